//! The log, opened: what is asked of it, and by whom its file is read.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::sync_channel;
use std::sync::{Arc, Mutex, PoisonError};

use kernel::{HOUR_MS, Instant, MarketCode};
use rusqlite::Connection;
use tokio::sync::{broadcast, oneshot};

use crate::appender::{Appender, Reply};
use crate::tally::{Cell, Tally};
use crate::totals::Totals;
use crate::{
    BATCH_MAX, Counting, Counts, Error, ID_MAX, Kind, Origin, Signal, Subject, SubjectKind, TOPICS_MAX, store,
};

/// The log of demand and what it adds up to. Cheap to clone; the file is closed with the last clone.
///
/// One process of an installation answers from memory what it counted itself: what another process appended to the same
/// file is seen with the next append or at the next opening.
#[derive(Clone)]
pub struct Signals(Arc<Opened>);

struct Opened {
    path: PathBuf,
    totals: Arc<Totals>,
    counting: Counting,
    appender: Appender,
    readers: Mutex<Vec<Connection>>,
}

/// What became of a batch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Accepted {
    /// Facts that are in the log now and were not before.
    pub accepted: usize,
    /// Facts that were in the log already, by their ids.
    pub duplicates: usize,
}

/// The whole log counted again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Recount {
    /// Facts in the log, counted or not.
    pub facts: u64,
    /// Places of the rollups that are not zero.
    pub cells: usize,
    /// Places where the rollups, or the counts in memory, differ from the log. None, or there is a bug.
    pub wrong: usize,
}

/// Hours of one question at the most: 92 days. An earlier start is moved up.
pub const HOURS_MAX: i64 = 92 * 24;
/// Subjects of one answer of [`Signals::top`] at the most.
pub const TOP_MAX: u32 = 1_000;
/// Facts of one answer of [`Signals::since`] at the most.
pub const SINCE_MAX: usize = 100_000;
/// Connections for reading that are kept.
const READERS_KEPT: usize = 4;

impl Signals {
    /// Opens the log in `folder` (the file `signals.db`), and makes it if there is none. Blocks; the longer, the more
    /// hours and subjects there are.
    ///
    /// # Errors
    /// When the file cannot be written to, or was written by a later version.
    pub fn open(folder: &Path, counting: Counting) -> Result<Signals, Error> {
        let path = store::path(folder);
        let totals = Arc::new(Totals::new());
        let appender = Appender::start(store::open(&path)?, Arc::clone(&totals), counting)?;
        Ok(Signals(Arc::new(Opened { path, totals, counting, appender, readers: Mutex::default() })))
    }

    /// Adds a batch, 10 000 facts at the most; answered when it is durable. Facts whose ids are known are left out: those
    /// that pages report are known for the next million facts ([`IDS_WINDOW`](crate::IDS_WINDOW)), those that the server
    /// writes for good. All of the batch is taken or nothing.
    ///
    /// # Errors
    /// [`Error::Busy`] when too many facts wait; bounds; a file that fails.
    pub async fn append(&self, batch: Vec<Signal>) -> Result<Accepted, Error> {
        check(&batch)?;
        if batch.is_empty() {
            return Ok(Accepted::default());
        }
        let (sender, receiver) = oneshot::channel();
        self.0.appender.submit(batch, Reply::Later(sender))?;
        receiver.await.map_err(|_| Error::Closed)?
    }

    /// The same on a thread that may block.
    ///
    /// # Errors
    /// As [`append`](Signals::append).
    pub fn append_blocking(&self, batch: Vec<Signal>) -> Result<Accepted, Error> {
        check(&batch)?;
        if batch.is_empty() {
            return Ok(Accepted::default());
        }
        let (sender, receiver) = sync_channel(1);
        self.0.appender.submit(batch, Reply::Now(sender))?;
        receiver.recv().map_err(|_| Error::Closed)?
    }

    /// What was counted for `subject`: exactly what the log holds of it. From memory.
    pub fn counts(&self, subject: Subject) -> Counts {
        self.0.totals.of(subject)
    }

    /// The same for many, in their order, all of one moment.
    pub fn counts_of(&self, subjects: &[Subject]) -> Vec<Counts> {
        self.0.totals.of_all(subjects)
    }

    /// What was counted by the hour in which it happened, from the hour of `from` until before `to`, the empty hours left
    /// out; in one market or in all. [`HOURS_MAX`] hours at the most. Blocks.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn hours(
        &self,
        market: Option<MarketCode>,
        subject: Subject,
        kind: Kind,
        from: Instant,
        to: Instant,
    ) -> Result<Vec<(Instant, u64)>, Error> {
        let span = span(from, to);
        self.read(|conn| {
            let markets = market.map_or_else(|| store::markets(conn), |market| Ok(vec![market]))?;
            let mut hours = std::collections::BTreeMap::<i64, i64>::new();
            for market in markets {
                for (hour, amount) in store::hours(conn, market, subject, kind, span)? {
                    *hours.entry(hour).or_default() += amount;
                }
            }
            let instant = |hour: i64| Instant::from_ms(hour.saturating_mul(HOUR_MS));
            let filled =
                hours.into_iter().filter_map(|(hour, amount)| Some((instant(hour), u64::try_from(amount).ok()?)));
            Ok(filled.filter(|(_, amount)| *amount > 0).collect())
        })
    }

    /// The subjects with the most of a kind in the hours from that of `from` until before `to`, the most first; of equals
    /// the newer id first. [`HOURS_MAX`] hours and [`TOP_MAX`] subjects at the most. Reads every subject of those hours:
    /// ask once in a while, not per request. Blocks.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn top(
        &self,
        market: MarketCode,
        what: SubjectKind,
        kind: Kind,
        from: Instant,
        to: Instant,
        limit: u32,
    ) -> Result<Vec<(i64, u64)>, Error> {
        let top = self.read(|conn| store::top(conn, market, what, kind, span(from, to), limit.min(TOP_MAX)))?;
        Ok(top.into_iter().filter_map(|(id, amount)| Some((id, u64::try_from(amount).ok()?))).collect())
    }

    /// Facts after the number `seq` in the order of the log, [`SINCE_MAX`] at the most, whether they were counted or not;
    /// 0 starts at the beginning. Numbers rise by one. Blocks.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn since(&self, seq: u64, limit: usize) -> Result<Vec<(u64, Signal)>, Error> {
        let limit = limit.min(SINCE_MAX);
        let mut facts = Vec::new();
        if limit == 0 {
            return Ok(facts);
        }
        self.read(|conn| {
            store::facts_from(conn, seq.saturating_add(1), |number, fact| {
                facts.push((number, fact.signal));
                facts.len() < limit
            })
        })?;
        Ok(facts)
    }

    /// A number for [`since`](Signals::since) before every fact that was accepted at `at` or later, as far as the times of the
    /// facts tell; facts of just before may follow it too. Blocks.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn first_at(&self, at: Instant) -> Result<u64, Error> {
        let row = self.read(|conn| store::row_of_time(conn, at))?;
        Ok(row.map_or(u64::MAX >> 1, |seq| seq.saturating_sub(1)))
    }

    /// Whether traffic from there counts in this installation.
    pub fn takes(&self, origin: Origin) -> bool {
        self.0.counting.takes(origin)
    }

    /// Subjects whose counts moved, told after each group of batches is durable. Who lags loses the oldest and is told so.
    pub fn changes(&self) -> broadcast::Receiver<Arc<[Subject]>> {
        self.0.totals.changes()
    }

    /// Counts the whole log again and compares. Reads everything: for tests and for doubts. Blocks.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn recount(&self) -> Result<Recount, Error> {
        self.read(|conn| {
            let snapshot = conn.unchecked_transaction()?;
            let (mut tally, mut facts) = (Tally::default(), 0);
            store::facts_from(&snapshot, 0, |_, fact| {
                facts += 1;
                if fact.counted {
                    tally.add(&fact.signal);
                }
                true
            })?;
            let log: HashMap<Cell, i64> = tally.in_order().into_iter().filter(|(_, amount)| *amount != 0).collect();
            let rollups: HashMap<Cell, i64> = store::cells(&snapshot)?.into_iter().collect();
            let missing = log.iter().filter(|(cell, amount)| rollups.get(cell) != Some(amount)).count();
            let surplus = rollups.keys().filter(|cell| !log.contains_key(cell)).count();
            let wrong = missing + surplus + self.0.totals.differences(&tally);
            Ok(Recount { facts, cells: log.len(), wrong })
        })
    }

    fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T, Error>) -> Result<T, Error> {
        let kept = self.readers().pop();
        let conn = kept.map_or_else(|| store::open_to_read(&self.0.path), Ok)?;
        let answer = work(&conn);
        let mut readers = self.readers();
        if readers.len() < READERS_KEPT {
            readers.push(conn);
        }
        answer
    }

    fn readers(&self) -> std::sync::MutexGuard<'_, Vec<Connection>> {
        self.0.readers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Writes a whole copy of the log in `folder` to the file `to`, while a server may be at work. Nothing when there is no log.
///
/// # Errors
/// When one cannot be read or the other cannot be written; `to` must not be there.
pub fn back_up(folder: &Path, to: &Path) -> Result<bool, Error> {
    let path = store::path(folder);
    if !path.exists() {
        return Ok(false);
    }
    store::copy(&store::open(&path)?, to)?;
    Ok(true)
}

fn check(batch: &[Signal]) -> Result<(), Error> {
    if batch.len() > BATCH_MAX {
        return Err(Error::TooMany { count: batch.len() });
    }
    for signal in batch {
        if signal.id.is_empty() || signal.id.len() > ID_MAX {
            return Err(Error::OutOfBounds { what: "its id" });
        }
        if signal.topics.len() > TOPICS_MAX {
            return Err(Error::OutOfBounds { what: "its topics" });
        }
    }
    Ok(())
}

/// The hours that are touched, not more than there may be.
fn span(from: Instant, to: Instant) -> (i64, i64) {
    let end = to.ms().saturating_add(HOUR_MS - 1).div_euclid(HOUR_MS);
    (from.ms().div_euclid(HOUR_MS).max(end.saturating_sub(HOURS_MAX)), end)
}
