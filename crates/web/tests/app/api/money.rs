//! The books, statements and payouts.

use serde_json::json;

use crate::testapp::TestApp;
use crate::world::{fresh_key, id_of};
use accounts::OperatorPermission;

#[tokio::test]
async fn every_order_is_in_the_books_and_they_balance() {
    for app in TestApp::each().await {
        let goods = app.goods("lin", 9).await;
        let order = app.order(&goods, 2).await;
        app.delivered(&order).await;
        let operator = app.full_operator().await;
        let entries =
            app.op("GET /ledger/entries", &[]).as_(&operator).query(&format!("order={}", order.id)).await.ok(200);
        let kinds: Vec<&str> =
            entries["items"].as_array().unwrap().iter().map(|entry| entry["kind"].as_str().unwrap()).collect();
        assert!(kinds.contains(&"paid") && kinds.contains(&"earned"), "{entries}");
        for entry in entries["items"].as_array().unwrap() {
            let sum: i64 =
                entry["postings"].as_array().unwrap().iter().map(|p| p["amount"]["minor"].as_i64().unwrap()).sum();
            assert_eq!(sum, 0, "{entry}");
        }
        let check = app.op("GET /ledger/check", &[]).as_(&operator).await.ok(200);
        assert_eq!((&check["balanced"], &check["unbalanced"]), (&json!(true), &json!([])), "{check}");
        let accounts = app.op("GET /ledger/accounts", &[]).as_(&operator).await.ok(200);
        let names: Vec<&str> =
            accounts["items"].as_array().unwrap().iter().map(|a| a["name"].as_str().unwrap()).collect();
        app.settle().await;
        assert!(
            names.contains(&"platform:commission") && names.contains(&format!("shop:{}:pending", goods.shop).as_str()),
            "{accounts}"
        );
    }
}

#[tokio::test]
async fn a_shop_is_settled_and_paid_out() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 9).await;
    let order = app.order(&goods, 2).await;
    app.delivered(&order).await;
    let seller = &goods.seller;
    let unsettled = app.op("GET /shops/{shop}/unsettled", &[&goods.shop]).as_(seller).await.ok(200);
    assert!(unsettled["items"][0]["until"].is_string() && unsettled["items"][0]["reason"].is_string(), "{unsettled}");
    let pay_out = |key: &str, body| app.op("POST /payouts", &[]).as_(seller).key(key).json(body);
    pay_out("early", json!({"shop": goods.shop})).await.refused(409, "ledger.nothing_to_pay_out");
    app.pass(20 * kernel::DAY_MS).await;
    let statements = app.op("GET /shops/{shop}/statements", &[&goods.shop]).as_(seller).await.ok(200);
    let statement = &statements["items"].as_array().unwrap()[0];
    let read = app.op("GET /shops/{shop}/statements/{statement}", &[&goods.shop, &id_of(statement)]).as_(seller);
    let read = read.await.ok(200);
    assert_eq!((&read["day"], read["lines"].as_array().unwrap().is_empty()), (&statement["day"], false), "{read}");
    app.op("GET /shops/{shop}/statements/{statement}", &[&goods.shop, "1"])
        .as_(seller)
        .await
        .refused(404, "request.not_found");
    app.op("POST /payouts", &[])
        .as_(seller)
        .json(json!({"shop": goods.shop}))
        .await
        .invalid(&[("Idempotency-Key", "trade.idempotency_key_needed")]);
    let (first, again) =
        (pay_out("p", json!({"shop": goods.shop})).await, pay_out("p", json!({"shop": goods.shop})).await);
    assert_eq!((first.status, &first.json, again.header("idempotent-replayed")), (201, &again.json, "true"), "{first}");
    assert_eq!((&first["state"], &first["amount"]["currency"]), (&json!("PROCESSING"), &json!("USD")));
    pay_out("p", json!({"shop": goods.shop, "amount": {"minor": 1, "currency": "USD"}}))
        .await
        .refused(409, "accounts.idempotency_conflict");
    let too_much =
        pay_out(&fresh_key(), json!({"shop": goods.shop, "amount": {"minor": 99_999_999, "currency": "USD"}})).await;
    assert_eq!(too_much.status, 409, "{too_much}");

    let operator = app.full_operator().await;
    let waiting = app.op("GET /operator/payouts", &[]).as_(&operator).await.ok(200);
    assert_eq!(waiting["items"][0]["id"], first["id"]);
    let id = id_of(&first.json);
    let file = app.op("GET /payouts/files/{file}", &[&id]).as_(&operator).await;
    assert_eq!((file.status, file.header("content-type")), (200, "text/csv; charset=utf-8"), "{file}");
    let decide =
        |who: &str, body| app.op("POST /payouts/{payout}/decision", &[&id]).as_(who).key(&fresh_key()).json(body);
    decide(seller, json!({"state": "PAID", "reference": "BANK-1"})).await.refused(404, "request.not_found");
    decide(&operator, json!({"state": "LOST"})).await.ok(422);
    decide(&operator, json!({"state": "PAID", "reference": "BANK-1"})).await.ok(200);
    decide(&operator, json!({"state": "FAILED", "reference": "BANK-1"})).await.ok(409);
    let paid = app.op("GET /shops/{shop}/payouts", &[&goods.shop]).as_(seller).await.ok(200);
    assert_eq!(paid["items"][0]["state"], "PAID");
    assert_eq!(app.op("GET /ledger/check", &[]).as_(&operator).await.ok(200)["balanced"], true);
    app.op("GET /me/statements", &[]).as_(seller).await.ok(200);
    app.settle().await;
}

#[tokio::test]
async fn a_shops_money_is_nobody_elses() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 9).await;
    let (stranger, shopper) = (app.seller("olga").await.0, app.person("sam").await);
    for who in [&stranger, &shopper] {
        for path in ["GET /shops/{shop}/statements", "GET /shops/{shop}/unsettled", "GET /shops/{shop}/payouts"] {
            app.op(path, &[&goods.shop]).as_(who).await.refused(404, "request.not_found");
        }
        let theirs = app.op("POST /payouts", &[]).as_(who).key("k").json(json!({"shop": goods.shop}));
        theirs.await.refused(404, "request.not_found");
    }
    app.settle().await;
}

#[tokio::test]
async fn the_books_are_open_to_operators_of_money_alone() {
    let app = TestApp::new().await;
    let cases = app.operator("cass", &[OperatorPermission::Cases, OperatorPermission::Markets]).await;
    let (seller, _) = app.seller("lin").await;
    for who in [&cases, &seller] {
        for path in [
            "GET /ledger/accounts",
            "GET /ledger/entries",
            "GET /ledger/check",
            "GET /ledger/take-rates",
            "GET /operator/payouts",
            "GET /operator/refunds",
        ] {
            app.op(path, &[]).as_(who).await.refused(404, "request.not_found");
        }
        app.op("PUT /ledger/take-rates", &[]).as_(who).json(json!({})).await.refused(404, "request.not_found");
    }
    app.settle().await;
}

#[tokio::test]
async fn what_a_carrier_collected_is_refunded_by_hand() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 9).await;
    let order = app.order_by("", &goods, 1, "cod").await;
    app.delivered(&order).await;
    let wish = json!({"kind": "REFUND_ONLY", "lines": app.lines(&order).await, "reason": "DAMAGED"});
    let asked = app.op("POST /orders/{order}/returns", &[&order.id]).as_(&order.bearer).json(wish).await.ok(201);
    let granted = app.op("POST /returns/{return}/decision", &[&id_of(&asked)]).as_(&goods.seller);
    granted.json(json!({"accept": true})).await.ok(200);
    app.settle().await;
    let operator = app.full_operator().await;
    let waiting = app.op("GET /operator/refunds", &[]).as_(&operator).query("state=PROCESSING").await.ok(200);
    let refund = &waiting["items"][0];
    assert_eq!((&refund["provider"], &refund["amount"]["minor"]), (&json!("manual"), &json!(goods.price)), "{waiting}");
    let decide = |who: &str, key: &str, body| {
        app.op("POST /refunds/{refund}/decision", &[&id_of(refund)]).as_(who).key(key).json(body)
    };
    decide(&goods.seller, "a", json!({"state": "DONE"})).await.refused(404, "request.not_found");
    decide(&operator, "a", json!({"state": "LOST"})).await.ok(422);
    let done = decide(&operator, "b", json!({"state": "DONE", "reference": "BANK-7"})).await;
    assert_eq!((done.status, &done["state"]), (200, &json!("DONE")), "{done}");
    assert_eq!(decide(&operator, "b", json!({"state": "DONE", "reference": "BANK-7"})).await.json, done.json);
    decide(&operator, "c", json!({"state": "DONE", "reference": "BANK-7"})).await.refused(409, "trade.illegal_move");
    assert_eq!(app.op("GET /ledger/check", &[]).as_(&operator).await.ok(200)["balanced"], true);
    app.settle().await;
}

#[tokio::test]
async fn take_rates_are_kept_and_checked() {
    let app = TestApp::new().await;
    let operator = app.full_operator().await;
    let put = |body| app.op("PUT /ledger/take-rates", &[]).as_(&operator).json(body);
    let rate = json!({"market": "GB", "category": "home", "from": "2026-01-01", "rate_bp": 700, "min": {"minor": 10, "currency": "GBP"}});
    put(rate).await.ok(200);
    let kept = app.op("GET /ledger/take-rates", &[]).as_(&operator).query("market=GB").await.ok(200);
    assert_eq!((&kept["items"][0]["rate_bp"], &kept["items"][0]["category"]), (&json!(700), &json!("home")), "{kept}");
    put(json!({"market": "GB", "from": "2026-01-01", "rate_bp": 10_001})).await.ok(422);
    put(json!({"market": "ZZ", "from": "2026-01-01", "rate_bp": 1})).await.ok(422);
    put(json!({"market": "GB", "from": "soon", "rate_bp": 1})).await.ok(422);
    put(json!({"market": "GB", "from": "2026-01-01", "rate_bp": 1, "min": {"minor": 1, "currency": "IDR"}}))
        .await
        .ok(422);
    app.settle().await;
}
