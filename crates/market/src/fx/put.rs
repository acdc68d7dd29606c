//! Rates that the operator puts by hand.

use std::collections::BTreeMap;
use std::str::FromStr;

use jiff::civil::Date;
use kernel::{Currency, Instant, Problem, Problems, Rate};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{RateKind, RateSheet, latest_day};

/// Characters of a source's name.
const SOURCE_MAX: usize = 200;
/// Days ahead of today a rate may be dated.
const DAYS_AHEAD_MAX: i64 = 366;

/// Rates as the operator writes them: text, not yet believed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManualRates {
    /// The day they are of, `YYYY-MM-DD`.
    pub date: String,
    pub base: String,
    /// Who says so: a bank, a table, a contract.
    pub source: String,
    /// Units of each currency for one of `base`, as decimal text.
    pub rates: BTreeMap<String, String>,
}

/// Why rates were not kept.
#[derive(Clone, Debug, thiserror::Error)]
pub enum PutRatesError {
    #[error("the rates cannot be read: {0}")]
    Invalid(#[from] Problems),
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl kernel::Coded for PutRatesError {
    fn code(&self) -> &'static str {
        match self {
            PutRatesError::Invalid(_) => "market.rates_invalid",
            PutRatesError::Db(_) => "market.fault",
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            PutRatesError::Invalid(problems) => &problems.0,
            _ => &[],
        }
    }
}

/// The sheet of what the operator wrote, or everything that is wrong with it.
pub fn read_manual(written: &ManualRates, now: Instant) -> Result<RateSheet, Problems> {
    let mut problems = Problems::default();
    let date = read_date(&written.date, now, &mut problems);
    let base = Currency::from_str(&written.base).ok();
    problems.check(base.is_some(), || Problem::new("base", "market.currency_unknown").with("currency", &written.base));
    let source = written.source.trim();
    problems.check(!source.is_empty() && source.chars().count() <= SOURCE_MAX, || {
        Problem::new("source", "market.source_length").with("max", SOURCE_MAX)
    });
    problems.check(!written.rates.is_empty(), || Problem::new("rates", "market.rates_empty"));
    let rates = read_rates(&written.rates, base, &mut problems);
    let (Some(date), Some(base)) = (date, base) else { return Err(problems) };
    problems.ok(RateSheet { kind: RateKind::Manual, date, base, source: source.to_owned(), rates })
}

fn read_date(text: &str, now: Instant, problems: &mut Problems) -> Option<Date> {
    let latest = latest_day(now).saturating_add(jiff::Span::new().days(DAYS_AHEAD_MAX));
    let date = text.parse::<Date>().ok();
    match date {
        None => problems.push(Problem::new("date", "market.date_invalid")),
        Some(date) if date > latest => {
            problems.push(Problem::new("date", "market.date_too_far").with("max", latest));
        }
        Some(_) => {}
    }
    date
}

fn read_rates(
    rates: &BTreeMap<String, String>,
    base: Option<Currency>,
    problems: &mut Problems,
) -> Vec<(Currency, Rate)> {
    let mut read = Vec::with_capacity(rates.len());
    for (code, text) in rates {
        let field = format!("rates.{code}");
        let Ok(currency) = code.parse::<Currency>() else {
            problems.push(Problem::new(field, "market.currency_unknown").with("currency", code));
            continue;
        };
        let Some(rate) = read_rate(text) else {
            problems.push(Problem::new(field, "market.rate_invalid").with("rate", text));
            continue;
        };
        if base == Some(currency) {
            problems.check(rate == Rate::ONE, || Problem::new(field, "market.rate_of_itself"));
            continue;
        }
        read.push((currency, rate));
    }
    read
}

/// A rate as text: a plain decimal from 10⁻¹² to 10¹².
pub(crate) fn read_rate(text: &str) -> Option<Rate> {
    let value = Decimal::from_str_exact(text.trim()).ok()?;
    let limit = Decimal::from(1_000_000_000_000_i64);
    (value <= limit && value >= Decimal::ONE.checked_div(limit)?).then(|| Rate::new(value)).flatten()
}

#[cfg(test)]
mod tests;
