//! Making posts, and changing them.

use std::collections::HashMap;

use accounts::ShopPermission;
use catalog::listing::storefront::{self, Card};
use content::post::{
    self, Actor, Anchor, ChangePostError, CreatePostError, Edit, NewPost, NewSource, Origin, Post, PostId,
};
use content::{Author, ListingId, PersonId};
use db::jobs::NewJob;
use kernel::{Clock, Coded, Lang, MarketCode, Problem, Problems};
use market::Market;

use crate::trade::same;

/// A post as its author wants it.
#[derive(Clone, Debug)]
pub struct CreatePost {
    pub author: Author,
    /// The person at the keys.
    pub by: PersonId,
    pub market: MarketCode,
    /// The language of the caption; the market's main one unless said.
    pub lang: Option<Lang>,
    pub caption: String,
    /// What can be bought from it, at most six, in their order.
    pub listings: Vec<ListingId>,
    pub source: NewSource,
    pub origin: Origin,
}

/// What its author changes of a post; `None` leaves it.
#[derive(Clone, Debug, Default)]
pub struct EditPost {
    pub caption: Option<String>,
    pub lang: Option<Lang>,
    pub listings: Option<Vec<ListingId>>,
}

/// Why a post was not made or not changed.
#[derive(Debug, thiserror::Error)]
pub enum PostError {
    /// Everything that is wrong with its fields, those of other domains among them.
    #[error("{0}")]
    Problems(Problems),
    #[error(transparent)]
    Create(CreatePostError),
    #[error(transparent)]
    Change(ChangePostError),
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl Coded for PostError {
    fn code(&self) -> &'static str {
        match self {
            PostError::Problems(problems) => problems.code(),
            PostError::Create(error) => error.code(),
            PostError::Change(error) => error.code(),
            PostError::Db(error) => error.code(),
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            PostError::Problems(problems) => problems.problems(),
            _ => &[],
        }
    }

    fn args(&self) -> Vec<(std::borrow::Cow<'static, str>, String)> {
        match self {
            PostError::Create(error) => error.args(),
            PostError::Change(error) => error.args(),
            _ => Vec::new(),
        }
    }
}

/// Makes a post and queues the job that makes it ready. Its products must be on sale in its market, and its author's to
/// promote. All problems are told at once.
pub fn create_post(tx: &mut db::Tx, clock: &dyn Clock, new: &CreatePost) -> Result<Post, PostError> {
    let mut problems = Problems::default();
    let market = market::markets::find(tx, new.market)?.filter(|market| market.enabled);
    let listings = few(&new.listings, &mut problems);
    let anchors = match &market {
        Some(market) => anchors(tx, clock, new.author, market, listings, &mut problems)?,
        None => {
            problems.push(Problem::new("market", "content.market_closed"));
            Vec::new()
        }
    };
    let lang = new.lang.or(market.and_then(|market| market.languages.first().copied())).unwrap_or(Lang::EN);
    let post = NewPost {
        author: new.author,
        by: new.by,
        market: new.market,
        lang,
        caption: &new.caption,
        source: new.source.clone(),
        anchors,
        origin: new.origin,
    };
    match post::create(tx, clock, post) {
        Ok(_) if !problems.0.is_empty() => Err(PostError::Problems(problems)),
        Ok(post) => {
            queue(tx, clock, &post)?;
            Ok(post)
        }
        Err(CreatePostError::Problems(more)) => Err(PostError::Problems(together(problems, more))),
        Err(CreatePostError::Db(error)) => Err(error.into()),
        Err(error) => Err(PostError::Create(error)),
    }
}

/// Changes caption and products of a post.
pub fn edit_post(tx: &mut db::Tx, clock: &dyn Clock, id: PostId, change: &EditPost) -> Result<Post, PostError> {
    let found = post::find(tx, id)?.ok_or(PostError::Change(ChangePostError::NotFound))?;
    let mut problems = Problems::default();
    let anchors = match &change.listings {
        Some(listings) => {
            let listings = few(listings, &mut problems);
            Some(changed_anchors(tx, clock, &found, listings, &mut problems)?)
        }
        None => None,
    };
    let edit = Edit { caption: change.caption.as_deref(), lang: change.lang, anchors };
    match post::edit(tx, clock, id, &edit) {
        Ok(_) if !problems.0.is_empty() => Err(PostError::Problems(problems)),
        Ok(post) => Ok(post),
        Err(ChangePostError::Problems(more)) => Err(PostError::Problems(together(problems, more))),
        Err(ChangePostError::Db(error)) => Err(error.into()),
        Err(error) => Err(PostError::Change(error)),
    }
}

/// Deletes a post; its files go with it.
pub fn delete_post(tx: &mut db::Tx, clock: &dyn Clock, id: PostId, actor: Actor) -> Result<Post, ChangePostError> {
    post::delete(tx, clock, id, actor)
}

/// Whether a person speaks for a post: its creator, or somebody who hosts for its shop.
pub fn is_host(read: &mut db::Read, person: PersonId, author: Author) -> Result<bool, db::Error> {
    let shop = match author {
        Author::Creator(creator) => return Ok(creator == person),
        Author::Shop(shop) => shop,
    };
    let memberships = accounts::membership::of_person(read, same(person))?;
    let hosts = |membership: &accounts::membership::Membership| {
        membership.shop.get() == shop.get() && membership.permissions.contains(&ShopPermission::Host)
    };
    Ok(memberships.iter().any(hosts))
}

/// The job that makes a post ready.
pub(crate) fn queue(tx: &mut db::Tx, clock: &dyn Clock, post: &Post) -> Result<(), db::Error> {
    let key = post.id.to_string();
    let job = NewJob {
        kind: post::TRANSCODE_KIND,
        key: Some(&key),
        owner: Some(post.author.id()),
        payload: serde_json::json!({ "post": key }).to_string(),
        run_at: clock.now(),
    };
    db::jobs::enqueue(tx, clock, job).map(drop)
}

fn together(mut problems: Problems, more: Problems) -> Problems {
    problems.0.extend(more.0);
    problems
}

/// The products of an edited post: those that it had may stay, whatever became of them since.
fn changed_anchors(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    post: &Post,
    listings: &[ListingId],
    problems: &mut Problems,
) -> Result<Vec<Anchor>, db::Error> {
    let market = market::markets::find(tx, post.market)?;
    let known = |listing: &ListingId| post.anchors.iter().find(|anchor| anchor.listing == *listing).copied();
    let fresh: Vec<ListingId> = listings.iter().copied().filter(|listing| known(listing).is_none()).collect();
    let mut of_fresh = Problems::default();
    let found = match &market {
        Some(market) => anchors(tx, clock, post.author, market, &fresh, &mut of_fresh)?,
        None => Vec::new(),
    };
    for mut problem in of_fresh.0 {
        let place = |i: usize| fresh.get(i).and_then(|id| listings.iter().position(|other| other == id));
        let at = (0..fresh.len()).find(|i| problem.field == field(*i)).and_then(place);
        problem.field = at.map_or(problem.field, field);
        problems.push(problem);
    }
    let of = |listing: &ListingId| known(listing).or(found.iter().find(|anchor| anchor.listing == *listing).copied());
    Ok(listings.iter().filter_map(of).collect())
}

fn field(i: usize) -> String {
    format!("anchors[{i}]")
}

/// As many as a post may have: more are a problem, and are not looked up.
fn few<'a>(listings: &'a [ListingId], problems: &mut Problems) -> &'a [ListingId] {
    let Some(first) = listings.get(..post::ANCHORS_MAX).filter(|first| first.len() < listings.len()) else {
        return listings;
    };
    problems.push(Problem::new("anchors", "content.too_many_anchors").with("max", post::ANCHORS_MAX));
    first
}

/// The products behind listings, and what is wrong with them.
fn anchors(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    author: Author,
    market: &Market,
    listings: &[ListingId],
    problems: &mut Problems,
) -> Result<Vec<Anchor>, db::Error> {
    let lang = market.languages.first().copied().unwrap_or(Lang::EN);
    let ids: Vec<catalog::listing::ListingId> = listings.iter().copied().map(same).collect();
    let cards = storefront::cards_of(tx, market.code, lang, &ids)?;
    let cards: HashMap<i64, &Card> = cards.iter().map(|card| (card.listing.get(), card)).collect();
    let mut anchors = Vec::new();
    for (i, listing) in listings.iter().enumerate() {
        let Some(card) = cards.get(&listing.get()) else {
            problems.push(Problem::new(field(i), "content.anchor_not_on_sale"));
            continue;
        };
        if !may_promote(tx, clock, author, card)? {
            problems.push(Problem::new(field(i), "content.anchor_not_promotable"));
        }
        anchors.push(Anchor { listing: *listing, product: same(card.product), shop: same(card.shop) });
    }
    Ok(anchors)
}

/// Whether an author may sell a product: a shop its own; a creator those of shops they work in, and those of collaborations
/// that they joined.
pub(crate) fn may_promote(tx: &mut db::Tx, clock: &dyn Clock, author: Author, card: &Card) -> Result<bool, db::Error> {
    let creator = match author {
        Author::Shop(shop) => return Ok(shop.get() == card.shop.get()),
        Author::Creator(creator) => creator,
    };
    let memberships = accounts::membership::of_person(tx, same(creator))?;
    if memberships.iter().any(|membership| membership.shop.get() == card.shop.get()) {
        return Ok(true);
    }
    let terms = affiliate::collaboration::may_promote(tx, same(creator), same(card.product), clock.now())?;
    Ok(terms.is_some())
}
