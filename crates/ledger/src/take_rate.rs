//! The platform's share of a price: by market and category, from a day on, with a least and a most for each unit.

use jiff::civil::Date;
use kernel::{BasisPoints, Clock, Coded, Currency, Id, MarketCode, Money, Problem, Problems};
use serde::Serialize;

use crate::store;

pub type TakeRateId = Id<TakeRate>;

/// A dated row: the one with the latest day not after the order's counts; a category's own goes before the market's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TakeRate {
    pub id: TakeRateId,
    pub market: MarketCode,
    /// A category's slug; `None`: all that have no row of their own.
    pub category: Option<String>,
    /// From this day on, in the market's time zone.
    pub from: Date,
    pub bp: BasisPoints,
    /// At least this for a unit.
    pub min: Option<Money>,
    /// At most this for a unit.
    pub cap: Option<Money>,
}

/// A row as it was typed. Whether the category is one is the caller's to know.
#[derive(Clone, Debug)]
pub struct NewTakeRate {
    pub market: MarketCode,
    pub category: Option<String>,
    pub from: Date,
    pub bp: i64,
    /// The market's currency, of `min` and `cap`.
    pub currency: Currency,
    pub min: Option<Money>,
    pub cap: Option<Money>,
    /// Who put it.
    pub by: Option<i64>,
}

/// Why a row was not taken.
#[derive(Debug, thiserror::Error)]
pub enum PutTakeRateError {
    #[error("{0}")]
    Invalid(Problems),
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl Coded for PutTakeRateError {
    fn code(&self) -> &'static str {
        match self {
            PutTakeRateError::Invalid(problems) => problems.code(),
            PutTakeRateError::Db(_) => kernel::FAULT,
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            PutTakeRateError::Invalid(problems) => &problems.0,
            PutTakeRateError::Db(_) => &[],
        }
    }
}

/// Adds a row; one of the same market, category and day is outdone by it. Orders that were placed keep theirs.
pub fn put(tx: &mut db::Tx, clock: &dyn Clock, new: &NewTakeRate) -> Result<TakeRate, PutTakeRateError> {
    let mut problems = Problems::default();
    let bp = BasisPoints::new(new.bp);
    problems.check(bp.is_some(), || Problem::new("rate_bp", "ledger.take_rate_share"));
    for (field, amount) in [("min", new.min), ("max", new.cap)] {
        let fits = amount.is_none_or(|amount| amount.minor >= 0 && amount.currency == new.currency);
        problems.check(fits, || Problem::new(field, "ledger.take_rate_amount").with("currency", new.currency));
    }
    let ordered = new.min.zip(new.cap).is_none_or(|(min, cap)| min.minor <= cap.minor);
    problems.check(ordered, || Problem::new("max", "ledger.take_rate_order"));
    let bp = problems.ok(bp.unwrap_or_default()).map_err(PutTakeRateError::Invalid)?;
    let rate = TakeRate {
        id: tx.new_id(),
        market: new.market,
        category: new.category.clone(),
        from: new.from,
        bp,
        min: new.min,
        cap: new.cap,
    };
    store::take_rate::insert(tx, &rate, new.currency, clock.now(), new.by)?;
    Ok(rate)
}

/// The rows of a market, or of all: the newest of each market and category first.
pub fn list(read: &mut db::Read, market: Option<MarketCode>) -> Result<Vec<TakeRate>, db::Error> {
    store::take_rate::list(read, market)
}

/// The row that counts for a category on a day; `None` when the market has none. One statement.
pub fn rate_for(
    read: &mut db::Read,
    market: MarketCode,
    category: &str,
    day: Date,
) -> Result<Option<TakeRate>, db::Error> {
    store::take_rate::rate_for(read, market, category, day)
}

/// The platform's share of a unit of this price, between the least and the most, never more than the price. Bounds in another
/// currency than the price's do not count.
pub fn commission(gross: Money, rate: &TakeRate) -> Money {
    let here = |bound: Option<Money>| bound.filter(|bound| bound.currency == gross.currency).map(|bound| bound.minor);
    let share = gross.share(rate.bp).minor;
    let share = here(rate.min).map_or(share, |min| share.max(min));
    let share = here(rate.cap).map_or(share, |cap| share.min(cap));
    Money { minor: share.min(gross.minor), ..gross }
}

#[cfg(test)]
mod tests;
