//! Listings in rows: what every number of the day's work leads to.

use accounts::ShopPermission;
use axum::extract::State;
use catalog::Shop;
use catalog::listing::{self, ListingFilter, ListingSummary, Reason, SyncStatus};
use kernel::{MarketCode, Page};
use maud::{Markup, html};

use super::frame::{self, Here};
use crate::access::Staff;
use crate::api::from_word;
use crate::api::shops::shop_for;
use crate::extract::{Paging, Path};
use crate::pages::Desk;
use crate::ui::{Colour, Column, Icon, Way, empty, pill, state_pill, switcher, table};
use crate::{AppState, Markets, Result, Voice};

/// `GET /seller/{shop}/listings`.
pub async fn list(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    Paging(page): Paging,
) -> Result<Markup> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let markets = app.markets.read(&app.db).await?;
    let status = frame::asked(&desk, "status").next().map(|word| from_word(&word, "status")).transpose()?;
    let filter = ListingFilter { market: frame::asked(&desk, "market").find_map(|code| code.parse().ok()), status };
    let (asked, id) = (filter.clone(), shop.id);
    let read = app
        .db
        .read(move |read| Ok::<_, db::Error>((listing::list(read, id, &asked, &page)?, listing::count(read, id)?)));
    let (listings, counts) = read.await?;
    Ok(view(&desk, &shop, &markets, &filter, &listings, &counts))
}

/// Listings by market and status.
pub(super) type Counts = [(MarketCode, SyncStatus, i64)];

pub(super) fn view(
    desk: &Desk,
    shop: &Shop,
    markets: &Markets,
    filter: &ListingFilter,
    listings: &Page<ListingSummary>,
    counts: &Counts,
) -> Markup {
    let voice = &desk.voice;
    let home = frame::home(shop);
    let main = html! {
        (frame::head(None, &voice.say("shop-listings"), Some(&html! { (voice.say("shop-listings-text")) }), &html! {}))
        @if counts.is_empty() {
            @let way = Way { href: format!("{home}/sync"), words: voice.say("shop-sync-all").into_owned() };
            (empty(Icon::Globe, &voice.say("shop-nowhere"), &voice.say("shop-nowhere-text"), Some(&way)))
        } @else {
            (filters(desk, &home, markets, filter, counts))
            @if listings.items.is_empty() { (empty(Icon::Search, &voice.say("shop-no-match"), &voice.say("shop-no-match-text"), None)) }
            @else { (rows(desk, &home, markets, filter, listings)) }
        }
    };
    frame::page(desk, shop, Here::Listings, &voice.say("shop-listings"), &main)
}

fn href(home: &str, market: Option<MarketCode>, status: Option<SyncStatus>, after: Option<&str>) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    if let Some(market) = market {
        query.append_pair("market", market.code());
    }
    if let Some(status) = status {
        query.append_pair("status", status.word());
    }
    if let Some(after) = after {
        query.append_pair("after", after);
    }
    format!("{home}/listings?{}", query.finish())
}

fn filters(desk: &Desk, home: &str, markets: &Markets, filter: &ListingFilter, counts: &Counts) -> Markup {
    let voice = &desk.voice;
    let mut codes: Vec<MarketCode> = counts.iter().map(|(code, ..)| *code).collect();
    codes.dedup();
    let in_status = |status: Option<SyncStatus>| {
        counts
            .iter()
            .filter(|(code, s, _)| status.is_none_or(|x| x == *s) && filter.market.is_none_or(|x| x == *code))
            .map(|(.., n)| n)
            .sum::<i64>()
    };
    html! {
        ul.chips {
            li { a.chip href=(href(home, filter.market, None, None)) aria-current=[filter.status.is_none().then_some("true")] { (voice.say("shop-all")) b { (voice.number(in_status(None))) } } }
            @for status in [SyncStatus::Success, SyncStatus::Draft, SyncStatus::Failed] {
                li { a.chip href=(href(home, filter.market, Some(status), None)) aria-current=[(filter.status == Some(status)).then_some("true")] {
                    (status_pill(status, voice)) b { (voice.number(in_status(Some(status)))) }
                } }
            }
        }
        ul.chips {
            li { a.chip href=(href(home, None, filter.status, None)) aria-current=[filter.market.is_none().then_some("true")] { (voice.say("shop-every-market")) } }
            @for code in codes {
                li { a.chip href=(href(home, Some(code), filter.status, None)) aria-current=[(filter.market == Some(code)).then_some("true")] { (frame::market(code, markets, voice)) } }
            }
        }
    }
}

fn rows(desk: &Desk, home: &str, markets: &Markets, filter: &ListingFilter, listings: &Page<ListingSummary>) -> Markup {
    let voice = &desk.voice;
    let columns = [
        Column::words(voice.say("shop-product")),
        Column::words(voice.say("shop-market")),
        Column::words(voice.say("shop-state")),
        Column::number(voice.say("shop-price")),
        Column::words(voice.say("shop-why")),
    ];
    let rows: Vec<Vec<Markup>> = listings.items.iter().map(|listing| vec![
        html! {
            a href={ (home) "/listings/" (listing.id) } { (listing.title) }
            @if listing.overrides > 0 { " " (pill(Colour::Sky, &voice.say_with("shop-edited-here-n", &[("count", listing.overrides.into())]))) }
        },
        frame::market(listing.market, markets, voice),
        stand_pill(listing, voice),
        html! { @match (listing.price_min, listing.price_max) {
            (Some(min), Some(max)) if min != max => { (voice.money(min)) " – " (voice.money(max)) },
            (Some(min), _) => (voice.money(min)),
            _ => span.muted { (voice.say("shop-no-price")) },
        } },
        reasons(&listing.reasons, voice),
    ]).collect();
    let rest = listings.next.as_ref().map(|cursor| href(home, filter.market, filter.status, Some(cursor.as_str())));
    html! {
        (table(&voice.say("shop-listings"), &columns, &rows))
        @if let Some(href) = rest { p.more { a.button.quiet href=(href) rel="next" { (voice.say("web-load-more")) } } }
    }
}

/// How a product ends in a market, as a pill.
pub(super) fn status_pill(status: SyncStatus, voice: &Voice) -> Markup {
    match status {
        SyncStatus::Success => pill(Colour::Grass, &voice.say("shop-status-success")),
        SyncStatus::Draft => pill(Colour::Marigold, &voice.say("shop-status-draft")),
        SyncStatus::Failed => pill(Colour::Poppy, &voice.say("shop-status-failed")),
    }
}

/// A listing's pill: its state, and how it was refused when it never came so far.
fn stand_pill(listing: &ListingSummary, voice: &Voice) -> Markup {
    match listing.state {
        listing::ListingState::Draft => status_pill(listing.status, voice),
        state => state_pill(state.word(), voice),
    }
}

/// A reason in words: amounts, languages and states as the reader writes them.
pub(super) fn words(reason: &Reason, voice: &Voice) -> String {
    let args: Vec<_> = reason.args.iter().map(|(name, value)| (name.clone(), spoken(name, value, voice))).collect();
    voice.explain(&reason.code, &args).into_owned()
}

fn spoken(name: &str, value: &str, voice: &Voice) -> String {
    let language = || {
        Some(switcher::language_name(value.parse().ok()?).to_owned()).filter(|_| matches!(name, "lang" | "language"))
    };
    let state = || {
        voice
            .find(&format!("web-state-{}", value.to_ascii_lowercase().replace('_', "-")), &[])
            .filter(|_| name == "state")
    };
    let amount = || {
        let (amount, currency) = value.split_once(' ')?;
        let money = kernel::Money::from_decimal(amount.parse().ok()?, currency.parse().ok()?).ok()?;
        Some(voice.money(money))
    };
    language().or_else(|| state().map(String::from)).or_else(amount).unwrap_or_else(|| value.to_owned())
}

/// Reasons in words, each with what it is about; the same sentence once.
pub(super) fn reasons(reasons: &[Reason], voice: &Voice) -> Markup {
    let mut told: Vec<String> = Vec::new();
    let mut shown = Vec::new();
    for reason in reasons {
        let words = words(reason, voice);
        if !told.contains(&words) {
            shown.push((reason.weight, words.clone()));
            told.push(words);
        }
    }
    html! {
        @if !shown.is_empty() {
            ul.reasons { @for (weight, words) in &shown { li class=(weight_class(*weight)) { (words) } } }
        }
    }
}

fn weight_class(weight: listing::Weight) -> &'static str {
    match weight {
        listing::Weight::Note => "note",
        listing::Weight::HoldsText | listing::Weight::HoldsSale => "holds",
        listing::Weight::Refuses => "refuses",
    }
}
