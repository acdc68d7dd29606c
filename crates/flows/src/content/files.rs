//! Files of posts: gathered for whoever encodes them, and removed when nobody needs them.

use std::io::Write as _;
use std::path::Path;

use blobs::{BlobError, BlobKey, BlockingBlobs};
use content::post::{self, PostId};
use content::upload::{self, Part, UploadId};
use db::jobs::{Failure, Handler, JobId, Run};
use db::outbox::{Consumer, Event};
use kernel::{Clock, HOUR_MS, Id, SystemClock};

use crate::Deps;
use crate::trade::once;

/// The kind of the job that gives up uploads which nobody goes on with.
const UPLOAD_CLOCK: &str = "upload_clock";
/// Uploads given up in one transaction.
const AT_ONCE: i64 = 50;

/// Writes the bytes of a complete upload to `out`, one part in memory at a time. Answers how many there were; none when the upload
/// is used up or gone.
pub fn gather_upload(db: &db::Db, blobs: &BlockingBlobs, id: UploadId, out: &Path) -> std::io::Result<u64> {
    let parts = db.read_blocking(|read| upload::parts(read, id)).map_err(std::io::Error::other)?;
    let mut file = std::fs::File::create(out)?;
    let mut written = 0_u64;
    for part in parts {
        let key: BlobKey = part.key.parse().map_err(std::io::Error::other)?;
        let bytes = blobs.get(&key).map_err(std::io::Error::other)?;
        file.write_all(&bytes)?;
        written = written.saturating_add(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
    }
    file.flush()?;
    Ok(written)
}

/// Removes the files of parts; those that are gone already are no error.
pub(crate) fn remove_parts(blobs: &BlockingBlobs, parts: &[Part]) -> Result<(), BlobError> {
    parts.iter().filter_map(|part| part.key.parse::<BlobKey>().ok()).try_for_each(|key| blobs.delete(&key))
}

/// Removes the files of deleted posts.
pub(crate) struct PostFiles {
    blobs: BlockingBlobs,
}

impl PostFiles {
    pub(crate) fn new(deps: &Deps) -> PostFiles {
        PostFiles { blobs: deps.blobs.clone() }
    }

    fn remove(&self, db: &db::Db, id: PostId) -> Result<(), String> {
        let said = |error: &dyn std::fmt::Display| error.to_string();
        let (files, parts) = db
            .read_blocking(|read| {
                let files = post::files(read, id)?;
                let upload = post::upload_of(read, id)?;
                let parts = upload.map(|upload| upload::parts(read, upload)).transpose()?.unwrap_or_default();
                Ok::<_, db::Error>((files, parts))
            })
            .map_err(|error| said(&error))?;
        for key in files.iter().filter_map(|key| key.parse::<BlobKey>().ok()) {
            self.blobs.delete(&key).map_err(|error| said(&error))?;
        }
        remove_parts(&self.blobs, &parts).map_err(|error| said(&error))?;
        db.write_blocking(move |tx| {
            post::forget_files(tx, id)?;
            match post::upload_of(tx, id)? {
                Some(upload) => upload::finish(tx, upload).map(drop),
                None => Ok::<_, db::Error>(()),
            }
        })
        .map_err(|error| said(&error))
    }
}

impl Consumer for PostFiles {
    fn name(&self) -> &'static str {
        "post_files"
    }

    fn wants(&self, topic: &str) -> bool {
        topic == content::event::POST_DELETED
    }

    fn handle(&self, db: &db::Db, _: &dyn Clock, events: &[Event]) -> Result<(), String> {
        events.iter().try_for_each(|event| self.remove(db, Id::new(event.key)))
    }
}

/// The job: gives up uploads that nobody went on with for a day of the wall's clock, every hour.
pub(crate) struct UploadClock {
    blobs: BlockingBlobs,
}

impl UploadClock {
    pub(crate) fn new(deps: &Deps) -> UploadClock {
        UploadClock { blobs: deps.blobs.clone() }
    }
}

/// Winds the clock of uploads up: once at the start. Again does nothing.
pub fn wind_upload_clock(tx: &mut db::Tx, clock: &dyn Clock) -> Result<JobId, db::Error> {
    once(tx, clock, UPLOAD_CLOCK)
}

impl Handler for UploadClock {
    fn kind(&self) -> &'static str {
        UPLOAD_CLOCK
    }

    fn attempts_max(&self) -> i64 {
        i64::MAX
    }

    fn every_ms(&self) -> Option<i64> {
        Some(HOUR_MS)
    }

    fn run(&self, run: &Run<'_>) -> Result<(), Failure> {
        loop {
            let parts = run.db.write_blocking(|tx| upload::expire(tx, &SystemClock, AT_ONCE))?;
            if parts.is_empty() {
                return Ok(());
            }
            // Files that stay behind after a crash here cost room and nothing else: nobody knows their names any more.
            remove_parts(&self.blobs, &parts).map_err(|error| Failure::Retry(error.to_string()))?;
        }
    }
}
