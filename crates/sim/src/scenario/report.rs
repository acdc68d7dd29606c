//! What a scenario prints: a row a week, and figures about the whole.

use serde::Serialize;

use super::Scenario;
use super::assumptions::Assumptions;
use super::good::Good;
use super::hits;
use super::number::{part, real, real_i64};
use super::world::World;

/// Weeks of a quarter.
const QUARTER: usize = 13;
/// Products that are told one by one.
const BEST: usize = 10;
/// The few of whom one asks how much they make.
const FEW: f64 = 0.2;

/// A scenario that was lived through. Money is in hundredths of the scenario's only currency.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    pub scenario: Scenario,
    pub seed: u64,
    pub weeks: Vec<Week>,
    pub summary: Summary,
    /// The products of the most GMV, the best first.
    pub best: Vec<Best>,
    pub assumptions: Assumptions,
}

/// A product that sold well.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Best {
    pub price_minor: i64,
    /// The week in which its seller first ordered it; 0 is before the beginning.
    pub since: u32,
    /// Units by week, over all markets.
    pub units: Vec<i64>,
}

/// A week, over all markets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Week {
    pub week: u32,
    pub sellers: usize,
    pub creators: usize,
    /// Products on sale, counted in each market.
    pub listings: usize,
    /// People who come to search, or who see posts with products.
    pub visitors: usize,
    /// Units bought: an order is of one unit.
    pub orders: i64,
    pub gmv_minor: i64,
    pub returned_units: i64,
    pub returned_minor: i64,
    /// Commission on what was paid and kept.
    pub creators_minor: i64,
    /// Units that were wanted when none was left.
    pub missed_units: i64,
    pub arrived_units: i64,
    /// Units on hand.
    pub stock_units: i64,
    /// Units on hand beyond what the next weeks will sell, at last month's pace; and what they cost.
    pub overstock_units: i64,
    pub overstock_minor: i64,
    /// Units that a clearer took.
    pub cleared_units: i64,
}

/// Figures about the whole.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Summary {
    pub orders: i64,
    pub gmv_minor: i64,
    pub creators_minor: i64,
    /// GMV of the first and of the last 13 weeks, and the second over the first; `null` of fewer than 26 weeks.
    pub first_quarter_minor: i64,
    pub last_quarter_minor: i64,
    pub growth: Option<f64>,
    /// Of the last 13 weeks' GMV, what the best fifth of products made, of those on sale then.
    pub top_fifth_share: Option<f64>,
    /// Of products on sale in the last 13 weeks, best first, how many it takes for 80 % of GMV.
    pub products_for_80: Option<f64>,
    /// Products that were in the weekly TOP-10 of a market for four weeks at least, counted in each market.
    pub hits: usize,
    /// Weeks from a hit's best week until its sales stay under half of that, the middle one; `null` while most have not
    /// fallen so far.
    pub hit_half_life_weeks: Option<u32>,
    /// Of products that were a hit somewhere, how many were one in a second market, and after how many weeks, the middle one.
    pub hits_that_spread: Option<f64>,
    pub spread_weeks: Option<u32>,
    /// Of the last TOP-10, how many were not in the one 13 weeks before.
    pub chart_turnover: Option<f64>,
    /// What sellers earned over the cost of all stock that arrived; left-over stock at what a clearer pays.
    pub return_on_stock: Option<f64>,
    /// Of units that arrived, how many were cleared or are overstock at the end.
    pub overstock_share: Option<f64>,
    /// The same of products that were ordered again because they sold.
    pub overstock_share_again: Option<f64>,
    /// Of units wanted, how many were not there.
    pub missed_share: Option<f64>,
}

impl Report {
    pub(crate) fn of(world: &World, seed: u64, weeks: Vec<Week>) -> Report {
        let summary = Summary::of(world, &weeks);
        let best = best(world, weeks.len());
        Report { scenario: world.scenario, seed, weeks, summary, best, assumptions: world.given.clone() }
    }
}

fn best(world: &World, weeks: usize) -> Vec<Best> {
    let gmv =
        |good: &&Good| -> i64 { good.places.iter().flat_map(|place| &place.history).sum::<i64>() * good.price_minor };
    let mut goods: Vec<&Good> = world.goods.iter().collect();
    goods.sort_by_key(|good| std::cmp::Reverse(gmv(good)));
    let units = |good: &Good, week: usize| -> i64 {
        // A history ends with the last week, but may begin later than the first.
        let sold = |place: &super::good::Place| place.history.iter().rev().nth(weeks - 1 - week).copied().unwrap_or(0);
        good.places.iter().map(sold).sum()
    };
    let told = |good: &Good| Best {
        price_minor: good.price_minor,
        since: good.born,
        units: (0..weeks).map(|week| units(good, week)).collect(),
    };
    goods.into_iter().take(BEST).map(told).collect()
}

impl Summary {
    fn of(world: &World, weeks: &[Week]) -> Summary {
        let sum = |of: fn(&Week) -> i64| weeks.iter().map(of).sum::<i64>();
        let gmv = |weeks: &[Week]| weeks.iter().map(|week| week.gmv_minor).sum::<i64>();
        let first = gmv(weeks.get(..QUARTER).unwrap_or(weeks));
        let last = gmv(weeks.get(weeks.len().saturating_sub(QUARTER)..).unwrap_or_default());
        let sales = last_sales(world, weeks.len());
        let charts = hits::charts(world, weeks.len());
        let found = hits::found(world, &charts);
        let (orders, missed) = (sum(|week| week.orders), sum(|week| week.missed_units));
        let over = sum(|week| week.cleared_units) + weeks.last().map_or(0, |week| week.overstock_units);
        Summary {
            orders,
            gmv_minor: gmv(weeks),
            creators_minor: sum(|week| week.creators_minor),
            first_quarter_minor: first,
            last_quarter_minor: last,
            growth: if weeks.len() < 2 * QUARTER { None } else { share(last, first) },
            top_fifth_share: top_share(&sales, FEW),
            products_for_80: products_for(&sales, 0.8),
            hits: found.len(),
            hit_half_life_weeks: hits::half_life(&found),
            hits_that_spread: hits::spread_share(&found),
            spread_weeks: hits::spread_weeks(&found),
            chart_turnover: hits::turnover(&charts, QUARTER),
            return_on_stock: return_on_stock(world),
            overstock_share: share(over, sum(|week| week.arrived_units)),
            overstock_share_again: overstock_again(world),
            missed_share: share(missed, orders + missed),
        }
    }
}

/// `part / whole`; `None` of nothing.
fn share(part: i64, whole: i64) -> Option<f64> {
    (whole > 0).then(|| real_i64(part) / real_i64(whole))
}

/// GMV of the last 13 weeks of every product that was on sale then, the best first.
fn last_sales(world: &World, weeks: usize) -> Vec<i64> {
    let sold = |at: &Good| -> i64 {
        let units = |history: &Vec<i64>| history.iter().rev().take(QUARTER).sum::<i64>();
        at.places.iter().map(|place| units(&place.history)).sum::<i64>() * at.price_minor
    };
    let began = |good: &Good| usize::try_from(good.born).is_ok_and(|born| born < weeks);
    let on_sale = world.goods.iter().filter(|good| began(good)).map(|good| (good, sold(good)));
    let mut sales: Vec<i64> =
        on_sale.filter(|(good, sold)| *sold > 0 || !good.over && good.on_hand() > 0).map(|(_, sold)| sold).collect();
    sales.sort_unstable_by(|a, b| b.cmp(a));
    sales
}

fn top_share(sales: &[i64], few: f64) -> Option<f64> {
    let taken = super::number::count((real(sales.len()) * few).ceil());
    share(sales.iter().take(taken).sum(), sales.iter().sum())
}

fn products_for(sales: &[i64], wanted: f64) -> Option<f64> {
    let goal = real_i64(sales.iter().sum()) * wanted;
    let mut made = 0;
    let taken = sales.iter().position(|sold| {
        made += sold;
        real_i64(made) >= goal
    })?;
    (goal > 0.0).then(|| real(taken + 1) / real(sales.len()))
}

fn return_on_stock(world: &World) -> Option<f64> {
    let left: i64 = world.goods.iter().map(|good| part(good.on_hand() * good.cost_minor, world.given.salvage)).sum();
    share(world.earned_minor + world.cleared_minor + left - world.spent_minor - world.stock_minor, world.stock_minor)
}

fn overstock_again(world: &World) -> Option<f64> {
    let again = || world.goods.iter().flat_map(|good| &good.stocks).filter(|stock| stock.again);
    let over = again().map(|stock| stock.cleared + stock.overstock(world.given.overstock_after)).sum();
    share(over, again().map(|stock| stock.arrived).sum())
}
