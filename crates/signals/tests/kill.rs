//! What was acknowledged is there after `kill -9`, and everything that is counted equals the log.
//!
//! The test is its own victim: started with a folder and a number it appends batches from several threads until it is killed,
//! and writes down each batch that was acknowledged.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test that cannot go on stops, and says why"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use kernel::{Country, Instant};
use signals::{Counting, Kind, Origin, SINCE_MAX, Signal, Signals, Subject, Viewer};

/// Lives of the process, and batches that each has acknowledged when it is killed.
const LIVES: [usize; 6] = [1, 40, 7, 150, 3, 80];
const WRITERS: u64 = 4;
const BATCH: u64 = 25;

fn main() {
    let args: Vec<String> = std::env::args().collect();
    match args.iter().position(|arg| arg == "--victim") {
        Some(at) => victim(Path::new(&args[at + 1]), args[at + 2].parse().unwrap()),
        // What the test runner asks of every test binary.
        None if args.iter().any(|arg| arg == "--list") => println!("acknowledged_batches_outlive_the_process: test"),
        None => {
            acknowledged_batches_outlive_the_process();
            println!("test acknowledged_batches_outlive_the_process ... ok");
        }
    }
}

fn open(folder: &Path) -> Signals {
    Signals::open(folder, Counting::default()).unwrap()
}

/// The facts of a batch; every tenth batch tells the one before again.
fn batch(life: u64, writer: u64, number: u64) -> Vec<Signal> {
    let number = if number % 10 == 9 { number - 1 } else { number };
    (0..BATCH)
        .map(|place| Signal {
            id: format!("{life}-{writer}-{number}-{place}"),
            kind: Kind::ALL[usize::try_from(place).unwrap() % Kind::ALL.len()],
            at: Instant::from_ms(1_795_392_000_000 + i64::try_from(number * 60_000 + place).unwrap()),
            market: Country::new(*b"GB"),
            viewer: Viewer { person: None, device: 1 + place % 5 },
            origin: if place == 3 { Origin::Bot } else { Origin::Real },
            post: Some(1 + i64::try_from((number + place) % 4).unwrap()),
            room: None,
            listing: (place % 2 == 0).then_some(9),
            creator: Some(50),
            topics: vec![90, 91],
            amount: Some(3),
        })
        .collect()
}

fn victim(folder: &Path, life: u64) {
    let signals = open(folder);
    std::thread::scope(|scope| {
        for writer in 0..WRITERS {
            let signals = signals.clone();
            scope.spawn(move || {
                for number in 0.. {
                    signals.append_blocking(batch(life, writer, number)).unwrap();
                    let said = format!("{writer} {number}\n");
                    std::io::stdout().write_all(said.as_bytes()).unwrap();
                }
            });
        }
    });
}

/// Lets a process live until so many batches are acknowledged, and kills it in the middle of the next.
fn live(folder: &Path, life: usize, batches: usize) -> Vec<(u64, u64)> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--victim", folder.to_str().unwrap(), &life.to_string()])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut acknowledged: Vec<(u64, u64)> = lines.by_ref().take(batches).map(|line| batch_of(&line.unwrap())).collect();
    kill(&mut child);
    // What it said before it died counts as well, but for a line that was cut.
    acknowledged.extend(lines.map_while(Result::ok).filter(|line| line.contains(' ')).map(|line| batch_of(&line)));
    acknowledged
}

fn batch_of(line: &str) -> (u64, u64) {
    let (writer, number) = line.split_once(' ').unwrap();
    (writer.parse().unwrap(), number.parse().unwrap_or(0))
}

fn kill(child: &mut Child) {
    // SIGKILL.
    child.kill().unwrap();
    child.wait().unwrap();
}

fn acknowledged_batches_outlive_the_process() {
    let folder = tempfile::tempdir().unwrap();
    for (life, batches) in LIVES.into_iter().enumerate() {
        let acknowledged = live(folder.path(), life, batches);
        assert!(acknowledged.len() >= batches);
        let signals = open(folder.path());
        let log = signals.since(0, SINCE_MAX).unwrap();
        let ids: BTreeSet<&str> = log.iter().map(|(_, signal)| signal.id.as_str()).collect();
        assert_eq!(ids.len(), log.len(), "no fact is there twice");
        for (writer, number) in acknowledged {
            for signal in batch(u64::try_from(life).unwrap(), writer, number) {
                assert!(ids.contains(signal.id.as_str()), "{} was acknowledged and is lost", signal.id);
            }
        }
        whole_or_nothing(&log);
        counts_are_those_of_the_log(&signals, &log);
    }
}

/// No batch is there in part.
fn whole_or_nothing(log: &[(u64, Signal)]) {
    let mut sizes: BTreeMap<&str, u64> = BTreeMap::new();
    for (_, signal) in log {
        let (batch, _) = signal.id.rsplit_once('-').unwrap();
        *sizes.entry(batch).or_default() += 1;
    }
    assert!(sizes.values().all(|size| *size == BATCH), "{sizes:?}");
}

fn counts_are_those_of_the_log(signals: &Signals, log: &[(u64, Signal)]) {
    let recount = signals.recount().unwrap();
    assert_eq!((recount.facts, recount.wrong), (u64::try_from(log.len()).unwrap(), 0));
    // Once more, by nothing of the crate but the facts themselves.
    let real = log.iter().map(|(_, signal)| signal).filter(|signal| signal.origin == Origin::Real);
    let shares: Vec<&Signal> = real.filter(|signal| signal.kind == Kind::Share).collect();
    for post in 1..=4 {
        let of_post = shares.iter().filter(|signal| signal.post == Some(post)).count();
        assert_eq!(signals.counts(Subject::Post(post)).shares, u64::try_from(of_post).unwrap());
    }
    assert_eq!(signals.counts(Subject::Topic(91)).shares, u64::try_from(shares.len()).unwrap());
}
