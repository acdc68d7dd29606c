//! Closing a day, and the week and the month that end with it.

use std::collections::HashMap;

use kernel::{DAY_MS, Instant, MarketCode};

use super::count::begin;
use super::span::{Day, Period, Span};
use super::standing::{Place, Row, Standing, days_on};
use super::{ChartKind, PLACES};
use crate::store;

/// Counted events are known for so long; the outbox tells of them for half of it.
const EVENTS_KEPT_MS: i64 = 14 * DAY_MS;

/// The chart of what the log of demand counts, of a span: in the order of its kind.
#[derive(Clone, Debug)]
pub struct Seen {
    pub kind: ChartKind,
    pub span: Span,
    pub standings: Vec<Standing>,
}

/// Closes `day` of a market, if it is the first that is open; a market without a first day begins with it. Sales are ranked as
/// they are counted by now, the rest as it was `seen`. Answers whether it did.
pub fn close_day(
    tx: &mut db::Tx,
    market: MarketCode,
    day: Day,
    seen: &[Seen],
    now: Instant,
) -> Result<bool, db::Error> {
    if begin(tx, market, day)? != day {
        return Ok(false);
    }
    for period in Period::ALL {
        let span = period.of(day);
        if span.last() != day {
            continue;
        }
        close_sales(tx, market, span)?;
        for seen in seen.iter().filter(|seen| seen.span == span) {
            close(tx, market, seen.kind, span, "", &seen.standings)?;
        }
        store::chart::note_closed(tx, market, span, now)?;
    }
    store::chart::forget_events(tx, now.plus_ms(-EVENTS_KEPT_MS))?;
    store::chart::set_open_day(tx, market, Period::Day.of(day).next().first)?;
    Ok(true)
}

fn close_sales(tx: &mut db::Tx, market: MarketCode, span: Span) -> Result<(), db::Error> {
    let all = store::chart::standings(tx, market, ChartKind::Sales, span, "")?;
    close(tx, market, ChartKind::Sales, span, "", &all)?;
    for sum in store::chart::turnover(tx, market, span)? {
        let of_kind = store::chart::standings(tx, market, ChartKind::Sales, span, &sum.category)?;
        close(tx, market, ChartKind::Sales, span, &sum.category, &of_kind)?;
    }
    Ok(())
}

fn close(
    tx: &mut db::Tx,
    market: MarketCode,
    kind: ChartKind,
    span: Span,
    category: &str,
    standings: &[Standing],
) -> Result<(), db::Error> {
    if standings.is_empty() {
        return Ok(());
    }
    let before = store::chart::rows(tx, market, kind, span.before(), category)?;
    let before: HashMap<i64, Place> = before.iter().map(|row| (row.standing.subject, row.place)).collect();
    let subjects: Vec<i64> = standings.iter().take(PLACES).map(|standing| standing.subject).collect();
    let days = days_on(tx, market, kind, category, &subjects, span.last())?;
    for (place, standing) in (1..).zip(standings.iter().take(PLACES)) {
        let known = days.get(&standing.subject).copied().unwrap_or(0);
        let place = Place {
            place,
            before: before.get(&standing.subject).map(|place| place.place),
            days: known + i64::from(span.period == Period::Day),
        };
        let row = Row { place, standing: standing.clone() };
        store::chart::insert_row(tx, market, kind, span, category, &row)?;
    }
    Ok(())
}
