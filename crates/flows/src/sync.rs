//! Syncing products to markets: a job over products × markets, in chunks.

use catalog::sync::{NewSync, Selection, SyncCause, SyncId};
use catalog::translation::{Glossary, glossary, resolve};
use catalog::{ProductId, Shop, ShopId};
use db::jobs::{Failure, Handler, Run};
use kernel::{Clock, Coded, MarketCode, Problem, Problems};
use market::fx::Ageing;
use market::price::PriceRule;
use serde::{Deserialize, Serialize};

use crate::Deps;
use crate::chunk::{CHUNK, Chunk, Decided, decide_chunk, read_chunk};
use crate::listings::{check_rule, put_rule};
use crate::pricing::{Station, stations};

/// What a seller wants synced.
#[derive(Clone, Debug)]
pub struct StartSync {
    pub shop: ShopId,
    pub products: SyncProducts,
    /// At least one; each a market that exists.
    pub markets: Vec<MarketCode>,
    /// Becomes the shop's rule in these markets; `None` leaves each market's rule.
    pub price_rule: Option<PriceRule>,
}

/// Which products: `"all"` or a list of ids.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum SyncProducts {
    These(Vec<ProductId>),
    All(AllProducts),
}

/// The word `all`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AllProducts {
    All,
}

/// Why a sync did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartSyncError {
    #[error("no such shop")]
    NotFound,
    /// Unknown markets or products, each by field.
    #[error("invalid: {0}")]
    Invalid(Problems),
    #[error(transparent)]
    Fault(#[from] db::Error),
}

impl Coded for StartSyncError {
    fn code(&self) -> &'static str {
        match self {
            StartSyncError::NotFound => "catalog.shop_not_found",
            StartSyncError::Invalid(_) => "request.invalid",
            StartSyncError::Fault(_) => kernel::FAULT,
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            StartSyncError::Invalid(problems) => &problems.0,
            _ => &[],
        }
    }
}

/// Starts a sync; its progress is the job of the same id, its results are [`catalog::sync::results`].
pub fn start_sync(tx: &mut db::Tx, clock: &dyn Clock, sync: &StartSync) -> Result<SyncId, StartSyncError> {
    let shop = catalog::shop::find(tx, sync.shop)?.ok_or(StartSyncError::NotFound)?;
    check(tx, &shop, sync)?;
    let products = match &sync.products {
        SyncProducts::All(_) => Selection::All,
        SyncProducts::These(ids) => Selection::These(ids.clone()),
    };
    let mut markets = sync.markets.clone();
    markets.sort_unstable();
    markets.dedup();
    let price_rule = sync.price_rule.and_then(|rule| serde_json::to_string(&rule).ok());
    for market in markets.iter().filter(|_| sync.price_rule.is_some()) {
        put_rule(tx, shop.id, *market, sync.price_rule)?;
    }
    let new = NewSync { shop: sync.shop, cause: SyncCause::Request, products, markets, price_rule };
    Ok(catalog::sync::start(tx, clock, &new)?)
}

/// Everything wrong with the request at once: unknown markets, products that are not the shop's.
fn check(tx: &mut db::Tx, shop: &Shop, sync: &StartSync) -> Result<(), StartSyncError> {
    let mut problems = Problems::default();
    problems.check(!sync.markets.is_empty(), || Problem::new("markets", "catalog.markets_required"));
    for (i, code) in sync.markets.iter().enumerate() {
        let known = market::markets::find(tx, *code)?.is_some();
        let problem = || Problem::new(format!("markets[{i}]"), "catalog.unknown_market").with("market", code);
        problems.check(known, problem);
    }
    if let Err(error) = check_rule(shop, sync.price_rule) {
        problems.push(Problem::new("price_rule", error.code()));
    }
    if let SyncProducts::These(ids) = &sync.products {
        problems.check(!ids.is_empty(), || Problem::new("products", "catalog.products_required"));
        for (i, id) in ids.iter().enumerate() {
            let ours = catalog::product::find_in_shop(tx, sync.shop, *id)?.is_some();
            problems.check(ours, || Problem::new(format!("products[{i}]"), "catalog.product_not_found"));
        }
    }
    problems.ok(()).map_err(StartSyncError::Invalid)
}

/// Has the listings of these products follow what changed: a job decides them anew where they are listed.
pub(crate) fn follow_products(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    shop: ShopId,
    products: &[ProductId],
) -> Result<(), db::Error> {
    for some in products.chunks(64) {
        let markets = catalog::listing::markets_of(tx, some)?;
        if markets.is_empty() {
            continue;
        }
        let products = Selection::These(some.to_vec());
        let new = NewSync { shop, cause: SyncCause::Edit, products, markets, price_rule: None };
        catalog::sync::start(tx, clock, &new)?;
    }
    Ok(())
}

/// Call after a shop's glossary, connection or settings changed, in the same transaction: all its listings follow.
pub fn follow_shop(tx: &mut db::Tx, clock: &dyn Clock, shop: ShopId) -> Result<(), db::Error> {
    let markets = catalog::listing::markets_of_shop(tx, shop)?;
    follow_in(tx, clock, shop, markets, SyncCause::Edit)
}

/// Call after a market was changed, in the same transaction: its listings follow.
pub fn follow_market(tx: &mut db::Tx, clock: &dyn Clock, market: MarketCode) -> Result<(), db::Error> {
    for shop in catalog::listing::shops_in(tx, market)? {
        follow_in(tx, clock, shop, vec![market], SyncCause::Edit)?;
    }
    Ok(())
}

/// Syncs a shop's listings in these markets; products that were never listed there stay so.
pub(crate) fn follow_in(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    shop: ShopId,
    markets: Vec<MarketCode>,
    cause: SyncCause,
) -> Result<(), db::Error> {
    if markets.is_empty() {
        return Ok(());
    }
    let new = NewSync { shop, cause, products: Selection::All, markets, price_rule: None };
    catalog::sync::start(tx, clock, &new)?;
    Ok(())
}

/// Decides one product in one market anew, in the caller's transaction, with what the memory knows.
pub(crate) fn sync_here(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    ageing: &Ageing,
    shop: &Shop,
    (product, market): (ProductId, MarketCode),
) -> Result<(), db::Error> {
    let glossary = glossary::find(tx, shop.id)?;
    let stations = stations(tx, clock, ageing, shop, &[market], None)?;
    let chunk = read_chunk(tx, shop, &glossary, &stations, &[product])?;
    decide_chunk(shop, &glossary, &stations, chunk, None).write(tx, clock, shop)?;
    Ok(())
}

/// Does syncs, chunk by chunk.
pub(crate) struct SyncJob {
    deps: Deps,
}

impl SyncJob {
    pub(crate) fn new(deps: &Deps) -> SyncJob {
        SyncJob { deps: deps.clone() }
    }
}

impl Handler for SyncJob {
    fn kind(&self) -> &'static str {
        catalog::sync::JOB
    }

    fn run(&self, run: &Run<'_>) -> Result<(), Failure> {
        let id = SyncId::new(run.job.id.get());
        let Some(way) = run.db.read_blocking(|read| self.prepare(read, run.clock, id))? else {
            return Err(Failure::Final("there is no such sync".to_owned()));
        };
        while self.step(run, &way)? {}
        Ok(())
    }
}

/// What holds for a whole run.
struct Way {
    id: SyncId,
    shop: Shop,
    glossary: Glossary,
    stations: Vec<Station>,
    total: i64,
    /// Products that were never listed stay so: this sync follows a change.
    only_listed: bool,
}

/// How a chunk's transaction ended.
enum Step {
    Written,
    /// Something changed between reading and writing: read again.
    Overtaken,
}

impl SyncJob {
    fn prepare(&self, read: &mut db::Read, clock: &dyn Clock, id: SyncId) -> Result<Option<Way>, db::Error> {
        let Some(sync) = catalog::sync::find(read, id)? else { return Ok(None) };
        let Some(shop) = catalog::shop::find(read, sync.shop)? else { return Ok(None) };
        let rule = sync.price_rule.as_deref().and_then(|json| serde_json::from_str(json).ok());
        let stations = stations(read, clock, &self.deps.ageing, &shop, &sync.markets, rule)?;
        let glossary = glossary::find(read, shop.id)?;
        let total = catalog::sync::total(read, &sync)?;
        let only_listed = sync.cause != SyncCause::Request;
        Ok(Some(Way { id, shop, glossary, stations, total, only_listed }))
    }

    /// One chunk: read, translate, decide, write. False when there is no more.
    fn step(&self, run: &Run<'_>, way: &Way) -> Result<bool, Failure> {
        let read = run.db.read_blocking(|read| {
            let Some(sync) = catalog::sync::find(read, way.id)? else { return Ok(None) };
            let ids = catalog::sync::next(read, &sync, CHUNK)?;
            let chunk = read_chunk(read, &way.shop, &way.glossary, &way.stations, &ids)?;
            Ok::<_, db::Error>(Some((sync, ids, chunk)))
        })?;
        let Some((sync, ids, chunk)) = read else { return Err(Failure::Final("the sync is gone".to_owned())) };
        let Some(last) = ids.last().copied() else {
            self.finish(run, way, sync.done)?;
            return Ok(false);
        };
        let answers = self.ask(&way.glossary, &chunk);
        let mut decided = decide_chunk(&way.shop, &way.glossary, &way.stations, chunk, answers);
        if way.only_listed {
            decided.keep_listed();
        }
        self.write(run, way, sync, ids, last, decided)?;
        Ok(true)
    }

    fn ask(&self, glossary: &Glossary, chunk: &Chunk) -> Option<Vec<resolve::Answers>> {
        let translator = self.deps.translator.as_ref()?;
        let plans: Vec<resolve::Plan> = chunk.plans.iter().map(|(_, plan)| plan.clone()).collect();
        plans.iter().any(|plan| plan.waiting() > 0).then(|| resolve::ask(&plans, glossary, translator))
    }

    fn write(
        &self,
        run: &Run<'_>,
        way: &Way,
        sync: catalog::sync::Sync,
        ids: Vec<ProductId>,
        last: ProductId,
        decided: Decided,
    ) -> Result<Step, Failure> {
        let (clock, shop, job, total) = (self.deps.clock.clone(), way.shop.clone(), run.job.id, way.total);
        let step = run.db.write_blocking(move |tx| {
            if !decided.still_stands(tx, &ids)? {
                return Ok(Step::Overtaken);
            }
            let results = decided.write(tx, &*clock, &shop)?;
            let count = i64::try_from(ids.len()).unwrap_or(0);
            if !catalog::sync::advance(tx, &sync, last, count, &results)? {
                return Err(Overtaken::Cursor);
            }
            db::jobs::set_progress(tx, &*clock, job, sync.done + count, Some(total))?;
            Ok(Step::Written)
        });
        match step {
            Ok(step) => Ok(step),
            Err(Overtaken::Cursor) => Ok(Step::Overtaken),
            Err(Overtaken::Fault(error)) => Err(error.into()),
        }
    }

    fn finish(&self, run: &Run<'_>, way: &Way, done: i64) -> Result<(), db::Error> {
        let (clock, id, shop, job) = (self.deps.clock.clone(), way.id, way.shop.clone(), run.job.id);
        run.db.write_blocking(move |tx| {
            catalog::sync::finish(tx, &*clock, id)?;
            crate::inbox::synced(tx, &*clock, &shop, id)?;
            db::jobs::set_progress(tx, &*clock, job, done, Some(done))
        })
    }
}

/// Why a chunk was not kept.
enum Overtaken {
    /// Another run of the same sync was faster.
    Cursor,
    Fault(db::Error),
}

impl From<db::Error> for Overtaken {
    fn from(error: db::Error) -> Overtaken {
        Overtaken::Fault(error)
    }
}

#[cfg(test)]
mod tests;
