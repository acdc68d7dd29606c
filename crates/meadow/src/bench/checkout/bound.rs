//! The bound: statements written down from real checkouts, run again with nothing around them.

use std::path::Path;
use std::time::Instant;

use db::{Ran, Value};
use rusqlite::Connection;
use rusqlite::config::DbConfig;
use rusqlite::types::ValueRef;

use crate::Failure;

/// Orders a second when the statements of `orders` orders run again on `copy`, `batch` orders in a transaction.
pub(super) fn replay(copy: &Path, statements: &[Ran], orders: u64, batch: u64) -> Result<u64, Failure> {
    let conn = Connection::open(copy)?;
    conn.set_prepared_statement_cache_capacity(512);
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    conn.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -32000;
         PRAGMA temp_store = MEMORY",
    )?;
    let per_batch = statements.len() / usize::try_from((orders / batch).max(1))?;
    let begun = Instant::now();
    for chunk in statements.chunks(per_batch.max(1)) {
        conn.execute_batch("BEGIN IMMEDIATE")?;
        for ran in chunk {
            step(&conn, ran)?;
        }
        conn.execute_batch("COMMIT")?;
    }
    let ms = u64::try_from(begun.elapsed().as_millis())?.max(1);
    Ok(orders * 1_000 / ms)
}

/// Runs one statement and looks at every value of its rows.
fn step(conn: &Connection, ran: &Ran) -> Result<(), Failure> {
    let mut statement = conn.prepare_cached(ran.sql)?;
    for i in 1..=statement.parameter_count() {
        let number = statement.parameter_name(i).and_then(|name| name.strip_prefix('$')?.parse::<usize>().ok());
        let value: Option<&Value<'_>> = number.and_then(|n| ran.params.get(n.checked_sub(1)?));
        statement.raw_bind_parameter(i, value.ok_or("a parameter without its value")?)?;
    }
    let columns = statement.column_count();
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next()? {
        for column in 0..columns {
            let value: ValueRef<'_> = row.get_ref(column)?;
            std::hint::black_box(value);
        }
    }
    Ok(())
}
