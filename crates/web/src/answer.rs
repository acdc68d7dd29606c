//! Says refusals in the reader's words: `application/problem+json` for programs, a page that helps for people.

use std::sync::Arc;

use axum::Json;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{ACCEPT_LANGUAGE, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use crate::error::Refusal;
use crate::guard::RequestId;
use crate::words::{self, Voice};
use crate::{AppState, pages};

/// An error as RFC 9457 tells it. `code` is stable; `title`, `detail` and messages are in the language of `Accept-Language`.
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    /// An address that names the kind of problem: `/problems/{code}`.
    #[serde(rename = "type")]
    #[schema(example = "/problems/catalog.title_too_long")]
    pub kind: String,
    pub title: String,
    pub status: u16,
    /// The stable code, such as `trade.out_of_stock`.
    pub code: String,
    pub detail: String,
    /// Everything wrong with the request's fields at once.
    pub errors: Vec<FieldProblem>,
    /// What to tell the operator, when the fault is ours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
}

/// One thing wrong with one field.
#[derive(Debug, Serialize, ToSchema)]
pub struct FieldProblem {
    /// The row of a file; the header is row 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<u64>,
    /// The field's path: `variants[2].price`.
    pub field: String,
    pub code: String,
    pub message: String,
}

impl FieldProblem {
    /// The problem in the words of `voice`.
    pub fn of(problem: &kernel::Problem, voice: &Voice) -> FieldProblem {
        FieldProblem {
            row: problem.row,
            field: problem.field.clone(),
            code: problem.code.clone().into_owned(),
            message: voice.explain_problem(problem).into_owned(),
        }
    }
}

/// The layer that turns every refusal into its words.
pub(crate) async fn render(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let asked = Asked::of(&request);
    let response = next.run(request).await;
    let Some(refusal) = refusal(&response) else {
        return response;
    };
    let mut answer =
        if asked.is_program { program(&refusal, &asked) } else { pages::refused(&app, &refusal, &asked).await };
    for name in KEPT_HEADERS {
        if let Some(value) = response.headers().get(&name) {
            answer.headers_mut().insert(name, value.clone());
        }
    }
    answer
}

/// Headers of a refusal that stay when its words are made. The last two say where an upload goes on.
const KEPT_HEADERS: [HeaderName; 5] = [
    RETRY_AFTER,
    axum::http::header::ALLOW,
    axum::http::header::SET_COOKIE,
    HeaderName::from_static("upload-offset"),
    HeaderName::from_static("upload-complete"),
];

/// What of the request its refusal needs.
pub(crate) struct Asked {
    pub is_program: bool,
    pub path: String,
    pub headers: HeaderMap,
    pub id: RequestId,
    pub nonce: crate::guard::Nonce,
}

impl Asked {
    fn of(request: &Request) -> Asked {
        let path = request.uri().path();
        Asked {
            is_program: path.starts_with("/api/"),
            path: request.uri().path_and_query().map_or_else(|| path.to_owned(), |all| all.as_str().to_owned()),
            // Only pages need the headers beyond the language; cloning a map shares its values.
            headers: request.headers().clone(),
            id: request.extensions().get::<RequestId>().cloned().unwrap_or_default(),
            nonce: request.extensions().get().cloned().unwrap_or_default(),
        }
    }
}

/// The refusal that a response carries; bare failures of the framework become one.
fn refusal(response: &Response) -> Option<Arc<Refusal>> {
    if let Some(refusal) = response.extensions().get::<Arc<Refusal>>() {
        return Some(Arc::clone(refusal));
    }
    let code = match response.status() {
        StatusCode::PAYLOAD_TOO_LARGE => "request.too_large",
        StatusCode::METHOD_NOT_ALLOWED => "request.method",
        StatusCode::REQUEST_TIMEOUT | StatusCode::GATEWAY_TIMEOUT => "request.timeout",
        _ => return None,
    };
    Some(Arc::new(crate::Error::new(code).refusal().clone()))
}

fn program(refusal: &Refusal, asked: &Asked) -> Response {
    let voice = Voice::plain(accepted(&asked.headers));
    let body = Problem {
        kind: format!("/problems/{}", refusal.code),
        title: title(refusal.status, &voice),
        status: refusal.status.as_u16(),
        code: refusal.code.clone().into_owned(),
        detail: voice.explain(&refusal.code, &refusal.args).into_owned(),
        errors: refusal.problems.iter().map(|problem| FieldProblem::of(problem, &voice)).collect(),
        request_id: refusal.status.is_server_error().then(|| asked.id.to_string()),
    };
    let mut response = (refusal.status, Json(body)).into_response();
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    if refusal.status == StatusCode::UNAUTHORIZED {
        response.headers_mut().insert(axum::http::header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    response
}

/// What kind of problem a status is, in a few words.
pub(crate) fn title(status: StatusCode, voice: &Voice) -> String {
    let id = match status.as_u16() {
        401 => "web-status-401",
        403 => "web-status-403",
        404 | 410 => "web-status-404",
        405 => "web-status-405",
        409 => "web-status-409",
        413 => "web-status-413",
        429 => "web-status-429",
        400..=499 => "web-status-4xx",
        503 => "web-status-503",
        _ => "web-status-500",
    };
    voice.say(id).into_owned()
}

/// The interface language that a request's headers ask for.
pub(crate) fn accepted(headers: &HeaderMap) -> kernel::Lang {
    let header = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    words::accepted(header)
}

/// An empty answer of a status, for handlers that have nothing to say.
pub fn empty(status: StatusCode) -> Response {
    (status, Body::empty()).into_response()
}
