use db::{Db, Error, Recording, Value, params};

use super::{count, with_counter};

fn add(db: &Db, n: i64) {
    db.write_blocking(move |tx| tx.execute("UPDATE counter SET n = n + $1 WHERE id = 1", params![n]).map(drop))
        .unwrap();
}

/// Only what runs through the recorded handle is written down, in order, with its parameters, until it is stopped.
#[test]
fn a_recorded_handle_writes_down_what_it_runs() {
    for db in testkit::databases() {
        with_counter(&db);
        let recording = Recording::default();
        let recorded = db.recorded(&recording);
        add(&db, 1);
        add(&recorded, 2);
        assert_eq!(count(&recorded), 3);
        assert_eq!(count(&db), 3);
        let ran = recording.take();
        assert_eq!(ran.iter().map(|r| r.sql.split(' ').next().unwrap()).collect::<Vec<_>>(), ["UPDATE", "SELECT"]);
        assert_eq!(ran[0].params, [Value::Int(2)]);
        recording.stop();
        add(&recorded, 4);
        assert!(recording.take().is_empty());
        let refused = recorded.read_blocking(|_| Err::<(), _>(Error::Panicked));
        assert!(refused.is_err());
        assert_eq!(count(&db), 7);
    }
}
