use db::Db;
use jiff::civil::date;
use kernel::ManualClock;

use super::*;
use crate::book::{self, EntryKind, NewEntry, check};
use crate::payout::{self, PayoutError};
use crate::settlement::{self, NewUnsettled, SettleError};
use crate::{CreatorId, OrderId, ShopId, life};

const SHOP: Payee = Payee::Shop(ShopId::new(7));
const OTHER: Payee = Payee::Creator(CreatorId::new(7));

fn gbp(minor: i64) -> Money {
    Money::new(minor, Currency::GBP)
}

/// A moment `ms` after the beginning of a day of November 2026.
fn moment(day: i8, ms: i64) -> Instant {
    bounds(date(2026, 11, day)).0.plus_ms(ms)
}

fn settle(db: &Db, payee: Payee, minor: i64, at: Instant) {
    db.write_blocking(move |tx| {
        let clock = ManualClock::at(at);
        let new = NewUnsettled { payee, order: OrderId::new(41), amount: gbp(minor), fx: None, due_at: at };
        settlement::note(tx, &clock, &new)?;
        for waiting in settlement::due(tx, at)? {
            settlement::settle(tx, &clock, &waiting)?;
        }
        Ok::<_, SettleError>(())
    })
    .unwrap();
}

fn pay_out(db: &Db, at: Instant, fails: bool) {
    db.write_blocking(move |tx| {
        let clock = ManualClock::at(at);
        let payout = payout::request(tx, &clock, SHOP, Currency::GBP, None)?;
        if fails {
            payout::mark_failed(tx, &clock, payout.id, "account closed")?;
        } else {
            payout::mark_paid(tx, &clock, payout.id, "BANK-1")?;
        }
        Ok::<_, PayoutError>(())
    })
    .unwrap();
}

fn open(db: &Db, today: i8) -> Vec<(Payee, Date, Currency)> {
    db.read_blocking(move |read| open_days(read, date(2026, 11, today))).unwrap()
}

/// Closes all days before `today`.
fn close(db: &Db, today: i8) -> Vec<Statement> {
    let mut closed = Vec::new();
    for (payee, day, currency) in open(db, today) {
        let clock = ManualClock::at(moment(today, 0));
        let one = db.write_blocking(move |tx| close_day(tx, &clock, payee, day, currency)).unwrap();
        closed.extend(one);
    }
    closed
}

/// Opening, settled, reserve held, reserve released, paid out, closing.
fn figures(statement: &Statement) -> [i64; 6] {
    let Statement { opening, settled, reserve_held, reserve_released, paid_out, closing, .. } = statement;
    [opening, settled, reserve_held, reserve_released, paid_out, closing].map(|amount| amount.minor)
}

#[test]
fn a_day_opens_with_what_the_one_before_closed_with() {
    for db in testkit::databases() {
        settle(&db, SHOP, 1000, moment(2, 0));
        settle(&db, SHOP, 500, moment(2, DAY_MS - 1));
        settle(&db, SHOP, 100, moment(3, 0));
        settle(&db, OTHER, 40, moment(3, 5));
        assert_eq!(open(&db, 2), [], "the day is not over");
        assert_eq!(open(&db, 3), [(SHOP, date(2026, 11, 2), Currency::GBP)]);
        let closed = close(&db, 4);
        let told: Vec<_> = closed.iter().map(|one| (one.payee, one.day, figures(one))).collect();
        let expected = [
            (SHOP, date(2026, 11, 2), [0, 1500, 75, 0, 0, 1425]),
            (OTHER, date(2026, 11, 3), [0, 40, 2, 0, 0, 38]),
            (SHOP, date(2026, 11, 3), [1425, 100, 5, 0, 0, 1520]),
        ];
        assert_eq!(told, expected);
        assert_eq!(close(&db, 4), [], "closed once");
        // Days on which nothing moved have no statement.
        pay_out(&db, moment(9, 1), true);
        pay_out(&db, moment(9, 2), false);
        let closed = close(&db, 10);
        assert_eq!(closed.iter().map(figures).collect::<Vec<_>>(), [[1520, 0, 0, 0, 1520, 0]]);
        assert!(db.read_blocking(check).unwrap().balanced);
    }
}

#[test]
fn a_reserve_is_released_into_its_own_day() {
    for db in testkit::databases() {
        settle(&db, SHOP, 1000, moment(2, 0));
        let at = moment(2, 30 * DAY_MS);
        db.write_blocking(move |tx| {
            for reserve in settlement::reserves_due(tx, at)? {
                settlement::release(tx, &ManualClock::at(at), &reserve)?;
            }
            Ok::<_, SettleError>(())
        })
        .unwrap();
        close(&db, 3);
        let day = day_of(at);
        let later = ManualClock::at(at.plus_ms(DAY_MS));
        let statement = db.write_blocking(move |tx| close_day(tx, &later, SHOP, day, Currency::GBP)).unwrap().unwrap();
        assert_eq!(figures(&statement), [950, 0, 0, 50, 0, 1000]);
        assert!(db.read_blocking(check).unwrap().balanced);
    }
}

#[test]
fn a_statement_is_its_payee_s_and_lists_what_moved() {
    for db in testkit::databases() {
        settle(&db, SHOP, 1000, moment(2, 0));
        settle(&db, OTHER, 30, moment(2, 0));
        pay_out(&db, moment(2, 10), false);
        settle(&db, SHOP, 70, moment(3, 0));
        close(&db, 4);
        let page = db.read_blocking(|read| list(read, SHOP, &PageRequest::first())).unwrap();
        let days: Vec<Date> = page.items.iter().map(|statement| statement.day).collect();
        assert_eq!(days, [date(2026, 11, 3), date(2026, 11, 2)], "the newest first");
        let statement = page.items[1].clone();
        let id = statement.id;
        assert_eq!(db.read_blocking(move |read| find(read, SHOP, id)).unwrap(), Some(statement.clone()));
        assert_eq!(db.read_blocking(move |read| find(read, OTHER, id)).unwrap(), None);
        let entries = db.read_blocking(move |read| lines(read, &statement)).unwrap();
        let kinds: Vec<EntryKind> = entries.iter().map(|entry| entry.kind).collect();
        assert_eq!(kinds, [EntryKind::Settled, EntryKind::Payout]);
        let theirs = entries.iter().flat_map(|entry| &entry.postings);
        assert!(theirs.clone().count() > 0 && theirs.into_iter().all(|(account, _)| account.payee() == Some(SHOP)));
    }
}

#[test]
fn what_is_booked_into_a_closed_day_is_found() {
    for db in testkit::databases() {
        settle(&db, SHOP, 1000, moment(2, 0));
        settle(&db, SHOP, 1000, moment(3, 0));
        let closed = close(&db, 4);
        assert!(db.read_blocking(check).unwrap().balanced);
        db.write_blocking(|tx| {
            let postings = life::payout(SHOP, gbp(10)).unwrap();
            let new = NewEntry { kind: EntryKind::Payout, order: None, reference: None, postings: &postings };
            book::post(tx, &ManualClock::at(moment(2, 7)), &new)
        })
        .unwrap();
        let found = db.read_blocking(check).unwrap();
        assert_eq!((found.balanced, found.disagreeing), (false, vec![closed[0].id]));
        assert_eq!(found.unbalanced, [], "every entry is zero all the same");
        // It is not closed again, and does not come up for ever.
        assert_eq!((close(&db, 4), open(&db, 4)), (vec![], vec![]));
    }
}

#[test]
fn a_day_is_utc() {
    let (start, end) = bounds(date(2026, 11, 2));
    assert_eq!((start.to_string(), end.ms() - start.ms()), ("2026-11-02T00:00:00Z".to_owned(), DAY_MS));
    for (at, day) in [(start, date(2026, 11, 2)), (end, date(2026, 11, 3)), (start.plus_ms(-1), date(2026, 11, 1))] {
        assert_eq!(day_of(at), day);
    }
}
