//! Follows and mutes: creators and shops whose posts somebody wants to see, or does not; and posts that somebody does not want.

use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use content::{Author, PostId, follow, mute};
use flows::faces;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Refused;
use super::posts::{AuthorView, person};
use crate::access::{Public, SignedIn};
use crate::demand;
use crate::extract::{Paging, Path};
use crate::view::ListView;
use crate::viewer::Viewing;
use crate::{App, AppState, Error, Result};

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(follow_person, unfollow_person))
        .routes(routes!(follow_shop, unfollow_shop))
        .routes(routes!(following))
        .routes(routes!(mute_person, unmute_person))
        .routes(routes!(mute_shop, unmute_shop))
        .routes(routes!(muted))
        .routes(routes!(not_interested))
}

/// Somebody whom the caller follows.
#[derive(Debug, Serialize, ToSchema)]
struct FollowingView {
    #[serde(flatten)]
    author: AuthorView,
    since: String,
}

/// Follows a creator, by id or handle; again does nothing.
#[utoipa::path(put, path = "/people/{person}/follow", tag = "follows", security(("bearer" = [])), params(("person" = String, Path)), responses((status = 204), Refused))]
async fn follow_person(who: SignedIn, State(app): State<AppState>, Path(name): Path<String>) -> Result<StatusCode> {
    let author = creator(&app, name).await?;
    set(&app, who, author, true).await
}

/// Follows a creator no more; again does nothing.
#[utoipa::path(delete, path = "/people/{person}/follow", tag = "follows", security(("bearer" = [])), params(("person" = String, Path)), responses((status = 204), Refused))]
async fn unfollow_person(who: SignedIn, State(app): State<AppState>, Path(name): Path<String>) -> Result<StatusCode> {
    let author = creator(&app, name).await?;
    set(&app, who, author, false).await
}

/// Follows a shop, by id or handle; again does nothing.
#[utoipa::path(put, path = "/shops/{shop}/follow", tag = "follows", security(("bearer" = [])), params(("shop" = String, Path)), responses((status = 204), Refused))]
async fn follow_shop(who: SignedIn, State(app): State<AppState>, Path(name): Path<String>) -> Result<StatusCode> {
    let author = shop(&app, name).await?;
    set(&app, who, author, true).await
}

/// Follows a shop no more; again does nothing.
#[utoipa::path(delete, path = "/shops/{shop}/follow", tag = "follows", security(("bearer" = [])), params(("shop" = String, Path)), responses((status = 204), Refused))]
async fn unfollow_shop(who: SignedIn, State(app): State<AppState>, Path(name): Path<String>) -> Result<StatusCode> {
    let author = shop(&app, name).await?;
    set(&app, who, author, false).await
}

/// Whom the caller follows.
#[utoipa::path(get, path = "/me/following", tag = "follows", security(("bearer" = [])), params(super::PageQuery), responses((status = 200, body = ListView<FollowingView>), Refused))]
async fn following(
    who: SignedIn,
    State(app): State<AppState>,
    Paging(page): Paging,
) -> Result<Answer<ListView<FollowingView>>> {
    let me = person(&who.principal);
    let found = app.db.read(move |read| {
        let page = follow::following(read, me, &page)?;
        let authors: Vec<Author> = page.items.iter().map(|one| one.author).collect();
        Ok::<_, db::Error>((page, faces::of(read, &authors)?))
    });
    let (page, faces) = found.await?;
    let face = |author: Author| faces.iter().find(|face| face.author == author);
    Ok(Answer(ListView::of(page, |one| FollowingView {
        author: face(one.author).map_or_else(|| AuthorView::gone(one.author), AuthorView::of),
        since: one.since.to_string(),
    })))
}

/// Shows nothing more of a creator, by id or handle, in the caller's feed; whom one follows is followed no longer.
#[utoipa::path(put, path = "/people/{person}/mute", tag = "follows", security(("bearer" = [])), params(("person" = String, Path)), responses((status = 204), Refused))]
async fn mute_person(who: SignedIn, State(app): State<AppState>, Path(name): Path<String>) -> Result<StatusCode> {
    let author = creator(&app, name).await?;
    set_mute(&app, who, author, true).await
}

/// Takes the mute of a creator back; again does nothing.
#[utoipa::path(delete, path = "/people/{person}/mute", tag = "follows", security(("bearer" = [])), params(("person" = String, Path)), responses((status = 204), Refused))]
async fn unmute_person(who: SignedIn, State(app): State<AppState>, Path(name): Path<String>) -> Result<StatusCode> {
    let author = creator(&app, name).await?;
    set_mute(&app, who, author, false).await
}

/// Shows nothing more of a shop, by id or handle, in the caller's feed; its products stay in the storefront.
#[utoipa::path(put, path = "/shops/{shop}/mute", tag = "follows", security(("bearer" = [])), params(("shop" = String, Path)), responses((status = 204), Refused))]
async fn mute_shop(who: SignedIn, State(app): State<AppState>, Path(name): Path<String>) -> Result<StatusCode> {
    let author = shop(&app, name).await?;
    set_mute(&app, who, author, true).await
}

/// Takes the mute of a shop back; again does nothing.
#[utoipa::path(delete, path = "/shops/{shop}/mute", tag = "follows", security(("bearer" = [])), params(("shop" = String, Path)), responses((status = 204), Refused))]
async fn unmute_shop(who: SignedIn, State(app): State<AppState>, Path(name): Path<String>) -> Result<StatusCode> {
    let author = shop(&app, name).await?;
    set_mute(&app, who, author, false).await
}

/// Whom the caller mutes: all of them, 1 000 at the most.
#[utoipa::path(get, path = "/me/muted", tag = "follows", security(("bearer" = [])), responses((status = 200, body = ListView<AuthorView>), Refused))]
async fn muted(who: SignedIn, State(app): State<AppState>) -> Result<Answer<ListView<AuthorView>>> {
    let me = person(&who.principal);
    let found = app.db.read(move |read| {
        let authors = mute::muted(read, me)?;
        Ok::<_, db::Error>((faces::of(read, &authors)?, authors))
    });
    let (faces, authors) = found.await?;
    let face = |author: Author| faces.iter().find(|face| face.author == author);
    let page = kernel::Page { items: authors, next: None };
    Ok(Answer(ListView::of(page, |author| face(author).map_or_else(|| AuthorView::gone(author), AuthorView::of))))
}

/// "Not interested": the post does not come to the caller's feed again, and fewer like it. A session is not needed, the device's
/// cookie tells who it is; again does nothing.
#[utoipa::path(put, path = "/posts/{post}/not-interested", tag = "follows", security((), ("bearer" = [])), params(("post" = String, Path)), responses((status = 204), Refused))]
async fn not_interested(
    _: Public,
    viewing: Viewing,
    State(app): State<AppState>,
    Path(id): Path<PostId>,
) -> Result<StatusCode> {
    demand::not_interested(&app, &viewing, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn set_mute(app: &App, who: SignedIn, author: Author, on: bool) -> Result<StatusCode> {
    let (clock, me) = (app.clock.clone(), person(&who.principal));
    let done = app.db.write(move |tx| match on {
        true => mute::mute(tx, &*clock, me, author),
        false => mute::unmute(tx, me, author).map_err(mute::MuteError::from),
    });
    done.await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn creator(app: &App, name: String) -> Result<Author> {
    let found = app.db.read(move |read| match name.parse::<accounts::PersonId>() {
        Ok(id) => accounts::creator::find(read, id),
        Err(_) => accounts::creator::find_by_handle(read, &name.to_ascii_lowercase()),
    });
    let creator = found.await?.ok_or_else(Error::not_found)?;
    Ok(Author::Creator(kernel::Id::new(creator.id.get())))
}

async fn shop(app: &App, name: String) -> Result<Author> {
    let found = app.db.read(move |read| catalog::shop::find_named(read, &name)).await?;
    Ok(Author::Shop(kernel::Id::new(found.ok_or_else(Error::not_found)?.id.get())))
}

/// A follow counts in the market in which whoever follows shops.
async fn set(app: &App, who: SignedIn, author: Author, on: bool) -> Result<StatusCode> {
    let (clock, me) = (app.clock.clone(), person(&who.principal));
    let from = follow::From { market: Some(who.principal.market), ..Default::default() };
    let done = app.db.write(move |tx| match on {
        true => flows::follow_author(tx, &*clock, me, author, from),
        false => flows::unfollow_author(tx, &*clock, me, author, from),
    });
    done.await?;
    Ok(StatusCode::NO_CONTENT)
}
