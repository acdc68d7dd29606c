//! Collaborations, samples, attribution, commission: on which terms creators sell, and what they earn.
//!
//! A shop offers terms ([`collaboration`]), creators join them ([`member`]) and may then promote its products. What led a shopper
//! to a product is a [`touch`]; whose touch an order owes is a policy in a file of its own ([`attribution`]). When an order is
//! placed, the terms of that moment are copied into a [`commission`] for each line, and nothing rewrites them.
//!
//! Where one pays in the brand's own store, a [`link`] leads there, what the store tells is taken by its [`connection`], and what
//! was sold is an [`external`] sale.

pub mod attribution;
pub mod collaboration;
pub mod commission;
pub mod connection;
pub mod external;
pub mod link;
pub mod member;
pub mod sample;
pub mod showcase;
mod store;
pub mod terms;
pub mod touch;

pub use collaboration::{Collaboration, CollaborationId};
pub use commission::{Commission, CommissionId};
pub use external::{ExternalSale, ExternalSaleId};
pub use link::{Click, ClickId, Link, LinkId};
pub use member::{Member, MemberId};
pub use sample::{Sample, SampleId};
pub use store::statements;
pub use terms::Terms;

use kernel::Id;

/// Marks the id of a shop; shops belong to `catalog`.
pub enum Shop {}
pub type ShopId = Id<Shop>;
/// Marks the id of a product.
pub enum Product {}
pub type ProductId = Id<Product>;
/// Marks the id of a variant.
pub enum Variant {}
pub type VariantId = Id<Variant>;
/// Marks the id of a listing.
pub enum Listing {}
pub type ListingId = Id<Listing>;
/// Marks the id of a creator: a person of `accounts`.
pub enum Creator {}
pub type CreatorId = Id<Creator>;
/// Marks the id of an order; orders belong to `trade`.
pub enum Order {}
pub type OrderId = Id<Order>;
/// Marks the id of a line of an order: one unit.
pub enum OrderLine {}
pub type OrderLineId = Id<OrderLine>;
/// Marks the id of a cart.
pub enum Cart {}
pub type CartId = Id<Cart>;
/// Marks the id of a post; posts belong to `content`.
pub enum Post {}
pub type PostId = Id<Post>;
/// Marks the id of a warehouse.
pub enum Warehouse {}
pub type WarehouseId = Id<Warehouse>;

/// Who caused a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Actor {
    Creator,
    Seller,
    System,
    Operator,
}

impl Actor {
    /// The one spelling in code, API and tables.
    pub const fn name(self) -> &'static str {
        match self {
            Actor::Creator => "CREATOR",
            Actor::Seller => "SELLER",
            Actor::System => "SYSTEM",
            Actor::Operator => "OPERATOR",
        }
    }
}
