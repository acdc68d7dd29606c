//! Renders the feed.

use maud::{Markup, html};
use serde_json::{Value, json};

use super::slide::{Slide, slide};
use crate::pages::Visit;
use crate::ui::layout::{self, Head};
use crate::ui::{Icon, icon, icon_sized};

/// The feed as it is shown.
pub(crate) struct Stream {
    pub slides: Vec<Slide>,
    /// The address of the next clips.
    pub next: Option<String>,
    /// Whether it begins with a clip that was asked for by its address.
    pub asked: bool,
    pub signed_in: bool,
}

pub(crate) fn view(visit: &Visit, stream: &Stream) -> Markup {
    let voice = &visit.voice;
    layout::field(
        visit,
        &head(visit, stream),
        &html! {
            h1.hidden { (voice.say("field-title")) }
            m-field.f-field data-home=(visit.home) data-lang=(voice.lang()) data-shop=(crate::assets::url("shop.css"))
                data-said-copied=(voice.say("field-copied")) data-said-failed=(voice.say("field-failed"))
                data-signed-in[stream.signed_in] {
                div.f-stream id="stream" role="feed" aria-label=(voice.say("field-title")) {
                    @for (at, shown) in stream.slides.iter().enumerate() { (slide(visit, shown, at == 0)) }
                }
                @if let Some(next) = &stream.next { a.f-next href=(next) rel="next" { (voice.say("field-next")) } }
                (tools(visit))
                (side(visit))
                div.f-toast role="status" hidden {}
            }
        },
    )
}

/// Sound and steps; they come with the script.
fn tools(visit: &Visit) -> Markup {
    let voice = &visit.voice;
    html! {
        div.f-tools.scripted-only {
            button.f-tool type="button" data-act="sound" aria-pressed="false" aria-label=(voice.say("field-sound")) {
                span.f-off { (icon(Icon::VolumeX)) } span.f-on { (icon(Icon::Volume2)) }
                span.f-tool-words { (voice.say("field-tap-for-sound")) }
            }
            button.f-tool.f-wide type="button" data-act="up" aria-label=(voice.say("field-previous")) { (icon(Icon::ChevronUp)) }
            button.f-tool.f-wide type="button" data-act="down" aria-label=(voice.say("field-next-clip")) { (icon(Icon::ChevronDown)) }
        }
    }
}

/// What opens over the clip: the product, comments, the checkout. On a laptop it stands beside the clip.
fn side(visit: &Visit) -> Markup {
    let voice = &visit.voice;
    html! {
        section.f-side id="side" role="dialog" aria-label=(voice.say("field-side")) tabindex="-1" hidden {
            div.f-side-head {
                button.f-side-back type="button" data-act="back" aria-label=(voice.say("field-back")) hidden { (icon_sized(Icon::ArrowLeft, 20)) }
                div.f-tabs {
                    button type="button" data-act="tab" data-tab="goods" aria-pressed="false" { (voice.say("field-goods")) }
                    button type="button" data-act="tab" data-tab="comments" aria-pressed="false" { (voice.say("field-comments")) }
                }
                button.f-side-close type="button" data-act="close" aria-label=(voice.say("web-close")) { (icon_sized(Icon::X, 20)) }
            }
            div.f-side-body data-body aria-live="polite" {}
        }
    }
}

fn head(visit: &Visit, stream: &Stream) -> Head {
    let voice = &visit.voice;
    let card = format!("{}/card.png", visit.origin);
    let basis = Head {
        title: "meadow".to_owned(),
        description: Some(voice.say("field-text").into_owned()),
        canonical: Some(visit.address("")),
        alternates: visit.alternates(""),
        image: Some(card),
        island: Some("field.js"),
        ..Head::default()
    };
    let Some(first) = stream.slides.first().filter(|_| stream.asked) else { return basis };
    let title: String = first.caption.chars().take(70).collect();
    Head {
        title: if title.is_empty() { first.author.name.clone() } else { title },
        description: Some(first.caption.chars().take(200).collect::<String>()).filter(|text| !text.is_empty()),
        canonical: Some(format!("{}{}", visit.origin, first.href)),
        alternates: vec![],
        image: first.poster.as_ref().map(|poster| format!("{}{poster}", visit.origin)).or(basis.image),
        json_ld: Some(structured(visit, first)),
        ..basis
    }
}

/// The clip as schema.org tells it.
pub(crate) fn structured(visit: &Visit, clip: &Slide) -> Value {
    let full = |path: &str| format!("{}{path}", visit.origin);
    let name = if clip.caption.is_empty() { &clip.author.name } else { &clip.caption };
    let mut data = json!({
        "@context": "https://schema.org", "@type": "VideoObject", "name": name.chars().take(110).collect::<String>(),
        "description": name, "url": full(&clip.href), "uploadDate": clip.published, "inLanguage": clip.lang,
        "author": { "@type": "Person", "name": clip.author.name },
        "interactionStatistic": [
            { "@type": "InteractionCounter", "interactionType": "https://schema.org/WatchAction", "userInteractionCount": clip.views },
            { "@type": "InteractionCounter", "interactionType": "https://schema.org/LikeAction", "userInteractionCount": clip.likes },
        ],
    });
    if let Some(fields) = data.as_object_mut() {
        fields.extend(clip.poster.as_ref().map(|poster| ("thumbnailUrl".to_owned(), json!([full(poster)]))));
        fields.extend(clip.sizes.last().map(|(_, url)| ("contentUrl".to_owned(), full(url).into())));
        fields.extend(clip.duration_s.map(|seconds| ("duration".to_owned(), format!("PT{seconds}S").into())));
    }
    data
}
