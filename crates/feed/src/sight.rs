//! What a viewer's past and the present say about an item: the start score and the numbers that the models weigh.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use kernel::MarketCode;

use crate::decayed::HORIZONS;
use crate::hasher::Quick;
use crate::number::{hours, real};
use crate::person::Person;
use crate::state::{ItemState, State};

/// How many numbers describe a pair of viewer and item.
pub const FEATURES: usize = 21;

/// Numbers about a pair of viewer and item, most of them logarithms between −5 and 5.
pub type Features = [f64; FEATURES];

/// Co-visitation looks at so many last items; a wider reading at all that are remembered.
const RECENT: usize = 30;

/// Room made for ties per remembered fact.
const TIES_EXPECTED: usize = 30;

/// How an item is tied to a viewer's past.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Tie {
    /// `Σ e^(−0.1·rank)·nb/√(n_i(n_j+1))` over the last 30.
    pub covis: f64,
    /// The same over the whole memory, forgetting slowly.
    wide: f64,
    /// The same over what happened within hours of each other and lately.
    near: f64,
    /// The item of the past that weighs most, and its weight.
    pub by: u32,
    by_weight: f64,
}

/// A viewer at an instant in a market.
pub(crate) struct Sight<'a> {
    state: &'a State,
    person: Option<&'a Person>,
    pub ties: HashMap<u32, Tie, BuildHasherDefault<Quick>>,
    market: MarketCode,
    market_pops: [f64; HORIZONS],
    now_ms: i64,
    /// 1 in the middle of a session, fading within an hour.
    session: f64,
    creators: Vec<(u64, f64)>,
    topics: Vec<(u64, f64)>,
}

impl<'a> Sight<'a> {
    /// How the viewer sees everything.
    pub fn new(state: &'a State, viewer: u64, market: MarketCode, now_ms: i64) -> Sight<'a> {
        let mut sight = Sight::blank(state, viewer, market, now_ms);
        let facts = sight.person.map_or(0, |person| person.history.len());
        sight.ties.reserve(facts * TIES_EXPECTED);
        sight.tie(&|_| true);
        sight
    }

    /// How the viewer sees these items alone: much cheaper.
    pub fn of(state: &'a State, viewer: u64, market: MarketCode, now_ms: i64, places: &[u32]) -> Sight<'a> {
        let mut sight = Sight::blank(state, viewer, market, now_ms);
        sight.tie(&|place| places.contains(&place));
        sight
    }

    fn blank(state: &'a State, viewer: u64, market: MarketCode, now_ms: i64) -> Sight<'a> {
        let person = state.person(viewer);
        let market_pops = state.markets.get(&market).map_or([0.0; HORIZONS], |market| market.pops.at(now_ms));
        let last = person.and_then(|person| person.history.back());
        let session = last.map_or(0.0, |past| (-ago_h(now_ms, past.at_s)).exp());
        let (ties, creators, topics) = (HashMap::default(), Vec::new(), Vec::new());
        let mut sight = Sight { state, person, ties, market, market_pops, now_ms, session, creators, topics };
        sight.learn_affinities();
        sight
    }

    fn tie(&mut self, is_wanted: &dyn Fn(u32) -> bool) {
        let positives = self.person.into_iter().flat_map(Person::positives).enumerate();
        for (rank, past) in positives {
            let Some(item) = self.state.item(past.item) else { continue };
            let own = f64::from(self.state.total(past.item));
            let recent = if rank < RECENT { (-0.1 * real(rank)).exp() } else { 0.0 };
            let wide = (-0.03 * real(rank)).exp();
            let near = 0.5 * recent + 0.5 * (-ago_h(self.now_ms, past.at_s) / 2.0).exp();
            for neighbour in item.neighbours.iter().filter(|neighbour| is_wanted(neighbour.item)) {
                let other = f64::from(self.state.total(neighbour.item));
                let scale = 1.0 / (own * (other + 1.0)).sqrt().max(1e-3);
                let (long, short) = (f64::from(neighbour.long) * scale, f64::from(neighbour.near) * scale);
                let tie = self.ties.entry(neighbour.item).or_default();
                tie.covis += recent * long;
                tie.wide += wide * long;
                tie.near += near * short;
                if wide * long > tie.by_weight {
                    (tie.by, tie.by_weight) = (past.item, wide * long);
                }
            }
        }
    }

    fn learn_affinities(&mut self) {
        for past in self.person.into_iter().flat_map(|person| person.history.iter()) {
            let Some(item) = self.state.item(past.item) else { continue };
            let weight = f64::from(past.strength);
            if item.creator != 0 {
                add(&mut self.creators, item.creator, weight);
            }
            item.topics.iter().for_each(|topic| add(&mut self.topics, *topic, weight));
        }
    }

    /// Ties and three-hour popularity of an item: the two parts of the start score.
    pub fn parts(&self, place: u32) -> (f64, f64) {
        let covis = self.ties.get(&place).map_or(0.0, |tie| tie.covis);
        let pop = self.state.item(place).map_or(0.0, |item| item.pop_at(self.market, self.now_ms));
        (covis, pop)
    }

    /// The creators that this viewer wants, by weight; below 0 is unwanted.
    pub fn creator(&self, creator: u64) -> f64 {
        lookup(&self.creators, creator)
    }

    /// The topics that this viewer wants, the most wanted first.
    pub fn wanted_topics(&self) -> Vec<u64> {
        let mut topics: Vec<(u64, f64)> = self.topics.iter().filter(|(_, weight)| *weight > 0.0).copied().collect();
        topics.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        topics.into_iter().map(|(topic, _)| topic).collect()
    }

    /// Everything the models may know.
    pub fn features(&self, place: u32) -> Features {
        let Some(item) = self.state.item(place) else { return [0.0; FEATURES] };
        let tie = self.ties.get(&place).copied().unwrap_or_default();
        let [p0, p1, p2, p3, p4] = self.pops(item);
        let age = hours(self.now_ms - item.first_ms.max(item.posted_ms)).max(0.0);
        let since = hours(self.now_ms - item.last_ms).max(0.0);
        let (log_age, log_since) = ((age + 0.1).ln(), (since + 0.02).ln());
        let (covis, near) = ((10.0 * tie.covis + 0.05).ln(), (10.0 * tie.near + 0.05).ln());
        let wide = (10.0 * tie.wide + 0.05).ln();
        let total = (f64::from(self.state.total(place)) + 1.0).ln();
        let [completion, liking, skipping] = item.rates();
        let followed = self.person.is_some_and(|person| person.follows.contains(&item.creator));
        let topic: f64 = item.topics.iter().map(|topic| lookup(&self.topics, *topic)).sum();
        let creator = self.creator(item.creator);
        [
            1.0,
            p0,
            p1,
            p2,
            p3,
            p4,
            covis,
            wide,
            near,
            log_age,
            log_since,
            0.3 * log_age * log_age,
            0.2 * log_since * log_since,
            total,
            0.3 * p2 * covis,
            near * self.session,
            soft(creator) + if followed { 1.0 } else { 0.0 },
            soft(topic),
            completion,
            liking,
            skipping,
        ]
    }

    /// Logarithms of an item's share of its market's demand at each half-life.
    fn pops(&self, item: &ItemState) -> [f64; HORIZONS] {
        let mut pops = item.pops_at(self.market, self.now_ms);
        for (pop, all) in pops.iter_mut().zip(self.market_pops) {
            *pop = (100.0 * (*pop + 0.02) / (all + 1.0) + 0.02).ln();
        }
        pops
    }
}

impl ItemState {
    /// Completion, liking and skipping against what is usual, as logarithms.
    fn rates(&self) -> [f64; 3] {
        let shown = f64::from(self.shown);
        [(self.completed, 0.3), (self.liked, 0.05), (self.skipped, 0.2)]
            .map(|(count, usual)| ((f64::from(count) + 10.0 * usual) / ((shown + 10.0) * usual)).ln())
    }
}

fn ago_h(now_ms: i64, at_s: u32) -> f64 {
    hours(now_ms - i64::from(at_s) * 1000).max(0.0)
}

fn add(weights: &mut Vec<(u64, f64)>, id: u64, weight: f64) {
    match weights.iter_mut().find(|(known, _)| *known == id) {
        Some((_, sum)) => *sum += weight,
        None => weights.push((id, weight)),
    }
}

fn lookup(weights: &[(u64, f64)], id: u64) -> f64 {
    weights.iter().find(|(known, _)| *known == id).map_or(0.0, |(_, weight)| *weight)
}

fn soft(x: f64) -> f64 {
    x.signum() * x.abs().ln_1p()
}
