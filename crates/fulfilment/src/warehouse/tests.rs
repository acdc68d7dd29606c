use super::*;

const SHOP: ShopId = ShopId::new(1);

fn add_in(db: &db::Db, shop: ShopId, name: &'static str) -> Result<Warehouse, AddWarehouseError> {
    db.write_blocking(move |tx| add(tx, &testkit::clock(), shop, name))
}

#[test]
fn the_first_warehouse_is_the_default() {
    for db in testkit::databases() {
        let first = add_in(&db, SHOP, "  Bangkok ").unwrap();
        assert_eq!((first.name.as_str(), first.is_default), ("Bangkok", true));
        let second = add_in(&db, SHOP, "London").unwrap();
        assert!(!second.is_default);
        assert!(add_in(&db, ShopId::new(2), "Elsewhere").unwrap().is_default);
        let found = db.write_blocking(|tx| default_of(tx, &testkit::clock(), SHOP)).unwrap();
        assert_eq!(found, first);
        assert_eq!(db.read_blocking(|read| list(read, SHOP)).unwrap(), [first, second]);
    }
}

#[test]
fn a_warehouse_has_a_name_and_a_shop_not_too_many() {
    for db in testkit::databases() {
        for name in ["", "   ", "a\u{7}b", "12345678901234567890123456789012345678901234567890123456789012345"] {
            let error = add_in(&db, SHOP, name).unwrap_err();
            assert_eq!(error.problems()[0].code, "fulfilment.warehouse_name_length", "{name:?}");
        }
        for _ in 0..WAREHOUSES_MAX {
            add_in(&db, SHOP, "One").unwrap();
        }
        assert_eq!(add_in(&db, SHOP, "One more").unwrap_err().code(), "fulfilment.too_many_warehouses");
    }
}
