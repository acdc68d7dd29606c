//! What answers a few words.

use axum::extract::State;
use catalog::listing::storefront::cards_of;
use catalog::search;
use maud::{Markup, html};
use serde::Deserialize;

use super::cards;
use super::list::PAGE;
use crate::extract::Query;
use crate::pages::Visit;
use crate::ui::layout::{self, Head};
use crate::ui::{CardView, Icon, Way, card_grid, empty, load_more};
use crate::{AppState, Error, Result};

#[derive(Debug, Default, Deserialize)]
pub(super) struct SearchQuery {
    #[serde(default)]
    q: String,
    /// How many answers were shown before.
    after: Option<usize>,
}

/// Answers as they are shown.
pub(crate) struct Found {
    pub q: String,
    pub cards: Vec<CardView>,
    pub next: Option<usize>,
}

/// `GET /{market}/search?q=`. One statement.
pub(super) async fn show(
    visit: Visit,
    State(app): State<AppState>,
    Query(query): Query<SearchQuery>,
) -> Result<Markup> {
    let (market, lang) = (visit.place.market.code, visit.lang);
    let q: String = query.q.trim().chars().take(200).collect();
    let hits = if q.is_empty() {
        search::Hits::default()
    } else {
        let limit = usize::try_from(PAGE).unwrap_or(24);
        let question =
            search::Query { market, lang, text: &q, category: None, limit, offset: query.after.unwrap_or(0).min(1000) };
        app.search.query(&question).map_err(Error::fault)?
    };
    let (ids, next) = (hits.listings, hits.next);
    let found = app.db.read(move |read| cards_of(read, market, lang, &ids)).await?;
    Ok(view(&visit, &Found { q, cards: cards::views(&found, &visit), next }))
}

pub(crate) fn view(visit: &Visit, found: &Found) -> Markup {
    let voice = &visit.voice;
    let title = if found.q.is_empty() {
        voice.say("web-search").into_owned()
    } else {
        voice.say_with("web-results-for", &[("query", found.q.clone().into())]).into_owned()
    };
    layout::shop(
        visit,
        &Head::private(title.clone()),
        &html! {
            div.wrap {
                div.list-head { h1 { (title) } }
                @if found.cards.is_empty() {
                    @let way = Way { href: visit.to("listings"), words: voice.say("web-all-products").into_owned() };
                    @if found.q.is_empty() {
                        (empty(Icon::Search, &voice.say("web-search"), &voice.say("web-search-hint"), Some(&way)))
                    } @else {
                        (empty(Icon::Search, &voice.say("web-nothing-found-title"), &voice.say("web-nothing-found-text"), Some(&way)))
                    }
                } @else {
                    (card_grid(&found.cards, voice))
                    (load_more(next(visit, found).as_deref(), "cards", voice))
                }
            }
        },
    )
}

fn next(visit: &Visit, found: &Found) -> Option<String> {
    let q: String = url::form_urlencoded::byte_serialize(found.q.as_bytes()).collect();
    found.next.map(|after| format!("{}?q={q}&after={after}", visit.to("search")))
}
