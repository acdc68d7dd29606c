//! How large a table of somebody whom one does not know may be.

use std::collections::HashSet;
use std::io::{self, Read};

use super::{Table, TableError};

/// How large a table may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// Lines that are a sign of demand.
    pub rows: usize,
    /// Bytes, unpacked.
    pub bytes: u64,
    /// Days from the first to the last.
    pub days: i64,
    /// Items of all markets, times those days: what playing the table costs.
    pub work: u64,
}

impl Bounds {
    /// As large as memory and patience allow: for one's own files.
    pub const NONE: Bounds = Bounds { rows: usize::MAX, bytes: u64::MAX, days: i64::MAX, work: u64::MAX };

    /// Refuses a table that would take too long to play.
    pub(super) fn check(&self, table: &Table) -> Result<(), TableError> {
        let (Some(first), Some(last)) = (table.rows.first(), table.rows.last()) else { return Ok(()) };
        let days = last.day() - first.day() + 1;
        if days > self.days {
            return Err(TableError::TooManyDays { max: self.days });
        }
        if self.work == u64::MAX {
            return Ok(());
        }
        let items: HashSet<(usize, u64)> = table.rows.iter().map(|row| (row.market, row.item)).collect();
        let count = u64::try_from(items.len()).unwrap_or(u64::MAX);
        let is = count.saturating_mul(u64::try_from(days).unwrap_or(0));
        if is > self.work { Err(TableError::TooMuch { is, max: self.work }) } else { Ok(()) }
    }
}

/// A source that breaks off with an error after so many bytes: what is packed small may be large.
pub(super) struct AtMost<R> {
    source: R,
    left: u64,
}

impl<R> AtMost<R> {
    pub(super) fn new(source: R, bytes: u64) -> AtMost<R> {
        AtMost { source, left: bytes }
    }
}

impl<R: Read> Read for AtMost<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.source.read(into)?;
        match self.left.checked_sub(u64::try_from(count).unwrap_or(u64::MAX)) {
            Some(left) => {
                self.left = left;
                Ok(count)
            }
            None => Err(io::Error::from(io::ErrorKind::FileTooLarge)),
        }
    }
}

/// The error of a reader, told by its cause.
pub(super) fn told(error: csv::Error, bounds: &Bounds) -> TableError {
    match error.kind() {
        csv::ErrorKind::Io(cause) if cause.kind() == io::ErrorKind::FileTooLarge => {
            TableError::TooManyBytes { max: bounds.bytes }
        }
        _ => TableError::Csv(error),
    }
}
