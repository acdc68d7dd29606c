use super::*;
use crate::testing::{At, write};

const REQUEST: Request<'static> = Request { actor: "person:1", key: "k", hash: &[1; 32] };

fn start(db: &db::Db, at: i64, request: Request<'static>) -> Outcome {
    write(db, move |tx| begin(tx, &At(at), &request)).unwrap()
}

fn saved() -> Saved {
    Saved { status: 201, body: "{\"id\":\"7\"}".to_owned() }
}

#[test]
fn the_same_request_gets_the_same_answer_for_two_days() {
    for db in testkit::databases() {
        assert_eq!(start(&db, 0, REQUEST), Outcome::New);
        assert!(matches!(start(&db, 1, REQUEST), Outcome::InProgress { .. }));
        write(&db, |tx| finish(tx, &At(2), &REQUEST, &saved())).unwrap();
        assert_eq!(start(&db, 3, REQUEST), Outcome::Replay(saved()));
        assert_eq!(start(&db, 3, Request { hash: &[2; 32], ..REQUEST }), Outcome::Conflict);
        assert_eq!(start(&db, 3, Request { actor: "person:2", ..REQUEST }), Outcome::New);
        assert_eq!(start(&db, KEEP_MS, REQUEST), Outcome::Replay(saved()));
        assert_eq!(start(&db, KEEP_MS + 2, REQUEST), Outcome::New);
    }
}

#[test]
fn a_failed_or_forgotten_request_gives_its_key_back() {
    for db in testkit::databases() {
        let failed: Result<(), db::Error> = write(&db, |tx| {
            begin(tx, &At(0), &REQUEST)?;
            Err(db::Error::Row("as if".into()))
        });
        assert!(failed.is_err());
        assert_eq!(start(&db, 0, REQUEST), Outcome::New);
        write(&db, |tx| abandon(tx, &REQUEST)).unwrap();
        assert_eq!(start(&db, 1, REQUEST), Outcome::New);
        assert_eq!(start(&db, 1 + IN_PROGRESS_MS, REQUEST), Outcome::New);
        let swept = write(&db, |tx| crate::retention::sweep(tx, &At(2 + IN_PROGRESS_MS + KEEP_MS))).unwrap();
        assert_eq!(swept, 1);
    }
}

#[test]
fn a_key_is_short_and_plain() {
    assert!(is_key("9f3c-1") && !is_key("") && !is_key("é") && !is_key("a\n") && !is_key(&"x".repeat(256)));
}
