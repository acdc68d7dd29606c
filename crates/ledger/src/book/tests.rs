use kernel::{Instant, ManualClock};
use proptest::prelude::*;

use super::*;
use crate::{Payee, ShopId};

const ORDER: OrderId = OrderId::new(41);
const SHOP: Payee = Payee::Shop(ShopId::new(7));

fn gbp(minor: i64) -> Money {
    Money::new(minor, Currency::GBP)
}

fn provider(minor: i64) -> (Account, Money) {
    (Account::Provider("sandbox".to_owned()), gbp(minor))
}

fn held(minor: i64) -> (Account, Money) {
    (Account::Held, gbp(minor))
}

fn book(db: &db::Db, order: OrderId, postings: &[(Account, Money)]) -> Result<EntryId, PostError> {
    let postings = postings.to_vec();
    db.write_blocking(move |tx| {
        let new = NewEntry { kind: EntryKind::Paid, order: Some(order), reference: Some(9), postings: &postings };
        post(tx, &testkit::clock(), &new)
    })
}

fn checked(db: &db::Db) -> Check {
    db.read_blocking(check).unwrap()
}

#[test]
fn an_entry_is_read_as_it_was_booked() {
    for db in testkit::databases() {
        for count in 2..=POSTINGS_MAX {
            let order = OrderId::new(i64::try_from(count).unwrap());
            let mut postings: Vec<(Account, Money)> = (1..count).map(|_| provider(1)).collect();
            postings.push(held(1 - order.get()));
            let before = db.statements_run();
            let id = book(&db, order, &postings).unwrap();
            assert_eq!(db.statements_run() - before, if count <= 8 { 2 } else { 3 }, "{count} postings");
            let entries = db.read_blocking(|read| entries_of_order(read, order)).unwrap();
            let expected = Entry {
                id,
                kind: EntryKind::Paid,
                order: Some(order),
                reference: Some(9),
                at: testkit::START,
                postings,
            };
            assert_eq!(entries, [expected]);
        }
        assert!(checked(&db).balanced);
    }
}

#[test]
fn what_does_not_balance_is_refused() {
    let cny = |minor| (Account::Fx(Currency::CNY), Money::new(minor, Currency::CNY));
    let far = gbp(i64::MAX);
    let cases: [(&str, crate::life::Postings, Option<Currency>); 8] = [
        ("a sum above zero", vec![provider(5), held(-4)], Some(Currency::GBP)),
        ("zero over two currencies only", vec![provider(5), cny(-5)], Some(Currency::GBP)),
        ("the second currency", vec![provider(5), held(-5), cny(1), cny(1)], Some(Currency::CNY)),
        ("a sum that wraps round", vec![(Account::Held, far), (Account::Held, far), held(2)], Some(Currency::GBP)),
        ("nothing", vec![], None),
        ("one posting", vec![held(5)], None),
        ("an amount of zero", vec![provider(5), held(-5), held(0)], None),
        ("too many postings", [vec![provider(1); POSTINGS_MAX], vec![held(-16)]].concat(), None),
    ];
    for db in testkit::databases() {
        for (what, postings, currency) in &cases {
            match (book(&db, ORDER, postings), currency) {
                (Err(PostError::Unbalanced(found)), Some(expected)) => assert_eq!(found, *expected, "{what}"),
                (Err(PostError::Postings), None) => {}
                (other, _) => panic!("{what}: {other:?}"),
            }
        }
        assert_eq!(checked(&db).entries, 0);
    }
}

#[test]
fn balances_are_sums() {
    for db in testkit::databases() {
        book(&db, ORDER, &[provider(500), held(-500)]).unwrap();
        book(&db, ORDER, &[held(200), (Account::Payable(SHOP), gbp(-200))]).unwrap();
        let yen = |minor| Money::new(minor, Currency::JPY);
        book(&db, ORDER, &[(Account::Held, yen(-70)), (Account::CarrierCod, yen(70))]).unwrap();
        let told: Vec<String> = db
            .read_blocking(accounts)
            .unwrap()
            .iter()
            .map(|found| format!("{} {}", found.account, found.balance))
            .collect();
        let expected = [
            "carrier:cod 70 JPY",
            "provider:sandbox 5.00 GBP",
            "shop:7:payable -2.00 GBP",
            "shopper:held -3.00 GBP",
            "shopper:held -70 JPY",
        ];
        assert_eq!(told, expected);
        let of = |account: Account| db.read_blocking(move |read| balance(read, &account, Currency::GBP)).unwrap();
        assert_eq!((of(Account::Held), of(Account::BankOut)), (gbp(-300), gbp(0)));
        let check = checked(&db);
        assert!(check.balanced);
        assert_eq!(check.entries, 3);
        let pounds = CurrencySum { currency: Currency::GBP, debit: 700, credit: 700, sum: 0 };
        let yen = CurrencySum { currency: Currency::JPY, debit: 70, credit: 70, sum: 0 };
        assert_eq!(check.currencies, [pounds, yen]);
    }
}

/// What a hand in the database could do.
fn tamper(db: &db::Db, sql: &'static str) {
    db.write_blocking::<_, db::Error, _>(move |tx| tx.execute(sql, &[])).unwrap();
}

#[test]
fn a_hand_in_the_books_is_found() {
    for db in testkit::databases() {
        let entry = book(&db, ORDER, &[provider(500), held(-500)]).unwrap();
        let other = book(&db, ORDER, &[provider(300), held(-300)]).unwrap();
        tamper(&db, "UPDATE posting SET minor = 501 WHERE minor = 500");
        let check = checked(&db);
        assert_eq!((check.balanced, check.unbalanced), (false, vec![entry]));
        // Another hand that makes the sum right again is found entry by entry.
        tamper(&db, "UPDATE posting SET minor = -301 WHERE minor = -300");
        let check = checked(&db);
        assert_eq!(check.currencies[0].sum, 0);
        assert_eq!((check.balanced, check.unbalanced), (false, vec![entry, other]));
        tamper(&db, "DELETE FROM posting");
        let check = checked(&db);
        assert_eq!((check.balanced, check.entries), (false, 2), "entries without postings");
    }
}

#[test]
fn entries_are_found_by_order_account_and_kind() {
    for db in testkit::databases() {
        let mine = book(&db, ORDER, &[provider(500), held(-500)]).unwrap();
        let other = book(&db, OrderId::new(42), &[(Account::CarrierCod, gbp(300)), held(-300)]).unwrap();
        let found = |filter: EntryFilter, page: PageRequest| {
            let page = db.read_blocking(move |read| entries(read, &filter, &page)).unwrap();
            (page.items.iter().map(|entry| entry.id).collect::<Vec<_>>(), page.next)
        };
        let all = |filter: EntryFilter| found(filter, PageRequest::first()).0;
        assert_eq!(all(EntryFilter::default()), [other, mine]);
        assert_eq!(all(EntryFilter { order: Some(ORDER), ..EntryFilter::default() }), [mine]);
        assert_eq!(all(EntryFilter { account: Some(Account::CarrierCod), ..EntryFilter::default() }), [other]);
        assert_eq!(all(EntryFilter { account: Some(Account::Held), ..EntryFilter::default() }), [other, mine]);
        let both = EntryFilter { order: Some(ORDER), account: Some(Account::CarrierCod), kind: None };
        assert_eq!(all(both), []);
        assert_eq!(all(EntryFilter { kind: Some(EntryKind::Earned), ..EntryFilter::default() }), []);
        assert_eq!(all(EntryFilter { kind: Some(EntryKind::Paid), ..EntryFilter::default() }), [other, mine]);
        let (first, next) = found(EntryFilter::default(), PageRequest::new(None, Some(1)));
        assert_eq!(first, [other]);
        assert_eq!(found(EntryFilter::default(), PageRequest::new(next, Some(1))), (vec![mine], None));
        assert_eq!(db.read_blocking(|read| count(read, EntryKind::Paid)).unwrap(), 2);
    }
}

#[test]
fn kinds_have_the_names_of_the_tables() {
    for kind in EntryKind::ALL {
        assert_eq!(serde_json::to_value(kind).unwrap(), kind.name());
    }
}

proptest! {
    #[test]
    fn only_what_sums_to_zero_is_booked(amounts in prop::collection::vec((-3_i64..4, any::<bool>()), 0..6)) {
        let postings: Vec<(Account, Money)> = amounts
            .iter()
            .map(|(minor, pounds)| (Account::Held, Money::new(*minor, if *pounds { Currency::GBP } else { Currency::CNY })))
            .collect();
        let sum = |pounds: bool| amounts.iter().filter(|(_, other)| *other == pounds).map(|(minor, _)| minor).sum::<i64>();
        let fits = amounts.len() >= 2 && amounts.iter().all(|(minor, _)| *minor != 0) && sum(true) == 0 && sum(false) == 0;
        prop_assert_eq!(balanced(&postings).is_ok(), fits);
    }
}

#[test]
fn time_is_the_clock_s() {
    let db = testkit::sqlite();
    let later = Instant::from_ms(testkit::START.ms() + 5);
    let postings = [provider(5), held(-5)];
    db.write_blocking(move |tx| {
        let new = NewEntry { kind: EntryKind::Paid, order: Some(ORDER), reference: None, postings: &postings };
        post(tx, &ManualClock::at(later), &new)
    })
    .unwrap();
    assert_eq!(db.read_blocking(|read| entries_of_order(read, ORDER)).unwrap()[0].at, later);
}
