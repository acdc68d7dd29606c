//! The first rung of a post, its still picture, and what becomes of a file that is none.

use std::path::{Path, PathBuf};

use blobs::{BlobKey, BlockingBlobs};
use content::clip::{FRAME_HEIGHT, FRAME_WIDTH};
use content::media::{self, Encoded, MediaError, Probe, Rung};
use content::post::{
    self, Added, Described, Failure as PostFailure, Post, PostState, Rendition, Source, TRANSCODE_KIND,
};
use content::{PostId, upload};
use db::jobs::{Failure, Handler, Run};
use kernel::Rng;
use serde::{Deserialize, Serialize};

use super::{ATTEMPTS_MAX, Bench, FOLDER, WORKER, Workshop, later};
use crate::Deps;
use crate::content::{gather_upload, remove_parts};

/// The job: looks at the film of a post, encodes its first rung and shows it.
pub(crate) struct TranscodeJob {
    deps: Deps,
}

/// What the jobs of films know.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Payload {
    pub post: PostId,
    /// What is still to be made; the first rung is not among them.
    #[serde(default)]
    pub rungs: Vec<Rung>,
}

impl Payload {
    pub(super) fn read(run: &Run<'_>) -> Result<Payload, Failure> {
        serde_json::from_str(&run.job.payload).map_err(|error| Failure::Final(error.to_string()))
    }
}

impl TranscodeJob {
    pub(crate) fn new(deps: &Deps) -> TranscodeJob {
        TranscodeJob { deps: deps.clone() }
    }
}

impl Handler for TranscodeJob {
    fn kind(&self) -> &'static str {
        TRANSCODE_KIND
    }

    fn worker(&self) -> Option<&'static str> {
        Some(WORKER)
    }

    /// One more than are tried: the last one tells the author, also when each one before was cut off in the middle.
    fn attempts_max(&self) -> i64 {
        ATTEMPTS_MAX + 1
    }

    fn run(&self, run: &Run<'_>) -> Result<(), Failure> {
        let id = Payload::read(run)?.post;
        let found = run.db.read_blocking(|read| post::find(read, id))?;
        let Some(post) = found.filter(|post| post.state == PostState::Processing) else { return Ok(()) };
        let made = match run.job.attempts > ATTEMPTS_MAX {
            true => Err(Trouble::Media(MediaError::Io("cut off again and again".to_owned()))),
            false => self.make(run, &post),
        };
        match made {
            Ok(()) => Ok(()),
            Err(Trouble::Fault(why)) if run.job.attempts < ATTEMPTS_MAX => Err(Failure::Retry(why)),
            Err(Trouble::Fault(why)) => self.give_up(run, &post, &MediaError::Io(why)),
            Err(Trouble::Media(error)) if !error.is_final() && run.job.attempts < ATTEMPTS_MAX => {
                Err(Failure::Retry(error.to_string()))
            }
            Err(Trouble::Media(error)) => self.give_up(run, &post, &error),
        }
    }
}

/// Why a film was not made.
pub(super) enum Trouble {
    Media(MediaError),
    /// A file or a table that could not be used; worth another try.
    Fault(String),
}

impl From<MediaError> for Trouble {
    fn from(error: MediaError) -> Trouble {
        Trouble::Media(error)
    }
}

impl From<db::Error> for Trouble {
    fn from(error: db::Error) -> Trouble {
        Trouble::Fault(error.to_string())
    }
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Trouble {
        Trouble::Fault(error.to_string())
    }
}

impl From<blobs::BlobError> for Trouble {
    fn from(error: blobs::BlobError) -> Trouble {
        Trouble::Fault(error.to_string())
    }
}

/// The first rung of a post as files.
struct First {
    film: PathBuf,
    poster: PathBuf,
    made: Encoded,
    /// What it was made of.
    probe: Probe,
}

impl TranscodeJob {
    fn make(&self, run: &Run<'_>, post: &Post) -> Result<(), Trouble> {
        let workshop = self.deps.workshop()?;
        let bench = workshop.bench(&post.id.to_string())?;
        let first = match post.source {
            Source::Upload(_) => of_upload(&self.deps, workshop, &bench, post)?,
            Source::Clip => of_clip(&self.deps, workshop, &bench, post)?,
        };
        self.publish(run, post, &first)
    }

    /// Puts the files where browsers find them and shows the post.
    fn publish(&self, run: &Run<'_>, post: &Post, first: &First) -> Result<(), Trouble> {
        let blobs = &self.deps.blobs;
        let film = put(blobs, &*self.deps.rng, &first.film, ".mp4")?;
        let poster = put(blobs, &*self.deps.rng, &first.poster, ".jpg")?;
        let described = Described {
            duration_ms: first.made.duration_ms,
            width: first.probe.width,
            height: first.probe.height,
            poster: Some(poster.to_string()),
        };
        let rendition = rendition(&first.made, &film);
        let rungs = match post.source {
            Source::Upload(_) => media::further(&first.probe, &first.made),
            Source::Clip => vec![media::FINE],
        };
        let (clock, id, owner) = (self.deps.clock.clone(), post.id, post.author.id());
        let added = run.db.write_blocking(move |tx| {
            if !post::describe(tx, id, &described)? {
                return Ok(Added::Unneeded);
            }
            let added = post::add_rendition(tx, &*clock, id, &rendition)?;
            if added != Added::Unneeded && !rungs.is_empty() {
                later::queue(tx, &*clock, id, owner, &rungs)?;
            }
            Ok::<_, db::Error>(added)
        })?;
        if added == Added::Unneeded {
            [film, poster].iter().try_for_each(|key| blobs.delete(key))?;
        }
        if added == Added::Unneeded || later::is_nothing(post, first.probe.width, first.probe.height, &first.made) {
            retire(run.db, blobs, post)?;
        }
        Ok(())
    }

    /// Tells the author why, and frees what the file took.
    fn give_up(&self, run: &Run<'_>, post: &Post, error: &MediaError) -> Result<(), Failure> {
        tracing::info!(post = %post.id, %error, "a post could not be made ready");
        let (clock, id, failure) = (self.deps.clock.clone(), post.id, PostFailure::of(error));
        run.db.write_blocking(move |tx| post::fail(tx, &*clock, id, &failure))?;
        retire(run.db, &self.deps.blobs, post).map_err(|trouble| match trouble {
            Trouble::Fault(why) => Failure::Retry(why),
            Trouble::Media(error) => Failure::Retry(error.to_string()),
        })?;
        match error {
            // The machine's matter, not the file's: the operator sees it among the failed jobs.
            MediaError::Io(_) => Err(Failure::Final(error.to_string())),
            // What is not installed was said when the server started.
            _ => Ok(()),
        }
    }
}

impl Deps {
    /// Where films are made, or what is missing.
    pub(super) fn workshop(&self) -> Result<&Workshop, MediaError> {
        self.studio.as_ref().ok_or_else(|| MediaError::Missing("ffmpeg".to_owned()))
    }
}

fn of_upload(deps: &Deps, workshop: &Workshop, bench: &Bench, post: &Post) -> Result<First, Trouble> {
    let source = source_of(deps, bench, post)?.ok_or(MediaError::Broken)?;
    let probe = workshop.studio.probe(&source)?;
    let (film, poster) = (bench.file("first.mp4"), bench.file("poster.jpg"));
    workshop.studio.poster(&source, &poster)?;
    let made = workshop.studio.encode(&source, &film, media::FIRST)?;
    Ok(First { film, poster, made, probe })
}

fn of_clip(deps: &Deps, workshop: &Workshop, bench: &Bench, post: &Post) -> Result<First, Trouble> {
    let (film, poster) = (bench.file("first.mp4"), bench.file("poster.jpg"));
    let made = draw(deps, workshop, bench, post, &film, media::FIRST)?;
    workshop.studio.poster(&film, &poster)?;
    let probe = Probe { width: FRAME_WIDTH, height: FRAME_HEIGHT, duration_ms: made.duration_ms, has_sound: false };
    Ok(First { film, poster, made, probe })
}

/// Draws the clip of a post on one rung.
pub(super) fn draw(
    deps: &Deps,
    workshop: &Workshop,
    bench: &Bench,
    post: &Post,
    out: &Path,
    rung: Rung,
) -> Result<Encoded, Trouble> {
    let id = post.id;
    let clip = deps.db.read_blocking(move |read| post::clip(read, id))?.ok_or(MediaError::NoPicture)?;
    let assets = super::clip::assets(deps, bench, &clip)?;
    Ok(workshop.studio.render(&clip.clip, &assets, out, rung)?)
}

/// The file of a post as it was uploaded; none when it is used up.
pub(super) fn source_of(deps: &Deps, bench: &Bench, post: &Post) -> Result<Option<PathBuf>, Trouble> {
    let Source::Upload(id) = post.source else { return Ok(None) };
    let source = bench.file("source");
    let bytes = gather_upload(&deps.db, &deps.blobs, id, &source)?;
    Ok((bytes > 0).then_some(source))
}

/// Puts a file into `blobs` under a name that cannot be guessed.
pub(super) fn put(blobs: &BlockingBlobs, rng: &dyn Rng, file: &Path, ending: &str) -> Result<BlobKey, Trouble> {
    let key = BlobKey::random(FOLDER, ending, rng).map_err(|error| Trouble::Fault(error.to_string()))?;
    blobs.put(&key, std::fs::read(file)?)?;
    Ok(key)
}

pub(super) fn rendition(made: &Encoded, key: &BlobKey) -> Rendition {
    Rendition { height: made.height, width: made.width, key: key.to_string(), bytes: made.bytes }
}

/// Nobody needs the uploaded file any more: its parts go first, so that a crash in between leaves nothing that nobody knows of.
pub(super) fn retire(db: &db::Db, blobs: &BlockingBlobs, post: &Post) -> Result<(), Trouble> {
    let Source::Upload(id) = post.source else { return Ok(()) };
    let parts = db.read_blocking(move |read| upload::parts(read, id))?;
    remove_parts(blobs, &parts)?;
    db.write_blocking(move |tx| upload::finish(tx, id).map(drop))?;
    Ok(())
}
