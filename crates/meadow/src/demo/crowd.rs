//! The demo's crowd: a past that was lived through in a moment, and shoppers, sellers and carriers who go on from there.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use kernel::{Clock as _, DAY_MS, Instant, MINUTE_MS, ManualClock, OsRng, Rng as _};
use sim::{Fans, Parts, Sim};

use super::Logins;
use super::creators::{self, ClipMaker};
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
/// Times that a post was seen in the past.
const AUDIENCE: u64 = 60_000;
/// The creators look this often whether they may make another clip.
const CLIP_PACE: Duration = Duration::from_secs(3);
/// Everything is proved after so many steps.
const CHECK_EVERY: u64 = 100;
/// The past is the same in every new demo.
const SEED: u64 = 2022;

/// When the past of a demo that starts now begins.
pub fn start_of_past(house: &House) -> Instant {
    house.clock.now().plus_ms(-PAST_DAYS * DAY_MS)
}

/// Gives a demo without orders its past, up to now: `clips` posts that people saw and bought from.
pub fn give_past(house: &House, logins: &Logins, fans: &Fans, clips: usize) -> Result<(), Failure> {
    let has_past = house.db.read_blocking(|read| ledger::book::count(read, ledger::EntryKind::Paid))? > 0;
    if has_past {
        return Ok(());
    }
    let now = house.clock.now();
    let start = start_of_past(house);
    let clock = Arc::new(ManualClock::at(start));
    first_clips(house, &clock, logins, clips)?;
    let mut progress = Progress::start("three weeks of trade", false);
    let mut sim = Sim::open(Parts { fans: fans.clone(), ..parts(house, clock.clone())? }, SEED)?;
    sim.audience(AUDIENCE, start, now)?;
    sim.live(&clock, now, PAST_PACE_MS, CHECK_EVERY, |at| {
        let days = u64::try_from(at.since_ms(start) / DAY_MS).unwrap_or(0);
        progress.at(days, u64::try_from(PAST_DAYS).ok());
    })?;
    let consumers = flows::consumers(&house.deps);
    db::jobs::run_due(&house.db, &*house.clock, &handlers(house), &consumers)?;
    progress.end();
    Ok(())
}

/// The clips that are there from the start of the past.
fn first_clips(house: &House, clock: &ManualClock, logins: &Logins, clips: usize) -> Result<(), Failure> {
    let mut progress = Progress::start("making the first clips", false);
    let mut maker = ClipMaker::open(house, logins)?;
    let (handlers, consumers) = (handlers(house), flows::consumers(&house.deps));
    let (mut made, total) = (0, u64::try_from(clips)?);
    while maker.begin(house, clock, clips)? {
        db::jobs::run_due(&house.db, clock, &handlers, &consumers)?;
        made += 1;
        progress.at(made, Some(total));
    }
    progress.end();
    Ok(())
}

/// Everything that is done at once: better sizes of films come when there is time.
fn handlers(house: &House) -> Vec<Box<dyn db::jobs::Handler>> {
    let mut handlers = flows::handlers(&house.deps);
    handlers.retain(|handler| handler.kind() != flows::LATER_KIND);
    handlers
}

/// A crowd that shops, and creators who make clips, until it is dropped.
pub struct Crowd {
    stop: Vec<Sender<()>>,
    threads: Vec<JoinHandle<()>>,
}

impl Crowd {
    /// Sends the crowd in; the creators make `clips` in all.
    pub fn start(house: &House, logins: &Logins, fans: &Fans, clips: usize) -> Result<Crowd, Failure> {
        let parts = Parts { fans: fans.clone(), ..parts(house, house.clock())? };
        let mut sim = Sim::open(parts, OsRng.next_u64())?;
        let mut maker = ClipMaker::open(house, logins)?;
        let mut crowd = Crowd { stop: Vec::new(), threads: Vec::new() };
        crowd.spawn("crowd", move |stopped| shop(&mut sim, stopped))?;
        let house = house.clone();
        crowd.spawn("creators", move |stopped| film(&house, &mut maker, clips, stopped))?;
        Ok(crowd)
    }

    fn spawn(&mut self, name: &str, work: impl FnOnce(&Receiver<()>) + Send + 'static) -> Result<(), Failure> {
        let (stop, stopped) = channel();
        self.threads.push(std::thread::Builder::new().name(name.to_owned()).spawn(move || work(&stopped))?);
        self.stop.push(stop);
        Ok(())
    }
}

/// One clip after another, whenever nobody else's film waits.
fn film(house: &House, maker: &mut ClipMaker, clips: usize, stopped: &Receiver<()>) {
    while stopped.recv_timeout(CLIP_PACE) == Err(RecvTimeoutError::Timeout) {
        let begun = match creators::films_wait(house) {
            Ok(true) => continue,
            Ok(false) => maker.begin(house, &*house.clock, clips),
            Err(error) => Err(error),
        };
        match begun {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => tracing::warn!(%error, "a clip of the demo could not be begun"),
        }
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
        self.stop.clear();
        for thread in self.threads.drain(..) {
            drop(thread.join());
        }
    }
}
