//! The numbers of a market and of a shop.

use accounts::{OperatorPermission, ShopPermission};
use kernel::DAY_MS;
use serde_json::{Value, json};

use crate::testapp::TestApp;

const OVERVIEW: &str = "GET /markets/{market}/overview";
const DATA: &str = "GET /shops/{shop}/data";

#[tokio::test]
async fn a_market_is_told_beside_as_many_days_before() {
    for app in TestApp::each().await {
        let goods = app.goods("lin", 99).await;
        app.order(&goods, 2).await;
        app.settle().await;
        app.pass(DAY_MS).await;
        app.order(&goods, 3).await;
        app.settle().await;
        let operator = app.operator("mira", &[OperatorPermission::Markets]).await;
        let look = async |days: &'static str| app.op(OVERVIEW, &["GB"]).as_(&operator).query(days).await.ok(200);
        let today = look("days=1").await;
        assert_eq!((today["to"].as_str(), &today["from"]), (Some(&*app.today()), &today["to"]), "{today}");
        let of =
            |numbers: &Value| (numbers["gmv"]["minor"].clone(), numbers["units"].clone(), numbers["orders"].clone());
        assert_eq!(of(&today["now"]), (json!(3 * goods.price), json!(3), json!(1)), "{today}");
        assert_eq!(of(&today["before"]), (json!(2 * goods.price), json!(2), json!(1)), "{today}");
        let both = look("").await;
        assert_eq!(of(&both["now"]), (json!(5 * goods.price), json!(5), json!(2)));
        assert_eq!((both["days"].as_array().unwrap().len(), &both["before"]["orders"]), (28, &json!(0)));
        assert_eq!(both["categories"][0]["value"]["minor"], json!(5 * goods.price));
        assert!(both["now"]["commission"]["minor"].as_i64().unwrap() > 0, "{both}");
        for wrong in ["days=0", "days=93", "days=many"] {
            app.op(OVERVIEW, &["GB"]).as_(&operator).query(wrong).await.invalid(&[("days", "request.field_shape")]);
        }
        app.op(OVERVIEW, &["ZZ"]).as_(&operator).await.refused(404, "request.not_found");
        let stranger = app.person("sam").await;
        app.op(OVERVIEW, &["GB"]).as_(&stranger).await.refused(404, "request.not_found");
        app.settle().await;
    }
}

#[tokio::test]
async fn a_shop_is_told_by_day_product_and_post() {
    for app in TestApp::each().await {
        let goods = app.goods("lin", 99).await;
        let other = app.goods("olga", 99).await;
        let dear = app.more_goods(&goods.seller, &goods.shop, "DEAR-1", 99).await;
        let clip = app.clip_of(&goods.seller, &goods).await;
        app.order(&goods, 2).await;
        app.order(&other, 7).await;
        app.settle().await;
        let ask = |query: &'static str| app.op(DATA, &[&goods.shop]).as_(&goods.seller).query(query);
        let days = ask("market=GB").await.ok(200);
        assert_eq!((days["by"].as_str(), days["items"].as_array().unwrap().len()), (Some("day"), 28), "{days}");
        assert_eq!((&days["items"][0]["id"], &days["items"][0]["units"]), (&json!(app.today()), &json!(2)));
        assert_eq!(days["total"]["value"]["minor"], json!(2 * goods.price), "another shop's are not in it: {days}");
        let products = ask("market=GB&by=product&limit=1").await.ok(200);
        assert_eq!((&products["items"][0]["id"], &products["items"][0]["units"]), (&json!(dear.product), &json!(0)));
        let next = format!("market=GB&by=product&limit=1&after={}", products["next"].as_str().unwrap());
        let rest = app.op(DATA, &[&goods.shop]).as_(&goods.seller).query(&next).await.ok(200);
        let first = &rest["items"][0];
        assert_eq!((&first["id"], &first["orders"], &first["next"]), (&json!(goods.product), &json!(1), &Value::Null));
        assert!(first["carts"].is_number() && first["impressions"].is_null(), "{first}");
        let posts = ask("market=GB&by=post").await.ok(200);
        assert_eq!((&posts["items"][0]["id"], &posts["items"][0]["units"]), (&json!(clip), &json!(0)), "{posts}");
        assert_eq!(ask("market=TH").await.ok(200)["total"]["units"], 0);
        assert_eq!(ask("").await.ok(200)["by"], "day");
        ask("market=ZZ").await.refused(404, "request.not_found");
        ask("market=GB&by=hour").await.invalid(&[("by", "request.field_shape")]);
        ask("market=GB&days=400").await.invalid(&[("days", "request.field_shape")]);
        let packer = app.person("mo").await;
        app.hire(&goods.shop, &packer, &[ShopPermission::Catalogue]).await;
        app.op(DATA, &[&goods.shop]).as_(&packer).query("market=GB").await.refused(404, "request.not_found");
        app.op(DATA, &[&goods.shop]).as_(&other.seller).query("market=GB").await.refused(404, "request.not_found");
        app.settle().await;
    }
}
