//! Counting what was sold: each event once, on its day, or on the first that is open.

use std::collections::{BTreeMap, HashMap};

use kernel::{Instant, MarketCode};

use super::span::{Day, Period};
use super::{ChartKind, Span};
use crate::store;

/// What one event sold, or took back with amounts below zero, of one subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    pub market: MarketCode,
    /// When it happened, by the market's calendar.
    pub day: Day,
    /// Not of topics.
    pub kind: ChartKind,
    pub subject: i64,
    /// Of a product; else empty.
    pub category: &'static str,
    pub units: i64,
    /// In the market's currency.
    pub minor: i64,
    pub orders: i64,
}

/// Where a fact is added.
type Cell = (MarketCode, ChartKind, Period, Day, i64);

/// What is added.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sum {
    pub category: &'static str,
    pub units: i64,
    pub minor: i64,
    pub orders: i64,
}

/// Counts the facts of these events; those of an event that was counted before are left out. The first fact of a market opens its first day; until a day was closed an earlier one moves it back.
pub fn count(tx: &mut db::Tx, batch: &[(i64, Vec<Fact>)], now: Instant) -> Result<(), db::Error> {
    let mut sums: BTreeMap<Cell, Sum> = BTreeMap::new();
    let mut open: HashMap<MarketCode, Day> = HashMap::new();
    let mut new: Vec<&Fact> = Vec::with_capacity(batch.len());
    for (event, facts) in batch.iter().filter(|(_, facts)| !facts.is_empty()) {
        if store::chart::note_event(tx, *event, now)? {
            new.extend(facts);
        }
    }
    for fact in new {
        let open_day = open_day(tx, &mut open, fact)?;
        let day = fact.day.max(open_day);
        for period in Period::ALL {
            let Span { first, .. } = period.of(day);
            let sum = sums.entry((fact.market, fact.kind, period, first, fact.subject)).or_default();
            sum.category = fact.category;
            sum.units = sum.units.saturating_add(fact.units);
            sum.minor = sum.minor.saturating_add(fact.minor);
            sum.orders = sum.orders.saturating_add(fact.orders);
        }
    }
    for ((market, kind, period, first, subject), sum) in sums {
        store::chart::add(tx, market, kind, Span { period, first }, subject, &sum)?;
    }
    Ok(())
}

fn open_day(tx: &mut db::Tx, known: &mut HashMap<MarketCode, Day>, fact: &Fact) -> Result<Day, db::Error> {
    if let Some(open) = known.get(&fact.market).filter(|open| fact.day >= **open) {
        return Ok(*open);
    }
    let open = begin(tx, fact.market, fact.day)?;
    known.insert(fact.market, open);
    Ok(open)
}

/// Opens the charts of a market at `day`, or earlier where nothing was closed yet; answers the first day that is open.
pub(crate) fn begin(tx: &mut db::Tx, market: MarketCode, day: Day) -> Result<Day, db::Error> {
    let Some(clock) = store::chart::clock(tx, market)? else {
        store::chart::begin(tx, market, day)?;
        return Ok(day);
    };
    if clock.open_day == clock.first_day && day < clock.open_day {
        store::chart::begin_earlier(tx, market, day)?;
        return Ok(day);
    }
    Ok(clock.open_day)
}
