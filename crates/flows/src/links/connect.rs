//! Connecting a shop with the brand's own store, and asking the store what it calls our variants.

use affiliate::connection::{self, BrandStore, OwnVariant, StoreError};
use catalog::shop::{Connection, EditShopError};
use catalog::{Product, ProductId, Shop, ShopId};
use db::jobs::{Failure, Handler, JobId, NewJob, Run};
use kernel::{Clock, Coded, DAY_MS, Problem};
use serde::{Deserialize, Serialize};

use crate::Deps;
use crate::trade::same;

/// Connects the shop: its store is asked what it calls the variants, and listings follow.
pub fn connect_store(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    shop: ShopId,
    input: &Connection,
) -> Result<Shop, EditShopError> {
    let before = catalog::shop::find(tx, shop)?.and_then(|shop| shop.store);
    let connected = catalog::shop::connect(tx, clock, shop, input)?;
    if connected.store != before {
        if before.is_some() {
            connection::forget(tx, same(shop))?;
        }
        refresh_variants(tx, clock, shop)?;
    }
    crate::follow_shop(tx, clock, shop)?;
    Ok(connected)
}

/// Cuts the shop off from its store; listings where one pays there follow. Links that were made lead nowhere.
pub fn disconnect_store(tx: &mut db::Tx, clock: &dyn Clock, shop: ShopId) -> Result<Shop, EditShopError> {
    let cut = catalog::shop::disconnect(tx, clock, shop)?;
    connection::forget(tx, same(shop))?;
    crate::follow_shop(tx, clock, shop)?;
    Ok(cut)
}

/// What a variant is called in the shop's store: as the seller said, else as the store did.
pub fn own_name(
    read: &mut db::Read,
    variant: &catalog::product::Variant,
    store: &str,
) -> Result<Option<i64>, db::Error> {
    match variant.external_id {
        Some(known) => Ok(Some(known)),
        None => connection::external_id(read, same(variant.id), store),
    }
}

/// The kind of the job.
const VARIANTS: &str = "store_variants";
/// Products asked for in one turn.
const AT_ONCE: u32 = 200;
/// After so many products in a row of which a store said nothing at all, it is left alone.
const SILENT_MAX: usize = 3;
/// A product is not asked for again before this, but when the seller asks for all of them.
const ASKED_EVERY_MS: i64 = DAY_MS;

/// Which products a job asks for.
#[derive(Debug, Serialize, Deserialize)]
struct Payload {
    shop: ShopId,
    /// Only this one.
    product: Option<ProductId>,
    /// All behind this one.
    after: Option<ProductId>,
}

/// Queues asking the store about every product of the shop.
pub fn refresh_variants(tx: &mut db::Tx, clock: &dyn Clock, shop: ShopId) -> Result<JobId, db::Error> {
    queue(tx, clock, &Payload { shop, product: None, after: None })
}

/// Queues asking about one product, unless the store was asked lately.
pub(super) fn ask_for(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    shop: ShopId,
    product: ProductId,
    store: &str,
) -> Result<(), db::Error> {
    let asked = connection::asked_at(tx, same(product), store)?;
    if asked.is_some_and(|at| clock.now().since_ms(at) < ASKED_EVERY_MS) {
        return Ok(());
    }
    queue(tx, clock, &Payload { shop, product: Some(product), after: None }).map(drop)
}

fn queue(tx: &mut db::Tx, clock: &dyn Clock, of: &Payload) -> Result<JobId, db::Error> {
    let payload = serde_json::to_string(of).map_err(crate::trade::fault)?;
    let key = match (of.product, of.after) {
        (Some(product), _) => format!("{}:{product}", of.shop),
        (None, Some(after)) => format!("{}>{after}", of.shop),
        (None, None) => of.shop.to_string(),
    };
    let job = NewJob { kind: VARIANTS, key: Some(&key), owner: Some(of.shop.get()), payload, run_at: clock.now() };
    db::jobs::enqueue(tx, clock, job)
}

/// Asks stores what they call variants.
pub(crate) struct VariantsJob {
    deps: Deps,
}

impl VariantsJob {
    pub(crate) fn new(deps: &Deps) -> VariantsJob {
        VariantsJob { deps: deps.clone() }
    }
}

impl Handler for VariantsJob {
    fn kind(&self) -> &'static str {
        VARIANTS
    }

    fn is_patient(&self) -> bool {
        true
    }

    fn run(&self, run: &Run<'_>) -> Result<(), Failure> {
        let payload: Payload =
            serde_json::from_str(&run.job.payload).map_err(|error| Failure::Final(error.to_string()))?;
        let shop = run.db.read_blocking(|read| catalog::shop::find(read, payload.shop))?;
        let Some(store) = shop.and_then(|shop| shop.store) else { return Ok(()) };
        let products = match payload.product {
            Some(product) => vec![product],
            None => {
                run.db.read_blocking(|read| catalog::product::ids_after(read, payload.shop, payload.after, AT_ONCE))?
            }
        };
        let mut silent = 0;
        for (done, product) in (1_i64..).zip(&products) {
            let answered = self.ask(run, payload.shop, *product, &store)?;
            silent = if answered { 0 } else { silent + 1 };
            let clock = self.deps.clock.clone();
            let (id, total) = (run.job.id, i64::try_from(products.len()).ok());
            run.db.write_blocking(move |tx| db::jobs::set_progress(tx, &*clock, id, done, total))?;
            if silent >= SILENT_MAX {
                return Ok(());
            }
        }
        match products.last() {
            Some(last)
                if payload.product.is_none() && products.len() >= usize::try_from(AT_ONCE).unwrap_or(usize::MAX) =>
            {
                let (clock, more) = (self.deps.clock.clone(), Payload { after: Some(*last), ..payload });
                run.db.write_blocking(move |tx| queue(tx, &*clock, &more))?;
                Ok(())
            }
            _ => Ok(()),
        }
    }
}

impl VariantsJob {
    /// Asks for one product; whether the store said anything at all.
    fn ask(&self, run: &Run<'_>, shop: ShopId, product: ProductId, store: &str) -> Result<bool, Failure> {
        let found = run.db.read_blocking(|read| catalog::product::find_in_shop(read, shop, product))?;
        let Some(found) = found else { return Ok(true) };
        let told = told(&*self.deps.brand_store, &found, store);
        let (clock, store, job) = (self.deps.clock.clone(), store.to_owned(), run.job.id);
        let answered =
            told.as_ref().err().is_none_or(|error| matches!(error, StoreError::Absent | StoreError::Unreadable));
        run.db.write_blocking(move |tx| {
            let of = (same(shop), same(product));
            match &told {
                Ok(variants) => connection::learned(tx, &*clock, of, &store, variants),
                Err(error) => {
                    connection::not_told(tx, &*clock, of, &store, error)?;
                    let problem = Problem::new("store", error.code()).with("product", &found.title);
                    db::jobs::add_problems(tx, job, std::slice::from_ref(&problem))
                }
            }
        })?;
        Ok(answered)
    }
}

fn told(
    brand_store: &dyn BrandStore,
    product: &Product,
    store: &str,
) -> Result<Vec<(affiliate::VariantId, i64)>, StoreError> {
    let ours: Vec<OwnVariant> = product
        .variants
        .iter()
        .map(|one| OwnVariant { id: same(one.id), sku: one.sku.clone(), options: one.options.clone() })
        .collect();
    Ok(connection::matched(&ours, &brand_store.variants(store, &product.handle)?))
}
