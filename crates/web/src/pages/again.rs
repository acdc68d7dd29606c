//! A form that came back: what was typed stands, and everything that is wrong stands beside it.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::Problem;
use maud::{Markup, html};

use crate::ui::{Tone, toast};
use crate::{Error, Result, Voice};

/// What is wrong with a form, field by field; a refusal that names no field stands beside `field`. What is no matter of
/// the form, a fault or somebody else's thing, goes on as it is.
pub(crate) fn problems(error: Error, field: &str) -> Result<Vec<Problem>> {
    if !error.problems().is_empty() {
        return Ok(error.problems().to_vec());
    }
    let status = error.http_status();
    if status.is_server_error() || status == StatusCode::NOT_FOUND || error.code() == "request.no_session" {
        return Err(error);
    }
    let refusal = error.refusal();
    Ok(vec![Problem { row: None, field: field.to_owned(), code: refusal.code.clone(), args: refusal.args.clone() }])
}

/// The page of a form that came back.
pub(crate) fn unprocessable(page: Markup) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
}

/// The query by which a page says what was just done: `?done=saved`.
#[derive(Debug, Default, serde::Deserialize)]
pub(crate) struct Done {
    pub done: Option<String>,
}

impl Done {
    /// The passing word, when the message `{prefix}-done-{what}` exists.
    pub(crate) fn toast(&self, prefix: &str, voice: &Voice) -> Markup {
        let words = self.done.as_ref().and_then(|what| voice.find(&format!("{prefix}-done-{what}"), &[]));
        html! { @if let Some(words) = words { (toast(Tone::Good, &words, voice)) } }
    }
}
