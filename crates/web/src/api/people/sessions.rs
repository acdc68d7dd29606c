//! Sessions, password resets and e-mail verification.

use accounts::session::NewSession;
use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Refused;
use crate::access::{Owner, Public, Shopper, SignedIn};
use crate::extract::{Json, Path};
use crate::identity::{self, Caller};
use crate::view::ListView;
use crate::{AppState, Error, Result};

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(log_in))
        .routes(routes!(log_out))
        .routes(routes!(list))
        .routes(routes!(revoke))
        .routes(routes!(request_reset))
        .routes(routes!(complete_reset))
        .routes(routes!(request_verification))
        .routes(routes!(complete_verification))
}

#[derive(Debug, Deserialize, ToSchema)]
struct LogInInput {
    /// A handle or an e-mail address.
    login: String,
    #[schema(value_type = String, format = Password)]
    password: String,
}

/// A session just opened; the token is shown this once.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct OpenedView {
    token: String,
    /// It moves on with use.
    expires_at: String,
}

impl OpenedView {
    pub(super) fn of(session: &NewSession) -> OpenedView {
        OpenedView { token: session.token.expose_secret().to_owned(), expires_at: session.expires_at.to_string() }
    }
}

/// Opens a session. A wrong login and a wrong password are answered alike; after five failures one waits.
#[utoipa::path(post, path = "/sessions", tag = "people", security(()), request_body = LogInInput,
    responses((status = 201, body = OpenedView), Refused))]
async fn log_in(
    _: Public,
    State(app): State<AppState>,
    caller: Caller,
    Json(input): Json<LogInInput>,
) -> Result<(StatusCode, Answer<OpenedView>)> {
    let session = identity::log_in(&app, input.login, SecretString::from(input.password), caller, None).await?;
    Ok((StatusCode::CREATED, Answer(OpenedView::of(&session))))
}

/// Ends the session of this request.
#[utoipa::path(delete, path = "/sessions/current", tag = "people", security(("bearer" = [])), responses((status = 204), Refused))]
async fn log_out(who: SignedIn<Owner>, State(app): State<AppState>) -> Result<StatusCode> {
    let session = who.principal.session().ok_or_else(Error::not_found)?;
    let person = who.principal.person;
    app.db.write(move |tx| accounts::session::revoke(tx, person, session)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A log-in on one device.
#[derive(Debug, Serialize, ToSchema)]
struct SessionView {
    id: String,
    device: String,
    /// Whether it is the one of this request.
    current: bool,
    created_at: String,
    /// To within ten minutes.
    seen_at: String,
    expires_at: String,
}

/// The caller's sessions, last used first.
#[utoipa::path(get, path = "/me/sessions", tag = "people", security(("bearer" = [])), responses((status = 200, body = ListView<SessionView>), Refused))]
async fn list(who: SignedIn<Owner>, State(app): State<AppState>) -> Result<Answer<ListView<SessionView>>> {
    let (clock, person, current) = (app.wall, who.principal.person, who.principal.session());
    let sessions = app.db.read(move |read| accounts::session::list(read, &clock, person)).await?;
    let views = sessions.into_iter().map(|session| SessionView {
        id: session.id.to_string(),
        device: session.device,
        current: Some(session.id) == current,
        created_at: session.created_at.to_string(),
        seen_at: session.seen_at.to_string(),
        expires_at: session.expires_at.to_string(),
    });
    Ok(Answer(ListView::all(views.collect())))
}

/// Ends one of the caller's sessions.
#[utoipa::path(delete, path = "/me/sessions/{session}", tag = "people", security(("bearer" = [])), params(("session" = String, Path)), responses((status = 204), Refused))]
async fn revoke(
    who: SignedIn<Owner>,
    State(app): State<AppState>,
    Path(id): Path<accounts::SessionId>,
) -> Result<StatusCode> {
    let person = who.principal.person;
    let ended = app.db.write(move |tx| accounts::session::revoke(tx, person, id)).await?;
    if ended { Ok(StatusCode::NO_CONTENT) } else { Err(Error::not_found()) }
}

#[derive(Debug, Deserialize, ToSchema)]
struct ResetRequest {
    /// A handle or an e-mail address.
    login: String,
}

/// Asks for a mail with a reset token. The answer is the same for every login, known or not.
#[utoipa::path(post, path = "/password-resets", tag = "people", security(()), request_body = ResetRequest, responses((status = 202), Refused))]
async fn request_reset(_: Public, State(app): State<AppState>, Json(input): Json<ResetRequest>) -> Result<StatusCode> {
    identity::request_reset(&app, input.login).await?;
    Ok(StatusCode::ACCEPTED)
}

#[derive(Debug, Deserialize, ToSchema)]
struct NewPassword {
    /// 8 to 128 characters.
    #[schema(value_type = String, format = Password)]
    password: String,
}

/// Sets a new password by the token of a mail. Every session ends.
#[utoipa::path(put, path = "/password-resets/{token}", tag = "people", security(()), params(("token" = String, Path)),
    request_body = NewPassword, responses((status = 204), Refused))]
async fn complete_reset(
    _: Public,
    State(app): State<AppState>,
    Path(token): Path<String>,
    Json(input): Json<NewPassword>,
) -> Result<StatusCode> {
    identity::complete_reset(&app, token, SecretString::from(input.password)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Sends the mail that verifies the caller's address, again.
#[utoipa::path(post, path = "/me/email-verification", tag = "people", security(("bearer" = [])), responses((status = 202), Refused))]
async fn request_verification(who: SignedIn<Shopper>, State(app): State<AppState>) -> Result<StatusCode> {
    let (clock, person) = (app.wall, who.principal.person);
    app.db.write(move |tx| accounts::email_verification::request(tx, &clock, person)).await?;
    Ok(StatusCode::ACCEPTED)
}

/// Verifies the address that the token of a mail was sent to.
#[utoipa::path(put, path = "/email-verifications/{token}", tag = "people", security(()), params(("token" = String, Path)), responses((status = 204), Refused))]
async fn complete_verification(
    _: Public,
    State(app): State<AppState>,
    Path(token): Path<String>,
) -> Result<StatusCode> {
    identity::verify_email(&app, token).await?;
    Ok(StatusCode::NO_CONTENT)
}
