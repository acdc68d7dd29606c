//! A body read only after it is clear whose resource it is about: 401 before 404 before 422.

use axum::body::Bytes;
use axum::extract::{FromRequest, Multipart, Request};
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
        let is_json = extract::is_json(&request);
        let bytes = Bytes::from_request(request, state).await.map_err(extract::unread);
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

    /// As [`Unread::json`], of a body that may be left out.
    pub(crate) fn json_or_nothing<T: DeserializeOwned + Default>(self) -> Result<T> {
        let is_empty = self.bytes.as_ref().is_ok_and(Bytes::is_empty);
        if is_empty { Ok(T::default()) } else { self.json() }
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
