//! Parcels: packed, split, combined, scanned, followed.

use serde_json::json;

use crate::testapp::TestApp;
use crate::world::id_of;

#[tokio::test]
async fn a_parcel_brings_an_order_to_its_buyer() {
    for app in TestApp::each().await {
        let goods = app.goods("lin", 5).await;
        let order = app.order(&goods, 2).await;
        let lines = app.lines(&order).await;
        let early = app.pack(&order, &lines).await;
        assert_eq!(early.status, 409, "the remorse window is open: {early}");
        app.pass(2 * kernel::HOUR_MS).await;

        let first = app.pack(&order, &lines[..1]).await.ok(201);
        assert_eq!((&first["state"], first["lines"].as_array().unwrap().len()), (&json!("READY"), 1), "{first}");
        assert_eq!(app.shown(&order).await["state"], "PARTIALLY_SHIPPED");
        assert_eq!(app.pack(&order, &lines[..1]).await.status, 409, "a line travels once");
        let second = app.pack(&order, &lines[1..]).await.ok(201);
        assert_eq!(app.shown(&order).await["state"], "AWAITING_COLLECTION");

        let of_order = app.op("GET /orders/{order}/parcels", &[&order.id]).as_(&order.bearer).await.ok(200);
        assert_eq!(of_order["items"].as_array().unwrap().len(), 2);
        let of_shop = app.op("GET /shops/{shop}/parcels", &[&goods.shop]).as_(&goods.seller).await.ok(200);
        assert_eq!(of_shop["items"].as_array().unwrap().len(), 2);
        app.op("DELETE /parcels/{parcel}", &[&id_of(&second)]).as_(&goods.seller).await.ok(204);
        assert_eq!(app.shown(&order).await["state"], "PARTIALLY_SHIPPED");
        let second = app.pack(&order, &lines[1..]).await.ok(201);

        for parcel in [&first, &second] {
            for state in ["COLLECTED", "IN_TRANSIT", "DELIVERED"] {
                app.scan(&goods.seller, &id_of(parcel), state).await.ok(200);
                app.scan(&goods.seller, &id_of(parcel), state).await.ok(200);
            }
        }
        let shown = app.shown(&order).await;
        assert_eq!((&shown["state"], shown["parcels"].as_array().unwrap().len()), (&json!("DELIVERED"), 2), "{shown}");
        app.op("DELETE /parcels/{parcel}", &[&id_of(&first)]).as_(&goods.seller).await.ok(409);
        app.settle().await;
    }
}

#[tokio::test]
async fn many_orders_are_packed_at_once() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 9).await;
    let mut orders = Vec::new();
    for _ in 0..3 {
        orders.push(app.order(&goods, 1).await.id);
    }
    app.pass(2 * kernel::HOUR_MS).await;
    orders.push(app.order(&goods, 1).await.id);
    let pack = |body| app.op("POST /shops/{shop}/parcels", &[&goods.shop]).as_(&goods.seller).json(body);
    let wish = json!({"orders": orders, "carrier": "royal-mail", "tracking": ["B-1", "B-2", "B-3"]});
    let packed = pack(wish).await.ok(200);
    let of = |order: &str| packed["items"].as_array().unwrap().iter().find(|one| one["order"] == order).unwrap();
    assert!(orders[..3].iter().all(|order| of(order)["parcel"].is_string()), "{packed}");
    assert_eq!(of(&orders[3])["problem"]["code"], "trade.nothing_to_pack", "its remorse window is open");
    pack(json!({"orders": [], "carrier": "royal-mail"})).await.ok(422);
    let rival = app.goods("olga", 5).await;
    let rivals = app.order(&rival, 1).await;
    let refused = pack(json!({"orders": [rivals.id, "nonsense"], "carrier": "royal-mail"})).await;
    refused.invalid(&[("orders[0]", "trade.unknown_order"), ("orders[1]", "trade.unknown_order")]);
    let foreign = app.op("POST /shops/{shop}/parcels", &[&goods.shop]).as_(&rival.seller);
    foreign.json(json!({"orders": orders})).await.refused(404, "request.not_found");
    app.settle().await;
}

#[tokio::test]
async fn anybody_with_its_number_follows_a_parcel_and_learns_nothing_else() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 5).await;
    let order = app.order(&goods, 1).await;
    let parcel = app.packed(&order).await;
    app.scan(&goods.seller, &id_of(&parcel), "COLLECTED").await.ok(200);
    let number = parcel["tracking"].as_str().unwrap();
    let tracked = app.op("GET /tracking/{carrier}/{tracking}", &["royal-mail", number]).await;
    assert_eq!((tracked.status, &tracked["state"]), (200, &json!("COLLECTED")), "{tracked}");
    for secret in ["Gwen", "1 Street", "guest@example.com", &order.id] {
        assert!(!tracked.text().contains(secret), "{tracked}");
    }
    app.op("GET /tracking/{carrier}/{tracking}", &["royal-mail", "nothing"]).await.refused(404, "request.not_found");
    let other = app.person("sam").await;
    let see = |who: &str| app.op("GET /parcels/{parcel}", &[&id_of(&parcel)]).as_(who);
    see(&order.bearer).await.ok(200);
    see(&goods.seller).await.ok(200);
    see(&other).await.refused(404, "request.not_found");
    see("").await.refused(401, "request.no_session");
    app.settle().await;
}

#[tokio::test]
async fn sellers_scan_up_to_collection_outside_a_sandbox() {
    let app = TestApp::strict().await;
    let operator = app.full_operator().await;
    let rates = json!({"date": app.today(), "base": "USD", "source": "test", "rates": {"GBP": "0.8"}});
    app.op("PUT /fx/rates", &[]).as_(&operator).json(rates).await.ok(204);
    let goods = app.goods("lin", 5).await;
    let order = app.order_by("", &goods, 1, "cod").await;
    let parcel = id_of(&app.packed(&order).await);
    app.scan(&goods.seller, &parcel, "COLLECTED").await.ok(200);
    app.scan(&goods.seller, &parcel, "DELIVERED").await.refused(409, "fulfilment.scan_not_yours");
    app.scan(&operator, &parcel, "IN_TRANSIT").await.ok(200);
    app.scan(&operator, &parcel, "DELIVERED").await.ok(200);
    assert_eq!(app.shown(&order).await["payment"]["status"], "PAID", "cash was paid at the door");
    app.scan(&order.bearer, &parcel, "DELIVERED").await.refused(404, "request.not_found");
    app.settle().await;
}

#[tokio::test]
async fn what_makes_no_parcel_is_refused() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 5).await;
    let (order, other) = (app.order(&goods, 1).await, app.order(&goods, 1).await);
    app.pass(2 * kernel::HOUR_MS).await;
    let theirs = app.lines(&other).await;
    let pack = |body| app.op("POST /orders/{order}/parcels", &[&order.id]).as_(&goods.seller).json(body);
    pack(json!({"lines": [], "carrier": "x", "tracking": "T"})).await.ok(422);
    pack(json!({"lines": ["1"], "carrier": "royal-mail", "tracking": "T"})).await.ok(422);
    pack(json!({"lines": ["nonsense"], "carrier": "royal-mail", "tracking": "T"})).await.ok(422);
    pack(json!({"lines": 7})).await.ok(422);
    let rival = app.goods("olga", 5).await;
    let rivals = app.order(&rival, 1).await;
    pack(json!({"lines": app.lines(&rivals).await, "carrier": "royal-mail", "tracking": "T"})).await.ok(422);
    let foreign = app.op("POST /orders/{order}/parcels", &[&order.id]).as_(&rival.seller);
    foreign.json(json!({"lines": theirs})).await.refused(404, "request.not_found");
    let parcel = id_of(&app.pack(&order, &app.lines(&order).await).await.ok(201));
    let scan = |body| app.op("POST /parcels/{parcel}/scans", &[&parcel]).as_(&goods.seller).json(body);
    scan(json!({"state": "FLYING"})).await.ok(422);
    scan(json!({})).await.invalid(&[("state", "request.field_missing")]);
    scan(json!({"state": "COLLECTED", "at": "yesterday"})).await.ok(422);
    scan(json!({"state": "DELIVERED"})).await.ok(409);
    app.settle().await;
}
