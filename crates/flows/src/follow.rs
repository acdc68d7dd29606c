//! A thread that does something again and again for as long as somebody holds what it does it for.

use std::sync::{Arc, Weak};
use std::time::Duration;

/// Calls `work` with `shared` and the number of the call, `every` so long, until the last other holder is gone.
pub(crate) fn keep<T: Send + Sync + 'static>(
    name: &str,
    shared: &Arc<T>,
    every: Duration,
    work: impl Fn(&Arc<T>, u32) + Send + 'static,
) {
    let weak: Weak<T> = Arc::downgrade(shared);
    let run = move || {
        for call in 0_u32.. {
            let Some(shared) = weak.upgrade() else { return };
            work(&shared, call);
            drop(shared);
            std::thread::sleep(every);
        }
    };
    if let Err(error) = std::thread::Builder::new().name(name.to_owned()).spawn(run) {
        tracing::error!(%error, name, "a thread could not be started");
    }
}
