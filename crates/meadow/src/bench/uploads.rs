//! Twenty films at once, while people shop: what the storefront takes to answer, beside the same without them, and when each film
//! could be played.

use std::fmt;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use blobs::BlobKey;
use content::post::{self, NewSource, Origin, PostState};
use content::upload::{self, NewUpload, Part};
use content::{Author, PersonId, PostId};
use kernel::{Country, Lang, SystemClock};
use serde::Serialize;
use tokio::runtime::Runtime;

use super::load::{Load, Target, open_loop};
use super::storefront::{some_listings, stock_the_shelves};
use crate::Failure;
use crate::cli::Serve;
use crate::commands::serve::{Server, prepare_sandbox};
use crate::house::{House, Opening};
use crate::settings::{DataSettings, File, server};

/// Films that arrive at once.
const FILMS: usize = 20;
/// Seconds of each.
const FILM_S: u64 = 15;
/// Requests a second of the shoppers.
const RATE: u32 = 100;
/// No film takes longer than all of them may.
const PATIENCE: Duration = Duration::from_secs(900);

/// What was measured.
#[derive(Debug, Serialize)]
pub struct Report {
    pub films: usize,
    pub film_s: u64,
    /// The bound: the storefront with nothing else to do.
    pub quiet: Load,
    /// The storefront while films are made.
    pub busy: Load,
    /// Until the first, the middle and the last film could be played.
    pub first_ms: u64,
    pub median_ms: u64,
    pub last_ms: u64,
    pub failed: usize,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} films of {} s at once, {RATE} product pages a second meanwhile", self.films, self.film_s)?;
        for (name, load) in [("quiet", &self.quiet), ("busy", &self.busy)] {
            writeln!(f, "{name:<8} p50 {} µs, p99 {} µs; {} failures", load.p50_us, load.p99_us, load.failures)?;
        }
        writeln!(
            f,
            "playable: the first after {} ms, half of them after {} ms, the last after {} ms; {} failed",
            self.first_ms, self.median_ms, self.last_ms, self.failed,
        )
    }
}

/// Measures for `seconds` each, quiet and busy, then waits for the last film.
pub fn run(runtime: &Runtime, seconds: u64) -> Result<Report, Failure> {
    let folder = tempfile::tempdir()?;
    let data = DataSettings {
        folder: folder.path().to_owned(),
        database: format!("sqlite:{}", folder.path().join("meadow.db").display()),
        translator: None,
    };
    let house = House::open(&data, Opening { sandbox: Some(true), ..Opening::default() })?;
    prepare_sandbox(&house)?;
    stock_the_shelves(&house, 500, 10)?;
    let film = film(folder.path())?;
    let listings = house.db.read_blocking(|read| some_listings(read, 200))?;
    let paths: Vec<Target> = listings.iter().map(|id| Target::of(format!("/gb/listings/{id}"))).collect();
    let (db, blobs) = (house.db.clone(), house.deps.blobs.clone());
    let flags = Serve { listen: Some("127.0.0.1:0".parse()?), sandbox: true, ..Serve::default() };
    let server = Server::start(runtime, house, &data, &server(flags, File::default())?)?;
    let (address, each) = (server.address, Duration::from_secs(seconds));
    let quiet = runtime.block_on(open_loop(address, &paths, RATE, each));
    let begun = Instant::now();
    let posts = (0..FILMS).map(|_| arrive(&db, &blobs, &film)).collect::<Result<Vec<PostId>, Failure>>()?;
    let busy = runtime.block_on(open_loop(address, &paths, RATE, each));
    let (mut playable, failed) = wait(&db, &posts, begun)?;
    server.stop(runtime)?;
    playable.sort_unstable();
    let at = |place: usize| playable.get(place).copied().unwrap_or(0);
    Ok(Report {
        films: FILMS,
        film_s: FILM_S,
        quiet,
        busy,
        first_ms: at(0),
        median_ms: at(playable.len() / 2),
        last_ms: at(playable.len().saturating_sub(1)),
        failed,
    })
}

/// An upright film as phones make them, with a tone.
fn film(folder: &Path) -> Result<Vec<u8>, Failure> {
    let out = folder.join("film.mp4");
    let (picture, tone) = (format!("testsrc2=s=1080x1920:r=30:d={FILM_S}"), format!("sine=f=330:d={FILM_S}"));
    let made = Command::new("ffmpeg")
        .args(["-nostdin", "-v", "error", "-f", "lavfi", "-i", &picture, "-f", "lavfi", "-i", &tone])
        .args(["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac"])
        .arg(&out)
        .status()?;
    if !made.success() {
        return Err("ffmpeg could not make a film to upload".into());
    }
    Ok(std::fs::read(&out)?)
}

/// An upload that just became complete, and its post.
fn arrive(db: &db::Db, blobs: &blobs::BlockingBlobs, film: &[u8]) -> Result<PostId, Failure> {
    let key = BlobKey::random("uploads", ".part", &kernel::OsRng)?;
    blobs.put(&key, film.to_vec())?;
    let bytes = i64::try_from(film.len())?;
    let made = db.write_blocking(move |tx| {
        let by = PersonId::new(1);
        let new = NewUpload { owner: by, name: "film.mp4", kind: "video/mp4", bytes };
        let fault = |error: &dyn fmt::Display| db::Error::Row(error.to_string().into());
        let upload = upload::begin(tx, &SystemClock, &new).map_err(|error| fault(&error))?;
        let part = Part { start: 0, bytes, key: key.to_string() };
        upload::append(tx, &SystemClock, upload.id, &part).map_err(|error| fault(&error))?;
        let wish = flows::CreatePost {
            author: Author::Creator(by),
            by,
            market: Country::new(*b"GB"),
            lang: Some(Lang::EN),
            caption: String::new(),
            listings: Vec::new(),
            source: NewSource::Upload(upload.id),
            origin: Origin::Simulated,
        };
        flows::create_post(tx, &SystemClock, &wish).map(|post| post.id).map_err(|error| fault(&error))
    })?;
    Ok(made)
}

/// Until every film can be played or says why not: the milliseconds that each took, and how many failed.
fn wait(db: &db::Db, posts: &[PostId], begun: Instant) -> Result<(Vec<u64>, usize), Failure> {
    let started = kernel::Clock::now(&SystemClock).ms() - i64::try_from(begun.elapsed().as_millis())?;
    loop {
        let ids = posts.to_vec();
        let found =
            db.read_blocking(|read| ids.iter().map(|id| post::find(read, *id)).collect::<Result<Vec<_>, _>>())?;
        let found: Vec<_> = found.into_iter().flatten().collect();
        let over = found.iter().filter(|post| post.state != PostState::Processing).count();
        if over == posts.len() {
            let shown = found.iter().filter_map(|post| post.published_at);
            let playable: Vec<u64> = shown.filter_map(|at| u64::try_from(at.ms() - started).ok()).collect();
            return Ok((playable.clone(), posts.len() - playable.len()));
        }
        if begun.elapsed() > PATIENCE {
            return Err(
                format!("{} of {} films are not ready after {PATIENCE:?}", posts.len() - over, posts.len()).into()
            );
        }
        std::thread::sleep(Duration::from_millis(200));
    }
}
