//! `meadow bench NAME`.

use tokio::runtime::Runtime;

use crate::Failure;
use crate::bench;
use crate::cli::{Bench, BenchName};

/// Measures and prints: a table for people, one line with `--json`.
pub fn run(runtime: &Runtime, wish: &Bench) -> Result<(), Failure> {
    match wish.name {
        BenchName::Checkout => print(wish.json, &bench::checkout::run(runtime, wish.seconds)?),
        BenchName::Db => print(wish.json, &bench::db::run(tempfile::tempdir()?.path(), wish.seconds)?),
        BenchName::Feed => print(wish.json, &bench::feed::run(runtime, wish.items, wish.seconds)?),
        BenchName::Signals => print(wish.json, &bench::signals::run(runtime, wish.seconds)?),
        BenchName::Storefront => print(wish.json, &bench::storefront::run(runtime, wish.seconds)?),
        BenchName::Uploads => print(wish.json, &bench::uploads::run(runtime, wish.seconds)?),
        BenchName::Sync => {
            print(wish.json, &bench::sync::run(wish.products, tempfile::tempdir()?.path(), runtime.handle().clone())?)
        }
    }
}

fn print(json: bool, report: &(impl serde::Serialize + std::fmt::Display)) -> Result<(), Failure> {
    if json {
        println!("{}", serde_json::to_string(report)?);
    } else {
        print!("{report}");
    }
    Ok(())
}
