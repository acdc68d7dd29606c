//! People: who they are, how they prove it, and what they may do.
//!
//! A [`Person`] signs up once and is a shopper; the same person may become a creator, work in several shops
//! (with [`ShopPermission`]s in each) and be an operator (with [`OperatorPermission`]s). A request is made by a
//! [`Principal`], found from a session's or an API token's secret by [`session::authenticate`].
//!
//! Invariants:
//! - a secret is kept as a hash only: passwords as Argon2id, tokens as SHA-256;
//! - a handle and an e-mail address belong to at most one person;
//! - a token has one purpose, one person, one use and an end;
//! - a shop has exactly one owner among its members, and the owner has every permission;
//! - the audit log only grows, and each entry holds the hash of the one before.
//!
//! Time here is the wall clock's, also in the sandbox: sessions, limits and tokens do not follow the movable clock.

pub mod access;
pub mod address;
pub mod api_token;
pub mod audit;
pub mod backoff;
pub mod creator;
pub mod email;
pub mod email_verification;
pub mod export;
pub mod handle;
pub mod idempotency;
pub mod inbox;
mod locale;
pub mod mail;
pub mod membership;
pub mod operator;
pub mod passkey;
pub mod password;
pub mod password_reset;
pub mod person;
mod principal;
pub mod retention;
mod secret;
pub mod session;
mod store;
#[cfg(test)]
mod testing;

pub use access::{Doing, OperatorPermission, Permission, Scope, ShopPermission, allows, can};
pub use address::{Address, AddressDraft, AddressId};
pub use api_token::{ApiToken, ApiTokenId};
pub use creator::Creator;
pub use locale::Locale;
pub use membership::{Membership, ShopId};
pub use passkey::{Passkey, PasskeyId};
pub use person::{Person, PersonId, SignUp};
pub use principal::{Principal, Via};
pub use session::{Session, SessionId};
pub use store::statements;

/// The code of every fault of the database: logged, never explained to the person.
const FAULT: &str = "db.fault";
