//! What happens by itself: rates are asked for once a day, and what need not be kept is forgotten.
//!
//! Each is a job that repeats, so that it is visible to the operator and happens once among all nodes.

use db::Tx;
use db::jobs::{Failure, Handler, NewJob, Run};
use kernel::{Clock, Currency, HOUR_MS, SystemClock};
use market::fx::{RateSource, RateSourceError};

use crate::house::House;
use crate::settings::ServerSettings;

/// Asked this often; sources publish once a day, at hours of their own.
const RATES_EVERY_MS: i64 = 6 * HOUR_MS;
const HOUSEKEEPING_EVERY_MS: i64 = HOUR_MS;

const RATES: &str = "fx_fetch";
const HOUSEKEEPING: &str = "housekeeping";

/// Winds it up: each job is queued unless it is already.
pub fn start(house: &House, settings: &ServerSettings) -> Result<(), db::Error> {
    let wants_rates = settings.fx_source.is_some();
    house.db.write_blocking(move |tx| {
        queue(tx, HOUSEKEEPING)?;
        if wants_rates {
            queue(tx, RATES)?;
        }
        Ok(())
    })
}

fn queue(tx: &mut Tx, kind: &'static str) -> Result<(), db::Error> {
    let run_at = SystemClock.now();
    let job = NewJob { kind, key: Some("clockwork"), owner: None, payload: "{}".to_owned(), run_at };
    db::jobs::enqueue(tx, &SystemClock, job).map(drop)
}

/// What the clockwork does.
pub fn handlers(settings: &ServerSettings) -> Result<Vec<Box<dyn Handler>>, crate::Failure> {
    let mut handlers: Vec<Box<dyn Handler>> = vec![Box::new(Housekeeping)];
    if let Some(url) = &settings.fx_source {
        handlers.push(Box::new(FetchRates { source: adapters::fx::from_address(url)? }));
    }
    Ok(handlers)
}

struct FetchRates {
    source: Box<dyn RateSource>,
}

impl Handler for FetchRates {
    fn kind(&self) -> &'static str {
        RATES
    }

    fn every_ms(&self) -> Option<i64> {
        Some(RATES_EVERY_MS)
    }

    fn run(&self, run: &Run<'_>) -> Result<(), Failure> {
        let sheets =
            self.source.fetch(Currency::EUR).map_err(|error: RateSourceError| Failure::Retry(error.to_string()))?;
        run.db.write_blocking(move |tx| {
            market::fx::put_history(tx, &SystemClock, &sheets)?;
            flows::reprice_after_fx(tx, &SystemClock).map(drop)
        })?;
        Ok(())
    }
}

struct Housekeeping;

impl Handler for Housekeeping {
    fn kind(&self) -> &'static str {
        HOUSEKEEPING
    }

    fn every_ms(&self) -> Option<i64> {
        Some(HOUSEKEEPING_EVERY_MS)
    }

    fn run(&self, run: &Run<'_>) -> Result<(), Failure> {
        while run.db.write_blocking(|tx| accounts::retention::sweep(tx, &SystemClock))? > 0 {}
        Ok(())
    }
}
