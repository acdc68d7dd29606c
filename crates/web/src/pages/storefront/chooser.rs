//! The front door: the market one was in last, or the one the browser's language speaks of, or a choice.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::{ACCEPT_LANGUAGE, VARY};
use axum::response::{IntoResponse, Redirect, Response};
use kernel::MarketCode;
use maud::{Markup, html};

use crate::pages::Desk;
use crate::pages::desk::MARKET_COOKIE;
use crate::ui::layout::{self, Head};
use crate::ui::{mark, switcher};
use crate::{AppState, Markets, Result, session};

/// `GET /`: to the storefront that fits, when one does.
pub(super) async fn pick(desk: Desk, State(app): State<AppState>, headers: HeaderMap) -> Result<Response> {
    let markets = app.markets.read(&app.db).await?;
    let visited = session::cookie(&headers, MARKET_COOKIE).and_then(|code| code.parse().ok());
    let own = desk.principal.as_ref().map(|principal| principal.market);
    let spoken =
        headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).and_then(|header| region(header, &markets));
    let fits = [visited, own, spoken]
        .into_iter()
        .flatten()
        .find_map(|code| markets.open().iter().find(|place| place.market.code == code));
    let answer = match fits {
        Some(place) if desk.home != "/" && visited == Some(place.market.code) => {
            Redirect::to(&desk.home).into_response()
        }
        Some(place) => Redirect::to(&place.home(place.market.main_language())).into_response(),
        None => view(&desk, &markets).into_response(),
    };
    Ok(([(VARY, "accept-language, cookie")], answer).into_response())
}

/// `GET /markets`: the choice.
pub(super) async fn show(desk: Desk, State(app): State<AppState>) -> Result<Markup> {
    let markets = app.markets.read(&app.db).await?;
    Ok(view(&desk, &markets))
}

/// The market of the first tag that names a region with a storefront: `en-GB`; else the only market of its language.
fn region(header: &str, markets: &Markets) -> Option<MarketCode> {
    let tags = || header.split(',').filter_map(|part| part.split(';').next()).map(str::trim).take(16);
    let open = |code: &MarketCode| markets.open().iter().any(|place| place.market.code == *code);
    let named = tags().find_map(|tag| tag.split('-').skip(1).find_map(|part| part.parse().ok()).filter(open));
    named.or_else(|| tags().find_map(|tag| only_market_of(tag, markets)))
}

fn only_market_of(tag: &str, markets: &Markets) -> Option<MarketCode> {
    let mut speaking = markets.open().iter().filter(|place| place.market.main_language().tag() == tag);
    let first = speaking.next()?;
    speaking.next().is_none().then_some(first.market.code)
}

pub(crate) fn view(desk: &Desk, markets: &Markets) -> Markup {
    let voice = &desk.voice;
    let head = Head {
        title: "meadow".to_owned(),
        description: Some(voice.say("web-hero-text").into_owned()),
        ..Head::default()
    };
    let to = |market, lang| markets.find(market).map_or_else(|| "/".to_owned(), |place| place.home(lang));
    layout::plain(
        desk,
        &head,
        &html! {
            div.chooser {
                span.empty-icon { (mark(44)) }
                h1 { (voice.say("web-choose-title")) }
                p { (voice.say("web-choose-text")) }
                (switcher(markets, None, to, voice))
            }
        },
    )
}
