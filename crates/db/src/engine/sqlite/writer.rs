//! Group commit: queued writes, each in a savepoint, inside one shared transaction.

use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use super::super::{Conn, Queued, Tx};
use super::run as run_sql;
use crate::Error;

/// Writes that share a commit at most.
const BATCH_MAX: usize = 512;
/// How long a batch gathers at most, so that its first caller does not wait for its last.
const BATCH_TIME_MAX: Duration = Duration::from_millis(5);

/// Serves the queue until every handle is gone.
pub(super) fn run(mut tx: Tx, queue: &Receiver<Box<dyn Queued>>) {
    while let Ok(first) = queue.recv() {
        commit_together(&mut tx, first, queue);
    }
}

fn commit_together(tx: &mut Tx, first: Box<dyn Queued>, queue: &Receiver<Box<dyn Queued>>) {
    // IMMEDIATE takes the write lock now, waiting while another process holds it.
    if let Err(error) = sql(tx, "BEGIN IMMEDIATE") {
        tracing::warn!(%error, "a write could not begin");
        return first.answer(Err(error));
    }
    let mut batch = Vec::new();
    let committed = run_batch(tx, first, queue, &mut batch).and_then(|()| sql(tx, "COMMIT"));
    match &committed {
        Ok(()) => tx.committed(),
        Err(error) => {
            tracing::warn!(%error, writes = batch.len(), "a batch of writes was lost");
            roll_back(tx);
        }
    }
    let committed = committed.map_err(|e| Error::NotCommitted(e.to_string().into()));
    for write in batch {
        write.answer(committed.clone());
    }
}

/// Runs writes until the queue is empty or the batch is full. An error means that the shared transaction is gone.
fn run_batch(
    tx: &mut Tx,
    first: Box<dyn Queued>,
    queue: &Receiver<Box<dyn Queued>>,
    batch: &mut Vec<Box<dyn Queued>>,
) -> Result<(), Error> {
    let begun = Instant::now();
    let mut next = Some(first);
    while let Some(mut write) = next {
        let stands = run_one(tx, write.as_mut());
        batch.push(write);
        stands?;
        let room = batch.len() < BATCH_MAX && begun.elapsed() < BATCH_TIME_MAX;
        next = if room { queue.try_recv().ok() } else { None };
    }
    Ok(())
}

fn run_one(tx: &mut Tx, write: &mut dyn Queued) -> Result<(), Error> {
    sql(tx, "SAVEPOINT w")?;
    if !write.run(tx) {
        if lost(tx) {
            let cause = tx.failed.take().map_or_else(|| "unknown".to_owned(), |e| e.to_string());
            return Err(Error::NotCommitted(cause.into()));
        }
        sql(tx, "ROLLBACK TO w")?;
    }
    sql(tx, "RELEASE w")
}

/// Whether SQLite rolled the whole transaction back by itself, as it does when the disk is full.
fn lost(tx: &Tx) -> bool {
    match &tx.conn {
        Conn::Sqlite(conn) => conn.is_autocommit(),
        Conn::Postgres(_) => false,
    }
}

fn roll_back(tx: &mut Tx) {
    tx.wakes = false;
    if !lost(tx)
        && let Err(error) = sql(tx, "ROLLBACK")
    {
        tracing::error!(%error, "a transaction could not be rolled back");
    }
}

fn sql(tx: &Tx, text: &'static str) -> Result<(), Error> {
    match &tx.conn {
        Conn::Sqlite(conn) => run_sql(conn, text),
        Conn::Postgres(_) => Ok(()),
    }
}
