//! The file: `signals.db` in the data folder, SQLite in WAL mode with `synchronous=NORMAL`.
//!
//! A commit is there after any crash of the process; of a machine that loses power, the last seconds may be missing, whole
//! transactions at a time, the log and what it adds up to together.

use std::path::{Path, PathBuf};
use std::time::Duration;

use kernel::{Instant, MarketCode};
use rusqlite::{Connection, OpenFlags, OptionalExtension as _, Row, Transaction, TransactionBehavior, params};

use crate::encode::{self, Fact};
use crate::tally::{Cell, Tally};
use crate::{Error, Kind, Subject, SubjectKind};

/// How long another process of this installation is waited for.
const BUSY_TIME_MAX: Duration = Duration::from_secs(10);
/// Pages of 8 KiB in the write-ahead log before they are moved into the file.
const CHECKPOINT_PAGES: i64 = 4_000;

const SCHEMA: &str = "
CREATE TABLE IF NOT EXISTS log (
    seq INTEGER PRIMARY KEY,
    facts INTEGER NOT NULL,
    newest_at INTEGER NOT NULL,
    body BLOB NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS log_newest_at ON log (newest_at);
CREATE TABLE IF NOT EXISTS rollup (
    market TEXT NOT NULL,
    what INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    hour INTEGER NOT NULL,
    subject INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    PRIMARY KEY (market, what, kind, hour, subject)
) WITHOUT ROWID, STRICT;
CREATE TABLE IF NOT EXISTS written (id TEXT PRIMARY KEY) WITHOUT ROWID, STRICT;
";

/// A row of the log holds the facts `seq`, `seq + 1` and so on.
const ADD_ROW: &str = "INSERT INTO log (seq, facts, newest_at, body) VALUES (?1, ?2, ?3, ?4)";
const NEXT_SEQ: &str = "SELECT seq + facts FROM log ORDER BY seq DESC LIMIT 1";
const ROW_OF: &str = "SELECT seq FROM log WHERE seq <= ?1 ORDER BY seq DESC LIMIT 1";
const ROWS_FROM: &str = "SELECT seq, body FROM log WHERE seq >= ?1 ORDER BY seq";
const NEWEST_AT: &str = "SELECT MAX(newest_at) FROM log";
const ROW_OF_TIME: &str = "SELECT MIN(seq) FROM log WHERE newest_at >= ?1";
const ADD_WRITTEN: &str = "INSERT INTO written (id) VALUES (?1) ON CONFLICT DO NOTHING";
const ADD_TO_CELL: &str = "
INSERT INTO rollup (market, what, kind, hour, subject, amount) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT DO UPDATE SET amount = amount + excluded.amount";
const CELLS: &str = "SELECT market, what, kind, hour, subject, amount FROM rollup";
const TOTALS: &str = "SELECT what, kind, subject, SUM(amount) FROM rollup GROUP BY what, subject, kind";
const MARKETS: &str = "
WITH RECURSIVE known(market) AS (
    SELECT MIN(market) FROM rollup
    UNION ALL SELECT (SELECT MIN(market) FROM rollup WHERE market > known.market) FROM known WHERE market IS NOT NULL
) SELECT market FROM known WHERE market IS NOT NULL";
const HOURS: &str = "
WITH RECURSIVE span(hour) AS (SELECT ?5 UNION ALL SELECT hour + 1 FROM span WHERE hour + 1 < ?6)
SELECT span.hour, rollup.amount FROM span CROSS JOIN rollup
ON market = ?1 AND what = ?2 AND kind = ?3 AND rollup.hour = span.hour AND subject = ?4 WHERE ?5 < ?6";
const TOP: &str = "
SELECT subject, SUM(amount) AS most FROM rollup
WHERE market = ?1 AND what = ?2 AND kind = ?3 AND hour >= ?4 AND hour < ?5
GROUP BY subject HAVING SUM(amount) > 0 ORDER BY most DESC, subject DESC LIMIT ?6";

/// Where the log of the data folder `folder` is.
pub(crate) fn path(folder: &Path) -> PathBuf {
    folder.join("signals.db")
}

/// Opens the file to write, and makes it if there is none.
pub(crate) fn open(path: &Path) -> Result<Connection, Error> {
    let conn = Connection::open(path)?;
    conn.busy_timeout(BUSY_TIME_MAX)?;
    conn.pragma_update(None, "page_size", 8_192)?;
    conn.pragma_update(None, "journal_mode", "WAL")?;
    conn.pragma_update(None, "synchronous", "NORMAL")?;
    conn.pragma_update(None, "wal_autocheckpoint", CHECKPOINT_PAGES)?;
    conn.execute_batch(SCHEMA)?;
    Ok(conn)
}

/// Opens the file to read.
pub(crate) fn open_to_read(path: &Path) -> Result<Connection, Error> {
    let conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    conn.busy_timeout(BUSY_TIME_MAX)?;
    Ok(conn)
}

/// Writes a whole copy to `to`, a file that must not be there.
pub(crate) fn copy(conn: &Connection, to: &Path) -> Result<(), Error> {
    conn.execute("VACUUM INTO ?1", [to.to_string_lossy()])?;
    Ok(())
}

/// A transaction that is sure to be able to write.
pub(crate) fn begin(conn: &mut Connection) -> Result<Transaction<'_>, Error> {
    Ok(conn.transaction_with_behavior(TransactionBehavior::Immediate)?)
}

/// The number that the next fact gets; the first is 1.
pub(crate) fn next_seq(conn: &Connection) -> Result<u64, Error> {
    let next = conn.prepare_cached(NEXT_SEQ)?.query_row([], seq_of).optional()?;
    Ok(next.unwrap_or(1))
}

pub(crate) fn add_row(conn: &Connection, seq: u64, row: &encode::Row) -> Result<(), Error> {
    conn.prepare_cached(ADD_ROW)?.execute(params![
        seq.cast_signed(),
        row.facts().cast_signed(),
        row.newest_at().ms(),
        row.bytes()
    ])?;
    Ok(())
}

/// Notes that the server wrote a fact of this id; whether it was the first time.
pub(crate) fn add_written(conn: &Connection, id: &str) -> Result<bool, Error> {
    Ok(conn.prepare_cached(ADD_WRITTEN)?.execute([id])? == 1)
}

pub(crate) fn add_to_cells(conn: &Connection, tally: &Tally) -> Result<(), Error> {
    let mut statement = conn.prepare_cached(ADD_TO_CELL)?;
    for (cell, amount) in tally.in_order() {
        let (what, kind) = (cell.subject.kind().number(), cell.kind.number());
        statement.execute(params![cell.market.code(), what, kind, cell.hour, cell.subject.id(), amount])?;
    }
    Ok(())
}

/// Shows `each` the facts from the number `seq` on, until it answers false.
pub(crate) fn facts_from(conn: &Connection, seq: u64, mut each: impl FnMut(u64, Fact) -> bool) -> Result<(), Error> {
    let first = conn.prepare_cached(ROW_OF)?.query_row([seq.cast_signed()], seq_of).optional()?;
    let mut statement = conn.prepare_cached(ROWS_FROM)?;
    let mut rows = statement.query([first.unwrap_or(seq).cast_signed()])?;
    while let Some(row) = rows.next()? {
        let at = seq_of(row)?;
        let body = row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?;
        let facts = (at..).zip(encode::read(body)?).filter(|(number, _)| *number >= seq);
        for (number, fact) in facts {
            if !each(number, fact) {
                return Ok(());
            }
        }
    }
    Ok(())
}

/// When the newest fact happened.
pub(crate) fn newest_at(conn: &Connection) -> Result<Option<Instant>, Error> {
    let newest: Option<i64> = conn.query_row(NEWEST_AT, [], |row| row.get(0))?;
    Ok(newest.map(Instant::from_ms))
}

/// The first row that has a fact of this time or later.
pub(crate) fn row_of_time(conn: &Connection, at: Instant) -> Result<Option<u64>, Error> {
    let seq: Option<i64> = conn.query_row(ROW_OF_TIME, [at.ms()], |row| row.get(0))?;
    Ok(seq.map(i64::cast_unsigned))
}

/// A number of the log; they are positive.
fn seq_of(row: &Row<'_>) -> Result<u64, rusqlite::Error> {
    Ok(row.get::<_, i64>(0)?.cast_unsigned())
}

/// Every subject with what it has of each kind.
pub(crate) fn totals(conn: &Connection, mut each: impl FnMut(Subject, Kind, i64)) -> Result<(), Error> {
    let mut statement = conn.prepare(TOTALS)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (subject, kind) = (subject(row.get(0)?, row.get(2)?)?, kind(row.get(1)?)?);
        each(subject, kind, row.get(3)?);
    }
    Ok(())
}

/// Every cell that is not zero.
pub(crate) fn cells(conn: &Connection) -> Result<Vec<(Cell, i64)>, Error> {
    let mut statement = conn.prepare(CELLS)?;
    let mut rows = statement.query([])?;
    let mut cells = Vec::new();
    while let Some(row) = rows.next()? {
        let amount: i64 = row.get(5)?;
        if amount != 0 {
            cells.push((cell(row)?, amount));
        }
    }
    Ok(cells)
}

fn cell(row: &Row<'_>) -> Result<Cell, Error> {
    Ok(Cell {
        market: market(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?)?,
        kind: kind(row.get(2)?)?,
        hour: row.get(3)?,
        subject: subject(row.get(1)?, row.get(4)?)?,
    })
}

/// The markets that anything was counted in.
pub(crate) fn markets(conn: &Connection) -> Result<Vec<MarketCode>, Error> {
    let mut statement = conn.prepare_cached(MARKETS)?;
    let codes = statement.query_map([], |row| row.get::<_, String>(0))?;
    codes.map(|code| market(&code?)).collect()
}

/// The hours from `from` until before `to` in which there was something of `kind`, and how much.
pub(crate) fn hours(
    conn: &Connection,
    market: MarketCode,
    subject: Subject,
    kind: Kind,
    (from, to): (i64, i64),
) -> Result<Vec<(i64, i64)>, Error> {
    let mut statement = conn.prepare_cached(HOURS)?;
    let (what, kind) = (subject.kind().number(), kind.number());
    let rows = statement
        .query_map(params![market.code(), what, kind, subject.id(), from, to], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The subjects with the most of `kind` in those hours, the most first.
pub(crate) fn top(
    conn: &Connection,
    market: MarketCode,
    what: SubjectKind,
    kind: Kind,
    (from, to): (i64, i64),
    limit: u32,
) -> Result<Vec<(i64, i64)>, Error> {
    let mut statement = conn.prepare_cached(TOP)?;
    let rows = statement.query_map(params![market.code(), what.number(), kind.number(), from, to, limit], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn market(code: &str) -> Result<MarketCode, Error> {
    code.parse().map_err(|_| unknown())
}

fn kind(number: u8) -> Result<Kind, Error> {
    Kind::from_number(number).ok_or_else(unknown)
}

fn subject(what: u8, id: i64) -> Result<Subject, Error> {
    SubjectKind::from_number(what).map(|what| Subject::new(what, id)).ok_or_else(unknown)
}

fn unknown() -> Error {
    Error::Storage("a rollup cannot be read: was it written by a later version?".to_owned())
}
