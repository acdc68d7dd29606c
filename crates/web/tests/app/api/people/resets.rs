use serde_json::json;

use crate::testapp::TestApp;
use crate::world::PASSWORD;

const NEW: &str = "eight yellow bicycles";

#[tokio::test]
async fn a_password_is_reset_by_mail_and_every_session_ends() {
    let app = TestApp::new().await;
    let token = app.person("lin").await;
    app.op("POST /password-resets", &[]).json(json!({"login": "lin@example.com"})).await.ok(202);
    app.settle().await;
    let secret = app.postbox.token_to("lin@example.com");
    let reset = |secret: &str, password: &str| {
        app.op("PUT /password-resets/{token}", &[secret]).json(json!({"password": password}))
    };
    reset(&secret, "short").await.invalid(&[("password", "accounts.password_short")]);
    reset(&secret, "lin").await.invalid(&[("password", "accounts.password_short")]);
    reset(&secret, NEW).await.ok(204);
    app.op("GET /me", &[]).as_(&token).await.refused(401, "request.no_session");
    reset(&secret, PASSWORD).await.refused(409, "accounts.reset_token");
    reset("nonsense", PASSWORD).await.refused(409, "accounts.reset_token");
    app.op("POST /sessions", &[])
        .json(json!({"login": "lin", "password": PASSWORD}))
        .await
        .refused(401, "accounts.login_wrong");
    app.op("POST /sessions", &[]).json(json!({"login": "lin", "password": NEW})).await.ok(201);
    app.settle().await;
}

#[tokio::test]
async fn asking_for_a_reset_tells_nobody_who_has_an_account() {
    let app = TestApp::new().await;
    app.person("lin").await;
    let known = app.op("POST /password-resets", &[]).json(json!({"login": "lin"})).await;
    let unknown = app.op("POST /password-resets", &[]).json(json!({"login": "nobody"})).await;
    assert_eq!((known.status, &known.bytes), (unknown.status, &unknown.bytes));
    app.op("POST /password-resets", &[]).json(json!({})).await.invalid(&[("login", "request.field_missing")]);
    app.settle().await;
}

#[tokio::test]
async fn a_password_is_changed_by_who_knows_it() {
    let app = TestApp::new().await;
    let token = app.person("lin").await;
    let other = app.session(app.me(&token).await).await;
    let change = |current: &str, new: &str| {
        app.op("PUT /me/password", &[]).as_(&token).json(json!({"current": current, "password": new}))
    };
    change("not this one", NEW).await.invalid(&[("current", "accounts.password_wrong")]);
    change(PASSWORD, "12345678").await.invalid(&[("password", "accounts.password_common")]);
    let opened = change(PASSWORD, NEW).await.ok(200);
    app.op("GET /me", &[]).as_(&token).await.refused(401, "request.no_session");
    app.op("GET /me", &[]).as_(&other).await.refused(401, "request.no_session");
    app.op("GET /me", &[]).as_(opened["token"].as_str().unwrap()).await.ok(200);
    app.op("PUT /me/password", &[]).json(json!({})).await.refused(401, "request.no_session");
    app.settle().await;
    let letters = app.postbox.letters_to("lin@example.com");
    assert!(letters.iter().any(|letter| letter.subject.contains("password was changed")));
}
