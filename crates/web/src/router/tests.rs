use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, Response};
use kernel::OsRng;
use tower::ServiceExt as _;

use super::*;
use crate::Parts;

/// A server over a fresh database, without a network.
struct Server {
    router: Router,
    app: AppState,
    _db: testkit::TestDb,
    _folder: tempfile::TempDir,
}

impl Server {
    fn start() -> Server {
        let (db, folder) = (testkit::sqlite(), tempfile::tempdir().unwrap());
        let clock = testkit::clock();
        db.write_blocking::<_, db::Error, _>(move |tx| market::markets::seed(tx, &clock).map(|_| ())).unwrap();
        let app = AppState::new(Parts {
            db: db.clone(),
            clock: Arc::new(testkit::clock()),
            rng: Arc::new(OsRng),
            blobs: blobs::Blobs::in_folder(&folder.path().join("media")).unwrap(),
            search: Arc::new(catalog::search::Search::open(&folder.path().join("search")).unwrap()),
            url: "http://localhost:8080".parse().unwrap(),
            playground: None,
            signals: signals::Signals::open(folder.path(), signals::Counting::default()).unwrap(),
            ageing: market::fx::Ageing::default(),
            payments: trade::payment::Providers::default(),
            brand_store: Arc::new(adapters::shopify::Shopify::new(Arc::new(adapters::outbound::Outbound::new(
                adapters::outbound::Rules::default(),
            )))),
            translator: None,
            interpreter: None,
            seal: crate::Seal::new([7; 32]),
            metrics: None,
        });
        Server { router: router(app.clone()), app, _db: db, _folder: folder }
    }

    async fn send(&self, method: Method, path: &str, headers: &[(&str, &str)]) -> Response<Body> {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap()
    }

    async fn get(&self, path: &str) -> (u16, String) {
        let response = self.send(Method::GET, path, &[("accept-language", "en-GB")]).await;
        let status = response.status().as_u16();
        let body = to_bytes(response.into_body(), 1 << 20).await.unwrap();
        (status, String::from_utf8_lossy(&body).into_owned())
    }
}

#[tokio::test]
async fn every_storefront_page_answers_while_the_shelves_are_empty() {
    let server = Server::start();
    for path in [
        "/gb/",
        "/gb/shop",
        "/gb/listings",
        "/gb/categories/home",
        "/gb/search",
        "/gb/search?q=jade",
        "/ph/en/",
        "/ph/en/shop",
        "/ph/en/listings",
        "/markets",
        "/healthz",
        "/readyz",
        "/robots.txt",
        "/sitemap.xml",
        "/gb/sitemap.xml",
    ] {
        let (status, body) = server.get(path).await;
        assert_eq!(status, 200, "{path}: {body}");
    }
    for path in [
        "/zz/",
        "/gb/xx/",
        "/gb/listings/1",
        "/gb/listings/99999999999999999999",
        "/gb/listings/abc",
        "/gb/shops/nobody",
        "/gb/categories/nope",
        "/gb/p/1",
        "/gb/p/1/comments",
        "/gb/p/1/goods",
        "/gb/p/1/goods/2",
        "/gb/@nobody",
        "/ph/en/@nobody",
        "/gb/nothing",
        "/gb/topic/nothing",
        "/nothing/at/all",
        "/media/none.webp",
        "/assets/../Cargo.toml",
    ] {
        assert_eq!(server.get(path).await.0, 404, "{path}");
    }
}

#[tokio::test]
async fn lists_keep_to_their_statements() {
    let server = Server::start();
    server.get("/gb/").await;
    for (path, most) in [
        // The feed looks what there is; with nothing to show, the shop stands in its place.
        ("/gb/", 4),
        ("/gb/shop", 2),
        ("/gb/listings", 2),
        ("/gb/categories/home", 2),
        ("/gb/listings/1", 6),
        ("/gb/search?q=jade", 2),
    ] {
        let before = server.app.db.statements_run();
        server.get(path).await;
        let run = server.app.db.statements_run() - before;
        assert!(run <= most, "{path} ran {run} statements");
    }
}

#[tokio::test]
async fn a_refusal_speaks_the_readers_language() {
    let server = Server::start();
    let response = server.send(Method::GET, "/api/v1/nothing", &[("accept-language", "th")]).await;
    assert_eq!(response.headers()["content-type"], "application/problem+json");
    let body = to_bytes(response.into_body(), 1 << 16).await.unwrap();
    let problem: serde_json::Value = serde_json::from_slice(&body).unwrap();
    assert_eq!((problem["status"].as_u64(), problem["code"].as_str()), (Some(404), Some("request.not_found")));
    assert_eq!(problem["title"], "ไม่มีอะไรที่นี่");
    let response = server.send(Method::GET, "/nothing/at/all", &[("accept-language", "vi")]).await;
    let page = to_bytes(response.into_body(), 1 << 20).await.unwrap();
    assert!(String::from_utf8_lossy(&page).contains("Ở đây không có gì"));
}

#[tokio::test]
async fn writes_from_other_sites_are_refused_everywhere() {
    let server = Server::start();
    for path in ["/api/v1/accounts", "/api/v1/sessions", "/api/v1/shops", "/sign-in", "/seller"] {
        for headers in [
            [("sec-fetch-site", "cross-site"), ("host", "localhost:8080")],
            [("origin", "https://evil.example"), ("host", "localhost:8080")],
            [("sec-fetch-site", "same-site"), ("host", "localhost:8080")],
        ] {
            let response = server.send(Method::POST, path, &headers).await;
            assert_eq!(response.status(), 403, "{path} {headers:?}");
        }
    }
}

#[tokio::test]
async fn every_page_carries_the_headers_that_keep_browsers_careful() {
    let server = Server::start();
    let response = server.send(Method::GET, "/gb/", &[]).await;
    let policy = response.headers()["content-security-policy"].to_str().unwrap().to_owned();
    for part in ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "script-src 'self' 'nonce-"] {
        assert!(policy.contains(part), "{part}");
    }
    assert_eq!(response.headers()["x-content-type-options"], "nosniff");
    assert!(response.headers().contains_key("x-request-id"));
    let style = assets::url("shop.css");
    let response = server.send(Method::GET, style, &[("accept-encoding", "gzip, br")]).await;
    assert_eq!(
        (response.status().as_u16(), &response.headers()["content-encoding"]),
        (200, &axum::http::HeaderValue::from_static("br"))
    );
    assert!(response.headers()["cache-control"].to_str().unwrap().contains("immutable"));
}

#[tokio::test]
async fn a_visitor_is_led_to_their_market() {
    let server = Server::start();
    let home = async |headers: &[(&str, &str)]| {
        let response = server.send(Method::GET, "/", headers).await;
        response.headers().get("location").map(|to| to.to_str().unwrap().to_owned())
    };
    assert_eq!(home(&[("accept-language", "en-GB,en;q=0.8")]).await.as_deref(), Some("/gb/"));
    assert_eq!(home(&[("accept-language", "th")]).await.as_deref(), Some("/th/"));
    assert_eq!(home(&[("accept-language", "en-GB"), ("cookie", "market=MY; lang=ms")]).await.as_deref(), Some("/my/"));
    assert_eq!(home(&[("accept-language", "xx")]).await, None);
    assert_eq!(server.send(Method::GET, "/language/th?back=//evil.example", &[]).await.headers()["location"], "/");
}
