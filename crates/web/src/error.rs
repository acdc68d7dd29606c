//! How a request that cannot be met is answered: one type for programs and for people.
//!
//! A handler returns [`Error`]; [`crate::answer`] says it in the reader's language, as `application/problem+json` below
//! `/api`, as a page elsewhere. A fault is logged here, once, and shown as nothing but a request id.

use std::borrow::Cow;
use std::sync::Arc;

use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use axum::response::{IntoResponse, Response};
use kernel::{Coded, FAULT, Problem, Problems};

/// Why a request cannot be met: a status, a stable code, and the values of its sentence.
#[derive(Clone, Debug)]
pub struct Error(Box<Refusal>);

/// What an [`Error`] says; travels in the response's extensions until its words are known.
#[derive(Clone, Debug)]
pub(crate) struct Refusal {
    pub status: StatusCode,
    pub code: Cow<'static, str>,
    pub args: Vec<(Cow<'static, str>, String)>,
    pub problems: Vec<Problem>,
    pub retry_after_s: Option<u64>,
}

/// The shorthand of handlers.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Codes with a status of their own. Anything else is 422 when it names fields and 409, a matter of state, when not.
const STATUSES: &[(&str, StatusCode)] = &[
    ("request.no_session", StatusCode::UNAUTHORIZED),
    ("request.not_found", StatusCode::NOT_FOUND),
    ("request.method", StatusCode::METHOD_NOT_ALLOWED),
    ("request.cross_site", StatusCode::FORBIDDEN),
    ("request.scope_missing", StatusCode::FORBIDDEN),
    ("request.malformed", StatusCode::BAD_REQUEST),
    ("request.not_json", StatusCode::UNSUPPORTED_MEDIA_TYPE),
    ("request.too_large", StatusCode::PAYLOAD_TOO_LARGE),
    ("request.too_many", StatusCode::TOO_MANY_REQUESTS),
    ("request.timeout", StatusCode::SERVICE_UNAVAILABLE),
    ("request.invalid", StatusCode::UNPROCESSABLE_ENTITY),
    // Matters of state, though they say of which lines.
    ("trade.out_of_stock", StatusCode::CONFLICT),
    ("trade.quantity_short", StatusCode::CONFLICT),
    ("trade.not_on_sale", StatusCode::CONFLICT),
    ("trade.sold_elsewhere", StatusCode::CONFLICT),
    ("trade.price_changed", StatusCode::CONFLICT),
    ("affiliate.link_over", StatusCode::GONE),
    ("affiliate.webhook_forged", StatusCode::UNAUTHORIZED),
    ("affiliate.conflict", StatusCode::CONFLICT),
    ("affiliate.product_in_open", StatusCode::CONFLICT),
    ("payments.webhook_forged", StatusCode::BAD_REQUEST),
    ("payments.webhook_stale", StatusCode::BAD_REQUEST),
    ("payments.webhook_unreadable", StatusCode::BAD_REQUEST),
    ("payments.provider_down", StatusCode::BAD_GATEWAY),
    ("payments.provider_unreadable", StatusCode::BAD_GATEWAY),
    ("payments.provider_refused", StatusCode::BAD_GATEWAY),
    ("content.comment_too_fast", StatusCode::TOO_MANY_REQUESTS),
    ("content.post_quota", StatusCode::TOO_MANY_REQUESTS),
    ("content.upload_quota", StatusCode::TOO_MANY_REQUESTS),
    ("content.upload_too_many", StatusCode::TOO_MANY_REQUESTS),
    ("content.upload_too_long", StatusCode::PAYLOAD_TOO_LARGE),
    ("radar.sales_busy", StatusCode::TOO_MANY_REQUESTS),
    ("signals.busy", StatusCode::SERVICE_UNAVAILABLE),
    ("accounts.login_wrong", StatusCode::UNAUTHORIZED),
    ("accounts.login_backoff", StatusCode::TOO_MANY_REQUESTS),
];

/// The status that a code is answered with.
pub fn status_of(code: &str, names_fields: bool) -> StatusCode {
    let listed = STATUSES.iter().find(|(known, _)| *known == code).map(|(_, status)| *status);
    listed.unwrap_or_else(|| match code.rsplit_once('.').map_or(code, |(_, what)| what) {
        FAULT => StatusCode::INTERNAL_SERVER_ERROR,
        _ if names_fields => StatusCode::UNPROCESSABLE_ENTITY,
        "not_found" | "unknown" => StatusCode::NOT_FOUND,
        // `product_not_found`, `address_unknown`: what a path names and is not there.
        what if what.ends_with("_not_found") || what.ends_with("_unknown") => StatusCode::NOT_FOUND,
        _ => StatusCode::CONFLICT,
    })
}

impl Error {
    /// The refusal of `code`, with the code's status.
    pub fn new(code: &'static str) -> Error {
        Error::of(Cow::Borrowed(code), Vec::new(), Vec::new())
    }

    fn of(code: Cow<'static, str>, args: Vec<(Cow<'static, str>, String)>, problems: Vec<Problem>) -> Error {
        let status = status_of(&code, !problems.is_empty());
        Error(Box::new(Refusal { status, code, args, problems, retry_after_s: None }))
    }

    /// Nothing here that this person may see.
    pub fn not_found() -> Error {
        Error::new("request.not_found")
    }

    /// Nobody is signed in.
    pub fn no_session() -> Error {
        Error::new("request.no_session")
    }

    /// The request's fields are wrong: all of them at once.
    pub fn invalid(problems: Problems) -> Error {
        Error::from(problems)
    }

    /// One field is wrong.
    pub fn field(problem: Problem) -> Error {
        Error::from(Problems(vec![problem]))
    }

    /// Something broke that is nobody's business but the operator's: logged here, shown as a request id.
    pub fn fault(cause: impl std::fmt::Display) -> Error {
        tracing::error!(%cause, "a request failed");
        Error::new(FAULT)
    }

    /// The same refusal with one more value for its sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl std::fmt::Display) -> Error {
        self.0.args.push((Cow::Borrowed(name), value.to_string()));
        self
    }

    /// The same refusal with another status.
    #[must_use]
    pub fn status(mut self, status: StatusCode) -> Error {
        self.0.status = status;
        self
    }

    /// The same refusal, as a problem of `field`.
    #[must_use]
    pub fn on(self, field: &str) -> Error {
        let Refusal { code, args, .. } = *self.0;
        Error::field(Problem { row: None, field: field.to_owned(), code, args })
    }

    /// The same refusal, asking to come back after `seconds`.
    #[must_use]
    pub fn retry_after(mut self, seconds: u64) -> Error {
        self.0.retry_after_s = Some(seconds);
        self.with("seconds", seconds)
    }

    /// The stable code.
    pub fn code(&self) -> &str {
        &self.0.code
    }

    /// What is wrong, field by field: a page shows them beside its fields instead of sending the error on.
    pub fn problems(&self) -> &[Problem] {
        &self.0.problems
    }

    /// The status it is answered with.
    pub fn http_status(&self) -> StatusCode {
        self.0.status
    }

    pub(crate) fn refusal(&self) -> &Refusal {
        &self.0
    }
}

impl<E: Coded + std::error::Error> From<E> for Error {
    fn from(error: E) -> Error {
        let code = error.code();
        if code.rsplit('.').next() == Some(FAULT) {
            return Error::fault(error);
        }
        Error::of(Cow::Borrowed(code), error.args(), error.problems().to_vec())
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let mut response = self.0.status.into_response();
        if let Some(seconds) = self.0.retry_after_s {
            response.headers_mut().insert(RETRY_AFTER, seconds.into());
        }
        response.extensions_mut().insert(Arc::new(*self.0));
        response
    }
}
