//! The table of events: `t_ms,user,item,kind,value`, plain or gzipped.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read};

use flate2::bufread::MultiGzDecoder;
use kernel::{Instant, MarketCode};

use crate::{Event, Kind};

/// A table knows one market; its code is of no country.
pub(crate) const MARKET: MarketCode = MarketCode::new(*b"XX");

/// A line of the table, its names as places in [`Table`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    pub t_ms: i64,
    pub user: u64,
    pub item: u64,
    pub kind: Kind,
    pub value: i64,
}

/// Events in the order of time; those of one instant in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct Table {
    pub rows: Vec<Row>,
    users: Names,
    items: Names,
}

#[derive(Clone, Debug, Default)]
struct Names {
    places: HashMap<String, u64>,
    names: Vec<String>,
}

/// A table could not be read.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    #[error("the events could not be read: {0}")]
    Csv(#[from] csv::Error),
    #[error("the events could not be read: {0}")]
    Read(#[from] std::io::Error),
    #[error("the events lack the column {0}")]
    NoColumn(&'static str),
    #[error("line {line}: `{text}` is not an instant in milliseconds")]
    NotAnInstant { line: u64, text: String },
    #[error("line {line}: no user or no item")]
    NoName { line: u64 },
}

impl Table {
    pub(crate) fn user(&self, place: u64) -> &str {
        self.users.name(place)
    }

    pub(crate) fn item(&self, place: u64) -> &str {
        self.items.name(place)
    }
}

impl Names {
    fn place(&mut self, name: &str) -> u64 {
        if let Some(place) = self.places.get(name) {
            return *place;
        }
        let place = u64::try_from(self.names.len()).unwrap_or(u64::MAX);
        self.places.insert(name.to_owned(), place);
        self.names.push(name.to_owned());
        place
    }

    fn name(&self, place: u64) -> &str {
        self.names.get(crate::number::index(place)).map_or("", String::as_str)
    }
}

impl Row {
    pub(crate) fn event(&self) -> Event {
        let Row { t_ms, user, item, kind, value } = *self;
        Event { at: Instant::from_ms(t_ms), viewer: user, item, kind, value, market: MARKET }
    }
}

/// Reads a table, unpacking it when it is gzipped. Columns may stand in any order and more than the five be there; a
/// missing or unknown kind counts as a like, a missing value as 0. Users and items are any text.
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
    let user = column("user").ok_or(TableError::NoColumn("user"))?;
    let item = column("item").ok_or(TableError::NoColumn("item"))?;
    let (kind, value) = (column("kind"), column("value"));
    let mut table = Table::default();
    for record in reader.records() {
        let record = record?;
        let line = record.position().map_or(0, csv::Position::line);
        let text = |column: usize| record.get(column).unwrap_or_default();
        let optional = |column: Option<usize>| column.and_then(|column| record.get(column)).unwrap_or_default();
        let t_ms = instant(text(at)).ok_or_else(|| TableError::NotAnInstant { line, text: text(at).to_owned() })?;
        if text(user).is_empty() || text(item).is_empty() {
            return Err(TableError::NoName { line });
        }
        let kind = Kind::named(optional(kind)).unwrap_or(Kind::Like);
        let value = optional(value).parse().unwrap_or(0);
        let (user, item) = (table.users.place(text(user)), table.items.place(text(item)));
        table.rows.push(Row { t_ms, user, item, kind, value });
    }
    table.rows.sort_by_key(|row| row.t_ms);
    Ok(table)
}

fn instant(text: &str) -> Option<i64> {
    text.parse().ok()
}
