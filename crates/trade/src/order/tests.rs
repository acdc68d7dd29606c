use kernel::{HOUR_MS, MINUTE_MS, ManualClock, SeededRng};
use proptest::prelude::*;
use secrecy::ExposeSecret as _;
use testkit::{START, clock};

use super::*;
use crate::access::{self, TokenHash};
use crate::cancellation::{self, CancellationError, CancellationState, NewCancellation};
use crate::cart::{self, Cart, NewLine as NewCartLine};

const ME: BuyerId = BuyerId::new(5);
const OTHER: BuyerId = BuyerId::new(6);
const SHOP: ShopId = ShopId::new(40);
const SHOP_2: ShopId = ShopId::new(41);

fn th() -> MarketCode {
    "TH".parse().unwrap()
}

fn thb(minor: i64) -> Money {
    Money::new(minor, Currency::THB)
}

fn at(ms: i64) -> ManualClock {
    ManualClock::at(START.plus_ms(ms))
}

fn address() -> Address {
    Address {
        name: "Mali Saetang".to_owned(),
        phone: "+66812345678".to_owned(),
        country: "TH".parse().unwrap(),
        line1: "99/1 Rama IV Road".to_owned(),
        line2: None,
        city: "Bangkok".to_owned(),
        region: None,
        postal_code: Some("10500".to_owned()),
    }
}

fn unit_of(variant: i64, gross: i64) -> NewLine {
    NewLine {
        listing: ListingId::new(10),
        product: ProductId::new(20),
        variant: VariantId::new(variant),
        title: "แก้วน้ำ".to_owned(),
        sku: format!("CUP-{variant}"),
        options: vec![("Colour".to_owned(), "Blue".to_owned())],
        image: Some("a/b.webp".to_owned()),
        gross: thb(gross),
        tax: thb(gross / 10),
        net: thb(gross - gross / 10),
        vat_bp: BasisPoints::new(700).unwrap(),
        tax_by: "platform",
        commission: thb(gross / 20),
        payment_fee: thb(gross / 50),
        via: Some(Via { kind: cart::ViaKind::Post, id: 3 }),
    }
}

fn new_order(tx: &db::Tx, shop: ShopId, lines: Vec<NewLine>) -> NewOrder {
    NewOrder {
        id: tx.new_id(),
        shop,
        lane: "standard".to_owned(),
        shipping: thb(40),
        shipping_tax: thb(3),
        fx: Some(FxAtPlacement {
            rate: Rate::new("0.2".parse().unwrap()).unwrap(),
            to: Currency::CNY,
            source: "ecb".to_owned(),
            date: "2026-10-30".parse().unwrap(),
        }),
        origin: Origin::Real,
        lines,
    }
}

/// A cart with something in it: a person's, or a guest's with its token.
fn cart(db: &db::Db, buyer: Option<BuyerId>) -> (Cart, Option<TokenHash>) {
    let made = db.write_blocking(move |tx| {
        let (mut cart, token) = cart::open(tx, &clock(), &SeededRng::new(9), th(), buyer)?;
        let (listing, product, variant) = (ListingId::new(10), ProductId::new(20), VariantId::new(1));
        let new = NewCartLine { listing, product, variant, shop: SHOP, quantity: 1, seen: thb(100), via: None };
        cart::add(tx, &clock(), &mut cart, new)?;
        Ok::<_, cart::CartError>((cart, token))
    });
    let (cart, token) = made.unwrap();
    (cart, token.and_then(|token| access::token_hash(token.expose_secret())))
}

fn place_in(tx: &mut db::Tx, cart: &Cart, shops: &[ShopId], firm: bool, units: i64) -> Result<Vec<Order>, PlaceError> {
    let lines = || (1..=units).map(|variant| unit_of(variant, 100 * variant)).collect();
    let orders = shops.iter().map(|shop| new_order(tx, *shop, lines())).collect();
    let address = address();
    let wish = PlaceOrders {
        cart: cart.id,
        market: th(),
        lang: Lang::TH,
        currency: Currency::THB,
        buyer: cart.buyer,
        email: Some("mali@example.com"),
        address: &address,
        method: "sandbox",
        firm: firm.then_some(Firm { reason: "paid" }),
        orders,
    };
    place(tx, &clock(), wish)
}

fn placed(
    db: &db::Db,
    cart: &Cart,
    shops: &'static [ShopId],
    firm: bool,
    units: i64,
) -> Result<Vec<Order>, PlaceError> {
    let cart = cart.clone();
    db.write_blocking(move |tx| place_in(tx, &cart, shops, firm, units))
}

/// A person's order of some units, paid at [`START`].
fn paid_order(db: &db::Db, units: i64) -> Order {
    let (cart, _) = cart(db, Some(ME));
    placed(db, &cart, &[SHOP], true, units).unwrap().remove(0)
}

fn read_again(db: &db::Db, order: &Order) -> Order {
    let id = order.id;
    db.read_blocking(move |read| find(read, id)).unwrap().unwrap()
}

/// Moves the order as of `ms` after [`START`].
fn go(db: &db::Db, order: &mut Order, ms: i64, event: Event, actor: Actor) -> Result<(), AdvanceError> {
    let before = order.clone();
    *order = db.write_blocking(move |tx| {
        let mut order = before.clone();
        advance(tx, &at(ms), &mut order, event, actor, "because")?;
        Ok::<_, AdvanceError>(order)
    })?;
    Ok(())
}

/// Puts some lines (by place) into a state and follows them.
fn move_lines(db: &db::Db, order: &mut Order, ms: i64, places: &'static [usize], to: LineState) -> bool {
    let before = order.clone();
    let moved = db.write_blocking(move |tx| {
        let mut order = before.clone();
        let ids: Vec<OrderLineId> = places.iter().map(|place| order.lines[*place].id).collect();
        set_lines(tx, &mut order, &ids, to)?;
        let moved = follow_lines(tx, &at(ms), &mut order, Actor::Seller, "because")?;
        Ok::<_, AdvanceError>((order, moved))
    });
    let (now, moved) = moved.unwrap();
    *order = now;
    moved
}

fn topics(db: &db::Db) -> Vec<(String, i64)> {
    const TOPICS: &str = "SELECT topic, key FROM outbox ORDER BY id";
    db.read_blocking(|read| read.all(TOPICS, db::params![])).unwrap()
}

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
        for shops in [&[SHOP] as &[ShopId], &[SHOP_2], &[SHOP, SHOP_2]] {
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

fn ask(db: &db::Db, order: &Order, reason: &'static str) -> Result<cancellation::Cancellation, CancellationError> {
    let order = order.clone();
    db.write_blocking(move |tx| {
        let lines = [order.lines[0].id];
        cancellation::request(tx, &clock(), &order, &NewCancellation { lines: &lines, reason, actor: Actor::Buyer })
    })
}

fn answer(
    db: &db::Db,
    asked: &cancellation::Cancellation,
    actor: Actor,
    accept: bool,
) -> Result<cancellation::Cancellation, CancellationError> {
    let asked = asked.clone();
    db.write_blocking(move |tx| cancellation::decide(tx, &at(HOUR_MS), &asked, actor, accept, " no "))
}

#[test]
fn a_wish_to_cancel_is_answered_once() {
    for db in testkit::databases() {
        let mut order = paid_order(&db, 1);
        go(&db, &mut order, HOUR_MS, Event::RemorseOver, Actor::System).unwrap();
        for wrong in ["", "  "] {
            assert!(matches!(ask(&db, &order, wrong), Err(CancellationError::Invalid(_))));
        }
        let asked = ask(&db, &order, "too late").unwrap();
        assert!(matches!(ask(&db, &order, "again"), Err(CancellationError::Pending)));
        let id = order.id;
        let last = move |read: &mut db::Read| cancellation::of_order(read, id);
        assert_eq!(db.read_blocking(last).unwrap(), Some(asked.clone()));
        let waits = START.plus_ms(cancellation::ANSWER_MS);
        let due = |now| db.read_blocking(move |read| cancellation::due(read, now, 9)).unwrap();
        assert_eq!((due(waits.plus_ms(-1)), due(waits)), (vec![], vec![(order.id, waits)]));
        let shops = |shop| db.read_blocking(move |read| cancellation::waiting_of_shop(read, shop)).unwrap();
        assert_eq!((shops(SHOP), shops(SHOP_2)), (vec![asked.clone()], vec![]));

        assert!(matches!(answer(&db, &asked, Actor::Buyer, true), Err(CancellationError::NotYours)));
        let decided = answer(&db, &asked, Actor::Seller, false).unwrap();
        assert_eq!((decided.state, decided.decided_by), (CancellationState::Rejected, Some(Actor::Seller)));
        assert_eq!((decided.answer.as_deref(), decided.due_at), (Some("no"), None));
        assert_eq!(db.read_blocking(last).unwrap(), Some(decided));
        assert!(matches!(answer(&db, &asked, Actor::System, true), Err(CancellationError::Decided)));
        assert_eq!(db.read_blocking(move |read| cancellation::open_of(read, id)).unwrap(), None);

        ask(&db, &order, "please").unwrap();
        assert!(move_lines(&db, &mut order, 2 * HOUR_MS, &[0], LineState::Cancelled));
        let last = db.read_blocking(last).unwrap().unwrap();
        assert_eq!((last.state, last.decided_by), (CancellationState::Accepted, Some(Actor::Seller)));
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
