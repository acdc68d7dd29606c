//! A plain table: `t,source,market,term,value`, in any order.

use super::file::{FileError, Found, Line, Wrong, day, number, term};
use super::{Told, Unit};

const COLUMNS: [&str; 5] = ["t", "source", "market", "term", "value"];

pub(super) fn read(lines: &[Line]) -> Result<Vec<Told>, FileError> {
    const NEEDED: FileError = FileError::NoColumns("t, source, market, term, value");
    let Some((heading, rest)) = lines.split_first() else { return Err(FileError::Nothing) };
    let of = |name: &str| heading.cells.iter().position(|cell| cell.trim().eq_ignore_ascii_case(name));
    let places: Vec<usize> = COLUMNS.iter().filter_map(|name| of(name)).collect();
    let places: [usize; 5] = places.try_into().map_err(|_| NEEDED)?;
    let mut found = Found::default();
    for line in rest {
        found.take(told(line, places));
    }
    found.done()
}

fn told(line: &Line, [t, source, market, what, value]: [usize; 5]) -> Result<Told, Wrong> {
    Ok(Told {
        day: day(line.cell(t)).ok_or_else(|| line.wrong("t", t, "radar.trend_date"))?,
        source: term(line.cell(source)).ok_or_else(|| line.wrong("source", source, "radar.trend_term"))?,
        market: line.cell(market).parse().map_err(|_| line.wrong("market", market, "radar.trend_market"))?,
        unit: Unit::Value,
        term: term(line.cell(what)).ok_or_else(|| line.wrong("term", what, "radar.trend_term"))?,
        value: number(line.cell(value)).ok_or_else(|| line.wrong("value", value, "radar.trend_number"))?,
    })
}
