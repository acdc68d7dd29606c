//! A market's shop: what is new, and the kinds of things there are.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use catalog::Category;
use catalog::listing::storefront::{CardQuery, Sort, cards, categories};
use kernel::PageRequest;
use maud::{Markup, html};

use super::cards;
use crate::pages::Visit;
use crate::pages::desk::MARKET_COOKIE;
use crate::ui::layout::{self, Head};
use crate::ui::switcher::market_name;
use crate::ui::{CardView, Icon, card_grid, empty, icon_sized, picture};
use crate::{AppState, Result, session};

/// Things on the page: three in the hero are the first of them.
const SHOWN: u32 = 16;

/// What the page shows.
pub(crate) struct Home {
    pub new: Vec<CardView>,
    pub categories: Vec<Category>,
}

/// `GET /{market}/shop`. Two statements.
pub(super) async fn show(visit: Visit, State(app): State<AppState>) -> Result<Response> {
    let home = find(&app, &visit).await?;
    let remembered = session::preference(&app, MARKET_COOKIE, visit.place.market.code.code());
    Ok(([remembered], view(&visit, &home)).into_response())
}

/// What is new in a market, and the kinds of things there are.
pub(crate) async fn find(app: &AppState, visit: &Visit) -> Result<Home> {
    let query = CardQuery {
        market: visit.place.market.code,
        lang: visit.lang,
        category: None,
        shop: None,
        sort: Sort::Newest,
        page: PageRequest::new(None, Some(SHOWN)),
    };
    let (new, kinds) = app
        .db
        .read(move |read| -> Result<_> { Ok((cards(read, &query)?, categories(read, query.market, query.lang)?)) })
        .await?;
    Ok(Home {
        new: cards::views(&new.items, visit),
        categories: kinds.into_iter().map(|(category, _)| category).collect(),
    })
}

pub(crate) fn view(visit: &Visit, home: &Home) -> Markup {
    let voice = &visit.voice;
    let head = Head {
        title: voice.say("web-shop").into_owned(),
        description: Some(voice.say("web-hero-text").into_owned()),
        canonical: Some(visit.address("shop")),
        alternates: visit.alternates("shop"),
        image: Some(format!("{}/card.png", visit.origin)),
        ..Head::default()
    };
    let heading = voice.say("web-new-arrivals");
    let market = &visit.place.market;
    let name = market_name(market.code, &market.name, voice);
    let about = voice.say_with("charts-about", &[("market", name.into())]);
    layout::shop(
        visit,
        &head,
        &html! {
            (hero(visit, &home.new))
            div.wrap {
                @if home.new.is_empty() {
                    (empty(Icon::Sprout, &voice.say("web-shelf-empty-title"), &voice.say("web-shelf-empty-text"), None))
                } @else {
                    (kinds(visit, &home.categories))
                    a.charts-way href=(visit.to("charts")) {
                        span.charts-way-sign { (icon_sized(Icon::Trophy, 24)) }
                        span { strong { (voice.say("charts-title")) } small { (about) } }
                        (icon_sized(Icon::ChevronRight, 20))
                    }
                    section.section aria-label=(heading) {
                        div.section-head {
                            h2 { (heading) }
                            a href=(visit.to("listings")) { (voice.say("web-see-all")) (icon_sized(Icon::ChevronRight, 18)) }
                        }
                        (card_grid(&home.new, voice))
                    }
                }
            }
        },
    )
}

fn hero(visit: &Visit, new: &[CardView]) -> Markup {
    let voice = &visit.voice;
    html! {
        section.hero {
            div.wrap.hero-row {
                div {
                    h1 { (voice.say("web-hero-title")) }
                    p { (voice.say("web-hero-text")) }
                    a.button href=(visit.to("listings")) { (voice.say("web-hero-way")) (icon_sized(Icon::ArrowRight, 20)) }
                }
                div.hero-cards {
                    @for card in new.iter().filter(|card| card.picture.is_some()).take(3) {
                        a.hero-card href=(card.href) aria-label=(card.title) {
                            (picture(card.picture.as_ref(), "(min-width: 860px) 200px, 31vw", true))
                            span.hero-chip { (card.price.now) }
                        }
                    }
                }
            }
            (grass())
        }
    }
}

/// The edge of the field: two rows of blades.
fn grass() -> Markup {
    html! {
        svg.hero-grass viewBox="0 0 1200 96" preserveAspectRatio="none" fill="currentColor" aria-hidden="true" {
            path.far fill="currentColor" d=(blades(54, 1)) {}
            path d=(blades(44, 7)) {}
        }
    }
}

/// A row of `count` blades of uneven height; the same for the same `seed`.
fn blades(count: u32, seed: u32) -> String {
    let width = 1200 / count;
    let mut path = String::from("M0 96");
    for at in 0..=count {
        let noise = (at.wrapping_mul(2_654_435_761).wrapping_add(seed.wrapping_mul(97_531)) >> 7) % 60;
        let (left, tip) = (at * width, 78_u32.saturating_sub(noise));
        let lean = noise % 14;
        path.push_str(&format!(
            "L{left} 88Q{} {} {} {tip}Q{} {} {} 88",
            left + width / 4,
            (tip + 88) / 2,
            left + width / 2 + lean,
            left + width / 2 + 4,
            (tip + 92) / 2,
            left + width
        ));
    }
    path.push_str("L1200 96z");
    path
}

fn kinds(visit: &Visit, categories: &[Category]) -> Markup {
    let heading = visit.voice.say("web-categories");
    html! {
        nav.section aria-label=(heading) {
            div.kinds {
                @for category in categories {
                    a.kind href=(visit.to(&format!("categories/{}", category.slug()))) {
                        span.kind-disc { (icon_sized(cards::icon_of(*category), 28)) }
                        span { (cards::name(*category, visit)) }
                    }
                }
            }
        }
    }
}
