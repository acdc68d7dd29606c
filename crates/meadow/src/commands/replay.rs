//! `meadow replay`: what the engines of demand would have said, event by event, never looking ahead.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::Instant;

use feed::replay::{Options, read, replay};
use radar::replay as radar_replay;

use crate::Failure;
use crate::cli::{Replay, ReplayFeed, ReplayRadar};

/// Runs a replay.
///
/// # Errors
/// When a file cannot be read or written, or a row of it means nothing.
pub fn run(command: &Replay) -> Result<(), Failure> {
    match command {
        Replay::Feed(wish) => feed(wish),
        Replay::Radar(wish) => radar(wish),
    }
}

/// Ranks each event of a log from what came before it.
fn feed(wish: &ReplayFeed) -> Result<(), Failure> {
    let table = read(open(&wish.events)?).map_err(|error| named(&wish.events, &error))?;
    let mut predictions = wish.predictions.as_deref().map(create).transpose()?;
    let started = Instant::now();
    let out = predictions.as_mut().map(writer);
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

/// Decides week by week who enters the charts, from what was sold before.
fn radar(wish: &ReplayRadar) -> Result<(), Failure> {
    let table = radar_replay::read(open(&wish.sales)?).map_err(|error| named(&wish.sales, &error))?;
    let mut predictions = wish.predictions.as_deref().map(create).transpose()?;
    let started = Instant::now();
    let out = predictions.as_mut().map(writer);
    let options = radar_replay::Options { market: wish.market.clone() };
    let report = radar_replay::replay(&table, &options, &|| started.elapsed().as_secs_f64(), out)?;
    if let Some(file) = &mut predictions {
        file.flush()?;
    }
    if wish.json {
        println!("{}", serde_json::to_string(&report)?);
    } else {
        tell(&report);
    }
    Ok(())
}

fn tell(report: &radar_replay::Report) {
    println!("{} items in {} days, {:.0} lines a second", report.items, report.days, report.events_per_s);
    for (length, top) in [(10, &report.top10), (50, &report.top50)] {
        println!(
            "TOP-{length}: AP {:.4}, precision at {length} {:.4}, {} decisions",
            top.ap, top.p_at_k, top.decisions
        );
        println!("  Brier score {:.5}, of the plain share {:.5}", top.brier, top.brier_of_share);
        for step in &top.reliability {
            let radar_replay::Reliability { from, to, cases, said, came } = step;
            println!("  said {from:.1}-{to:.1}: {cases} cases, said {said:.3}, came {came:.3}");
        }
    }
    let alarms = &report.alarms;
    println!("{} of {} alarms came true, {:.2} false a week", alarms.came_true, alarms.raised, alarms.false_a_week);
    println!("lead time {:.1} days, median {:.0}", alarms.lead_d_mean, alarms.lead_d_median);
    let stock = &report.newsvendor;
    println!(
        "stock: {:.0} lost against hindsight, {:.0} by ordering last month's sales, of {:.0} that could be earned",
        stock.advice / 100.0,
        stock.last_month / 100.0,
        stock.hindsight_profit / 100.0
    );
}

fn open(path: &Path) -> Result<File, Failure> {
    File::open(path).map_err(|error| named(path, &error))
}

fn create(path: &Path) -> Result<BufWriter<File>, Failure> {
    File::create(path).map(BufWriter::new).map_err(|error| named(path, &error))
}

fn writer(file: &mut BufWriter<File>) -> &mut dyn Write {
    file
}

fn named(path: &Path, error: &dyn std::fmt::Display) -> Failure {
    format!("{}: {error}", path.display()).into()
}
