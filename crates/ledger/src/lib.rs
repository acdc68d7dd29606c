//! The books: who owes what to whom, by double entry.
//!
//! Every movement is an entry of postings that sum to zero in each currency; a conversion is two such sets through the
//! account `fx:…`. Entries and postings are written once and never changed; a balance is a sum. What has to be done still
//! (settle, release a reserve, pay out) is a list of work beside the books.

mod account;
pub mod book;
pub mod life;
pub mod payout;
pub mod policy;
pub mod settlement;
pub mod statement;
mod store;
pub mod take_rate;

pub use account::{Account, Payee, UnknownAccount, UnknownPayee};
pub use book::{EntryId, EntryKind};
pub use payout::{Payout, PayoutId, PayoutState};
pub use statement::{Statement, StatementId};
pub use store::statements;

use kernel::Id;

/// Marks the id of an order; orders belong to `trade`.
pub enum Order {}
pub type OrderId = Id<Order>;
/// Marks the id of a shop; shops belong to `catalog`.
pub enum Shop {}
pub type ShopId = Id<Shop>;
/// Marks the id of a creator; people belong to `accounts`.
pub enum Creator {}
pub type CreatorId = Id<Creator>;
