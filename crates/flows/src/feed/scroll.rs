//! What somebody is scrolling through: what was given stands, so that going back finds it; what comes next is ranked when it is
//! asked for, so that it follows what they just did.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use content::post::Recent;
use content::{Author, PersonId, PostId, follow, mute, post};
use db::Read;
use feed::Request;
use kernel::{DAY_MS, Instant, LIMIT_MAX, MarketCode, PageRequest};
use serde::{Deserialize, Serialize};

use super::{Ask, Feed, Reason};
use crate::trade::same;

/// Posts that follow when there is nothing left to rank: the last ones shown. What is older is found by its author, its topic and
/// its products.
const EARLIER_MAX: i64 = 200;
/// They were shown within so long.
const EARLIER_MS: i64 = 90 * DAY_MS;
/// Somebody's follows that the feed looks at.
const FOLLOWS_MAX: u32 = LIMIT_MAX;
/// Scrolls kept: the oldest goes first.
const KEPT_MAX: usize = 20_000;

/// The scrolls kept in memory. Cheap to clone.
#[derive(Clone, Default)]
pub(super) struct Scrolls(Arc<Mutex<Kept>>);

/// Scrolls by their numbers, and the numbers in the order in which they began.
#[derive(Default)]
struct Kept {
    scrolls: HashMap<u64, Arc<Scroll>>,
    order: VecDeque<u64>,
}

/// One scroll through a market by one viewer.
pub(super) struct Scroll {
    id: u64,
    market: MarketCode,
    person: Option<i64>,
    given: Mutex<Given>,
}

/// What was given, in order.
#[derive(Default)]
struct Given {
    entries: Vec<Entry>,
    /// The ranked ones are over: only [`Reason::Earlier`] ones follow, and they are here already.
    is_whole: bool,
}

/// A post's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub post: PostId,
    pub reason: Reason,
}

/// Where a page ended: its scroll, and how many were given of it.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct Place {
    scroll: u64,
    at: usize,
}

impl Scrolls {
    /// The scroll that `place` stands in, and where; a new one without a place, or when it is kept no more: then what was on the
    /// screen, as the log knows, does not come again.
    pub(super) fn find_or_begin(&self, ask: &Ask, place: Option<Place>, chance: u64) -> (Arc<Scroll>, usize) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(place) = place {
            let found = kept.scrolls.get(&place.scroll).filter(|scroll| scroll.is_of(ask));
            if let Some(scroll) = found {
                return (Arc::clone(scroll), place.at);
            }
        }
        let person = ask.person.map(kernel::Id::get);
        let scroll = Arc::new(Scroll { id: chance, market: ask.market, person, given: Mutex::default() });
        kept.scrolls.insert(chance, Arc::clone(&scroll));
        kept.order.push_back(chance);
        while kept.order.len() > KEPT_MAX {
            let oldest = kept.order.pop_front();
            oldest.and_then(|oldest| kept.scrolls.remove(&oldest));
        }
        (scroll, 0)
    }
}

impl Scroll {
    fn is_of(&self, ask: &Ask) -> bool {
        self.market == ask.market && self.person == ask.person.map(kernel::Id::get)
    }

    pub(super) fn place(&self, at: usize) -> Place {
        Place { scroll: self.id, at }
    }

    /// At most `count` from `at` on, ranked now unless they were given before; and whether anything may follow.
    pub(super) fn take(
        &self,
        read: &mut Read,
        feed: &Feed,
        ask: &Ask,
        now: Instant,
        at: usize,
        count: usize,
    ) -> Result<(Vec<Entry>, bool), db::Error> {
        let mut given = self.given.lock().unwrap_or_else(PoisonError::into_inner);
        let end = at.saturating_add(count);
        if given.entries.len() < end && !given.is_whole {
            self.rank(read, feed, ask, now, end, &mut given)?;
        }
        let rest = given.entries.get(at..).unwrap_or_default();
        let taken = rest.get(..count).unwrap_or(rest).to_vec();
        Ok((taken, given.entries.len() > end || !given.is_whole))
    }

    /// Adds what comes next, until there are `end`; at the end of all, the earlier ones.
    fn rank(
        &self,
        read: &mut Read,
        feed: &Feed,
        ask: &Ask,
        now: Instant,
        end: usize,
        given: &mut Given,
    ) -> Result<(), db::Error> {
        let knows = Knowledge::of(read, ask)?;
        let before: HashSet<u64> = given.entries.iter().map(|entry| entry.post.get().cast_unsigned()).collect();
        // Somebody unknown is nobody else: no history is theirs.
        let viewer = ask.viewer.unwrap_or(self.id);
        let request = Request {
            viewer,
            market: ask.market,
            follows: &knows.follows,
            muted: &knows.muted,
            products: &knows.products,
            now,
            n: end.saturating_sub(given.entries.len()),
            seed: self.id.wrapping_add(u64::try_from(given.entries.len()).unwrap_or(0)),
            eligible: &|item| !before.contains(&item),
        };
        let ranked = feed.live.rank(&request, ask.viewer.is_some());
        let entry = |ranked: &feed::Ranked| Entry {
            post: PostId::new(ranked.item.cast_signed()),
            reason: Reason::of(&ranked.why),
        };
        given.entries.extend(ranked.iter().map(entry));
        if given.entries.len() < end {
            let known: HashSet<PostId> = given.entries.iter().map(|entry| entry.post).collect();
            let mut earlier = post::recent(read, ask.market, now.plus_ms(-EARLIER_MS), EARLIER_MAX)?;
            let number = |post: &Recent| post.id.get().cast_unsigned();
            earlier.retain(|post| !known.contains(&post.id) && !knows.muted.contains(&post.author.cast_unsigned()));
            feed.live.read(|recommender| {
                earlier.retain(|post| !recommender.is_refused(viewer, number(post)));
                earlier.sort_by_key(|post| recommender.is_seen(viewer, number(post)));
            });
            given.entries.extend(earlier.into_iter().map(|post| Entry { post: post.id, reason: Reason::Earlier }));
            given.is_whole = true;
        }
        Ok(())
    }
}

/// What the database knows of somebody and the log does not.
#[derive(Default)]
struct Knowledge {
    follows: Vec<u64>,
    muted: Vec<u64>,
    products: Vec<u64>,
}

impl Knowledge {
    /// Four statements for somebody signed in.
    fn of(read: &mut Read, ask: &Ask) -> Result<Knowledge, db::Error> {
        let Some(person) = ask.person else { return Ok(Knowledge::default()) };
        let id = PersonId::new(person.get());
        let number = |author: Author| author.id().cast_unsigned();
        let follows = follow::following(read, id, &PageRequest::new(None, Some(FOLLOWS_MAX)))?;
        let cart = trade::cart::open_of(read, same(person), ask.market)?;
        Ok(Knowledge {
            follows: follows.items.iter().map(|follow| number(follow.author)).collect(),
            muted: mute::muted(read, id)?.into_iter().map(number).collect(),
            products: cart.iter().flat_map(|cart| &cart.lines).map(|line| line.listing.get().cast_unsigned()).collect(),
        })
    }
}
