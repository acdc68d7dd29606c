//! Data for scripts in a page.

use maud::{Markup, PreEscaped, html};
use serde::Serialize;

use crate::guard::Nonce;

/// `data` as JSON in a script element of type `kind` (`application/ld+json`, `application/json`), unable to end the element early.
pub fn json_script<T: Serialize>(kind: &str, id: Option<&str>, nonce: &Nonce, data: &T) -> Markup {
    let json = serde_json::to_string(data).unwrap_or_else(|_| "null".to_owned());
    let json = json
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029");
    html! { script type=(kind) id=[id] nonce=(nonce.as_str()) { (PreEscaped(json)) } }
}
