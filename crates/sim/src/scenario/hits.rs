//! Hits: products that were in a market's TOP-10 for at least four weeks; how long they last, and where they go.

use std::collections::BTreeMap;

use super::number::{real, real_i64};
use super::world::World;

/// Places of a chart.
const CHART: usize = 10;
/// Units of a week below which nothing is a hit.
const LEAST_UNITS: i64 = 3;

/// Weeks on the chart that make a hit: what sells out in a week and is forgotten is none.
const LEAST_WEEKS: usize = 4;

/// The products of each week's chart, of each market.
pub(crate) type Charts = Vec<Vec<Vec<usize>>>;

/// A product that was a hit in a market.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    pub good: usize,
    /// The first week on the chart.
    pub since: u32,
    /// Weeks from its best week until it stayed under half of that, or until the end of what was seen.
    pub life: u32,
    /// Whether it fell so far.
    pub fell: bool,
}

/// The TOP-10 by units, of every week and market.
pub(crate) fn charts(world: &World, weeks: usize) -> Charts {
    (0..world.visitors.len())
        .map(|market| (0..weeks).map(|week| chart(world, market, weeks - week)).collect())
        .collect()
}

/// The chart of the `back`-th week from the end.
fn chart(world: &World, market: usize, back: usize) -> Vec<usize> {
    let sold = |at: usize| units(world, at, market).iter().rev().nth(back - 1).copied().unwrap_or(0);
    let mut ranked: Vec<(i64, usize)> =
        (0..world.goods.len()).map(|at| (sold(at), at)).filter(|row| row.0 >= LEAST_UNITS).collect();
    ranked.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    ranked.into_iter().take(CHART).map(|row| row.1).collect()
}

fn units<'w>(world: &'w World, good: usize, market: usize) -> &'w [i64] {
    world.goods.get(good).and_then(|good| good.places.get(market)).map_or(&[], |place| &place.history)
}

/// Every hit, in the order of markets and of products.
pub(crate) fn found(world: &World, charts: &Charts) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (market, weeks) in charts.iter().enumerate() {
        let mut charted: BTreeMap<usize, (u32, usize)> = BTreeMap::new();
        for (week, good) in (1..).zip(weeks).flat_map(|(week, chart)| chart.iter().map(move |good| (week, *good))) {
            charted.entry(good).or_insert((week, 0)).1 += 1;
        }
        let lasted = charted.into_iter().filter(|(_, (_, weeks))| *weeks >= LEAST_WEEKS);
        hits.extend(lasted.map(|(good, (since, _))| hit(good, since, units(world, good, market))));
    }
    hits
}

/// Follows a hit from its best week, by means of three weeks, until it stays under half of that.
fn hit(good: usize, since: u32, units: &[i64]) -> Hit {
    let means: Vec<f64> = units.windows(3).map(|three| real_i64(three.iter().sum())).collect();
    let best = means.iter().copied().fold(0.0, f64::max);
    let peak = means.iter().position(|mean| *mean >= best).unwrap_or(0);
    let after = means.get(peak..).unwrap_or_default();
    let last = after.iter().rposition(|mean| *mean > best / 2.0).unwrap_or(0);
    let life = u32::try_from(last + 1).unwrap_or(u32::MAX);
    Hit { good, since, life, fell: last + 1 < after.len() }
}

/// The middle life, of those that fell and of those that have not yet (Kaplan and Meier).
pub(crate) fn half_life(hits: &[Hit]) -> Option<u32> {
    let mut lives: Vec<(u32, bool)> = hits.iter().map(|hit| (hit.life, hit.fell)).collect();
    // Who falls in a week was still there in it: falls go before ends of what was seen.
    lives.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
    let (mut left, mut lasting) = (lives.len(), 1.0);
    for (life, fell) in lives {
        if fell {
            lasting *= 1.0 - 1.0 / real(left);
        }
        left -= 1;
        if lasting <= 0.5 {
            return Some(life);
        }
    }
    None
}

/// Of products that were a hit somewhere, how many were one in a second market.
pub(crate) fn spread_share(hits: &[Hit]) -> Option<f64> {
    let weeks = weeks_by_good(hits);
    (!weeks.is_empty()).then(|| real(weeks.values().filter(|weeks| weeks.len() > 1).count()) / real(weeks.len()))
}

/// Weeks from the first market's chart to the second's, the middle one.
pub(crate) fn spread_weeks(hits: &[Hit]) -> Option<u32> {
    let second = |weeks: &Vec<u32>| weeks.first().zip(weeks.get(1)).map(|(first, second)| second - first);
    let mut later: Vec<u32> = weeks_by_good(hits).values().filter_map(second).collect();
    later.sort_unstable();
    later.get(later.len() / 2).copied()
}

fn weeks_by_good(hits: &[Hit]) -> BTreeMap<usize, Vec<u32>> {
    let mut weeks: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
    hits.iter().for_each(|hit| weeks.entry(hit.good).or_default().push(hit.since));
    weeks.values_mut().for_each(|weeks| weeks.sort_unstable());
    weeks
}

/// Of the last charts, how much was not on the one `weeks` before.
pub(crate) fn turnover(charts: &Charts, weeks: usize) -> Option<f64> {
    let (mut new, mut all) = (0, 0);
    for market in charts {
        let (Some(last), Some(before)) = (market.last(), market.iter().rev().nth(weeks)) else { continue };
        all += last.len();
        new += last.iter().filter(|good| !before.contains(good)).count();
    }
    (all > 0).then(|| real(new) / real(all))
}
