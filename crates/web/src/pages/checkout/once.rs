//! A form that moves money carries a number; sent twice with it, the work is done once.

use accounts::idempotency::{self, Outcome, Request, Saved};
use kernel::Clock;
use sha2::{Digest, Sha256};

use super::shopper::Held;

/// The number of a form, and whose it is.
#[derive(Clone, Debug)]
pub(super) struct Once {
    actor: String,
    key: String,
    hash: [u8; 32],
}

impl Once {
    /// The number `key` of `held`'s form about `what`.
    pub(super) fn of(held: &Held, key: &str, what: impl std::fmt::Display) -> Once {
        let hash = Sha256::digest(format!("form {what}")).into();
        Once { actor: held.actor(), key: format!("form:{key}"), hash }
    }

    /// Does `work`, unless a form with this number was done before: then nothing. An error of `work` takes the number back
    /// with everything else, so that a form that was mended can be sent again. `clock` is the wall clock.
    pub(super) fn run<T, E: From<db::Error>>(
        &self,
        tx: &mut db::Tx,
        clock: &dyn Clock,
        work: impl FnOnce(&mut db::Tx) -> Result<T, E>,
    ) -> Result<Option<T>, E> {
        let request = Request { actor: &self.actor, key: &self.key, hash: &self.hash };
        if !idempotency::is_key(&self.key) {
            return work(tx).map(Some);
        }
        if idempotency::begin(tx, clock, &request)? != Outcome::New {
            return Ok(None);
        }
        let done = work(tx)?;
        idempotency::finish(tx, clock, &request, &Saved { status: 303, body: String::new() })?;
        Ok(Some(done))
    }
}
