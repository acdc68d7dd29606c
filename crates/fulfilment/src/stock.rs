//! Units on hand, and how many of them can still be sold.

use std::collections::HashMap;

use kernel::{Clock, Coded, Page, PageRequest};
use serde::Serialize;

use crate::{ShopId, VariantId, WarehouseId, pool, store, warehouse};

/// Units on hand at the most, per variant and warehouse.
pub const ON_HAND_MAX: i64 = 99_999;

/// The units of one variant in one warehouse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct StockLevel {
    pub variant: VariantId,
    pub warehouse: WarehouseId,
    pub on_hand: i64,
    /// Promised to carts in checkout.
    pub reserved_checkout: i64,
    /// Set aside for campaigns.
    pub reserved_campaign: i64,
    /// Promised to creators as samples.
    pub reserved_sample: i64,
    /// Sold and not yet sent.
    pub committed: i64,
    /// What can be sold: the rest.
    pub available: i64,
}

impl StockLevel {
    /// Units that are somebody's: less than this cannot be on hand.
    pub fn promised(&self) -> i64 {
        self.on_hand - self.available
    }
}

/// Why stock was not set.
#[derive(Debug, thiserror::Error)]
pub enum SetOnHandError {
    #[error("stock runs from 0 to {ON_HAND_MAX}")]
    OutOfRange,
    #[error("{promised} units are promised already")]
    BelowPromised { promised: i64 },
    #[error("no such warehouse")]
    UnknownWarehouse,
    #[error(transparent)]
    Fault(#[from] db::Error),
}

impl Coded for SetOnHandError {
    fn code(&self) -> &'static str {
        match self {
            SetOnHandError::OutOfRange => "fulfilment.stock_out_of_range",
            SetOnHandError::BelowPromised { .. } => "fulfilment.stock_below_promised",
            SetOnHandError::UnknownWarehouse => "fulfilment.unknown_warehouse",
            SetOnHandError::Fault(_) => kernel::FAULT,
        }
    }
}

/// The topic of stock changes: key is the variant, payload `{"available":n}` over all warehouses.
pub const STOCK_CHANGED: &str = "fulfilment.stock_changed";

/// Sets the units of a variant that are in a warehouse of its shop (`None`: the default one). What is promised stays promised.
/// Emits [`STOCK_CHANGED`] when the number changes. The caller makes sure that the variant is the shop's.
pub fn set_on_hand(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    shop: ShopId,
    warehouse: Option<WarehouseId>,
    variant: VariantId,
    on_hand: i64,
) -> Result<StockLevel, SetOnHandError> {
    if !(0..=ON_HAND_MAX).contains(&on_hand) {
        return Err(SetOnHandError::OutOfRange);
    }
    let warehouse = match warehouse {
        None => warehouse::default_of(tx, clock, shop)?,
        Some(id) => store::stock::warehouse_of(tx, id, shop)?.ok_or(SetOnHandError::UnknownWarehouse)?,
    };
    match set(tx, clock, warehouse.id, variant, on_hand)? {
        Ok(level) => Ok(level),
        Err(NotSet { promised, .. }) => Err(SetOnHandError::BelowPromised { promised }),
    }
}

/// A variant whose stock [`set_many`] left as it was, with why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotSet {
    pub variant: VariantId,
    /// Below this stock cannot go.
    pub promised: i64,
}

/// Sets the units of many variants in the shop's default warehouse; numbers are brought within 0..=[`ON_HAND_MAX`]. Those below what is
/// promised are left alone and returned.
pub fn set_many(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    shop: ShopId,
    levels: &[(VariantId, i64)],
) -> Result<Vec<NotSet>, db::Error> {
    let mut refused = Vec::new();
    if levels.is_empty() {
        return Ok(refused);
    }
    let warehouse = warehouse::default_of(tx, clock, shop)?;
    for (variant, on_hand) in levels {
        let outcome = set(tx, clock, warehouse.id, *variant, (*on_hand).clamp(0, ON_HAND_MAX))?;
        refused.extend(outcome.err());
    }
    Ok(refused)
}

/// The stock of a variant in every warehouse that ever had any.
pub fn levels(read: &mut db::Read, variant: VariantId) -> Result<Vec<StockLevel>, db::Error> {
    store::stock::levels(read, variant)
}

/// The stock of a shop's variants, by variant and warehouse.
pub fn of_shop(read: &mut db::Read, shop: ShopId, page: &PageRequest) -> Result<Page<StockLevel>, db::Error> {
    let after = page.after.as_ref().and_then(kernel::Cursor::open).unwrap_or((-1, -1));
    let rows = store::stock::of_shop(read, shop, after, page.fetch())?;
    Ok(Page::of(rows, page, |level| (level.variant.get(), level.warehouse.get())))
}

/// Units that can be sold, over all warehouses, by variant; a variant that never had stock is not in the map.
pub fn available_by_variant(read: &mut db::Read, variants: &[VariantId]) -> Result<HashMap<VariantId, i64>, db::Error> {
    let mut available = HashMap::with_capacity(variants.len());
    for some in variants.chunks(store::stock::AVAILABLE_IDS) {
        let rows = store::stock::available(read, some)?;
        available.extend(rows.into_iter().map(|row| (row.variant, row.available)));
    }
    Ok(available)
}

/// Writes the number and tells of it, unless it stands already or is below what is promised.
fn set(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    warehouse: WarehouseId,
    variant: VariantId,
    on_hand: i64,
) -> Result<Result<StockLevel, NotSet>, db::Error> {
    let before = store::stock::level(tx, variant, warehouse)?;
    let promised = before.map_or(0, |level| level.promised());
    if let Some(level) = before.filter(|level| level.on_hand == on_hand) {
        return Ok(Ok(level));
    }
    if !store::stock::set_on_hand(tx, variant, warehouse, on_hand, clock.now())? {
        return Ok(Err(NotSet { variant, promised }));
    }
    tell(tx, clock, variant)?;
    let after =
        StockLevel { on_hand, available: on_hand - promised, ..before.unwrap_or(StockLevel::none(variant, warehouse)) };
    Ok(Ok(after))
}

/// Tells how many can be sold now, and has the pool follow.
pub(crate) fn tell(tx: &mut db::Tx, clock: &dyn Clock, variant: VariantId) -> Result<(), db::Error> {
    let available: i64 = store::stock::levels(tx, variant)?.iter().map(|level| level.available).sum();
    pool::follow(tx, clock, variant, available)?;
    changed(tx, clock, variant, available)
}

/// Tells that `available` units of the variant can be sold now, over all warehouses.
pub(crate) fn changed(tx: &mut db::Tx, clock: &dyn Clock, variant: VariantId, available: i64) -> Result<(), db::Error> {
    let payload = format!("{{\"available\":{available}}}");
    db::outbox::emit(tx, clock, STOCK_CHANGED, variant.get(), &payload)
}

impl StockLevel {
    /// No units of `variant` in `warehouse`.
    fn none(variant: VariantId, warehouse: WarehouseId) -> StockLevel {
        StockLevel {
            variant,
            warehouse,
            on_hand: 0,
            reserved_checkout: 0,
            reserved_campaign: 0,
            reserved_sample: 0,
            committed: 0,
            available: 0,
        }
    }
}

#[cfg(test)]
mod tests;
