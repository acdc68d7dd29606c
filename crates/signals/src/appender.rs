//! The one thread that writes: takes the batches that wait, writes them as one transaction, and answers each.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::thread::JoinHandle;

use rusqlite::{Connection, Transaction};
use tokio::sync::oneshot;

use crate::encode::Row;
use crate::log::Accepted;
use crate::tally::Tally;
use crate::totals::Totals;
use crate::window::{IDS_WINDOW, Windows};
use crate::{Counting, Error, Kind, Signal, store};

/// Facts that may wait; above, [`Error::Busy`].
const FACTS_WAITING_MAX: usize = 200_000;
/// Batches that may wait.
const BATCHES_WAITING_MAX: usize = 8_192;
/// A transaction takes no further batch above so many facts.
const GROUP_FACTS: usize = 32_768;
/// Facts of one row of the log.
const ROW_FACTS: u64 = 4_096;

/// The thread, and the way to it.
pub(crate) struct Appender {
    /// `None` once closing.
    jobs: Option<SyncSender<Job>>,
    waiting: Arc<AtomicUsize>,
    thread: Option<JoinHandle<()>>,
}

struct Job {
    batch: Vec<Signal>,
    reply: Reply,
}

/// Where the answer goes. Who asked may be gone.
pub(crate) enum Reply {
    Later(oneshot::Sender<Result<Accepted, Error>>),
    Now(SyncSender<Result<Accepted, Error>>),
}

impl Reply {
    fn answer(self, answer: Result<Accepted, Error>) {
        match self {
            Reply::Later(sender) => drop(sender.send(answer)),
            Reply::Now(sender) => drop(sender.try_send(answer)),
        }
    }
}

impl Appender {
    /// Reads what `conn` has into `totals`, and starts.
    pub fn start(conn: Connection, totals: Arc<Totals>, counting: Counting) -> Result<Appender, Error> {
        let mut writer = Writer { conn, totals, counting, windows: Windows::new(IDS_WINDOW), next_seq: 1 };
        writer.load()?;
        let (jobs, queue) = sync_channel(BATCHES_WAITING_MAX);
        let waiting = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&waiting);
        let work = move || writer.work(&queue, &counter);
        let thread = std::thread::Builder::new().name("signals".to_owned()).spawn(work)?;
        Ok(Appender { jobs: Some(jobs), waiting, thread: Some(thread) })
    }

    /// Puts a batch into the queue.
    pub fn submit(&self, batch: Vec<Signal>, reply: Reply) -> Result<(), Error> {
        let facts = batch.len();
        let before = self.waiting.fetch_add(facts, Ordering::Relaxed);
        let sent = match &self.jobs {
            _ if before.saturating_add(facts) > FACTS_WAITING_MAX => Err(Error::Busy),
            Some(jobs) => jobs.try_send(Job { batch, reply }).map_err(|error| match error {
                TrySendError::Full(_) => Error::Busy,
                TrySendError::Disconnected(_) => Error::Closed,
            }),
            None => Err(Error::Closed),
        };
        if sent.is_err() {
            self.waiting.fetch_sub(facts, Ordering::Relaxed);
        }
        sent
    }
}

impl Drop for Appender {
    /// Writes what waits, and closes the file.
    fn drop(&mut self) {
        drop(self.jobs.take());
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

/// What the thread owns.
struct Writer {
    conn: Connection,
    totals: Arc<Totals>,
    counting: Counting,
    windows: Windows,
    next_seq: u64,
}

/// What one transaction did.
struct Written {
    answers: Vec<Accepted>,
    tally: Tally,
    next_seq: u64,
}

impl Writer {
    fn work(mut self, queue: &Receiver<Job>, waiting: &AtomicUsize) {
        while let Ok(first) = queue.recv() {
            let mut facts = first.batch.len();
            let mut group = vec![first];
            while facts < GROUP_FACTS {
                let Ok(next) = queue.try_recv() else { break };
                facts += next.batch.len();
                group.push(next);
            }
            self.take(group);
            waiting.fetch_sub(facts, Ordering::Relaxed);
        }
    }

    /// Writes a group and answers it.
    fn take(&mut self, group: Vec<Job>) {
        match self.catch_up().and_then(|()| self.write(&group)) {
            Ok(written) => {
                self.windows.keep();
                self.next_seq = written.next_seq;
                self.totals.apply(&written.tally);
                for (job, accepted) in group.into_iter().zip(written.answers) {
                    job.reply.answer(Ok(accepted));
                }
            }
            Err(error) => {
                self.windows.undo();
                tracing::error!(%error, batches = group.len(), "signals were not written");
                for job in group {
                    job.reply.answer(Err(error.clone()));
                }
            }
        }
    }

    fn write(&mut self, group: &[Job]) -> Result<Written, Error> {
        self.windows.turn(self.next_seq);
        let tx = store::begin(&mut self.conn)?;
        if store::next_seq(&tx)? != self.next_seq {
            return Err(Error::Storage("another process wrote at the same time".to_owned()));
        }
        let mut page = Page { tx: &tx, row: Row::new(), next_seq: self.next_seq, tally: Tally::default() };
        let mut answers = Vec::with_capacity(group.len());
        for job in group {
            let mut accepted = Accepted::default();
            for signal in &job.batch {
                match judge(&tx, &mut self.windows, self.counting, signal)? {
                    Some(counted) => {
                        page.add(signal, counted)?;
                        accepted.accepted += 1;
                    }
                    None => accepted.duplicates += 1,
                }
            }
            answers.push(accepted);
        }
        let (next_seq, tally) = page.end()?;
        store::add_to_cells(&tx, &tally)?;
        tx.commit()?;
        Ok(Written { answers, tally, next_seq })
    }

    /// Reads what another process of this installation appended meanwhile.
    fn catch_up(&mut self) -> Result<(), Error> {
        let there = store::next_seq(&self.conn)?;
        if there < self.next_seq {
            // The file was put back to an earlier state under our feet.
            return self.load();
        }
        if there == self.next_seq {
            return Ok(());
        }
        let (mut tally, mut next_seq) = (Tally::default(), self.next_seq);
        let windows = &mut self.windows;
        store::facts_from(&self.conn, self.next_seq, |seq, fact| {
            windows.learn(seq, &fact.signal, fact.counted);
            if fact.counted {
                tally.add(&fact.signal);
            }
            next_seq = seq + 1;
            true
        })?;
        self.next_seq = next_seq;
        self.totals.apply(&tally);
        Ok(())
    }

    /// Reads everything anew.
    fn load(&mut self) -> Result<(), Error> {
        let tx = self.conn.transaction()?;
        let next_seq = store::next_seq(&tx)?;
        self.totals.clear();
        store::totals(&tx, |subject, kind, amount| self.totals.add(subject, kind, amount))?;
        let mut windows = Windows::new(IDS_WINDOW);
        windows.turn(next_seq);
        if let Some(newest) = store::newest_at(&tx)? {
            let viewed = store::row_of_time(&tx, Windows::oldest_view(newest))?.unwrap_or(next_seq);
            store::facts_from(&tx, windows.oldest_seq(next_seq).min(viewed), |seq, fact| {
                windows.learn(seq, &fact.signal, fact.counted);
                true
            })?;
        }
        tx.commit()?;
        self.windows = windows;
        self.next_seq = next_seq;
        Ok(())
    }
}

/// Whether a fact is new, and then whether it counts.
fn judge(
    tx: &Transaction<'_>,
    windows: &mut Windows,
    counting: Counting,
    signal: &Signal,
) -> Result<Option<bool>, Error> {
    let is_new =
        if signal.kind.is_reported() { windows.is_new(&signal.id) } else { store::add_written(tx, &signal.id)? };
    if !is_new {
        return Ok(None);
    }
    Ok(Some(counting.takes(signal.origin) && (signal.kind != Kind::View || windows.is_first_view(signal))))
}

/// The rows of one transaction, as they fill.
struct Page<'a> {
    tx: &'a Transaction<'a>,
    row: Row,
    next_seq: u64,
    tally: Tally,
}

impl Page<'_> {
    fn add(&mut self, signal: &Signal, counted: bool) -> Result<(), Error> {
        self.row.push(signal, counted);
        if counted {
            self.tally.add(signal);
        }
        if self.row.facts() >= ROW_FACTS { self.turn() } else { Ok(()) }
    }

    fn turn(&mut self) -> Result<(), Error> {
        if self.row.facts() == 0 {
            return Ok(());
        }
        store::add_row(self.tx, self.next_seq, &self.row)?;
        self.next_seq += self.row.facts();
        self.row = Row::new();
        Ok(())
    }

    fn end(mut self) -> Result<(u64, Tally), Error> {
        self.turn()?;
        Ok((self.next_seq, self.tally))
    }
}
