//! `meadow radar`: what is rising in a file of sales, and how much to order.

use std::fs::File;
use std::path::Path;

use radar::replay::read;
use radar::standalone::{MarketView, Rising, Wish, rising};

use crate::Failure;
use crate::cli::RadarWish;

/// Reads a file of sales and prints a table for each of its markets.
///
/// # Errors
/// When the file cannot be read, or a row of it means nothing.
pub fn run(wish: &RadarWish) -> Result<(), Failure> {
    let table = open(&wish.sales).and_then(|file| read(file).map_err(|error| named(&wish.sales, &error)))?;
    let RadarWish { market, count, cost, salvage, lead, cover, .. } = wish.clone();
    if let Some(market) = market.as_ref().filter(|market| !table.markets.contains(market)) {
        return Err(format!("the sales know no market `{market}`; they know {}", table.markets.join(", ")).into());
    }
    let (cost_percent, salvage_percent, lead_days, cover_days) = (cost, salvage, lead, cover);
    let wish = Wish { market, count, cost_percent, salvage_percent, lead_days, cover_days };
    let views = rising(&table, &wish);
    if views.is_empty() {
        println!("nobody may enter a TOP-10: fewer than eleven items were sold in the last 28 days of any market");
    }
    views.iter().for_each(|view| tell(view, &wish));
    Ok(())
}

fn tell(view: &MarketView, wish: &Wish) {
    let day = view.as_of.timestamp().to_string();
    println!("{}: who may enter the TOP-10, as of {}", view.market, day.split('T').next().unwrap_or_default());
    println!(
        "  {:<14} {:>5}  {:<18} {:>4} {:>7} {:>6} {:>7} {:>8} {:>11}  advice",
        "item", "prob.", "proven", "rank", "a week", "growth", "14 days", "order to", "28 days"
    );
    view.rising.iter().for_each(|own| println!("  {}", line(own)));
    println!(
        "  order to: stock for {} days at a cost of {} % and a salvage of {} % of the price\n",
        wish.lead_days.saturating_add(wish.cover_days),
        wish.cost_percent,
        wish.salvage_percent
    );
}

fn line(own: &Rising) -> String {
    let (hit, outlook, evidence) = (&own.hit, &own.outlook, &own.hit.evidence);
    let proven =
        hit.proven.map_or_else(|| "unproven".to_owned(), |(came_true, of)| format!("{came_true} of {of} came"));
    let range = outlook.path.last().map_or_else(String::new, |day| format!("{}-{}", day.total.low, day.total.high));
    let advice = match outlook.reorder {
        Some(then) => format!("order {} now, about {} more on day {}", outlook.order_now, then.units, then.on_day),
        None if outlook.order_now == 0 => "order none".to_owned(),
        None => format!("order {} now", outlook.order_now),
    };
    let alarm = if hit.since.is_some() { "!" } else { " " };
    format!(
        "{:<14} {:>4.0}%{alarm} {proven:<18} {:>4} {:>7.1} {:>6.2} {:>7.0} {:>8} {:>11}  {advice}",
        own.item,
        hit.probability * 100.0,
        evidence.rank,
        evidence.level * 7.0,
        evidence.growth,
        evidence.forecast,
        outlook.order_up_to,
        range,
    )
}

fn open(path: &Path) -> Result<File, Failure> {
    File::open(path).map_err(|error| named(path, &error))
}

fn named(path: &Path, error: &dyn std::fmt::Display) -> Failure {
    format!("{}: {error}", path.display()).into()
}
