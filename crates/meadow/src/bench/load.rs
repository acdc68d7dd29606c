//! A load generator over keep-alive HTTP connections: as many requests as fit, or an open loop at a fixed rate.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::Bytes;
use http_body_util::{BodyExt as _, Empty};
use hyper::Request;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper_util::rt::TokioIo;
use serde::Serialize;
use tokio::net::TcpStream;

/// What a run of requests cost.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Load {
    pub requests: u64,
    pub requests_per_s: u64,
    pub p50_us: u64,
    pub p99_us: u64,
    /// Answers that were not 200.
    pub failures: u64,
}

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Target {
    path: String,
    cookie: Option<String>,
}

impl Target {
    /// A page for anybody.
    pub fn of(path: impl Into<String>) -> Target {
        Target { path: path.into(), cookie: None }
    }

    /// The same, for whoever sends this cookie.
    pub fn with_cookie(self, cookie: String) -> Target {
        Target { cookie: Some(cookie), ..self }
    }
}

/// Asks for `paths` in turn over `connections`, each with one request under way, for `duration`.
pub async fn saturate(server: SocketAddr, paths: &[Target], connections: usize, duration: Duration) -> Load {
    // Once for all workers: copies made by each would be late by the time they take.
    let paths: Arc<[Target]> = paths.into();
    let started = Instant::now();
    let workers = (0..connections).map(|n| {
        let paths = Arc::clone(&paths);
        tokio::spawn(async move {
            let mut tally = Tally::default();
            let Some(mut connection) = connect(server).await else { return tally };
            for path in paths.iter().cycle().skip(n * 37 % paths.len().max(1)) {
                if started.elapsed() >= duration {
                    break;
                }
                let asked = Instant::now();
                let good = ask(&mut connection, path).await;
                tally.note(asked, good);
            }
            tally
        })
    });
    Tally::all(workers.collect::<Vec<_>>()).await.load(started.elapsed())
}

/// Asks for `paths` in turn at `rate` requests a second whatever the answers take; latency counts from the planned instant.
pub async fn open_loop(server: SocketAddr, paths: &[Target], rate: u32, duration: Duration) -> Load {
    const CONNECTIONS: u32 = 32;
    let paths: Arc<[Target]> = paths.into();
    let started = Instant::now();
    let workers = (0..CONNECTIONS).map(|n| {
        let paths = Arc::clone(&paths);
        tokio::spawn(async move {
            let mut tally = Tally::default();
            let Some(mut connection) = connect(server).await else { return tally };
            let every = Duration::from_secs(1) * CONNECTIONS / rate.max(1);
            let mut planned = started + Duration::from_secs(1) * n / rate.max(1);
            for path in paths.iter().cycle().skip(usize::try_from(n).unwrap_or(0) * 37 % paths.len().max(1)) {
                if planned.duration_since(started) >= duration {
                    break;
                }
                tokio::time::sleep_until(planned.into()).await;
                let good = ask(&mut connection, path).await;
                tally.note(planned, good);
                planned += every;
            }
            tally
        })
    });
    Tally::all(workers.collect::<Vec<_>>()).await.load(started.elapsed())
}

pub(super) async fn connect<B>(server: SocketAddr) -> Option<SendRequest<B>>
where
    B: hyper::body::Body<Data = Bytes> + Send + 'static,
    B::Error: Into<crate::Failure>,
{
    let stream = TcpStream::connect(server).await.ok()?;
    stream.set_nodelay(true).ok()?;
    let (sender, connection) = handshake(TokioIo::new(stream)).await.ok()?;
    tokio::spawn(connection);
    Some(sender)
}

/// Asks once and reads the whole answer; true when it is 200.
async fn ask(connection: &mut SendRequest<Empty<Bytes>>, target: &Target) -> bool {
    let mut request = Request::get(&target.path).header("host", "localhost").header("accept-language", "en");
    if let Some(cookie) = &target.cookie {
        request = request.header("cookie", cookie);
    }
    let request = request.body(Empty::new());
    let Ok(request) = request else { return false };
    if connection.ready().await.is_err() {
        return false;
    }
    let Ok(response) = connection.send_request(request).await else { return false };
    let good = response.status() == hyper::StatusCode::OK;
    let mut body = response.into_body();
    while let Some(frame) = body.frame().await {
        if frame.is_err() {
            return false;
        }
    }
    good
}

/// Latencies and failures of one connection.
#[derive(Default)]
pub(super) struct Tally {
    latencies_us: Vec<u64>,
    failures: u64,
}

impl Tally {
    pub(super) fn note(&mut self, since: Instant, good: bool) {
        self.latencies_us.push(u64::try_from(since.elapsed().as_micros()).unwrap_or(u64::MAX));
        self.failures += u64::from(!good);
    }

    pub(super) async fn all(workers: Vec<tokio::task::JoinHandle<Tally>>) -> Tally {
        let mut all = Tally::default();
        for worker in workers {
            if let Ok(tally) = worker.await {
                all.latencies_us.extend(tally.latencies_us);
                all.failures += tally.failures;
            }
        }
        all.latencies_us.sort_unstable();
        all
    }

    pub(super) fn load(self, elapsed: Duration) -> Load {
        let requests = u64::try_from(self.latencies_us.len()).unwrap_or(u64::MAX);
        let elapsed_ms = u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX).max(1);
        let at = |per_cent: usize| {
            self.latencies_us.get(self.latencies_us.len().saturating_sub(1) * per_cent / 100).copied()
        };
        Load {
            requests,
            requests_per_s: requests.saturating_mul(1000) / elapsed_ms,
            p50_us: at(50).unwrap_or(0),
            p99_us: at(99).unwrap_or(0),
            failures: self.failures,
        }
    }
}
