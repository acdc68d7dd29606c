//! Charts of a market: what sold and what was seen, by day, week and month. Sales are counted as they are told; a day is closed a
//! little after its end, once everything that happened in it is counted, and does not change any more.

mod close;
mod count;
mod edition;
mod faces;
mod live;
mod recount;

pub use self::close::close_charts;
pub use self::edition::{Ask, Edition, Exit, Line, LineOfTime, Movement, Span, Topline, edition, first_day, rank_of};
pub use self::faces::{Shown, shown};
pub use self::live::Live;
pub use self::recount::{Recounted, recount};
pub use radar::chart::{ChartKind, Day, Pareto, Period, Row, SHARES_BP, Standing, Turnover, history};

pub(crate) use self::close::{CHARTS_CLOCK, ChartsClock};
pub(crate) use self::count::ChartCounter;

use jiff::tz::TimeZone;
use kernel::MarketCode;
use market::Market;
use radar::chart;

/// The curve of a span, and that of the span before.
#[derive(Clone, Debug)]
pub struct ParetoNow {
    pub span: Span,
    pub now: Pareto,
    pub before: Pareto,
}

/// What share of a market's turnover its first products make, beside the span before. Two statements.
pub fn pareto(read: &mut db::Read, market: MarketCode, span: Span) -> Result<ParetoNow, db::Error> {
    let now = Pareto::of(chart::values(read, market, span)?);
    let before = Pareto::of(chart::values(read, market, span.before())?);
    Ok(ParetoNow { span, now, before })
}

/// Where the market keeps its days.
pub(crate) fn zone(market: &Market) -> TimeZone {
    TimeZone::get(&market.time_zone).unwrap_or(TimeZone::UTC)
}

#[cfg(test)]
mod tests;
