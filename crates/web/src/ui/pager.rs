//! The way to the rest of a list: a link that works without a script; an island loads in place.

use maud::{Markup, html};

use crate::Voice;

/// A link to the next page of a list; `into` is the id of the element that holds the items.
pub fn load_more(href: Option<&str>, into: &str, voice: &Voice) -> Markup {
    html! {
        @if let Some(href) = href {
            m-more.more data-into=(into) { a.button.quiet href=(href) rel="next" { (voice.say("web-load-more")) } }
        }
    }
}
