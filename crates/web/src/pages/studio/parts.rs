//! Small things that pages about posts and partners share.

use kernel::Cursor;
use maud::{Markup, html};

use crate::Voice;
use crate::ui::{Colour, pill};

/// The way to the rest of a list, keeping what it is cut by.
pub(in crate::pages) fn more(path: &str, keep: Option<(&str, &str)>, next: Option<&Cursor>, voice: &Voice) -> Markup {
    let keep: Vec<(&str, &str)> = keep.into_iter().collect();
    more_with(path, &keep, next, voice)
}

/// The same, cut by several things; what is empty is left out.
pub(in crate::pages) fn more_with(path: &str, keep: &[(&str, &str)], next: Option<&Cursor>, voice: &Voice) -> Markup {
    let href = next.map(|next| {
        let mut pairs = url::form_urlencoded::Serializer::new(String::new());
        pairs.extend_pairs(keep.iter().filter(|(_, value)| !value.is_empty())).append_pair("after", next.as_str());
        format!("{path}?{}", pairs.finish())
    });
    html! { @if let Some(href) = href { p.more { a.button.quiet href=(href) rel="next" { (voice.say("web-load-more")) } } } }
}

/// A state as a pill, by the words of its family: `affiliate-sample-state`.
pub(in crate::pages) fn state(family: &str, state: &str, voice: &Voice) -> Markup {
    let colour = match state {
        "READY" | "COMPLETED" | "SETTLED" | "JOINED" | "OPEN" | "PAID" => Colour::Grass,
        "PROCESSING" | "PENDING" | "SHIPPED" | "ORDERED" | "INVITED" => Colour::Sky,
        "HELD" | "AWAITING_SHIPMENT" | "CONTENT_DUE" | "CLOSING" | "FROZEN" | "DUE" => Colour::Marigold,
        "FAILED" | "REMOVED" | "REJECTED" | "UNFULFILLED" | "CLAWED_BACK" | "REFUNDED" => Colour::Poppy,
        _ => Colour::Mute,
    };
    pill(colour, &voice.say(&format!("{family}-{}", state.to_ascii_lowercase().replace('_', "-"))))
}

/// A reason in words: a code is explained, an operator's own words stand as they are.
pub(in crate::pages) fn reason(reason: &str, voice: &Voice) -> String {
    let is_code = reason.contains('.') && reason.bytes().all(|b| b.is_ascii_lowercase() || matches!(b, b'.' | b'_'));
    let known = is_code.then(|| voice.find(&crate::words::message_id(reason), &[])).flatten();
    known.map_or_else(|| reason.to_owned(), std::borrow::Cow::into_owned)
}
