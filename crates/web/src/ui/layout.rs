//! The frame around every page: head, bars, foot. The shop is light and calm, the desk is where people work.

use kernel::Lang;
use maud::{DOCTYPE, Markup, html};

use crate::guard::Nonce;
use crate::pages::{Desk, Visit};
use crate::ui::switcher::{language_name, market_name};
use crate::ui::{Icon, dialog, flag, icon, json_script, logo, sheet, switcher};
use crate::words::LANGUAGES;
use crate::{Voice, assets};

/// What a page says of itself to browsers, engines and friends.
#[derive(Clone, Debug, Default)]
pub struct Head {
    pub title: String,
    pub description: Option<String>,
    /// The page's own address, in full.
    pub canonical: Option<String>,
    /// The same page for other markets and languages: `hreflang`, address.
    pub alternates: Vec<(String, String)>,
    /// The picture of the share card, in full.
    pub image: Option<String>,
    /// schema.org data.
    pub json_ld: Option<serde_json::Value>,
    /// Kept out of search engines.
    pub private: bool,
    /// The page's own island: `product.js`.
    pub island: Option<&'static str>,
}

impl Head {
    /// A page of this title, for people only.
    pub fn private(title: impl Into<String>) -> Head {
        Head { title: title.into(), private: true, ..Head::default() }
    }
}

/// A page of the storefront.
pub fn shop(visit: &Visit, head: &Head, main: &Markup) -> Markup {
    let voice = &visit.voice;
    document(
        voice,
        &visit.nonce,
        head,
        "shop.css",
        "shop",
        &html! {
            (shop_bar(visit))
            main id="main" { (main) }
            (shop_foot(visit))
            (bottom_bar(visit))
            (markets_sheet(visit))
        },
    )
}

/// A page of the feed: dark, full of the clip, and nothing but what one can do with it.
pub fn field(visit: &Visit, head: &Head, main: &Markup) -> Markup {
    document(
        &visit.voice,
        &visit.nonce,
        head,
        "fieldStyle.css",
        "f-page",
        &html! {
            @if visit.sandbox { p.f-sandbox { (visit.voice.say("web-simulated-market")) } }
            header.f-bar {
                a.f-home href=(visit.home) aria-label=(visit.voice.say("web-home")) { (logo()) }
                nav.f-places aria-label=(visit.voice.say("web-places")) { (places(visit)) }
                a.f-find href=(visit.to("search")) aria-label=(visit.voice.say("web-search")) { (icon(Icon::Search)) }
                (cart_link(visit))
            }
            main id="main" { (main) }
            (bottom_bar(visit))
        },
    )
}

/// A page of the checkout: nothing leads away from it but the way back to the shop.
pub fn till(visit: &Visit, head: &Head, main: &Markup) -> Markup {
    let voice = &visit.voice;
    document(
        voice,
        &visit.nonce,
        head,
        "shop.css",
        "shop plain till",
        &html! {
            @if visit.sandbox { p.sandbox-note { (voice.say("web-simulated-market")) } }
            header.bar { div.wrap.bar-row {
                a.bar-home href=(visit.home) aria-label=(voice.say("web-home")) { (logo()) }
                span.bar-space {}
                (cart_link(visit))
            } }
            main id="main" { (main) }
            footer.foot { div.wrap { p.foot-note { (voice.say("web-foot-tax")) } } }
        },
    )
}

/// A page of the account, without the rail of a desk.
pub fn plain(desk: &Desk, head: &Head, main: &Markup) -> Markup {
    document(
        &desk.voice,
        &desk.nonce,
        head,
        "shop.css",
        "shop plain",
        &html! {
            header.bar { div.wrap.bar-row {
                a.bar-home href=(desk.home) aria-label=(desk.voice.say("web-home")) { (logo()) }
                span.bar-space {}
                (language_button(&desk.voice))
                (bell(desk))
                (me_link(desk.principal.is_some(), &desk.voice))
            } }
            main.wrap id="main" { (main) }
            (plain_foot(&desk.voice))
            (languages_dialog(desk))
        },
    )
}

/// A page of one's own beside the shop, with the shop's places in the thumb's reach; `here` is its address.
pub fn own(desk: &Desk, head: &Head, here: &str, main: &Markup) -> Markup {
    document(
        &desk.voice,
        &desk.nonce,
        head,
        "shop.css",
        "shop plain own",
        &html! {
            header.bar { div.wrap.bar-row {
                a.bar-home href=(desk.home) aria-label=(desk.voice.say("web-home")) { (logo()) }
                nav.bar-places aria-label=(desk.voice.say("web-places")) { (own_places(desk, here)) }
                span.bar-space {}
                (language_button(&desk.voice))
            } }
            main.wrap id="main" { (main) }
            nav.bottom aria-label=(desk.voice.say("web-places")) { (own_places(desk, here)) }
            (languages_dialog(desk))
        },
    )
}

fn own_places(desk: &Desk, here: &str) -> Markup {
    let voice = &desk.voice;
    // Who has no market yet chooses one first.
    let shop = if desk.home == "/" { "/markets".to_owned() } else { format!("{}shop", desk.home) };
    html! {
        a href=(desk.home) { (icon(Icon::Clapperboard)) span { (voice.say("field-place")) } }
        a href=(shop) { (icon(Icon::Store)) span { (voice.say("web-shop")) } }
        (inbox_link(Some(desk.unread), here == "/inbox", voice))
        a href="/account" { (icon(Icon::UserRound)) span { (voice.say("web-me")) } }
    }
}

/// One place of a desk's rail.
#[derive(Clone, Debug)]
pub struct Place<'a> {
    pub href: String,
    pub words: std::borrow::Cow<'a, str>,
    pub icon: Icon,
    pub here: bool,
}

/// A page of a desk: seller, studio, operator. `name` is whose desk it is.
pub fn desk(desk: &Desk, head: &Head, name: &str, places: &[Place<'_>], main: &Markup) -> Markup {
    let head = Head { island: head.island.or(Some("work.js")), ..head.clone() };
    document(
        &desk.voice,
        &desk.nonce,
        &head,
        "desk.css",
        "desk",
        &html! {
            header.bar { div.bar-row.desk-row {
                a.bar-home href=(desk.home) aria-label=(desk.voice.say("web-home")) { (logo()) }
                span.desk-name { (name) }
                span.bar-space {}
                (language_button(&desk.voice))
                (bell(desk))
                (me_link(desk.principal.is_some(), &desk.voice))
            } }
            div.desk-body {
                nav.rail aria-label=(name) {
                    @for place in places {
                        a href=(place.href) aria-current=[place.here.then_some("page")] { (icon(place.icon)) span { (place.words) } }
                    }
                }
                main id="main" { (main) }
            }
            (languages_dialog(desk))
        },
    )
}

fn document(voice: &Voice, nonce: &Nonce, head: &Head, style: &str, mood: &str, body: &Markup) -> Markup {
    let title = if head.title == "meadow" { "meadow".to_owned() } else { format!("{} · meadow", head.title) };
    html! {
        (DOCTYPE)
        html lang=(voice.lang()) data-theme="meadow" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover";
                title { (title) }
                link rel="stylesheet" href=(assets::url(style));
                script type="module" src=(assets::url("page.js")) {}
                @if let Some(island) = head.island { script type="module" src=(assets::url(island)) {} }
                link rel="icon" href="/favicon.svg" type="image/svg+xml";
                link rel="apple-touch-icon" href="/apple-touch-icon.png";
                link rel="manifest" href="/manifest.webmanifest";
                meta name="theme-color" content=(if mood == "f-page" { "#0C100E" } else { "#FBFAF6" });
                (about(head, voice, nonce))
            }
            body class=(mood) {
                a.skip href="#main" { (voice.say("web-skip")) }
                (body)
            }
        }
    }
}

/// What engines and share cards read.
fn about(head: &Head, voice: &Voice, nonce: &Nonce) -> Markup {
    html! {
        @if head.private { meta name="robots" content="noindex"; }
        @if let Some(text) = &head.description { meta name="description" content=(text); meta property="og:description" content=(text); }
        @if let Some(address) = &head.canonical { link rel="canonical" href=(address); meta property="og:url" content=(address); }
        @for (tag, address) in &head.alternates { link rel="alternate" hreflang=(tag) href=(address); }
        @if !head.private {
            meta property="og:title" content=(head.title);
            meta property="og:site_name" content="meadow";
            meta property="og:locale" content=(voice.locale().tag().replace('-', "_"));
        }
        @if let Some(image) = &head.image { meta property="og:image" content=(image); meta name="twitter:card" content="summary_large_image"; }
        @if let Some(data) = &head.json_ld { (json_script("application/ld+json", None, nonce, data)) }
    }
}

fn shop_bar(visit: &Visit) -> Markup {
    let voice = &visit.voice;
    let market = &visit.place.market;
    html! {
        @if visit.sandbox { p.sandbox-note { (voice.say("web-simulated-market")) } }
        header.bar {
            div.wrap.bar-row {
                a.bar-home href=(visit.home) aria-label=(voice.say("web-home")) { (logo()) }
                nav.bar-places aria-label=(voice.say("web-places")) { (places(visit)) (charts_link(visit)) }
                (search_form(visit, ""))
                button.bar-market type="button" popovertarget="markets" {
                    (flag(market.code)) span { (market.code) } span.hidden { (voice.say("web-change-market")) }
                }
                (cart_link(visit))
            }
        }
    }
}

/// The way to the cart, with the units in it.
fn cart_link(visit: &Visit) -> Markup {
    let label = visit.voice.say_with("buy-cart-units", &[("count", visit.units.into())]);
    html! {
        a.bar-cart.icon-button href=(visit.to("cart")) aria-label=(label) { (icon(Icon::ShoppingCart)) (count(visit.units)) }
    }
}

/// A number on an icon; nothing of none.
fn count(units: i64) -> Markup {
    html! { @if units > 0 { span.bar-count aria-hidden="true" { (units.min(99)) } } }
}

/// The way to the charts; on a phone it is on the shop's front page.
fn charts_link(visit: &Visit) -> Markup {
    let rest = visit.path.strip_prefix(visit.home.as_str()).unwrap_or_default();
    html! {
        a href=(visit.to("charts")) aria-current=[rest.starts_with("charts").then_some("page")] {
            (icon(Icon::Trophy)) span { (visit.voice.say("charts-title")) }
        }
    }
}

/// The search box; `q` is what was asked.
pub fn search_form(visit: &Visit, q: &str) -> Markup {
    let label = visit.voice.say("web-search");
    html! {
        form.search role="search" action={ (visit.home) "search" } {
            label.hidden for="q" { (label) }
            input id="q" name="q" type="search" value=(q) placeholder=(visit.voice.say("web-search-hint")) maxlength="200" enterkeyhint="search";
            button.icon-button type="submit" aria-label=(label) { (icon(Icon::Search)) }
        }
    }
}

/// The way to the inbox, with how much is unread there; a script keeps the number true.
fn inbox_link(unread: Option<i64>, here: bool, voice: &Voice) -> Markup {
    html! {
        a.inbox-link href="/inbox" aria-current=[here.then_some("page")] data-unread=[unread] aria-label=[unread.map(|unread| unread_words(unread, voice))] {
            span.inbox-count { (icon(Icon::Inbox)) (count(unread.unwrap_or(0))) }
            span { (voice.say("field-place-inbox")) }
        }
    }
}

fn unread_words(unread: i64, voice: &Voice) -> String {
    voice.say_with("inbox-unread", &[("count", unread.into())]).into_owned()
}

/// The bell of pages behind the shop.
fn bell(desk: &Desk) -> Markup {
    html! {
        @if desk.principal.is_some() {
            a.icon-button.inbox-count href="/inbox" data-unread=(desk.unread) aria-label=(unread_words(desk.unread, &desk.voice)) {
                (icon(Icon::Bell)) (count(desk.unread))
            }
        }
    }
}

fn me_link(signed_in: bool, voice: &Voice) -> Markup {
    let words = if signed_in { "web-me" } else { "web-account" };
    html! { a.bar-me.icon-button href="/account" aria-label=(voice.say(words)) { (icon(Icon::UserRound)) } }
}

fn markets_sheet(visit: &Visit) -> Markup {
    let here = Some((visit.place.market.code, visit.lang));
    let list =
        switcher(&visit.markets, here, |market, lang| format!("{}shop", visit.elsewhere(market, lang)), &visit.voice);
    sheet("markets", &visit.voice.say("web-change-market"), &visit.voice, &list)
}

fn shop_foot(visit: &Visit) -> Markup {
    let voice = &visit.voice;
    let market = &visit.place.market;
    html! {
        footer.foot { div.wrap {
            div.foot-row {
                (logo())
                nav aria-label=(voice.say("web-foot")) {
                    a href=(visit.to("charts")) { (voice.say("charts-title")) }
                    a href="/seller" { (voice.say("web-sell")) }
                    a href="/account" { (voice.say("web-account")) }
                    a href="/api/openapi.json" { "API" }
                }
                button.bar-market type="button" popovertarget="markets" {
                    (flag(market.code)) span { (market_name(market.code, &market.name, voice)) " · " (market.currency.code()) " · " (language_name(visit.lang)) }
                }
            }
            p.foot-note { (voice.say("web-foot-tax")) }
        } }
    }
}

fn plain_foot(voice: &Voice) -> Markup {
    html! { footer.foot { div.wrap { div.foot-row { (logo()) nav aria-label=(voice.say("web-foot")) { a href="/" { (voice.say("web-shop")) } a href="/seller" { (voice.say("web-sell")) } } } } } }
}

/// The places on a phone, in the thumb's reach.
fn bottom_bar(visit: &Visit) -> Markup {
    html! { nav.bottom aria-label=(visit.voice.say("web-places")) { (places(visit)) } }
}

/// Feed, shop, inbox, me: on a phone at the bottom, on a laptop on top.
fn places(visit: &Visit) -> Markup {
    let voice = &visit.voice;
    let rest = visit.path.strip_prefix(visit.home.as_str()).unwrap_or_default();
    let is_feed =
        rest.is_empty() || rest.starts_with(['?', '@']) || rest.starts_with("p/") || rest.starts_with("topic/");
    let place = |href: &str, shape: Icon, words: &str, here: bool| {
        html! { a href=(href) aria-current=[here.then_some("page")] { (icon(shape)) span { (voice.say(words)) } } }
    };
    html! {
        (place(&visit.home, Icon::Clapperboard, "field-place", is_feed))
        (place(&visit.to("shop"), Icon::Store, "web-shop", !is_feed && !rest.starts_with("orders") && !rest.starts_with("charts")))
        (inbox_link(visit.unread, false, voice))
        (place("/account", Icon::UserRound, "web-me", false))
    }
}

fn language_button(voice: &Voice) -> Markup {
    html! {
        button.bar-market type="button" popovertarget="languages" {
            (icon(Icon::Languages)) span { (language_name(voice.lang())) } span.hidden { (voice.say("web-change-language")) }
        }
    }
}

fn languages_dialog(desk: &Desk) -> Markup {
    let list = html! {
        ul.switcher {
            @for lang in LANGUAGES { li { (language_link(lang, desk)) } }
        }
    };
    dialog("languages", &desk.voice.say("web-change-language"), &desk.voice, &list)
}

fn language_link(lang: Lang, desk: &Desk) -> Markup {
    let back: String = url::form_urlencoded::byte_serialize(desk.path.as_bytes()).collect();
    html! {
        a href={ "/language/" (lang) "?back=" (back) } lang=(lang) aria-current=[(lang == desk.voice.lang()).then_some("true")] { (language_name(lang)) }
    }
}
