//! Who waits is told once, when there is something to buy.

use accounts::PersonId;
use kernel::{Coded as _, HOUR_MS, Id, PageRequest};
use signals::Subject;
use trade::wait;

use super::hall::{Ask, Hall};
use crate::fixture::House;
use crate::inbox::tests::person;
use crate::trade::{WaitForError, same, wait_for};

fn wait_in(hall: &Hall, who: PersonId, good: usize, all: bool) -> Result<(), WaitForError> {
    let (hall, good) = (hall.clone(), hall.goods[good]);
    hall.db.clone().write_blocking(move |tx| {
        let variant = (!all).then(|| same(good.variant));
        wait_for(tx, &*hall.clock, &hall.market, same(who), same(good.listing), variant)
    })
}

fn told(house: &House, who: PersonId) -> Vec<(String, String)> {
    house.run();
    let all = house.read(|read| accounts::inbox::list(read, who, None, &PageRequest::first())).items;
    all.into_iter().map(|notice| (notice.code, notice.href)).collect()
}

#[test]
fn who_waits_is_told_once_when_there_is_something() {
    for db in testkit::databases() {
        let mut house = House::new(db);
        let hall = Hall::open(&mut house, 1, 2, 1);
        let (ana, ben) = (person(&house, "ana"), person(&house, "ben"));
        assert_eq!(wait_in(&hall, ana, 0, false).unwrap_err().code(), "trade.in_stock");
        let gone = hall.order(hall.basket(&[(0, 1)]), Ask::default()).unwrap();
        wait_in(&hall, ana, 0, false).unwrap();
        wait_in(&hall, ana, 0, true).unwrap();
        wait_in(&hall, ben, 0, true).unwrap();
        let (one, other) = (hall.goods[0], hall.goods[1]);
        let counted = |variant| house.read(|read| wait::count(read, same(variant)));
        assert_eq!((counted(one.variant), counted(other.variant)), (2, 0), "only what is sold out");
        assert!(told(&house, ana).is_empty());
        let waits = house.deps.signals.counts(Subject::Listing(one.listing.get())).waits;
        assert_eq!(waits, 2, "each person and listing is one fact a day");

        hall.restock(3);
        let href = format!("/gb/listings/{}?variant={}", one.listing, one.variant);
        for who in [ana, ben] {
            assert_eq!(told(&house, who), [("back_in_stock".to_owned(), href.clone())]);
        }
        assert_eq!(counted(one.variant), 0);
        hall.clock.advance_ms(HOUR_MS);
        hall.restock(9);
        assert_eq!(told(&house, ana).len(), 1, "nobody is told of what they do not wait for any more");
        drop(gone);
    }
}

#[test]
fn what_is_not_on_sale_is_not_back() {
    for db in testkit::databases() {
        let mut house = House::new(db);
        let hall = Hall::open(&mut house, 1, 1, 1);
        let ana = person(&house, "ana");
        hall.order(hall.basket(&[(0, 1)]), Ask::default()).unwrap();
        wait_in(&hall, ana, 0, false).unwrap();
        let good = hall.goods[0];
        let (shop, clock) = (house.shop.clone(), house.clock.clone());
        house.write(move |tx| {
            crate::pause_listing(tx, &*clock, shop.id, good.listing).map(drop).map_err(crate::trade::fault)
        });
        hall.restock(5);
        assert!(told(&house, ana).is_empty());
        let (shop, clock, ageing) = (house.shop.clone(), house.clock.clone(), house.deps.ageing);
        house.write(move |tx| {
            crate::resume_listing(tx, &*clock, &ageing, shop.id, good.listing).map(drop).map_err(crate::trade::fault)
        });
        assert_eq!(told(&house, ana).len(), 1, "on sale again, and there are some");
        let nobody =
            wait_in(&Hall { goods: vec![super::hall::Good { listing: Id::new(1), ..good }], ..hall }, ana, 0, false);
        assert_eq!(nobody.unwrap_err().code(), "request.not_found");
    }
}
