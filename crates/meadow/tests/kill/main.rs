//! `kill -9` in the middle of work, then a new start: what was acknowledged is there, and nothing happens twice.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test that cannot go on stops, and says why"
)]

mod catalogue;
mod checkout;
mod server;
