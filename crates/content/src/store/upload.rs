//! SQL of uploads, and of what a person may do in a day.

use db::{Read, Tx, params};
use kernel::Instant;

use crate::PersonId;
use crate::upload::{Part, Upload, UploadId};

macro_rules! select {
    ($rest:expr) => {
        concat!("SELECT id, owner, name, kind, bytes, received, state, created_at, expires_at FROM upload ", $rest)
    };
}

db::statements! {
    INSERT = "INSERT INTO upload (id, owner, name, kind, bytes, received, parts, state, taken, created_at, expires_at) \
              VALUES ($1, $2, $3, $4, $5, 0, 0, 'OPEN', 0, $6, $7)";
    FIND = select!("WHERE id = $1 AND state <> 'GONE'");
    IS_TAKEN = "SELECT taken FROM upload WHERE id = $1";
    OPEN_OF = "SELECT COUNT(*) FROM upload WHERE owner = $1 AND state = 'OPEN' AND expires_at > $2";
    ADVANCE = "UPDATE upload SET received = received + $3, parts = parts + 1, expires_at = $4, \
                   state = CASE WHEN received + $3 = bytes THEN 'COMPLETE' ELSE 'OPEN' END \
               WHERE id = $1 AND received = $2 AND state = 'OPEN' AND parts < $5";
    PARTS_HELD = "SELECT parts FROM upload WHERE id = $1";
    INSERT_PART = "INSERT INTO upload_part (upload, part_start, bytes, blob) VALUES ($1, $2, $3, $4)";
    PARTS = "SELECT part_start AS start, bytes, blob AS key FROM upload_part WHERE upload = $1 ORDER BY part_start";
    TAKE = "UPDATE upload SET taken = 1 WHERE id = $1 AND taken = 0 AND state = 'COMPLETE'";
    END = "UPDATE upload SET state = $2 WHERE id = $1 AND state IN ('OPEN', 'COMPLETE')";
    FORGET_PARTS = "DELETE FROM upload_part WHERE upload = $1";
    DUE = "SELECT id FROM upload WHERE expires_at <= $1 AND taken = 0 AND state IN ('OPEN', 'COMPLETE') ORDER BY expires_at, id LIMIT $2";
    SPEND_POST = "INSERT INTO content_quota (person, day, posts, bytes) VALUES ($1, $2, 1, 0) \
                  ON CONFLICT (person, day) DO UPDATE SET posts = content_quota.posts + 1 WHERE content_quota.posts < $3";
    SPEND_BYTES = "INSERT INTO content_quota (person, day, posts, bytes) VALUES ($1, $2, 0, $3) \
                   ON CONFLICT (person, day) DO UPDATE SET bytes = content_quota.bytes + $3 WHERE content_quota.bytes + $3 <= $4";
    FORGET_DAYS = "DELETE FROM content_quota WHERE person = $1 AND day < $2";
}

pub(crate) fn insert(tx: &mut Tx, upload: &Upload) -> Result<(), db::Error> {
    let bound = params![
        upload.id,
        upload.owner,
        &upload.name,
        &upload.kind,
        upload.bytes,
        upload.created_at,
        upload.expires_at,
    ];
    tx.execute(INSERT, bound).map(drop)
}

pub(crate) fn find(read: &mut Read, id: UploadId) -> Result<Option<Upload>, db::Error> {
    read.optional(FIND, params![id])
}

/// Whether a post was made of it.
pub(crate) fn is_taken(read: &mut Read, id: UploadId) -> Result<bool, db::Error> {
    Ok(read.optional(IS_TAKEN, params![id])?.unwrap_or(false))
}

pub(crate) fn open_of(read: &mut Read, owner: PersonId, now: Instant) -> Result<i64, db::Error> {
    read.one(OPEN_OF, params![owner, now])
}

/// False when the upload does not end at `part.start`, or has too many parts.
pub(crate) fn advance(
    tx: &mut Tx,
    id: UploadId,
    part: &Part,
    expires_at: Instant,
    parts_max: i64,
) -> Result<bool, db::Error> {
    let moved = tx.execute(ADVANCE, params![id, part.start, part.bytes, expires_at, parts_max])? == 1;
    if moved {
        tx.execute(INSERT_PART, params![id, part.start, part.bytes, &part.key])?;
    }
    Ok(moved)
}

pub(crate) fn parts_held(read: &mut Read, id: UploadId) -> Result<i64, db::Error> {
    Ok(read.optional(PARTS_HELD, params![id])?.unwrap_or(0))
}

pub(crate) fn parts(read: &mut Read, id: UploadId) -> Result<Vec<Part>, db::Error> {
    read.all(PARTS, params![id])
}

/// False when it is not complete, or a post was made of it.
pub(crate) fn take(tx: &mut Tx, id: UploadId) -> Result<bool, db::Error> {
    Ok(tx.execute(TAKE, params![id])? == 1)
}

/// Ends it as `state`; answers its parts.
pub(crate) fn end(tx: &mut Tx, id: UploadId, state: &'static str) -> Result<Vec<Part>, db::Error> {
    let parts = parts(tx, id)?;
    tx.execute(END, params![id, state])?;
    tx.execute(FORGET_PARTS, params![id])?;
    Ok(parts)
}

pub(crate) fn due(read: &mut Read, now: Instant, limit: i64) -> Result<Vec<UploadId>, db::Error> {
    read.all(DUE, params![now, limit])
}

/// One post more on `day`; false when it would be more than `max`.
pub(crate) fn spend_post(tx: &mut Tx, person: PersonId, day: i64, max: i64) -> Result<bool, db::Error> {
    tx.execute(FORGET_DAYS, params![person, day - 1])?;
    Ok(tx.execute(SPEND_POST, params![person, day, max])? == 1)
}

/// So many bytes more on `day`; false when they would be more than `max`.
pub(crate) fn spend_bytes(tx: &mut Tx, person: PersonId, day: i64, bytes: i64, max: i64) -> Result<bool, db::Error> {
    Ok(tx.execute(SPEND_BYTES, params![person, day, bytes, max])? == 1)
}
