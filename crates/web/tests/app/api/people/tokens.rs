use serde_json::json;

use crate::testapp::TestApp;
use crate::world::id_of;

#[tokio::test]
async fn a_token_is_shown_once_works_in_its_scopes_and_is_revoked() {
    let app = TestApp::new().await;
    let (session, shop) = app.seller("lin").await;
    let wish = json!({"name": "Nightly", "scopes": ["catalogue:read"]});
    let made = app.op("POST /me/tokens", &[]).as_(&session).json(wish).await.ok(201);
    let token = made["token"].as_str().unwrap();
    app.op("GET /shops/{shop}/products", &[&shop]).as_(token).await.ok(200);
    app.op("POST /shops/{shop}/products", &[&shop])
        .as_(token)
        .json(json!({}))
        .await
        .refused(403, "request.scope_missing");
    let staff = app.op("GET /shops/{shop}", &[&shop]).as_(token).await.ok(200);
    assert!(staff["settings"].is_object(), "a token that reads the catalogue sees what staff sees");
    app.op("GET /me", &[]).as_(token).await.refused(403, "request.scope_missing");
    app.op("GET /me/tokens", &[]).as_(token).await.refused(403, "request.scope_missing");
    let list = app.op("GET /me/tokens", &[]).as_(&session).await.ok(200);
    assert_eq!((&list["items"][0]["scopes"], &list["items"][0]["token"]), (&json!(["catalogue:read"]), &json!(null)));
    let other = app.person("mai").await;
    app.op("DELETE /me/tokens/{token}", &[&id_of(&made)]).as_(&other).await.refused(404, "request.not_found");
    app.op("DELETE /me/tokens/{token}", &[&id_of(&made)]).as_(&session).await.ok(204);
    app.op("DELETE /me/tokens/{token}", &[&id_of(&made)]).as_(&session).await.refused(404, "request.not_found");
    app.op("GET /shops/{shop}/products", &[&shop]).as_(token).await.refused(401, "request.no_session");
    app.settle().await;
}

#[tokio::test]
async fn a_bad_token_says_everything_at_once() {
    let app = TestApp::new().await;
    let session = app.person("lin").await;
    let create = |body| app.op("POST /me/tokens", &[]).as_(&session).json(body);
    create(json!({})).await.invalid(&[("name", "accounts.name_invalid"), ("scopes", "accounts.scopes_missing")]);
    let bad = json!({"name": "x".repeat(61), "scopes": ["catalogue:read", "everything"]});
    create(bad).await.invalid(&[("name", "accounts.name_invalid"), ("scopes[1]", "accounts.scope_unknown")]);
    assert_eq!(app.op("GET /me/tokens", &[]).as_(&session).await["items"], json!([]));
    app.settle().await;
}
