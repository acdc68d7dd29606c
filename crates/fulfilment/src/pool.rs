//! How markets share the units of a variant.

mod split;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use kernel::{Clock, Coded, MarketCode, Problem, Problems};
use serde::{Deserialize, Serialize};

use crate::{VariantId, stock, store};

/// How markets share the units of a variant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PoolMode {
    /// Every market sells from all of them.
    #[default]
    Shared,
    /// Each market sells its part, which follows its demand.
    Split,
    /// Each market sells the units that the seller gave it.
    Manual,
}

impl PoolMode {
    /// The one spelling in code, API and tables.
    pub const fn name(self) -> &'static str {
        match self {
            PoolMode::Shared => "SHARED",
            PoolMode::Split => "SPLIT",
            PoolMode::Manual => "MANUAL",
        }
    }
}

/// A variant's pool.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Pool {
    pub mode: PoolMode,
    /// By market's code; empty when markets share. A market that is not here sells nothing.
    pub shares: Vec<Share>,
}

/// A market's part of a variant's units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Share {
    pub market: MarketCode,
    /// The market's demand, against the others'.
    pub weight: i64,
    /// Units it was given at the last division.
    pub units: i64,
    /// Units of them that it can still sell.
    pub left: i64,
}

/// Markets in one pool at the most.
pub const SHARES_MAX: usize = 250;
/// Units, or weight, of a share at the most.
pub const SHARE_MAX: i64 = 1_000_000_000;

/// Why a pool was not set: every problem with its fields.
#[derive(Debug, thiserror::Error)]
pub enum SetPoolError {
    #[error("{0}")]
    Invalid(Problems),
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Sets how markets share a variant. `shares`: for MANUAL the units that each market may sell from now on, for SPLIT each market's
/// demand (all 0: evenly, until [`rebalance`]), for SHARED nothing.
pub fn set(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    variant: VariantId,
    mode: PoolMode,
    shares: &[(MarketCode, i64)],
) -> Result<Pool, SetPoolError> {
    if mode == PoolMode::Shared {
        store::pool::remove(tx, variant)?;
        return Ok(Pool::default());
    }
    check(shares).map_err(SetPoolError::Invalid)?;
    let shares = match mode {
        PoolMode::Manual => shares.iter().map(|(market, units)| Share::given(*market, *units)).collect(),
        _ => divided(shares, available(tx, variant)?),
    };
    store::pool::divide(tx, variant, mode, &shares, clock.now())?;
    Ok(Pool { mode, shares: by_market(shares) })
}

/// The pool of a variant.
pub fn shares(read: &mut db::Read, variant: VariantId) -> Result<Pool, db::Error> {
    match store::pool::mode(read, variant)? {
        None => Ok(Pool::default()),
        Some(mode) => Ok(Pool { mode, shares: store::pool::shares(read, variant)? }),
    }
}

/// Divides a SPLIT variant's available units anew by `demand` (units sold lately by market; a market that is not named keeps
/// none). Changes nothing in other modes. Returns the shares.
pub fn rebalance(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    variant: VariantId,
    demand: &[(MarketCode, i64)],
) -> Result<Vec<Share>, db::Error> {
    if store::pool::mode(tx, variant)? != Some(PoolMode::Split) {
        return store::pool::shares(tx, variant);
    }
    let mut weights: BTreeMap<MarketCode, i64> = BTreeMap::new();
    for (market, units) in demand {
        let weight = weights.entry(*market).or_default();
        *weight = weight.saturating_add(*units).clamp(0, SHARE_MAX);
    }
    let weights: Vec<(MarketCode, i64)> = weights.into_iter().collect();
    let shares = divided(&weights, available(tx, variant)?);
    store::pool::divide(tx, variant, PoolMode::Split, &shares, clock.now())?;
    Ok(shares)
}

/// Variants in SPLIT mode after `after`, at most 100, for the job that rebalances them.
pub fn split_variants(read: &mut db::Read, after: Option<VariantId>) -> Result<Vec<VariantId>, db::Error> {
    store::pool::split_variants(read, after.map_or(-1, VariantId::get))
}

/// Units that a market can sell, by variant: what is available over all warehouses, and no more than the market's share. A
/// variant that never had stock is not in the map. One statement for 32 variants.
pub fn available_in(
    read: &mut db::Read,
    market: MarketCode,
    variants: &[VariantId],
) -> Result<HashMap<VariantId, i64>, db::Error> {
    let mut available = HashMap::with_capacity(variants.len());
    for some in variants.chunks(store::IDS) {
        available.extend(store::pool::available_in(read, market, some)?);
    }
    Ok(available)
}

/// A SPLIT variant has `available` units now, over all warehouses: they are divided anew by the weights that it has.
pub(crate) fn follow(tx: &mut db::Tx, clock: &dyn Clock, variant: VariantId, available: i64) -> Result<(), db::Error> {
    if store::pool::mode(tx, variant)? != Some(PoolMode::Split) {
        return Ok(());
    }
    let shares = store::pool::shares(tx, variant)?;
    let weights: Vec<(MarketCode, i64)> = shares.into_iter().map(|share| (share.market, share.weight)).collect();
    store::pool::divide(tx, variant, PoolMode::Split, &divided(&weights, available), clock.now())
}

impl Share {
    /// A share of so many units by the seller's own word.
    fn given(market: MarketCode, units: i64) -> Share {
        Share { market, weight: 0, units, left: units }
    }
}

fn check(shares: &[(MarketCode, i64)]) -> Result<(), Problems> {
    let mut problems = Problems::default();
    problems.check(!shares.is_empty(), || Problem::new("shares", "fulfilment.pool_shares_missing"));
    problems.check(shares.len() <= SHARES_MAX, || {
        Problem::new("shares", "fulfilment.pool_too_many_markets").with("max", SHARES_MAX)
    });
    let mut seen = BTreeSet::new();
    for (market, units) in shares {
        let field = || format!("shares.{market}");
        problems.check(seen.insert(*market), || Problem::new(field(), "fulfilment.pool_market_twice"));
        problems.check((0..=SHARE_MAX).contains(units), || {
            Problem::new(field(), "fulfilment.pool_share_out_of_range").with("max", SHARE_MAX)
        });
    }
    problems.ok(())
}

fn available(read: &mut db::Read, variant: VariantId) -> Result<i64, db::Error> {
    Ok(stock::levels(read, variant)?.iter().map(|level| level.available).sum())
}

fn divided(weights: &[(MarketCode, i64)], available: i64) -> Vec<Share> {
    let plain: Vec<i64> = weights.iter().map(|(_, weight)| *weight).collect();
    let shares = weights.iter().zip(split::split(available, &plain));
    shares
        .map(|((market, weight), units)| Share { market: *market, weight: (*weight).max(0), units, left: units })
        .collect()
}

fn by_market(mut shares: Vec<Share>) -> Vec<Share> {
    shares.sort_unstable_by_key(|share| share.market);
    shares
}

impl Coded for SetPoolError {
    fn code(&self) -> &'static str {
        match self {
            SetPoolError::Invalid(problems) => problems.code(),
            SetPoolError::Db(e) => e.code(),
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            SetPoolError::Invalid(problems) => problems.problems(),
            SetPoolError::Db(_) => &[],
        }
    }
}

#[cfg(test)]
mod tests;
