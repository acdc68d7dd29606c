//! Rebuilds this crate when a migration changes: they are embedded.

use std::io::Write as _;

fn main() -> std::io::Result<()> {
    writeln!(std::io::stdout(), "cargo::rerun-if-changed=../../migrations")
}
