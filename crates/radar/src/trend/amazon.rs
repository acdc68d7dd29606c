//! Amazon's report of top search terms: perhaps a line about the report, then a heading with `Search Term` and `Search Frequency Rank`.

use jiff::civil::Date;

use super::file::{FileError, Found, Line, Wrong, day, number, term};
use super::{Scene, Told, Unit};
use crate::chart::Day;

const SOURCE: &str = "amazon";

/// Where the columns are.
struct Columns {
    term: usize,
    rank: usize,
    day: Option<usize>,
}

pub(super) fn read(lines: &[Line], scene: &Scene) -> Result<Vec<Told>, FileError> {
    const NEEDED: FileError = FileError::NoColumns("Search Term, Search Frequency Rank");
    let heading = lines.iter().position(|line| columns(line).is_some()).ok_or(NEEDED)?;
    let (before, rest) = lines.split_at(heading);
    let Some((first, rest)) = rest.split_first() else { return Err(NEEDED) };
    let columns = columns(first).ok_or(NEEDED)?;
    let usual = before.iter().filter_map(reported).next_back().unwrap_or(scene.today);
    let mut found = Found::default();
    for line in rest {
        found.take(told(line, &columns, usual, scene));
    }
    found.done()
}

fn columns(line: &Line) -> Option<Columns> {
    let of = |name: &str| line.cells.iter().position(|cell| cell.trim().eq_ignore_ascii_case(name));
    Some(Columns { term: of("search term")?, rank: of("search frequency rank")?, day: of("reporting date") })
}

/// The last day that a line about the report names: `Week 46 | 2026-11-09 - 2026-11-15`.
fn reported(line: &Line) -> Option<Day> {
    let text = line.cells.join(",");
    text.char_indices().rev().find_map(|(at, _)| text.get(at..at + 10)?.parse::<Date>().ok())
}

fn told(line: &Line, columns: &Columns, usual: Day, scene: &Scene) -> Result<Told, Wrong> {
    let term =
        term(line.cell(columns.term)).ok_or_else(|| line.wrong("Search Term", columns.term, "radar.trend_term"))?;
    let rank = number(line.cell(columns.rank)).filter(|rank| *rank >= 1.0);
    let value = rank.ok_or_else(|| line.wrong("Search Frequency Rank", columns.rank, "radar.trend_number"))?;
    let at = match columns.day.map(|place| (place, line.cell(place))).filter(|(_, text)| !text.is_empty()) {
        None => usual,
        Some((place, text)) => day(text)
            .or_else(|| american(text))
            .ok_or_else(|| line.wrong("Reporting Date", place, "radar.trend_date"))?,
    };
    Ok(Told { market: scene.market, source: SOURCE.to_owned(), unit: Unit::Rank, term, day: at, value })
}

/// `11/15/2026`.
fn american(text: &str) -> Option<Day> {
    Date::strptime("%m/%d/%Y", text).ok()
}
