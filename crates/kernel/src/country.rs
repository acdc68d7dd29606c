//! Countries, and the markets that are named after them.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An ISO 3166-1 alpha-2 code in upper case. The shape is checked; whether the country exists is the market list's to say.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country([u8; 2]);

/// A market is a country where Meadow sells, and goes by its code.
pub type MarketCode = Country;

/// The text is not two letters.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a two-letter country code")]
pub struct NotACountryCode;

impl Country {
    /// The country of two upper-case ASCII letters, for constants: `Country::new(*b"GB")`.
    pub const fn new(letters: [u8; 2]) -> Country {
        assert!(letters[0].is_ascii_uppercase() && letters[1].is_ascii_uppercase());
        Country(letters)
    }

    /// The code, upper case.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("ZZ")
    }

    /// The code as it stands in a URL.
    pub fn slug(&self) -> String {
        self.code().to_ascii_lowercase()
    }
}

impl FromStr for Country {
    type Err = NotACountryCode;

    /// Reads either case: `gb` in a URL and `GB` in JSON are the same market.
    fn from_str(s: &str) -> Result<Country, NotACountryCode> {
        match *s.as_bytes() {
            [a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => {
                Ok(Country([a.to_ascii_uppercase(), b.to_ascii_uppercase()]))
            }
            _ => Err(NotACountryCode),
        }
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Country {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Country {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Country, D::Error> {
        let code = std::borrow::Cow::<str>::deserialize(d)?;
        code.parse().map_err(serde::de::Error::custom)
    }
}
