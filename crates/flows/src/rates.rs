//! New rates: prices that moved beyond the threshold are made anew, the others stay.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use catalog::listing::RateInUse;
use catalog::sync::SyncCause;
use catalog::{Shop, ShopId};
use db::jobs::{Failure, Handler, JobId, NewJob, Run};
use db::outbox::{Consumer, Event};
use kernel::{Clock, MarketCode, Rate};
use market::Market;
use market::fx::{Ageing, Book};
use market::price::needs_reprice;

use crate::Deps;
use crate::sync::{follow_in, follow_market};

/// The topic of changed markets: the key is nothing, the payload names the market.
const MARKET_CHANGED: &str = "market.changed";

/// Queues a look at every price on sale: where the rate moved beyond the market's threshold, or came at last, the
/// inherited prices are made anew. New rates do this by themselves; calling it twice is calling it once.
pub fn reprice_after_fx(tx: &mut db::Tx, clock: &dyn Clock) -> Result<JobId, db::Error> {
    let payload = "{}".to_owned();
    let job = NewJob { kind: "reprice", key: Some("all"), owner: None, payload, run_at: clock.now() };
    db::jobs::enqueue(tx, clock, job)
}

/// Looks at every price.
pub(crate) struct RepriceJob {
    deps: Deps,
}

impl RepriceJob {
    pub(crate) fn new(deps: &Deps) -> RepriceJob {
        RepriceJob { deps: deps.clone() }
    }
}

impl Handler for RepriceJob {
    fn kind(&self) -> &'static str {
        "reprice"
    }

    fn run(&self, run: &Run<'_>) -> Result<(), Failure> {
        let ageing = self.deps.ageing;
        let moved = run.db.read_blocking(|read| moved(read, run.clock, &ageing))?;
        let clock = self.deps.clock.clone();
        run.db.write_blocking(move |tx| {
            for (shop, markets) in &moved {
                follow_in(tx, &*clock, *shop, markets.iter().copied().collect(), SyncCause::Rates)?;
            }
            Ok::<_, db::Error>(())
        })?;
        Ok(())
    }
}

/// Where prices are to be made anew, by shop.
fn moved(
    read: &mut db::Read,
    clock: &dyn Clock,
    ageing: &Ageing,
) -> Result<BTreeMap<ShopId, BTreeSet<MarketCode>>, db::Error> {
    let book = market::fx::book(read, clock.now(), ageing)?;
    let markets: HashMap<MarketCode, Market> =
        market::markets::all(read)?.into_iter().map(|market| (market.code, market)).collect();
    let mut shops: HashMap<ShopId, Option<Shop>> = HashMap::new();
    let mut moved: BTreeMap<ShopId, BTreeSet<MarketCode>> = BTreeMap::new();
    for used in catalog::listing::rates_in_use(read)? {
        let shop = match shops.entry(used.shop) {
            Entry::Occupied(there) => there.into_mut(),
            Entry::Vacant(place) => place.insert(catalog::shop::find(read, used.shop)?),
        };
        let (Some(shop), Some(market)) = (shop, markets.get(&used.market)) else { continue };
        if has_moved(&used, shop, market, &book) {
            moved.entry(used.shop).or_default().insert(used.market);
        }
    }
    for (shop, market) in catalog::listing::pending_prices(read)? {
        moved.entry(shop).or_default().insert(market);
    }
    Ok(moved)
}

fn has_moved(used: &RateInUse, shop: &Shop, market: &Market, book: &Book) -> bool {
    let on_sale = used.rate.parse().ok().and_then(Rate::new);
    match (on_sale, book.rate(shop.currency, used.currency)) {
        (Some(on_sale), Ok(quote)) => needs_reprice(on_sale, quote.rate, market.reprice_threshold_bp),
        _ => false,
    }
}

/// Has prices follow rates, and listings follow markets.
pub(crate) struct MarketFollower;

impl Consumer for MarketFollower {
    fn name(&self) -> &'static str {
        "market_follower"
    }

    fn wants(&self, topic: &str) -> bool {
        topic == market::store::rates::CHANGED || topic == MARKET_CHANGED
    }

    fn handle(&self, db: &db::Db, clock: &dyn Clock, events: &[Event]) -> Result<(), String> {
        let rates = events.iter().any(|event| event.topic != MARKET_CHANGED);
        let changed = events.iter().filter(|event| event.topic == MARKET_CHANGED);
        let markets: BTreeSet<MarketCode> = changed.filter_map(|event| market_of(&event.payload)).collect();
        let now = kernel::ManualClock::at(clock.now());
        let work = move |tx: &mut db::Tx| {
            for market in &markets {
                follow_market(tx, &now, *market)?;
            }
            if rates {
                reprice_after_fx(tx, &now)?;
            }
            Ok::<_, db::Error>(())
        };
        db.write_blocking(work).map_err(|error| error.to_string())
    }
}

fn market_of(payload: &str) -> Option<MarketCode> {
    let payload: serde_json::Value = serde_json::from_str(payload).ok()?;
    payload.get("market")?.as_str()?.parse().ok()
}
