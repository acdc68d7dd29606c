//! Places where a shop keeps its units.

use kernel::{Clock, Id, Instant};
use serde::Serialize;

use crate::{ShopId, store};

pub type WarehouseId = Id<Warehouse>;

/// A place where a shop keeps units. Every shop has one default warehouse, made when it is first needed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Warehouse {
    pub id: WarehouseId,
    pub shop: ShopId,
    pub name: String,
    pub is_default: bool,
    pub created_at: Instant,
}

/// The shop's default warehouse; makes it when the shop has none.
pub fn default_of(tx: &mut db::Tx, clock: &dyn Clock, shop: ShopId) -> Result<Warehouse, db::Error> {
    if let Some(found) = store::default_warehouse(tx, shop)? {
        return Ok(found);
    }
    let warehouse =
        Warehouse { id: tx.new_id(), shop, name: "Main".to_owned(), is_default: true, created_at: clock.now() };
    store::insert_warehouse(tx, &warehouse)?;
    Ok(warehouse)
}

/// The shop's warehouses, the default first.
pub fn list(read: &mut db::Read, shop: ShopId) -> Result<Vec<Warehouse>, db::Error> {
    store::warehouses(read, shop)
}
