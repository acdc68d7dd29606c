//! Reference rates of exchange: kept as history, by kind of source, and answered with their origin or not at all.
//!
//! Kinds are asked in the order of [`RateKind`]: what the operator put by hand, then what an HTTP source answered, then
//! ECB files, then the shipped snapshot. A kind whose rate is missing or too old lets the next one answer. A pair that
//! nobody quotes is made of others, through at most two currencies between (GBP → EUR → USD → VND).

mod book;
pub mod ecb;
mod put;
pub mod snapshot;
mod source;
mod status;

use jiff::civil::Date;
use kernel::{Coded, Currency, Instant, Problem, Rate};
use serde::{Deserialize, Serialize};

use crate::price::RateUsed;

pub use book::{Book, Leg};
pub use put::{ManualRates, PutRatesError, read_manual};
pub use source::{RateSource, RateSourceError};
pub use status::{CurrencyStatus, Freshness, status_of};

pub use crate::store::rates::{book, history, put_history, put_sheet, rate, status};

/// Where a rate comes from, the most trusted first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum RateKind {
    /// The operator, by hand.
    Manual,
    /// An HTTP service of Frankfurter's shape.
    Http,
    /// A file of the European Central Bank.
    Ecb,
    /// The shipped snapshot, for sandbox and demo.
    Snapshot,
}

impl RateKind {
    /// Every kind, the most trusted first.
    pub const ALL: [RateKind; 4] = [RateKind::Manual, RateKind::Http, RateKind::Ecb, RateKind::Snapshot];

    /// The word of the database and the API.
    pub fn as_str(self) -> &'static str {
        match self {
            RateKind::Manual => "MANUAL",
            RateKind::Http => "HTTP",
            RateKind::Ecb => "ECB",
            RateKind::Snapshot => "SNAPSHOT",
        }
    }
}

/// The rates of one day from one source: units of each currency for one of `base`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RateSheet {
    pub kind: RateKind,
    pub date: Date,
    pub base: Currency,
    /// The source by name, for people.
    pub source: String,
    pub rates: Vec<(Currency, Rate)>,
}

/// One kept rate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RateRow {
    pub kind: RateKind,
    pub date: Date,
    pub base: Currency,
    pub quote: Currency,
    pub rate: Rate,
    pub source: String,
    pub put_at: Instant,
}

/// A rate as an answer: what it is, and where and when it is from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    pub base: Currency,
    pub quote: Currency,
    /// Units of `quote` for one of `base`.
    pub rate: Rate,
    /// The sources by name; of a pair made of others, all of theirs.
    pub source: String,
    /// The least trusted kind that went into it.
    pub kind: RateKind,
    /// The day it is of; of a pair made of others, the oldest.
    pub date: Date,
    pub put_at: Instant,
    /// The currencies between, when the pair is made of others.
    pub via: Vec<Currency>,
}

impl Quote {
    /// One for one: a currency in itself.
    pub fn same(currency: Currency, now: Instant) -> Quote {
        Quote {
            base: currency,
            quote: currency,
            rate: Rate::ONE,
            source: "same currency".to_owned(),
            kind: RateKind::Manual,
            date: day_of(now),
            put_at: now,
            via: Vec::new(),
        }
    }

    /// As a price keeps it.
    pub fn used(&self) -> RateUsed {
        RateUsed { rate: self.rate, source: self.source.clone(), date: self.date }
    }
}

/// Why there is no rate: the price is pending, never guessed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RateError {
    #[error("no rate for {currency}")]
    Missing { currency: Currency },
    #[error("the rate for {currency} is of {date}: too old")]
    TooOld { currency: Currency, date: Date },
}

impl RateError {
    /// What to tell people: the code with `currency` and, when there is one, `date`.
    pub fn problem(&self) -> Problem {
        let problem = Problem::new("price", self.code());
        match self {
            RateError::Missing { currency } => problem.with("currency", currency),
            RateError::TooOld { currency, date } => problem.with("currency", currency).with("date", date),
        }
    }
}

impl Coded for RateError {
    fn code(&self) -> &'static str {
        match self {
            RateError::Missing { .. } => "market.rate_missing",
            RateError::TooOld { .. } => "market.rate_too_old",
        }
    }
}

/// How old a rate may be, in days of 24 hours.
///
/// An automatic rate ages from the day it is of. A manual one ages from when the operator gave it, since it is their
/// word that it holds now. Seven days let a source miss the longest run of holidays; thirty let an operator by hand
/// keep a monthly habit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Ageing {
    pub automatic_max_days: i64,
    pub manual_max_days: i64,
    /// Whether the shipped snapshot ages like an automatic rate. In the sandbox and the demo it does not.
    pub snapshot_ages: bool,
}

impl Default for Ageing {
    fn default() -> Ageing {
        Ageing { automatic_max_days: 7, manual_max_days: 30, snapshot_ages: true }
    }
}

impl Ageing {
    /// Of the sandbox and the demo: the shipped snapshot stays good.
    pub fn sandbox() -> Ageing {
        Ageing { snapshot_ages: false, ..Ageing::default() }
    }
}

/// The UTC day of an instant.
pub(crate) fn day_of(now: Instant) -> Date {
    now.timestamp().to_zoned(jiff::tz::TimeZone::UTC).date()
}

/// The latest day that has begun anywhere on earth (UTC+14): rates dated later are not in force yet.
pub(crate) fn latest_day(now: Instant) -> Date {
    day_of(now.plus_ms(14 * kernel::HOUR_MS))
}
