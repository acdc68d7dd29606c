//! `/operator/markets`: the markets that sell, and every other country, one click from selling.

use axum::Router;
use axum::extract::State;
use axum::response::Redirect;
use axum::routing::{get, post};
use catalog::listing::storefront;
use kernel::{Instant, MarketCode};
use market::Market;
use maud::{Markup, html};
use serde::Deserialize;

use super::frame;
use crate::access::{OperatorMarkets, SignedIn};
use crate::api::operator::change_market;
use crate::extract::{Path, Query};
use crate::pages::desk::Desk;
use crate::ui::switcher::market_name;
use crate::ui::{Colour, Column, Icon, empty, flag, icon_sized, pill, table};
use crate::{AppState, Error, Result, Voice};

/// Countries a search shows.
const FOUND_MAX: usize = 30;

pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/operator/markets", get(show)).route("/operator/markets/{code}/opening", post(open))
}

/// How much is on sale in a market.
pub(super) struct OnSale {
    pub market: MarketCode,
    pub listings: i64,
}

/// How much is on sale in each of these markets: a statement each.
pub(super) fn on_sale(read: &mut db::Read, markets: &[Market]) -> Result<Vec<OnSale>, db::Error> {
    markets
        .iter()
        .map(|market| {
            let kinds = storefront::categories(read, market.code, market.main_language())?;
            Ok(OnSale { market: market.code, listings: kinds.iter().map(|(_, n)| n).sum() })
        })
        .collect()
}

/// What the page shows.
pub(super) struct View {
    pub open: Vec<Market>,
    pub on_sale: Vec<OnSale>,
    /// Countries that do not sell and fit the search.
    pub closed: Vec<Market>,
    pub q: String,
    pub now: Instant,
}

#[derive(Debug, Deserialize)]
struct Asked {
    q: Option<String>,
}

async fn show(
    desk: Desk,
    _: SignedIn<OperatorMarkets>,
    State(app): State<AppState>,
    Query(asked): Query<Asked>,
) -> Result<Markup> {
    let found = app.db.read(|read| {
        let all = market::markets::all(read)?;
        let (open, closed): (Vec<Market>, Vec<Market>) = all.into_iter().partition(|market| market.enabled);
        let on_sale = on_sale(read, &open)?;
        Ok::<_, db::Error>((open, on_sale, closed))
    });
    let (open, on_sale, closed) = found.await?;
    let q = asked.q.unwrap_or_default().trim().to_owned();
    let closed = closed.into_iter().filter(|market| fits(market, &q, &desk.voice)).collect();
    Ok(page(&desk, &View { open, on_sale, closed, q, now: app.clock.now() }))
}

/// Whether a country is meant: by code, by name in either language, by currency.
pub(super) fn fits(market: &Market, q: &str, voice: &Voice) -> bool {
    let q = q.to_lowercase();
    let names = [market.name.to_lowercase(), market_name(market.code, &market.name, voice).to_lowercase()];
    q.is_empty()
        || names.iter().any(|name| name.contains(&q))
        || market.code.slug() == q
        || market.currency.code().to_lowercase() == q
}

async fn open(
    who: SignedIn<OperatorMarkets>,
    State(app): State<AppState>,
    Path(code): Path<MarketCode>,
) -> Result<Redirect> {
    let known = app.db.read(move |read| market::markets::find(read, code)).await?.ok_or_else(Error::not_found)?;
    change_market(&app, &known, &serde_json::json!({ "enabled": true }), Some(who.principal.person.get())).await?;
    Ok(Redirect::to(&format!("/operator/markets/{code}?done=opened")))
}

pub(super) fn page(desk: &Desk, view: &View) -> Markup {
    let voice = &desk.voice;
    frame::page(
        desk,
        &voice.say("operator-markets"),
        &html! {
            div.page-head { h1 { (voice.say("operator-markets")) } }
            (open_markets(view, voice))
            section.panel.section-gap {
                h2 { (voice.say("operator-countries")) }
                p.muted { (voice.say("operator-countries-text")) }
                form.form.inline-form action="/operator/markets" role="search" {
                    div.field { label for="q" { (voice.say("operator-country-search")) } input id="q" name="q" type="search" value=(view.q) maxlength="60"; }
                    button.button.quiet { (icon_sized(Icon::Search, 20)) (voice.say("web-search")) }
                }
                (closed(view, voice))
            }
        },
    )
}

fn open_markets(view: &View, voice: &Voice) -> Markup {
    let columns = [
        Column::words(voice.say("operator-market")),
        Column::words(voice.say("operator-checkout")),
        Column::words(voice.say("operator-currency")),
        Column::number(voice.say("operator-tax")),
        Column::number(voice.say("operator-on-sale")),
        Column::words(voice.say("operator-review")),
    ];
    let rows: Vec<Vec<Markup>> = view.open.iter().map(|market| {
        let listings = view.on_sale.iter().find(|row| row.market == market.code).map_or(0, |row| row.listings);
        vec![
            html! { a.named href={ "/operator/markets/" (market.code) } { (flag(market.code)) (market_name(market.code, &market.name, voice)) } },
            checkout_pill(market.checkout, voice),
            html! { (market.currency) },
            html! { (voice.percent(market.vat_on(market.today(view.now)))) },
            html! { (voice.number(listings)) },
            html! { (review_words(market.review, voice)) },
        ]
    }).collect();
    html! {
        @if rows.is_empty() { (empty(Icon::Globe, &voice.say("operator-no-markets"), &voice.say("operator-countries-text"), None)) }
        @else { (table(&voice.say("operator-markets"), &columns, &rows)) }
    }
}

pub(super) fn checkout_pill(checkout: market::Checkout, voice: &Voice) -> Markup {
    use market::Checkout::{InApp, LinkOut, None};
    match checkout {
        InApp => pill(Colour::Grass, &voice.say("operator-checkout-in-app")),
        LinkOut => pill(Colour::Sky, &voice.say("operator-checkout-link-out")),
        None => pill(Colour::Mute, &voice.say("operator-checkout-none")),
    }
}

pub(super) fn review_words(review: market::Review, voice: &Voice) -> String {
    match review {
        market::Review::System => voice.say("operator-review-system").into_owned(),
        market::Review::Manual => voice.say("operator-review-manual").into_owned(),
    }
}

fn closed(view: &View, voice: &Voice) -> Markup {
    let rest = view.closed.len().saturating_sub(FOUND_MAX);
    html! {
        @if view.closed.is_empty() { p.muted { (voice.say_with("operator-country-none", &[("query", view.q.clone().into())])) } }
        ul.rows { @for market in view.closed.iter().take(FOUND_MAX) { li {
            a.named.row-main href={ "/operator/markets/" (market.code) } {
                (flag(market.code)) (market_name(market.code, &market.name, voice)) span.muted { (market.currency) }
            }
            form method="post" action={ "/operator/markets/" (market.code) "/opening" } { button.button.quiet { (voice.say("operator-market-open")) } }
        } } }
        @if rest > 0 { p.muted { (voice.say_with("operator-country-more", &[("count", rest.into())])) } }
    }
}
