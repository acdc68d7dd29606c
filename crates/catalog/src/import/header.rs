//! Columns found by their headings.

use std::collections::HashMap;

use super::ImportError;
use super::records::Record;

/// A field that a format knows, with the headings it goes by, the newest last. Letter case is ignored.
pub(crate) struct Column<F> {
    pub field: F,
    pub headings: &'static [&'static str],
    pub required: bool,
}

/// Where a file keeps each field.
pub(crate) struct Header<F> {
    places: HashMap<F, (usize, String)>,
    pub width: usize,
}

impl<F: Copy + Eq + std::hash::Hash> Header<F> {
    /// Reads the first record. Names every required column that is missing, by the headings it may have.
    pub(crate) fn read(record: &Record, columns: &[Column<F>]) -> Result<Header<F>, ImportError> {
        let mut places = HashMap::new();
        let mut names = Vec::new();
        for column in columns {
            let found = record.cells.iter().enumerate().find(|(_, cell)| {
                let cell = cell.trim();
                column.headings.iter().any(|heading| heading.eq_ignore_ascii_case(cell))
            });
            match found {
                Some((at, cell)) => drop(places.insert(column.field, (at, cell.trim().to_owned()))),
                None if column.required => names.push(column.headings.join(" / ")),
                None => {}
            }
        }
        if names.is_empty() {
            Ok(Header { places, width: record.cells.len() })
        } else {
            Err(ImportError::MissingColumns { names })
        }
    }

    /// The cell of a field without space around it; empty when the file has no such column.
    pub(crate) fn cell<'a>(&self, record: &'a Record, field: F) -> &'a str {
        let cell = self.places.get(&field).and_then(|(at, _)| record.cells.get(*at));
        cell.map_or("", |cell| cell.trim())
    }

    /// The heading as the file writes it.
    pub(crate) fn heading(&self, field: F) -> &str {
        self.places.get(&field).map_or("", |(_, heading)| heading)
    }

    /// Whether the file has the column.
    pub(crate) fn has(&self, field: F) -> bool {
        self.places.contains_key(&field)
    }
}
