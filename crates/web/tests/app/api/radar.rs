use kernel::{Clock as _, DAY_MS, SystemClock};
use serde_json::Value;
use signals::{Kind, Origin, Signal, Viewer};

use crate::testapp::TestApp;

/// Eight units a day for four weeks.
async fn sell(app: &TestApp, listing: &str) {
    let facts = (0..28_i64).map(|day| Signal {
        id: format!("order-{listing}-{day}"),
        kind: Kind::Order,
        at: SystemClock.now().plus_ms(-day * DAY_MS),
        market: "GB".parse().unwrap(),
        viewer: Viewer { person: None, device: day.unsigned_abs() + 1 },
        origin: Origin::Real,
        post: None,
        room: None,
        listing: Some(listing.parse().unwrap()),
        creator: None,
        topics: vec![],
        amount: Some(8),
    });
    app.state.signals.append(facts.collect()).await.unwrap();
    let (radar, db, signals) = (app.state.radar.clone(), app.state.db.clone(), app.state.signals.clone());
    let heard = tokio::task::spawn_blocking(move || radar.follow(&db, &signals));
    heard.await.unwrap().unwrap();
}

#[tokio::test]
async fn an_outlook_says_how_demand_goes_and_what_to_order() {
    for app in TestApp::each().await {
        let goods = app.goods("lin", 30).await;
        let seller = goods.seller.clone();
        let outlook = |query: &'static str| app.op("GET /products/{product}/outlook", &[&goods.product]).query(query);
        outlook("market=GB").as_(&seller).await.refused(409, "radar.nothing_heard");
        outlook("market=TH").as_(&seller).await.refused(409, "radar.not_priced_there");
        sell(&app, &goods.listing).await;
        let found = outlook("market=GB").as_(&seller).await.ok(200);
        assert_eq!((found["path"].as_array().unwrap().len(), found["on_hand"].as_u64()), (28, Some(30)));
        assert_eq!(found["price"]["currency"], "GBP");
        let cheap = outlook("market=GB&unit_cost=1&lead_days=3&cover_days=7").as_(&seller).await.ok(200);
        assert_eq!(cheap["horizon_days"], 10);
        let more = |of: &Value| of["quantile"].as_f64().unwrap();
        assert!(more(&cheap) > more(&found), "what costs little is ordered boldly");
        outlook("market=nowhere&lead_days=181&salvage=-1").as_(&seller).await.invalid(&[
            ("market", "request.field_shape"),
            ("salvage", "request.field_shape"),
            ("lead_days", "radar.days"),
        ]);
        let stranger = app.person("sam").await;
        outlook("market=GB").as_(&stranger).await.refused(404, "request.not_found");
        app.settle().await;
    }
}

#[tokio::test]
async fn hits_are_public_and_few_at_first() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 30).await;
    sell(&app, &goods.listing).await;
    let page = app.op("GET /markets/{market}/hits", &["GB"]).await.ok(200);
    for hit in page["items"].as_array().unwrap() {
        assert_eq!(hit["confidence"]["proven"], false, "a month proves nothing: {hit}");
        assert_eq!(hit["product"]["listing"], goods.listing);
    }
    app.op("GET /markets/{market}/hits", &["ZZ"]).await.refused(404, "request.not_found");
    app.settle().await;
}
