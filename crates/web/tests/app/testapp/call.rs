//! A request to be made, said in one line.

use std::future::{Future, IntoFuture};
use std::pin::Pin;

use axum::body::{Body, to_bytes};
use axum::http::{Method, Request};
use serde_json::Value;
use tower::ServiceExt as _;

use super::{Answer, TestApp};

/// A request; `.await` makes it.
pub struct Call<'a> {
    app: &'a TestApp,
    method: Method,
    path: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

const BOUNDARY: &str = "meadow-test-boundary";

impl<'a> Call<'a> {
    pub(super) fn new(app: &'a TestApp, method: Method, path: &str) -> Call<'a> {
        Call { app, method, path: path.to_owned(), headers: Vec::new(), body: Vec::new() }
    }

    /// With a bearer token; an empty one is nobody's.
    pub fn as_(self, token: &str) -> Call<'a> {
        if token.is_empty() { self } else { self.header("authorization", &format!("Bearer {token}")) }
    }

    /// With the cookie of a browser that is signed in, from one of our own pages.
    pub fn in_browser(self, token: &str) -> Call<'a> {
        self.header("cookie", &format!("__Host-session={token}")).header("sec-fetch-site", "same-origin")
    }

    pub fn header(mut self, name: &str, value: &str) -> Call<'a> {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// With `?{query}`.
    pub fn query(mut self, query: &str) -> Call<'a> {
        self.path = format!("{}?{query}", self.path);
        self
    }

    /// Asking for words in `lang`.
    pub fn lang(self, lang: &str) -> Call<'a> {
        self.header("accept-language", lang)
    }

    pub fn key(self, key: &str) -> Call<'a> {
        self.header("idempotency-key", key)
    }

    pub fn json(self, body: Value) -> Call<'a> {
        self.body("application/json", body.to_string().into_bytes())
    }

    pub fn body(mut self, kind: &str, body: Vec<u8>) -> Call<'a> {
        self.body = body;
        self.header("content-type", kind)
    }

    /// A form of a page.
    pub fn form(self, fields: &[(&str, &str)]) -> Call<'a> {
        let body = serde_urlencoded::to_string(fields).unwrap();
        self.body("application/x-www-form-urlencoded", body.into_bytes())
    }

    /// A form with a file and other fields.
    pub fn upload(self, file: &[u8], fields: &[(&str, &str)]) -> Call<'a> {
        let mut body = Vec::new();
        for (name, value) in fields {
            let part = format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend(part.into_bytes());
        }
        let head = format!(
            "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"file\"; filename=\"file\"\r\ncontent-type: application/octet-stream\r\n\r\n"
        );
        body.extend(head.into_bytes());
        body.extend_from_slice(file);
        body.extend(format!("\r\n--{BOUNDARY}--\r\n").into_bytes());
        self.body(&format!("multipart/form-data; boundary={BOUNDARY}"), body)
    }

    async fn send(self) -> Answer {
        let said = format!("{} {}", self.method, self.path);
        let mut request = Request::builder().method(self.method).uri(&self.path).header("host", "localhost:8080");
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        let request = request.body(Body::from(self.body)).unwrap();
        let response = self.app.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, 64 << 20).await.unwrap();
        Answer::new(said, parts.status.as_u16(), parts.headers, bytes.to_vec())
    }
}

impl<'a> IntoFuture for Call<'a> {
    type Output = Answer;
    type IntoFuture = Pin<Box<dyn Future<Output = Answer> + 'a>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
