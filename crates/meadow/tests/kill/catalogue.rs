//! `kill -9` in the middle of an import and of a sync, then a new start: the work goes on, and nothing happens twice.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test")]

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use reqwest::blocking::{Client, multipart};
use serde_json::{Value, json};

const PRODUCTS: usize = 1_500;
const PATIENCE: Duration = Duration::from_secs(120);

/// A server process on a port of its own.
struct Server {
    process: Child,
    api: String,
}

impl Server {
    fn start(data: &Path) -> Server {
        let mut process = Command::new(env!("CARGO_BIN_EXE_meadow"))
            .args(["serve", "--sandbox", "--listen", "127.0.0.1:0", "--data"])
            .arg(data)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(process.stderr.take().unwrap()).lines().map_while(Result::ok);
        let said = lines.find(|line| line.contains("listening on http://")).expect("the server says where it listens");
        // Whatever else it says must not fill the pipe.
        std::thread::spawn(move || lines.for_each(drop));
        let address = said.split("http://").nth(1).unwrap().split(',').next().unwrap().to_owned();
        Server { process, api: format!("http://{address}/api/v1") }
    }

    /// SIGKILL: no handler runs, nothing is flushed.
    fn kill(mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

struct Seller {
    client: Client,
    token: String,
}

impl Seller {
    fn get(&self, server: &Server, path: &str) -> Value {
        let answer = self.client.get(format!("{}{path}", server.api)).bearer_auth(&self.token).send().unwrap();
        assert!(answer.status().is_success(), "{path}: {answer:?}");
        answer.json().unwrap()
    }

    fn post(&self, server: &Server, path: &str, body: &Value) -> Value {
        let request = self.client.post(format!("{}{path}", server.api)).bearer_auth(&self.token).json(body);
        let answer = request.send().unwrap();
        assert!(answer.status().is_success(), "{path}: {}", answer.text().unwrap());
        answer.json().unwrap()
    }

    /// Waits until the job at `path` is as far as `enough` says.
    fn wait(&self, server: &Server, path: &str, enough: impl Fn(&Value) -> bool) -> Value {
        let started = Instant::now();
        loop {
            let job = self.get(server, path);
            if enough(&job) {
                return job;
            }
            assert!(started.elapsed() < PATIENCE, "{path} is still {job}");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    fn products(&self, server: &Server) -> Vec<String> {
        let (mut handles, mut after) = (Vec::new(), String::new());
        loop {
            let page = self.get(server, &format!("/shops/acme/products?limit=100{after}"));
            handles.extend(page["items"].as_array().unwrap().iter().map(|p| p["handle"].as_str().unwrap().to_owned()));
            match page["next"].as_str() {
                Some(next) => after = format!("&after={next}"),
                None => return handles,
            }
        }
    }
}

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
    let mut seller = Seller { client: Client::new(), token: String::new() };
    let login = json!({"handle": "lin", "email": "lin@example.com", "password": "correct horse battery"});
    seller.post(&server, "/accounts", &login);
    let session = seller.post(&server, "/sessions", &json!({"login": "lin", "password": "correct horse battery"}));
    seller.token = session["token"].as_str().unwrap().to_owned();
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
    let handles = seller.products(&server);
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
