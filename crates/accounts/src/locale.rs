//! The language and region a person reads in.

use std::fmt;
use std::str::FromStr;

use kernel::{Country, Lang};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A language and, if said, a region: `en`, `en-GB`, `fil-PH`, `zh-Hant-HK`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Locale {
    pub lang: Lang,
    pub region: Option<Country>,
}

/// The text is not a language tag with an optional region.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a locale")]
pub struct NotALocale;

impl From<Lang> for Locale {
    fn from(lang: Lang) -> Locale {
        Locale { lang, region: None }
    }
}

impl FromStr for Locale {
    type Err = NotALocale;

    fn from_str(text: &str) -> Result<Locale, NotALocale> {
        if let Ok(lang) = text.parse() {
            return Ok(Locale { lang, region: None });
        }
        let (lang, region) = text.rsplit_once('-').ok_or(NotALocale)?;
        let lang = lang.parse().map_err(|_| NotALocale)?;
        let region = region.parse().map_err(|_| NotALocale)?;
        Ok(Locale { lang, region: Some(region) })
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.lang)?;
        self.region.map_or(Ok(()), |region| write!(f, "-{region}"))
    }
}

impl Serialize for Locale {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Locale {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Locale, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(d)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_is_a_language_and_perhaps_a_region() {
        for (text, written) in [("en", "en"), ("en-gb", "en-GB"), ("zh-hant-HK", "zh-Hant-HK"), ("fil-PH", "fil-PH")] {
            assert_eq!(text.parse::<Locale>().unwrap().to_string(), written);
        }
        for text in ["", "-", "english", "en_GB", "en-GBR-x", "<script>"] {
            assert_eq!(text.parse::<Locale>(), Err(NotALocale), "{text}");
        }
    }
}
