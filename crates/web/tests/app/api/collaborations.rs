//! Terms that shops offer and creators join.

use kernel::DAY_MS;
use serde_json::{Value, json};

use crate::testapp::TestApp;
use crate::world::id_of;

/// What a creator gets for a product now, and what is to come.
async fn terms(app: &TestApp, creator: &str) -> (i64, Value) {
    let list = app.op("GET /me/promotable", &[]).as_(creator).await.ok(200);
    (list["items"][0]["rate_bp"].as_i64().unwrap(), list["items"][0]["next"].clone())
}

async fn set_rate(app: &TestApp, seller: &str, collaboration: &Value, rate_bp: i64) -> Value {
    let change = app.op("PATCH /collaborations/{collaboration}", &[&id_of(collaboration)]).as_(seller);
    change.json(json!({"rate_bp": rate_bp})).await.ok(200)
}

#[tokio::test]
async fn a_cut_leaves_who_sells_already_at_the_old_rate_for_thirty_days() {
    for app in TestApp::each().await {
        let goods = app.goods("lin", 9).await;
        let offered = app.offered(&goods, 1500).await;
        assert_eq!((&offered["state"], &offered["products"]), (&json!("OPEN"), &json!([goods.product])));
        let (mila, noor) = (app.creator("mila").await, app.creator("noor").await);
        let joined = app.joined(&mila, &offered).await;
        assert_eq!((&joined["your"]["state"], &joined["your"]["rate_bp"]), (&json!("JOINED"), &json!(1500)));
        assert_eq!(set_rate(&app, &goods.seller, &offered, 500).await["rate_bp"], 500);
        app.joined(&noor, &offered).await;
        let (rate, next) = terms(&app, &mila).await;
        assert_eq!((rate, &next["rate_bp"], terms(&app, &noor).await.0), (1500, &json!(500), 500));
        app.pass(30 * DAY_MS - kernel::MINUTE_MS).await;
        assert_eq!(terms(&app, &mila).await.0, 1500);
        app.pass(kernel::MINUTE_MS).await;
        assert_eq!(terms(&app, &mila).await, (500, Value::Null));
        set_rate(&app, &goods.seller, &offered, 2000).await;
        assert_eq!((terms(&app, &mila).await.0, terms(&app, &noor).await.0), (2000, 2000), "a raise counts at once");
        app.settle().await;
    }
}

#[tokio::test]
async fn a_conflict_names_the_creator_and_the_product() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 9).await;
    let mila = app.creator("mila").await;
    let me = app.me(&mila).await.to_string();
    let offer = |creators: Value| {
        let wish = json!({"kind": "targeted", "products": [goods.product], "rate_bp": 1000, "creators": creators});
        app.op("POST /shops/{shop}/collaborations", &[&goods.shop]).as_(&goods.seller).json(wish)
    };
    let first = offer(json!(["mila"])).await.ok(201);
    let refused = offer(json!([me])).await.refused(409, "affiliate.conflict");
    let said = refused["detail"].as_str().unwrap().to_owned();
    for id in [&me, &goods.product, &id_of(&first)] {
        assert!(said.contains(id.as_str()), "{said}");
    }
    assert_eq!(
        (&refused["errors"][0]["field"], &refused["errors"][1]["field"]),
        (&json!("creators[0]"), &json!("products[0]"))
    );
    app.offered(&goods, 500).await;
    let again = json!({"kind": "open", "products": [goods.product], "rate_bp": 500});
    let again = app.op("POST /shops/{shop}/collaborations", &[&goods.shop]).as_(&goods.seller).json(again);
    again.await.refused(409, "affiliate.product_in_open");
    offer(json!(["nobody"])).await.invalid(&[("creators[0]", "affiliate.creator_unknown")]);
    let wrong = json!({"kind": "open", "products": ["x", "5"], "rate_bp": 1, "samples": -1});
    let wrong = app.op("POST /shops/{shop}/collaborations", &[&goods.shop]).as_(&goods.seller).json(wrong);
    wrong.await.invalid(&[("products[0]", "affiliate.product_unknown")]);
    app.settle().await;
}

#[tokio::test]
async fn creators_find_join_show_and_leave() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 9).await;
    let (mila, stranger) = (app.creator("mila").await, app.creator("sam").await);
    let offered = app.offered(&goods, 1500).await;
    let id = id_of(&offered);
    let found = app.op("GET /collaborations", &[]).query("market=GB").as_(&mila).await.ok(200);
    assert_eq!(
        (&found["items"][0]["id"], &found["items"][0]["listings"][0]["id"]),
        (&json!(id), &json!(goods.listing))
    );
    let elsewhere = app.op("GET /collaborations", &[]).query("market=TH").as_(&mila).await.ok(200);
    assert_eq!(elsewhere["items"], json!([]), "nothing of it is on sale there");
    let show = |products: Value| app.op("PUT /me/showcase", &[]).as_(&mila).json(json!({"products": products}));
    show(json!([goods.product])).await.invalid(&[("products[0]", "affiliate.not_promotable")]);
    app.joined(&mila, &offered).await;
    show(json!([goods.product])).await.ok(200);
    assert_eq!(app.op("GET /me/showcase", &[]).as_(&mila).await.ok(200)["products"], json!([goods.product]));
    let mine = app.op("GET /me/collaborations", &[]).as_(&mila).await.ok(200);
    assert_eq!((&mine["items"][0]["id"], &mine["items"][0]["your"]["state"]), (&json!(id), &json!("JOINED")));
    let members = app.op("GET /collaborations/{collaboration}/members", &[&id]);
    assert_eq!(members.as_(&goods.seller).await.ok(200)["items"][0]["handle"], "mila");
    let members = app.op("GET /collaborations/{collaboration}/members", &[&id]);
    members.as_(&stranger).await.refused(404, "request.not_found");
    for who in [&mila, &goods.seller, &stranger] {
        app.op("GET /collaborations/{collaboration}", &[&id]).as_(who).await.ok(200);
    }
    let closing = app.op("POST /collaborations/{collaboration}/closure", &[&id]).as_(&goods.seller).await.ok(200);
    assert_eq!(closing["state"], "CLOSING");
    let join = app.op("POST /collaborations/{collaboration}/members", &[&id]).as_(&stranger);
    join.await.refused(409, "affiliate.collaboration_not_open");
    app.pass(30 * DAY_MS).await;
    let list = app.op("GET /shops/{shop}/collaborations", &[&goods.shop]).as_(&goods.seller).await.ok(200);
    assert_eq!(list["items"][0]["state"], "CLOSED");
    assert_eq!(app.op("GET /me/promotable", &[]).as_(&mila).await.ok(200)["items"], json!([]));
    let leave = app.op("DELETE /collaborations/{collaboration}/members/me", &[&id]).as_(&mila).await;
    assert_eq!(leave.status, 204);
    app.settle().await;
}
