//! `/{market}/charts/rising`: what is about to be a hit.

use axum::extract::State;
use kernel::Instant;
use maud::{Markup, html};

use crate::api::radar::{FoundHit, Named, found};
use crate::pages::Visit;
use crate::pages::field::slide::encoded;
use crate::pages::radar::{chance, evidence, proven};
use crate::ui::layout::{self, Head};
use crate::ui::switcher::market_name;
use crate::ui::{Icon, Picture, Way, empty, icon_sized, picture};
use crate::{AppState, Result};

/// Facts that are told of each.
const FACTS: usize = 4;

/// What the page shows.
pub(crate) struct Rising {
    pub as_of: Instant,
    /// The likeliest first.
    pub hits: Vec<FoundHit>,
}

/// `GET /{market}/charts/rising`.
pub(super) async fn show(visit: Visit, State(app): State<AppState>) -> Result<Markup> {
    let hits = found(&app, visit.place.market.code, visit.lang).await?;
    Ok(view(&visit, &Rising { as_of: app.clock.now(), hits }))
}

pub(crate) fn view(visit: &Visit, rising: &Rising) -> Markup {
    let (voice, market) = (&visit.voice, &visit.place.market);
    let name = market_name(market.code, &market.name, voice);
    let about = voice.say_with("radar-public-about", &[("market", name.as_str().into())]).into_owned();
    let head = Head {
        title: voice.say_with("radar-public-in", &[("market", name.as_str().into())]).into_owned(),
        description: Some(about.clone()),
        canonical: Some(visit.address("charts/rising")),
        alternates: visit.alternates("charts/rising"),
        image: Some(format!("{}/card.png", visit.origin)),
        ..Head::default()
    };
    let time = voice.time(rising.as_of);
    let main = html! {
        div.wrap.charts {
            header.charts-head { div {
                p.charts-over { a.link href=(visit.to("charts")) { (voice.say("charts-title")) } " · " (name) }
                h1 { (icon_sized(Icon::Flame, 30)) (voice.say("radar-public-title")) }
                p.muted { (about) }
            } }
            @if rising.hits.is_empty() {
                @let way = Way { href: visit.to("charts"), words: voice.say("charts-title").into_owned() };
                (empty(Icon::Flame, &voice.say("radar-public-none-title"), &voice.say("radar-public-none-text"), Some(&way)))
            } @else {
                ol.chart.rising { @for found in &rising.hits { (row(visit, found)) } }
            }
            p.muted.chart-days { (voice.say_with("radar-as-of", &[("time", time.into())])) }
        }
    };
    layout::shop(visit, &head, &main)
}

fn row(visit: &Visit, found: &FoundHit) -> Markup {
    let voice = &visit.voice;
    let facts = evidence(&found.hit, &visit.markets, voice);
    html! {
        li.chart-row {
            @match &found.what {
                Named::Product(card) => {
                    div.chart-picture { (picture(card.image.as_ref().and_then(|image| Picture::of(image, &card.title)).as_ref(), "72px", false)) }
                    div.chart-words {
                        h3 lang=[card.source_text.then_some("und")] { a.chart-link href=(visit.to(&format!("listings/{}", card.listing))) { (card.title) } }
                        p.chart-facts { span { (voice.money(card.price_min)) } span { (card.shop_name) } @if !card.in_stock { span { (voice.say("radar-sold-out")) } } }
                        (why(&facts))
                    }
                },
                Named::Topic(topic) => {
                    div.chart-picture { span.no-picture.sign aria-hidden="true" { (icon_sized(Icon::Hash, 28)) } }
                    div.chart-words {
                        h3 { a.chart-link href=(visit.to(&format!("topic/{}", encoded(&topic.tag)))) { "#" (topic.tag) } }
                        p.chart-facts { span { (voice.say("radar-topic")) } }
                        (why(&facts))
                    }
                },
            }
            div.rising-chance { (chance(&found.hit, voice)) }
            (proven(&found.hit, voice))
        }
    }
}

fn why(facts: &[String]) -> Markup {
    html! { p.chart-facts.muted { @for fact in facts.iter().take(FACTS) { span { (fact) } } } }
}
