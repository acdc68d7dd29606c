use std::sync::{Arc, Mutex};

use db::outbox::{self, Consumer, Event};
use db::{Db, Error, jobs};
use kernel::{Clock, ManualClock};

type Log = Arc<Mutex<Vec<(i64, String)>>>;

/// Keeps what it is given; refuses a batch while it holds the payload "stop".
struct Follower {
    log: Log,
    refuses: Arc<Mutex<bool>>,
}

impl Consumer for Follower {
    fn name(&self) -> &'static str {
        "follower"
    }
    fn wants(&self, topic: &str) -> bool {
        topic == "shop.changed"
    }
    fn handle(&self, _: &Db, _: &dyn Clock, events: &[Event]) -> Result<(), String> {
        if *self.refuses.lock().unwrap() {
            return Err("not now".into());
        }
        self.log.lock().unwrap().extend(events.iter().map(|e| (e.key, e.payload.clone())));
        Ok(())
    }
}

fn follower() -> (Vec<Box<dyn Consumer>>, Log, Arc<Mutex<bool>>) {
    let (log, refuses) = (Log::default(), Arc::new(Mutex::new(false)));
    (vec![Box::new(Follower { log: Arc::clone(&log), refuses: Arc::clone(&refuses) })], log, refuses)
}

fn emit(db: &Db, clock: &ManualClock, topic: &'static str, n: i64) {
    let now = clock.now();
    db.write_blocking(move |tx| outbox::emit(tx, &ManualClock::at(now), topic, n % 7, &n.to_string())).unwrap();
}

#[test]
fn events_come_in_order_and_only_those_wanted() {
    for db in testkit::databases() {
        let (clock, (consumers, log, _)) = (testkit::clock(), follower());
        for n in 0..450 {
            emit(&db, &clock, if n % 3 == 0 { "shop.changed" } else { "other" }, n);
        }
        jobs::run_due(&db, &clock, &[], &consumers).unwrap();
        let expected: Vec<_> = (0..450).filter(|n| n % 3 == 0).map(|n| (n % 7, n.to_string())).collect();
        assert_eq!(*log.lock().unwrap(), expected, "{db:?}");
        jobs::run_due(&db, &clock, &[], &consumers).unwrap();
        assert_eq!(log.lock().unwrap().len(), expected.len(), "nothing twice without a failure");
        assert_eq!(db.read_blocking(outbox::places).unwrap()[0].behind, 0);
    }
}

#[test]
fn a_refused_batch_is_seen_and_comes_again_later() {
    for db in testkit::databases() {
        let (clock, (consumers, log, refuses)) = (testkit::clock(), follower());
        *refuses.lock().unwrap() = true;
        emit(&db, &clock, "shop.changed", 1);
        jobs::run_due(&db, &clock, &[], &consumers).unwrap();
        let place = db.read_blocking(outbox::places).unwrap().remove(0);
        assert_eq!((place.attempts, place.behind, place.error.as_deref()), (1, 1, Some("not now")), "{db:?}");
        *refuses.lock().unwrap() = false;
        jobs::run_due(&db, &clock, &[], &consumers).unwrap();
        assert!(log.lock().unwrap().is_empty(), "not before its time");
        clock.advance_ms(1_000);
        jobs::run_due(&db, &clock, &[], &consumers).unwrap();
        assert_eq!(*log.lock().unwrap(), [(1, "1".to_owned())]);
        assert_eq!(db.read_blocking(outbox::places).unwrap()[0].error, None);
    }
}

#[test]
fn an_event_of_a_write_that_failed_never_comes() {
    for db in testkit::databases() {
        let (clock, (consumers, log, _)) = (testkit::clock(), follower());
        let refused = db.write_blocking(|tx| {
            outbox::emit(tx, &testkit::clock(), "shop.changed", 1, "lost")?;
            Err::<(), Error>(Error::Row("no".into()))
        });
        assert!(refused.is_err());
        emit(&db, &clock, "shop.changed", 2);
        jobs::run_due(&db, &clock, &[], &consumers).unwrap();
        assert_eq!(*log.lock().unwrap(), [(2, "2".to_owned())]);
    }
}
