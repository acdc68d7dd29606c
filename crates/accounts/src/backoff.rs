//! The wait after failed log-ins, kept in the database so that a restart forgives nobody.
//!
//! Failures count by login and address together, so that nobody can lock another out from afar, and by address alone, so
//! that one address cannot try one password on everybody.

use db::{Read, Tx};
use kernel::{Clock, HOUR_MS};
use sha2::{Digest, Sha256};

use crate::session::LogInError;
use crate::store;

/// So many failures of one login from one address make it wait.
pub const FREE_PER_LOGIN: i64 = 5;
/// So many failures of one address, whatever the login, make it wait: many people share an address.
pub const FREE_PER_ADDRESS: i64 = 200;
/// The first wait; each further failure doubles it.
pub const WAIT_MS: i64 = 30_000;
/// The longest wait.
pub const WAIT_MS_MAX: i64 = HOUR_MS;
/// A failure is forgotten when none followed for this long.
pub const MEMORY_MS: i64 = 6 * HOUR_MS;

/// What failures are counted by: hashes, so that the table names nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Keys {
    pair: String,
    address: String,
}

impl Keys {
    pub(crate) fn of(login: &str, address: &str) -> Keys {
        let key = |parts: &[&str]| {
            let mut hash = Sha256::new();
            for part in parts {
                hash.update(part.len().to_le_bytes());
                hash.update(part.as_bytes());
            }
            format!("{:x}", hash.finalize())
        };
        Keys { pair: key(&["pair", login, address]), address: key(&["address", address]) }
    }
}

/// Refuses while either key has to wait.
pub(crate) fn check(read: &mut Read, clock: &dyn Clock, keys: &Keys) -> Result<(), LogInError> {
    let until = store::backoff::until(read, &keys.pair, &keys.address)?;
    let retry_after_ms = until.map_or(0, |until| until.since_ms(clock.now()));
    if retry_after_ms > 0 { Err(LogInError::Backoff { retry_after_ms }) } else { Ok(()) }
}

/// Counts a failure, and sets the wait that follows from the count.
pub(crate) fn note_failure(tx: &mut Tx, clock: &dyn Clock, keys: &Keys) -> Result<(), db::Error> {
    let now = clock.now();
    for (key, free) in [(&keys.pair, FREE_PER_LOGIN), (&keys.address, FREE_PER_ADDRESS)] {
        let failures = store::backoff::note(tx, key, now, now.plus_ms(-MEMORY_MS))?;
        let wait = wait_ms(failures, free);
        if wait > 0 {
            store::backoff::set_until(tx, key, now.plus_ms(wait))?;
        }
    }
    Ok(())
}

/// Forgets the failures of a login that got in. Those of its address stay: one's own account must not buy more guesses.
pub(crate) fn forgive(tx: &mut Tx, keys: &Keys) -> Result<(), db::Error> {
    store::backoff::forgive(tx, &keys.pair)
}

/// The wait after so many failures: none below `free`, then [`WAIT_MS`] doubling up to [`WAIT_MS_MAX`].
fn wait_ms(failures: i64, free: i64) -> i64 {
    if failures < free {
        return 0;
    }
    let doublings = u32::try_from((failures - free).min(16)).unwrap_or(16);
    WAIT_MS.saturating_mul(1_i64 << doublings).min(WAIT_MS_MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_up_to_an_hour() {
        let waits: Vec<i64> = (3..=14).map(|failures| wait_ms(failures, 5) / 1000).collect();
        assert_eq!(waits, [0, 0, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]);
        assert_eq!(wait_ms(i64::MAX, 5), WAIT_MS_MAX);
    }

    #[test]
    fn keys_name_nobody_and_do_not_run_together() {
        assert_ne!(Keys::of("ab", "c").pair, Keys::of("a", "bc").pair);
        assert!(!Keys::of("lin", "10.0.0.1").pair.contains("lin"));
    }
}
