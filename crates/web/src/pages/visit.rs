//! A visit to a market's storefront: where one is, in which language, and who draws the page.

use std::sync::Arc;

use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use kernel::{Lang, MarketCode};

use crate::guard::Nonce;
use crate::{AppState, Error, Markets, Place, Voice};

/// A cart holds no more units.
const UNITS_MAX: i64 = 100;

/// What every page of the storefront knows. Made of the path: `/{market}/…` or `/{market}/{lang}/…`.
#[derive(Clone)]
pub struct Visit {
    pub place: Arc<Place>,
    pub markets: Arc<Markets>,
    /// The language of listings; the interface may lack it and speak English.
    pub lang: Lang,
    pub voice: Voice,
    pub nonce: Nonce,
    /// Where this storefront begins: `/gb/`, `/ph/en/`.
    pub home: String,
    /// The path and query asked for.
    pub path: String,
    /// The origin of the installation, without a slash.
    pub origin: String,
    pub sandbox: bool,
    /// Units in the cart, as the browser last heard; only shown.
    pub units: i64,
    /// Who is signed in.
    pub person: Option<accounts::PersonId>,
    /// Notices not read yet; `None` for whoever is not signed in.
    pub unread: Option<i64>,
}

impl FromRequestParts<AppState> for Visit {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Visit, Error> {
        let params = RawPathParams::from_request_parts(parts, app).await.map_err(|_| Error::not_found())?;
        let param = |name: &str| params.iter().find(|(key, _)| *key == name).map(|(_, value)| value);
        let code: MarketCode = param("market").and_then(|text| text.parse().ok()).ok_or_else(Error::not_found)?;
        let markets = app.markets.read(&app.db).await?;
        let open = |place: &&Arc<Place>| markets.open().iter().any(|open| Arc::ptr_eq(open, place));
        let place = markets.find(code).filter(open).cloned().ok_or_else(Error::not_found)?;
        // `/gb/@mira` has as many parts as `/ph/en/`.
        let lang =
            language(param("lang").filter(|text| !text.starts_with('@')), &place).ok_or_else(Error::not_found)?;
        let principal = crate::session::principal(parts, app).await?;
        let unread = match &principal {
            Some(principal) => Some(super::desk::unread(app, Some(principal)).await),
            None => None,
        };
        Ok(Visit {
            unread,
            person: principal.as_ref().map(|principal| principal.person),
            voice: place.voice(lang),
            nonce: parts.extensions.get().cloned().unwrap_or_default(),
            home: place.home(lang),
            path: parts.uri.path_and_query().map_or_else(String::new, |path| path.as_str().to_owned()),
            origin: app.url.origin().ascii_serialization(),
            sandbox: app.sandbox,
            units: cart_units(&parts.headers, code),
            place,
            markets,
            lang,
        })
    }
}

/// The name of the cookie that says how many units are in the cart of a market.
pub(crate) fn units_cookie(market: MarketCode) -> String {
    format!("units-{}", market.slug())
}

fn cart_units(headers: &axum::http::HeaderMap, market: MarketCode) -> i64 {
    let said = crate::session::cookie(headers, &units_cookie(market));
    said.and_then(|units| units.parse().ok()).filter(|units| (0..=UNITS_MAX).contains(units)).unwrap_or(0)
}

/// The language of the path: one of the market's, the first when the path names none.
fn language(asked: Option<&str>, place: &Place) -> Option<Lang> {
    let Some(asked) = asked else {
        return Some(place.market.main_language());
    };
    let asked: Lang = asked.parse().ok()?;
    place.market.languages.iter().copied().find(|lang| *lang == asked)
}

impl Visit {
    /// An address in this storefront: `search?q=jade` of `/gb/`.
    pub fn to(&self, rest: &str) -> String {
        format!("{}{rest}", self.home)
    }

    /// Where another market's storefront begins, in one of its languages.
    pub fn elsewhere(&self, market: MarketCode, lang: Lang) -> String {
        self.markets.find(market).map_or_else(|| "/".to_owned(), |place| place.home(lang))
    }

    /// The same page, below each storefront's beginning, for `hreflang`: for pages that every market has.
    pub fn alternates(&self, rest: &str) -> Vec<(String, String)> {
        let storefronts =
            self.markets.open().iter().flat_map(|place| place.market.languages.iter().map(move |lang| (place, *lang)));
        storefronts
            .map(|(place, lang)| {
                (hreflang(place.market.code, lang), format!("{}{}{rest}", self.origin, place.home(lang)))
            })
            .collect()
    }

    /// The full address of a page of this storefront.
    pub fn address(&self, rest: &str) -> String {
        format!("{}{}{rest}", self.origin, self.home)
    }
}

/// The tag of a language in a market: `en-GB`.
pub(crate) fn hreflang(market: MarketCode, lang: Lang) -> String {
    format!("{lang}-{market}")
}
