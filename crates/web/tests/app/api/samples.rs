//! Samples, from the wish to the post.

use kernel::DAY_MS;
use serde_json::{Value, json};

use crate::testapp::TestApp;
use crate::world::{Goods, id_of, london};

async fn asked(app: &TestApp, creator: &str, collaboration: &Value, goods: &Goods) -> String {
    let wish = json!({"product": goods.product, "note": "for a clip", "address": london("Mila")});
    let ask = app.op("POST /collaborations/{collaboration}/samples", &[&id_of(collaboration)]).as_(creator).json(wish);
    id_of(&ask.await.ok(201))
}

#[tokio::test]
async fn a_sample_is_asked_for_sent_and_repaid_with_a_post() {
    for app in TestApp::each().await {
        let goods = app.goods("lin", 3).await;
        let (mila, other) = (app.creator("mila").await, app.creator("noor").await);
        let offered = app.offered(&goods, 1500).await;
        let wish = json!({"product": goods.product, "address": london("Mila")});
        let ask = app.op("POST /collaborations/{collaboration}/samples", &[&id_of(&offered)]).as_(&mila);
        ask.json(wish).await.refused(404, "request.not_found");
        app.joined(&mila, &offered).await;
        let bad = json!({"product": "x", "variant": "y", "address": {}});
        let bad =
            app.op("POST /collaborations/{collaboration}/samples", &[&id_of(&offered)]).as_(&mila).json(bad).await;
        assert_eq!((bad.status, bad["errors"][0]["code"].as_str()), (422, Some("affiliate.product_unknown")), "{bad}");

        let id = asked(&app, &mila, &offered, &goods).await;
        let list = app.op("GET /shops/{shop}/samples", &[&goods.shop]).query("state=PENDING").as_(&goods.seller);
        let list = list.await.ok(200);
        assert_eq!(
            (&list["items"][0]["id"], &list["items"][0]["address"]),
            (&json!(id), &Value::Null),
            "not before the yes"
        );
        let decide = app.op("POST /samples/{sample}/decision", &[&id]).as_(&goods.seller).json(json!({"accept": true}));
        let decided = decide.await.ok(200);
        assert_eq!((&decided["state"], &decided["address"]["city"]), (&json!("AWAITING_SHIPMENT"), &json!("London")));
        let stock = app.op("GET /shops/{shop}/stock", &[&goods.shop]).as_(&goods.seller).await.ok(200);
        assert!(
            stock.to_string().contains("\"reserved_sample\":1") || stock.to_string().contains("\"available\":2"),
            "{stock}"
        );
        let ship = |who: &str, body: Value| app.op("POST /samples/{sample}/shipment", &[&id]).as_(who).json(body);
        ship(&goods.seller, json!({"carrier": "", "tracking": ""}))
            .await
            .invalid(&[("carrier", "affiliate.carrier_invalid"), ("tracking", "affiliate.carrier_invalid")]);
        ship(&mila, json!({"carrier": "royal-mail", "tracking": "RM1"})).await.refused(404, "request.not_found");
        ship(&goods.seller, json!({"carrier": "royal-mail", "tracking": "RM1"})).await.ok(200);
        for who in [&other, &goods.seller] {
            app.op("POST /samples/{sample}/arrival", &[&id]).as_(who).await.refused(404, "request.not_found");
        }
        let arrived = app.op("POST /samples/{sample}/arrival", &[&id]).as_(&mila).await.ok(200);
        assert_eq!(arrived["state"], "CONTENT_DUE");
        let extended = app.op("POST /samples/{sample}/extension", &[&id]).as_(&mila).await.ok(200);
        assert_eq!((&extended["extended"], extended["due_at"] != arrived["due_at"]), (&json!(true), true));
        let again = app.op("POST /samples/{sample}/extension", &[&id]).as_(&mila);
        again.await.refused(409, "affiliate.no_extension");
        let post = app.clip_of(&mila, &goods).await;
        app.settle().await;
        let done = app.op("GET /samples/{sample}", &[&id]).as_(&mila).await.ok(200);
        assert_eq!((&done["state"], &done["post"]), (&json!("COMPLETED"), &json!(post)));
        assert_eq!(done["history"].as_array().unwrap().len(), 6, "{done}");
        app.op("GET /samples/{sample}", &[&id]).as_(&goods.seller).await.ok(200);
        app.op("GET /samples/{sample}", &[&id]).as_(&other).await.refused(404, "request.not_found");
    }
}

#[tokio::test]
async fn samples_end_by_word_or_by_the_clock() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 3).await;
    let mila = app.creator("mila").await;
    let offered = app.offered(&goods, 1500).await;
    app.joined(&mila, &offered).await;
    let withdrawn = asked(&app, &mila, &offered, &goods).await;
    let withdraw = app.op("POST /samples/{sample}/withdrawal", &[&withdrawn]).as_(&mila).await.ok(200);
    assert_eq!(withdraw["state"], "WITHDRAWN");
    let refused = asked(&app, &mila, &offered, &goods).await;
    let no = json!({"accept": false, "reason": "not now"});
    let no = app.op("POST /samples/{sample}/decision", &[&refused]).as_(&goods.seller).json(no).await.ok(200);
    assert_eq!(no["state"], "REJECTED");
    let yes = app.op("POST /samples/{sample}/decision", &[&refused]).as_(&goods.seller).json(json!({"accept": true}));
    yes.await.refused(409, "affiliate.sample_illegal_move");
    asked(&app, &mila, &offered, &goods).await;
    app.pass(7 * DAY_MS).await;
    let mine = app.op("GET /me/samples", &[]).as_(&mila).await.ok(200);
    let states: Vec<&str> =
        mine["items"].as_array().unwrap().iter().map(|one| one["state"].as_str().unwrap()).collect();
    assert_eq!(states, ["EXPIRED", "REJECTED", "WITHDRAWN"]);
    app.settle().await;
}
