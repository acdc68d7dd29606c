//! Jobs done by a command: here when no server does them, watched when one does.

use std::time::Duration;

use db::jobs::{Handler, Job, JobId, JobState};
use kernel::{Lang, Problem, Problems};
use web::Voice;

use crate::Failure;
use crate::house::House;
use crate::terminal::Progress;

/// How often a job that a server does is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(100);

/// Waits until the job has ended, doing it here unless a running server has taken it.
pub fn finish(house: &House, id: JobId, kind: &str, what: &str, quiet: bool) -> Result<Job, Failure> {
    let (db, clock) = (house.db.clone(), house.clock());
    let mut handlers = flows::handlers(&house.deps);
    handlers.retain(|handler| handler.kind() == kind);
    let worker = std::thread::spawn(move || run_here(&db, &*clock, &handlers, id));
    let mut progress = Progress::start(what, quiet);
    let job = loop {
        let job = find(&house.db, id)?.ok_or("the job is gone")?;
        progress.at(count(job.done), job.total.map(count));
        if ended(&job) {
            break job;
        }
        std::thread::sleep(LOOK_EVERY);
    };
    progress.end();
    worker.join().map_err(|_| "the job's thread broke")??;
    Ok(job)
}

/// Does jobs of its kind on this thread until the job has ended, here or elsewhere.
fn run_here(db: &db::Db, clock: &dyn kernel::Clock, handlers: &[Box<dyn Handler>], id: JobId) -> Result<(), db::Error> {
    loop {
        db::jobs::run_due(db, clock, handlers, &[])?;
        if find(db, id)?.is_none_or(|job| ended(&job)) {
            return Ok(());
        }
        std::thread::sleep(LOOK_EVERY);
    }
}

fn find(db: &db::Db, id: JobId) -> Result<Option<Job>, db::Error> {
    db.read_blocking(|read| db::jobs::find(read, id))
}

fn ended(job: &Job) -> bool {
    matches!(job.state, JobState::Done | JobState::Failed)
}

fn count(n: i64) -> u64 {
    u64::try_from(n).unwrap_or(0)
}

/// Problems in English, a line each: row, field, sentence.
pub fn in_words(problems: &Problems) -> String {
    let voice = Voice::plain(Lang::EN);
    problems.0.iter().map(|problem| line(&voice, problem)).collect::<Vec<_>>().join("\n")
}

/// One problem in English.
pub fn line(voice: &Voice, problem: &Problem) -> String {
    let row = problem.row.map_or_else(String::new, |row| format!("row {row}, "));
    format!("{row}{}: {}", problem.field, voice.explain_problem(problem))
}
