//! Jobs and their problems in the database.

use std::borrow::Cow;

use kernel::{Clock, Instant, Page, PageRequest, Problem};
use serde::Deserialize;

use super::{Job, JobId, JobState, NewJob, PAYLOAD_BYTES_MAX};
use crate::{Error, Json, Read, Tx, params};

crate::statements! {
    ENQUEUE = "
        INSERT INTO job (id, kind, unique_key, state, owner, payload, done, attempts, created_at, updated_at, run_at)
        VALUES ($1, $2, $3, 'QUEUED', $4, $5, 0, 0, $6, $6, $7)
        ON CONFLICT (kind, unique_key) WHERE state IN ('QUEUED', 'RUNNING') DO NOTHING";
    UNFINISHED = "SELECT id FROM job WHERE kind = $1 AND unique_key = $2 AND state IN ('QUEUED', 'RUNNING')";
    FIND = "
        SELECT id, kind, state, owner, payload, done, total, attempts, created_at, updated_at, run_at, error
        FROM job WHERE id = $1";
    LIST = "
        SELECT id, kind, state, owner, payload, done, total, attempts, created_at, updated_at, run_at, error
        FROM job WHERE id < $1 ORDER BY id DESC LIMIT $2";
    LIST_OF_STATE = "
        SELECT id, kind, state, owner, payload, done, total, attempts, created_at, updated_at, run_at, error
        FROM job WHERE state = $3 AND id < $1 ORDER BY id DESC LIMIT $2";
    OF_OWNER = "
        SELECT id, kind, state, owner, payload, done, total, attempts, created_at, updated_at, run_at, error
        FROM job WHERE owner = $1 AND kind = $2 ORDER BY id DESC LIMIT $3";
    COUNT_PROBLEMS = "SELECT COUNT(*) AS problems FROM job_problem WHERE job_id = $1";
    PROBLEMS = "
        SELECT row_no, field, code, args FROM job_problem
        WHERE job_id = $1 ORDER BY row_no, field, code LIMIT $2";
    ADD_PROBLEM = "
        INSERT INTO job_problem (job_id, row_no, field, code, args) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (job_id, row_no, field, code) DO NOTHING";
    SET_PROGRESS = "UPDATE job SET done = $2, total = $3, updated_at = $4 WHERE id = $1";
    RETRY = "
        UPDATE job SET state = 'QUEUED', attempts = 0, error = NULL, run_at = $2, updated_at = $2
        WHERE id = $1 AND state = 'FAILED' AND NOT EXISTS (
            SELECT 1 FROM job AS other
            WHERE other.kind = job.kind AND other.unique_key = job.unique_key AND other.state IN ('QUEUED', 'RUNNING'))";
    DUE = "
        SELECT id, run_at FROM job WHERE kind = $1 AND state = 'QUEUED' AND run_at <= $2
        ORDER BY run_at, id LIMIT 1";
    EXPIRED = "SELECT id FROM job WHERE state = 'RUNNING' AND lease_until <= $1 ORDER BY lease_until LIMIT 100";
    RELEASE = "
        UPDATE job SET state = 'QUEUED', lease = NULL, lease_node = NULL, lease_until = NULL, updated_at = $2
        WHERE id = $1 AND state = 'RUNNING'";
    RELEASE_NODE = "
        UPDATE job SET state = 'QUEUED', lease = NULL, lease_node = NULL, lease_until = NULL, updated_at = $2
        WHERE lease_node = $1 AND state = 'RUNNING'";
    CLAIM = "
        UPDATE job SET state = 'RUNNING', attempts = attempts + 1, lease = $2, lease_node = $3, lease_until = $4,
            updated_at = $5
        WHERE id = $1
        RETURNING id, kind, state, owner, payload, done, total, attempts, created_at, updated_at, run_at, error";
    KEEP = "UPDATE job SET lease_until = $2 WHERE lease = $1 AND id = $3";
    END = "
        UPDATE job SET state = $3, error = $4, run_at = $5, updated_at = $6, lease = NULL, lease_node = NULL,
            lease_until = NULL
        WHERE id = $1 AND lease = $2";
    NEXT_TURN = "
        UPDATE job SET state = 'QUEUED', attempts = 0, done = done + $3, error = $4, run_at = $5, updated_at = $6,
            lease = NULL, lease_node = NULL, lease_until = NULL
        WHERE id = $1 AND lease = $2";
}

/// Adds a job in the caller's transaction. A payload of more than 64 KiB is [`Error::Constraint`].
pub fn enqueue(tx: &mut Tx, clock: &dyn Clock, job: NewJob<'_>) -> Result<JobId, Error> {
    if job.payload.len() > PAYLOAD_BYTES_MAX {
        return Err(Error::Constraint(format!("a job's payload has at most {PAYLOAD_BYTES_MAX} bytes").into()));
    }
    let id = tx.new_id();
    let (now, payload) = (clock.now(), job.payload.as_str());
    let values = params![id, job.kind, job.key, job.owner, payload, now, job.run_at];
    if tx.execute(ENQUEUE, values)? == 0 {
        return tx.one(UNFINISHED, params![job.kind, job.key]);
    }
    tx.wake_workers();
    Ok(id)
}

/// The job, whoever asks.
pub fn find(read: &mut Read, id: JobId) -> Result<Option<Job>, Error> {
    read.optional(FIND, params![id])
}

/// Jobs, newest first, of `state` when given.
pub fn list(read: &mut Read, state: Option<JobState>, page: &PageRequest) -> Result<Page<Job>, Error> {
    let before: i64 = page.after.as_ref().and_then(|cursor| cursor.open()).unwrap_or(i64::MAX);
    let rows = match state {
        None => read.all(LIST, params![before, page.fetch()])?,
        Some(state) => read.all(LIST_OF_STATE, params![before, page.fetch(), state.name()])?,
    };
    Ok(Page::of(rows, page, |job: &Job| job.id.get()))
}

/// The jobs of one kind that belong to `owner`, newest first; at most `limit`.
pub fn of_owner(read: &mut Read, owner: i64, kind: &str, limit: u32) -> Result<Vec<Job>, Error> {
    read.all(OF_OWNER, params![owner, kind, limit])
}

/// How many problems a job has.
pub fn count_problems(read: &mut Read, id: JobId) -> Result<i64, Error> {
    read.one(COUNT_PROBLEMS, params![id])
}

/// What went wrong in a job so far, in row order: at most `limit`.
pub fn problems(read: &mut Read, id: JobId, limit: u32) -> Result<Vec<Problem>, Error> {
    let rows: Vec<ProblemRow> = read.all(PROBLEMS, params![id, limit])?;
    Ok(rows.into_iter().map(Problem::from).collect())
}

/// Sets progress, within the transaction that made it.
pub fn set_progress(tx: &mut Tx, clock: &dyn Clock, id: JobId, done: i64, total: Option<i64>) -> Result<(), Error> {
    tx.execute(SET_PROGRESS, params![id, done, total, clock.now()])?;
    Ok(())
}

/// Adds problems; the same (row, field, code) is kept once, so that a rerun repeats nothing.
pub fn add_problems(tx: &mut Tx, id: JobId, problems: &[Problem]) -> Result<(), Error> {
    for problem in problems {
        let row = problem.row.map_or(Ok(0), i64::try_from).unwrap_or(i64::MAX);
        let args = serde_json::to_string(&problem.args).map_err(|e| Error::Row(e.to_string().into()))?;
        tx.execute(ADD_PROBLEM, params![id, row, &problem.field, &*problem.code, args])?;
    }
    Ok(())
}

/// Queues a failed job again, with all of its attempts. False when it is not failed, or another one with its key is on its way.
pub fn retry(tx: &mut Tx, clock: &dyn Clock, id: JobId) -> Result<bool, Error> {
    let changed = tx.execute(RETRY, params![id, clock.now()])?;
    tx.wake_workers();
    Ok(changed > 0)
}

/// A job held by one claim.
pub(super) struct Claim {
    pub(super) job: Job,
    pub(super) lease: i64,
}

/// Whether there may be something to claim: a cheap look before a write.
pub(super) fn anything_due(read: &mut Read, now: Instant, kinds: &[&'static str]) -> Result<bool, Error> {
    Ok(earliest(read, now, kinds)?.is_some() || !read.all::<JobId>(EXPIRED, params![now])?.is_empty())
}

/// Takes the job that is due the longest. Expired leases are taken over but for jobs that `here` still runs.
pub(super) fn claim(
    tx: &mut Tx,
    now: Instant,
    kinds: &[&'static str],
    here: &[JobId],
    lease_ms: i64,
) -> Result<Option<Claim>, Error> {
    for id in tx.all::<JobId>(EXPIRED, params![now])? {
        if !here.contains(&id) {
            tx.execute(RELEASE, params![id, now])?;
        }
    }
    let Some(id) = earliest(tx, now, kinds)? else { return Ok(None) };
    let lease = tx.new_id::<Claim>().get();
    let node = u32::from(tx.node().get());
    let job = tx.one(CLAIM, params![id, lease, node, now.plus_ms(lease_ms), now])?;
    Ok(Some(Claim { job, lease }))
}

fn earliest(read: &mut Read, now: Instant, kinds: &[&'static str]) -> Result<Option<JobId>, Error> {
    let mut earliest: Option<(i64, JobId)> = None;
    for kind in kinds {
        let due: Option<(JobId, i64)> = read.optional(DUE, params![*kind, now])?;
        let due = due.map(|(id, run_at)| (run_at, id));
        earliest = [earliest, due].into_iter().flatten().min();
    }
    Ok(earliest.map(|(_, id)| id))
}

/// Makes leases last until `until`.
pub(super) fn keep(tx: &mut Tx, leases: &[(JobId, i64)], until: Instant) -> Result<(), Error> {
    for (id, lease) in leases {
        tx.execute(KEEP, params![*lease, until, *id])?;
    }
    Ok(())
}

/// Where a run left its job.
pub(super) struct End {
    pub(super) state: JobState,
    pub(super) error: Option<String>,
    pub(super) run_at: Instant,
    /// It is over, and the same job has its next turn at `run_at`.
    pub(super) repeats: bool,
}

/// Ends a claim; nothing happens when it was lost to another.
pub(super) fn end(tx: &mut Tx, now: Instant, id: JobId, lease: i64, end: &End) -> Result<(), Error> {
    let error = end.error.as_deref();
    if end.repeats {
        let well = i64::from(end.state == JobState::Done);
        tx.execute(NEXT_TURN, params![id, lease, well, error, end.run_at, now])?;
    } else {
        tx.execute(END, params![id, lease, end.state.name(), error, end.run_at, now])?;
    }
    Ok(())
}

/// Queues what `node` was running when it stopped.
pub(super) fn release_node(tx: &mut Tx, now: Instant) -> Result<(), Error> {
    let node = u32::from(tx.node().get());
    tx.execute(RELEASE_NODE, params![node, now])?;
    Ok(())
}

impl JobState {
    /// As it is stored.
    pub fn name(self) -> &'static str {
        match self {
            JobState::Queued => "QUEUED",
            JobState::Running => "RUNNING",
            JobState::Done => "DONE",
            JobState::Failed => "FAILED",
        }
    }
}

#[derive(Deserialize)]
struct ProblemRow {
    row_no: u64,
    field: String,
    code: String,
    args: Json<Vec<(Cow<'static, str>, String)>>,
}

impl From<ProblemRow> for Problem {
    fn from(row: ProblemRow) -> Problem {
        Problem { row: Some(row.row_no).filter(|n| *n > 0), field: row.field, code: row.code.into(), args: row.args.0 }
    }
}
