//! The credential of a request: a bearer token, or the cookie that pages use.

use accounts::Principal;
use axum::extract::OptionalFromRequestParts;
use axum::http::header::{AUTHORIZATION, COOKIE, SET_COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use secrecy::{ExposeSecret, SecretString};

use crate::access::SignedIn;
use crate::{App, AppState, Error};

/// The cookie of a session. The prefix makes browsers insist on Secure, the path and the host.
const COOKIE_NAME: &str = "__Host-session";
/// Its name over plain http off loopback in a sandbox, where a browser would drop the other.
const COOKIE_NAME_PLAIN: &str = "session";
/// A session cookie outlives the browser: as long as the session may.
const COOKIE_AGE_S: i64 = accounts::session::AGE_MS_MAX / 1000;

/// Who makes the request, found once and kept in its extensions.
pub(crate) async fn principal(parts: &mut Parts, app: &App) -> Result<Option<Principal>, Error> {
    if let Some(Found(known)) = parts.extensions.get::<Found>() {
        return Ok(known.clone());
    }
    let found = match token(&parts.headers, app) {
        Some(token) => find(token, app).await?,
        None => None,
    };
    parts.extensions.insert(Found(found.clone()));
    Ok(found)
}

/// The answer to who makes this request.
#[derive(Clone)]
struct Found(Option<Principal>);

async fn find(token: String, app: &App) -> Result<Option<Principal>, Error> {
    let clock = app.wall;
    let found = app.db.read(move |read| accounts::session::authenticate(read, &clock, &token)).await?;
    if let Some(principal) = found.clone().filter(|principal| accounts::session::touch_due(principal, &app.wall)) {
        let (db, clock) = (app.db.clone(), app.wall);
        // Noting the use must not keep the request waiting.
        tokio::spawn(async move {
            let noted = db.write(move |tx| accounts::session::touch(tx, &clock, &principal)).await;
            if let Err(error) = noted {
                tracing::warn!(%error, "a session's use was not noted");
            }
        });
    }
    Ok(found)
}

/// Whoever is signed in, if anyone is: for public pages that greet them.
impl OptionalFromRequestParts<AppState> for SignedIn {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Option<SignedIn>, Error> {
        // What is public stays so for a token without the scope.
        let found = <SignedIn as axum::extract::FromRequestParts<AppState>>::from_request_parts(parts, app).await;
        match found {
            Err(error) if error.http_status().is_server_error() => Err(error),
            found => Ok(found.ok()),
        }
    }
}

/// The bearer token, or the cookie's.
fn token(headers: &HeaderMap, app: &App) -> Option<String> {
    bearer(headers).or_else(|| cookie(headers, cookie_name(app))).filter(|token| token.len() <= 256).map(str::to_owned)
}

/// The token of `Authorization: Bearer`: a session's, an API token's, or a guest's for one cart.
pub fn bearer(headers: &HeaderMap) -> Option<&str> {
    let header = headers.get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = header.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
}

/// The value of a cookie.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let cookies = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|all| all.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(key, _)| *key == name).map(|(_, value)| value)
}

fn cookie_name(app: &App) -> &'static str {
    if app.plain_cookies() { COOKIE_NAME_PLAIN } else { COOKIE_NAME }
}

/// The header that signs a browser in.
pub fn sign_in(app: &App, token: &SecretString) -> (HeaderName, HeaderValue) {
    set(app, cookie_name(app), token.expose_secret(), COOKIE_AGE_S)
}

/// The header that signs a browser out.
pub fn sign_out(app: &App) -> (HeaderName, HeaderValue) {
    set(app, cookie_name(app), "", 0)
}

fn set(app: &App, name: &str, value: &str, age_s: i64) -> (HeaderName, HeaderValue) {
    let secure = if app.plain_cookies() { "" } else { "; Secure" };
    let text = format!("{name}={value}; Path=/; Max-Age={age_s}; HttpOnly; SameSite=Lax{secure}");
    let mut value = HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static(""));
    value.set_sensitive(true);
    (SET_COOKIE, value)
}

/// The name of a cookie that holds a secret of ours: prefixed as the session's is.
fn secret_name(app: &App, name: &str) -> String {
    if app.plain_cookies() { name.to_owned() } else { format!("__Host-{name}") }
}

/// A secret that a browser keeps beside the session: a guest's cart, a link's key.
pub(crate) fn secret<'a>(app: &App, headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    cookie(headers, &secret_name(app, name)).filter(|value| !value.is_empty() && value.len() <= 1024)
}

/// The header that makes a browser keep a secret for so long; forget it, with an age of nothing.
pub(crate) fn keep_secret(app: &App, name: &str, value: &str, age_s: i64) -> (HeaderName, HeaderValue) {
    set(app, &secret_name(app, name), value, age_s)
}

/// A cookie of taste, such as the market last visited: readable, a year, no secret.
pub fn preference(app: &App, name: &str, value: &str) -> (HeaderName, HeaderValue) {
    let secure = if app.plain_cookies() { "" } else { "; Secure" };
    let text = format!("{name}={value}; Path=/; Max-Age=31536000; SameSite=Lax{secure}");
    (SET_COOKIE, HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static("")))
}
