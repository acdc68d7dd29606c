//! All SQL of syncs.

use kernel::{Instant, MarketCode};
use serde::Deserialize;

use super::{NewSync, Sync, SyncCause, SyncId, SyncResult, SyncTally};
use crate::listing::{ListingId, Reason, SyncStatus};
use crate::product::ProductId;
use crate::shop::ShopId;

macro_rules! sync_columns {
    () => {
        "SELECT id, shop, cause, markets, whole, price_rule, cursor, done, created_at, finished_at FROM sync "
    };
}

db::statements! {
    INSERT = "INSERT INTO sync (id, shop, cause, markets, whole, price_rule, cursor, done, created_at) \
        VALUES ($1, $2, $3, $4, $5, $6, 0, 0, $7)";
    /// Products of other shops are left out.
    SELECT_PRODUCT = "INSERT INTO sync_product (sync, product) SELECT CAST($1 AS BIGINT), p.id FROM product p \
        WHERE p.id = $2 AND p.shop = $3 ON CONFLICT (sync, product) DO NOTHING";
    FIND = concat!(sync_columns!(), "WHERE id = $1");
    LIST = concat!(sync_columns!(), "WHERE shop = $1 AND cause = 'REQUEST' ORDER BY id DESC LIMIT $2");
    NEXT_OF_SHOP = "SELECT id FROM product WHERE shop = $1 AND id > $2 AND state <> 'DELETED' ORDER BY id LIMIT $3";
    NEXT_SELECTED = "SELECT product FROM sync_product WHERE sync = $1 AND product > $2 ORDER BY product LIMIT $3";
    COUNT_OF_SHOP = "SELECT COUNT(*) AS products FROM product WHERE shop = $1 AND state <> 'DELETED'";
    COUNT_SELECTED = "SELECT COUNT(*) AS products FROM sync_product WHERE sync = $1";
    ADVANCE = "UPDATE sync SET cursor = $3, done = done + $4 WHERE id = $1 AND cursor = $2";
    FINISH = "UPDATE sync SET finished_at = $2 WHERE id = $1 AND finished_at IS NULL";
    PUT_RESULT = "INSERT INTO sync_result (sync, product, market, status, reasons, listing, changed) \
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (sync, product, market) DO UPDATE SET status = excluded.status, \
        reasons = excluded.reasons, listing = excluded.listing, changed = excluded.changed";
    RESULTS = "SELECT product, market, status, reasons, listing, changed FROM sync_result WHERE sync = $1 \
        ORDER BY product, market";
    TALLY = "SELECT market, status, COUNT(*) AS products, CAST(SUM(changed) AS BIGINT) AS changed FROM sync_result \
        WHERE sync = $1 GROUP BY market, status ORDER BY market, status";
}

pub(super) fn insert(tx: &mut db::Tx, now: Instant, id: SyncId, new: &NewSync, whole: bool) -> Result<(), db::Error> {
    let markets = json(&new.markets)?;
    let rule = new.price_rule.as_deref();
    tx.execute(INSERT, db::params![id, new.shop, new.cause.word(), markets, whole, rule, now])?;
    Ok(())
}

pub(super) fn select(tx: &mut db::Tx, id: SyncId, shop: ShopId, product: ProductId) -> Result<(), db::Error> {
    tx.execute(SELECT_PRODUCT, db::params![id, product, shop])?;
    Ok(())
}

pub(super) fn find(read: &mut db::Read, id: SyncId) -> Result<Option<Sync>, db::Error> {
    let row: Option<SyncRow> = read.optional(FIND, db::params![id])?;
    Ok(row.map(SyncRow::sync))
}

pub(super) fn list(read: &mut db::Read, shop: ShopId, limit: u32) -> Result<Vec<Sync>, db::Error> {
    let rows: Vec<SyncRow> = read.all(LIST, db::params![shop, limit])?;
    Ok(rows.into_iter().map(SyncRow::sync).collect())
}

pub(super) fn next(read: &mut db::Read, sync: &Sync, limit: u32) -> Result<Vec<ProductId>, db::Error> {
    let after = sync.cursor.map_or(0, ProductId::get);
    match sync.all {
        true => read.all(NEXT_OF_SHOP, db::params![sync.shop, after, limit]),
        false => read.all(NEXT_SELECTED, db::params![sync.id, after, limit]),
    }
}

pub(super) fn total(read: &mut db::Read, sync: &Sync) -> Result<i64, db::Error> {
    match sync.all {
        true => read.one(COUNT_OF_SHOP, db::params![sync.shop]),
        false => read.one(COUNT_SELECTED, db::params![sync.id]),
    }
}

pub(super) fn advance(
    tx: &mut db::Tx,
    id: SyncId,
    from: Option<ProductId>,
    to: ProductId,
    count: i64,
) -> Result<bool, db::Error> {
    let from = from.map_or(0, ProductId::get);
    Ok(tx.execute(ADVANCE, db::params![id, from, to, count])? == 1)
}

pub(super) fn finish(tx: &mut db::Tx, now: Instant, id: SyncId) -> Result<(), db::Error> {
    tx.execute(FINISH, db::params![id, now])?;
    Ok(())
}

pub(super) fn put_result(tx: &mut db::Tx, id: SyncId, result: &SyncResult) -> Result<(), db::Error> {
    let reasons = json(&result.reasons)?;
    let status = result.status.word();
    let params = db::params![id, result.product, result.market, status, reasons, result.listing, result.changed];
    tx.execute(PUT_RESULT, params)?;
    Ok(())
}

pub(super) fn each_result<E: From<db::Error>>(
    read: &mut db::Read,
    id: SyncId,
    mut each: impl FnMut(SyncResult) -> Result<(), E>,
) -> Result<(), E> {
    read.each(RESULTS, db::params![id], |row: ResultRow| each(row.result()))
}

pub(super) fn tally(read: &mut db::Read, id: SyncId) -> Result<Vec<SyncTally>, db::Error> {
    read.all(TALLY, db::params![id])
}

fn json<T: serde::Serialize>(value: &T) -> Result<String, db::Error> {
    serde_json::to_string(value).map_err(|error| db::Error::Row(error.to_string().into()))
}

#[derive(Deserialize)]
struct SyncRow {
    id: SyncId,
    shop: ShopId,
    cause: SyncCause,
    markets: db::Json<Vec<MarketCode>>,
    whole: bool,
    price_rule: Option<String>,
    cursor: ProductId,
    done: i64,
    created_at: Instant,
    finished_at: Option<Instant>,
}

impl SyncRow {
    fn sync(self) -> Sync {
        Sync {
            id: self.id,
            shop: self.shop,
            cause: self.cause,
            markets: self.markets.0,
            all: self.whole,
            price_rule: self.price_rule,
            cursor: Some(self.cursor).filter(|cursor| cursor.get() > 0),
            done: self.done,
            created_at: self.created_at,
            finished_at: self.finished_at,
        }
    }
}

#[derive(Deserialize)]
struct ResultRow {
    product: ProductId,
    market: MarketCode,
    status: SyncStatus,
    reasons: db::Json<Vec<Reason>>,
    listing: Option<ListingId>,
    changed: bool,
}

impl ResultRow {
    fn result(self) -> SyncResult {
        SyncResult {
            product: self.product,
            market: self.market,
            status: self.status,
            reasons: self.reasons.0,
            listing: self.listing,
            changed: self.changed,
        }
    }
}
