//! The key by which a text is found again.

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

/// The first 64 bits of the SHA-256 of a source text after [`normalise`]: texts that differ only in spacing or Unicode
/// form share it. In a memory of a million texts two different ones share a key with a probability of 3 × 10⁻⁸.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceKey(i64);

impl SourceKey {
    /// The key of `text`.
    pub fn of(text: &str) -> SourceKey {
        let digest: [u8; 32] = Sha256::digest(normalise(text).as_bytes()).into();
        let [a, b, c, d, e, f, g, h, ..] = digest;
        SourceKey(i64::from_be_bytes([a, b, c, d, e, f, g, h]))
    }

    /// The key with this stored value.
    pub(super) const fn from_stored(value: i64) -> SourceKey {
        SourceKey(value)
    }

    /// As stored.
    pub const fn get(self) -> i64 {
        self.0
    }
}

/// NFC, with runs of white space made one space and none at the ends.
pub(super) fn normalise(text: &str) -> String {
    let composed: String = text.nfc().collect();
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spacing_and_unicode_form_do_not_matter_and_words_do() {
        assert_eq!(SourceKey::of("café  au\n lait "), SourceKey::of("cafe\u{301} au lait"));
        assert_ne!(SourceKey::of("café"), SourceKey::of("cafe"));
        assert_ne!(SourceKey::of("Red"), SourceKey::of("red"));
    }
}
