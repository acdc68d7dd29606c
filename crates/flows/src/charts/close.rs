//! Closing days: after what was due in them has happened, and what happened in them is counted.

use db::jobs::{Failure, Handler, Run};
use kernel::{Clock, HOUR_MS, Instant, MINUTE_MS, ManualClock};
use market::Market;
use market::markets;
use radar::chart::{self, ChartKind, Day, Period, Seen};
use signals::{Kind, Signals, SubjectKind};

use super::count::{COUNTER, ChartCounter};
use super::live::Live;
use super::zone;
use crate::Deps;
use crate::trade::deadlines;

/// The kind of the job.
pub(crate) const CHARTS_CLOCK: &str = "charts_clock";
/// How often it looks.
const EVERY_MS: i64 = 5 * MINUTE_MS;
/// A day is closed so long after its end: what pages report comes late.
const GRACE_MS: i64 = 10 * MINUTE_MS;

/// The job: closes the days that are over.
pub(crate) struct ChartsClock {
    counter: ChartCounter,
    signals: Signals,
}

impl ChartsClock {
    pub(crate) fn new(deps: &Deps) -> ChartsClock {
        ChartsClock { counter: ChartCounter::new(deps), signals: deps.signals.clone() }
    }
}

impl Handler for ChartsClock {
    fn kind(&self) -> &'static str {
        CHARTS_CLOCK
    }

    fn attempts_max(&self) -> i64 {
        i64::MAX
    }

    fn every_ms(&self) -> Option<i64> {
        Some(EVERY_MS)
    }

    fn run(&self, run: &Run<'_>) -> Result<(), Failure> {
        close_with(run.db, run.clock, &self.counter, &self.signals)?;
        Ok(())
    }
}

/// Closes every day of every market that is over by now, oldest first, and answers how many; doing it again does nothing. What was due before
/// is done first, and what was told is counted. A day waits while something that was told before its end is not.
pub fn close_charts(deps: &Deps) -> Result<u64, db::Error> {
    close_with(&deps.db, &*deps.clock, &ChartCounter::new(deps), &deps.signals)
}

fn close_with(db: &db::Db, clock: &dyn Clock, counter: &ChartCounter, signals: &Signals) -> Result<u64, db::Error> {
    let now = clock.now();
    let live = Live::new(signals.clone());
    // The first fact of a market begins its charts.
    while db::outbox::deliver(db, clock, counter)? {}
    let mut prepared = false;
    let mut closed = 0;
    for market in db.read_blocking(markets::enabled)? {
        while let Some(day) = due(db, &market, signals, now)? {
            if !prepared {
                deadlines(db, &ManualClock::at(now), u64::MAX)?;
                while db::outbox::deliver(db, clock, counter)? {}
                prepared = true;
            }
            if !close_one(db, &market, &live, day, now)? {
                break;
            }
            closed += 1;
        }
    }
    Ok(closed)
}

/// The first open day of a market, if it is over. Charts of a market begin with the first day that something is known of.
fn due(db: &db::Db, market: &Market, signals: &Signals, now: Instant) -> Result<Option<Day>, db::Error> {
    let zone = zone(market);
    let open = db.read_blocking(|read| chart::open_day(read, market.code))?;
    let today = now.timestamp().to_zoned(zone.clone()).date();
    let day = match open {
        Some(day) => day,
        None if has_views(signals, market, now)? => Period::Day.of(today).before().first,
        None => return Ok(None),
    };
    let (_, end) = Period::Day.of(day).instants(&zone);
    Ok((end.plus_ms(GRACE_MS) <= now).then_some(day))
}

fn has_views(signals: &Signals, market: &Market, now: Instant) -> Result<bool, db::Error> {
    let (from, to) = (now.plus_ms(-48 * HOUR_MS), now);
    let top = signals.top(market.code, SubjectKind::Post, Kind::View, from, to, 1);
    Ok(!top.map_err(crate::trade::fault)?.is_empty())
}

fn close_one(db: &db::Db, market: &Market, live: &Live, day: Day, now: Instant) -> Result<bool, db::Error> {
    let zone = zone(market);
    let (_, end) = Period::Day.of(day).instants(&zone);
    let seen = db.read_blocking(|read| {
        if !db::outbox::is_followed(read, COUNTER, end)? {
            return Ok(None);
        }
        let mut seen = Vec::new();
        let ending = Period::ALL.into_iter().map(|period| period.of(day)).filter(|span| span.last() == day);
        for span in ending {
            for kind in [ChartKind::Posts, ChartKind::Topics, ChartKind::Creators] {
                let standings = live.standings(read, market.code, &zone, kind, span, now)?;
                seen.push(Seen { kind, span, standings });
            }
        }
        Ok::<_, db::Error>(Some(seen))
    })?;
    let Some(seen) = seen else { return Ok(false) };
    let code = market.code;
    db.write_blocking(move |tx| chart::close_day(tx, code, day, &seen, now))
}
