//! `Idempotency-Key`: the same key and body give the same answer, and the work is done once.
//!
//! The [`layer`] serves every POST of the API whose work may take several transactions. Operations that move money want a
//! key and claim it inside their own transaction: see [`Keyed`] and [`Once`]. There a crash keeps both or neither.

use std::net::SocketAddr;

use accounts::idempotency::{self, Outcome, Saved};
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{ConnectInfo, FromRequest, Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kernel::{Clock, Problem, Problems};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use crate::access::Decided;
use crate::{AppState, Error, extract, guard, session};

/// A body that is hashed is held in memory: an upload larger than this is not made idempotent by the key but by its rows.
const BODY_BYTES_MAX: usize = 1024 * 1024;
/// An answer longer than this is not kept, and its request may be made again.
const ANSWER_BYTES_MAX: usize = 256 * 1024;
/// Fields of an answer that are shown once and never kept.
const SECRETS: &[&str] = &["token", "secret", "key"];

/// The layer.
pub(crate) async fn layer(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let key = sent_key(request.headers());
    let path = request.uri().path();
    let ignored =
        request.method() != Method::POST || path == "/api/v1/sessions" || claims_inside(path) || is_upload(&request);
    match key {
        Some(key) if !ignored => once(app, key, request, next).await.unwrap_or_else(IntoResponse::into_response),
        _ => next.run(request).await,
    }
}

fn sent_key(headers: &HeaderMap) -> Option<String> {
    headers.get("idempotency-key").map(|value| value.to_str().unwrap_or_default().to_owned())
}

/// Whether the route of `path` claims its key itself, or, a provider's webhook, has event ids for that.
fn claims_inside(path: &str) -> bool {
    let parts: Vec<&str> = path.strip_prefix("/api/v1/").unwrap_or_default().split('/').collect();
    matches!(
        parts.as_slice(),
        ["carts", _, "checkouts"]
            | ["orders", _, "payments"]
            | ["payouts"]
            | ["payouts" | "refunds", _, "decision"]
            | ["payments", "webhooks", _]
    )
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
        Outcome::InProgress { retry_after_ms } => return Err(in_progress(retry_after_ms)),
    }
    let response = next.run(Request::from_parts(parts, Body::from(body))).await;
    claim.end(&app, response).await
}

fn in_progress(retry_after_ms: i64) -> Error {
    let seconds = u64::try_from(retry_after_ms).unwrap_or(0).div_ceil(1000);
    Error::new("accounts.idempotency_in_progress").retry_after(seconds)
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

/// The body of an operation that moves money, with the key that it must come with; not read yet.
pub(crate) struct Keyed {
    key: Option<String>,
    hash: [u8; 32],
    body: Result<Bytes, Error>,
}

impl<S: Send + Sync> FromRequest<S> for Keyed {
    type Rejection = std::convert::Infallible;

    async fn from_request(request: Request, state: &S) -> Result<Keyed, Self::Rejection> {
        let is_json = extract::is_json(&request);
        let (parts, body) = request.into_parts();
        let request = Request::from_parts(parts.clone(), body);
        let read = Bytes::from_request(request, state).await.map_err(extract::unread);
        let hash = read.as_ref().map(|bytes| hash(&parts, bytes)).unwrap_or_default();
        let body = if is_json { read } else { Err(Error::new("request.not_json")) };
        Ok(Keyed { key: sent_key(&parts.headers), hash, body })
    }
}

impl Keyed {
    /// The body as JSON of this shape, and what is wrong with the key beside it. `actor` owns the key.
    pub(crate) fn json<T: DeserializeOwned>(self, actor: String) -> Result<(T, Result<Once, Problem>), Error> {
        let key = match self.key {
            None => Err(Problem::new(KEY_HEADER, "trade.idempotency_key_needed")),
            Some(key) if !idempotency::is_key(&key) => Err(Problem::new(KEY_HEADER, "accounts.idempotency_key")),
            Some(key) => Ok(Once(Claim { actor, key, hash: self.hash })),
        };
        match (extract::json(&self.body?), key) {
            (Ok(body), key) => Ok((body, key)),
            (Err(error), Err(problem)) if !error.problems().is_empty() => {
                let all = std::iter::once(problem).chain(error.problems().iter().cloned());
                Err(Error::invalid(Problems(all.collect())))
            }
            (Err(error), _) => Err(error),
        }
    }
}

/// How the key is named among a request's fields.
const KEY_HEADER: &str = "Idempotency-Key";

/// A key that is claimed in the transaction that does the work.
#[derive(Clone)]
pub(crate) struct Once(Claim);

impl Once {
    /// Does `work`, unless this request was met before: then its answer is given again. An error of `work` takes the claim
    /// back with everything else. `clock` is the wall clock: keys are kept for days of the real world.
    pub(crate) fn run<T: Serialize>(
        &self,
        tx: &mut db::Tx,
        clock: &dyn Clock,
        status: StatusCode,
        work: impl FnOnce(&mut db::Tx) -> Result<T, Error>,
    ) -> Result<Answered, Error> {
        match idempotency::begin(tx, clock, &self.0.request())? {
            Outcome::New => {}
            Outcome::Replay(saved) => return Ok(Answered { saved, is_replay: true }),
            Outcome::Conflict => return Err(Error::new("accounts.idempotency_conflict")),
            Outcome::InProgress { retry_after_ms } => return Err(in_progress(retry_after_ms)),
        }
        let body = serde_json::to_string(&work(tx)?).map_err(Error::fault)?;
        let saved = Saved { status: status.as_u16(), body };
        idempotency::finish(tx, clock, &self.0.request(), &saved)?;
        Ok(Answered { saved, is_replay: false })
    }

    /// Replaces the answer that is kept: when an outside party told more of it.
    pub(crate) async fn keep(
        &self,
        app: &AppState,
        body: &impl Serialize,
        status: StatusCode,
    ) -> Result<Answered, Error> {
        let body = serde_json::to_string(body).map_err(Error::fault)?;
        let saved = Saved { status: status.as_u16(), body };
        let (claim, clock, kept) = (self.0.clone(), app.wall, saved.clone());
        app.db.write(move |tx| idempotency::finish(tx, &clock, &claim.request(), &kept)).await?;
        Ok(Answered { saved, is_replay: false })
    }
}

/// An answer that is kept with its key.
#[derive(Debug)]
pub(crate) struct Answered {
    saved: Saved,
    /// Whether it was given before.
    pub(crate) is_replay: bool,
}

impl Answered {
    /// Whether it may be about a payment that its provider does not know of yet.
    pub(crate) fn may_lack_action(&self) -> bool {
        self.saved.body.contains("\"status\":\"PENDING\"") && !self.saved.body.contains("\"action\"")
    }

    /// Its status.
    pub(crate) fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.saved.status).unwrap_or(StatusCode::OK)
    }

    /// What was answered.
    pub(crate) fn read<T: DeserializeOwned>(&self) -> Result<T, Error> {
        serde_json::from_str(&self.saved.body).map_err(Error::fault)
    }
}

impl IntoResponse for Answered {
    fn into_response(self) -> Response {
        let mut response = replay(self.saved);
        if !self.is_replay {
            response.headers_mut().remove("idempotent-replayed");
        }
        response
    }
}
