//! What handlers take from a request, refused in one manner: [`Path`], [`Query`], [`Json`], [`Form`], [`Paging`], [`Speech`].

use axum::extract::rejection::{BytesRejection, FormRejection};
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use kernel::{Cursor, PageRequest, Problem};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::words::Voice;
use crate::{AppState, Error, answer};

/// The parts of the path. What does not parse, a too large id among them, is nothing that exists: 404.
#[derive(Debug)]
pub struct Path<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for Path<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Path<T>, Error> {
        let found = axum::extract::Path::from_request_parts(parts, state).await;
        found.map(|axum::extract::Path(value)| Path(value)).map_err(|_| Error::not_found())
    }
}

/// The query. What does not parse is 422, naming the field.
#[derive(Debug)]
pub struct Query<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Query<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Query<T>, Error> {
        let query = parts.uri.query().unwrap_or_default();
        let fields = serde_urlencoded::Deserializer::new(url::form_urlencoded::parse(query.as_bytes()));
        serde_path_to_error::deserialize(fields).map(Query).map_err(|error| wrong_shape(&error))
    }
}

/// A JSON body. Not JSON at all is 400; JSON of another shape is 422, naming the path at which it departs.
#[derive(Debug)]
pub struct Json<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Json<T> {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Json<T>, Error> {
        if !is_json(&request) {
            return Err(Error::new("request.not_json"));
        }
        let bytes = axum::body::Bytes::from_request(request, state).await.map_err(unread)?;
        json(&bytes).map(Json)
    }
}

/// Reads `bytes` as JSON, refusing as [`Json`] does: for multipart fields and idempotent bodies.
pub fn json<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Result<T, Error> {
    let mut source = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut source).map_err(|error| {
        use serde_json::error::Category;
        match error.inner().classify() {
            Category::Data => wrong_shape(&error),
            Category::Io | Category::Syntax | Category::Eof => Error::new("request.malformed"),
        }
    })?;
    source.end().map_err(|_| Error::new("request.malformed"))?;
    Ok(value)
}

/// A form of a page, as a browser posts it.
#[derive(Debug)]
pub struct Form<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Form<T> {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Form<T>, Error> {
        match axum::extract::RawForm::from_request(request, state).await {
            Ok(axum::extract::RawForm(bytes)) => {
                let fields = serde_urlencoded::Deserializer::new(url::form_urlencoded::parse(&bytes));
                serde_path_to_error::deserialize(fields).map(Form).map_err(|error| wrong_shape(&error))
            }
            Err(_) => Err(Error::new("request.malformed")),
        }
    }
}

/// The fields of a form in their order, repeated ones included: for forms whose fields are not known beforehand.
#[derive(Debug)]
pub struct Fields(pub Vec<(String, String)>);

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Fields, Error> {
        let form: Result<axum::Form<Vec<(String, String)>>, FormRejection> =
            axum::Form::from_request(request, state).await;
        form.map(|axum::Form(fields)| Fields(fields)).map_err(|_| Error::new("request.malformed"))
    }
}

/// Whether a request says that its body is JSON.
pub(crate) fn is_json(request: &Request) -> bool {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    kind == "application/json" || kind.ends_with("+json")
}

/// A body that could not be read, or is too large.
pub(crate) fn unread(rejection: BytesRejection) -> Error {
    match rejection.status() {
        axum::http::StatusCode::PAYLOAD_TOO_LARGE => Error::new("request.too_large"),
        _ => Error::new("request.malformed"),
    }
}

/// A form of several parts that could not be read, or is too large.
pub(crate) fn multipart(error: &axum::extract::multipart::MultipartError) -> Error {
    match error.status() {
        axum::http::StatusCode::PAYLOAD_TOO_LARGE => Error::new("request.too_large"),
        _ => Error::new("request.malformed"),
    }
}

/// The field at which a request departs from its shape.
fn wrong_shape<E: std::fmt::Display>(error: &serde_path_to_error::Error<E>) -> Error {
    let expected = error.inner().to_string();
    // The position means nothing to a reader of the field's path.
    let expected = expected.split(" at line ").next().unwrap_or_default().to_owned();
    let path = error.path().to_string();
    let missing = expected.strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
    let unknown = expected.strip_prefix("unknown field `").and_then(|rest| rest.split('`').next());
    let (parent, path) = if path == "." { (String::new(), "body".to_owned()) } else { (format!("{path}."), path) };
    match (missing, unknown) {
        (Some(name), _) => Error::field(Problem::new(format!("{parent}{name}"), "request.field_missing")),
        (_, Some(_)) => Error::field(Problem::new(path, "request.field_unknown")),
        _ => Error::field(Problem::new(path, "request.field_shape").with("expected", expected)),
    }
}

/// `?limit=` and `?after=`: limits above 100 are 100; what is no cursor is 422.
#[derive(Debug)]
pub struct Paging(pub PageRequest);

#[derive(Deserialize)]
struct PagingQuery {
    after: Option<String>,
    limit: Option<String>,
}

impl<S: Send + Sync> FromRequestParts<S> for Paging {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Paging, Error> {
        let Query(PagingQuery { after, limit }) = Query::from_request_parts(parts, state).await?;
        let limit = limit.filter(|text| !text.is_empty()).map(|text| text.parse::<u32>()).transpose();
        let limit = limit.ok().filter(|limit| *limit != Some(0));
        let limit = limit.ok_or_else(|| Error::field(Problem::new("limit", "request.limit")))?;
        let after = after.filter(|text| !text.is_empty()).map(Cursor::from_text);
        if after.as_ref().is_some_and(|cursor| cursor.open::<serde_json::Value>().is_none()) {
            return Err(Error::field(Problem::new("after", "request.cursor")));
        }
        Ok(Paging(PageRequest::new(after, limit)))
    }
}

/// The voice in which an API answers: the language of `Accept-Language`.
#[derive(Debug)]
pub struct Speech(pub Voice);

impl FromRequestParts<AppState> for Speech {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Speech, Self::Rejection> {
        Ok(Speech(Voice::plain(answer::accepted(&parts.headers))))
    }
}

#[cfg(test)]
mod tests;
