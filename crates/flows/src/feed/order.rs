//! Orders of the feed that somebody is scrolling through: made at most once a minute for everybody in a market, and for each person
//! who begins anew; kept for a while, so that a cursor goes on where it stood.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use content::{follow, post};
use db::Read;
use kernel::{DAY_MS, Instant, LIMIT_MAX, MINUTE_MS, MarketCode, PageRequest};
use serde::{Deserialize, Serialize};
use signals::{Kind, Signals, SubjectKind};

use super::Ask;
use super::rank::{self, Entry, Heat};

/// Posts that are ranked: the last ones shown. What is older is found by its author, its topic and its products.
const RANKED_MAX: i64 = 600;
/// A post is ranked for so long.
const RANKED_FOR_MS: i64 = 90 * DAY_MS;
/// How many posts of each kind of fact are looked at.
const HOT_MAX: u32 = 400;
/// Orders kept: the oldest goes first.
const KEPT_MAX: usize = 400;
/// Who is not signed in and begins within this time of another begins with the same order; what was counted is as old.
const FRESH_MS: i64 = MINUTE_MS;

/// The orders kept in memory. Cheap to clone.
#[derive(Clone, Default)]
pub struct Orders(Arc<Mutex<VecDeque<Arc<Order>>>>);

/// The posts of a market as they stood at one moment, for one person or for everybody.
pub struct Order {
    market: MarketCode,
    person: Option<i64>,
    made: Instant,
    entries: Vec<Entry>,
    /// What was known of the demand when it was made.
    heat: Arc<Known>,
}

type Known = HashMap<i64, Heat>;

/// Where a page ended: the moment of its order, and how many were seen of it.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct Place {
    made: Instant,
    pub(super) at: usize,
}

impl Order {
    /// At most `count` from `at` on.
    pub(super) fn from(&self, at: usize, count: usize) -> &[Entry] {
        let rest = self.entries.get(at..).unwrap_or_default();
        rest.get(..count).unwrap_or(rest)
    }

    /// Whether there is anything at `at`.
    pub(super) fn has(&self, at: usize) -> bool {
        at < self.entries.len()
    }

    pub(super) fn place(&self, at: usize) -> Place {
        Place { made: self.made, at }
    }

    fn is_of(&self, ask: &Ask) -> bool {
        self.market == ask.market && self.person == ask.person.map(kernel::Id::get)
    }
}

impl Orders {
    /// The order that `place` stands in; without a place, a fresh one. An order that is kept no more is made again as of its
    /// moment: then posts may have changed places by what was counted late.
    pub(super) fn find_or_make(
        &self,
        read: &mut Read,
        now: Instant,
        signals: &Signals,
        ask: &Ask,
        place: Option<Place>,
    ) -> Result<Arc<Order>, db::Error> {
        let is_fresh = |order: &Order| (0..FRESH_MS).contains(&now.since_ms(order.made));
        let found = match place {
            Some(place) => self.find(|order| order.is_of(ask) && order.made == place.made),
            // Whom somebody follows shows at once when they begin anew.
            None if ask.person.is_some() => None,
            None => self.find(|order| order.is_of(ask) && is_fresh(order)),
        };
        if let Some(order) = found {
            return Ok(order);
        }
        let made = place.map_or(now, |place| place.made.min(now));
        let recent = self.find(|order| order.market == ask.market && place.is_none() && is_fresh(order));
        let known = recent.map_or_else(|| Arc::new(heat(signals, ask.market, made)), |order| Arc::clone(&order.heat));
        let order = Arc::new(make(read, made, known, ask)?);
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.push_back(Arc::clone(&order));
        while kept.len() > KEPT_MAX {
            kept.pop_front();
        }
        Ok(order)
    }

    /// The newest one that fits.
    fn find(&self, fits: impl Fn(&Order) -> bool) -> Option<Arc<Order>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().rev().find(|order| fits(order)).cloned()
    }
}

fn make(read: &mut Read, made: Instant, heat: Arc<Known>, ask: &Ask) -> Result<Order, db::Error> {
    let mut posts = post::recent(read, ask.market, made.plus_ms(-RANKED_FOR_MS), RANKED_MAX)?;
    posts.retain(|post| post.published_at <= made);
    let followed = match ask.viewer() {
        Some(person) => {
            let page = PageRequest::new(None, Some(LIMIT_MAX));
            let all = follow::following(read, person, &page)?.items;
            all.into_iter().filter(|follow| follow.since <= made).map(|follow| follow.author).collect()
        }
        None => Vec::new(),
    };
    let entries = rank::order(&posts, &heat, &followed, made);
    Ok(Order { market: ask.market, person: ask.person.map(kernel::Id::get), made, entries, heat })
}

/// The heat of the posts that moved most in the last week. A log that cannot be read leaves the feed with what is new.
fn heat(signals: &Signals, market: MarketCode, now: Instant) -> Known {
    let (day, week) = (now.plus_ms(-DAY_MS), now.plus_ms(-7 * DAY_MS));
    // The end is outside: what happens at this very moment is within.
    let now = now.plus_ms(1);
    let mut heat = Known::new();
    for (kind, weight) in rank::WEIGHTS {
        for (from, to, share) in [(day, now, 1.0), (week, day, rank::PAST)] {
            let top = signals.top(market, SubjectKind::Post, kind, from, to, HOT_MAX).unwrap_or_else(|error| {
                tracing::warn!(%error, "the feed is ordered without what was counted");
                Vec::new()
            });
            for (post, count) in top {
                let heat = heat.entry(post).or_default();
                heat.sum += weight * share * u32::try_from(count).map_or(f64::from(u32::MAX), f64::from);
                if kind == Kind::View && from == day {
                    heat.views = count;
                }
            }
        }
    }
    heat
}
