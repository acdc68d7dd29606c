//! Waiting for what is sold out.

use serde_json::json;

use crate::testapp::TestApp;

const WAIT: &str = "PUT /markets/{market}/listings/{listing}/wait";
const STOP: &str = "DELETE /markets/{market}/listings/{listing}/wait";
const WAITS: &str = "GET /me/waits";

#[tokio::test]
async fn who_waits_is_told_when_it_is_back() {
    for app in TestApp::each().await {
        let goods = app.goods("lin", 1).await;
        let sam = app.person("sam").await;
        let of = ["GB", goods.listing.as_str()];
        app.op(WAIT, &of).as_(&sam).await.refused(409, "trade.in_stock");
        app.order(&goods, 1).await;
        app.settle().await;
        app.op(WAIT, &of).as_(&sam).query("variant=abc").await.invalid(&[("variant", "request.field_shape")]);
        app.op(WAIT, &of).as_(&sam).query("variant=17").await.refused(404, "request.not_found");
        app.op(WAIT, &["TH", of[1]]).as_(&sam).await.refused(404, "request.not_found");
        for _ in 0..2 {
            app.op(WAIT, &of).as_(&sam).await.ok(204);
        }
        let waits = app.op(WAITS, &[]).as_(&sam).await.ok(200);
        let one = &waits["items"][0];
        assert_eq!((waits["items"].as_array().unwrap().len(), &one["variant"]), (1, &json!(goods.variant)), "{waits}");
        assert!(one["title"].as_str().unwrap().contains("Moss lamp") && one["market"] == "GB", "{one}");
        let other = app.person("mai").await;
        assert_eq!(app.op(WAITS, &[]).as_(&other).await.ok(200)["items"], json!([]));
        app.op(WAIT, &of).as_(&other).await.ok(204);
        let variant = format!("variant={}", goods.variant);
        for _ in 0..2 {
            app.op(STOP, &of).as_(&other).query(&variant).await.ok(204);
        }
        let set = app.op("PUT /variants/{variant}/stock", &[&goods.variant]).as_(&goods.seller);
        set.json(json!({"on_hand": 5})).await.ok(200);
        app.settle().await;
        let inbox = app.op("GET /inbox", &[]).as_(&sam).query("kind=waits").await.ok(200);
        let told = &inbox["items"][0];
        assert_eq!(told["code"], "back_in_stock", "{inbox}");
        assert_eq!(told["href"], json!(format!("/gb/listings/{}?variant={}", goods.listing, goods.variant)));
        assert_eq!(app.op(WAITS, &[]).as_(&sam).await.ok(200)["items"], json!([]), "told once");
        assert_eq!(app.op("GET /inbox", &[]).as_(&other).query("kind=waits").await.ok(200)["items"], json!([]));
    }
}
