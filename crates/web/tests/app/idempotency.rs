//! `Idempotency-Key`: the same key and body, the same answer, once.

use accounts::idempotency;
use kernel::SystemClock;
use serde_json::json;
use sha2::{Digest as _, Sha256};

use crate::testapp::TestApp;
use crate::world::{PASSWORD, plain};

#[tokio::test]
async fn the_same_key_and_body_are_done_once_and_answered_alike() {
    let app = TestApp::new().await;
    let (token, shop) = app.seller("lin").await;
    let create = |key: &str, body| app.op("POST /shops/{shop}/products", &[&shop]).as_(&token).key(key).json(body);
    let first = create("a", plain("Ring", "R-1")).await;
    let again = create("a", plain("Ring", "R-1")).await;
    assert_eq!((first.status, again.status, &first.json), (201, 201, &again.json));
    assert_eq!(again.header("idempotent-replayed"), "true");
    assert_eq!(app.count_products(&token, &shop).await, 1);
    create("a", plain("Ring", "R-2")).await.refused(409, "accounts.idempotency_conflict");
    create("b", plain("Ring", "R-2")).await.ok(201);
    let other = app.seller("mai").await;
    let theirs =
        app.op("POST /shops/{shop}/products", &[&other.1]).as_(&other.0).key("a").json(plain("Ring", "R-1")).await;
    assert_eq!((theirs.status, theirs.header("idempotent-replayed")), (201, ""), "keys are their owner's");
    app.settle().await;
}

#[tokio::test]
async fn a_refused_request_gives_its_key_back() {
    let app = TestApp::new().await;
    let (token, shop) = app.seller("lin").await;
    let create = |body| app.op("POST /shops/{shop}/products", &[&shop]).as_(&token).key("a").json(body);
    create(json!({})).await.ok(422);
    create(plain("Ring", "R-1")).await.ok(201);
    for key in ["", &"x".repeat(256), "ümlaut"] {
        let call = app.op("POST /creators", &[]).as_(&token).key(key).json(json!({"display_name": "Lin"}));
        call.await.invalid(&[("Idempotency-Key", "accounts.idempotency_key")]);
    }
    app.settle().await;
}

#[tokio::test]
async fn a_request_under_way_asks_to_come_back() {
    let app = TestApp::new().await;
    let (token, shop) = app.seller("lin").await;
    let person = app.me(&token).await;
    let body = plain("Ring", "R-1");
    let path = format!("/api/v1/shops/{shop}/products");
    let hash: [u8; 32] = Sha256::digest(format!("POST\0{path}\0{body}")).into();
    app.write(move |tx| {
        let actor = format!("person:{person}");
        idempotency::begin(tx, &SystemClock, &idempotency::Request { actor: &actor, key: "a", hash: &hash })
    })
    .await;
    let call = app.op("POST /shops/{shop}/products", &[&shop]).as_(&token).key("a").json(body);
    let waiting = call.await.refused(409, "accounts.idempotency_in_progress");
    assert_eq!(waiting.header("retry-after"), "1");
    app.settle().await;
}

#[tokio::test]
async fn secrets_are_answered_once_and_not_kept() {
    let app = TestApp::new().await;
    let token = app.person("lin").await;
    let create =
        || app.op("POST /me/tokens", &[]).as_(&token).key("a").json(json!({"name": "Nightly", "scopes": ["account"]}));
    let (first, again) = (create().await.ok(201), create().await.ok(201));
    assert!(first["token"].is_string() && again["token"].is_null(), "{again}");
    assert_eq!((&first["id"], &first["name"]), (&again["id"], &again["name"]));
    app.settle().await;
}

#[tokio::test]
async fn a_log_in_takes_no_key() {
    let app = TestApp::new().await;
    app.person_without_session("lin").await;
    let log_in = || app.op("POST /sessions", &[]).key("a").json(json!({"login": "lin", "password": PASSWORD}));
    let (first, second) = (log_in().await.ok(201), log_in().await.ok(201));
    assert_ne!(first["token"], second["token"]);
    app.settle().await;
}
