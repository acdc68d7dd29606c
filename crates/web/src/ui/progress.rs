//! How far long work has come.

use maud::{Markup, html};

use crate::Voice;

/// A bar for `done` of `total` units; without a total, only that it goes on.
pub fn progress(label: &str, done: i64, total: Option<i64>, voice: &Voice) -> Markup {
    let shown = match total {
        Some(total) => format!("{} / {}", voice.number(done), voice.number(total)),
        None => voice.number(done),
    };
    html! {
        div.progress {
            span.progress-label { (label) }
            span.progress-count { (shown) }
            @match total {
                Some(total) => progress max=(total.max(1)) value=(done) aria-label=(label) {},
                None => progress aria-label=(label) {},
            }
        }
    }
}
