//! Markets as kept: a row a market, its settings one JSON document, and a row for every change.

use db::{Json, Read, Tx, params};
use kernel::{Clock, MarketCode};
use serde::Deserialize;

use crate::markets::{MarketChange, PutMarketError, check};
use crate::{Checkout, Market, shipped};

db::statements! {
    ALL = "SELECT settings, edited FROM market ORDER BY code";
    ENABLED = "SELECT settings, edited FROM market WHERE enabled = 1 ORDER BY code";
    FIND = "SELECT settings, edited FROM market WHERE code = $1";
    KEEP = "INSERT INTO market (code, enabled, settings, edited, updated_at, updated_by)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (code) DO UPDATE SET enabled = excluded.enabled, settings = excluded.settings,
            edited = excluded.edited, updated_at = excluded.updated_at, updated_by = excluded.updated_by";
    RECORD = "INSERT INTO market_change (id, market, at, by_person, after) VALUES ($1, $2, $3, $4, $5)";
    CHANGES = "SELECT id, market, at, by_person, after FROM market_change
        WHERE market = $1 ORDER BY id DESC LIMIT CAST($2 AS BIGINT)";
}

#[derive(Deserialize)]
struct MarketRow {
    settings: Json<Market>,
    edited: bool,
}

/// Every market, enabled or not, by code.
pub fn all(read: &mut Read) -> Result<Vec<Market>, db::Error> {
    let rows: Vec<MarketRow> = read.all(ALL, params![])?;
    Ok(rows.into_iter().map(|row| row.settings.0).collect())
}

/// The markets on sale, by code.
pub fn enabled(read: &mut Read) -> Result<Vec<Market>, db::Error> {
    let rows: Vec<MarketRow> = read.all(ENABLED, params![])?;
    Ok(rows.into_iter().map(|row| row.settings.0).collect())
}

/// The market with this code, enabled or not.
pub fn find(read: &mut Read, code: MarketCode) -> Result<Option<Market>, db::Error> {
    let row: Option<MarketRow> = read.optional(FIND, params![code])?;
    Ok(row.map(|row| row.settings.0))
}

/// Brings the shipped markets in: those that are missing, and those that shipped differently before and that nobody has
/// edited. What an operator has edited stays. Returns how many rows it wrote; a second call writes none.
pub fn seed(tx: &mut Tx, clock: &dyn Clock) -> Result<u64, db::Error> {
    let rows: Vec<MarketRow> = tx.all(ALL, params![])?;
    let kept: std::collections::BTreeMap<MarketCode, MarketRow> =
        rows.into_iter().map(|row| (row.settings.0.code, row)).collect();
    let mut written = 0;
    for market in shipped::all() {
        let settled = kept.get(&market.code).is_some_and(|row| row.edited || row.settings.0 == *market);
        if !settled {
            keep(tx, clock, market, false, None)?;
            written += 1;
        }
    }
    Ok(written)
}

/// Keeps `market` as the operator `by` wants it, and who and when. All problems at once; the same again writes nothing.
pub fn put(tx: &mut Tx, clock: &dyn Clock, by: Option<i64>, market: Market) -> Result<Market, PutMarketError> {
    check(&market).ok(())?;
    let before = find(tx, market.code)?.ok_or(PutMarketError::Unknown)?;
    if before != market {
        keep(tx, clock, &market, true, by)?;
        record(tx, clock, &market, by)?;
        db::outbox::emit(tx, clock, CHANGED, 0, &format!("{{\"market\":\"{}\"}}", market.code))?;
    }
    Ok(market)
}

/// The outbox topic of a changed market; the payload is `{"market": CODE}`.
pub const CHANGED: &str = "market.changed";

/// Declares a marketplace licence in every market that has none declared, and lets shoppers pay in the app in those
/// that linked out: what the sandbox and the demo do at start, and say. Returns how many markets changed; a second call
/// changes none, so that an operator of a sandbox may still choose LINK_OUT.
pub fn declare_all_licences(tx: &mut Tx, clock: &dyn Clock) -> Result<u64, db::Error> {
    let mut changed = 0;
    for mut market in all(tx)?.into_iter().filter(|market| !market.marketplace_licence) {
        market.marketplace_licence = true;
        if market.checkout == Checkout::LinkOut {
            market.checkout = Checkout::InApp;
        }
        keep(tx, clock, &market, true, None)?;
        record(tx, clock, &market, None)?;
        changed += 1;
    }
    Ok(changed)
}

/// The latest changes of a market, newest first.
pub fn changes(read: &mut Read, code: MarketCode, limit: u32) -> Result<Vec<MarketChange>, db::Error> {
    let rows: Vec<ChangeRow> = read.all(CHANGES, params![code, limit])?;
    Ok(rows.into_iter().map(ChangeRow::change).collect())
}

#[derive(Deserialize)]
struct ChangeRow {
    id: kernel::Id<MarketChange>,
    market: MarketCode,
    at: kernel::Instant,
    by_person: Option<i64>,
    after: Json<Market>,
}

impl ChangeRow {
    fn change(self) -> MarketChange {
        MarketChange { id: self.id, market: self.market, at: self.at, by: self.by_person, after: self.after.0 }
    }
}

fn keep(tx: &mut Tx, clock: &dyn Clock, market: &Market, edited: bool, by: Option<i64>) -> Result<(), db::Error> {
    let settings = json(market)?;
    tx.execute(KEEP, params![market.code, market.enabled, settings, edited, clock.now(), by])?;
    Ok(())
}

fn record(tx: &mut Tx, clock: &dyn Clock, market: &Market, by: Option<i64>) -> Result<(), db::Error> {
    let id = tx.new_id::<MarketChange>();
    let after = json(market)?;
    tx.execute(RECORD, params![id, market.code, clock.now(), by, after])?;
    Ok(())
}

fn json(market: &Market) -> Result<String, db::Error> {
    serde_json::to_string(market).map_err(|error| db::Error::Row(error.to_string().into()))
}
