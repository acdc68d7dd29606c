//! Every country of ISO 3166-1, with what is needed to open a market there.
//!
//! Codes and names: ISO 3166-1 and CLDR 47. Currencies: ISO 4217 and CLDR. Languages: CLDR's official languages, the most
//! spoken first, at most three. Time zones: the IANA database, the zone of the capital or largest city.

use std::sync::LazyLock;

use kernel::{Country, Currency, Lang};
use serde::Deserialize;

/// A country's facts.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct CountryFacts {
    pub code: Country,
    /// English short name.
    pub name: String,
    pub currency: Currency,
    /// The main one first; never empty.
    #[serde(deserialize_with = "languages")]
    pub languages: Vec<Lang>,
    /// IANA time zone.
    pub time_zone: String,
}

/// All 249 countries, by code.
pub fn all() -> &'static [CountryFacts] {
    &COUNTRIES
}

/// The country with this code, or `None` when ISO has given it to nobody.
pub fn find(code: Country) -> Option<&'static CountryFacts> {
    let at = COUNTRIES.binary_search_by_key(&code, |facts| facts.code).ok()?;
    COUNTRIES.get(at)
}

static COUNTRIES: LazyLock<Vec<CountryFacts>> = LazyLock::new(|| {
    let mut reader = csv::Reader::from_reader(include_str!("../data/countries.csv").as_bytes());
    let mut countries: Vec<CountryFacts> = reader.deserialize().filter_map(Result::ok).collect();
    countries.sort_by_key(|facts| facts.code);
    countries
});

fn languages<'de, D: serde::Deserializer<'de>>(d: D) -> Result<Vec<Lang>, D::Error> {
    let text = String::deserialize(d)?;
    text.split(' ').map(|tag| tag.parse().map_err(serde::de::Error::custom)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_of_the_file_is_read() {
        let rows = include_str!("../data/countries.csv").lines().count() - 1;
        assert_eq!((all().len(), rows), (249, 249));
    }

    #[test]
    fn every_country_has_a_language_and_a_time_zone_that_exists() {
        for country in all() {
            assert!(!country.languages.is_empty(), "{:?}", country.code);
            assert!(jiff::tz::TimeZone::get(&country.time_zone).is_ok(), "{}", country.time_zone);
        }
    }

    #[test]
    fn a_country_is_found_by_its_code() {
        let philippines = find("PH".parse().unwrap()).unwrap();
        assert_eq!(philippines.currency, Currency::PHP);
        assert_eq!(philippines.languages, [Lang::FIL, Lang::EN]);
        assert_eq!(find("XX".parse().unwrap()), None);
    }
}
