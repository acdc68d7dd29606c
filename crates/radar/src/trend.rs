//! Outside signals: what others measured of a term, by market and day. They are shown beside our own numbers and enter no ranking.
//!
//! Three kinds of files are read: exports of Google Trends (a term's interest over time, and what is searched with it), Amazon's report of
//! search terms, and a plain table for everything else.

mod amazon;
mod file;
mod google;
mod plain;

use std::borrow::Cow;

use kernel::{Coded, Id, MarketCode, Page, PageRequest};

pub use self::file::{FileError, LINES_MAX, Wrong};
pub use crate::chart::Day;
use crate::store::trend as store;

/// Series of a shop at the most.
pub const SERIES_MAX: i64 = 20_000;
/// Characters of a term and of a source at the most.
pub const TERM_MAX: usize = 120;
/// The owner of series that every shop sees.
pub const EVERYBODY: i64 = 0;
/// Google says *Breakout* of a rise above 5 000 per cent, without a number.
pub const BREAKOUT_PERCENT: f64 = 5_000.0;

pub type SeriesId = Id<Series>;

/// What a file looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// `multiTimeline.csv` or `relatedQueries.csv` of Google Trends.
    Google,
    /// The report of top search terms of Amazon's Brand Analytics.
    Amazon,
    /// `t,source,market,term,value`.
    Plain,
}

impl Format {
    pub const ALL: [Format; 3] = [Format::Google, Format::Amazon, Format::Plain];

    /// The one spelling in API and forms.
    pub const fn name(self) -> &'static str {
        match self {
            Format::Google => "google",
            Format::Amazon => "amazon",
            Format::Plain => "plain",
        }
    }

    /// The one of this name.
    pub fn named(name: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.name() == name)
    }

    /// Whether the file does not say of which market it is.
    pub const fn wants_market(self) -> bool {
        !matches!(self, Format::Plain)
    }
}

/// What a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unit {
    /// Searches relative to their most, 0 to 100.
    Interest,
    /// By how many per cent searches rose; [`BREAKOUT_PERCENT`] stands for more.
    Rise,
    /// A place among all search terms: 1 is the most searched for.
    Rank,
    /// Whatever the source counts: views, a price.
    Value,
}

impl Unit {
    const ALL: [Unit; 4] = [Unit::Interest, Unit::Rise, Unit::Rank, Unit::Value];

    /// The one spelling in API and tables.
    pub const fn name(self) -> &'static str {
        match self {
            Unit::Interest => "interest",
            Unit::Rise => "rise",
            Unit::Rank => "rank",
            Unit::Value => "value",
        }
    }

    pub(crate) fn named(name: &str) -> Option<Unit> {
        Unit::ALL.into_iter().find(|unit| unit.name() == name)
    }
}

/// A number of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    pub market: MarketCode,
    /// `google`, `amazon`, or what a plain file says.
    pub source: String,
    pub unit: Unit,
    pub term: String,
    pub day: Day,
    pub value: f64,
}

/// What a file does not say.
#[derive(Clone, Copy, Debug)]
pub struct Scene {
    /// The market of a file that names none.
    pub market: MarketCode,
    /// The day of numbers without one.
    pub today: Day,
}

/// Reads a file. Every cell that means nothing is named, the first twenty; then nothing of the file is used.
pub fn read(bytes: &[u8], format: Format, scene: &Scene) -> Result<Vec<Told>, FileError> {
    let lines = file::lines(bytes)?;
    let told = match format {
        Format::Google => google::read(&lines, scene),
        Format::Amazon => amazon::read(&lines, scene),
        Format::Plain => plain::read(&lines),
    }?;
    if told.is_empty() { Err(FileError::Nothing) } else { Ok(told) }
}

/// Numbers of one term over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    pub id: SeriesId,
    /// Whose it is; [`EVERYBODY`]'s is seen by all shops.
    pub shop: i64,
    pub market: MarketCode,
    pub source: String,
    pub unit: Unit,
    pub term: String,
    /// The words of the term as search folds them, one space between.
    pub folded: String,
}

/// A series with its numbers, by day, the first first.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend {
    pub series: Series,
    pub points: Vec<(Day, f64)>,
}

impl Trend {
    /// The last number.
    pub fn latest(&self) -> Option<(Day, f64)> {
        self.points.last().copied()
    }

    /// By how many per cent the last number is above the last one that is four weeks older; nothing where there was none, and of rises,
    /// which say so themselves. Of a rank, fewer is more.
    pub fn rise_percent(&self) -> Option<f64> {
        const WEEKS: i64 = 28;
        let (day, last) = self.latest()?;
        let limit = day.saturating_sub(jiff::Span::new().days(WEEKS));
        let (_, before) = self.points.iter().rev().find(|(day, _)| *day <= limit)?;
        let (now, then) = if self.series.unit == Unit::Rank { (*before, last) } else { (last, *before) };
        (self.series.unit != Unit::Rise && then > 0.0).then(|| (now - then) / then * 100.0)
    }
}

/// A series to be kept, with the words by which it is found.
#[derive(Clone, Debug)]
pub struct NewSeries {
    pub market: MarketCode,
    pub source: String,
    pub unit: Unit,
    pub term: String,
    /// As search folds them, in order; none for a term that has no word.
    pub words: Vec<String>,
    pub points: Vec<(Day, f64)>,
}

/// Why nothing was kept.
#[derive(Debug, thiserror::Error)]
pub enum PutError {
    #[error("at most {SERIES_MAX} series")]
    TooMany,
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl Coded for PutError {
    fn code(&self) -> &'static str {
        match self {
            PutError::TooMany => "radar.trend_series",
            PutError::Db(_) => kernel::FAULT,
        }
    }

    fn args(&self) -> Vec<(Cow<'static, str>, String)> {
        vec![("max".into(), SERIES_MAX.to_string())]
    }
}

/// Keeps series of a shop; numbers of days that are known already are replaced. Terms without a word are passed over.
pub fn put(tx: &mut db::Tx, shop: i64, all: &[NewSeries]) -> Result<(), PutError> {
    for new in all.iter().filter(|new| !new.words.is_empty()) {
        let id = match store::find(tx, shop, new)? {
            Some(id) => id,
            None if store::how_many(tx, shop)? >= SERIES_MAX => return Err(PutError::TooMany),
            None => store::insert(tx, shop, new)?,
        };
        store::put_points(tx, id, &new.points)?;
    }
    Ok(())
}

/// A shop's own series, of one market or all, by term.
pub fn of_shop(
    read: &mut db::Read,
    shop: i64,
    market: Option<MarketCode>,
    page: &PageRequest,
) -> Result<Page<Trend>, db::Error> {
    let after: (String, i64) = page.after.as_ref().and_then(kernel::Cursor::open).unwrap_or((String::new(), 0));
    let rows = store::of_shop(read, shop, market, &after, page.fetch())?;
    let page = Page::of(rows, page, |series: &Series| (series.folded.clone(), series.id.get()));
    let trends = page.items.into_iter().map(|series| trend(read, series)).collect::<Result<_, _>>()?;
    Ok(Page { items: trends, next: page.next })
}

/// Series of a market, the shop's own and everybody's, all of whose words are among `words`; at most fifty, the longest terms first.
pub fn matching(read: &mut db::Read, shop: i64, market: MarketCode, words: &[String]) -> Result<Vec<Trend>, db::Error> {
    const SHOWN_MAX: usize = 50;
    let mut found = store::with_words(read, shop, market, words)?;
    found.retain(|series| series.folded.split(' ').all(|word| words.iter().any(|other| other == word)));
    found.sort_by_key(|series| (std::cmp::Reverse(series.folded.len()), series.id));
    found.truncate(SHOWN_MAX);
    found.into_iter().map(|series| trend(read, series)).collect()
}

fn trend(read: &mut db::Read, series: Series) -> Result<Trend, db::Error> {
    Ok(Trend { points: store::points(read, series.id)?, series })
}

/// A series.
pub fn find(read: &mut db::Read, id: SeriesId) -> Result<Option<Series>, db::Error> {
    store::series(read, id)
}

/// Forgets a series; again does nothing.
pub fn forget(tx: &mut db::Tx, id: SeriesId) -> Result<(), db::Error> {
    store::forget(tx, id)
}

#[cfg(test)]
mod tests;
