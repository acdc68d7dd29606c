//! Who watches: a person where one is signed in, the device, and whether what they do counts.
//!
//! A device is known by a cookie of 128 random bits that pages set and no script reads; only its hash goes anywhere. A cookie
//! can be thrown away, so that views are bounded by network address too: see [`crate::demand`].

use std::net::{IpAddr, SocketAddr};

use accounts::{Principal, ShopId};
use axum::extract::{ConnectInfo, FromRequestParts, Request, State};
use axum::http::header::{CONTENT_TYPE, SET_COOKIE, USER_AGENT};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use content::Author;
use sha2::{Digest, Sha256};
use signals::{Origin, Viewer};

use crate::{App, AppState, Error, guard, session};

/// The cookie of a device.
const DEVICE: &str = "device";
/// A device is remembered for a year after its first visit.
const DEVICE_AGE_S: i64 = 365 * 24 * 60 * 60;

/// Who makes a request, as the log of demand knows them.
#[derive(Clone, Debug)]
pub struct Viewing {
    pub viewer: Viewer,
    /// [`Origin::Bot`] for what calls itself a crawler, else [`Origin::Real`]. Towards something that profits them, ask
    /// [`Viewing::towards`].
    pub origin: Origin,
    /// What ids of this viewer's signals are apart by.
    pub(crate) scope: u64,
    pub(crate) address: IpAddr,
    principal: Option<Principal>,
    /// The cookie of a device that had none.
    fresh: Option<String>,
}

impl FromRequestParts<AppState> for Viewing {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Viewing, Error> {
        let principal = session::principal(parts, app).await?;
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        let address = guard::address_of(peer, &parts.headers);
        let agent = parts.headers.get(USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let known = session::secret(app, &parts.headers, DEVICE).map(hash);
        let person = principal.as_ref().map(|principal| principal.person.get());
        // A program that signs in and keeps no cookies is one viewer by its person.
        let fresh = (known.is_none() && person.is_none()).then(|| new_device(app));
        let device = known.or_else(|| fresh.as_deref().map(hash)).unwrap_or(0);
        let scope = match (person, known) {
            (Some(person), _) => hash(&format!("person {person}")),
            (None, Some(device)) => device,
            (None, None) => hash(&format!("address {address} {agent}")),
        };
        let origin = if is_crawler(agent) { Origin::Bot } else { Origin::Real };
        Ok(Viewing { viewer: Viewer { person, device }, origin, scope, address, principal, fresh })
    }
}

impl Viewing {
    /// Where this viewer's traffic comes from when it is about something of `author`: from themselves, if they are the
    /// author or work in the shop.
    pub fn towards(&self, author: Option<Author>) -> Origin {
        let (Some(author), Some(principal), Origin::Real) = (author, &self.principal, self.origin) else {
            return self.origin;
        };
        let is_own = match author {
            Author::Creator(creator) => creator.get() == principal.person.get(),
            Author::Shop(shop) => principal.serves(ShopId::new(shop.get())),
        };
        if is_own { Origin::Self_ } else { Origin::Real }
    }

    /// The device as touches know it, the same bits as a signed number; `None` where it is unknown or new.
    pub fn device(&self) -> Option<i64> {
        let known = self.viewer.device != 0 && self.fresh.is_none();
        known.then(|| self.viewer.device.cast_signed())
    }

    /// As the feed knows them; `None` for a device that is new.
    pub fn number(&self) -> Option<u64> {
        let known = self.viewer.person.is_some() || self.fresh.is_none();
        flows::feed::viewer_number(self.viewer).filter(|_| known)
    }

    /// Who is signed in.
    pub(crate) fn into_principal(self) -> Option<Principal> {
        self.principal
    }

    /// The header that makes a device keep its new cookie; none where it has one.
    pub fn cookie(&self, app: &App) -> Option<(HeaderName, HeaderValue)> {
        self.fresh.as_deref().map(|device| session::keep_secret(app, DEVICE, device, DEVICE_AGE_S))
    }
}

/// Gives devices their cookie with the first page they see.
pub(crate) async fn remember(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let is_new = request.method() == Method::GET && session::secret(&app, request.headers(), DEVICE).is_none();
    let mut response = next.run(request).await;
    if is_new && response.status() == StatusCode::OK && is_page(response.headers()) && !names(response.headers()) {
        let (name, value) = session::keep_secret(&app, DEVICE, &new_device(&app), DEVICE_AGE_S);
        response.headers_mut().append(name, value);
    }
    response
}

/// Whether the answer gives the device its cookie already.
fn names(headers: &HeaderMap) -> bool {
    let cookies = headers.get_all(SET_COOKIE).iter().filter_map(|value| value.to_str().ok());
    cookies.filter_map(|cookie| cookie.split_once('=')).any(|(name, _)| name.trim_start_matches("__Host-") == DEVICE)
}

fn is_page(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    kind.starts_with("text/html")
}

fn new_device(app: &App) -> String {
    let mut bytes = [0_u8; 16];
    app.rng.fill(&mut bytes);
    hex::encode(bytes)
}

/// As signals know the device of a cookie.
pub fn device_number(cookie: &str) -> u64 {
    hash(cookie)
}

/// The first 64 bits of the SHA-256 of a text; never 0, which is nobody.
fn hash(text: &str) -> u64 {
    let digest: [u8; 32] = Sha256::digest(text).into();
    let [a, b, c, d, e, f, g, h, ..] = digest;
    u64::from_le_bytes([a, b, c, d, e, f, g, h]).max(1)
}

/// What well-behaved machines call themselves. Programs with a session or a token act for a person and are not meant.
fn is_crawler(agent: &str) -> bool {
    const NAMES: [&str; 8] =
        ["bot", "crawl", "spider", "slurp", "facebookexternalhit", "mediapartners", "preview", "lighthouse"];
    let agent = agent.to_ascii_lowercase();
    NAMES.iter().any(|name| agent.contains(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crawlers_are_known_by_their_names() {
        for agent in ["Mozilla/5.0 (compatible; Googlebot/2.1)", "facebookexternalhit/1.1", "Baiduspider+"] {
            assert!(is_crawler(agent), "{agent}");
        }
        for agent in ["", "curl/8.5", "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/142.0 Safari/537.36"] {
            assert!(!is_crawler(agent), "{agent}");
        }
    }

    #[test]
    fn a_device_is_told_by_its_hash_alone() {
        assert_ne!(hash("a"), hash("b"));
        assert_ne!(hash("a"), 0);
    }
}
