//! What signals say nothing of and count for: a post's market, author and topics; a listing's market and shop.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use catalog::listing::ListingId;
use content::{Author, PostId};
use db::Read;
use kernel::MarketCode;

use crate::{AppState, Result};

/// How long an answer holds: topics of an edited post follow within this.
const KNOWN_FOR: Duration = Duration::from_secs(60);
/// How long nothing holds: a post that becomes ready counts within this.
const UNKNOWN_FOR: Duration = Duration::from_secs(2);
/// Answers kept at the most.
const KEPT_MAX: usize = 50_000;

/// What something is to the log.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct About {
    pub market: MarketCode,
    pub author: Author,
    pub topics: Vec<i64>,
}

/// By post: when it was read, and what it is; `None` for one that is not shown.
type Entries = HashMap<i64, (Instant, Option<Arc<About>>)>;

/// Answers of the last minute, by id; `None` where there was nothing to see.
#[derive(Default)]
pub(crate) struct Lookup(Mutex<Entries>);

impl Lookup {
    /// What is known of `ids`, and which of them must be asked for.
    fn known(&self, ids: &[i64]) -> (HashMap<i64, Option<Arc<About>>>, Vec<i64>) {
        let (entries, now) = (self.entries(), Instant::now());
        let (mut known, mut missing) = (HashMap::with_capacity(ids.len()), Vec::new());
        for id in ids {
            match entries.get(id).filter(|(until, _)| *until > now) {
                Some((_, about)) => drop(known.insert(*id, about.clone())),
                None => missing.push(*id),
            }
        }
        (known, missing)
    }

    fn learn(&self, id: i64, about: Option<Arc<About>>) {
        let (mut entries, now) = (self.entries(), Instant::now());
        if entries.len() >= KEPT_MAX {
            entries.retain(|_, (until, _)| *until > now);
        }
        if entries.len() >= KEPT_MAX {
            entries.clear();
        }
        let until = now + if about.is_some() { KNOWN_FOR } else { UNKNOWN_FOR };
        entries.insert(id, (until, about));
    }

    fn entries(&self) -> MutexGuard<'_, Entries> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What posts and listings are to the log, by id; `None` for what nobody can see. Each id once in the arguments.
pub(crate) async fn find(
    app: &AppState,
    posts: &[i64],
    listings: &[i64],
) -> Result<(HashMap<i64, Option<Arc<About>>>, HashMap<i64, Option<Arc<About>>>)> {
    let (mut of_posts, new_posts) = app.demand.posts.known(posts);
    let (mut of_listings, new_listings) = app.demand.listings.known(listings);
    if new_posts.is_empty() && new_listings.is_empty() {
        return Ok((of_posts, of_listings));
    }
    let read = app.db.read(move |read| {
        let posts = read_posts(read, &new_posts)?;
        Ok::<_, db::Error>((posts, read_listings(read, &new_listings)?))
    });
    let (posts, listings) = read.await?;
    for (id, about) in posts {
        app.demand.posts.learn(id, about.clone());
        of_posts.insert(id, about);
    }
    for (id, about) in listings {
        app.demand.listings.learn(id, about.clone());
        of_listings.insert(id, about);
    }
    Ok((of_posts, of_listings))
}

type Found = Vec<(i64, Option<Arc<About>>)>;

/// Posts that anybody can see.
fn read_posts(read: &mut Read, ids: &[i64]) -> Result<Found, db::Error> {
    let mut found = Vec::with_capacity(ids.len());
    for ids in ids.chunks(POSTS_AT_ONCE) {
        let posts: Vec<PostId> = ids.iter().copied().map(PostId::new).collect();
        let ready = content::post::ready_of(read, &posts)?;
        for id in ids {
            let about = ready.iter().find(|post| post.id.get() == *id).map(|post| {
                let topics = post.topics.iter().map(|topic| topic.id.get()).take(signals::TOPICS_MAX).collect();
                Arc::new(About { market: post.market, author: post.author, topics })
            });
            found.push((*id, about));
        }
    }
    Ok(found)
}

/// As many posts as `content` looks at.
const POSTS_AT_ONCE: usize = 64;

fn read_listings(read: &mut Read, ids: &[i64]) -> Result<Found, db::Error> {
    let mut found = Vec::with_capacity(ids.len());
    for id in ids {
        let place = catalog::listing::place(read, ListingId::new(*id))?;
        let about = place.map(|(shop, _, market)| {
            let author = Author::Shop(content::ShopId::new(shop.get()));
            Arc::new(About { market, author, topics: Vec::new() })
        });
        found.push((*id, about));
    }
    Ok(found)
}
