//! Where units are, to whom they are promised, and how they travel.
//!
//! - [`stock`]: for every variant and warehouse, always: `on_hand = available + reserved_checkout + reserved_campaign +
//!   reserved_sample + committed`, and none of them is negative.
//! - [`reservation`]: which order has which units. They are taken all or none, by one conditional UPDATE per stock row.
//! - [`sample`]: units that are kept for creators.
//! - [`pool`]: how markets share the units of a variant.
//! - [`parcel`]: what travels, and the scans that say where it is.
//! - [`lane`]: the ways of sending to a market, and what they cost.

pub mod lane;
pub mod parcel;
pub mod pool;
pub mod reservation;
pub mod sample;
pub mod stock;
mod store;
pub mod warehouse;

pub use lane::{Lane, LaneOffer};
pub use parcel::{Actor, Parcel, ParcelId, ParcelState, Scanned};
pub use pool::{Pool, PoolMode};
pub use reservation::{Hold, OutOfStock, Taken, Want};
pub use stock::StockLevel;
pub use store::statements;
pub use warehouse::{Warehouse, WarehouseId};

use kernel::Id;

/// Marks the id of a shop; shops belong to `catalog`.
pub enum Shop {}
pub type ShopId = Id<Shop>;

/// Marks the id of a variant; variants belong to `catalog`.
pub enum Variant {}
pub type VariantId = Id<Variant>;

/// Marks the id of an order; orders belong to `trade`.
pub enum Order {}
pub type OrderId = Id<Order>;

/// Marks the id of an order's line, which is one unit; lines belong to `trade`.
pub enum OrderLine {}
pub type OrderLineId = Id<OrderLine>;
