//! A shop's units: where they are, to whom they are promised, how markets share them.

use serde_json::json;

use crate::testapp::TestApp;
use crate::world::checkout;

#[tokio::test]
async fn a_shop_sees_its_stock() {
    for app in TestApp::each().await {
        let goods = app.goods("lin", 5).await;
        let seller = &goods.seller;
        let list = async || app.op("GET /shops/{shop}/stock", &[&goods.shop]).as_(seller).await.ok(200);
        let before = list().await;
        let level = &before["items"][0];
        assert_eq!(
            (&level["variant"], &level["on_hand"], &level["available"]),
            (&json!(goods.variant), &json!(5), &json!(5)),
            "{before}"
        );
        app.order(&goods, 2).await;
        let after = list().await;
        let level = &after["items"][0];
        assert_eq!(
            (&level["available"], &level["committed"], &level["on_hand"]),
            (&json!(3), &json!(2), &json!(5)),
            "{after}"
        );
        let set = app.op("PUT /variants/{variant}/stock", &[&goods.variant]).as_(seller).json(json!({"on_hand": 1}));
        set.await.refused(409, "fulfilment.stock_below_promised");
        let stranger = app.seller("olga").await.0;
        app.op("GET /shops/{shop}/stock", &[&goods.shop]).as_(&stranger).await.refused(404, "request.not_found");
        app.settle().await;
    }
}

#[tokio::test]
async fn a_shop_opens_warehouses() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 5).await;
    let open = |body| app.op("POST /shops/{shop}/warehouses", &[&goods.shop]).as_(&goods.seller).json(body);
    let opened = open(json!({"name": "Bangkok"})).await.ok(201);
    let list = app.op("GET /shops/{shop}/warehouses", &[&goods.shop]).as_(&goods.seller).await.ok(200);
    assert_eq!((list["items"].as_array().unwrap().len(), &list["items"][1]["id"]), (2, &opened["id"]), "{list}");
    open(json!({"name": ""})).await.ok(422);
    open(json!({})).await.ok(422);
    let stranger = app.seller("olga").await.0;
    app.op("GET /shops/{shop}/warehouses", &[&goods.shop]).as_(&stranger).await.refused(404, "request.not_found");
    app.op("POST /shops/{shop}/warehouses", &[&goods.shop])
        .as_(&stranger)
        .json(json!({"name": "x"}))
        .await
        .refused(404, "request.not_found");
    let set = app.op("PUT /variants/{variant}/stock", &[&goods.variant]).as_(&goods.seller);
    set.json(json!({"on_hand": 3, "warehouse": opened["id"]})).await.ok(200);
    let stock = app.op("GET /shops/{shop}/stock", &[&goods.shop]).as_(&goods.seller).await.ok(200);
    assert_eq!(stock["items"].as_array().unwrap().len(), 2, "{stock}");
    app.settle().await;
}

#[tokio::test]
async fn markets_share_a_variant_or_have_their_parts() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 10).await;
    let show = async || app.op("GET /variants/{variant}/pool", &[&goods.variant]).as_(&goods.seller).await.ok(200);
    let put = |body| app.op("PUT /variants/{variant}/pool", &[&goods.variant]).as_(&goods.seller).json(body);
    assert_eq!(show().await["mode"], "SHARED");
    let cart = app.cart_of("", &goods, 2).await;
    put(json!({"mode": "MANUAL", "shares": {"GB": 1, "TH": 9}})).await.ok(200);
    let pool = show().await;
    assert_eq!((&pool["mode"], &pool["shares"]["GB"]), (&json!("MANUAL"), &json!(1)), "{pool}");
    let late = app.cart("").await;
    app.add(&late, &goods, 2).await.refused(409, "trade.out_of_stock");
    app.add(&late, &goods, 1).await.ok(201);
    app.check_out(&cart, checkout("Gwen", "sandbox")).await.refused(409, "trade.out_of_stock");
    put(json!({"mode": "OTHER"})).await.ok(422);
    put(json!({"mode": "MANUAL", "shares": {"ZZ": -1}})).await.ok(422);
    put(json!({"mode": "SHARED"})).await.ok(200);
    app.check_out(&cart, checkout("Gwen", "sandbox")).await.ok(201);
    let stranger = app.seller("olga").await.0;
    app.op("GET /variants/{variant}/pool", &[&goods.variant]).as_(&stranger).await.refused(404, "request.not_found");
    app.op("PUT /variants/{variant}/pool", &[&goods.variant])
        .as_(&stranger)
        .json(json!({"mode": "SHARED"}))
        .await
        .refused(404, "request.not_found");
    app.settle().await;
}
