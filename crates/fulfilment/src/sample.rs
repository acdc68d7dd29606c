//! Units that are kept for creators as samples: one at a time, by one conditional UPDATE of a stock row.

use kernel::Clock;

use crate::store::stock::SampleMove;
use crate::{VariantId, WarehouseId, stock, store};

/// Keeps a unit of the variant, where there is one; `None` when there is none. The caller remembers the warehouse.
pub fn keep(tx: &mut db::Tx, clock: &dyn Clock, variant: VariantId) -> Result<Option<WarehouseId>, db::Error> {
    let mut levels = stock::levels(tx, variant)?;
    levels.retain(|level| level.available > 0);
    levels.sort_by_key(|level| std::cmp::Reverse(level.available));
    for level in levels {
        if moved(tx, clock, SampleMove::Keep, variant, level.warehouse)? {
            return Ok(Some(level.warehouse));
        }
    }
    Ok(None)
}

/// The unit is for sale again; false when none was kept.
pub fn release(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    variant: VariantId,
    warehouse: WarehouseId,
) -> Result<bool, db::Error> {
    moved(tx, clock, SampleMove::Release, variant, warehouse)
}

/// The unit left the house; false when none was kept.
pub fn ship(tx: &mut db::Tx, clock: &dyn Clock, variant: VariantId, warehouse: WarehouseId) -> Result<bool, db::Error> {
    store::stock::move_sample(tx, SampleMove::Ship, variant, warehouse, clock.now())
}

fn moved(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    step: SampleMove,
    variant: VariantId,
    warehouse: WarehouseId,
) -> Result<bool, db::Error> {
    let done = store::stock::move_sample(tx, step, variant, warehouse, clock.now())?;
    if done {
        stock::tell(tx, clock, variant)?;
    }
    Ok(done)
}

#[cfg(test)]
mod tests;
