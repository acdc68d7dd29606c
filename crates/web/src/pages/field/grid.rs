//! Clips side by side: what somebody has shown, what belongs to a topic, what was made of a product.

use maud::{Markup, html};

use super::slide::Slide;
use crate::Voice;
use crate::ui::{Icon, icon_sized};

/// Clips in a grid, three or more in a row; the first row's pictures come first.
pub(crate) fn clips(shown: &[Slide], voice: &Voice) -> Markup {
    html! {
        ul.clips id="clips" { @for (at, clip) in shown.iter().enumerate() { li { (card(clip, voice, at < 3)) } } }
    }
}

/// Clips in one row that scrolls.
pub(crate) fn row(shown: &[Slide], voice: &Voice) -> Markup {
    html! {
        ul.clips.clips-row tabindex="0" { @for clip in shown { li { (card(clip, voice, false)) } } }
    }
}

fn card(clip: &Slide, voice: &Voice, first: bool) -> Markup {
    let words = [("name", clip.author.name.clone().into())];
    let label = if clip.caption.is_empty() {
        voice.say_with("field-clip-by", &words).into_owned()
    } else {
        clip.caption.chars().take(120).collect()
    };
    html! {
        a.clip href=(clip.href) {
            @if let Some(poster) = &clip.poster {
                img src=(poster) alt=(label) lang=(clip.lang) width=(clip.width) height=(clip.height) loading=(if first { "eager" } else { "lazy" }) decoding="async";
            } @else { span.clip-none { (icon_sized(Icon::Clapperboard, 28)) span { (label) } } }
            span.clip-foot {
                span.clip-views { (icon_sized(Icon::Play, 14)) span.hidden { (voice.say("field-views")) " " } (voice.compact(clip.views)) }
                @if let Some(good) = clip.goods.first() { span.clip-price { (good.price.now) } }
            }
        }
    }
}
