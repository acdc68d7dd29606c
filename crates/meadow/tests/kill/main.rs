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
mod signals;

use std::time::Duration;

/// Moments under 200 ms, from a fixed seed: the same in every run.
fn moments() -> impl Iterator<Item = Duration> {
    let mut state = 0x2026_1122_u64;
    std::iter::repeat_with(move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        Duration::from_micros((state >> 33) % 200_000)
    })
}
