//! The ceremonies themselves are tested where they live, in `accounts`: here, who may begin and what is refused.

use serde_json::json;

use crate::testapp::TestApp;
use crate::world::id_of;

#[tokio::test]
async fn a_ceremony_begins_and_a_wrong_answer_ends_it() {
    let app = TestApp::new().await;
    let token = app.person("lin").await;
    let begun = app.op("POST /me/passkeys/ceremonies", &[]).as_(&token).await.ok(201);
    assert_eq!(begun["options"]["publicKey"]["rp"]["id"], "localhost", "{begun}");
    let answer = json!({"ceremony": begun["ceremony"], "credential": {}, "name": "Phone"});
    let finish = |body| app.op("POST /me/passkeys", &[]).as_(&token).json(body);
    let wrong = finish(answer.clone()).await;
    assert_eq!((wrong.status, wrong["code"].as_str()), (409, Some("accounts.passkey_wrong")), "{wrong}");
    let unknown = finish(json!({"ceremony": "1", "credential": {}, "name": "Phone"})).await;
    assert_eq!((unknown.status, unknown["code"].as_str()), (409, Some("accounts.passkey_expired")), "{unknown}");
    finish(json!({})).await.invalid(&[("ceremony", "request.field_missing")]);
    assert_eq!(app.op("GET /me/passkeys", &[]).as_(&token).await.ok(200)["items"], json!([]));
    app.op("PATCH /me/passkeys/{passkey}", &["1"]).as_(&token).json(json!({"name": "Phone"})).await.ok(404);
    app.op("DELETE /me/passkeys/{passkey}", &["1"]).as_(&token).await.ok(404);
    app.settle().await;
}

#[tokio::test]
async fn a_log_in_by_passkey_begins_for_anyone_and_needs_a_true_answer() {
    let app = TestApp::new().await;
    let begun = app.op("POST /sessions/passkey/ceremonies", &[]).await.ok(201);
    assert!(begun["options"]["publicKey"]["challenge"].is_string(), "{begun}");
    let answer = json!({"ceremony": id_in(&begun), "credential": {}});
    let wrong = app.op("POST /sessions/passkey", &[]).json(answer).await;
    assert_eq!((wrong.status, wrong["code"].as_str()), (409, Some("accounts.passkey_wrong")), "{wrong}");
    assert!(!wrong.headers.contains_key("set-cookie"));
}

fn id_in(begun: &serde_json::Value) -> String {
    id_of(&json!({"id": begun["ceremony"]}))
}
