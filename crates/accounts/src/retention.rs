//! Forgetting in time: what has ended is deleted.

use db::Tx;
use kernel::Clock;

use crate::{backoff, idempotency, inbox, store};

/// Deletes ended sessions, tokens, ceremonies, invitations, idempotency keys, stale failures and old notices: at most a few
/// hundred rows of each. Returns how many; run it every hour, and again while it returns any.
pub fn sweep(tx: &mut Tx, clock: &dyn Clock) -> Result<u64, db::Error> {
    let now = clock.now();
    let failures = now.plus_ms(-backoff::MEMORY_MS);
    let keys = now.plus_ms(-idempotency::KEEP_MS);
    Ok(store::retention::sweep(tx, now, failures, keys)? + inbox::sweep(tx, clock)?)
}
