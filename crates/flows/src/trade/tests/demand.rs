//! What was ordered and given back, as the log of demand counts it.

use signals::Subject;
use trade::cart::{Via, ViaKind};
use trade::order::Origin;
use trade::{Actor, Holder};

use super::hall::{Ask, Hall};
use super::in_halls;
use crate::trade::{AddLine, CancelOrder, add_to_cart, cancel_order, same};

/// Puts two more units of the first good into a basket, which a post led to.
fn add_by_post(hall: &Hall, basket: super::hall::Basket, post: i64) {
    let hall = hall.clone();
    let added = hall.db.clone().write_blocking(move |tx| {
        let good = hall.goods[0];
        let line = AddLine {
            listing: same(good.listing),
            variant: same(good.variant),
            quantity: 2,
            via: Some(Via { kind: ViaKind::Post, id: post }),
        };
        add_to_cart(tx, &*hall.clock, &hall.market, basket.cart, &Holder::Token(&basket.token), line).map(drop)
    });
    added.unwrap();
}

#[test]
fn units_ordered_and_given_back_are_counted_once_with_what_led_to_them() {
    in_halls(1, 1, 10, |house, hall| {
        let (listing, post) = (Subject::Listing(hall.goods[0].listing.get()), Subject::Post(700));
        let counts = |subject| house.deps.signals.counts(subject);
        let basket = hall.basket(&[(0, 1)]);
        add_by_post(hall, basket, post.id());
        house.run();
        assert_eq!((counts(listing).cart_adds, counts(post).cart_adds), (2, 1));
        let placed = hall.order(basket, Ask::default()).unwrap();
        house.run();
        assert_eq!((counts(listing).orders, counts(post).orders), (3, 2));
        let (inside, order) = (hall.clone(), placed.orders[0].clone());
        let line = order.lines.iter().find(|line| line.via.is_some()).unwrap().id;
        house.write(move |tx| {
            let mut order = trade::order::find(tx, order.id)?.unwrap();
            let wish = CancelOrder { actor: Actor::Buyer, lines: Some(&[line]), reason: "no" };
            cancel_order(tx, &*inside.clock, &mut order, &wish)
        });
        house.run();
        assert_eq!((counts(listing).refunds, counts(post).refunds), (1, 1));
        assert_eq!(counts(listing).orders, 3, "what was sold was sold");
        assert_eq!(house.deps.signals.recount().unwrap().wrong, 0);
    });
}

#[test]
fn what_one_sells_oneself_is_not_counted() {
    in_halls(1, 1, 10, |house, hall| {
        let ask = Ask { origin: Origin::Self_, ..Ask::default() };
        hall.order(hall.basket(&[(0, 1)]), ask).unwrap();
        house.run();
        let listing = Subject::Listing(hall.goods[0].listing.get());
        assert_eq!(house.deps.signals.counts(listing).orders, 0);
    });
}
