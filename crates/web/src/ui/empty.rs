//! Nothing here yet, and what to do about it.

use maud::{Markup, html};

use crate::ui::{Icon, icon_sized};

/// A way on: words and where they lead.
#[derive(Clone, Debug)]
pub struct Way {
    pub href: String,
    pub words: String,
}

/// An empty place that says what it is for and what to do next.
pub fn empty(picture: Icon, title: &str, text: &str, way: Option<&Way>) -> Markup {
    html! {
        div.empty {
            span.empty-icon { (icon_sized(picture, 40)) }
            h2 { (title) }
            p { (text) }
            @if let Some(way) = way { a.button href=(way.href) { (way.words) } }
        }
    }
}
