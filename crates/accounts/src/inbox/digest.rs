//! The daily letter: who is owed one, and what it tells.

use db::{Read, Tx};
use kernel::Instant;

use super::Notice;
use crate::{PersonId, store};

/// Notices that one digest tells; the inbox has the rest.
pub const DIGEST_NOTICES_MAX: i64 = 20;

/// People whose digest is due, the longest waiting first.
pub fn digests_due(read: &mut Read, now: Instant, limit: i64) -> Result<Vec<PersonId>, db::Error> {
    store::notice::digests_due(read, now, limit)
}

/// Takes a debt over: false when somebody else did. What happens from here on owes another digest.
pub fn take_due(tx: &mut Tx, person: PersonId, now: Instant) -> Result<bool, db::Error> {
    store::notice::take_due(tx, person, now)
}

/// What the person's digest tells: what happened by `until` and was neither read nor told, latest first; with how many there
/// are in all.
pub fn digest(read: &mut Read, person: PersonId, until: Instant) -> Result<(Vec<Notice>, i64), db::Error> {
    let notices = store::notice::digest(read, person, until, DIGEST_NOTICES_MAX)?;
    Ok((notices, store::notice::digest_count(read, person, until)?))
}

/// What happened by `until` was told.
pub fn digest_sent(tx: &mut Tx, person: PersonId, until: Instant) -> Result<(), db::Error> {
    store::notice::digest_sent(tx, person, until)
}
