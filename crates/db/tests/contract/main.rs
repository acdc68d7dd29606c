//! What `db` promises, shown on both engines.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "tests"
)]

mod crash;
mod jobs;
mod outbox;
mod recording;
mod schema;
mod write;

use db::{Db, Error, params};

/// A table to write to: `counter (id, n)` with row 1 at zero, and `n` never above a million.
fn with_counter(db: &Db) {
    db.write_blocking(|tx| {
        tx.execute("CREATE TABLE counter (id BIGINT PRIMARY KEY, n BIGINT NOT NULL CHECK (n < 1000000))", params![])?;
        tx.execute("INSERT INTO counter (id, n) VALUES (1, 0)", params![])?;
        Ok::<_, Error>(())
    })
    .unwrap();
}

fn count(db: &Db) -> i64 {
    db.read_blocking(|read| read.one::<i64>("SELECT n FROM counter WHERE id = 1", params![])).unwrap()
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap()
}
