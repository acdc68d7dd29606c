//! The first step: which products, which markets, how prices are made.

use accounts::ShopPermission;
use axum::extract::State;
use catalog::sync::{self, Sync};
use catalog::{Shop, listing, product};
use kernel::MarketCode;
use maud::{Markup, html};

use super::choice::Choice;
use crate::access::Staff;
use crate::api::shops::shop_for;
use crate::extract::Path;
use crate::pages::Desk;
use crate::pages::seller::frame::{self, Here};
use crate::pages::seller::rule;
use crate::ui::{Icon, Tone, Way, empty, error_summary, flag, icon_sized, notice, stepper};
use crate::{AppState, Markets, Result};

/// What the first step shows.
pub struct Choosing {
    pub choice: Choice,
    /// Titles of the first chosen products.
    pub titles: Vec<String>,
    /// Products of the shop that can be synced.
    pub all: i64,
    /// Listings by market.
    pub listed: Vec<(MarketCode, i64)>,
    pub past: Vec<Sync>,
}

/// Titles that are named; the rest are counted.
const TITLES: usize = 3;
/// Past syncs on the page.
const PAST: u32 = 5;

/// `GET /seller/{shop}/sync?product=…&market=…`.
pub async fn choose(desk: Desk, staff: Staff, State(app): State<AppState>, Path(name): Path<String>) -> Result<Markup> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let markets = app.markets.read(&app.db).await?;
    Ok(view(&desk, &shop, &markets, &choosing(&app, &shop, choice_of(&desk)).await?))
}

/// The choice in the address.
pub fn choice_of(desk: &Desk) -> Choice {
    let query = desk.path.split_once('?').map_or("", |(_, query)| query);
    Choice::read(&url::form_urlencoded::parse(query.as_bytes()).into_owned().collect::<Vec<_>>())
}

/// What the first step shows of a choice.
pub async fn choosing(app: &AppState, shop: &Shop, choice: Choice) -> Result<Choosing> {
    let id = shop.id;
    let named: Vec<_> = choice.products.iter().take(TITLES).copied().collect();
    let read = app.db.read(move |read| {
        let titles = product::find_many(read, &named)?
            .into_iter()
            .filter(|product| product.shop == id)
            .map(|product| product.title);
        let mut listed: Vec<(MarketCode, i64)> = Vec::new();
        let titles = titles.collect();
        for (code, _, count) in listing::count(read, id)? {
            match listed.iter_mut().find(|(known, _)| *known == code) {
                Some((_, sum)) => *sum += count,
                None => listed.push((code, count)),
            }
        }
        let counts = product::count(read, id)?;
        let all = counts.iter().filter(|(state, _)| *state != catalog::ProductState::Deleted).map(|(_, n)| n).sum();
        Ok::<_, db::Error>((titles, listed, all, sync::list(read, id, PAST)?))
    });
    let (titles, listed, all, past) = read.await?;
    Ok(Choosing { choice, titles, all, listed, past })
}

pub fn view(desk: &Desk, shop: &Shop, markets: &Markets, choosing: &Choosing) -> Markup {
    let voice = &desk.voice;
    let home = frame::home(shop);
    let main = html! {
        (frame::head(None, &voice.say("shop-sync-title"), Some(&html! { (voice.say("shop-sync-text")) }), &html! {}))
        (steps(desk, 0))
        @if choosing.all == 0 {
            @let way = Way { href: format!("{home}/imports"), words: voice.say("shop-first-import").into_owned() };
            (empty(Icon::PackageOpen, &voice.say("shop-no-products"), &voice.say("shop-no-products-text"), Some(&way)))
        } @else { (form(desk, shop, markets, choosing, &home)) }
        @if !choosing.past.is_empty() { (past(desk, &home, choosing)) }
    };
    frame::page(desk, shop, Here::Sync, &voice.say("shop-sync-title"), &main)
}

/// The three steps of a sync.
pub fn steps(desk: &Desk, at: usize) -> Markup {
    let words = ["shop-step-choose", "shop-step-check", "shop-step-done"].map(|id| desk.voice.say(id));
    stepper(&words.iter().map(AsRef::as_ref).collect::<Vec<_>>(), at, &desk.voice)
}

fn form(desk: &Desk, shop: &Shop, markets: &Markets, choosing: &Choosing, home: &str) -> Markup {
    let voice = &desk.voice;
    let choice = &choosing.choice;
    let chosen = |code: MarketCode| choice.markets.is_empty() || choice.markets.contains(&code);
    html! {
        form.sync-form action={ (home) "/sync/preview" } {
            (error_summary(&choice.rule, voice))
            (choice.hidden_products())
            section.panel { h2 { (voice.say("shop-products")) } (products(desk, home, choosing)) }
            fieldset.panel id="markets" {
                legend { (voice.say("shop-markets")) }
                label.check.all { input type="checkbox" data-all="market" checked[choice.markets.is_empty()]; span { (voice.say("shop-every-market")) } }
                div.market-choices {
                    @for place in markets.open() {
                        @let market = &place.market;
                        @let listed = choosing.listed.iter().find(|(code, _)| *code == market.code).map_or(0, |(_, n)| *n);
                        label.market-choice {
                            input type="checkbox" name="market" value=(market.code) checked[chosen(market.code)];
                            (flag(market.code))
                            span.grow { b { (frame::market_name(market.code, markets, voice)) }
                                small { (market.currency.code()) " · " @if listed > 0 { (voice.say_with("shop-listed-n", &[("count", listed.into()), ("shown", voice.number(listed).into())])) } @else { (voice.say("shop-not-listed")) } } }
                        }
                    }
                }
            }
            section.panel { h2 { (voice.say("shop-price-rule")) } p.muted { (voice.say("shop-price-rule-help")) }
                (rule::fields(&choice.rule, "", &voice.say("shop-rule-of-shop"), shop.currency, voice)) }
            div.save-bar { button.button { (voice.say("shop-check")) (icon_sized(Icon::ArrowRight, 18)) } }
        }
    }
}

fn products(desk: &Desk, home: &str, choosing: &Choosing) -> Markup {
    let voice = &desk.voice;
    let count = choosing.choice.products.len();
    html! {
        @if count == 0 {
            p { b { (voice.say_with("shop-whole-catalogue", &[("count", choosing.all.into()), ("shown", voice.number(choosing.all).into())])) } }
            p { a.link href={ (home) "/products" } { (voice.say("shop-choose-some")) } }
        } @else {
            p { b { (voice.say_with("shop-products-n", &[("count", count.into())])) } ": "
                (choosing.titles.join(" · ")) @if count > choosing.titles.len() { " …" } }
            p { a.link href={ (home) "/sync" } { (voice.say("shop-choose-all-instead")) } }
        }
    }
}

fn past(desk: &Desk, home: &str, choosing: &Choosing) -> Markup {
    let voice = &desk.voice;
    html! {
        section.block {
            h2 { (voice.say("shop-syncs-past")) }
            ul.past {
                @for sync in &choosing.past {
                    li { a.panel href={ (home) "/syncs/" (sync.id) } {
                        span.grow { b { (voice.time(sync.created_at)) } }
                        span.flags { @for code in &sync.markets { (flag(*code)) span.hidden { (code) } } }
                        @if sync.finished_at.is_some() { (icon_sized(Icon::CircleCheck, 20)) } @else { (icon_sized(Icon::Clock, 20)) }
                    } }
                }
            }
        }
        @if choosing.past.iter().any(|sync| sync.finished_at.is_none()) { (notice(Tone::Information, &html! { (voice.say("shop-sync-going")) })) }
    }
}
