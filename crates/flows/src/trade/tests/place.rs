//! Placing orders.

use kernel::{Coded, MINUTE_MS, Money};
use trade::Holder;
use trade::order::{OrderState, Origin};
use trade::payment::PaymentStatus;

use super::hall::{Ask, Basket};
use super::in_halls;
use crate::trade::{AddLine, PlaceOrderError, RetryPayment, add_to_cart, retry_payment, same};

#[test]
fn a_checkout_becomes_an_order_for_each_shop_paid_at_once() {
    in_halls(2, 2, 10, |house, hall| {
        let basket = hall.basket(&[(0, 2), (2, 1), (1, 1)]);
        let before = hall.db.statements_run();
        let placed = hall.order(basket, Ask::default()).unwrap();
        let statements = hall.db.statements_run() - before;
        assert_eq!(placed.orders.len(), 2);
        let units: Vec<usize> = placed.orders.iter().map(|order| order.lines.len()).collect();
        assert_eq!(units, [3, 1]);
        assert_eq!(placed.payment.status, PaymentStatus::Paid);
        let total: i64 = placed.orders.iter().map(|order| order.totals.total.minor).sum();
        assert_eq!(placed.payment.amount.minor, total);
        for order in &placed.orders {
            assert_eq!(order.state, OrderState::OnHold);
            let lines: i64 = order.lines.iter().map(|line| line.gross.minor).sum();
            assert_eq!(order.totals.items.minor, lines);
            for line in &order.lines {
                assert_eq!(line.net.minor + line.tax.minor, line.gross.minor);
                assert!(line.tax.minor > 0 && line.commission.minor > 0 && line.payment_fee.minor > 0);
            }
            assert_eq!(&hall.order_now(&basket, order.id), order, "what is told is what is kept");
        }
        assert_eq!(placed.orders[0].fx.as_ref().map(|fx| fx.to.code()), Some("USD"));
        assert_eq!(placed.orders[1].fx, None);
        assert_eq!(hall.stock(0), (10, 8, 0, 2));
        assert_eq!(hall.stock(2), (10, 9, 0, 1));
        assert_eq!(hall.balance("provider:sandbox"), total);
        hall.check();
        let again = hall.order(basket, Ask::default()).unwrap();
        assert!(again.again);
        assert_eq!(again.orders, placed.orders);
        assert_eq!(again.payment, placed.payment);
        assert_eq!(hall.stock(0), (10, 8, 0, 2));
        house.run();
        let (lang, listing) = (hall.market.main_language(), hall.goods[0].listing);
        let page = house.read(|read| catalog::listing::storefront::page(read, hall.market.code, lang, listing));
        assert_eq!(page.map(|page| page.sold), Some(3));
        println!("{statements} statements for two shops, four units");
    });
}

#[test]
fn a_whole_checkout_of_one_thing_takes_few_statements() {
    in_halls(1, 1, 10, |_, hall| {
        hall.order(hall.basket(&[(0, 1)]), Ask::default()).unwrap();
        let before = hall.db.statements_run();
        let basket = hall.basket(&[(0, 1)]);
        let cart = hall.db.statements_run() - before;
        hall.order(basket, Ask::default()).unwrap();
        let all = hall.db.statements_run() - before;
        println!("{cart} + {} statements", all - cart);
        // That something went into the cart is told, too; who led here is looked up only where anything could be known.
        assert!(all <= 24, "{all} statements; the requests around them add a few");
    });
}

#[test]
fn everything_that_stands_in_the_way_is_said_at_once() {
    in_halls(1, 3, 5, |house, hall| {
        let basket = hall.basket(&[(0, 2), (1, 2), (2, 1)]);
        let (clock, shop) = (hall.clock.clone(), house.shop.id);
        let (gone, paused) = (hall.goods[0].variant, hall.goods[0].listing);
        house.write(move |tx| crate::set_stock(tx, &*clock, shop, gone, None, 1));
        let ask = Ask {
            email: None,
            coupon: Some("SPRING"),
            lane: Some("pigeon"),
            method: "shells",
            country: "TH",
            ..Ask::default()
        };
        let error = hall.order(basket, ask).unwrap_err();
        assert_eq!(error.code(), "request.invalid");
        let mut said: Vec<(&str, &str)> = error.problems().iter().map(|p| (p.field.as_str(), &*p.code)).collect();
        said.sort_unstable();
        let expected = [
            ("address.country", "trade.address_elsewhere"),
            ("coupon", "trade.coupon_unknown"),
            ("email", "trade.email_needed"),
            ("lane", "trade.lane_unknown"),
            ("lines[0]", "trade.out_of_stock"),
            ("payment.method", "trade.method_unknown"),
        ];
        assert_eq!(said, expected);
        let error = hall.order(basket, Ask::default()).unwrap_err();
        assert_eq!(error.code(), "trade.out_of_stock");
        assert_eq!(error.problems().len(), 1);
        assert_eq!(hall.stock(1), (5, 5, 0, 0), "nothing is taken");
        let (clock, shop) = (hall.clock.clone(), house.shop.id);
        house.write(move |tx| crate::pause_listing(tx, &*clock, shop, paused));
        let error = hall.order(basket, Ask::default()).unwrap_err();
        assert_eq!(error.code(), "trade.not_on_sale");
        assert_eq!(hall.orders(), []);
        hall.check();
    });
}

#[test]
fn somebody_elses_cart_is_nowhere() {
    in_halls(1, 1, 5, |_, hall| {
        let (mine, theirs) = (hall.basket(&[(0, 1)]), hall.basket(&[(0, 1)]));
        let stolen = Basket { token: theirs.token, ..mine };
        assert!(matches!(hall.order(stolen, Ask::default()), Err(PlaceOrderError::NotFound)));
        let placed = hall.order(mine, Ask::default()).unwrap();
        let order = placed.orders[0].id;
        let found = hall.db.read_blocking(|read| trade::order::find_for(read, order, &Holder::Token(&theirs.token)));
        assert_eq!(found.unwrap(), None);
    });
}

#[test]
fn the_price_is_the_servers_and_an_expectation_is_kept() {
    in_halls(1, 1, 5, |_, hall| {
        let basket = hall.basket(&[(0, 2)]);
        let wrong = Ask { expected: Some(Money::new(1, hall.market.currency)), ..Ask::default() };
        let error = hall.order(basket, wrong).unwrap_err();
        assert_eq!(error.code(), "trade.price_changed");
        assert_eq!(hall.stock(0), (5, 5, 0, 0));
        let total = hall.order(basket, Ask::default()).unwrap().payment.amount;
        let right = Ask { expected: Some(total), ..Ask::default() };
        assert!(hall.order(hall.basket(&[(0, 2)]), right).is_ok());
    });
}

#[test]
fn simulated_traffic_is_for_sandboxes() {
    in_halls(1, 1, 5, |_, hall| {
        let basket = hall.basket(&[(0, 1)]);
        let simulated = Ask { origin: Origin::Simulated, ..Ask::default() };
        let error = hall.order(basket, simulated.clone()).unwrap_err();
        assert_eq!(error.code(), "trade.simulated_refused");
        let placed = hall.order(basket, Ask { sandbox: true, ..simulated }).unwrap();
        assert_eq!(placed.orders[0].origin, Origin::Simulated);
    });
}

#[test]
fn what_is_not_there_does_not_go_into_a_cart() {
    in_halls(1, 2, 3, |_, hall| {
        let basket = hall.basket(&[(0, 2)]);
        let (inside, good) = (hall.clone(), hall.goods[0]);
        let refused = hall.db.write_blocking(move |tx| {
            let line = AddLine { listing: same(good.listing), variant: same(good.variant), quantity: 2, via: None };
            let holder = Holder::Token(&basket.token);
            add_to_cart(tx, &*inside.clock, &inside.market, basket.cart, &holder, line)
        });
        assert_eq!(refused.unwrap_err().code(), "trade.out_of_stock");
    });
}

#[test]
fn who_is_declined_may_try_again_until_the_time_is_over() {
    in_halls(2, 1, 5, |house, hall| {
        let basket = hall.basket(&[(0, 2), (1, 1)]);
        let placed = hall.order(basket, Ask { name: "DECLINE", ..Ask::default() }).unwrap();
        assert_eq!(placed.payment.status, PaymentStatus::Failed);
        assert!(placed.orders.iter().all(|order| order.state == OrderState::Unpaid));
        assert_eq!(hall.stock(0), (5, 3, 2, 0));
        assert_eq!(hall.balance("shopper:held"), 0);
        let retry = |method: &'static str| {
            let (hall, order) = (hall.clone(), placed.orders[0].id);
            hall.db.clone().write_blocking(move |tx| {
                let holder = Holder::Token(&basket.token);
                let retry = RetryPayment { order, holder: &holder, method, providers: &hall.providers, url: &hall.url };
                retry_payment(tx, &*hall.clock, &retry)
            })
        };
        assert_eq!(retry("shells").unwrap_err().code(), "trade.method_unknown");
        hall.clock.advance_ms(29 * MINUTE_MS);
        house.run();
        assert_eq!(retry("sandbox").unwrap().payment.status, PaymentStatus::Failed, "the name is still DECLINE");
        let paid = retry("cod").unwrap();
        assert!(paid.orders.iter().all(|order| order.state == OrderState::OnHold), "all shops of the checkout");
        assert_eq!(retry("cod").unwrap_err().code(), "trade.already_paid");
        assert_eq!(hall.stock(0), (5, 3, 0, 2));
        let late = hall.basket(&[(0, 1)]);
        let placed = hall.order(late, Ask { name: "DECLINE", ..Ask::default() }).unwrap();
        hall.clock.advance_ms(30 * MINUTE_MS);
        crate::deadlines(&hall.db, &*hall.clock, u64::MAX).unwrap();
        let order = hall.order_now(&late, placed.orders[0].id);
        assert_eq!(order.state, OrderState::Cancelled);
        assert_eq!(order.cancelled_at, Some(placed.orders[0].placed_at.plus_ms(30 * MINUTE_MS)));
        assert_eq!(hall.stock(0), (5, 3, 0, 2));
        hall.check();
    });
}
