//! Which of the currencies that markets need have a usable rate: what `doctor` and the operator's page say.

use jiff::civil::Date;
use kernel::{Currency, MarketCode};
use serde::{Deserialize, Serialize};

use super::{Book, RateError, RateKind};
use crate::Market;

/// The rates of one currency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CurrencyStatus {
    pub currency: Currency,
    /// The markets that need it.
    pub markets: Vec<MarketCode>,
    pub freshness: Freshness,
}

/// Whether a currency can be priced in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "freshness", rename_all = "snake_case")]
pub enum Freshness {
    Ok {
        kind: RateKind,
        date: Date,
        source: String,
    },
    /// The newest rate is too old: prices are pending.
    Old {
        date: Date,
    },
    /// There is no rate at all: prices are pending, or in US dollars.
    Missing,
}

/// The state of every currency of `markets`, seen from `base`, by code.
pub fn status_of(book: &Book, base: Currency, markets: &[Market]) -> Vec<CurrencyStatus> {
    let mut currencies: Vec<Currency> = markets.iter().map(|market| market.currency).collect();
    currencies.sort();
    currencies.dedup();
    let needed_by = |currency| markets.iter().filter(|m| m.currency == currency).map(|m| m.code).collect();
    currencies
        .into_iter()
        .map(|currency| CurrencyStatus {
            currency,
            markets: needed_by(currency),
            freshness: freshness(book, base, currency),
        })
        .collect()
}

fn freshness(book: &Book, base: Currency, currency: Currency) -> Freshness {
    if base == currency {
        return Freshness::of_base(book, base);
    }
    match book.rate(base, currency) {
        Ok(quote) => Freshness::Ok { kind: quote.kind, date: quote.date, source: quote.source },
        Err(RateError::TooOld { date, .. }) => Freshness::Old { date },
        Err(RateError::Missing { .. }) => Freshness::Missing,
    }
}

impl Freshness {
    /// The base itself is as fresh as the freshest rate quoted with it.
    fn of_base(book: &Book, base: Currency) -> Freshness {
        let touching = || book.legs().filter(|leg| leg.row.base == base || leg.row.quote == base);
        let newest = |too_old| touching().filter(|leg| leg.too_old == too_old).max_by_key(|leg| leg.row.date);
        match (newest(false), newest(true)) {
            (Some(leg), _) => Freshness::Ok { kind: leg.row.kind, date: leg.row.date, source: leg.row.source.clone() },
            (None, Some(leg)) => Freshness::Old { date: leg.row.date },
            (None, None) => Freshness::Missing,
        }
    }
}
