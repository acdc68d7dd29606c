//! Text as people type it, made ready to be kept: no control characters, no space around it, counted in graphemes.

use sha2::{Digest as _, Sha256};
use unicode_segmentation::UnicodeSegmentation as _;

/// One line: control characters and runs of white space become a single space, none at the ends.
pub(crate) fn line(text: &str) -> String {
    let spaced = text.split(|c: char| c.is_whitespace() || c.is_control());
    spaced.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Several lines: control characters but line breaks and tabs are dropped, line ends become `\n`, no white space at the ends.
pub(crate) fn block(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    kept.trim().to_owned()
}

/// Whether the text has at most `max` graphemes. Counts no further.
pub(crate) fn graphemes_within(text: &str, max: usize) -> bool {
    text.len() <= max || text.graphemes(true).nth(max).is_none()
}

/// The first `max` graphemes.
pub(crate) fn cut(text: &str, max: usize) -> String {
    if text.len() <= max { text.to_owned() } else { text.graphemes(true).take(max).collect() }
}

/// Lower-case ASCII letters and digits with single dashes between them; empty when the text has none.
pub(crate) fn slug(text: &str) -> String {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-").to_ascii_lowercase()
}

/// The first `digits` hexadecimal digits of the text's SHA-256.
pub(crate) fn fingerprint(text: &str, digits: usize) -> String {
    hex::encode(Sha256::digest(text.as_bytes())).chars().take(digits).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_blocks_lose_what_no_database_keeps() {
        assert_eq!(line("  a\u{0}\tb\r\nc  "), "a b c");
        assert_eq!(block("\u{7}a\r\nb\rc\n"), "a\nb\nc");
    }

    #[test]
    fn graphemes_are_what_people_count() {
        let family = "👨‍👩‍👧‍👦";
        assert!(graphemes_within(&family.repeat(255), 255));
        assert!(!graphemes_within(&family.repeat(256), 255));
        assert_eq!(cut(&family.repeat(3), 2), family.repeat(2));
    }

    #[test]
    fn slugs_are_plain() {
        assert_eq!(slug(" Ocean — Blue Shirt! "), "ocean-blue-shirt");
        assert_eq!(slug("水晶"), "");
    }
}
