//! kill -9 under load: what was acknowledged is there afterwards.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Stdio};

use db::{Db, Error, params};
use kernel::NodeId;

/// The child: writes rows from many threads and prints each id after its write was answered. Does nothing by itself.
#[test]
fn child() {
    let Ok(url) = std::env::var("MEADOW_CRASH_CHILD") else { return };
    let db = Db::open(&url, NodeId::new(3).unwrap()).unwrap();
    let writers: Vec<_> = (0..16_i64)
        .map(|writer| {
            let db = db.clone();
            std::thread::spawn(move || {
                for n in 0.. {
                    let id = (writer + 1) * 1_000_000_000 + n;
                    let insert = "INSERT INTO counter (id, n) VALUES ($1, 7)";
                    db.write_blocking(move |tx| tx.execute(insert, params![id])).unwrap();
                    writeln!(std::io::stdout(), "\nacknowledged {id}").unwrap();
                }
            })
        })
        .collect();
    writers.into_iter().for_each(|w| w.join().unwrap());
}

#[test]
fn nothing_acknowledged_is_lost_by_kill_9() {
    for db in testkit::databases() {
        super::with_counter(&db);
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "crash::child", "--nocapture"])
            .env("MEADOW_CRASH_CHILD", db.url())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut acknowledged: Vec<i64> = Vec::new();
        for line in lines.map_while(Result::ok) {
            // A line cut off by the end is not an acknowledgement one has read.
            acknowledged.extend(line.strip_prefix("acknowledged ").and_then(|id| id.parse::<i64>().ok()));
            if acknowledged.len() == 2_000 {
                child.kill().unwrap();
            }
        }
        child.wait().unwrap();
        acknowledged.truncate(2_000);
        let reopened = Db::open(&db.url(), NodeId::new(4).unwrap()).unwrap();
        let there: Vec<i64> = reopened
            .read_blocking(|r| r.all("SELECT id FROM counter ORDER BY id", params![]))
            .map_err(|e: Error| e)
            .unwrap();
        assert!(acknowledged.len() >= 2_000);
        for id in acknowledged {
            assert!(there.binary_search(&id).is_ok(), "{db:?}: {id} was acknowledged and is gone");
        }
    }
}
