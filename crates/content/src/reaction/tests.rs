use std::sync::Arc;

use kernel::Id;

use super::*;
use crate::post::{self, Actor};
use crate::testing::{CREATOR, House, LIN, MALI};

#[test]
fn a_like_counts_once_and_can_be_taken_back() {
    House::each(|house| {
        let id = house.ready(CREATOR, "").id;
        assert!(house.write(move |tx, clock| like(tx, clock, id, LIN)));
        assert!(!house.write(move |tx, clock| like(tx, clock, id, LIN)));
        assert!(house.write(move |tx, clock| like(tx, clock, id, MALI)));
        assert_eq!(house.post(id).likes, 2);
        assert_eq!(house.read(|read| liked(read, LIN, &[id, Id::new(5)])), [id]);
        assert!(house.write(move |tx, clock| unlike(tx, clock, id, LIN)));
        assert!(!house.write(move |tx, clock| unlike(tx, clock, id, LIN)));
        assert_eq!(house.post(id).likes, 1);
        assert_eq!(house.topics_told()[1..], [event::LIKED, event::LIKED, event::UNLIKED]);
    });
}

#[test]
fn only_what_is_shown_is_liked() {
    House::each(|house| {
        let id = house.make(CREATOR, "").id;
        assert_eq!(
            house.try_write(move |tx, clock| like(tx, clock, id, LIN)).unwrap_err().code(),
            "content.post_not_found"
        );
        let shown = house.ready(CREATOR, "").id;
        house.write(move |tx, clock| post::delete(tx, clock, shown, Actor::Author));
        let refused = house.try_write(move |tx, clock| like(tx, clock, shown, LIN));
        assert_eq!(refused.unwrap_err().code(), "content.post_not_found");
    });
}

/// Twenty people press the heart again and again, all at once: the count is the number of hearts that are red.
#[test]
fn the_count_is_exact_however_many_press_at_once() {
    House::each(|house| {
        let id = house.ready(CREATOR, "").id;
        let db = Arc::new(&house.db);
        std::thread::scope(|scope| {
            for person in 100..120_i64 {
                let db = Arc::clone(&db);
                scope.spawn(move || {
                    for press in 0..=(person % 4) {
                        let work = move |tx: &mut Tx| match press % 2 {
                            0 => like(tx, &testkit::clock(), id, Id::new(person)),
                            _ => unlike(tx, &testkit::clock(), id, Id::new(person)),
                        };
                        assert!(db.write_blocking(work).unwrap());
                        // The same once more changes nothing.
                        assert!(!db.write_blocking(work).unwrap());
                    }
                });
            }
        });
        let rows: i64 = house.read(|read| read.one("SELECT COUNT(*) FROM post_like", &[]));
        assert_eq!((house.post(id).likes, rows), (10, 10));
    });
}
