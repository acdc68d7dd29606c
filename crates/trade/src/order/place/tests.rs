use testkit::clock;

use super::*;
use crate::cart;
use crate::order::fixture::*;
use crate::order::history;

/// Tries to place orders made by `make` in a person's cart.
fn try_to_place(
    db: &db::Db,
    buyer: BuyerId,
    make: impl Fn(&db::Tx) -> Vec<NewOrder> + Send + 'static,
) -> Result<Vec<Order>, PlaceError> {
    let (cart, _) = cart(db, Some(buyer));
    db.write_blocking(move |tx| {
        let orders = make(tx);
        let address = address();
        let wish = PlaceOrders {
            cart: cart.id,
            market: cart.market,
            lang: Lang::TH,
            currency: Currency::THB,
            buyer: cart.buyer,
            email: None,
            address: &address,
            method: "sandbox",
            firm: None,
            orders,
        };
        place(tx, &clock(), wish)
    })
}

/// Changes an order before it is placed.
type Spoil = fn(&mut NewOrder);

#[test]
fn the_database_refuses_sums_that_cannot_be() {
    let spoils: [(&str, Spoil); 9] = [
        ("tax above the total", |order| order.shipping_tax = thb(1_000)),
        ("tax below zero", |order| order.shipping_tax = thb(-50)),
        ("shipping below zero", |order| order.shipping = thb(-1)),
        ("a unit for nothing", |order| order.lines[0] = unit_of(1, 0)),
        ("a unit below zero", |order| order.lines[0] = unit_of(1, -100)),
        ("a net that is not gross less tax", |order| order.lines[0].net = thb(91)),
        ("a commission below zero", |order| order.lines[0].commission = thb(-1)),
        ("a fee below zero", |order| order.lines[0].payment_fee = thb(-1)),
        ("a tax that nobody hands over", |order| order.lines[0].tax_by = "nobody"),
    ];
    for db in testkit::databases() {
        for (what, spoil) in spoils {
            let refused = try_to_place(&db, ME, move |tx| {
                let mut order = new_order(tx, SHOP, vec![unit_of(1, 100)]);
                spoil(&mut order);
                vec![order]
            });
            assert!(matches!(refused, Err(PlaceError::Db(_))), "{what}: {refused:?}");
        }
        let open = db.read_blocking(|read| cart::open_of(read, ME, th())).unwrap().unwrap();
        let id = open.id;
        assert_eq!(db.read_blocking(move |read| crate::order::of_cart(read, id)).unwrap(), [], "nothing is kept");
        assert_eq!(topics(&db), []);
    }
}

#[test]
fn a_shop_has_one_order_of_a_checkout() {
    for db in testkit::databases() {
        let twice = try_to_place(&db, ME, |tx| {
            let one = || new_order(tx, SHOP, vec![unit_of(1, 100)]);
            vec![one(), one()]
        });
        assert!(matches!(twice, Err(PlaceError::Db(_))), "{twice:?}");
        assert!(db.read_blocking(|read| cart::open_of(read, ME, th())).unwrap().is_some());
    }
}

#[test]
fn amounts_of_two_currencies_are_refused_before_anything_is_written() {
    for db in testkit::databases() {
        let mixed = try_to_place(&db, ME, |tx| {
            let mut order = new_order(tx, SHOP, vec![unit_of(1, 100)]);
            order.shipping = Money::new(1, Currency::CNY);
            vec![order]
        });
        assert!(matches!(mixed, Err(PlaceError::Money(_))), "{mixed:?}");
        assert!(db.read_blocking(|read| cart::open_of(read, ME, th())).unwrap().is_some(), "the cart is still open");
    }
}

#[test]
fn every_unit_is_a_line_and_one_statement() {
    for db in testkit::databases() {
        let (cart, _) = cart(&db, Some(ME));
        let before = db.statements_run();
        let orders = placed(&db, &cart, &[SHOP, SHOP_2], false, 4).unwrap();
        assert_eq!(db.statements_run() - before, 1 + 2 * (1 + 4 + 1 + 1), "cart; order, lines, history, event");
        for order in orders {
            assert_eq!(order.lines.len(), 4);
            let id = order.id;
            let told = db.read_blocking(move |read| history(read, id)).unwrap();
            let told: Vec<_> = told.iter().map(|moved| (moved.from, moved.to, moved.actor)).collect();
            assert_eq!(told, [(None, OrderState::Unpaid, Actor::Buyer)]);
        }
    }
}
