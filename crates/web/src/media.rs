//! `GET /media/{key}`: pictures and films from `blobs`. A key never changes its bytes, so that caches may keep what is public for
//! ever; films are sent in ranges. What is not published is shown to nobody but who holds a sealed address, for a while.

mod range;
mod seal;

use axum::body::Body;
use axum::extract::State;
use axum::http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use blobs::{BlobError, BlobKey};
use content::post::{Post, PostState};
use serde::Deserialize;

use crate::extract::{Path, Query};
use crate::{App, AppState, Error, Result};

pub use self::seal::Seal;

/// Where browsers find a file.
pub fn media_url(key: &str) -> String {
    format!("/media/{key}")
}

impl App {
    /// Seals the addresses of a post that is not READY, for whoever may see it all the same: its keys are then good for a while.
    pub(crate) fn seal_files(&self, post: &mut Post) {
        if post.state == PostState::Ready {
            return;
        }
        let now = kernel::Clock::now(&self.wall);
        for made in &mut post.renditions {
            made.key = self.seal.sealed(&made.key, now);
        }
        post.poster = post.poster.take().map(|key| self.seal.sealed(&key, now));
    }

    /// The address of a file that is not published, good for a while.
    pub(crate) fn sealed_url(&self, key: &str) -> String {
        media_url(&self.seal.sealed(key, kernel::Clock::now(&self.wall)))
    }
}

/// What a sealed address carries.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Sealed {
    until: Option<String>,
    seal: Option<String>,
}

pub(crate) async fn show(
    State(app): State<AppState>,
    Path(key): Path<String>,
    Query(sealed): Query<Sealed>,
    headers: HeaderMap,
) -> Result<Response> {
    let kind = kind(&key).ok_or_else(Error::not_found)?;
    let caching = caching(&app, &key, &sealed).await?;
    let key: BlobKey = key.parse().map_err(|_| Error::not_found())?;
    let mut response = match kind {
        FILM => film(&app, &key, &headers).await?,
        _ => whole(&app, &key).await?,
    };
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(caching));
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox"));
    Ok(response)
}

const PUBLIC: &str = "public, max-age=31536000, immutable";
const PRIVATE: &str = "private, no-store";

/// How long a file may be kept, when it may be seen at all: files of posts that are READY by everybody, other files of posts and
/// previews by who holds a sealed address.
async fn caching(app: &App, key: &str, sealed: &Sealed) -> Result<&'static str> {
    let folder = key.split('/').next().unwrap_or_default();
    if !matches!(folder, "posts" | "previews") {
        return Ok(PUBLIC);
    }
    if let (Some(until), Some(seal)) = (&sealed.until, &sealed.seal) {
        let good = app.seal.is_good(key, until, seal, kernel::Clock::now(&app.wall));
        return if good { Ok(PRIVATE) } else { Err(Error::not_found()) };
    }
    let key = key.to_owned();
    let shown = folder == "posts" && app.db.read(move |read| content::post::is_shown_file(read, &key)).await?;
    if shown { Ok(PUBLIC) } else { Err(Error::not_found()) }
}

async fn whole(app: &App, key: &BlobKey) -> Result<Response> {
    let (size, bytes) = app.blobs.stream(key).await.map_err(absent)?;
    let mut response = (StatusCode::OK, Body::from_stream(bytes)).into_response();
    response.headers_mut().insert(CONTENT_LENGTH, size.into());
    Ok(response)
}

/// A film, or the part of it that is asked for.
async fn film(app: &App, key: &BlobKey, headers: &HeaderMap) -> Result<Response> {
    let size = app.blobs.size(key).await.map_err(absent)?;
    let mut response = match range::asked(headers, size) {
        range::Asked::Whole => whole(app, key).await?,
        range::Asked::Nothing => {
            let mut response = StatusCode::RANGE_NOT_SATISFIABLE.into_response();
            response.headers_mut().insert(CONTENT_RANGE, header(format!("bytes */{size}"))?);
            response
        }
        range::Asked::Part(part) => {
            let about = header(format!("bytes {}-{}/{size}", part.start, part.end.saturating_sub(1)))?;
            let bytes = app.blobs.get_range(key, part).await.map_err(absent)?;
            let mut response = (StatusCode::PARTIAL_CONTENT, bytes).into_response();
            response.headers_mut().insert(CONTENT_RANGE, about);
            response
        }
    };
    response.headers_mut().insert(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    Ok(response)
}

fn header(text: String) -> Result<HeaderValue> {
    HeaderValue::try_from(text).map_err(Error::fault)
}

fn absent(error: BlobError) -> Error {
    match error {
        BlobError::NotFound => Error::not_found(),
        other => Error::fault(other),
    }
}

const FILM: &str = "video/mp4";

/// The type of a file by its ending: what we made ourselves, nothing that a browser would run.
fn kind(key: &str) -> Option<&'static str> {
    match key.rsplit_once('.')?.1 {
        "webp" => Some("image/webp"),
        "jpg" => Some("image/jpeg"),
        "png" => Some("image/png"),
        "mp4" => Some(FILM),
        _ => None,
    }
}
