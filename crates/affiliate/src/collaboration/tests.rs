use kernel::{DAY_MS, ManualClock};
use testkit::{START, clock};

use super::*;

const SHOP: ShopId = ShopId::new(40);
const MILA: CreatorId = CreatorId::new(1);
const NOOR: CreatorId = CreatorId::new(2);

fn on(day: i64) -> ManualClock {
    ManualClock::at(START.plus_ms(day * DAY_MS))
}

fn products(ids: std::ops::Range<i64>) -> Vec<ProductId> {
    ids.map(ProductId::new).collect()
}

fn offer(
    kind: Kind,
    products: &[ProductId],
    creators: &[CreatorId],
    rate_bp: i64,
    db: &db::Db,
) -> Result<Collaboration, CollaborationError> {
    let (products, creators) = (products.to_vec(), creators.to_vec());
    db.write_blocking(move |tx| {
        let new = NewCollaboration {
            shop: SHOP,
            kind,
            products: &products,
            rate_bp,
            creators: &creators,
            samples: None,
            ends_at: None,
        };
        open(tx, &clock(), &new)
    })
}

fn joined(db: &db::Db, id: CollaborationId, creator: CreatorId, day: i64) -> Result<Member, CollaborationError> {
    db.write_blocking(move |tx| {
        let found = find(tx, id)?.ok_or(CollaborationError::NotFound)?;
        join(tx, &on(day), &found, creator)
    })
}

fn rate(db: &db::Db, creator: CreatorId, product: i64, day: i64) -> Option<i64> {
    let at = on(day).now();
    db.read_blocking(|read| may_promote(read, creator, ProductId::new(product), at)).unwrap().map(|terms| terms.rate_bp)
}

fn set_rate(db: &db::Db, id: CollaborationId, rate_bp: i64, day: i64) {
    db.write_blocking(move |tx| {
        let mut found = find(tx, id)?.ok_or(CollaborationError::NotFound)?;
        change(tx, &on(day), &mut found, Change { rate_bp: Some(rate_bp), samples: None })
    })
    .unwrap();
}

#[test]
fn every_bound_is_said_at_once() {
    for db in testkit::databases() {
        let codes = |result: Result<Collaboration, CollaborationError>| -> Vec<String> {
            let problems = result.unwrap_err();
            problems.problems().iter().map(|problem| format!("{} {}", problem.field, problem.code)).collect()
        };
        let bad = offer(Kind::Open, &[], &[MILA], 99, &db);
        let expected = [
            "rate_bp affiliate.rate_out_of_range",
            "products affiliate.products_count",
            "creators affiliate.creators_of_open",
        ];
        assert_eq!(codes(bad), expected);
        assert!(codes(offer(Kind::Targeted, &products(0..101), &[MILA], 8001, &db)).len() == 2);
        let many: Vec<CreatorId> = (0..51).map(CreatorId::new).collect();
        assert_eq!(
            codes(offer(Kind::Targeted, &products(0..100), &many, 8000, &db)),
            ["creators affiliate.creators_count"]
        );
        let twice = [ProductId::new(1), ProductId::new(1)];
        assert_eq!(codes(offer(Kind::Open, &twice, &[], 100, &db)), ["products[1] affiliate.named_twice"]);
        assert!(offer(Kind::Targeted, &products(0..100), &many[..50], 8000, &db).is_ok());
    }
}

#[test]
fn a_conflict_names_the_creator_and_the_product() {
    for db in testkit::databases() {
        let first = offer(Kind::Targeted, &products(10..12), &[MILA, NOOR], 1000, &db).unwrap();
        let refused = offer(Kind::Targeted, &products(11..13), &[CreatorId::new(3), NOOR], 1000, &db).unwrap_err();
        let CollaborationError::Conflict(conflict, _) = &refused else { panic!("{refused}") };
        let expected = Conflict { creator: Some(NOOR), product: ProductId::new(11), collaboration: first.id };
        assert_eq!(*conflict, expected);
        let fields: Vec<&str> = refused.problems().iter().map(|problem| problem.field.as_str()).collect();
        assert_eq!(fields, ["creators[1]", "products[0]"]);
        assert!(offer(Kind::Targeted, &products(11..13), &[CreatorId::new(3)], 1000, &db).is_ok(), "another creator");
        offer(Kind::Open, &products(10..11), &[], 500, &db).unwrap();
        assert_eq!(
            offer(Kind::Open, &products(10..12), &[], 500, &db).unwrap_err().code(),
            "affiliate.product_in_open"
        );
        // What is closed is in nobody's way.
        db.write_blocking(move |tx| {
            {
                let mut found = find(tx, first.id)?.unwrap();
                close(tx, &clock(), &mut found)?;
                end(tx, &on(30), first.id)
            }
            .map_err(CollaborationError::Db)
        })
        .unwrap();
        assert!(offer(Kind::Targeted, &products(11..12), &[NOOR], 1000, &db).is_ok());
    }
}

#[test]
fn creators_who_sell_already_keep_their_rate_for_thirty_days() {
    for db in testkit::databases() {
        let one = offer(Kind::Open, &products(10..12), &[], 1000, &db).unwrap();
        joined(&db, one.id, MILA, 1).unwrap();
        assert_eq!((rate(&db, MILA, 10, 1), rate(&db, NOOR, 10, 1), rate(&db, MILA, 12, 1)), (Some(1000), None, None));
        set_rate(&db, one.id, 400, 5);
        joined(&db, one.id, NOOR, 6).unwrap();
        for (day, mila, noor) in [(6, 1000, 400), (34, 1000, 400), (35, 400, 400)] {
            assert_eq!((rate(&db, MILA, 11, day), rate(&db, NOOR, 11, day)), (Some(mila), Some(noor)), "day {day}");
        }
        set_rate(&db, one.id, 900, 36);
        assert_eq!(
            (rate(&db, MILA, 11, 36), rate(&db, NOOR, 11, 36)),
            (Some(900), Some(900)),
            "a raise counts at once"
        );
        let terms = db.read_blocking(|read| terms_at(read, MILA, ProductId::new(10), on(10).now())).unwrap().unwrap();
        assert_eq!(terms.next, Some((400, on(35).now())), "a cut is known beforehand");
    }
}

#[test]
fn a_closing_one_sells_on_for_thirty_days() {
    for db in testkit::databases() {
        let one = offer(Kind::Open, &products(10..11), &[], 1000, &db).unwrap();
        joined(&db, one.id, MILA, 0).unwrap();
        db.write_blocking(move |tx| {
            let mut found = find(tx, one.id)?.unwrap();
            close(tx, &on(1), &mut found)
        })
        .unwrap();
        assert_eq!(joined(&db, one.id, NOOR, 2).unwrap_err().code(), "affiliate.collaboration_not_open");
        assert!(joined(&db, one.id, MILA, 2).is_ok(), "who is in it is");
        assert_eq!((rate(&db, MILA, 10, 30), rate(&db, MILA, 10, 31)), (Some(1000), None));
        let due = db.read_blocking(|read| due(read, on(31).now(), 10)).unwrap();
        assert_eq!(due, [(one.id, on(31).now())]);
        db.write_blocking(move |tx| end(tx, &on(31), one.id)).unwrap();
        let found = db.read_blocking(|read| find(read, one.id)).unwrap().unwrap();
        assert_eq!(found.state, State::Closed);
    }
}

#[test]
fn only_who_is_invited_joins_a_targeted_one() {
    for db in testkit::databases() {
        let open_one = offer(Kind::Open, &products(10..11), &[], 1000, &db).unwrap();
        let one = offer(Kind::Targeted, &products(10..12), &[MILA], 300, &db).unwrap();
        assert_eq!(joined(&db, one.id, NOOR, 1).unwrap_err().code(), "affiliate.collaboration_not_found");
        joined(&db, open_one.id, MILA, 1).unwrap();
        assert_eq!((rate(&db, MILA, 10, 1), rate(&db, MILA, 11, 1)), (Some(1000), Some(300)), "the better one");
        joined(&db, one.id, MILA, 1).unwrap();
        assert_eq!(rate(&db, MILA, 10, 1), Some(300), "accepted, it overrides");
        let page = PageRequest::new(None, Some(1));
        let first = db.read_blocking(|read| promotable(read, MILA, on(1).now(), &page)).unwrap();
        assert_eq!((first.items.len(), first.next.is_some()), (1, true));
        let rest = PageRequest::new(first.next, Some(5));
        let rest = db.read_blocking(|read| promotable(read, MILA, on(1).now(), &rest)).unwrap();
        assert_eq!(rest.items.iter().map(|terms| terms.product.get()).collect::<Vec<_>>(), [11]);
        assert!(db.write_blocking(move |tx| leave(tx, &on(2), one.id, MILA)).unwrap());
        assert_eq!((rate(&db, MILA, 10, 2), rate(&db, MILA, 11, 2)), (Some(1000), None));
        let mine = db.read_blocking(|read| of_creator(read, MILA, &PageRequest::first())).unwrap();
        assert_eq!(mine.items.len(), 1);
        let listed = db.read_blocking(|read| to_join(read, &PageRequest::first())).unwrap();
        assert_eq!(listed.items, [db.read_blocking(|read| find(read, open_one.id)).unwrap().unwrap()]);
    }
}

#[test]
fn a_showcase_holds_what_may_be_promoted() {
    for db in testkit::databases() {
        let one = offer(Kind::Open, &products(10..13), &[], 1000, &db).unwrap();
        joined(&db, one.id, MILA, 0).unwrap();
        let put = |ids: &[i64]| {
            let ids: Vec<ProductId> = ids.iter().copied().map(ProductId::new).collect();
            db.write_blocking(move |tx| crate::showcase::put(tx, &on(1), MILA, &ids))
        };
        put(&[12, 10]).unwrap();
        put(&[11, 12]).unwrap();
        let shown = db.read_blocking(|read| crate::showcase::products(read, MILA)).unwrap();
        assert_eq!(shown, [ProductId::new(11), ProductId::new(12)]);
        let refused = put(&[11, 99, 11]).unwrap_err();
        let fields: Vec<String> = refused.problems().iter().map(|p| format!("{} {}", p.field, p.code)).collect();
        assert_eq!(fields, ["products[1] affiliate.not_promotable", "products[2] affiliate.named_twice"]);
    }
}
