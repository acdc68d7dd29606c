//! The recommender of a running installation: it follows the log of demand, and forgets nothing that was in it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::Duration;

use db::Db;
use feed::store::Draw;
use feed::{Event, Form, Item, Recommender, Request, Weights};
use kernel::{Clock, DAY_MS, Instant};
use signals::{Kind, Signal, Signals, Viewer};

use super::served::Served;
use crate::follow;

/// The log is looked at so often: what somebody did shows on their next page within a second.
const EVERY: Duration = Duration::from_millis(100);
/// Facts read at once.
const READ_MAX: usize = 20_000;
/// Facts learnt under one lock: pages wait for no more than that.
const LEARN_MAX: usize = 200;
/// Draws that wait to be written down; above, they are lost, as they are when the process is killed.
const DRAWS_WAITING_MAX: usize = 400;
/// Draws are written every so many looks at the log.
const DRAWS_LOOKS: u32 = 20;
/// The operator's weights are read every so many, since another process may have set them.
const WEIGHTS_LOOKS: u32 = 600;
/// Draws are kept for so long.
const DRAWS_KEPT_MS: i64 = 30 * DAY_MS;
/// Draws forgotten at once.
const FORGOTTEN_MAX: i64 = 500;

/// What the feed knows. Cheap to clone; the last clone ends its thread.
#[derive(Clone)]
pub struct Live(Arc<Shared>);

struct Shared {
    recommender: RwLock<Recommender>,
    follower: Mutex<Follower>,
    draws: Mutex<Vec<Draw>>,
    served: Served,
}

/// How far the log was read, and what was told of posts that are not shown yet.
#[derive(Default)]
struct Follower {
    seq: u64,
    anchored: HashMap<i64, Vec<u64>>,
}

/// What a fact is to the feed.
enum Heard {
    Put(Item),
    Close(u64),
    Learn(Event),
}

impl Live {
    /// Knows nothing yet; [`follow`](Live::follow) teaches it.
    pub fn new(weights: Weights) -> Live {
        Live(Arc::new(Shared {
            recommender: RwLock::new(Recommender::new(weights)),
            follower: Mutex::default(),
            draws: Mutex::default(),
            served: Served::default(),
        }))
    }

    /// Follows the log by itself, on a thread that ends with the last clone. The feed answers at once; what is in the log
    /// already comes to it within seconds per million facts.
    pub fn start(db: Db, clock: Arc<dyn Clock>, signals: Signals) -> Live {
        let live = Live::new(Weights::default());
        let keeper = Keeper { db, clock, signals };
        follow::keep("feed", &live.0, EVERY, move |shared, look| keeper.look(&Live(Arc::clone(shared)), look));
        live
    }

    /// Learns what is new in the log, to its end; how many facts that were.
    pub fn follow(&self, signals: &Signals) -> Result<usize, signals::Error> {
        let mut follower = lock(&self.0.follower);
        let mut learnt = 0;
        loop {
            let facts = signals.since(follower.seq, READ_MAX)?;
            let Some((last, _)) = facts.last() else { return Ok(learnt) };
            let last = *last;
            learnt += facts.len();
            let heard: Vec<Heard> = facts
                .into_iter()
                .filter(|(_, fact)| signals.takes(fact.origin))
                .filter_map(|(_, fact)| follower.hear(fact))
                .collect();
            for some in heard.chunks(LEARN_MAX) {
                let mut recommender = self.0.recommender.write().unwrap_or_else(PoisonError::into_inner);
                some.iter().for_each(|heard| match heard {
                    Heard::Put(item) => recommender.put(item),
                    Heard::Close(item) => recommender.close(*item),
                    Heard::Learn(event) => recommender.learn(event),
                });
            }
            follower.seq = last;
        }
    }

    /// What to show next, the best first; see [`Recommender::page`]. Places that chance filled are noted where what comes of them
    /// will be heard: for viewers who are known.
    pub(super) fn rank(&self, request: &Request<'_>, is_known: bool) -> Vec<feed::Ranked> {
        let ranked = self.read(|recommender| recommender.page(request));
        self.0.served.count(request.market, &ranked);
        if !is_known {
            return ranked;
        }
        let drawn = ranked.iter().filter(|ranked| ranked.propensity < 1.0);
        let mut draws = lock(&self.0.draws);
        for ranked in drawn.take(DRAWS_WAITING_MAX.saturating_sub(draws.len())) {
            draws.push(Draw {
                at: request.now,
                market: request.market,
                viewer: request.viewer,
                item: ranked.item,
                propensity: ranked.propensity,
                expected: ranked.expected,
                rivals: ranked.rivals.clone(),
            });
        }
        ranked
    }

    /// What pages were made of since the start.
    pub fn served(&self) -> &Served {
        &self.0.served
    }

    /// The recommender as it is now.
    pub fn read<T>(&self, work: impl FnOnce(&Recommender) -> T) -> T {
        work(&self.0.recommender.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Weighs by these from the next page on.
    pub fn set_weights(&self, weights: Weights) {
        self.0.recommender.write().unwrap_or_else(PoisonError::into_inner).set_weights(weights);
    }

    /// Draws that are not written down yet; taking them leaves none.
    pub fn take_draws(&self) -> Vec<Draw> {
        std::mem::take(&mut *lock(&self.0.draws))
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The person or the device, apart from each other; `None` for nobody known.
pub fn viewer_number(viewer: Viewer) -> Option<u64> {
    const PERSON: u64 = 1 << 63;
    match viewer {
        Viewer { person: Some(person), .. } => Some(person.cast_unsigned() | PERSON),
        Viewer { device: 0, .. } => None,
        Viewer { device, .. } => Some(device & !PERSON),
    }
}

impl Follower {
    fn hear(&mut self, fact: Signal) -> Option<Heard> {
        match fact.kind {
            Kind::Anchored => {
                self.anchored.entry(fact.post?).or_default().push(fact.listing?.cast_unsigned());
                None
            }
            Kind::Posted => {
                let post = fact.post?;
                Some(Heard::Put(Item {
                    id: post.cast_unsigned(),
                    form: Form::Post,
                    creator: fact.creator.unwrap_or(0).cast_unsigned(),
                    products: self.anchored.remove(&post).unwrap_or_default(),
                    topics: fact.topics.iter().map(|topic| topic.cast_unsigned()).collect(),
                    markets: vec![fact.market],
                    posted: fact.at,
                    duration_ms: fact.amount.unwrap_or(0),
                }))
            }
            Kind::Withdrawn => Some(Heard::Close(fact.post?.cast_unsigned())),
            _ => event(&fact).map(Heard::Learn),
        }
    }
}

/// A fact about a post or a room by somebody known; what was taken back is no fact.
fn event(fact: &Signal) -> Option<Event> {
    let kind = kind_of(fact.kind)?;
    let takes_back = matches!(fact.kind, Kind::Like | Kind::Comment) && fact.amount.is_some_and(|amount| amount < 0);
    if takes_back {
        return None;
    }
    let gone = fact.kind == Kind::Follow && fact.amount.is_some_and(|amount| amount < 0);
    Some(Event {
        at: fact.at,
        viewer: viewer_number(fact.viewer)?,
        item: fact.post.or(fact.room)?.cast_unsigned(),
        kind: if gone { feed::Kind::Unfollow } else { kind },
        value: fact.amount.unwrap_or(0),
        market: fact.market,
    })
}

fn kind_of(kind: Kind) -> Option<feed::Kind> {
    Some(match kind {
        Kind::Impression => feed::Kind::Impression,
        Kind::View => feed::Kind::View,
        Kind::Watch => feed::Kind::Watch,
        Kind::Like => feed::Kind::Like,
        Kind::Comment => feed::Kind::Comment,
        Kind::Share => feed::Kind::Share,
        Kind::Follow => feed::Kind::Follow,
        Kind::AnchorClick => feed::Kind::AnchorClick,
        Kind::ProductView => feed::Kind::ProductView,
        Kind::CartAdd => feed::Kind::CartAdd,
        Kind::Order => feed::Kind::Order,
        Kind::Refund => feed::Kind::Refund,
        Kind::Wait => feed::Kind::Wait,
        Kind::Skip => feed::Kind::Skip,
        Kind::NotInterested => feed::Kind::NotInterested,
        Kind::Report => feed::Kind::Report,
        Kind::Anchored | Kind::Posted | Kind::Withdrawn => return None,
    })
}

/// What the thread of a running feed needs.
struct Keeper {
    db: Db,
    clock: Arc<dyn Clock>,
    signals: Signals,
}

impl Keeper {
    fn look(&self, live: &Live, look: u32) {
        if let Err(error) = live.follow(&self.signals) {
            tracing::warn!(%error, "the feed could not read the log");
        }
        if let Err(error) = self.keep_house(live, look) {
            tracing::warn!(%error, "the feed could not reach the database");
        }
    }

    fn keep_house(&self, live: &Live, look: u32) -> Result<(), db::Error> {
        if look.is_multiple_of(WEIGHTS_LOOKS) {
            live.set_weights(self.db.read_blocking(feed::store::weights)?);
        }
        let draws = if look.is_multiple_of(DRAWS_LOOKS) { live.take_draws() } else { Vec::new() };
        if draws.is_empty() {
            return Ok(());
        }
        let old = self.clock.now().plus_ms(-DRAWS_KEPT_MS);
        self.db.write_blocking(move |tx| {
            feed::store::forget_draws(tx, old, FORGOTTEN_MAX)?;
            feed::store::put_draws(tx, &draws)
        })
    }
}

/// What the feed would have brought with other weights.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Replayed {
    /// By the weights of now.
    pub now: Option<feed::off_policy::Estimate>,
    /// By the weights that are tried; `None` where chance drew too little to tell.
    pub tried: Option<feed::off_policy::Estimate>,
    /// The effective sample of the tried weights.
    pub effective: f64,
    /// Places that chance filled in that time.
    pub drawn: usize,
}

/// Draws looked at by one replay, the oldest first.
const REPLAYED_MAX: i64 = 50_000;
/// What came of a place is awaited so long.
const OUTCOME_MS: i64 = 10 * kernel::MINUTE_MS;

/// What `weights` would have brought from `from` until before `to`, judged by what chance drew then and what came of it.
/// Reads the log of that time. Blocks.
pub fn replay(
    db: &Db,
    signals: &Signals,
    live: &Live,
    weights: &Weights,
    from: Instant,
    to: Instant,
) -> Result<Replayed, String> {
    let draws = db.read_blocking(move |read| feed::store::draws(read, from, to, REPLAYED_MAX)).map_err(text)?;
    let drawn = outcomes(signals, live, draws, from)?;
    let tried = feed::off_policy::estimate(&drawn, weights);
    let now = feed::off_policy::estimate(&drawn, &live.read(Recommender::weights)).ok();
    let effective = tried.map_or_else(|refused| refused.effective, |estimate| estimate.effective);
    Ok(Replayed { now, tried: tried.ok(), effective, drawn: drawn.len() })
}

fn text(error: impl std::fmt::Display) -> String {
    error.to_string()
}

/// The draws with what came of each within [`OUTCOME_MS`].
fn outcomes(
    signals: &Signals,
    live: &Live,
    draws: Vec<Draw>,
    from: Instant,
) -> Result<Vec<feed::off_policy::Drawn>, String> {
    let mut at: HashMap<(u64, u64), Vec<usize>> = HashMap::new();
    for (place, draw) in draws.iter().enumerate() {
        at.entry((draw.viewer, draw.item)).or_default().push(place);
    }
    let mut drawn: Vec<feed::off_policy::Drawn> = draws
        .iter()
        .map(|draw| feed::off_policy::Drawn {
            expected: draw.expected,
            rivals: draw.rivals.clone(),
            propensity: draw.propensity,
            outcomes: [false; feed::HEADS],
        })
        .collect();
    let mut seq = signals.first_at(from).map_err(text)?;
    loop {
        let facts = signals.since(seq, READ_MAX).map_err(text)?;
        let Some((last, _)) = facts.last() else { return Ok(drawn) };
        seq = *last;
        for event in facts.iter().filter(|(_, fact)| signals.takes(fact.origin)).filter_map(|(_, fact)| event(fact)) {
            let Some(outcome) = live.read(|recommender| recommender.outcome(&event)) else { continue };
            for place in at.get(&(event.viewer, event.item)).into_iter().flatten() {
                let Some(draw) = draws.get(*place) else { continue };
                let is_of_it = (0..=OUTCOME_MS).contains(&event.at.since_ms(draw.at));
                let came = drawn.get_mut(*place).and_then(|drawn| drawn.outcomes.get_mut(outcome));
                came.into_iter().for_each(|came| *came |= is_of_it);
            }
        }
    }
}

#[cfg(test)]
mod tests;
