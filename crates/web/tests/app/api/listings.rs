use serde_json::{Value, json};

use crate::testapp::TestApp;
use crate::world::{bracelet, id_of};

/// A shop with a bracelet on sale in GB: token, product and listing.
async fn on_sale(app: &TestApp) -> (String, Value, String) {
    let (token, shop) = app.seller("lin").await;
    let product = app.product(&token, &shop, bracelet()).await;
    let sync = app.sync(&token, &shop, json!({"products": "all", "markets": ["GB"]})).await;
    let listing = sync["results"][0]["listing"].as_str().unwrap().to_owned();
    (token, product, listing)
}

#[tokio::test]
async fn a_listing_is_edited_keeps_its_edits_and_gives_them_back() {
    let app = TestApp::new().await;
    let (token, product, listing) = on_sale(&app).await;
    let (product_id, variant) = (id_of(&product), id_of(&product["variants"][0]));
    let show = async || app.op("GET /listings/{listing}", &[&listing]).as_(&token).await.ok(200);
    let first = show().await;
    assert_eq!((&first["on_sale"], &first["overrides"]), (&json!(true), &json!([])));
    let edit = |body| app.op("PATCH /listings/{listing}", &[&listing]).as_(&token).json(body);
    let edited =
        edit(json!({"title": "Calm bracelet", "prices": {&variant: {"minor": 1599, "currency": "GBP"}}})).await.ok(200);
    assert_eq!(edited["overrides"], json!(["title", format!("price:{variant}")]));
    assert_eq!(
        (&edited["texts"][0]["title"]["text"], &edited["prices"][0]["price"]["minor"]),
        (&json!("Calm bracelet"), &json!(1599))
    );
    let patch = json!({"title": "Rose quartz bracelet, new", "description": "New words."});
    app.op("PATCH /products/{product}", &[&product_id]).as_(&token).json(patch).await.ok(200);
    app.settle().await;
    let kept = show().await;
    assert_eq!(
        (&kept["texts"][0]["title"]["text"], &kept["texts"][0]["description"]["text"]),
        (&json!("Calm bracelet"), &json!("New words."))
    );
    let inherit = async |field: &str| {
        app.op("DELETE /listings/{listing}/overrides/{field}", &[&listing, field]).as_(&token).await
    };
    assert_eq!(inherit("title").await.ok(200)["texts"][0]["title"]["text"], "Rose quartz bracelet, new");
    let last = inherit("price").await.ok(200);
    assert_eq!((&last["overrides"], &last["prices"][0]["price"]), (&json!([]), &first["prices"][0]["price"]));
    inherit("title").await.ok(200);
    for field in ["colour", "price:nonsense", "title:%3F%3F"] {
        assert_eq!(inherit(field).await.status, 404, "{field}");
    }
    app.settle().await;
}

#[tokio::test]
async fn a_bad_edit_says_everything_at_once_and_changes_nothing() {
    let app = TestApp::new().await;
    let (token, product, listing) = on_sale(&app).await;
    let variant = id_of(&product["variants"][0]);
    let edit = |body| app.op("PATCH /listings/{listing}", &[&listing]).as_(&token).json(body);
    let before = app.op("GET /listings/{listing}", &[&listing]).as_(&token).await.ok(200);
    let bad = edit(json!({"lang": "th", "title": "x".repeat(256), "description": "x".repeat(10_001), "prices": {"1": {"minor": 1, "currency": "GBP"}}})).await;
    let fields: Vec<&str> =
        bad["errors"].as_array().unwrap().iter().map(|error| error["field"].as_str().unwrap()).collect();
    assert!(
        bad.status == 422
            && ["lang", "title", "description"].iter().all(|field| fields.contains(field))
            && fields.len() == 4,
        "{bad}"
    );
    edit(json!({"prices": {&variant: {"minor": 1, "currency": "USD"}}})).await.ok(422);
    edit(json!({"prices": {&variant: {"minor": -1, "currency": "GBP"}}})).await.ok(422);
    edit(json!({"state": "ACTIVE"})).await.invalid(&[("state", "request.field_unknown")]);
    assert_eq!(app.op("GET /listings/{listing}", &[&listing]).as_(&token).await.ok(200), before);
    app.settle().await;
}

#[tokio::test]
async fn a_listing_is_paused_and_sold_again() {
    let app = TestApp::new().await;
    let (token, _, listing) = on_sale(&app).await;
    let paused = app.op("PUT /listings/{listing}/pause", &[&listing]).as_(&token).await.ok(200);
    assert_eq!((&paused["state"], &paused["on_sale"]), (&json!("SELLER_PAUSED"), &json!(false)));
    assert_eq!(
        app.op("PUT /listings/{listing}/pause", &[&listing]).as_(&token).await.ok(200)["state"],
        "SELLER_PAUSED"
    );
    app.op("GET /listings/{listing}/price", &[&listing]).await.refused(404, "request.not_found");
    let resumed = app.op("DELETE /listings/{listing}/pause", &[&listing]).as_(&token).await.ok(200);
    assert_eq!((&resumed["state"], &resumed["on_sale"]), (&json!("ACTIVE"), &json!(true)));
    app.settle().await;
}

#[tokio::test]
async fn a_product_lists_its_listings() {
    let app = TestApp::new().await;
    let (token, product, listing) = on_sale(&app).await;
    let list = app.op("GET /products/{product}/listings", &[&id_of(&product)]).as_(&token).await.ok(200);
    assert_eq!((&list["items"][0]["id"], &list["items"][0]["market"]), (&json!(listing), &json!("GB")));
    let (other, _) = app.seller("mai").await;
    app.op("GET /products/{product}/listings", &[&id_of(&product)]).as_(&other).await.refused(404, "request.not_found");
    app.op("GET /listings/{listing}", &[&listing]).as_(&other).await.refused(404, "request.not_found");
    app.settle().await;
}

#[tokio::test]
async fn every_price_explains_itself_to_everybody() {
    let app = TestApp::new().await;
    let (_, _, listing) = on_sale(&app).await;
    let price = app.op("GET /listings/{listing}/price", &[&listing]).lang("en-GB").await.ok(200);
    assert!(price["formula"].as_str().unwrap().contains("1 + vat"));
    let variant = &price["variants"][0];
    assert_eq!(
        (&variant["sku"], &variant["overridden"], &variant["price"]["currency"]),
        (&json!("RQ-R"), &json!(false), &json!("GBP"))
    );
    assert!(variant["breakdown"].is_object() && variant["history"].as_array().unwrap().len() == 1, "{price}");
    assert!(variant["history"][0]["rate"].is_string(), "{price}");
    app.op("GET /listings/{listing}/price", &["1"]).await.refused(404, "request.not_found");
}
