use kernel::{Currency, DAY_MS, ManualClock, SeededRng};
use secrecy::ExposeSecret as _;
use testkit::{START, clock};

use super::*;

const ME: BuyerId = BuyerId::new(5);
const OTHER: BuyerId = BuyerId::new(6);

fn th() -> MarketCode {
    "TH".parse().unwrap()
}

fn thb(minor: i64) -> Money {
    Money::new(minor, Currency::THB)
}

fn of(variant: i64, quantity: i64) -> NewLine {
    NewLine {
        listing: ListingId::new(10),
        product: ProductId::new(20),
        variant: VariantId::new(variant),
        shop: ShopId::new(40),
        quantity,
        seen: thb(100),
        via: None,
    }
}

/// Runs `work` in one transaction.
fn write<T: Send + 'static>(
    db: &db::Db,
    work: impl Fn(&mut db::Tx) -> Result<T, CartError> + Send + 'static,
) -> Result<T, CartError> {
    db.write_blocking(work)
}

fn guest_cart(db: &db::Db, seed: u64) -> (Cart, TokenHash) {
    let (cart, token) = write(db, move |tx| open(tx, &clock(), &SeededRng::new(seed), th(), None)).unwrap();
    let hash = token_hash(token.unwrap().expose_secret()).unwrap();
    (cart, hash)
}

fn own_cart(db: &db::Db, buyer: BuyerId) -> Cart {
    let (cart, token) = write(db, move |tx| open(tx, &clock(), &SeededRng::new(1), th(), Some(buyer))).unwrap();
    assert!(token.is_none());
    cart
}

fn put(db: &db::Db, cart: &Cart, new: NewLine) -> Result<Cart, CartError> {
    let cart = cart.clone();
    write(db, move |tx| {
        let mut cart = cart.clone();
        add(tx, &clock(), &mut cart, new)?;
        Ok(cart)
    })
}

fn seen_by(db: &db::Db, id: CartId, holder: Holder<'_>) -> Option<Cart> {
    match holder {
        Holder::Person(buyer) => db.read_blocking(move |read| find(read, id, &Holder::Person(buyer))).unwrap(),
        Holder::Token(hash) => {
            let hash = *hash;
            db.read_blocking(move |read| find(read, id, &Holder::Token(&hash))).unwrap()
        }
    }
}

fn quantities(cart: &Cart) -> Vec<(i64, i64)> {
    cart.lines.iter().map(|line| (line.variant.get(), line.quantity)).collect()
}

#[test]
fn a_cart_opens_for_its_holder_and_for_nobody_else() {
    for db in testkit::databases() {
        let (cart, hash) = guest_cart(&db, 1);
        let (other, other_hash) = guest_cart(&db, 2);
        assert_eq!(seen_by(&db, cart.id, Holder::Token(&hash)), Some(cart.clone()));
        assert_eq!(seen_by(&db, cart.id, Holder::Token(&other_hash)), None);
        assert_eq!(seen_by(&db, other.id, Holder::Token(&hash)), None);
        assert_eq!(seen_by(&db, cart.id, Holder::Person(ME)), None);
        let own = own_cart(&db, ME);
        assert_eq!(own_cart(&db, ME).id, own.id, "one open cart a market");
        assert_eq!(seen_by(&db, own.id, Holder::Person(ME)), Some(own.clone()));
        assert_eq!(seen_by(&db, own.id, Holder::Person(OTHER)), None);
        assert_eq!(seen_by(&db, own.id, Holder::Token(&hash)), None);
    }
}

#[test]
fn a_guests_token_ends_after_its_time() {
    for db in testkit::databases() {
        let (cart, hash) = guest_cart(&db, 1);
        let at = |ms: i64| ManualClock::at(START.plus_ms(ms));
        let last = at(access::CART_MS - 1);
        db.write_blocking(move |tx| access::sweep(tx, &last)).unwrap();
        assert!(seen_by(&db, cart.id, Holder::Token(&hash)).is_some());
        let over = at(access::CART_MS + DAY_MS);
        db.write_blocking(move |tx| access::sweep(tx, &over)).unwrap();
        assert!(seen_by(&db, cart.id, Holder::Token(&hash)).is_none());
    }
}

#[test]
fn the_same_thing_from_the_same_place_grows_its_line() {
    for db in testkit::databases() {
        let (cart, hash) = guest_cart(&db, 1);
        let cart = put(&db, &cart, of(1, 2)).unwrap();
        let cart = put(&db, &cart, NewLine { seen: thb(90), ..of(1, 3) }).unwrap();
        let post = Some(Via { kind: ViaKind::Post, id: 7 });
        let cart = put(&db, &cart, NewLine { via: post, ..of(1, 1) }).unwrap();
        let cart = put(&db, &cart, of(2, 1)).unwrap();
        assert_eq!(quantities(&cart), [(1, 5), (1, 1), (2, 1)]);
        assert_eq!((cart.lines[0].seen, cart.lines[1].via), (thb(90), post));
        assert_eq!(seen_by(&db, cart.id, Holder::Token(&hash)), Some(cart));
    }
}

#[test]
fn lines_are_changed_and_taken_out() {
    for db in testkit::databases() {
        let (cart, hash) = guest_cart(&db, 1);
        let cart = put(&db, &put(&db, &cart, of(1, 2)).unwrap(), of(2, 1)).unwrap();
        let changed = cart.clone();
        let changed = write(&db, move |tx| {
            let mut cart = changed.clone();
            let (first, second) = (cart.lines[0].id, cart.lines[1].id);
            set_quantity(tx, &clock(), &mut cart, first, 9)?;
            mark_seen(tx, &mut cart, first, thb(120))?;
            remove(tx, &clock(), &mut cart, second)?;
            assert!(matches!(remove(tx, &clock(), &mut cart, second), Err(CartError::UnknownLine)));
            Ok(cart)
        });
        let changed = changed.unwrap();
        assert_eq!((quantities(&changed), changed.lines[0].seen), (vec![(1, 9)], thb(120)));
        assert_eq!(seen_by(&db, cart.id, Holder::Token(&hash)), Some(changed));
    }
}

#[test]
fn quantities_have_bounds() {
    for db in testkit::databases() {
        let (cart, _) = guest_cart(&db, 1);
        for wrong in [i64::MIN, -1, 0, QUANTITY_MAX + 1, i64::MAX] {
            assert!(matches!(put(&db, &cart, of(1, wrong)), Err(CartError::Quantity)), "{wrong}");
        }
        let cart = put(&db, &cart, of(1, QUANTITY_MAX)).unwrap();
        assert!(matches!(put(&db, &cart, of(1, 1)), Err(CartError::Quantity)));
        let cart = put(&db, &cart, of(2, 1)).unwrap();
        assert!(matches!(put(&db, &cart, of(2, 1)), Err(CartError::Full)));
        assert_eq!(cart.units(), UNITS_MAX);
    }
}

fn adopted(db: &db::Db, guest: CartId, hash: TokenHash, buyer: BuyerId) -> Result<Cart, CartError> {
    write(db, move |tx| adopt(tx, &clock(), guest, &hash, buyer))
}

#[test]
fn a_guests_cart_becomes_the_persons_at_log_in() {
    for db in testkit::databases() {
        let (cart, hash) = guest_cart(&db, 1);
        let cart = put(&db, &cart, of(1, 2)).unwrap();
        let own = adopted(&db, cart.id, hash, ME).unwrap();
        assert_eq!((own.id, own.buyer, quantities(&own)), (cart.id, Some(ME), vec![(1, 2)]));
        assert_eq!(seen_by(&db, cart.id, Holder::Token(&hash)), None, "the token is spent");

        let (more, more_hash) = guest_cart(&db, 2);
        let more = put(&db, &put(&db, &more, of(1, 95)).unwrap(), of(3, 5)).unwrap();
        assert!(matches!(adopted(&db, more.id, hash, ME), Err(CartError::NotFound)), "not with another's token");
        let own = adopted(&db, more.id, more_hash, ME).unwrap();
        assert_eq!(quantities(&own), [(1, 97), (3, 3)], "as far as there is room");
        assert_eq!(seen_by(&db, own.id, Holder::Person(ME)), Some(own));
        assert_eq!(seen_by(&db, more.id, Holder::Token(&more_hash)), None);
    }
}

#[test]
fn a_cart_that_was_ordered_does_not_change() {
    for db in testkit::databases() {
        let (cart, hash) = guest_cart(&db, 1);
        let cart = put(&db, &cart, of(1, 2)).unwrap();
        let id = cart.id;
        db.write_blocking(move |tx| store::cart::mark_ordered(tx, id, START)).unwrap();
        assert!(matches!(put(&db, &cart, of(2, 1)), Err(CartError::Ordered)), "as it was read before");
        let now = seen_by(&db, id, Holder::Token(&hash)).unwrap();
        assert_eq!(now.state, CartState::Ordered);
        assert!(matches!(put(&db, &now, of(2, 1)), Err(CartError::Ordered)));
        assert!(matches!(adopted(&db, id, hash, ME), Err(CartError::Ordered)));
        for cart in [cart, now.clone()] {
            let line = cart.lines[0].id;
            let own = cart.clone();
            let changed = write(&db, move |tx| set_quantity(tx, &clock(), &mut own.clone(), line, 3));
            assert!(matches!(changed, Err(CartError::Ordered)));
            let removed = write(&db, move |tx| remove(tx, &clock(), &mut cart.clone(), line));
            assert!(matches!(removed, Err(CartError::Ordered)));
        }
        let known = now.clone();
        let told = write(&db, move |tx| mark_seen(tx, &mut known.clone(), known.lines[0].id, thb(1)));
        assert!(matches!(told, Err(CartError::Ordered)));
        assert_eq!(seen_by(&db, id, Holder::Token(&hash)), Some(now));
    }
}

#[test]
fn a_line_of_another_cart_is_unknown() {
    for db in testkit::databases() {
        let (other, other_hash) = guest_cart(&db, 1);
        let other = put(&db, &other, of(1, 2)).unwrap();
        let (cart, _) = guest_cart(&db, 2);
        let cart = put(&db, &cart, of(1, 2)).unwrap();
        let (line, mine) = (other.lines[0].id, cart.clone());
        let refused = write(&db, move |tx| {
            let mut mine = mine.clone();
            let set = set_quantity(tx, &clock(), &mut mine, line, 3);
            let gone = remove(tx, &clock(), &mut mine, line);
            let told = mark_seen(tx, &mut mine, line, thb(1));
            Ok([set, gone, told].into_iter().all(|answer| matches!(answer, Err(CartError::UnknownLine))))
        });
        assert!(refused.unwrap());
        assert_eq!(seen_by(&db, other.id, Holder::Token(&other_hash)), Some(other));
    }
}

#[test]
fn a_line_that_is_there_keeps_within_the_bounds() {
    for db in testkit::databases() {
        let (cart, _) = guest_cart(&db, 1);
        let cart = put(&db, &put(&db, &cart, of(1, 60)).unwrap(), of(2, 10)).unwrap();
        let set = |quantity| {
            let cart = cart.clone();
            write(&db, move |tx| {
                let mut cart = cart.clone();
                let line = cart.lines[1].id;
                set_quantity(tx, &clock(), &mut cart, line, quantity)
            })
        };
        for wrong in [i64::MIN, -1, 0, QUANTITY_MAX + 1, i64::MAX] {
            assert!(matches!(set(wrong), Err(CartError::Quantity)), "{wrong}");
        }
        assert!(matches!(set(41), Err(CartError::Full)));
        assert!(set(40).is_ok());
    }
}

#[test]
fn a_guests_cart_is_taken_over_once_and_by_one() {
    for db in testkit::databases() {
        let (cart, hash) = guest_cart(&db, 1);
        let cart = put(&db, &cart, of(1, 2)).unwrap();
        let id = cart.id;
        let won = std::thread::scope(|scope| {
            let both = [ME, OTHER].map(|buyer| {
                scope.spawn({
                    let db = &db;
                    move || (buyer, adopted(db, id, hash, buyer))
                })
            });
            both.map(|one| one.join().unwrap())
        });
        let won: Vec<_> = won.into_iter().filter_map(|(buyer, taken)| taken.ok().map(|_| buyer)).collect();
        assert_eq!(won.len(), 1, "{won:?}");
        assert!(seen_by(&db, id, Holder::Person(won[0])).is_some());
        assert!(matches!(adopted(&db, id, hash, ME), Err(CartError::NotFound)), "the token is spent");
    }
}
