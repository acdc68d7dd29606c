use serde_json::json;

use crate::testapp::TestApp;
use crate::world::{bracelet, id_of, plain};

#[tokio::test]
async fn a_sync_answers_for_every_product_and_market() {
    let app = TestApp::new().await;
    let (token, shop) = app.seller("lin").await;
    let product = app.product(&token, &shop, bracelet()).await;
    let sync = app.sync(&token, &shop, json!({"products": [product["id"]], "markets": ["GB", "MY", "GB"]})).await;
    assert_eq!((&sync["markets"], &sync["done"], &sync["total"]), (&json!(["GB", "MY"]), &json!(1), &json!(1)));
    let results = sync["results"].as_array().unwrap();
    let by = |market: &str| results.iter().find(|result| result["market"] == market).unwrap();
    assert_eq!((results.len(), &by("GB")["status"], &by("GB")["changed"]), (2, &json!("SUCCESS"), &json!(true)));
    assert_eq!(by("MY")["status"], "DRAFT", "the law wants Malay");
    assert!(
        by("MY")["reasons"].as_array().unwrap().iter().any(|reason| reason["code"] == "market.language_required"),
        "{}",
        by("MY")
    );
    assert!(
        results
            .iter()
            .flat_map(|result| result["reasons"].as_array().unwrap())
            .all(|reason| !reason["message"].as_str().unwrap().is_empty())
    );
    let again = app.sync(&token, &shop, json!({"products": "all", "markets": ["GB", "MY"]})).await;
    assert!(again["results"].as_array().unwrap().iter().all(|result| result["changed"] == false), "{again}");
}

#[tokio::test]
async fn a_bad_sync_says_everything_at_once() {
    let app = TestApp::new().await;
    let (token, shop) = app.seller("lin").await;
    let (other, their_shop) = app.seller("mai").await;
    let theirs = app.product(&other, &their_shop, plain("Ring", "R")).await;
    let start = |body| app.op("POST /shops/{shop}/syncs", &[&shop]).as_(&token).json(body);
    start(json!({"products": [], "markets": []}))
        .await
        .invalid(&[("products", "catalog.products_required"), ("markets", "catalog.markets_required")]);
    start(json!({"products": ["1", theirs["id"]], "markets": ["ZZ"]})).await.invalid(&[
        ("products[0]", "catalog.product_not_found"),
        ("products[1]", "catalog.product_not_found"),
        ("markets[0]", "catalog.unknown_market"),
    ]);
    start(json!({"products": "some", "markets": ["GB"]})).await.invalid(&[("products", "request.field_shape")]);
    start(json!({"markets": ["GB"]})).await.invalid(&[("products", "request.field_missing")]);
    let rule = json!({"products": "all", "markets": ["GB"], "price_rule": {"kind": "fixed_before_fx", "amount": {"minor": 1, "currency": "GBP"}}});
    start(rule).await.invalid(&[("price_rule", "catalog.price_rule_currency")]);
    app.op("GET /syncs/{sync}", &["1"]).as_(&token).await.refused(404, "request.not_found");
    app.settle().await;
}

#[tokio::test]
async fn a_sync_is_seen_by_its_shop_alone() {
    let app = TestApp::new().await;
    let (token, shop) = app.seller("lin").await;
    let (other, _) = app.seller("mai").await;
    app.product(&token, &shop, bracelet()).await;
    let sync = app.sync(&token, &shop, json!({"products": "all", "markets": ["GB"]})).await;
    app.op("GET /syncs/{sync}", &[&id_of(&sync)]).as_(&other).await.refused(404, "request.not_found");
    app.op("GET /jobs/{job}", &[&id_of(&sync)]).as_(&token).await.ok(200);
}

#[tokio::test]
async fn a_preview_tells_what_a_sync_would_do_and_writes_nothing() {
    let app = TestApp::new().await;
    let (token, shop) = app.seller("lin").await;
    let product = app.product(&token, &shop, bracelet()).await;
    let preview = |body| app.op("POST /shops/{shop}/sync-previews", &[&shop]).as_(&token).json(body);
    let seen = preview(json!({"products": [product["id"]], "markets": ["GB", "TH"]})).await.ok(200);
    let (gb, th) = (&seen["items"][0], &seen["items"][1]);
    assert_eq!(
        (&gb["market"], &gb["products"][0]["status"], &gb["products"][0]["changes"]),
        (&json!("GB"), &json!("SUCCESS"), &json!(true))
    );
    assert!(gb["products"][0]["prices"][0]["breakdown"].is_object(), "{gb}");
    assert!(th["fields_waiting"].as_i64().unwrap() > 0, "{th}");
    let listings = app.op("GET /products/{product}/listings", &[&id_of(&product)]).as_(&token).await.ok(200);
    assert_eq!(listings["items"], json!([]));
    let many: Vec<String> = (1..=21).map(|n| n.to_string()).collect();
    preview(json!({"products": many, "markets": ["GB"]})).await.invalid(&[("products", "request.field_shape")]);
    preview(json!({"products": [product["id"]], "markets": ["ZZ"]}))
        .await
        .invalid(&[("markets", "catalog.unknown_market")]);
    let theirs = preview(json!({"products": ["1"], "markets": ["GB"]})).await.ok(200);
    assert_eq!(theirs["items"][0]["products"], json!([]), "what is not this shop's is left out");
    app.settle().await;
}
