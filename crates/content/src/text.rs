//! What people write, made ready to be kept and compared.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Plain text as it is kept: composed, without characters that are seen by nobody or turn the direction of others, lines kept,
/// at most two line ends in a row, nothing blank at either end.
pub(crate) fn plain(text: &str) -> String {
    let composed = text.replace("\r\n", "\n").replace('\t', " ").nfc().filter(|c| is_kept(*c)).collect::<String>();
    let mut lines = 0;
    let kept = composed.trim().chars().filter(|c| {
        lines = if *c == '\n' { lines + 1 } else { 0 };
        lines <= 2
    });
    kept.collect()
}

/// Plain text on one line.
pub(crate) fn line(text: &str) -> String {
    plain(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_kept(c: char) -> bool {
    let turns = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}');
    c == '\n' || !(c.is_control() || turns)
}

/// Text as it is compared: wide and narrow, upper and lower case are the same.
pub(crate) fn folded(text: &str) -> String {
    text.nfkc().flat_map(char::to_lowercase).nfc().collect()
}

/// Whether a character belongs to a word of any script: letters, digits, marks, the underscore.
pub(crate) fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c) || c == '_'
}

/// What two texts share when they say the same with other dots, blanks or pictures.
pub(crate) fn key(text: &str) -> String {
    folded(text).chars().filter(|c| is_of_word(*c)).take(KEY_CHARACTERS_MAX).collect()
}

const KEY_CHARACTERS_MAX: usize = 100;

/// Whether `text` holds an address of the web or of mail.
pub(crate) fn has_link(text: &str) -> bool {
    let folded = folded(text);
    folded.contains("://") || folded.split(|c: char| c.is_whitespace()).any(is_address)
}

/// `www.x`, `shop.example/path`, `mali@shop.example`; not `3.50`, `ok...sure` or `end.Next`.
fn is_address(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let host = word.split(['/', '?', ':']).next().unwrap_or_default();
    let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
    let labels: Vec<&str> = host.split('.').collect();
    let named = |label: &&str| {
        !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') && !label.starts_with('-')
    };
    let Some(last) = labels.last() else { return false };
    let ends_well = ENDINGS.contains(last) || word.contains('@') || host.starts_with("www.") || word.len() > host.len();
    labels.len() > 1 && labels.iter().all(named) && last.chars().all(|c| c.is_ascii_alphabetic()) && ends_well
}

/// The ends of names that are bought to sell; a dot before any other word is taken for a slip of the finger.
const ENDINGS: [&str; 40] = [
    "com", "net", "org", "info", "biz", "shop", "store", "online", "site", "xyz", "top", "club", "vip", "link", "live",
    "app", "io", "co", "me", "tv", "cc", "ly", "gl", "gg", "cn", "hk", "tw", "jp", "kr", "uk", "us", "eu", "de", "ru",
    "th", "vn", "my", "sg", "ph", "id",
];

/// Whether `text` holds one of `words`, which are folded. A word of Latin letters or digits must stand alone; others, whose scripts
/// put nothing between words, may stand anywhere.
pub(crate) fn holds_word(text: &str, words: &[String]) -> bool {
    let folded = folded(text);
    words.iter().any(|word| match word.chars().all(|c| c.is_ascii_alphanumeric() || c == ' ') {
        true => holds_alone(&folded, word),
        false => folded.contains(word.as_str()),
    })
}

fn holds_alone(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(start, found)| {
        let before = text.get(..start).and_then(|t| t.chars().next_back());
        let after = text.get(start + found.len()..).and_then(|t| t.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_keeps_words_and_lines_and_nothing_that_hides() {
        assert_eq!(plain("  a\u{202e}b\0c\r\nd\n\n\n\ne \u{feff}"), "abc\nd\n\ne");
        assert_eq!(plain("<b>bold</b> & more"), "<b>bold</b> & more");
        assert_eq!(plain("ที่รัก 👨‍👩‍👧"), "ที่รัก 👨‍👩‍👧");
        assert_eq!(line(" a \n b\tc "), "a b c");
    }

    #[test]
    fn addresses_are_found_and_prices_are_not() {
        for text in [
            "http://x.example",
            "look at www.shop.example",
            "MyShop.com",
            "bit.ly/3abc",
            "mail mali@home.example now",
            "ＷＷＷ．shop．com",
            "t.me/joinme",
            "(shop.vn)",
            "go to cheap.example/buy",
        ] {
            assert!(has_link(text), "{text}");
        }
        for text in [
            "only 3.50!",
            "ok...sure",
            "It ends.Next one",
            "v1.2.3",
            "@mali",
            "50.000đ",
            "1.5kg",
            "ราคา 99.-",
            "好看。真的",
        ] {
            assert!(!has_link(text), "{text}");
        }
    }

    #[test]
    fn a_blocked_word_is_found_in_any_writing() {
        let words: Vec<String> = ["scam", "โกง", "骗子"].iter().map(|w| folded(w)).collect();
        for text in ["SCAM!", "a ｓｃａｍ here", "ร้านนี้โกงมาก", "他是骗子吗"] {
            assert!(holds_word(text, &words), "{text}");
        }
        assert!(!holds_word("scampi for dinner", &words));
    }

    #[test]
    fn a_key_forgets_dots_and_pictures() {
        assert_eq!(key("Buy NOW!!! 🔥"), key("buy now"));
        assert_ne!(key("buy now"), key("buy later"));
    }
}
