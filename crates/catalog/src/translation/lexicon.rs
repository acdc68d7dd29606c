//! Names of colours, sizes, materials, kinds and things in nine languages: right without any translator.
//!
//! It answers whole terms only (the name or a value of an option, a category), never sentences. Two tables, a column a
//! language; in a cell `|` separates what else the thing is called, the first name is the one given:
//!
//! - `terms.csv` is Meadow's own: option names, values and product kinds, checked by hand.
//! - `things.csv` comes from Unicode CLDR 48 (the npm package `cldr-annotations-full` 48.2.0, text-to-speech names;
//!   Copyright © Unicode, Inc., licence Unicode-3.0). To make it anew: unpack the package, take `default[0]` of every
//!   `annotations.annotations.CHARACTER.tts` of the nine languages for the characters in the ranges of clothing,
//!   food, animals, plants, sports, household and technical things, drop names with a colon or a digit and rows in which a language has no name, and
//!   sort by the English name.
//!
//! Units are written by hand, after the long and short names of CLDR: see `UNITS`.

use std::collections::HashMap;
use std::sync::LazyLock;

use kernel::Lang;

use super::key::normalise;
use super::{FieldKind, Pair, number};

const TERMS: &str = include_str!("lexicon/terms.csv");
const THINGS: &str = include_str!("lexicon/things.csv");

/// The columns of both tables, after the terms' `kind`.
const COLUMNS: [Lang; 9] = [Lang::EN, Lang::ZH, Lang::ID, Lang::TH, Lang::VI, Lang::MS, Lang::FIL, Lang::DE, Lang::JA];

/// One thing: its names by column, the given one first.
type Row = [Vec<String>; 9];

/// What a term is used for: *orange* is a colour among values and a fruit among kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Use {
    Axis,
    Value,
    Kind,
}

struct Lexicon {
    rows: Vec<Row>,
    /// Use, column and folded name to the row. Meadow's own terms come first and win.
    by_name: HashMap<(Use, usize, String), usize>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);

/// The term in the other language, if it is one we know.
pub fn translate(kind: FieldKind, text: &str, pair: Pair) -> Option<String> {
    if !kind.is_term() {
        return None;
    }
    let (from, to) = (column(pair.from)?, column(pair.to)?);
    let text = normalise(text);
    let term = LEXICON.term(kind, &text, from, to);
    term.or_else(|| quantity(&text, pair.to)).or_else(|| joined(kind, &text, pair))
}

/// Terms known to the lexicon, for the operator's page.
pub fn len() -> usize {
    LEXICON.rows.len()
}

impl Lexicon {
    fn read() -> Lexicon {
        let mut lexicon = Lexicon { rows: Vec::new(), by_name: HashMap::new() };
        for (table, skip) in [(TERMS, 1), (THINGS, 0)] {
            for record in csv::Reader::from_reader(table.as_bytes()).records().flatten() {
                let used = match record.iter().next().filter(|_| skip == 1) {
                    Some("axis") => Use::Axis,
                    Some("kind") | None => Use::Kind,
                    Some(_) => Use::Value,
                };
                let cells = record.iter().skip(skip).map(|cell| cell.split('|').map(str::to_owned).collect());
                if let Ok(row) = Row::try_from(cells.collect::<Vec<Vec<String>>>()) {
                    lexicon.add(used, row);
                }
            }
        }
        lexicon
    }

    fn add(&mut self, used: Use, row: Row) {
        let at = self.rows.len();
        for (column, names) in row.iter().enumerate() {
            for name in names {
                self.by_name.entry((used, column, fold(name))).or_insert(at);
            }
        }
        self.rows.push(row);
    }

    fn term(&self, kind: FieldKind, text: &str, from: usize, to: usize) -> Option<String> {
        let uses: &[Use] = match kind {
            FieldKind::OptionName => &[Use::Axis],
            FieldKind::Category => &[Use::Kind],
            _ => &[Use::Value, Use::Kind],
        };
        let name = fold(text);
        let at = uses.iter().find_map(|used| self.by_name.get(&(*used, from, name.clone())))?;
        let given = self.rows.get(*at)?.get(to)?.first()?;
        Some(in_the_case_of(text, given))
    }
}

fn column(lang: Lang) -> Option<usize> {
    COLUMNS.iter().position(|column| *column == lang)
}

fn fold(name: &str) -> String {
    normalise(name).to_lowercase()
}

/// A term that the seller begins with a capital begins with one.
fn in_the_case_of(model: &str, term: &str) -> String {
    let upper = model.chars().next().is_some_and(|c| !c.is_lowercase());
    let mut letters = term.chars();
    match letters.next().filter(|c| upper && c.is_lowercase()) {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => term.to_owned(),
    }
}

/// Units whose name differs by language, by symbol. A symbol that is absent is international.
const UNITS: &[(&str, Lang, &str)] = &[
    ("mm", Lang::ZH, "毫米"),
    ("mm", Lang::TH, " มม."),
    ("cm", Lang::ZH, "厘米"),
    ("cm", Lang::TH, " ซม."),
    ("m", Lang::ZH, "米"),
    ("m", Lang::TH, " ม."),
    ("km", Lang::ZH, "公里"),
    ("km", Lang::TH, " กม."),
    ("mg", Lang::ZH, "毫克"),
    ("mg", Lang::TH, " มก."),
    ("g", Lang::ZH, "克"),
    ("g", Lang::TH, " ก."),
    ("kg", Lang::ZH, "千克"),
    ("kg", Lang::TH, " กก."),
    ("ml", Lang::ZH, "毫升"),
    ("ml", Lang::TH, " มล."),
    ("l", Lang::ZH, "升"),
    ("l", Lang::TH, " ลิตร"),
    ("inch", Lang::ZH, "英寸"),
    ("inch", Lang::TH, " นิ้ว"),
    ("inch", Lang::EN, " in"),
    ("inch", Lang::JA, " インチ"),
    ("inch", Lang::DE, " Zoll"),
    ("inch", Lang::ID, " inci"),
    ("inch", Lang::MS, " inci"),
    ("inch", Lang::VI, " inch"),
    ("inch", Lang::FIL, " in"),
    ("h", Lang::ZH, "小时"),
    ("h", Lang::TH, " ชม."),
    ("h", Lang::JA, "時間"),
    ("h", Lang::ID, " jam"),
    ("h", Lang::MS, " jam"),
    ("h", Lang::VI, " giờ"),
    ("h", Lang::DE, " Std."),
    ("h", Lang::FIL, " oras"),
    ("min", Lang::ZH, "分钟"),
    ("min", Lang::TH, " นาที"),
    ("min", Lang::JA, "分"),
    ("min", Lang::ID, " mnt"),
    ("min", Lang::MS, " min"),
    ("min", Lang::VI, " phút"),
    ("min", Lang::DE, " Min."),
    ("min", Lang::FIL, " min"),
    ("oz", Lang::ZH, "盎司"),
    ("oz", Lang::TH, " ออนซ์"),
    ("oz", Lang::JA, " オンス"),
    ("lb", Lang::ZH, "磅"),
    ("lb", Lang::TH, " ปอนด์"),
    ("lb", Lang::JA, " ポンド"),
    ("%", Lang::EN, "%"),
    ("%", Lang::ZH, "%"),
    ("%", Lang::ID, "%"),
    ("%", Lang::TH, "%"),
    ("%", Lang::VI, "%"),
    ("%", Lang::MS, "%"),
    ("%", Lang::FIL, "%"),
    ("%", Lang::JA, "%"),
];

/// A number with its unit, and nothing else: `50 ml` is `50毫升`.
fn quantity(text: &str, to: Lang) -> Option<String> {
    let quantities = number::quantities(text);
    let [only] = quantities.as_slice() else { return None };
    let unit = only.unit.filter(|_| only.start == 0 && only.end == text.len())?;
    let named = UNITS.iter().find(|(symbol, lang, _)| *symbol == unit && *lang == to).map(|(_, _, name)| *name);
    Some(named.map_or_else(|| format!("{} {unit}", only.written), |name| format!("{}{name}", only.written)))
}

/// Known terms and quantities joined by a sign: `Red / 50 ml`, `黑色+白色`.
fn joined(kind: FieldKind, text: &str, pair: Pair) -> Option<String> {
    let (from, to) = (column(pair.from)?, column(pair.to)?);
    let sign =
        [" / ", "/", " + ", "+", " & ", "&", ", ", "，", "、", " - "].into_iter().find(|sign| text.contains(sign))?;
    let part = |part: &str| LEXICON.term(kind, part, from, to).or_else(|| quantity(part, pair.to));
    let parts = text.split(sign).map(str::trim).map(part);
    let parts: Vec<String> = parts.collect::<Option<_>>()?;
    let sign = match sign {
        "，" | "、" => ", ",
        sign => sign,
    };
    Some(parts.join(sign))
}

#[cfg(test)]
mod tests;
