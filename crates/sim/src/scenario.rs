//! Two ways for a market to grow, from a seed: from its sellers, who bring goods that people come to search; or from its
//! viewers, in whom creators plant the wish for goods. A model of people, sellers, products and stock by the week, and
//! nothing that is sold in earnest: what it assumes is in [`assumptions`], what it says and cannot say in `docs/2015.md`.

pub mod assumptions;
mod good;
mod hits;
mod lot;
mod number;
pub mod picture;
mod report;
mod search;
mod seller;
mod watching;
mod world;

use kernel::SeededRng;
use serde::Serialize;

pub use assumptions::{Assumption, AssumptionError, Assumptions};
pub use report::{Best, Report, Summary, Week};

use lot::Lot;
use world::World;

/// Minor units of one of money.
const MINOR: f64 = 100.0;

/// Where a market starts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scenario {
    /// Sellers and their goods come first, then fast delivery, then the platform's own logistics.
    SupplyFirst,
    /// Viewers come first, then creators, then hits; a seller lists once and sells in every market.
    DemandFirst,
}

/// Lives through `weeks` of a scenario. The same seed and assumptions live the same life.
pub fn grow(scenario: Scenario, weeks: u32, seed: u64, given: &Assumptions) -> Report {
    let rng = SeededRng::new(seed);
    let mut world = World::found(scenario, given, Lot(&rng));
    let weeks = (1..=weeks).map(|week| world.live(week)).collect();
    Report::of(&world, seed, weeks)
}

#[cfg(test)]
mod tests;
