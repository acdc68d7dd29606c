//! `meadow import --shop H --file products.csv`.

use std::process::ExitCode;

use blobs::BlobKey;
use catalog::import::Format;
use db::jobs::JobState;
use flows::NewImport;
use kernel::{Lang, OsRng};
use serde_json::json;
use tokio::runtime::Runtime;
use web::Voice;

use super::job;
use crate::Failure;
use crate::cli::{FileFormat, Import};
use crate::house::{House, Opening};
use crate::settings::DataSettings;

/// Problems a command prints; the rest is on the shop's import page.
const PROBLEMS_SHOWN: u32 = 10_000;

/// Imports the file; the exit code says whether its rows are in.
pub fn run(runtime: &Runtime, data: &DataSettings, import: &Import) -> Result<ExitCode, Failure> {
    let bytes = std::fs::read(&import.file).map_err(|error| format!("{}: {error}", import.file.display()))?;
    let house = House::open(data, Opening::command())?;
    let shop = find_shop(&house, &import.shop)?;
    let (format, ending) = match import.format {
        FileFormat::Shopify => (Format::Shopify, "csv"),
        FileFormat::Amazon => (Format::Amazon, "tsv"),
    };
    let key = BlobKey::random("imports", ending, &OsRng)?;
    runtime.block_on(house.blobs.put(&key, bytes))?;
    let new = NewImport { shop: shop.id, format, file: key.as_str().to_owned() };
    let clock = house.clock();
    let id = house.db.write_blocking(move |tx| flows::start_import(tx, &*clock, &new))?;
    let ended = job::finish(&house, id, "import", "importing", import.json)?;
    let problems = house.db.read_blocking(|read| db::jobs::problems(read, id, PROBLEMS_SHOWN))?;
    let voice = Voice::plain(Lang::EN);
    if import.json {
        let problems: Vec<_> = problems
            .iter()
            .map(|p| json!({"row": p.row, "field": p.field, "code": p.code, "message": voice.explain_problem(p)}))
            .collect();
        println!(
            "{}",
            json!({"state": ended.state, "done": ended.done, "total": ended.total, "problems": problems, "error": ended.error})
        );
    } else {
        for problem in &problems {
            println!("{}", job::line(&voice, problem));
        }
        println!("{} products read, {} problems", ended.done, problems.len());
        if let Some(error) = &ended.error {
            eprintln!("meadow: {error}");
        }
    }
    Ok(if ended.state == JobState::Done { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The shop of this handle or id.
pub fn find_shop(house: &House, name: &str) -> Result<catalog::Shop, Failure> {
    let shop = house.db.read_blocking(|read| catalog::shop::find_named(read, name))?;
    shop.ok_or_else(|| format!("there is no shop {name}").into())
}
