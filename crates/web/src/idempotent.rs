//! `Idempotency-Key`: the same key and body give the same answer, and the work is done once.
//!
//! This layer serves every POST of the API whose work may take several transactions; operations that move money claim
//! the key inside their own transaction instead, with [`accounts::idempotency`].

use std::net::SocketAddr;

use accounts::idempotency::{self, Outcome, Saved};
use axum::body::{Body, to_bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kernel::Problem;
use sha2::{Digest, Sha256};

use crate::access::Decided;
use crate::{AppState, Error, guard, session};

/// A body that is hashed is held in memory: an upload larger than this is not made idempotent by the key but by its rows.
const BODY_BYTES_MAX: usize = 1024 * 1024;
/// An answer longer than this is not kept, and its request may be made again.
const ANSWER_BYTES_MAX: usize = 256 * 1024;
/// Fields of an answer that are shown once and never kept.
const SECRETS: &[&str] = &["token", "secret", "key"];

/// The layer.
pub(crate) async fn layer(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let key = request.headers().get("idempotency-key").map(|value| value.to_str().unwrap_or_default().to_owned());
    let path = request.uri().path();
    let ignored = request.method() != Method::POST || path == "/api/v1/sessions" || is_upload(&request);
    match key {
        Some(key) if !ignored => once(app, key, request, next).await.unwrap_or_else(IntoResponse::into_response),
        _ => next.run(request).await,
    }
}

fn is_upload(request: &Request) -> bool {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("multipart/"))
}

async fn once(app: AppState, key: String, request: Request, next: Next) -> Result<Response, Error> {
    if !idempotency::is_key(&key) {
        return Err(Error::field(Problem::new("Idempotency-Key", "accounts.idempotency_key")));
    }
    let (mut parts, body) = request.into_parts();
    let body = to_bytes(body, BODY_BYTES_MAX).await.map_err(|_| Error::new("request.too_large"))?;
    let mut claim = Claim { actor: actor(&mut parts, &app).await?, key, hash: hash(&parts, &body) };
    match claim.begin(&app).await? {
        Outcome::New => {}
        Outcome::Replay(saved) => {
            // Who asks was decided when the answer was first given: the key belongs to the same actor.
            parts.extensions.get::<Decided>().cloned().unwrap_or_default().decide();
            return Ok(replay(saved));
        }
        Outcome::Conflict => return Err(Error::new("accounts.idempotency_conflict")),
        Outcome::InProgress { retry_after_ms } => {
            let seconds = u64::try_from(retry_after_ms).unwrap_or(0).div_ceil(1000);
            return Err(Error::new("accounts.idempotency_in_progress").retry_after(seconds));
        }
    }
    let response = next.run(Request::from_parts(parts, Body::from(body))).await;
    claim.end(&app, response).await
}

/// Whose keys these are: a person's, a guest cart's bearer's, or a network address's.
async fn actor(parts: &mut Parts, app: &AppState) -> Result<String, Error> {
    if let Some(principal) = session::principal(parts, app).await? {
        return Ok(format!("person:{}", principal.person));
    }
    if let Some(token) = session::bearer(&parts.headers) {
        return Ok(format!("bearer:{}", hex::encode(Sha256::digest(token))));
    }
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    Ok(format!("address:{}", guard::address_of(peer, &parts.headers)))
}

fn hash(parts: &Parts, body: &[u8]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    hasher.update(parts.method.as_str());
    hasher.update([0]);
    hasher.update(parts.uri.path());
    hasher.update([0]);
    hasher.update(body);
    hasher.finalize().into()
}

/// A key claimed for one request.
#[derive(Clone)]
struct Claim {
    actor: String,
    key: String,
    hash: [u8; 32],
}

impl Claim {
    fn request(&self) -> idempotency::Request<'_> {
        idempotency::Request { actor: &self.actor, key: &self.key, hash: &self.hash }
    }

    async fn begin(&mut self, app: &AppState) -> Result<Outcome, Error> {
        let (claim, clock) = (self.clone(), app.wall);
        Ok(app.db.write(move |tx| idempotency::begin(tx, &clock, &claim.request())).await?)
    }

    /// Keeps a good answer; gives the key back after any other, so that the request can be mended and made again.
    async fn end(self, app: &AppState, response: Response) -> Result<Response, Error> {
        let (parts, body) = response.into_parts();
        let bytes = match to_bytes(body, ANSWER_BYTES_MAX).await {
            Ok(bytes) if parts.status.is_success() => bytes,
            other => {
                app.db.write(move |tx| idempotency::abandon(tx, &self.request())).await?;
                return Ok(Response::from_parts(parts, Body::from(other.unwrap_or_default())));
            }
        };
        let saved = Saved { status: parts.status.as_u16(), body: without_secrets(&bytes) };
        let clock = app.wall;
        app.db.write(move |tx| idempotency::finish(tx, &clock, &self.request(), &saved)).await?;
        Ok(Response::from_parts(parts, Body::from(bytes)))
    }
}

fn without_secrets(body: &[u8]) -> String {
    let Ok(serde_json::Value::Object(mut fields)) = serde_json::from_slice(body) else {
        return String::from_utf8_lossy(body).into_owned();
    };
    fields.retain(|name, _| !SECRETS.contains(&name.as_str()));
    serde_json::Value::Object(fields).to_string()
}

fn replay(saved: Saved) -> Response {
    let status = StatusCode::from_u16(saved.status).unwrap_or(StatusCode::OK);
    let mut response = (status, saved.body).into_response();
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response.headers_mut().insert("idempotent-replayed", HeaderValue::from_static("true"));
    response
}
