//! `meadow replay`: what the engines of demand would have said, event by event, never looking ahead.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::Instant;

use feed::replay::{Options, read, replay};

use crate::Failure;
use crate::cli::{Replay, ReplayFeed};

/// Runs a replay.
///
/// # Errors
/// When a file cannot be read or written, or a row of it means nothing.
pub fn run(command: &Replay) -> Result<(), Failure> {
    match command {
        Replay::Feed(wish) => feed(wish),
    }
}

/// Ranks each event of a log from what came before it.
fn feed(wish: &ReplayFeed) -> Result<(), Failure> {
    let table = read(open(&wish.events)?).map_err(|error| named(&wish.events, &error))?;
    let mut predictions = wish.predictions.as_deref().map(create).transpose()?;
    let started = Instant::now();
    let out = predictions.as_mut().map(|file| -> &mut dyn Write { file });
    let report = replay(&table, Options::default(), &|| started.elapsed().as_secs_f64(), out)?;
    if let Some(file) = &mut predictions {
        file.flush()?;
    }
    if wish.json {
        println!("{}", serde_json::to_string(&report)?);
        return Ok(());
    }
    println!("{} events ranked, {:.0} a second", report.evaluated, report.events_per_s);
    println!("hit rate at 10: {:.4}, NDCG at 10: {:.4}", report.hr_at_10, report.ndcg_at_10);
    println!("coverage {:.3}, unknown {:.3}", report.coverage, report.unknown_share);
    Ok(())
}

fn open(path: &Path) -> Result<File, Failure> {
    File::open(path).map_err(|error| named(path, &error))
}

fn create(path: &Path) -> Result<BufWriter<File>, Failure> {
    File::create(path).map(BufWriter::new).map_err(|error| named(path, &error))
}

fn named(path: &Path, error: &dyn std::fmt::Display) -> Failure {
    format!("{}: {error}", path.display()).into()
}
