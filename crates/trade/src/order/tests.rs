use kernel::{HOUR_MS, MINUTE_MS, ManualClock, SeededRng};
use proptest::prelude::*;
use secrecy::ExposeSecret as _;
use testkit::{START, clock};

use super::fixture::*;
use super::*;
use crate::access::{self, TokenHash};
use crate::cart;

#[test]
fn a_cart_becomes_one_order_for_each_shop() {
    for db in testkit::databases() {
        let (cart, _) = cart(&db, Some(ME));
        let orders = placed(&db, &cart, &[SHOP, SHOP_2], false, 3).unwrap();
        assert_eq!(orders.iter().map(|order| order.shop).collect::<Vec<_>>(), [SHOP, SHOP_2]);
        for order in &orders {
            assert_eq!(&read_again(&db, order), order, "what is kept is what was answered");
            assert_eq!(order.totals.items, thb(600));
            assert_eq!((order.totals.tax, order.totals.total, order.totals.refunded), (thb(63), thb(640), thb(0)));
            assert_eq!(order.state, OrderState::Unpaid);
            assert_eq!(order.due, Some(Due { kind: DueKind::Pay, at: START.plus_ms(30 * MINUTE_MS) }));
        }
        let id = cart.id;
        assert_eq!(db.read_blocking(move |read| of_cart(read, id)).unwrap(), orders);
        let want: Vec<(String, i64)> = orders.iter().map(|o| (ORDER_PLACED.to_owned(), o.id.get())).collect();
        assert_eq!(topics(&db), want);
    }
}

#[test]
fn a_cart_is_ordered_once() {
    for db in testkit::databases() {
        let (cart, _) = cart(&db, Some(ME));
        let orders = placed(&db, &cart, &[SHOP, SHOP_2], true, 1).unwrap();
        let ids: Vec<OrderId> = orders.iter().map(|order| order.id).collect();
        let again: [&'static [ShopId]; 3] = [&[SHOP], &[SHOP_2], &[SHOP, SHOP_2]];
        for shops in again {
            match placed(&db, &cart, shops, true, 1) {
                Err(PlaceError::AlreadyPlaced(known)) => assert_eq!(known, ids),
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(topics(&db).len(), 2);
        let open = db.read_blocking(|read| cart::open_of(read, ME, th())).unwrap();
        assert_eq!(open, None);
    }
}

#[test]
fn placing_at_the_same_time_orders_once() {
    for db in testkit::databases() {
        let (cart, _) = cart(&db, Some(ME));
        let placed = std::thread::scope(|scope| {
            let one = || placed(&db, &cart, &[SHOP], true, 2).is_ok();
            let many: Vec<_> = (0..8).map(|_| scope.spawn(one)).collect();
            many.into_iter().map(|one| one.join().unwrap()).filter(|ok| *ok).count()
        });
        assert_eq!(placed, 1);
        let id = cart.id;
        assert_eq!(db.read_blocking(move |read| of_cart(read, id)).unwrap().len(), 1);
    }
}

#[test]
fn nothing_cannot_be_placed() {
    for db in testkit::databases() {
        let (cart, _) = cart(&db, Some(ME));
        assert!(matches!(placed(&db, &cart, &[], true, 1), Err(PlaceError::Empty)));
        assert!(matches!(placed(&db, &cart, &[SHOP], true, 0), Err(PlaceError::Empty)));
        assert!(placed(&db, &cart, &[SHOP], true, 1).is_ok(), "the cart is still open");
    }
}

#[test]
fn a_paid_order_of_one_line_takes_five_statements() {
    let db = testkit::sqlite();
    let (cart, _) = cart(&db, Some(ME));
    let before = db.statements_run();
    let order = placed(&db, &cart, &[SHOP], true, 1).unwrap().remove(0);
    assert_eq!(db.statements_run() - before, 5, "cart, order, line, history, event");
    assert_eq!(order.state, OrderState::OnHold);
    assert_eq!(order.due, Some(Due { kind: DueKind::Remorse, at: START.plus_ms(HOUR_MS) }));
    assert_eq!((order.paid_at, order.ship_by), (Some(START), Some(START.plus_ms(48 * HOUR_MS))));
    assert_eq!(topics(&db), [(ORDER_PAID.to_owned(), order.id.get())]);
    let id = order.id;
    let history = db.read_blocking(move |read| history(read, id)).unwrap();
    let told: Vec<_> = history.iter().map(|m| (m.from, m.to, m.actor, m.reason.as_str())).collect();
    let (unpaid, on_hold) = (OrderState::Unpaid, OrderState::OnHold);
    assert_eq!(told, [(None, unpaid, Actor::Buyer, "placed"), (Some(unpaid), on_hold, Actor::System, "paid")]);
}

#[test]
fn an_order_is_seen_by_its_holder_and_by_nobody_else() {
    for db in testkit::databases() {
        let mine = paid_order(&db, 1);
        let (guest, hash) = cart(&db, None);
        let hash = hash.unwrap();
        let guests = placed(&db, &guest, &[SHOP], true, 1).unwrap().remove(0);
        let person = |order: &Order, buyer| {
            let id = order.id;
            db.read_blocking(move |read| find_for(read, id, &Holder::Person(buyer))).unwrap().is_some()
        };
        let token = |order: &Order, hash: TokenHash| {
            let id = order.id;
            db.read_blocking(move |read| find_for(read, id, &Holder::Token(&hash))).unwrap().is_some()
        };
        assert!(person(&mine, ME) && token(&guests, hash));
        assert!(!person(&mine, OTHER) && !person(&guests, ME) && !token(&mine, hash) && !token(&guests, [7; 32]));

        let id = mine.id;
        let link = db.write_blocking(move |tx| access::grant(tx, &clock(), &SeededRng::new(4), id)).unwrap();
        let link = access::token_hash(link.expose_secret()).unwrap();
        assert!(token(&mine, link) && !token(&guests, link), "a letter's link opens its order");
        let until = START.plus_ms(access::LINK_MS);
        let opened = db.read_blocking(move |read| access::opens(read, &link, until.plus_ms(-1))).unwrap();
        assert_eq!(opened, Some(mine.id));
        assert_eq!(db.read_blocking(move |read| access::opens(read, &link, until)).unwrap(), None);
        db.write_blocking(move |tx| access::sweep(tx, &ManualClock::at(until))).unwrap();
        assert!(!token(&mine, link), "for a while");
        assert!(token(&guests, hash));
        let over = START.plus_ms(access::CART_MS);
        db.write_blocking(move |tx| access::sweep(tx, &ManualClock::at(over))).unwrap();
        assert!(!token(&guests, hash), "and so does a cart's");
    }
}

#[test]
fn an_order_goes_its_way_with_its_deadlines() {
    for db in testkit::databases() {
        let mut order = paid_order(&db, 2);
        let hours = |n: i64| Some(START.plus_ms(n * HOUR_MS));
        go(&db, &mut order, HOUR_MS, Event::RemorseOver, Actor::System).unwrap();
        assert_eq!(order.due, hours(36).map(|at| Due { kind: DueKind::DispatchWarning, at }));
        let id = order.id;
        order = db
            .write_blocking(move |tx| {
                let mut order = find(tx, id)?.unwrap();
                mark_late(tx, &mut order)?;
                Ok::<_, db::Error>(order)
            })
            .unwrap();
        assert_eq!((order.late, order.due), (true, hours(96).map(|at| Due { kind: DueKind::Overdue, at })));

        assert!(move_lines(&db, &mut order, 2 * HOUR_MS, &[0], LineState::Packed));
        assert_eq!(order.state, OrderState::PartiallyShipped);
        assert_eq!(order.due.map(|due| due.kind), Some(DueKind::Overdue), "packing is not sending");
        assert!(move_lines(&db, &mut order, 3 * HOUR_MS, &[1], LineState::Packed));
        assert_eq!(order.state, OrderState::AwaitingCollection);
        assert!(move_lines(&db, &mut order, 4 * HOUR_MS, &[0, 1], LineState::Shipped));
        assert_eq!((order.state, order.due), (OrderState::InTransit, None));
        assert!(!move_lines(&db, &mut order, 5 * HOUR_MS, &[0], LineState::Delivered), "not all is there");
        assert!(move_lines(&db, &mut order, 6 * HOUR_MS, &[1], LineState::Delivered));
        assert_eq!((order.state, order.delivered_at), (OrderState::Delivered, hours(6)));
        assert_eq!(order.return_until(7), Some(START.plus_ms(6 * HOUR_MS + 7 * DAY_MS)));
        go(&db, &mut order, 200 * HOUR_MS, Event::WindowOver, Actor::System).unwrap();
        assert_eq!((order.state, order.completed_at), (OrderState::Completed, hours(200)));
        assert_eq!(read_again(&db, &order), order);

        let id = order.id;
        let history = db.read_blocking(move |read| history(read, id)).unwrap();
        let way: Vec<_> = history.iter().map(|moved| moved.to.name()).collect();
        let want =
            "UNPAID ON_HOLD AWAITING_SHIPMENT PARTIALLY_SHIPPED AWAITING_COLLECTION IN_TRANSIT DELIVERED COMPLETED";
        assert_eq!(way.join(" "), want);
        assert!(history.windows(2).all(|pair| pair[1].from == Some(pair[0].to)));
    }
}

#[test]
fn goods_that_all_came_back_complete_their_order() {
    for db in testkit::databases() {
        let mut order = paid_order(&db, 2);
        go(&db, &mut order, HOUR_MS, Event::RemorseOver, Actor::System).unwrap();
        for to in [LineState::Packed, LineState::Shipped, LineState::Delivered] {
            assert!(move_lines(&db, &mut order, 2 * HOUR_MS, &[0, 1], to));
        }
        assert!(!move_lines(&db, &mut order, 3 * HOUR_MS, &[0, 1], LineState::Returning));
        assert!(!move_lines(&db, &mut order, 4 * HOUR_MS, &[0], LineState::Returned));
        assert!(move_lines(&db, &mut order, 5 * HOUR_MS, &[1], LineState::Returned));
        assert_eq!(order.state, OrderState::Completed);
    }
}

#[test]
fn an_order_that_somebody_else_moved_does_not_move() {
    for db in testkit::databases() {
        let order = paid_order(&db, 1);
        let (mut one, mut other) = (order.clone(), order);
        go(&db, &mut one, HOUR_MS, Event::RemorseOver, Actor::System).unwrap();
        let late = go(&db, &mut other, HOUR_MS, Event::RemorseOver, Actor::System);
        assert!(matches!(late, Err(AdvanceError::Illegal(IllegalMove { from: OrderState::OnHold, .. }))));
        assert_eq!(topics(&db).len(), 2);

        let stale = one.clone();
        assert!(move_lines(&db, &mut one, 2 * HOUR_MS, &[0], LineState::Cancelled));
        let again = db.write_blocking(move |tx| {
            let mut order = stale.clone();
            let line = order.lines[0].id;
            set_lines(tx, &mut order, &[line], LineState::Cancelled)
        });
        assert!(again.is_err(), "a line is cancelled once");
    }
}

#[test]
fn what_is_due_comes_in_the_order_of_time() {
    for db in testkit::databases() {
        let (unpaid, _) = cart(&db, None);
        let unpaid = placed(&db, &unpaid, &[SHOP], false, 1).unwrap().remove(0);
        let paid = paid_order(&db, 1);
        let due_at = |ms: i64| db.read_blocking(move |read| due(read, START.plus_ms(ms), 10)).unwrap();
        assert_eq!(due_at(30 * MINUTE_MS - 1), []);
        assert_eq!(due_at(30 * MINUTE_MS), [(unpaid.id, unpaid.due.unwrap())]);
        let both = [(unpaid.id, unpaid.due.unwrap()), (paid.id, paid.due.unwrap())];
        assert_eq!(due_at(HOUR_MS), both);
        assert_eq!(db.read_blocking(|read| due(read, START.plus_ms(DAY_MS), 1)).unwrap(), both[..1]);
    }
}

#[test]
fn a_refund_is_never_more_than_was_paid() {
    for db in testkit::databases() {
        let order = paid_order(&db, 2);
        let refund = |order: &Order, line: usize, more: i64| {
            let before = order.clone();
            db.write_blocking(move |tx| {
                let mut order = before.clone();
                let (id, gross) = (order.lines[line].id, order.lines[line].gross);
                let total = gross.plus(thb(more)).unwrap();
                note_refund(tx, &mut order, &[(id, gross)], total)?;
                Ok::<_, db::Error>(order)
            })
        };
        let after = refund(&order, 0, 0).unwrap();
        assert_eq!((after.totals.refunded, after.lines[0].refunded), (thb(100), thb(100)));
        assert_eq!(read_again(&db, &order), after);
        assert!(refund(&order, 0, 0).is_err(), "a line is paid back once, even by whom saw it before");
        assert!(refund(&order, 1, 41).is_err(), "shipping was 40");
        let all = refund(&after, 1, 40).unwrap();
        assert_eq!(all.totals.refunded, all.totals.total);
    }
}

#[test]
fn a_seller_finds_orders_by_what_is_to_be_done() {
    for db in testkit::databases() {
        let mut ids = Vec::new();
        for _ in 0..3 {
            ids.push(paid_order(&db, 2));
        }
        let (guest, _) = cart(&db, None);
        placed(&db, &guest, &[SHOP_2], false, 1).unwrap();
        go(&db, &mut ids[0], HOUR_MS, Event::RemorseOver, Actor::System).unwrap();
        go(&db, &mut ids[1], HOUR_MS, Event::RemorseOver, Actor::System).unwrap();
        move_lines(&db, &mut ids[1], 2 * HOUR_MS, &[0], LineState::Packed);

        let list = |shop, filter: OrderFilter, limit| {
            let page = PageRequest::new(None, Some(limit));
            db.read_blocking(move |read| of_shop(read, shop, &filter, &page)).unwrap()
        };
        let everything = list(SHOP, OrderFilter::default(), 10);
        assert_eq!(everything.items.iter().map(|o| o.id).collect::<Vec<_>>(), [ids[2].id, ids[1].id, ids[0].id]);
        let first = list(SHOP, OrderFilter::default(), 2);
        let next = PageRequest::new(first.next, Some(2));
        let rest = db.read_blocking(move |read| of_shop(read, SHOP, &OrderFilter::default(), &next)).unwrap();
        assert_eq!((rest.items, rest.next), (vec![ids[0].clone()], None));
        let state = Some(OrderState::AwaitingShipment);
        assert_eq!(list(SHOP, OrderFilter { state, ..OrderFilter::default() }, 10).items, [ids[0].clone()]);
        assert_eq!(list(SHOP, OrderFilter { late: true, ..OrderFilter::default() }, 10).items, []);
        let gb = Some("GB".parse().unwrap());
        assert_eq!(list(SHOP, OrderFilter { market: gb, ..OrderFilter::default() }, 10).items, []);
        assert_eq!(list(SHOP, OrderFilter { market: Some(th()), ..OrderFilter::default() }, 10).items.len(), 3);
        let page = PageRequest::first();
        let filter = OrderFilter { state: Some(OrderState::Unpaid), ..OrderFilter::default() };
        let operators = db.read_blocking(move |read| all(read, &filter, &page)).unwrap();
        assert_eq!(operators.items.iter().map(|o| o.shop).collect::<Vec<_>>(), [SHOP_2]);
        let mine = db.read_blocking(|read| of_buyer(read, ME, &PageRequest::first())).unwrap();
        assert_eq!(mine.items, everything.items);

        let counted = db.read_blocking(|read| counts(read, SHOP)).unwrap();
        let (hold, ship, part) = (OrderState::OnHold, OrderState::AwaitingShipment, OrderState::PartiallyShipped);
        assert_eq!(counted, Counts { by_state: vec![(hold, 1), (ship, 1), (part, 1)], late: 0 });
        let picks = db.read_blocking(|read| pick_list(read, SHOP)).unwrap();
        let picks: Vec<_> = picks.iter().map(|pick| (pick.sku.as_str(), pick.units, pick.orders)).collect();
        assert_eq!(picks, [("CUP-1", 1, 1), ("CUP-2", 2, 2)], "what is packed is off the shelf");
        let owed = db.read_blocking(|read| undelivered(read, SHOP)).unwrap();
        assert_eq!(owed.iter().map(|(_, amount)| *amount).collect::<Vec<_>>(), vec![thb(340); 3]);
        let sold = db.read_blocking(|read| units_sold(read, VariantId::new(1), START)).unwrap();
        assert_eq!(sold, [(th(), 3)], "what is not paid is not sold");
    }
}

#[test]
fn an_order_follows_the_lines_that_are_left() {
    for db in testkit::databases() {
        let mut order = paid_order(&db, 3);
        assert!(!move_lines(&db, &mut order, MINUTE_MS, &[2], LineState::Cancelled), "the others are still wanted");
        assert_eq!((order.state, order.due.map(|due| due.kind)), (OrderState::OnHold, Some(DueKind::Remorse)));
        go(&db, &mut order, HOUR_MS, Event::RemorseOver, Actor::System).unwrap();
        assert!(move_lines(&db, &mut order, 2 * HOUR_MS, &[0], LineState::Packed));
        assert_eq!(order.state, OrderState::PartiallyShipped);
        assert!(!move_lines(&db, &mut order, 3 * HOUR_MS, &[0], LineState::Shipped), "one is still to be packed");
        assert_eq!(order.due.map(|due| due.kind), Some(DueKind::DispatchWarning), "and still to be sent in time");
        assert!(move_lines(&db, &mut order, 4 * HOUR_MS, &[1], LineState::Cancelled));
        assert_eq!((order.state, order.due), (OrderState::InTransit, None));
        assert!(move_lines(&db, &mut order, 5 * HOUR_MS, &[0], LineState::Delivered));
        assert_eq!(order.state, OrderState::Delivered);
        assert!(!move_lines(&db, &mut order, 6 * HOUR_MS, &[0], LineState::Returning));
        assert!(!move_lines(&db, &mut order, 7 * HOUR_MS, &[0], LineState::Delivered), "a return that came to nothing");
        assert!(!move_lines(&db, &mut order, 8 * HOUR_MS, &[0], LineState::Returning));
        assert!(move_lines(&db, &mut order, 9 * HOUR_MS, &[0], LineState::Returned));
        assert_eq!(order.state, OrderState::Completed);
        assert_eq!(read_again(&db, &order), order);
    }
}

#[test]
fn what_is_unpacked_goes_back_and_its_deadline_stays() {
    for db in testkit::databases() {
        let mut order = paid_order(&db, 1);
        go(&db, &mut order, HOUR_MS, Event::RemorseOver, Actor::System).unwrap();
        let due = order.due;
        assert!(move_lines(&db, &mut order, 2 * HOUR_MS, &[0], LineState::Packed));
        assert!(move_lines(&db, &mut order, 3 * HOUR_MS, &[0], LineState::Open));
        assert_eq!((order.state, order.due), (OrderState::AwaitingShipment, due));
    }
}

#[test]
fn an_order_that_is_not_paid_ends_cancelled_and_says_so_once() {
    for db in testkit::databases() {
        let (cart, _) = cart(&db, None);
        let mut order = placed(&db, &cart, &[SHOP], false, 2).unwrap().remove(0);
        assert!(!move_lines(&db, &mut order, MINUTE_MS, &[0], LineState::Cancelled));
        assert!(move_lines(&db, &mut order, 2 * MINUTE_MS, &[1], LineState::Cancelled));
        assert_eq!((order.state, order.due, order.paid_at), (OrderState::Cancelled, None, None));
        assert_eq!(order.cancelled_at, Some(START.plus_ms(2 * MINUTE_MS)));
        let key = order.id.get();
        assert_eq!(topics(&db), [(ORDER_PLACED.to_owned(), key), (ORDER_CANCELLED.to_owned(), key)]);
        let late = go(&db, &mut order, HOUR_MS, Event::Paid, Actor::System);
        assert!(matches!(late, Err(AdvanceError::Illegal(_))), "money that comes late does not wake it");
        assert_eq!(db.read_blocking(|read| due(read, START.plus_ms(DAY_MS), 9)).unwrap(), []);
    }
}

#[test]
fn payment_makes_an_order_firm() {
    for db in testkit::databases() {
        let (cart, _) = cart(&db, None);
        let mut order = placed(&db, &cart, &[SHOP], false, 1).unwrap().remove(0);
        for actor in [Actor::Buyer, Actor::Seller, Actor::Operator] {
            assert!(go(&db, &mut order, MINUTE_MS, Event::Paid, actor).is_err(), "{actor:?} does not say so");
        }
        go(&db, &mut order, 10 * MINUTE_MS, Event::Paid, Actor::System).unwrap();
        let after = |ms: i64| START.plus_ms(10 * MINUTE_MS + ms);
        assert_eq!((order.paid_at, order.ship_by), (Some(after(0)), Some(after(48 * HOUR_MS))));
        assert_eq!(order.due, Some(Due { kind: DueKind::Remorse, at: after(HOUR_MS) }));
        assert_eq!(topics(&db).pop(), Some((ORDER_PAID.to_owned(), order.id.get())));
        assert_eq!(read_again(&db, &order), order);
    }
}

#[test]
fn lines_go_only_where_a_line_goes_and_only_the_orders_own() {
    for db in testkit::databases() {
        let (mut order, other) = (paid_order(&db, 1), paid_order(&db, 1));
        let set = |order: &Order, line: OrderLineId, to: LineState| {
            let order = order.clone();
            db.write_blocking(move |tx| set_lines(tx, &mut order.clone(), &[line], to))
        };
        for to in [LineState::Shipped, LineState::Delivered, LineState::Returning, LineState::Returned] {
            assert!(set(&order, order.lines[0].id, to).is_err(), "from OPEN to {}", to.name());
        }
        set(&order, other.lines[0].id, LineState::Cancelled).unwrap();
        assert_eq!((read_again(&db, &order), read_again(&db, &other)), (order.clone(), other));
        assert!(move_lines(&db, &mut order, MINUTE_MS, &[0], LineState::Cancelled));
        assert!(set(&order, order.lines[0].id, LineState::Open).is_err(), "the dead stay dead");
    }
}

#[test]
fn what_is_late_refunded_or_cancelled_is_counted_as_that() {
    for db in testkit::databases() {
        let (mut late, mut partly) = (paid_order(&db, 1), paid_order(&db, 2));
        go(&db, &mut late, HOUR_MS, Event::RemorseOver, Actor::System).unwrap();
        let before = late.clone();
        db.write_blocking(move |tx| mark_late(tx, &mut before.clone())).unwrap();
        move_lines(&db, &mut partly, MINUTE_MS, &[1], LineState::Cancelled);
        let before = partly.clone();
        let noted = db.write_blocking(move |tx| {
            let line = (before.lines[1].id, before.lines[1].gross);
            note_refund(tx, &mut before.clone(), &[line], line.1)
        });
        noted.unwrap();
        let only_late = OrderFilter { late: true, ..OrderFilter::default() };
        let found = db.read_blocking(move |read| of_shop(read, SHOP, &only_late, &PageRequest::first())).unwrap();
        assert_eq!(found.items.iter().map(|order| order.id).collect::<Vec<_>>(), [late.id]);
        let counted = db.read_blocking(|read| counts(read, SHOP)).unwrap();
        let (hold, ship) = (OrderState::OnHold, OrderState::AwaitingShipment);
        assert_eq!(counted, Counts { by_state: vec![(hold, 1), (ship, 1)], late: 1 });
        let owed = db.read_blocking(|read| undelivered(read, SHOP)).unwrap();
        assert_eq!(owed, [(late.id, thb(140)), (partly.id, thb(140))], "200 of 340 went back");
        let sold = |variant, since| {
            db.read_blocking(move |read| units_sold(read, VariantId::new(variant), START.plus_ms(since))).unwrap()
        };
        assert_eq!((sold(1, 0), sold(2, 0), sold(1, 1)), (vec![(th(), 2)], vec![], vec![]));
    }
}

#[test]
fn whose_account_is_gone_is_forgotten_when_the_order_is_over() {
    for db in testkit::databases() {
        let mut over = paid_order(&db, 1);
        assert!(move_lines(&db, &mut over, MINUTE_MS, &[0], LineState::Cancelled));
        let mut on_its_way = paid_order(&db, 1);
        let (open, _) = cart(&db, Some(ME));
        db.write_blocking(|tx| forget_buyer(tx, ME)).unwrap();
        let gone = read_again(&db, &over);
        assert_eq!((gone.buyer, gone.email, gone.address.name.as_str()), (None, None, ""));
        assert_eq!((gone.address.country, gone.totals), (over.address.country, over.totals), "books stay");
        let going = read_again(&db, &on_its_way);
        assert_eq!((going.buyer, going.address), (None, on_its_way.address.clone()), "it must still arrive");
        let id = open.id;
        assert_eq!(db.read_blocking(move |read| cart::find(read, id, &Holder::Person(ME))).unwrap(), None);

        assert_eq!(db.write_blocking(forget_over).unwrap(), 0);
        assert!(move_lines(&db, &mut on_its_way, HOUR_MS, &[0], LineState::Cancelled));
        assert_eq!(db.write_blocking(forget_over).unwrap(), 1);
        assert_eq!(read_again(&db, &on_its_way).address, on_its_way.address.forgotten());
        assert_eq!(db.write_blocking(forget_over).unwrap(), 0);
    }
}

fn priced() -> impl Strategy<Value = NewLine> {
    (1..=i64::from(u32::MAX), 0..=10_000_i64, 0..=10_000_i64).prop_map(|(gross, tax_bp, fee_bp)| {
        let tax = thb(gross).share(BasisPoints::new(tax_bp).unwrap());
        let net = thb(gross - tax.minor);
        let commission = net.share(BasisPoints::new(fee_bp).unwrap());
        NewLine { gross: thb(gross), tax, net, commission, payment_fee: thb(0), ..unit_of(1, gross) }
    })
}

proptest! {
    #[test]
    fn totals_are_the_sums_of_the_lines_and_the_shipping(
        lines in prop::collection::vec(priced(), 1..100),
        shipping in 0..=1_000_000_i64,
        tax_bp in 0..=10_000_i64,
    ) {
        let shipping_tax = thb(shipping).share(BasisPoints::new(tax_bp).unwrap());
        let (id, origin) = (OrderId::new(1), Origin::Real);
        let order = NewOrder { id, shop: SHOP, lane: String::new(), shipping: thb(shipping), shipping_tax, fx: None, origin, lines };
        let totals = order.totals().unwrap();
        let sum = |of: fn(&NewLine) -> Money| order.lines.iter().map(|line| of(line).minor).sum::<i64>();
        prop_assert_eq!(totals.items.minor, sum(|line| line.gross));
        prop_assert_eq!(totals.total.minor, totals.items.minor + shipping);
        prop_assert_eq!(totals.tax.minor, sum(|line| line.tax) + shipping_tax.minor);
        prop_assert!(totals.tax.minor >= 0 && totals.tax.minor <= totals.total.minor && totals.total.minor > 0);
        prop_assert_eq!(sum(|line| line.net) + sum(|line| line.tax), totals.items.minor);
        prop_assert_eq!(totals.refunded, thb(0));
    }

    #[test]
    fn amounts_beyond_range_or_of_two_currencies_are_refused(gross in i64::MAX - 50..=i64::MAX) {
        let (id, origin, lane) = (OrderId::new(1), Origin::Real, String::new());
        let line = NewLine { gross: thb(gross), ..unit_of(1, 100) };
        let order = NewOrder { id, shop: SHOP, lane, shipping: thb(100), shipping_tax: thb(0), fx: None, origin, lines: vec![line] };
        prop_assert!(order.totals().is_err());
        let mixed = NewOrder { shipping: Money::new(1, Currency::CNY), ..order };
        prop_assert!(mixed.totals().is_err());
    }
}
