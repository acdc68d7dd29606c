use proptest::prelude::*;

use super::*;

const SHOP: ShopId = ShopId::new(1);

fn set_in(db: &db::Db, variant: i64, on_hand: i64) -> Result<StockLevel, SetOnHandError> {
    db.write_blocking(move |tx| set_on_hand(tx, &testkit::clock(), SHOP, None, VariantId::new(variant), on_hand))
}

/// Promises `units` the way a checkout will.
fn promise(db: &db::Db, variant: i64, units: i64) -> Result<u64, db::Error> {
    const PROMISE: &str =
        "UPDATE stock SET available = available - $2, reserved_checkout = reserved_checkout + $2 WHERE variant = $1";
    db.write_blocking(move |tx| tx.execute(PROMISE, db::params![variant, units]))
}

fn available_in(db: &db::Db, variants: &[i64]) -> HashMap<VariantId, i64> {
    let ids: Vec<VariantId> = variants.iter().copied().map(VariantId::new).collect();
    db.read_blocking(|read| available_by_variant(read, &ids)).unwrap()
}

#[test]
fn stock_is_set_in_the_default_warehouse() {
    for db in testkit::databases() {
        let level = set_in(&db, 5, 10).unwrap();
        assert_eq!((level.on_hand, level.available), (10, 10));
        assert_eq!(set_in(&db, 5, 7).unwrap().available, 7);
        assert_eq!(set_in(&db, 6, 0).unwrap().available, 0);
        assert_eq!(available_in(&db, &[5, 6, 7]), HashMap::from([(VariantId::new(5), 7), (VariantId::new(6), 0)]));
        let warehouses = db.read_blocking(|read| warehouse::list(read, SHOP)).unwrap();
        assert_eq!(warehouses.len(), 1);
        for units in [-1, ON_HAND_MAX + 1] {
            assert!(matches!(set_in(&db, 5, units), Err(SetOnHandError::OutOfRange)));
        }
    }
}

#[test]
fn what_is_promised_stays_promised() {
    for db in testkit::databases() {
        set_in(&db, 5, 10).unwrap();
        promise(&db, 5, 4).unwrap();
        assert!(matches!(set_in(&db, 5, 3), Err(SetOnHandError::BelowPromised { promised: 4 })));
        let level = set_in(&db, 5, 4).unwrap();
        assert_eq!((level.available, level.reserved_checkout, level.promised()), (0, 4, 4));
        let refused = db.write_blocking(|tx| {
            set_many(tx, &testkit::clock(), SHOP, &[(VariantId::new(5), 1), (VariantId::new(8), 200_000)])
        });
        assert_eq!(refused.unwrap(), [NotSet { variant: VariantId::new(5), promised: 4 }]);
        assert_eq!(available_in(&db, &[8])[&VariantId::new(8)], ON_HAND_MAX);
    }
}

#[test]
fn the_database_refuses_units_that_do_not_add_up() {
    for db in testkit::databases() {
        set_in(&db, 5, 10).unwrap();
        assert!(matches!(promise(&db, 5, 11), Err(db::Error::Constraint(_))));
        let lost = db.write_blocking(|tx| tx.execute("UPDATE stock SET available = 3 WHERE variant = 5", &[]));
        assert!(matches!(lost, Err(db::Error::Constraint(_))));
    }
}

#[test]
fn another_shops_warehouse_is_unknown() {
    for db in testkit::databases() {
        let level = set_in(&db, 5, 1).unwrap();
        let foreign = db.write_blocking(move |tx| {
            set_on_hand(tx, &testkit::clock(), ShopId::new(2), Some(level.warehouse), VariantId::new(9), 1)
        });
        assert!(matches!(foreign, Err(SetOnHandError::UnknownWarehouse)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    #[test]
    fn units_always_add_up(steps in prop::collection::vec((any::<bool>(), 0_i64..12), 1..20)) {
        let db = testkit::sqlite();
        set_in(&db, 5, 10).unwrap();
        for (sets, units) in steps {
            if sets {
                let _ = set_in(&db, 5, units);
            } else {
                let _ = promise(&db, 5, units);
            }
            let level = db.read_blocking(|read| levels(read, VariantId::new(5))).unwrap()[0];
            prop_assert_eq!(level.on_hand, level.available + level.reserved_checkout);
            prop_assert!(level.available >= 0);
        }
    }
}
