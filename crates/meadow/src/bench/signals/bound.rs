//! What could be reached at best: the log without the web, and a bare SQLite file without the log.

use std::path::Path;
use std::time::{Duration, Instant};

use kernel::{Clock as _, Country, SystemClock};
use rusqlite::Connection;
use signals::{Counting, Kind, Origin, Signal, Signals, Viewer};

use super::crowd::Body;
use super::{BATCH, CONNECTIONS};
use crate::Failure;

/// Events a second of the log alone, handed over by as many threads as there are browsers.
pub(super) fn log(folder: &Path, posts: &[i64], duration: Duration) -> Result<u64, Failure> {
    std::fs::create_dir_all(folder)?;
    let signals = Signals::open(folder, Counting { simulated_counts: true })?;
    let started = Instant::now();
    let taken = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..CONNECTIONS)
            .map(|number| {
                let signals = signals.clone();
                scope.spawn(move || hand_over(&signals, number, posts, started, duration))
            })
            .collect();
        workers.into_iter().map(|worker| worker.join().unwrap_or(Ok(0))).sum::<Result<u64, signals::Error>>()
    })?;
    Ok(per_second(taken, started.elapsed()))
}

fn hand_over(
    signals: &Signals,
    number: usize,
    posts: &[i64],
    started: Instant,
    duration: Duration,
) -> Result<u64, signals::Error> {
    let (mut taken, mut round) = (0, 0);
    while started.elapsed() < duration {
        let batch = (0..BATCH).map(|place| fact(number, round * BATCH + place, posts)).collect();
        let accepted = signals.append_blocking(batch)?;
        taken += u64::try_from(accepted.accepted).unwrap_or(0);
        round += 1;
    }
    Ok(taken)
}

/// A fact as the web makes them.
fn fact(connection: usize, number: usize, posts: &[i64]) -> Signal {
    let at = |place: usize| posts.get(place % posts.len().max(1)).copied();
    let small = i64::try_from(number % 10).unwrap_or(0);
    let device = u64::try_from(connection * 1_000 + number / BATCH % 1_000).unwrap_or(0);
    Signal {
        id: format!("{device:016x}.{connection:02}-{number:012}"),
        kind: match number % 10 {
            0..4 => Kind::Impression,
            4..7 => Kind::View,
            7..9 => Kind::Watch,
            _ => Kind::AnchorClick,
        },
        at: SystemClock.now(),
        market: Country::new(*b"GB"),
        viewer: Viewer { person: None, device: device + 1 },
        origin: Origin::Real,
        post: at(number * 7 + connection),
        room: None,
        listing: None,
        creator: Some(1_000 + small),
        topics: vec![100 + small, 200],
        amount: Some(4_200),
    }
}

/// Events a second of a bare file: each batch one row of the same bytes that browsers send, a transaction a batch.
pub(super) fn raw(file: &Path, posts: &[i64], duration: Duration) -> Result<u64, Failure> {
    const TABLE: &str = "CREATE TABLE bench_log (seq INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT";
    const APPEND: &str = "INSERT INTO bench_log (body) VALUES (?1)";
    let conn = Connection::open(file)?;
    conn.pragma_update(None, "journal_mode", "WAL")?;
    conn.pragma_update(None, "synchronous", "NORMAL")?;
    conn.execute_batch(TABLE)?;
    let mut body = Body::new(0, posts);
    let (started, mut taken) = (Instant::now(), 0);
    while started.elapsed() < duration {
        conn.prepare_cached(APPEND)?.execute([&*body.next()])?;
        taken += u64::try_from(BATCH)?;
    }
    Ok(per_second(taken, started.elapsed()))
}

fn per_second(count: u64, elapsed: Duration) -> u64 {
    count.saturating_mul(1_000) / u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX).max(1)
}
