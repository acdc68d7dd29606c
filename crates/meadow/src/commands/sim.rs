//! `meadow sim`: a made-up market lives through days in a moment, and everything is proved on the way.

mod scenario;

use std::sync::Arc;

use kernel::{Clock as _, DAY_MS, ManualClock, SystemClock};
use serde::Serialize;
use sim::{Parts, Sim, Tally};

use crate::Failure;
use crate::bench::storefront::stock_the_shelves;
use crate::cli::SimWish;
use crate::house::{House, Opening};
use crate::settings::DataSettings;
use crate::terminal::Progress;

/// Products of the made-up shop, and units of each variant.
const PRODUCTS: usize = 100;
const STOCK: i64 = 40;
/// Somebody does something this often, on average.
const PACE_MS: i64 = 10 * 60 * 1_000;
/// Everything is proved after so many steps.
const CHECK_EVERY: u64 = 200;

/// What became of it.
#[derive(Debug, Serialize)]
struct Report {
    seed: u64,
    days: u32,
    #[serde(flatten)]
    tally: Tally,
    /// Nothing was lost: otherwise there is no report.
    balanced: bool,
}

/// Lives through the days, or grows a scenario.
///
/// # Errors
/// At the first thing that does not add up, naming it; when a scenario cannot assume what it should.
pub fn run(wish: &SimWish) -> Result<(), Failure> {
    wish.scenario.map_or_else(|| live(wish), |kind| scenario::run(wish, kind))
}

/// Lives through the days in a folder of its own, which is thrown away. The same seed finds what does not add up again.
fn live(wish: &SimWish) -> Result<(), Failure> {
    let folder = tempfile::tempdir()?;
    let data = DataSettings {
        folder: folder.path().to_owned(),
        database: format!("sqlite:{}", folder.path().join("meadow.db").display()),
        translator: None,
    };
    let house = House::open(&data, Opening { sandbox: Some(true), ..Opening::default() })?;
    super::serve::prepare_sandbox(&house)?;
    stock_the_shelves(&house, PRODUCTS, STOCK)?;
    let start = SystemClock.now();
    let clock = Arc::new(ManualClock::at(start));
    let mut sim = Sim::open(parts(&house, clock.clone())?, wish.seed)?;
    let mut progress = Progress::start("days lived", wish.json);
    let until = start.plus_ms(i64::from(wish.days) * DAY_MS);
    sim.live(&clock, until, PACE_MS, CHECK_EVERY, |now| {
        let days = u64::try_from(now.since_ms(start) / DAY_MS).unwrap_or(0);
        progress.at(days, Some(u64::from(wish.days)));
    })
    .map_err(|error| format!("seed {}: {error}", wish.seed))?;
    progress.end();
    let report = Report { seed: wish.seed, days: wish.days, tally: sim.tally(), balanced: true };
    if wish.json {
        println!("{}", serde_json::to_string(&report)?);
    } else {
        let Tally { visits, left, orders, refused, declined, cancelled, packed, scans, returns, disputes, .. } =
            report.tally;
        println!("{visits} visits: {orders} orders, {left} carts left, {refused} refused, {declined} cards declined");
        println!("{cancelled} cancelled, {packed} packed, {scans} scans, {returns} returns, {disputes} disputes");
        println!("books, stock and held money agree");
    }
    Ok(())
}

/// What a simulation of this house runs on.
pub fn parts(house: &House, clock: Arc<dyn kernel::Clock>) -> Result<Parts, Failure> {
    Ok(Parts {
        db: house.db.clone(),
        clock,
        providers: house.deps.payments.clone(),
        rates: flows::Rates::new(house.deps.ageing),
        url: url::Url::parse("http://localhost")?,
        signals: Some(house.deps.signals.clone()),
        fans: sim::Fans::default(),
        season: None,
    })
}
