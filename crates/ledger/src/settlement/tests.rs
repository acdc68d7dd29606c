use db::Db;
use kernel::{DAY_MS, ManualClock};
use rust_decimal::Decimal;

use super::*;
use crate::book::{balance, check, entries_of_order};
use crate::{CreatorId, ShopId};

const ORDER: OrderId = OrderId::new(41);
const SHOP: Payee = Payee::Shop(ShopId::new(7));
const CREATOR: Payee = Payee::Creator(CreatorId::new(7));

fn gbp(minor: i64) -> Money {
    Money::new(minor, Currency::GBP)
}

fn day(n: i64) -> Instant {
    testkit::START.plus_ms(n * DAY_MS)
}

fn earned(minor: i64, due: i64) -> NewUnsettled {
    NewUnsettled { payee: SHOP, order: ORDER, amount: gbp(minor), fx: None, due_at: day(due) }
}

fn note_on(db: &Db, today: i64, new: NewUnsettled) {
    db.write_blocking(move |tx| note(tx, &ManualClock::at(day(today)), &new)).unwrap();
}

/// Settles all that is due on a day; the rows.
fn settle_on(db: &Db, today: i64) -> Vec<Unsettled> {
    let rows = db.read_blocking(move |read| due(read, day(today))).unwrap();
    for row in rows.clone() {
        let done = db.write_blocking(move |tx| settle(tx, &ManualClock::at(day(today)), &row)).unwrap();
        assert!(done);
    }
    rows
}

fn release_on(db: &Db, today: i64) -> usize {
    let rows = db.read_blocking(move |read| reserves_due(read, day(today))).unwrap();
    for row in rows.clone() {
        let twice = db.write_blocking(move |tx| {
            let clock = ManualClock::at(day(today));
            Ok::<_, SettleError>((release(tx, &clock, &row)?, release(tx, &clock, &row)?))
        });
        assert_eq!(twice.unwrap(), (true, false));
    }
    rows.len()
}

/// Reason, amount and day of all that waits.
fn waits(db: &Db, payee: Payee) -> Vec<(&'static str, i64, Option<i64>)> {
    let page = db.read_blocking(move |read| unsettled(read, payee, &PageRequest::first())).unwrap();
    let days = |at: Instant| (at.ms() - testkit::START.ms()) / DAY_MS;
    page.items.iter().map(|row| (row.reason.name(), row.amount.minor, row.until.map(days))).collect()
}

fn held(db: &Db, account: Account, currency: Currency) -> i64 {
    db.read_blocking(move |read| balance(read, &account, currency)).unwrap().minor
}

fn assert_balanced(db: &Db) {
    assert!(db.read_blocking(check).unwrap().balanced);
}

#[test]
fn what_waits_says_why_and_until_when() {
    for db in testkit::databases() {
        note_on(&db, 0, earned(1000, 7));
        note_on(&db, 0, NewUnsettled { payee: CREATOR, ..earned(50, 7) });
        assert_eq!(waits(&db, SHOP), [("waiting_period", 1000, Some(7))]);
        assert_eq!(waits(&db, CREATOR), [("waiting_period", 50, Some(7))]);
        assert_eq!(settle_on(&db, 6), []);
        assert_eq!(settle_on(&db, 7).len(), 2);
        assert_eq!(waits(&db, SHOP), [("reserve", 50, Some(37))]);
        assert_eq!(waits(&db, CREATOR), [("reserve", 3, Some(37))]);
        assert_eq!(release_on(&db, 36), 0);
        assert_eq!(release_on(&db, 37), 2);
        assert_eq!(waits(&db, SHOP), []);
        assert_eq!(db.read_blocking(|read| payable(read, SHOP)).unwrap(), [gbp(1000)]);
        assert_eq!(db.read_blocking(|read| payable(read, CREATOR)).unwrap(), [gbp(50)]);
        assert_balanced(&db);
    }
}

#[test]
fn nothing_is_settled_twice() {
    for db in testkit::databases() {
        note_on(&db, 0, earned(1000, 7));
        let row = settle_on(&db, 7).remove(0);
        let again = db.write_blocking(move |tx| settle(tx, &ManualClock::at(day(8)), &row)).unwrap();
        assert!(!again);
        assert_eq!(db.read_blocking(|read| entries_of_order(read, ORDER)).unwrap().len(), 1);
        assert_eq!(settle_on(&db, 8), []);
    }
}

#[test]
fn while_a_return_is_open_nothing_of_the_order_is_settled() {
    for db in testkit::databases() {
        note_on(&db, 0, earned(1000, 7));
        let row = db.read_blocking(|read| due(read, day(7))).unwrap().remove(0);
        db.write_blocking(|tx| hold(tx, ORDER)).unwrap();
        assert_eq!(waits(&db, SHOP), [("return_open", 1000, None)]);
        assert_eq!(settle_on(&db, 9), []);
        // Even a row that was read before the hold.
        assert!(!db.write_blocking(move |tx| settle(tx, &ManualClock::at(day(9)), &row)).unwrap());
        db.write_blocking(|tx| unhold(tx, ORDER)).unwrap();
        assert_eq!(settle_on(&db, 9).len(), 1);
    }
}

#[test]
fn what_is_given_back_before_settlement_is_settled_together_with_the_rest() {
    for db in testkit::databases() {
        note_on(&db, 0, earned(1000, 7));
        note_on(&db, 3, earned(-400, 3));
        assert_eq!(waits(&db, SHOP), [("waiting_period", 600, Some(7))]);
        note_on(&db, 4, earned(-600, 4));
        assert_eq!(waits(&db, SHOP), [], "nothing is left that could wait");
        assert_eq!(settle_on(&db, 7).len(), 1);
        assert_eq!(db.read_blocking(|read| entries_of_order(read, ORDER)).unwrap(), [], "and nothing is booked");
    }
}

#[test]
fn what_is_given_back_after_settlement_is_taken_from_what_is_payable_at_once() {
    for db in testkit::databases() {
        note_on(&db, 0, earned(1000, 7));
        settle_on(&db, 7);
        note_on(&db, 9, earned(-1000, 20));
        assert_eq!(waits(&db, SHOP), [("reserve", 50, Some(37)), ("waiting_period", -1000, Some(9))]);
        assert_eq!(settle_on(&db, 9).len(), 1);
        assert_eq!(held(&db, Account::Payable(SHOP), Currency::GBP), 50, "the shop owes what is kept back");
        release_on(&db, 37);
        assert_eq!(held(&db, Account::Payable(SHOP), Currency::GBP), 0);
        assert_balanced(&db);
    }
}

#[test]
fn a_settlement_is_in_the_payee_s_currency_at_the_order_s_rate() {
    for db in testkit::databases() {
        let rate = Rate::new("9.1234".parse::<Decimal>().unwrap()).unwrap();
        note_on(&db, 0, NewUnsettled { fx: Some((Currency::CNY, rate)), ..earned(1490, 15) });
        settle_on(&db, 15);
        let accounts = [
            (Account::Pending(SHOP), Currency::GBP, 1490),
            (Account::Fx(Currency::GBP), Currency::GBP, -1490),
            (Account::Fx(Currency::CNY), Currency::CNY, 13594),
            (Account::Payable(SHOP), Currency::CNY, -12914),
            (Account::Reserve(SHOP), Currency::CNY, -680),
        ];
        for (account, currency, expected) in accounts {
            assert_eq!(held(&db, account.clone(), currency), expected, "{account}");
        }
        assert_balanced(&db);
    }
}

#[test]
fn what_waits_comes_in_pages() {
    for db in testkit::databases() {
        for n in 0..5 {
            note_on(&db, 0, NewUnsettled { order: OrderId::new(n), ..earned(100 + n, 7) });
        }
        settle_on(&db, 7);
        for n in 5..8 {
            note_on(&db, 8, NewUnsettled { order: OrderId::new(n), ..earned(100 + n, 20) });
        }
        let (mut orders, mut after) = (Vec::new(), None);
        loop {
            let request = PageRequest::new(after, Some(3));
            let page = db.read_blocking(move |read| unsettled(read, SHOP, &request)).unwrap();
            orders.extend(page.items.iter().map(|row| row.order.get()));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(orders, [0, 1, 2, 3, 4, 5, 6, 7]);
    }
}

#[test]
fn reasons_have_one_spelling() {
    for reason in Reason::ALL {
        assert_eq!(serde_json::to_value(reason).unwrap(), reason.name());
    }
}
