//! Once a day, units that markets share by their demand are divided by what each of them sold lately.

use std::collections::HashMap;

use db::jobs::{Failure, Handler, Run};
use fulfilment::VariantId;
use fulfilment::pool;
use kernel::{Clock, DAY_MS, ManualClock, MarketCode};
use trade::order;

use super::same;

/// The kind of the job.
pub(crate) const POOLS: &str = "pools";
/// Sales of so many days are the demand.
const DEMAND_MS: i64 = 28 * DAY_MS;

/// Divides the units of every SPLIT variant anew.
pub(crate) struct PoolsJob;

impl Handler for PoolsJob {
    fn kind(&self) -> &'static str {
        POOLS
    }

    fn attempts_max(&self) -> i64 {
        i64::MAX
    }

    fn every_ms(&self) -> Option<i64> {
        Some(DAY_MS)
    }

    fn run(&self, run: &Run<'_>) -> Result<(), Failure> {
        let now = run.clock.now();
        let mut after = None;
        loop {
            let variants = run.db.read_blocking(|read| pool::split_variants(read, after))?;
            let Some(last) = variants.last().copied() else { return Ok(()) };
            after = Some(last);
            for variant in variants {
                run.db.write_blocking(move |tx| rebalance(tx, &ManualClock::at(now), variant))?;
            }
        }
    }
}

/// Divides a variant's units among the markets of its pool by what they sold; one more each, so that a market which sold nothing
/// keeps something to sell. Where nothing was sold at all, the seller's own weights stay.
fn rebalance(tx: &mut db::Tx, clock: &dyn Clock, variant: VariantId) -> Result<(), db::Error> {
    let since = clock.now().plus_ms(-DEMAND_MS);
    let sold: HashMap<MarketCode, i64> = order::units_sold(tx, same(variant), since)?.into_iter().collect();
    let markets = pool::shares(tx, variant)?.shares.into_iter().map(|share| share.market);
    let of = |market: &MarketCode| sold.get(market).copied().unwrap_or(0);
    let demand: Vec<(MarketCode, i64)> = markets.map(|market| (market, of(&market))).collect();
    if demand.iter().all(|(_, units)| *units == 0) {
        return Ok(());
    }
    let demand: Vec<(MarketCode, i64)> = demand.into_iter().map(|(market, units)| (market, units + 1)).collect();
    pool::rebalance(tx, clock, variant, &demand).map(drop)
}
