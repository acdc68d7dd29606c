//! Records of a delimited file, one at a time, as RFC 4180 writes them and spreadsheets count them.
//!
//! Own reader, since a seller must be told in which row a quote went wrong: a general one repairs such rows in silence.

use std::io::{BufRead, BufReader, Read};

use super::ImportError;

/// How a file writes its cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// Commas, and quotes around cells that hold commas, quotes or line breaks.
    Csv,
    /// Tabs; a quote is a character like any other.
    Tsv,
}

/// How bytes are text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    Utf8,
    /// What Amazon writes in its western markets.
    Windows1252,
    /// Not known yet: read loosely, while [`Records::encoding`] finds out.
    Unknown,
}

/// One row of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Record {
    /// As a spreadsheet counts: the first is row 1, blank lines count.
    pub row: u64,
    pub cells: Vec<String>,
    /// Something follows a closing quote.
    pub bad_quote: bool,
}

/// Bytes of a row at the most: 1 MiB, far above the longest description.
const ROW_BYTES_MAX: usize = 1 << 20;

/// Reads a file record by record. Memory is bounded by one record.
pub(crate) struct Records<R> {
    input: BufReader<R>,
    dialect: Dialect,
    encoding: Encoding,
    row: u64,
    line: Vec<u8>,
    /// The first row that is not of the encoding.
    not_utf8: Option<u64>,
    not_windows: Option<u64>,
}

impl<R: Read> Records<R> {
    pub(crate) fn new(input: R, dialect: Dialect, encoding: Encoding) -> Records<R> {
        let input = BufReader::with_capacity(1 << 16, input);
        Records { input, dialect, encoding, row: 0, line: Vec::new(), not_utf8: None, not_windows: None }
    }

    /// The encoding of what was read so far, when it was [`Encoding::Unknown`].
    pub(crate) fn encoding(&self) -> Result<Encoding, ImportError> {
        match (self.not_utf8, self.not_windows) {
            (None, _) => Ok(Encoding::Utf8),
            (_, None) => Ok(Encoding::Windows1252),
            (Some(row), _) => Err(ImportError::Encoding { row }),
        }
    }

    /// The next record that is not blank.
    pub(crate) fn next(&mut self) -> Result<Option<Record>, ImportError> {
        loop {
            self.line.clear();
            if !self.read_line()? {
                return Ok(None);
            }
            self.row += 1;
            if self.row == 1 && self.line.starts_with(b"\xef\xbb\xbf") {
                self.line.drain(..3);
            }
            self.complete()?;
            let (cells, bad_quote) = split(&self.line, self.dialect);
            let cells = self.decoded(cells)?;
            if cells.iter().any(|cell| !cell.trim().is_empty()) {
                return Ok(Some(Record { row: self.row, cells, bad_quote }));
            }
        }
    }

    /// Adds lines while a quote is open.
    fn complete(&mut self) -> Result<(), ImportError> {
        let row = self.row;
        if self.dialect == Dialect::Csv {
            let mut seen = 0;
            let mut open = false;
            loop {
                open = leaves_open(self.line.get(seen..).unwrap_or_default(), open, seen == 0);
                seen = self.line.len();
                if !open {
                    break;
                }
                if !self.read_line()? {
                    return Err(ImportError::OpenQuote { row });
                }
            }
        }
        let ending = self.line.iter().rev().take_while(|b| matches!(b, b'\n' | b'\r')).count().min(2);
        self.line.truncate(self.line.len() - ending);
        Ok(())
    }

    /// Adds a line with its end; false at the end of the file. A lone carriage return ends no line.
    fn read_line(&mut self) -> Result<bool, ImportError> {
        let room = (ROW_BYTES_MAX + 1).saturating_sub(self.line.len());
        let read = (&mut self.input).take(u64::try_from(room).unwrap_or(0)).read_until(b'\n', &mut self.line)?;
        if self.line.len() > ROW_BYTES_MAX {
            return Err(ImportError::RowTooLarge { row: self.row.max(1) });
        }
        Ok(read > 0)
    }

    fn decoded(&mut self, cells: Vec<Vec<u8>>) -> Result<Vec<String>, ImportError> {
        let row = self.row;
        if self.encoding == Encoding::Unknown {
            let windows = self.line.iter().all(|b| windows_1252(*b).is_some());
            self.not_windows = self.not_windows.or((!windows).then_some(row));
            let utf8 = std::str::from_utf8(&self.line).is_ok_and(|line| !line.contains('\0'));
            self.not_utf8 = self.not_utf8.or((!utf8).then_some(row));
        }
        let text = |cell: Vec<u8>| match self.encoding {
            Encoding::Utf8 => String::from_utf8(cell).ok().filter(|text| !text.contains('\0')),
            Encoding::Unknown => Some(String::from_utf8_lossy(&cell).into_owned()),
            Encoding::Windows1252 => cell.into_iter().map(windows_1252).collect(),
        };
        cells.into_iter().map(|cell| text(cell).ok_or(ImportError::Encoding { row })).collect()
    }
}

/// Whether a quote is open after `bytes`; `fresh` when they begin a record.
fn leaves_open(bytes: &[u8], open: bool, fresh: bool) -> bool {
    let mut open = open;
    let mut cell_start = fresh;
    let mut after_quote = false;
    for byte in bytes {
        match (open, *byte) {
            (true, b'"') => {
                open = false;
                after_quote = true;
                continue;
            }
            (false, b'"') if cell_start || after_quote => open = true,
            _ => {}
        }
        cell_start = !open && *byte == b',';
        after_quote = false;
    }
    open
}

/// The cells of a whole record, and whether something follows a closing quote.
fn split(line: &[u8], dialect: Dialect) -> (Vec<Vec<u8>>, bool) {
    if dialect == Dialect::Tsv {
        return (line.split(|b| *b == b'\t').map(<[u8]>::to_vec).collect(), false);
    }
    let mut cells = Vec::new();
    let mut bad_quote = false;
    let mut bytes = line.iter().copied().peekable();
    loop {
        let mut cell = Vec::new();
        if bytes.next_if_eq(&b'"').is_some() {
            while let Some(byte) = bytes.next() {
                if byte != b'"' {
                    cell.push(byte);
                } else if bytes.next_if_eq(&b'"').is_some() {
                    cell.push(b'"');
                } else {
                    break;
                }
            }
            bad_quote |= bytes.peek().is_some_and(|b| *b != b',');
        }
        while let Some(byte) = bytes.next_if(|b| *b != b',') {
            cell.push(byte);
        }
        cells.push(cell);
        if bytes.next().is_none() {
            return (cells, bad_quote);
        }
    }
}

/// The character of a byte; `None` for the five that Windows-1252 leaves open, and for zero.
fn windows_1252(byte: u8) -> Option<char> {
    const HIGH: [char; 32] = [
        '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“', '”',
        '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
    ];
    let character = match byte {
        0x80..=0x9f => HIGH.get(usize::from(byte - 0x80)).copied().unwrap_or('\0'),
        byte => char::from(byte),
    };
    (character != '\0').then_some(character)
}

#[cfg(test)]
mod tests;
