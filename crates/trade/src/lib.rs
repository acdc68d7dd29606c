//! Carts, orders, returns and payments: what a shopper asks for, and what was promised.
//!
//! A cart is a wish, an order a promise: a copy of everything that was agreed, one for each shop of a checkout, one line for
//! each unit. Nothing rewrites what was fixed when it was placed. Every change of an order's state names its actor, its
//! reason and its time.

pub mod access;
mod address;
pub mod cancellation;
pub mod cart;
pub mod order;
pub mod payment;
pub mod returns;
mod store;
pub mod wait;

pub use address::Address;
pub use cancellation::Cancellation;
pub use cart::{CartId, CartLineId};
pub use order::{OrderId, OrderLineId};
pub use store::statements;

use kernel::Id;

/// Marks the id of a shop; shops belong to `catalog`.
pub enum Shop {}
pub type ShopId = Id<Shop>;
/// Marks the id of a listing; listings belong to `catalog`.
pub enum Listing {}
pub type ListingId = Id<Listing>;
/// Marks the id of a product.
pub enum Product {}
pub type ProductId = Id<Product>;
/// Marks the id of a variant.
pub enum Variant {}
pub type VariantId = Id<Variant>;
/// Marks the id of a person who buys; people belong to `accounts`.
pub enum Buyer {}
pub type BuyerId = Id<Buyer>;

/// Who caused a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Actor {
    Buyer,
    Seller,
    System,
    Operator,
}

impl Actor {
    /// The one spelling in code, API and tables.
    pub const fn name(self) -> &'static str {
        match self {
            Actor::Buyer => "BUYER",
            Actor::Seller => "SELLER",
            Actor::System => "SYSTEM",
            Actor::Operator => "OPERATOR",
        }
    }
}

/// Who opens a cart or an order: a person, or whoever holds its secret (the SHA-256 of the secret).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder<'a> {
    Person(BuyerId),
    Token(&'a [u8; 32]),
}
