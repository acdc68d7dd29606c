//! The seller's forms: done, refused with what was typed, nobody else's.

use accounts::ShopPermission;
use axum::http::Method;
use serde_json::json;

use crate::testapp::{Answer, TestApp};
use crate::world::{Goods, Order, id_of};

/// A form of a page, as its browser sends it.
pub async fn send(app: &TestApp, who: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
    app.call(Method::POST, path).in_browser(who).lang("en-GB").form(fields).await
}

/// 303 to a page that says what was done.
#[track_caller]
pub fn done(answer: &Answer, word: &str) {
    let ended = answer.header("location").contains(&format!("done={word}"));
    assert!(answer.status == 303 && ended, "{answer} → {}", answer.header("location"));
}

/// 422 with the form as it was sent.
#[track_caller]
pub fn kept(answer: &Answer, words: &[&str]) {
    assert_eq!(answer.status, 422, "{answer}");
    let html = answer.text();
    assert!(!words.is_empty() || html.contains("role=\"alert\""), "{html}");
    for words in words {
        assert!(html.contains(words), "{words:?} is gone: {html}");
    }
}

/// Whoever works there without the permission, works elsewhere or does not work at all finds nothing.
async fn nobody_elses(app: &TestApp, goods: &Goods, path: &str, not_enough: &'static [ShopPermission]) {
    let mate = app.person("mate").await;
    app.hire(&goods.shop, &mate, not_enough).await;
    let (other, shopper) = (app.seller("olga").await.0, app.person("sam").await);
    for who in [&mate, &other, &shopper] {
        let answer = send(app, who, path, &[]).await;
        assert_eq!(answer.status, 404, "{answer}");
    }
}

fn desk(goods: &Goods, order: &Order) -> String {
    let _ = goods;
    format!("/seller/lin-shop/orders/{}", order.id)
}

#[tokio::test]
async fn an_order_is_packed_labelled_unpacked_and_collected() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 9).await;
    let order = app.order(&goods, 2).await;
    app.pass(2 * kernel::HOUR_MS).await;
    let (seller, lines, here) = (&goods.seller, app.lines(&order).await, desk(&goods, &order));
    let parcels = format!("{here}/parcels");
    let wrong = [("line", lines[0].as_str()), ("carrier", "royal-mail"), ("weight_g", "heavy"), ("tracking", "T-77")];
    kept(&send(&app, seller, &parcels, &wrong).await, &["value=\"heavy\"", "value=\"T-77\""]);
    let pack = [("line", lines[0].as_str()), ("carrier", "royal-mail")];
    done(&send(&app, seller, &parcels, &pack).await, "packed");
    kept(&send(&app, seller, &parcels, &pack).await, &[]);
    let packed = app.op("GET /orders/{order}", &[&order.id]).as_(&order.bearer).await.ok(200);
    let parcel = id_of(&packed["parcels"][0]);
    let (label, number) = (format!("carrier-{parcel}"), format!("number-{parcel}"));
    let path = format!("{parcels}/{parcel}");
    let empty = send(&app, seller, &format!("{path}/label"), &[(&label, "royal-mail"), (&number, "")]).await;
    kept(&empty, &[]);
    let named = send(&app, seller, &format!("{path}/label"), &[(&label, "royal-mail"), (&number, "T-78")]).await;
    done(&named, "labelled");
    done(&send(&app, seller, &format!("{path}/removal"), &[]).await, "unpacked");
    assert_eq!(send(&app, seller, &format!("{path}/removal"), &[]).await.status, 404, "it is gone");
    let again = [("order", order.id.as_str()), ("carrier", "royal-mail"), ("tracking", "T-79")];
    done(&send(&app, seller, "/seller/lin-shop/orders/packing", &again).await, "packed");
    kept(&send(&app, seller, "/seller/lin-shop/orders/packing", &[("carrier", "royal-mail")]).await, &[]);
    let packed = app.op("GET /orders/{order}", &[&order.id]).as_(&order.bearer).await.ok(200);
    let path = format!("{parcels}/{}", id_of(&packed["parcels"][0]));
    done(&send(&app, seller, &format!("{path}/collection"), &[]).await, "collected");
    kept(&send(&app, seller, &format!("{path}/removal"), &[]).await, &[]);
    let unknown = send(&app, seller, "/seller/lin-shop/orders/1/parcels", &pack).await;
    assert_eq!(unknown.status, 404, "{unknown}");
    nobody_elses(&app, &goods, &format!("{path}/collection"), &[ShopPermission::Catalogue]).await;
    app.settle().await;
}

#[tokio::test]
async fn a_wish_to_cancel_is_answered_and_an_order_is_cancelled() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 9).await;
    let order = app.order(&goods, 2).await;
    app.pass(2 * kernel::HOUR_MS).await;
    let here = format!("{}/cancellation", desk(&goods, &order));
    let lines = app.lines(&order).await;
    let nothing = send(&app, &goods.seller, &here, &[("cancel_reason", "no stock")]).await;
    kept(&nothing, &["no stock"]);
    let wish = [("cancel_line", lines[0].as_str()), ("cancel_reason", "no stock")];
    done(&send(&app, &goods.seller, &here, &wish).await, "cancelled");
    kept(&send(&app, &goods.seller, &here, &wish).await, &["no stock"]);
    let ask = json!({"reason": "too late for me"});
    app.op("POST /orders/{order}/cancellation", &[&order.id]).as_(&order.bearer).json(ask).await;
    let decision = format!("{here}/decision");
    done(&send(&app, &goods.seller, &decision, &[("decision", "yes"), ("answer", "")]).await, "answered");
    kept(&send(&app, &goods.seller, &decision, &[("decision", "yes"), ("answer", "")]).await, &[]);
    nobody_elses(&app, &goods, &here, &[ShopPermission::Money]).await;
    app.settle().await;
}

#[tokio::test]
async fn stock_is_set_shared_and_kept_in_places() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 9).await;
    let levels = app.op("GET /shops/{shop}/stock", &[&goods.shop]).as_(&goods.seller).await.ok(200);
    let warehouse = levels["items"][0]["warehouse"].clone();
    let warehouse = warehouse.as_str().map_or_else(|| id_of(&warehouse), str::to_owned);
    let here = "/seller/lin-shop/stock";
    let set = |units: &'static str| {
        [("variant", goods.variant.clone()), ("warehouse", warehouse.clone()), ("on_hand", units.to_owned())]
    };
    let fields = |set: &[(&'static str, String); 3]| -> Vec<(&'static str, String)> { set.to_vec() };
    for (units, ends_well) in [("12", true), ("many", false), ("-1", false)] {
        let typed = fields(&set(units));
        let typed: Vec<(&str, &str)> = typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let answer = send(&app, &goods.seller, here, &typed).await;
        if ends_well { done(&answer, "saved") } else { kept(&answer, &[&format!("value=\"{units}\"")]) }
    }
    let foreign = [("variant", "1"), ("warehouse", warehouse.as_str()), ("on_hand", "1")];
    assert_eq!(send(&app, &goods.seller, here, &foreign).await.status, 404);
    let pool = format!("{here}/{}", goods.variant);
    let typed = [("mode", "MANUAL"), ("share-GB", "lots")];
    kept(&send(&app, &goods.seller, &pool, &typed).await, &["value=\"lots\""]);
    done(&send(&app, &goods.seller, &pool, &[("mode", "MANUAL"), ("share-GB", "3")]).await, "saved");
    let houses = "/seller/lin-shop/warehouses";
    kept(&send(&app, &goods.seller, houses, &[("name", ""), ("country", "GB")]).await, &[]);
    for path in [here, pool.as_str(), houses] {
        let stranger = app.person(&format!("sam-{}", path.len())).await;
        assert_eq!(send(&app, &stranger, path, &[]).await.status, 404, "{path}");
    }
    nobody_elses(&app, &goods, &pool, &[ShopPermission::Orders]).await;
    app.settle().await;
}

#[tokio::test]
async fn a_return_is_answered() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 9).await;
    let order = app.order(&goods, 1).await;
    app.delivered(&order).await;
    let wish = json!({"kind": "RETURN_AND_REFUND", "lines": app.lines(&order).await, "reason": "DAMAGED"});
    let asked = app.op("POST /orders/{order}/returns", &[&order.id]).as_(&order.bearer).json(wish).await.ok(201);
    let here = format!("/seller/lin-shop/returns/{}", id_of(&asked));
    kept(&send(&app, &goods.seller, &here, &[("step", "refuse"), ("reason", " ")]).await, &[]);
    kept(&send(&app, &goods.seller, &here, &[("step", "receive"), ("reason", "it is here")]).await, &[]);
    assert_eq!(send(&app, &goods.seller, &here, &[("step", "dance")]).await.status, 404);
    done(&send(&app, &goods.seller, &here, &[("step", "accept"), ("reason", "")]).await, "answered");
    assert_eq!(send(&app, &goods.seller, "/seller/lin-shop/returns/1", &[("step", "accept")]).await.status, 404);
    nobody_elses(&app, &goods, &here, &[ShopPermission::Catalogue]).await;
    app.settle().await;
}

#[tokio::test]
async fn a_shop_asks_for_its_money() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 9).await;
    let order = app.order(&goods, 2).await;
    app.delivered(&order).await;
    let here = "/seller/lin-shop/payouts";
    kept(
        &send(&app, &goods.seller, here, &[("currency", "USD"), ("key", "first-key-of-a-form")]).await,
        &["There is nothing to pay out yet."],
    );
    assert_eq!(send(&app, &goods.seller, here, &[("currency", "cats")]).await.status, 404);
    app.pass(20 * kernel::DAY_MS).await;
    let wish = [("currency", "USD"), ("key", "second-key-of-a-form")];
    for _ in 0..2 {
        done(&send(&app, &goods.seller, here, &wish).await, "payout");
    }
    let paid = app.op("GET /shops/{shop}/payouts", &[&goods.shop]).as_(&goods.seller).await.ok(200);
    assert_eq!(paid["items"].as_array().unwrap().len(), 1, "the same form begins one payout");
    nobody_elses(&app, &goods, here, &[ShopPermission::Orders]).await;
    app.settle().await;
}
