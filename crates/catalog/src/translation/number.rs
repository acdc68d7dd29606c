//! Numbers and their units, read the way any of our languages writes them, and compared by value.

use std::collections::BTreeSet;

use kernel::Lang;

/// A number in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Quantity {
    /// As it is written, without the unit.
    pub(super) written: String,
    /// What it may mean, in plain decimal form: `1.299` is 1.299 or 1299.
    values: BTreeSet<String>,
    /// The unit's symbol, when one of ours follows.
    pub(super) unit: Option<&'static str>,
    /// Where it stands, unit included, in bytes.
    pub(super) start: usize,
    pub(super) end: usize,
}

/// What happened to a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Change {
    Lost(String),
    Added(String),
    Unit { number: String, unit: &'static str },
}

/// Units by symbol, with what else they are called. Latin names end at a word's end; a symbol's case counts.
const UNITS: &[(&str, &[&str])] = &[
    ("%", &["%", "％", "percent", "persen", "peratus", "porsyento", "Prozent", "เปอร์เซ็นต์", "phần trăm"]),
    ("mm", &["mm", "毫米", "มม.", "มม", "มิลลิเมตร", "ミリ"]),
    ("cm", &["cm", "厘米", "公分", "ซม.", "ซม", "เซนติเมตร", "センチ"]),
    ("km", &["km", "公里", "千米", "กม.", "กม", "キロメートル"]),
    ("m", &["m", "米", "เมตร", "メートル", "mét", "meter", "metre", "metro"]),
    ("mg", &["mg", "毫克", "มก.", "มก", "มิลลิกรัม"]),
    ("kg", &["kg", "公斤", "千克", "กก.", "กก", "กิโลกรัม", "キログラム"]),
    ("g", &["g", "gr", "gram", "gramo", "Gramm", "克", "กรัม", "グラム"]),
    ("ml", &["ml", "mL", "ML", "毫升", "มล.", "มล", "มิลลิลิตร", "ミリリットル"]),
    ("l", &["L", "l", "升", "ลิตร", "リットル", "liter", "litre", "lít"]),
    ("W", &["W", "瓦", "วัตต์", "ワット", "watt", "watts", "Watt"]),
    ("V", &["V", "伏", "โวลต์", "ボルト", "volt", "Volt"]),
    ("mAh", &["mAh", "毫安时", "毫安"]),
    ("Hz", &["Hz", "赫兹"]),
    ("dB", &["dB", "分贝"]),
    ("GB", &["GB", "G内存"]),
    ("TB", &["TB"]),
    ("MB", &["MB"]),
    ("°C", &["°C", "℃", "摄氏度", "องศาเซลเซียส"]),
    ("h", &["h", "hour", "hours", "小时", "ชั่วโมง", "giờ", "jam", "oras", "Stunde", "Stunden", "時間"]),
    (
        "min",
        &["min", "minute", "minutes", "分钟", "นาที", "phút", "menit", "minit", "minuto", "Minuten", "Minute", "分"],
    ),
    ("inch", &["inch", "inches", "英寸", "寸", "นิ้ว", "インチ", "inci", "pulgada", "Zoll", "\"", "″"]),
    ("oz", &["oz", "盎司"]),
    ("lb", &["lb", "lbs", "磅"]),
];

/// The words for one to ten, by language; a translation may write a small number out.
const WORDS: &[(Lang, [&str; 10])] = &[
    (Lang::EN, ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]),
    (Lang::ZH, ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]),
    (Lang::JA, ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]),
    (Lang::ID, ["satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh"]),
    (Lang::MS, ["satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "lapan", "sembilan", "sepuluh"]),
    (Lang::TH, ["หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ"]),
    (Lang::VI, ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"]),
    (Lang::FIL, ["isa", "dalawa", "tatlo", "apat", "lima", "anim", "pito", "walo", "siyam", "sampu"]),
    (Lang::DE, ["ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn"]),
];

/// The numbers of `text` in their order.
pub(super) fn quantities(text: &str) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let Some(start) = rest.char_indices().find(|(_, c)| digit(*c).is_some()).map(|(i, _)| at + i) else { break };
        let written: String = number_at(text.get(start..).unwrap_or_default());
        let end = start + written.len();
        let (unit, unit_len) = unit_at(text.get(end..).unwrap_or_default());
        let values = values(&written);
        found.push(Quantity { written, values, unit, start, end: end + unit_len });
        at = end + unit_len;
    }
    found
}

/// What a translation did to the numbers of its source: nothing, when the list is empty.
pub(super) fn changes(source: &str, target: &str, from: Lang, to: Lang) -> Vec<Change> {
    let mut left = quantities(target);
    let mut unmatched = Vec::new();
    for wanted in quantities(source) {
        match take(&mut left, |q| q.same_value(&wanted) && q.unit == wanted.unit) {
            Some(_) => {}
            None => unmatched.push(wanted),
        }
    }
    let mut changes = Vec::new();
    for wanted in unmatched {
        match (take(&mut left, |q| q.same_value(&wanted)), wanted.unit) {
            (Some(_), None) => {}
            (Some(_), Some(unit)) => changes.push(Change::Unit { number: wanted.written, unit }),
            (None, _) if written_out(&wanted, target, to) => {}
            (None, _) => changes.push(Change::Lost(wanted.written)),
        }
    }
    left.retain(|extra| !written_out(extra, source, from));
    changes.extend(left.into_iter().map(|extra| Change::Added(extra.written)));
    changes
}

impl Quantity {
    fn same_value(&self, other: &Quantity) -> bool {
        !self.values.is_disjoint(&other.values)
    }

    /// A bare whole number below ten: natural languages inflect around it, so it is left in the text.
    pub(super) fn is_small(&self) -> bool {
        self.unit.is_none() && self.written.chars().count() == 1
    }
}

fn take(list: &mut Vec<Quantity>, wanted: impl Fn(&Quantity) -> bool) -> Option<Quantity> {
    list.iter().position(wanted).map(|i| list.remove(i))
}

/// Whether `text` says the number in words. Two has many words in Chinese, a pair among them.
fn written_out(number: &Quantity, text: &str, lang: Lang) -> bool {
    let value = number.values.iter().find_map(|v| v.parse::<usize>().ok()).filter(|v| (1..=10).contains(v));
    let Some(value) = value else { return false };
    let text = text.to_lowercase();
    let word = WORDS.iter().find(|(l, _)| *l == lang.base()).and_then(|(_, words)| words.get(value - 1));
    let spaced = !matches!(lang.base(), Lang::ZH | Lang::JA | Lang::TH);
    let said = |word: &str| match spaced {
        true => text.split(|c: char| !c.is_alphabetic()).any(|w| w == word),
        false => text.contains(word),
    };
    let also = value == 2 && ["两", "双", "兩", "雙", "对", "pair", "couple"].iter().any(|w| text.contains(w));
    also || word.is_some_and(|word| said(word))
}

/// The value of a decimal digit: ASCII, full-width or Thai.
fn digit(c: char) -> Option<u32> {
    let zeros = [u32::from('0'), 0xFF10, 0x0E50];
    zeros.into_iter().find_map(|zero| u32::from(c).checked_sub(zero).filter(|d| *d < 10))
}

/// The number at the beginning of `text`: digits, with single separators between digits.
fn number_at(text: &str) -> String {
    let mut written = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let separates = matches!(c, '.' | ',' | '\u{a0}' | '\u{202f}' | '\'' | '’' | '٬' | '，' | '．');
        let goes_on = separates && chars.peek().is_some_and(|next| digit(*next).is_some());
        if digit(c).is_none() && !goes_on {
            break;
        }
        written.push(c);
    }
    written
}

/// Everything a written number may mean.
fn values(written: &str) -> BTreeSet<String> {
    let plain: String = written.chars().map(plain_char).collect();
    let groups: Vec<&str> = plain.split(['.', ',', ' ']).collect();
    let kinds: BTreeSet<char> = plain.chars().filter(|c| !c.is_ascii_digit()).collect();
    let in_threes = groups.iter().skip(1).all(|group| group.len() == 3) && groups.first().is_some_and(|g| g.len() <= 3);
    let mut values = BTreeSet::new();
    if in_threes && kinds.len() <= 1 {
        values.insert(decimal(&groups.concat(), ""));
    }
    if kinds.len() == 2 || (groups.len() == 2 && !kinds.contains(&' ')) {
        let (whole, fraction) = groups.split_at(groups.len() - 1);
        values.insert(decimal(&whole.concat(), &fraction.concat()));
    }
    if groups.len() == 1 {
        values.insert(decimal(&plain, ""));
    }
    if values.is_empty() {
        values.insert(plain);
    }
    values
}

fn plain_char(c: char) -> char {
    match (digit(c), c) {
        (Some(value), _) => char::from_digit(value, 10).unwrap_or(c),
        (None, ',' | '，') => ',',
        (None, '.' | '．') => '.',
        _ => ' ',
    }
}

fn decimal(whole: &str, fraction: &str) -> String {
    let whole = whole.trim_start_matches('0');
    let fraction = fraction.trim_end_matches('0');
    match (whole, fraction) {
        ("", "") => "0".to_owned(),
        (whole, "") => whole.to_owned(),
        ("", fraction) => format!("0.{fraction}"),
        (whole, fraction) => format!("{whole}.{fraction}"),
    }
}

/// The unit at the beginning of `text`, after at most one space, and the bytes it takes.
fn unit_at(text: &str) -> (Option<&'static str>, usize) {
    let spaces = text.chars().next().filter(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}')).map_or(0, char::len_utf8);
    let rest = text.get(spaces..).unwrap_or_default();
    let names = UNITS.iter().flat_map(|(symbol, names)| names.iter().map(move |name| (*symbol, *name)));
    let here = names.filter(|(_, name)| rest.starts_with(name) && ends_there(name, rest));
    let longest = here.max_by_key(|(_, name)| name.len());
    longest.map_or((None, 0), |(symbol, name)| (Some(symbol), spaces + name.len()))
}

/// A Latin name must not go on as a word: `5 m` is metres, `5 mixed` is not.
fn ends_there(name: &str, rest: &str) -> bool {
    let latin = name.chars().last().is_some_and(|c| c.is_alphabetic() && u32::from(c) < 0x0250);
    let next = rest.get(name.len()..).and_then(|after| after.chars().next());
    !latin || next.is_none_or(|c| !c.is_alphanumeric() || u32::from(c) >= 0x0E00)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(source: &str, from: Lang, target: &str, to: Lang) {
        assert_eq!(changes(source, target, from, to), [], "{source} / {target}");
    }

    #[test]
    fn a_number_keeps_its_value_in_any_writing() {
        same("1,299.50 W", Lang::EN, "1.299,50 W", Lang::ID);
        same("weighs 1,299 g", Lang::EN, "berat 1.299 g", Lang::ID);
        same("50ml", Lang::EN, "50毫升", Lang::ZH);
        same("50 ml", Lang::EN, "๕๐ มล.", Lang::TH);
        same("１２cm", Lang::ZH, "12 cm", Lang::EN);
        same("1.50 m", Lang::EN, "1,5 m", Lang::DE);
        same("10x20x5 cm", Lang::EN, "10x20x5 cm", Lang::VI);
        same("version 1.2.3", Lang::EN, "versi 1.2.3", Lang::ID);
        same("30%", Lang::EN, "30 Prozent", Lang::DE);
    }

    #[test]
    fn small_numbers_may_be_words() {
        same("2件装", Lang::ZH, "set of two", Lang::EN);
        same("三件套", Lang::ZH, "3-piece set", Lang::EN);
        same("一双", Lang::ZH, "1 pair", Lang::EN);
        same("2 pieces", Lang::EN, "两件", Lang::ZH);
    }

    #[test]
    fn a_changed_number_is_named() {
        let changed = |s: &str, t: &str| changes(s, t, Lang::EN, Lang::ID);
        assert_eq!(changed("128 GB", "256 GB"), [Change::Lost("128".into()), Change::Added("256".into())]);
        assert_eq!(changed("50 ml", "50 l"), [Change::Unit { number: "50".into(), unit: "ml" }]);
        assert_eq!(changed("Lamp", "Lampu 24"), [Change::Added("24".into())]);
        assert_eq!(changed("1.5 m", "15 m"), [Change::Lost("1.5".into()), Change::Added("15".into())]);
        assert_eq!(changed("3 and 3", "3"), [Change::Lost("3".into())]);
    }

    #[test]
    fn a_unit_is_a_whole_word() {
        let units =
            |text: &str| -> Vec<Option<&'static str>> { quantities(text).into_iter().map(|q| q.unit).collect() };
        assert_eq!(units("5 mixed, 5 m, 5G, 5 g"), [None, Some("m"), None, Some("g")]);
        assert_eq!(units("5 in 1"), [None, None]);
        assert_eq!(units("220V电压"), [Some("V")]);
        assert_eq!(units("12 mAh"), [Some("mAh")]);
    }
}
