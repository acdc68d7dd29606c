//! Continuous integration as a flat list of named steps: what is not in the list does not run.

use std::process::Command;
use std::time::Instant;

/// A named command line.
pub struct Step {
    name: &'static str,
    line: &'static [&'static str],
}

const fn step(name: &'static str, line: &'static [&'static str]) -> Step {
    Step { name, line }
}

const FORMAT: Step = step("format", &["cargo", "fmt", "--all", "--check"]);
const TIDY: Step = step("house rules", &["cargo", "xtask", "tidy"]);
const LICENCES: Step = step("licences and sources", &["cargo", "deny", "check", "licenses", "bans", "sources"]);
const BUILD: Step = step("build", &["cargo", "build", "--workspace"]);
const LINTS: Step = step("lints", &["cargo", "clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]);
const TESTS: Step =
    step("tests on SQLite and PostgreSQL", &["scripts/with-services", "cargo", "test", "--workspace", "--quiet"]);
const JOURNEYS: Step = step("journeys in Chromium", &["e2e/run"]);

/// Everything, cheapest first.
pub const CI: &[Step] = &[FORMAT, TIDY, LICENCES, BUILD, TESTS, JOURNEYS, LINTS];
/// What needs no service.
pub const CHECK: &[Step] = &[FORMAT, TIDY, LINTS];
/// The browser journeys.
pub const E2E: &[Step] = &[BUILD, JOURNEYS];

/// Runs the steps in order and stops at the first that fails; says how long each took.
pub fn run(steps: &[Step]) -> bool {
    for (n, Step { name, line }) in steps.iter().enumerate() {
        println!("── {}/{} {name}: {}", n + 1, steps.len(), line.join(" "));
        let started = Instant::now();
        let Some((program, arguments)) = line.split_first() else { continue };
        let passed = Command::new(program).args(arguments).status().is_ok_and(|status| status.success());
        println!("── {name}: {} after {} s", if passed { "passed" } else { "FAILED" }, started.elapsed().as_secs());
        if !passed {
            return false;
        }
    }
    true
}
