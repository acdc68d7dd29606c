//! What every request passes through: an id, headers that keep browsers careful, no writes from other sites, limits.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::num::NonZeroU32;
use std::sync::Arc;

use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::http::header::{AUTHORIZATION, HOST, ORIGIN, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::{App, AppState, Error};

/// By what a person tells the operator which request failed.
#[derive(Clone, Debug, Default)]
pub struct RequestId(Arc<str>);

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The number used once that lets this page's own inline data and scripts run, and no others.
#[derive(Clone, Debug, Default)]
pub struct Nonce(Arc<str>);

impl Nonce {
    /// As it stands in the attribute.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
const CSP: HeaderName = HeaderName::from_static("content-security-policy");

/// Names the request and its nonce, and sets the headers of every answer.
pub(crate) async fn dress(State(app): State<AppState>, mut request: Request, next: Next) -> Response {
    let (id, nonce) = random_pair(&app);
    let is_page = !is_file(request.uri().path());
    request.extensions_mut().insert(id.clone());
    request.extensions_mut().insert(nonce.clone());
    let measured = Measured::start(&request);
    let mut response = next.run(request).await;
    measured.end(response.status());
    let headers = response.headers_mut();
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.entry(REFERRER_POLICY).or_insert(HeaderValue::from_static("strict-origin-when-cross-origin"));
    if let Ok(value) = HeaderValue::from_str(&id.0) {
        headers.insert(X_REQUEST_ID, value);
    }
    if is_page && !headers.contains_key(CSP) {
        headers.insert(HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin"));
        headers.insert(
            HeaderName::from_static("permissions-policy"),
            HeaderValue::from_static("camera=(), microphone=(), geolocation=(), payment=()"),
        );
        if let Ok(value) = HeaderValue::from_str(&policy(&nonce)) {
            headers.insert(CSP, value);
        }
    }
    response
}

/// A request under way, for `/metrics`: by route, never by address, so that the series stay few.
struct Measured {
    method: &'static str,
    route: Option<MatchedPath>,
    since: std::time::Instant,
}

impl Measured {
    fn start(request: &Request) -> Measured {
        let method = match *request.method() {
            Method::GET => "GET",
            Method::POST => "POST",
            Method::PUT => "PUT",
            Method::PATCH => "PATCH",
            Method::DELETE => "DELETE",
            _ => "OTHER",
        };
        Measured { method, route: request.extensions().get::<MatchedPath>().cloned(), since: std::time::Instant::now() }
    }

    fn end(self, status: StatusCode) {
        let route: Arc<str> = self.route.map_or_else(|| "none".into(), |route| route.as_str().into());
        let labels = [
            metrics::Label::new("method", self.method),
            metrics::Label::new("route", metrics::SharedString::from(route)),
        ];
        metrics::histogram!("http_request_seconds", labels.iter()).record(self.since.elapsed());
        let class = if status.is_server_error() {
            "5xx"
        } else if status.is_client_error() {
            "4xx"
        } else {
            "ok"
        };
        metrics::counter!(
            "http_requests_total",
            labels.into_iter().chain([metrics::Label::new("class", class)]).collect::<Vec<_>>()
        )
        .increment(1);
    }
}

/// Files have headers of their own and need no nonce.
fn is_file(path: &str) -> bool {
    path.starts_with("/assets/") || path.starts_with("/media/")
}

fn policy(nonce: &Nonce) -> String {
    let nonce = nonce.as_str();
    format!(
        "default-src 'self'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data: blob:; \
         media-src 'self' blob:; connect-src 'self'; font-src 'self'; object-src 'none'; base-uri 'none'; \
         frame-ancestors 'none'; form-action 'self'"
    )
}

fn random_pair(app: &App) -> (RequestId, Nonce) {
    let mut bytes = [0_u8; 24];
    app.rng.fill(&mut bytes);
    let (id, nonce) = bytes.split_at(8);
    (RequestId(hex::encode(id).into()), Nonce(BASE64_URL_SAFE_NO_PAD.encode(nonce).into()))
}

/// Refuses writes that another site made a browser send. A bearer token is no browser's doing.
pub(crate) async fn same_site(State(app): State<AppState>, request: Request, next: Next) -> Response {
    if request.method().is_safe() || request.headers().contains_key(AUTHORIZATION) || is_own(request.headers(), &app) {
        return next.run(request).await;
    }
    Error::new("request.cross_site").into_response()
}

/// Whether a write comes from our own pages, or from no browser at all: `Sec-Fetch-Site` says, else `Origin`.
fn is_own(headers: &HeaderMap, app: &App) -> bool {
    let text = |name: HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    if let Some(site) = text(HeaderName::from_static("sec-fetch-site")) {
        return matches!(site, "same-origin" | "none");
    }
    let Some(origin) = text(ORIGIN) else {
        return true;
    };
    let host = origin.split_once("://").map(|(_, host)| host);
    origin == app.url.origin().ascii_serialization() || (host.is_some() && host == text(HOST))
}

/// How often one address may do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// Proving who one is: log-in, sign-up, resets. Ten a minute.
    Proof,
    /// Changing things: five a second, sixty at once.
    Write,
    /// Looking: fifty a second, three hundred at once.
    Read,
    /// Telling what was seen, in batches, or what a brand's store sold: twenty a second, two hundred at once.
    Signal,
}

/// In a sandbox, limits are so much wider.
const SANDBOX_FACTOR: u32 = 1000;

/// The limits of an installation, by network address.
pub(crate) struct Limits {
    proof: DefaultKeyedRateLimiter<IpAddr>,
    write: DefaultKeyedRateLimiter<IpAddr>,
    read: DefaultKeyedRateLimiter<IpAddr>,
    signal: DefaultKeyedRateLimiter<IpAddr>,
}

impl Limits {
    pub(crate) fn new(sandbox: bool) -> Limits {
        let factor = if sandbox { SANDBOX_FACTOR } else { 1 };
        let count = |n: u32| NonZeroU32::new(n.saturating_mul(factor)).unwrap_or(NonZeroU32::MIN);
        Limits {
            proof: RateLimiter::keyed(Quota::per_minute(count(10))),
            write: RateLimiter::keyed(Quota::per_second(count(5)).allow_burst(count(60))),
            read: RateLimiter::keyed(Quota::per_second(count(50)).allow_burst(count(300))),
            signal: RateLimiter::keyed(Quota::per_second(count(20)).allow_burst(count(200))),
        }
    }

    /// Counts one use; says no, and for how long, when there were too many.
    pub(crate) fn take(&self, pace: Pace, address: IpAddr) -> Result<(), Error> {
        let limiter = match pace {
            Pace::Proof => &self.proof,
            Pace::Write => &self.write,
            Pace::Read => &self.read,
            Pace::Signal => &self.signal,
        };
        limiter.check_key(&address).map_err(|not_until| {
            let wait = not_until.wait_time_from(DefaultClock::default().now());
            Error::new("request.too_many").retry_after(wait.as_secs().saturating_add(1))
        })
    }

    /// Forgets addresses that have been quiet, so that memory does not grow with visitors.
    pub(crate) fn sweep(&self) {
        self.proof.retain_recent();
        self.write.retain_recent();
        self.read.retain_recent();
        self.signal.retain_recent();
    }
}

/// The layer of the general limits.
pub(crate) async fn pace(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if is_file(path) || path == "/healthz" || path == "/readyz" {
        return next.run(request).await;
    }
    let pace = if request.method().is_safe() { Pace::Read } else { pace_of(request.method(), path) };
    match app.limits.take(pace, address(&request)) {
        Ok(()) => next.run(request).await,
        Err(error) => error.into_response(),
    }
}

/// Routes on which somebody could be guessing.
const PROOFS: &[&str] = &[
    "/api/v1/accounts",
    "/api/v1/sessions",
    "/api/v1/password-resets",
    "/sign-in",
    "/sign-up",
    "/account/password-reset",
    "/account/security/password",
    "/account/email",
    "/account/email-verification",
    "/account/deletion",
    "/api/v1/me/email-verification",
];

/// Where stores of brands tell what they sold; they come from few addresses, many at a time.
const STORE_MESSAGES: &str = "/webhooks/shopify";

fn pace_of(method: &Method, path: &str) -> Pace {
    if path == "/api/v1/signals" || path.ends_with(STORE_MESSAGES) {
        return Pace::Signal;
    }
    let guessing = PROOFS
        .iter()
        .any(|proof| path.strip_prefix(proof).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')));
    if guessing && method != Method::DELETE { Pace::Proof } else { Pace::Write }
}

/// The caller's address. A proxy on this machine is believed when it names one.
pub fn address(request: &Request) -> IpAddr {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    address_of(peer, request.headers())
}

/// The caller's address, from the parts of a request.
pub fn address_of(peer: Option<IpAddr>, headers: &HeaderMap) -> IpAddr {
    let peer = peer.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
    let named = headers.get("x-forwarded-for").and_then(|value| value.to_str().ok());
    let named = named.and_then(|list| list.rsplit(',').next()).and_then(|last| last.trim().parse().ok());
    if peer.is_loopback() { named.unwrap_or(peer) } else { peer }
}

/// Whether the request comes from this machine itself and through no proxy.
pub(crate) fn is_loopback(peer: Option<IpAddr>, headers: &HeaderMap) -> bool {
    let forwarded = headers.contains_key("x-forwarded-for") || headers.contains_key("forwarded");
    peer.is_some_and(|peer| peer.is_loopback()) && !forwarded
}

#[cfg(test)]
mod tests;
