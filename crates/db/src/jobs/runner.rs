//! Threads that do the jobs.

use std::collections::{BTreeSet, HashMap};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use kernel::Clock;

use super::store::{self, Claim, End};
use super::{Failure, Handler, Job, JobId, JobState, Run, backoff_ms};
use crate::engine::Wakeup;
use crate::outbox::{self, Consumer};
use crate::{Db, Error};

/// How long a claim holds unless it is kept up: what a job of a node that is gone waits for another node.
const LEASE_MS: i64 = 60_000;
/// How often claims are kept up.
const KEEP_EVERY: Duration = Duration::from_secs(15);
/// How often idle threads look for work of other processes, and for work that became due.
const POLL_EVERY: Duration = Duration::from_millis(500);
/// The lane of claims: they would fight over the same rows.
const CLAIMS_LANE: i64 = -1;

/// Worker threads that claim due jobs by lease and run them; a lease lost to a crash is taken over.
pub struct Runner {
    crew: Arc<Crew>,
    threads: Vec<JoinHandle<()>>,
}

/// What the threads share.
struct Crew {
    db: Db,
    clock: Arc<dyn Clock>,
    handlers: Arc<Vec<Box<dyn Handler>>>,
    consumers: Arc<Vec<Box<dyn Consumer>>>,
    here: Here,
    stop: AtomicBool,
    stopping: Wakeup,
}

/// The jobs this process runs, and their leases.
#[derive(Default)]
struct Here(Mutex<HashMap<JobId, i64>>);

impl Runner {
    /// Starts `threads` workers, one for patient jobs, those that handlers name, and a thread for each consumer. Jobs that this node was running when it stopped
    /// are queued again at once.
    pub fn start(
        db: Db,
        clock: Arc<dyn Clock>,
        handlers: Arc<Vec<Box<dyn Handler>>>,
        consumers: Arc<Vec<Box<dyn Consumer>>>,
        threads: usize,
    ) -> Runner {
        let crew = Arc::new(Crew {
            db,
            clock,
            handlers,
            consumers,
            here: Here::default(),
            stop: AtomicBool::new(false),
            stopping: Wakeup::default(),
        });
        crew.release_own();
        let mut runner = Runner { crew, threads: Vec::new() };
        for _ in 0..threads {
            runner.spawn("job-worker", |crew| crew.work(false));
        }
        runner.spawn("patient-job-worker", |crew| crew.work(true));
        let workers: BTreeSet<&'static str> =
            runner.crew.handlers.iter().filter_map(|handler| handler.worker()).collect();
        for worker in workers {
            runner.spawn(worker, move |crew| crew.work_as(worker));
        }
        for i in 0..runner.crew.consumers.len() {
            runner.spawn("outbox", move |crew| crew.follow(i));
        }
        runner.spawn("job-keeper", Crew::keep_claims);
        runner
    }

    /// Stops after the jobs now running; what is left stays queued.
    pub fn stop(mut self) {
        self.join();
    }

    fn spawn(&mut self, name: &str, work: impl FnOnce(&Crew) + Send + 'static) {
        let crew = Arc::clone(&self.crew);
        match std::thread::Builder::new().name(name.into()).spawn(move || work(&crew)) {
            Ok(thread) => self.threads.push(thread),
            Err(error) => tracing::error!(%error, name, "a worker thread did not start"),
        }
    }

    fn join(&mut self) {
        self.crew.stop.store(true, Ordering::SeqCst);
        self.crew.stopping.notify();
        self.crew.db.wakeup().notify();
        for thread in self.threads.drain(..) {
            drop(thread.join());
        }
    }
}

impl Drop for Runner {
    fn drop(&mut self) {
        self.join();
    }
}

/// Runs everything due, one thing after another, on this thread, until nothing is: for tests, commands and the movable clock.
/// Returns how many jobs ran.
pub fn run_due(
    db: &Db,
    clock: &dyn Clock,
    handlers: &[Box<dyn Handler>],
    consumers: &[Box<dyn Consumer>],
) -> Result<u64, Error> {
    run_all(db, clock, &handlers.iter().map(AsRef::as_ref).collect::<Vec<_>>(), consumers)
}

/// As [`run_due`], but for jobs that have a worker of their own: whoever waits for the rest does not wait for those.
pub fn run_due_but_heavy(
    db: &Db,
    clock: &dyn Clock,
    handlers: &[Box<dyn Handler>],
    consumers: &[Box<dyn Consumer>],
) -> Result<u64, Error> {
    let light = handlers.iter().map(AsRef::as_ref).filter(|handler| handler.worker().is_none());
    run_all(db, clock, &light.collect::<Vec<_>>(), consumers)
}

fn run_all(
    db: &Db,
    clock: &dyn Clock,
    handlers: &[&dyn Handler],
    consumers: &[Box<dyn Consumer>],
) -> Result<u64, Error> {
    let here = Here::default();
    let mut jobs = 0;
    loop {
        let mut delivered = false;
        for consumer in consumers {
            delivered |= outbox::deliver(db, clock, consumer.as_ref())?;
        }
        if run_next(db, clock, handlers, &here)? {
            jobs += 1;
        } else if !delivered {
            return Ok(jobs);
        }
    }
}

impl Crew {
    /// Does the jobs of the patient handlers, or those of the others.
    fn work(&self, patient: bool) {
        let ours = |handler: &&dyn Handler| handler.worker().is_none() && handler.is_patient() == patient;
        let handlers: Vec<&dyn Handler> = self.handlers.iter().map(AsRef::as_ref).filter(ours).collect();
        if !handlers.is_empty() {
            self.repeat(|| run_next(&self.db, &self.clock, &handlers, &self.here));
        }
    }

    /// Does the jobs of the handlers that name `worker`: those of the first one first.
    fn work_as(&self, worker: &'static str) {
        let handlers = self.handlers.iter().map(AsRef::as_ref).filter(|handler| handler.worker() == Some(worker));
        let handlers: Vec<&dyn Handler> = handlers.collect();
        self.repeat(|| {
            for handler in &handlers {
                if run_next(&self.db, &self.clock, &[*handler], &self.here)? {
                    return Ok(true);
                }
            }
            Ok(false)
        });
    }

    fn follow(&self, consumer: usize) {
        if let Some(consumer) = self.consumers.get(consumer) {
            self.repeat(|| outbox::deliver(&self.db, &self.clock, consumer.as_ref()));
        }
    }

    /// Repeats `step` while it finds something to do, and waits for more.
    fn repeat(&self, step: impl Fn() -> Result<bool, Error>) {
        while !self.stop.load(Ordering::SeqCst) {
            let seen = self.db.wakeup().count();
            match step() {
                Ok(true) => {}
                Ok(false) => self.db.wakeup().wait(seen, POLL_EVERY),
                Err(error) => {
                    tracing::warn!(%error, "work could not be taken from the database");
                    self.stopping.wait(0, POLL_EVERY);
                }
            }
        }
    }

    fn keep_claims(&self) {
        while !self.stop.load(Ordering::SeqCst) {
            self.stopping.wait(0, KEEP_EVERY);
            let leases = self.here.leases();
            let (now, until) = (self.clock.now(), self.clock.now().plus_ms(LEASE_MS));
            let kept = self.db.write_blocking(move |tx| {
                outbox::forget_old(tx, now)?;
                store::keep(tx, &leases, until)
            });
            if let Err(error) = kept {
                tracing::warn!(%error, "the claims on running jobs could not be kept up");
            }
        }
    }

    fn release_own(&self) {
        let now = self.clock.now();
        let released = self.db.write_blocking(move |tx| {
            store::release_node(tx, now)?;
            outbox::release_node(tx)
        });
        if let Err(error) = released {
            tracing::warn!(%error, "the jobs of the last run wait for their leases to end");
        }
    }
}

impl Here {
    fn leases(&self) -> Vec<(JobId, i64)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().map(|(id, lease)| (*id, *lease)).collect()
    }

    fn enter(&self, claim: &Claim) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(claim.job.id, claim.lease);
    }

    fn leave(&self, claim: &Claim) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&claim.job.id);
    }
}

/// Claims a job and does it; false when none is due.
fn run_next(db: &Db, clock: &dyn Clock, handlers: &[&dyn Handler], here: &Here) -> Result<bool, Error> {
    let kinds: Vec<&'static str> = handlers.iter().map(|h| h.kind()).collect();
    let now = clock.now();
    if !db.read_blocking(|read| store::anything_due(read, now, &kinds))? {
        return Ok(false);
    }
    let ours: Vec<JobId> = here.leases().into_iter().map(|(id, _)| id).collect();
    let claim = db.write_blocking_in_lane(CLAIMS_LANE, move |tx| store::claim(tx, now, &kinds, &ours, LEASE_MS))?;
    let Some(claim) = claim else { return Ok(false) };
    here.enter(&claim);
    let end = run(db, clock, handlers, &claim);
    let (id, lease, now) = (claim.job.id, claim.lease, clock.now());
    let ended = db.write_blocking(move |tx| store::end(tx, now, id, lease, &end));
    here.leave(&claim);
    ended.map(|()| true)
}

fn run(db: &Db, clock: &dyn Clock, handlers: &[&dyn Handler], claim: &Claim) -> End {
    let job = &claim.job;
    let Some(handler) = handlers.iter().find(|h| h.kind() == job.kind) else {
        return failed(clock, format!("nobody does jobs of kind {}", job.kind));
    };
    let end = attempt(db, clock, *handler, job);
    match handler.every_ms().filter(|_| end.state != JobState::Queued) {
        Some(every) => End { run_at: clock.now().plus_ms(every), repeats: true, ..end },
        None => end,
    }
}

fn attempt(db: &Db, clock: &dyn Clock, handler: &dyn Handler, job: &Job) -> End {
    if job.attempts > handler.attempts_max() {
        return failed(clock, format!("it was cut off in the middle {} times", job.attempts - 1));
    }
    let outcome = catch_unwind(AssertUnwindSafe(|| handler.run(&Run { db, clock, job })));
    let outcome = outcome.unwrap_or_else(|_| Err(Failure::Retry("the job panicked".into())));
    let failure = match outcome {
        Ok(()) => return End { state: JobState::Done, error: None, run_at: job.run_at, repeats: false },
        Err(failure) => failure,
    };
    tracing::warn!(job = %job.id, kind = job.kind, attempts = job.attempts, ?failure, "a job failed");
    match failure {
        Failure::Retry(why) if job.attempts < handler.attempts_max() => {
            let run_at = clock.now().plus_ms(backoff_ms(job.attempts));
            End { state: JobState::Queued, error: Some(why), run_at, repeats: false }
        }
        Failure::Retry(why) | Failure::Final(why) => failed(clock, why),
    }
}

fn failed(clock: &dyn Clock, why: String) -> End {
    End { state: JobState::Failed, error: Some(why), run_at: clock.now(), repeats: false }
}
