//! ISO 4217 currencies.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An ISO 4217 currency, with the exponent of the standard as its unit of storage (JPY 0, GBP 2, KWD 3).
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Currency(iso_currency::Currency);

/// The text is not the alphabetic code of an ISO 4217 currency.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an ISO 4217 currency code")]
pub struct UnknownCurrency;

impl Currency {
    pub const CNY: Currency = Currency(iso_currency::Currency::CNY);
    pub const EUR: Currency = Currency(iso_currency::Currency::EUR);
    pub const GBP: Currency = Currency(iso_currency::Currency::GBP);
    pub const IDR: Currency = Currency(iso_currency::Currency::IDR);
    pub const JPY: Currency = Currency(iso_currency::Currency::JPY);
    pub const MYR: Currency = Currency(iso_currency::Currency::MYR);
    pub const PHP: Currency = Currency(iso_currency::Currency::PHP);
    pub const SGD: Currency = Currency(iso_currency::Currency::SGD);
    pub const THB: Currency = Currency(iso_currency::Currency::THB);
    pub const USD: Currency = Currency(iso_currency::Currency::USD);
    pub const VND: Currency = Currency(iso_currency::Currency::VND);

    /// The three-letter code, upper case.
    pub fn code(self) -> &'static str {
        self.0.code()
    }

    /// The English name of the standard.
    pub fn name(&self) -> &str {
        self.0.name()
    }

    /// Decimal digits between the minor unit and the major one: 2 means a minor unit is a hundredth.
    pub fn exponent(self) -> u32 {
        self.0.exponent().map_or(0, u32::from)
    }
}

impl FromStr for Currency {
    type Err = UnknownCurrency;

    fn from_str(s: &str) -> Result<Currency, UnknownCurrency> {
        iso_currency::Currency::from_code(s).map(Currency).ok_or(UnknownCurrency)
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl PartialOrd for Currency {
    fn partial_cmp(&self, other: &Currency) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Currency {
    fn cmp(&self, other: &Currency) -> std::cmp::Ordering {
        self.code().cmp(other.code())
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Currency, D::Error> {
        let code = std::borrow::Cow::<str>::deserialize(d)?;
        code.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exponents_are_those_of_the_standard() {
        let exponents = [("JPY", 0), ("VND", 0), ("GBP", 2), ("IDR", 2), ("KWD", 3)];
        for (code, exponent) in exponents {
            assert_eq!(code.parse::<Currency>().unwrap().exponent(), exponent, "{code}");
        }
        assert_eq!("gbp".parse::<Currency>(), Err(UnknownCurrency));
    }
}
