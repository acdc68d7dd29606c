//! Payments by a service: begun outside, heard of by messages, asked about, given back.

use kernel::{Coded, HOUR_MS, MINUTE_MS};
use trade::order::OrderState;
use trade::payment::provider::FetchedStatus;
use trade::payment::{self, PaymentStatus, RefundState, refund};

use super::hall::{Ask, Basket, Hall};
use super::in_halls;
use crate::trade::{Heard, Placed, ReturnTo, begin_payment, payment_webhook, send_refunds};

fn by_service() -> Ask {
    Ask { method: "service", ..Ask::default() }
}

fn begin(hall: &Hall, placed: &Placed) -> Result<payment::Payment, crate::trade::BeginPaymentError> {
    let url = hall.url.clone();
    let back = ReturnTo { description: "An order".to_owned(), done: url.clone(), turned_back: url };
    begin_payment(&hall.db, &*hall.clock, &hall.providers, placed.payment.id, &back)
}

fn hear(hall: &Hall, signature: &'static str, body: &str) -> Result<Heard, crate::trade::PaymentWebhookError> {
    let header = |name: &str| (name == "signature").then_some(signature);
    payment_webhook(&hall.db, &*hall.clock, &hall.providers, "service", &header, body.as_bytes(), hall.now())
}

fn waiting(hall: &Hall) -> (Basket, Placed, String) {
    let basket = hall.basket(&[(0, 2)]);
    let placed = hall.order(basket, by_service()).unwrap();
    assert!(placed.needs_provider);
    assert_eq!(placed.orders[0].state, OrderState::Unpaid);
    let begun = begin(hall, &placed).unwrap();
    assert!(begun.action.is_some());
    let at = begun.provider_ref.unwrap();
    (basket, placed, at)
}

#[test]
fn a_message_is_checked_asked_about_and_taken_once() {
    in_halls(1, 1, 5, |_, hall| {
        let (basket, placed, at) = waiting(hall);
        assert_eq!(begin(hall, &placed).unwrap().provider_ref.as_deref(), Some(at.as_str()), "once");
        let message = format!("event-1|{at}");
        assert_eq!(hear(hall, "forged", &message).unwrap_err().code(), "payments.webhook_forged");
        assert_eq!(hear(hall, "signed", "event-0|pay-unknown").unwrap(), Heard::Ignored);
        assert_eq!(hear(hall, "signed", &format!("event-0|{at}")).unwrap(), Heard::Taken, "a claim is no payment");
        assert_eq!(hall.order_now(&basket, placed.orders[0].id).state, OrderState::Unpaid);
        hall.service.pays(&at);
        assert_eq!(hear(hall, "signed", &message).unwrap(), Heard::Taken);
        assert_eq!(hear(hall, "signed", &message).unwrap(), Heard::Again);
        assert_eq!(hall.order_now(&basket, placed.orders[0].id).state, OrderState::OnHold);
        assert_eq!(hall.stock(0), (5, 3, 0, 2));
        assert_eq!(hall.balance("provider:service"), placed.payment.amount.minor);
        hall.check();
    });
}

#[test]
fn a_lost_message_is_made_up_for_by_asking() {
    in_halls(1, 1, 5, |house, hall| {
        let (basket, placed, at) = waiting(hall);
        hall.service.pays(&at);
        let clock = hall.clock.clone();
        house.write(move |tx| crate::wind_trade_clock(tx, &*clock));
        hall.clock.advance_ms(6 * MINUTE_MS);
        house.run();
        assert_eq!(hall.order_now(&basket, placed.orders[0].id).state, OrderState::OnHold);
        hall.check();
    });
}

#[test]
fn money_that_comes_too_late_goes_back() {
    in_halls(1, 1, 5, |house, hall| {
        let (basket, placed, at) = waiting(hall);
        let clock = hall.clock.clone();
        house.write(move |tx| crate::wind_trade_clock(tx, &*clock));
        *hall.service.down.lock().unwrap() = true;
        hall.clock.advance_ms(31 * MINUTE_MS);
        house.run();
        assert_eq!(hall.order_now(&basket, placed.orders[0].id).state, OrderState::Cancelled);
        assert_eq!(hall.stock(0), (5, 5, 0, 0));
        *hall.service.down.lock().unwrap() = false;
        hall.service.pays(&at);
        assert_eq!(hear(hall, "signed", &format!("late|{at}")).unwrap(), Heard::Taken);
        house.run();
        let order = hall.order_now(&basket, placed.orders[0].id);
        assert_eq!(order.state, OrderState::Cancelled);
        let refunds = hall.db.read_blocking(|read| refund::of_order(read, order.id)).unwrap();
        assert_eq!(refunds.len(), 1);
        assert_eq!((refunds[0].state, refunds[0].amount), (RefundState::Done, placed.payment.amount));
        assert_eq!(hall.balance("provider:service"), 0);
        assert_eq!(hall.balance("shopper:refunds"), 0);
        hall.check();
    });
}

#[test]
fn what_nobody_pays_is_closed_at_the_provider() {
    in_halls(1, 1, 5, |house, hall| {
        let (_, placed, at) = waiting(hall);
        let clock = hall.clock.clone();
        house.write(move |tx| crate::wind_trade_clock(tx, &*clock));
        hall.clock.advance_ms(40 * MINUTE_MS);
        house.run();
        let payment = hall.db.read_blocking(|read| payment::find(read, placed.payment.id)).unwrap().unwrap();
        assert_eq!(payment.status, PaymentStatus::Expired);
        let there = hall.service.payments.lock().unwrap()[&at].clone();
        assert_eq!(there.status, FetchedStatus::Expired);
    });
}

#[test]
fn a_refund_is_sent_once_the_provider_answers_again() {
    in_halls(1, 1, 5, |house, hall| {
        let (basket, placed, at) = waiting(hall);
        hall.service.pays(&at);
        hear(hall, "signed", &format!("paid|{at}")).unwrap();
        *hall.service.down.lock().unwrap() = true;
        let (inside, order) = (hall.clone(), placed.orders[0].id);
        house.write(move |tx| {
            let mut order = trade::order::find(tx, order)?.unwrap();
            let wish = crate::trade::CancelOrder { actor: trade::Actor::Buyer, lines: None, reason: "no" };
            crate::trade::cancel_order(tx, &*inside.clock, &mut order, &wish)
        });
        house.run();
        let refund = |hall: &Hall| hall.db.read_blocking(|read| refund::of_order(read, order)).unwrap()[0].clone();
        assert_eq!((refund(hall).state, refund(hall).attempts), (RefundState::Processing, 1));
        assert_eq!(hall.balance("shopper:refunds"), -placed.payment.amount.minor);
        hall.check();
        *hall.service.down.lock().unwrap() = false;
        hall.clock.advance_ms(HOUR_MS);
        send_refunds(&hall.db, &*hall.clock, &hall.providers).unwrap();
        send_refunds(&hall.db, &*hall.clock, &hall.providers).unwrap();
        assert_eq!(refund(hall).state, RefundState::Done);
        assert_eq!(*hall.service.refund_calls.lock().unwrap(), 1);
        assert_eq!(hall.balance("shopper:refunds"), 0);
        assert_eq!(hall.order_now(&basket, order).totals.refunded, placed.payment.amount);
        hall.check();
    });
}
