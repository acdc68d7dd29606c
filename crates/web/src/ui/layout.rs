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
                (me_link(desk.principal.is_some(), &desk.voice))
            } }
            main.wrap id="main" { (main) }
            (plain_foot(&desk.voice))
            (languages_dialog(desk))
        },
    )
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
                meta name="theme-color" content="#FBFAF6";
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
                (search_form(visit, ""))
                button.bar-market type="button" popovertarget="markets" {
                    (flag(market.code)) span { (market.code) } span.hidden { (voice.say("web-change-market")) }
                }
                (me_link(false, voice))
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

fn me_link(signed_in: bool, voice: &Voice) -> Markup {
    let words = if signed_in { "web-me" } else { "web-account" };
    html! { a.bar-me.icon-button href="/account" aria-label=(voice.say(words)) { (icon(Icon::UserRound)) } }
}

fn markets_sheet(visit: &Visit) -> Markup {
    let here = Some((visit.place.market.code, visit.lang));
    let list = switcher(&visit.markets, here, |market, lang| visit.elsewhere(market, lang), &visit.voice);
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
    let voice = &visit.voice;
    let place = |href: &str, shape: Icon, words: &str| {
        let here = visit.path == href || (words == "web-search" && visit.path.starts_with(href));
        html! { a href=(href) aria-current=[here.then_some("page")] { (icon(shape)) span { (voice.say(words)) } } }
    };
    html! {
        nav.bottom aria-label=(voice.say("web-places")) {
            (place(&visit.home, Icon::Store, "web-shop"))
            (place(&format!("{}search", visit.home), Icon::Search, "web-search"))
            @let cart = visit.to("cart");
            a href=(cart) aria-current=[(visit.path == cart).then_some("page")] { span.bottom-icon { (icon(Icon::ShoppingCart)) (count(visit.units)) } span { (voice.say("buy-cart")) } }
            (place("/account", Icon::UserRound, "web-me"))
        }
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
