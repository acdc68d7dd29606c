//! Work that goes on after the answer: idempotent, retried with backoff, capped, visible.

mod runner;
mod store;

use kernel::{Clock, Id, Instant};
use serde::{Deserialize, Serialize};

pub use self::runner::{Runner, run_due, run_due_but_heavy};
pub use self::store::{
    STATEMENTS, add_problems, count_problems, enqueue, find, list, of_owner, problems, retry, set_progress,
};
use crate::{Db, Error};

pub type JobId = Id<Job>;

/// Bytes of a payload at most.
pub const PAYLOAD_BYTES_MAX: usize = 64 * 1024;
/// The wait before the second attempt; it doubles with every further one.
pub const BACKOFF_FIRST_MS: i64 = 1_000;
/// The longest wait between attempts: 5 minutes.
pub const BACKOFF_LONGEST_MS: i64 = 300_000;

/// The wait after `attempts` that failed: 1 s, 2 s, 4 s, … 5 min.
pub(crate) fn backoff_ms(attempts: i64) -> i64 {
    let doublings = u32::try_from(attempts.saturating_sub(1)).unwrap_or(0).min(20);
    BACKOFF_FIRST_MS.saturating_mul(1 << doublings).min(BACKOFF_LONGEST_MS)
}

/// Where a job stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum JobState {
    Queued,
    Running,
    Done,
    Failed,
}

/// A job as its owner and the operator see it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Job {
    pub id: JobId,
    pub kind: String,
    pub state: JobState,
    /// Who may see it beside the operator: a shop's or a person's id, or nobody.
    pub owner: Option<i64>,
    /// What the handler reads: JSON, at most 64 KiB.
    pub payload: String,
    pub done: i64,
    /// Units of work in all, once known.
    pub total: Option<i64>,
    pub attempts: i64,
    pub created_at: Instant,
    pub updated_at: Instant,
    /// When it runs next, while QUEUED.
    pub run_at: Instant,
    /// Why it failed, in words for the operator.
    pub error: Option<String>,
}

/// A job to be done.
#[derive(Clone, Debug)]
pub struct NewJob<'a> {
    pub kind: &'static str,
    /// While an unfinished job of this kind has the same key, enqueueing returns that one.
    pub key: Option<&'a str>,
    pub owner: Option<i64>,
    pub payload: String,
    /// Not before this instant.
    pub run_at: Instant,
}

/// How a run of a job ended when it did not end well.
#[derive(Debug)]
pub enum Failure {
    /// Try again later, with backoff, until the attempts are used up.
    Retry(String),
    /// Trying again would not help.
    Final(String),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        Failure::Retry(error.to_string())
    }
}

/// What a handler is given.
pub struct Run<'a> {
    pub db: &'a Db,
    pub clock: &'a dyn Clock,
    pub job: &'a Job,
}

/// Does the jobs of one kind. May run twice for one job, also after a crash in the middle: each step must be idempotent.
pub trait Handler: Send + Sync {
    /// The kind it serves.
    fn kind(&self) -> &'static str;
    /// Attempts before a retryable failure becomes final.
    fn attempts_max(&self) -> i64 {
        5
    }
    /// For work that never ends: after every turn, done or failed for good, the same job waits this long for its next one. Its
    /// `done` counts the turns that ended well.
    fn every_ms(&self) -> Option<i64> {
        None
    }
    /// Whether it mostly waits for the outside world: such jobs have a worker of their own, so that nobody waits behind them.
    fn is_patient(&self) -> bool {
        false
    }
    /// For work that is heavy on the machine: the kinds that name the same worker are done by one thread, one job at a time, apart
    /// from all others; those of the handler that comes first are done first.
    fn worker(&self) -> Option<&'static str> {
        None
    }
    /// Does the whole job.
    fn run(&self, run: &Run<'_>) -> Result<(), Failure>;
}
