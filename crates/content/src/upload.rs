//! Uploads: a file that arrives in parts, and goes on where it was interrupted.
//!
//! Bytes are kept in `blobs`, a file for each part, by whoever calls; this knows which parts there are. A part counts once it
//! is written down here, so that what was acknowledged is there after any crash.

use db::{Read, Tx};
use kernel::{Clock, Coded, DAY_MS, Id, Instant, Problem, Problems};
use serde::{Deserialize, Serialize};

use crate::store::upload as store;
use crate::{PersonId, text};

pub type UploadId = Id<Upload>;

/// Bytes of a file at the most: 500 MB.
pub const BYTES_MAX: i64 = 500 * 1000 * 1000;
/// Bytes that a person uploads in a day at the most: 5 GB.
pub const BYTES_A_DAY_MAX: i64 = 5 * 1000 * 1000 * 1000;
/// Uploads of a person that are on their way at once, at the most.
pub const OPEN_MAX: i64 = 20;
/// Parts of an upload at the most.
pub const PARTS_MAX: i64 = 2_000;
/// An upload that nobody goes on with is kept for so long, a complete one too: a day.
pub const KEPT_MS: i64 = DAY_MS;
/// Characters of a file's name at the most; a longer one is cut.
pub const NAME_CHARACTERS_MAX: usize = 200;

/// A file on its way, or here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Upload {
    pub id: UploadId,
    pub owner: PersonId,
    /// As its owner's machine calls it.
    pub name: String,
    /// The type its owner says: `video/mp4`. What it is is found out later.
    pub kind: String,
    /// What it has when it is complete.
    pub bytes: i64,
    /// What is here.
    pub received: i64,
    pub state: UploadState,
    pub created_at: Instant,
    pub expires_at: Instant,
}

/// Where an upload stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum UploadState {
    Open,
    Complete,
    /// A post was made of it, and its parts are gone.
    Used,
    /// Given up or expired.
    Gone,
}

/// Bytes of an upload that arrived together.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Part {
    pub start: i64,
    pub bytes: i64,
    /// The key in `blobs`.
    pub key: String,
}

/// A file to be received.
#[derive(Clone, Debug)]
pub struct NewUpload<'a> {
    pub owner: PersonId,
    pub name: &'a str,
    pub kind: &'a str,
    pub bytes: i64,
}

/// Why an upload did not begin or go on.
#[derive(Debug, thiserror::Error)]
pub enum UploadError {
    #[error("{0}")]
    Problems(Problems),
    #[error("no such upload")]
    NotFound,
    /// Other bytes are here than the sender thinks.
    #[error("the upload goes on at {received}")]
    WrongOffset { received: i64 },
    #[error("more bytes than were announced")]
    TooLong,
    #[error("too many small parts")]
    TooManyParts,
    #[error("too many bytes uploaded today")]
    QuotaReached,
    #[error("too many uploads at once")]
    TooManyAtOnce,
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl Coded for UploadError {
    fn code(&self) -> &'static str {
        match self {
            UploadError::Problems(problems) => problems.code(),
            UploadError::NotFound => "content.upload_not_found",
            UploadError::WrongOffset { .. } => "content.upload_offset",
            UploadError::TooLong => "content.upload_too_long",
            UploadError::TooManyParts => "content.upload_too_many_parts",
            UploadError::QuotaReached => "content.upload_quota",
            UploadError::TooManyAtOnce => "content.upload_too_many",
            UploadError::Db(error) => error.code(),
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            UploadError::Problems(problems) => problems.problems(),
            _ => &[],
        }
    }

    fn args(&self) -> Vec<(std::borrow::Cow<'static, str>, String)> {
        match self {
            UploadError::WrongOffset { received } => vec![("received".into(), received.to_string())],
            UploadError::TooManyParts => vec![("max".into(), PARTS_MAX.to_string())],
            UploadError::TooManyAtOnce => vec![("max".into(), OPEN_MAX.to_string())],
            UploadError::QuotaReached => vec![("max".into(), (BYTES_A_DAY_MAX / 1_000_000).to_string())],
            _ => Vec::new(),
        }
    }
}

/// Begins an upload.
pub fn begin(tx: &mut Tx, clock: &dyn Clock, new: &NewUpload<'_>) -> Result<Upload, UploadError> {
    let now = clock.now();
    let upload = new.checked(now, tx.new_id()).map_err(UploadError::Problems)?;
    if store::open_of(tx, new.owner, now)? >= OPEN_MAX {
        return Err(UploadError::TooManyAtOnce);
    }
    if !store::spend_bytes(tx, new.owner, day_of(now), new.bytes, BYTES_A_DAY_MAX)? {
        return Err(UploadError::QuotaReached);
    }
    store::insert(tx, &upload)?;
    Ok(upload)
}

/// Writes down a part that is kept under `key`: it must begin where the upload ends. The last one completes it.
pub fn append(tx: &mut Tx, clock: &dyn Clock, id: UploadId, part: &Part) -> Result<Upload, UploadError> {
    let now = clock.now();
    let mut upload = find(tx, id)?.ok_or(UploadError::NotFound)?;
    if upload.state != UploadState::Open || part.start != upload.received {
        return Err(UploadError::WrongOffset { received: upload.received });
    }
    if part.bytes <= 0 || part.bytes > upload.bytes - upload.received {
        return Err(UploadError::TooLong);
    }
    let expires_at = now.plus_ms(KEPT_MS);
    if !store::advance(tx, id, part, expires_at, PARTS_MAX)? {
        return Err(match store::parts_held(tx, id)? >= PARTS_MAX {
            true => UploadError::TooManyParts,
            false => UploadError::WrongOffset { received: upload.received },
        });
    }
    upload.received += part.bytes;
    upload.expires_at = expires_at;
    upload.state = if upload.received == upload.bytes { UploadState::Complete } else { UploadState::Open };
    Ok(upload)
}

/// The upload of this id, unless it is GONE.
pub fn find(read: &mut Read, id: UploadId) -> Result<Option<Upload>, db::Error> {
    store::find(read, id)
}

/// The parts of an upload in their order. Empty once it is USED.
pub fn parts(read: &mut Read, id: UploadId) -> Result<Vec<Part>, db::Error> {
    store::parts(read, id)
}

/// Nobody needs the bytes of an upload any more, since its post is made or failed for good. Answers the parts whose files the
/// caller removes; again, it answers none.
pub fn finish(tx: &mut Tx, id: UploadId) -> Result<Vec<Part>, db::Error> {
    store::end(tx, id, UploadState::Used.name())
}

/// Gives an upload up. Answers the parts whose files the caller removes.
pub fn abandon(tx: &mut Tx, id: UploadId) -> Result<Vec<Part>, UploadError> {
    let upload = find(tx, id)?.ok_or(UploadError::NotFound)?;
    if store::is_taken(tx, upload.id)? {
        return Err(UploadError::NotFound);
    }
    Ok(store::end(tx, id, UploadState::Gone.name())?)
}

/// Uploads that nobody went on with in time are given up, at most `limit`. Answers the parts whose files the caller removes.
pub fn expire(tx: &mut Tx, clock: &dyn Clock, limit: i64) -> Result<Vec<Part>, db::Error> {
    let mut parts = Vec::new();
    for id in store::due(tx, clock.now(), limit)? {
        parts.extend(store::end(tx, id, UploadState::Gone.name())?);
    }
    Ok(parts)
}

impl NewUpload<'_> {
    /// The upload that this begins, or everything that is wrong with it.
    fn checked(&self, now: Instant, id: UploadId) -> Result<Upload, Problems> {
        let name: String = text::line(self.name).chars().take(NAME_CHARACTERS_MAX).collect();
        let kind = self.kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        let mut problems = Problems::default();
        problems.check((1..=BYTES_MAX).contains(&self.bytes), || {
            Problem::new("bytes", "content.upload_size").with("max", BYTES_MAX / 1_000_000)
        });
        let is_film = kind.is_empty() || kind.starts_with("video/") || kind == "application/octet-stream";
        problems.check(is_film && kind.len() <= 100, || Problem::new("type", "content.upload_kind"));
        problems.ok(Upload {
            id,
            owner: self.owner,
            name,
            kind,
            bytes: self.bytes,
            received: 0,
            state: UploadState::Open,
            created_at: now,
            expires_at: now.plus_ms(KEPT_MS),
        })
    }
}

impl UploadState {
    /// The one spelling in code, API and tables.
    pub const fn name(self) -> &'static str {
        match self {
            UploadState::Open => "OPEN",
            UploadState::Complete => "COMPLETE",
            UploadState::Used => "USED",
            UploadState::Gone => "GONE",
        }
    }
}

/// The day of quotas: days since 1970, UTC.
pub(crate) fn day_of(now: Instant) -> i64 {
    now.ms().div_euclid(DAY_MS)
}

#[cfg(test)]
mod tests;
