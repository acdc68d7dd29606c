//! The table of sales: `t_ms,market,user,item,kind,units,price_minor`, plain or gzipped.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read};

use flate2::bufread::MultiGzDecoder;
use kernel::{DAY_MS, Instant, MarketCode};

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
    #[error("line {line}: `{text}` is not an instant in milliseconds")]
    NotAnInstant { line: u64, text: String },
    #[error("line {line}: no item")]
    NoItem { line: u64 },
    #[error("more than {MARKETS_MAX} markets")]
    TooManyMarkets,
}

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

/// Reads a table, unpacking it when it is gzipped. Columns may stand in any order; `t_ms` and `item` must be there, without
/// `market` all is one market, without `kind` all is sold, without `units` one each. Lines that are no sign of demand (refunds, fewer than one
/// unit, unknown kinds) are passed over.
pub fn read(source: impl Read) -> Result<Table, TableError> {
    let mut source = BufReader::new(source);
    if source.fill_buf()?.starts_with(&[0x1f, 0x8b]) {
        return read_plain(MultiGzDecoder::new(source));
    }
    read_plain(source)
}

fn read_plain(source: impl Read) -> Result<Table, TableError> {
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).flexible(true).from_reader(source);
    let header = reader.headers()?.clone();
    let column = |name: &str| header.iter().position(|column| column.trim_start_matches('\u{feff}') == name);
    let at = column("t_ms").ok_or(TableError::NoColumn("t_ms"))?;
    let item = column("item").ok_or(TableError::NoColumn("item"))?;
    let (market, user, kind) = (column("market"), column("user"), column("kind"));
    let (units, price) = (column("units"), column("price_minor"));
    let (mut markets, mut items, mut users) = (Names::default(), Names::default(), Names::default());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record?;
        let line = record.position().map_or(0, csv::Position::line);
        let text = |column: Option<usize>| column.and_then(|column| record.get(column)).unwrap_or_default();
        let t_ms = instant(text(Some(at)))
            .ok_or_else(|| TableError::NotAnInstant { line, text: text(Some(at)).to_owned() })?;
        if text(Some(item)).is_empty() {
            return Err(TableError::NoItem { line });
        }
        let Some(fact) = fact(text(kind), text(units), units.is_none()) else { continue };
        let (market, item) = (markets.place(text(market)), items.place(text(Some(item))));
        let user = u64::try_from(users.place(text(user))).unwrap_or(u64::MAX);
        let price_minor = text(price).parse().unwrap_or(0).max(0);
        rows.push(Row { t_ms, market, user, item: u64::try_from(item).unwrap_or(u64::MAX), kind: fact, price_minor });
    }
    in_order(rows, markets, items)
}

fn in_order(mut rows: Vec<Row>, markets: Names, items: Names) -> Result<Table, TableError> {
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
    Ok(Table { rows, markets, items })
}

/// What a line says; `None` if it is no sign of demand.
fn fact(kind: &str, units: &str, is_one: bool) -> Option<Kind> {
    match kind {
        "order" | "sold" | "sale" | "" => {
            let units = if is_one { 1.0 } else { units.parse::<f64>().ok()? };
            let units = u32::try_from(floor(units)).unwrap_or(u32::MAX);
            (units > 0).then_some(Kind::Sold { units })
        }
        "cart_add" => Some(Kind::Carted),
        "watch" | "product_view" => Some(Kind::Watched),
        "share" => Some(Kind::Shared),
        "wait" => Some(Kind::Waited),
        _ => None,
    }
}

fn instant(text: &str) -> Option<i64> {
    text.parse().ok()
}
