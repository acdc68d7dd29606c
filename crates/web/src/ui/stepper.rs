//! The steps of a task, and which one is at hand.

use maud::{Markup, html};

use crate::Voice;
use crate::ui::{Icon, icon_sized};

/// Steps in order; those before `current` (from zero) are done.
pub fn stepper(steps: &[&str], current: usize, voice: &Voice) -> Markup {
    html! {
        ol.stepper aria-label=(voice.say("web-steps")) {
            @for (at, step) in steps.iter().enumerate() {
                li class=(if at < current { "done" } else if at == current { "now" } else { "next" }) aria-current=[(at == current).then_some("step")] {
                    span.step-number { @if at < current { (icon_sized(Icon::Check, 16)) } @else { (at.saturating_add(1)) } }
                    span { (step) }
                }
            }
        }
    }
}
