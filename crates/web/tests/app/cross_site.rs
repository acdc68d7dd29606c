//! Writes from other sites are refused at every address, and every answer carries the headers that keep browsers careful.

use axum::http::Method;
use serde_json::json;

use crate::operations;
use crate::testapp::TestApp;
use crate::world::{PASSWORD, picture};

/// Pages that change something, by form.
const FORMS: &[&str] = &["/sign-in", "/sign-up", "/sign-out", "/seller", "/password-reset"];

#[tokio::test]
async fn no_other_site_writes_anything() {
    let app = TestApp::new().await;
    let (token, shop) = app.seller("lin").await;
    let unsafe_operations = operations::all().iter().filter(|name| !name.starts_with("GET "));
    let mut addresses: Vec<(Method, String)> = unsafe_operations
        .map(|name| {
            let parts = name.matches('{').count();
            operations::address(name, &vec![&*shop; parts])
        })
        .collect();
    addresses.extend(FORMS.iter().map(|path| (Method::POST, (*path).to_owned())));
    assert!(addresses.len() > 30);
    for (method, path) in addresses {
        for (name, value) in [
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
            ("origin", "https://evil.example"),
            ("origin", "null"),
        ] {
            let call = app
                .call(method.clone(), &path)
                .header("cookie", &format!("__Host-session={token}"))
                .header(name, value);
            let answer = call.json(json!({})).await;
            assert_eq!(answer.status, 403, "{answer} for {name}: {value}");
        }
    }
    let own = app.op("PATCH /me", &[]).in_browser(&token).json(json!({"market": "TH"})).await.ok(200);
    assert_eq!(own["market"], "TH");
    app.settle().await;
}

#[tokio::test]
async fn every_kind_of_answer_is_dressed() {
    let app = TestApp::new().await;
    let (token, shop) = app.seller("lin").await;
    let product = crate::world::id_of(&app.product(&token, &shop, crate::world::bracelet()).await);
    let image =
        app.op("POST /products/{product}/images", &[&product]).as_(&token).upload(&picture(), &[]).await.ok(201);
    let image = image["url"].as_str().unwrap().to_owned();
    for path in [
        "/gb/",
        "/sign-in",
        "/nothing",
        "/api/v1/markets",
        "/api/v1/nothing",
        "/api/openapi.json",
        &image,
        "/media/none.webp",
        "/favicon.svg",
    ] {
        let answer = app.get(path).await;
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert!(!answer.header("referrer-policy").is_empty(), "{path}");
        assert!(!answer.headers.contains_key("access-control-allow-origin"), "{path}");
        if path != "/favicon.svg" && !path.starts_with("/media/none") {
            assert!(answer.header("content-security-policy").contains("default-src"), "{path}: {:?}", answer.headers);
        }
    }
    let page = app.get("/gb/").await;
    let policy = page.header("content-security-policy");
    for part in ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"] {
        assert!(policy.contains(part), "{part}");
    }
    assert!(!policy.contains("unsafe-inline") && !policy.contains("unsafe-eval"), "{policy}");
    let nonce = |policy: &str| policy.split("'nonce-").nth(1).unwrap().split('\'').next().unwrap().to_owned();
    assert_ne!(nonce(policy), nonce(app.get("/gb/").await.header("content-security-policy")), "a nonce is used once");
    app.settle().await;
}

#[tokio::test]
async fn the_sessions_cookie_is_bound_to_this_place() {
    let app = TestApp::new().await;
    app.person_without_session("lin").await;
    let form = [("login", "lin"), ("password", PASSWORD)];
    let answer = app.call(Method::POST, "/sign-in").header("sec-fetch-site", "same-origin").form(&form).await;
    assert_eq!(answer.status, 303, "{answer}");
    let cookie = answer.header("set-cookie").to_owned();
    for part in ["__Host-session=", "Path=/", "HttpOnly", "SameSite=Lax", "Secure"] {
        assert!(cookie.contains(part), "{part} is missing in {cookie}");
    }
    assert!(!cookie.contains("Domain"), "{cookie}");
    let token = cookie.split(['=', ';']).nth(1).unwrap();
    app.op("GET /me", &[]).in_browser(token).await.ok(200);
    app.op("GET /me", &[]).header("cookie", &format!("session={token}")).await.refused(401, "request.no_session");
    app.settle().await;
}

#[tokio::test]
async fn words_follow_the_readers_language() {
    let app = TestApp::new().await;
    let mut details = Vec::new();
    for lang in ["en", "zh", "id", "th", "vi", "ms", "fil"] {
        let refused = app.op("POST /accounts", &[]).lang(lang).json(json!({})).await;
        details.push(refused["errors"][0]["message"].as_str().unwrap().to_owned());
    }
    let unsure = app.op("POST /accounts", &[]).lang("xx, th;q=0.8, en;q=0.1").json(json!({})).await;
    assert_eq!(unsure["errors"][0]["message"], *details[3]);
    let nobody = app.op("POST /accounts", &[]).lang("tlh").json(json!({})).await;
    assert_eq!(nobody["errors"][0]["message"], *details[0]);
    details.sort();
    details.dedup();
    assert_eq!(details.len(), 7, "{details:?}");
}
