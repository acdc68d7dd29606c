use super::*;
use crate::{ShopId, StockLevel};

const VARIANT: VariantId = VariantId::new(5);

fn stocked(db: &db::Db, on_hand: i64) -> WarehouseId {
    let set =
        db.write_blocking(move |tx| stock::set_on_hand(tx, &testkit::clock(), ShopId::new(1), None, VARIANT, on_hand));
    set.unwrap().warehouse
}

fn level(db: &db::Db) -> StockLevel {
    db.read_blocking(|read| stock::levels(read, VARIANT)).unwrap().remove(0)
}

#[test]
fn a_unit_is_kept_and_sent_or_given_back() {
    for db in testkit::databases() {
        let warehouse = stocked(&db, 2);
        let one = || db.write_blocking(|tx| keep(tx, &testkit::clock(), VARIANT)).unwrap();
        assert_eq!((one(), one(), one()), (Some(warehouse), Some(warehouse), None), "no more than there are");
        let now = level(&db);
        assert_eq!((now.on_hand, now.available, now.reserved_sample), (2, 0, 2));
        assert!(db.write_blocking(move |tx| release(tx, &testkit::clock(), VARIANT, warehouse)).unwrap());
        assert!(db.write_blocking(move |tx| ship(tx, &testkit::clock(), VARIANT, warehouse)).unwrap());
        let now = level(&db);
        assert_eq!((now.on_hand, now.available, now.reserved_sample), (1, 1, 0));
        assert!(!db.write_blocking(move |tx| release(tx, &testkit::clock(), VARIANT, warehouse)).unwrap());
        assert!(!db.write_blocking(move |tx| ship(tx, &testkit::clock(), VARIANT, warehouse)).unwrap());
        assert_eq!(level(&db), now, "nothing that was not kept moves");
    }
}
