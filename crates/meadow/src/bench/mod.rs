//! `meadow bench NAME`: measurements, each with the bound it is compared with in the same run.

pub mod checkout;
pub mod db;
pub mod feed;
mod load;
pub mod signals;
pub mod storefront;
pub mod sync;
pub mod uploads;
