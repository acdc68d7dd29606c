//! Many at once: what is there is sold once, whoever comes and in whatever order.

use std::collections::BTreeMap;
use std::sync::Arc;

use kernel::{Coded, MINUTE_MS};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use trade::order::OrderState;
use trade::payment::PaymentStatus;
use trade::{Actor, Holder};

use super::hall::{Ask, Basket, Hall};
use super::in_halls;
use crate::trade::cancel::{CancelOrder, cancel_order};
use crate::trade::{PlaceOrderError, Placed, RetryPayment, deadlines, retry_payment};

/// Buyers who come at once.
const BUYERS: usize = 1_000;

#[test]
fn a_thousand_buyers_of_ten_units_are_ten_orders() {
    in_halls(1, 1, 10, |house, hall| {
        let baskets: Vec<Basket> = (0..BUYERS).map(|_| hall.basket(&[(0, 1)])).collect();
        let outcomes = at_once(hall, baskets.iter().map(|basket| (*basket, Ask::default())).collect());
        let (served, refused): (Vec<_>, Vec<_>) = outcomes.into_iter().partition(Result::is_ok);
        assert_eq!(served.len(), 10);
        assert!(served.iter().flatten().all(|placed| placed.payment.status == PaymentStatus::Paid));
        let codes = refused.iter().filter_map(|refused| refused.as_ref().err().map(Coded::code));
        let codes = codes.fold(BTreeMap::new(), |mut codes, code| {
            *codes.entry(code).or_insert(0) += 1;
            codes
        });
        assert_eq!(codes, [("trade.out_of_stock", BUYERS - 10)].into());
        assert_eq!(hall.stock(0), (10, 0, 0, 10));
        assert_eq!(hall.orders().len(), 10);
        hall.check();
        house.run();
        hall.check();
    });
}

#[test]
fn mixed_carts_in_opposite_orders_do_not_stop_each_other() {
    in_halls(3, 2, 20, |_, hall| {
        let goods = hall.goods.len();
        let cart = |n: usize| {
            let mut wants: Vec<(usize, i64)> =
                (0..goods).filter(|good| (n >> (good % 5)) & 1 == 1).map(|good| (good, 1)).collect();
            wants.push((n % goods, 1));
            wants.dedup_by_key(|want| want.0);
            if n.is_multiple_of(2) {
                wants.reverse();
            }
            wants
        };
        let wishes: Vec<(Basket, Ask)> = (0..200)
            .map(|n: usize| {
                let name = if n.is_multiple_of(7) { "DECLINE" } else { "Lin" };
                (hall.basket(&cart(n)), Ask { name, ..Ask::default() })
            })
            .collect();
        let outcomes = at_once(hall, wishes);
        let mut units = BTreeMap::new();
        for outcome in &outcomes {
            match outcome {
                Ok(placed) => {
                    for line in placed.orders.iter().flat_map(|order| &order.lines) {
                        *units.entry(line.variant.get()).or_insert(0) += 1;
                    }
                }
                Err(error) => assert_eq!(error.code(), "trade.out_of_stock"),
            }
        }
        for (place, good) in hall.goods.iter().enumerate() {
            let (on_hand, available, held, committed) = hall.stock(place);
            assert_eq!(on_hand, 20);
            assert_eq!(held + committed, units.get(&good.variant.get()).copied().unwrap_or(0));
            assert_eq!(available, 20 - held - committed);
        }
        hall.check();
        hall.clock.advance_ms(31 * MINUTE_MS);
        deadlines(&hall.db, &*hall.clock, u64::MAX).unwrap();
        for good in 0..goods {
            assert_eq!(hall.stock(good).2, 0, "what was not paid is free again");
        }
        hall.check();
    });
}

/// Places all of these orders at once, each in the lane of its smallest variant.
fn at_once(hall: &Hall, wishes: Vec<(Basket, Ask)>) -> Vec<Result<Placed, PlaceOrderError>> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(4).build().unwrap();
    let hall = Arc::new(hall.clone());
    let outcomes = runtime.block_on(async {
        let tasks = wishes.into_iter().map(|(basket, ask)| {
            let hall = Arc::clone(&hall);
            tokio::spawn(async move {
                let inside = Arc::clone(&hall);
                hall.db.write_in_lane(basket.lane, move |tx| inside.place(tx, &basket, &ask)).await
            })
        });
        let tasks: Vec<_> = tasks.collect();
        let mut outcomes = Vec::with_capacity(tasks.len());
        for task in tasks {
            outcomes.push(task.await.unwrap());
        }
        outcomes
    });
    drop(hall);
    outcomes
}

/// What a shopper does, one step after another, while others do the same.
#[derive(Clone, Debug)]
struct Script {
    /// Good and units.
    wants: Vec<(usize, i64)>,
    pay: Pay,
    then: Then,
}

#[derive(Clone, Copy, Debug)]
enum Pay {
    Sandbox,
    Declined,
    AtTheDoor,
    /// By a service that answers later.
    Later,
}

#[derive(Clone, Copy, Debug)]
enum Then {
    Nothing,
    CancelAll,
    /// One unit of the first order.
    CancelOne,
    Retry,
    Again,
    /// The clock is moved beyond the time to pay, and does its work.
    TimePasses,
}

fn script() -> impl Strategy<Value = Script> {
    let wants = proptest::collection::btree_map(0..4_usize, 1..=3_i64, 1..=3);
    let pay = prop_oneof![
        3 => Just(Pay::Sandbox),
        2 => Just(Pay::Declined),
        1 => Just(Pay::AtTheDoor),
        1 => Just(Pay::Later),
    ];
    let then = prop_oneof![
        3 => Just(Then::Nothing),
        2 => Just(Then::CancelAll),
        2 => Just(Then::CancelOne),
        2 => Just(Then::Retry),
        1 => Just(Then::Again),
        1 => Just(Then::TimePasses),
    ];
    (wants.prop_map(|wants| wants.into_iter().collect::<Vec<_>>()), any::<bool>(), pay, then).prop_map(
        |(mut wants, backwards, pay, then)| {
            if backwards {
                wants.reverse();
            }
            Script { wants, pay, then }
        },
    )
}

/// Stock, orders and books agree after shoppers did whatever they like at the same time.
#[test]
fn whatever_shoppers_do_at_once_stock_orders_and_books_agree() {
    in_halls(2, 2, 8, |house, hall| {
        let mut runner = TestRunner::new(Config { cases: 12, ..Config::default() });
        let scripts = proptest::collection::vec(script(), 4..16);
        runner
            .run(&scripts, |scripts| {
                hall.restock(8);
                play(hall, scripts);
                house.run();
                settle_down(hall);
                Ok(())
            })
            .unwrap();
    });
}

fn play(hall: &Hall, scripts: Vec<Script>) {
    let actors: Vec<(Basket, Script)> =
        scripts.into_iter().map(|script| (hall.basket(&script.wants), script)).collect();
    std::thread::scope(|scope| {
        for (basket, script) in actors {
            scope.spawn(move || act(hall, basket, &script));
        }
    });
    hall.check();
}

fn act(hall: &Hall, basket: Basket, script: &Script) {
    let (method, name) = match script.pay {
        Pay::Sandbox => ("sandbox", "Lin"),
        Pay::Declined => ("sandbox", "DECLINE"),
        Pay::AtTheDoor => ("cod", "Lin"),
        Pay::Later => ("service", "Lin"),
    };
    let placed = match hall.order(basket, Ask { method, name, ..Ask::default() }) {
        Ok(placed) => placed,
        Err(error) => {
            assert_eq!(error.code(), "trade.out_of_stock");
            return;
        }
    };
    match script.then {
        Then::Nothing => {}
        Then::CancelAll => {
            for order in &placed.orders {
                cancel(hall, basket, order.id, None);
            }
        }
        Then::CancelOne => cancel(hall, basket, placed.orders[0].id, Some(placed.orders[0].lines[0].id)),
        Then::Retry => {
            let (hall, order) = (hall.clone(), placed.orders[0].id);
            let tried = hall.db.clone().write_blocking(move |tx| {
                let holder = Holder::Token(&basket.token);
                let (providers, url) = (&hall.providers, &hall.url);
                let retry = RetryPayment { order, holder: &holder, method: "cod", providers, url };
                retry_payment(tx, &*hall.clock, &retry)
            });
            if let Err(error) = tried {
                assert!(["trade.already_paid", "trade.pay_window_over"].contains(&error.code()), "{error}");
            }
        }
        Then::Again => {
            let again = hall.order(basket, Ask { method, name, ..Ask::default() }).unwrap();
            let ids = |placed: &Placed| placed.orders.iter().map(|order| order.id).collect::<Vec<_>>();
            assert_eq!(ids(&again), ids(&placed));
        }
        Then::TimePasses => {
            hall.clock.advance_ms(31 * MINUTE_MS);
            deadlines(&hall.db, &*hall.clock, u64::MAX).unwrap();
        }
    }
}

fn cancel(hall: &Hall, basket: Basket, order: trade::OrderId, line: Option<trade::OrderLineId>) {
    let hall = hall.clone();
    let cancelled = hall.db.clone().write_blocking(move |tx| {
        let holder = Holder::Token(&basket.token);
        let mut order = trade::order::find_for(tx, order, &holder)?.expect("the buyer's own order");
        let lines = line.map(|line| vec![line]);
        let wish = CancelOrder { actor: Actor::Buyer, lines: lines.as_deref(), reason: "changed my mind" };
        cancel_order(tx, &*hall.clock, &mut order, &wish).map(drop)
    });
    if let Err(error) = cancelled {
        let known = ["trade.cannot_cancel", "trade.unknown_line"];
        assert!(known.contains(&error.code()), "{error}");
    }
}

/// Nothing waits for payment any more: nothing is held in checkout, and each unit is an order's or on the shelf.
fn settle_down(hall: &Hall) {
    hall.clock.advance_ms(31 * MINUTE_MS);
    deadlines(&hall.db, &*hall.clock, u64::MAX).unwrap();
    hall.check();
    let orders = hall.orders();
    assert!(orders.iter().all(|order| order.state != OrderState::Unpaid));
    for (place, good) in hall.goods.iter().enumerate() {
        let (on_hand, available, held, committed) = hall.stock(place);
        let open = orders
            .iter()
            .flat_map(|order| &order.lines)
            .filter(|line| line.variant.get() == good.variant.get() && line.state == trade::order::LineState::Open);
        let open = i64::try_from(open.count()).unwrap();
        assert_eq!((held, committed, available), (0, open, on_hand - open), "good {place}");
    }
}
