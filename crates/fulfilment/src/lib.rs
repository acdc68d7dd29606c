//! Where units are, and to whom they are promised.
//!
//! For every variant and warehouse, always: `on_hand = available + reserved_checkout + reserved_campaign + reserved_sample + committed`, and
//! none of them is negative.

pub mod stock;
mod store;
pub mod warehouse;

pub use stock::StockLevel;
pub use store::STATEMENTS;
pub use warehouse::{Warehouse, WarehouseId};

use kernel::Id;

/// Marks the id of a shop; shops belong to `catalog`.
pub enum Shop {}
pub type ShopId = Id<Shop>;

/// Marks the id of a variant; variants belong to `catalog`.
pub enum Variant {}
pub type VariantId = Id<Variant>;
