//! Exports of Google Trends: `multiTimeline.csv` (a column for each term, a line for each day, week or month) and `relatedQueries.csv`
//! (two lists below the words `TOP` and `RISING`). Headings come in the language of whoever exported.

use super::file::{FileError, Found, Line, Wrong, day, number, term};
use super::{BREAKOUT_PERCENT, Scene, Told, Unit};
use crate::chart::Day;

const SOURCE: &str = "google";
/// What stands for more than nothing and less than one.
const UNDER_ONE: &str = "<1";

/// Where in the file one is.
enum Part<'a> {
    Before,
    /// Below a heading: its terms.
    Time(&'a Line),
    Related(Unit),
}

pub(super) fn read(lines: &[Line], scene: &Scene) -> Result<Vec<Told>, FileError> {
    let (mut found, mut part) = (Found::default(), Part::Before);
    for line in lines {
        match (&part, line.cells.len()) {
            // `Category: …`, `TOP`, `RISING`.
            (_, 0 | 1) => match line.cell(0) {
                "TOP" => part = Part::Related(Unit::Interest),
                "RISING" => part = Part::Related(Unit::Rise),
                _ => {}
            },
            (Part::Before, _) => part = Part::Time(line),
            (Part::Time(heading), _) => at_a_time(heading, line, scene, &mut found),
            (Part::Related(unit), _) => found.take(related(line, *unit, scene)),
        }
    }
    if matches!(part, Part::Before) {
        return Err(FileError::NoColumns("Day, Week, Month · TOP, RISING"));
    }
    found.done()
}

fn at_a_time(heading: &Line, line: &Line, scene: &Scene, found: &mut Found) {
    let Some(at) = day(line.cell(0)) else {
        return found.take(Err(line.wrong(heading.cell(0), 0, "radar.trend_date")));
    };
    for place in 1..heading.cells.len() {
        let column = heading.cell(place);
        if !line.cell(place).is_empty() && column != "isPartial" {
            found.take(interest(column, line, place, at, scene));
        }
    }
}

fn interest(column: &str, line: &Line, place: usize, day: Day, scene: &Scene) -> Result<Told, Wrong> {
    let text = line.cell(place);
    let value = if text == UNDER_ONE { Some(0.5) } else { number(text) };
    let value = value.ok_or_else(|| line.wrong(column, place, "radar.trend_number"))?;
    // `moon lamp: (United Kingdom)`.
    let words = column.rsplit_once(": (").map_or(column, |(words, _)| words);
    let term = term(words).ok_or_else(|| line.wrong(column, place, "radar.trend_term"))?;
    Ok(Told { market: scene.market, source: SOURCE.to_owned(), unit: Unit::Interest, term, day, value })
}

fn related(line: &Line, unit: Unit, scene: &Scene) -> Result<Told, Wrong> {
    let term = term(line.cell(0)).ok_or_else(|| line.wrong("query", 0, "radar.trend_term"))?;
    let text = line.cell(1).trim_start_matches('+').trim_end_matches('%').trim();
    let value = match unit {
        // *Breakout*, in whatever language.
        Unit::Rise if !text.is_empty() && !text.contains(|c: char| c.is_numeric()) => Some(BREAKOUT_PERCENT),
        _ => number(text),
    };
    let value = value.ok_or_else(|| line.wrong("value", 1, "radar.trend_number"))?;
    Ok(Told { market: scene.market, source: SOURCE.to_owned(), unit, term, day: scene.today, value })
}
