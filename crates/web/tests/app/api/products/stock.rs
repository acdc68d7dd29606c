use serde_json::json;

use crate::testapp::TestApp;
use crate::world::{bracelet, id_of};

#[tokio::test]
async fn stock_is_set_within_its_bounds() {
    let app = TestApp::new().await;
    let (token, shop) = app.seller("lin").await;
    let product = app.product(&token, &shop, bracelet()).await;
    let variant = id_of(&product["variants"][0]);
    let set = |body| app.op("PUT /variants/{variant}/stock", &[&variant]).as_(&token).json(body);
    let level = set(json!({"on_hand": 12})).await.ok(200);
    assert_eq!((&level["on_hand"], &level["available"], &level["committed"]), (&json!(12), &json!(12), &json!(0)));
    assert_eq!(set(json!({"on_hand": 12})).await.ok(200), level);
    set(json!({"on_hand": 7, "warehouse": level["warehouse"]})).await.ok(200);
    for units in [-1, 100_000] {
        set(json!({"on_hand": units})).await.invalid(&[("on_hand", "fulfilment.stock_out_of_range")]);
    }
    set(json!({})).await.invalid(&[("on_hand", "request.field_missing")]);
    for warehouse in ["1", "nonsense"] {
        set(json!({"on_hand": 1, "warehouse": warehouse}))
            .await
            .invalid(&[("warehouse", "fulfilment.unknown_warehouse")]);
    }
    let shown = app.op("GET /products/{product}", &[&id_of(&product)]).as_(&token).await.ok(200);
    assert_eq!(shown["variants"][0]["stock"], 7);
    app.settle().await;
}

#[tokio::test]
async fn another_shops_warehouse_is_unknown() {
    let app = TestApp::new().await;
    let (token, shop) = app.seller("lin").await;
    let (other, their_shop) = app.seller("mai").await;
    let variant = id_of(&app.product(&token, &shop, bracelet()).await["variants"][0]);
    let theirs = id_of(&app.product(&other, &their_shop, bracelet()).await["variants"][0]);
    let set =
        |token: &str, variant: &str, body| app.op("PUT /variants/{variant}/stock", &[variant]).as_(token).json(body);
    let warehouse = set(&other, &theirs, json!({"on_hand": 1})).await.ok(200)["warehouse"].clone();
    set(&token, &variant, json!({"on_hand": 1, "warehouse": warehouse}))
        .await
        .invalid(&[("warehouse", "fulfilment.unknown_warehouse")]);
    set(&other, &variant, json!({"on_hand": 1})).await.refused(404, "request.not_found");
    app.settle().await;
}
