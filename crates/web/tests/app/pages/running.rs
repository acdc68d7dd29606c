//! The operator's forms: done, refused with what was typed, only for whom they are.

use accounts::OperatorPermission;
use serde_json::json;

use super::selling::{done, kept, send};
use crate::testapp::TestApp;
use crate::world::id_of;

/// Shoppers, sellers and operators with other work find nothing.
async fn only_for(app: &TestApp, path: &str, seller: &str, not_enough: &'static [OperatorPermission]) {
    let other = app.operator("otto", not_enough).await;
    let shopper = app.person("sam").await;
    for who in [other.as_str(), &shopper, seller] {
        let answer = send(app, who, path, &[]).await;
        assert_eq!(answer.status, 404, "{answer}");
    }
}

#[tokio::test]
async fn a_dispute_is_decided_with_a_reason() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 5).await;
    let operator = app.full_operator().await;
    let order = app.order(&goods, 1).await;
    app.delivered(&order).await;
    let wish = json!({"kind": "REFUND_ONLY", "lines": app.lines(&order).await, "reason": "DAMAGED"});
    let asked = app.op("POST /orders/{order}/returns", &[&order.id]).as_(&order.bearer).json(wish).await.ok(201);
    let id = id_of(&asked);
    let (path, field) = (format!("/operator/disputes/{id}"), format!("reason-{id}"));
    kept(&send(&app, &operator, &path, &[(&field, "not yet"), ("for", "buyer")]).await, &[]);
    let refuse = json!({"accept": false, "reason": "it was whole"});
    app.op("POST /returns/{return}/decision", &[&id]).as_(&goods.seller).json(refuse).await.ok(200);
    let dispute = json!({"reason": "it was not"});
    app.op("POST /returns/{return}/dispute", &[&id]).as_(&order.bearer).json(dispute).await.ok(200);
    kept(&send(&app, &operator, &path, &[(&field, " "), ("for", "buyer")]).await, &[]);
    done(&send(&app, &operator, &path, &[(&field, "the picture shows it"), ("for", "buyer")]).await, "resolved");
    assert_eq!(send(&app, &operator, "/operator/disputes/1", &[("reason-1", "x"), ("for", "buyer")]).await.status, 404);
    only_for(&app, &path, &goods.seller, &[OperatorPermission::Jobs]).await;
    app.settle().await;
}

#[tokio::test]
async fn a_payout_is_decided_once() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 9).await;
    let operator = app.full_operator().await;
    let order = app.order(&goods, 2).await;
    app.delivered(&order).await;
    app.pass(20 * kernel::DAY_MS).await;
    let payout =
        app.op("POST /payouts", &[]).as_(&goods.seller).key("p").json(json!({"shop": goods.shop})).await.ok(201);
    let id = id_of(&payout);
    let (path, field) = (format!("/operator/payouts/{id}"), format!("said-{id}"));
    kept(&send(&app, &operator, &path, &[(&field, ""), ("state", "PAID")]).await, &[]);
    let long = "x".repeat(201);
    kept(&send(&app, &operator, &path, &[(&field, &long), ("state", "FAILED")]).await, &[&long]);
    done(&send(&app, &operator, &path, &[(&field, "BANK-1"), ("state", "PAID")]).await, "decided");
    kept(&send(&app, &operator, &path, &[(&field, "BANK-1"), ("state", "FAILED")]).await, &[]);
    assert_eq!(send(&app, &operator, "/operator/payouts/1", &[("said-1", "B"), ("state", "PAID")]).await.status, 404);
    assert_eq!(send(&app, &operator, "/operator/refunds/1", &[("refund-1", "B"), ("state", "done")]).await.status, 404);
    only_for(&app, &path, &goods.seller, &[OperatorPermission::Cases]).await;
    app.settle().await;
}

#[tokio::test]
async fn take_rates_lanes_and_ways_to_pay_are_set() {
    let app = TestApp::new().await;
    let (operator, (seller, _)) = (app.full_operator().await, app.seller("lin").await);
    let here = "/operator/take-rates";
    let wrong = [("market", "GB"), ("from", "soon"), ("rate_bp", "a lot"), ("min", "-"), ("category", "")];
    kept(&send(&app, &operator, here, &wrong).await, &["value=\"a lot\"", "value=\"-\""]);
    let rate =
        [("market", "GB"), ("from", "2027-01-01"), ("rate_bp", "6.5"), ("min", ""), ("max", ""), ("category", "")];
    done(&send(&app, &operator, here, &rate).await, "rate");

    let lanes = "/operator/lanes/GB";
    let lane = |code: &'static str, rates: &'static str| {
        [
            ("code", code),
            ("name", "Slow boat"),
            ("carrier", "boat"),
            ("origin", ""),
            ("enabled", "1"),
            ("collect_h", "24"),
            ("deliver_h_min", "48"),
            ("deliver_h_max", "96"),
            ("volumetric_divisor", "5000"),
            ("rates", rates),
        ]
    };
    kept(&send(&app, &operator, lanes, &lane("boat", "500 cheap")).await, &["500 cheap", "Slow boat"]);
    done(&send(&app, &operator, lanes, &lane("boat", "500 2.50\n2000 5.00")).await, "lanes");
    assert_eq!(send(&app, &operator, "/operator/lanes/cats", &lane("boat", "500 2.50")).await.status, 404);
    done(&send(&app, &operator, "/operator/lanes/GB/removal", &[("code", "boat"), ("origin", "")]).await, "lanes");
    only_for(&app, lanes, &seller, &[OperatorPermission::Cases]).await;
    for who in [&seller] {
        assert_eq!(send(&app, who, here, &rate).await.status, 404);
    }
    app.settle().await;
}

#[tokio::test]
async fn a_market_says_how_one_pays_there() {
    let app = TestApp::new().await;
    let operator = app.full_operator().await;
    let of_gb = || async {
        let all = app.op("GET /markets", &[]).await.ok(200);
        let gb = all["items"].as_array().unwrap().iter().find(|market| market["code"] == "GB").cloned();
        gb.unwrap()["payment_methods"].clone()
    };
    assert_eq!(of_gb().await, json!(null));
    let page = app.get("/operator/markets/GB").in_browser(&operator).lang("en-GB").await.text();
    let fields: Vec<(String, String)> = page
        .split("name=\"")
        .skip(1)
        .filter_map(|rest| {
            let name = rest.split('"').next()?;
            let tag = rest.split('>').next()?;
            let value = tag.split("value=\"").nth(1)?.split('"').next()?;
            Some((name.to_owned(), value.to_owned()))
        })
        .collect();
    let with = |methods: &str| {
        let mut all = fields.clone();
        all.retain(|(name, _)| !["payment_methods", "q", "enabled", "checkout", "review"].contains(&name.as_str()));
        for (name, value) in
            [("payment_methods", methods), ("enabled", "yes"), ("checkout", "IN_APP"), ("review", "system")]
        {
            all.push((name.to_owned(), value.to_owned()));
        }
        all
    };
    let post = |methods: &'static str| {
        let all = with(methods);
        let (app, operator) = (&app, &operator);
        async move {
            let all: Vec<(&str, &str)> = all.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            send(app, operator, "/operator/markets/GB", &all).await
        }
    };
    kept(&post("shells, cod").await, &["value=\"shells, cod\""]);
    let set = post("Stripe, cod").await;
    assert_eq!(set.status, 303, "{set}");
    assert_eq!(of_gb().await, json!(["stripe", "cod"]));
    app.settle().await;
}
