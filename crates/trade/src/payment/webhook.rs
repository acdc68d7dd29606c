//! Messages from providers, each taken once.

use db::Tx;
use kernel::{Clock, Instant};

use crate::store::payment as store;

/// Whether a message was taken before. The first call with an event id says `false` and remembers it with the
/// transaction: what a message causes and that it came are kept together or not at all.
pub fn seen(tx: &mut Tx, clock: &dyn Clock, provider: &str, event_id: &str) -> Result<bool, db::Error> {
    store::seen(tx, provider, event_id, clock.now())
}

/// Forgets messages taken before `before`; providers repeat for some days at the most. Returns how many.
pub fn forget(tx: &mut Tx, before: Instant) -> Result<u64, db::Error> {
    store::forget(tx, before)
}
