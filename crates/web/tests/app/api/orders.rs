//! Orders: seen by those they concern, paid again, cancelled.

use serde_json::json;

use crate::testapp::TestApp;
use crate::world::{Order, checkout, fresh_key, id_of};

#[tokio::test]
async fn an_order_is_seen_by_its_buyer_its_shop_and_the_operator() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 5).await;
    let order = app.order(&goods, 1).await;
    let operator = app.full_operator().await;
    let see = async |who: &str| app.op("GET /orders/{order}", &[&order.id]).as_(who).await;
    let buyers = see(&order.bearer).await.ok(200);
    assert_eq!((&buyers["email"], &buyers["address"]["name"]), (&json!("guest@example.com"), &json!("Gwen Guest")));
    assert_eq!(buyers["history"][0]["to"], "UNPAID", "{buyers}");
    assert!(buyers["may"].as_array().unwrap().contains(&json!("cancel")), "{buyers}");
    let sellers = see(&goods.seller).await.ok(200);
    assert_eq!((&sellers["email"], &sellers["address"]["name"]), (&json!(null), &json!("Gwen Guest")));
    assert_eq!(see(&operator).await.ok(200)["id"], json!(order.id));
    let other = app.order(&goods, 1).await;
    let stranger = app.seller("olga").await.0;
    let shopper = app.person("sam").await;
    for who in [&other.bearer, &stranger, &shopper] {
        see(who).await.refused(404, "request.not_found");
    }
    app.op("GET /orders/{order}", &[&order.id]).await.refused(401, "request.no_session");
    for id in ["1", "nonsense", "99999999999999999999"] {
        app.op("GET /orders/{order}", &[id]).as_(&order.bearer).await.refused(404, "request.not_found");
    }
    app.settle().await;
}

#[tokio::test]
async fn lists_of_orders_go_by_state_and_page() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 9).await;
    let shopper = app.person("sam").await;
    let mut orders = Vec::new();
    for _ in 0..3 {
        orders.push(app.order_by(&shopper, &goods, 1, "sandbox").await.id);
    }
    let list = async |path: &str, who: &str, query: &str| app.op(path, &[]).as_(who).query(query).await.ok(200);
    let first = list("GET /me/orders", &shopper, "limit=2").await;
    let rest = list("GET /me/orders", &shopper, &format!("limit=2&after={}", first["next"].as_str().unwrap())).await;
    let ids: Vec<String> =
        first["items"].as_array().unwrap().iter().chain(rest["items"].as_array().unwrap()).map(id_of).collect();
    orders.reverse();
    assert_eq!((&ids, &rest["next"]), (&orders, &json!(null)), "newest first");
    let shops =
        async |query: &str| app.op("GET /shops/{shop}/orders", &[&goods.shop]).as_(&goods.seller).query(query).await;
    assert_eq!(shops("state=ON_HOLD").await.ok(200)["items"].as_array().unwrap().len(), 3);
    assert_eq!(shops("state=DELIVERED").await.ok(200)["items"], json!([]));
    assert_eq!(shops("state=LOST").await.status, 422);
    let operator = app.full_operator().await;
    assert_eq!(list("GET /operator/orders", &operator, "limit=2").await["items"].as_array().unwrap().len(), 2);
    let stranger = app.seller("olga").await.0;
    app.op("GET /shops/{shop}/orders", &[&goods.shop]).as_(&stranger).await.refused(404, "request.not_found");
    app.op("GET /operator/orders", &[]).as_(&shopper).await.refused(404, "request.not_found");
    app.settle().await;
}

#[tokio::test]
async fn a_declined_payment_is_made_again_once() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 5).await;
    let order = app.order_by("", &goods, 1, "sandbox").await;
    let pay = |order: &Order, key: &str, body| {
        app.op("POST /orders/{order}/payments", &[&order.id]).as_(&order.bearer).key(key).json(body)
    };
    pay(&order, "a", json!({"method": "sandbox"})).await.refused(409, "trade.already_paid");

    let cart = app.cart_of("", &goods, 1).await;
    let placed = app.check_out(&cart, checkout("DECLINE", "sandbox")).await.ok(201);
    let order = Order { id: id_of(&placed["orders"][0]), bearer: cart.bearer, goods, placed };
    app.op("POST /orders/{order}/payments", &[&order.id])
        .as_(&order.bearer)
        .json(json!({"method": "sandbox"}))
        .await
        .invalid(&[("Idempotency-Key", "trade.idempotency_key_needed")]);
    pay(&order, "b", json!({"method": "shells"})).await.invalid(&[("method", "trade.method_unknown")]);
    pay(&order, "c", json!({"method": "sandbox", "amount": 1})).await.invalid(&[("amount", "request.field_unknown")]);
    let again = pay(&order, "d", json!({"method": "cod"})).await;
    let replay = pay(&order, "d", json!({"method": "cod"})).await;
    assert_eq!(
        (again.status, &again.json, replay.header("idempotent-replayed")),
        (201, &replay.json, "true"),
        "{again}"
    );
    assert_eq!(app.shown(&order).await["state"], "ON_HOLD");
    pay(&order, "d", json!({"method": "sandbox"})).await.refused(409, "accounts.idempotency_conflict");
    let stranger = app.person("sam").await;
    app.op("POST /orders/{order}/payments", &[&order.id])
        .as_(&stranger)
        .key("d")
        .json(json!({"method": "cod"}))
        .await
        .refused(404, "request.not_found");
    app.settle().await;
}

#[tokio::test]
async fn a_buyer_cancels_at_once_and_later_asks() {
    for app in TestApp::each().await {
        let goods = app.goods("lin", 5).await;
        let order = app.order(&goods, 2).await;
        let lines = app.lines(&order).await;
        let cancel = |who: &str, body| app.op("POST /orders/{order}/cancellation", &[&order.id]).as_(who).json(body);
        cancel(&order.bearer, json!({"lines": lines})).await.invalid(&[("reason", "request.field_missing")]);
        cancel(&order.bearer, json!({"reason": "", "lines": ["1"]})).await.ok(422);
        cancel(&order.bearer, json!({"reason": "too many", "lines": [lines[0]]})).await.ok(200);
        let shown = app.shown(&order).await;
        assert_eq!(
            (&shown["state"], &shown["totals"]["refunded"]["minor"]),
            (&json!("ON_HOLD"), &json!(goods.price)),
            "{shown}"
        );

        app.pass(2 * kernel::HOUR_MS).await;
        assert_eq!(app.shown(&order).await["state"], "AWAITING_SHIPMENT");
        let asked = cancel(&order.bearer, json!({"reason": "changed my mind"})).await.ok(200);
        assert_eq!(asked["cancellation"]["state"], "REQUESTED", "{asked}");
        cancel(&order.bearer, json!({"reason": "changed my mind"})).await.refused(409, "trade.cancellation_pending");
        let decide =
            |who: &str, body| app.op("POST /orders/{order}/cancellation/decision", &[&order.id]).as_(who).json(body);
        decide(&order.bearer, json!({"accept": true})).await.refused(404, "request.not_found");
        decide(&goods.seller, json!({})).await.invalid(&[("accept", "request.field_missing")]);
        decide(&goods.seller, json!({"accept": false, "reason": "it is on its way"})).await.ok(200);
        assert_eq!(app.shown(&order).await["state"], "AWAITING_SHIPMENT");
        decide(&goods.seller, json!({"accept": true})).await.ok(409);
        // The seller needs nobody's leave.
        cancel(&goods.seller, json!({"reason": "broken in the store"})).await.ok(200);
        let shown = app.shown(&order).await;
        assert_eq!(
            (&shown["state"], &shown["totals"]["refunded"]["minor"]),
            (&json!("CANCELLED"), &json!(2 * goods.price)),
            "{shown}"
        );
        cancel(&order.bearer, json!({"reason": "again"})).await.ok(409);
        let stranger = app.seller(&format!("olga{}", fresh_key())).await.0;
        cancel(&stranger, json!({"reason": "mine"})).await.refused(404, "request.not_found");
        app.settle().await;
    }
}

#[tokio::test]
async fn silence_approves_a_cancellation() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 5).await;
    let order = app.order(&goods, 1).await;
    app.pass(2 * kernel::HOUR_MS).await;
    let wish = json!({"reason": "changed my mind"});
    app.op("POST /orders/{order}/cancellation", &[&order.id]).as_(&order.bearer).json(wish).await.ok(200);
    app.pass(49 * kernel::HOUR_MS).await;
    assert_eq!(app.shown(&order).await["state"], "CANCELLED");
}
