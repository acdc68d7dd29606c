//! Rate tables as files: a row for each lane and weight.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::Read;

use kernel::{Clock, Coded, Country, Currency, MarketCode, Money, Problem, Problems};
use rust_decimal::Decimal;
use serde::Serialize;

use super::{Lane, LaneRate, check};
use crate::store;

/// The columns of a rate table; `name` and `origin` may be left out or empty.
pub const COLUMNS: [&str; 12] = [
    "code",
    "name",
    "carrier",
    "express",
    "origin",
    "collect_h",
    "deliver_h_min",
    "deliver_h_max",
    "volumetric_divisor",
    "up_to_g",
    "price",
    "currency",
];

/// The columns that may be left out.
const OPTIONAL: [&str; 2] = ["name", "origin"];
/// A file's bytes and rows at the most.
pub const FILE_MAX: u64 = 1 << 20;
pub const ROWS_MAX: usize = 5_000;
/// Problems that are said at the most: nobody reads more.
const PROBLEMS_MAX: usize = 500;

/// What a file held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ImportedLanes {
    pub lanes: usize,
    pub rates: usize,
}

/// Why a file changed nothing: every problem of every row.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error("{0}")]
    Invalid(Problems),
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Reads a rate table (CSV with a header, see [`COLUMNS`]) and keeps its lanes, each in place of the one of its code and
/// origin. Nothing is kept when anything is wrong, and everything that is wrong is said.
pub fn import_csv(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    market: MarketCode,
    currency: Currency,
    file: impl Read,
) -> Result<ImportedLanes, ImportError> {
    let lanes = read(market, currency, file).map_err(ImportError::Invalid)?;
    for lane in &lanes {
        store::lane::put(tx, lane, clock.now())?;
    }
    let rates = lanes.iter().map(|lane| lane.rates.len()).sum();
    Ok(ImportedLanes { lanes: lanes.len(), rates })
}

impl Coded for ImportError {
    fn code(&self) -> &'static str {
        match self {
            ImportError::Invalid(problems) => problems.code(),
            ImportError::Db(e) => e.code(),
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            ImportError::Invalid(problems) => problems.problems(),
            ImportError::Db(_) => &[],
        }
    }
}

/// The lanes of a file, in its order.
fn read(market: MarketCode, currency: Currency, file: impl Read) -> Result<Vec<Lane>, Problems> {
    let text = text(file)?;
    let mut table = csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(text.as_bytes());
    let header = table.headers().map_err(|_| unreadable(1))?.clone();
    let columns = columns(&header)?;
    let mut problems = Problems::default();
    let mut lanes: Vec<(u64, Lane)> = Vec::new();
    for (count, record) in table.records().enumerate() {
        let record = record.map_err(|error| unreadable(error.position().map_or(0, csv::Position::line)))?;
        let row = record.position().map_or(0, csv::Position::line);
        if count >= ROWS_MAX {
            let long = Problem::new("file", "fulfilment.lane_file_too_long").at_row(row).with("max", ROWS_MAX);
            return Err(Problems(vec![long]));
        }
        let mut cells = Cells { record: &record, columns: &columns, row, problems: &mut problems };
        let lane = cells.lane(market);
        let rate = cells.rate(currency);
        keep(&mut lanes, row, lane, rate, &mut problems);
    }
    let all_read = problems.0.is_empty();
    for (row, lane) in &lanes {
        let wrong = check(lane, currency).err().unwrap_or_default().0.into_iter();
        // A rate that could not be read is said already.
        let wrong = wrong.filter(|problem| all_read || problem.code != "fulfilment.lane_rates_missing");
        problems.0.extend(wrong.map(|problem| problem.at_row(*row)));
    }
    problems.check(!lanes.is_empty(), || Problem::new("file", "fulfilment.lane_file_empty"));
    problems.0.sort_by_key(|problem| problem.row);
    problems.0.truncate(PROBLEMS_MAX);
    problems.ok(lanes.into_iter().map(|(_, lane)| lane).collect())
}

/// The file's text, without the mark that some spreadsheets begin it with.
fn text(file: impl Read) -> Result<String, Problems> {
    let mut bytes = Vec::new();
    let read = file.take(FILE_MAX + 1).read_to_end(&mut bytes);
    let wrong = |code| Problems(vec![Problem::new("file", code).with("max", FILE_MAX)]);
    if read.is_err() || u64::try_from(bytes.len()).is_ok_and(|length| length > FILE_MAX) {
        return Err(wrong("fulfilment.lane_file_too_large"));
    }
    let text = String::from_utf8(bytes).map_err(|_| wrong("fulfilment.lane_file_encoding"))?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

fn unreadable(row: u64) -> Problems {
    Problems(vec![Problem::new("file", "fulfilment.lane_row_unreadable").at_row(row)])
}

/// Where each column is; every missing one is said.
fn columns(header: &csv::StringRecord) -> Result<HashMap<&'static str, usize>, Problems> {
    let place = |name: &str| header.iter().position(|cell| cell.eq_ignore_ascii_case(name));
    let columns: HashMap<&str, usize> = COLUMNS.into_iter().filter_map(|name| Some((name, place(name)?))).collect();
    let mut problems = Problems::default();
    for name in COLUMNS.into_iter().filter(|name| !OPTIONAL.contains(name)) {
        problems.check(columns.contains_key(name), || {
            Problem::new(name, "fulfilment.lane_column_missing").at_row(1).with("column", name)
        });
    }
    problems.ok(columns)
}

/// A row of the file.
struct Cells<'a> {
    record: &'a csv::StringRecord,
    columns: &'a HashMap<&'static str, usize>,
    row: u64,
    problems: &'a mut Problems,
}

impl Cells<'_> {
    fn cell(&self, column: &'static str) -> &str {
        self.columns.get(column).and_then(|place| self.record.get(*place)).unwrap_or_default()
    }

    /// The row's lane without rates. Cells that cannot be read are said, and stand for something harmless.
    fn lane(&mut self, market: MarketCode) -> Lane {
        let origin = self.cell("origin").to_owned();
        let origin: Option<Country> = match origin.as_str() {
            "" => None,
            code => self.take("origin", "fulfilment.lane_origin_unknown", code.parse().ok()),
        };
        let express = yes(self.cell("express"));
        Lane {
            market,
            code: self.cell("code").to_ascii_lowercase(),
            origin,
            name: Some(self.cell("name").to_owned()).filter(|name| !name.is_empty()),
            carrier: self.cell("carrier").to_owned(),
            express: self.take("express", "fulfilment.lane_not_yes_or_no", express).unwrap_or(false),
            enabled: true,
            collect_h: self.number("collect_h").unwrap_or(0),
            deliver_h_min: self.number("deliver_h_min").unwrap_or(0),
            deliver_h_max: self.number("deliver_h_max").unwrap_or(super::HOURS_MAX),
            volumetric_divisor: self.number("volumetric_divisor").unwrap_or(1),
            rates: Vec::new(),
            shipped: false,
        }
    }

    fn rate(&mut self, currency: Currency) -> Option<LaneRate> {
        let up_to_g = self.number("up_to_g");
        let code: Option<Currency> = self.cell("currency").to_ascii_uppercase().parse().ok();
        let code = code.filter(|code| *code == currency);
        if code.is_none() {
            self.refuse("currency", "fulfilment.lane_currency", |problem| problem.with("currency", currency));
        }
        let price = money(self.cell("price"), currency);
        let price = self.take("price", "fulfilment.lane_price_malformed", price);
        Some(LaneRate { up_to_g: up_to_g?, price: price? })
    }

    fn number(&mut self, column: &'static str) -> Option<i64> {
        let cell = self.cell(column);
        let digits = !cell.is_empty() && cell.bytes().all(|b| b.is_ascii_digit());
        let number = cell.parse().ok().filter(|_| digits);
        self.take(column, "fulfilment.lane_number_malformed", number)
    }

    fn take<T>(&mut self, column: &'static str, code: &'static str, value: Option<T>) -> Option<T> {
        if value.is_none() {
            self.refuse(column, code, |problem| problem);
        }
        value
    }

    fn refuse(&mut self, column: &'static str, code: &'static str, more: impl FnOnce(Problem) -> Problem) {
        self.problems.push(more(Problem::new(column, code).at_row(self.row)));
    }
}

/// Adds a rate to the lane of its code and origin; the rows of a lane agree in everything else.
fn keep(lanes: &mut Vec<(u64, Lane)>, row: u64, lane: Lane, rate: Option<LaneRate>, problems: &mut Problems) {
    let known = lanes.iter_mut().find(|(_, known)| known.code == lane.code && known.origin == lane.origin);
    match known {
        None => lanes.push((row, Lane { rates: rate.into_iter().collect(), ..lane })),
        Some((_, known)) => {
            let same = Lane { rates: Vec::new(), ..known.clone() } == lane;
            problems.check(same, || {
                Problem::new("code", "fulfilment.lane_rows_differ").at_row(row).with("lane", &lane.code)
            });
            known.rates.extend(rate);
        }
    }
}

fn yes(cell: &str) -> Option<bool> {
    match cell.to_ascii_lowercase().as_str() {
        "1" | "yes" | "true" => Some(true),
        "0" | "no" | "false" | "" => Some(false),
        _ => None,
    }
}

/// Plain digits with at most one point, as fine as the currency is.
fn money(cell: &str, currency: Currency) -> Option<Money> {
    let plain = cell.bytes().all(|b| b.is_ascii_digit() || b == b'.') && cell.len() <= 20;
    let value: Decimal = Cow::from(cell).parse().ok().filter(|_| plain)?;
    Money::from_decimal(value, currency).ok().filter(|money| money.to_decimal() == value)
}
