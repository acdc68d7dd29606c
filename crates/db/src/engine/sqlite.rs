//! SQLite: one writer thread that commits many writes together, and pooled read-only connections.

mod writer;

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{CachedStatement, Connection, OpenFlags};
use serde::de::Error as _;

use super::{Conn, Queued, Read, Shared, Snapshot, Stopped, Tx};
use crate::row::{Cell, Row, RowError};
use crate::{Engine, Error, OpenError, Value, migrate};

/// Reading connections kept open while idle; more are opened when more read at once.
const READERS_IDLE_MAX: usize = 32;
/// Prepared statements kept by each connection.
const STATEMENTS_MAX: usize = 512;
/// How long a lock held by another process is waited for, asked again every millisecond: 30 s.
const BUSY_TRIES_MAX: i32 = 30_000;

pub(super) struct Sqlite {
    path: PathBuf,
    shared: Arc<Shared>,
    readers: Mutex<Vec<Read>>,
    queue: Option<Sender<Box<dyn Queued>>>,
    writer: Option<JoinHandle<()>>,
}

impl Sqlite {
    pub(super) fn open(path: &Path, shared: &Arc<Shared>) -> Result<Sqlite, OpenError> {
        let writer = open_writer(path).map_err(Error::from)?;
        let writer = migrated(writer)?;
        let tx = Tx::new(Conn::Sqlite(writer), Arc::clone(shared));
        let (queue, queued) = channel();
        let writer = std::thread::Builder::new()
            .name("db-writer".into())
            .spawn(move || writer::run(tx, &queued))
            .map_err(|e| Error::NoConnection(e.to_string().into()))?;
        Ok(Sqlite {
            path: path.to_owned(),
            shared: Arc::clone(shared),
            readers: Mutex::default(),
            queue: Some(queue),
            writer: Some(writer),
        })
    }

    pub(super) fn submit(&self, work: Box<dyn Queued>) {
        match &self.queue {
            Some(queue) => {
                if let Err(unsent) = queue.send(work) {
                    unsent.0.answer(Err(super::stopping()));
                }
            }
            None => work.answer(Err(super::stopping())),
        }
    }

    /// Reads on this thread.
    pub(super) fn read<T, E: From<Error>>(&self, work: impl FnOnce(&mut Read) -> Result<T, E>) -> Result<T, E> {
        let pooled = self.readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut reader = match pooled {
            Some(reader) => reader,
            None => self.open_reader()?,
        };
        reader.failed = None;
        let answer = work(&mut reader);
        // A reader that cannot end its snapshot is not used again.
        if reader.end_snapshot().is_ok() {
            let mut readers = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
            if readers.len() < READERS_IDLE_MAX {
                readers.push(reader);
            }
        }
        answer
    }

    fn open_reader(&self) -> Result<Read, Error> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut conn = Connection::open_with_flags(&self.path, flags)?;
        prepare_connection(&mut conn)?;
        conn.execute_batch("PRAGMA query_only = ON; PRAGMA cache_size = -8000;")?;
        let shared = Arc::clone(&self.shared);
        Ok(Read { conn: Conn::Sqlite(conn), shared, snapshot: Snapshot::Wanted, failed: None, recording: None })
    }

    pub(super) fn check(&self, sql: &str) -> Result<(), Error> {
        self.read(|read| match &read.conn {
            Conn::Sqlite(conn) => {
                let statement = conn.prepare(sql)?;
                let named = (1..=statement.parameter_count()).map(|i| statement.parameter_name(i).and_then(number));
                let mut numbers: Vec<_> = named.map(Option::unwrap_or_default).collect();
                numbers.sort_unstable();
                if numbers.iter().copied().eq(1..=statement.parameter_count()) {
                    return Ok(());
                }
                Err(Error::Statement("parameters are $1, $2, … with none left out".into()))
            }
            Conn::Postgres(_) => Ok(()),
        })
    }

    pub(super) fn backup_to(&self, path: &Path) -> Result<(), Error> {
        let copy = path.to_str().ok_or_else(|| Error::Backup("the path is not text".into()))?;
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut conn = Connection::open_with_flags(&self.path, flags)?;
        prepare_connection(&mut conn)?;
        conn.execute("VACUUM INTO ?1", [copy])?;
        let copy = Connection::open_with_flags(path, flags)?;
        let verdict: String = copy.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
        if verdict != "ok" {
            return Err(Error::Backup(format!("the copy is damaged: {verdict}").into()));
        }
        let durable = std::fs::File::open(path).and_then(|file| file.sync_all());
        durable.map_err(|e| Error::Backup(e.to_string().into()))
    }
}

impl Drop for Sqlite {
    /// Lets the writer finish what is queued, so that the files are closed afterwards.
    fn drop(&mut self) {
        self.queue = None;
        if let Some(writer) = self.writer.take().filter(|w| w.thread().id() != std::thread::current().id()) {
            drop(writer.join());
        }
    }
}

fn open_writer(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut conn = Connection::open_with_flags(path, flags)?;
    prepare_connection(&mut conn)?;
    conn.pragma_update(None, "journal_mode", "WAL")?;
    // Temporary stores in memory: the pages that a savepoint may have to restore went to a file otherwise, a quarter of the
    // writer's time.
    conn.execute_batch(
        "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -32000;
         PRAGMA journal_size_limit = 67108864; PRAGMA temp_store = MEMORY;",
    )?;
    Ok(conn)
}

fn prepare_connection(conn: &mut Connection) -> rusqlite::Result<()> {
    conn.set_prepared_statement_cache_capacity(STATEMENTS_MAX);
    // A plan does not depend on what is bound: otherwise a statement over a table with a partial index is prepared anew at
    // every execution, which costs five times as much as running it.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    conn.busy_handler(Some(|tries| {
        std::thread::sleep(Duration::from_millis(1));
        tries < BUSY_TRIES_MAX
    }))
}

/// Runs the migrations. Another process may be doing the same: who loses that race looks again.
fn migrated(mut conn: Connection) -> Result<Connection, OpenError> {
    let runner = migrate::runner(Engine::Sqlite)?;
    let mut tries_left = 5;
    loop {
        match runner.run(&mut conn) {
            Ok(_) => return Ok(conn),
            Err(e) if tries_left == 0 => return Err(e.into()),
            Err(_) => tries_left -= 1,
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Runs a statement without parameters or rows.
pub(super) fn run(conn: &Connection, sql: &'static str) -> Result<(), Error> {
    conn.prepare_cached(sql)?.raw_execute()?;
    Ok(())
}

/// Runs a statement that returns no rows.
pub(super) fn execute(conn: &Connection, sql: &'static str, params: &[Value<'_>]) -> Result<u64, Error> {
    let changed = bound(conn, sql, params)?.raw_execute()?;
    Ok(u64::try_from(changed).unwrap_or(u64::MAX))
}

/// Feeds every row to `each`.
pub(super) fn query<E>(
    conn: &Connection,
    sql: &'static str,
    params: &[Value<'_>],
    mut each: impl FnMut(&rusqlite::Row<'_>) -> Result<(), E>,
) -> Result<(), Stopped<E>> {
    let mut statement = bound(conn, sql, params)?;
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next()? {
        each(row).map_err(Stopped::ByCaller)?;
    }
    Ok(())
}

/// The statement with its parameters bound by name: `$2` is the second value wherever it stands and however often.
fn bound<'c>(conn: &'c Connection, sql: &str, params: &[Value<'_>]) -> Result<CachedStatement<'c>, Error> {
    let mut statement = conn.prepare_cached(sql)?;
    let count = statement.parameter_count();
    if count != params.len() {
        return Err(Error::Statement(format!("{count} parameters, {} values: {sql}", params.len()).into()));
    }
    for i in 1..=count {
        let place = statement.parameter_name(i).and_then(number);
        let value = place.and_then(|n| params.get(n.checked_sub(1)?));
        let value = value.ok_or_else(|| Error::Statement(format!("no value for parameter {i}: {sql}").into()))?;
        statement.raw_bind_parameter(i, value)?;
    }
    Ok(statement)
}

/// 2 of `$2`.
fn number(name: &str) -> Option<usize> {
    name.strip_prefix('$')?.parse().ok()
}

impl rusqlite::ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Null => ValueRef::Null,
            Value::Int(n) => ValueRef::Integer(*n),
            Value::Real(x) => ValueRef::Real(*x),
            Value::Text(s) => ValueRef::Text(s.as_bytes()),
            Value::Bytes(b) => ValueRef::Blob(b),
        }))
    }
}

impl Row for rusqlite::Row<'_> {
    fn len(&self) -> usize {
        self.as_ref().column_count()
    }

    fn name(&self, i: usize) -> Result<&str, RowError> {
        self.as_ref().column_name(i).map_err(RowError::custom)
    }

    fn cell(&self, i: usize) -> Result<Cell<'_>, RowError> {
        Ok(match self.get_ref(i).map_err(RowError::custom)? {
            ValueRef::Null => Cell::Null,
            ValueRef::Integer(n) => Cell::Int(n),
            ValueRef::Real(x) => Cell::Real(x),
            ValueRef::Text(bytes) => Cell::Text(std::str::from_utf8(bytes).map_err(RowError::custom)?),
            ValueRef::Blob(bytes) => Cell::Bytes(bytes),
        })
    }
}
