//! Frankfurter, version 2 of its API, public or self-hosted.
//!
//! `GET {address}/v2/rates?base=EUR` answers `[{"date":"2026-11-20","base":"EUR","quote":"USD","rate":1.1172}, …]`: the
//! latest rate of every currency, each with its own day, since its sources publish on different days
//! (<https://frankfurter.dev>, OpenAPI 3 document of its repository). The number is read from its text, digit by digit.

use std::collections::BTreeMap;

use jiff::civil::Date;
use kernel::{Currency, Rate};
use market::fx::{RateKind, RateSheet, RateSource, RateSourceError};
use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::value::RawValue;
use url::Url;

use super::http::{Http, Limits, Setup};

/// A service of Frankfurter's shape.
pub struct Frankfurter {
    http: Http,
    address: Url,
    name: String,
}

impl Frankfurter {
    /// The service at `address`, with or without the `/v2` at its end.
    pub fn new(address: Url, limits: Limits) -> Result<Frankfurter, Setup> {
        let name = format!("Frankfurter at {}", address.host_str().unwrap_or("unknown host"));
        Ok(Frankfurter { http: Http::new(limits)?, address, name })
    }

    fn rates_of(&self, base: Currency) -> Url {
        let mut url = self.address.clone();
        let path = url.path().trim_end_matches('/').trim_end_matches("/v2").to_owned();
        url.set_path(&format!("{path}/v2/rates"));
        url.set_query(Some(&format!("base={base}")));
        url
    }
}

impl RateSource for Frankfurter {
    fn name(&self) -> &str {
        &self.name
    }

    fn fetch(&self, base: Currency) -> Result<Vec<RateSheet>, RateSourceError> {
        let body = self.http.get(self.rates_of(base))?;
        let answer: Vec<Answer<'_>> =
            serde_json::from_slice(&body).map_err(|error| RateSourceError::Unreadable(error.to_string()))?;
        let mut days: BTreeMap<Date, Vec<(Currency, Rate)>> = BTreeMap::new();
        for row in &answer {
            if let Some((quote, rate)) = row.read(base)? {
                days.entry(row.date).or_default().push((quote, rate));
            }
        }
        if days.is_empty() {
            return Err(RateSourceError::Unreadable("no rate of a known currency".to_owned()));
        }
        let sheet = |(date, rates)| RateSheet { kind: RateKind::Http, date, base, source: self.name.clone(), rates };
        Ok(days.into_iter().map(sheet).collect())
    }
}

#[derive(Deserialize)]
struct Answer<'a> {
    date: Date,
    base: String,
    quote: String,
    #[serde(borrow)]
    rate: &'a RawValue,
}

impl Answer<'_> {
    /// The row's currency and rate; `None` for what has no place here: assets that are no currency of ISO 4217 (gold,
    /// coins) and the base in itself.
    fn read(&self, base: Currency) -> Result<Option<(Currency, Rate)>, RateSourceError> {
        if self.base != base.code() {
            return Err(RateSourceError::Unreadable(format!("asked for {base}, answered in {:.12}", self.base)));
        }
        let Ok(quote) = self.quote.parse::<Currency>() else { return Ok(None) };
        if quote == base {
            return Ok(None);
        }
        let text = self.rate.get();
        let value = text.parse::<Decimal>().or_else(|_| Decimal::from_scientific(text));
        let rate = value.ok().and_then(Rate::new);
        let wrong = || RateSourceError::Unreadable(format!("the rate of {quote} is {text:.40}"));
        rate.map(|rate| Some((quote, rate))).ok_or_else(wrong)
    }
}
