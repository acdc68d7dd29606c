//! Passkeys: two ceremonies of two steps each. What the browser gets and answers is WebAuthn's own JSON.

use accounts::passkey::{self, Answer as Proof, Ceremony, RelyingParty};
use accounts::{Passkey, PasskeyId};
use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use kernel::Id;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Refused;
use super::sessions::OpenedView;
use crate::access::{Owner, Public, SignedIn};
use crate::api::body::Unread;
use crate::extract::{Json, Path};
use crate::identity::Caller;
use crate::view::ListView;
use crate::{App, AppState, Error, Result};

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(start_registration))
        .routes(routes!(finish_registration))
        .routes(routes!(rename, remove))
        .routes(routes!(start_log_in))
        .routes(routes!(finish_log_in))
}

/// The site that passkeys belong to; nothing where browsers offer none.
pub(crate) fn party(app: &App) -> Result<RelyingParty> {
    app.passkeys.clone().ok_or_else(Error::not_found)
}

/// A passkey.
#[derive(Debug, Serialize, ToSchema)]
struct PasskeyView {
    id: String,
    name: String,
    created_at: String,
    used_at: Option<String>,
}

impl PasskeyView {
    fn of(passkey: Passkey) -> PasskeyView {
        PasskeyView {
            id: passkey.id.to_string(),
            name: passkey.name,
            created_at: passkey.created_at.to_string(),
            used_at: passkey.used_at.map(|at| at.to_string()),
        }
    }
}

/// A ceremony for the browser: `options` goes to `navigator.credentials`.
#[derive(Debug, Serialize, ToSchema)]
struct CeremonyView {
    ceremony: String,
    #[schema(value_type = Object)]
    options: serde_json::Value,
}

impl CeremonyView {
    fn of(ceremony: Ceremony) -> CeremonyView {
        CeremonyView { ceremony: ceremony.ceremony.to_string(), options: ceremony.options }
    }
}

/// The caller's passkeys.
#[utoipa::path(get, path = "/me/passkeys", tag = "people", security(("bearer" = [])), responses((status = 200, body = ListView<PasskeyView>), Refused))]
async fn list(who: SignedIn<Owner>, State(app): State<AppState>) -> Result<Answer<ListView<PasskeyView>>> {
    let person = who.principal.person;
    let passkeys = app.db.read(move |read| passkey::list(read, person)).await?;
    Ok(Answer(ListView::all(passkeys.into_iter().map(PasskeyView::of).collect())))
}

/// Starts the making of a passkey.
#[utoipa::path(post, path = "/me/passkeys/ceremonies", tag = "people", security(("bearer" = [])), responses((status = 201, body = CeremonyView), Refused))]
async fn start_registration(
    who: SignedIn<Owner>,
    State(app): State<AppState>,
) -> Result<(StatusCode, Answer<CeremonyView>)> {
    let (clock, party, person) = (app.wall, party(&app)?, who.principal.person);
    let ceremony = app.db.write(move |tx| passkey::start_registration(tx, &clock, &party, person)).await?;
    Ok((StatusCode::CREATED, Answer(CeremonyView::of(ceremony))))
}

#[derive(Debug, Deserialize, ToSchema)]
struct RegistrationInput {
    ceremony: String,
    /// `PublicKeyCredential.toJSON()`.
    #[schema(value_type = Object)]
    credential: serde_json::Value,
    /// What the owner calls it.
    name: String,
}

/// Finishes the making of a passkey.
#[utoipa::path(post, path = "/me/passkeys", tag = "people", security(("bearer" = [])), request_body = RegistrationInput, responses((status = 201, body = PasskeyView), Refused))]
async fn finish_registration(
    who: SignedIn<Owner>,
    State(app): State<AppState>,
    Json(input): Json<RegistrationInput>,
) -> Result<(StatusCode, Answer<PasskeyView>)> {
    let (clock, party, person) = (app.wall, party(&app)?, who.principal.person);
    let ceremony = ceremony(&input.ceremony)?;
    let made = app.db.write(move |tx| {
        let proof = Proof { ceremony, credential: &input.credential };
        passkey::finish_registration(tx, &clock, &party, person, &proof, &input.name)
    });
    Ok((StatusCode::CREATED, Answer(PasskeyView::of(made.await?))))
}

fn ceremony(text: &str) -> Result<Id<passkey::CeremonyState>> {
    text.parse().map_err(|_| Error::not_found())
}

#[derive(Debug, Deserialize, ToSchema)]
struct PasskeyPatch {
    name: String,
}

/// Renames a passkey.
#[utoipa::path(patch, path = "/me/passkeys/{passkey}", tag = "people", security(("bearer" = [])), params(("passkey" = String, Path)), request_body = PasskeyPatch,
    responses((status = 204), Refused))]
async fn rename(
    who: SignedIn<Owner>,
    State(app): State<AppState>,
    Path(id): Path<PasskeyId>,
    body: Unread,
) -> Result<StatusCode> {
    let person = who.principal.person;
    let own = app.db.read(move |read| passkey::list(read, person)).await?;
    own.iter().find(|passkey| passkey.id == id).ok_or_else(Error::not_found)?;
    let input: PasskeyPatch = body.json()?;
    app.db.write(move |tx| passkey::rename(tx, person, id, &input.name)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Removes a passkey.
#[utoipa::path(delete, path = "/me/passkeys/{passkey}", tag = "people", security(("bearer" = [])), params(("passkey" = String, Path)), responses((status = 204), Refused))]
async fn remove(who: SignedIn<Owner>, State(app): State<AppState>, Path(id): Path<PasskeyId>) -> Result<StatusCode> {
    let (clock, person) = (app.wall, who.principal.person);
    app.db.write(move |tx| passkey::remove(tx, &clock, person, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Starts a log-in by passkey; the device says who it is.
#[utoipa::path(post, path = "/sessions/passkey/ceremonies", tag = "people", security(()), responses((status = 201, body = CeremonyView), Refused))]
async fn start_log_in(_: Public, State(app): State<AppState>) -> Result<(StatusCode, Answer<CeremonyView>)> {
    let (clock, party) = (app.wall, party(&app)?);
    let ceremony = app.db.write(move |tx| passkey::start_log_in(tx, &clock, &party)).await?;
    Ok((StatusCode::CREATED, Answer(CeremonyView::of(ceremony))))
}

#[derive(Debug, Deserialize, ToSchema)]
struct PasskeyLogIn {
    ceremony: String,
    /// `PublicKeyCredential.toJSON()`.
    #[schema(value_type = Object)]
    credential: serde_json::Value,
}

/// Finishes a log-in by passkey; a browser that asks from our own pages gets the cookie as well.
#[utoipa::path(post, path = "/sessions/passkey", tag = "people", security(()), request_body = PasskeyLogIn, responses((status = 201, body = OpenedView), Refused))]
async fn finish_log_in(
    _: Public,
    State(app): State<AppState>,
    caller: Caller,
    Json(input): Json<PasskeyLogIn>,
) -> Result<(StatusCode, [(axum::http::HeaderName, axum::http::HeaderValue); 1], Answer<OpenedView>)> {
    let (clock, rng, party) = (app.wall, app.rng.clone(), party(&app)?);
    let ceremony = ceremony(&input.ceremony)?;
    let opened = app.db.write(move |tx| {
        let proof = Proof { ceremony, credential: &input.credential };
        passkey::finish_log_in(tx, &clock, &*rng, &party, &proof, &caller.device)
    });
    let session = opened.await?;
    let cookie = crate::session::sign_in(&app, &session.token);
    Ok((StatusCode::CREATED, [cookie], Answer(OpenedView::of(&session))))
}
