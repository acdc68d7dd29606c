//! Clips: films made of a product's pictures, looked at before they are posted, and made anew from a post.
//!
//! A clip is edited by whoever writes it: a preview is asked for as often as wanted, each with the whole clip, and what was seen
//! is then posted.

use accounts::ShopPermission;
use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use catalog::image::ImageId;
use content::clip::{Clip, Mood, Motion, NewClip};
use content::{Author, ListingId, PersonId, PostId};
use db::jobs::JobId;
use flows::{ClipWish, Preview, WishedScene, ask_preview, clip_of_wish, find_preview};
use kernel::{Lang, MarketCode};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::body::Unread;
use super::posts::form::{Wish, WishSource};
use super::posts::{PostMade, hosted, make_post, person};
use super::shops::shop_for;
use super::{Refused, word};
use crate::access::{Creator, SignedIn, Staff};
use crate::extract::{Path, Speech};
use crate::{App, AppState, Error, Result, Voice, media_url};

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(preview))
        .routes(routes!(preview_for_shop))
        .routes(routes!(show_preview))
        .routes(routes!(create))
        .routes(routes!(create_for_shop))
        .routes(routes!(of_post))
}

/// A clip as its author wants it.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ClipInput {
    /// Where it is shown.
    #[schema(value_type = String, example = "TH")]
    market: MarketCode,
    /// Whose pictures it is made of: a listing of that market that one may promote.
    #[schema(value_type = String)]
    listing: ListingId,
    /// Large, over the first scene: at most 60 characters. The product's own title unless sent; empty for none.
    title: Option<String>,
    /// The language of the words; the market's main one unless sent.
    #[schema(value_type = Option<String>)]
    language: Option<Lang>,
    /// Whether the price is shown, as it is now: the server writes it.
    #[serde(default = "yes")]
    price_shown: bool,
    /// `paper, grass, poppy, marigold` or `night`.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    mood: Mood,
    /// At most 9, 3 to 30 seconds together. Every picture once, unless sent.
    #[serde(default)]
    scenes: Vec<SceneInput>,
}

fn yes() -> bool {
    true
}

/// One picture, how long it is seen, and the words over it.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct SceneInput {
    /// The id of a picture of the product.
    #[schema(value_type = String)]
    picture: ImageId,
    /// At most 90 characters.
    #[serde(default)]
    words: String,
    /// 800 to 10 000 milliseconds; 2 500 unless sent.
    ms: Option<i64>,
    /// `zoom_in, zoom_out, pan_left, pan_right` or `still`; in turns unless sent.
    #[schema(value_type = Option<String>)]
    motion: Option<Motion>,
}

/// A clip to be posted.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ClipPostInput {
    clip: ClipInput,
    /// At most 2 200 characters; its hashtags are the post's topics, the first six of them.
    #[serde(default)]
    caption: String,
    /// Ids of listings, at most 6; the clip's own listing unless sent.
    #[schema(value_type = Option<Vec<String>>)]
    anchors: Option<Vec<ListingId>>,
}

/// A clip, with its pictures as addresses.
#[derive(Debug, Serialize, ToSchema)]
struct ClipView {
    title: String,
    /// As it is shown.
    price: Option<String>,
    language: String,
    mood: String,
    duration_ms: i64,
    scenes: Vec<SceneView>,
}

#[derive(Debug, Serialize, ToSchema)]
struct SceneView {
    picture_url: String,
    words: String,
    ms: i64,
    motion: String,
}

impl ClipView {
    fn of(new: &NewClip) -> ClipView {
        let clip: &Clip = &new.clip;
        let scenes = clip.scenes.iter().map(|scene| SceneView {
            picture_url: new.assets.get(scene.image).map(|key| media_url(key)).unwrap_or_default(),
            words: scene.words.clone(),
            ms: scene.ms,
            motion: word(&scene.motion),
        });
        ClipView {
            title: clip.title.clone(),
            price: clip.price.clone(),
            language: clip.lang.tag().to_owned(),
            mood: word(&clip.mood),
            duration_ms: clip.duration_ms(),
            scenes: scenes.collect(),
        }
    }
}

/// A small film of a clip, on its way or here.
#[derive(Debug, Serialize, ToSchema)]
struct PreviewView {
    id: String,
    /// `QUEUED, RUNNING, DONE` or `FAILED`.
    state: String,
    clip: ClipView,
    /// The film, once it is DONE. The address is good for ten minutes, the film is kept for an hour.
    url: Option<String>,
    /// Why it FAILED.
    #[serde(skip_serializing_if = "Option::is_none")]
    failure: Option<PreviewFailure>,
}

#[derive(Debug, Serialize, ToSchema)]
struct PreviewFailure {
    #[schema(example = "content.media_timed_out")]
    code: String,
    message: String,
}

impl PreviewView {
    fn of(app: &App, preview: &Preview, voice: &Voice) -> PreviewView {
        PreviewView {
            id: preview.id.to_string(),
            state: word(&preview.state),
            clip: ClipView::of(&preview.clip),
            url: preview.film.as_deref().map(|key| app.sealed_url(key)),
            failure: preview
                .failure
                .as_ref()
                .map(|code| PreviewFailure { code: code.clone(), message: voice.explain(code, &[]).into_owned() }),
        }
    }
}

/// Draws a small film of a clip, to look at before it is posted.
#[utoipa::path(post, path = "/clips/previews", tag = "posts", security(("bearer" = [])), request_body = ClipInput,
    responses((status = 202, body = PreviewView), Refused))]
async fn preview(
    who: SignedIn<Creator>,
    State(app): State<AppState>,
    Speech(voice): Speech,
    body: Unread,
) -> Result<(StatusCode, Answer<PreviewView>)> {
    let by = person(&who.principal);
    previewed(&app, Author::Creator(by), by, body.json()?, &voice).await
}

/// Draws a small film of a shop's clip.
#[utoipa::path(post, path = "/shops/{shop}/clips/previews", tag = "posts", security(("bearer" = [])), params(("shop" = String, Path)),
    request_body = ClipInput, responses((status = 202, body = PreviewView), Refused))]
async fn preview_for_shop(
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    Speech(voice): Speech,
    body: Unread,
) -> Result<(StatusCode, Answer<PreviewView>)> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Host).await?;
    let author = Author::Shop(kernel::Id::new(shop.id.get()));
    previewed(&app, author, person(&staff.principal), body.json()?, &voice).await
}

async fn previewed(
    app: &App,
    author: Author,
    by: PersonId,
    input: ClipInput,
    voice: &Voice,
) -> Result<(StatusCode, Answer<PreviewView>)> {
    let clip = clip(app, author, &input).await?;
    let (clock, rng) = (app.clock.clone(), app.rng.clone());
    let asked = app.db.write(move |tx| ask_preview(tx, &*clock, &*rng, by, &clip)).await?;
    Ok((StatusCode::ACCEPTED, Answer(PreviewView::of(app, &asked, voice))))
}

/// A preview that the caller asked for.
#[utoipa::path(get, path = "/clips/previews/{preview}", tag = "posts", security(("bearer" = [])), params(("preview" = String, Path)),
    responses((status = 200, body = PreviewView), Refused))]
async fn show_preview(
    who: SignedIn,
    State(app): State<AppState>,
    Path(id): Path<JobId>,
    Speech(voice): Speech,
) -> Result<Answer<PreviewView>> {
    let by = person(&who.principal);
    let found = app.db.read(move |read| find_preview(read, by, id)).await?.ok_or_else(Error::not_found)?;
    Ok(Answer(PreviewView::of(&app, &found, &voice)))
}

/// Posts a clip as the caller, a creator.
#[utoipa::path(post, path = "/clips", tag = "posts", security(("bearer" = [])), request_body = ClipPostInput,
    responses((status = 202, body = PostMade), Refused))]
async fn create(
    who: SignedIn<Creator>,
    State(app): State<AppState>,
    body: Unread,
) -> Result<(StatusCode, Answer<PostMade>)> {
    let by = person(&who.principal);
    posted(&app, Author::Creator(by), by, body.json()?).await
}

/// Posts a clip as a shop.
#[utoipa::path(post, path = "/shops/{shop}/clips", tag = "posts", security(("bearer" = [])), params(("shop" = String, Path)),
    request_body = ClipPostInput, responses((status = 202, body = PostMade), Refused))]
async fn create_for_shop(
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    body: Unread,
) -> Result<(StatusCode, Answer<PostMade>)> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Host).await?;
    let author = Author::Shop(kernel::Id::new(shop.id.get()));
    posted(&app, author, person(&staff.principal), body.json()?).await
}

async fn posted(
    app: &App,
    author: Author,
    by: PersonId,
    input: ClipPostInput,
) -> Result<(StatusCode, Answer<PostMade>)> {
    let clip = clip(app, author, &input.clip).await?;
    let wish = Wish {
        source: WishSource::Clip(clip),
        market: input.clip.market,
        lang: input.clip.language,
        caption: input.caption,
        listings: input.anchors.unwrap_or_else(|| vec![input.clip.listing]),
        kept: None,
    };
    let post = make_post(app, author, by, wish).await?;
    Ok((StatusCode::ACCEPTED, Answer(PostMade::of(&post))))
}

/// The clip that a post is made of, for those who may make it anew.
#[utoipa::path(get, path = "/posts/{post}/clip", tag = "posts", security(("bearer" = [])), params(("post" = String, Path)),
    responses((status = 200, body = ClipView), Refused))]
async fn of_post(staff: Staff, State(app): State<AppState>, Path(id): Path<PostId>) -> Result<Answer<ClipView>> {
    let post = hosted(&app, &staff, id).await?;
    let found = app.db.read(move |read| content::post::clip(read, post.id)).await?;
    found.map(|clip| Answer(ClipView::of(&clip))).ok_or_else(Error::not_found)
}

/// The clip that is wanted, its price said as its market does.
async fn clip(app: &App, author: Author, input: &ClipInput) -> Result<NewClip> {
    let markets = app.markets.read(&app.db).await?;
    let place = markets.find(input.market).cloned();
    let scene = |scene: &SceneInput| WishedScene {
        picture: scene.picture,
        words: scene.words.clone(),
        ms: scene.ms,
        motion: scene.motion,
    };
    let wish = ClipWish {
        author,
        market: input.market,
        lang: input.language,
        listing: input.listing,
        title: input.title.clone(),
        price_shown: input.price_shown,
        mood: input.mood,
        scenes: input.scenes.iter().map(scene).collect(),
    };
    let clock = app.clock.clone();
    let written = app.db.write(move |tx| {
        let say = |card: &catalog::listing::storefront::Card| {
            let lang = wish.lang.unwrap_or(card.lang);
            place.as_ref().map(|place| place.voice(lang).money(card.price_min)).unwrap_or_default()
        };
        clip_of_wish(tx, &*clock, &wish, &say)
    });
    Ok(written.await?)
}
