//! The table of sales: `t_ms,market,user,item,kind,units,price_minor`, plain or gzipped; `date` may stand for `t_ms`.

mod bounds;

use std::collections::HashMap;
use std::fmt;
use std::io::{BufRead, BufReader, Read};

use flate2::bufread::MultiGzDecoder;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use kernel::{DAY_MS, Instant, MarketCode};

use self::bounds::AtMost;
pub use self::bounds::Bounds;
use crate::number::floor;
use crate::{Event, Kind, Subject};

/// A line of the table that means something, its names as places in [`Table`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    pub t_ms: i64,
    /// Place in [`Table::markets`].
    pub market: usize,
    pub user: u64,
    /// Items are numbered in the order of their names.
    pub item: u64,
    pub kind: Kind,
    /// The price of a unit in minor units; 0 where none is given.
    pub price_minor: i64,
}

/// Facts in the order of time; those of one instant in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct Table {
    pub rows: Vec<Row>,
    /// In the order of their names.
    pub markets: Vec<String>,
    /// Lines that are no sign of demand: refunds, fewer than one unit, unknown kinds.
    pub passed_over: usize,
    items: Vec<String>,
}

/// A table could not be read.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    #[error("the sales could not be read: {0}")]
    Csv(#[from] csv::Error),
    #[error("the sales could not be read: {0}")]
    Read(#[from] std::io::Error),
    #[error("the sales lack the column {0}")]
    NoColumn(&'static str),
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Cells(Vec<Cell>),
    #[error("more than {MARKETS_MAX} markets")]
    TooManyMarkets,
    #[error("more than {max} lines")]
    TooManyRows { max: usize },
    #[error("more than {max} bytes when unpacked")]
    TooManyBytes { max: u64 },
    #[error("more than {max} days from the first to the last")]
    TooManyDays { max: i64 },
    #[error("too many items over too long a time: {is}, of {max} items times days")]
    TooMuch { is: u64, max: u64 },
}

/// A cell that means nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Counted from 1, the heading.
    pub line: u64,
    /// The column's name.
    pub column: &'static str,
    pub text: String,
    pub wrong: Wrong,
}

/// What is wrong with a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// No number of milliseconds since 1970, or one beyond the year 2200.
    NotAnInstant,
    /// Nothing like `2026-11-23` or `2026-11-23T10:00:00Z`.
    NotADate,
    NotANumber,
    NoItem,
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Cell { line, column, text, wrong } = self;
        match wrong {
            Wrong::NotAnInstant => write!(f, "line {line}: {column} `{text}` is not an instant in milliseconds"),
            Wrong::NotADate => write!(f, "line {line}: {column} `{text}` is not a date"),
            Wrong::NotANumber => write!(f, "line {line}: {column} `{text}` is not a number"),
            Wrong::NoItem => write!(f, "line {line}: no {column}"),
        }
    }
}

/// Cells that are told of at once.
const CELLS_TOLD: usize = 20;
/// The end of the year 2200.
const LAST_MS: i64 = 7_289_654_400_000;

/// Markets that a table may have.
const MARKETS_MAX: usize = 676;

impl Table {
    /// An item's name; empty for a number that is none.
    pub fn item(&self, number: u64) -> &str {
        usize::try_from(number).ok().and_then(|place| self.items.get(place)).map_or("", String::as_str)
    }

    /// How many items there are.
    pub fn items(&self) -> usize {
        self.items.len()
    }

    /// A code by which the radar knows the market at a place; it is of no country.
    pub(crate) fn code(place: usize) -> MarketCode {
        let letter = |n: usize| b'A' + u8::try_from(n % 26).unwrap_or(0);
        MarketCode::new([letter(place / 26), letter(place)])
    }
}

impl Row {
    /// The day, since the epoch.
    pub(crate) fn day(&self) -> i64 {
        self.t_ms.div_euclid(DAY_MS)
    }

    /// Units sold, each line counting at most `line_max`; 0 for what is no sale.
    pub(crate) fn units(&self, line_max: u32) -> u32 {
        if let Kind::Sold { units } = self.kind { units.min(line_max) } else { 0 }
    }

    pub(crate) fn event(&self, market: MarketCode) -> Event {
        let Row { t_ms, user, item, kind, .. } = *self;
        Event { at: Instant::from_ms(t_ms), market, subject: Subject::Product(item), person: user, kind }
    }
}

/// Numbers names in their order.
#[derive(Default)]
struct Names(HashMap<String, usize>);

impl Names {
    fn place(&mut self, name: &str) -> usize {
        if let Some(place) = self.0.get(name) {
            return *place;
        }
        let place = self.0.len();
        self.0.insert(name.to_owned(), place);
        place
    }

    /// The names in order, and the new place of each old one.
    fn sorted(self) -> (Vec<String>, Vec<usize>) {
        let mut names: Vec<(String, usize)> = self.0.into_iter().collect();
        names.sort_unstable();
        let mut places = vec![0; names.len()];
        for (new, (_, old)) in names.iter().enumerate() {
            if let Some(place) = places.get_mut(*old) {
                *place = new;
            }
        }
        (names.into_iter().map(|(name, _)| name).collect(), places)
    }
}

/// Reads a table, unpacking it when it is gzipped. Columns may stand in any order; `item` and `t_ms`, or `date` in its place, must be
/// there; without `market` all is one market, without `kind` all is sold, without `units` one each. Lines that are no sign of demand
/// (refunds, fewer than one unit, unknown kinds) are passed over.
pub fn read(source: impl Read) -> Result<Table, TableError> {
    read_within(source, &Bounds::NONE)
}

/// The same of somebody whom one does not know: no larger than `bounds`.
pub fn read_within(source: impl Read, bounds: &Bounds) -> Result<Table, TableError> {
    let mut source = BufReader::new(source);
    if source.fill_buf()?.starts_with(&[0x1f, 0x8b]) {
        return read_plain(MultiGzDecoder::new(source), bounds);
    }
    read_plain(source, bounds)
}

fn read_plain(source: impl Read, bounds: &Bounds) -> Result<Table, TableError> {
    let source = AtMost::new(source, bounds.bytes);
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).flexible(true).from_reader(source);
    let columns = Columns::of(reader.headers().map_err(|error| bounds::told(error, bounds))?)?;
    let mut lines = Lines::default();
    for record in reader.records() {
        let record = record.map_err(|error| bounds::told(error, bounds))?;
        lines.take(&record, &columns);
        if lines.rows.len() > bounds.rows {
            return Err(TableError::TooManyRows { max: bounds.rows });
        }
        if lines.wrong.len() >= CELLS_TOLD {
            break;
        }
    }
    if !lines.wrong.is_empty() {
        return Err(TableError::Cells(lines.wrong));
    }
    let table = in_order(lines)?;
    bounds.check(&table)?;
    Ok(table)
}

/// Where the columns stand.
struct Columns {
    t_ms: Option<usize>,
    date: Option<usize>,
    item: usize,
    market: Option<usize>,
    user: Option<usize>,
    kind: Option<usize>,
    units: Option<usize>,
    price: Option<usize>,
}

impl Columns {
    fn of(header: &csv::StringRecord) -> Result<Columns, TableError> {
        let column = |name: &str| {
            header.iter().position(|column| column.trim_start_matches('\u{feff}').eq_ignore_ascii_case(name))
        };
        let (t_ms, date) = (column("t_ms"), column("date"));
        if t_ms.is_none() && date.is_none() {
            return Err(TableError::NoColumn("t_ms"));
        }
        Ok(Columns {
            t_ms,
            date,
            item: column("item").ok_or(TableError::NoColumn("item"))?,
            market: column("market"),
            user: column("user"),
            kind: column("kind"),
            units: column("units"),
            price: column("price_minor"),
        })
    }
}

/// What was read so far.
#[derive(Default)]
struct Lines {
    rows: Vec<Row>,
    markets: Names,
    items: Names,
    users: Names,
    passed_over: usize,
    wrong: Vec<Cell>,
}

impl Lines {
    fn take(&mut self, record: &csv::StringRecord, columns: &Columns) {
        let line = record.position().map_or(0, csv::Position::line);
        let text = |column: Option<usize>| column.and_then(|column| record.get(column)).unwrap_or_default();
        let before = self.wrong.len();
        let mut refuse = |column: &'static str, text: &str, wrong: Wrong| {
            let text = text.chars().take(40).collect();
            self.wrong.push(Cell { line, column, text, wrong });
        };
        let at = match columns.t_ms {
            Some(_) => instant(text(columns.t_ms)),
            None => day_or_instant(text(columns.date)),
        };
        match (at, columns.t_ms) {
            (Some(_), _) => {}
            (None, Some(_)) => refuse("t_ms", text(columns.t_ms), Wrong::NotAnInstant),
            (None, None) => refuse("date", text(columns.date), Wrong::NotADate),
        }
        let item = text(Some(columns.item));
        if item.is_empty() {
            refuse("item", "", Wrong::NoItem);
        }
        let (units, price) = (number(text(columns.units)), number(text(columns.price)));
        if units.is_err() {
            refuse("units", text(columns.units), Wrong::NotANumber);
        }
        if price.is_err() {
            refuse("price_minor", text(columns.price), Wrong::NotANumber);
        }
        let (Some(t_ms), Ok(units), Ok(price), true) = (at, units, price, self.wrong.len() == before) else { return };
        let units = if columns.units.is_none() { Some(1.0) } else { units };
        let Some(kind) = fact(text(columns.kind), units) else {
            self.passed_over += 1;
            return;
        };
        let (market, item) = (self.markets.place(text(columns.market)), self.items.place(item));
        let user = u64::try_from(self.users.place(text(columns.user))).unwrap_or(u64::MAX);
        let item = u64::try_from(item).unwrap_or(u64::MAX);
        let price_minor = i64::try_from(floor(price.unwrap_or(0.0).max(0.0))).unwrap_or(i64::MAX);
        self.rows.push(Row { t_ms, market, user, item, kind, price_minor });
    }
}

fn in_order(lines: Lines) -> Result<Table, TableError> {
    let Lines { mut rows, markets, items, passed_over, .. } = lines;
    let ((markets, market_places), (items, item_places)) = (markets.sorted(), items.sorted());
    if markets.len() > MARKETS_MAX {
        return Err(TableError::TooManyMarkets);
    }
    for row in &mut rows {
        row.market = market_places.get(row.market).copied().unwrap_or(0);
        let item = usize::try_from(row.item).ok().and_then(|old| item_places.get(old)).copied();
        row.item = item.and_then(|item| u64::try_from(item).ok()).unwrap_or(0);
    }
    rows.sort_by_key(|row| row.t_ms);
    Ok(Table { rows, markets, passed_over, items })
}

/// What a line says; `None` if it is no sign of demand.
fn fact(kind: &str, units: Option<f64>) -> Option<Kind> {
    match kind {
        "order" | "sold" | "sale" | "" => {
            let units = u32::try_from(floor(units?)).unwrap_or(u32::MAX);
            (units > 0).then_some(Kind::Sold { units })
        }
        "cart_add" => Some(Kind::Carted),
        "watch" | "product_view" => Some(Kind::Watched),
        "share" => Some(Kind::Shared),
        "wait" => Some(Kind::Waited),
        _ => None,
    }
}

/// A number, or nothing where nothing is written.
fn number(text: &str) -> Result<Option<f64>, ()> {
    if text.is_empty() {
        return Ok(None);
    }
    text.parse::<f64>().ok().filter(|number| number.is_finite()).map(Some).ok_or(())
}

fn instant(text: &str) -> Option<i64> {
    text.parse().ok().filter(|ms| (0..LAST_MS).contains(ms))
}

/// `2026-11-23`, `2026-11-23 10:00`, `2026-11-23T10:00:00+02:00`; in UTC where no zone is named.
fn day_or_instant(text: &str) -> Option<i64> {
    let exact = || text.parse::<Timestamp>().ok();
    let local = || text.parse::<DateTime>().ok()?.to_zoned(TimeZone::UTC).ok().map(|at| at.timestamp());
    exact().or_else(local).map(Timestamp::as_millisecond).filter(|ms| (0..LAST_MS).contains(ms))
}

#[cfg(test)]
mod tests;
