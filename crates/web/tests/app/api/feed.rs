use std::collections::BTreeSet;

use serde_json::Value;

use crate::testapp::TestApp;

fn ids(page: &Value) -> Vec<String> {
    page["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_feed_says_what_it_shows_and_why() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 5).await;
    let clip = app.clip("mira", "Calm #moss", &[&goods]).await;
    app.hear().await;
    let page = app.op("GET /markets/{market}/feed", &["GB"]).await.ok(200);
    assert_eq!((ids(&page), page["next"].is_null()), (vec![clip.id.clone()], true));
    let item = &page["items"][0];
    assert_eq!(item["kind"], "post");
    assert!(["fresh", "new", "chance"].contains(&item["reason"].as_str().unwrap()), "{item}");
    assert_eq!((item["author"]["handle"].as_str(), item["author"]["kind"].as_str()), (Some("mira"), Some("creator")));
    assert_eq!(item["topics"][0], "moss");
    assert_eq!(item["anchors"][0]["listing"], goods.listing);
    assert_eq!(item["anchors"][0]["price"]["minor"], goods.price);
    assert_eq!(item["anchors"][0]["in_stock"], true);
    assert_eq!(item["counts"]["views"], 0);
    assert_eq!(item["playback"]["renditions"][0]["height"], 480);
    assert_eq!(item["url"], format!("/gb/p/{}", clip.id));
    assert!(item["poster"].as_str().unwrap().starts_with("/media/"));
    let elsewhere = app.op("GET /markets/{market}/feed", &["TH"]).await.ok(200);
    assert!(ids(&elsewhere).is_empty());
    app.op("GET /markets/{market}/feed", &["ZZ"]).await.refused(404, "request.not_found");
    app.op("GET /markets/{market}/feed", &["GB"]).query("after=!!").await.invalid(&[("after", "request.cursor")]);
    app.settle().await;
}

#[tokio::test]
async fn pages_follow_one_another_without_gap_or_repetition() {
    for app in TestApp::each().await {
        let (token, mira) = app.face("mira").await;
        let mut all = BTreeSet::new();
        for n in 0..11 {
            all.insert(app.another_clip(&token, mira, &format!("Clip {n}"), &[]).await.id);
        }
        app.hear().await;
        let (mut seen, mut query) = (vec![], "limit=3".to_owned());
        loop {
            let page = app.op("GET /markets/{market}/feed", &["GB"]).query(&query).await.ok(200);
            seen.extend(ids(&page));
            let Some(next) = page["next"].as_str() else { break };
            query = format!("limit=3&after={next}");
            let again = app.op("GET /markets/{market}/feed", &["GB"]).query(&query).await.ok(200);
            let more = app.op("GET /markets/{market}/feed", &["GB"]).query(&query).await.ok(200);
            assert_eq!(ids(&again), ids(&more), "the same place, the same page");
            app.another_clip(&token, mira, "Late", &[]).await;
            app.hear().await;
        }
        let once: BTreeSet<String> = seen.iter().cloned().collect();
        assert_eq!(once.len(), seen.len(), "nothing comes twice");
        assert!(all.is_subset(&once), "nothing is passed over");
        app.settle().await;
    }
}

/// The cookie of a device, as its browser sends it.
const DEVICE: (&str, &str) = ("cookie", "__Host-device=00112233445566778899aabbccddeeff");

#[tokio::test]
async fn what_a_device_does_not_want_and_whom_a_person_mutes_do_not_come_back() {
    for app in TestApp::each().await {
        let goods = app.goods("lin", 5).await;
        let clips = [app.clip("mira", "One", &[&goods]).await, app.clip("nok", "Two", &[]).await];
        let sam = app.person("sam").await;
        app.hear().await;
        let (name, value) = DEVICE;
        for _ in 0..2 {
            app.op("PUT /posts/{post}/not-interested", &[&clips[0].id]).header(name, value).await.ok(204);
        }
        app.hear().await;
        let feed = || app.op("GET /markets/{market}/feed", &["GB"]);
        assert_eq!(ids(&feed().header(name, value).await.ok(200)), [clips[1].id.clone()]);
        assert_eq!(ids(&feed().await.ok(200)).len(), 2, "others see it");
        app.op("PUT /posts/{post}/not-interested", &["404"])
            .header(name, value)
            .await
            .refused(404, "request.not_found");
        app.op("PUT /people/{person}/mute", &["nok"]).as_(&sam).await.ok(204);
        app.op("PUT /shops/{shop}/mute", &[&goods.shop]).as_(&sam).await.ok(204);
        let muted = app.op("GET /me/muted", &[]).as_(&sam).await.ok(200);
        assert_eq!(muted["items"].as_array().unwrap().len(), 2);
        assert_eq!(ids(&feed().as_(&sam).await.ok(200)), [clips[0].id.clone()]);
        app.op("DELETE /people/{person}/mute", &["nok"]).as_(&sam).await.ok(204);
        app.op("DELETE /shops/{shop}/mute", &[&goods.shop]).as_(&sam).await.ok(204);
        assert_eq!(ids(&feed().as_(&sam).await.ok(200)).len(), 2);
        app.op("PUT /people/{person}/mute", &["sam"]).as_(&sam).await.refused(404, "request.not_found");
        let (mira, _) = app.face("oy").await;
        app.op("PUT /people/{person}/mute", &["oy"]).as_(&mira).await.refused(409, "content.mute_oneself");
        app.settle().await;
    }
}

#[tokio::test]
async fn weights_are_open_set_by_operators_and_tried_first() {
    for app in TestApp::each().await {
        let boss = app.full_operator().await;
        let weights = app.op("GET /feed/weights", &[]).await.ok(200);
        assert_eq!((weights["complete"].as_f64(), weights["skip_or_report"].as_f64()), (Some(1.0), Some(-1.5)));
        let mut buying = weights.clone();
        buying["cart_or_buy"] = 20.0.into();
        let tried = serde_json::json!({"weights": buying, "hours": 2});
        let found = app.op("POST /feed/replays", &[]).as_(&boss).json(tried.clone()).await.ok(200);
        assert!(found["tried"].is_null() && found["effective"] == 0.0, "nobody scrolled: {found}");
        let long = serde_json::json!({"weights": buying, "hours": 0});
        app.op("POST /feed/replays", &[]).as_(&boss).json(long).await.invalid(&[("hours", "feed.hours_out_of_range")]);
        app.op("PUT /feed/weights", &[]).as_(&boss).json(buying.clone()).await.ok(200);
        assert_eq!(app.op("GET /feed/weights", &[]).await.ok(200), buying);
        let mut wild = buying.clone();
        wild["follow"] = 101.into();
        app.op("PUT /feed/weights", &[]).as_(&boss).json(wild).await.invalid(&[("follow", "feed.weight_out_of_range")]);
        let sam = app.person("sam").await;
        app.op("PUT /feed/weights", &[]).as_(&sam).json(buying).await.refused(404, "request.not_found");
        app.settle().await;
    }
}
