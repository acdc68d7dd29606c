//! One's posts with what each of them brought.

mod one;
mod view;

pub use one::{change, comment, delete, listings, show};
#[cfg(test)]
pub(in crate::pages) use view::{One, Said};
pub(in crate::pages) use view::{list_view, named, one_view, poster, states, sums};

use content::post::{self, PostState};
use content::{Author, Post, PostId};
use kernel::{Id, Money, Page, PageRequest};
use maud::Markup;
use signals::{Counts, Subject};
use trade::cart::ViaKind;

use super::maker::Maker;
use crate::pages::Desk;
use crate::{AppState, Result};

/// Posts on a page.
const SHOWN: u32 = 30;

/// A post and what it brought.
#[derive(Clone, Debug)]
pub struct Counted {
    pub post: Post,
    pub numbers: Numbers,
}

/// What a post brought until now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    pub views: i64,
    pub likes: i64,
    pub comments: i64,
    pub anchor_clicks: i64,
    pub orders: i64,
    /// What its sales earn: the creator's commission, or of a shop's own post what was sold; by currency.
    pub earned: Vec<Money>,
}

impl Numbers {
    /// The numbers of `post`: likes and comments are kept with it, the rest are counted signals.
    pub fn of(post: &Post, counts: &Counts, earned: Vec<Money>) -> Numbers {
        let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
        Numbers {
            views: number(counts.get(signals::Kind::View)),
            likes: post.likes,
            comments: post.comments,
            anchor_clicks: number(counts.get(signals::Kind::AnchorClick)),
            orders: number(counts.get(signals::Kind::Order)),
            earned,
        }
    }
}

/// Which posts are listed.
pub(in crate::pages) struct Listed {
    pub posts: Page<Counted>,
    pub state: Option<PostState>,
    /// Of a shop: what creators show of it, and what that sold.
    pub by_creators: Vec<ByCreator>,
}

/// A creator's post from which a shop's goods can be bought.
#[derive(Clone, Debug)]
pub(in crate::pages) struct ByCreator {
    pub post: Post,
    pub creator: String,
    pub views: i64,
    /// Units of this shop that were bought through it, and what was paid for them.
    pub units: i64,
    pub paid: Vec<Money>,
    /// Where shoppers see it.
    pub href: String,
}

/// The posts of `maker`, of one state or of every one.
pub async fn list(
    desk: &Desk,
    app: &AppState,
    maker: &Maker,
    state: Option<&str>,
    page: PageRequest,
) -> Result<Markup> {
    let state = state.and_then(|word| PostState::ALL.into_iter().find(|state| state.name() == word));
    let first = page.after.is_none() && state.is_none();
    let posts = counted(app, maker, state, PageRequest::new(page.after, Some(SHOWN))).await?;
    let by_creators = match &maker.shop {
        Some(shop) if first => by_creators(app, shop.id).await?,
        _ => Vec::new(),
    };
    Ok(list_view(desk, maker, &Listed { posts, state, by_creators }))
}

/// What creators show of a shop, the newest first, with what it sold.
async fn by_creators(app: &AppState, shop: catalog::ShopId) -> Result<Vec<ByCreator>> {
    let page = PageRequest::new(None, Some(SHOWN));
    let read = app.db.read(move |read| {
        let mut posts = post::selling_for(read, Id::new(shop.get()), &page)?.items;
        posts.retain(|post| post.author.creator().is_some());
        let authors: Vec<Author> = posts.iter().map(|post| post.author).collect();
        let ids: Vec<i64> = posts.iter().map(|post| post.id.get()).collect();
        let sold = trade::order::sold_through(read, Id::new(shop.get()), ViaKind::Post, &ids)?;
        Ok::<_, db::Error>((flows::faces::of(read, &authors)?, sold, posts))
    });
    let (faces, sold, posts) = read.await?;
    let markets = app.markets.read(&app.db).await?;
    let subjects: Vec<Subject> = posts.iter().map(subject).collect();
    let counts = app.signals.counts_of(&subjects);
    let of = |(post, counts): (Post, Counts)| {
        let sold: Vec<_> = sold.iter().filter(|sold| sold.via == post.id.get()).collect();
        let home = markets.find(post.market).map(|place| place.home(place.market.main_language()));
        ByCreator {
            creator: faces
                .iter()
                .find(|face| face.author == post.author)
                .map(|face| face.name.clone())
                .unwrap_or_default(),
            views: i64::try_from(counts.get(signals::Kind::View)).unwrap_or(i64::MAX),
            units: sold.iter().map(|sold| sold.units).sum(),
            paid: sold.iter().map(|sold| sold.paid).collect(),
            href: format!("{}p/{}", home.unwrap_or_else(|| "/".to_owned()), post.id),
            post,
        }
    };
    Ok(posts.into_iter().zip(counts).map(of).collect())
}

/// A page of the posts of `maker`, the newest first, with their numbers.
pub async fn counted(
    app: &AppState,
    maker: &Maker,
    state: Option<PostState>,
    page: PageRequest,
) -> Result<Page<Counted>> {
    let author = maker.author();
    let read = app.db.read(move |read| {
        let posts = post::of_author(read, author, state, &page)?;
        let ids: Vec<PostId> = posts.items.iter().map(|post| post.id).collect();
        Ok::<_, crate::Error>((posts, super::earned::of_posts(read, author, &ids)?))
    });
    let (mut posts, mut earned) = read.await?;
    posts.items.iter_mut().for_each(|post| app.seal_files(post));
    let subjects: Vec<Subject> = posts.items.iter().map(subject).collect();
    let counts = app.signals.counts_of(&subjects);
    let items = posts.items.into_iter().zip(counts).map(|(mut post, counts)| {
        app.seal_files(&mut post);
        let earned = earned.remove(&post.id).unwrap_or_default();
        Counted { numbers: Numbers::of(&post, &counts, earned), post }
    });
    Ok(Page { items: items.collect(), next: posts.next })
}

/// A post as signals know it.
pub fn subject(post: &Post) -> Subject {
    Subject::Post(post.id.get())
}
