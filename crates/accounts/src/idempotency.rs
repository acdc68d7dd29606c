//! Idempotency keys: the same request with the same key gets the same answer, and is done once.

use db::Tx;
use kernel::{Clock, HOUR_MS, MINUTE_MS};

use crate::store;

/// An answer is kept so long (the promise is 24 h or more).
pub const KEEP_MS: i64 = 48 * HOUR_MS;
/// A request that began in a transaction of its own and never ended is given up after this.
pub const IN_PROGRESS_MS: i64 = 10 * MINUTE_MS;
/// Characters a key has at the most.
pub const KEY_LENGTH_MAX: usize = 255;

/// When to ask again for a request that is being done.
const RETRY_AFTER_MS: i64 = 1_000;

/// A request with a key.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// `person:ID`, `cart:ID` or a network address.
    pub actor: &'a str,
    pub key: &'a str,
    /// SHA-256 of method, path and body.
    pub hash: &'a [u8; 32],
}

/// An answer to be given again; secrets left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    pub status: u16,
    pub body: String,
}

/// What is known of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Not seen: do it, then [`finish`] in the same transaction.
    New,
    /// Done: give this answer.
    Replay(Saved),
    /// The key was used for another request: 409 `accounts.idempotency_conflict`.
    Conflict,
    /// Being done: 409 `accounts.idempotency_in_progress` with `Retry-After`.
    InProgress { retry_after_ms: i64 },
}

/// Whether a key is 1 to 255 printable ASCII characters; else 422 `accounts.idempotency_key`.
pub fn is_key(key: &str) -> bool {
    (1..=KEY_LENGTH_MAX).contains(&key.len()) && key.bytes().all(|b| b.is_ascii_graphic() || b == b' ')
}

/// Claims the key. In the transaction that does the work, an error takes the claim back with everything else.
/// Where the work takes several transactions, begin in one of its own, and [`abandon`] on failure.
pub fn begin(tx: &mut Tx, clock: &dyn Clock, request: &Request<'_>) -> Result<Outcome, db::Error> {
    let now = clock.now();
    if store::idempotency::claim(tx, request, now)? {
        return Ok(Outcome::New);
    }
    let kept = store::idempotency::find(tx, request)?;
    let age_ms = now.since_ms(kept.begun_at);
    let life_ms = if kept.status.is_some() { KEEP_MS } else { IN_PROGRESS_MS };
    if age_ms >= life_ms {
        store::idempotency::claim_again(tx, request, now)?;
        return Ok(Outcome::New);
    }
    if !kept.same {
        return Ok(Outcome::Conflict);
    }
    let status = kept.status.and_then(|status| u16::try_from(status).ok());
    Ok(match status {
        Some(status) => Outcome::Replay(Saved { status, body: kept.body.unwrap_or_default() }),
        None => Outcome::InProgress { retry_after_ms: RETRY_AFTER_MS },
    })
}

/// Keeps the answer.
pub fn finish(tx: &mut Tx, clock: &dyn Clock, request: &Request<'_>, answer: &Saved) -> Result<(), db::Error> {
    store::idempotency::finish(tx, request, answer, clock.now())
}

/// Gives an unfinished key back.
pub fn abandon(tx: &mut Tx, request: &Request<'_>) -> Result<(), db::Error> {
    store::idempotency::abandon(tx, request)
}

#[cfg(test)]
mod tests;
