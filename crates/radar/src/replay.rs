//! How good the radar is, by a protocol that cannot see the future.
//!
//! Sales are read from a table `t_ms,market,user,item,kind,units,price_minor`; an order line counts at most 48 units. Day 0 is the first day
//! (UTC). Every 7 days from day 70, while 14 days remain, the radar ranks all items sold in the last 28 days and outside their TOP-K; a
//! hit is one in the TOP-K of the next 14 days. Figures are means over the decisions that have a hit, from the first at whose time 15 hits had
//! closed. The radar is the live one, fed line by line.

mod figures;
mod stock;
mod table;
mod truth;

use std::io::Write;

use kernel::{DAY_MS, Instant, MarketCode};
use serde::Serialize;

use crate::number::real;
use crate::{Candidate, Class, Radar, Settings};
use figures::Judged;
pub use figures::{Alarming, Reliability, Top};
pub use stock::Newsvendor;
use stock::Purchases;
pub use table::{Bounds, Cell, Row, Table, TableError, Wrong, read, read_within};
use truth::Truth;

/// The first day on which is decided.
const FROM_DAY: i64 = 70;
/// Days between decisions.
const EVERY_D: i64 = 7;
/// Days of the window that a decision is about.
const AHEAD_D: i64 = 14;
/// Days in which a candidate was sold.
const BEHIND_D: i64 = 28;
/// Lengths of the charts.
const TOPS: [usize; 2] = [10, 50];

/// What a replay is done with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Only this market is judged, the others are still heard of; without it, all markets together are one.
    pub market: Option<String>,
}

/// What a replay found. Field names are the keys of the command's JSON.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    pub top10: Top,
    pub top50: Top,
    /// Alarms for the TOP-10.
    pub alarms: Alarming,
    pub newsvendor: Newsvendor,
    /// Days, from the first to the last with a sale.
    pub days: i64,
    pub items: usize,
    /// Lines heard, closings and decisions included.
    pub events_per_s: f64,
}

/// A replay failed.
#[derive(Debug, thiserror::Error)]
pub enum ReplayError {
    #[error(transparent)]
    Table(#[from] TableError),
    #[error("the sales know no market `{0}`")]
    NoMarket(String),
    #[error("the predictions could not be written: {0}")]
    Predictions(#[from] csv::Error),
    #[error("the predictions could not be written: {0}")]
    Write(#[from] std::io::Error),
}

/// Replays a table. `elapsed_s` tells seconds since any fixed point. Predictions go to `predictions` as
/// `day,k,item,score,probability`, a line for every candidate of every decision, days counted from day 0.
pub fn replay(
    table: &Table,
    options: &Options,
    elapsed_s: &dyn Fn() -> f64,
    predictions: Option<&mut dyn Write>,
) -> Result<Report, ReplayError> {
    let mut writer = predictions.map(csv::Writer::from_writer);
    if let Some(writer) = &mut writer {
        writer.write_record(["day", "k", "item", "score", "probability"])?;
    }
    let started_s = elapsed_s();
    let mut course = Course::new(table, options)?;
    for row in &table.rows {
        for day in course.decisions_before(row.t_ms) {
            course.decide(day, &mut writer)?;
        }
        course.hear(row);
    }
    for day in course.decisions_before(i64::MAX) {
        course.decide(day, &mut writer)?;
    }
    if let Some(mut writer) = writer {
        writer.flush()?;
    }
    Ok(course.report(elapsed_s() - started_s))
}

/// A replay under way.
struct Course<'a> {
    table: &'a Table,
    market: Option<usize>,
    truth: Truth,
    radar: Radar,
    next: i64,
    judged: [Judged; TOPS.len()],
    purchases: Purchases,
}

impl<'a> Course<'a> {
    fn new(table: &'a Table, options: &Options) -> Result<Course<'a>, ReplayError> {
        let place = |name: &String| {
            let found = table.markets.iter().position(|market| market == name);
            found.ok_or_else(|| ReplayError::NoMarket(name.clone()))
        };
        let market = options.market.as_ref().map(place).transpose()?;
        let settings = Settings { tops: TOPS.to_vec(), ..Settings::default() };
        let truth = Truth::new(table, market, settings.line_max);
        let settings = Settings { week_day: truth.first, ..settings };
        Ok(Course {
            table,
            market,
            truth,
            radar: Radar::new(settings),
            next: FROM_DAY,
            judged: TOPS.map(Judged::new),
            purchases: Purchases::new(table.items()),
        })
    }

    /// Decisions that are due before an instant.
    fn decisions_before(&mut self, t_ms: i64) -> Vec<i64> {
        let mut due = Vec::new();
        while self.next + AHEAD_D <= self.truth.days && (self.truth.first + self.next) * DAY_MS <= t_ms {
            due.push(self.next);
            self.next += EVERY_D;
        }
        due
    }

    fn hear(&mut self, row: &Row) {
        let code = self.market.map_or(MarketCode::new(*b"XX"), |_| Table::code(row.market));
        self.radar.learn(&row.event(code));
        self.purchases.price(row);
    }

    fn code(&self) -> MarketCode {
        self.market.map_or(MarketCode::new(*b"XX"), Table::code)
    }

    fn decide<W: Write>(&mut self, day: i64, writer: &mut Option<csv::Writer<W>>) -> Result<(), ReplayError> {
        let now = Instant::from_ms((self.truth.first + day) * DAY_MS);
        self.radar.advance(now);
        let code = self.code();
        for judged in &mut self.judged {
            let ranked = self.radar.ranking(Class::Product, code, judged.length);
            if let Some(writer) = writer {
                for candidate in ranked {
                    writer.write_record(line(self.table, day, judged.length, candidate))?;
                }
            }
            judged.judge(day, ranked, &self.truth.top(judged.length, day, day + AHEAD_D));
        }
        self.purchases.buy(&self.radar, code, now, day, &self.truth);
        Ok(())
    }

    fn report(mut self, elapsed_s: f64) -> Report {
        self.radar.advance(Instant::from_ms((self.truth.first + self.truth.days) * DAY_MS));
        let alarms = self.radar.alarms(Class::Product, self.code());
        let [top10, top50] = self.judged.map(Judged::report);
        Report {
            top10,
            top50,
            alarms: Alarming::of(&alarms, &self.truth),
            newsvendor: self.purchases.report(),
            days: self.truth.days,
            items: self.table.items(),
            events_per_s: real(self.table.rows.len()) / elapsed_s.max(1e-9),
        }
    }
}

fn line(table: &Table, day: i64, length: usize, candidate: &Candidate) -> [String; 5] {
    [
        day.to_string(),
        length.to_string(),
        table.item(candidate.subject.id()).to_owned(),
        format!("{:.6}", candidate.score),
        format!("{:.6}", candidate.probability),
    ]
}
