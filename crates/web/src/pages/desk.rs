//! The pages behind the shop, where people work: account, seller, operator.

use accounts::Principal;
use axum::extract::{FromRequestParts, State};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::tz::TimeZone;
use kernel::{Lang, MarketCode};
use serde::Deserialize;

use crate::extract::{Path, Query};
use crate::guard::Nonce;
use crate::words::{Voice, interface_language};
use crate::{App, AppState, Error, answer, session};

/// The cookie that remembers the language of pages behind the shop.
const LANGUAGE_COOKIE: &str = "lang";
/// The cookie that remembers the market last visited.
pub(crate) const MARKET_COOKIE: &str = "market";

/// What every page behind the shop knows. It asks for no session: take [`crate::access::SignedIn`] beside it.
#[derive(Clone)]
pub struct Desk {
    pub voice: Voice,
    pub nonce: Nonce,
    pub principal: Option<Principal>,
    /// The path and query asked for.
    pub path: String,
    /// The storefront to go back to.
    pub home: String,
    /// Notices not read yet.
    pub unread: i64,
}

impl FromRequestParts<AppState> for Desk {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Desk, Error> {
        let principal = session::principal(parts, app).await?;
        let nonce = parts.extensions.get().cloned().unwrap_or_default();
        let path = parts.uri.path_and_query().map_or_else(String::new, |path| path.as_str().to_owned());
        Ok(Desk::of(app, &parts.headers, principal, nonce, path).await)
    }
}

impl Desk {
    /// The desk of a request: its language is the cookie's, else the person's, else the browser's.
    pub(crate) async fn of(
        app: &App,
        headers: &HeaderMap,
        principal: Option<Principal>,
        nonce: Nonce,
        path: String,
    ) -> Desk {
        let chosen = session::cookie(headers, LANGUAGE_COOKIE).and_then(interface_language);
        let own = principal.as_ref().and_then(|person| interface_language(person.locale.lang.tag()));
        let lang = chosen.or(own).unwrap_or_else(|| answer::accepted(headers));
        let visited = session::cookie(headers, MARKET_COOKIE).and_then(|code| code.parse().ok());
        let market = visited.or(principal.as_ref().map(|person| person.market));
        let (zone, home) = place(app, market, lang).await;
        let voice = Voice::new(lang, market.unwrap_or(MarketCode::new(*b"GB")), zone);
        let unread = unread(app, principal.as_ref()).await;
        Desk { voice, nonce, principal, path, home, unread }
    }
}

/// How many notices wait for whoever is signed in; none, should the count fail: a page stands without it.
pub(crate) async fn unread(app: &App, principal: Option<&Principal>) -> i64 {
    let Some(person) = principal.map(|principal| principal.person) else { return 0 };
    app.db.read(move |read| accounts::inbox::unread(read, person)).await.unwrap_or(0)
}

/// The time zone and storefront of a market; UTC and the chooser when there is none.
async fn place(app: &App, market: Option<MarketCode>, lang: Lang) -> (TimeZone, String) {
    let Some(market) = market else {
        return (TimeZone::UTC, "/".to_owned());
    };
    let markets = app.markets.read(&app.db).await.ok();
    let Some(place) = markets.as_ref().and_then(|markets| markets.find(market)) else {
        return (TimeZone::UTC, "/".to_owned());
    };
    let spoken = place.market.languages.contains(&lang);
    let lang = if spoken { lang } else { place.market.main_language() };
    (place.zone.clone(), place.home(lang))
}

#[derive(Deserialize)]
pub struct Back {
    back: Option<String>,
}

/// `GET /language/{lang}`: remembers the language and goes back.
pub async fn set_language(
    State(app): State<AppState>,
    Path(lang): Path<String>,
    Query(query): Query<Back>,
) -> Result<Response, Error> {
    let lang = interface_language(&lang).ok_or_else(Error::not_found)?;
    let cookie = session::preference(&app, LANGUAGE_COOKIE, lang.tag());
    Ok(([cookie], Redirect::to(local(query.back.as_deref()))).into_response())
}

/// A path of ours, and of nobody else's: what may follow a redirect that a request names.
pub fn local(path: Option<&str>) -> &str {
    let ours =
        |path: &&str| path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\r', '\n', '\t']);
    path.filter(ours).unwrap_or("/")
}
