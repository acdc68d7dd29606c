//! Too many requests, too many failures: 429, and when to come back.

use axum::http::Method;
use serde_json::json;

use crate::testapp::{Answer, TestApp};
use crate::world::PASSWORD;

#[tokio::test]
async fn who_asks_too_often_is_told_when_to_come_back() {
    let app = TestApp::strict().await;
    let from = |address: &'static str| {
        app.op("POST /password-resets", &[]).header("x-forwarded-for", address).json(json!({"login": "nobody"}))
    };
    let mut refused = None;
    for _ in 0..12 {
        let answer = from("192.0.2.1").await;
        if answer.status == 429 {
            refused = Some(answer);
        }
    }
    let refused = refused.expect("the eleventh in a minute is one too many").refused(429, "request.too_many");
    let seconds: u64 = refused.header("retry-after").parse().unwrap();
    assert!((1..=60).contains(&seconds), "{seconds}");
    from("192.0.2.2").await.ok(202);
    app.get("/api/v1/markets").header("x-forwarded-for", "192.0.2.1").await.ok(200);
    app.settle().await;
}

#[tokio::test]
async fn reading_has_a_limit_too_and_health_has_none() {
    let app = TestApp::strict().await;
    let mut statuses = Vec::new();
    for _ in 0..400 {
        statuses.push(app.get("/api/v1/nothing").await.status);
    }
    assert!(statuses[..300].iter().all(|status| *status == 404) && statuses.contains(&429));
    assert_eq!(app.get("/healthz").await.status, 200);
}

#[tokio::test]
async fn a_sandbox_lets_one_try_things() {
    let app = TestApp::new().await;
    for _ in 0..30 {
        app.op("POST /password-resets", &[]).json(json!({"login": "nobody"})).await.ok(202);
    }
    app.settle().await;
}

#[tokio::test]
async fn failed_log_ins_wait_right_or_wrong() {
    let app = TestApp::new().await;
    app.person_without_session("lin").await;
    let log_in =
        async |password: &str| app.op("POST /sessions", &[]).json(json!({"login": "lin", "password": password})).await;
    for _ in 0..6 {
        let failed: Answer = log_in("wrong wrong wrong").await;
        assert!(matches!(failed.status, 401 | 429), "{failed}");
    }
    let waits = log_in(PASSWORD).await.refused(429, "accounts.login_backoff");
    let seconds: u64 = waits.header("retry-after").parse().unwrap();
    assert!((1..=3600).contains(&seconds), "{seconds}");
    let form = [("login", "lin"), ("password", PASSWORD)];
    let page = app.call(Method::POST, "/sign-in").header("sec-fetch-site", "same-origin").form(&form).await;
    assert_eq!((page.status, page.header("set-cookie").contains("session=")), (429, false), "{page}");
    app.settle().await;
}
