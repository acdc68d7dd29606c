//! The feed as programs see it.

use axum::Json as Answer;
use axum::extract::State;
use flows::feed::{self, Ask, FeedItem};
use kernel::{Instant, MarketCode};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Refused, storefront};
use crate::access::Public;
use crate::extract::{Paging, Path, Query};
use crate::pages::Watcher;
use crate::view::{ImageView, ListView, MoneyView};
use crate::{AppState, Result, Voice, media_url};

pub(crate) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(show))
}

/// Which page of the feed.
#[derive(Debug, Deserialize, IntoParams)]
struct FeedQuery {
    /// A language of the market; its first unless sent.
    lang: Option<String>,
    /// Items wanted: 1 to 100; a page holds 20 at the most.
    #[serde(rename = "limit")]
    _limit: Option<String>,
    /// Where to go on: `next` of the page before. What comes next follows what the viewer did meanwhile.
    #[serde(rename = "after")]
    _after: Option<String>,
}

/// A thing of the feed.
#[derive(Debug, Serialize, ToSchema)]
struct FeedItemView {
    /// `post`.
    kind: &'static str,
    id: String,
    author: AuthorView,
    /// Plain text, with its hashtags.
    caption: String,
    lang: String,
    topics: Vec<String>,
    playback: PlaybackView,
    /// The address of its still picture.
    poster: Option<String>,
    duration_ms: Option<i64>,
    /// What can be bought from it in this market now.
    anchors: Vec<AnchorView>,
    counts: CountsView,
    /// Why it is here: `fresh`, `popular`, `followed`, `alike` (who turned to what the viewer turned to, turned to this), `interest` (a
    /// topic of theirs), `cart` (it shows what lies in their cart), `live`, `new` (it is given a chance), `chance` (drawn by lot) or
    /// `earlier` (nothing else is left).
    reason: &'static str,
    /// Whether whoever asks likes it.
    liked: bool,
    /// Whether whoever asks follows its author.
    followed: bool,
    #[schema(value_type = String)]
    published_at: Instant,
    /// Its page.
    url: String,
}

/// Who made it.
#[derive(Debug, Serialize, ToSchema)]
struct AuthorView {
    /// `creator` or `shop`.
    kind: &'static str,
    id: String,
    handle: String,
    name: String,
}

/// How it is played.
#[derive(Debug, Serialize, ToSchema)]
struct PlaybackView {
    /// The lowest first.
    renditions: Vec<RenditionView>,
}

/// It in one size.
#[derive(Debug, Serialize, ToSchema)]
struct RenditionView {
    height: u32,
    width: u32,
    url: String,
}

/// A product that can be bought from it.
#[derive(Debug, Serialize, ToSchema)]
struct AnchorView {
    listing: String,
    product: String,
    title: String,
    price: MoneyView,
    image: Option<ImageView>,
    in_stock: bool,
}

/// How often it was seen, liked, talked of and passed on.
#[derive(Debug, Serialize, ToSchema)]
struct CountsView {
    views: u64,
    likes: u64,
    comments: u64,
    shares: u64,
}

impl FeedItemView {
    fn of(item: FeedItem, home: &str, voice: &Voice) -> FeedItemView {
        let post = item.post;
        let renditions = post.renditions.iter().map(|size| RenditionView {
            height: size.height,
            width: size.width,
            url: media_url(&size.key),
        });
        let anchors = item.goods.iter().map(|card| AnchorView {
            listing: card.listing.to_string(),
            product: card.product.to_string(),
            title: card.title.clone(),
            price: MoneyView::of(card.price_min, voice),
            image: card.image.as_ref().and_then(ImageView::of),
            in_stock: card.in_stock,
        });
        FeedItemView {
            kind: "post",
            id: post.id.to_string(),
            author: AuthorView {
                kind: post.author.kind(),
                id: post.author.id().to_string(),
                handle: item.author.handle,
                name: item.author.name,
            },
            playback: PlaybackView { renditions: renditions.collect() },
            poster: post.poster.as_deref().map(media_url),
            duration_ms: post.duration_ms,
            anchors: anchors.collect(),
            counts: CountsView {
                views: item.counts.views,
                likes: item.counts.likes,
                comments: item.counts.comments,
                shares: item.counts.shares,
            },
            reason: item.reason.code(),
            liked: item.liked,
            followed: item.followed,
            published_at: post.published_at.unwrap_or(post.created_at),
            url: format!("{home}p/{}", post.id),
            topics: post.topics.into_iter().map(|topic| topic.tag).collect(),
            lang: post.lang.tag().to_owned(),
            caption: post.caption,
        }
    }
}

/// The feed of a market, for whoever asks: a person by their session, else a device by its cookie, else nobody known. Going on from
/// `next`, nothing comes twice; the same `after` gives the same page again.
#[utoipa::path(get, path = "/markets/{market}/feed", tag = "storefront", security((), ("bearer" = [])),
    params(("market" = String, Path), FeedQuery), responses((status = 200, body = ListView<FeedItemView>), Refused))]
async fn show(
    _: Public,
    watcher: Watcher,
    State(app): State<AppState>,
    Path(code): Path<MarketCode>,
    Query(query): Query<FeedQuery>,
    Paging(page): Paging,
) -> Result<Answer<ListView<FeedItemView>>> {
    let (place, lang) = storefront::place(&app, code, query.lang.as_deref()).await?;
    let ask =
        Ask { market: code, lang, person: watcher.principal.map(|principal| principal.person), viewer: watcher.viewer };
    let (clock, rng, signals, feed) = (app.clock.clone(), app.rng.clone(), app.signals.clone(), app.feed.clone());
    let found = app.db.read(move |read| feed::page(read, (&*clock, &*rng), &signals, &feed, &ask, &page)).await?;
    let (voice, home) = (place.voice(lang), place.home(lang));
    Ok(Answer(ListView::of(found, |item| FeedItemView::of(item, &home, &voice))))
}
