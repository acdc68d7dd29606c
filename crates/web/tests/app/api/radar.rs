use kernel::{Clock as _, DAY_MS, SystemClock};
use serde_json::{Value, json};
use signals::{Kind, Origin, Signal, Viewer};

use crate::testapp::TestApp;
use crate::world::id_of;

/// A shop with twelve products in GB: ten stand on the chart, and the eleventh is close behind. There are twenty of each.
pub struct Town {
    pub seller: String,
    pub product: String,
    pub listing: String,
}

pub async fn town(app: &TestApp) -> Town {
    let (seller, shop) = app.seller("lin").await;
    let row = |n: u32| format!("thing-{n},Thing {n},T-{n},10.00,20\n");
    let rows: String = (10..22).map(row).collect();
    let file = format!("Handle,Title,Variant SKU,Variant Price,Variant Inventory Qty\n{rows}");
    app.import(&seller, &shop, file.as_bytes(), "shopify").await;
    app.sync(&seller, &shop, json!({"products": "all", "markets": ["GB"]})).await;
    let found = app.op("GET /markets/{market}/listings", &["GB"]).query("limit=100").await.ok(200);
    let mut listings: Vec<(String, String)> = found["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| (item["title"].as_str().unwrap().to_owned(), id_of(item)))
        .collect();
    listings.sort();
    assert_eq!(listings.len(), 12, "{found}");
    let mut facts = Vec::new();
    for day in (1..46_i64).rev() {
        for (n, (_, listing)) in (0_u64..).zip(&listings) {
            let bought =
                |buyer: u64| order(listing, &format!("{day}-{buyer}"), day, 1_000 * day.unsigned_abs() + buyer, 1);
            facts.extend((0..14 - n).map(bought));
        }
    }
    // A day ends with the first fact of the next.
    facts.push(order(&listings[0].1, "today", 0, 9, 1));
    hear(app, facts).await;
    let listing = listings[10].1.clone();
    let whole = app.op("GET /markets/{market}/listings/{listing}", &["GB", &listing]).await.ok(200);
    Town { seller, product: whole["product"].as_str().unwrap().to_owned(), listing }
}

fn order(listing: &str, id: &str, days_ago: i64, device: u64, units: i64) -> Signal {
    Signal {
        id: format!("order-{listing}-{id}"),
        kind: Kind::Order,
        at: SystemClock.now().plus_ms(-days_ago * DAY_MS),
        market: "GB".parse().unwrap(),
        viewer: Viewer { person: None, device: device + 1 },
        origin: Origin::Real,
        post: None,
        room: None,
        listing: Some(listing.parse().unwrap()),
        creator: None,
        topics: vec![],
        amount: Some(units),
    }
}

async fn hear(app: &TestApp, facts: Vec<Signal>) {
    app.state.signals.append(facts).await.unwrap();
    let (radar, db, signals) = (app.state.radar.clone(), app.state.db.clone(), app.state.signals.clone());
    let heard = tokio::task::spawn_blocking(move || radar.follow(&db, &signals));
    heard.await.unwrap().unwrap();
}

/// Eight units a day for four weeks.
async fn sell(app: &TestApp, listing: &str) {
    let facts = (0..28_i64).map(|day| order(listing, &day.to_string(), day, day.unsigned_abs(), 8));
    hear(app, facts.collect()).await;
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
        assert_eq!((found["past"].as_array().unwrap().len(), found["past"][26].as_u64()), (28, Some(8)));
        assert!(found["as_of"].is_string() && found["hit"].is_null(), "alone it stands on the chart: {found}");
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

#[tokio::test]
async fn a_shop_sees_its_hits_its_risks_and_what_others_have_rising() {
    let app = TestApp::new().await;
    let town = town(&app).await;
    let radar = |shop: &'static str, query: &'static str| app.op("GET /shops/{shop}/radar", &[shop]).query(query);
    let own = radar("lin-shop", "market=GB").as_(&town.seller).await.ok(200);
    assert_eq!(own["hits"][0]["product"], town.product, "{own}");
    assert_eq!(own["hits"][0]["confidence"]["proven"], false);
    let next: Vec<&str> = own["hits"][0]["next_markets"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert!(next.contains(&"TH") && !next.contains(&"GB"), "{next:?}");
    assert!(own["rising"].as_array().unwrap().is_empty(), "all of it is the shop's own: {own}");
    let risks = own["risks"].as_array().unwrap();
    let cover: Vec<u64> = risks.iter().map(|risk| risk["days_of_cover"]["mid"].as_u64().unwrap_or(u64::MAX)).collect();
    assert!(risks.len() == 12 && cover.is_sorted(), "{cover:?}");
    assert_eq!(
        (&risks[0]["title"], &risks[0]["urgent"]),
        (&json!("Thing 10"), &json!(true)),
        "fourteen a day, twenty of it"
    );
    let (olga, _) = app.seller("olga").await;
    let other = radar("olga-shop", "market=GB").as_(&olga).await.ok(200);
    assert_eq!(other["rising"][0]["product"]["listing"], town.listing);
    assert!(other["hits"].as_array().unwrap().is_empty() && other["risks"].as_array().unwrap().is_empty());
    radar("lin-shop", "").as_(&town.seller).await.invalid(&[("market", "request.field_shape")]);
    radar("lin-shop", "market=ZZ").as_(&town.seller).await.refused(404, "request.not_found");
    radar("lin-shop", "market=GB").as_(&olga).await.refused(404, "request.not_found");
    let public = app.op("GET /markets/{market}/hits", &["GB"]).await.ok(200);
    assert_eq!(public["items"][0]["product"]["id"], town.product);
    app.settle().await;
}

/// Twelve items over fifty days; of the last there is nothing at first.
pub fn sales() -> String {
    let mut file = "date,market,user,item,units,price_minor\n".to_owned();
    for day in 0..50_u32 {
        for item in 0..12_u32 {
            let units = if item < 11 { 30 - item } else { day.saturating_sub(44) * 9 };
            let date = kernel::Instant::from_ms(1_790_000_000_000 + i64::from(day) * DAY_MS).timestamp();
            let date = date.strftime("%Y-%m-%d").to_string();
            file += &format!("{date},GB,b{},=item {item:02},{units},1000\n", day * 100 + item);
        }
    }
    file
}

#[tokio::test]
async fn a_file_of_sales_is_played_and_forgotten() {
    let app = TestApp::new().await;
    let sam = app.person("sam").await;
    let play = |file: &str, fields: &[(&str, &str)]| {
        app.op("POST /radar/sales", &[]).as_(&sam).upload(file.as_bytes(), fields)
    };
    let told = play(&sales(), &[("lead_days", "3"), ("cover_days", "")]).await.ok(200);
    assert_eq!((told["items"].as_u64(), told["passed_over"].as_u64()), (Some(12), Some(45)), "{told}");
    let market = &told["markets"][0];
    let items: Vec<&str> = market["items"].as_array().unwrap().iter().filter_map(|own| own["item"].as_str()).collect();
    assert_eq!((&market["market"], items), (&json!("GB"), vec!["=item 10", "=item 11"]), "who is not on the chart");
    assert_eq!(
        (&market["items"][0]["horizon_days"], &market["items"][0]["confidence"]["proven"]),
        (&json!(24), &json!(false))
    );
    assert!(market["items"][0]["order_up_to"].as_u64().unwrap() > 0);
    play("date,item,units\nsoon,lamp,1\n2026-11-22,,two\n", &[]).await.invalid(&[
        ("file", "radar.sales_date"),
        ("file", "radar.sales_item"),
        ("file", "radar.sales_number"),
    ]);
    play("what,ever\n", &[]).await.invalid(&[("file", "radar.sales_no_time")]);
    play("date,thing\n", &[]).await.invalid(&[("file", "radar.sales_no_column")]);
    play("t_ms,item\n1,lamp\n4000000000000,lamp\n", &[]).await.invalid(&[("file", "radar.sales_days")]);
    play(&sales(), &[("market", "TH")]).await.invalid(&[("market", "radar.sales_market")]);
    play("", &[("cost_percent", "101"), ("lead_days", "x")]).await.invalid(&[
        ("file", "request.field_missing"),
        ("cost_percent", "radar.percent"),
        ("lead_days", "radar.days"),
    ]);
    let nobody = app.op("POST /radar/sales", &[]).upload(sales().as_bytes(), &[]).await;
    nobody.refused(401, "request.no_session");
    app.settle().await;
}
