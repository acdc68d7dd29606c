//! A sync: products × markets, with an answer for each. A job does it in chunks; the place it has reached is written
//! with each chunk's results, so that a crash repeats nothing and skips nothing.

mod store;

pub use store::STATEMENTS;

use kernel::{Clock, Id, Instant, MarketCode};
use serde::{Deserialize, Serialize};

use crate::listing::{ListingId, Reason, SyncStatus};
use crate::product::ProductId;
use crate::shop::ShopId;

/// The id of a sync is the id of its job.
pub type SyncId = Id<Sync>;

/// A sync as its seller sees it. Progress and state are its job's.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sync {
    pub id: SyncId,
    pub shop: ShopId,
    pub cause: SyncCause,
    pub markets: Vec<MarketCode>,
    /// Whether the whole catalogue was asked for.
    pub all: bool,
    /// The price rule of this sync: JSON of the market context; `None` is the shop's.
    pub price_rule: Option<String>,
    /// The last product that is done; products are walked by rising id.
    pub cursor: Option<ProductId>,
    /// Products that are done.
    pub done: i64,
    pub created_at: Instant,
    /// When the last product was done.
    pub finished_at: Option<Instant>,
}

/// Why a sync was started.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SyncCause {
    /// The seller asked.
    Request,
    /// A product, an override, the glossary or a market changed; listings follow.
    Edit,
    /// Rates moved beyond the threshold.
    Rates,
}

impl SyncCause {
    /// The word stored and sent.
    pub const fn word(self) -> &'static str {
        match self {
            SyncCause::Request => "REQUEST",
            SyncCause::Edit => "EDIT",
            SyncCause::Rates => "RATES",
        }
    }
}

/// What is to be synced.
#[derive(Clone, Debug, PartialEq)]
pub struct NewSync {
    pub shop: ShopId,
    pub cause: SyncCause,
    pub products: Selection,
    pub markets: Vec<MarketCode>,
    pub price_rule: Option<String>,
}

/// Which products of a shop.
#[derive(Clone, Debug, PartialEq)]
pub enum Selection {
    All,
    These(Vec<ProductId>),
}

/// How one product ended in one market.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SyncResult {
    pub product: ProductId,
    pub market: MarketCode,
    pub status: SyncStatus,
    pub reasons: Vec<Reason>,
    /// `None` when the market refuses a product that was never listed there.
    pub listing: Option<ListingId>,
    /// Whether this sync wrote anything for it.
    pub changed: bool,
}

/// How many products ended how in a market.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SyncTally {
    pub market: MarketCode,
    pub status: SyncStatus,
    pub products: i64,
    /// For how many of them this sync wrote anything.
    pub changed: i64,
}

/// The kind of a sync's job.
pub const JOB: &str = "sync";

/// Queues a sync. Products of other shops are left out.
pub fn start(tx: &mut db::Tx, clock: &dyn Clock, new: &NewSync) -> Result<SyncId, db::Error> {
    let now = clock.now();
    let job =
        db::jobs::NewJob { kind: JOB, key: None, owner: Some(new.shop.get()), payload: "{}".to_owned(), run_at: now };
    let id = SyncId::new(db::jobs::enqueue(tx, clock, job)?.get());
    store::insert(tx, now, id, new, matches!(new.products, Selection::All))?;
    if let Selection::These(products) = &new.products {
        for product in products {
            store::select(tx, id, new.shop, *product)?;
        }
    }
    Ok(id)
}

/// The sync, whoever asks.
pub fn find(read: &mut db::Read, id: SyncId) -> Result<Option<Sync>, db::Error> {
    store::find(read, id)
}

/// A shop's syncs that its seller asked for, newest first; at most `limit`.
pub fn list(read: &mut db::Read, shop: ShopId, limit: u32) -> Result<Vec<Sync>, db::Error> {
    store::list(read, shop, limit)
}

/// The next products of a sync, rising, at most `limit`; none when it is through.
pub fn next(read: &mut db::Read, sync: &Sync, limit: u32) -> Result<Vec<ProductId>, db::Error> {
    store::next(read, sync, limit)
}

/// How many products it has in all, as far as can be told now.
pub fn total(read: &mut db::Read, sync: &Sync) -> Result<i64, db::Error> {
    store::total(read, sync)
}

/// Keeps the results of the products after `sync.cursor` up to `to`, and moves on. False when another run was faster:
/// then nothing is kept, and nothing of the same transaction may be.
pub fn advance(
    tx: &mut db::Tx,
    sync: &Sync,
    to: ProductId,
    products: i64,
    results: &[SyncResult],
) -> Result<bool, db::Error> {
    if !store::advance(tx, sync.id, sync.cursor, to, products)? {
        return Ok(false);
    }
    for result in results {
        store::put_result(tx, sync.id, result)?;
    }
    Ok(true)
}

/// Notes that the last product is done.
pub fn finish(tx: &mut db::Tx, clock: &dyn Clock, id: SyncId) -> Result<(), db::Error> {
    store::finish(tx, clock.now(), id)
}

/// All results so far, by product and market.
pub fn results(read: &mut db::Read, id: SyncId) -> Result<Vec<SyncResult>, db::Error> {
    let mut results = Vec::new();
    each_result(read, id, |result| {
        results.push(result);
        Ok::<(), db::Error>(())
    })?;
    Ok(results)
}

/// Feeds the results to `each` without keeping them: a whole catalogue in every market is a long list.
pub fn each_result<E: From<db::Error>>(
    read: &mut db::Read,
    id: SyncId,
    each: impl FnMut(SyncResult) -> Result<(), E>,
) -> Result<(), E> {
    store::each_result(read, id, each)
}

/// Results by market and status, with how many of them changed something.
pub fn tally(read: &mut db::Read, id: SyncId) -> Result<Vec<SyncTally>, db::Error> {
    store::tally(read, id)
}
