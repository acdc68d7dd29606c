//! What tests stand on: fresh databases of both engines, a clock that stands still, stand-ins for payment services and brands'
//! own stores, small films, and the words for people as data.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test that cannot be set up stops, and says why"
)]

pub mod brand_store;
mod database;
pub mod film;
pub mod payment_servers;
pub mod words;

pub use database::{TestDb, databases, sqlite};
pub use film::Film;

use kernel::{Instant, ManualClock};

/// Where test clocks start: 2026-11-01T00:00:00Z, a Sunday.
pub const START: Instant = Instant::from_ms(1_793_491_200_000);

/// A clock standing at [`START`] until it is moved.
pub fn clock() -> ManualClock {
    ManualClock::at(START)
}
