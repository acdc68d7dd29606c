//! A file as lines of cells, and what can be wrong with one.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use super::{TERM_MAX, Told};
use crate::chart::Day;

/// Lines of a file at the most.
pub const LINES_MAX: usize = 20_000;
/// Cells that are told of at once.
const TOLD_MAX: usize = 20;

/// A file could not be read.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    #[error("the file is no text in UTF-8")]
    NotText,
    #[error("line {line} is not CSV")]
    NotCsv { line: u64 },
    #[error("more than {LINES_MAX} lines")]
    TooLong,
    /// The columns that are needed are not there.
    #[error("no columns {0}")]
    NoColumns(&'static str),
    #[error("nothing in it that could be kept")]
    Nothing,
    #[error("{} cells mean nothing", .0.len())]
    Cells(Vec<Wrong>),
}

/// A cell that means nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// Counted from 1.
    pub line: u64,
    pub column: String,
    pub text: String,
    /// The code that explains it.
    pub code: &'static str,
}

/// A line with its number.
pub(super) struct Line {
    pub at: u64,
    pub cells: Vec<String>,
}

impl Line {
    pub(super) fn cell(&self, place: usize) -> &str {
        self.cells.get(place).map_or("", |cell| cell.trim())
    }

    pub(super) fn wrong(&self, column: &str, place: usize, code: &'static str) -> Wrong {
        Wrong { line: self.at, column: column.to_owned(), text: self.cell(place).to_owned(), code }
    }
}

/// The lines of a file that are not empty.
pub(super) fn lines(bytes: &[u8]) -> Result<Vec<Line>, FileError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|_| FileError::NotText)?;
    let mut csv = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut lines = Vec::new();
    for record in csv.records() {
        let record =
            record.map_err(|error| FileError::NotCsv { line: error.position().map_or(0, csv::Position::line) })?;
        if lines.len() >= LINES_MAX {
            return Err(FileError::TooLong);
        }
        let at = record.position().map_or(0, csv::Position::line);
        lines.push(Line { at, cells: record.iter().map(str::to_owned).collect() });
    }
    Ok(lines)
}

/// What a reader finds: numbers, and what is wrong.
#[derive(Default)]
pub(super) struct Found {
    told: Vec<Told>,
    wrong: Vec<Wrong>,
}

impl Found {
    pub(super) fn take(&mut self, read: Result<Told, Wrong>) {
        match read {
            Ok(told) => self.told.push(told),
            Err(wrong) => self.wrong.push(wrong),
        }
    }

    pub(super) fn done(mut self) -> Result<Vec<Told>, FileError> {
        self.wrong.truncate(TOLD_MAX);
        if self.wrong.is_empty() { Ok(self.told) } else { Err(FileError::Cells(self.wrong)) }
    }
}

/// A day, an hour of one, a month or an instant.
pub(super) fn day(text: &str) -> Option<Day> {
    if let Ok(at) = text.parse::<Timestamp>() {
        return Some(at.to_zoned(TimeZone::UTC).date());
    }
    let hour = || text.get(..10).filter(|_| text.get(10..11) == Some("T"))?.parse::<Date>().ok();
    let month = || format!("{text}-01").parse::<Date>().ok().filter(|_| text.len() == 7);
    text.parse::<Date>()
        .ok()
        .filter(|_| text.len() == 10)
        .or_else(|| Some(text.parse::<DateTime>().ok()?.date()))
        .or_else(hour)
        .or_else(month)
}

/// A number from nought on, perhaps with commas between thousands.
pub(super) fn number(text: &str) -> Option<f64> {
    text.replace(',', "").parse::<f64>().ok().filter(|value| value.is_finite() && *value >= 0.0)
}

/// A term, one space between its words.
pub(super) fn term(text: &str) -> Option<String> {
    let term = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!term.is_empty() && term.chars().count() <= TERM_MAX).then_some(term)
}
