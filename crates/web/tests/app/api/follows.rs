//! Follows of creators and shops.

use serde_json::json;

use crate::testapp::TestApp;

#[tokio::test]
async fn people_follow_creators_and_shops_once_each() {
    for app in TestApp::each().await {
        let goods = app.goods("lin", 5).await;
        let (mali, creator) = app.face("mali").await;
        let sam = app.person("sam").await;
        let person = creator.to_string();
        for name in [person.as_str(), "mali"] {
            app.op("PUT /people/{person}/follow", &[name]).as_(&sam).await.ok(204);
        }
        for name in [goods.shop.as_str(), "lin-shop"] {
            app.op("PUT /shops/{shop}/follow", &[name]).as_(&sam).await.ok(204);
        }
        let followers =
            |author: content::Author| app.state.db.read(move |read| content::follow::followers(read, author));
        let shop = content::Author::Shop(goods.shop.parse().unwrap());
        assert_eq!(followers(content::Author::Creator(creator)).await.unwrap(), 1);
        assert_eq!(followers(shop).await.unwrap(), 1);
        let following = app.op("GET /me/following", &[]).as_(&sam).await.ok(200);
        let handles: Vec<_> = following["items"].as_array().unwrap().iter().map(|one| one["handle"].clone()).collect();
        assert_eq!(handles, [json!("mali"), json!("lin-shop")], "{following}");
        for _ in 0..2 {
            app.op("DELETE /people/{person}/follow", &[&person]).as_(&sam).await.ok(204);
            app.op("DELETE /shops/{shop}/follow", &[&goods.shop]).as_(&sam).await.ok(204);
        }
        assert_eq!(app.op("GET /me/following", &[]).as_(&sam).await["items"], json!([]));
        assert_eq!(followers(shop).await.unwrap(), 0);
        // Oneself, nobody, and somebody who shows nothing.
        app.op("PUT /people/{person}/follow", &["mali"]).as_(&mali).await.refused(409, "content.follow_oneself");
        for name in ["sam", "404", "nobody"] {
            app.op("PUT /people/{person}/follow", &[name]).as_(&mali).await.refused(404, "request.not_found");
        }
        app.op("PUT /shops/{shop}/follow", &["nowhere"]).as_(&mali).await.refused(404, "request.not_found");
        app.op("PUT /people/{person}/follow", &["mali"]).await.refused(401, "request.no_session");
        app.settle().await;
    }
}
