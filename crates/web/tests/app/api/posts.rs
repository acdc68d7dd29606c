//! Posts: made, shown, changed, deleted, liked.

use accounts::{OperatorPermission, ShopPermission};
use serde_json::{Value, json};

use crate::testapp::TestApp;
use crate::world::id_of;

#[tokio::test]
async fn a_post_of_a_form_is_made_and_can_be_asked_for() {
    for app in TestApp::each().await {
        let goods = app.goods("lin", 5).await;
        let (creator, _) = app.face("mali").await;
        let caption = "Evening <b>light</b> #Lamp #家居 #โคมไฟ";
        // A creator promotes what they may: the shop's staff its own.
        app.hire(&goods.shop, &creator, &[ShopPermission::Host]).await;
        let fields = [("caption", caption), ("market", "GB"), ("anchors", goods.listing.as_str())];
        let made = app.op("POST /posts", &[]).as_(&creator).upload(&vec![1; 6 << 20], &fields).await.ok(202);
        assert_eq!(made["state"], "PROCESSING", "{made}");
        let id = id_of(&made);
        let show = |who: &str| app.op("GET /posts/{post}", &[&id]).as_(who);
        let shown = show(&creator).await.ok(200);
        assert_eq!(
            (&shown["caption"], &shown["playback"], &shown["language"]),
            (&json!(caption), &Value::Null, &json!("en"))
        );
        assert_eq!(shown["topics"], json!(["lamp", "家居", "โคมไฟ"]));
        let anchor = &shown["anchors"][0];
        assert_eq!((&anchor["listing"], &anchor["on_sale"]), (&json!(goods.listing), &json!(true)), "{shown}");
        assert!(anchor["price"]["minor"].is_i64(), "{shown}");
        assert_eq!(shown["counts"], json!({"views": 0, "likes": 0, "comments": 0, "shares": 0}));
        // Nobody else sees it before it is ready.
        let shopper = app.person("sam").await;
        for who in ["", &shopper] {
            show(who).await.refused(404, "request.not_found");
        }
        app.settle().await;
        // Nobody encodes films here: that is said, and what to do.
        let shown = show(&creator).await.ok(200);
        assert_eq!(
            (&shown["state"], &shown["failure"]["code"]),
            (&json!("FAILED"), &json!("content.media_no_encoder")),
            "{shown}"
        );
        let mine = app.op("GET /me/posts", &[]).as_(&creator).query("state=FAILED").await.ok(200);
        assert_eq!(mine["items"][0]["id"], json!(id), "{mine}");
        app.op("GET /me/posts", &[])
            .as_(&creator)
            .query("state=LOST")
            .await
            .invalid(&[("state", "request.field_shape")]);
        app.op("GET /me/posts", &[]).as_(&shopper).await.refused(404, "request.not_found");
        app.may_leave_work();
    }
}

#[tokio::test]
async fn all_that_is_wrong_with_a_post_is_told_at_once_and_nothing_of_it_is_kept() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 5).await;
    let (creator, _) = app.face("mali").await;
    let post = |file: &[u8], fields: &[(&str, &str)]| app.op("POST /posts", &[]).as_(&creator).upload(file, fields);
    let long = "x".repeat(2_201);
    let anchors = format!("{},404", goods.listing);
    post(b"film", &[("caption", &long), ("market", "GB"), ("anchors", &anchors)]).await.invalid(&[
        ("caption", "content.caption_too_long"),
        ("anchors[0]", "content.anchor_not_promotable"),
        ("anchors[1]", "content.anchor_not_on_sale"),
    ]);
    post(b"film", &[("market", "ZZ")]).await.invalid(&[("market", "content.market_closed")]);
    post(b"film", &[("market", "GB"), ("anchors", "x"), ("language", "english")])
        .await
        .invalid(&[("anchors", "request.field_shape"), ("language", "request.field_shape")]);
    post(b"", &[("market", "GB")]).await.invalid(&[("file", "request.field_missing")]);
    post(b"film", &[]).await.invalid(&[("market", "request.field_missing")]);
    let json = |body: Value| app.op("POST /posts", &[]).as_(&creator).json(body);
    json(json!({"upload": "404", "market": "GB"})).await.invalid(&[("upload", "content.upload_missing")]);
    json(json!({"market": "GB"})).await.invalid(&[("upload", "request.field_missing")]);
    json(json!({"upload": "4", "market": "GB", "caption": "x".repeat(70_000)})).await.refused(413, "request.too_large");
    let seven = format!("{},1,2,3,4,5,6", goods.listing);
    let refused = post(b"film", &[("market", "GB"), ("anchors", &seven)]).await;
    assert!(refused.text().contains("content.too_many_anchors"), "{refused}");
    app.op("POST /posts", &[]).upload(b"film", &[]).await.refused(401, "request.no_session");
    let shopper = app.person("sam").await;
    app.op("POST /posts", &[]).as_(&shopper).upload(b"film", &[]).await.refused(404, "request.not_found");
    // Every part that was kept meanwhile is gone.
    use futures::TryStreamExt as _;
    let left: Vec<blobs::BlobInfo> = app.state.blobs.list("uploads").try_collect().await.unwrap();
    assert!(left.is_empty(), "{left:?}");
    app.settle().await;
}

#[tokio::test]
async fn a_shop_posts_as_itself() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 5).await;
    let other = app.goods("wei", 5).await;
    let post = |who: &str, listing: &str| {
        let fields = [("market", "GB"), ("caption", "Ours"), ("anchors", listing)];
        app.op("POST /shops/{shop}/posts", &[&goods.shop]).as_(who).upload(b"film", &fields)
    };
    let id = id_of(&post(&goods.seller, &goods.listing).await.ok(202));
    post(&goods.seller, &other.listing).await.invalid(&[("anchors[0]", "content.anchor_not_promotable")]);
    post(&other.seller, &goods.listing).await.refused(404, "request.not_found");
    let list = app.op("GET /shops/{shop}/posts", &[&goods.shop]);
    let list = list.as_(&goods.seller).await.ok(200);
    assert_eq!((&list["items"][0]["id"], &list["items"][0]["author"]["kind"]), (&json!(id), &json!("shop")), "{list}");
    app.op("GET /shops/{shop}/posts", &[&goods.shop]).as_(&other.seller).await.refused(404, "request.not_found");
    app.may_leave_work();
}

#[tokio::test]
async fn its_author_changes_and_deletes_a_post() {
    for app in TestApp::each().await {
        let goods = app.goods("lin", 5).await;
        let clip = app.clip("mali", "First #tea", &[&goods]).await;
        let (other, _) = app.face("noi").await;
        let patch = |who: &str, body: Value| app.op("PATCH /posts/{post}", &[&clip.id]).as_(who).json(body);
        let changed = patch(&clip.token, json!({"caption": "Second #cup", "language": "th"})).await.ok(200);
        assert_eq!(
            (&changed["caption"], &changed["topics"], &changed["language"]),
            (&json!("Second #cup"), &json!(["cup"]), &json!("th"))
        );
        assert_eq!(changed["anchors"][0]["listing"], json!(goods.listing), "what is not sent stays: {changed}");
        // What was there may stay, however it came there; what is new must be theirs to promote.
        patch(&clip.token, json!({"anchors": [goods.listing, "404"]}))
            .await
            .invalid(&[("anchors[1]", "content.anchor_not_on_sale")]);
        let without = patch(&clip.token, json!({"anchors": []})).await.ok(200);
        assert_eq!(without["anchors"], json!([]));
        patch(&clip.token, json!({"anchors": [goods.listing]}))
            .await
            .invalid(&[("anchors[0]", "content.anchor_not_promotable")]);
        patch(&clip.token, json!({"caption": "x".repeat(2_201)}))
            .await
            .invalid(&[("caption", "content.caption_too_long")]);
        patch(&clip.token, json!({"state": "READY"})).await.invalid(&[("state", "request.field_unknown")]);
        patch(&other, json!({"caption": "mine"})).await.refused(404, "request.not_found");
        let delete = |who: &str| app.op("DELETE /posts/{post}", &[&clip.id]).as_(who);
        delete(&other).await.refused(404, "request.not_found");
        delete(&clip.token).await.ok(204);
        delete(&clip.token).await.refused(404, "request.not_found");
        app.op("GET /posts/{post}", &[&clip.id]).as_(&clip.token).await.refused(404, "request.not_found");
        app.settle().await;
    }
}

#[tokio::test]
async fn a_ready_post_is_for_everybody_and_its_likes_are_exact() {
    for app in TestApp::each().await {
        let goods = app.goods("lin", 5).await;
        let clip = app.clip("mali", "โคมไฟสวย", &[&goods]).await;
        let (sam, ann) = (app.person("sam").await, app.person("ann").await);
        let like = |who: &str| app.op("PUT /posts/{post}/like", &[&clip.id]).as_(who);
        like(&sam).await.ok(204);
        like(&sam).await.ok(204);
        like(&ann).await.ok(204);
        let unlike = |who: &str| app.op("DELETE /posts/{post}/like", &[&clip.id]).as_(who);
        unlike(&ann).await.ok(204);
        unlike(&ann).await.ok(204);
        like("").await.refused(401, "request.no_session");
        app.op("PUT /posts/{post}/like", &["404"]).as_(&sam).await.refused(404, "content.post_not_found");
        let show = |who: &str| app.op("GET /posts/{post}", &[&clip.id]).as_(who);
        let shown = show(&sam).await.ok(200);
        assert_eq!(
            (&shown["counts"]["likes"], &shown["liked"], &shown["state"]),
            (&json!(1), &json!(true), &json!("READY")),
            "{shown}"
        );
        let rendition = &shown["playback"]["renditions"][0];
        assert_eq!(rendition["height"], 480, "{shown}");
        assert!(rendition["url"].as_str().unwrap().starts_with("/media/"), "{shown}");
        assert_eq!((&show(&ann).await["liked"], &show("").await["liked"]), (&json!(false), &json!(false)));
        // A translator that knows Thai says it in English; nobody is asked for what it does not know.
        app.op("PATCH /posts/{post}", &[&clip.id]).as_(&clip.token).json(json!({"language": "th"})).await.ok(200);
        let translated = |to: &str| show("").query(&format!("translate={to}"));
        assert_eq!(translated("en").await["translation"], json!({"language": "en", "text": "en: โคมไฟสวย"}));
        assert_eq!(translated("vi").await.ok(200).get("translation"), None);
        assert_eq!(translated("th").await.ok(200).get("translation"), None);
        translated("klingon").await.invalid(&[("translate", "content.translate_language")]);
        app.settle().await;
    }
}

#[tokio::test]
async fn an_operator_sees_what_is_hidden_and_others_do_not() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 5).await;
    let clip = app.clip("mali", "", &[&goods]).await;
    let operator = app.operator("orla", &[OperatorPermission::Cases]).await;
    app.op("PUT /posts/{post}/takedown", &[&clip.id])
        .as_(&operator)
        .json(json!({"reason": "Counterfeit"}))
        .await
        .ok(204);
    let show = |who: &str| app.op("GET /posts/{post}", &[&clip.id]).as_(who);
    for who in [&operator, &clip.token] {
        let shown = show(who).await.ok(200);
        assert_eq!((&shown["state"], &shown["reason"]), (&json!("REMOVED"), &json!("Counterfeit")), "{shown}");
    }
    for who in ["", &goods.seller] {
        show(who).await.refused(404, "request.not_found");
        app.op("GET /posts/{post}/comments", &[&clip.id]).as_(who).await.refused(404, "request.not_found");
    }
    app.settle().await;
}

/// Whoever leaves takes their posts, comments and likes along.
#[tokio::test]
async fn a_deleted_person_leaves_no_post() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 5).await;
    let clip = app.clip("mali", "Mine alone", &[&goods]).await;
    let export = app.op("GET /me/export", &[]).as_(&clip.token).await.ok(200);
    assert_eq!(export["posts"][0]["caption"], "Mine alone", "{export}");
    app.op("DELETE /me", &[]).as_(&clip.token).await.ok(204);
    app.op("GET /posts/{post}", &[&clip.id]).await.refused(404, "request.not_found");
    app.settle().await;
}
