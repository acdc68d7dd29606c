//! The seller's radar as it is shown.

use catalog::Shop;
use flows::radar::{COVER_DAYS, LEAD_DAYS, Risk};
use kernel::MarketCode;
use maud::{Markup, html};

use super::{Radar, Sort};
use crate::api::radar::shop::OwnHit;
use crate::api::radar::{FoundHit, Named};
use crate::pages::Desk;
use crate::pages::field::slide::encoded;
use crate::pages::radar::{chance, evidence, lasts, order, proven, share};
use crate::pages::seller::frame::{self, Here};
use crate::ui::{Column, Icon, Picture, Way, empty, icon_sized, picture, table};
use crate::{Markets, Voice};

/// Risks that are shown at first.
const RISKS: usize = 12;
/// Facts that are told of what others sell.
const FACTS: usize = 3;

pub fn view(desk: &Desk, shop: &Shop, markets: &Markets, radar: &Radar) -> Markup {
    let voice = &desk.voice;
    let time = voice.time(radar.seen.as_of);
    let note = html! { (voice.say("radar-about")) " " span.as-of { (voice.say_with("radar-as-of", &[("time", time.into())])) } };
    let outside = format!("{}/trends", frame::home(shop));
    let ways = html! { a.button.quiet href=(outside) { (icon_sized(Icon::TrendingUp, 18)) (voice.say("trends-title")) } a.button.quiet href="/seller/radar" { (icon_sized(Icon::FileSpreadsheet, 18)) (voice.say("radar-file-way")) } };
    let page = Page { desk, markets, radar, home: frame::home(shop) };
    let main = html! {
        (frame::head(None, &voice.say("radar-title"), Some(&note), &ways))
        (page.places())
        (page.hits())
        (page.stock())
        (page.rising())
    };
    frame::page(desk, shop, Here::Radar, &voice.say("radar-title"), &main)
}

struct Page<'a> {
    desk: &'a Desk,
    markets: &'a Markets,
    radar: &'a Radar,
    home: String,
}

impl Page<'_> {
    fn voice(&self) -> &Voice {
        &self.desk.voice
    }

    fn market(&self) -> String {
        frame::market_name(self.radar.market, self.markets, self.voice())
    }

    /// The markets, with how many alarms the shop has there.
    fn places(&self) -> Markup {
        html! {
            nav.radar-chips aria-label=(self.voice().say("radar-markets")) { ul.chips {
                @for one in &self.radar.standings {
                    li { a.chip href={ (self.home) "/radar?market=" (one.market) } aria-current=[(one.market == self.radar.market).then_some("page")] {
                        (frame::market(one.market, self.markets, self.voice()))
                        @if one.hits > 0 { span.chip-alarms { (icon_sized(Icon::Flame, 14)) (one.hits) span.hidden { " " (self.voice().say("radar-hits")) } } }
                    } }
                }
            } }
        }
    }

    fn hits(&self) -> Markup {
        let voice = self.voice();
        html! {
            section.radar-section id="hits" aria-label=(voice.say("radar-hits")) {
                h2 { (icon_sized(Icon::Flame, 22)) (voice.say("radar-hits")) }
                @if self.radar.seen.hits.is_empty() {
                    p.radar-none { b { (voice.say_with("radar-hits-none-title", &[("market", self.market().into())])) } " " (voice.say("radar-hits-none-text")) }
                } @else {
                    div.radar-hits { @for own in &self.radar.seen.hits { (self.hit(own)) } }
                }
            }
        }
    }

    fn hit(&self, own: &OwnHit) -> Markup {
        let voice = self.voice();
        let OwnHit { hit, product, next } = own;
        let cover = product.images.iter().find_map(|image| Picture::of(image, &product.title));
        html! {
            article.panel.radar-hit {
                header {
                    div.radar-picture { (picture(cover.as_ref(), "72px", false)) }
                    div.grow {
                        h3 { a.plain href=(self.outlook(product.id)) { (product.title) } }
                        @if let Some(since) = hit.since { p.muted { (voice.say_with("radar-since", &[("date", voice.date(since).into())])) } }
                    }
                    (chance(hit, voice))
                }
                (proven(hit, voice))
                ul.points { @for fact in evidence(hit, self.markets, voice) { li { (fact) } } }
                footer {
                    @if next.is_empty() { p.muted { (voice.say("radar-everywhere")) } }
                    @else { p { (voice.say_with("radar-next", &[("markets", self.names(next).into())])) } }
                    div.acts {
                        @if !next.is_empty() { a.button href=(self.sync(own)) { (icon_sized(Icon::Globe, 18)) (voice.say("radar-next-check")) } }
                        a.button.quiet href=(self.outlook(product.id)) { (icon_sized(Icon::TrendingUp, 18)) (voice.say("radar-outlook")) }
                    }
                }
            }
        }
    }

    fn names(&self, codes: &[MarketCode]) -> String {
        let names: Vec<String> =
            codes.iter().map(|code| frame::market_name(*code, self.markets, self.voice())).collect();
        names.join(", ")
    }

    /// The preview of a sync to every market where it is not listed yet.
    fn sync(&self, own: &OwnHit) -> String {
        let markets: String = own.next.iter().map(|code| format!("&market={code}")).collect();
        format!("{}/sync/preview?product={}{markets}", self.home, own.product.id)
    }

    fn outlook(&self, product: catalog::ProductId) -> String {
        format!("{}/products/{product}/outlook?market={}", self.home, self.radar.market)
    }

    fn stock(&self) -> Markup {
        let voice = self.voice();
        let risks = &self.radar.seen.risks;
        let args = [("lead", LEAD_DAYS.into()), ("cover", COVER_DAYS.into())];
        html! {
            section.radar-section id="stock" aria-label=(voice.say("radar-stock")) {
                h2 { (icon_sized(Icon::Boxes, 22)) (voice.say("radar-stock")) }
                @if risks.is_empty() {
                    p.radar-none { b { (voice.say("radar-stock-none-title")) } " " (voice.say("radar-stock-none-text")) }
                } @else {
                    p.muted { (voice.say_with("radar-stock-text", &args)) }
                    (self.sorts())
                    (self.risks(risks))
                }
            }
        }
    }

    fn sorts(&self) -> Markup {
        let word = |sort: Sort| match sort {
            Sort::Cover => "radar-sort-cover",
            Sort::Out => "radar-sort-out",
            Sort::Left => "radar-sort-left",
        };
        html! {
            nav.radar-chips aria-label=(self.voice().say("radar-sort")) { ul.chips {
                @for sort in Sort::ALL {
                    li { a.chip href={ (self.home) "/radar?market=" (self.radar.market) "&sort=" (sort.word()) "#stock" } aria-current=[(sort == self.radar.sort).then_some("true")] { (self.voice().say(word(sort))) } }
                }
            } }
        }
    }

    fn risks(&self, risks: &[Risk]) -> Markup {
        let voice = self.voice();
        let columns = [
            Column::words(voice.say("radar-product")),
            Column::number(voice.say("radar-on-hand")),
            Column::number(voice.say("radar-cover")),
            Column::number(voice.say("radar-runs-out")),
            Column::number(voice.say("radar-left-over")),
            Column::number(voice.say("radar-order")),
        ];
        let few = if self.radar.all { risks.len() } else { RISKS };
        let rows: Vec<_> = risks.iter().take(few).map(|risk| self.risk(risk)).collect();
        html! {
            div.radar-risks { (table(&voice.say("radar-stock"), &columns, &rows)) }
            @if risks.len() > few {
                p.more { a.button.quiet href={ (self.home) "/radar?market=" (self.radar.market) "&sort=" (self.radar.sort.word()) "&all=1#stock" } { (voice.say("web-see-all")) } }
            }
        }
    }

    fn risk(&self, risk: &Risk) -> Vec<Markup> {
        let voice = self.voice();
        let Risk { product, shelf, outlook } = risk;
        let cover = product.images.iter().find_map(|image| Picture::of(image, &product.title));
        let tone = |probability: f64| (probability >= 0.5).then_some("text-error");
        vec![
            html! { a.radar-named href=(self.outlook(product.id)) { span.radar-small { (picture(cover.as_ref(), "40px", false)) } span { (product.title) } } },
            html! { (voice.number(i64::try_from(shelf.stock.on_hand).unwrap_or(i64::MAX))) },
            html! {
                div { strong class=[risk.is_urgent().then_some("text-error")] { (lasts(outlook.cover.mid, voice)) }
                    @if risk.is_urgent() { small.under.text-error { (voice.say("radar-urgent")) } } }
            },
            html! { span class=[tone(outlook.stock_out)] { (share(outlook.stock_out, voice)) } },
            html! { (share(outlook.left_over, voice)) },
            html! { div { (order(outlook, voice)) } },
        ]
    }

    fn rising(&self) -> Markup {
        let voice = self.voice();
        let market = self.market();
        html! {
            section.radar-section id="rising" aria-label=(voice.say("radar-rising")) {
                h2 { (icon_sized(Icon::TrendingUp, 22)) (voice.say("radar-rising")) }
                @if self.radar.seen.rising.is_empty() {
                    @let way = Way { href: format!("{}charts", self.radar.storefront), words: voice.say("charts-title").into_owned() };
                    (empty(Icon::TrendingUp, &voice.say("radar-rising-none-title"), &voice.say("radar-rising-none-text"), Some(&way)))
                } @else {
                    p.muted { (voice.say_with("radar-rising-text", &[("market", market.into())])) }
                    ul.radar-rising { @for found in &self.radar.seen.rising { li { (self.other(found)) } } }
                }
            }
        }
    }

    /// Something that others sell, or a topic.
    fn other(&self, found: &FoundHit) -> Markup {
        let voice = self.voice();
        let facts = evidence(&found.hit, self.markets, voice);
        html! {
            @match &found.what {
                Named::Product(card) => {
                    div.radar-picture { (picture(card.image.as_ref().and_then(|image| Picture::of(image, &card.title)).as_ref(), "72px", false)) }
                    div.grow {
                        h3 { a.plain href={ (self.radar.storefront) "listings/" (card.listing) } { (card.title) } }
                        p.muted { (voice.say(&format!("web-category-{}", card.category.slug()))) " · " (voice.money(card.price_min)) " · " (card.shop_name) }
                        (self.facts(&facts))
                    }
                },
                Named::Topic(topic) => {
                    div.radar-picture.sign { (icon_sized(Icon::Hash, 28)) }
                    div.grow {
                        h3 { a.plain href={ (self.radar.storefront) "topic/" (encoded(&topic.tag)) } { "#" (topic.tag) } }
                        p.muted { (voice.say("radar-topic")) }
                        (self.facts(&facts))
                    }
                },
            }
            div.radar-chance { (chance(&found.hit, voice)) @if found.hit.proven.is_none() { small.muted { (voice.say("radar-unproven")) } } }
        }
    }

    fn facts(&self, facts: &[String]) -> Markup {
        html! { p.radar-facts { @for fact in facts.iter().take(FACTS) { span { (fact) } } } }
    }
}
