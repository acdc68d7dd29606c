mod images;
mod imports;
mod stock;

use axum::http::Method;
use serde_json::{Value, json};

use crate::testapp::TestApp;
use crate::world::{bracelet, id_of, plain};

#[tokio::test]
async fn a_product_is_written_once_and_read_back() {
    let app = TestApp::new().await;
    let (token, shop) = app.seller("lin").await;
    let made = app.product(&token, &shop, bracelet()).await;
    assert_eq!(
        (&made["state"], &made["category"], &made["language"], &made["revision"]),
        (&json!("ACTIVE"), &json!("jewellery"), &json!("en"), &json!(1))
    );
    assert_eq!(made["variants"][0]["price"], json!({"minor": 1000, "currency": "USD", "text": "US$10.00"}));
    assert_eq!(
        (&made["variants"][0]["stock"], &made["variants"][0]["options"]),
        (&json!(5), &json!({"Colour": "Red"}))
    );
    let read = app.op("GET /products/{product}", &[&id_of(&made)]).as_(&token).await.ok(200);
    assert_eq!(read, made);
    app.op("POST /shops/{shop}/products", &[&shop]).as_(&token).json(bracelet()).await.ok(422);
    assert_eq!(app.count_products(&token, &shop).await, 1, "a SKU belongs to one product");
    app.settle().await;
}

#[tokio::test]
async fn a_bad_product_says_everything_at_once_and_nothing_is_half_written() {
    let app = TestApp::new().await;
    let (token, shop) = app.seller("lin").await;
    let create = |body| app.op("POST /shops/{shop}/products", &[&shop]).as_(&token).json(body);
    create(json!({})).await.invalid(&[("title", "catalog.title_missing"), ("variants", "catalog.no_variants")]);
    let bad = json!({
        "title": "👩‍🚀".repeat(300),
        "description": "x".repeat(10_001),
        "options": [{"name": "Size", "values": ["S", "S"]}],
        "images": ["javascript:alert(1)"],
        "variants": [
            {"sku": "a b", "options": {"Size": "XL"}, "price": {"minor": -1, "currency": "USD"}, "stock": 100_000, "weight_g": -1},
            {"sku": "dup", "options": {"Size": "S"}, "price": {"minor": 100_000_000_000_i64, "currency": "USD"}},
            {"sku": "dup", "options": {}, "price": {"minor": 1, "currency": "USD"}},
        ],
    });
    create(bad).await.invalid(&[
        ("title", "catalog.title_too_long"),
        ("description", "catalog.description_too_long"),
        ("images[0].url", "catalog.image_address"),
        ("options[0].values[1]", "catalog.option_value_twice"),
        ("variants[0].sku", "catalog.sku_with_spaces"),
        ("variants[0].price", "catalog.price_negative"),
        ("variants[0].stock", "catalog.stock_out_of_range"),
        ("variants[0].weight_g", "catalog.weight_out_of_range"),
        ("variants[0].options", "catalog.variant_option_unknown"),
        ("variants[1].price", "catalog.price_too_high"),
        ("variants[2].options", "catalog.variant_option_missing"),
        ("variants[2].sku", "catalog.sku_twice"),
    ]);
    let foreign = json!({"title": "Ring", "variants": [
        {"sku": "a", "price": {"minor": 1, "currency": "GBP"}, "compare_at": {"minor": 1, "currency": "EUR"}, "external_id": "x"}]});
    create(foreign).await.invalid(&[
        ("variants[0].price.currency", "catalog.price_currency"),
        ("variants[0].compare_at.currency", "catalog.price_currency"),
        ("variants[0].external_id", "request.field_shape"),
    ]);
    create(json!({"title": "Ring", "variants": [{"price": {"minor": 12.5, "currency": "USD"}}]}))
        .await
        .invalid(&[("variants[0].price.minor", "request.field_shape")]);
    create(json!({"title": "Ring", "colour": "red"})).await.invalid(&[("colour", "request.field_unknown")]);
    assert_eq!(app.count_products(&token, &shop).await, 0);
    app.settle().await;
}

#[tokio::test]
async fn a_product_is_changed_in_what_is_sent() {
    let app = TestApp::new().await;
    let (token, shop) = app.seller("lin").await;
    let made = app.product(&token, &shop, bracelet()).await;
    let id = id_of(&made);
    let patch = |body| app.op("PATCH /products/{product}", &[&id]).as_(&token).json(body);
    let renamed = patch(json!({"title": "Jade bracelet", "revision": 1})).await.ok(200);
    assert_eq!(
        (&renamed["title"], &renamed["revision"], &renamed["description"]),
        (&json!("Jade bracelet"), &json!(2), &made["description"])
    );
    assert_eq!(renamed["variants"][0]["stock"], 5, "stock that is not sent stays");
    assert_eq!(
        patch(json!({"title": "Jade bracelet"})).await.ok(200)["revision"],
        2,
        "the same again is no new revision"
    );
    patch(json!({"title": "Late", "revision": 1})).await.refused(409, "catalog.product_changed");
    patch(json!({"title": ""})).await.invalid(&[("title", "catalog.title_missing")]);
    patch(json!({"state": "FROZEN"})).await.invalid(&[("state", "request.field_unknown")]);
    let fewer = json!({"options": [], "variants": [{"sku": "RQ-R", "price": {"minor": 900, "currency": "USD"}}]});
    let fewer = patch(fewer).await.ok(200);
    assert_eq!(
        (fewer["variants"].as_array().unwrap().len(), &fewer["variants"][0]["id"]),
        (1, &made["variants"][0]["id"])
    );
    app.settle().await;
}

#[tokio::test]
async fn a_product_is_paused_deleted_and_restored() {
    let app = TestApp::new().await;
    let (token, shop) = app.seller("lin").await;
    let id = id_of(&app.product(&token, &shop, bracelet()).await);
    let go = async |operation: &str| app.op(operation, &[&id]).as_(&token).await;
    assert_eq!(go("PUT /products/{product}/pause").await.ok(200)["state"], "SELLER_PAUSED");
    go("PUT /products/{product}/pause").await.refused(409, "catalog.illegal_transition");
    assert_eq!(go("DELETE /products/{product}/pause").await.ok(200)["state"], "ACTIVE");
    go("DELETE /products/{product}").await.ok(204);
    go("DELETE /products/{product}").await.refused(409, "catalog.illegal_transition");
    assert_eq!(go("POST /products/{product}/restoration").await.ok(200)["state"], "ACTIVE");
    go("DELETE /products/{product}").await.ok(204);
    app.advance_ms(31 * kernel::DAY_MS);
    go("POST /products/{product}/restoration").await.refused(404, "catalog.product_not_found");
    app.settle().await;
}

#[tokio::test]
async fn a_list_is_walked_to_its_end_and_filtered() {
    let app = TestApp::new().await;
    let (token, shop) = app.seller("lin").await;
    for n in 0..7 {
        app.product(&token, &shop, plain(&format!("Ring {n}"), &format!("R-{n}"))).await;
    }
    let list = |query: String| app.op("GET /shops/{shop}/products", &[&shop]).query(&query).as_(&token);
    let (mut seen, mut after) = (Vec::new(), String::new());
    loop {
        let page = list(format!("limit=3&after={after}")).await.ok(200);
        seen.extend(page["items"].as_array().unwrap().iter().map(|item| item["title"].as_str().unwrap().to_owned()));
        match page["next"].as_str() {
            Some(next) => after = next.to_owned(),
            None => break,
        }
    }
    assert_eq!(seen, ["Ring 6", "Ring 5", "Ring 4", "Ring 3", "Ring 2", "Ring 1", "Ring 0"]);
    let found = list("q=R-4".to_owned()).await.ok(200);
    assert_eq!(titles(&found), ["Ring 4"]);
    assert_eq!(titles(&list("state=DRAFT".to_owned()).await.ok(200)), Vec::<&str>::new());
    list("state=GONE".to_owned()).await.invalid(&[("state", "request.field_shape")]);
    for limit in ["0", "-1", "many"] {
        list(format!("limit={limit}")).await.invalid(&[("limit", "request.limit")]);
    }
    assert_eq!(titles(&list("limit=5000".to_owned()).await.ok(200)).len(), 7);
    let astray = list("after=nonsense".to_owned()).await;
    assert_eq!((astray.status, &astray["errors"][0]["field"]), (422, &json!("after")), "{astray}");
    app.settle().await;
}

fn titles(list: &Value) -> Vec<&str> {
    list["items"].as_array().unwrap().iter().map(|item| item["title"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn first_comes_who_asks_then_whose_it_is_then_what_is_sent() {
    let app = TestApp::new().await;
    let (token, shop) = app.seller("lin").await;
    let (other, _) = app.seller("mai").await;
    let id = id_of(&app.product(&token, &shop, bracelet()).await);
    for (operation, part) in [
        ("POST /shops/{shop}/products", &*shop),
        ("PATCH /products/{product}", &id),
        ("POST /shops/{shop}/syncs", &shop),
        ("POST /shops/{shop}/imports", &shop),
        ("POST /products/{product}/images", &id),
        ("PUT /shops/{shop}/connection", &shop),
        ("PUT /shops/{shop}/glossary", &shop),
    ] {
        let call =
            |token: &str, part: &str| app.op(operation, &[part]).as_(token).body("application/json", b"{".to_vec());
        let answers =
            [call("", part).await, call(&other, part).await, call(&token, "nonsense").await, call(&token, part).await];
        let statuses: Vec<u16> = answers.iter().map(|answer| answer.status).collect();
        assert!(
            statuses[..3] == [401, 404, 404] && matches!(statuses[3], 400 | 415 | 422),
            "{operation}: {statuses:?}"
        );
    }
    app.op("GET /shops/{shop}/products", &[&shop]).query("limit=0").as_(&other).await.refused(404, "request.not_found");
    for id in ["nonsense", "-1", "0", "99999999999999999999", "1e3", "%00"] {
        app.call(Method::GET, &format!("/api/v1/products/{id}")).as_(&token).await.refused(404, "request.not_found");
    }
    app.settle().await;
}
