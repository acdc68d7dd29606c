//! Posts: made of a file or an upload, shown, changed, deleted, liked.

pub(crate) mod form;
pub(crate) mod view;

use accounts::{OperatorPermission, Permission, ShopPermission};
use axum::Json as Answer;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::StatusCode;
use content::post::{self, Actor, Post, PostId, PostState};
use content::{Author, ListingId, PersonId, reaction};
use flows::feed::{self, Ask, FeedItem, Reason};
use flows::{CreatePost, EditPost};
use kernel::{Lang, Page};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Refused;
use super::body::Unread;
use super::shops::shop_for;
use crate::access::{Creator, Public, SignedIn, Staff};
use crate::extract::{Paging, Path, Query, Speech};
use crate::view::ListView;
use crate::{App, AppState, Error, Result, Voice};

use form::{PostForm, PostInput, Wish};
pub(crate) use view::{AuthorView, PostView, TranslationView};

/// A form with a film in it is at most so long: 500 MB, and a little for what is around it.
pub(crate) const BODY_BYTES_MAX: usize = 501 * 1000 * 1000;

pub(super) fn routes() -> OpenApiRouter<AppState> {
    let making = OpenApiRouter::new()
        .routes(routes!(create))
        .routes(routes!(of_shop, create_for_shop))
        .layer(DefaultBodyLimit::max(BODY_BYTES_MAX));
    OpenApiRouter::new()
        .merge(making)
        .routes(routes!(show, patch, delete))
        .routes(routes!(mine))
        .routes(routes!(like, unlike))
}

/// A post that was just made.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PostMade {
    id: String,
    /// `PROCESSING`: ask for the post again until it is `READY` or `FAILED`.
    state: String,
}

impl PostMade {
    pub fn of(post: &Post) -> PostMade {
        PostMade { id: post.id.to_string(), state: post.state.name().to_owned() }
    }
}

/// Posts as the caller, a creator: a film as a form's `file`, or JSON with the id of a complete upload. All problems are told at once.
#[utoipa::path(post, path = "/posts", tag = "posts", security(("bearer" = [])),
    request_body(content((PostForm = "multipart/form-data"), (PostInput = "application/json"))), responses((status = 202, body = PostMade), Refused))]
async fn create(
    who: SignedIn<Creator>,
    State(app): State<AppState>,
    request: Request,
) -> Result<(StatusCode, Answer<PostMade>)> {
    let by = person(&who.principal);
    made(&app, Author::Creator(by), by, form::read(&app, request).await?).await
}

/// Posts as a shop.
#[utoipa::path(post, path = "/shops/{shop}/posts", tag = "posts", security(("bearer" = [])), params(("shop" = String, Path)),
    request_body(content((PostForm = "multipart/form-data"), (PostInput = "application/json"))), responses((status = 202, body = PostMade), Refused))]
async fn create_for_shop(
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    request: Request,
) -> Result<(StatusCode, Answer<PostMade>)> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Host).await?;
    let author = Author::Shop(kernel::Id::new(shop.id.get()));
    made(&app, author, person(&staff.principal), form::read(&app, request).await?).await
}

async fn made(app: &App, author: Author, by: PersonId, wish: Wish) -> Result<(StatusCode, Answer<PostMade>)> {
    let post = make_post(app, author, by, wish).await?;
    Ok((StatusCode::ACCEPTED, Answer(PostMade::of(&post))))
}

/// Makes the post of a form or of JSON. What was kept of a refused one is removed.
pub(crate) async fn make_post(app: &App, author: Author, by: PersonId, wish: Wish) -> Result<Post> {
    let (clock, wall) = (app.clock.clone(), app.wall);
    let Wish { source, market, lang, caption, listings, kept } = wish;
    let parts = kept.map(|kept| kept.parts).unwrap_or_default();
    let outcome = match source.check() {
        Err(error) => Err(error),
        Ok(source) => {
            let parts = parts.clone();
            let new = move |source| CreatePost {
                author,
                by,
                market,
                lang,
                caption: caption.clone(),
                listings: listings.clone(),
                source,
                origin: content::Origin::Real,
            };
            let written = app.db.write(move |tx| {
                let source = source.ensure(tx, &wall, by, &parts)?;
                Ok::<_, Error>(flows::create_post(tx, &*clock, &new(source))?)
            });
            written.await
        }
    };
    if outcome.is_err() {
        crate::incoming::forget(app, &parts).await;
    }
    outcome
}

/// A post: for everybody while it is READY, for its author and operators always.
#[utoipa::path(get, path = "/posts/{post}", tag = "posts", security(()), params(("post" = String, Path), ShowQuery),
    responses((status = 200, body = PostView), Refused))]
async fn show(
    _: Public,
    who: Option<Staff>,
    State(app): State<AppState>,
    Path(id): Path<PostId>,
    query: Result<Query<ShowQuery>>,
    Speech(voice): Speech,
) -> Result<Answer<PostView>> {
    let post = visible(&app, who.as_ref(), id).await?;
    let Query(query) = query?;
    let (lang, caption) = (post.lang, post.caption.clone());
    let mut view = one(&app, who.as_ref(), post, &voice).await?;
    if let Some(to) = query.translate {
        view.translation = super::translations::of(&app, &to, lang, caption).await?;
    }
    Ok(Answer(view))
}

/// How a post is wanted.
#[derive(Debug, Deserialize, IntoParams)]
struct ShowQuery {
    /// A language into which the caption is translated, where a translator is configured.
    #[param(example = "en")]
    translate: Option<String>,
}

/// What is not sent stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PostPatch {
    /// At most 2 200 characters.
    caption: Option<String>,
    /// The language of the caption.
    #[schema(value_type = Option<String>)]
    language: Option<Lang>,
    /// Ids of listings, at most 6.
    #[schema(value_type = Option<Vec<String>>)]
    anchors: Option<Vec<ListingId>>,
}

/// Changes caption and products.
#[utoipa::path(patch, path = "/posts/{post}", tag = "posts", security(("bearer" = [])), params(("post" = String, Path)), request_body = Object,
    responses((status = 200, body = PostView), Refused))]
async fn patch(
    staff: Staff,
    State(app): State<AppState>,
    Path(id): Path<PostId>,
    Speech(voice): Speech,
    body: Unread,
) -> Result<Answer<PostView>> {
    hosted(&app, &staff, id).await?;
    let patch: PostPatch = body.json()?;
    let change = EditPost { caption: patch.caption, lang: patch.language, listings: patch.anchors };
    let clock = app.clock.clone();
    let post = app.db.write(move |tx| flows::edit_post(tx, &*clock, id, &change)).await?;
    Ok(Answer(one(&app, Some(&staff), post, &voice).await?))
}

/// Deletes a post for good, with its comments and files.
#[utoipa::path(delete, path = "/posts/{post}", tag = "posts", security(("bearer" = [])), params(("post" = String, Path)), responses((status = 204), Refused))]
async fn delete(staff: Staff, State(app): State<AppState>, Path(id): Path<PostId>) -> Result<StatusCode> {
    hosted(&app, &staff, id).await?;
    let clock = app.clock.clone();
    app.db.write(move |tx| flows::delete_post(tx, &*clock, id, Actor::Author)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Which of one's own posts.
#[derive(Debug, Deserialize, IntoParams)]
struct OwnQuery {
    /// `PROCESSING, READY, FAILED, HELD` or `REMOVED`.
    state: Option<String>,
    /// Items wanted: 1 to 100.
    #[serde(rename = "limit")]
    _limit: Option<String>,
    /// Where to go on: `next` of the page before.
    #[serde(rename = "after")]
    _after: Option<String>,
}

/// The caller's own posts, the newest first.
#[utoipa::path(get, path = "/me/posts", tag = "posts", security(("bearer" = [])), params(OwnQuery), responses((status = 200, body = ListView<PostView>), Refused))]
async fn mine(
    who: SignedIn<Creator>,
    State(app): State<AppState>,
    Query(query): Query<OwnQuery>,
    Paging(page): Paging,
    Speech(voice): Speech,
) -> Result<Answer<ListView<PostView>>> {
    let by = person(&who.principal);
    let state = query.state.map(|word| super::from_word::<PostState>(&word, "state")).transpose()?;
    let page = app.db.read(move |read| post::of_author(read, Author::Creator(by), state, &page)).await?;
    listed(&app, Some(by), page, &voice).await
}

/// A shop's own posts, the newest first.
#[utoipa::path(get, path = "/shops/{shop}/posts", tag = "posts", security(("bearer" = [])), params(("shop" = String, Path), OwnQuery),
    responses((status = 200, body = ListView<PostView>), Refused))]
async fn of_shop(
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    query: Result<Query<OwnQuery>>,
    page: Result<Paging>,
    Speech(voice): Speech,
) -> Result<Answer<ListView<PostView>>> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Host).await?;
    let (Query(query), Paging(page)) = (query?, page?);
    let state = query.state.map(|word| super::from_word::<PostState>(&word, "state")).transpose()?;
    let author = Author::Shop(kernel::Id::new(shop.id.get()));
    let page = app.db.read(move |read| post::of_author(read, author, state, &page)).await?;
    listed(&app, Some(person(&staff.principal)), page, &voice).await
}

/// Likes a post; again does nothing.
#[utoipa::path(put, path = "/posts/{post}/like", tag = "posts", security(("bearer" = [])), params(("post" = String, Path)), responses((status = 204), Refused))]
async fn like(who: SignedIn, State(app): State<AppState>, Path(id): Path<PostId>) -> Result<StatusCode> {
    let (clock, person) = (app.clock.clone(), person(&who.principal));
    app.db.write(move |tx| reaction::like(tx, &*clock, id, person)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes the like back; again does nothing.
#[utoipa::path(delete, path = "/posts/{post}/like", tag = "posts", security(("bearer" = [])), params(("post" = String, Path)), responses((status = 204), Refused))]
async fn unlike(who: SignedIn, State(app): State<AppState>, Path(id): Path<PostId>) -> Result<StatusCode> {
    let (clock, person) = (app.clock.clone(), person(&who.principal));
    app.db.write(move |tx| reaction::unlike(tx, &*clock, id, person)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The person behind a principal, as `content` calls them.
pub(crate) fn person(principal: &accounts::Principal) -> PersonId {
    PersonId::new(principal.person.get())
}

/// Whether this person speaks for the author, with the credential they came with: 404 when not.
pub(crate) fn speaks_for(staff: &Staff, author: Author) -> Result<()> {
    match author {
        Author::Creator(creator) if creator != person(&staff.principal) => Err(Error::not_found()),
        Author::Creator(_) => staff.must(Permission::Creator),
        Author::Shop(shop) => staff.may(shop.get(), ShopPermission::Host).map(drop),
    }
}

/// Whether this person is an operator of reviews.
pub(crate) fn reviews(staff: &Staff) -> Result<()> {
    staff.must(Permission::Operator(OperatorPermission::Cases))
}

/// A post that somebody may see: READY for everybody, any for its author and operators.
pub(crate) async fn visible(app: &App, who: Option<&Staff>, id: PostId) -> Result<Post> {
    let post = app.db.read(move |read| post::find(read, id)).await?.ok_or_else(Error::not_found)?;
    let sees = |staff: &Staff| speaks_for(staff, post.author).is_ok() || reviews(staff).is_ok();
    if post.state == PostState::Ready || who.is_some_and(sees) { Ok(post) } else { Err(Error::not_found()) }
}

/// A post that somebody speaks for: 404 for everybody else.
pub(crate) async fn hosted(app: &App, staff: &Staff, id: PostId) -> Result<Post> {
    let post = app.db.read(move |read| post::find(read, id)).await?.ok_or_else(Error::not_found)?;
    speaks_for(staff, post.author)?;
    Ok(post)
}

async fn one(app: &App, who: Option<&Staff>, post: Post, voice: &Voice) -> Result<PostView> {
    let viewer = who.map(|who| person(&who.principal));
    let items = dressed(app, viewer, vec![post], voice.lang()).await?;
    items.first().map(|item| PostView::of(item, voice)).ok_or_else(Error::not_found)
}

/// A page of posts with everything around them.
pub(crate) async fn listed(
    app: &App,
    viewer: Option<PersonId>,
    page: Page<Post>,
    voice: &Voice,
) -> Result<Answer<ListView<PostView>>> {
    let items = dressed(app, viewer, page.items, voice.lang()).await?;
    let views = items.iter().map(|item| PostView::of(item, voice)).collect();
    Ok(Answer(ListView { items: views, next: page.next.map(|cursor| cursor.as_str().to_owned()) }))
}

/// Posts of any market with everything that is shown around them, in their order.
async fn dressed(app: &App, viewer: Option<PersonId>, mut posts: Vec<Post>, lang: Lang) -> Result<Vec<FeedItem>> {
    posts.iter_mut().for_each(|post| app.seal_files(post));
    let signals = app.signals.clone();
    let dressed = app.db.read(move |read| {
        let mut items: Vec<FeedItem> = Vec::with_capacity(posts.len());
        for run in posts.chunk_by(|a, b| a.market == b.market) {
            let Some(first) = run.first() else { continue };
            let ask = Ask {
                market: first.market,
                lang,
                person: viewer.map(|id| accounts::PersonId::new(id.get())),
                viewer: None,
            };
            for some in run.chunks(TOGETHER) {
                let some = some.iter().map(|post| (Reason::Earlier, post.clone())).collect();
                items.extend(feed::dress(read, &signals, &ask, some)?);
            }
        }
        Ok::<_, db::Error>(items)
    });
    Ok(dressed.await?)
}

/// Posts dressed in one go: what one statement looks up, with six products each.
const TOGETHER: usize = 10;
