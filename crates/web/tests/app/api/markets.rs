use serde_json::{Value, json};

use crate::testapp::TestApp;

fn market<'a>(list: &'a Value, code: &str) -> &'a Value {
    list["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|market| market["code"] == code)
        .unwrap_or_else(|| panic!("no {code}"))
}

#[tokio::test]
async fn markets_say_what_a_seller_must_know() {
    let app = TestApp::strict().await;
    let list = app.op("GET /markets", &[]).lang("en-GB").await.ok(200);
    let gb = market(&list, "GB");
    assert_eq!((&gb["currency"], &gb["checkout"], &gb["vat_bp"]), (&json!("GBP"), &json!("IN_APP"), &json!(2000)));
    assert_eq!(gb["price_bounds"]["max"], json!({"minor": 13450, "currency": "GBP", "text": "£134.50"}));
    assert_eq!(market(&list, "ID")["checkout"], "LINK_OUT");
    assert_eq!(market(&list, "PH")["languages"], json!(["fil", "en"]));
    let codes: Vec<&str> =
        list["items"].as_array().unwrap().iter().map(|market| market["code"].as_str().unwrap()).collect();
    assert!(["GB", "ID", "TH", "VN", "MY", "PH", "SG"].iter().all(|code| codes.contains(code)), "{codes:?}");
    assert!(!codes.contains(&"FR"), "a disabled country is no market");
}

#[tokio::test]
async fn a_sandbox_takes_payment_everywhere() {
    let app = TestApp::new().await;
    let list = app.op("GET /markets", &[]).await.ok(200);
    for market in list["items"].as_array().unwrap() {
        assert_eq!((&market["checkout"], &market["marketplace_licence"]), (&json!("IN_APP"), &json!(true)), "{market}");
    }
}

#[tokio::test]
async fn rates_come_with_their_source_or_are_said_to_be_missing() {
    let (sandbox, strict) = (TestApp::new().await, TestApp::strict().await);
    let rates = sandbox.op("GET /fx", &[]).query("base=CNY").await.ok(200);
    let gbp = rates["rates"].as_array().unwrap().iter().find(|rate| rate["currency"] == "GBP").unwrap();
    assert!(gbp["rate"].as_str().unwrap().starts_with("0.") && !gbp["source"].as_str().unwrap().is_empty(), "{gbp}");
    assert_eq!((&gbp["date"], &rates["missing"]), (&json!("2026-10-30"), &json!([])));
    let rates = strict.op("GET /fx", &[]).await.ok(200);
    assert_eq!(rates["base"], "EUR");
    assert!(rates["missing"].as_array().unwrap().contains(&json!("GBP")));
    strict.op("GET /fx", &[]).query("base=XYZZY").await.invalid(&[("base", "market.currency_unknown")]);
}
