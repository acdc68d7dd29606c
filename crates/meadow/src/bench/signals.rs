//! What the log of demand takes: events over HTTP in batches, as pages report them, on the machine that also makes the load.
//!
//! Two bounds in the same run: the log without the web, handed the same facts in the same batches, and the raw append, every
//! batch as it is one row of a bare SQLite file.

mod bound;
mod crowd;

use std::fmt;
use std::time::Duration;

use content::post::{self, NewPost, NewSource, Rendition};
use content::upload::{self, NewUpload, Part};
use content::{Author, PersonId};
use kernel::{Country, Lang, SystemClock};
use serde::Serialize;
use tokio::runtime::Runtime;

use super::load::Load;
use crate::Failure;
use crate::cli::Serve;
use crate::commands::serve::{Server, prepare_sandbox};
use crate::house::{House, Opening};
use crate::settings::{DataSettings, File, server};

/// Events of one request.
const BATCH: usize = 500;
/// Posts that are looked at, each under two topics.
const POSTS: usize = 200;
/// Browsers that report at once, each with one request under way.
const CONNECTIONS: usize = 8;

/// What was measured.
#[derive(Debug, Serialize)]
pub struct Report {
    pub batch: usize,
    pub connections: usize,
    pub posts: usize,
    /// Over HTTP: accepted, durable and counted.
    pub events_per_s: u64,
    pub events: u64,
    /// Latencies are those of a batch.
    pub http: Load,
    /// The log alone, in the same batches.
    pub log_events_per_s: u64,
    /// The same bytes as bare rows, a transaction a batch.
    pub raw_events_per_s: u64,
    /// Throughput over HTTP as a share of each bound's.
    pub of_log: f64,
    pub of_raw: f64,
    /// The counts equal the log, counted again after the run.
    pub exact: bool,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Load { p50_us, p99_us, failures, .. } = self.http;
        writeln!(f, "{} connections, {} events a request, {} posts", self.connections, self.batch, self.posts)?;
        writeln!(
            f,
            "over HTTP     {:>9} events/s, a batch p50 {p50_us} µs, p99 {p99_us} µs, {failures} failures",
            self.events_per_s
        )?;
        writeln!(f, "log alone     {:>9} events/s (HTTP is {:.2} of it)", self.log_events_per_s, self.of_log)?;
        writeln!(f, "raw append    {:>9} events/s (HTTP is {:.2} of it)", self.raw_events_per_s, self.of_raw)
    }
}

/// Measures each of the three for `seconds`.
///
/// # Errors
/// When the folder cannot be written to, or the counts are not those of the log: that would make the figures worthless.
pub fn run(runtime: &Runtime, seconds: u64) -> Result<Report, Failure> {
    let folder = tempfile::tempdir()?;
    let data = DataSettings {
        folder: folder.path().to_owned(),
        database: format!("sqlite:{}", folder.path().join("meadow.db").display()),
        translator: None,
    };
    let house = House::open(&data, Opening { sandbox: Some(true), ..Opening::default() })?;
    prepare_sandbox(&house)?;
    let posts = put_up(&house)?;
    let each = Duration::from_secs(seconds.max(1));
    let raw_events_per_s = bound::raw(&folder.path().join("raw.db"), &posts, each)?;
    let log_events_per_s = bound::log(&folder.path().join("bound"), &posts, each)?;
    let signals = house.deps.signals.clone();
    let flags = Serve { listen: Some("127.0.0.1:0".parse()?), sandbox: true, ..Serve::default() };
    let server = Server::start(runtime, house, &data, &server(flags, File::default())?)?;
    let http = runtime.block_on(crowd::report(server.address, &posts, each));
    server.stop(runtime)?;
    let recount = signals.recount()?;
    if recount.wrong > 0 {
        return Err(format!("{} counts are not those of the log", recount.wrong).into());
    }
    let batch = u64::try_from(BATCH)?;
    if recount.facts < (http.requests - http.failures) * batch {
        return Err(format!("{} facts are there after {} batches", recount.facts, http.requests).into());
    }
    let events_per_s = recount.facts * http.requests_per_s / http.requests.max(1);
    Ok(Report {
        batch: BATCH,
        connections: CONNECTIONS,
        posts: POSTS,
        events_per_s,
        events: recount.facts,
        http,
        log_events_per_s,
        raw_events_per_s,
        of_log: share(events_per_s, log_events_per_s),
        of_raw: share(events_per_s, raw_events_per_s),
        exact: true,
    })
}

/// In hundredths.
fn share(part: u64, whole: u64) -> f64 {
    let hundredths = u32::try_from(part * 100 / whole.max(1)).unwrap_or(u32::MAX);
    f64::from(hundredths) / 100.0
}

/// READY posts of twenty creators.
fn put_up(house: &House) -> Result<Vec<i64>, Failure> {
    Ok(house.db.write_blocking(|tx| {
        let mut posts = Vec::with_capacity(POSTS);
        for n in 0..POSTS {
            posts.push(put_up_one(tx, n).map_err(|error| db::Error::Row(error.to_string().into()))?);
        }
        Ok::<_, db::Error>(posts)
    })?)
}

fn put_up_one(tx: &mut db::Tx, n: usize) -> Result<i64, Failure> {
    let by = PersonId::new(i64::try_from(1_000 + n % 20)?);
    let new = NewUpload { owner: by, name: "clip.mp4", kind: "video/mp4", bytes: 10 };
    let upload = upload::begin(tx, &SystemClock, &new)?;
    let part = Part { start: 0, bytes: 10, key: format!("uploads/{n}") };
    upload::append(tx, &SystemClock, upload.id, &part)?;
    let caption = format!("Clip {n} #calm{} #morning", n % 10);
    let new = NewPost {
        author: Author::Creator(by),
        by,
        market: Country::new(*b"GB"),
        lang: Lang::EN,
        caption: &caption,
        source: NewSource::Upload(upload.id),
        anchors: Vec::new(),
        origin: post::Origin::Simulated,
    };
    let post = post::create(tx, &SystemClock, new)?;
    let rendition = Rendition { height: 480, width: 270, key: format!("posts/{n}"), bytes: 1_000 };
    post::add_rendition(tx, &SystemClock, post.id, &rendition)?;
    Ok(post.id.get())
}
