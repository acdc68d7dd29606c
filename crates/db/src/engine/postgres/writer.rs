//! Writes: SERIALIZABLE transactions, run again when another came first; writes of one lane share a transaction.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use kernel::{OsRng, Rng as _};

use super::super::{Conn, Queued, Shared, Tx};
use super::session::{Pool, Pooled};
use super::workers::Workers;
use crate::Error;

/// Writes of a lane that share a transaction at most.
const BATCH_MAX: usize = 256;
/// How long a write is run again and again before its caller gets the error.
const RETRY_TIME_MAX: Duration = Duration::from_secs(30);
/// The first wait before running again, and the longest; a random part of it is waited.
const BACKOFF_US: (u64, u64) = (500, 100_000);

type Batch = Vec<Box<dyn Queued>>;
type Lanes = Mutex<HashMap<i64, VecDeque<Box<dyn Queued>>>>;

pub(super) struct Writer {
    workers: Workers,
    route: Arc<Route>,
    /// A lane is here while a worker serves it.
    lanes: Arc<Lanes>,
}

/// Where transactions are run.
struct Route {
    pool: Pool,
    shared: Arc<Shared>,
}

impl Writer {
    pub(super) fn start(pool: Pool, shared: Arc<Shared>, threads: usize) -> Result<Writer, Error> {
        let workers = Workers::start("db-writer", threads)?;
        Ok(Writer { workers, route: Arc::new(Route { pool, shared }), lanes: Arc::default() })
    }

    pub(super) fn submit(&self, lane: Option<i64>, work: Box<dyn Queued>) {
        let route = Arc::clone(&self.route);
        let Some(lane) = lane else {
            return self.workers.submit(Box::new(move || route.run(vec![work])));
        };
        let mut lanes = self.lanes.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(queue) = lanes.get_mut(&lane) {
            return queue.push_back(work);
        }
        lanes.insert(lane, VecDeque::from([work]));
        drop(lanes);
        let lanes = Arc::clone(&self.lanes);
        self.workers.submit(Box::new(move || {
            while let Some(batch) = next_batch(&lanes, lane) {
                route.run(batch);
            }
        }));
    }

    /// Finishes what is queued.
    pub(super) fn stop(self) {
        self.workers.stop();
    }
}

/// What waits in the lane; the lane ends when nothing does.
fn next_batch(lanes: &Lanes, lane: i64) -> Option<Batch> {
    let mut lanes = lanes.lock().unwrap_or_else(PoisonError::into_inner);
    let queue = lanes.get_mut(&lane)?;
    if queue.is_empty() {
        lanes.remove(&lane);
        return None;
    }
    let count = queue.len().min(BATCH_MAX);
    Some(queue.drain(..count).collect())
}

impl Route {
    /// Runs the writes in one transaction and answers them.
    fn run(&self, mut batch: Batch) {
        let begun = Instant::now();
        let mut attempts = 0;
        let committed = loop {
            let error = match self.attempt(&mut batch) {
                Ok(()) => break Ok(()),
                Err(Lost { error, again }) if again && begun.elapsed() < RETRY_TIME_MAX => error,
                Err(Lost { error, .. }) => break Err(error),
            };
            tracing::debug!(%error, attempts, "a transaction is run again");
            back_off(attempts);
            attempts += 1;
        };
        for write in batch {
            write.answer(committed.clone());
        }
    }

    fn attempt(&self, batch: &mut Batch) -> Result<(), Lost> {
        let conn = Pooled::of(&self.pool).map_err(Lost::for_good)?;
        let mut tx = Tx::new(Conn::Postgres(conn), Arc::clone(&self.shared));
        let kept = run_all(&mut tx, batch).and_then(|keep| match keep {
            true => end(&mut tx, "COMMIT"),
            false => end(&mut tx, "ROLLBACK"),
        });
        if let Err(lost) = kept {
            // A session that cannot roll back is closed by the pool.
            drop(end(&mut tx, "ROLLBACK"));
            return Err(lost);
        }
        tx.committed();
        Ok(())
    }
}

/// A transaction that was lost, and whether to run it again.
struct Lost {
    error: Error,
    again: bool,
}

impl Lost {
    fn for_good(error: Error) -> Lost {
        Lost { error, again: false }
    }

    /// Before the commit was asked for nothing can have been kept: also a lost connection is tried again.
    fn before_commit(error: Error, conn: &Pooled) -> Lost {
        Lost { again: error.came_second() || conn.lost_by(&error), error }
    }
}

/// Runs every write; answers whether there is anything to commit.
fn run_all(tx: &mut Tx, batch: &mut Batch) -> Result<bool, Lost> {
    step(tx, |conn| conn.begin("BEGIN ISOLATION LEVEL SERIALIZABLE"))?;
    if let [only] = batch.as_mut_slice() {
        return run_one(tx, only.as_mut());
    }
    step(tx, |conn| conn.mark("SAVEPOINT w"))?;
    for write in batch {
        match run_one(tx, write.as_mut())? {
            true => step(tx, |conn| conn.mark("RELEASE w; SAVEPOINT w"))?,
            false => step(tx, |conn| conn.mark("ROLLBACK TO w"))?,
        }
    }
    Ok(true)
}

fn run_one(tx: &mut Tx, write: &mut dyn Queued) -> Result<bool, Lost> {
    let kept = write.run(tx);
    if let Some(error) = tx.failed.take() {
        step(tx, |conn| if error.came_second() || conn.lost_by(&error) { Err(error) } else { Ok(()) })?;
    }
    Ok(kept)
}

fn step(tx: &mut Tx, act: impl FnOnce(&mut Pooled) -> Result<(), Error>) -> Result<(), Lost> {
    match &mut tx.conn {
        Conn::Postgres(conn) => act(conn).map_err(|error| Lost::before_commit(error, conn)),
        Conn::Sqlite(_) => Ok(()),
    }
}

fn end(tx: &mut Tx, text: &str) -> Result<(), Lost> {
    match &mut tx.conn {
        Conn::Postgres(conn) => conn.end(text).map_err(|error| Lost { again: error.came_second(), error }),
        Conn::Sqlite(_) => Ok(()),
    }
}

/// Waits a random part of a time that doubles with every attempt.
fn back_off(attempts: u32) {
    let (first, longest) = BACKOFF_US;
    let wait = first.saturating_mul(1_u64.checked_shl(attempts).unwrap_or(u64::MAX)).min(longest);
    let part = OsRng.next_u64().checked_rem(wait).unwrap_or(0);
    std::thread::sleep(Duration::from_micros(part));
}
