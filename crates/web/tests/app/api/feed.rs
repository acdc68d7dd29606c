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
    let page = app.op("GET /markets/{market}/feed", &["GB"]).await.ok(200);
    assert_eq!((ids(&page), page["next"].is_null()), (vec![clip.id.clone()], true));
    let item = &page["items"][0];
    assert_eq!((item["kind"].as_str(), item["reason"].as_str()), (Some("post"), Some("fresh")));
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
        let (mut seen, mut query) = (vec![], "limit=3".to_owned());
        loop {
            let page = app.op("GET /markets/{market}/feed", &["GB"]).query(&query).await.ok(200);
            seen.extend(ids(&page));
            let Some(next) = page["next"].as_str() else { break };
            query = format!("limit=3&after={next}");
            // What comes meanwhile comes for those who begin anew.
            app.another_clip(&token, mira, "Late", &[]).await;
        }
        assert_eq!((seen.len(), seen.into_iter().collect::<BTreeSet<_>>()), (all.len(), all));
        app.settle().await;
    }
}
