//! The feed as it is served: pages out, events in.

mod candidates;
mod explore;
mod variety;

use std::collections::{BTreeMap, HashMap, VecDeque};

use kernel::{Instant, MINUTE_MS, MarketCode};
use sha2::{Digest, Sha256};

use crate::decayed::{Decayed, HALF_LIVES_H, ONE_DAY};
use crate::heads::{Example, Expectation, HEADS, Heads, Weights, outcome};
use crate::number::next;
use crate::sight::{Features, Sight};
use crate::state::{Map, State};
use crate::taste::{Mix, Taste};
use crate::{Event, Item, Kind};
use candidates::Candidate;

/// A page is at most so long.
pub const PAGE_MAX: usize = 50;

/// What came of a showing is awaited so long.
const AWAIT_MS: i64 = 10 * MINUTE_MS;
/// So many showings are awaited at the most.
const AWAITED_MAX: usize = 50_000;
/// Until so many events every one teaches the models; after that a fixed sample does.
const EVERY_UNTIL: u64 = 20_000;
/// After that, one in so many.
const SHOWN_SAMPLE: u64 = 32;
const LIKED_SAMPLE: u64 = 16;
/// The taste learns from so many popular and new items beside the chosen one.
const RIVALS: usize = 24;
/// An item shown less often in a market is new there.
pub(crate) const NEW_UNTIL: u32 = 200;
/// New items of one creator are shown for exploration so often in a day, decayed.
const CREATOR_BUDGET: f64 = 500.0;

/// A page is wanted.
pub struct Request<'a> {
    /// As in [`Event::viewer`].
    pub viewer: u64,
    pub market: MarketCode,
    /// Followed creators, beside those that the feed heard of.
    pub follows: &'a [u64],
    /// Creators that must not appear.
    pub muted: &'a [u64],
    /// Products in the cart or watched.
    pub products: &'a [u64],
    pub now: Instant,
    /// How many items, at most [`PAGE_MAX`].
    pub n: usize,
    /// Chance: the same seed and state give the same page.
    pub seed: u64,
    /// Whether an item may be shown now: not sold out, not paused, allowed for this viewer.
    pub eligible: &'a dyn Fn(u64) -> bool,
}

/// Why an item is on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Why {
    /// People who turned to that item turned to this one.
    Like {
        item: u64,
    },
    /// Popular in the market now.
    Popular,
    /// Popular in a topic that the viewer wants.
    Topic {
        topic: u64,
    },
    Followed {
        creator: u64,
    },
    /// A room that is live now.
    Live,
    /// A new post.
    Fresh,
    /// Shows a product in the cart or on the list.
    Product {
        product: u64,
    },
    /// New, and given a chance to be found.
    New,
    /// Drawn by lot, to keep the feed honest.
    Chance,
}

/// A place on the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranked {
    pub item: u64,
    /// Its worth by the operator's weights.
    pub score: f64,
    pub why: Why,
    /// The probability with which it was chosen here, 1e-3 to 1; 1 where chance had no part.
    pub propensity: f64,
    pub expected: Expectation,
    /// What else could have been drawn here; empty where chance had no part.
    pub rivals: Vec<Expectation>,
}

/// State and models. Pages are read under a shared lock, events learnt under an exclusive one, a few hundred at a time.
#[derive(Clone, Debug, Default)]
pub struct Recommender {
    state: State,
    taste: Taste,
    mixes: BTreeMap<MarketCode, Mix>,
    heads: Heads,
    awaited: VecDeque<Example>,
    /// Number of the awaited showing, counted from the first ever.
    waiting: HashMap<(u64, u32), u64>,
    forgotten: u64,
    budgets: Map<Decayed>,
    weights: Weights,
}

impl Recommender {
    /// An empty feed with the operator's weights.
    pub fn new(weights: Weights) -> Recommender {
        Recommender { weights, ..Recommender::default() }
    }

    pub fn state(&self) -> &State {
        &self.state
    }

    pub fn weights(&self) -> Weights {
        self.weights
    }

    pub fn set_weights(&mut self, weights: Weights) {
        self.weights = weights;
    }

    /// The learnt weight of popularity in a market's start score.
    pub fn popularity_weight(&self, market: MarketCode) -> f64 {
        self.mixes.get(&market).map_or_else(|| Mix::default().weight(), Mix::weight)
    }

    /// Makes an item known or changes it.
    pub fn put(&mut self, item: &Item) {
        self.state.put(item);
    }

    /// Takes an item out of every page until it is put again.
    pub fn close(&mut self, item: u64) {
        self.state.close(item);
    }

    /// Which of the five outcomes an event is, in the order of [`Weights`], if any.
    pub fn outcome(&self, event: &Event) -> Option<usize> {
        let is_complete = self.state.place(event.item).is_some_and(|place| self.state.is_complete(place, event));
        outcome(event.kind, is_complete)
    }

    /// Whether a viewer said that they do not want to see an item.
    pub fn is_refused(&self, viewer: u64, item: u64) -> bool {
        let refused = self.state.person(viewer).map(|person| &person.refused);
        self.state.place(item).is_some_and(|place| refused.is_some_and(|refused| refused.contains(&place)))
    }

    /// Whether an item was on a viewer's screen lately.
    pub fn is_seen(&self, viewer: u64, item: u64) -> bool {
        let seen = self.state.person(viewer).map(|person| &person.seen);
        self.state.place(item).is_some_and(|place| seen.is_some_and(|seen| seen.contains(&place)))
    }

    /// Learns one event. Put, close and learn in the order of the log make the same feed again.
    pub fn learn(&mut self, event: &Event) {
        self.settle(event.at);
        if let Some(place) = self.state.place(event.item) {
            self.test(place, event);
        }
        self.state.absorb(event);
    }

    fn test(&mut self, place: u32, event: &Event) {
        if event.kind == Kind::Impression {
            self.spend(place, event);
            if self.teaches(event, SHOWN_SAMPLE) {
                self.await_outcome(place, event);
            }
        } else {
            self.record_outcome(place, event);
            if event.kind.strength() >= 1.0 && self.teaches(event, LIKED_SAMPLE) {
                self.teach_taste(place, event);
            }
        }
    }

    /// Whether an event is of the sample that teaches: decided by the event alone.
    fn teaches(&self, event: &Event, one_in: u64) -> bool {
        let mut seed = event.viewer ^ event.item.rotate_left(32) ^ event.at.ms().unsigned_abs();
        self.state.events() < EVERY_UNTIL || next(&mut seed).is_multiple_of(one_in)
    }

    fn spend(&mut self, place: u32, event: &Event) {
        let Some(item) = self.state.item(place) else { return };
        if item.trials_in(event.market).0 < NEW_UNTIL {
            let budget = self.budgets.entry(item.creator).or_default();
            budget.add(1.0, event.at.ms(), HALF_LIVES_H.get(ONE_DAY).copied().unwrap_or(24.0));
        }
    }

    fn has_budget(&self, creator: u64, now: Instant) -> bool {
        let spent = self.budgets.get(&creator).copied().unwrap_or_default();
        spent.at(now.ms(), HALF_LIVES_H.get(ONE_DAY).copied().unwrap_or(24.0)) < CREATOR_BUDGET
    }

    fn await_outcome(&mut self, place: u32, event: &Event) {
        let sight = Sight::of(&self.state, event.viewer, event.market, event.at.ms(), &[place]);
        let features = sight.features(place);
        let number = self.forgotten + u64::try_from(self.awaited.len()).unwrap_or(0);
        self.waiting.insert((event.viewer, place), number);
        let (viewer, at) = (event.viewer, event.at);
        self.awaited.push_back(Example { viewer, item: place, at, features, outcomes: [false; HEADS] });
    }

    fn record_outcome(&mut self, place: u32, event: &Event) {
        let Some(outcome) = outcome(event.kind, self.state.is_complete(place, event)) else { return };
        let Some(number) = self.waiting.get(&(event.viewer, place)) else { return };
        let example = self.awaited.get_mut(crate::number::index(number - self.forgotten));
        if let Some(came) = example.and_then(|example| example.outcomes.get_mut(outcome)) {
            *came = true;
        }
    }

    /// Learns from showings whose time is over.
    fn settle(&mut self, now: Instant) {
        while let Some(first) = self.awaited.front() {
            if now.since_ms(first.at) < AWAIT_MS && self.awaited.len() <= AWAITED_MAX {
                return;
            }
            if let Some(example) = self.awaited.pop_front() {
                self.heads.learn(&example);
                let key = (example.viewer, example.item);
                if self.waiting.get(&key) == Some(&self.forgotten) {
                    self.waiting.remove(&key);
                }
                self.forgotten += 1;
            }
        }
    }

    fn teach_taste(&mut self, place: u32, event: &Event) {
        let mut seed = event.viewer.wrapping_mul(31) ^ event.item ^ event.at.ms().unsigned_abs();
        let rivals = self.rivals(event.market, place, &mut seed);
        let offered: Vec<u32> = std::iter::once(place).chain(rivals).collect();
        let sight = Sight::of(&self.state, event.viewer, event.market, event.at.ms(), &offered);
        let features: Vec<Features> = offered.iter().map(|place| sight.features(*place)).collect();
        let parts: Vec<(f64, f64)> = offered.iter().map(|place| sight.parts(*place)).collect();
        if let Some(own) = features.first() {
            self.taste.learn(own, &features);
        }
        self.mixes.entry(event.market).or_default().learn(&parts, 0);
    }

    /// A draw of what is popular and what is new in the market.
    fn rivals(&self, market: MarketCode, own: u32, seed: &mut u64) -> Vec<u32> {
        let fresh = self.state.markets.get(&market).map_or(&[][..], |market| market.fresh.as_slice());
        let pool: Vec<u32> =
            self.state.popular(market, false).take(96).chain(fresh.iter().rev().take(32).copied()).collect();
        let draws = 0..RIVALS.min(pool.len());
        let mut rivals: Vec<u32> =
            draws.filter_map(|_| explore::draw(&pool, seed)).filter(|item| *item != own).collect();
        rivals.sort_unstable();
        rivals.dedup();
        rivals
    }

    /// A page for a viewer, best first. Nothing repeated, muted, refused, closed or ineligible is on it; it is shorter than
    /// asked only when there is nothing else to show.
    pub fn page(&self, request: &Request<'_>) -> Vec<Ranked> {
        let mut seed = request.seed;
        let sight = Sight::new(&self.state, request.viewer, request.market, request.now.ms());
        let mut candidates = self.candidates(request, &sight);
        self.expect(&sight, request.market, &mut candidates);
        let n = request.n.min(PAGE_MAX);
        if next(&mut seed).is_multiple_of(100) {
            return explore::by_lot(&self.state, candidates, n, &mut seed);
        }
        let new = self.explored(request, &sight, &candidates, n, &mut seed);
        variety::choose(&self.state, candidates, new, n)
    }

    /// Fills in what is expected of each and sorts by worth.
    fn expect(&self, sight: &Sight<'_>, market: MarketCode, candidates: &mut [Candidate]) {
        let features: Vec<Features> = candidates.iter().map(|candidate| sight.features(candidate.place)).collect();
        let tastes: Vec<f64> = features.iter().map(|features| self.taste.score(features)).collect();
        let parts: Vec<(f64, f64)> = candidates.iter().map(|candidate| sight.parts(candidate.place)).collect();
        let mix = self.mixes.get(&market).cloned().unwrap_or_default();
        let starts = mix.scores(&parts);
        let top_taste = tastes.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let top_start = starts.iter().copied().fold(1e-9, f64::max);
        for (((candidate, features), taste), start) in candidates.iter_mut().zip(&features).zip(tastes).zip(starts) {
            let chances = self.heads.predict(features);
            candidate.expected = Expectation { chances, next: (taste - top_taste).exp(), start: start / top_start };
            candidate.score = self.weights.value(&candidate.expected);
        }
        candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.place.cmp(&b.place)));
    }

    /// SHA-256 over state and models, in hexadecimal: a feed rebuilt from the log has the hash of the live one.
    pub fn hash(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(self.state.hash());
        let mixes = self.mixes.values().flat_map(Mix::bits);
        self.taste.bits().chain(self.heads.bits()).chain(mixes).for_each(|bits| hash.update(bits.to_le_bytes()));
        hash.update(self.forgotten.to_le_bytes());
        for example in &self.awaited {
            hash.update(example.viewer.to_le_bytes());
            hash.update(example.item.to_le_bytes());
            hash.update(example.outcomes.map(u8::from));
            example.features.iter().for_each(|x| hash.update(x.to_le_bytes()));
        }
        let mut budgets: Vec<(u64, u64)> =
            self.budgets.iter().map(|(creator, spent)| (*creator, spent.bits())).collect();
        budgets.sort_unstable();
        budgets.iter().for_each(|(creator, spent)| hash.update((creator ^ spent).to_le_bytes()));
        hex::encode(hash.finalize())
    }
}

#[cfg(test)]
mod tests;
