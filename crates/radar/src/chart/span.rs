//! The calendar of charts: days, weeks from Monday, months.

use std::str::FromStr;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span as Length, ToSpan as _};
use kernel::Instant;
use serde::{Deserialize, Serialize};

use super::UnknownWord;

/// A day of a market's own calendar.
pub type Day = Date;

/// How long a chart looks back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    Day,
    /// From Monday to Sunday.
    #[default]
    Week,
    /// Of the calendar.
    Month,
}

/// One day, week or month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub period: Period,
    /// Its first day.
    pub first: Day,
}

impl Period {
    pub const ALL: [Period; 3] = [Period::Day, Period::Week, Period::Month];

    /// The one spelling in code, API and tables.
    pub const fn name(self) -> &'static str {
        match self {
            Period::Day => "day",
            Period::Week => "week",
            Period::Month => "month",
        }
    }

    /// The span that `day` is in.
    pub fn of(self, day: Day) -> Span {
        let first = match self {
            Period::Day => day,
            Period::Week => moved(day, -i64::from(day.weekday().to_monday_zero_offset()).days()),
            Period::Month => day.first_of_month(),
        };
        Span { period: self, first }
    }

    fn length(self) -> Length {
        match self {
            Period::Day => 1.day(),
            Period::Week => 1.week(),
            Period::Month => 1.month(),
        }
    }
}

impl FromStr for Period {
    type Err = UnknownWord;

    fn from_str(name: &str) -> Result<Period, UnknownWord> {
        Period::ALL.into_iter().find(|period| period.name() == name).ok_or(UnknownWord)
    }
}

impl Span {
    /// The one after.
    pub fn next(self) -> Span {
        Span { first: moved(self.first, self.period.length()), ..self }
    }

    /// The one before.
    pub fn before(self) -> Span {
        Span { first: moved(self.first, -self.period.length()), ..self }
    }

    /// The one `count` before.
    pub fn back(self, count: usize) -> Span {
        (0..count).fold(self, |span, _| span.before())
    }

    /// Its last day.
    pub fn last(self) -> Day {
        moved(self.next().first, -1.day())
    }

    /// Whether `day` is one of its days.
    pub fn has(self, day: Day) -> bool {
        self.period.of(day) == self
    }

    /// When it begins, and when the next one does.
    pub fn instants(self, zone: &TimeZone) -> (Instant, Instant) {
        (midnight(self.first, zone), midnight(self.next().first, zone))
    }
}

/// When `day` begins where `zone` is kept.
fn midnight(day: Day, zone: &TimeZone) -> Instant {
    let began = day.to_zoned(zone.clone()).or_else(|_| day.to_zoned(TimeZone::UTC));
    began.map_or(Instant::from_ms(0), |began| Instant::from_ms(began.timestamp().as_millisecond()))
}

/// A day moved; the ends of the calendar stay where they are.
fn moved(day: Day, by: Length) -> Day {
    day.saturating_add(by)
}
