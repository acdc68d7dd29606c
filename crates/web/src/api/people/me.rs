//! The caller's own profile: read, changed, exported, deleted.

use accounts::person::Patch;
use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::sessions::OpenedView;
use super::{PersonView, Refused};
use crate::access::{Owner, Shopper, SignedIn};
use crate::extract::Json;
use crate::identity::{self, Caller};
use crate::{AppState, Error, Result};

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(show, patch, delete))
        .routes(routes!(export))
        .routes(routes!(change_password))
        .routes(routes!(change_email))
}

/// The caller and the shops they work in.
#[derive(Debug, Serialize, ToSchema)]
struct MeView {
    #[serde(flatten)]
    person: PersonView,
    shops: Vec<MembershipView>,
    /// Notices not read yet: 100 and more are 100.
    unread: i64,
}

/// A place in one shop.
#[derive(Debug, Serialize, ToSchema)]
struct MembershipView {
    shop: String,
    owner: bool,
    /// `catalogue, orders, money, host, staff`.
    permissions: Vec<String>,
}

/// The caller.
#[utoipa::path(get, path = "/me", tag = "people", security(("bearer" = [])), responses((status = 200, body = MeView), Refused))]
async fn show(who: SignedIn<Shopper>, State(app): State<AppState>) -> Result<Answer<MeView>> {
    let person = who.principal.person;
    let found = app.db.read(move |read| {
        Ok::<_, db::Error>((accounts::person::find(read, person)?, accounts::inbox::unread(read, person)?))
    });
    let (found, unread) = found.await?;
    let found = found.ok_or_else(Error::not_found)?;
    let shops = who.principal.shops.iter().map(|place| MembershipView {
        shop: place.shop.to_string(),
        owner: place.owner,
        permissions: place.permissions.iter().map(crate::api::word).collect(),
    });
    Ok(Answer(MeView { person: PersonView::of(found), shops: shops.collect(), unread }))
}

/// What is not sent stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct MePatch {
    handle: Option<String>,
    locale: Option<String>,
    market: Option<String>,
}

/// Changes the caller's profile.
#[utoipa::path(patch, path = "/me", tag = "people", security(("bearer" = [])), request_body = MePatch, responses((status = 200, body = PersonView), Refused))]
async fn patch(
    who: SignedIn<Shopper>,
    State(app): State<AppState>,
    Json(input): Json<MePatch>,
) -> Result<Answer<PersonView>> {
    let person = who.principal.person;
    let patch = Patch { handle: input.handle, locale: input.locale, market: input.market };
    let changed = app.db.write(move |tx| accounts::person::patch(tx, person, &patch)).await?;
    Ok(Answer(PersonView::of(changed)))
}

/// Deletes the caller's account: credentials and addresses go, orders stay without a name. One who owns a shop hands it over first.
#[utoipa::path(delete, path = "/me", tag = "people", security(("bearer" = [])), responses((status = 204), Refused))]
async fn delete(who: SignedIn<Owner>, State(app): State<AppState>) -> Result<StatusCode> {
    let (clock, person) = (app.wall, who.principal.person);
    app.db.write(move |tx| flows::delete_account(tx, &clock, person)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Everything that is kept about the caller, without secrets.
#[utoipa::path(get, path = "/me/export", tag = "people", security(("bearer" = [])), responses((status = 200, content_type = "application/json"), Refused))]
async fn export(who: SignedIn<Owner>, State(app): State<AppState>) -> Result<Answer<flows::ExportedPerson>> {
    let person = who.principal.person;
    let found = app.db.read(move |read| flows::export_person(read, person)).await?;
    Ok(Answer(found.ok_or_else(Error::not_found)?))
}

#[derive(Debug, Deserialize, ToSchema)]
struct PasswordChange {
    #[schema(value_type = String, format = Password)]
    current: String,
    /// 8 to 128 characters.
    #[schema(value_type = String, format = Password)]
    password: String,
}

/// Changes the caller's password. Every session ends; the answer is a new one.
#[utoipa::path(put, path = "/me/password", tag = "people", security(("bearer" = [])), request_body = PasswordChange, responses((status = 200, body = OpenedView), Refused))]
async fn change_password(
    who: SignedIn<Owner>,
    State(app): State<AppState>,
    caller: Caller,
    Json(input): Json<PasswordChange>,
) -> Result<Answer<OpenedView>> {
    let (current, new) = (SecretString::from(input.current), SecretString::from(input.password));
    let session = identity::change_password(&app, &who.principal, current, new, caller).await?;
    Ok(Answer(OpenedView::of(&session)))
}

#[derive(Debug, Deserialize, ToSchema)]
struct EmailChange {
    email: String,
}

/// Asks for another address: it is the caller's once the mail sent there is answered.
#[utoipa::path(put, path = "/me/email", tag = "people", security(("bearer" = [])), request_body = EmailChange, responses((status = 202), Refused))]
async fn change_email(
    who: SignedIn<Owner>,
    State(app): State<AppState>,
    Json(input): Json<EmailChange>,
) -> Result<StatusCode> {
    let (clock, person) = (app.wall, who.principal.person);
    app.db.write(move |tx| accounts::email_verification::request_change(tx, &clock, person, &input.email)).await?;
    Ok(StatusCode::ACCEPTED)
}
