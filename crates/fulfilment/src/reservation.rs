//! Units promised to orders: taken, committed, given back, sent.
//!
//! A unit is available, then held for an order that is being paid, then committed to it, then gone with its parcel. Every
//! step is an UPDATE on condition, in the order of (variant, warehouse), with the CHECKs of the table behind it.

mod allocation;
mod error;

use std::collections::BTreeMap;

use kernel::{Clock, Instant, MarketCode};
use serde::{Deserialize, Serialize};

pub use self::error::{OutOfStock, RestockError, ShipError, Short, TakeError};
use crate::pool::{self, PoolMode};
use crate::store::reservation::{self as rows, Candidate, Promise, Promised};
use crate::{OrderId, VariantId, WarehouseId, stock, store};

/// Units of a variant that somebody wants: 1 or more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Want {
    pub variant: VariantId,
    pub quantity: i64,
}

/// Units of one stock row that changed hands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Taken {
    pub variant: VariantId,
    pub warehouse: WarehouseId,
    pub quantity: i64,
}

/// How units are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// For an order that is to be paid until then.
    Until(Instant),
    /// For an order that is paid in the same transaction.
    Committed,
}

/// What an order still has of one stock row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Reservation {
    pub order: OrderId,
    pub variant: VariantId,
    pub warehouse: WarehouseId,
    /// Units that are still the order's: not given back, not sent.
    pub quantity: i64,
    pub state: ReservationState,
    /// Until when they are held; nothing once they are committed.
    pub until: Option<Instant>,
}

/// How firmly units are an order's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ReservationState {
    /// While it is being paid.
    Held,
    /// Sold and not yet sent.
    Committed,
}

impl ReservationState {
    /// The one spelling in code, API and tables.
    pub const fn name(self) -> &'static str {
        match self {
            ReservationState::Held => "HELD",
            ReservationState::Committed => "COMMITTED",
        }
    }
}

/// Takes what an order wants, all or nothing, from as few warehouses as will do. Units count against `market`'s share where
/// markets do not share the variant's pool. Wants of one variant add up. Emits [`crate::stock::STOCK_CHANGED`] for every variant.
///
/// One SELECT for 8 variants; per stock row one UPDATE; one INSERT for up to 8 rows; one event per variant.
pub fn take(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    order: OrderId,
    market: MarketCode,
    wants: &[Want],
    hold: Hold,
) -> Result<Vec<Taken>, TakeError> {
    let wanted = add_up(wants)?;
    let candidates = candidates(tx, market, &wanted)?;
    let sellable = sellable(&candidates);
    let short = shortages(&wanted, &sellable);
    if !short.is_empty() {
        return Err(TakeError::OutOfStock(OutOfStock { short }));
    }
    let taken = allocation::allocate(&wanted, &candidates);
    let (state, until) = match hold {
        Hold::Until(until) => (ReservationState::Held, Some(until)),
        Hold::Committed => (ReservationState::Committed, None),
    };
    let now = clock.now();
    for units in &taken {
        rows::take(tx, *units, state, now)?;
    }
    let division = |units: &Taken| sellable.get(&units.variant).and_then(|sellable| sellable.division);
    let divided: Vec<(Taken, Option<i64>)> = taken.iter().map(|units| (*units, division(units))).collect();
    rows::insert(tx, Promised { order, market, state, until, now }, &divided)?;
    for (variant, quantity) in &wanted {
        let Some(there) = sellable.get(variant) else { continue };
        if there.division.is_some() && !store::pool::take(tx, *variant, market, *quantity)? {
            return Err(store::broken("units are not in the market's share where they should be").into());
        }
        stock::changed(tx, clock, *variant, there.available - quantity)?;
    }
    Ok(taken)
}

/// The order is paid: what was held for it becomes its own. Returns what changed: nothing when nothing was held any more.
pub fn commit(tx: &mut db::Tx, clock: &dyn Clock, order: OrderId) -> Result<Vec<Taken>, db::Error> {
    let held: Vec<Promise> = rows::of_order(tx, order)?.into_iter().filter(Promise::is_held).collect();
    let mut taken = Vec::with_capacity(held.len());
    for promise in held {
        let units = promise.part(promise.quantity);
        rows::commit(tx, units, clock.now())?;
        taken.push(units);
    }
    if !taken.is_empty() {
        rows::committed(tx, order)?;
    }
    Ok(taken)
}

/// Holds what is held for the order until `until`; false when nothing is.
pub fn extend(tx: &mut db::Tx, order: OrderId, until: Instant) -> Result<bool, db::Error> {
    rows::extend(tx, order, until)
}

/// Gives units of an order back: `None` all that it still has, held or committed; else at most what is named. Returns what
/// became available. Doing it again gives nothing back twice.
pub fn release(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    order: OrderId,
    wants: Option<&[Want]>,
) -> Result<Vec<Taken>, db::Error> {
    let promises = rows::of_order(tx, order)?;
    let parts = match wants {
        None => promises.into_iter().map(|promise| (promise, promise.quantity)).collect(),
        Some(wants) => parts(promises, &mut counted(wants)),
    };
    let mut released = Vec::with_capacity(parts.len());
    let mut available: BTreeMap<VariantId, i64> = BTreeMap::new();
    for (promise, quantity) in &parts {
        rows::release(tx, *promise, *quantity, clock.now())?;
        *available.entry(promise.variant).or_insert(promise.available) += quantity;
        released.push(promise.part(*quantity));
    }
    give_back(tx, clock, &parts, &available)?;
    for (variant, units) in available {
        stock::changed(tx, clock, variant, units)?;
    }
    Ok(released)
}

/// Committed units leave their warehouses with a parcel.
pub fn ship(tx: &mut db::Tx, clock: &dyn Clock, order: OrderId, wants: &[Want]) -> Result<Vec<Taken>, ShipError> {
    let committed = rows::of_order(tx, order)?.into_iter().filter(|promise| !promise.is_held()).collect();
    let mut missing = counted(wants);
    let parts = parts(committed, &mut missing);
    if let Some((variant, missing)) = missing.into_iter().find(|(_, units)| *units > 0) {
        return Err(ShipError::NotCommitted { variant, missing });
    }
    let mut shipped = Vec::with_capacity(parts.len());
    for (promise, quantity) in parts {
        rows::ship(tx, promise, quantity, clock.now())?;
        shipped.push(promise.part(quantity));
    }
    Ok(shipped)
}

/// Puts `units` that came back on the shelf, for sale again; without a warehouse, where the variant was first.
pub fn restock(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    warehouse: Option<WarehouseId>,
    variant: VariantId,
    units: i64,
) -> Result<Taken, RestockError> {
    if units < 1 {
        return Err(RestockError::Full);
    }
    let levels = stock::levels(tx, variant)?;
    let warehouse = warehouse.or(levels.first().map(|level| level.warehouse)).ok_or(RestockError::NoWarehouse)?;
    let known = levels.iter().any(|level| level.warehouse == warehouse);
    let done = match known {
        true => store::stock::add_on_hand(tx, variant, warehouse, units, clock.now())?,
        false => units <= stock::ON_HAND_MAX && store::stock::set_on_hand(tx, variant, warehouse, units, clock.now())?,
    };
    if !done {
        return Err(RestockError::Full);
    }
    let available = levels.iter().map(|level| level.available).sum::<i64>() + units;
    pool::follow(tx, clock, variant, available)?;
    stock::changed(tx, clock, variant, available)?;
    Ok(Taken { variant, warehouse, quantity: units })
}

/// What an order still has, by variant and warehouse.
pub fn of_order(read: &mut db::Read, order: OrderId) -> Result<Vec<Reservation>, db::Error> {
    Ok(rows::of_order(read, order)?.into_iter().map(|promise| promise.reservation(order)).collect())
}

/// Stock rows whose promises are not those of the orders' reservations: none, unless something is broken. For the check of
/// a whole installation; it reads every row.
pub fn mismatches(read: &mut db::Read) -> Result<Vec<Mismatch>, db::Error> {
    rows::mismatches(read)
}

/// A stock row that promises other numbers than its reservations say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mismatch {
    pub variant: VariantId,
    pub warehouse: WarehouseId,
    pub reserved_checkout: i64,
    pub committed: i64,
    /// What the orders' reservations say.
    pub held: i64,
    pub sold: i64,
}

/// What a market can sell of a variant.
#[derive(Clone, Copy, Debug, Default)]
struct Sellable {
    /// Units over all warehouses.
    available: i64,
    /// Units of the market's share, when there are shares.
    units_left: Option<i64>,
    division: Option<i64>,
}

/// Wants by variant. None may be for less than a unit.
fn add_up(wants: &[Want]) -> Result<BTreeMap<VariantId, i64>, TakeError> {
    match wants.iter().all(|want| want.quantity >= 1) {
        true => Ok(counted(wants)),
        false => Err(TakeError::Quantity),
    }
}

fn counted(wants: &[Want]) -> BTreeMap<VariantId, i64> {
    let mut wanted: BTreeMap<VariantId, i64> = BTreeMap::new();
    for want in wants {
        let units = wanted.entry(want.variant).or_default();
        *units = units.saturating_add(want.quantity);
    }
    wanted
}

fn candidates(
    read: &mut db::Read,
    market: MarketCode,
    wanted: &BTreeMap<VariantId, i64>,
) -> Result<Vec<Candidate>, db::Error> {
    let variants: Vec<VariantId> = wanted.keys().copied().collect();
    let mut candidates = Vec::with_capacity(variants.len());
    for some in variants.chunks(rows::CANDIDATE_VARIANTS) {
        candidates.extend(rows::candidates(read, market, some)?);
    }
    Ok(candidates)
}

fn sellable(candidates: &[Candidate]) -> BTreeMap<VariantId, Sellable> {
    let mut sellable: BTreeMap<VariantId, Sellable> = BTreeMap::new();
    for candidate in candidates {
        let there = sellable.entry(candidate.variant).or_default();
        there.available += candidate.available;
        there.units_left = candidate.units_left;
        there.division = candidate.division;
    }
    sellable
}

fn shortages(wanted: &BTreeMap<VariantId, i64>, sellable: &BTreeMap<VariantId, Sellable>) -> Vec<Short> {
    let short = |(variant, wanted): (&VariantId, &i64)| {
        let there = sellable.get(variant).copied().unwrap_or_default();
        let available = there.units_left.map_or(there.available, |left| left.min(there.available));
        (available < *wanted).then_some(Short { variant: *variant, wanted: *wanted, available })
    };
    wanted.iter().filter_map(short).collect()
}

/// Which units of which promises `missing` names; what no promise has stays in it.
fn parts(promises: Vec<Promise>, missing: &mut BTreeMap<VariantId, i64>) -> Vec<(Promise, i64)> {
    let part = |promise: Promise| {
        let left = missing.get_mut(&promise.variant)?;
        let quantity = promise.quantity.min(*left);
        *left -= quantity;
        (quantity > 0).then_some((promise, quantity))
    };
    promises.into_iter().filter_map(part).collect()
}

/// Gives units back to the markets' shares: where they were divided since they were taken, to all.
fn give_back(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    parts: &[(Promise, i64)],
    available: &BTreeMap<VariantId, i64>,
) -> Result<(), db::Error> {
    let mut to_all = Vec::new();
    for (promise, quantity) in parts {
        match promise.division_now {
            None => {}
            now if now == promise.division => store::pool::give_back(tx, promise.variant, promise.market, *quantity)?,
            Some(_) if promise.mode == Some(PoolMode::Split) => to_all.push(promise.variant),
            Some(_) => {}
        }
    }
    to_all.dedup();
    for variant in to_all {
        pool::follow(tx, clock, variant, available.get(&variant).copied().unwrap_or(0))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
