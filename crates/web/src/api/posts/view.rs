//! Posts and those who show them, as programs see them.

use content::{Author, Post};
use flows::faces::Face;
use flows::feed::FeedItem;
use serde::Serialize;
use utoipa::ToSchema;

use crate::view::{ImageView, MoneyView};
use crate::{Voice, media_url};

/// Who shows or says something.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct AuthorView {
    /// `creator` or `shop`; whoever comments is a `creator` here.
    pub kind: String,
    pub id: String,
    /// Empty when they are gone.
    pub handle: String,
    pub name: String,
}

impl AuthorView {
    pub fn of(face: &Face) -> AuthorView {
        AuthorView {
            kind: face.author.kind().to_owned(),
            id: face.author.id().to_string(),
            handle: face.handle.clone(),
            name: face.name.clone(),
        }
    }

    /// Somebody of whom nothing is known any more.
    pub fn gone(author: Author) -> AuthorView {
        AuthorView {
            kind: author.kind().to_owned(),
            id: author.id().to_string(),
            handle: String::new(),
            name: String::new(),
        }
    }
}

/// A short video, and what can be bought from it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PostView {
    pub id: String,
    /// `PROCESSING, READY, FAILED, HELD` or `REMOVED`; others than its author see READY ones alone.
    pub state: String,
    /// Why it is HELD or REMOVED.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Why it FAILED, and what to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failure: Option<FailureView>,
    pub author: AuthorView,
    #[schema(example = "TH")]
    pub market: String,
    /// The language of the caption.
    #[schema(example = "th")]
    pub language: String,
    /// Plain text.
    pub caption: String,
    /// The caption in the language that was asked for, where a translator is configured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub translation: Option<TranslationView>,
    /// Tags without `#`.
    pub topics: Vec<String>,
    pub anchors: Vec<AnchorView>,
    /// `null` until it is READY.
    pub playback: Option<PlaybackView>,
    /// The address of its still picture.
    pub poster: Option<String>,
    pub duration_ms: Option<i64>,
    pub width: Option<u32>,
    pub height: Option<u32>,
    pub counts: CountsView,
    /// Whether the caller likes it.
    pub liked: bool,
    pub created_at: String,
    pub edited_at: Option<String>,
    /// When it was first shown.
    pub published_at: Option<String>,
}

/// Why a post could not be made ready.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FailureView {
    #[schema(example = "content.media_too_long")]
    pub code: String,
    /// In the reader's language.
    pub message: String,
}

/// Words in another language.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TranslationView {
    #[schema(example = "en")]
    pub language: String,
    pub text: String,
}

/// A product that can be bought from a post.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AnchorView {
    pub listing: String,
    pub product: String,
    pub shop: String,
    /// Whether it is on sale now; what follows is there when it is.
    pub on_sale: bool,
    pub title: Option<String>,
    pub price: Option<MoneyView>,
    pub in_stock: Option<bool>,
    pub image: Option<ImageView>,
}

/// How to play it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PlaybackView {
    /// The lowest first.
    pub renditions: Vec<RenditionView>,
}

#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct RenditionView {
    pub height: u32,
    pub width: u32,
    pub url: String,
    pub bytes: u64,
}

/// How often it was seen, liked, talked of and passed on.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CountsView {
    pub views: u64,
    pub likes: u64,
    pub comments: u64,
    pub shares: u64,
}

impl PostView {
    /// The post, said by `voice`.
    pub fn of(item: &FeedItem, voice: &Voice) -> PostView {
        let post = &item.post;
        PostView {
            id: post.id.to_string(),
            state: post.state.name().to_owned(),
            reason: post.reason.as_deref().map(|reason| said(reason, voice)),
            failure: post.failure.as_ref().map(|failure| {
                let args: Vec<_> =
                    failure.args.iter().map(|(name, value)| (name.clone().into(), value.clone())).collect();
                FailureView { code: failure.code.clone(), message: voice.explain(&failure.code, &args).into_owned() }
            }),
            author: AuthorView::of(&item.author),
            market: post.market.to_string(),
            language: post.lang.tag().to_owned(),
            caption: post.caption.clone(),
            translation: None,
            topics: post.topics.iter().map(|topic| topic.tag.clone()).collect(),
            anchors: anchors(item, voice),
            playback: playback(post),
            poster: post.poster.as_deref().map(media_url),
            duration_ms: post.duration_ms,
            width: post.width,
            height: post.height,
            counts: CountsView {
                views: item.counts.views,
                likes: u64::try_from(post.likes).unwrap_or(0),
                comments: u64::try_from(post.comments).unwrap_or(0),
                shares: item.counts.shares,
            },
            liked: item.liked,
            created_at: post.created_at.to_string(),
            edited_at: post.edited_at.map(|at| at.to_string()),
            published_at: post.published_at.map(|at| at.to_string()),
        }
    }
}

/// Our own reasons are codes; an operator's are words.
fn said(reason: &str, voice: &Voice) -> String {
    match reason.starts_with("content.") {
        true => voice.explain(reason, &[]).into_owned(),
        false => reason.to_owned(),
    }
}

fn playback(post: &Post) -> Option<PlaybackView> {
    let renditions = post.renditions.iter().map(|made| RenditionView {
        height: made.height,
        width: made.width,
        url: media_url(&made.key),
        bytes: made.bytes,
    });
    (!post.renditions.is_empty()).then(|| PlaybackView { renditions: renditions.collect() })
}

fn anchors(item: &FeedItem, voice: &Voice) -> Vec<AnchorView> {
    let card = |listing: i64| item.goods.iter().find(|card| card.listing.get() == listing);
    let view = |anchor: &content::Anchor| {
        let card = card(anchor.listing.get());
        AnchorView {
            listing: anchor.listing.to_string(),
            product: anchor.product.to_string(),
            shop: anchor.shop.to_string(),
            on_sale: card.is_some(),
            title: card.map(|card| card.title.clone()),
            price: card.map(|card| MoneyView::of(card.price_min, voice)),
            in_stock: card.map(|card| card.in_stock),
            image: card.and_then(|card| card.image.as_ref()).and_then(ImageView::of),
        }
    };
    item.post.anchors.iter().map(view).collect()
}
