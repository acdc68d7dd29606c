//! Checkout: once, at the server's prices, never more than there is.

mod rush;

use serde_json::json;

use crate::testapp::TestApp;
use crate::world::{checkout, fresh_key, id_of, london};

#[tokio::test]
async fn a_guest_buys() {
    for app in TestApp::each().await {
        let goods = app.goods("lin", 5).await;
        let cart = app.cart_of("", &goods, 2).await;
        let placed = app.op("POST /carts/{cart}/checkouts", &[&cart.id]).as_(&cart.bearer).key("one");
        let placed = placed.json(checkout("Gwen Guest", "sandbox")).await.ok(201);
        assert_eq!(
            (&placed["payment"]["status"], placed["orders"].as_array().unwrap().len()),
            (&json!("PAID"), 1),
            "{placed}"
        );
        assert_eq!(placed["payment"]["amount"]["minor"], 2 * goods.price);
        let order = app.op("GET /orders/{order}", &[&id_of(&placed["orders"][0])]).as_(&cart.bearer).await.ok(200);
        assert_eq!(
            (&order["state"], order["lines"].as_array().unwrap().len()),
            (&json!("ON_HOLD"), 2),
            "a line a unit: {order}"
        );
        assert_eq!((&order["totals"]["total"]["minor"], &order["cart"]), (&json!(2 * goods.price), &json!(cart.id)));
        let tax: i64 =
            order["lines"].as_array().unwrap().iter().map(|line| line["tax"]["minor"].as_i64().unwrap()).sum();
        assert_eq!(order["totals"]["tax"]["minor"], tax);
        assert_eq!(app.op("GET /carts/{cart}", &[&cart.id]).as_(&cart.bearer).await.ok(200)["state"], "ORDERED");
        app.add(&cart, &goods, 1).await.refused(409, "trade.cart_ordered");
        let shown = app.op("GET /markets/{market}/listings/{listing}", &["GB", &goods.listing]).await.ok(200);
        app.settle().await;
        let after = app.op("GET /markets/{market}/listings/{listing}", &["GB", &goods.listing]).await.ok(200);
        assert_eq!(after["variants"][0]["available"], 3, "{shown}");
    }
}

/// A cart, a line, a checkout that is paid: what the engine is asked for all of it.
const STATEMENTS: u64 = 30;

#[tokio::test]
async fn a_checkout_takes_few_statements() {
    for app in TestApp::each().await {
        let goods = app.goods("lin", 50).await;
        // The first turn fills what is kept in memory.
        app.order(&goods, 1).await;
        let before = app.state.db.statements_run();
        app.order(&goods, 1).await;
        let run = app.state.db.statements_run() - before;
        eprintln!("{:?}: {run} statements for a full checkout", app.state.db.engine());
        assert!(run <= STATEMENTS, "{run} statements");
        app.settle().await;
    }
}

#[tokio::test]
async fn the_same_key_gives_the_same_answer_and_one_order() {
    for app in TestApp::each().await {
        let goods = app.goods("lin", 5).await;
        let cart = app.cart_of("", &goods, 1).await;
        let place = |key: &str, name: &str| {
            app.op("POST /carts/{cart}/checkouts", &[&cart.id])
                .as_(&cart.bearer)
                .key(key)
                .json(checkout(name, "sandbox"))
        };
        let (first, again) = (place("k", "Gwen").await, place("k", "Gwen").await);
        assert_eq!((first.status, again.status, &first.json), (201, 201, &again.json));
        assert_eq!((first.header("idempotent-replayed"), again.header("idempotent-replayed")), ("", "true"));
        place("k", "Mallory").await.refused(409, "accounts.idempotency_conflict");
        // Without the key the orders are what they are: told again, not made again.
        let other = place("other", "Gwen").await.ok(201);
        assert_eq!(other["orders"][0]["id"], first["orders"][0]["id"]);
        // A key is its cart's.
        let other = app.cart_of("", &goods, 1).await;
        let theirs = app.op("POST /carts/{cart}/checkouts", &[&other.id]).as_(&other.bearer).key("k");
        let theirs = theirs.json(checkout("Gwen", "sandbox")).await;
        assert_eq!((theirs.status, theirs.header("idempotent-replayed")), (201, ""));
        // And nobody else learns what it answered.
        let call = app.op("POST /carts/{cart}/checkouts", &[&cart.id]).as_(&other.bearer).key("k");
        call.json(checkout("Gwen", "sandbox")).await.refused(404, "request.not_found");
        app.settle().await;
    }
}

#[tokio::test]
async fn the_answer_outlives_a_restart() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 5).await;
    let cart = app.cart_of("", &goods, 1).await;
    let wish = checkout("Gwen", "sandbox");
    let first = app.op("POST /carts/{cart}/checkouts", &[&cart.id]).as_(&cart.bearer).key("k").json(wish.clone()).await;
    app.settle().await;
    let app = app.restarted().await;
    let again = app.op("POST /carts/{cart}/checkouts", &[&cart.id]).as_(&cart.bearer).key("k").json(wish).await;
    assert_eq!((first.json, again.status), (again.json.clone(), 201));
    app.settle().await;
}

#[tokio::test]
async fn everything_that_is_wrong_is_said_at_once() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 5).await;
    let cart = app.cart_of("", &goods, 1).await;
    let place = |wish| app.op("POST /carts/{cart}/checkouts", &[&cart.id]).as_(&cart.bearer).json(wish);
    let bad = json!({"address": {"name": "", "phone": "x", "country": "GB"}, "payment": {"method": "shells"}, "lane": "nowhere"});
    place(bad).await.invalid(&[
        ("Idempotency-Key", "trade.idempotency_key_needed"),
        ("address.name", "accounts.address_missing"),
        ("address.phone", "accounts.address_phone"),
        ("address.line1", "accounts.address_missing"),
        ("address.city", "accounts.address_missing"),
        ("address.postal_code", "accounts.address_missing"),
        ("email", "trade.email_needed"),
        ("payment.method", "trade.method_unknown"),
        ("lane", "trade.lane_unknown"),
    ]);
    place(checkout("Gwen", "sandbox")).await.invalid(&[("Idempotency-Key", "trade.idempotency_key_needed")]);
    place(json!({}))
        .await
        .invalid(&[("Idempotency-Key", "trade.idempotency_key_needed"), ("address", "request.field_missing")]);
    for (field, value) in [("lane", "nowhere"), ("coupon", "FREE-ALL"), ("email", "no address")] {
        let mut wish = checkout("Gwen", "sandbox");
        wish[field] = json!(value);
        let refused = place(wish).key(&fresh_key()).await;
        assert_eq!((refused.status, &refused["errors"][0]["field"]), (422, &json!(field)), "{refused}");
    }
    let mut elsewhere = checkout("Gwen", "sandbox");
    elsewhere["address"] = json!({"name": "Somchai", "phone": "+66 2 123 4567", "country": "TH", "line1": "1 Road", "city": "Bangkok", "region": "Bangkok", "postal_code": "10110"});
    let refused = place(elsewhere).key(&fresh_key()).await;
    assert_eq!((refused.status, &refused["errors"][0]["field"]), (422, &json!("address.country")), "{refused}");
    let empty = app.cart("").await;
    app.check_out(&empty, checkout("Gwen", "sandbox")).await.refused(409, "trade.cart_empty");
    app.op("POST /carts/{cart}/checkouts", &[&cart.id]).json(json!({})).await.refused(401, "request.no_session");
    app.settle().await;
}

#[tokio::test]
async fn a_price_sent_along_changes_nothing_and_is_told_so() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 5).await;
    let cart = app.cart_of("", &goods, 1).await;
    for (field, value) in [
        ("price", json!(1)),
        ("total", json!({"minor": 1, "currency": "GBP"})),
        ("currency", json!("IDR")),
        ("lines", json!([])),
    ] {
        let mut wish = checkout("Gwen", "sandbox");
        wish[field] = value;
        app.check_out(&cart, wish).await.invalid(&[(field, "request.field_unknown")]);
    }
    for field in ["amount", "currency", "status"] {
        let mut wish = checkout("Gwen", "sandbox");
        wish["payment"][field] = json!("PAID");
        app.check_out(&cart, wish).await.invalid(&[(&format!("payment.{field}"), "request.field_unknown")]);
    }
    // What the buyer expects to pay may be said; when it is not what it costs, nothing happens.
    let mut wish = checkout("Gwen", "sandbox");
    wish["expected_total"] = json!({"minor": goods.price - 1, "currency": "GBP"});
    app.check_out(&cart, wish.clone()).await.refused(409, "trade.price_changed");
    wish["expected_total"] = json!({"minor": goods.price, "currency": "IDR"});
    app.check_out(&cart, wish.clone()).await.refused(409, "trade.price_changed");
    wish["expected_total"] = json!({"minor": goods.price, "currency": "GBP"});
    let placed = app.check_out(&cart, wish).await.ok(201);
    assert_eq!(placed["payment"]["amount"]["minor"], goods.price);
    app.settle().await;
}

#[tokio::test]
async fn a_declined_card_leaves_the_orders_to_be_paid() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 1).await;
    let order = app.order_by("", &goods, 1, "sandbox").await;
    assert_eq!(order.placed["payment"]["status"], "PAID");
    let goods = app.more_goods(&goods.seller, &goods.shop, "LAMP-2", 1).await;
    let cart = app.cart_of("", &goods, 1).await;
    let placed = app.check_out(&cart, checkout("DECLINE", "sandbox")).await.ok(201);
    assert_eq!(placed["payment"]["status"], "FAILED");
    let order = app.op("GET /orders/{order}", &[&id_of(&placed["orders"][0])]).as_(&cart.bearer).await.ok(200);
    assert_eq!((&order["state"], &order["due"]["kind"]), (&json!("UNPAID"), &json!("pay")), "{order}");
    let other = app.cart("").await;
    app.add(&other, &goods, 1).await.refused(409, "trade.out_of_stock");
    // Nobody paid: half an hour later the unit is anybody's.
    app.pass(31 * kernel::MINUTE_MS).await;
    let order = app.op("GET /orders/{order}", &[&id_of(&order)]).as_(&cart.bearer).await.ok(200);
    assert_eq!(order["state"], "CANCELLED");
    app.add(&other, &goods, 1).await.ok(201);
    app.settle().await;
}

#[tokio::test]
async fn all_shops_of_a_checkout_sell_or_none() {
    for app in TestApp::each().await {
        let first = app.goods("lin", 5).await;
        let second = app.goods("mai", 1).await;
        let (cart, rival) = (app.cart_of("", &first, 1).await, app.cart_of("", &second, 1).await);
        app.add(&cart, &second, 1).await.ok(201);
        app.check_out(&rival, checkout("Rita", "sandbox")).await.ok(201);
        app.check_out(&cart, checkout("Gwen", "sandbox")).await.refused(409, "trade.out_of_stock");
        let shown = app.op("GET /carts/{cart}", &[&cart.id]).as_(&cart.bearer).await.ok(200);
        assert_eq!(shown["state"], "OPEN");
        let problems: Vec<&str> =
            shown["lines"].as_array().unwrap().iter().filter_map(|line| line["problem"].as_str()).collect();
        assert_eq!(problems, ["trade.out_of_stock"], "{shown}");
        let level = app.op("GET /products/{product}", &[&first.product]).as_(&first.seller).await.ok(200);
        assert_eq!(level["variants"][0]["stock"], 5, "nothing of the first shop was kept");
        let gone = shown["lines"].as_array().unwrap().iter().find(|line| !line["problem"].is_null()).unwrap();
        app.op("DELETE /carts/{cart}/lines/{line}", &[&cart.id, &id_of(gone)]).as_(&cart.bearer).await.ok(204);
        app.check_out(&cart, checkout("Gwen", "sandbox")).await.ok(201);
        app.settle().await;
    }
}

#[tokio::test]
async fn a_person_checks_out_and_finds_their_orders() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 5).await;
    let shopper = app.person("sam").await;
    let cart = app.cart_of(&shopper, &goods, 1).await;
    // Their e-mail is known.
    let wish = json!({"address": london("Sam"), "payment": {"method": "cod"}});
    let placed = app.check_out(&cart, wish).await.ok(201);
    assert_eq!(placed["payment"]["status"], "PENDING", "{placed}");
    let mine = app.op("GET /me/orders", &[]).as_(&shopper).await.ok(200);
    assert_eq!((&mine["items"][0]["id"], &mine["items"][0]["state"]), (&placed["orders"][0]["id"], &json!("ON_HOLD")));
    let next = app.cart(&shopper).await;
    assert_ne!(next.id, cart.id, "a cart that is ordered is done with");
    app.settle().await;
}

#[tokio::test]
async fn link_out_markets_have_no_checkout() {
    let app = TestApp::strict().await;
    // Outside a sandbox nobody holds Indonesia's licence.
    let refused = app.op("POST /markets/{market}/carts", &["ID"]).json(json!({})).await;
    refused.refused(409, "trade.checkout_closed");
    app.settle().await;
}
