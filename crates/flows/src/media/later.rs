//! The further rungs of a post that is shown already. Nobody waits for them: posts that wait for their first rung come before.

use content::PostId;
use content::media::{self, Encoded, Rung};
use content::post::{self, Added, Post, PostState, Source};
use db::jobs::{Failure, Handler, NewJob, Run};
use kernel::Clock;

use super::transcode::{Payload, Trouble, draw, put, rendition, retire, source_of};
use super::{ATTEMPTS_MAX, WORKER};
use crate::Deps;

/// The kind of the job.
pub const KIND: &str = "transcode_further";

/// Queues the further rungs of a post.
pub(super) fn queue(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    id: PostId,
    owner: i64,
    rungs: &[Rung],
) -> Result<(), db::Error> {
    let key = id.to_string();
    let payload = serde_json::to_string(&Payload { post: id, rungs: rungs.to_vec() }).unwrap_or_default();
    let job = NewJob { kind: KIND, key: Some(&key), owner: Some(owner), payload, run_at: clock.now() };
    db::jobs::enqueue(tx, clock, job).map(drop)
}

/// Whether nothing follows the first rung of an upload of this size.
pub(super) fn is_nothing(post: &Post, width: u32, height: u32, made: &Encoded) -> bool {
    let probe = media::Probe { width, height, duration_ms: made.duration_ms, has_sound: false };
    matches!(post.source, Source::Upload(_)) && media::further(&probe, made).is_empty()
}

/// The job: makes what is still missing, then frees the uploaded file.
pub(crate) struct LaterJob {
    deps: Deps,
}

impl LaterJob {
    pub(crate) fn new(deps: &Deps) -> LaterJob {
        LaterJob { deps: deps.clone() }
    }
}

impl Handler for LaterJob {
    fn kind(&self) -> &'static str {
        KIND
    }

    fn worker(&self) -> Option<&'static str> {
        Some(WORKER)
    }

    fn attempts_max(&self) -> i64 {
        ATTEMPTS_MAX + 1
    }

    fn run(&self, run: &Run<'_>) -> Result<(), Failure> {
        let payload = Payload::read(run)?;
        let Some(post) = run.db.read_blocking(|read| post::find(read, payload.post))? else { return Ok(()) };
        let worth_it = matches!(post.state, PostState::Ready | PostState::Held) && run.job.attempts <= ATTEMPTS_MAX;
        let made = if worth_it { self.make(run, &post, &payload.rungs) } else { Ok(()) };
        match made {
            Err(Trouble::Fault(why)) if run.job.attempts < ATTEMPTS_MAX => return Err(Failure::Retry(why)),
            // The post is shown as it is: its author misses nothing but a size.
            Err(Trouble::Media(error)) => tracing::info!(post = %post.id, %error, "a rung of a post was not made"),
            Err(Trouble::Fault(error)) => tracing::warn!(post = %post.id, error, "a rung of a post was not made"),
            Ok(()) => {}
        }
        retire(run.db, &self.deps.blobs, &post)
            .map_err(|_| Failure::Retry("an uploaded file could not be removed".to_owned()))
    }
}

impl LaterJob {
    fn make(&self, run: &Run<'_>, post: &Post, rungs: &[Rung]) -> Result<(), Trouble> {
        let workshop = self.deps.workshop()?;
        let bench = workshop.bench(&format!("{}-further", post.id))?;
        let source = source_of(&self.deps, &bench, post)?;
        for rung in rungs.iter().filter(|rung| !is_there(post, **rung)) {
            let out = bench.file("further.mp4");
            let made = match (&source, post.source) {
                (Some(source), _) => workshop.studio.encode(source, &out, *rung)?,
                (None, Source::Clip) => draw(&self.deps, workshop, &bench, post, &out, *rung)?,
                (None, Source::Upload(_)) => return Ok(()),
            };
            let key = put(&self.deps.blobs, &*self.deps.rng, &out, ".mp4")?;
            let (clock, id, rendition) = (self.deps.clock.clone(), post.id, rendition(&made, &key));
            let added = run.db.write_blocking(move |tx| post::add_rendition(tx, &*clock, id, &rendition))?;
            if added == Added::Unneeded {
                self.deps.blobs.delete(&key)?;
                return Ok(());
            }
        }
        Ok(())
    }
}

/// Whether a run before this one made the rung.
fn is_there(post: &Post, rung: Rung) -> bool {
    post.renditions.iter().any(|made| made.width.min(made.height) == rung.lines)
}
