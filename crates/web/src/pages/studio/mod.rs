//! The studio: where creators post, choose what they sell, and see what they earn and why. Shops make their posts by the same
//! pages, on their own desk.

pub(in crate::pages) mod choice;
pub(in crate::pages) mod clip;
pub(in crate::pages) mod earned;
pub(in crate::pages) mod earnings;
pub(in crate::pages) mod frame;
pub(in crate::pages) mod home;
pub(in crate::pages) mod maker;
pub(in crate::pages) mod parts;
pub(in crate::pages) mod posts;
pub(in crate::pages) mod products;
pub(in crate::pages) mod profile;
pub(in crate::pages) mod promotable;
pub(in crate::pages) mod samples;
#[cfg(test)]
pub(in crate::pages) mod tests;
pub(in crate::pages) mod upload;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Multipart, State};
use axum::response::Response;
use axum::routing::{get, post};
use content::{CommentId, PostId};
use maud::Markup;
use serde::Deserialize;

use crate::api::posts::BODY_BYTES_MAX;
use crate::extract::{Fields, Paging, Path, Query};
use crate::pages::Desk;
use crate::{AppState, Result};

use frame::Creating;
use maker::Maker;

/// Every page of the studio.
pub(crate) fn routes() -> Router<AppState> {
    let sending =
        Router::new().route("/studio/upload", get(show_upload).post(send)).layer(DefaultBodyLimit::max(BODY_BYTES_MAX));
    Router::new()
        .route("/studio", get(home::show).post(profile::become_creator))
        .route("/studio/profile", get(profile::show).post(profile::save))
        .route("/studio/posts", get(list))
        .route("/studio/posts/{post}", get(show).post(change))
        .route("/studio/posts/{post}/removal", post(delete))
        .route("/studio/posts/{post}/comments/{comment}", post(comment))
        .route("/studio/clips/new", get(new_clip))
        .route("/studio/clips", post(make_clip))
        .route("/studio/products", get(products::show))
        .route("/studio/showcase", get(products::showcase).post(products::arrange))
        .route("/studio/collaborations/{collaboration}", get(products::whole))
        .route("/studio/collaborations/{collaboration}/membership", post(products::join))
        .route("/studio/collaborations/{collaboration}/departure", post(products::leave))
        .route("/studio/collaborations/{collaboration}/samples", post(products::ask_sample))
        .route("/studio/samples", get(samples::show))
        .route("/studio/samples/{sample}", post(samples::act))
        .route("/studio/earnings", get(earnings::show))
        .route("/studio/external-sales", get(earnings::sold_outside))
        .route("/studio/payouts", post(earnings::pay_out))
        .route("/studio/statements/{statement}", get(earnings::one_statement))
        .merge(sending)
}

/// The market that an address names.
#[derive(Debug, Default, Deserialize)]
pub(in crate::pages) struct InMarket {
    pub market: Option<String>,
}

/// The state that an address names.
#[derive(Debug, Default, Deserialize)]
pub(in crate::pages) struct InState {
    pub state: Option<String>,
}

async fn list(
    desk: Desk,
    me: Creating,
    State(app): State<AppState>,
    Query(cut): Query<InState>,
    Paging(page): Paging,
) -> Result<Markup> {
    posts::list(&desk, &app, &Maker::creator(&me), cut.state.as_deref(), page).await
}

async fn show(
    desk: Desk,
    me: Creating,
    State(app): State<AppState>,
    Path(id): Path<PostId>,
    Paging(page): Paging,
) -> Result<Markup> {
    posts::show(&desk, &app, &Maker::creator(&me), id, page).await
}

async fn change(
    desk: Desk,
    me: Creating,
    State(app): State<AppState>,
    Path(id): Path<PostId>,
    Fields(fields): Fields,
) -> Result<Response> {
    posts::change(&desk, &app, &Maker::creator(&me), id, fields).await
}

async fn delete(me: Creating, State(app): State<AppState>, Path(id): Path<PostId>) -> Result<Response> {
    posts::delete(&app, &Maker::creator(&me), id).await
}

async fn comment(
    me: Creating,
    State(app): State<AppState>,
    Path(of): Path<(PostId, CommentId)>,
    Fields(fields): Fields,
) -> Result<Response> {
    posts::comment(&app, &Maker::creator(&me), of, fields).await
}

async fn show_upload(
    desk: Desk,
    me: Creating,
    State(app): State<AppState>,
    Query(asked): Query<InMarket>,
) -> Result<Markup> {
    upload::show(&desk, &app, &Maker::creator(&me), asked.market.as_deref()).await
}

async fn send(desk: Desk, me: Creating, State(app): State<AppState>, form: Multipart) -> Result<Response> {
    upload::send(&desk, &app, &Maker::creator(&me), form).await
}

async fn new_clip(
    desk: Desk,
    me: Creating,
    State(app): State<AppState>,
    Query(asked): Query<clip::Asked>,
) -> Result<Markup> {
    clip::new(&desk, &app, &Maker::creator(&me), &asked).await
}

async fn make_clip(desk: Desk, me: Creating, State(app): State<AppState>, Fields(fields): Fields) -> Result<Response> {
    clip::make(&desk, &app, &Maker::creator(&me), fields).await
}
