use testkit::clock;

use super::*;

const SHOP: ShopId = ShopId::new(40);
const OTHER: ShopId = ShopId::new(41);
const LAMP: ProductId = ProductId::new(10);
const STORE: &str = "brand.myshopify.com";

fn own(id: i64, sku: &str, options: &[&str]) -> OwnVariant {
    let options = options.iter().map(|word| (*word).to_owned()).collect();
    OwnVariant { id: VariantId::new(id), sku: sku.to_owned(), options }
}

fn theirs(external_id: i64, sku: &str, options: &[&str]) -> StoreVariant {
    StoreVariant { external_id, sku: sku.to_owned(), options: options.iter().map(|word| (*word).to_owned()).collect() }
}

fn pairs(ours: &[OwnVariant], theirs: &[StoreVariant]) -> Vec<(i64, i64)> {
    matched(ours, theirs).into_iter().map(|(own, other)| (own.get(), other)).collect()
}

#[test]
fn variants_are_found_by_sku_then_by_options_and_never_guessed() {
    let ours = [own(1, "R", &["Red", "S"]), own(2, "B", &["Blue", "S"])];
    assert_eq!(pairs(&ours, &[theirs(71, "B ", &["x", "y"]), theirs(72, "R", &["x", "z"])]), [(1, 72), (2, 71)]);
    assert_eq!(pairs(&ours, &[theirs(71, "", &["red", "s"]), theirs(72, "", &["Blue", "S"])]), [(1, 71), (2, 72)]);
    // The same SKU twice names nothing; their options still do.
    assert_eq!(pairs(&ours, &[theirs(71, "R", &["Red", "S"]), theirs(72, "R", &["Blue", "S"])]), [(1, 71), (2, 72)]);
    assert_eq!(pairs(&ours, &[theirs(71, "X", &["Red"]), theirs(72, "Y", &["Blue"])]), []);
    assert_eq!(pairs(&[own(1, "A", &[])], &[theirs(71, "Z", &[])]), [(1, 71)]);
    assert_eq!(pairs(&[own(1, "A", &[])], &[theirs(71, "Z", &[]), theirs(72, "Y", &[])]), []);
    assert_eq!(pairs(&[], &[theirs(71, "Z", &[])]), []);
}

fn message(delivery: Option<&str>) -> Message {
    Message { delivery: delivery.map(str::to_owned), topic: "orders/paid".to_owned(), said: Said::Nothing }
}

#[test]
fn a_message_is_taken_once_in_a_shop() {
    for db in testkit::databases() {
        let taken = |shop, delivery: Option<&str>| {
            let message = message(delivery);
            db.write_blocking(move |tx| take(tx, &clock(), shop, &message)).unwrap()
        };
        assert!(taken(SHOP, Some("a")));
        assert!(!taken(SHOP, Some("a")));
        assert!(taken(SHOP, Some("b")) && taken(OTHER, Some("a")));
        assert!(taken(SHOP, None) && taken(SHOP, None), "without an id nothing tells them apart here");
        let seen = db.read_blocking(|read| watch(read, SHOP)).unwrap();
        assert_eq!((seen.heard_at, seen.heard_topic.as_deref()), (Some(testkit::START), Some("orders/paid")));
        assert_eq!(
            (seen.refused_at, db.read_blocking(|read| watch(read, LAMP_SHOP)).unwrap()),
            (None, Watch::default())
        );
        let swept = db.write_blocking(|tx| sweep(tx, testkit::START.plus_ms(1))).unwrap();
        assert_eq!((swept, taken(SHOP, Some("a"))), (3, true));
    }
}

const LAMP_SHOP: ShopId = ShopId::new(99);

#[test]
fn refusals_are_noted_once_a_minute() {
    for db in testkit::databases() {
        let refuse = |ms: i64, code: &'static str| {
            let at = kernel::ManualClock::at(testkit::START.plus_ms(ms));
            db.write_blocking(move |tx| refused(tx, &at, SHOP, code)).unwrap();
            db.read_blocking(|read| watch(read, SHOP)).unwrap().refused_code.unwrap()
        };
        assert_eq!(refuse(0, "first"), "first");
        assert_eq!(refuse(59_999, "second"), "first");
        assert_eq!(refuse(60_000, "third"), "third");
    }
}

#[test]
fn what_a_store_tells_is_known_of_that_store_alone() {
    for db in testkit::databases() {
        let learn = |variants: &'static [(i64, i64)]| {
            let variants: Vec<(VariantId, i64)> = variants.iter().map(|(id, to)| (VariantId::new(*id), *to)).collect();
            db.write_blocking(move |tx| learned(tx, &clock(), (SHOP, LAMP), STORE, &variants)).unwrap();
        };
        let known =
            |id: i64, store: &str| db.read_blocking(|read| external_id(read, VariantId::new(id), store)).unwrap();
        learn(&[(1, 71), (2, 72)]);
        assert_eq!((known(1, STORE), known(1, "other.myshopify.com"), known(3, STORE)), (Some(71), None, None));
        learn(&[(1, 73)]);
        assert_eq!((known(1, STORE), known(2, STORE)), (Some(73), None));
        let found =
            db.read_blocking(|read| Ok::<_, db::Error>((variant_of(read, SHOP, 73)?, variant_of(read, OTHER, 73)?)));
        assert_eq!(found.unwrap(), (Some((VariantId::new(1), LAMP)), None));
        let fail = |error: StoreError| {
            db.write_blocking(move |tx| not_told(tx, &clock(), (SHOP, LAMP), STORE, &error)).unwrap();
            db.read_blocking(|read| told(read, SHOP, STORE)).unwrap()
        };
        let passing = fail(StoreError::Unreachable("asleep".to_owned()));
        assert_eq!((passing.variants, passing.products), (1, 1), "what was known stays");
        assert_eq!(passing.failures, [("affiliate.store_unreachable".to_owned(), 1)]);
        assert_eq!(fail(StoreError::Absent).variants, 0);
        db.write_blocking(|tx| forget(tx, SHOP)).unwrap();
        assert_eq!(db.read_blocking(|read| told(read, SHOP, STORE)).unwrap(), Told::default());
    }
}
