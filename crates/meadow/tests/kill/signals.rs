//! Signals under load, the server killed at random moments: counts are those of the log, and of what was acknowledged.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use reqwest::blocking::{Client, Response};
use serde_json::{Value, json};
use signals::{Counting, Signals, Subject};

use crate::checkout::stock_a_shop;
use crate::moments;
use crate::server::{Person, Server};

const KILLS: usize = 8;
const WATCHERS: usize = 4;
/// Events of a batch.
const EVENTS: usize = 25;

/// A browser that tells what it sees.
struct Watcher {
    client: Client,
    /// By which it is known again.
    cookie: String,
    /// The ids of batches that the server took.
    acknowledged: usize,
    /// A batch whose answer never came.
    unsure: Option<Value>,
}

impl Watcher {
    fn new(server: &str) -> Watcher {
        let client = Client::new();
        let page = client.get(server.replace("/api/v1", "/gb/shop")).send().unwrap();
        let cookies = page.headers().get_all("set-cookie").iter().filter_map(|cookie| cookie.to_str().ok());
        let device = cookies.filter_map(|cookie| cookie.split(';').next()).find(|cookie| cookie.contains("device="));
        Watcher { client, cookie: device.expect("a page makes a device").to_owned(), acknowledged: 0, unsure: None }
    }

    fn tell(&self, server: &str, events: &Value) -> Option<Value> {
        let call = self.client.post(format!("{server}/signals")).header("cookie", &self.cookie).json(events);
        let answer = call.send().and_then(Response::error_for_status).ok()?;
        answer.json().ok()
    }

    /// Tells batch after batch, until the server is gone.
    fn watch(&mut self, server: &str, listing: &str, batches: &AtomicUsize, life: &Life) {
        while !life.gone.load(Ordering::SeqCst) {
            let number = batches.fetch_add(1, Ordering::SeqCst);
            let event = |place| json!({"id": format!("{number}.{place}"), "kind": "product_view", "listing": listing});
            let batch = json!({"events": (0..EVENTS).map(event).collect::<Vec<_>>()});
            match self.tell(server, &batch) {
                Some(told) => {
                    assert_eq!(told["accepted"], EVENTS, "{told}");
                    self.acknowledged += 1;
                    life.acknowledged.fetch_add(1, Ordering::SeqCst);
                }
                None => {
                    self.unsure = Some(batch);
                    return;
                }
            }
        }
    }
}

/// One life of the server.
#[derive(Default)]
struct Life {
    acknowledged: AtomicUsize,
    gone: AtomicBool,
}

#[test]
fn counts_are_those_of_the_log_after_kills() {
    let data = tempfile::tempdir().unwrap();
    let mut server = Server::start(data.path());
    let goods = stock_a_shop(&server, &Person::sign_up(&server, "lin"));
    let mut watchers: Vec<Watcher> = (0..WATCHERS).map(|_| Watcher::new(&server.api)).collect();
    let batches = AtomicUsize::new(0);
    let mut unsure = 0;
    for moment in moments().take(KILLS) {
        let (life, api) = (Life::default(), server.api.clone());
        std::thread::scope(|scope| {
            for watcher in &mut watchers {
                scope.spawn(|| watcher.watch(&api, &goods.listing, &batches, &life));
            }
            let since = Instant::now();
            while life.acknowledged.load(Ordering::SeqCst) == 0 {
                assert!(since.elapsed() < Duration::from_secs(60), "no batch in a minute");
                std::thread::sleep(Duration::from_millis(1));
            }
            std::thread::sleep(moment);
            server.kill();
            life.gone.store(true, Ordering::SeqCst);
        });
        server = Server::start(data.path());
        for watcher in &mut watchers {
            let Some(batch) = watcher.unsure.take() else { continue };
            let told = watcher.tell(&server.api, &batch).expect("the server answers");
            let known = told["accepted"].as_u64().unwrap() + told["duplicates"].as_u64().unwrap();
            assert_eq!(known, u64::try_from(EVENTS).unwrap(), "{told}");
            watcher.acknowledged += 1;
            unsure += 1;
        }
    }
    assert!(unsure > 0, "no kill met a batch");
    let told = EVENTS * watchers.iter().map(|watcher| watcher.acknowledged).sum::<usize>();
    server.kill();
    let log = Signals::open(data.path(), Counting { simulated_counts: true }).unwrap();
    let listing = Subject::Listing(goods.listing.parse().unwrap());
    assert_eq!(
        log.counts(listing).product_views,
        u64::try_from(told).unwrap(),
        "what was acknowledged is counted once"
    );
    assert_eq!(log.recount().unwrap().wrong, 0, "counts are not those of the log");
}
