//! Who stands where: in what is closed, and so far in what is open.

use std::collections::HashMap;

use kernel::MarketCode;
use serde::Deserialize;

use super::span::{Day, Period, Span};
use super::{ChartKind, ClosedAt};
use crate::store;

/// What counts for one subject in a span.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    pub subject: i64,
    /// A product's; else empty.
    pub category: String,
    /// Sold: of a product, through a post or a creator. Returns are taken off.
    pub units: i64,
    /// What was paid for them, in the market's currency.
    pub minor: i64,
    pub orders: i64,
    /// Of posts, topics and creators.
    pub views: i64,
}

/// A place on a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub place: i64,
    /// In the span before; `None` when it was not on that chart.
    pub before: Option<i64>,
    /// Days on the chart of the day, in all, until the end of the span.
    pub days: i64,
}

/// A row of a closed chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub place: Place,
    pub standing: Standing,
}

/// What a category turned over in a span.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Turnover {
    /// The first day of the span.
    pub starts_on: Day,
    pub category: String,
    pub units: i64,
    pub minor: i64,
    /// Of which more was sold than came back.
    pub products: i64,
}

/// Places by subject and the first day of the span.
pub type Lines = HashMap<i64, Vec<(Day, i64)>>;

/// When a span was closed; `None` while it is open.
pub fn closed_at(read: &mut db::Read, market: MarketCode, span: Span) -> Result<Option<ClosedAt>, db::Error> {
    store::chart::closed_at(read, market, span)
}

/// The first day of a market that is open; `None` before anything was counted.
pub fn open_day(read: &mut db::Read, market: MarketCode) -> Result<Option<Day>, db::Error> {
    Ok(store::chart::clock(read, market)?.map(|clock| clock.open_day))
}

/// The first day of a market of which anything is known.
pub fn first_day(read: &mut db::Read, market: MarketCode) -> Result<Option<Day>, db::Error> {
    Ok(store::chart::clock(read, market)?.map(|clock| clock.first_day))
}

/// The rows of a closed chart, the first first; nothing of one that is open. `category` is empty for that of all.
pub fn rows(
    read: &mut db::Read,
    market: MarketCode,
    kind: ChartKind,
    span: Span,
    category: &str,
) -> Result<Vec<Row>, db::Error> {
    store::chart::rows(read, market, kind, span, category)
}

/// The first hundred of what was sold in a span, as it is counted now.
pub fn standings(
    read: &mut db::Read,
    market: MarketCode,
    kind: ChartKind,
    span: Span,
    category: &str,
) -> Result<Vec<Standing>, db::Error> {
    store::chart::standings(read, market, kind, span, category)
}

/// What was sold through these subjects in a span, by subject.
pub fn standings_of(
    read: &mut db::Read,
    market: MarketCode,
    kind: ChartKind,
    span: Span,
    subjects: &[i64],
) -> Result<HashMap<i64, Standing>, db::Error> {
    let found = store::chart::standings_of(read, market, kind, span, subjects)?;
    Ok(found.into_iter().map(|one| (one.subject, one)).collect())
}

/// What was sold of a subject on one day, returns taken off.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct SoldOn {
    #[serde(rename = "starts_on")]
    pub day: Day,
    pub subject: i64,
    pub units: i64,
    /// In the market's currency.
    pub minor: i64,
    pub orders: i64,
}

/// What was sold of these subjects on each day from `from` to `to`, both included, where anything was. A statement for every fifty.
pub fn sold_of(
    read: &mut db::Read,
    market: MarketCode,
    kind: ChartKind,
    days: (Day, Day),
    subjects: &[i64],
) -> Result<Vec<SoldOn>, db::Error> {
    store::chart::sold_of(read, market, kind, days, subjects)
}

/// Everything that is counted of a kind in a span, by subject: for recounts.
pub fn tallies(
    read: &mut db::Read,
    market: MarketCode,
    kind: ChartKind,
    span: Span,
) -> Result<Vec<Standing>, db::Error> {
    store::chart::tallies(read, market, kind, span)
}

/// Where a product stands so far among what was sold in a span, from 1, and its units; `None` below the hundredth.
pub fn place_of(
    read: &mut db::Read,
    market: MarketCode,
    span: Span,
    product: i64,
) -> Result<Option<(i64, i64)>, db::Error> {
    store::chart::place_of(read, market, span, product)
}

/// How many days each subject stood on the chart of the day until `until`; those that never did are left out.
pub fn days_on(
    read: &mut db::Read,
    market: MarketCode,
    kind: ChartKind,
    category: &str,
    subjects: &[i64],
    until: Day,
) -> Result<HashMap<i64, i64>, db::Error> {
    Ok(store::chart::days_of(read, market, kind, category, subjects, until)?.into_iter().collect())
}

/// The places of everything that stood on the charts from `from` to `to`, oldest first.
pub fn lines(
    read: &mut db::Read,
    market: MarketCode,
    kind: ChartKind,
    category: &str,
    from: Span,
    to: Span,
) -> Result<Lines, db::Error> {
    let mut lines = Lines::new();
    for (subject, day, place) in store::chart::places(read, market, kind, category, from, to)? {
        lines.entry(subject).or_default().push((day, place));
    }
    Ok(lines)
}

/// A subject's rows on the charts of a period, the last first, at most `limit`.
pub fn history(
    read: &mut db::Read,
    market: MarketCode,
    kind: ChartKind,
    period: Period,
    subject: i64,
    limit: i64,
) -> Result<Vec<(Day, Row)>, db::Error> {
    store::chart::history(read, market, kind, period, subject, limit)
}

/// What each category turned over in a span, the most first.
pub fn turnover(read: &mut db::Read, market: MarketCode, span: Span) -> Result<Vec<Turnover>, db::Error> {
    store::chart::turnover(read, market, span)
}

/// The same of every span from `from` to `to`, oldest first.
pub fn turnovers(read: &mut db::Read, market: MarketCode, from: Span, to: Span) -> Result<Vec<Turnover>, db::Error> {
    store::chart::turnovers(read, market, from, to)
}

/// What each product turned over from day to day, both included, in no order.
pub fn values_between(read: &mut db::Read, market: MarketCode, days: (Day, Day)) -> Result<Vec<i64>, db::Error> {
    store::chart::values_between(read, market, days)
}

/// What each product turned over in a span, the most first.
pub fn values(read: &mut db::Read, market: MarketCode, span: Span) -> Result<Vec<i64>, db::Error> {
    store::chart::values(read, market, span)
}
