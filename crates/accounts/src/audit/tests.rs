use super::*;
use crate::testing::{At, write};

fn note(db: &db::Db, subject: &'static str) {
    write(db, move |tx| {
        let detail = serde_json::json!({ "why": "test" });
        append(tx, &At(0), &Act { actor: "console", action: "test.done", subject, detail })
    })
    .unwrap();
}

#[test]
fn the_chain_holds_also_when_written_at_once() {
    for db in testkit::databases() {
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| (0..5).for_each(|_| note(&db, "market:GB")));
            }
        });
        let Verdict::Whole { entries, head } = db.read_blocking(verify_chain).unwrap() else { panic!() };
        assert_eq!((entries, head.len()), (20, 64));
        let page = db.read_blocking(|read| list(read, Some("market:GB"), &PageRequest::new(None, Some(3)))).unwrap();
        assert_eq!(page.items.iter().map(|e| e.seq).collect::<Vec<_>>(), [20, 19, 18]);
    }
}

#[test]
fn a_changed_or_missing_entry_is_found() {
    for change in ["UPDATE audit_entry SET actor = 'nobody' WHERE seq = 2", "DELETE FROM audit_entry WHERE seq = 2"] {
        for db in testkit::databases() {
            (0..3).for_each(|_| note(&db, "market:GB"));
            write(&db, move |tx| tx.execute(change, &[])).unwrap();
            assert_eq!(db.read_blocking(verify_chain).unwrap(), Verdict::Broken { seq: 2 });
        }
    }
}
