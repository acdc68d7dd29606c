//! Guests that buy one thing after another, each over a connection of their own.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full};
use hyper::client::conn::http1::SendRequest;
use hyper::{Request, StatusCode};
use serde::Deserialize;
use tokio::runtime::Runtime;

use super::super::load::{Load, Tally, connect};
use super::{Measured, cpu, share};
use crate::Failure;

/// What can be bought: the bodies that put one unit of it into a cart.
#[derive(Clone, Debug, Default)]
pub(super) struct Goods(Vec<String>);

impl Goods {
    pub(super) fn add(&mut self, listing: i64, variant: i64) {
        self.0.push(format!(r#"{{"listing":"{listing}","variant":"{variant}","quantity":1}}"#));
    }

    pub(super) fn only_first(&self) -> Goods {
        Goods(self.0.iter().take(1).cloned().collect())
    }
}

/// A crowd's checkouts, as counted by its members.
#[derive(Clone, Copy, Debug)]
pub(super) struct Round {
    /// Acknowledged and paid.
    pub(super) orders: u64,
    load: Load,
    cpu_ms: u64,
}

impl Round {
    /// `clients` shoppers buy `goods` in turn for `time`.
    ///
    /// # Errors
    /// When a checkout failed: nothing is out of stock here.
    pub(super) fn run(
        load: &Runtime,
        server: SocketAddr,
        goods: &Goods,
        clients: usize,
        time: Duration,
    ) -> Result<Round, Failure> {
        let cpu_before = cpu::server_ms();
        let begun = Instant::now();
        let counted = load.block_on(async {
            let shoppers = (0..clients).map(|n| tokio::spawn(shop(server, goods.clone(), n, begun, time)));
            Tally::all(shoppers.collect()).await.load(begun.elapsed())
        });
        let cpu_ms = cpu_before.and_then(|before| Some(cpu::server_ms()?.saturating_sub(before))).unwrap_or(0);
        match counted.failures {
            0 => Ok(Round { orders: counted.requests, load: counted, cpu_ms }),
            failures => Err(format!("{failures} of {} checkouts failed", counted.requests).into()),
        }
    }

    pub(super) fn measured(&self) -> Measured {
        Measured {
            orders_per_s: self.load.requests_per_s,
            p50_ms: share(self.load.p50_us, 1_000),
            p99_ms: share(self.load.p99_us, 1_000),
            cpu_ms_per_order: share(self.cpu_ms, self.orders),
            failures: self.load.failures,
        }
    }
}

async fn shop(server: SocketAddr, goods: Goods, n: usize, begun: Instant, time: Duration) -> Tally {
    let mut tally = Tally::default();
    let Some(mut connection) = connect::<Full<Bytes>>(server).await else {
        tally.note(begun, false);
        return tally;
    };
    for (round, line) in goods.0.iter().cycle().skip(n * 37 % goods.0.len().max(1)).enumerate() {
        if begun.elapsed() >= time {
            break;
        }
        let asked = Instant::now();
        let bought = buy(&mut connection, line, &format!("bench-{n}-{round}")).await;
        tally.note(asked, bought.is_some());
        if bought.is_none() {
            break;
        }
    }
    tally
}

#[derive(Deserialize)]
struct NewCart {
    id: String,
    token: String,
}

/// A cart, a line, a checkout; `None` unless the order is paid.
async fn buy(connection: &mut SendRequest<Full<Bytes>>, line: &str, key: &str) -> Option<()> {
    const CHECKOUT: &str = r#"{"email":"bench@example.com","origin":"simulated","payment":{"method":"sandbox"},"address":{"name":"Bench Shopper","phone":"+442079460000","country":"GB","line1":"1 High Street","city":"London","postal_code":"SW1A 1AA"}}"#;
    let cart = post(connection, "/api/v1/markets/GB/carts", None, None, "").await?;
    let cart: NewCart = serde_json::from_slice(&cart).ok()?;
    let bearer = format!("Bearer {}", cart.token);
    post(connection, &format!("/api/v1/carts/{}/lines", cart.id), Some(&bearer), None, line).await?;
    let path = format!("/api/v1/carts/{}/checkouts", cart.id);
    let answer = post(connection, &path, Some(&bearer), Some(key), CHECKOUT).await?;
    #[derive(Deserialize)]
    struct Answer {
        payment: Payment,
    }
    #[derive(Deserialize)]
    struct Payment {
        status: String,
    }
    let answer: Answer = serde_json::from_slice(&answer).ok()?;
    (answer.payment.status == "PAID").then_some(())
}

/// Posts and reads the whole answer; `None` unless it is 201.
async fn post(
    connection: &mut SendRequest<Full<Bytes>>,
    path: &str,
    bearer: Option<&str>,
    key: Option<&str>,
    body: &str,
) -> Option<Bytes> {
    let mut request = Request::post(path).header("host", "localhost").header("content-type", "application/json");
    if let Some(bearer) = bearer {
        request = request.header("authorization", bearer);
    }
    if let Some(key) = key {
        request = request.header("idempotency-key", key);
    }
    let request = request.body(Full::new(Bytes::copy_from_slice(body.as_bytes()))).ok()?;
    connection.ready().await.ok()?;
    let response = connection.send_request(request).await.ok()?;
    let status = response.status();
    let body = response.into_body().collect().await.ok()?.to_bytes();
    if status != StatusCode::CREATED {
        tracing::warn!(path, %status, body = %String::from_utf8_lossy(&body), "a shopper was refused");
        return None;
    }
    Some(body)
}
