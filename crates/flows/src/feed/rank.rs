//! The policy of the feed's order: what makes a post fresh, what makes it popular, and how much each counts.
//!
//! `score = freshness + popularity`, where freshness halves every day and popularity is the binary logarithm of the heat of the
//! last week over ten: a heat of a thousand is worth as much as being new. Somebody's own follows weigh half a new post more.

use std::collections::{HashMap, VecDeque};

use content::post::Recent;
use content::{Author, PostId};
use kernel::{HOUR_MS, Instant};
use serde::Serialize;
use signals::Kind;

/// Hours after which freshness has halved.
const HALF_LIFE_H: f64 = 24.0;
/// The heat whose logarithm counts like a new post is two to this.
const HEAT_BITS: f64 = 10.0;
/// What following the author adds.
const FOLLOWED: f64 = 0.5;
/// From here on popularity is worth saying.
const POPULAR_FROM: f64 = 0.2;
/// A post counts as new for so long.
const NEW_FOR_MS: i64 = 48 * HOUR_MS;
/// A view of the days before the last one counts this much.
pub(super) const PAST: f64 = 0.15;
/// Two posts of one author stand at least so far apart while others are there.
const APART: usize = 3;
/// How far down the order is searched for another author.
const SEARCHED: usize = 16;

/// Why a post is in the feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "code")]
pub enum Reason {
    /// It was first shown within two days.
    Fresh,
    /// So many views within a day.
    Popular { views: u64 },
    /// Whoever asks follows its author.
    Followed,
    /// It belongs to the topic that was asked for.
    Topic,
    /// It is by the author, or of the product, that was asked for.
    Asked,
    /// Neither new nor much seen: it comes after those that are.
    Earlier,
}

impl Reason {
    /// The one spelling in API and messages.
    pub const fn code(self) -> &'static str {
        match self {
            Reason::Fresh => "fresh",
            Reason::Popular { .. } => "popular",
            Reason::Followed => "followed",
            Reason::Topic => "topic",
            Reason::Asked => "asked",
            Reason::Earlier => "earlier",
        }
    }
}

/// What one fact of a kind weighs in a post's heat.
pub(super) const WEIGHTS: [(Kind, f64); 6] = [
    (Kind::View, 1.0),
    (Kind::Like, 5.0),
    (Kind::Comment, 8.0),
    (Kind::Share, 10.0),
    (Kind::AnchorClick, 4.0),
    (Kind::Order, 40.0),
];

/// What is known of the demand for a post.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Heat {
    pub sum: f64,
    /// Views of the last day.
    pub views: u64,
}

/// A post's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub post: PostId,
    pub reason: Reason,
}

/// The posts in their order as of `now`.
pub(super) fn order(posts: &[Recent], heat: &HashMap<i64, Heat>, followed: &[Author], now: Instant) -> Vec<Entry> {
    let mut scored: Vec<Scored> = posts.iter().map(|post| score(post, heat, followed, now)).collect();
    scored.sort_by(|a, b| b.score.total_cmp(&a.score).then(b.entry.post.cmp(&a.entry.post)));
    varied(scored.into())
}

struct Scored {
    score: f64,
    author: Option<Author>,
    entry: Entry,
}

fn score(post: &Recent, heat: &HashMap<i64, Heat>, followed: &[Author], now: Instant) -> Scored {
    let age_ms = now.since_ms(post.published_at).max(0);
    let fresh = (-hours(age_ms) / HALF_LIFE_H).exp2();
    let heat = heat.get(&post.id.get()).copied().unwrap_or_default();
    let popular = (1.0 + heat.sum.max(0.0)).log2() / HEAT_BITS;
    let author = Author::of(&post.author_kind, post.author).ok();
    let follows = author.is_some_and(|author| followed.contains(&author));
    let reason = match () {
        () if follows => Reason::Followed,
        () if popular > fresh.max(POPULAR_FROM) && heat.views > 0 => Reason::Popular { views: heat.views },
        () if age_ms < NEW_FOR_MS => Reason::Fresh,
        () => Reason::Earlier,
    };
    let score = fresh + popular + if follows { FOLLOWED } else { 0.0 };
    Scored { score, author, entry: Entry { post: post.id, reason } }
}

fn hours(ms: i64) -> f64 {
    u32::try_from(ms.checked_div(1000).unwrap_or(0)).map_or(f64::from(u32::MAX), f64::from) / 3600.0
}

/// The same posts, so that no author comes twice within a few while others are near.
fn varied(mut rest: VecDeque<Scored>) -> Vec<Entry> {
    let mut last: VecDeque<Option<Author>> = VecDeque::with_capacity(APART);
    let mut done = Vec::with_capacity(rest.len());
    while !rest.is_empty() {
        let other = rest.iter().take(SEARCHED).position(|post| !last.contains(&post.author));
        let Some(next) = rest.remove(other.unwrap_or(0)) else { break };
        last.push_back(next.author);
        if last.len() >= APART {
            last.pop_front();
        }
        done.push(next.entry);
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Instant = Instant::from_ms(1_800_000_000_000);

    fn recent(id: i64, author: i64, hours: i64) -> Recent {
        Recent {
            id: PostId::new(id),
            author_kind: "creator".to_owned(),
            author,
            likes: 0,
            comments: 0,
            published_at: NOW.plus_ms(-hours * HOUR_MS),
        }
    }

    fn ids(entries: &[Entry]) -> Vec<i64> {
        entries.iter().map(|entry| entry.post.get()).collect()
    }

    #[test]
    fn new_ones_come_first_and_much_seen_ones_keep_up() {
        let posts = [recent(1, 1, 1), recent(2, 2, 30), recent(3, 3, 100), recent(4, 4, 200)];
        let heat = HashMap::from([(3, Heat { sum: 4000.0, views: 900 })]);
        let order = order(&posts, &heat, &[], NOW);
        assert_eq!(ids(&order), [3, 1, 2, 4]);
        let reasons: Vec<&str> = order.iter().map(|entry| entry.reason.code()).collect();
        assert_eq!(reasons, ["popular", "fresh", "fresh", "earlier"]);
    }

    #[test]
    fn a_follow_lifts_and_is_the_reason() {
        let posts = [recent(1, 1, 1), recent(2, 2, 10)];
        let order = order(&posts, &HashMap::new(), &[Author::Creator(content::PersonId::new(2))], NOW);
        assert_eq!(ids(&order), [2, 1]);
        assert_eq!(order.first().map(|entry| entry.reason), Some(Reason::Followed));
    }

    #[test]
    fn an_author_does_not_come_twice_in_a_row_while_others_are_there() {
        let posts = [recent(1, 1, 1), recent(2, 1, 2), recent(3, 1, 3), recent(4, 2, 4), recent(5, 3, 5)];
        assert_eq!(ids(&order(&posts, &HashMap::new(), &[], NOW)), [1, 4, 5, 2, 3]);
    }
}
