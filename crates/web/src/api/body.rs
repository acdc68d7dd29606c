//! A body read only after it is clear whose resource it is about: 401 before 404 before 422.

use axum::body::Bytes;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use serde::de::DeserializeOwned;

use crate::{Error, Result, extract};

/// A body that is still bytes.
#[derive(Debug)]
pub(crate) struct Unread {
    bytes: Result<Bytes>,
    is_json: bool,
}

impl<S: Send + Sync> FromRequest<S> for Unread {
    type Rejection = std::convert::Infallible;

    async fn from_request(request: Request, state: &S) -> std::result::Result<Unread, Self::Rejection> {
        let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        let is_json = kind == "application/json" || kind.ends_with("+json");
        let bytes = Bytes::from_request(request, state).await;
        let bytes = bytes.map_err(|rejection| match rejection.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Error::new("request.too_large"),
            _ => Error::new("request.malformed"),
        });
        Ok(Unread { bytes, is_json })
    }
}

impl Unread {
    /// The body as JSON of this shape, refused as [`extract::Json`] does.
    pub(crate) fn json<T: DeserializeOwned>(self) -> Result<T> {
        if !self.is_json {
            return Err(Error::new("request.not_json"));
        }
        extract::json(&self.bytes?)
    }
}

/// A form of several parts that is not read yet.
#[derive(Debug)]
pub(crate) struct UnreadForm(Result<Multipart>);

impl<S: Send + Sync> FromRequest<S> for UnreadForm {
    type Rejection = std::convert::Infallible;

    async fn from_request(request: Request, state: &S) -> std::result::Result<UnreadForm, Self::Rejection> {
        let form = Multipart::from_request(request, state).await;
        Ok(UnreadForm(form.map_err(|_| Error::new("request.malformed"))))
    }
}

impl UnreadForm {
    /// The form, if it is one.
    pub(crate) fn open(self) -> Result<Multipart> {
        self.0
    }
}
