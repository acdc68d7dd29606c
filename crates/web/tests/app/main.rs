//! The application as programs and browsers see it: one binary, whose tree mirrors the addresses.
//!
//! Every test has a server of its own over a fresh database ([`testapp::TestApp`]); no network, no sleep, a clock that stands still.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    clippy::as_conversions,
    reason = "a test that cannot go on stops, and says why"
)]

mod api;
mod authorization;
mod coverage;
mod cross_site;
mod hostile_files;
mod idempotency;
mod limits;
mod media;
mod one_click;
mod operations;
mod pages;
mod statements;
mod testapp;
mod world;

/// This test is the jail in which films are made, when another one starts this binary again as such.
#[test]
fn the_jail() {
    if adapters::media::jail::is_wanted() {
        assert_eq!(adapters::media::jail::enter(), 0, "the jail was not entered");
    }
}
