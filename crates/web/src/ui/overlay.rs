//! What floats above a page. All of it opens without a script: the browser's own popovers.

use maud::{Markup, html};

use crate::Voice;
use crate::ui::form::Tone;
use crate::ui::{Icon, icon, icon_sized};

/// A sheet: from the bottom on a phone, from the side on a laptop. Any `button popovertarget=(id)` opens it.
pub fn sheet(id: &str, title: &str, voice: &Voice, content: &Markup) -> Markup {
    floating("sheet", id, title, voice, content)
}

/// A dialog in the middle. Any `button popovertarget=(id)` opens it.
pub fn dialog(id: &str, title: &str, voice: &Voice, content: &Markup) -> Markup {
    floating("dialog", id, title, voice, content)
}

fn floating(class: &str, id: &str, title: &str, voice: &Voice, content: &Markup) -> Markup {
    let title_id = format!("{id}-title");
    html! {
        div class=(class) id=(id) popover role="dialog" aria-labelledby=(title_id) {
            div.floating-head {
                h2 id=(title_id) { (title) }
                button.icon-button type="button" popovertarget=(id) popovertargetaction="hide" aria-label=(voice.say("web-close")) { (icon(Icon::X)) }
            }
            div.floating-body { (content) }
        }
    }
}

/// A passing word about what just happened; it stays until it is closed or ten seconds have gone.
pub fn toast(tone: Tone, words: &str, voice: &Voice) -> Markup {
    html! {
        m-toast.toast class=(tone.class()) role="status" {
            (icon_sized(tone.icon(), 20)) span { (words) }
            button.icon-button type="button" data-close aria-label=(voice.say("web-close")) { (icon_sized(Icon::X, 18)) }
        }
    }
}
