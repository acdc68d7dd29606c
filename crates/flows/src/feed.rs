//! What a shopper scrolls: the posts of a market that can be played, fresh and popular ones first, each with the reason why it is
//! there, its author, what can be bought from it and how often it was seen.

mod order;
mod rank;

use accounts::PersonId;
use catalog::listing::storefront::{Card, cards_of};
use content::{Post, PostId, follow, post, reaction};
use db::Read;
use kernel::{Clock, Cursor, Lang, MarketCode, Page, PageRequest};
use signals::{Kind, Signals, Subject};

pub use self::order::Orders;
pub use self::rank::Reason;
use crate::faces::{self, Face};

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
}

impl Ask {
    fn viewer(&self) -> Option<content::PersonId> {
        self.person.map(|person| content::PersonId::new(person.get()))
    }
}

/// A page of the feed. Its order is fixed for whoever goes on from its cursor, so that nothing comes twice and nothing is passed
/// over, whatever happens meanwhile. Pages hold [`PAGE_MAX`] items at the most.
pub fn page(
    read: &mut Read,
    clock: &dyn Clock,
    signals: &Signals,
    orders: &Orders,
    ask: &Ask,
    page: &PageRequest,
) -> Result<Page<FeedItem>, db::Error> {
    let limit = usize::try_from(page.limit().min(PAGE_MAX)).unwrap_or(1);
    let place = page.after.as_ref().and_then(Cursor::open);
    let order = orders.find_or_make(read, clock.now(), signals, ask, place)?;
    let mut items = Vec::with_capacity(limit);
    let mut at = place.map_or(0, |place| place.at);
    // What was taken down since the order was made leaves a gap, which the next ones fill.
    while items.len() < limit {
        let wanted = order.from(at, limit.saturating_sub(items.len()));
        if wanted.is_empty() {
            break;
        }
        at = at.saturating_add(wanted.len());
        let ids: Vec<PostId> = wanted.iter().map(|entry| entry.post).collect();
        let posts = post::ready_of(read, &ids)?;
        let reason = |id: PostId| wanted.iter().find(|entry| entry.post == id).map_or(Reason::Earlier, |e| e.reason);
        items.extend(posts.into_iter().map(|post| (reason(post.id), post)));
    }
    let next = order.has(at).then(|| Cursor::seal(&order.place(at)));
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
    let (liked, followed) = match ask.viewer() {
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

#[cfg(test)]
mod tests;
