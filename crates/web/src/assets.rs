//! Scripts, styles and icons, built by Vite into the program: hashed names, kept by caches for ever, compressed beforehand.

use std::collections::HashMap;
use std::sync::LazyLock;

use axum::body::Body;
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};
use rust_embed::{EmbeddedFile, RustEmbed};
use serde::Deserialize;

use crate::extract::Path;
use crate::{Error, Result};

#[derive(RustEmbed)]
#[folder = "$MEADOW_ISLANDS"]
struct Built;

/// A line of Vite's manifest.
#[derive(Deserialize)]
struct Entry {
    file: String,
    #[serde(default)]
    name: Option<String>,
    #[serde(default, rename = "isEntry")]
    is_entry: bool,
}

/// The address of each entry, by `name.css` or `name.js`.
static ENTRIES: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let manifest = Built::get(".vite/manifest.json").map(|file| file.data).unwrap_or_default();
    let entries: HashMap<String, Entry> = serde_json::from_slice(&manifest).unwrap_or_default();
    let named = entries.into_values().filter(|entry| entry.is_entry).filter_map(|entry| {
        let ending = entry.file.rsplit_once('.').map(|(_, ending)| ending.to_owned())?;
        Some((format!("{}.{ending}", entry.name?), format!("/assets/{}", entry.file)))
    });
    named.collect()
});

/// The address of a built entry: `url("shop.css")`. An unknown one leads nowhere, which a test refuses.
pub fn url(entry: &str) -> &'static str {
    ENTRIES.get(entry).map_or("/assets/missing", String::as_str)
}

/// `GET /assets/{*path}`.
pub(crate) async fn show(Path(path): Path<String>, headers: HeaderMap) -> Result<Response> {
    let hashed = ENTRIES.values().any(|known| known.ends_with(&path)) || path.contains('-');
    let age = if hashed { "public, max-age=31536000, immutable" } else { "public, max-age=3600" };
    file(&path, age, &headers)
}

/// `GET /favicon.ico` and its kind: files that browsers look for at the root.
pub(crate) async fn root(uri: axum::http::Uri, headers: HeaderMap) -> Result<Response> {
    file(uri.path().trim_start_matches('/'), "public, max-age=86400", &headers)
}

fn file(path: &str, age: &'static str, headers: &HeaderMap) -> Result<Response> {
    let kind = kind(path).filter(|_| !path.starts_with('.')).ok_or_else(Error::not_found)?;
    let (found, encoding) = find(path, headers).ok_or_else(Error::not_found)?;
    let body = match found.data {
        std::borrow::Cow::Borrowed(bytes) => Body::from(bytes),
        std::borrow::Cow::Owned(bytes) => Body::from(bytes),
    };
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(age));
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(encoding) = encoding {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    Ok(response)
}

/// The file in the best coding that the browser reads.
fn find(path: &str, headers: &HeaderMap) -> Option<(EmbeddedFile, Option<&'static str>)> {
    let accepted = headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    for (coding, ending) in [("br", "br"), ("gzip", "gz")] {
        if accepted.contains(coding)
            && let Some(file) = Built::get(&format!("{path}.{ending}"))
        {
            return Some((file, Some(coding)));
        }
    }
    Built::get(path).map(|file| (file, None))
}

fn kind(path: &str) -> Option<&'static str> {
    Some(match path.rsplit_once('.')?.1 {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "webmanifest" => "application/manifest+json",
        _ => return None,
    })
}
