//! A shop posts as itself, and sees what creators sell for it.

use axum::Router;
use axum::extract::{DefaultBodyLimit, Multipart, State};
use axum::response::Response;
use axum::routing::{get, post};
use content::{CommentId, PostId};
use maud::Markup;

use crate::access::Staff;
use crate::api::posts::BODY_BYTES_MAX;
use crate::extract::{Fields, Paging, Path, Query};
use crate::pages::Desk;
use crate::pages::studio::maker::Maker;
use crate::pages::studio::{InMarket, InState, clip, posts, upload};
use crate::{AppState, Result};

/// Every page of a shop's posts.
pub(super) fn routes() -> Router<AppState> {
    let sending = Router::new()
        .route("/seller/{shop}/upload", get(show_upload).post(send))
        .layer(DefaultBodyLimit::max(BODY_BYTES_MAX));
    Router::new()
        .route("/seller/{shop}/posts", get(list))
        .route("/seller/{shop}/posts/{post}", get(show).post(change))
        .route("/seller/{shop}/posts/{post}/removal", post(delete))
        .route("/seller/{shop}/posts/{post}/comments/{comment}", post(comment))
        .route("/seller/{shop}/clips/new", get(new_clip))
        .route("/seller/{shop}/clips", post(make_clip))
        .merge(sending)
}

async fn list(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    Query(cut): Query<InState>,
    Paging(page): Paging,
) -> Result<Markup> {
    let maker = Maker::shop(&app, &staff, name).await?;
    posts::list(&desk, &app, &maker, cut.state.as_deref(), page).await
}

async fn show(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path((name, id)): Path<(String, PostId)>,
    Paging(page): Paging,
) -> Result<Markup> {
    let maker = Maker::shop(&app, &staff, name).await?;
    posts::show(&desk, &app, &maker, id, page).await
}

async fn change(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path((name, id)): Path<(String, PostId)>,
    Fields(fields): Fields,
) -> Result<Response> {
    let maker = Maker::shop(&app, &staff, name).await?;
    posts::change(&desk, &app, &maker, id, fields).await
}

async fn delete(
    staff: Staff,
    State(app): State<AppState>,
    Path((name, id)): Path<(String, PostId)>,
) -> Result<Response> {
    let maker = Maker::shop(&app, &staff, name).await?;
    posts::delete(&app, &maker, id).await
}

async fn comment(
    staff: Staff,
    State(app): State<AppState>,
    Path((name, id, said)): Path<(String, PostId, CommentId)>,
    Fields(fields): Fields,
) -> Result<Response> {
    let maker = Maker::shop(&app, &staff, name).await?;
    posts::comment(&app, &maker, (id, said), fields).await
}

async fn show_upload(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    Query(asked): Query<InMarket>,
) -> Result<Markup> {
    let maker = Maker::shop(&app, &staff, name).await?;
    upload::show(&desk, &app, &maker, asked.market.as_deref()).await
}

async fn send(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    form: Multipart,
) -> Result<Response> {
    let maker = Maker::shop(&app, &staff, name).await?;
    upload::send(&desk, &app, &maker, form).await
}

async fn new_clip(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    Query(asked): Query<clip::Asked>,
) -> Result<Markup> {
    let maker = Maker::shop(&app, &staff, name).await?;
    clip::new(&desk, &app, &maker, &asked).await
}

async fn make_clip(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    Fields(fields): Fields,
) -> Result<Response> {
    let maker = Maker::shop(&app, &staff, name).await?;
    clip::make(&desk, &app, &maker, fields).await
}
