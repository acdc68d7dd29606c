//! Links into brands' own stores: who follows them, what the stores tell, and what creators are owed for it.

use kernel::DAY_MS;
use serde_json::{Value, json};
use signals::{Kind, Subject};
use testkit::brand_store::{self, Webhook};

use crate::testapp::{Answer, BRAND, STORE, TestApp};
use crate::world::{Goods, bracelet, id_of};

const SECRET: &str = "a secret of the store";
/// The red one, as the store calls it.
const RED: i64 = 7_001;
const ORDER: i64 = 450_789_469;

/// Bracelets of a shop that are bought in the brand's own store, a creator who sells them in Indonesia, and their clip.
struct Brand {
    goods: Goods,
    /// The blue one.
    blue: String,
    creator: String,
    clip: String,
}

async fn links_out(app: &TestApp, market: &'static str) {
    let clock = app.state.clock.clone();
    let put = app.state.db.write(move |tx| {
        let known = market::markets::find(tx, market.parse().unwrap())?.unwrap();
        let open = market::Market { checkout: market::Checkout::LinkOut, marketplace_licence: false, ..known };
        market::markets::put(tx, &*clock, None, open)
    });
    put.await.unwrap();
}

impl Brand {
    async fn new(app: &TestApp) -> Brand {
        BRAND.sells("brand-bracelet", &[(RED, "RQ-R", &["Red"]), (7_002, "RQ-B", &["Blue"])]);
        links_out(app, "ID").await;
        let (seller, shop) = app.seller("lin").await;
        let connection = json!({"store": STORE, "webhook_secret": SECRET});
        app.op("PUT /shops/{shop}/connection", &[&shop]).as_(&seller).json(connection).await.ok(200);
        let mut wish = bracelet();
        wish["handle"] = json!("brand-bracelet");
        let product = app.product(&seller, &shop, wish).await;
        let sync = app.sync(&seller, &shop, json!({"products": "all", "markets": ["ID"]})).await;
        let listing = sync["results"][0]["listing"].as_str().unwrap_or_else(|| panic!("{sync}")).to_owned();
        let (red, blue) = (id_of(&product["variants"][0]), id_of(&product["variants"][1]));
        let goods = Goods { seller, shop, product: id_of(&product), listing, variant: red, price: 0 };
        let creator = app.creator("mila").await;
        let offered = app.offered(&goods, 1_000).await;
        app.joined(&creator, &offered).await;
        let clip = app.clip_in(&creator, &goods, "ID").await;
        app.settle().await;
        Brand { goods, blue, creator, clip }
    }

    fn wish(&self, quantity: i64) -> Value {
        let Goods { listing, variant, .. } = &self.goods;
        json!({"listing": listing, "variant": variant, "quantity": quantity, "via": {"post": self.clip}})
    }

    async fn link(&self, app: &TestApp, quantity: i64) -> String {
        let made = app.op("POST /links", &[]).json(self.wish(quantity)).await.ok(201);
        made["url"].as_str().unwrap().to_owned()
    }

    /// Somebody with this token follows a fresh link: the click that the store is told.
    async fn jumped(&self, app: &TestApp, who: &str) -> String {
        let url = self.link(app, 2).await;
        click_of(&app.get(&url).as_(who).await)
    }

    async fn told(&self, app: &TestApp, topic: &str, id: &str, body: &Value) -> u16 {
        hear(app, &self.goods.shop, &Webhook::signed(SECRET, topic, id, body)).await.status
    }

    async fn sales(&self, app: &TestApp) -> Value {
        app.op("GET /me/external-sales", &[]).as_(&self.creator).await.ok(200)
    }

    /// On hand and available of every variant.
    async fn stock(&self, app: &TestApp) -> Vec<(Value, Value, Value)> {
        let stock = app.op("GET /shops/{shop}/stock", &[&self.goods.shop]).as_(&self.goods.seller).await.ok(200);
        let level = |one: &Value| (one["variant"].clone(), one["on_hand"].clone(), one["available"].clone());
        stock["items"].as_array().unwrap().iter().map(level).collect()
    }
}

async fn hear(app: &TestApp, shop: &str, webhook: &Webhook) -> Answer {
    let mut call = app.op("POST /shops/{shop}/webhooks/shopify", &[shop]);
    for (name, value) in webhook.headers.iter().filter(|(name, _)| *name != "content-type") {
        call = call.header(name, value);
    }
    call.body("application/json", webhook.body.clone()).await
}

/// The click that an answer of `/go/…` carries.
fn click_of(answer: &Answer) -> String {
    assert_eq!(answer.status, 303, "{answer}");
    let (_, rest) = answer.header("location").split_once("meadow_click]=").unwrap_or_else(|| panic!("{answer}"));
    rest.split('&').next().unwrap().to_owned()
}

/// Two red ones at 199 000 rupiah.
fn two(click: &str) -> Value {
    brand_store::paid_order(ORDER, Some(click), "IDR", &[(1, RED, "RQ-R", 2, "199000.00")])
}

fn items(list: &Value) -> Vec<Value> {
    list["items"].as_array().unwrap().clone()
}

#[tokio::test]
async fn a_jump_carries_what_was_chosen_and_what_the_store_tells_is_the_creator_s() {
    for app in TestApp::each().await {
        let brand = Brand::new(&app).await;
        let (goods, clip) = (&brand.goods, &brand.clip);
        let stock = brand.stock(&app).await;
        let shown = app.op("GET /markets/{market}/listings/{listing}", &["ID", &goods.listing]).await.ok(200);
        assert_eq!(
            (&shown["checkout"], &shown["link"]),
            (&json!("LINK_OUT"), &json!("https://brand.myshopify.com/products/brand-bracelet"))
        );
        // Options and quantity are carried, by the store's own name of the variant.
        let made = app.op("POST /links", &[]).json(brand.wish(3)).await.ok(201);
        assert_eq!((&made["quantity"], made["url"].as_str().unwrap()), (&json!(3), &*format!("/go/{}", id_of(&made))));
        assert_eq!(made["creator"], json!(app.me(&brand.creator).await.to_string()));
        let shopper = app.person("sam").await;
        let jump = app.get(made["url"].as_str().unwrap()).as_(&shopper).await;
        let click = click_of(&jump);
        let cart = format!("https://{STORE}/cart/{RED}:3?attributes[meadow_click]={click}&ref=meadow");
        assert_eq!((jump.header("location"), jump.header("cache-control")), (&*cart, "no-store"));
        assert_eq!(
            (jump.header("referrer-policy"), jump.header("x-robots-tag")),
            ("strict-origin", "noindex, nofollow")
        );
        let mut other = brand.wish(1);
        other["variant"] = json!(brand.blue);
        let other = app.op("POST /links", &[]).json(other).await.ok(201);
        let other = app.get(other["url"].as_str().unwrap()).as_(&shopper).await;
        assert!(other.header("location").contains("/cart/7002:1?"), "{other}");

        // Paid there: the creator's page shows it, and so do the counts.
        assert_eq!(brand.told(&app, "orders/paid", "m-1", &two(&click)).await, 200);
        app.settle().await;
        let sales = brand.sales(&app).await;
        let sale = &items(&sales)[0];
        let earned = &sale["earned"];
        assert_eq!((items(&sales).len(), &sale["units"], &sale["via"]["id"]), (1, &json!(2), &json!(clip)));
        assert_eq!(
            (&earned["formula"]["base"]["minor"], &earned["formula"]["rate_bp"], &earned["amount"]["minor"]),
            (&json!(39_800_000), &json!(1_000), &json!(3_980_000))
        );
        assert_eq!((&earned["state"], &earned["reason"]), (&json!("ORDERED"), &json!("return_time")));
        assert!(!earned["message"].as_str().unwrap().is_empty() && earned["touches"][0]["verdict"] == "won", "{sale}");
        assert_eq!(
            (&sales["totals"][0]["currency"], &sales["totals"][0]["open"]["minor"]),
            (&json!("IDR"), &json!(3_980_000))
        );
        let of_post = Subject::Post(clip.parse::<content::PostId>().unwrap().get());
        let counted = |kind| app.state.signals.counts(of_post).get(kind);
        assert_eq!((counted(Kind::Order), counted(Kind::AnchorClick)), (2, 1), "opened once, by one shopper");
        let page = app.get("/studio/earnings").in_browser(&brand.creator).lang("en-GB").await.text();
        assert!(page.contains("Sold in the brand’s own store") && page.contains("Rose quartz bracelet"), "{page}");
        let page = app.get("/seller/lin-shop/commissions").in_browser(&goods.seller).lang("en-GB").await.text();
        assert!(page.contains("Sold in the brand’s own store") && page.contains("mila"), "{page}");

        // Refunded there, in two parts, the first of them told twice.
        for (id, number) in [("m-2", 11), ("m-2", 11), ("m-3", 11), ("m-4", 12)] {
            assert_eq!(
                brand.told(&app, "refunds/create", id, &brand_store::refund(number, ORDER, &[(1, 1)])).await,
                200
            );
            let left = &items(&brand.sales(&app).await)[0]["earned"]["amount"]["minor"];
            assert_eq!(left, &json!(if number == 11 { 1_990_000 } else { 0 }), "{id}");
        }
        let end = &items(&brand.sales(&app).await)[0];
        assert_eq!((&end["earned"]["state"], &end["earned"]["reason"]), (&json!("REFUNDED"), &json!("refunded")));
        app.settle().await;
        assert_eq!(counted(Kind::Refund), 2);

        // Nothing of it is in our stock, orders, commissions or books.
        assert_eq!(brand.stock(&app).await, stock);
        let orders = app.op("GET /shops/{shop}/orders", &[&goods.shop]).as_(&goods.seller).await.ok(200);
        let commissions = app.op("GET /me/commissions", &[]).as_(&brand.creator).await.ok(200);
        assert_eq!((items(&orders).len(), items(&commissions).len()), (0, 0));
        let operator = app.full_operator().await;
        let entries = app.op("GET /ledger/entries", &[]).as_(&operator).await.ok(200);
        assert_eq!(items(&entries).len(), 0, "{entries}");
        app.settle().await;
    }
}

#[tokio::test]
async fn what_is_forged_repeated_reordered_or_replayed_changes_nothing_it_should_not() {
    for app in TestApp::each().await {
        let brand = Brand::new(&app).await;
        let shop = &brand.goods.shop;
        let click = brand.jumped(&app, &app.person("sam").await).await;
        let order = two(&click);
        let good = Webhook::signed(SECRET, "orders/paid", "m-1", &order);
        let mut tampered = good.clone();
        tampered.body.push(b' ');
        for forged in [
            tampered,
            Webhook::signed("another shop's secret", "orders/paid", "m-1", &order),
            good.clone().with("x-shopify-hmac-sha256", ""),
            Webhook { headers: vec![], ..good.clone() },
        ] {
            hear(&app, shop, &forged).await.refused(401, "affiliate.webhook_forged");
        }
        // At another shop: without a store, with a secret of its own, and signed by itself.
        let (olga, other) = app.seller("olga").await;
        hear(&app, &other, &good).await.refused(401, "affiliate.webhook_forged");
        let connection = json!({"store": STORE, "webhook_secret": "the other's secret"});
        app.op("PUT /shops/{shop}/connection", &[&other]).as_(&olga).json(connection).await.ok(200);
        hear(&app, &other, &good).await.refused(401, "affiliate.webhook_forged");
        let own = Webhook::signed("the other's secret", "orders/paid", "m-1", &order);
        assert_eq!(hear(&app, &other, &own).await.status, 200, "signed, and about nobody's link there");
        let theirs = app.op("GET /shops/{shop}/external-sales", &[&other]).as_(&olga).await.ok(200);
        assert_eq!((items(&theirs).len(), items(&brand.sales(&app).await).len()), (0, 0));
        hear(&app, "1", &good).await.refused(404, "request.not_found");

        // The refund comes first, then the order three times: as one message, as another, and after a day.
        brand.told(&app, "refunds/create", "r-1", &brand_store::refund(11, ORDER, &[(1, 1)])).await;
        for id in ["m-1", "m-1", "m-2"] {
            assert_eq!(brand.told(&app, "orders/paid", id, &order).await, 200);
        }
        app.pass(DAY_MS).await;
        assert_eq!(brand.told(&app, "orders/paid", "m-3", &order).await, 200);
        let sales = items(&brand.sales(&app).await);
        assert_eq!((sales.len(), &sales[0]["earned"]["amount"]["minor"]), (1, &json!(1_990_000)));
        // Signed, and nothing that matters, or nothing that can be read: Shopify need not come again.
        assert_eq!(brand.told(&app, "app/uninstalled", "x-1", &json!({"id": 1})).await, 200);
        let body = b"[]".to_vec();
        let headers = vec![("x-shopify-hmac-sha256", brand_store::signature(SECRET, &body))];
        assert_eq!(hear(&app, shop, &Webhook { headers, body }).await.status, 200);
        let long = Webhook { body: vec![b' '; 1024 * 1024 + 1], ..good.clone() };
        hear(&app, shop, &long).await.refused(413, "request.too_large");
        assert_eq!(items(&brand.sales(&app).await), sales);
        // What was heard and refused is told to the shop, and to nobody else.
        let health = app.op("GET /shops/{shop}/connection", &[shop]).as_(&brand.goods.seller).await.ok(200);
        assert_eq!(
            (&health["heard"]["topic"], health["told"]["variants"].as_i64()),
            (&json!("app/uninstalled"), Some(2))
        );
        assert_eq!(health["refused"]["code"], json!("affiliate.webhook_unreadable"), "the last one");
        assert!(health["webhook_url"].as_str().unwrap().ends_with(&format!("/shops/{shop}/webhooks/shopify")));
        assert!(!health.to_string().contains(SECRET));
        for outsider in [&olga, &brand.creator] {
            app.op("GET /shops/{shop}/connection", &[shop]).as_(outsider).await.refused(404, "request.not_found");
            app.op("DELETE /shops/{shop}/connection", &[shop]).as_(outsider).await.refused(404, "request.not_found");
            app.op("GET /shops/{shop}/external-sales", &[shop]).as_(outsider).await.refused(404, "request.not_found");
        }
        app.settle().await;
    }
}

#[tokio::test]
async fn machines_and_what_looks_ahead_are_led_there_and_written_down_nowhere() {
    let app = TestApp::new().await;
    let brand = Brand::new(&app).await;
    let url = brand.link(&app, 1).await;
    let id = url.rsplit('/').next().unwrap().to_owned();
    let clicks = async || {
        let link = affiliate::LinkId::new(id.parse().unwrap());
        let known = app.state.db.read(move |read| affiliate::link::of_click(read, affiliate::ClickId::new(link.get())));
        known.await.unwrap().unwrap().1.is_some()
    };
    let bot = "Mozilla/5.0 (compatible; Googlebot/2.1)";
    for (name, value) in [("user-agent", bot), ("sec-purpose", "prefetch;prerender"), ("purpose", "prefetch")] {
        assert_eq!(click_of(&app.get(&url).header(name, value).await), id, "{name}");
    }
    let peeked = app.call(axum::http::Method::HEAD, &url).await;
    assert_eq!((peeked.status, clicks().await), (303, false));
    // Somebody who was never here: the device is given its cookie, and their going is noted.
    let first = app.get(&url).await;
    assert!(first.header("set-cookie").starts_with("__Host-device="), "{:?}", first.headers);
    assert_eq!((click_of(&first), clicks().await), (id.clone(), true));
    // The creator's and the shop's own people are counted nowhere.
    for own in [&brand.creator, &brand.goods.seller] {
        brand.jumped(&app, own).await;
    }
    // Neither is whoever throws their cookies away, more than once.
    for _ in 0..3 {
        assert_eq!(click_of(&app.get(&url).await), id);
    }
    app.settle().await;
    let of_post = Subject::Post(brand.clip.parse::<content::PostId>().unwrap().get());
    assert_eq!(app.state.signals.counts(of_post).get(Kind::AnchorClick), 1, "of the one who was never here");
    // What is no link, and what is one no more, is said in the reader's language.
    for nowhere in ["/go/1", "/go/x", "/go/99999999999999999999"] {
        assert_eq!(app.get(nowhere).await.status, 404, "{nowhere}");
    }
    app.op("DELETE /shops/{shop}/connection", &[&brand.goods.shop]).as_(&brand.goods.seller).await.ok(204);
    let over = app.get(&url).lang("th").await;
    assert_eq!(over.status, 410);
    assert!(over.text().contains("ลิงก์นี้ใช้ไม่ได้แล้ว"), "{over}");
    app.settle().await;
}

#[tokio::test]
async fn a_link_is_made_of_what_is_on_sale_and_bought_elsewhere() {
    let app = TestApp::new().await;
    let brand = Brand::new(&app).await;
    let make = |wish: Value| app.op("POST /links", &[]).json(wish);
    let with = |field: &str, value: Value| {
        let mut wish = brand.wish(1);
        wish[field] = value;
        wish
    };
    make(with("quantity", json!(0))).await.invalid(&[("quantity", "affiliate.link_quantity")]);
    make(with("quantity", json!(100))).await.invalid(&[("quantity", "affiliate.link_quantity")]);
    make(with("price", json!(1))).await.invalid(&[("price", "request.field_unknown")]);
    make(with("listing", json!("1"))).await.refused(404, "request.not_found");
    make(with("variant", json!("1"))).await.refused(404, "request.not_found");
    make(with("via", json!({"post": "x"}))).await.invalid(&[("via.post", "request.field_shape")]);
    let foreign = make(with("via", json!({"post": "12"}))).await.ok(201);
    assert_eq!(foreign["creator"], Value::Null, "no such post led nobody");
    // A creator whom nothing led there hands it out as their own; a shopper does not.
    let own = || with("via", Value::Null);
    let handed = app.op("POST /links", &[]).as_(&brand.creator).json(own()).await.ok(201);
    assert_eq!(handed["creator"], json!(app.me(&brand.creator).await.to_string()));
    assert_eq!(
        app.op("POST /links", &[]).as_(&app.person("sam").await).json(own()).await.ok(201)["creator"],
        Value::Null
    );

    // In Britain it is bought here, until the shop would rather sell in its own store.
    let goods = &brand.goods;
    let sync = app.sync(&goods.seller, &goods.shop, json!({"products": "all", "markets": ["GB"]})).await;
    let british = json!({"listing": sync["results"][0]["listing"], "variant": goods.variant, "quantity": 1});
    make(british.clone()).await.refused(409, "affiliate.link_sold_here");
    let cart = app.cart("").await;
    let put = || app.op("POST /carts/{cart}/lines", &[&cart.id]).as_(&cart.bearer).json(british.clone());
    put().await.ok(201);
    let prefers = json!({"store": STORE, "prefers_link_out": true});
    let told = app.op("PUT /shops/{shop}/connection", &[&goods.shop]).as_(&goods.seller).json(prefers).await.ok(200);
    assert_eq!(told["settings"]["prefers_link_out"], true);
    app.settle().await;
    make(british.clone()).await.ok(201);
    put().await.refused(409, "trade.sold_elsewhere");
    let cart = app.op("GET /carts/{cart}", &[&cart.id]).as_(&cart.bearer).await.ok(200);
    assert_eq!(cart["lines"][0]["problem"], "trade.sold_elsewhere", "{cart}");
    let listing = sync["results"][0]["listing"].as_str().unwrap();
    let shown = app.op("GET /markets/{market}/listings/{listing}", &["GB", listing]).await.ok(200);
    assert_eq!(shown["checkout"], "LINK_OUT");
    // The store is asked anew, while there is one.
    let ask = || app.op("POST /shops/{shop}/connection/variants", &[&goods.shop]).as_(&goods.seller);
    ask().await.ok(202);
    app.settle().await;
    app.op("DELETE /shops/{shop}/connection", &[&goods.shop]).as_(&goods.seller).await.ok(204);
    ask().await.refused(409, "affiliate.link_no_store");
    make(british).await.refused(409, "affiliate.link_sold_here");
    app.settle().await;
}

#[tokio::test]
async fn a_product_s_page_and_the_sheet_lead_to_the_store_without_a_script() {
    let app = TestApp::new().await;
    let brand = Brand::new(&app).await;
    let goods = &brand.goods;
    let page = app.get(&format!("/id/listings/{}?post={}", goods.listing, brand.clip)).await.text();
    let sheet = app.get(&format!("/id/p/{}/goods/{}", brand.clip, goods.listing)).await.text();
    for html in [&page, &sheet] {
        assert!(html.contains("action=\"/id/links\"") && html.contains("Beli di Moss &amp; Light"), "{html}");
        assert!(html.contains(&format!("name=\"post\" value=\"{}\"", brand.clip)), "{html}");
        assert!(!html.contains("action=\"/id/cart\""), "{html}");
    }
    let shown = app.op("GET /markets/{market}/listings/{listing}", &["ID", &goods.listing]).await.ok(200);
    let blue = shown["variants"].as_array().unwrap().iter().find(|variant| variant["id"] == brand.blue).unwrap();
    let blue = blue["options"].as_object().unwrap().values().next().unwrap().as_str().unwrap();
    let fields = [("listing", goods.listing.as_str()), ("o0", blue), ("quantity", "3"), ("post", brand.clip.as_str())];
    let leaving = app.call(axum::http::Method::POST, "/id/links").form(&fields).await;
    assert_eq!((leaving.status, leaving.header("cache-control")), (200, "no-store"), "{leaving}");
    let to = leaving.header("refresh").strip_prefix("0; url=").unwrap().to_owned();
    assert!(leaving.text().contains(&format!("href=\"{to}\"")) && leaving.text().contains(STORE), "{leaving}");
    let jump = app.get(&to).await;
    assert!(jump.header("location").starts_with(&format!("https://{STORE}/cart/7002:3?")), "{jump}");
    // A combination that is not made, too many, and a product that is bought here.
    let wrong = [("listing", goods.listing.as_str()), ("o0", "Green")];
    assert_eq!(app.call(axum::http::Method::POST, "/id/links").form(&wrong).await.status, 422);
    let many = [("listing", goods.listing.as_str()), ("o0", blue), ("quantity", "1000")];
    assert_eq!(app.call(axum::http::Method::POST, "/id/links").form(&many).await.status, 422);
    let cross = app.call(axum::http::Method::POST, "/id/links").form(&fields).header("sec-fetch-site", "cross-site");
    assert_eq!(cross.await.status, 403);
    let here = app.more_goods(&goods.seller, &goods.shop, "LAMP-1", 5).await;
    let here = [("listing", here.listing.as_str()), ("variant", here.variant.as_str())];
    assert_eq!(app.call(axum::http::Method::POST, "/gb/links").form(&here).await.status, 409);
    app.settle().await;
}

#[tokio::test]
async fn a_shop_owes_a_creator_each_month_and_says_when_it_has_paid() {
    for app in TestApp::each().await {
        let brand = Brand::new(&app).await;
        let (seller, shop) = (&brand.goods.seller, &brand.goods.shop);
        let click = brand.jumped(&app, &app.person("sam").await).await;
        brand.told(&app, "orders/paid", "m-1", &two(&click)).await;
        app.pass(65 * DAY_MS).await;
        let mine = app.op("GET /me/external-invoices", &[]).as_(&brand.creator).await.ok(200);
        let of_shop = app.op("GET /shops/{shop}/external-invoices", &[shop]).as_(seller).await.ok(200);
        assert_eq!((&mine, items(&mine).len()), (&of_shop, 1));
        let invoice = &items(&mine)[0];
        assert_eq!((&invoice["amount"]["minor"], &invoice["state"]), (&json!(3_980_000), &json!("DUE")));
        let id = id_of(invoice);
        let shown = |who: &str| app.op("GET /external-invoices/{invoice}", &[&id]).as_(who);
        for party in [seller, &brand.creator] {
            let one = shown(party).await.ok(200);
            assert_eq!(one["lines"][0]["amount"]["minor"], 3_980_000, "{one}");
        }
        let sale = &items(&brand.sales(&app).await)[0];
        assert_eq!((&sale["earned"]["state"], &sale["earned"]["reason"]), (&json!("SETTLED"), &json!("invoiced")));
        // Somebody else's is nowhere, and the creator does not say that the shop has paid.
        let (stranger, other) = (app.seller("olga").await.0, app.creator("noor").await);
        let pay = |who: &str, body| app.op("POST /external-invoices/{invoice}/payment", &[&id]).as_(who).json(body);
        for outsider in [&stranger, &other] {
            shown(outsider).await.refused(404, "request.not_found");
            pay(outsider, json!({})).await.refused(404, "request.not_found");
        }
        pay(&brand.creator, json!({})).await.refused(404, "request.not_found");
        pay(seller, json!({"reference": "x".repeat(101)}))
            .await
            .invalid(&[("reference", "affiliate.invoice_reference")]);
        let path = format!("/seller/lin-shop/external-invoices/{id}/payment");
        let page = app.call(axum::http::Method::POST, &path).in_browser(seller).form(&[("reference", "B-17")]).await;
        assert_eq!(
            (page.status, page.header("location")),
            (303, "/seller/lin-shop/commissions?done=invoice-paid#invoices")
        );
        let paid = shown(&brand.creator).await.ok(200);
        assert_eq!((&paid["state"], &paid["reference"]), (&json!("PAID"), &json!("B-17")));
        pay(seller, json!({})).await.refused(409, "affiliate.invoice_paid");
        let elsewhere = format!("/seller/olga-shop/external-invoices/{id}/payment");
        let elsewhere = app.call(axum::http::Method::POST, &elsewhere).in_browser(&stranger).form(&[("reference", "")]);
        assert_eq!(elsewhere.await.status, 404);
        for page in ["/studio/external-sales", "/studio/earnings"] {
            let page = app.get(page).in_browser(&brand.creator).lang("en-GB").await.text();
            assert!(page.contains("B-17") && page.contains("It stands on an invoice"), "{page}");
        }
        let page = app.get("/seller/lin-shop/external-sales").in_browser(seller).lang("en-GB").await.text();
        assert!(page.contains("B-17"), "{page}");
        app.settle().await;
    }
}

#[tokio::test]
async fn a_shop_connects_and_disconnects_on_its_page() {
    let app = TestApp::new().await;
    let brand = Brand::new(&app).await;
    let seller = &brand.goods.seller;
    let home = "/seller/lin-shop/settings/connection";
    let open = || app.get(home).in_browser(seller).lang("en-GB");
    let page = open().await.text();
    let address = format!("http://localhost:8080/api/v1/shops/{}/webhooks/shopify", brand.goods.shop);
    for words in [STORE, &address, "orders/paid", "Nothing yet", "2, in 1 of your products", "A secret is set"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(!page.contains(SECRET));
    let send = |path: &str, fields: &[(&str, &str)]| {
        app.call(axum::http::Method::POST, &format!("{home}{path}")).in_browser(seller).lang("en-GB").form(fields)
    };
    let wrong = send("", &[("store", "http://x"), ("webhook_secret", "short"), ("prefers", "1")]).await;
    assert_eq!(wrong.status, 422);
    let wrong = wrong.text();
    assert!(wrong.contains("id=\"store-error\"") && wrong.contains("id=\"webhook_secret-error\""), "{wrong}");
    assert!(!wrong.contains("value=\"short\""));
    assert_eq!(send("", &[("store", STORE), ("prefers", "1")]).await.status, 303);
    assert!(open().await.text().contains("name=\"prefers\" value=\"1\" aria-describedby=\"prefers-help\" checked"));
    let asked = send("/variants", &[]).await;
    assert_eq!(asked.header("location"), "/seller/lin-shop/settings/connection?done=store-asked");
    app.settle().await;
    // Something is heard, and something is refused.
    hear(&app, &brand.goods.shop, &Webhook::signed("wrong", "orders/paid", "a", &json!({}))).await;
    brand.told(&app, "orders/paid", "b", &json!({"id": 1})).await;
    let page = open().await.text();
    assert!(page.contains("orders/paid, ") && page.contains("was not signed with the secret"), "{page}");
    assert_eq!(send("/removal", &[]).await.status, 303);
    let page = open().await.text();
    assert!(!page.contains(&format!("value=\"{STORE}\"")) && !page.contains("Disconnect"), "{page}");
    let stranger = app.seller("olga").await.0;
    assert_eq!(app.get(home).in_browser(&stranger).await.status, 404);
    app.settle().await;
}
