//! Returns: asked for, answered, sent back, disputed.

use serde_json::{Value, json};

use crate::testapp::TestApp;
use crate::world::{Order, id_of};

/// Asks to return some lines.
async fn ask(app: &TestApp, order: &Order, kind: &str, lines: &[String]) -> Value {
    let wish = json!({"kind": kind, "lines": lines, "reason": "DAMAGED"});
    app.op("POST /orders/{order}/returns", &[&order.id]).as_(&order.bearer).json(wish).await.ok(201)
}

async fn state(app: &TestApp, order: &Order, id: &str) -> String {
    let shown = app.op("GET /returns/{return}", &[id]).as_(&order.bearer).await.ok(200);
    shown["state"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn one_of_two_units_comes_back_and_is_refunded() {
    for app in TestApp::each().await {
        let goods = app.goods("lin", 5).await;
        let order = app.order(&goods, 2).await;
        app.delivered(&order).await;
        let lines = app.lines(&order).await;
        let asked = ask(&app, &order, "RETURN_AND_REFUND", &lines[..1]).await;
        assert_eq!((&asked["state"], &asked["refund"]["minor"]), (&json!("REQUESTED"), &json!(goods.price)), "{asked}");
        let id = id_of(&asked);
        let again = json!({"kind": "RETURN_AND_REFUND", "lines": lines[..1], "reason": "DAMAGED"});
        app.op("POST /orders/{order}/returns", &[&order.id])
            .as_(&order.bearer)
            .json(again)
            .await
            .refused(409, "trade.line_not_returnable");
        let decide = |who: &str, body| app.op("POST /returns/{return}/decision", &[&id]).as_(who).json(body);
        decide(&order.bearer, json!({"accept": true})).await.refused(404, "request.not_found");
        decide(&goods.seller, json!({"reason": 7})).await.ok(422);
        decide(&goods.seller, json!({"accept": true, "reason": ""})).await.ok(200);
        assert_eq!(state(&app, &order, &id).await, "AWAITING_BUYER_SHIP");
        let parcel = json!({"carrier": "royal-mail", "tracking": "BACK-1"});
        app.op("POST /returns/{return}/parcel", &[&id])
            .as_(&goods.seller)
            .json(parcel.clone())
            .await
            .refused(404, "request.not_found");
        app.op("POST /returns/{return}/parcel", &[&id]).as_(&order.bearer).json(parcel).await.ok(200);
        let receive = |who: &str, body| app.op("POST /returns/{return}/receipt", &[&id]).as_(who).json(body);
        receive(&order.bearer, json!({"accept": true})).await.refused(404, "request.not_found");
        receive(&goods.seller, json!({"accept": true})).await.ok(200);
        app.settle().await;
        assert_eq!(state(&app, &order, &id).await, "REFUNDED");
        let shown = app.shown(&order).await;
        assert_eq!(
            (&shown["totals"]["refunded"]["minor"], &shown["returns"][0]),
            (&json!(goods.price), &json!(id)),
            "{shown}"
        );
        let of_order = app.op("GET /orders/{order}/returns", &[&order.id]).as_(&order.bearer).await.ok(200);
        let of_shop = app.op("GET /shops/{shop}/returns", &[&goods.shop]).as_(&goods.seller).await.ok(200);
        assert_eq!((&of_order["items"][0]["id"], &of_shop["items"][0]["id"]), (&json!(id), &json!(id)));
    }
}

#[tokio::test]
async fn a_dispute_goes_to_the_operator() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 5).await;
    let operator = app.full_operator().await;
    for (accept, end) in [(true, "REFUNDED"), (false, "CLOSED")] {
        let order = app.order(&goods, 1).await;
        app.delivered(&order).await;
        let id = id_of(&ask(&app, &order, "REFUND_ONLY", &app.lines(&order).await).await);
        let decide = |who: &str, body| app.op("POST /returns/{return}/decision", &[&id]).as_(who).json(body);
        decide(&goods.seller, json!({"accept": false, "reason": "it was whole"})).await.ok(200);
        assert_eq!(state(&app, &order, &id).await, "REJECTED");
        app.op("POST /returns/{return}/dispute", &[&id])
            .as_(&goods.seller)
            .json(json!({"reason": "no"}))
            .await
            .refused(404, "request.not_found");
        app.op("POST /returns/{return}/dispute", &[&id])
            .as_(&order.bearer)
            .json(json!({"reason": "it was not"}))
            .await
            .ok(200);
        let disputed = app.op("GET /operator/returns", &[]).as_(&operator).await.ok(200);
        assert_eq!(disputed["items"][0]["id"], json!(id), "{disputed}");
        decide(&operator, json!({"accept": accept, "reason": "as the pictures show"})).await.ok(200);
        app.settle().await;
        assert_eq!(state(&app, &order, &id).await, end);
    }
}

#[tokio::test]
async fn a_return_is_withdrawn_or_replaced() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 9).await;
    let order = app.order(&goods, 2).await;
    app.delivered(&order).await;
    let lines = app.lines(&order).await;
    let id = id_of(&ask(&app, &order, "RETURN_AND_REFUND", &lines[..1]).await);
    let withdraw = |who: &str| app.op("POST /returns/{return}/withdrawal", &[&id]).as_(who).json(json!({}));
    withdraw(&goods.seller).await.refused(404, "request.not_found");
    withdraw(&order.bearer).await.ok(200);
    assert_eq!(state(&app, &order, &id).await, "WITHDRAWN");
    withdraw(&order.bearer).await.refused(409, "trade.illegal_move");

    let id = id_of(&ask(&app, &order, "REPLACEMENT", &lines[1..]).await);
    app.op("POST /returns/{return}/decision", &[&id]).as_(&goods.seller).json(json!({"accept": true})).await.ok(200);
    let parcel = json!({"carrier": "royal-mail", "tracking": "BACK-2"});
    app.op("POST /returns/{return}/parcel", &[&id]).as_(&order.bearer).json(parcel).await.ok(200);
    app.op("POST /returns/{return}/receipt", &[&id]).as_(&goods.seller).json(json!({"accept": true})).await.ok(200);
    let parcel = json!({"carrier": "royal-mail", "tracking": "NEW-1"});
    app.op("POST /returns/{return}/replacement", &[&id]).as_(&goods.seller).json(parcel).await.ok(200);
    assert_eq!(state(&app, &order, &id).await, "REPLACED");
    app.settle().await;
}

#[tokio::test]
async fn what_may_not_come_back_is_refused() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 9).await;
    let order = app.order(&goods, 1).await;
    let lines = app.lines(&order).await;
    let ask = |body| app.op("POST /orders/{order}/returns", &[&order.id]).as_(&order.bearer).json(body);
    ask(json!({"kind": "RETURN_AND_REFUND", "lines": lines, "reason": "DAMAGED"})).await.ok(409);
    app.delivered(&order).await;
    ask(json!({"kind": "GIFT", "lines": lines, "reason": "DAMAGED"})).await.ok(422);
    ask(json!({"kind": "REFUND_ONLY", "lines": [], "reason": "DAMAGED"})).await.ok(422);
    ask(json!({"kind": "REFUND_ONLY", "lines": ["1"], "reason": "DAMAGED"})).await.ok(422);
    ask(json!({"kind": "REFUND_ONLY", "lines": lines, "reason": "DAMAGED", "refund": {"minor": 999999, "currency": "GBP"}})).await
        .invalid(&[("refund", "request.field_unknown")]);
    let other = app.order(&goods, 1).await;
    ask(json!({"kind": "REFUND_ONLY", "lines": app.lines(&other).await, "reason": "DAMAGED"})).await.ok(422);
    app.pass(31 * kernel::DAY_MS).await;
    ask(json!({"kind": "REFUND_ONLY", "lines": lines, "reason": "DAMAGED"})).await.ok(409);
    app.settle().await;
}
