//! An import and a sync.

use std::collections::BTreeSet;

use reqwest::blocking::multipart;
use serde_json::{Value, json};

use crate::server::{Person, Server};

const PRODUCTS: usize = 1_500;

fn is_done(job: &Value) -> bool {
    assert_ne!(job["state"], "FAILED", "{job}");
    job["state"] == "DONE"
}

fn has_begun(job: &Value) -> bool {
    job["done"].as_i64().unwrap() > 0 || is_done(job)
}

#[test]
fn an_import_and_a_sync_go_on_after_kill_9() {
    let data = tempfile::tempdir().unwrap();
    let server = Server::start(data.path());
    let seller = Person::sign_up(&server, "lin");
    let shop = json!({"handle": "acme", "name": "Acme", "home_country": "US", "language": "en", "currency": "USD"});
    seller.post(&server, "/shops", &shop);

    let mut file = "Handle,Title,Body (HTML),Vendor,Variant SKU,Variant Inventory Qty,Variant Price\n".to_owned();
    for n in 0..PRODUCTS {
        file.push_str(&format!(
            "lamp-{n},Lamp number {n},A warm lamp for the table.,Acme,L-{n},5,{}.50\n",
            10 + n % 20
        ));
    }
    let part = multipart::Part::text(file).file_name("products.csv");
    let form = multipart::Form::new().part("file", part);
    let url = format!("{}/shops/acme/imports", server.api);
    let job: Value = seller.client.post(url).bearer_auth(&seller.token).multipart(form).send().unwrap().json().unwrap();
    let job = format!("/jobs/{}", job["id"].as_str().unwrap());
    seller.wait(&server, &job, has_begun);
    server.kill();

    let server = Server::start(data.path());
    let ended = seller.wait(&server, &job, is_done);
    assert_eq!(ended["problems"], json!([]));
    let products = seller.every(&server, "/shops/acme/products");
    let handles: Vec<&str> = products.iter().map(|product| product["handle"].as_str().unwrap()).collect();
    assert_eq!(handles.len(), PRODUCTS);
    assert_eq!(handles.iter().collect::<BTreeSet<_>>().len(), PRODUCTS, "a product is there twice");

    let wish = json!({"products": "all", "markets": ["GB", "TH", "PH"]});
    let sync = seller.post(&server, "/shops/acme/syncs", &wish);
    let sync = format!("/syncs/{}", sync["id"].as_str().unwrap());
    seller.wait(&server, &sync, has_begun);
    server.kill();

    let server = Server::start(data.path());
    let ended = seller.wait(&server, &sync, is_done);
    let results = ended["results"].as_array().unwrap();
    assert_eq!(results.len(), PRODUCTS * 3);
    let listings: BTreeSet<&str> = results.iter().map(|r| r["listing"].as_str().unwrap()).collect();
    assert_eq!(listings.len(), PRODUCTS * 3, "a listing answers twice");
    assert!(results.iter().all(|result| result["status"] == "SUCCESS"));
}
