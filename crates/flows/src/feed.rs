//! What a shopper scrolls: the posts of a market that can be played, in the order of the recommender, each with the reason why it
//! is there, its author, what can be bought from it and how often it was seen.

mod live;
mod reason;
mod scroll;
mod served;

use accounts::PersonId;
use catalog::listing::storefront::{Card, cards_of};
use content::{Post, PostId, follow, post, reaction};
use db::Read;
use kernel::{Clock, Cursor, Instant, Lang, MarketCode, Page, PageRequest, Rng};
use signals::{Kind, Origin, Signal, Signals, Subject, Viewer};

pub use self::live::{Live, Replayed, replay, viewer_number};
pub use self::reason::Reason;
use self::scroll::{Place, Scrolls};
pub use self::served::Served;
use crate::faces::{self, Face};
pub use feed::{Recommender, WEIGHT_MAX, Weights, off_policy::EFFECTIVE_MIN, off_policy::Estimate, store::put_weights};

/// Items of a page at the most: what one statement looks up.
pub const PAGE_MAX: u32 = 20;

/// One thing of the feed.
#[derive(Clone, Debug)]
pub struct FeedItem {
    pub post: Post,
    pub author: Face,
    /// What can be bought from it in this market now, in the author's order; things that left the shelves are left out.
    pub goods: Vec<Card>,
    pub counts: FeedCounts,
    pub reason: Reason,
    /// Whether whoever asks likes it.
    pub liked: bool,
    /// Whether whoever asks follows its author.
    pub followed: bool,
}

/// How often a post was seen, liked, talked of and passed on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FeedCounts {
    pub views: u64,
    pub likes: u64,
    pub comments: u64,
    pub shares: u64,
}

/// Who asks for posts, and where.
#[derive(Clone, Copy, Debug)]
pub struct Ask {
    pub market: MarketCode,
    pub lang: Lang,
    pub person: Option<PersonId>,
    /// Who the feed knows them as: [`viewer_number`]; `None` for nobody known.
    pub viewer: Option<u64>,
}

impl Ask {
    fn reader(&self) -> Option<content::PersonId> {
        self.person.map(|person| content::PersonId::new(person.get()))
    }
}

/// The feed of an installation: what it knows, and who scrolls through it. Cheap to clone.
#[derive(Clone)]
pub struct Feed {
    pub live: Live,
    scrolls: Scrolls,
}

impl Feed {
    /// A feed that shows what `live` knows.
    pub fn new(live: Live) -> Feed {
        Feed { live, scrolls: Scrolls::default() }
    }
}

/// A page of the feed. Who goes on from its cursor meets nothing twice while the server runs, and the same page again by the same
/// cursor; what comes next follows what they did meanwhile. Pages hold [`PAGE_MAX`] items at the most.
pub fn page(
    read: &mut Read,
    (clock, rng): (&dyn Clock, &dyn Rng),
    signals: &Signals,
    feed: &Feed,
    ask: &Ask,
    page: &PageRequest,
) -> Result<Page<FeedItem>, db::Error> {
    let limit = usize::try_from(page.limit().min(PAGE_MAX)).unwrap_or(1);
    let place: Option<Place> = page.after.as_ref().and_then(Cursor::open);
    let (scroll, mut at) = feed.scrolls.find_or_begin(ask, place, rng.next_u64());
    let (mut items, mut may_follow) = (Vec::with_capacity(limit), true);
    // What was taken down since it was ranked leaves a gap, which the next ones fill.
    while items.len() < limit && may_follow {
        let (wanted, more) = scroll.take(read, feed, ask, clock.now(), at, limit.saturating_sub(items.len()))?;
        may_follow = more && !wanted.is_empty();
        at = at.saturating_add(wanted.len());
        let ids: Vec<PostId> = wanted.iter().map(|entry| entry.post).collect();
        let posts = post::ready_of(read, &ids)?;
        let reason = |id: PostId| wanted.iter().find(|entry| entry.post == id).map_or(Reason::Earlier, |e| e.reason);
        items.extend(posts.into_iter().map(|post| (reason(post.id), post)));
    }
    let next = may_follow.then(|| Cursor::seal(&scroll.place(at)));
    Ok(Page { items: dress(read, signals, ask, items)?, next })
}

/// The posts with everything that is shown around them, in their order. Four statements; six for somebody signed in.
pub fn dress(
    read: &mut Read,
    signals: &Signals,
    ask: &Ask,
    posts: Vec<(Reason, Post)>,
) -> Result<Vec<FeedItem>, db::Error> {
    if posts.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<PostId> = posts.iter().map(|(_, post)| post.id).collect();
    let authors: Vec<_> = posts.iter().map(|(_, post)| post.author).collect();
    let faces = faces::of(read, &authors)?;
    let goods = goods(read, ask, &posts)?;
    let (liked, followed) = match ask.reader() {
        Some(person) => (reaction::liked(read, person, &ids)?, follow::follows(read, person, &authors)?),
        None => Default::default(),
    };
    let items = posts.into_iter().filter_map(|(reason, post)| {
        Some(FeedItem {
            author: faces.iter().find(|face| face.author == post.author)?.clone(),
            goods: goods_of(&goods, &post),
            counts: counts(signals, &post),
            reason,
            liked: liked.contains(&post.id),
            followed: followed.contains(&post.author),
            post,
        })
    });
    Ok(items.collect())
}

/// Cards looked up by one statement.
const CARDS_AT_ONCE: usize = 64;

fn goods(read: &mut Read, ask: &Ask, posts: &[(Reason, Post)]) -> Result<Vec<Card>, db::Error> {
    let mut listings: Vec<catalog::listing::ListingId> =
        posts.iter().flat_map(|(_, post)| &post.anchors).map(|anchor| kernel::Id::new(anchor.listing.get())).collect();
    listings.sort_unstable();
    listings.dedup();
    let mut cards = Vec::with_capacity(listings.len());
    for listings in listings.chunks(CARDS_AT_ONCE) {
        cards.extend(cards_of(read, ask.market, ask.lang, listings)?);
    }
    Ok(cards)
}

fn goods_of(goods: &[Card], post: &Post) -> Vec<Card> {
    let card = |anchor: &content::Anchor| goods.iter().find(|card| card.listing.get() == anchor.listing.get()).cloned();
    post.anchors.iter().filter_map(card).collect()
}

/// Likes and comments as `content` counts them, views and shares as the log of demand does.
pub fn counts(signals: &Signals, post: &Post) -> FeedCounts {
    let log = signals.counts(Subject::Post(post.id.get()));
    FeedCounts {
        views: log.get(Kind::View),
        likes: u64::try_from(post.likes).unwrap_or(0),
        comments: u64::try_from(post.comments).unwrap_or(0),
        shares: log.get(Kind::Share),
    }
}

/// Somebody's "no": [`Kind::NotInterested`] or [`Kind::Report`], as a fact of the log; once for each viewer and post. `None` for
/// nobody known.
pub fn refusal(kind: Kind, post: &Post, viewer: Viewer, origin: Origin, now: Instant) -> Option<Signal> {
    let number = viewer_number(viewer)?;
    Some(Signal {
        id: format!("{}/{number:016x}/{}", kind.name(), post.id),
        kind,
        at: now,
        market: post.market,
        viewer,
        origin,
        post: Some(post.id.get()),
        room: None,
        listing: None,
        creator: Some(post.author.id()),
        topics: post.topics.iter().map(|topic| topic.id.get()).take(signals::TOPICS_MAX).collect(),
        amount: None,
    })
}

#[cfg(test)]
mod tests;
