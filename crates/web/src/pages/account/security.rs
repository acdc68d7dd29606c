//! `/account/security`: password, devices, passkeys, API tokens.

mod view;

use accounts::{ApiToken, ApiTokenId, Passkey, PasskeyId, Session, SessionId, api_token, passkey};
use axum::Router;
use axum::extract::State;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use maud::Markup;
use secrecy::{ExposeSecret, SecretString};

use crate::access::{Owner, SignedIn};
use crate::extract::{Fields, Path, Query};
use crate::identity::{self, Caller};
use crate::pages::again::{self, Done};
use crate::pages::desk::Desk;
use crate::ui::Form;
use crate::{AppState, Error, Result, session};

pub(super) use view::{made_page, page};

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/account/security", get(show))
        .route("/account/security/password", post(change_password))
        .route("/account/security/sessions/others/end", post(end_others))
        .route("/account/security/sessions/{session}/end", post(end_session))
        .route("/account/security/passkeys/{passkey}/name", post(rename_passkey))
        .route("/account/security/passkeys/{passkey}/removal", post(remove_passkey))
        .route("/account/security/tokens", post(make_token))
        .route("/account/security/tokens/{token}/revocation", post(revoke_token))
}

/// What the page shows.
pub(super) struct View {
    pub sessions: Vec<Session>,
    /// The session of this request.
    pub current: Option<SessionId>,
    pub passkeys: Vec<Passkey>,
    /// Whether passkeys can work at this address.
    pub can_passkey: bool,
    pub tokens: Vec<ApiToken>,
    pub operator: bool,
    pub password: Form,
    pub token: Form,
    pub done: Done,
}

async fn show(
    desk: Desk,
    me: SignedIn<Owner>,
    State(app): State<AppState>,
    Query(done): Query<Done>,
) -> Result<Markup> {
    let view = read(&me, &app).await?;
    Ok(page(&desk, &View { done, ..view }))
}

async fn read(me: &SignedIn<Owner>, app: &AppState) -> Result<View> {
    let (clock, person) = (app.wall, me.principal.person);
    let found = app.db.read(move |read| {
        let sessions = accounts::session::list(read, &clock, person)?;
        Ok::<_, db::Error>((sessions, passkey::list(read, person)?, api_token::list(read, person)?))
    });
    let (sessions, passkeys, tokens) = found.await?;
    Ok(View {
        sessions,
        current: me.principal.session(),
        passkeys,
        can_passkey: app.passkeys.is_some(),
        tokens,
        operator: me.principal.is_operator(),
        password: Form::default(),
        token: Form::default(),
        done: Done::default(),
    })
}

fn back(done: &str) -> Redirect {
    Redirect::to(&format!("/account/security?done={done}"))
}

async fn change_password(
    desk: Desk,
    me: SignedIn<Owner>,
    State(app): State<AppState>,
    caller: Caller,
    Fields(fields): Fields,
) -> Result<Response> {
    let form = Form::new(fields);
    let (current, new) = (SecretString::from(form.value("current")), SecretString::from(form.value("password")));
    match identity::change_password(&app, &me.principal, current, new, caller).await {
        Ok(opened) => Ok(([session::sign_in(&app, &opened.token)], back("password")).into_response()),
        Err(error) => {
            let password = Form::default().with_problems(&again::problems(error, "current")?);
            let view = View { password, ..read(&me, &app).await? };
            Ok(again::unprocessable(page(&desk, &view)))
        }
    }
}

async fn end_session(me: SignedIn<Owner>, State(app): State<AppState>, Path(id): Path<SessionId>) -> Result<Redirect> {
    let person = me.principal.person;
    let ended = app.db.write(move |tx| accounts::session::revoke(tx, person, id)).await?;
    if ended { Ok(back("session")) } else { Err(Error::not_found()) }
}

async fn end_others(me: SignedIn<Owner>, State(app): State<AppState>) -> Result<Redirect> {
    let (person, keep) = (me.principal.person, me.principal.session());
    app.db.write(move |tx| accounts::session::revoke_all(tx, person, keep)).await?;
    Ok(back("session"))
}

async fn rename_passkey(
    me: SignedIn<Owner>,
    State(app): State<AppState>,
    Path(id): Path<PasskeyId>,
    Fields(fields): Fields,
) -> Result<Redirect> {
    let (person, name) = (me.principal.person, Form::new(fields).value("name").trim().to_owned());
    app.db.write(move |tx| passkey::rename(tx, person, id, &name)).await?;
    Ok(back("saved"))
}

async fn remove_passkey(
    me: SignedIn<Owner>,
    State(app): State<AppState>,
    Path(id): Path<PasskeyId>,
) -> Result<Redirect> {
    let (clock, person) = (app.wall, me.principal.person);
    app.db.write(move |tx| passkey::remove(tx, &clock, person, id)).await?;
    Ok(back("removed"))
}

/// The answer is the page itself, not a redirect: the secret is shown this once and is in no address.
async fn make_token(
    desk: Desk,
    me: SignedIn<Owner>,
    State(app): State<AppState>,
    Fields(fields): Fields,
) -> Result<Response> {
    let form = Form::new(fields);
    let (clock, rng, person) = (app.wall, app.rng.clone(), me.principal.person);
    let (name, scopes) = token_wish(&form);
    let made =
        app.db.write(move |tx| api_token::create(tx, &clock, &*rng, person, &name, &scopes)).await.map_err(Error::from);
    match made {
        Ok(made) => {
            Ok(([(CACHE_CONTROL, "private, no-store")], made_page(&desk, &made.token, made.secret.expose_secret()))
                .into_response())
        }
        Err(error) => {
            let token = form.with_problems(&again::problems(error, "name")?);
            let view = View { token, ..read(&me, &app).await? };
            Ok(again::unprocessable(page(&desk, &view)))
        }
    }
}

/// The name and the scopes of a token that is wished for.
pub(super) fn token_wish(form: &Form) -> (String, Vec<String>) {
    (form.value("name").trim().to_owned(), form.values("scopes").map(str::to_owned).collect())
}

async fn revoke_token(
    me: SignedIn<Owner>,
    State(app): State<AppState>,
    Path(id): Path<ApiTokenId>,
) -> Result<Redirect> {
    let (clock, person) = (app.wall, me.principal.person);
    let revoked = app.db.write(move |tx| api_token::revoke(tx, &clock, person, id)).await?;
    if revoked { Ok(back("removed")) } else { Err(Error::not_found()) }
}
