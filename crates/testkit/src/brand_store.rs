//! A stand-in for a brand's store at Shopify: a local server that tells its products as `/products/{handle}.js` and signs its
//! webhooks as <https://shopify.dev/docs/apps/build/webhooks> says: base64 of the HMAC-SHA256 of the raw body. It is not Shopify.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use hmac::{Hmac, Mac};
use serde_json::{Value, json};
use sha2::Sha256;

use crate::payment_servers::Asked;
use crate::payment_servers::server::{Answer, Server, Serves};

/// The store's server.
pub struct ShopifyStandIn {
    server: Server<Products>,
}

#[derive(Default)]
struct Products(BTreeMap<String, Value>);

impl Serves for Products {
    fn answer(&mut self, asked: &Asked) -> Answer {
        match self.0.get(&asked.path) {
            Some(product) if asked.method == "GET" => (200, product.clone()),
            _ => (404, json!({"errors": "Not Found"})),
        }
    }
}

impl ShopifyStandIn {
    /// A store without products, on a free port of this machine.
    pub fn start() -> ShopifyStandIn {
        ShopifyStandIn { server: Server::start(Products::default()) }
    }

    pub fn port(&self) -> u16 {
        self.server.port()
    }

    /// It sells this: id, SKU and options of each variant.
    pub fn sells(&self, handle: &str, variants: &[(i64, &str, &[&str])]) {
        let variant = |(id, sku, options): &(i64, &str, &[&str])| {
            json!({"id": id, "title": options.join(" / "), "sku": sku, "available": true, "price": 1999,
                "option1": options.first(), "option2": options.get(1), "option3": options.get(2)})
        };
        let variants: Vec<Value> = variants.iter().map(variant).collect();
        let product = json!({"id": 632_910_392, "title": handle, "handle": handle, "variants": variants});
        self.server.lock().state.0.insert(format!("/products/{handle}.js"), product);
    }

    /// It sells that no more.
    pub fn sells_no_more(&self, handle: &str) {
        self.server.lock().state.0.remove(&format!("/products/{handle}.js"));
    }

    /// The requests so far.
    pub fn asked(&self) -> Vec<Asked> {
        self.server.asked()
    }
}

/// A webhook as Shopify sends it.
#[derive(Clone, Debug)]
pub struct Webhook {
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
}

impl Webhook {
    /// Signed by the store's secret.
    pub fn signed(secret: &str, topic: &str, id: &str, body: &Value) -> Webhook {
        let body = body.to_string().into_bytes();
        let headers = vec![
            ("content-type", "application/json".to_owned()),
            ("x-shopify-topic", topic.to_owned()),
            ("x-shopify-webhook-id", id.to_owned()),
            ("x-shopify-shop-domain", "brand.myshopify.com".to_owned()),
            ("x-shopify-hmac-sha256", signature(secret, &body)),
        ];
        Webhook { headers, body }
    }

    /// The same with another value of a header.
    pub fn with(mut self, name: &'static str, value: &str) -> Webhook {
        self.headers.retain(|(known, _)| *known != name);
        self.headers.push((name, value.to_owned()));
        self
    }

    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }
}

/// `X-Shopify-Hmac-SHA256`.
pub fn signature(secret: &str, body: &[u8]) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("any key will do");
    mac.update(body);
    BASE64_STANDARD.encode(mac.finalize().into_bytes())
}

/// An order as `orders/paid` tells it: line number, variant, SKU, units and price of each line.
pub fn paid_order(number: i64, click: Option<&str>, currency: &str, lines: &[(i64, i64, &str, i64, &str)]) -> Value {
    let line = |(id, variant, sku, quantity, price): &(i64, i64, &str, i64, &str)| {
        json!({"id": id, "variant_id": variant, "sku": sku, "quantity": quantity, "price": price,
            "price_set": {"shop_money": {"amount": price, "currency_code": currency}},
            "total_discount": "0.00", "discount_allocations": [], "tax_lines": []})
    };
    let lines: Vec<Value> = lines.iter().map(line).collect();
    let attributes = click.map(|click| json!({"name": "meadow_click", "value": click}));
    json!({"id": number, "name": "#1001", "email": "buyer@example.com", "currency": currency, "financial_status": "paid",
        "taxes_included": true, "test": false, "note_attributes": attributes.into_iter().collect::<Vec<Value>>(),
        "landing_site": "/", "line_items": lines})
}

/// A refund as `refunds/create` tells it: line number and units of each line.
pub fn refund(number: i64, order: i64, lines: &[(i64, i64)]) -> Value {
    let line = |(line, quantity): &(i64, i64)| json!({"id": number * 100 + line % 100, "line_item_id": line, "quantity": quantity, "restock_type": "return"});
    let lines: Vec<Value> = lines.iter().map(line).collect();
    json!({"id": number, "order_id": order, "refund_line_items": lines, "transactions": [], "order_adjustments": []})
}
