//! Chance, with its probability written down: new items get their turn, and a request in a hundred is drawn by lot.

use super::candidates::Candidate;
use super::{NEW_UNTIL, Ranked, Recommender, Request, Why};
use crate::heads::Expectation;
use crate::number::{index, next, normal, real, unit};
use crate::sight::Sight;
use crate::state::State;

/// One place in so many is for the new: the sixth, the fourteenth, and so on.
pub(super) const ONE_IN: usize = 8;
/// Places of a page before the first that is for the new.
pub(super) const BEFORE: usize = 5;
/// So many new items compete for a place.
const RIVALS: usize = 24;
/// A page by lot is drawn from so many of the best.
const LOT: usize = 48;
/// Drawings by which the chance of each to be the best is counted.
const DRAWINGS: usize = 64;
/// No rival's chance is below this.
pub const FLOOR: f64 = 1e-3;

/// One of a list, all equally likely.
pub(super) fn draw(pool: &[u32], seed: &mut u64) -> Option<u32> {
    pool.get(position(pool.len(), seed)).copied()
}

fn position(len: usize, seed: &mut u64) -> usize {
    index(next(seed) % u64::try_from(len.max(1)).unwrap_or(1))
}

/// A page drawn by lot from the best candidates.
pub(super) fn by_lot(state: &State, mut candidates: Vec<Candidate>, n: usize, seed: &mut u64) -> Vec<Ranked> {
    candidates.truncate(LOT.max(n));
    let mut page = Vec::new();
    while page.len() < n && !candidates.is_empty() {
        let propensity = 1.0 / real(candidates.len());
        let chosen = candidates.swap_remove(position(candidates.len(), seed));
        let rivals = candidates.iter().map(|rival| rival.expected).collect();
        page.extend(ranked(state, &chosen, Why::Chance, propensity, rivals));
    }
    page
}

/// Places of a page of `n` that are for the new.
fn places(n: usize) -> usize {
    n.saturating_sub(BEFORE).div_ceil(ONE_IN)
}

pub(super) fn ranked(
    state: &State,
    candidate: &Candidate,
    why: Why,
    propensity: f64,
    rivals: Vec<Expectation>,
) -> Option<Ranked> {
    let item = state.item(candidate.place)?.id;
    Some(Ranked { item, score: candidate.score, why, propensity, expected: candidate.expected, rivals })
}

/// A new item that won a place.
pub(super) struct Winner {
    pub candidate: Candidate,
    pub propensity: f64,
    pub rivals: Vec<Expectation>,
}

impl Recommender {
    /// New items for the places of the page that are theirs, drawn by Thompson sampling from their trials in the market.
    /// One creator has one at most.
    pub(super) fn explored(
        &self,
        request: &Request<'_>,
        sight: &Sight<'_>,
        known: &[Candidate],
        n: usize,
        seed: &mut u64,
    ) -> Vec<Winner> {
        let mut rivals = self.new_items(request, sight, known);
        let mut winners = Vec::new();
        while winners.len() < places(n) && !rivals.is_empty() {
            let chances = self.chances(&rivals, request, seed);
            let (chosen, propensity) = pick(&chances, seed);
            let candidate = rivals.swap_remove(chosen);
            let others = rivals.iter().map(|rival| rival.expected).collect();
            let creator = self.state.item(candidate.place).map(|item| item.creator);
            rivals.retain(|rival| self.state.item(rival.place).map(|item| item.creator) != creator);
            winners.push(Winner { candidate, propensity, rivals: others });
        }
        winners
    }

    fn new_items(&self, request: &Request<'_>, sight: &Sight<'_>, known: &[Candidate]) -> Vec<Candidate> {
        let Some(market) = self.state.markets.get(&request.market) else { return Vec::new() };
        let person = self.state.person(request.viewer);
        let is_new = |place: &u32| {
            let Some(item) = self.state.item(*place) else { return false };
            item.trials_in(request.market).0 < NEW_UNTIL
                && self.has_budget(item.creator, request.now)
                && self.may_show(*place, request, person)
                && sight.creator(item.creator) > -1.0
        };
        let new = market.fresh.iter().rev().copied().filter(is_new).take(RIVALS);
        let mut found: Vec<Candidate> = new
            .map(|place| {
                let same = known.iter().find(|candidate| candidate.place == place).cloned();
                let blank = Candidate { place, why: Why::New, expected: Expectation::default(), score: 0.0 };
                same.unwrap_or(blank)
            })
            .collect();
        self.expect(sight, request.market, &mut found);
        found
    }

    /// The probability of each to be drawn: how often it is best in a number of drawings from what is believed of it,
    /// (wins + 1)/(trials + 10), no less than [`FLOOR`].
    fn chances(&self, rivals: &[Candidate], request: &Request<'_>, seed: &mut u64) -> Vec<f64> {
        let beliefs: Vec<(f64, f64)> = rivals.iter().map(|rival| self.belief(rival.place, request)).collect();
        let mut wins = vec![0_usize; rivals.len()];
        for _ in 0..DRAWINGS {
            let drawn = beliefs.iter().map(|(mean, spread)| mean + spread * normal(seed)).enumerate();
            let best = drawn.max_by(|a, b| a.1.total_cmp(&b.1)).map_or(0, |(place, _)| place);
            wins.iter_mut().skip(best).take(1).for_each(|wins| *wins += 1);
        }
        let free = 1.0 - FLOOR * real(rivals.len());
        wins.into_iter().map(|wins| FLOOR + free * real(wins) / real(DRAWINGS)).collect()
    }

    /// Mean and spread of a Beta distribution.
    fn belief(&self, place: u32, request: &Request<'_>) -> (f64, f64) {
        let (shown, wanted) = self.state.item(place).map_or((0, 0), |item| item.trials_in(request.market));
        let (a, all) = (f64::from(wanted.min(shown)) + 1.0, f64::from(shown) + 10.0);
        let mean = a / all;
        (mean, (mean * (1.0 - mean) / (all + 1.0)).sqrt())
    }
}

/// A place drawn by these chances, and its chance.
fn pick(chances: &[f64], seed: &mut u64) -> (usize, f64) {
    let mut left = unit(next(seed)) * chances.iter().sum::<f64>();
    for (place, chance) in chances.iter().enumerate() {
        left -= chance;
        if left <= 0.0 {
            return (place, *chance);
        }
    }
    let last = chances.len().saturating_sub(1);
    (last, chances.last().copied().unwrap_or(1.0))
}
