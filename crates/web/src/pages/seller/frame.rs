//! What every page of a shop shares: its frame, its places, what was asked in its address.

use accounts::ShopPermission;
use axum::response::Redirect;
use catalog::Shop;
use kernel::{MarketCode, Problem};
use maud::{Markup, html};

use crate::access::Staff;
use crate::pages::Desk;
use crate::ui::layout::{self, Head, Place};
use crate::ui::{Icon, Tone, flag, icon_sized, switcher, toast};
use crate::{AppState, Error, Markets, Result, Voice};

/// The places of a shop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Here {
    Today,
    Products,
    Sync,
    Listings,
    Orders,
    Returns,
    Stock,
    Radar,
    Money,
    Data,
    Posts,
    Partners,
    Settings,
}

/// A page of a shop. What was just done (`?done=saved`) is said on top.
pub fn page(desk: &Desk, shop: &Shop, here: Here, title: &str, main: &Markup) -> Markup {
    page_with(desk, shop, here, title, None, main)
}

/// The same with an island of its own.
pub fn page_with(
    desk: &Desk,
    shop: &Shop,
    here: Here,
    title: &str,
    island: Option<&'static str>,
    main: &Markup,
) -> Markup {
    let main = html! { (done(desk)) (main) };
    let head = Head { island, ..Head::private(title) };
    layout::desk(desk, &head, &shop.name, &places(desk, shop, here), &main)
}

fn places<'a>(desk: &'a Desk, shop: &Shop, here: Here) -> Vec<Place<'a>> {
    let place = |at: Here, path: &str, words: &'a str, icon: Icon| Place {
        href: format!("{}{path}", home(shop)),
        words: desk.voice.say(words),
        icon,
        here: at == here,
    };
    vec![
        place(Here::Today, "", "shop-today", Icon::House),
        place(Here::Orders, "/orders", "selling-orders", Icon::ShoppingBag),
        place(Here::Products, "/products", "shop-products", Icon::Package),
        place(Here::Sync, "/sync", "shop-sync", Icon::Globe),
        place(Here::Listings, "/listings", "shop-listings", Icon::Layers),
        place(Here::Stock, "/stock", "selling-stock", Icon::Boxes),
        place(Here::Radar, "/radar", "radar-title", Icon::Radar),
        place(Here::Returns, "/returns", "buy-returns", Icon::Undo2),
        place(Here::Posts, "/posts", "studio-posts", Icon::Clapperboard),
        place(Here::Partners, "/collaborations", "partners-title", Icon::Handshake),
        place(Here::Money, "/money", "selling-money", Icon::Wallet),
        place(Here::Data, "/data", "data-title", Icon::ChartColumn),
        place(Here::Settings, "/settings", "shop-settings", Icon::Settings),
    ]
}

/// Where a shop's pages begin.
pub fn home(shop: &Shop) -> String {
    format!("/seller/{}", shop.handle)
}

/// What follows a change: the page at `path` of the shop, saying that it was done.
pub fn done_at(shop: &Shop, path: &str, word: &str) -> Redirect {
    let (path, mark) = path.split_once('#').unwrap_or((path, ""));
    let mark = if mark.is_empty() { String::new() } else { format!("#{mark}") };
    Redirect::to(&format!("{}{path}?done={word}{mark}", home(shop)))
}

/// Words of `?done=` about the catalogue; those about selling have messages of their own.
const DONE: [&str; 9] =
    ["saved", "created", "deleted", "restored", "paused", "resumed", "inherited", "invited", "removed"];

fn done(desk: &Desk) -> Markup {
    let word = asked(desk, "done").next();
    let said = word.and_then(|word| {
        let family = if DONE.contains(&word.as_str()) { "shop" } else { "selling" };
        let said = desk.voice.find(&format!("{family}-done-{word}"), &[]);
        let others = ["partners", "studio"].into_iter();
        said.or_else(|| others.filter_map(|family| desk.voice.find(&format!("{family}-done-{word}"), &[])).next())
    });
    html! { @if let Some(words) = said { (toast(Tone::Good, &words, &desk.voice)) } }
}

/// Every value of `name` in the address asked for.
pub fn asked<'a>(desk: &'a Desk, name: &'a str) -> impl Iterator<Item = String> + 'a {
    let query = desk.path.split_once('?').map_or("", |(_, query)| query);
    let pairs = url::form_urlencoded::parse(query.as_bytes());
    pairs.filter(move |(key, value)| key == name && !value.is_empty()).map(|(_, value)| value.into_owned())
}

/// The shop of a path, for whoever works there at all.
pub async fn shop_of(app: &AppState, staff: &Staff, name: String) -> Result<Shop> {
    let shop = app.db.read(move |read| catalog::shop::find_named(read, &name)).await?.ok_or_else(Error::not_found)?;
    staff.works_in(shop.id.get())?;
    Ok(shop)
}

/// Whether this person has `permission` in `shop`: what they have not is absent from their pages.
pub fn has(staff: &Staff, shop: &Shop, permission: ShopPermission) -> bool {
    staff.principal.shop_permissions(accounts::ShopId::new(shop.id.get())).contains(&permission)
}

/// The problems of a refusal that a form can show; any other refusal is passed on.
pub fn form_problems(error: Error) -> Result<Vec<Problem>> {
    if error.problems().is_empty() { Err(error) } else { Ok(error.problems().to_vec()) }
}

/// A market by flag and name, in the reader's language.
pub fn market(code: MarketCode, markets: &Markets, voice: &Voice) -> Markup {
    html! { span.market { (flag(code)) span { (market_name(code, markets, voice)) } } }
}

/// A market's name in the reader's language.
pub fn market_name(code: MarketCode, markets: &Markets, voice: &Voice) -> String {
    let english = markets.find(code).map_or_else(|| code.to_string(), |place| place.market.name.clone());
    switcher::market_name(code, &english, voice)
}

/// The head of a page: where one comes from, what it is, and what can be done.
pub fn head(back: Option<(&str, &str)>, title: &str, note: Option<&Markup>, ways: &Markup) -> Markup {
    html! {
        @if let Some((href, words)) = back { p.back { a.link href=(href) { (icon_sized(Icon::ArrowLeft, 16)) (words) } } }
        header.page-head {
            div { h1 { (title) } @if let Some(note) = note { p.muted { (note) } } }
            div.acts { (ways) }
        }
    }
}
