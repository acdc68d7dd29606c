use accounts::OperatorPermission;
use serde_json::json;

use crate::testapp::TestApp;
use crate::world::{bracelet, id_of};

#[tokio::test]
async fn an_operator_changes_a_market_and_opens_a_country() {
    let app = TestApp::strict().await;
    let operator = app.full_operator().await;
    let all = app.op("GET /operator/markets", &[]).as_(&operator).await.ok(200);
    assert!(all["items"].as_array().unwrap().len() > 180);
    let put = |code: &'static str, body| app.op("PUT /markets/{code}", &[code]).as_(&operator).json(body);
    let changed = put("GB", json!({"commission_bp": 700, "vat_bp": 1900})).await.ok(200);
    assert_eq!(
        (&changed["commission_bp"], &changed["vat_bp"], &changed["return_days"]),
        (&json!(700), &json!(1900), &json!(30))
    );
    assert_eq!(put("GB", json!({})).await.ok(200), changed, "the same again changes nothing");
    let opened = put("FR", json!({"enabled": true})).await.ok(200);
    assert_eq!(
        (&opened["enabled"], &opened["currency"], &opened["checkout"]),
        (&json!(true), &json!("EUR"), &json!("IN_APP"))
    );
    let list = app.op("GET /markets", &[]).await.ok(200);
    assert!(list["items"].as_array().unwrap().iter().any(|market| market["code"] == "FR"), "it sells at once");
    app.settle().await;
}

#[tokio::test]
async fn a_bad_market_says_everything_at_once_and_stays() {
    let app = TestApp::new().await;
    let operator = app.full_operator().await;
    let put = |code: &'static str, body| app.op("PUT /markets/{code}", &[code]).as_(&operator).json(body);
    let before = app.op("GET /operator/markets", &[]).as_(&operator).await.ok(200);
    let bad = put("GB", json!({"commission_bp": 99_999, "nonsense": 1, "currency": "POUNDS", "vat_bp": -5})).await;
    assert_eq!(bad.status, 422, "{bad}");
    let fields: Vec<&str> =
        bad["errors"].as_array().unwrap().iter().map(|error| error["field"].as_str().unwrap()).collect();
    for field in ["commission_bp", "nonsense", "currency", "vat_bp"] {
        assert!(fields.contains(&field), "{field} is missing in {bad}");
    }
    put("GB", json!([])).await.ok(422);
    put("ZZ", json!({})).await.ok(404);
    put("Atlantis", json!({})).await.ok(404);
    assert_eq!(app.op("GET /operator/markets", &[]).as_(&operator).await.ok(200), before);
    app.settle().await;
}

#[tokio::test]
async fn rates_by_hand_are_kept_and_used() {
    let app = TestApp::strict().await;
    let operator = app.full_operator().await;
    let today = app.today();
    let put = |body| app.op("PUT /fx/rates", &[]).as_(&operator).json(body);
    let sheet = json!({"date": today, "base": "USD", "source": "house bank", "rates": {"GBP": "0.8", "VND": "25000"}});
    put(sheet.clone()).await.ok(204);
    put(sheet).await.ok(204);
    let rates = app.op("GET /fx", &[]).query("base=USD").await.ok(200);
    let gbp = rates["rates"].as_array().unwrap().iter().find(|rate| rate["currency"] == "GBP").unwrap();
    assert_eq!((&gbp["rate"], &gbp["source"], &gbp["date"]), (&json!("0.8"), &json!("house bank"), &json!(today)));
    put(json!({})).await.invalid(&[
        ("date", "market.date_invalid"),
        ("base", "market.currency_unknown"),
        ("source", "market.source_length"),
        ("rates", "market.rates_empty"),
    ]);
    let bad = json!({"date": "2999-01-01", "base": "USD", "source": "x", "rates": {"GBP": "-1", "XYZZY": "1", "USD": "2", "THB": "12,50"}});
    put(bad).await.invalid(&[
        ("date", "market.date_too_far"),
        ("rates.GBP", "market.rate_invalid"),
        ("rates.THB", "market.rate_invalid"),
        ("rates.USD", "market.rate_of_itself"),
        ("rates.XYZZY", "market.currency_unknown"),
    ]);
    app.settle().await;
}

#[tokio::test]
async fn a_market_that_reviews_waits_for_the_operator() {
    let app = TestApp::new().await;
    let operator = app.full_operator().await;
    app.op("PUT /markets/{code}", &["GB"]).as_(&operator).json(json!({"review": "manual"})).await.ok(200);
    let (seller, shop) = app.seller("lin").await;
    app.product(&seller, &shop, bracelet()).await;
    let sync = app.sync(&seller, &shop, json!({"products": "all", "markets": ["GB"]})).await;
    let listing = sync["results"][0]["listing"].as_str().unwrap().to_owned();
    let waiting = app.op("GET /operator/reviews", &[]).as_(&operator).await.ok(200);
    assert_eq!(waiting["items"][0]["listing"], *listing, "{waiting}");
    let review = |body| app.op("POST /listings/{listing}/review", &[&listing]).as_(&operator).json(body);
    assert_eq!(app.op("GET /listings/{listing}", &[&listing]).as_(&seller).await["on_sale"], false);
    review(json!({})).await.invalid(&[("accept", "request.field_missing")]);
    review(json!({"accept": true})).await.ok(204);
    app.settle().await;
    let shown = app.op("GET /listings/{listing}", &[&listing]).as_(&seller).await.ok(200);
    assert_eq!((&shown["on_sale"], &shown["state"]), (&json!(true), &json!("ACTIVE")), "{shown}");
    assert_eq!(app.op("GET /operator/reviews", &[]).as_(&operator).await["items"], json!([]));
    review(json!({"accept": true})).await.refused(409, "catalog.listing_illegal_move");
    app.op("POST /listings/{listing}/review", &["1"]).as_(&operator).json(json!({})).await.ok(404);
    app.settle().await;
}

#[tokio::test]
async fn the_sandboxs_clock_moves_business_and_nothing_else() {
    let app = TestApp::new().await;
    let operator = app.full_operator().await;
    let token = app.person("lin").await;
    let before = app.now();
    let moved = app.op("POST /sandbox/clock", &[]).as_(&operator).json(json!({"advance": "400d"})).await.ok(200);
    let now: kernel::Instant = moved["now"].as_str().unwrap().parse().unwrap();
    let days = now.since_ms(before) / kernel::DAY_MS;
    assert_eq!(days, 400);
    assert!(!app.postbox.letters_to("lin@example.com").is_empty(), "what was due has run");
    app.op("GET /me", &[]).as_(&token).await.ok(200);
    let app = app.restarted().await;
    assert!(app.now() >= now, "a restart does not fall back in time");
    let rates = app.op("GET /fx", &[]).await.ok(200);
    assert_eq!(rates["missing"], json!([]), "reference rates do not age here");
    app.op("POST /sandbox/clock", &[]).as_(&operator).json(json!({"advance": "0s"})).await.ok(200);
    for wrong in ["-2d", "soon", "", "100y", "1"] {
        let advance = app.op("POST /sandbox/clock", &[]).as_(&operator).json(json!({"advance": wrong}));
        advance.await.invalid(&[("advance", "request.field_shape")]);
    }
    app.settle().await;
}

#[tokio::test]
async fn outside_a_sandbox_there_is_no_clock_to_move() {
    let app = TestApp::strict().await;
    let operator = app.full_operator().await;
    let call = app.call(axum::http::Method::POST, "/api/v1/sandbox/clock").as_(&operator);
    call.json(json!({"advance": "1d"})).await.refused(404, "request.not_found");
    app.settle().await;
}

#[tokio::test]
async fn an_operator_of_one_thing_does_no_other() {
    let app = TestApp::new().await;
    let jobs = app.operator("june", &[OperatorPermission::Jobs]).await;
    app.op("GET /jobs", &[]).as_(&jobs).await.ok(200);
    app.op("PUT /markets/{code}", &["GB"]).as_(&jobs).json(json!({})).await.refused(404, "request.not_found");
    app.op("GET /operator/reviews", &[]).as_(&jobs).await.refused(404, "request.not_found");
    let everything = app.op("GET /me", &[]).as_(&jobs).await.ok(200);
    assert_eq!(everything["operator"], json!(["jobs"]));
    assert!(!id_of(&everything).is_empty());
    app.settle().await;
}
