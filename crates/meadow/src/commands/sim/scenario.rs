//! `meadow sim --scenario`: a market grows week by week, from its sellers or from its viewers.

use std::path::Path;

use sim::scenario::{Assumptions, Report, Scenario, Summary, Week, grow, picture};

use crate::Failure;
use crate::cli::{self, SimWish};

/// Seeds of a picture.
const SEEDS: u64 = 20;

/// Grows the market and prints its weeks; with `--svg` also draws it beside the other kind.
pub fn run(wish: &SimWish, kind: cli::Scenario) -> Result<(), Failure> {
    let scenario = match kind {
        cli::Scenario::SupplyFirst => Scenario::SupplyFirst,
        cli::Scenario::DemandFirst => Scenario::DemandFirst,
    };
    let given = assume(&wish.assume)?;
    let report = grow(scenario, wish.weeks, wish.seed, &given);
    if let Some(file) = &wish.svg {
        draw(file, wish, &given)?;
    }
    if wish.json {
        println!("{}", serde_json::to_string(&report)?);
    } else {
        tell(&report);
    }
    Ok(())
}

/// What is shipped, but for what was set.
fn assume(wishes: &[String]) -> Result<Assumptions, Failure> {
    let mut given = Assumptions::default();
    for wish in wishes {
        let (name, value) = wish.split_once('=').ok_or_else(|| format!("`{wish}` is not NAME=VALUE"))?;
        let value = value.trim().parse().map_err(|_| format!("`{value}` of `{name}` is no number"))?;
        given.set(name.trim(), value)?;
    }
    Ok(given)
}

fn draw(file: &Path, wish: &SimWish, given: &Assumptions) -> Result<(), Failure> {
    let seeds = || wish.seed..wish.seed.saturating_add(SEEDS);
    let live = |scenario| seeds().map(|seed| grow(scenario, wish.weeks, seed, given)).collect::<Vec<_>>();
    let svg = picture::draw(&live(Scenario::SupplyFirst), &live(Scenario::DemandFirst));
    std::fs::write(file, svg).map_err(|error| format!("{}: {error}", file.display()).into())
}

fn tell(report: &Report) {
    println!(
        "{:>4} {:>7} {:>8} {:>8} {:>9} {:>7} {:>10} {:>9} {:>8} {:>9} {:>10}",
        "week",
        "sellers",
        "creators",
        "listings",
        "visitors",
        "orders",
        "GMV",
        "creators'",
        "stock",
        "overstock",
        "its cost"
    );
    report.weeks.iter().for_each(|week| println!("{}", line(week)));
    let Summary {
        growth, top_fifth_share, hit_half_life_weeks, return_on_stock, overstock_share, missed_share, ..
    } = report.summary;
    println!();
    println!("GMV {} in all; the last quarter over the first: {}", money(report.summary.gmv_minor), words(growth));
    println!("the best fifth of products made {} of the last quarter's GMV", per_cent(top_fifth_share));
    let life =
        hit_half_life_weeks.map_or_else(|| "more weeks than were lived".to_owned(), |weeks| format!("{weeks} weeks"));
    println!("{} hits; from its best week a hit keeps half of its sales for {life}", report.summary.hits);
    println!("return on all stock that arrived: {}", per_cent(return_on_stock));
    println!("cleared, or overstock at the end: {} of it", per_cent(overstock_share));
    println!("wanted when none was left: {} of what was wanted", per_cent(missed_share));
}

fn line(week: &Week) -> String {
    format!(
        "{:>4} {:>7} {:>8} {:>8} {:>9} {:>7} {:>10} {:>9} {:>8} {:>9} {:>10}",
        week.week,
        week.sellers,
        week.creators,
        week.listings,
        week.visitors,
        week.orders,
        money(week.gmv_minor),
        money(week.creators_minor),
        week.stock_units,
        week.overstock_units,
        money(week.overstock_minor),
    )
}

/// Whole money, without the hundredths.
fn money(minor: i64) -> String {
    (minor / 100).to_string()
}

fn words(figure: Option<f64>) -> String {
    figure.map_or_else(|| "unknown".to_owned(), |figure| format!("{figure:.2}"))
}

fn per_cent(share: Option<f64>) -> String {
    share.map_or_else(|| "an unknown share".to_owned(), |share| format!("{:.0} %", share * 100.0))
}
