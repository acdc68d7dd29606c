use serde_json::{Value, json};

use crate::testapp::TestApp;
use crate::world::id_of;

fn downing_street() -> Value {
    json!({"name": "Lin Wu", "phone": "+44 20 7925 0918", "country": "GB", "line1": "10 Downing Street", "city": "London", "postal_code": "sw1a2aa"})
}

#[tokio::test]
async fn addresses_are_kept_changed_preferred_and_removed() {
    let app = TestApp::new().await;
    let token = app.person("lin").await;
    let first = app.op("POST /me/addresses", &[]).as_(&token).json(downing_street()).await.ok(201);
    assert_eq!((&first["default"], &first["postal_code"]), (&json!(true), &json!("SW1A 2AA")));
    let second = app.op("POST /me/addresses", &[]).as_(&token).json(downing_street()).await.ok(201);
    assert_eq!(second["default"], false);
    let preferred = app.op("PUT /me/addresses/{address}/default", &[&id_of(&second)]).as_(&token).await.ok(200);
    assert_eq!(preferred["default"], true);
    let mut moved = downing_street();
    moved["line1"] = json!("11 Downing Street");
    let moved = app.op("PUT /me/addresses/{address}", &[&id_of(&first)]).as_(&token).json(moved).await.ok(200);
    assert_eq!(moved["line1"], "11 Downing Street");
    let list = app.op("GET /me/addresses", &[]).as_(&token).await.ok(200);
    let ids: Vec<String> = list["items"].as_array().unwrap().iter().map(id_of).collect();
    assert_eq!(ids, [id_of(&second), id_of(&first)], "the default is first");
    app.op("DELETE /me/addresses/{address}", &[&ids[0]]).as_(&token).await.ok(204);
    app.op("DELETE /me/addresses/{address}", &[&ids[0]]).as_(&token).await.refused(404, "accounts.address_unknown");
    app.settle().await;
}

#[tokio::test]
async fn a_bad_address_says_everything_at_once() {
    let app = TestApp::new().await;
    let token = app.person("lin").await;
    let empty = app.op("POST /me/addresses", &[]).as_(&token).json(json!({}));
    empty.await.invalid(&[
        ("country", "accounts.address_country"),
        ("name", "accounts.address_missing"),
        ("line1", "accounts.address_missing"),
        ("phone", "accounts.address_missing"),
    ]);
    let bad =
        json!({"name": "Lin", "phone": "1", "country": "GB", "line1": "x".repeat(500), "postal_code": "nonsense"});
    app.op("POST /me/addresses", &[]).as_(&token).json(bad).await.invalid(&[
        ("phone", "accounts.address_phone"),
        ("line1", "accounts.address_long"),
        ("city", "accounts.address_missing"),
        ("postal_code", "accounts.address_postal_code"),
    ]);
    assert_eq!(app.op("GET /me/addresses", &[]).as_(&token).await["items"], json!([]));
    app.settle().await;
}

#[tokio::test]
async fn an_address_book_ends_at_twenty() {
    let app = TestApp::new().await;
    let token = app.person("lin").await;
    for _ in 0..20 {
        app.op("POST /me/addresses", &[]).as_(&token).json(downing_street()).await.ok(201);
    }
    app.op("POST /me/addresses", &[])
        .as_(&token)
        .json(downing_street())
        .await
        .refused(409, "accounts.address_book_full");
    app.settle().await;
}

#[tokio::test]
async fn somebody_elses_address_is_nowhere_before_the_body_is_read() {
    let app = TestApp::new().await;
    let (lin, mai) = (app.person("lin").await, app.person("mai").await);
    let address = id_of(&app.op("POST /me/addresses", &[]).as_(&lin).json(downing_street()).await.ok(201));
    for id in [&*address, "1", "nonsense", "99999999999999999999"] {
        app.op("PUT /me/addresses/{address}", &[id]).as_(&mai).json(json!({})).await.ok(404);
        app.op("PUT /me/addresses/{address}/default", &[id]).as_(&mai).await.ok(404);
        app.op("DELETE /me/addresses/{address}", &[id]).as_(&mai).await.ok(404);
        app.op("PUT /me/addresses/{address}", &[id]).json(json!({})).await.refused(401, "request.no_session");
    }
    app.settle().await;
}
