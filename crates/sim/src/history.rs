//! Days lived through in a moment, by a clock that stands still until it is moved.

use kernel::{Clock as _, HOUR_MS, Instant, MINUTE_MS, ManualClock};

use crate::chance::between;
use crate::{Sim, SimError};

/// Steps of deadlines done at once at the most.
const DUE_AT_ONCE: u64 = 10_000;

impl Sim {
    /// Lives until `until`: somebody does something every few minutes (`pace_ms` on average), deadlines fall due every hour, and
    /// every `check_every` steps (and at the end) everything is proved. `clock` is the one this market runs by. `told` hears how
    /// far it is.
    pub fn live(
        &mut self,
        clock: &ManualClock,
        until: Instant,
        pace_ms: i64,
        check_every: u64,
        mut told: impl FnMut(Instant),
    ) -> Result<(), SimError> {
        let mut next_hour = clock.now().plus_ms(HOUR_MS);
        let mut steps = 0_u64;
        while clock.now() < until {
            let pause = between(&self.rng, pace_ms / 2, pace_ms + pace_ms / 2).max(MINUTE_MS / 10);
            clock.advance_ms(pause.min(until.since_ms(clock.now())));
            while next_hour <= clock.now() {
                flows::deadlines(&self.parts.db, &ManualClock::at(next_hour), DUE_AT_ONCE)?;
                next_hour = next_hour.plus_ms(HOUR_MS);
                told(clock.now());
            }
            self.step()?;
            steps += 1;
            if steps.is_multiple_of(check_every.max(1)) {
                self.check()?;
            }
        }
        flows::deadlines(&self.parts.db, clock, DUE_AT_ONCE)?;
        self.check()
    }
}
