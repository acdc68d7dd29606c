//! SQL of pools: how markets share units.

use db::{Value, params};
use kernel::{Instant, MarketCode};
use serde::Deserialize;

use super::{ids, padded};
use crate::VariantId;
use crate::pool::{PoolMode, Share};

db::statements! {
    MODE = "SELECT mode FROM pool WHERE variant = $1";
    SHARES = "SELECT market, weight, units, units_left AS left_over FROM pool_share WHERE variant = $1 ORDER BY market";
    PUT = "INSERT INTO pool (variant, mode, division, updated_at) VALUES ($1, $2, $3, $4) \
           ON CONFLICT (variant) DO UPDATE SET mode = excluded.mode, division = excluded.division, updated_at = excluded.updated_at";
    REMOVE = "DELETE FROM pool WHERE variant = $1";
    REMOVE_SHARES = "DELETE FROM pool_share WHERE variant = $1";
    INSERT_SHARE = "INSERT INTO pool_share (variant, market, weight, units, units_left) VALUES ($1, $2, $3, $4, $5)";
    /// The limit of a market: exact under any concurrency.
    TAKE = "UPDATE pool_share SET units_left = units_left - $3 WHERE variant = $1 AND market = $2 AND units_left >= $3";
    GIVE_BACK = "UPDATE pool_share SET units_left = units_left + $3 WHERE variant = $1 AND market = $2 AND units_left + $3 <= units";
    SPLIT_VARIANTS = "SELECT variant FROM pool WHERE mode = 'SPLIT' AND variant > $1 ORDER BY variant LIMIT 100";
    AVAILABLE_IN = concat!(
        "SELECT s.variant, CAST(SUM(s.available) AS BIGINT) AS available, \
             CASE WHEN p.variant IS NULL THEN NULL ELSE COALESCE(ps.units_left, 0) END AS units_left \
         FROM stock s LEFT JOIN pool p ON p.variant = s.variant \
         LEFT JOIN pool_share ps ON ps.variant = p.variant AND ps.market = $33 \
         WHERE s.variant IN ", ids!(), " GROUP BY s.variant, p.variant, ps.units_left");
}

#[derive(Deserialize)]
struct ShareRow {
    market: MarketCode,
    weight: i64,
    units: i64,
    left_over: i64,
}

#[derive(Deserialize)]
struct AvailableRow {
    variant: VariantId,
    available: i64,
    units_left: Option<i64>,
}

/// `None` when markets share the variant.
pub(crate) fn mode(read: &mut db::Read, variant: VariantId) -> Result<Option<PoolMode>, db::Error> {
    read.optional(MODE, params![variant])
}

pub(crate) fn shares(read: &mut db::Read, variant: VariantId) -> Result<Vec<Share>, db::Error> {
    let rows = read.all::<ShareRow>(SHARES, params![variant])?;
    let share = |row: ShareRow| Share { market: row.market, weight: row.weight, units: row.units, left: row.left_over };
    Ok(rows.into_iter().map(share).collect())
}

/// Writes a new division of the variant's units.
pub(crate) fn divide(
    tx: &mut db::Tx,
    variant: VariantId,
    mode: PoolMode,
    shares: &[Share],
    now: Instant,
) -> Result<(), db::Error> {
    let division = tx.new_id::<Share>();
    tx.execute(PUT, params![variant, mode.name(), division, now])?;
    tx.execute(REMOVE_SHARES, params![variant])?;
    for share in shares {
        tx.execute(INSERT_SHARE, params![variant, share.market, share.weight, share.units, share.left])?;
    }
    Ok(())
}

/// Lets markets share the variant again.
pub(crate) fn remove(tx: &mut db::Tx, variant: VariantId) -> Result<(), db::Error> {
    tx.execute(REMOVE_SHARES, params![variant])?;
    tx.execute(REMOVE, params![variant]).map(drop)
}

/// False when the market has fewer units left.
pub(crate) fn take(tx: &mut db::Tx, variant: VariantId, market: MarketCode, units: i64) -> Result<bool, db::Error> {
    Ok(tx.execute(TAKE, params![variant, market, units])? == 1)
}

pub(crate) fn give_back(tx: &mut db::Tx, variant: VariantId, market: MarketCode, units: i64) -> Result<(), db::Error> {
    tx.execute(GIVE_BACK, params![variant, market, units]).map(drop)
}

pub(crate) fn split_variants(read: &mut db::Read, after: i64) -> Result<Vec<VariantId>, db::Error> {
    read.all(SPLIT_VARIANTS, params![after])
}

/// Units that the market can sell; at most [`super::IDS`] variants are asked for.
pub(crate) fn available_in(
    read: &mut db::Read,
    market: MarketCode,
    variants: &[VariantId],
) -> Result<Vec<(VariantId, i64)>, db::Error> {
    let values: Vec<Value<'_>> = padded(variants).chain([Value::from(market)]).collect();
    let rows = read.all::<AvailableRow>(AVAILABLE_IN, &values)?;
    let sellable = |row: AvailableRow| (row.variant, row.units_left.map_or(row.available, |n| n.min(row.available)));
    Ok(rows.into_iter().map(sellable).collect())
}
