//! Checkouts under load, the server killed at random moments, again and again.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use reqwest::blocking::{Client, RequestBuilder};
use serde_json::{Value, json};

use crate::moments;
use crate::server::{PASSWORD, Person, Server};

const KILLS: usize = 20;
const SHOPPERS: usize = 8;
const STOCK: usize = 50_000;

/// What is on sale.
pub struct Goods {
    pub listing: String,
    variant: String,
}

/// A checkout that was begun.
#[derive(Clone)]
struct Checkout {
    cart: String,
    token: String,
    key: String,
    /// The order that the server acknowledged, if it did.
    order: Option<String>,
}

impl Checkout {
    /// Sends the checkout; the order, when the server answers.
    fn send(&self, client: &Client, server: &str) -> Option<String> {
        let address = json!({"name": "Kim", "phone": "+442079460000", "country": "GB", "line1": "1 High Street",
            "city": "London", "postal_code": "SW1A 1AA"});
        let body = json!({"address": address, "email": "kim@example.com", "payment": {"method": "sandbox"}});
        let path = format!("{server}/carts/{}/checkouts", self.cart);
        let request = client.post(path).bearer_auth(&self.token).header("idempotency-key", &self.key).json(&body);
        let answer = answered(request)?;
        assert_eq!(answer["payment"]["status"], "PAID", "{answer}");
        Some(answer["orders"][0]["id"].as_str().unwrap().to_owned())
    }
}

/// The answer, or nothing when the server is gone. A refusal is a failure of the test.
fn answered(request: RequestBuilder) -> Option<Value> {
    let answer = request.send().ok()?;
    let status = answer.status();
    let body: Value = answer.json().ok()?;
    assert!(status.is_success(), "{status}: {body}");
    Some(body)
}

/// One life of the server: what its shoppers tell each other and the killer.
#[derive(Default)]
struct Life {
    acknowledged: AtomicUsize,
    gone: AtomicBool,
}

impl Life {
    /// Waits for the first order of this life, however slow the machine is: a kill then meets a load.
    fn await_an_order(&self) {
        let since = Instant::now();
        while self.acknowledged.load(Ordering::SeqCst) == 0 {
            assert!(since.elapsed() < Duration::from_secs(60), "no order in a minute");
            std::thread::sleep(Duration::from_millis(1));
        }
    }
}

/// Fills a cart and checks out, again and again, until the server is gone. Numbers of keys are counted in `keys`.
fn shop(server: &str, goods: &Goods, keys: &AtomicUsize, life: &Life) -> Vec<Checkout> {
    let client = Client::new();
    let mut begun = Vec::new();
    while !life.gone.load(Ordering::SeqCst) {
        let Some(cart) = answered(client.post(format!("{server}/markets/GB/carts")).json(&json!({}))) else { break };
        let (cart, token) = (cart["id"].as_str().unwrap().to_owned(), cart["token"].as_str().unwrap().to_owned());
        let line = json!({"listing": goods.listing, "variant": goods.variant, "quantity": 1});
        let path = format!("{server}/carts/{cart}/lines");
        if answered(client.post(path).bearer_auth(&token).json(&line)).is_none() {
            break;
        }
        let key = format!("kill-{}", keys.fetch_add(1, Ordering::SeqCst));
        let mut checkout = Checkout { cart, token, key, order: None };
        checkout.order = checkout.send(&client, server);
        life.acknowledged.fetch_add(usize::from(checkout.order.is_some()), Ordering::SeqCst);
        begun.push(checkout);
    }
    begun
}

/// A shop with one product and much of it, on sale in GB.
pub fn stock_a_shop(server: &Server, seller: &Person) -> Goods {
    let shop = json!({"handle": "acme", "name": "Acme", "home_country": "US", "language": "en", "currency": "USD"});
    seller.post(server, "/shops", &shop);
    let variant = json!({"sku": "LAMP", "price": {"minor": 1500, "currency": "USD"}, "weight_g": 400, "stock": STOCK});
    let lamp = json!({"title": "Warm lamp", "description": "A warm lamp for the table.", "category": "home",
        "options": [], "variants": [variant]});
    let product = seller.post(server, "/shops/acme/products", &lamp);
    let wish = json!({"products": [product["id"]], "markets": ["GB"]});
    let sync = seller.post(server, "/shops/acme/syncs", &wish);
    let path = format!("/syncs/{}", sync["id"].as_str().unwrap());
    let done = seller.wait(server, &path, |sync| sync["state"] == "DONE");
    let listing = done["results"][0]["listing"].as_str().unwrap().to_owned();
    let variant = product["variants"][0]["id"].as_str().unwrap().to_owned();
    Goods { listing, variant }
}

fn make_operator(data: &Path) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_meadow"))
        .args(["operator", "add", "--handle", "ana", "--email", "ana@example.com", "--data"])
        .arg(data)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    command.stdin.take().unwrap().write_all(PASSWORD.as_bytes()).unwrap();
    assert!(command.wait().unwrap().success());
}

#[test]
fn what_was_acknowledged_is_there_once_after_twenty_kills() {
    let data = tempfile::tempdir().unwrap();
    make_operator(data.path());
    let mut server = Server::start(data.path());
    let seller = Person::sign_up(&server, "lin");
    let goods = stock_a_shop(&server, &seller);
    let keys = AtomicUsize::new(0);
    let client = Client::new();
    let mut orders: BTreeMap<String, Checkout> = BTreeMap::new();
    let mut cut_off = 0;

    for moment in moments().take(KILLS) {
        let life = Life::default();
        let api = server.api.clone();
        let begun: Vec<Checkout> = std::thread::scope(|scope| {
            let shoppers: Vec<_> = (0..SHOPPERS).map(|_| scope.spawn(|| shop(&api, &goods, &keys, &life))).collect();
            life.await_an_order();
            std::thread::sleep(moment);
            server.kill();
            life.gone.store(true, Ordering::SeqCst);
            shoppers.into_iter().flat_map(|shopper| shopper.join().unwrap()).collect()
        });
        server = Server::start(data.path());
        cut_off += begun.iter().filter(|checkout| checkout.order.is_none()).count();
        for mut checkout in begun {
            let again = checkout.send(&client, &server.api).expect("the server answers");
            assert!(checkout.order.as_ref().is_none_or(|first| *first == again), "the key got another answer");
            checkout.order = Some(again.clone());
            assert!(orders.insert(again, checkout).is_none(), "two checkouts share an order");
        }
    }
    println!("{} orders, {cut_off} of them cut off by {KILLS} kills", orders.len());
    assert!(cut_off > 0, "no kill met a checkout");

    let seller = Person::log_in(&server, "lin");
    let known = seller.every(&server, "/shops/acme/orders");
    let ids: BTreeSet<&str> = known.iter().map(|order| order["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), known.len(), "an order is there twice");
    assert_eq!(ids, orders.keys().map(String::as_str).collect(), "orders and acknowledgements differ");

    let stock = seller.get(&server, "/shops/acme/stock");
    let row = &stock["items"][0];
    let sold = i64::try_from(orders.len()).unwrap();
    assert_eq!(row["available"], json!(i64::try_from(STOCK).unwrap() - sold), "{row}");
    assert_eq!((&row["reserved_checkout"], &row["committed"]), (&json!(0), &json!(sold)), "{row}");

    let operator = Person::log_in(&server, "ana");
    let books = operator.get(&server, "/ledger/check");
    assert_eq!(books["balanced"], true, "{books}");
    let one = &known[0]["totals"]["total"]["minor"];
    let accounts = operator.every(&server, "/ledger/accounts");
    let held = accounts.iter().find(|account| account["name"] == "shopper:held").expect("money is held");
    assert_eq!(held["balance"]["minor"], json!(-sold * one.as_i64().unwrap()), "{held}");
}
