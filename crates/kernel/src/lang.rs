//! Languages of text.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The language a text is written in: a BCP 47 tag of a language and, where it matters, a script
/// (`en`, `zh`, `zh-Hant`, `fil`). Regions belong to markets, not to texts. At most 8 bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang {
    bytes: [u8; 8],
    len: u8,
}

/// The text is not a language tag of the form `ll`, `lll`, `ll-Ssss` or `lll-Ssss`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a language tag")]
pub struct NotALanguageTag;

impl Lang {
    pub const EN: Lang = Lang::two(*b"en");
    pub const ZH: Lang = Lang::two(*b"zh");
    pub const ID: Lang = Lang::two(*b"id");
    pub const TH: Lang = Lang::two(*b"th");
    pub const VI: Lang = Lang::two(*b"vi");
    pub const MS: Lang = Lang::two(*b"ms");
    pub const DE: Lang = Lang::two(*b"de");
    pub const JA: Lang = Lang::two(*b"ja");
    pub const FIL: Lang = Lang { bytes: *b"fil\0\0\0\0\0", len: 3 };

    const fn two(letters: [u8; 2]) -> Lang {
        Lang { bytes: [letters[0], letters[1], 0, 0, 0, 0, 0, 0], len: 2 }
    }

    /// The tag: language in lower case, script in title case.
    pub fn tag(&self) -> &str {
        self.bytes.get(..usize::from(self.len)).and_then(|b| std::str::from_utf8(b).ok()).unwrap_or("und")
    }

    /// The language without its script: `zh` of `zh-Hant`.
    pub fn base(&self) -> Lang {
        self.tag().split('-').next().and_then(|l| l.parse().ok()).unwrap_or(*self)
    }
}

impl FromStr for Lang {
    type Err = NotALanguageTag;

    fn from_str(s: &str) -> Result<Lang, NotALanguageTag> {
        let (language, script) = s.split_once('-').map_or((s, None), |(l, r)| (l, Some(r)));
        let letters = |t: &str| t.bytes().all(|b| b.is_ascii_alphabetic());
        let shaped =
            (2..=3).contains(&language.len()) && letters(language) && script.is_none_or(|t| t.len() == 4 && letters(t));
        if !shaped {
            return Err(NotALanguageTag);
        }
        let mut tag = language.to_ascii_lowercase();
        if let Some(script) = script {
            tag.push('-');
            tag.extend(script.chars().take(1).map(|c| c.to_ascii_uppercase()));
            tag.push_str(&script.chars().skip(1).collect::<String>().to_ascii_lowercase());
        }
        let mut bytes = [0; 8];
        for (to, from) in bytes.iter_mut().zip(tag.bytes()) {
            *to = from;
        }
        u8::try_from(tag.len()).map(|len| Lang { bytes, len }).map_err(|_| NotALanguageTag)
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

impl Serialize for Lang {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.tag())
    }
}

impl<'de> Deserialize<'de> for Lang {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Lang, D::Error> {
        let tag = std::borrow::Cow::<str>::deserialize(d)?;
        tag.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_in_any_case_and_written_in_one() {
        for (text, tag) in [("EN", "en"), ("fil", "fil"), ("zh-hANT", "zh-Hant")] {
            assert_eq!(text.parse::<Lang>().unwrap().tag(), tag);
        }
        for text in ["", "e", "english", "en-GB", "e1", "zh-Han"] {
            assert_eq!(text.parse::<Lang>(), Err(NotALanguageTag), "{text}");
        }
        assert_eq!("zh-Hant".parse::<Lang>().unwrap().base(), Lang::ZH);
    }
}
