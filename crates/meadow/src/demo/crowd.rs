//! The demo's crowd: a past that was lived through in a moment, and shoppers, sellers and carriers who go on from there.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use kernel::{Clock as _, DAY_MS, MINUTE_MS, ManualClock, OsRng, Rng as _};
use sim::Sim;

use crate::Failure;
use crate::commands::sim::parts;
use crate::house::House;
use crate::terminal::Progress;

/// Days of a past that a new demo has.
const PAST_DAYS: i64 = 21;
/// Somebody did something this often then.
const PAST_PACE_MS: i64 = 25 * MINUTE_MS;
/// Somebody does something this often now.
const PACE: Duration = Duration::from_secs(5);
/// Everything is proved after so many steps.
const CHECK_EVERY: u64 = 100;
/// The past is the same in every new demo.
const SEED: u64 = 2022;

/// Gives a demo without orders its past, up to now.
pub fn give_past(house: &House) -> Result<(), Failure> {
    let has_past = house.db.read_blocking(|read| ledger::book::count(read, ledger::EntryKind::Paid))? > 0;
    if has_past {
        return Ok(());
    }
    let now = house.clock.now();
    let start = now.plus_ms(-PAST_DAYS * DAY_MS);
    let clock = Arc::new(ManualClock::at(start));
    let mut progress = Progress::start("three weeks of trade", false);
    let mut sim = Sim::open(parts(house, clock.clone())?, SEED)?;
    sim.live(&clock, now, PAST_PACE_MS, CHECK_EVERY, |at| {
        let days = u64::try_from(at.since_ms(start) / DAY_MS).unwrap_or(0);
        progress.at(days, u64::try_from(PAST_DAYS).ok());
    })?;
    let (handlers, consumers) = (flows::handlers(&house.deps), flows::consumers(&house.deps));
    db::jobs::run_due(&house.db, &*house.clock, &handlers, &consumers)?;
    progress.end();
    Ok(())
}

/// A crowd that shops until it is dropped.
pub struct Crowd {
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Crowd {
    /// Sends the crowd in.
    pub fn start(house: &House) -> Result<Crowd, Failure> {
        let mut sim = Sim::open(parts(house, house.clock())?, OsRng.next_u64())?;
        let (stop, stopped) = channel();
        let thread = std::thread::Builder::new().name("crowd".to_owned()).spawn(move || shop(&mut sim, &stopped))?;
        Ok(Crowd { stop: Some(stop), thread: Some(thread) })
    }
}

fn shop(sim: &mut Sim, stopped: &Receiver<()>) {
    let mut steps = 0_u64;
    while stopped.recv_timeout(PACE) == Err(RecvTimeoutError::Timeout) {
        steps += 1;
        let checked = if steps.is_multiple_of(CHECK_EVERY) { sim.check() } else { Ok(()) };
        if let Err(error) = sim.step().and(checked) {
            tracing::error!(%error, "the simulated market found something that does not add up");
        }
    }
}

impl Drop for Crowd {
    fn drop(&mut self) {
        self.stop = None;
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}
