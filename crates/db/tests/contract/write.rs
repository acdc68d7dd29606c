use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use db::{Error, params};

use super::{count, runtime, with_counter};

const ADD: &str = "UPDATE counter SET n = n + 1 WHERE id = 1";
const GET: &str = "SELECT n FROM counter WHERE id = 1";

#[derive(Debug)]
enum Refused {
    ByRule,
    ByDatabase(Error),
}

impl From<Error> for Refused {
    fn from(error: Error) -> Refused {
        Refused::ByDatabase(error)
    }
}

/// 400 callers at once: every third errs, every fifth panics, every seventh breaks a constraint. Only the others count.
#[test]
fn writes_of_one_batch_do_not_touch_each_other() {
    for db in testkit::databases() {
        with_counter(&db);
        let kept = runtime().block_on(async {
            let writes = (0..400_i64).map(|i| {
                let db = db.clone();
                tokio::spawn(async move {
                    let answer = db.write_in_lane(9, move |tx| {
                        tx.execute(ADD, params![])?;
                        if i % 7 == 0 {
                            tx.execute("UPDATE counter SET n = 1000000 WHERE id = 1", params![])?;
                        }
                        assert!(i % 5 != 0, "a panic on purpose");
                        if i % 3 == 0 { Err(Refused::ByRule) } else { Ok(()) }
                    });
                    (i, answer.await)
                })
            });
            let mut kept = 0;
            for write in writes.collect::<Vec<_>>() {
                match write.await.unwrap() {
                    (_, Ok(())) => kept += 1,
                    (i, Err(Refused::ByDatabase(Error::Constraint(_)))) => assert_eq!(i % 7, 0),
                    (i, Err(Refused::ByDatabase(Error::Panicked))) => assert_eq!(i % 5, 0),
                    (i, Err(Refused::ByRule)) => assert_eq!(i % 3, 0),
                    (i, other) => panic!("{i}: {other:?}"),
                }
            }
            kept
        });
        assert_eq!(count(&db), kept, "{db:?}");
        assert_eq!(kept, (0..400).filter(|i| i % 3 != 0 && i % 5 != 0 && i % 7 != 0).map(|_| 1_i64).sum::<i64>());
    }
}

/// 400 callers read, add and write one row, half of them in a lane: PostgreSQL has to run many of them again.
#[test]
fn four_hundred_writers_of_one_counter_are_exact() {
    for db in testkit::databases() {
        with_counter(&db);
        let runs = Arc::new(AtomicU32::new(0));
        runtime().block_on(async {
            let mut writes = Vec::new();
            for i in 0..400 {
                let (db, runs) = (db.clone(), Arc::clone(&runs));
                writes.push(tokio::spawn(async move {
                    let work = move |tx: &mut db::Tx| {
                        runs.fetch_add(1, Ordering::SeqCst);
                        let n: i64 = tx.one(GET, params![])?;
                        tx.execute("UPDATE counter SET n = $1 WHERE id = 1", params![n + 1])?;
                        Ok::<_, Error>(())
                    };
                    if i % 2 == 0 { db.write(work).await } else { db.write_in_lane(1, work).await }
                }));
            }
            for write in writes {
                write.await.unwrap().unwrap();
            }
        });
        assert_eq!(count(&db), 400, "{db:?}");
        assert!(runs.load(Ordering::SeqCst) >= 400);
    }
}

#[test]
fn a_failed_statement_dooms_the_write_even_if_it_is_swallowed() {
    for db in testkit::databases() {
        with_counter(&db);
        let answer = db.write_blocking(|tx| {
            tx.execute(ADD, params![])?;
            drop(tx.execute("INSERT INTO counter (id, n) VALUES (1, 5)", params![]));
            Ok::<_, Error>(())
        });
        assert!(matches!(answer, Err(Error::Constraint(_))), "{db:?}: {answer:?}");
        assert_eq!(count(&db), 0);
    }
}

#[test]
fn a_read_is_one_snapshot_and_cannot_write() {
    for db in testkit::databases() {
        with_counter(&db);
        let (before, after) = db
            .read_blocking(|read| {
                let before: i64 = read.one(GET, params![])?;
                let other = (*db).clone();
                std::thread::spawn(move || other.write_blocking(|tx| tx.execute(ADD, params![]))).join().unwrap()?;
                Ok::<_, Error>((before, read.one::<i64>(GET, params![])?))
            })
            .unwrap();
        assert_eq!((before, after, count(&db)), (0, 0, 1), "{db:?}");
        let write = db.read_blocking(|read| read.all::<i64>("UPDATE counter SET n = 9 RETURNING n", params![]));
        assert!(write.is_err());
        assert_eq!(count(&db), 1);
    }
}

#[test]
fn parameters_are_bound_by_number_and_must_fit() {
    for db in testkit::databases() {
        let sql = "SELECT CAST($2 AS BIGINT), CAST($1 AS TEXT), CAST($2 AS BIGINT) + 1";
        let row: (i64, String, i64) =
            db.read_blocking(|r| r.one::<_>(sql, params!["a", 4])).map_err(|e: Error| e).unwrap();
        assert_eq!(row, (4, "a".into(), 5));
        let short = db.read_blocking(|r| r.all::<(i64, String, i64)>(sql, params!["a"]));
        assert!(matches!(short, Err(Error::Statement(_))), "{short:?}");
        assert!(db.check_statement(sql).is_ok());
        assert!(db.check_statement("SELECT id FROM job WHERE id = $2").is_err());
        assert!(db.check_statement("SELECT nonsense FROM job").is_err());
    }
}

#[test]
fn reads_and_writes_are_awaited_from_tasks() {
    for db in testkit::databases() {
        with_counter(&db);
        runtime().block_on(async {
            db.write(|tx| tx.execute(ADD, params![])).await.unwrap();
            assert_eq!(db.read(|read| read.one::<i64>(GET, params![])).await.unwrap(), 1);
            assert_eq!(db.read_long(|read| read.one::<i64>(GET, params![])).await.unwrap(), 1);
            // The last handle goes away inside the runtime.
            drop(db);
        });
    }
}

#[test]
fn a_full_disk_refuses_writes_and_keeps_what_was_acknowledged() {
    let db = testkit::sqlite();
    with_counter(&db);
    db.write_blocking(|tx| tx.execute(ADD, params![])).unwrap();
    db.write_blocking(|tx| {
        let pages: i64 = tx.one("PRAGMA page_count", params![])?;
        assert!(pages < 1000);
        tx.all::<i64>("PRAGMA max_page_count = 1", params![])
    })
    .unwrap();
    let big = db.write_blocking(|tx| {
        tx.execute(ADD, params![])?;
        tx.execute("CREATE TABLE big (b BYTEA)", params![])?;
        for _ in 0..100 {
            tx.execute("INSERT INTO big (b) VALUES (zeroblob(100000))", params![])?;
        }
        Ok::<_, Error>(())
    });
    assert!(big.is_err(), "{big:?}");
    assert_eq!(count(&db), 1);
    db.write_blocking(|tx| tx.execute(ADD, params![])).unwrap();
    assert_eq!(count(&db), 2);
}

#[test]
fn two_processes_share_one_sqlite_file() {
    let db = testkit::sqlite();
    with_counter(&db);
    let other = db::Db::open(&db.url(), kernel::NodeId::new(2).unwrap()).unwrap();
    let add = |db: db::Db| {
        std::thread::spawn(move || {
            for _ in 0..200 {
                db.write_blocking(|tx| tx.execute(ADD, params![])).unwrap();
            }
        })
    };
    let threads = [add((*db).clone()), add(other)];
    threads.into_iter().for_each(|t| t.join().unwrap());
    assert_eq!(count(&db), 400);
}

/// The server closes every connection: the next reads and writes go over fresh ones.
#[test]
fn lost_connections_are_replaced() {
    for db in testkit::databases().into_iter().filter(|db| db.engine() == db::Engine::Postgres) {
        with_counter(&db);
        for round in 1..=3 {
            let others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid()";
            drop(db.write_blocking(|tx| tx.all::<bool>(others, params![])));
            std::thread::scope(|threads| {
                for _ in 0..4 {
                    threads.spawn(|| db.read_blocking(|read| read.one::<i64>(GET, params![])).unwrap());
                }
            });
            db.write_blocking(|tx| tx.execute(ADD, params![])).unwrap();
            assert_eq!(count(&db), round);
        }
    }
}
