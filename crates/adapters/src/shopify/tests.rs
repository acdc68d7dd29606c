use std::net::{IpAddr, Ipv4Addr};

use affiliate::ClickId;
use affiliate::connection::Said;
use affiliate::external::{PaidOrder, StoreRefund};
use kernel::{Currency, Money};
use serde_json::{Value, json};
use testkit::brand_store::{self, ShopifyStandIn, Webhook};

use super::*;
use crate::outbound::{NameResolver, Rules};

const STORE: &str = "brand.myshopify.com";
const SECRET: &str = "a secret of the store";

/// Tells every name the same address.
struct Says(IpAddr);

impl NameResolver for Says {
    fn addresses(&self, _: &str) -> std::io::Result<Vec<IpAddr>> {
        Ok(vec![self.0])
    }
}

fn shopify(at: IpAddr, port: u16, allowed: &[&str]) -> Shopify {
    let allowed = allowed.iter().map(|host| ((*host).to_owned(), port)).collect();
    let rules = Rules { allowed, time_max: std::time::Duration::from_secs(5), ..Rules::default() };
    Shopify::plain(Arc::new(Outbound::with_resolver(rules, Arc::new(Says(at)))), port)
}

const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

#[test]
fn variants_are_told_by_the_product_s_file() {
    let store = ShopifyStandIn::start();
    store.sells("moss-lamp", &[(71, "LAMP-R", &["Red", "S"]), (72, "", &["Blue", "S"])]);
    store.sells("plain", &[(73, "P", &["Default Title"])]);
    let shopify = shopify(HERE, store.port(), &[STORE]);
    let found = shopify.variants(STORE, "moss-lamp").unwrap();
    assert_eq!(
        found[0],
        StoreVariant { external_id: 71, sku: "LAMP-R".to_owned(), options: vec!["Red".to_owned(), "S".to_owned()] }
    );
    assert_eq!((found.len(), found[1].sku.as_str()), (2, ""));
    assert_eq!(shopify.variants(STORE, "plain").unwrap()[0].options, Vec::<String>::new());
    assert_eq!(shopify.variants(STORE, "gone"), Err(StoreError::Absent));
    // A handle stays one segment of the path.
    assert_eq!(shopify.variants(STORE, "../admin?x=1#y"), Err(StoreError::Absent));
    let paths: Vec<String> = store.asked().into_iter().map(|asked| asked.path).collect();
    assert_eq!(paths.last().unwrap(), "/products/..%2Fadmin%3Fx=1%23y.js");
}

#[test]
fn a_store_s_address_reaches_nothing_inside() {
    let store = ShopifyStandIn::start();
    store.sells("x", &[(71, "X", &[])]);
    for inside in
        ["127.0.0.1", "10.0.0.8", "169.254.169.254", "192.168.1.1", "100.64.0.1", "::1", "fd00::1", "::ffff:10.0.0.1"]
    {
        let outbound = Outbound::with_resolver(Rules::default(), Arc::new(Says(inside.parse().unwrap())));
        let asked = Shopify::new(Arc::new(outbound)).variants("rebound.example.com", "x");
        assert_eq!(asked, Err(StoreError::Refused), "{inside}");
    }
    // Another port than those of the web, whoever asks.
    assert_eq!(shopify(HERE, store.port(), &[]).variants(STORE, "x"), Err(StoreError::Refused));
    // Addresses in place of names, which a shop cannot save anyway.
    let plain = Shopify::new(Arc::new(Outbound::new(Rules::default())));
    for host in ["127.0.0.1", "[::1]", "localhost@127.0.0.1", "169.254.169.254", "0x7f.1", "2130706433"] {
        assert_eq!(plain.variants(host, "x"), Err(StoreError::Refused), "{host}");
    }
    assert_eq!(store.asked().len(), 0);
}

fn address(variant: Option<i64>, handle: &str) -> String {
    let outbound = Arc::new(Outbound::new(Rules::default()));
    let jump = Jump { store: STORE, handle, variant, quantity: 3, click: ClickId::new(77) };
    Shopify::new(outbound).address(&jump)
}

#[test]
fn a_jump_leads_into_the_cart_or_to_the_product_and_nowhere_else() {
    assert_eq!(address(Some(71), "x"), "https://brand.myshopify.com/cart/71:3?attributes[meadow_click]=77&ref=meadow");
    assert_eq!(address(None, "moss-lamp"), "https://brand.myshopify.com/products/moss-lamp?meadow_click=77&ref=meadow");
    for handle in ["//evil.example", "../..", "a/b?c#d", "@evil.example", "\\evil"] {
        let url = Url::parse(&address(None, handle)).unwrap();
        assert_eq!((url.host_str(), url.query()), (Some(STORE), Some("meadow_click=77&ref=meadow")), "{handle}");
    }
}

fn heard(webhook: &Webhook, secret: &str) -> Result<Message, MessageError> {
    let outbound = Arc::new(Outbound::new(Rules::default()));
    Shopify::new(outbound).message(secret, &|name| webhook.header(name), &webhook.body)
}

fn signed(topic: &str, body: &Value) -> Webhook {
    Webhook::signed(SECRET, topic, "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043", body)
}

#[test]
fn a_signature_is_of_the_raw_body_by_the_secret() {
    // As anybody can work out: printf '{"id":1}' | openssl dgst -sha256 -hmac hush -binary | base64
    let known = Webhook {
        headers: vec![("x-shopify-hmac-sha256", "VnKUjZsLuN5iZWjn5EntcBVCF9kMN43LglzCE1/GSeY=".to_owned())],
        body: br#"{"id":1}"#.to_vec(),
    };
    assert_eq!(brand_store::signature("hush", &known.body), known.headers[0].1);
    assert!(heard(&known, "hush").is_ok());
    let good = signed("orders/paid", &json!({"id": 1}));
    assert!(heard(&good, SECRET).is_ok());
    assert_eq!(heard(&good, "another secret").unwrap_err(), MessageError::Forged);
    let mut changed = good.clone();
    changed.body.push(b' ');
    let hex = hex::encode(BASE64_STANDARD.decode(good.header("x-shopify-hmac-sha256").unwrap()).unwrap());
    for forged in [
        changed,
        good.clone().with("x-shopify-hmac-sha256", ""),
        good.clone().with("x-shopify-hmac-sha256", "!!!"),
        good.clone().with("x-shopify-hmac-sha256", &hex),
        Webhook { headers: Vec::new(), ..good.clone() },
        Webhook::signed("", "orders/paid", "x", &json!({"id": 1})),
    ] {
        assert_eq!(heard(&forged, SECRET).unwrap_err(), MessageError::Forged, "{forged:?}");
    }
    let unsigned = Webhook::signed("", "orders/paid", "x", &json!({"id": 1}));
    assert_eq!(heard(&unsigned, "").unwrap_err(), MessageError::Forged, "no secret signs nothing");
}

fn order_of(body: &Value) -> PaidOrder {
    match heard(&signed("orders/paid", body), SECRET).unwrap().said {
        Said::Paid(order) => order,
        other => panic!("{other:?}"),
    }
}

fn refund_of(body: &Value) -> StoreRefund {
    match heard(&signed("refunds/create", body), SECRET).unwrap().said {
        Said::Refunded(refund) => refund,
        other => panic!("{other:?}"),
    }
}

fn gbp(minor: i64) -> Money {
    Money::new(minor, Currency::GBP)
}

#[test]
fn an_order_is_read_with_its_clicks_and_its_money() {
    let mut body = brand_store::paid_order(450, Some("77"), "GBP", &[(1, 71, "LAMP", 2, "19.99"), (2, 72, "", 1, "5")]);
    body["line_items"][0]["discount_allocations"] = json!([{"amount": "2.00"}, {"amount": "1.50"}]);
    body["line_items"][0]["tax_lines"] = json!([{"price": "6.08"}]);
    body["landing_site"] = json!("/products/x?utm=1&meadow_click=78");
    let order = order_of(&body);
    assert_eq!((order.number, order.currency, order.clicks), (450, Currency::GBP, vec![77, 78]));
    let [lamp, other] = order.lines.as_slice() else { panic!() };
    assert_eq!((lamp.number, lamp.variant, lamp.units, lamp.price), (1, Some(71), 2, gbp(3_998)));
    assert_eq!((lamp.discount, lamp.tax, lamp.tax_included, lamp.subtotal()), (gbp(350), gbp(608), true, 3_648));
    assert_eq!((other.price, other.tax, other.discount), (gbp(500), gbp(0), gbp(0)));
    // The least that an order may say of itself.
    let bare = json!({"id": 1, "currency": "IDR", "note_attributes": [{"name": "meadow_click", "value": 77}],
        "line_items": [{"quantity": 1, "price": 199_000.5}]});
    let bare = order_of(&bare);
    assert_eq!((bare.clicks, bare.email), (vec![77], None));
    assert_eq!((bare.lines[0].number, bare.lines[0].price.minor), (1, 19_900_050));
    assert_eq!(
        order_of(&brand_store::paid_order(1, None, "JPY", &[(1, 1, "", 3, "500.00")])).lines[0].price.minor,
        1_500
    );
    assert_eq!(
        order_of(&brand_store::paid_order(1, None, "KWD", &[(1, 1, "", 1, "1.500")])).lines[0].price.minor,
        1_500
    );
    assert_eq!(order_of(&brand_store::paid_order(1, None, "GBP", &[(1, 1, "", 1, "-3.00")])).lines.len(), 0);
}

#[test]
fn what_is_no_order_says_nothing() {
    for body in [
        json!({}),
        json!({"id": 1}),
        json!({"id": 1, "currency": "XYZQ", "line_items": []}),
        json!({"id": -1, "currency": "GBP", "line_items": []}),
        json!({"id": "x", "currency": "GBP", "line_items": []}),
        brand_store::refund(1, 2, &[(1, 1)]),
    ] {
        let said = heard(&signed("orders/paid", &body), SECRET).unwrap().said;
        assert!(matches!(said, Said::Nothing), "{body}: {said:?}");
    }
    let order = brand_store::paid_order(450, Some("77"), "GBP", &[(1, 71, "LAMP", 2, "19.99")]);
    for topic in ["refunds/create", "orders/create", "", "ORDERS/PAID"] {
        assert!(matches!(heard(&signed(topic, &order), SECRET).unwrap().said, Said::Nothing), "{topic}");
    }
    for broken in ["", "[]", "7", "{", "\"x\""] {
        let body = broken.as_bytes().to_vec();
        let headers = vec![("x-shopify-hmac-sha256", brand_store::signature(SECRET, &body))];
        assert_eq!(heard(&Webhook { headers, body }, SECRET).unwrap_err(), MessageError::Unreadable, "{broken}");
    }
    let long = signed("orders/paid", &order).with("x-shopify-webhook-id", &"x".repeat(101));
    assert_eq!(heard(&long, SECRET).unwrap().delivery, None);
}

#[test]
fn a_refund_is_of_lines_or_of_the_order() {
    let mut body = brand_store::refund(9, 450, &[(1, 2)]);
    let plain = refund_of(&body);
    assert_eq!((plain.number, plain.order, plain.whole), (9, 450, None));
    assert_eq!((plain.lines[0].line, plain.lines[0].units, plain.lines[0].subtotal), (1, 2, None));
    body["refund_line_items"][0]["subtotal_set"] = json!({"shop_money": {"amount": "12.50", "currency_code": "GBP"}});
    assert_eq!(refund_of(&body).lines[0].subtotal, Some(gbp(1_250)));
    // Something beside the lines.
    body["order_adjustments"] = json!([
        {"kind": "refund_discrepancy", "amount": "-3.00", "tax_amount": "-0.60",
            "amount_set": {"shop_money": {"amount": "-3.00", "currency_code": "GBP"}}},
        {"kind": "shipping_refund", "amount": "-4.00", "tax_amount": "0.00"}]);
    assert_eq!(refund_of(&body).whole, Some(gbp(360)));
    // Money alone, shipping in it.
    let money = json!({"id": 9, "order_id": 450, "refund_line_items": [],
        "transactions": [{"kind": "refund", "status": "success", "amount": "10.00", "currency": "GBP"},
            {"kind": "refund", "status": "failure", "amount": "99.00", "currency": "GBP"}],
        "order_adjustments": [{"kind": "shipping_refund", "amount": "-4.00", "tax_amount": "-0.50"}]});
    assert_eq!(refund_of(&money).whole, Some(gbp(550)));
}
