//! A page that is not all of one thing: caps per creator and product, and less worth for what is like what stands above.

use super::candidates::Candidate;
use super::explore::{BEFORE, ONE_IN, Winner, ranked};
use super::{Ranked, Why};
use crate::state::{ItemState, State};

/// Of one creator, and with one product, on a page.
const PER_CREATOR: usize = 2;
const PER_PRODUCT: usize = 2;
/// What a page is chosen from.
const POOL: usize = 160;
/// How much of the spread of worth likeness costs (maximal marginal relevance).
const LIKENESS: f64 = 0.3;

/// Fills a page from candidates sorted by worth; the sixth place of every eight goes to the new.
pub(super) fn choose(state: &State, mut candidates: Vec<Candidate>, new: Vec<Winner>, n: usize) -> Vec<Ranked> {
    candidates.truncate(POOL);
    candidates.retain(|candidate| !new.iter().any(|winner| winner.candidate.place == candidate.place));
    let spread = spread(&candidates);
    let rest = candidates.into_iter().map(|candidate| (0.0, candidate)).collect();
    let mut choice = Choice { state, rest, taken: Vec::new(), page: Vec::new(), spread };
    let mut new = new.into_iter();
    while choice.page.len() < n {
        let is_turn = choice.page.len() % ONE_IN == BEFORE;
        let winner = if is_turn { new.next() } else { None };
        let went = match winner {
            Some(winner) => choice.take_new(winner),
            None => choice.take_best() || new.next().is_some_and(|winner| choice.take_new(winner)),
        };
        if !went {
            break;
        }
    }
    choice.page
}

/// A page in the making.
struct Choice<'a> {
    state: &'a State,
    /// What is left, with what its likeness costs it.
    rest: Vec<(f64, Candidate)>,
    taken: Vec<&'a ItemState>,
    page: Vec<Ranked>,
    spread: f64,
}

impl<'a> Choice<'a> {
    fn take_new(&mut self, winner: Winner) -> bool {
        let row = ranked(self.state, &winner.candidate, Why::New, winner.propensity, winner.rivals);
        self.take(winner.candidate.place, row)
    }

    fn take_best(&mut self) -> bool {
        let worth = |(cost, candidate): &(f64, Candidate)| candidate.score - LIKENESS * self.spread * cost;
        let allowed = self.rest.iter().enumerate().filter(|(_, (_, candidate))| self.is_allowed(candidate.place));
        let best = allowed.max_by(|a, b| worth(a.1).total_cmp(&worth(b.1)).then(b.0.cmp(&a.0)));
        let Some(place) = best.map(|(place, _)| place) else { return false };
        let (_, candidate) = self.rest.remove(place);
        let row = ranked(self.state, &candidate, candidate.why, 1.0, Vec::new());
        self.take(candidate.place, row)
    }

    fn take(&mut self, place: u32, row: Option<Ranked>) -> bool {
        let (Some(item), Some(row)) = (self.state.item(place), row) else { return false };
        for (cost, candidate) in &mut self.rest {
            let other = self.state.item(candidate.place);
            *cost = cost.max(other.map_or(0.0, |other| likeness(item, other)));
        }
        self.taken.push(item);
        self.page.push(row);
        true
    }

    fn is_allowed(&self, place: u32) -> bool {
        let Some(item) = self.state.item(place) else { return false };
        let of_creator = self.taken.iter().filter(|other| other.creator == item.creator).count();
        let with = |product: &u64| self.taken.iter().filter(|other| other.products.contains(product)).count();
        of_creator < PER_CREATOR && item.products.iter().all(|product| with(product) < PER_PRODUCT)
    }
}

/// How alike two items are, 0 to 1.
fn likeness(a: &ItemState, b: &ItemState) -> f64 {
    let shares = |a: &[u64], b: &[u64]| a.iter().any(|id| b.contains(id));
    if shares(&a.products, &b.products) {
        1.0
    } else if a.creator == b.creator {
        0.8
    } else if shares(&a.topics, &b.topics) {
        0.4
    } else {
        0.0
    }
}

/// From the best to the worst of a page's worth of candidates: the scale of what likeness costs.
fn spread(candidates: &[Candidate]) -> f64 {
    let mut best = candidates.iter().take(PER_PAGE).map(|candidate| candidate.score);
    let first = best.next().unwrap_or(0.0);
    (first - best.next_back().unwrap_or(first)).max(1e-6)
}

/// Candidates that set the scale.
const PER_PAGE: usize = 32;
