//! What becomes of the two scenarios when assumptions change: medians over seeds, as in the tables of `docs/2015.md`.
//!
//! `cargo run --release -p sim --example sensitivity -- 52 60` halves and doubles each assumption, one at a time;
//! `… -- 52 60 impulse=0.0013 making=6,cautious=1` tries these instead, each word by itself.

#![expect(clippy::print_stdout, reason = "it prints a table")]

use sim::scenario::assumptions::TABLE;
use sim::scenario::{Assumption, AssumptionError, Assumptions, Report, Scenario, Summary, grow};

fn main() -> Result<(), AssumptionError> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let mut numbers = words.iter().map_while(|word| word.parse::<u32>().ok());
    let (weeks, seeds) = (numbers.next().unwrap_or(52), u64::from(numbers.next().unwrap_or(20)));
    let wished: Vec<String> = words.into_iter().filter(|word| word.contains('=')).collect();
    let shipped = Pair::of(weeks, seeds, &Assumptions::default());
    shipped.portrait();
    println!("| | viewers : sellers | return on stock | overstock | of what was ordered again | missed | half-life |");
    println!("|---|---|---|---|---|---|---|");
    println!("| as shipped | {} |", shipped.cells());
    println!("| a quarter of seeds below | {} |", shipped.spread(1));
    println!("| a quarter of seeds above | {} |", shipped.spread(3));
    for wish in if wished.is_empty() { halves_and_doubles() } else { wished } {
        println!("| `{wish}` | {} |", Pair::of(weeks, seeds, &assume(&wish)?).cells());
    }
    Ok(())
}

/// Every assumption halved and doubled, where its bounds allow that.
fn halves_and_doubles() -> Vec<String> {
    let both = |row: &Assumption| [row.value / 2.0, row.value * 2.0].map(|value| format!("{}={value}", row.name));
    TABLE.iter().filter(|row| row.value > 0.0).flat_map(both).filter(|wish| assume(wish).is_ok()).collect()
}

/// The shipped assumptions but for those of `name=value,name=value`.
fn assume(wish: &str) -> Result<Assumptions, AssumptionError> {
    let mut given = Assumptions::default();
    for (name, value) in wish.split(',').filter_map(|one| one.split_once('=')) {
        given.set(name, value.parse().unwrap_or(f64::NAN))?;
    }
    Ok(given)
}

/// Both scenarios, with one report a seed.
struct Pair {
    supply: Vec<Report>,
    demand: Vec<Report>,
}

impl Pair {
    fn of(weeks: u32, seeds: u64, given: &Assumptions) -> Pair {
        let live = |scenario| (1..=seeds).map(|seed| grow(scenario, weeks, seed, given)).collect();
        Pair { supply: live(Scenario::SupplyFirst), demand: live(Scenario::DemandFirst) }
    }

    /// Every figure of the summary: the median, and where a quarter of seeds lies below and above.
    fn portrait(&self) {
        println!("| figure | from sellers | from viewers |\n|---|---|---|");
        for (name, places, figure) in FIGURES {
            let told = [&self.supply, &self.demand].map(|reports| {
                let [low, middle, high] = [1, 2, 3].map(|quarter| words(quartile(reports, *figure, quarter), *places));
                format!("{middle} ({low} – {high})")
            });
            println!("| {name} | {} |", told.join(" | "));
        }
        println!();
    }

    /// Medians: of sellers, of viewers.
    fn cells(&self) -> String {
        let ratio = quartile(&self.demand, last, 2).zip(quartile(&self.supply, last, 2));
        self.row(words(ratio.map(|(demand, supply)| demand / supply), 2), 2)
    }

    fn spread(&self, quarter: usize) -> String {
        let ratios = self.demand.iter().zip(&self.supply);
        let ratio = |(demand, supply): (&Report, &Report)| {
            last(&demand.summary).zip(last(&supply.summary)).map(|(demand, supply)| demand / supply)
        };
        self.row(words(nth(ratios.filter_map(ratio).collect(), quarter), 2), quarter)
    }

    fn row(&self, ratio: String, quarter: usize) -> String {
        let both = |figure: fn(&Summary) -> Option<f64>, places: usize| {
            [&self.supply, &self.demand].map(|reports| words(quartile(reports, figure, quarter), places)).join(", ")
        };
        [
            ratio,
            both(|summary| summary.return_on_stock, 2),
            both(|summary| summary.overstock_share, 2),
            both(|summary| summary.overstock_share_again, 2),
            both(|summary| summary.missed_share, 2),
            both(|summary| summary.hit_half_life_weeks.map(f64::from), 0),
        ]
        .join(" | ")
    }
}

/// A figure of the summary, how to name it, and its decimal places.
type Figure = (&'static str, usize, fn(&Summary) -> Option<f64>);

const FIGURES: &[Figure] = &[
    ("GMV of the first quarter", 0, |of| whole(of.first_quarter_minor)),
    ("GMV of the last quarter", 0, last),
    ("last over first", 1, |of| of.growth),
    ("creators' part of GMV", 3, |of| whole(of.creators_minor).zip(whole(of.gmv_minor)).map(|(part, all)| part / all)),
    ("best fifth's share of GMV", 2, |of| of.top_fifth_share),
    ("products for 80 % of GMV", 2, |of| of.products_for_80),
    ("hits", 0, |of| u32::try_from(of.hits).ok().map(f64::from)),
    ("a hit's half-life, weeks", 0, |of| of.hit_half_life_weeks.map(f64::from)),
    ("TOP-10 that is new after 13 weeks", 2, |of| of.chart_turnover),
    ("hits that were hits in a second market", 2, |of| of.hits_that_spread),
    ("weeks until then", 0, |of| of.spread_weeks.map(f64::from)),
    ("return on stock", 2, |of| of.return_on_stock),
    ("overstock", 2, |of| of.overstock_share),
    ("overstock of what was ordered again", 3, |of| of.overstock_share_again),
    ("missed", 2, |of| of.missed_share),
];

fn whole(minor: i64) -> Option<f64> {
    i32::try_from(minor / 100).ok().map(f64::from)
}

/// GMV of the last quarter of a year, in whole money.
fn last(summary: &Summary) -> Option<f64> {
    whole(summary.last_quarter_minor)
}

fn words(figure: Option<f64>, places: usize) -> String {
    figure.map_or_else(|| "–".to_owned(), |figure| format!("{figure:.places$}"))
}

/// A quartile of a figure over the seeds that have it; the second is the median.
fn quartile(reports: &[Report], figure: fn(&Summary) -> Option<f64>, quarter: usize) -> Option<f64> {
    nth(reports.iter().filter_map(|report| figure(&report.summary)).collect(), quarter)
}

fn nth(mut figures: Vec<f64>, quarter: usize) -> Option<f64> {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() * quarter / 4).copied()
}
