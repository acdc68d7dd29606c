//! The sandbox's movable clock: moved, kept, and followed by everything that became due.

use std::sync::Arc;

use db::jobs::{Handler, run_due_but_heavy};
use db::outbox::Consumer;
use kernel::{Clock, Instant, ShiftedClock};

use crate::Result;

/// What moving time needs. Only a sandbox has one.
#[derive(Clone)]
pub struct Playground {
    pub clock: Arc<ShiftedClock>,
    /// What may become due.
    pub handlers: Arc<Vec<Box<dyn Handler>>>,
    pub consumers: Arc<Vec<Box<dyn Consumer>>>,
}

impl Playground {
    /// Moves the clock forward by `ms`, runs everything due by then on this thread, but for work that has a worker of its own, and
    /// returns the new time.
    pub(crate) fn advance(&self, db: &db::Db, ms: i64) -> Result<Instant> {
        let offset_ms = self.clock.advance_ms(ms);
        db.write_blocking(move |tx| db::sandbox::set_clock_offset_ms(tx, offset_ms))?;
        run_due_but_heavy(db, &*self.clock, &self.handlers, &self.consumers)?;
        Ok(self.clock.now())
    }
}
