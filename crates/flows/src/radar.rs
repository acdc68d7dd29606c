//! The radar of a running installation: it follows the log of demand, and says what is about to be a hit and how much stock is
//! safe.

mod kept;
mod shop;

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::Duration;

use catalog::ProductId;
use catalog::listing::{self, ListingId};
use db::{Db, Read};
use kernel::{Instant, MarketCode, Money};
use radar::{Event, Kind as Fact, Radar, Settings};
use signals::{Kind, Signal, Signals};

pub use radar::{Band, Cover, Day, Evidence, Hit, Outlook, PROVEN_MIN, Reorder, Stock, Subject, Trend};
pub use shop::{Pulse, RISKS_MAX, Risk, Standing, Worst, pulse, risks, standings};

use self::kept::Looks;
use crate::feed::viewer_number;
use crate::follow;
use crate::trade::same;

/// The log is looked at so often.
const EVERY: Duration = Duration::from_millis(500);
/// Facts read at once.
const READ_MAX: usize = 20_000;
/// Facts learnt under one lock.
const LEARN_MAX: usize = 500;
/// Milliseconds after which something of unknown length was watched to its end.
const WHOLE_MS: i64 = 10_000;

/// What the radar knows. Cheap to clone; the last clone ends its thread.
#[derive(Clone)]
pub struct Live(Arc<Shared>);

struct Shared {
    radar: RwLock<Radar>,
    follower: Mutex<Follower>,
    /// How far the log is learnt.
    heard: AtomicU64,
    looks: Looks,
}

/// How far the log was read, and what its facts are about.
#[derive(Default)]
struct Follower {
    seq: u64,
    /// The product of a listing; `None` for one that is gone without a trace.
    products: HashMap<i64, Option<u64>>,
    posts: HashMap<i64, Shown>,
}

/// A post as the log tells of it.
#[derive(Default)]
struct Shown {
    listings: Vec<i64>,
    duration_ms: i64,
}

impl Default for Live {
    fn default() -> Live {
        let radar = RwLock::new(Radar::new(Settings::default()));
        let (follower, heard, looks) = (Mutex::default(), AtomicU64::new(0), Looks::default());
        Live(Arc::new(Shared { radar, follower, heard, looks }))
    }
}

impl Live {
    /// Follows the log by itself, on a thread that ends with the last clone.
    pub fn start(db: Db, signals: Signals) -> Live {
        let live = Live::default();
        follow::keep("radar", &live.0, EVERY, move |shared, _| {
            if let Err(error) = Live(Arc::clone(shared)).follow(&db, &signals) {
                tracing::warn!(error, "the radar could not read the log");
            }
        });
        live
    }

    /// Learns what is new in the log, to its end; how many facts that were. Days end with the first fact of another, never by the
    /// clock: so the log alone says what is learnt, also where facts come late.
    pub fn follow(&self, db: &Db, signals: &Signals) -> Result<usize, String> {
        let mut follower = lock(&self.0.follower);
        let mut learnt = 0;
        loop {
            let facts = signals.since(follower.seq, READ_MAX).map_err(|error| error.to_string())?;
            let Some((last, _)) = facts.last() else { break };
            let last = *last;
            learnt += facts.len();
            let facts: Vec<Signal> =
                facts.into_iter().map(|(_, fact)| fact).filter(|fact| signals.takes(fact.origin)).collect();
            follower.look_up(db, &facts).map_err(|error| error.to_string())?;
            let events: Vec<Event> = facts.iter().flat_map(|fact| follower.hear(fact)).collect();
            for some in events.chunks(LEARN_MAX) {
                let mut radar = self.0.radar.write().unwrap_or_else(PoisonError::into_inner);
                some.iter().for_each(|event| radar.learn(event));
            }
            follower.seq = last;
            self.0.heard.store(last, Ordering::Release);
        }
        Ok(learnt)
    }

    /// The radar as it is now.
    pub fn read<T>(&self, work: impl FnOnce(&Radar) -> T) -> T {
        work(&self.0.radar.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// What may be a hit in a market soon, products and topics, the likeliest first, and everything with an open alarm. It goes over all
    /// that sold there, and is kept until the log has moved and five seconds have passed.
    pub fn sight(&self, market: MarketCode, now: Instant) -> Arc<Vec<Hit>> {
        let heard = self.0.heard.load(Ordering::Acquire);
        self.0.looks.find(market, now, heard, || self.read(|radar| kept::look(radar, market, now)))
    }

    /// What has an open alarm in a market, products and topics, the likeliest first: of [`Live::sight`].
    pub fn hits(&self, market: MarketCode, now: Instant) -> Vec<Hit> {
        self.sight(market, now).iter().filter(|hit| hit.since.is_some()).cloned().collect()
    }

    /// How demand for a product will go in a market; `None` when nothing was heard of it there.
    pub fn outlook(&self, product: ProductId, market: MarketCode, now: Instant, stock: &Stock) -> Option<Outlook> {
        Some(Outlook::new(&self.trend(product, market, now)?, stock))
    }

    /// The forecast behind an outlook; `None` when nothing was heard of the product there.
    pub fn trend(&self, product: ProductId, market: MarketCode, now: Instant) -> Option<Trend> {
        self.read(|radar| radar.trend(subject(product), market, now))
    }

    /// Units sold on each of the last 28 days, the day under way last; empty when nothing was heard of the product there.
    pub fn past(&self, product: ProductId, market: MarketCode, now: Instant) -> Vec<u64> {
        self.read(|radar| radar.past(subject(product), market, now))
    }

    /// How likely a product is to be a hit there; `None` when it is one already, or did not sell in four weeks. It goes over all that
    /// sold there.
    pub fn hit(&self, product: ProductId, market: MarketCode, now: Instant) -> Option<Hit> {
        self.read(|radar| radar.hit(subject(product), market, now))
    }
}

fn subject(product: ProductId) -> Subject {
    Subject::Product(product.get().cast_unsigned())
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Follower {
    /// Finds the products of listings that were not met before.
    fn look_up(&mut self, db: &Db, facts: &[Signal]) -> Result<(), db::Error> {
        let mut new: Vec<i64> = facts.iter().filter_map(|fact| fact.listing).collect();
        new.sort_unstable();
        new.dedup();
        new.retain(|listing| !self.products.contains_key(listing));
        if new.is_empty() {
            return Ok(());
        }
        let found = db.read_blocking(move |read| {
            let place = |listing: i64| Ok((listing, listing::place(read, ListingId::new(listing))?));
            new.into_iter().map(place).collect::<Result<Vec<_>, db::Error>>()
        })?;
        let product = |place: Option<(_, ProductId, _)>| place.map(|(_, product, _)| product.get().cast_unsigned());
        self.products.extend(found.into_iter().map(|(listing, place)| (listing, product(place))));
        Ok(())
    }

    fn product(&self, listing: i64) -> Option<Subject> {
        self.products.get(&listing).copied().flatten().map(Subject::Product)
    }

    /// What a fact says of products and topics.
    fn hear(&mut self, fact: &Signal) -> Vec<Event> {
        match fact.kind {
            Kind::Anchored => {
                if let Some((post, listing)) = fact.post.zip(fact.listing) {
                    let shown = self.posts.entry(post).or_default();
                    if !shown.listings.contains(&listing) {
                        shown.listings.push(listing);
                    }
                }
                Vec::new()
            }
            Kind::Posted => {
                let Some(post) = fact.post else { return Vec::new() };
                self.posts.entry(post).or_default().duration_ms = fact.amount.unwrap_or(0);
                let creator = fact.creator.unwrap_or(0).cast_unsigned();
                self.events(fact, Fact::Posted { creator }, self.of_post(post), true)
            }
            Kind::Order => {
                let units = u32::try_from(fact.amount.unwrap_or(1)).unwrap_or(0);
                self.events(fact, Fact::Sold { units }, self.of_listing(fact), false)
            }
            Kind::CartAdd => self.events(fact, Fact::Carted, self.of_listing(fact), false),
            Kind::Wait => self.events(fact, Fact::Waited, self.of_listing(fact), false),
            Kind::Share => self.events(fact, Fact::Shared, self.of_fact(fact), true),
            Kind::Watch if self.is_whole(fact) => self.events(fact, Fact::Watched, self.of_fact(fact), true),
            _ => Vec::new(),
        }
    }

    /// Nine tenths of it, or ten seconds of something of unknown length.
    fn is_whole(&self, fact: &Signal) -> bool {
        let known = fact.post.and_then(|post| self.posts.get(&post)).map_or(0, |shown| shown.duration_ms);
        let whole = if known > 0 { known } else { WHOLE_MS };
        fact.amount.unwrap_or(0).saturating_mul(10) >= whole.saturating_mul(9)
    }

    fn of_listing(&self, fact: &Signal) -> Vec<Subject> {
        fact.listing.and_then(|listing| self.product(listing)).into_iter().collect()
    }

    fn of_post(&self, post: i64) -> Vec<Subject> {
        let listings = self.posts.get(&post).map_or(&[][..], |shown| shown.listings.as_slice());
        listings.iter().filter_map(|listing| self.product(*listing)).collect()
    }

    /// The listing that it names, else the products of the post.
    fn of_fact(&self, fact: &Signal) -> Vec<Subject> {
        match (fact.listing, fact.post) {
            (None, Some(post)) => self.of_post(post),
            _ => self.of_listing(fact),
        }
    }

    fn events(&self, fact: &Signal, kind: Fact, products: Vec<Subject>, with_topics: bool) -> Vec<Event> {
        let topics = fact.topics.iter().filter(|_| with_topics).map(|topic| Subject::Topic(topic.cast_unsigned()));
        let person = viewer_number(fact.viewer).unwrap_or(0);
        let event = |subject| Event { at: fact.at, market: fact.market, subject, person, kind };
        products.into_iter().chain(topics).map(event).collect()
    }
}

/// Days until an order arrives, and days that it is to last, unless somebody knows better.
pub const LEAD_DAYS: u32 = 7;
pub const COVER_DAYS: u32 = 21;

/// What a product costs to have, where somebody knows better than the defaults.
#[derive(Clone, Copy, Debug, Default)]
pub struct Costs {
    /// Minor units of the market's currency; half of the price unless known.
    pub unit_cost: Option<i64>,
    /// What a unit that is left over brings; a fifth of the price unless known.
    pub salvage: Option<i64>,
    /// Days until an order arrives: 7 unless known.
    pub lead_days: Option<u32>,
    /// Days that an order is to last: 21 unless known.
    pub cover_days: Option<u32>,
}

/// A product's stock in a market, as the advice reckons with it.
#[derive(Clone, Copy, Debug)]
pub struct Shelf {
    pub price: Money,
    pub stock: Stock,
}

/// The shelf of a product in a market: what is available of all its variants, at the price of its cheapest one that has a price.
/// `None` when it has no listing with a price there.
pub fn shelf(
    read: &mut Read,
    product: &catalog::Product,
    market: MarketCode,
    costs: Costs,
) -> Result<Option<Shelf>, db::Error> {
    let listings = listing::of_product(read, product.id)?;
    let listing = listings.iter().find(|listing| listing.market == market);
    let price =
        listing.and_then(|listing| listing.prices.iter().filter_map(|one| one.price).min_by_key(|price| price.minor));
    let Some(price) = price else { return Ok(None) };
    let variants: Vec<_> = product.variants.iter().map(|variant| same(variant.id)).collect();
    let available: i64 = fulfilment::stock::available_by_variant(read, &variants)?.values().sum();
    Ok(Some(shelf_of(price, u64::try_from(available).unwrap_or(0), costs)))
}

/// So many units at this price.
fn shelf_of(price: Money, on_hand: u64, costs: Costs) -> Shelf {
    let share = |percent: i64| price.minor.saturating_mul(percent) / 100;
    let stock = Stock {
        on_hand,
        unit_cost: costs.unit_cost.unwrap_or_else(|| share(50)),
        price: price.minor,
        salvage: costs.salvage.unwrap_or_else(|| share(20)),
        lead_days: costs.lead_days.unwrap_or(LEAD_DAYS),
        cover_days: costs.cover_days.unwrap_or(COVER_DAYS),
    };
    Shelf { price, stock }
}

#[cfg(test)]
mod tests;
