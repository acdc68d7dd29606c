//! Everything that is counted, in memory, changed by one event at a time and by nothing else.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::BuildHasherDefault;

use kernel::MarketCode;
use sha2::{Digest, Sha256};

use crate::decayed::{HALF_LIVES_H, HORIZONS, Horizons, ONE_DAY, THREE_HOURS};
use crate::hasher::Quick;
use crate::neighbours::{NEIGHBOURS_MAX, Neighbours};
use crate::number::{hours, real_i64, short};
use crate::person::{Past, Person};
use crate::{Event, Item, Kind};

pub(crate) type Map<V> = HashMap<u64, V, BuildHasherDefault<Quick>>;

/// A liked thing is paired with so many earlier ones of the same person.
const PAIRS_STRONG: usize = 64;
/// A glance is paired with so many.
const PAIRS_WEAK: usize = 6;
/// Facts so strong are worth the longer memory.
const STRONG: f32 = 0.7;
/// Facts so many hours apart count 1/e in [`crate::neighbours::Neighbour::near`].
const NEAR_H: f64 = 3.0;
/// Items kept in a list of what is popular.
const POPULAR_MAX: usize = 256;
/// Items kept in a list of what is new, by market, creator, product or topic.
const FRESH_MAX: usize = 256;
const OF_ONE_MAX: usize = 24;

/// What is counted of one item.
#[derive(Clone, Debug, Default)]
pub(crate) struct ItemState {
    pub id: u64,
    pub creator: u64,
    pub topics: Vec<u64>,
    pub products: Vec<u64>,
    pub markets: Vec<MarketCode>,
    pub live: bool,
    pub open: bool,
    pub posted_ms: i64,
    pub first_ms: i64,
    pub last_ms: i64,
    pub duration_ms: i64,
    pub pops: Vec<(MarketCode, Horizons)>,
    pub neighbours: Neighbours,
    pub shown: u32,
    pub completed: u32,
    pub liked: u32,
    pub skipped: u32,
    /// Shown and wanted by market, for the exploration of what is new.
    pub trials: Vec<(MarketCode, u32, u32)>,
}

/// What is counted of one market.
#[derive(Clone, Debug, Default)]
pub(crate) struct MarketState {
    pub pops: Horizons,
    /// By counter at three hours and at a day: the most popular items.
    popular: [Popular; 2],
    pub fresh: Vec<u32>,
    pub live: BTreeSet<u32>,
    pub topics: Map<Popular>,
}

/// The items of the largest counters.
#[derive(Clone, Debug, Default)]
pub(crate) struct Popular(BTreeSet<(u64, u32)>);

impl Popular {
    fn update(&mut self, before: u64, now: u64, item: u32, max: usize) {
        self.0.remove(&(before, item));
        self.0.insert((now, item));
        if self.0.len() > max {
            self.0.pop_first();
        }
    }

    /// The most popular first.
    pub fn iter(&self) -> impl Iterator<Item = u32> {
        self.0.iter().rev().map(|(_, item)| *item)
    }
}

/// Counters, neighbours and memories. The same events and items in the same order make the same state, bit by bit.
#[derive(Clone, Debug)]
pub struct State {
    neighbours_max: usize,
    pub(crate) items: Vec<ItemState>,
    /// Of each item the summed strengths of positive facts; apart, since co-visitation reads it of thousands.
    totals: Vec<f32>,
    index: Map<u32>,
    people: Vec<Person>,
    person_index: Map<u32>,
    pub(crate) markets: BTreeMap<MarketCode, MarketState>,
    by_creator: Map<Vec<u32>>,
    by_product: Map<Vec<u32>>,
    events: u64,
}

impl Default for State {
    fn default() -> State {
        State::keeping(NEIGHBOURS_MAX)
    }
}

impl State {
    /// An empty state that keeps so many neighbours per item, 12 bytes each.
    pub fn keeping(neighbours_max: usize) -> State {
        State {
            neighbours_max,
            items: Vec::new(),
            totals: Vec::new(),
            index: Map::default(),
            people: Vec::new(),
            person_index: Map::default(),
            markets: BTreeMap::new(),
            by_creator: Map::default(),
            by_product: Map::default(),
            events: 0,
        }
    }

    /// How many items are known.
    pub fn items(&self) -> usize {
        self.items.len()
    }

    /// How many people and devices are known.
    pub fn people(&self) -> usize {
        self.people.len()
    }

    /// How many events were absorbed.
    pub fn events(&self) -> u64 {
        self.events
    }

    pub(crate) fn item(&self, place: u32) -> Option<&ItemState> {
        self.items.get(usize::try_from(place).ok()?)
    }

    /// The summed strengths of an item's positive facts.
    pub(crate) fn total(&self, place: u32) -> f32 {
        usize::try_from(place).ok().and_then(|place| self.totals.get(place)).copied().unwrap_or(0.0)
    }

    fn item_mut(&mut self, place: u32) -> Option<&mut ItemState> {
        self.items.get_mut(usize::try_from(place).ok()?)
    }

    /// The place of an item by its id.
    pub(crate) fn place(&self, id: u64) -> Option<u32> {
        self.index.get(&id).copied()
    }

    pub(crate) fn person(&self, viewer: u64) -> Option<&Person> {
        let place = self.person_index.get(&viewer)?;
        self.people.get(usize::try_from(*place).ok()?)
    }

    fn person_mut(&mut self, viewer: u64) -> Option<&mut Person> {
        let next = u32::try_from(self.people.len()).ok()?;
        let place = *self.person_index.entry(viewer).or_insert(next);
        if place == next {
            self.people.push(Person::default());
        }
        self.people.get_mut(usize::try_from(place).ok()?)
    }

    pub(crate) fn of_creator(&self, creator: u64) -> &[u32] {
        self.by_creator.get(&creator).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn of_product(&self, product: u64) -> &[u32] {
        self.by_product.get(&product).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn popular(&self, market: MarketCode, of_day: bool) -> impl Iterator<Item = u32> {
        let lists = self.markets.get(&market).map(|market| &market.popular);
        let list = lists.map(|[recent, day]| if of_day { day } else { recent });
        list.into_iter().flat_map(Popular::iter)
    }

    /// Makes an item known or changes it: a room that went live, a post that may be shown in another market.
    pub fn put(&mut self, item: &Item) {
        let Some(place) = self.known(item.id, item.posted.ms()) else { return };
        self.forget_lists(place);
        if let Some(state) = self.item_mut(place) {
            state.describe(item);
        }
        self.list(place, item);
    }

    /// Takes an item out of every page until it is put again; what was learnt stays.
    pub fn close(&mut self, id: u64) {
        let Some(place) = self.place(id) else { return };
        self.forget_lists(place);
        if let Some(state) = self.item_mut(place) {
            state.open = false;
        }
    }

    fn known(&mut self, id: u64, at_ms: i64) -> Option<u32> {
        let next = u32::try_from(self.items.len()).ok()?;
        let place = *self.index.entry(id).or_insert(next);
        if place == next {
            let fresh = ItemState { id, open: true, posted_ms: at_ms, first_ms: at_ms, ..ItemState::default() };
            self.items.push(ItemState { last_ms: at_ms, ..fresh });
            self.totals.push(0.0);
        }
        Some(place)
    }

    fn forget_lists(&mut self, place: u32) {
        let Some(state) = self.item(place) else { return };
        let (creator, products, markets) = (state.creator, state.products.clone(), state.markets.clone());
        if let Some(list) = self.by_creator.get_mut(&creator) {
            list.retain(|known| *known != place);
        }
        for product in products {
            if let Some(list) = self.by_product.get_mut(&product) {
                list.retain(|known| *known != place);
            }
        }
        for market in markets {
            if let Some(market) = self.markets.get_mut(&market) {
                market.live.remove(&place);
                market.fresh.retain(|known| *known != place);
            }
        }
    }

    fn list(&mut self, place: u32, item: &Item) {
        push_bounded(self.by_creator.entry(item.creator).or_default(), place, OF_ONE_MAX);
        for product in &item.products {
            push_bounded(self.by_product.entry(*product).or_default(), place, OF_ONE_MAX);
        }
        let live = self.item(place).is_some_and(|state| state.live);
        for market in &item.markets {
            let market = self.markets.entry(*market).or_default();
            push_bounded(&mut market.fresh, place, FRESH_MAX);
            if live {
                market.live.insert(place);
            }
        }
    }

    /// Counts one event. Events come in the order of the log; the same order makes the same state.
    pub fn absorb(&mut self, event: &Event) {
        self.events += 1;
        let Some(place) = self.known(event.item, event.at.ms()) else { return };
        let strength = self.strength_of(place, event);
        self.count_item(place, event, strength);
        if strength > 0.0 {
            self.count_popularity(place, event, f64::from(strength));
            self.pair(place, event, strength);
        }
        self.count_person(place, event, strength);
    }

    /// What an event says: a watch by its share of the whole, the rest by its kind.
    pub(crate) fn strength_of(&self, place: u32, event: &Event) -> f32 {
        if event.kind != Kind::Watch {
            return event.kind.strength();
        }
        let duration = self.item(place).map_or(0, |item| item.duration_ms);
        let whole = if duration > 0 { duration } else { WHOLE_MS };
        let share = (real_i64(event.value.max(0)) / real_i64(whole)).min(1.0);
        Kind::Watch.strength() * short(share)
    }

    /// Whether a watch was to the end: nine tenths, or ten seconds of something of unknown length.
    pub(crate) fn is_complete(&self, place: u32, event: &Event) -> bool {
        event.kind == Kind::Watch && self.strength_of(place, event) >= 0.9 * Kind::Watch.strength()
    }

    fn count_item(&mut self, place: u32, event: &Event, strength: f32) {
        let complete = self.is_complete(place, event);
        if let Some(total) = usize::try_from(place).ok().and_then(|place| self.totals.get_mut(place)) {
            *total += strength.max(0.0);
        }
        let Some(item) = self.item_mut(place) else { return };
        item.last_ms = item.last_ms.max(event.at.ms());
        item.completed += u32::from(complete);
        match event.kind {
            Kind::Impression => item.shown += 1,
            Kind::Like | Kind::Share => item.liked += 1,
            Kind::Skip | Kind::Report | Kind::NotInterested => item.skipped += 1,
            _ => {}
        }
        let wanted = complete || strength >= STRONG;
        if event.kind == Kind::Impression || wanted {
            item.count_trial(event.market, event.kind == Kind::Impression, wanted);
        }
    }

    fn count_popularity(&mut self, place: u32, event: &Event, amount: f64) {
        let at_ms = event.at.ms();
        let Some(item) = self.item_mut(place) else { return };
        let topics = if amount >= f64::from(STRONG) { item.topics.clone() } else { Vec::new() };
        let (before, now) = item.add_pops(event.market, amount, at_ms);
        let market = self.markets.entry(event.market).or_default();
        market.pops.add(amount, at_ms);
        for (list, horizon) in market.popular.iter_mut().zip([THREE_HOURS, ONE_DAY]) {
            list.update(before.counter(horizon).bits(), now.counter(horizon).bits(), place, POPULAR_MAX);
        }
        let (before, now) = (before.counter(ONE_DAY).bits(), now.counter(ONE_DAY).bits());
        for topic in topics {
            market.topics.entry(topic).or_default().update(before, now, place, OF_ONE_MAX);
        }
    }

    /// Ties the item to what the same person turned to before, in both directions, each with the strength of what
    /// it leads to: a view that led to a cart says more than a cart that led to a view.
    fn pair(&mut self, place: u32, event: &Event, strength: f32) {
        let Some(person) = self.person(event.viewer) else { return };
        if person.history.iter().any(|past| past.item == place && past.strength >= strength) {
            return;
        }
        let reach = if strength >= STRONG { PAIRS_STRONG } else { PAIRS_WEAK };
        let max = self.neighbours_max;
        let before: Vec<Past> = person.positives().filter(|past| past.item != place).take(reach).copied().collect();
        for past in before {
            let apart = hours(event.at.ms() - i64::from(past.at_s) * 1000).max(0.0);
            let near = short((-apart / NEAR_H).exp());
            if let Some(item) = self.item_mut(past.item) {
                item.neighbours.add(place, strength, strength * near, max);
            }
            if let Some(item) = self.item_mut(place) {
                item.neighbours.add(past.item, past.strength, past.strength * near, max);
            }
        }
    }

    fn count_person(&mut self, place: u32, event: &Event, strength: f32) {
        let creator = self.item(place).map_or(0, |item| item.creator);
        let Some(person) = self.person_mut(event.viewer) else { return };
        match event.kind {
            Kind::Impression => return person.see(place),
            Kind::Follow => person.follow(creator, true),
            Kind::Unfollow => return person.follow(creator, false),
            Kind::NotInterested | Kind::Report => person.refuse(place),
            _ => {}
        }
        let at_s = u32::try_from(event.at.ms().div_euclid(1000)).unwrap_or(0);
        person.remember(Past { item: place, at_s, kind: event.kind, strength });
    }

    /// SHA-256 over everything, in hexadecimal: equal states have equal hashes.
    pub fn hash(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(self.events.to_le_bytes());
        self.items.iter().for_each(|item| item.hash(&mut hash));
        self.totals.iter().for_each(|total| hash.update(total.to_le_bytes()));
        let mut viewers: Vec<(&u64, &u32)> = self.person_index.iter().collect();
        viewers.sort();
        for (viewer, place) in viewers {
            hash.update(viewer.to_le_bytes());
            hash.update(place.to_le_bytes());
        }
        self.people.iter().for_each(|person| hash_person(person, &mut hash));
        for (code, market) in &self.markets {
            hash.update(code.code());
            market.pops.bits().for_each(|bits| hash.update(bits.to_le_bytes()));
            market.popular.iter().flat_map(Popular::iter).for_each(|item| hash.update(item.to_le_bytes()));
            market.fresh.iter().chain(&market.live).for_each(|item| hash.update(item.to_le_bytes()));
        }
        hex::encode(hash.finalize())
    }

    /// Bytes held per item and per person, tables included, lists of markets apart.
    pub fn bytes_each(&self) -> (usize, usize) {
        let items: usize = self.items.iter().map(ItemState::bytes).sum::<usize>() + self.index.capacity() * 16;
        let people = self.people.iter().map(|person| size_of::<Person>() + person.bytes()).sum::<usize>();
        let people = people + self.person_index.capacity() * 16;
        (items / self.items.len().max(1), people / self.people.len().max(1))
    }
}

/// Something of unknown length was watched to the end after so long.
const WHOLE_MS: i64 = 10_000;

impl ItemState {
    fn describe(&mut self, item: &Item) {
        self.creator = item.creator;
        self.topics.clone_from(&item.topics);
        self.products.clone_from(&item.products);
        self.markets.clone_from(&item.markets);
        self.live = item.form == crate::Form::Room { live: true };
        self.open = item.form != crate::Form::Room { live: false };
        self.posted_ms = item.posted.ms();
        self.duration_ms = item.duration_ms;
    }

    /// Adds to the counters of a market; answers them as they were and as they are.
    fn add_pops(&mut self, market: MarketCode, amount: f64, at_ms: i64) -> (Horizons, Horizons) {
        if !self.pops.iter().any(|(known, _)| *known == market) {
            self.pops.reserve_exact(1);
            self.pops.push((market, Horizons::default()));
        }
        let own = self.pops.iter_mut().find(|(known, _)| *known == market);
        own.map_or_else(Default::default, |(_, pops)| {
            let before = *pops;
            pops.add(amount, at_ms);
            (before, *pops)
        })
    }

    /// The counters in a market as of an instant.
    pub fn pops_at(&self, market: MarketCode, at_ms: i64) -> [f64; HORIZONS] {
        let own = self.pops.iter().find(|(known, _)| *known == market);
        own.map_or([0.0; HORIZONS], |(_, pops)| pops.at(at_ms))
    }

    /// The counter of three hours in a market as of an instant.
    pub fn pop_at(&self, market: MarketCode, at_ms: i64) -> f64 {
        let own = self.pops.iter().find(|(known, _)| *known == market);
        let half_life = HALF_LIVES_H.get(THREE_HOURS).copied().unwrap_or(3.0);
        own.map_or(0.0, |(_, pops)| pops.counter(THREE_HOURS).at(at_ms, half_life))
    }

    fn count_trial(&mut self, market: MarketCode, shown: bool, wanted: bool) {
        if !self.trials.iter().any(|(known, _, _)| *known == market) {
            self.trials.reserve_exact(1);
            self.trials.push((market, 0, 0));
        }
        for (_, trials, wins) in self.trials.iter_mut().filter(|(known, _, _)| *known == market) {
            *trials += u32::from(shown);
            *wins += u32::from(wanted);
        }
    }

    /// Times shown and wanted in a market.
    pub fn trials_in(&self, market: MarketCode) -> (u32, u32) {
        let own = self.trials.iter().find(|(known, _, _)| *known == market);
        own.map_or((0, 0), |(_, shown, wanted)| (*shown, *wanted))
    }

    fn bytes(&self) -> usize {
        size_of::<ItemState>()
            + self.neighbours.bytes()
            + (self.topics.capacity() + self.products.capacity()) * 8
            + self.markets.capacity() * size_of::<MarketCode>()
            + self.pops.capacity() * size_of::<(MarketCode, Horizons)>()
            + self.trials.capacity() * size_of::<(MarketCode, u32, u32)>()
    }

    fn hash(&self, hash: &mut Sha256) {
        for number in [self.id, self.creator, u64::from(self.live), u64::from(self.open)] {
            hash.update(number.to_le_bytes());
        }
        for instant in [self.posted_ms, self.first_ms, self.last_ms, self.duration_ms] {
            hash.update(instant.to_le_bytes());
        }
        for count in [self.shown, self.completed, self.liked, self.skipped] {
            hash.update(count.to_le_bytes());
        }
        self.topics.iter().chain(&self.products).for_each(|id| hash.update(id.to_le_bytes()));
        self.pops.iter().flat_map(|(_, pops)| pops.bits()).for_each(|bits| hash.update(bits.to_le_bytes()));
        for (_, shown, wanted) in &self.trials {
            hash.update(shown.to_le_bytes());
            hash.update(wanted.to_le_bytes());
        }
        for neighbour in self.neighbours.iter() {
            hash.update(neighbour.item.to_le_bytes());
            hash.update(neighbour.long.to_le_bytes());
            hash.update(neighbour.near.to_le_bytes());
        }
    }
}

fn hash_person(person: &Person, hash: &mut Sha256) {
    for past in &person.history {
        hash.update(past.item.to_le_bytes());
        hash.update(past.at_s.to_le_bytes());
        hash.update(past.strength.to_le_bytes());
        hash.update(past.kind.name());
    }
    person.seen.iter().chain(&person.refused).for_each(|item| hash.update(item.to_le_bytes()));
    person.follows.iter().for_each(|creator| hash.update(creator.to_le_bytes()));
}

fn push_bounded(list: &mut Vec<u32>, place: u32, max: usize) {
    if list.contains(&place) {
        return;
    }
    if list.len() >= max {
        list.remove(0);
    }
    list.push(place);
}
