use serde_json::json;

use crate::testapp::TestApp;
use crate::world::PASSWORD;

#[tokio::test]
async fn a_profile_is_read_and_changed() {
    let app = TestApp::new().await;
    let token = app.person("lin").await;
    app.person("mai").await;
    let patch = |body| app.op("PATCH /me", &[]).as_(&token).json(body);
    let changed = patch(json!({"handle": "lin-2", "locale": "vi-VN", "market": "VN"})).await.ok(200);
    assert_eq!(
        (&changed["handle"], &changed["locale"], &changed["market"]),
        (&json!("lin-2"), &json!("vi-VN"), &json!("VN"))
    );
    assert_eq!(patch(json!({})).await.ok(200)["handle"], "lin-2");
    patch(json!({"handle": "mai"})).await.invalid(&[("handle", "accounts.handle_taken")]);
    patch(json!({"handle": "!", "locale": "?", "market": "?"})).await.invalid(&[
        ("handle", "accounts.handle_invalid"),
        ("locale", "accounts.locale_invalid"),
        ("market", "accounts.market_invalid"),
    ]);
    patch(json!({"operator": ["markets"]})).await.invalid(&[("operator", "request.field_unknown")]);
    let me = app.op("GET /me", &[]).as_(&token).await.ok(200);
    assert_eq!((&me["handle"], &me["operator"]), (&json!("lin-2"), &json!([])));
    app.settle().await;
}

#[tokio::test]
async fn another_address_is_theirs_once_its_mail_is_answered() {
    let app = TestApp::new().await;
    let token = app.person("lin").await;
    app.person("mai").await;
    let change = |email: &str| app.op("PUT /me/email", &[]).as_(&token).json(json!({"email": email}));
    change("nobody").await.invalid(&[("email", "accounts.email_invalid")]);
    change("new@example.com").await.ok(202);
    app.settle().await;
    assert_eq!(app.op("GET /me", &[]).as_(&token).await["email"], "lin@example.com");
    assert!(app.postbox.letters_to("lin@example.com").iter().any(|letter| letter.text.contains("new@example.com")));
    app.op("PUT /email-verifications/{token}", &[&app.postbox.token_to("new@example.com")]).await.ok(204);
    let me = app.op("GET /me", &[]).as_(&token).await;
    assert_eq!((&me["email"], &me["email_verified"]), (&json!("new@example.com"), &json!(true)));
}

#[tokio::test]
async fn a_person_takes_everything_with_them_and_goes() {
    let app = TestApp::new().await;
    let token = app.person("lin").await;
    let export = app.op("GET /me/export", &[]).as_(&token).await.ok(200).to_string();
    assert!(export.contains("lin@example.com") && !export.contains("argon2"), "{export}");
    app.op("DELETE /me", &[]).as_(&token).await.ok(204);
    app.op("GET /me", &[]).as_(&token).await.refused(401, "request.no_session");
    app.op("POST /sessions", &[])
        .json(json!({"login": "lin", "password": PASSWORD}))
        .await
        .refused(401, "accounts.login_wrong");
    let (seller, _) = app.seller("mai").await;
    app.op("DELETE /me", &[]).as_(&seller).await.refused(409, "accounts.owns_shop");
    app.op("GET /me", &[]).as_(&seller).await.ok(200);
    app.settle().await;
}
