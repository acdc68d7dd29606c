use kernel::ManualClock;
use testkit::{START, clock};

use super::*;

fn new() -> NewLink {
    NewLink {
        shop: ShopId::new(40),
        listing: ListingId::new(20),
        product: ProductId::new(10),
        variant: VariantId::new(11),
        market: "ID".parse().unwrap(),
        quantity: 2,
        via: Some((TouchKind::Post, Id::new(3))),
        creator: Some(CreatorId::new(1)),
    }
}

fn made(db: &db::Db) -> Link {
    db.write_blocking(|tx| make(tx, &clock(), &new())).unwrap()
}

fn person(id: i64) -> Who {
    Who { person: Some(Id::new(id)), ..Who::default() }
}

fn device(id: i64) -> Who {
    Who { device: Some(id), ..Who::default() }
}

fn followed(db: &db::Db, link: &Link, who: Who, ms: i64) -> Click {
    let (link, at) = (link.clone(), ManualClock::at(START.plus_ms(ms)));
    db.write_blocking(move |tx| follow(tx, &at, &link, who, Origin::Real)).unwrap()
}

#[test]
fn a_link_is_kept_as_it_was_made_and_holds_one_to_99_units() {
    for db in testkit::databases() {
        let link = made(&db);
        assert_eq!(db.read_blocking(|read| find(read, link.id)).unwrap().as_ref(), Some(&link));
        assert_eq!((link.quantity, link.expires_at), (2, START.plus_ms(LASTS_MS)));
        let bare = db.write_blocking(|tx| make(tx, &clock(), &NewLink { via: None, creator: None, ..new() })).unwrap();
        assert_eq!(db.read_blocking(|read| find(read, bare.id)).unwrap(), Some(bare));
        for quantity in [0, -1, 100, i64::MAX] {
            let refused = db.write_blocking(move |tx| make(tx, &clock(), &NewLink { quantity, ..new() })).unwrap_err();
            assert_eq!(refused.problems()[0].code, "affiliate.link_quantity");
        }
    }
}

#[test]
fn everybody_who_follows_has_a_click_of_their_own_and_the_first_one_has_the_link_s_id() {
    for db in testkit::databases() {
        let link = made(&db);
        let first = followed(&db, &link, person(7), 0);
        let again = followed(&db, &link, person(7), 5);
        assert_eq!((first.id.get(), again.id, again.at), (link.id.get(), first.id, START.plus_ms(5)));
        let second = followed(&db, &link, device(9), 10);
        let unknown = followed(&db, &link, Who::default(), 20);
        let ids = std::collections::BTreeSet::from([first.id, second.id, unknown.id]);
        assert_eq!((ids.len(), followed(&db, &link, Who::default(), 30).id), (3, unknown.id));
        let of = |id: i64| db.read_blocking(|read| of_click(read, ClickId::new(id))).unwrap();
        let (of_link, click) = of(second.id.get()).unwrap();
        assert_eq!((of_link.id, click.unwrap().who), (link.id, device(9)));
        assert_eq!(of(5), None);
        let bare = made(&db);
        assert_eq!(of(bare.id.get()), Some((bare, None)), "never followed, and known");
    }
}

#[test]
fn what_is_old_and_who_is_gone_is_forgotten() {
    for db in testkit::databases() {
        let (link, idle) = (made(&db), made(&db));
        let click = followed(&db, &link, person(7), 0);
        let sweep = |ms: i64| db.write_blocking(move |tx| sweep(tx, START.plus_ms(ms))).unwrap();
        assert_eq!(sweep(LASTS_MS), 0);
        assert_eq!(sweep(LASTS_MS + 1), 1, "what nobody followed");
        assert_eq!(db.read_blocking(|read| find(read, idle.id)).unwrap(), None);
        db.write_blocking(|tx| forget(tx, 7)).unwrap();
        let left = db.read_blocking(|read| of_click(read, click.id)).unwrap().unwrap();
        assert_eq!(left.1, None);
        followed(&db, &link, device(9), 0);
        assert_eq!(sweep(CLICK_KEPT_MS + 1), 2);
    }
}
