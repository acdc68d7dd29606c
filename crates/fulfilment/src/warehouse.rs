//! Places where a shop keeps its units.

use kernel::{Clock, Coded, Id, Instant, Problem, Problems};
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
    if let Some(found) = store::stock::default_warehouse(tx, shop)? {
        return Ok(found);
    }
    let warehouse =
        Warehouse { id: tx.new_id(), shop, name: "Main".to_owned(), is_default: true, created_at: clock.now() };
    store::stock::insert_warehouse(tx, &warehouse)?;
    Ok(warehouse)
}

/// The shop's warehouses, the default first.
pub fn list(read: &mut db::Read, shop: ShopId) -> Result<Vec<Warehouse>, db::Error> {
    store::stock::warehouses(read, shop)
}

/// Characters of a warehouse's name at the most.
pub const NAME_MAX: usize = 60;
/// Warehouses of a shop at the most.
pub const WAREHOUSES_MAX: usize = 50;

/// Why no warehouse was added.
#[derive(Debug, thiserror::Error)]
pub enum AddWarehouseError {
    #[error("{0}")]
    Invalid(Problems),
    #[error("a shop has at most {WAREHOUSES_MAX} warehouses")]
    TooMany,
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl Coded for AddWarehouseError {
    fn code(&self) -> &'static str {
        match self {
            AddWarehouseError::Invalid(problems) => problems.code(),
            AddWarehouseError::TooMany => "fulfilment.too_many_warehouses",
            AddWarehouseError::Db(e) => e.code(),
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            AddWarehouseError::Invalid(problems) => problems.problems(),
            _ => &[],
        }
    }
}

/// Adds a warehouse to a shop; the first one is its default.
pub fn add(tx: &mut db::Tx, clock: &dyn Clock, shop: ShopId, name: &str) -> Result<Warehouse, AddWarehouseError> {
    let name = name.trim();
    let mut problems = Problems::default();
    problems.check((1..=NAME_MAX).contains(&name.chars().count()) && !name.chars().any(char::is_control), || {
        Problem::new("name", "fulfilment.warehouse_name_length").with("max", NAME_MAX)
    });
    problems.ok(()).map_err(AddWarehouseError::Invalid)?;
    let count = list(tx, shop)?.len();
    if count >= WAREHOUSES_MAX {
        return Err(AddWarehouseError::TooMany);
    }
    let warehouse =
        Warehouse { id: tx.new_id(), shop, name: name.to_owned(), is_default: count == 0, created_at: clock.now() };
    store::stock::insert_warehouse(tx, &warehouse)?;
    Ok(warehouse)
}

#[cfg(test)]
mod tests;
