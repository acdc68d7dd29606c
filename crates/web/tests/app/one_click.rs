//! The whole way on every engine: sign-up, shop, file, six markets, storefront, override, edit, back again.

use serde_json::{Value, json};

use crate::testapp::TestApp;
use crate::world::{PASSWORD, id_of, plain};

const MARKETS: [&str; 6] = ["GB", "ID", "TH", "VN", "MY", "PH"];

const FILE: &str = "Handle,Title,Body (HTML),Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Inventory Qty\n\
    jade,Jade bracelet,<p>Strung by hand.</p>,Moss,Size,S,J-S,12.00,3\n\
    jade,,,,Size,M,J-M,14.00,0\n\
    lamp,Moss lamp,Warm light.,Moss,,,L-1,30.00,9\n";

#[tokio::test]
async fn a_seller_lists_once_and_sells_everywhere() {
    for app in TestApp::each().await {
        let seller = Seller::begin(&app).await;
        let job = app.import(&seller.token, &seller.shop, FILE.as_bytes(), "shopify").await;
        assert_eq!((&job["state"], &job["done"], &job["problems"]), (&json!("DONE"), &json!(2), &json!([])));
        let sync = seller.sync_all().await;
        six_answers_for_each(&sync);
        shelves_speak_their_currency(&app).await;
        an_override_outlives_edits(&app, &seller, &sync).await;
        let again = seller.sync_all().await;
        let changed = again["results"].as_array().unwrap().iter().filter(|result| result["changed"] == true).count();
        assert_eq!(changed, 0, "rerunning changes nothing: {again}");
    }
}

struct Seller<'a> {
    app: &'a TestApp,
    token: String,
    shop: String,
}

impl<'a> Seller<'a> {
    /// As a stranger would, by the document alone.
    async fn begin(app: &'a TestApp) -> Seller<'a> {
        let wish = json!({"handle": "lin", "email": "lin@example.com", "password": PASSWORD, "locale": "en-GB", "market": "GB"});
        app.op("POST /accounts", &[]).json(wish).await.ok(201);
        let session = app.op("POST /sessions", &[]).json(json!({"login": "lin", "password": PASSWORD})).await.ok(201);
        let token = session["token"].as_str().unwrap().to_owned();
        let shop = app.shop(&token, "moss").await;
        Seller { app, token, shop }
    }

    async fn sync_all(&self) -> Value {
        self.app.sync(&self.token, &self.shop, json!({"products": "all", "markets": MARKETS})).await
    }
}

fn six_answers_for_each(sync: &Value) {
    let results = sync["results"].as_array().unwrap();
    assert_eq!(results.len(), 2 * MARKETS.len());
    for result in results {
        let (market, status) = (result["market"].as_str().unwrap(), result["status"].as_str().unwrap());
        let codes: Vec<&str> =
            result["reasons"].as_array().unwrap().iter().map(|reason| reason["code"].as_str().unwrap()).collect();
        match market {
            "GB" => assert_eq!((status, codes.is_empty()), ("SUCCESS", true), "{result}"),
            "MY" => assert_eq!((status, codes.contains(&"market.language_required")), ("DRAFT", true), "{result}"),
            _ => assert_eq!((status, codes.contains(&"translation.source_text")), ("SUCCESS", true), "{result}"),
        }
    }
}

async fn shelves_speak_their_currency(app: &TestApp) {
    for (market, currency, count) in
        [("GB", "GBP", 2), ("ID", "IDR", 2), ("TH", "THB", 2), ("VN", "VND", 2), ("PH", "PHP", 2), ("MY", "MYR", 0)]
    {
        let list = app.op("GET /markets/{market}/listings", &[market]).await.ok(200);
        let items = list["items"].as_array().unwrap();
        assert_eq!(items.len(), count, "{market}: {list}");
        assert!(items.iter().all(|item| item["price"]["currency"] == currency), "{list}");
        let page = app.get(&format!("/{}/", market.to_lowercase())).await;
        assert_eq!((page.status, page.text().contains("Moss lamp")), (200, count > 0), "{market}");
    }
}

async fn an_override_outlives_edits(app: &TestApp, seller: &Seller<'_>, sync: &Value) {
    let is_lamp = |result: &&Value| result["market"] == "GB";
    let result = sync["results"].as_array().unwrap().iter().find(is_lamp).unwrap();
    let (listing, product) = (result["listing"].as_str().unwrap(), result["product"].as_str().unwrap());
    let show = async || app.op("GET /listings/{listing}", &[listing]).as_(&seller.token).await.ok(200);
    let title = |listing: &Value| listing["texts"][0]["title"]["text"].as_str().unwrap().to_owned();
    let edit =
        |title: &str| app.op("PATCH /products/{product}", &[product]).as_(&seller.token).json(json!({"title": title}));
    app.op("PATCH /listings/{listing}", &[listing])
        .as_(&seller.token)
        .json(json!({"title": "Made for Britain"}))
        .await
        .ok(200);
    edit("A title of later").await.ok(200);
    app.settle().await;
    assert_eq!(title(&show().await), "Made for Britain");
    let shown = app.op("GET /markets/{market}/listings/{listing}", &["GB", listing]).await.ok(200);
    assert_eq!(shown["title"], "Made for Britain");
    let back =
        app.op("DELETE /listings/{listing}/overrides/{field}", &[listing, "title"]).as_(&seller.token).await.ok(200);
    assert_eq!(title(&back), "A title of later");
    let there = app.op("GET /products/{product}/listings", &[product]).as_(&seller.token).await.ok(200);
    let thai = there["items"].as_array().unwrap().iter().find(|listing| listing["market"] == "TH").unwrap().clone();
    assert_eq!(title(&thai), "A title of later", "inherited fields follow everywhere");
}

/// 10 USD, fx 0.8, freight 2 GBP, VAT 20 %, commission 5 %, payment fee 1 %: 12.77 GBP before the ending rule.
#[tokio::test]
async fn the_formula_holds_to_the_cent() {
    for app in TestApp::each().await {
        let operator = app.full_operator().await;
        let seller = Seller::begin(&app).await;
        let market = json!({"freight": {"minor": 200, "currency": "GBP"}, "commission_bp": 500, "payment_fee_bp": 100, "vat_bp": 2000});
        app.op("PUT /markets/{code}", &["GB"]).as_(&operator).json(market).await.ok(200);
        rate(&app, &operator, "0.8").await;
        let product = app.product(&seller.token, &seller.shop, plain("Moss lamp", "L-1")).await;
        let explained = explain(&seller, &product, None).await;
        let breakdown = explained["breakdown"].to_string();
        assert!(breakdown.contains("1277") || breakdown.contains("12.77"), "{explained}");
        assert_eq!(explained["price"]["minor"], 1299, "rounded up to .99: {explained}");
    }
}

/// Base 10, fx 1.1262: the same 11.26, one more before fx 12.39, five per cent more 11.83; each then ends in .99.
#[tokio::test]
async fn every_rule_holds_to_the_cent() {
    let app = TestApp::new().await;
    let operator = app.full_operator().await;
    let seller = Seller::begin(&app).await;
    rate(&app, &operator, "1.1262").await;
    let product = app.product(&seller.token, &seller.shop, plain("Moss lamp", "L-1")).await;
    for (rule, raw) in [
        (json!({"kind": "same_times_fx"}), 1126),
        (json!({"kind": "fixed_before_fx", "amount": {"minor": 100, "currency": "USD"}}), 1239),
        (json!({"kind": "percent_bp", "bp": 500}), 1183),
    ] {
        let explained = explain(&seller, &product, Some(rule.clone())).await;
        assert!(explained["breakdown"].to_string().contains(&raw.to_string()), "{rule}: {explained}");
    }
}

/// A move of less than one per cent changes no price, a larger one reprices what is inherited, and both are told by history.
#[tokio::test]
async fn small_moves_of_the_rate_change_no_price() {
    let app = TestApp::new().await;
    let operator = app.full_operator().await;
    let seller = Seller::begin(&app).await;
    rate(&app, &operator, "0.8").await;
    let product = app.product(&seller.token, &seller.shop, plain("Moss lamp", "L-1")).await;
    let first = explain(&seller, &product, None).await;
    app.advance_ms(kernel::DAY_MS);
    rate(&app, &operator, "0.807").await;
    let small = explained(&app, &product, &seller).await;
    assert_eq!((&small["price"], small["history"].as_array().unwrap().len()), (&first["price"], 1), "{small}");
    app.advance_ms(kernel::DAY_MS);
    rate(&app, &operator, "0.92").await;
    let large = explained(&app, &product, &seller).await;
    assert!(large["price"]["minor"].as_i64() > first["price"]["minor"].as_i64(), "{large}");
    assert_eq!(
        (large["history"].as_array().unwrap().len(), &large["history"][0]["rate"]),
        (2, &json!("0.92")),
        "{large}"
    );
}

async fn rate(app: &TestApp, operator: &str, gbp: &str) {
    let date = app.today();
    let sheet = json!({"date": date, "base": "USD", "source": "house bank", "rates": {"GBP": gbp}});
    app.op("PUT /fx/rates", &[]).as_(operator).json(sheet).await.ok(204);
    app.settle().await;
}

/// How the price of a product in GB is made after a sync.
async fn explain(seller: &Seller<'_>, product: &Value, rule: Option<Value>) -> Value {
    let mut wish = json!({"products": [product["id"]], "markets": ["GB"]});
    if let Some(rule) = rule {
        wish["price_rule"] = rule;
    }
    seller.app.sync(&seller.token, &seller.shop, wish).await;
    explained(seller.app, product, seller).await
}

async fn explained(app: &TestApp, product: &Value, seller: &Seller<'_>) -> Value {
    let there = app.op("GET /products/{product}/listings", &[&id_of(product)]).as_(&seller.token).await.ok(200);
    let price = app.op("GET /listings/{listing}/price", &[&id_of(&there["items"][0])]).await.ok(200);
    price["variants"][0].clone()
}
