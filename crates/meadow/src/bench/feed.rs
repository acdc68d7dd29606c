//! The feed over HTTP as devices ask for it: a million posts, half a million viewers with a past, on the machine that also makes
//! the load. The bound is `/healthz`: the same server, connections and client with nothing to look up.

mod town;

use std::fmt;
use std::time::{Duration, Instant};

use flows::feed::{Live, Weights};
use serde::Serialize;
use tokio::runtime::Runtime;

use self::town::Town;
use super::load::{Load, Target, open_loop, saturate};
use crate::Failure;
use crate::cli::Serve;
use crate::commands::serve::{Server, prepare_sandbox};
use crate::house::{House, Opening};
use crate::settings::{DataSettings, File, server};

/// Connections that always have a request under way.
const CONNECTIONS: usize = 64;
/// Requests a second of the open loop.
const RATE: u32 = 500;
/// Viewers whose pages are asked for in turn.
const ASKING: usize = 50_000;

/// What was measured.
#[derive(Debug, Serialize)]
pub struct Report {
    pub items: usize,
    pub people: usize,
    /// Facts in the log, those that say what there is among them.
    pub facts: usize,
    /// Learnt from the log on one thread, reading it included.
    pub ingest_per_s: u64,
    /// From a start with the log to a feed that knows all of it.
    pub restart_ms: u64,
    pub bytes_per_item: usize,
    pub bytes_per_person: usize,
    /// The bound: nothing to look up.
    pub healthz: Load,
    /// 500 pages a second, whatever they take.
    pub open_loop: Load,
    /// 64 connections, each with one request under way.
    pub saturated: Load,
    /// Throughput in per cent of the bound's.
    pub of_bound_percent: u64,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Report { items, people, facts, ingest_per_s, restart_ms, .. } = self;
        writeln!(
            f,
            "{items} posts, {people} viewers, {facts} facts; {} bytes a post, {} bytes a viewer",
            self.bytes_per_item, self.bytes_per_person
        )?;
        writeln!(f, "learns {ingest_per_s} facts/s on one thread; knows all of the log {restart_ms} ms after a start")?;
        writeln!(
            f,
            "at {RATE} pages/s: p50 {} µs, p99 {} µs, {} failures",
            self.open_loop.p50_us, self.open_loop.p99_us, self.open_loop.failures
        )?;
        writeln!(
            f,
            "{CONNECTIONS} connections: {} pages/s ({} % of /healthz at {}), p50 {} µs, p99 {} µs, {} failures",
            self.saturated.requests_per_s,
            self.of_bound_percent,
            self.healthz.requests_per_s,
            self.saturated.p50_us,
            self.saturated.p99_us,
            self.saturated.failures,
        )
    }
}

/// Fills a town of `items` posts and half as many viewers, and measures each part for `seconds`.
pub fn run(runtime: &Runtime, items: usize, seconds: u64) -> Result<Report, Failure> {
    let folder = tempfile::tempdir()?;
    let data = DataSettings {
        folder: folder.path().to_owned(),
        database: format!("sqlite:{}", folder.path().join("meadow.db").display()),
        translator: None,
    };
    let house = House::open(&data, Opening { sandbox: Some(true), ..Opening::default() })?;
    prepare_sandbox(&house)?;
    let town = Town::build(&house, items)?;
    let signals = house.deps.signals.clone();
    let (ingest, bytes) = {
        let (live, started) = (Live::new(Weights::default()), Instant::now());
        let facts = live.follow(&signals)?;
        let took_ms = started.elapsed().as_millis().max(1);
        (u128::try_from(facts)? * 1_000 / took_ms, live.read(|recommender| recommender.state().bytes_each()))
    };
    let flags = Serve { listen: Some("127.0.0.1:0".parse()?), sandbox: true, ..Serve::default() };
    let started = Instant::now();
    let server = Server::start(runtime, house, &data, &server(flags, File::default())?)?;
    server.feed.follow(&signals)?;
    let restart_ms = u64::try_from(started.elapsed().as_millis())?;
    let (address, each) = (server.address, Duration::from_secs(seconds));
    let pages: Vec<Target> = town
        .devices
        .iter()
        .take(ASKING)
        .map(|device| Target::of("/api/v1/markets/GB/feed?limit=8").with_cookie(format!("__Host-device={device}")))
        .collect();
    let (healthz, open, saturated) = runtime.block_on(async {
        let healthz = saturate(address, &[Target::of("/healthz")], CONNECTIONS, each).await;
        // First as many as fit: the open loop is then asked of a server that has run for a while, not of cold files.
        let saturated = saturate(address, &pages, CONNECTIONS, each).await;
        (healthz, open_loop(address, &pages, RATE, each).await, saturated)
    });
    server.stop(runtime)?;
    Ok(Report {
        items,
        people: town.devices.len(),
        facts: town.facts,
        ingest_per_s: u64::try_from(ingest)?,
        restart_ms,
        bytes_per_item: bytes.0,
        bytes_per_person: bytes.1,
        healthz,
        open_loop: open,
        saturated,
        of_bound_percent: saturated.requests_per_s * 100 / healthz.requests_per_s.max(1),
    })
}
