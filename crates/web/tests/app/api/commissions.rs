//! What creators earn: a commission with its formula, settled, paid out, and taken back with the refund.

use kernel::DAY_MS;
use serde_json::{Value, json};

use crate::testapp::TestApp;
use crate::world::{Goods, Order, checkout, fresh_key, id_of};

/// An order of a guest whom the post led to the goods.
async fn led(app: &TestApp, who: &str, goods: &Goods, post: &str, quantity: i64) -> Order {
    let cart = app.cart(who).await;
    let line = json!({"listing": goods.listing, "variant": goods.variant, "quantity": quantity, "via": {"post": post}});
    app.op("POST /carts/{cart}/lines", &[&cart.id]).as_(&cart.bearer).json(line).await.ok(201);
    let placed = app.check_out(&cart, checkout("Gwen Guest", "sandbox")).await.ok(201);
    Order { id: id_of(&placed["orders"][0]), bearer: cart.bearer, goods: goods.clone(), placed }
}

async fn commissions(app: &TestApp, creator: &str) -> Vec<Value> {
    let list = app.op("GET /me/commissions", &[]).as_(creator).await.ok(200);
    list["items"].as_array().unwrap().clone()
}

async fn refunded(app: &TestApp, order: &Order, lines: &[String]) {
    let wish = json!({"kind": "REFUND_ONLY", "lines": lines, "reason": "DAMAGED"});
    let asked = app.op("POST /orders/{order}/returns", &[&order.id]).as_(&order.bearer).json(wish).await.ok(201);
    let granted = app.op("POST /returns/{return}/decision", &[&id_of(&asked)]).as_(&order.goods.seller);
    granted.json(json!({"accept": true})).await.ok(200);
    app.settle().await;
}

async fn balanced(app: &TestApp, operator: &str) {
    let check = app.op("GET /ledger/check", &[]).as_(operator).await.ok(200);
    assert_eq!((&check["balanced"], &check["unbalanced"]), (&json!(true), &json!([])), "{check}");
}

#[tokio::test]
async fn a_creator_earns_with_what_a_post_sold_and_gives_it_back_with_the_refund() {
    for app in TestApp::each().await {
        let goods = app.goods("lin", 9).await;
        let (mila, operator) = (app.creator("mila").await, app.full_operator().await);
        let offered = app.offered(&goods, 1500).await;
        app.joined(&mila, &offered).await;
        let post = app.clip_of(&mila, &goods).await;
        let order = led(&app, "", &goods, &post, 2).await;
        let earned = commissions(&app, &mila).await;
        assert_eq!(earned.len(), 2, "one for each unit");
        let (first, price) = (&earned[0], goods.price);
        // Twenty percent of tax are inside the price.
        let tax = first["formula"]["tax"]["minor"].as_i64().unwrap();
        let amount = ((price - tax) * 1500 + 5000) / 10_000;
        assert_eq!((&first["order"], &first["product"]), (&json!(order.id), &json!(goods.product)));
        assert_eq!(
            (&first["base"]["minor"], &first["rate_bp"], &first["amount"]["minor"], &first["state"], &first["reason"]),
            (&json!(price - tax), &json!(1500), &json!(amount), &json!("ORDERED"), &json!("awaiting_delivery"))
        );
        assert_eq!((&first["formula"]["paid"]["minor"], &first["via"]["id"]), (&json!(price), &json!(post)));
        assert_eq!(
            (&first["touches"][0]["verdict"], first["message"].as_str().unwrap().is_empty()),
            (&json!("won"), false)
        );
        assert!(first["formula"]["text"].as_str().unwrap().contains("15%"), "{first}");

        app.delivered(&order).await;
        let lines = app.lines(&order).await;
        refunded(&app, &order, &lines[..1]).await;
        let mut states: Vec<String> = commissions(&app, &mila)
            .await
            .iter()
            .map(|one| format!("{} {} {}", one["state"], one["reason"], one["amount"]["minor"]))
            .collect();
        states.sort();
        assert_eq!(
            states,
            [format!("\"ORDERED\" \"waiting_period\" {amount}"), "\"REFUNDED\" \"refunded\" 0".to_owned()]
        );
        balanced(&app, &operator).await;
        let waiting = app.op("GET /me/unsettled", &[]).as_(&mila).await.ok(200);
        assert_eq!(
            (&waiting["items"][0]["amount"]["minor"], &waiting["items"][0]["reason"]),
            (&json!(amount), &json!("waiting_period"))
        );
        let early = app.op("POST /payouts", &[]).as_(&mila).key(&fresh_key()).json(json!({}));
        early.await.refused(409, "ledger.nothing_to_pay_out");

        app.pass(20 * DAY_MS).await;
        let settled = commissions(&app, &mila).await;
        assert!(settled.iter().any(|one| one["state"] == "SETTLED" && one["amount"]["minor"] == amount), "{settled:?}");
        let statements = app.op("GET /me/statements", &[]).as_(&mila).await.ok(200);
        assert_eq!(statements["items"][0]["settled"]["minor"], amount, "{statements}");
        let payout = app.op("POST /payouts", &[]).as_(&mila).key(&fresh_key()).json(json!({})).await.ok(201);
        let reserve = (amount * 5 + 50) / 100;
        assert_eq!(
            (&payout["amount"]["minor"], &payout["amount"]["currency"]),
            (&json!(amount - reserve), &json!("GBP"))
        );
        assert!(payout["payee"].as_str().unwrap().starts_with("creator:"), "{payout}");
        balanced(&app, &operator).await;

        // What is given back after it was settled is taken back, though it was paid out.
        refunded(&app, &order, &lines[1..]).await;
        app.pass(kernel::MINUTE_MS).await;
        let back = commissions(&app, &mila).await;
        assert!(back.iter().any(|one| one["state"] == "CLAWED_BACK" && one["amount"]["minor"] == 0), "{back:?}");
        balanced(&app, &operator).await;
        let of_shop = app.op("GET /shops/{shop}/commissions", &[&goods.shop]).as_(&goods.seller).await.ok(200);
        assert_eq!(of_shop["items"].as_array().unwrap().len(), 2);
        app.settle().await;
    }
}

#[tokio::test]
async fn what_a_creator_buys_of_their_own_earns_nothing_and_says_so() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 9).await;
    let mila = app.creator("mila").await;
    let offered = app.offered(&goods, 1500).await;
    app.joined(&mila, &offered).await;
    let post = app.clip_of(&mila, &goods).await;
    led(&app, &mila, &goods, &post, 1).await;
    led(&app, &goods.seller, &goods, &post, 1).await;
    let found = commissions(&app, &mila).await;
    let said: Vec<(&str, i64)> =
        found.iter().map(|one| (one["reason"].as_str().unwrap(), one["amount"]["minor"].as_i64().unwrap())).collect();
    assert_eq!(said, [("shop_member", 0), ("self_purchase", 0)]);
    app.settle().await;
}

#[tokio::test]
async fn the_last_creator_who_may_promote_it_earns_with_it() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 9).await;
    let (mila, noor, idle) = (app.creator("mila").await, app.creator("noor").await, app.creator("ida").await);
    let offered = app.offered(&goods, 1000).await;
    app.joined(&mila, &offered).await;
    app.joined(&noor, &offered).await;
    let shopper = app.person("sam").await;
    for creator in [&mila, &noor, &idle] {
        let post = app.clip_of(creator, &goods).await;
        let event =
            json!({"id": format!("click-{post}"), "kind": "anchor_click", "post": post, "listing": goods.listing});
        app.op("POST /signals", &[]).as_(&shopper).json(json!({"events": [event]})).await.ok(202);
        app.pass(kernel::HOUR_MS).await;
    }
    app.order_by(&shopper, &goods, 1, "sandbox").await;
    let earned = commissions(&app, &noor).await;
    let verdicts: Vec<&str> =
        earned[0]["touches"].as_array().unwrap().iter().map(|touch| touch["verdict"].as_str().unwrap()).collect();
    assert_eq!(verdicts, ["no_terms", "won", "earlier"]);
    assert_eq!((commissions(&app, &mila).await.len(), commissions(&app, &idle).await.len()), (0, 0));
    let sold = app.op("GET /shops/{shop}/creators", &[&goods.shop]).query("market=GB").as_(&goods.seller).await.ok(200);
    assert_eq!((&sold["items"][0]["handle"], &sold["items"][0]["units"]), (&json!("noor"), &json!(1)));
    let none = app.op("GET /shops/{shop}/creators", &[&goods.shop]).query("market=GB&category=pets").as_(&goods.seller);
    assert_eq!(none.await.ok(200)["items"], json!([]));
    // Eight days later nobody's touch counts.
    app.pass(8 * DAY_MS).await;
    app.order_by(&shopper, &goods, 1, "sandbox").await;
    assert_eq!(commissions(&app, &noor).await.len(), 1);
    app.settle().await;
}
