use kernel::{Currency, DAY_MS, HOUR_MS, ManualClock, PageRequest};
use testkit::{START, TestDb, clock};

use super::*;
use crate::CartId;
use crate::payment::fixture;

const ORDER: OrderId = OrderId::new(7);
const SHOP: ShopId = ShopId::new(3);

const BUYER: BuyerId = BuyerId::new(5);
const HASH: [u8; 32] = [7; 32];

/// Fresh databases with an order of some lines.
fn databases() -> Vec<TestDb> {
    let databases = testkit::databases();
    databases.iter().for_each(stock_up);
    databases
}

fn stock_up(db: &TestDb) {
    let cart = CartId::new(1);
    fixture::cart(db, cart, HASH);
    fixture::order(db, ORDER, cart, SHOP, Some(BUYER));
    let ids: Vec<i64> = (0..20).chain(100..110).collect();
    fixture::lines(db, ORDER, &ids);
}

fn thb(minor: i64) -> Money {
    Money::new(minor, Currency::THB)
}

fn line(id: i64) -> ReturnLine {
    ReturnLine { line: OrderLineId::new(id), refund: thb(100) }
}

fn ask(db: &db::Db, kind: ReturnKind, reason: &'static str, lines: &[i64]) -> Result<Return, ReturnError> {
    let lines: Vec<ReturnLine> = lines.iter().copied().map(line).collect();
    db.write_blocking(move |tx| {
        let (shipping, actor, note) = (thb(40), Actor::Buyer, " One corner ");
        request(
            tx,
            &clock(),
            &NewReturn { order: ORDER, shop: SHOP, kind, reason, note, lines: &lines, shipping, actor },
        )
    })
}

fn go(
    db: &db::Db,
    ret: &mut Return,
    event: ReturnEvent,
    actor: Actor,
    at: Instant,
) -> Result<ReturnState, &'static str> {
    let before = ret.clone();
    let answer = db.write_blocking(move |tx| {
        let mut moved = before.clone();
        advance(tx, &ManualClock::at(at), &mut moved, event, actor, "because")?;
        Ok::<_, ReturnError>(moved)
    });
    *ret = answer.map_err(|error| error.code())?;
    Ok(ret.state)
}

fn send(db: &db::Db, ret: &mut Return, carrier: &'static str, tracking: &'static str) -> Result<(), &'static str> {
    let before = ret.clone();
    let answer = db.write_blocking(move |tx| {
        let mut moved = before.clone();
        let shipment = Shipment { carrier: carrier.to_owned(), tracking: tracking.to_owned() };
        ship_back(tx, &clock(), &mut moved, Actor::Buyer, shipment)?;
        Ok::<_, ReturnError>(moved)
    });
    *ret = answer.map_err(|error| error.code())?;
    Ok(())
}

fn kept(db: &db::Db, ret: &Return) -> Return {
    let id = ret.id;
    db.read_blocking(move |read| find(read, id)).unwrap().unwrap()
}

#[test]
fn every_statement_is_understood_by_both_engines() {
    for db in databases() {
        for (name, sql) in store::STATEMENTS {
            db.check_statement(sql).unwrap_or_else(|error| panic!("{name} on {db:?}: {error}"));
        }
    }
}

#[test]
fn a_return_goes_its_way_and_reads_back_at_every_step() {
    for db in databases() {
        let mut ret = ask(&db, ReturnKind::ReturnAndRefund, " DAMAGED ", &[12, 11]).unwrap();
        assert_eq!((ret.reason.as_str(), ret.note.as_str(), ret.refund), ("DAMAGED", "One corner", thb(240)));
        assert_eq!(ret.due_at, Some(START.plus_ms(48 * HOUR_MS)));
        assert_eq!(kept(&db, &ret), ret);
        assert_eq!(go(&db, &mut ret, ReturnEvent::Approved, Actor::Seller, START), Ok(ReturnState::AwaitingBuyerShip));
        assert_eq!(ret.due_at, Some(START.plus_ms(5 * DAY_MS)));
        assert_eq!(send(&db, &mut ret, " flash ", ""), Err("trade.return_shipment"));
        send(&db, &mut ret, " flash ", "TH123").unwrap();
        assert_eq!(ret.back, Some(Shipment { carrier: "flash".to_owned(), tracking: "TH123".to_owned() }));
        assert_eq!(kept(&db, &ret), ret);
        assert_eq!(go(&db, &mut ret, ReturnEvent::Accepted, Actor::Seller, START), Ok(ReturnState::Received));
        assert_eq!(go(&db, &mut ret, ReturnEvent::Refunded, Actor::System, START), Ok(ReturnState::Refunded));
        assert_eq!((kept(&db, &ret), ret.due_at), (ret.clone(), None));
        let id = ret.id;
        let moves = db.read_blocking(move |read| history(read, id)).unwrap();
        let steps: Vec<_> = moves.iter().map(|step| (step.to.name(), step.actor, step.reason.as_str())).collect();
        let expected = [
            ("REQUESTED", Actor::Buyer, "DAMAGED"),
            ("AWAITING_BUYER_SHIP", Actor::Seller, "because"),
            ("BUYER_SHIPPED", Actor::Buyer, "TH123"),
            ("RECEIVED", Actor::Seller, "because"),
            ("REFUNDED", Actor::System, "because"),
        ];
        assert_eq!(steps, expected);
        assert_eq!(moves[0].from, None);
    }
}

#[test]
fn a_line_is_in_one_return_at_a_time() {
    for db in databases() {
        let mut first = ask(&db, ReturnKind::RefundOnly, "DAMAGED", &[11, 12]).unwrap();
        for lines in [&[11][..], &[13, 12]] {
            let taken = ask(&db, ReturnKind::ReturnAndRefund, "DAMAGED", lines).unwrap_err();
            assert_eq!(taken.code(), "trade.line_in_return");
        }
        let twice = ask(&db, ReturnKind::RefundOnly, "DAMAGED", &[14, 14]).unwrap_err();
        assert_eq!(twice.code(), "trade.line_in_return");
        ask(&db, ReturnKind::RefundOnly, "DAMAGED", &[13]).expect("what was refused holds no line");
        go(&db, &mut first, ReturnEvent::Refused, Actor::Seller, START).unwrap();
        assert!(ask(&db, ReturnKind::RefundOnly, "DAMAGED", &[11]).is_err(), "a refusal is disputed, not asked again");
        go(&db, &mut first, ReturnEvent::Disputed, Actor::Buyer, START).unwrap();
        go(&db, &mut first, ReturnEvent::Dismissed, Actor::Operator, START).unwrap();
        ask(&db, ReturnKind::RefundOnly, "MISSING_PARTS", &[11]).expect("the first one is over");
    }
}

#[test]
fn two_requests_at_once_hold_a_line_once() {
    for db in databases() {
        let asked: usize = std::thread::scope(|scope| {
            let one = || usize::from(ask(&db, ReturnKind::RefundOnly, "DAMAGED", &[11, 12]).is_ok());
            let threads: Vec<_> = (0..8).map(|_| scope.spawn(one)).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).sum()
        });
        assert_eq!(asked, 1, "{db:?}");
    }
}

#[test]
fn who_comes_second_moves_nothing() {
    for db in databases() {
        let mut ret = ask(&db, ReturnKind::ReturnAndRefund, "DAMAGED", &[11]).unwrap();
        let mut stale = ret.clone();
        go(&db, &mut ret, ReturnEvent::Withdrawn, Actor::Buyer, START).unwrap();
        assert_eq!(go(&db, &mut stale, ReturnEvent::Approved, Actor::Seller, START), Err("trade.illegal_move"));
        assert_eq!(go(&db, &mut ret, ReturnEvent::Approved, Actor::Seller, START), Err("trade.illegal_move"));
        assert_eq!(kept(&db, &ret).state, ReturnState::Withdrawn);
    }
}

#[test]
fn a_refusal_may_be_disputed_for_some_days() {
    for db in databases() {
        let mut ret = ask(&db, ReturnKind::ReturnAndRefund, "DAMAGED", &[11]).unwrap();
        go(&db, &mut ret, ReturnEvent::Refused, Actor::Seller, START).unwrap();
        let last = START.plus_ms(DISPUTE_MS);
        assert!(ret.is_open(last) && !ret.is_open(last.plus_ms(1)));
        let mut late = ret.clone();
        let answer = go(&db, &mut late, ReturnEvent::Disputed, Actor::Buyer, last.plus_ms(1));
        assert_eq!(answer, Err("trade.dispute_window_over"));
        assert_eq!(go(&db, &mut ret, ReturnEvent::Disputed, Actor::Buyer, last), Ok(ReturnState::Disputed));
        let list = db.read_blocking(|read| disputed(read, &PageRequest::first())).unwrap();
        assert_eq!(list.items, [ret.clone()]);
        assert_eq!(go(&db, &mut ret, ReturnEvent::Upheld, Actor::Operator, last), Ok(ReturnState::AwaitingBuyerShip));
        assert_eq!(ret.due_at, Some(last.plus_ms(SHIP_BACK_MS)));
    }
}

#[test]
fn silence_is_due_in_time_order() {
    for db in databases() {
        let refund = ask(&db, ReturnKind::RefundOnly, "DAMAGED", &[11]).unwrap();
        let anew = ask(&db, ReturnKind::Replacement, "DAMAGED", &[12]).unwrap();
        let due_by = |hours: i64, limit: i64| {
            let now = START.plus_ms(hours * HOUR_MS);
            db.read_blocking(move |read| due(read, now, limit)).unwrap().iter().map(|ret| ret.id).collect::<Vec<_>>()
        };
        assert_eq!(due_by(23, 10), []);
        assert_eq!(due_by(24, 10), [anew.id]);
        assert_eq!(due_by(48, 10), [anew.id, refund.id]);
        assert_eq!(due_by(48, 1), [anew.id]);
        let mut anew = anew;
        let at = anew.due_at.unwrap();
        let event = anew.silence().unwrap();
        assert_eq!(go(&db, &mut anew, event, Actor::System, at), Ok(ReturnState::AwaitingBuyerShip));
        assert_eq!(anew.due_at, Some(START.plus_ms(DAY_MS + SHIP_BACK_MS)), "as of when it was due");
    }
}

#[test]
fn lists_hold_what_is_the_shops_and_go_on_where_they_ended() {
    for db in databases() {
        let made: Vec<_> =
            (0..5).map(|i| ask(&db, ReturnKind::RefundOnly, "DAMAGED", &[i, 100 + i]).unwrap()).collect();
        let page = |shop: i64, state, after, limit| {
            let request = PageRequest::new(after, Some(limit));
            db.read_blocking(move |read| of_shop(read, ShopId::new(shop), state, &request)).unwrap()
        };
        assert_eq!(page(4, None, None, 10).items, []);
        let first = page(3, Some(ReturnState::Requested), None, 3);
        let second = page(3, None, first.next.clone(), 3);
        let seen: Vec<_> = first.items.into_iter().chain(second.items).rev().collect();
        assert_eq!((seen, second.next), (made.clone(), None));
        assert_eq!(page(3, Some(ReturnState::Closed), None, 3).items, []);
        let id = made[0].id;
        assert!(db.read_blocking(move |read| find_of_shop(read, id, ShopId::new(4))).unwrap().is_none());
        assert_eq!(db.read_blocking(move |read| find_of_shop(read, id, SHOP)).unwrap().unwrap(), made[0]);
        assert_eq!(db.read_blocking(|read| of_order(read, ORDER)).unwrap().len(), 5);
    }
}

#[test]
fn a_return_is_found_by_who_holds_its_order_and_by_nobody_else() {
    for db in databases() {
        let ret = ask(&db, ReturnKind::RefundOnly, "DAMAGED", &[11, 12]).unwrap();
        let id = ret.id;
        let found = |holder: Holder<'static>| db.read_blocking(move |read| find_for(read, id, &holder)).unwrap();
        assert_eq!(found(Holder::Person(BUYER)), Some(ret.clone()));
        assert_eq!(found(Holder::Token(&HASH)), Some(ret.clone()));
        assert_eq!(found(Holder::Person(BuyerId::new(6))), None);
        assert_eq!(found(Holder::Token(&[8; 32])), None);
        let of = |buyer| db.read_blocking(move |read| of_buyer(read, buyer, &PageRequest::first())).unwrap().items;
        assert_eq!(of(BUYER), [ret]);
        assert_eq!(of(BuyerId::new(6)), []);
    }
}

#[test]
fn what_is_asked_is_held_to_its_form() {
    let db = testkit::sqlite();
    stock_up(&db);
    let code = |reason: &'static str, lines: &[i64]| {
        ask(&db, ReturnKind::RefundOnly, reason, lines).map(drop).map_err(|e| e.code())
    };
    assert_eq!(code("  ", &[1]), Err("trade.return_reason_length"));
    assert_eq!(code("x".repeat(501).leak(), &[1]), Err("trade.return_reason_length"));
    assert_eq!(code("DAMAGED", &[]), Err("trade.line_not_returnable"));
    assert_eq!(code("ส".repeat(500).leak(), &[1]), Ok(()), "anybody's own words");
}

#[test]
fn known_reasons_say_whose_fault_it_is() {
    let faults: Vec<_> = REASONS.into_iter().filter(|reason| is_fault(reason)).collect();
    assert_eq!(faults, ["DAMAGED", "WRONG_ITEM", "NOT_AS_DESCRIBED", "MISSING_PARTS", "NOT_RECEIVED"]);
    assert!(!is_fault("it smells") && restocks("it smells") && restocks("CHANGED_MIND") && !restocks("DAMAGED"));
}
