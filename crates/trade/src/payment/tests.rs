use kernel::{Currency, MINUTE_MS, ManualClock, PageRequest};
use testkit::{START, TestDb, clock};

use super::provider::Started;
use super::refund::{MANUAL, NewRefund, RefundError};
use super::*;

const CART: CartId = CartId::new(9);
const FIRST: OrderId = OrderId::new(21);
const SECOND: OrderId = OrderId::new(22);

/// Fresh databases with a checkout of two orders.
fn databases() -> Vec<TestDb> {
    let databases = testkit::databases();
    for db in &databases {
        fixture::cart(db, CART, [7; 32]);
        fixture::order(db, FIRST, CART, crate::ShopId::new(1), None);
        fixture::order(db, SECOND, CART, crate::ShopId::new(2), None);
    }
    databases
}

fn thb(minor: i64) -> Money {
    Money::new(minor, Currency::THB)
}

fn owed() -> [(OrderId, Money); 2] {
    // Given in any order; kept in that of the ids.
    [(SECOND, thb(500)), (FIRST, thb(1_000))]
}

fn new<'a>(orders: &'a [(OrderId, Money)], beginning: Beginning<'a>) -> NewPayment<'a> {
    let expires_at = Some(START.plus_ms(30 * MINUTE_MS));
    NewPayment { checkout: CART, provider: "stripe", method: "stripe", orders, beginning, expires_at }
}

fn begin(db: &db::Db, clock: &ManualClock, beginning: Beginning<'static>) -> Payment {
    let now = ManualClock::at(clock.now());
    db.write_blocking(move |tx| start(tx, &now, &new(&owed(), beginning))).unwrap()
}

fn started(provider_ref: &str) -> Started {
    let action = Action { redirect: "https://checkout.example/1".to_owned() };
    Started { provider_ref: provider_ref.to_owned(), action, expires_at: None }
}

fn read<T: Send + 'static>(db: &db::Db, work: impl FnOnce(&mut Read) -> Result<T, db::Error> + Send + 'static) -> T {
    db.read_blocking(work).unwrap()
}

fn write<T: Send + 'static>(db: &db::Db, work: impl Fn(&mut Tx) -> Result<T, db::Error> + Send + 'static) -> T {
    db.write_blocking(move |tx| work(tx)).unwrap()
}

fn pay(db: &db::Db, payment: &Payment) -> Marked {
    let payment = payment.clone();
    let amount = payment.amount;
    db.write_blocking(move |tx| mark_paid(tx, &clock(), &payment, amount)).unwrap()
}

fn back(payment: &Payment, order: OrderId, amount: Money) -> NewRefund<'static> {
    NewRefund { payment: payment.id, order, amount, reason: "DAMAGED", provider: "stripe", done: false }
}

fn give_back(db: &db::Db, new: NewRefund<'static>) -> Result<Refund, RefundError> {
    db.write_blocking(move |tx| refund::request(tx, &clock(), &new))
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
fn a_payment_reads_back_as_it_was_written() {
    for db in databases() {
        let payment = begin(&db, &clock(), Beginning::Pending);
        assert_eq!((payment.amount, payment.status), (thb(1_500), PaymentStatus::Pending));
        assert_eq!(payment.orders.iter().map(|part| part.order).collect::<Vec<_>>(), [FIRST, SECOND]);
        let id = payment.id;
        assert_eq!(read(&db, move |read| find(read, id)), Some(payment.clone()));
        assert_eq!(read(&db, |read| of_order(read, SECOND)), std::slice::from_ref(&payment));
        assert_eq!(read(&db, |read| of_checkout(read, CART)), [payment]);
        assert_eq!(read(&db, |read| of_order(read, OrderId::new(1))), []);
        let paid = begin(&db, &clock(), Beginning::Paid);
        assert_eq!(
            (paid.status, paid.paid_at, paid.orders[0].captured),
            (PaymentStatus::Paid, Some(START), thb(1_000))
        );
        let id = paid.id;
        assert_eq!(read(&db, move |read| find(read, id)), Some(paid.clone()));
        assert_eq!(read(&db, |read| of_order(read, SECOND))[0], paid, "the newest first");
        let declined = begin(&db, &clock(), Beginning::Declined { code: "declined" });
        assert_eq!((declined.status, declined.failure.as_deref()), (PaymentStatus::Failed, Some("declined")));
    }
}

#[test]
fn shares_that_are_no_payment_are_refused() {
    let usd = Money::new(1, Currency::USD);
    let wrong: [&[(OrderId, Money)]; 4] =
        [&[], &[(FIRST, thb(1)), (SECOND, usd)], &[(FIRST, thb(-1))], &[(FIRST, thb(i64::MAX)), (SECOND, thb(1))]];
    let db = testkit::sqlite();
    for orders in wrong {
        let orders = orders.to_vec();
        let answer = db.write_blocking(move |tx| start(tx, &clock(), &new(&orders, Beginning::Pending)));
        assert!(matches!(answer, Err(PaymentError::Shares)), "{answer:?}");
    }
}

#[test]
fn the_money_is_believed_once_and_only_in_full() {
    for db in databases() {
        let payment = begin(&db, &clock(), Beginning::Pending);
        for wrong in [thb(1_499), thb(1_501), Money::new(1_500, Currency::USD)] {
            let payment = payment.clone();
            let answer = db.write_blocking(move |tx| mark_paid(tx, &clock(), &payment, wrong));
            assert!(matches!(answer, Err(PaymentError::AmountDiffers { .. })), "{wrong}");
        }
        assert_eq!(pay(&db, &payment), Marked::Paid);
        assert_eq!(pay(&db, &payment), Marked::Already);
        let id = payment.id;
        let found = read(&db, move |read| find(read, id)).unwrap();
        assert_eq!((found.status, found.orders[0].captured), (PaymentStatus::Paid, thb(1_000)));
        assert!(!write(&db, move |tx| mark_failed(tx, id, "declined")), "what is paid does not fail");
        assert!(!write(&db, move |tx| mark_expired(tx, id)));
    }
}

#[test]
fn money_that_comes_late_is_money() {
    for db in databases() {
        let expired = begin(&db, &clock(), Beginning::Pending);
        let id = expired.id;
        assert!(write(&db, move |tx| mark_expired(tx, id)));
        assert!(!write(&db, move |tx| mark_expired(tx, id)));
        assert_eq!(pay(&db, &expired), Marked::Late);
        assert_eq!(pay(&db, &expired), Marked::Already);
        let failed = begin(&db, &clock(), Beginning::Declined { code: "declined" });
        assert_eq!(pay(&db, &failed), Marked::Late);
        let id = failed.id;
        assert_eq!(read(&db, move |read| find(read, id)).unwrap().failure, None);
    }
}

#[test]
fn a_provider_is_asked_about_what_it_may_still_take_money_for() {
    for db in databases() {
        let clock = clock();
        let payment = begin(&db, &clock, Beginning::Pending);
        let id = payment.id;
        let stale =
            |before: Instant| read(&db, move |read| stale(read, before, 10)).iter().map(|p| p.id).collect::<Vec<_>>();
        assert_eq!(stale(START), [], "it is not begun");
        assert!(write(&db, move |tx| begun(tx, &testkit::clock(), id, &started("cs_1"))));
        assert!(!write(&db, move |tx| begun(tx, &testkit::clock(), id, &started("cs_2"))), "it is begun as cs_1");
        let found = read(&db, |read| by_ref(read, "stripe", "cs_1")).unwrap();
        assert_eq!((found.id, found.action), (id, Some(started("").action)));
        assert_eq!(read(&db, |read| by_ref(read, "hyperswitch", "cs_1")), None);
        assert_eq!(stale(START), [id]);
        assert_eq!(stale(START.plus_ms(-1)), []);
        write(&db, move |tx| asked(tx, id, START.plus_ms(MINUTE_MS)));
        assert_eq!(stale(START), []);
        write(&db, move |tx| mark_expired(tx, id));
        let found = read(&db, move |read| find(read, id)).unwrap();
        assert_eq!((found.status, found.action), (PaymentStatus::Expired, None));
        assert_eq!(stale(START.plus_ms(MINUTE_MS)), [id], "the provider may still take the money");
        write(&db, move |tx| closed_at_provider(tx, id));
        assert_eq!(stale(START.plus_ms(MINUTE_MS)), []);
    }
}

#[test]
fn a_payment_that_ended_while_it_was_begun_is_closed_at_the_provider() {
    for db in databases() {
        let id = begin(&db, &clock(), Beginning::Pending).id;
        write(&db, move |tx| mark_expired(tx, id));
        assert!(!write(&db, move |tx| begun(tx, &clock(), id, &started("cs_1"))), "nobody waits for it");
        let stale = read(&db, |read| stale(read, START, 10));
        assert_eq!(stale.iter().map(|p| (p.id, p.action.clone())).collect::<Vec<_>>(), [(id, None)]);
    }
}

#[test]
fn cash_is_collected_order_by_order() {
    for db in databases() {
        let payment = begin(&db, &clock(), Beginning::Pending);
        let id = payment.id;
        let take = |order, amount| write(&db, move |tx| collect(tx, &clock(), id, order, amount));
        assert!(!take(FIRST, thb(1_001)), "more than is owed");
        assert!(!take(FIRST, Money::new(1_000, Currency::USD)));
        assert!(take(FIRST, thb(900)), "a line was cancelled on the way");
        assert!(!take(FIRST, thb(100)), "once");
        let found = read(&db, move |read| find(read, id)).unwrap();
        assert_eq!(
            (found.status, found.orders[0].captured, found.orders[1].captured),
            (PaymentStatus::Paid, thb(900), thb(0))
        );
        assert!(give_back(&db, back(&payment, FIRST, thb(901))).is_err());
        assert!(give_back(&db, back(&payment, SECOND, thb(1))).is_err());
        assert!(take(SECOND, thb(500)));
        let by_hand = NewRefund { provider: MANUAL, ..back(&payment, FIRST, thb(900)) };
        give_back(&db, by_hand).unwrap();
        assert_eq!(read(&db, |read| refund::due(read, START, 10)), [], "a person sends it");
        assert_eq!(read(&db, |read| refund::list(read, None, &PageRequest::first())).items.len(), 1);
    }
}

#[test]
fn never_more_is_given_back_than_came() {
    for db in databases() {
        let payment = begin(&db, &clock(), Beginning::Pending);
        let none = give_back(&db, back(&payment, FIRST, thb(1)));
        assert!(matches!(none, Err(RefundError::TooMuch(_))), "nothing came yet");
        pay(&db, &payment);
        for wrong in [thb(0), thb(-1), thb(1_001), Money::new(1, Currency::USD)] {
            let answer = give_back(&db, back(&payment, FIRST, wrong));
            assert!(matches!(answer, Err(RefundError::TooMuch(amount)) if amount == wrong), "{wrong}");
        }
        let made = give_back(&db, back(&payment, FIRST, thb(400))).unwrap();
        let id = made.id;
        assert_eq!(read(&db, move |read| refund::find(read, id)), Some(made.clone()));
        assert!(give_back(&db, back(&payment, FIRST, thb(601))).is_err());
        let rest = give_back(&db, NewRefund { done: true, ..back(&payment, FIRST, thb(600)) }).unwrap();
        assert_eq!((rest.state, rest.done_at), (RefundState::Done, Some(START)));
        assert!(give_back(&db, back(&payment, FIRST, thb(1))).is_err());
        assert_eq!(read(&db, |read| refund::of_order(read, FIRST)), [made, rest]);
        assert_eq!(read(&db, |read| refund::source(read, FIRST)), None, "nothing is left of it");
        assert_eq!(read(&db, |read| refund::source(read, SECOND)).unwrap().id, payment.id);
    }
}

#[test]
fn refunds_at_once_never_exceed_what_came() {
    for db in databases() {
        let payment = begin(&db, &clock(), Beginning::Paid);
        let given: usize = std::thread::scope(|scope| {
            let one = || usize::from(give_back(&db, back(&payment, FIRST, thb(300))).is_ok());
            let threads: Vec<_> = (0..16).map(|_| scope.spawn(one)).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).sum()
        });
        assert_eq!(given, 3, "{db:?}");
        let id = payment.id;
        assert_eq!(read(&db, move |read| find(read, id)).unwrap().orders[0].refunded, thb(900));
    }
}

#[test]
fn a_refund_is_tried_again_later_and_ever_later_until_a_person_must_look() {
    for db in databases() {
        let payment = begin(&db, &clock(), Beginning::Paid);
        let id = give_back(&db, back(&payment, FIRST, thb(400))).unwrap().id;
        let mut now = START;
        let (mut tries, mut longest_ms) = (0, 0);
        loop {
            let due = read(&db, move |read| refund::due(read, now, 10));
            assert_eq!(due.len(), 1);
            let at = ManualClock::at(now);
            tries += 1;
            let state = write(&db, move |tx| refund::try_later(tx, &at, &due[0], "no answer"));
            if state == RefundState::Failed {
                break;
            }
            let next = read(&db, move |read| refund::find(read, id)).unwrap().next_at;
            assert_eq!(read(&db, move |read| refund::due(read, next.plus_ms(-1), 10)), []);
            longest_ms = longest_ms.max(next.since_ms(now));
            now = next;
        }
        assert_eq!((tries, longest_ms), (refund::ATTEMPTS_MAX, 6 * kernel::HOUR_MS));
        let failed = read(&db, |read| refund::list(read, Some(RefundState::Failed), &PageRequest::first())).items;
        assert_eq!((failed[0].id, failed[0].failure.as_deref()), (id, Some("no answer")));
        assert!(give_back(&db, back(&payment, FIRST, thb(601))).is_err(), "it is still owed");
        assert!(write(&db, move |tx| refund::retry(tx, &clock(), id)));
        assert!(!write(&db, move |tx| refund::retry(tx, &clock(), id)));
        let again = read(&db, move |read| refund::find(read, id)).unwrap();
        assert_eq!((again.state, again.attempts), (RefundState::Processing, 0));
    }
}

#[test]
fn a_refund_is_done_once_by_provider_or_hand() {
    for db in databases() {
        let payment = begin(&db, &clock(), Beginning::Paid);
        let made = give_back(&db, back(&payment, FIRST, thb(400))).unwrap();
        let id = made.id;
        assert!(write(&db, move |tx| refund::sent(tx, &clock(), &made, "re_1")));
        assert_eq!(read(&db, |read| refund::by_ref(read, "stripe", "re_1")).unwrap().id, id);
        assert_eq!(read(&db, |read| refund::due(read, START, 10)), [], "the provider is at it");
        assert!(write(&db, move |tx| refund::done(tx, &clock(), id, None)));
        assert!(!write(&db, move |tx| refund::done(tx, &clock(), id, None)));
        assert!(!write(&db, move |tx| refund::failed(tx, &clock(), id, "late")));
        let done = read(&db, move |read| refund::find(read, id)).unwrap();
        assert_eq!((done.state, done.provider_ref.as_deref()), (RefundState::Done, Some("re_1")));

        let id = give_back(&db, back(&payment, FIRST, thb(600))).unwrap().id;
        assert!(write(&db, move |tx| refund::failed(tx, &clock(), id, "the account is closed")));
        assert!(write(&db, move |tx| refund::done(tx, &clock(), id, Some("transfer 7"))), "the operator sent it");
        assert_eq!(read(&db, |read| refund::list(read, Some(RefundState::Failed), &PageRequest::first())).items, []);
    }
}

#[test]
fn a_list_of_refunds_goes_on_where_it_ended() {
    for db in databases() {
        let payment = begin(&db, &clock(), Beginning::Paid);
        let made: Vec<_> = (0..5).map(|_| give_back(&db, back(&payment, FIRST, thb(1))).unwrap().id).collect();
        let mut seen = Vec::new();
        let mut after = None;
        loop {
            let request = PageRequest::new(after.take(), Some(2));
            let page = read(&db, move |read| refund::list(read, Some(RefundState::Processing), &request));
            seen.extend(page.items.into_iter().map(|refund| refund.id));
            match page.next {
                Some(next) => after = Some(next),
                None => break,
            }
        }
        seen.reverse();
        assert_eq!(seen, made);
    }
}

#[test]
fn a_message_is_taken_once() {
    for db in databases() {
        let seen =
            |provider: &'static str, id: &'static str| write(&db, move |tx| webhook::seen(tx, &clock(), provider, id));
        assert!(!seen("stripe", "evt_1"));
        assert!(seen("stripe", "evt_1"));
        assert!(!seen("hyperswitch", "evt_1"));
        let undone = db.write_blocking(|tx| {
            webhook::seen(tx, &clock(), "stripe", "evt_2")?;
            Err::<(), _>(db::Error::Panicked)
        });
        assert!(undone.is_err());
        assert!(!seen("stripe", "evt_2"), "what it caused was not kept, nor that it came");
        assert_eq!(write(&db, |tx| webhook::forget(tx, START)), 0);
        assert_eq!(write(&db, |tx| webhook::forget(tx, START.plus_ms(1))), 3);
        assert!(!seen("stripe", "evt_1"));
    }
}
