//! The demo's crowd: a past that was lived through in a moment, and shoppers, sellers and carriers who go on from there.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use db::jobs::Handler;
use flows::Deps;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kernel::{Clock as _, DAY_MS, Id, Instant, ManualClock, OsRng, PageRequest, Rng as _, SystemClock};
use sim::{Fans, Parts, Season, Sim};
use trade::order::{self, OrderFilter};

use super::creators::{self, ClipMaker};
use super::{Logins, catalogue};
use crate::Failure;
use crate::commands::sim::parts;
use crate::house::House;
use crate::terminal::Progress;

/// Days of a past that a new demo has: 26 weeks.
const PAST_DAYS: i64 = 182;
/// Somebody does something this often now.
const PACE: Duration = Duration::from_secs(5);
/// The creators look this often whether they may make another clip.
const CLIP_PACE: Duration = Duration::from_secs(3);
/// Everything is proved after so many steps.
const CHECK_EVERY: u64 = 100;
/// The past is the same in every new demo.
const SEED: u64 = 2022;

/// Moves the clock of a new demo to the next 1 July: half a year lies behind it then, with a winter and a spring in it.
pub fn set_clock(house: &House) -> Result<(), Failure> {
    let first = catalogue::shops()?.into_iter().next().ok_or("the demo has no shop")?;
    let is_new = house.db.read_blocking(|read| catalog::shop::find_named(read, &first.handle))?.is_none();
    let today = SystemClock.now().timestamp().to_zoned(TimeZone::UTC).date();
    let july = |year| Date::new(year, 7, 1);
    let next = if today <= july(today.year())? { july(today.year())? } else { july(today.year() + 1)? };
    let is_moved = house.clock.now().since_ms(SystemClock.now()) >= DAY_MS;
    if is_new && !is_moved {
        let offset_ms = house.clock.advance_ms(i64::from((next - today).get_days()) * DAY_MS);
        house.db.write_blocking(move |tx| db::sandbox::set_clock_offset_ms(tx, offset_ms))?;
    }
    Ok(())
}

/// When the past of a demo begins.
pub fn start_of_past(house: &House) -> Instant {
    midnight(house.clock.now()).plus_ms(-PAST_DAYS * DAY_MS)
}

fn midnight(at: Instant) -> Instant {
    Instant::from_ms(at.ms().div_euclid(DAY_MS) * DAY_MS)
}

/// Gives a demo its past, up to now: `clips` posts that people saw and bought from, 26 weeks of it in a new one, and the days in
/// which one was not running.
pub fn give_past(house: &House, logins: &Logins, fans: &Fans, clips: usize) -> Result<(), Failure> {
    let (now, season) = (house.clock.now(), season(house)?);
    let lived = last_order(house)?.map(|at| midnight(at).plus_ms(DAY_MS));
    let start = lived.map_or(season.begins, |lived| lived.max(season.begins));
    if start >= midnight(now) && lived.is_some() {
        return Ok(());
    }
    let clock = Arc::new(ManualClock::at(start));
    first_clips(house, &clock, logins, clips)?;
    let mut progress = Progress::start("26 weeks of trade", false);
    let mut sim = Sim::open(Parts { fans: fans.clone(), ..parts(house, clock.clone())? }, SEED)?;
    let deps = deps(house, &clock);
    let (handlers, consumers) = (handlers(&deps), flows::consumers(&deps));
    sim.live_through(&clock, now, &season, |at| {
        db::jobs::run_due(&house.db, &ManualClock::at(at), &handlers, &consumers)?;
        let days = u64::try_from(at.since_ms(season.begins) / DAY_MS).unwrap_or(0);
        progress.at(days, u64::try_from(PAST_DAYS).ok());
        Ok(())
    })?;
    flows::charts::close_charts(&house.deps)?;
    progress.end();
    Ok(())
}

/// When something was ordered last.
fn last_order(house: &House) -> Result<Option<Instant>, Failure> {
    let page = PageRequest::new(None, Some(1));
    let mut last = None;
    for shop in catalogue::shops()? {
        let newest = house.db.read_blocking(|read| {
            let Some(shop) = catalog::shop::find_named(read, &shop.handle)? else { return Ok(None) };
            let orders = order::of_shop(read, Id::new(shop.id.get()), &OrderFilter::default(), &page)?;
            Ok::<_, db::Error>(orders.items.first().map(|order| order.placed_at))
        })?;
        last = last.max(newest);
    }
    Ok(last)
}

/// What is wanted when.
fn season(house: &House) -> Result<Season, Failure> {
    let season: Season = catalogue::read("season.json")?;
    Ok(Season { begins: start_of_past(house), ..season })
}

/// The clips that are there from the start of the past.
fn first_clips(house: &House, clock: &Arc<ManualClock>, logins: &Logins, clips: usize) -> Result<(), Failure> {
    let mut progress = Progress::start("making the first clips", false);
    let mut maker = ClipMaker::open(house, logins)?;
    let deps = deps(house, clock);
    let (handlers, consumers) = (handlers(&deps), flows::consumers(&deps));
    let (mut made, total) = (0, u64::try_from(clips)?);
    while maker.begin(house, &**clock, clips)? {
        db::jobs::run_due(&house.db, &**clock, &handlers, &consumers)?;
        made += 1;
        progress.at(made, Some(total));
    }
    progress.end();
    Ok(())
}

/// What an installation does, by the clock of its past.
fn deps(house: &House, clock: &Arc<ManualClock>) -> Deps {
    Deps { clock: clock.clone(), ..house.deps.clone() }
}

/// Everything that is done at once: better sizes of films come when there is time.
fn handlers(deps: &Deps) -> Vec<Box<dyn Handler>> {
    let mut handlers = flows::handlers(deps);
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
        let season = Some(Arc::new(season(house)?));
        let parts = Parts { fans: fans.clone(), season, ..parts(house, house.clock())? };
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
