use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant as WallInstant};

use db::jobs::{self, Failure, Handler, Job, JobId, JobState, NewJob, Run, Runner};
use db::{Db, Error, params};
use kernel::{Clock, DAY_MS, ManualClock, PageRequest, Problem, SystemClock};

/// Fails as often as its payload says, then succeeds; counts its runs.
struct Flaky(Arc<AtomicI64>);

impl Handler for Flaky {
    fn kind(&self) -> &'static str {
        "flaky"
    }
    fn attempts_max(&self) -> i64 {
        3
    }
    fn run(&self, run: &Run<'_>) -> Result<(), Failure> {
        self.0.fetch_add(1, Ordering::SeqCst);
        match run.job.payload.as_str() {
            "final" => Err(Failure::Final("no use".into())),
            "panic" => panic!("on purpose"),
            failures if run.job.attempts <= failures.parse().unwrap() => Err(Failure::Retry("not yet".into())),
            _ => Ok(()),
        }
    }
}

fn flaky() -> (Vec<Box<dyn Handler>>, Arc<AtomicI64>) {
    let runs = Arc::new(AtomicI64::new(0));
    (vec![Box::new(Flaky(Arc::clone(&runs)))], runs)
}

fn enqueue(db: &Db, clock: &dyn Clock, key: Option<&'static str>, payload: &'static str) -> JobId {
    let now = clock.now();
    db.write_blocking(move |tx| {
        let job = NewJob { kind: "flaky", key, owner: Some(5), payload: payload.into(), run_at: now };
        jobs::enqueue(tx, &ManualClock::at(now), job)
    })
    .unwrap()
}

fn find(db: &Db, id: JobId) -> Job {
    db.read_blocking(|read| jobs::find(read, id)).unwrap().unwrap()
}

#[test]
fn a_failing_job_is_tried_again_later_and_ends() {
    for db in testkit::databases() {
        let (clock, (handlers, runs)) = (testkit::clock(), flaky());
        let id = enqueue(&db, &clock, None, "2");
        assert_eq!(jobs::run_due(&db, &clock, &handlers, &[]).unwrap(), 1);
        let job = find(&db, id);
        assert_eq!((job.state, job.attempts, job.error.as_deref()), (JobState::Queued, 1, Some("not yet")));
        assert_eq!(job.run_at.since_ms(clock.now()), 1_000);
        assert_eq!(jobs::run_due(&db, &clock, &handlers, &[]).unwrap(), 0, "not before its time");
        clock.advance_ms(1_000);
        assert_eq!(jobs::run_due(&db, &clock, &handlers, &[]).unwrap(), 1);
        assert_eq!(find(&db, id).run_at.since_ms(clock.now()), 2_000);
        clock.advance_ms(2_000);
        jobs::run_due(&db, &clock, &handlers, &[]).unwrap();
        let job = find(&db, id);
        assert_eq!((job.state, job.attempts, job.error, runs.load(Ordering::SeqCst)), (JobState::Done, 3, None, 3));
    }
}

#[test]
fn attempts_run_out_and_final_failures_end_at_once() {
    for db in testkit::databases() {
        let (clock, (handlers, runs)) = (testkit::clock(), flaky());
        let ids = ["9", "final", "panic"].map(|payload| enqueue(&db, &clock, None, payload));
        for _ in 0..10 {
            jobs::run_due(&db, &clock, &handlers, &[]).unwrap();
            clock.advance_ms(DAY_MS);
        }
        let ends = ids.map(|id| find(&db, id)).map(|job| (job.state, job.attempts));
        assert_eq!(ends, [(JobState::Failed, 3), (JobState::Failed, 1), (JobState::Failed, 3)], "{db:?}");
        assert_eq!(runs.load(Ordering::SeqCst), 7);
        let (id, now) = (ids[0], clock.now());
        assert!(db.write_blocking(move |tx| jobs::retry(tx, &ManualClock::at(now), id)).unwrap());
        assert!(!db.write_blocking(move |tx| jobs::retry(tx, &ManualClock::at(now), id)).unwrap());
        assert_eq!((find(&db, id).state, find(&db, id).attempts), (JobState::Queued, 0));
    }
}

/// Repeats every minute; fails its first turn for good, its second once.
struct Clockwork(AtomicI64);

impl Handler for Clockwork {
    fn kind(&self) -> &'static str {
        "flaky"
    }
    fn every_ms(&self) -> Option<i64> {
        Some(60_000)
    }
    fn run(&self, _: &Run<'_>) -> Result<(), Failure> {
        match self.0.fetch_add(1, Ordering::SeqCst) {
            0 => Err(Failure::Final("no use".into())),
            1 => Err(Failure::Retry("not now".into())),
            _ => Ok(()),
        }
    }
}

#[test]
fn a_job_that_repeats_is_one_job_that_no_failure_ends() {
    for db in testkit::databases() {
        let clock = testkit::clock();
        let handlers: Vec<Box<dyn Handler>> = vec![Box::new(Clockwork(AtomicI64::new(0)))];
        let id = enqueue(&db, &clock, Some("key"), "");
        let turn = || {
            assert_eq!(jobs::run_due(&db, &clock, &handlers, &[]).unwrap(), 1, "one turn at a time");
            let job = find(&db, id);
            assert_eq!((job.state, enqueue(&db, &clock, Some("key"), "")), (JobState::Queued, id));
            (job.done, job.attempts, job.error, job.run_at.since_ms(clock.now()))
        };
        assert_eq!(turn(), (0, 0, Some("no use".to_owned()), 60_000), "another turn, whatever became of this one");
        clock.advance_ms(60_000);
        assert_eq!(turn(), (0, 1, Some("not now".to_owned()), 1_000), "first the same turn again");
        clock.advance_ms(1_000);
        assert_eq!(turn(), (1, 0, None, 60_000));
        clock.advance_ms(DAY_MS);
        assert_eq!(turn(), (2, 0, None, 60_000), "what was missed is not made up for");
    }
}

#[test]
fn an_unfinished_job_with_the_same_key_is_the_same_job() {
    for db in testkit::databases() {
        let (clock, (handlers, _)) = (testkit::clock(), flaky());
        let first = enqueue(&db, &clock, Some("shop 1"), "0");
        assert_eq!(enqueue(&db, &clock, Some("shop 1"), "0"), first);
        assert_ne!(enqueue(&db, &clock, None, "0"), first);
        jobs::run_due(&db, &clock, &handlers, &[]).unwrap();
        assert_ne!(enqueue(&db, &clock, Some("shop 1"), "0"), first);
        let page = PageRequest::new(None, Some(2));
        let newest = db.read_blocking(|read| jobs::list(read, None, &page)).unwrap();
        assert_eq!((newest.items.len(), newest.next.is_some()), (2, true));
        let next = PageRequest::new(newest.next, Some(2));
        assert_eq!(db.read_blocking(|read| jobs::list(read, None, &next)).unwrap().items[0].id, first);
        let done = db.read_blocking(|read| jobs::list(read, Some(JobState::Done), &page)).unwrap();
        assert_eq!(done.items.len(), 2);
    }
}

#[test]
fn problems_are_kept_once_and_progress_is_seen() {
    for db in testkit::databases() {
        let clock = testkit::clock();
        let id = enqueue(&db, &clock, None, "0");
        let all = vec![
            Problem::new("title", "catalog.title_too_long").at_row(12).with("max", 255),
            Problem::new("file", "catalog.file_unreadable"),
            Problem::new("price", "catalog.price_missing").at_row(2),
        ];
        let expected = vec![all[1].clone(), all[2].clone(), all[0].clone()];
        for _ in 0..2 {
            let all = all.clone();
            db.write_blocking(move |tx| {
                jobs::add_problems(tx, id, &all)?;
                jobs::set_progress(tx, &testkit::clock(), id, 3, Some(10))
            })
            .unwrap();
        }
        assert_eq!(db.read_blocking(|read| jobs::problems(read, id, 10)).unwrap(), expected, "{db:?}");
        assert_eq!(db.read_blocking(|read| jobs::problems(read, id, 1)).unwrap().len(), 1);
        let job = find(&db, id);
        assert_eq!((job.done, job.total, job.owner), (3, Some(10), Some(5)));
    }
}

/// A process died in the middle: its job waits for the end of the lease, or for the same node to start again.
#[test]
fn a_lost_lease_is_taken_over() {
    for db in testkit::databases() {
        let (clock, (handlers, runs)) = (testkit::clock(), flaky());
        let id = enqueue(&db, &clock, None, "0");
        let (now, node) = (clock.now(), 1_i64);
        db.write_blocking(move |tx| {
            tx.execute(
                "UPDATE job SET state = 'RUNNING', attempts = 1, lease = 77, lease_node = $2, lease_until = $3 WHERE id = $1",
                params![id, node, now.plus_ms(60_000)],
            )
        })
        .unwrap();
        assert_eq!(jobs::run_due(&db, &clock, &handlers, &[]).unwrap(), 0, "another one holds it");
        clock.advance_ms(60_001);
        assert_eq!(jobs::run_due(&db, &clock, &handlers, &[]).unwrap(), 1);
        assert_eq!((find(&db, id).state, runs.load(Ordering::SeqCst)), (JobState::Done, 1));
    }
}

#[test]
fn a_runner_takes_new_work_at_once_and_its_own_old_work_at_start() {
    for db in testkit::databases() {
        let (clock, (handlers, runs)) = (Arc::new(SystemClock), flaky());
        let old = enqueue(&db, &clock, None, "0");
        let until = clock.now().plus_ms(DAY_MS);
        db.write_blocking(move |tx| {
            tx.execute(
                "UPDATE job SET state = 'RUNNING', attempts = 1, lease = 77, lease_node = 1, lease_until = $2 WHERE id = $1",
                params![old, until],
            )
        })
        .unwrap();
        let runner = Runner::start((*db).clone(), clock, Arc::new(handlers), Arc::new(Vec::new()), 2);
        wait_until(|| runs.load(Ordering::SeqCst) == 1);
        let new = enqueue(&db, &SystemClock, None, "0");
        wait_until(|| find(&db, new).state == JobState::Done);
        runner.stop();
        let left = enqueue(&db, &SystemClock, None, "0");
        assert_eq!((find(&db, old).state, find(&db, left).state), (JobState::Done, JobState::Queued), "{db:?}");
    }
}

fn wait_until(done: impl Fn() -> bool) {
    let begun = WallInstant::now();
    while !done() {
        assert!(begun.elapsed() < Duration::from_secs(20), "it did not happen");
        std::thread::sleep(Duration::from_millis(2));
    }
}

#[test]
fn a_payload_has_a_limit() {
    let (db, clock) = (testkit::sqlite(), testkit::clock());
    let now = clock.now();
    let refused = db.write_blocking(move |tx| {
        let payload = "x".repeat(jobs::PAYLOAD_BYTES_MAX + 1);
        jobs::enqueue(tx, &testkit::clock(), NewJob { kind: "flaky", key: None, owner: None, payload, run_at: now })
    });
    assert!(matches!(refused, Err(Error::Constraint(_))));
}
