use kernel::{DAY_MS, ManualClock};
use testkit::{START, clock};

use super::*;
use crate::collaboration::{self, Kind, NewCollaboration};

const MILA: CreatorId = CreatorId::new(1);
const PRODUCT: ProductId = ProductId::new(10);

fn on(day: i64) -> ManualClock {
    ManualClock::at(START.plus_ms(day * DAY_MS))
}

fn offered(db: &db::Db, samples: i64) -> CollaborationId {
    let made = db.write_blocking(move |tx| {
        let new = NewCollaboration {
            shop: ShopId::new(40),
            kind: Kind::Open,
            products: &[PRODUCT, ProductId::new(11)],
            rate_bp: 1000,
            creators: &[],
            samples: Some(samples),
            ends_at: None,
        };
        collaboration::open(tx, &clock(), &new)
    });
    made.unwrap().id
}

fn asked(db: &db::Db, collaboration: CollaborationId, product: ProductId) -> Result<Sample, SampleError> {
    db.write_blocking(move |tx| {
        let new = NewSample {
            collaboration,
            creator: MILA,
            shop: ShopId::new(40),
            product,
            variant: VariantId::new(20),
            note: " a note ",
            address: "{}",
        };
        request(tx, &clock(), &new)
    })
}

/// Does one thing to a sample on a day.
fn step(
    db: &db::Db,
    day: i64,
    sample: &Sample,
    work: fn(&mut db::Tx, &ManualClock, &mut Sample) -> Result<(), SampleError>,
) -> Result<Sample, SampleError> {
    let sample = sample.clone();
    db.write_blocking(move |tx| {
        let mut sample = sample.clone();
        work(tx, &on(day), &mut sample)?;
        Ok(sample)
    })
}

fn yes(tx: &mut db::Tx, clock: &ManualClock, sample: &mut Sample) -> Result<(), SampleError> {
    approve(tx, clock, sample, WarehouseId::new(3))
}

fn sent(tx: &mut db::Tx, clock: &ManualClock, sample: &mut Sample) -> Result<(), SampleError> {
    ship(tx, clock, sample, "royal-mail", "RM 1")
}

fn due_days(sample: &Sample) -> Option<i64> {
    sample.due_at.map(|at| at.since_ms(START) / DAY_MS)
}

#[test]
fn a_sample_is_repaid_with_a_post() {
    for db in testkit::databases() {
        let collaboration = offered(&db, 5);
        let sample = asked(&db, collaboration, PRODUCT).unwrap();
        assert_eq!((sample.state, due_days(&sample), sample.note.as_str()), (SampleState::Pending, Some(7), "a note"));
        assert_eq!(asked(&db, collaboration, PRODUCT).unwrap_err().code(), "affiliate.sample_open");
        let sample = step(&db, 2, &sample, yes).unwrap();
        assert_eq!((sample.state, due_days(&sample)), (SampleState::AwaitingShipment, Some(9)));
        let sample = step(&db, 3, &sample, sent).unwrap();
        let sample = step(&db, 5, &sample, |tx, clock, s| arrived(tx, clock, s, Actor::Creator)).unwrap();
        assert_eq!((sample.state, due_days(&sample)), (SampleState::ContentDue, Some(19)));
        let sample = step(&db, 18, &sample, |tx, clock, s| extend(tx, clock, s)).unwrap();
        assert_eq!(due_days(&sample), Some(26));
        assert_eq!(
            step(&db, 19, &sample, |tx, clock, s| extend(tx, clock, s)).unwrap_err().code(),
            "affiliate.no_extension"
        );
        let post = PostId::new(77);
        let done = db.write_blocking(move |tx| content_posted(tx, &on(20), MILA, post, &[ProductId::new(11)])).unwrap();
        assert_eq!(done, [], "a post about something else");
        let done = db.write_blocking(move |tx| content_posted(tx, &on(20), MILA, post, &[PRODUCT])).unwrap();
        assert_eq!((done[0].state, done[0].post, done[0].due_at), (SampleState::Completed, Some(post), None));
        let kept = db.read_blocking(|read| find(read, sample.id)).unwrap().unwrap();
        assert_eq!((&kept, kept.address.as_ref()), (&done[0], None), "the address is gone");
        let moves = db.read_blocking(|read| history(read, sample.id)).unwrap();
        let said: Vec<&str> = moves.iter().map(|step| step.reason.as_str()).collect();
        assert_eq!(said, ["asked", "approved", "shipped", "arrived", "extended", "posted"]);
        assert!(asked(&db, collaboration, PRODUCT).is_ok(), "another one may follow");
    }
}

#[test]
fn every_clock_has_its_end() {
    use SampleState as S;
    for db in testkit::databases() {
        let collaboration = offered(&db, 5);
        let lapsed = |tx: &mut db::Tx, clock: &ManualClock, s: &mut Sample| lapse(tx, clock, s);
        let first = asked(&db, collaboration, PRODUCT).unwrap();
        assert_eq!(step(&db, 7, &first, lapsed).unwrap().state, S::Expired);
        let second = step(&db, 1, &asked(&db, collaboration, PRODUCT).unwrap(), yes).unwrap();
        assert_eq!(db.read_blocking(|read| due(read, on(8).now(), 9)).unwrap(), [(second.id, on(8).now())]);
        assert_eq!(step(&db, 8, &second, lapsed).unwrap().state, S::NotShipped);
        let third = step(&db, 1, &asked(&db, collaboration, PRODUCT).unwrap(), yes).unwrap();
        let third = step(&db, 1, &third, sent).unwrap();
        let third = step(&db, 15, &third, lapsed).unwrap();
        assert_eq!((third.state, due_days(&third)), (S::ContentDue, Some(29)), "silence: it arrived");
        assert_eq!(step(&db, 29, &third, lapsed).unwrap().state, S::Unfulfilled);
        let fourth = asked(&db, collaboration, PRODUCT).unwrap();
        let fourth = step(&db, 1, &fourth, |tx, clock, s| refuse(tx, clock, s, "not now")).unwrap();
        assert_eq!(fourth.state, S::Rejected);
        let fifth = asked(&db, collaboration, PRODUCT).unwrap();
        assert_eq!(step(&db, 1, &fifth, |tx, clock, s| withdraw(tx, clock, s)).unwrap().state, S::Withdrawn);
        assert!(step(&db, 1, &fourth, yes).is_err(), "what is over is over");
        assert_eq!(db.read_blocking(|read| due(read, on(99).now(), 9)).unwrap(), []);
        let all = db.read_blocking(|read| of_shop(read, ShopId::new(40), None, &PageRequest::first())).unwrap();
        let rejected = Some(S::Rejected);
        let some = db.read_blocking(|read| of_shop(read, ShopId::new(40), rejected, &PageRequest::first())).unwrap();
        let mine = db.read_blocking(|read| of_creator(read, MILA, &PageRequest::first())).unwrap();
        assert_eq!((all.items.len(), some.items, mine.items.len()), (5, vec![fourth], 5));
    }
}

#[test]
fn no_more_samples_than_there_are() {
    for db in testkit::databases() {
        let collaboration = offered(&db, 1);
        step(&db, 1, &asked(&db, collaboration, PRODUCT).unwrap(), yes).unwrap();
        let second = asked(&db, collaboration, ProductId::new(11)).unwrap();
        assert_eq!(step(&db, 1, &second, yes).unwrap_err().code(), "affiliate.no_samples_left");
        let kept = db.read_blocking(|read| find(read, second.id)).unwrap().unwrap();
        assert_eq!(kept.state, SampleState::Pending, "nothing of it happened");
    }
}

#[test]
fn each_move_is_its_actors() {
    for state in SampleState::ALL {
        for event in SampleEvent::ALL {
            for actor in [Actor::Creator, Actor::Seller, Actor::System, Actor::Operator] {
                let moved = state.after(event, actor);
                assert!(moved.is_err() || (event.is_by(actor) && !state.is_over()), "{state:?} {event:?} {actor:?}");
            }
        }
        assert_eq!(
            state.clock_ms().is_some(),
            SampleEvent::ALL.iter().any(|event| {
                [Actor::Creator, Actor::Seller, Actor::System].iter().any(|actor| state.after(*event, *actor).is_ok())
            })
        );
    }
}
