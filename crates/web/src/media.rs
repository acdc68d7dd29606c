//! `GET /media/{key}`: pictures from `blobs`. A key never changes its bytes, so caches may keep them for ever.

use axum::body::Body;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use blobs::{BlobError, BlobKey};

use crate::extract::Path;
use crate::{AppState, Error, Result};

/// Where browsers find a file.
pub fn media_url(key: &str) -> String {
    format!("/media/{key}")
}

pub(crate) async fn show(State(app): State<AppState>, Path(key): Path<String>) -> Result<Response> {
    let kind = kind(&key).ok_or_else(Error::not_found)?;
    let key: BlobKey = key.parse().map_err(|_| Error::not_found())?;
    let (size, bytes) = app.blobs.stream(&key).await.map_err(|error| match error {
        BlobError::NotFound => Error::not_found(),
        other => Error::fault(other),
    })?;
    let mut response = (StatusCode::OK, Body::from_stream(bytes)).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(CONTENT_LENGTH, size.into());
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox"));
    Ok(response)
}

/// The type of a file by its ending: what we made ourselves, nothing that a browser would run.
fn kind(key: &str) -> Option<&'static str> {
    match key.rsplit_once('.')?.1 {
        "webp" => Some("image/webp"),
        "jpg" => Some("image/jpeg"),
        "png" => Some("image/png"),
        _ => None,
    }
}
