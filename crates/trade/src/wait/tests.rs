use kernel::PageRequest;
use testkit::{START, clock};

use super::*;

const MIN: BuyerId = BuyerId::new(5);
const ANA: BuyerId = BuyerId::new(6);

fn wait(person: BuyerId, variant: i64, minute: i64) -> Wait {
    Wait {
        person,
        listing: ListingId::new(10),
        variant: VariantId::new(variant),
        product: ProductId::new(20),
        market: "TH".parse().unwrap(),
        at: START.plus_ms(minute * 60_000),
    }
}

fn begin_all(db: &db::Db, waits: Vec<Wait>) -> Result<(), WaitError> {
    db.write_blocking(move |tx| waits.iter().try_for_each(|wait| begin(tx, &clock(), wait)))
}

#[test]
fn who_waits_longest_is_taken_first() {
    for db in testkit::databases() {
        begin_all(&db, vec![wait(MIN, 1, 2), wait(ANA, 1, 1), wait(MIN, 2, 3), wait(MIN, 1, 9)]).unwrap();
        let (listing, one) = (ListingId::new(10), VariantId::new(1));
        let read =
            |db: &db::Db| db.read_blocking(move |read| Ok::<_, db::Error>((count(read, one)?, of_variant(read, one)?)));
        assert_eq!(read(&db).unwrap(), (2, vec![(listing, one, "TH".parse().unwrap())]), "again does nothing");
        let all = db.read_blocking(move |read| in_listing(read, listing)).unwrap();
        assert_eq!(all.iter().map(|(_, variant, _)| variant.get()).collect::<Vec<_>>(), [1, 2]);
        let taken = |limit| db.write_blocking(move |tx| take(tx, listing, one, limit)).unwrap();
        assert_eq!((taken(1), taken(9), taken(9)), (vec![ANA], vec![MIN], vec![]));
    }
}

#[test]
fn a_person_sees_what_they_wait_for_and_stops() {
    for db in testkit::databases() {
        begin_all(&db, vec![wait(MIN, 1, 1), wait(MIN, 2, 2), wait(MIN, 3, 3), wait(ANA, 1, 1)]).unwrap();
        let page =
            |after| db.read_blocking(move |read| of_person(read, MIN, &PageRequest::new(after, Some(2)))).unwrap();
        let ids = |page: &Page<Wait>| page.items.iter().map(|wait| wait.variant.get()).collect::<Vec<_>>();
        let first = page(None);
        assert_eq!((ids(&first), ids(&page(first.next.clone()))), (vec![3, 2], vec![1]));
        let listing = ListingId::new(10);
        db.write_blocking(move |tx| end(tx, MIN, listing, Some(VariantId::new(2)))).unwrap();
        let of = |person| db.read_blocking(move |read| of_listing(read, person, listing)).unwrap();
        assert_eq!(of(MIN), [VariantId::new(1), VariantId::new(3)]);
        db.write_blocking(move |tx| end(tx, MIN, listing, None)).unwrap();
        assert_eq!((of(MIN), of(ANA)), (vec![], vec![VariantId::new(1)]));
        db.write_blocking(move |tx| forget(tx, ANA)).unwrap();
        assert!(of(ANA).is_empty());
    }
}

#[test]
fn nobody_waits_for_everything() {
    for db in testkit::databases() {
        begin_all(&db, (0..WAITS_MAX).map(|n| wait(MIN, n, n)).collect()).unwrap();
        let refused = begin_all(&db, vec![wait(MIN, 9_999, 0)]).unwrap_err();
        assert_eq!(refused.code(), "trade.too_many_waits");
    }
}
