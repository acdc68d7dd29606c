//! Pages, by audience: a handler builds a view struct, a view renders it in a [`crate::ui::layout`].

pub mod account;
pub(crate) mod charts;
pub(crate) mod checkout;
pub(crate) mod field;
pub(crate) mod inbox;
pub mod operator;
pub mod seller;
pub mod storefront;
pub(crate) mod studio;

pub(crate) mod address;
pub(crate) mod again;
pub(crate) mod desk;
pub(crate) mod external;
pub(crate) mod out;
pub(crate) mod radar;
mod refused;
pub(crate) mod trends;
pub(crate) mod visit;

pub use desk::{Desk, set_language};
pub(crate) use field::Watcher;
pub(crate) use refused::refused;
pub use visit::Visit;
