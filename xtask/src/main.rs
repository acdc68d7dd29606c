//! The developer's commands: `cargo xtask ci`, `check`, `tidy`.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command speaks to its terminal")]

mod steps;
mod tidy;

use std::process::ExitCode;

const USAGE: &str = "cargo xtask ci      every step that make test runs
cargo xtask check   format, lints and house rules
cargo xtask tidy    the house rules alone
cargo xtask e2e     the browser journeys alone";

fn main() -> ExitCode {
    let command = std::env::args().nth(1).unwrap_or_default();
    let passed = match command.as_str() {
        "ci" => steps::run(steps::CI),
        "check" => steps::run(steps::CHECK),
        "tidy" => tidy::run(),
        "e2e" => steps::run(steps::E2E),
        _ => {
            eprintln!("{USAGE}");
            false
        }
    };
    if passed { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
