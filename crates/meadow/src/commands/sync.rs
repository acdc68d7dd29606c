//! `meadow sync --shop H --markets GB,TH`.

use std::collections::BTreeMap;
use std::process::ExitCode;

use catalog::listing::Reason;
use catalog::sync::SyncResult;
use db::jobs::JobState;
use flows::{AllProducts, StartSync, SyncProducts};
use kernel::{Id, Lang, MarketCode};
use serde_json::json;
use web::Voice;

use super::{import, job};
use crate::Failure;
use crate::cli::Sync;
use crate::house::{House, Opening};
use crate::settings::DataSettings;

/// Syncs the whole catalogue of the shop; one result for each product and market.
pub fn run(data: &DataSettings, sync: &Sync) -> Result<ExitCode, Failure> {
    let markets = sync
        .markets
        .iter()
        .map(|code| code.trim().parse::<MarketCode>().map_err(|_| format!("{code} is not a market's code")));
    let markets = markets.collect::<Result<Vec<_>, _>>()?;
    let house = House::open(data, Opening::command())?;
    let shop = import::find_shop(&house, &sync.shop)?;
    let start = StartSync { shop: shop.id, products: SyncProducts::All(AllProducts::All), markets, price_rule: None };
    let clock = house.clock();
    let id = house.db.write_blocking(move |tx| flows::start_sync(tx, &*clock, &start))?;
    let ended = job::finish(&house, Id::new(id.get()), "sync", "syncing", sync.json)?;
    let results = house.db.read_blocking(|read| catalog::sync::results(read, id))?;
    if sync.json {
        println!(
            "{}",
            json!({"id": id, "state": ended.state, "results": results.iter().map(result_json).collect::<Vec<_>>()})
        );
    } else {
        print_results(&results);
    }
    if let Some(error) = &ended.error {
        eprintln!("meadow: {error}");
    }
    Ok(if ended.state == JobState::Done { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn result_json(result: &SyncResult) -> serde_json::Value {
    let voice = Voice::plain(Lang::EN);
    let reasons: Vec<_> =
        result.reasons.iter().map(|r| json!({"code": r.code, "message": voice.explain(&r.code, &r.args)})).collect();
    json!({"product": result.product, "market": result.market, "status": result.status, "reasons": reasons, "listing": result.listing})
}

/// A reason with what it is about: `title: Not translated yet…`.
fn in_words(voice: &Voice, reason: &Reason) -> String {
    let about = reason.field.as_ref().map_or_else(String::new, |field| format!("{field}: "));
    format!("{about}{}", voice.explain(&reason.code, &reason.args))
}

/// A line for each product and market, then how many of each kind.
fn print_results(results: &[SyncResult]) {
    let voice = Voice::plain(Lang::EN);
    let mut tally = BTreeMap::new();
    for result in results {
        let reasons: Vec<String> = result.reasons.iter().map(|reason| in_words(&voice, reason)).collect();
        println!("{} {} {} {}", result.market, result.status.word(), result.product, reasons.join("; "));
        *tally.entry((result.market, result.status.word())).or_insert(0_u64) += 1;
    }
    for ((market, status), count) in tally {
        println!("{market} {status}: {count}");
    }
}
