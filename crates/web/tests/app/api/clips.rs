//! Clips: looked at, posted, made anew.

use accounts::ShopPermission;
use serde_json::{Value, json};

use crate::testapp::TestApp;
use crate::world::{Goods, id_of, picture};

/// A product with a picture, and a creator who may promote it: their token and the picture's id.
async fn pictured(app: &TestApp) -> (Goods, String, String) {
    let goods = app.goods("lin", 5).await;
    let call = app.op("POST /products/{product}/images", &[&goods.product]).as_(&goods.seller);
    let image = id_of(&call.upload(&picture(), &[("alt", "A bracelet")]).await.ok(201));
    let (creator, _) = app.face("mali").await;
    app.hire(&goods.shop, &creator, &[ShopPermission::Host]).await;
    (goods, creator, image)
}

#[tokio::test]
async fn a_clip_is_previewed_posted_and_read_again() {
    let app = TestApp::with_films().await;
    let (goods, creator, image) = pictured(&app).await;
    let scenes = json!([{"picture": image, "words": "Calm days", "ms": 3_000, "motion": "pan_left"}]);
    let clip = json!({"market": "GB", "listing": goods.listing, "title": "Rose", "mood": "grass", "scenes": scenes});
    let asked = app.op("POST /clips/previews", &[]).as_(&creator).json(clip.clone()).await.ok(202);
    assert_eq!((&asked["state"], &asked["url"]), (&json!("QUEUED"), &Value::Null), "{asked}");
    assert_eq!(asked["clip"]["scenes"][0]["motion"], "pan_left");
    assert!(asked["clip"]["price"].as_str().is_some_and(|price| price.starts_with('£')), "{asked}");
    app.settle().await;
    let id = id_of(&asked);
    let seen = app.op("GET /clips/previews/{preview}", &[&id]).as_(&creator).await.ok(200);
    assert_eq!(seen["state"], "DONE", "{seen}");
    // The film is for whoever holds the address.
    let url = seen["url"].as_str().unwrap();
    let film = app.get(url).await;
    assert_eq!((film.header("content-type"), film.header("cache-control")), ("video/mp4", "private, no-store"));
    assert_eq!(app.get(url.split('?').next().unwrap()).await.status, 404);
    let (other, _) = app.face("noi").await;
    app.op("GET /clips/previews/{preview}", &[&id]).as_(&other).await.refused(404, "request.not_found");

    let made =
        app.op("POST /clips", &[]).as_(&creator).json(json!({"clip": clip, "caption": "Mine #tea"})).await.ok(202);
    app.settle().await;
    let post = id_of(&made);
    let shown = app.op("GET /posts/{post}", &[&post]).await.ok(200);
    assert_eq!((&shown["state"], &shown["duration_ms"]), (&json!("READY"), &json!(3_000)), "{shown}");
    assert_eq!(shown["anchors"][0]["listing"], json!(goods.listing));
    assert_eq!(shown["playback"]["renditions"][0]["width"], 480, "{shown}");
    let again = app.op("GET /posts/{post}/clip", &[&post]).as_(&creator).await.ok(200);
    assert_eq!((&again["title"], &again["mood"], &again["language"]), (&json!("Rose"), &json!("grass"), &json!("en")));
    app.op("GET /posts/{post}/clip", &[&post]).as_(&other).await.refused(404, "request.not_found");
    app.may_leave_work();
}

#[tokio::test]
async fn a_shop_makes_clips_of_its_own() {
    let app = TestApp::with_films().await;
    let (goods, creator, _) = pictured(&app).await;
    let clip = json!({"market": "GB", "listing": goods.listing, "price_shown": false});
    let asked = app.op("POST /shops/{shop}/clips/previews", &[&goods.shop]).as_(&goods.seller).json(clip.clone());
    let asked = asked.await.ok(202);
    assert_eq!(asked["clip"]["price"], Value::Null, "{asked}");
    assert_eq!(asked["clip"]["duration_ms"], 3_001, "one picture, and no clip is shorter: {asked}");
    let post = app.op("POST /shops/{shop}/clips", &[&goods.shop]).as_(&creator).json(json!({"clip": clip}));
    let post = id_of(&post.await.ok(202));
    app.settle().await;
    let shown = app.op("GET /posts/{post}", &[&post]).await.ok(200);
    assert_eq!((&shown["state"], &shown["author"]["kind"]), (&json!("READY"), &json!("shop")), "{shown}");
    app.may_leave_work();
}

#[tokio::test]
async fn all_that_is_wrong_with_a_clip_is_told() {
    let app = TestApp::new().await;
    let (goods, creator, image) = pictured(&app).await;
    let preview = |who: &str, clip: Value| app.op("POST /clips/previews", &[]).as_(who).json(clip);
    let of = |listing: &str| json!({"market": "GB", "listing": listing});
    preview(&creator, of("404")).await.invalid(&[("listing", "content.anchor_not_on_sale")]);
    preview(&creator, json!({"market": "ZZ", "listing": "1"})).await.invalid(&[("market", "content.market_closed")]);
    let (other, _) = app.face("noi").await;
    preview(&other, of(&goods.listing)).await.invalid(&[("listing", "content.anchor_not_promotable")]);
    let long = "x".repeat(91);
    let scenes = json!([{"picture": "404", "words": long, "ms": 100}, {"picture": image, "ms": 1_000}]);
    let bad = json!({"market": "GB", "listing": goods.listing, "title": "y".repeat(61), "scenes": scenes});
    preview(&creator, bad).await.invalid(&[
        ("scenes", "content.clip_duration"),
        ("title", "content.clip_words"),
        ("scenes[0].words", "content.clip_words"),
        ("scenes[0].ms", "content.clip_scene_duration"),
        ("scenes[0].image", "content.clip_picture"),
    ]);
    preview("", of(&goods.listing)).await.refused(401, "request.no_session");
    let shopper = app.person("sam").await;
    preview(&shopper, of(&goods.listing)).await.refused(404, "request.not_found");
    let shop = app.op("POST /shops/{shop}/clips/previews", &[&goods.shop]).as_(&other).json(of(&goods.listing));
    shop.await.refused(404, "request.not_found");
    app.settle().await;
}
