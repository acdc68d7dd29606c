//! Outside signals: files in, terms beside products out.

use accounts::OperatorPermission;
use serde_json::{Value, json};

use crate::testapp::TestApp;

const IMPORT: &str = "POST /trends/imports";
const LIST: &str = "GET /trends";
const FORGET: &str = "DELETE /trends/{series}";

const GOOGLE: &str = "Week,moss lamp: (United Kingdom),garden gnome: (United Kingdom)\n\
    2026-10-04,10,3\n2026-11-08,40,<1\n";

fn terms(list: &Value) -> Vec<&str> {
    list["items"].as_array().unwrap().iter().map(|item| item["term"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_shop_keeps_its_own_signals() {
    for app in TestApp::each().await {
        let goods = app.goods("lin", 9).await;
        app.settle().await;
        let shop = format!("shop={}", goods.shop);
        let bring = |file: &'static str, fields: &'static [(&'static str, &'static str)]| {
            app.op(IMPORT, &[]).as_(&goods.seller).query(&shop).upload(file.as_bytes(), fields)
        };
        let kept = bring(GOOGLE, &[("format", "google"), ("market", "GB")]).await.ok(201);
        assert_eq!(
            (&kept["series"], &kept["points"], &kept["from"]),
            (&json!(2), &json!(4), &json!("2026-10-04")),
            "{kept}"
        );
        let list = app.op(LIST, &[]).as_(&goods.seller).query(&format!("{shop}&market=GB")).await.ok(200);
        assert_eq!(terms(&list), ["garden gnome", "moss lamp"], "{list}");
        let lamp = &list["items"][1];
        assert_eq!((&lamp["rise_percent"], &lamp["latest"]["value"]), (&json!(300.0), &json!(40.0)), "{lamp}");
        assert_eq!(lamp["products"][0]["id"], json!(goods.product), "{lamp}");
        assert_eq!(list["items"][0]["products"], json!([]));
        let page = app.op(LIST, &[]).as_(&goods.seller).query(&format!("{shop}&limit=1")).await.ok(200);
        let next = format!("{shop}&limit=1&after={}", page["next"].as_str().unwrap());
        assert_eq!(terms(&app.op(LIST, &[]).as_(&goods.seller).query(&next).await.ok(200)), ["moss lamp"]);
        let other = app.seller("olga").await.0;
        app.op(LIST, &[]).as_(&other).query(&shop).await.refused(404, "request.not_found");
        app.op(IMPORT, &[]).as_(&other).query(&shop).upload(b"", &[]).await.refused(404, "request.not_found");
        let id = lamp["id"].as_str().unwrap();
        app.op(FORGET, &[id]).as_(&other).await.refused(404, "request.not_found");
        app.op(FORGET, &[id]).as_(&goods.seller).await.ok(204);
        app.op(FORGET, &[id]).as_(&goods.seller).await.refused(404, "request.not_found");
        app.settle().await;
    }
}

#[tokio::test]
async fn what_is_wrong_with_a_file_is_named_and_nothing_of_it_is_kept() {
    let app = TestApp::new().await;
    let (seller, shop) = app.seller("lin").await;
    let shop = format!("shop={shop}");
    let bring = |file: &'static str, fields: &'static [(&'static str, &'static str)]| {
        app.op(IMPORT, &[]).as_(&seller).query(&shop).upload(file.as_bytes(), fields)
    };
    bring("", &[]).await.invalid(&[("file", "request.field_missing"), ("format", "radar.trend_format")]);
    bring(GOOGLE, &[("format", "google")]).await.invalid(&[("market", "radar.trend_which_market")]);
    bring("a,b\n1,2\n", &[("format", "plain")]).await.invalid(&[("file", "radar.trend_columns")]);
    bring("Week,x: (GB)\n", &[("format", "google"), ("market", "GB")])
        .await
        .invalid(&[("file", "radar.trend_nothing")]);
    let wrong = "t,source,market,term,value\n2026-11-20,views,GB,lamp,7\nsoon,views,Britain,lamp,many\n";
    bring(wrong, &[("format", "plain")]).await.invalid(&[("file", "radar.trend_date")]);
    assert_eq!(app.op(LIST, &[]).as_(&seller).query(&shop).await.ok(200)["items"], json!([]));
    app.op(LIST, &[])
        .as_(&seller)
        .query(&format!("{shop}&market=here"))
        .await
        .invalid(&[("market", "request.field_shape")]);
    app.settle().await;
}

#[tokio::test]
async fn the_operators_signals_are_every_shops() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 9).await;
    let operator = app.operator("mira", &[OperatorPermission::Markets]).await;
    let plain = "t,source,market,term,value\n2026-11-20,resale,GB,Moss Lamp,31.50\n";
    let kept = app.op(IMPORT, &[]).as_(&operator).upload(plain.as_bytes(), &[("format", "plain")]).await.ok(201);
    assert_eq!(kept["series"], 1, "{kept}");
    let list = app.op(LIST, &[]).as_(&operator).await.ok(200);
    assert_eq!(terms(&list), ["Moss Lamp"], "{list}");
    app.op(LIST, &[]).as_(&goods.seller).await.refused(404, "request.not_found");
    let id = list["items"][0]["id"].as_str().unwrap();
    app.op(FORGET, &[id]).as_(&goods.seller).await.refused(404, "request.not_found");
    app.op(FORGET, &[id]).as_(&operator).await.ok(204);
    app.settle().await;
}
