//! Charts: the first hundred of a market's products, posts, topics and creators, by day, week and month.
//!
//! Sales and what comes back count on the day each happens, in the market's time zone, as they are told. When a day is over it
//! is closed, and the week or month that ends with it: its rows are written once and never change, and what is told late counts
//! on the first day that is open.

mod close;
mod count;
mod pareto;
mod span;
mod standing;

use std::str::FromStr;

use kernel::Instant;
use serde::{Deserialize, Serialize};

pub use self::close::{Seen, close_day};
pub(crate) use self::count::Sum;
pub use self::count::{Fact, count};
pub use self::pareto::{Pareto, SHARES_BP};
pub use self::span::{Day, Period, Span};
pub use self::standing::{
    Lines, Place, Row, Standing, Turnover, closed_at, days_on, first_day, history, lines, open_day, place_of, rows,
    standings, standings_of, tallies, turnover, turnovers, values, values_between,
};
pub use self::standing::{SoldOn, sold_of};

/// Places of a chart at the most.
pub const PLACES: usize = 100;

/// What a chart is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChartKind {
    /// Products, by units sold.
    Sales,
    /// Posts, by views.
    Posts,
    /// Topics, by views.
    Topics,
    /// Creators, by what was sold through them, then by views.
    Creators,
}

/// The text names no kind or period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownWord;

impl ChartKind {
    pub const ALL: [ChartKind; 4] = [ChartKind::Sales, ChartKind::Posts, ChartKind::Topics, ChartKind::Creators];

    /// The one spelling in code, API and tables.
    pub const fn name(self) -> &'static str {
        match self {
            ChartKind::Sales => "sales",
            ChartKind::Posts => "posts",
            ChartKind::Topics => "topics",
            ChartKind::Creators => "creators",
        }
    }

    /// Puts standings in the order of this chart, and leaves out what does not stand on it; of equals the older subject first.
    pub fn arrange(self, standings: &mut Vec<Standing>) {
        let key = |s: &Standing| match self {
            ChartKind::Sales => (s.units, s.minor, 0),
            ChartKind::Posts | ChartKind::Topics => (s.views, s.minor, s.units),
            ChartKind::Creators => (s.minor, s.views, s.units),
        };
        standings.retain(|s| match self {
            ChartKind::Sales => s.units > 0,
            ChartKind::Posts | ChartKind::Topics => s.views > 0,
            ChartKind::Creators => s.minor > 0 || s.views > 0,
        });
        standings.sort_by(|a, b| key(b).cmp(&key(a)).then(a.subject.cmp(&b.subject)));
        standings.truncate(PLACES);
    }
}

impl FromStr for ChartKind {
    type Err = UnknownWord;

    fn from_str(name: &str) -> Result<ChartKind, UnknownWord> {
        ChartKind::ALL.into_iter().find(|kind| kind.name() == name).ok_or(UnknownWord)
    }
}

/// When a period of a market was closed.
pub type ClosedAt = Instant;

#[cfg(test)]
mod tests;
