use std::collections::BTreeSet;
use std::time::Duration;

use axum::body::{Body, BodyDataStream};
use axum::http::Request;
use content::post::{self, NewPost, NewSource, Rendition};
use content::upload::{self, NewUpload, Part};
use content::{Author, PersonId, Post};
use futures::StreamExt as _;
use kernel::{Clock as _, Lang, SystemClock};
use serde_json::{Value, json};
use signals::{Kind, Subject};
use tower::ServiceExt as _;

use crate::testapp::TestApp;

/// A READY post in GB by somebody of this number.
async fn ready(app: &TestApp, author: Author, caption: &'static str) -> Post {
    let by = PersonId::new(author.id());
    let made = app
        .write(move |tx| {
            let fault = |error: &dyn std::fmt::Display| db::Error::Row(error.to_string().into());
            let new = NewUpload { owner: by, name: "clip.mp4", kind: "video/mp4", bytes: 10 };
            let upload = upload::begin(tx, &SystemClock, &new).map_err(|error| fault(&error))?;
            let part = Part { start: 0, bytes: 10, key: format!("uploads/{}", upload.id) };
            upload::append(tx, &SystemClock, upload.id, &part).map_err(|error| fault(&error))?;
            let new = NewPost {
                author,
                by,
                market: "GB".parse().unwrap(),
                lang: Lang::EN,
                caption,
                source: NewSource::Upload(upload.id),
                anchors: Vec::new(),
                origin: post::Origin::Real,
            };
            let post = post::create(tx, &SystemClock, new).map_err(|error| fault(&error))?;
            let rendition = Rendition { height: 480, width: 270, key: format!("posts/{}", post.id), bytes: 1_000 };
            post::add_rendition(tx, &SystemClock, post.id, &rendition)?;
            Ok::<_, db::Error>(post.id)
        })
        .await;
    app.state.db.read(move |read| post::find(read, made)).await.unwrap().unwrap()
}

const CORA: Author = Author::Creator(PersonId::new(7_000));

/// A browser that has seen a page: its cookie.
async fn browser(app: &TestApp) -> String {
    let page = app.get("/markets").await;
    let cookies = page.headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap());
    let device = cookies.filter(|cookie| cookie.starts_with("__Host-device=")).map(str::to_owned).next().unwrap();
    for part in ["HttpOnly", "SameSite=Lax", "Secure", "Path=/"] {
        assert!(device.contains(part), "{device}");
    }
    device.split(';').next().unwrap().to_owned()
}

async fn report(app: &TestApp, cookie: &str, events: Value) -> Value {
    let call = app.op("POST /signals", &[]).header("cookie", cookie).header("sec-fetch-site", "same-origin");
    call.json(json!({"events": events})).await.ok(202)
}

fn view(id: &str, post: &Post) -> Value {
    json!({"id": id, "kind": "view", "post": post.id.to_string()})
}

async fn counts(app: &TestApp, query: &str) -> Vec<Value> {
    let counted = app.op("GET /counts", &[]).query(query).await.ok(200);
    counted["counts"].as_array().unwrap().clone()
}

#[tokio::test]
async fn fifty_watchers_raise_a_post_its_topic_and_its_creator_by_fifty() {
    let app = TestApp::new().await;
    let post = ready(&app, CORA, "A slow morning #calm #tea").await;
    let mut devices = BTreeSet::new();
    for watcher in 0..50 {
        let cookie = browser(&app).await;
        let events = json!([
            view("first", &post),
            {"id": "watched", "kind": "watch", "post": post.id.to_string(), "ms": 3_000},
            view("again", &post),
        ]);
        let told = report(&app, &cookie, events.clone()).await;
        assert_eq!((&told["accepted"], &told["duplicates"]), (&json!(3), &json!(0)), "{watcher}: {told}");
        // The page was not sure that it arrived.
        let told = report(&app, &cookie, events).await;
        assert_eq!((&told["accepted"], &told["duplicates"]), (&json!(0), &json!(3)), "{watcher}: {told}");
        devices.insert(cookie);
    }
    assert_eq!(devices.len(), 50);
    let app = app.restarted().await;
    let topics: Vec<String> = post.topics.iter().map(|topic| topic.id.to_string()).collect();
    assert_eq!(topics.len(), 2);
    let query = format!("posts={}&topics={}&creators={}", post.id, topics.join(","), CORA.id());
    for counted in counts(&app, &query).await {
        assert_eq!(counted["views"], 50, "{counted}");
    }
    let of_post = app.state.signals.counts(Subject::Post(post.id.get()));
    assert_eq!((of_post.get(Kind::View), of_post.watch_ms), (50, 150_000));
    let recount = app.state.signals.recount().unwrap();
    assert_eq!((recount.facts, recount.wrong), (150, 0));
}

#[tokio::test]
async fn machines_and_authors_are_kept_and_not_counted() {
    let app = TestApp::new().await;
    let creator = app.person("cora").await;
    let author = Author::Creator(PersonId::new(app.me(&creator).await.get()));
    let (seller, shop) = app.seller("sela").await;
    let of_shop = Author::Shop(content::ShopId::new(shop.parse().unwrap()));
    let (own, shops) = (ready(&app, author, "Mine").await, ready(&app, of_shop, "Ours").await);
    for (token, post) in [(&creator, &own), (&seller, &shops)] {
        let events = json!({"events": [view("a", post)]});
        app.op("POST /signals", &[]).as_(token).json(events).await.ok(202);
        assert_eq!(app.state.signals.counts(Subject::Post(post.id.get())).views, 0);
        let events = json!({"events": [view(&format!("b-{}", post.id), post)]});
        let crawler = app.op("POST /signals", &[]).header("user-agent", "Mozilla/5.0 (compatible; Googlebot/2.1)");
        crawler.json(events.clone()).await.ok(202);
        assert_eq!(app.state.signals.counts(Subject::Post(post.id.get())).views, 0);
        app.op("POST /signals", &[]).json(events).await.ok(202);
        assert_eq!(app.state.signals.counts(Subject::Post(post.id.get())).views, 1);
    }
    assert_eq!(app.state.signals.since(0, 100).unwrap().len(), 6);
    app.settle().await;
}

#[tokio::test]
async fn one_person_on_two_devices_is_one_viewer() {
    let app = TestApp::new().await;
    let (token, post) = (app.person("lin").await, ready(&app, CORA, "Tea").await);
    for (id, cookie) in [("a", browser(&app).await), ("b", browser(&app).await)] {
        let call = app.op("POST /signals", &[]).as_(&token).header("cookie", &cookie);
        call.json(json!({"events": [view(id, &post)]})).await.ok(202);
    }
    assert_eq!(app.state.signals.counts(Subject::Post(post.id.get())).views, 1);
    app.advance_ms(signals::VIEW_WINDOW_MS);
    app.op("POST /signals", &[]).as_(&token).json(json!({"events": [view("c", &post)]})).await.ok(202);
    assert_eq!(app.state.signals.counts(Subject::Post(post.id.get())).views, 2);
    app.settle().await;
}

#[tokio::test]
async fn what_nobody_can_see_is_left_out_and_named() {
    let app = TestApp::new().await;
    let (token, post) = (app.person("lin").await, ready(&app, CORA, "Tea").await);
    let events = json!([
        {"id": "none", "kind": "view", "post": "1"},
        {"id": "listing", "kind": "product_view", "listing": "1"},
        {"id": "room", "kind": "view", "room": "1"},
        view("fine", &post),
    ]);
    let told = app.op("POST /signals", &[]).as_(&token).json(json!({"events": events})).await.ok(202);
    let dropped: Vec<&str> =
        told["dropped"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
    assert_eq!((dropped, &told["accepted"]), (vec!["none", "listing", "room"], &json!(1)));
    assert!(told["dropped"].as_array().unwrap().iter().all(|one| one["code"] == "signals.subject_unknown"));
    app.settle().await;
}

#[tokio::test]
async fn a_listing_is_viewed_in_its_market() {
    let app = TestApp::new().await;
    let (seller, shop) = app.seller("sela").await;
    app.product(&seller, &shop, crate::world::bracelet()).await;
    let sync = app.sync(&seller, &shop, json!({"products": "all", "markets": ["TH"]})).await;
    let listing = sync["results"][0]["listing"].as_str().unwrap().to_owned();
    let event = json!({"id": "a", "kind": "product_view", "listing": listing});
    app.op("POST /signals", &[]).json(json!({"events": [event]})).await.ok(202);
    let id: i64 = listing.parse().unwrap();
    assert_eq!(app.state.signals.counts(Subject::Listing(id)).product_views, 1);
    let (_, fact) = app.state.signals.since(0, 1).unwrap().remove(0);
    assert_eq!(fact.market.code(), "TH");
    app.settle().await;
}

#[tokio::test]
async fn everything_out_of_bounds_is_said_at_once() {
    let app = TestApp::new().await;
    let post = ready(&app, CORA, "Tea").await;
    let id = post.id.to_string();
    let ago = |ms: i64| SystemClock.now().plus_ms(-ms).to_string();
    let events = json!([
        {"id": "", "kind": "view", "post": id},
        {"id": "x".repeat(65), "kind": "view", "post": id},
        {"id": "with space", "kind": "view", "post": id},
        {"id": "like", "kind": "like", "post": id},
        {"id": "nothing", "kind": "view"},
        {"id": "untimed", "kind": "watch", "post": id},
        {"id": "negative", "kind": "watch", "post": id, "ms": -1},
        {"id": "long", "kind": "watch", "post": id, "ms": 600_001},
        {"id": "old", "kind": "view", "post": id, "at": ago(3_700_000)},
        {"id": "ahead", "kind": "view", "post": id, "at": ago(-120_000)},
    ]);
    let answer = app.op("POST /signals", &[]).json(json!({"events": events})).await;
    answer.invalid(&[
        ("events[0].id", "signals.id"),
        ("events[1].id", "signals.id"),
        ("events[2].id", "signals.id"),
        ("events[3].kind", "signals.kind_not_reported"),
        ("events[4].post", "signals.subject_missing"),
        ("events[5].ms", "signals.watch_ms"),
        ("events[6].ms", "signals.watch_ms"),
        ("events[7].ms", "signals.watch_ms"),
        ("events[8].at", "signals.at_out_of_range"),
        ("events[9].at", "signals.at_out_of_range"),
    ]);
    app.op("POST /signals", &[]).json(json!({"events": []})).await.invalid(&[("events", "signals.empty")]);
    let many: Vec<Value> = (0..501).map(|n| view(&n.to_string(), &post)).collect();
    app.op("POST /signals", &[]).json(json!({"events": many})).await.invalid(&[("events", "signals.too_many")]);
    let unknown = json!({"events": [{"id": "a", "kind": "stare", "post": id}]});
    app.op("POST /signals", &[]).json(unknown).await.invalid(&[("events[0].kind", "request.field_shape")]);
    assert_eq!(app.state.signals.recount().unwrap().facts, 0);
    for (query, code) in [
        ("", "signals.counted_none"),
        ("posts=x", "signals.counted_id"),
        (
            &*format!("posts={}", (1..52).map(|n| n.to_string()).collect::<Vec<_>>().join(",")),
            "signals.counted_too_many",
        ),
    ] {
        app.op("GET /counts", &[]).query(query).await.invalid(&[("posts", code)]);
        app.op("GET /counts/events", &[]).query(query).await.invalid(&[("posts", code)]);
    }
    app.settle().await;
}

#[tokio::test]
async fn a_beacon_is_read_as_it_is_sent() {
    let app = TestApp::new().await;
    let post = ready(&app, CORA, "Tea").await;
    let send = |kind: &'static str, id: &str| {
        let body = json!({"events": [view(id, &post)]}).to_string().into_bytes();
        app.op("POST /signals", &[]).header("sec-fetch-site", "same-origin").body(kind, body)
    };
    send("text/plain;charset=UTF-8", "a").await.ok(202);
    send("application/json", "b").await.ok(202);
    send("application/x-www-form-urlencoded", "c").await.refused(415, "request.not_json");
    let foreign = app.op("POST /signals", &[]).header("sec-fetch-site", "cross-site");
    foreign.json(json!({"events": [view("d", &post)]})).await.refused(403, "request.cross_site");
    app.op("POST /signals", &[]).body("text/plain", b"nothing".to_vec()).await.refused(400, "request.malformed");
    app.settle().await;
}

#[tokio::test]
async fn who_tells_too_often_is_told_when_to_come_back() {
    let app = TestApp::strict().await;
    let post = ready(&app, CORA, "Tea").await;
    let send = |id: u32| app.op("POST /signals", &[]).json(json!({"events": [view(&id.to_string(), &post)]}));
    let mut taken = 0;
    let refused = loop {
        let answer = send(taken).await;
        if answer.status != 202 {
            break answer;
        }
        taken += 1;
        assert!(taken < 2_000, "there is no limit");
    };
    assert!(taken >= 200, "{taken}");
    assert!(!refused.refused(429, "request.too_many").header("retry-after").is_empty());
    // Devices are cheap: one address has 200 views of a post counted.
    assert!(app.state.signals.counts(Subject::Post(post.id.get())).views <= 201);
}

/// The next message of a stream of counts.
async fn message(stream: &mut BodyDataStream) -> Value {
    let mut text = String::new();
    loop {
        let next = tokio::time::timeout(Duration::from_secs(30), stream.next()).await.expect("a message in time");
        text.push_str(std::str::from_utf8(&next.unwrap().unwrap()).unwrap());
        let Some((_, data)) = text.split_once("data: ") else { continue };
        let Some((data, _)) = data.split_once("\n\n") else { continue };
        return serde_json::from_str(data).unwrap();
    }
}

#[tokio::test]
async fn counts_move_while_a_page_looks() {
    let app = TestApp::new().await;
    let (post, other) = (ready(&app, CORA, "Tea #calm").await, ready(&app, CORA, "Other").await);
    let topic = post.topics[0].id;
    // "GET /counts/events", whose answer never ends.
    let path = format!("/api/v1/counts/events?posts={}&topics={topic}", post.id);
    let request = Request::get(path).header("host", "localhost:8080").body(Body::empty()).unwrap();
    let answer = web::router(app.state.clone()).oneshot(request).await.unwrap();
    assert_eq!(
        (answer.status().as_u16(), answer.headers()["content-type"].to_str().unwrap()),
        (200, "text/event-stream")
    );
    let mut stream = answer.into_body().into_data_stream();
    let first = message(&mut stream).await;
    assert_eq!(first["counts"].as_array().unwrap().len(), 2);
    assert!(first["counts"].as_array().unwrap().iter().all(|counted| counted["views"] == 0), "{first}");
    // What is not looked at sends nothing.
    report(&app, &browser(&app).await, json!([view("a", &other)])).await;
    for _ in 0..3 {
        report(&app, &browser(&app).await, json!([view("a", &post)])).await;
    }
    let mut views = 0;
    while views < 3 {
        let moved = message(&mut stream).await;
        for counted in moved["counts"].as_array().unwrap() {
            assert!(counted["id"] == post.id.to_string() || counted["id"] == topic.to_string(), "{moved}");
            views = counted["views"].as_u64().unwrap();
        }
    }
    assert_eq!(views, 3);
    drop(stream);
    app.settle().await;
}
