use serde_json::json;

use crate::testapp::TestApp;
use crate::world::{bracelet, id_of};

#[tokio::test]
async fn a_shop_is_opened_seen_by_all_and_its_settings_by_its_staff() {
    let app = TestApp::new().await;
    let token = app.person("lin").await;
    let wish = json!({"handle": "mosslight", "name": "Moss & Light", "home_country": "CN", "language": "zh", "currency": "CNY"});
    let made = app.op("POST /shops", &[]).as_(&token).json(wish.clone()).await.ok(201);
    assert_eq!(
        (&made["handle"], &made["currency"], &made["state"]),
        (&json!("mosslight"), &json!("CNY"), &json!("ACTIVE"))
    );
    for name in [id_of(&made), "mosslight".to_owned(), "MossLight".to_owned()] {
        let seen = app.op("GET /shops/{shop}", &[&name]).await.ok(200);
        assert_eq!((&seen["id"], &seen["settings"]), (&made["id"], &json!(null)));
        let staff = app.op("GET /shops/{shop}", &[&name]).as_(&token).await.ok(200);
        assert_eq!(staff["settings"]["sync_fields"]["title"], true);
    }
    app.op("POST /shops", &[]).as_(&token).json(wish).await.refused(409, "catalog.handle_taken");
    app.op("GET /shops/{shop}", &["nobody"]).await.refused(404, "request.not_found");
    assert_eq!(app.op("GET /me", &[]).as_(&token).await["shops"][0]["owner"], true);
    app.settle().await;
}

#[tokio::test]
async fn a_bad_shop_says_everything_at_once() {
    let app = TestApp::new().await;
    let token = app.person("lin").await;
    let open = |body| app.op("POST /shops", &[]).as_(&token).json(body);
    let bad =
        open(json!({"handle": "!", "name": "", "home_country": "Atlantis", "language": "??", "currency": "SHELLS"}))
            .await;
    assert_eq!(bad.status, 422, "{bad}");
    let fields: Vec<&str> =
        bad["errors"].as_array().unwrap().iter().map(|error| error["field"].as_str().unwrap()).collect();
    assert_eq!(fields, ["handle", "name", "home_country", "language", "currency"]);
    let reserved =
        open(json!({"handle": "operator", "name": "X", "home_country": "CN", "language": "zh", "currency": "CNY"}))
            .await;
    assert_eq!((reserved.status, &reserved["errors"][0]["field"]), (422, &json!("handle")));
    app.settle().await;
}

#[tokio::test]
async fn a_shop_is_changed_and_connected_and_its_secret_never_told() {
    let app = TestApp::new().await;
    let (token, shop) = app.seller("lin").await;
    let edit = |body| app.op("PATCH /shops/{shop}", &[&shop]).as_(&token).json(body);
    let changed = edit(json!({"name": " Moss ", "sync_fields": {"description": false}})).await.ok(200);
    assert_eq!((&changed["name"], &changed["settings"]["sync_fields"]["description"]), (&json!("Moss"), &json!(false)));
    assert_eq!(edit(json!({})).await.ok(200)["name"], "Moss");
    edit(json!({"name": ""})).await.ok(422);
    edit(json!({"currency": "GBP"})).await.invalid(&[("currency", "request.field_unknown")]);
    let connect = |body| app.op("PUT /shops/{shop}/connection", &[&shop]).as_(&token).json(body);
    let secret = "quite a long secret";
    let connected = connect(json!({"store": "brand.myshopify.com", "webhook_secret": secret})).await.ok(200);
    assert_eq!(
        (&connected["settings"]["store"], &connected["settings"]["has_webhook_secret"]),
        (&json!("brand.myshopify.com"), &json!(true))
    );
    assert!(!connected.to_string().contains(secret));
    let kept = connect(json!({"store": "brand.myshopify.com"})).await.ok(200);
    assert_eq!(kept["settings"]["has_webhook_secret"], true);
    connect(json!({"store": "http://127.0.0.1/x", "webhook_secret": "short"}))
        .await
        .invalid(&[("store", "catalog.store_not_a_host"), ("webhook_secret", "catalog.webhook_secret_length")]);
    app.settle().await;
}

#[tokio::test]
async fn a_glossary_is_replaced_and_listings_follow() {
    let app = TestApp::new().await;
    let (token, shop) = app.seller("lin").await;
    let put = |body| app.op("PUT /shops/{shop}/glossary", &[&shop]).as_(&token).json(body);
    let draft =
        json!({"terms": [{"source": "rose quartz", "translations": {"th": "โรสควอตซ์"}}], "keep": ["Moss & Light"]});
    let kept = put(draft.clone()).await.ok(200);
    assert_eq!(kept["keep"], json!(["Moss & Light"]));
    assert_eq!(put(draft).await.ok(200)["version"], kept["version"], "the same again is no new version");
    assert_eq!(app.op("GET /shops/{shop}/glossary", &[&shop]).as_(&token).await.ok(200), kept);
    let bad =
        put(json!({"terms": [{"source": "", "translations": {"tlhh-??": "x"}}], "keep": ["x".repeat(101)]})).await;
    assert_eq!(bad.status, 422, "{bad}");
    assert!(bad["errors"].as_array().unwrap().len() >= 3, "{bad}");
    put(json!({"words": []})).await.invalid(&[("words", "request.field_unknown")]);
    assert_eq!(app.op("GET /shops/{shop}/glossary", &[&shop]).as_(&token).await.ok(200), kept);
    app.settle().await;
}

#[tokio::test]
async fn what_is_on_sale_is_exported_in_every_format() {
    let app = TestApp::new().await;
    let (token, shop) = app.seller("lin").await;
    app.product(&token, &shop, bracelet()).await;
    app.sync(&token, &shop, json!({"products": "all", "markets": ["GB"]})).await;
    let export = |query: &'static str| app.op("GET /shops/{shop}/exports", &[&shop]).query(query).as_(&token);
    for (query, kind, head) in [
        (
            "market=GB&format=tiktok",
            "text/csv",
            "sku_id,title,description,availability,condition,price,link,image_link,brand",
        ),
        ("market=GB&format=google", "text/tab-separated-values", "id\t"),
        ("market=GB&format=google_rss", "xml", "<?xml"),
        ("market=GB&format=shopify", "text/csv", "Handle,Title"),
    ] {
        let file = export(query).await;
        assert_eq!(file.status, 200, "{file}");
        assert!(file.header("content-type").contains(kind), "{query}: {}", file.header("content-type"));
        assert!(
            file.header("content-disposition").starts_with("attachment; filename=\"lin-shop-gb."),
            "{}",
            file.header("content-disposition")
        );
        let text = file.text();
        assert!(text.trim_start_matches('\u{feff}').starts_with(head) && text.contains("RQ-R"), "{query}: {text}");
    }
    export("market=GB&format=pdf").await.invalid(&[("format", "request.field_shape")]);
    export("market=Atlantis&format=google").await.invalid(&[("market", "request.field_shape")]);
    export("format=google").await.invalid(&[("market", "request.field_missing")]);
    export("market=GB&format=google&lang=%3F%3F").await.invalid(&[("lang", "request.field_shape")]);
    app.settle().await;
}
