//! `cargo run --release -p radar --example replay -- SALES.csv[.gz] [MARKET]`: the figures of a replay.

use std::fs::File;
use std::io::Write;
use std::process::ExitCode;
use std::time::Instant;

use radar::replay::{Options, read, replay};

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().unwrap_or_default();
    let answer = figures(&path, &Options { market: arguments.next() });
    let failed = answer.is_err();
    let text = answer.unwrap_or_else(|error| error.to_string());
    if failed || writeln!(std::io::stdout(), "{text}").is_err() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn figures(path: &str, options: &Options) -> Result<String, Box<dyn std::error::Error>> {
    let table = read(File::open(path)?)?;
    let started = Instant::now();
    let report = replay(&table, options, &|| started.elapsed().as_secs_f64(), None)?;
    Ok(serde_json::to_string_pretty(&report)?)
}
