//! The radar: what sells, what is seen, and what will be.

pub mod chart;
mod store;

pub use store::statements;
