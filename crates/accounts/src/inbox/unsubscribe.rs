//! The way out of a digest, in one click and without signing in (RFC 8058).
//!
//! The key in the letter is 256 random bits, kept as a hash, bound to one person, good for ending that person's digests and
//! for nothing else, once: used again, or by a mail program that tries twice, it changes nothing.

use db::{Read, Tx};
use kernel::{Clock, DAY_MS, Rng};
use secrecy::{ExposeSecret as _, SecretString};

use super::{Email, Switch, switches};
use crate::{PersonId, secret, store};

/// A key works for so long.
pub const UNSUBSCRIBE_LIFE_MS: i64 = 60 * DAY_MS;

/// What a key is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnsubscribeKey {
    Works,
    /// It did its work.
    Used,
}

/// Makes the key of the digest that `job` sends; a retry replaces its own.
pub fn make_key(
    tx: &mut Tx,
    clock: &dyn Clock,
    rng: &dyn Rng,
    person: PersonId,
    job: i64,
) -> Result<SecretString, db::Error> {
    let (key, hash) = secret::make(secret::MAIL_PREFIX, rng);
    store::notice::put_key(tx, person, job, &hash, clock.now().plus_ms(UNSUBSCRIBE_LIFE_MS))?;
    Ok(key)
}

/// Whether a key is one of ours; `None`: it is not, or not any more.
pub fn unsubscribable(
    read: &mut Read,
    clock: &dyn Clock,
    key: &SecretString,
) -> Result<Option<UnsubscribeKey>, db::Error> {
    let hash = secret::hash(key.expose_secret());
    let found = store::notice::find_key(read, &hash, clock.now())?;
    Ok(found.map(|used| if used { UnsubscribeKey::Used } else { UnsubscribeKey::Works }))
}

/// Ends the digests of whoever got the key: every kind that was told daily is told by mail no more. A used key changes nothing;
/// `None`: no such key.
pub fn unsubscribe(tx: &mut Tx, clock: &dyn Clock, key: &SecretString) -> Result<Option<UnsubscribeKey>, db::Error> {
    let hash = secret::hash(key.expose_secret());
    let Some(person) = store::notice::use_key(tx, &hash, clock.now())? else {
        return unsubscribable(tx, clock, key);
    };
    for switch in switches(tx, person)?.into_iter().filter(|switch| switch.email == Email::Daily) {
        store::notice_switch::put(tx, person, &Switch { email: Email::Off, ..switch })?;
    }
    store::notice::forget_digest(tx, person)?;
    Ok(Some(UnsubscribeKey::Works))
}
