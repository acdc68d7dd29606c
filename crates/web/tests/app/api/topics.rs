//! Topics of a market.

use serde_json::json;

use crate::testapp::TestApp;

#[tokio::test]
async fn topics_are_counted_by_market_and_known_in_any_writing() {
    for app in TestApp::each().await {
        let goods = app.goods("lin", 5).await;
        let clip = app.clip("mali", "#Tea #ชา", &[&goods]).await;
        app.another_clip(&clip.token, clip.creator, "more #tea", &[&goods]).await;
        let list = app.op("GET /topics", &[]).query("market=GB").await.ok(200);
        let tags: Vec<_> =
            list["items"].as_array().unwrap().iter().map(|t| (t["tag"].clone(), t["posts"].clone())).collect();
        assert_eq!(tags, [(json!("tea"), json!(2)), (json!("ชา"), json!(1))]);
        let topic = app.op("GET /topics/{tag}", &["TEA"]).query("market=GB").await.ok(200);
        assert_eq!((&topic["tag"], &topic["posts"], &topic["views"]), (&json!("tea"), &json!(2), &json!(0)), "{topic}");
        assert_eq!((&topic["growth_bp"], &topic["views_day"]), (&json!(null), &json!(0)), "{topic}");
        assert_eq!(app.op("GET /topics/{tag}", &["tea"]).query("market=TH").await["posts"], 0);
        assert_eq!(app.op("GET /topics/{tag}", &["%E0%B8%8A%E0%B8%B2"]).await["posts"], 1);
        let posts = app.op("GET /topics/{tag}/posts", &["tea"]).query("market=GB&limit=1").await.ok(200);
        assert_eq!(posts["items"].as_array().unwrap().len(), 1);
        let next = posts["next"].as_str().unwrap();
        let rest = app.op("GET /topics/{tag}/posts", &["tea"]).query(&format!("market=GB&after={next}")).await.ok(200);
        assert_eq!((&rest["items"][0]["id"], &rest["next"]), (&json!(clip.id), &json!(null)), "{rest}");
        app.op("GET /topics", &[]).await.invalid(&[("market", "request.field_missing")]);
        app.op("GET /topics", &[]).query("market=x").await.invalid(&[("market", "request.field_shape")]);
        app.op("GET /topics/{tag}", &["coffee"]).await.refused(404, "request.not_found");
        app.op("GET /topics/{tag}/posts", &["coffee"]).await.refused(404, "request.not_found");
        app.settle().await;
    }
}
