//! Charts of a market.

use kernel::{DAY_MS, HOUR_MS};
use serde_json::{Value, json};
use signals::{Kind, Origin, Signal, Viewer};

use crate::testapp::TestApp;
use crate::world::{Goods, id_of};

const SHOW: &str = "GET /markets/{market}/charts/{kind}";

async fn chart(app: &TestApp, kind: &str, query: &str) -> Value {
    app.op(SHOW, &["GB", kind]).query(query).await.ok(200)
}

/// Rank, rank before, movement and units of each line.
fn lines(chart: &Value) -> Vec<(i64, Option<i64>, String, i64)> {
    let line = |item: &Value| {
        let movement = item["movement"].as_str().unwrap().to_owned();
        (item["rank"].as_i64().unwrap(), item["previous_rank"].as_i64(), movement, item["units"].as_i64().unwrap())
    };
    chart["items"].as_array().unwrap().iter().map(line).collect()
}

/// Two things of one shop, the second dearer.
async fn two(app: &TestApp) -> (Goods, Goods) {
    let one = app.goods("lin", 99).await;
    let other = app.more_goods(&one.seller, &one.shop, "DEAR-1", 99).await;
    (one, other)
}

async fn cancel(app: &TestApp, order: &crate::world::Order) {
    let wish = json!({"reason": "not any more"});
    app.op("POST /orders/{order}/cancellation", &[&order.id]).as_(&order.bearer).json(wish).await.ok(200);
}

#[tokio::test]
async fn what_sells_is_ranked_so_far_and_then_for_good() {
    for app in TestApp::each().await {
        let (one, other) = two(&app).await;
        let today = app.today();
        app.order(&one, 2).await;
        let back = app.order(&other, 3).await;
        app.settle().await;
        let open = chart(&app, "sales", "period=day").await;
        assert_eq!((open["state"].as_str(), open["starts_on"].as_str()), (Some("OPEN"), Some(&*today)), "{open}");
        assert_eq!(lines(&open), [(1, None, "NEW".to_owned(), 3), (2, None, "NEW".to_owned(), 2)]);
        let first = &open["items"][0];
        assert_eq!(first["product"]["listing"], json!(other.listing), "{first}");
        assert_eq!(first["value"]["minor"], json!(3 * other.price));
        assert_eq!((&first["days_on_chart"], &open["entries"], &open["next"]), (&json!(1), &json!(2), &json!(null)));
        assert_eq!(open["total"]["units"], 5);
        cancel(&app, &back).await;
        app.settle().await;
        let open = chart(&app, "sales", "period=day").await;
        assert_eq!(lines(&open), [(1, None, "NEW".to_owned(), 2)], "what came back is taken off");

        app.pass(DAY_MS + HOUR_MS).await;
        let query = format!("period=day&date={today}");
        let closed = chart(&app, "sales", &query).await;
        assert_eq!((closed["state"].as_str(), closed["closed_at"].is_string()), (Some("CLOSED"), true), "{closed}");
        assert_eq!(lines(&closed), lines(&open));
        app.order(&other, 4).await;
        app.order(&one, 1).await;
        app.settle().await;
        let next = chart(&app, "sales", "period=day&limit=1").await;
        assert_eq!(lines(&next), [(1, None, "NEW".to_owned(), 4)]);
        assert_eq!((&next["exits"][0]["previous_rank"], &next["previous_date"]), (&json!(1), &json!(today)), "{next}");
        let all = chart(&app, "sales", "period=day").await;
        assert_eq!(lines(&all)[1], (2, Some(1), "DOWN".to_owned(), 1));
        assert_eq!(chart(&app, "sales", &query).await, closed, "history does not change");
        let product = all["items"][1]["id"].as_str().unwrap();
        let history = "GET /markets/{market}/charts/{kind}/{subject}/history";
        let history = app.op(history, &["GB", "sales", product]).query("period=day").await.ok(200);
        assert_eq!((&history["items"][0]["rank"], &history["items"][0]["starts_on"]), (&json!(1), &json!(today)));
        let toys = chart(&app, "sales", "period=day&category=toys").await;
        assert_eq!(toys["items"], json!([]));
        let of = open["items"][0]["product"]["category"].as_str().unwrap();
        assert_eq!(lines(&chart(&app, "sales", &format!("{query}&category={of}")).await), lines(&open));
        app.settle().await;
    }
}

#[tokio::test]
async fn the_few_and_what_they_make() {
    let app = TestApp::new().await;
    let (one, other) = two(&app).await;
    app.order(&one, 1).await;
    app.order(&other, 4).await;
    app.settle().await;
    let curve = app.op("GET /markets/{market}/pareto", &["GB"]).query("period=week").await.ok(200);
    let share = 4 * other.price * 10_000 / (4 * other.price + one.price);
    let half = curve["points"].as_array().unwrap().iter().find(|point| point["products_bp"] == 5_000).unwrap();
    assert!((half["share_bp"].as_i64().unwrap() - share).abs() <= 1, "{curve}");
    assert_eq!((&half["share_before_bp"], &curve["products"]), (&json!(null), &json!(2)));
    let none = app.op("GET /markets/{market}/pareto", &["TH"]).await.ok(200);
    assert_eq!(none["points"], json!([]));
    app.settle().await;
}

#[tokio::test]
async fn posts_topics_and_creators_are_ranked_by_what_was_seen() {
    for app in TestApp::each().await {
        let goods = app.goods("lin", 9).await;
        let clip = app.clip("mali", "#Tea time", &[&goods]).await;
        let post: i64 = clip.id.parse().unwrap();
        let tea = app.op("GET /topics/{tag}", &["tea"]).await.ok(200);
        let topic: i64 = id_of(&tea).parse().unwrap();
        let view = |n: u64| Signal {
            id: format!("v{n}"),
            kind: Kind::View,
            at: app.now(),
            market: "GB".parse().unwrap(),
            viewer: Viewer { person: None, device: n },
            origin: Origin::Real,
            post: Some(post),
            room: None,
            listing: None,
            creator: Some(clip.creator.get()),
            topics: vec![topic],
            amount: None,
        };
        app.state.signals.append((1..=3).map(view).collect()).await.unwrap();
        for (kind, name) in [("posts", "#Tea time"), ("topics", "#tea")] {
            let chart = chart(&app, kind, "period=day").await;
            assert_eq!(
                (&chart["items"][0]["views"], &chart["items"][0]["title"]),
                (&json!(3), &json!(name)),
                "{chart}"
            );
        }
        let creators = chart(&app, "creators", "period=week").await;
        assert_eq!(creators["items"][0]["creator"]["handle"], "mali", "{creators}");
        let today = app.today();
        app.pass(DAY_MS + HOUR_MS).await;
        let closed = chart(&app, "topics", &format!("period=day&date={today}")).await;
        assert_eq!(
            (closed["state"].as_str(), &closed["items"][0]["topic"]["total_views"]),
            (Some("CLOSED"), &json!(3))
        );
        app.settle().await;
    }
}

#[tokio::test]
async fn what_is_asked_wrongly_is_said() {
    let app = TestApp::new().await;
    let ask = |query: &'static str| app.op(SHOW, &["GB", "sales"]).query(query);
    ask("period=year").await.invalid(&[("period", "request.field_shape")]);
    ask("date=tomorrow").await.invalid(&[("date", "request.field_shape")]);
    ask("date=2999-01-01").await.invalid(&[("date", "radar.date_ahead")]);
    ask("category=nonsense").await.invalid(&[("category", "request.field_shape")]);
    ask("limit=x").await.invalid(&[("limit", "request.field_shape")]);
    app.op(SHOW, &["GB", "songs"]).await.refused(404, "request.not_found");
    app.op(SHOW, &["ZZ", "sales"]).await.refused(404, "request.not_found");
    app.settle().await;
}

#[tokio::test]
async fn a_chart_is_a_page_a_feed_and_a_file() {
    let app = TestApp::new().await;
    let (one, other) = two(&app).await;
    app.order(&one, 2).await;
    app.order(&other, 1).await;
    app.settle().await;
    for path in ["/gb/charts", "/gb/charts/sales", "/gb/charts/posts?period=day", "/ph/en/charts/topics?period=month"] {
        let page = app.get(path).await;
        assert_eq!((page.status, page.text().contains("<h1>") || page.text().contains("<h1")), (200, true), "{path}");
    }
    let listing = app.get(&format!("/gb/listings/{}", one.listing)).await.text();
    assert!(listing.contains("#1 in GB this week"), "{listing}");
    let feed = app.get("/gb/charts/sales/rss?period=day").await;
    assert_eq!(feed.header("content-type"), "application/rss+xml; charset=utf-8");
    let text = feed.text();
    assert!(text.contains("<item><title>1. ") && text.contains(&format!("/gb/listings/{}", one.listing)), "{text}");
    let file = app.get("/gb/charts/sales/csv?period=day").await;
    assert_eq!((file.header("content-type"), file.text().lines().count()), ("text/csv; charset=utf-8", 3));
    for path in ["/gb/charts/songs", "/gb/charts/sales?date=2999-01-01", "/gb/charts/sales?period=year"] {
        assert_eq!(app.get(path).await.status, 404, "{path}");
    }
    app.settle().await;
}
