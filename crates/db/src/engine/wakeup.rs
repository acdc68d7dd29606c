//! Wakes idle workers of this process when work was committed.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

/// Counts commits that brought work.
#[derive(Default)]
pub(crate) struct Wakeup {
    count: Mutex<u64>,
    changed: Condvar,
}

impl Wakeup {
    /// Wakes everybody who waits.
    pub(crate) fn notify(&self) {
        *self.count.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.changed.notify_all();
    }

    /// How often work came so far: to be asked before looking for work, and given to [`Wakeup::wait`] if there was none.
    pub(crate) fn count(&self) -> u64 {
        *self.count.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until work came after `seen` was asked for, at most `timeout`.
    pub(crate) fn wait(&self, seen: u64, timeout: Duration) {
        let count = self.count.lock().unwrap_or_else(PoisonError::into_inner);
        drop(self.changed.wait_timeout_while(count, timeout, |count| *count == seen));
    }
}
