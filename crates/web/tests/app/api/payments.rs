//! Payments by a provider that the shopper is sent to, and the provider's messages.

use serde_json::{Value, json};

use crate::testapp::{Answer, FakePay, SIGNATURE, TestApp};
use crate::world::{checkout, id_of};

async fn message(app: &TestApp, provider: &str, event: &str, provider_ref: &str) -> Answer {
    let (body, signature) = FakePay::message(event, provider_ref);
    let call = app.op("POST /payments/webhooks/{provider}", &[provider]);
    call.header(SIGNATURE, &signature).body("application/json", body).await
}

fn reference(placed: &Value) -> String {
    let redirect = placed["payment"]["action"]["redirect"].as_str().unwrap_or_else(|| panic!("{placed}"));
    redirect.rsplit('/').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_shopper_is_sent_to_pay_and_the_message_is_counted_once() {
    for app in TestApp::each().await {
        let goods = app.goods("lin", 5).await;
        let cart = app.cart_of("", &goods, 1).await;
        let wish = checkout("Gwen", "fakepay");
        let place =
            || app.op("POST /carts/{cart}/checkouts", &[&cart.id]).as_(&cart.bearer).key("k").json(wish.clone());
        let placed = place().await.ok(201);
        assert_eq!(placed["payment"]["status"], "PENDING", "{placed}");
        let reference = reference(&placed);
        assert_eq!(place().await.ok(201), placed, "the same answer, action and all");
        assert_eq!(app.fakepay.begun(), 1);
        let order = id_of(&placed["orders"][0]);
        let see = async || app.op("GET /orders/{order}", &[&order]).as_(&cart.bearer).await.ok(200);
        assert_eq!(see().await["state"], "UNPAID");

        // The message alone makes nobody rich: the provider is asked.
        message(&app, "fakepay", "e1", &reference).await.ok(200);
        app.settle().await;
        assert_eq!(see().await["state"], "UNPAID");
        app.fakepay.pays(&reference);
        // A message that came before is not read again.
        message(&app, "fakepay", "e1", &reference).await.ok(200);
        message(&app, "fakepay", "e2", &reference).await.ok(200);
        app.settle().await;
        let paid = see().await;
        assert_eq!((&paid["state"], &paid["payment"]["status"]), (&json!("ON_HOLD"), &json!("PAID")), "{paid}");
        let history = paid["history"].as_array().unwrap().len();
        for _ in 0..3 {
            message(&app, "fakepay", "e2", &reference).await.ok(200);
        }
        message(&app, "fakepay", "e3", &reference).await.ok(200);
        app.settle().await;
        assert_eq!(see().await["history"].as_array().unwrap().len(), history);
        let operator = app.full_operator().await;
        let entries = app.op("GET /ledger/entries", &[]).as_(&operator).query(&format!("order={order}")).await.ok(200);
        assert_eq!(entries["items"].as_array().unwrap().len(), 1, "paid once: {entries}");
        app.settle().await;
    }
}

#[tokio::test]
async fn a_forged_message_is_refused_and_changes_nothing() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 5).await;
    let cart = app.cart_of("", &goods, 1).await;
    let placed = app.check_out(&cart, checkout("Gwen", "fakepay")).await.ok(201);
    let reference = reference(&placed);
    app.fakepay.pays(&reference);
    let (body, signature) = FakePay::message("e1", &reference);
    let post = |provider: &str| app.op("POST /payments/webhooks/{provider}", &[provider]);
    post("fakepay").body("application/json", body.clone()).await.refused(400, "payments.webhook_forged");
    let forged = post("fakepay").header(SIGNATURE, "7").body("application/json", body.clone());
    forged.await.refused(400, "payments.webhook_forged");
    let mut other = body.clone();
    other.push(b'!');
    let forged = post("fakepay").header(SIGNATURE, &signature).body("application/json", other);
    forged.await.refused(400, "payments.webhook_forged");
    let order = app.op("GET /orders/{order}", &[&id_of(&placed["orders"][0])]).as_(&cart.bearer).await.ok(200);
    assert_eq!(order["state"], "UNPAID");
    post("nobody").body("application/json", body.clone()).await.refused(404, "payments.provider_unknown");
    // In-house providers get no messages.
    assert_eq!(post("sandbox").header(SIGNATURE, &signature).body("application/json", body).await.status, 400);
    let large = vec![b'x'; 65 * 1024];
    post("fakepay").body("application/json", large).await.refused(413, "request.too_large");
    app.settle().await;
}

#[tokio::test]
async fn a_provider_that_is_down_is_asked_again() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 5).await;
    let cart = app.cart_of("", &goods, 1).await;
    let place = || {
        app.op("POST /carts/{cart}/checkouts", &[&cart.id]).as_(&cart.bearer).key("k").json(checkout("Gwen", "fakepay"))
    };
    app.fakepay.is_down(true);
    // The orders stand and keep their units: the answer says where to go on.
    let placed = place().await.ok(201);
    assert_eq!(
        (&placed["payment"]["status"], &placed["payment"]["action"]),
        (&json!("PENDING"), &json!(null)),
        "{placed}"
    );
    app.fakepay.is_down(false);
    let again = place().await.ok(201);
    assert!(again["payment"]["action"]["redirect"].is_string(), "{again}");
    assert_eq!((&again["orders"], &again["payment"]["id"]), (&placed["orders"], &placed["payment"]["id"]));
    app.may_leave_work();
}

#[tokio::test]
async fn money_that_comes_too_late_goes_back() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 5).await;
    let cart = app.cart_of("", &goods, 1).await;
    let placed = app.check_out(&cart, checkout("Gwen", "fakepay")).await.ok(201);
    let (order, reference) = (id_of(&placed["orders"][0]), reference(&placed));
    let cancel = app
        .op("POST /orders/{order}/cancellation", &[&order])
        .as_(&cart.bearer)
        .json(json!({"reason": "found it cheaper"}));
    cancel.await.ok(200);
    app.fakepay.pays(&reference);
    message(&app, "fakepay", "e1", &reference).await.ok(200);
    app.settle().await;
    let shown = app.op("GET /orders/{order}", &[&order]).as_(&cart.bearer).await.ok(200);
    assert_eq!(shown["state"], "CANCELLED");
    let operator = app.full_operator().await;
    let refunds = app.op("GET /operator/refunds", &[]).as_(&operator).await.ok(200);
    assert_eq!(
        (&refunds["items"][0]["state"], &refunds["items"][0]["amount"]["minor"]),
        (&json!("DONE"), &json!(goods.price)),
        "{refunds}"
    );
    assert_eq!(app.op("GET /ledger/check", &[]).as_(&operator).await.ok(200)["balanced"], true);
    app.settle().await;
}
