//! Creators to work with: by market and category, and what they sold there.

use accounts::ShopPermission;
use affiliate::commission;
use axum::extract::State;
use catalog::{Category, Shop};
use content::{Author, follow};
use flows::faces::{self, Face};
use kernel::{Id, MarketCode, Money};
use maud::{Markup, html};
use serde::Deserialize;

use super::super::frame::{self, Here};
use super::tabs;
use crate::access::Staff;
use crate::api::shops::shop_for;
use crate::extract::{Path, Query};
use crate::pages::Desk;
use crate::pages::studio::products::place;
use crate::ui::{Column, Icon, Way, avatar, empty, icon_sized, table};
use crate::{AppState, Result, Voice};

#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    market: Option<String>,
    category: Option<String>,
    /// A handle, for those who know whom they look for.
    q: Option<String>,
}

/// Everything of the page.
pub(in crate::pages::seller) struct Shown {
    pub market: MarketCode,
    pub markets: Vec<(MarketCode, String)>,
    pub category: Option<Category>,
    pub query: String,
    /// Where the market's pages begin.
    pub home: String,
    pub found: Vec<Found>,
}

/// A creator and what they sold in the market.
#[derive(Clone, Debug)]
pub(in crate::pages::seller) struct Found {
    pub face: Face,
    pub followers: i64,
    /// Units, what was paid for them, different products; nothing yet of somebody found by name.
    pub sold: Option<(i64, Money, i64)>,
}

/// `GET /seller/{shop}/creators`.
pub async fn show(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Markup> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let markets = app.markets.read(&app.db).await?;
    let place = place(&markets, asked.market.as_deref(), staff.principal.market)?;
    let category = asked.category.as_deref().and_then(|slug| slug.parse::<Category>().ok());
    let query = asked.q.unwrap_or_default().trim().trim_start_matches('@').to_ascii_lowercase();
    let (market, wanted) = (place.market.code, query.clone());
    let read = app.db.read(move |read| match wanted.as_str() {
        "" => sellers(read, market, category),
        handle => named(read, handle),
    });
    let found = read.await?;
    let names = markets
        .open()
        .iter()
        .map(|place| (place.market.code, frame::market_name(place.market.code, &markets, &desk.voice)));
    let shown = Shown {
        market,
        markets: names.collect(),
        category,
        query,
        home: place.home(place.market.main_language()),
        found,
    };
    Ok(view(&desk, &shop, &shown))
}

type FoundThem = std::result::Result<Vec<Found>, db::Error>;

fn sellers(read: &mut db::Read, market: MarketCode, category: Option<Category>) -> FoundThem {
    let sold = commission::sellers(read, market, category.map(Category::slug))?;
    let authors: Vec<Author> = sold.iter().map(|one| Author::Creator(Id::new(one.creator.get()))).collect();
    let faces = faces::of(read, &authors)?;
    let mut found = Vec::with_capacity(sold.len());
    for one in sold {
        let face = faces.iter().find(|face| face.author.id() == one.creator.get() && !face.handle.is_empty());
        let Some(face) = face.cloned() else { continue };
        let followers = follow::followers(read, face.author)?;
        found.push(Found {
            face,
            followers,
            sold: Some((one.units, Money::new(one.minor, one.currency), one.products)),
        });
    }
    Ok(found)
}

fn named(read: &mut db::Read, handle: &str) -> FoundThem {
    let Some(creator) = accounts::creator::find_by_handle(read, handle)? else { return Ok(Vec::new()) };
    let face = faces::Page::Creator(creator).face();
    Ok(vec![Found { followers: follow::followers(read, face.author)?, face, sold: None }])
}

pub(in crate::pages::seller) fn view(desk: &Desk, shop: &Shop, shown: &Shown) -> Markup {
    let voice = &desk.voice;
    let home = frame::home(shop);
    let title = voice.say("partners-creators");
    let main = html! {
        (frame::head(None, &title, Some(&html! { (voice.say("partners-creators-text")) }), &html! {}))
        (tabs(shop, "creators", voice))
        (cut(&home, shown, voice))
        @if shown.found.is_empty() { (nothing(&home, shown, voice)) } @else { (rows(&home, shown, voice)) }
    };
    frame::page(desk, shop, Here::Partners, &title, &main)
}

fn cut(home: &str, shown: &Shown, voice: &Voice) -> Markup {
    html! {
        form.cut method="get" action={ (home) "/creators" } {
            label { span { (voice.say("shop-market")) } select name="market" {
                @for (code, name) in &shown.markets { option value=(code) selected[shown.market == *code] { (name) } }
            } }
            label { span { (voice.say("studio-category")) } select name="category" {
                option value="" { (voice.say("studio-all-categories")) }
                @for category in Category::ALL { option value=(category.slug()) selected[shown.category == Some(category)] { (voice.say(&format!("web-category-{}", category.slug()))) } }
            } }
            label { span { (voice.say("partners-by-handle")) } input name="q" type="search" maxlength="31" value=(shown.query) placeholder="@mia"; }
            button.button.quiet { (icon_sized(Icon::Search, 18)) (voice.say("studio-cut")) }
        }
    }
}

fn nothing(home: &str, shown: &Shown, voice: &Voice) -> Markup {
    if shown.query.is_empty() {
        let way = Way { href: format!("{home}/collaborations/new"), words: voice.say("partners-open").into_owned() };
        return empty(
            Icon::Users,
            &voice.say("partners-no-creators"),
            &voice.say("partners-no-creators-text"),
            Some(&way),
        );
    }
    let way = Way { href: format!("{home}/creators"), words: voice.say("studio-all").into_owned() };
    empty(Icon::Users, &voice.say("partners-no-such-creator"), &voice.say("partners-no-such-creator-text"), Some(&way))
}

fn rows(home: &str, shown: &Shown, voice: &Voice) -> Markup {
    let columns = [
        Column::words(voice.say("partners-creator")),
        Column::number(voice.say("partners-units")),
        Column::number(voice.say("studio-sold-for")),
        Column::number(voice.say("shop-products")),
        Column::number(voice.say("partners-followers")),
        Column::words(voice.say("partners-invite")),
    ];
    let row = |one: &Found| {
        let number = |n: i64| html! { (voice.number(n)) };
        let (units, paid, products) = match one.sold {
            Some((units, paid, products)) => (number(units), html! { (voice.money(paid)) }, number(products)),
            None => (html! { "–" }, html! { "–" }, html! { "–" }),
        };
        vec![
            html! { span.member-head { (avatar(&one.face.name, 32)) span { a href={ (shown.home) "@" (one.face.handle) } { (one.face.name) } small { "@" (one.face.handle) } } } },
            units,
            paid,
            products,
            number(one.followers),
            html! { a.button.quiet.small href={ (home) "/collaborations/new?creator=" (one.face.handle) } { (icon_sized(Icon::Handshake, 16)) (voice.say("partners-invite")) } },
        ]
    };
    let rows: Vec<Vec<Markup>> = shown.found.iter().map(row).collect();
    table(&voice.say("partners-creators"), &columns, &rows)
}
