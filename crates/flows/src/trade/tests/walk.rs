//! An order walks every path of its machine, with the clock in the test's hand; the town's auditor looks after each step.

use fulfilment::ParcelState;
use kernel::{DAY_MS, HOUR_MS, MINUTE_MS, Money};
use ledger::{Account, PayoutState, statement};
use trade::order::{LineState, OrderState};
use trade::returns::{ReturnKind, ReturnState, Shipment};
use trade::{Actor, OrderId, OrderLineId};

use super::town::{Basket, Town};
use crate::fixture::House;
use crate::trade::{
    AskReturn, CancelOrder, CancelOrderError, Cancelled, PackMany, PayoutDecision, ReturnFlowError, bank_file,
    cancel_order, decide_cancellation, decide_payout, decide_return, dispute_return, fault, lose_parcel, pack_orders,
    receive_return, refund_by_hand, reject_receipt, replace_return, request_payout, request_return, resolve_return,
    settle_day, ship_return, withdraw_return,
};

fn states(order: &trade::order::Order) -> Vec<LineState> {
    order.lines.iter().map(|line| line.state).collect()
}

fn ids(order: &trade::order::Order) -> Vec<OrderLineId> {
    order.lines.iter().map(|line| line.id).collect()
}

/// Cancels as `actor`.
fn cancel(
    town: &Town<'_>,
    order: OrderId,
    actor: Actor,
    lines: Option<Vec<OrderLineId>>,
) -> Result<Cancelled, CancelOrderError> {
    let clock = town.house.clock.clone();
    let answer = town.house.deps.db.write_blocking(move |tx| {
        let mut order = trade::order::find(tx, order)?.unwrap();
        cancel_order(tx, &*clock, &mut order, &CancelOrder { actor, lines: lines.as_deref(), reason: "changed_mind" })
    });
    town.audit("cancel");
    answer
}

fn decide(town: &Town<'_>, order: OrderId, accept: bool) {
    town.step("cancellation decided", move |tx, clock| {
        let mut order = trade::order::find(tx, order)?.unwrap();
        decide_cancellation(tx, clock, &mut order, Actor::Seller, accept, "on its way").map_err(fault)
    });
}

fn ask(
    town: &Town<'_>,
    order: OrderId,
    lines: Vec<OrderLineId>,
    kind: ReturnKind,
    reason: &'static str,
) -> trade::returns::ReturnId {
    let ret = town.step("return asked", move |tx, clock| {
        let mut order = trade::order::find(tx, order)?.unwrap();
        let ask = AskReturn { lines: &lines, kind, reason, note: "", actor: Actor::Buyer };
        request_return(tx, clock, &mut order, &ask).map_err(fault)
    });
    ret.id
}

/// Moves a return by `work`.
fn turn(
    town: &Town<'_>,
    name: &str,
    ret: trade::returns::ReturnId,
    work: impl Fn(&mut db::Tx, &dyn kernel::Clock, &mut trade::returns::Return) -> Result<(), ReturnFlowError>
    + Send
    + 'static,
) -> ReturnState {
    town.step(name, move |tx, clock| {
        let mut found = trade::returns::find(tx, ret)?.unwrap();
        work(tx, clock, &mut found).map_err(fault)
    });
    town.go(name, 0);
    town.ret(ret).state
}

fn back() -> Shipment {
    Shipment { carrier: "Evri".to_owned(), tracking: "B1".to_owned() }
}

#[test]
fn a_parcel_from_abroad_is_paid_sent_in_two_parts_settled_reserved_and_paid_out() {
    House::each(|house| {
        let town = Town::new(house, "CN");
        let order = town.buy(Basket::default());
        assert_eq!((order.state, order.totals.total.minor > 0), (OrderState::OnHold, true));
        assert_eq!(town.stock().committed, 2);
        town.go("remorse is over", HOUR_MS);
        assert_eq!(town.order(order.id).state, OrderState::AwaitingShipment);

        let lines = ids(&order);
        let first = town.pack(&order, Some(&lines[..1]), "A1");
        assert_eq!(town.order(order.id).state, OrderState::PartiallyShipped);
        let second = town.pack(&order, Some(&lines[1..]), "A2");
        assert_eq!(town.order(order.id).state, OrderState::AwaitingCollection);
        town.deliver(first);
        assert_eq!(town.order(order.id).state, OrderState::AwaitingCollection, "the other half waits for the carrier");
        assert_eq!(town.booked(), ["paid"], "half of it earns nothing yet");
        assert_eq!((town.stock().on_hand, town.stock().committed), (4, 1));
        town.deliver(second);
        let order = town.order(order.id);
        assert_eq!((order.state, town.stock().on_hand), (OrderState::Delivered, 3));
        assert_eq!(town.booked(), ["paid", "earned"]);
        let total = order.totals.total;
        assert_eq!(town.moved("earned", &Account::Held), Some(total));
        let part = town.moved("earned", &Account::Pending(town.payee())).unwrap().minor;

        town.go("14 days later", 14 * DAY_MS);
        assert_eq!(town.booked(), ["paid", "earned"], "15 days from abroad");
        town.go("15 days later", DAY_MS);
        assert_eq!(town.booked(), ["paid", "earned", "settled"]);
        let rate = order.fx.as_ref().unwrap().rate;
        let gbp = Money::new(-part, total.currency).to_decimal();
        let usd = Money::from_decimal(gbp * rate.get(), "USD".parse().unwrap()).unwrap().minor;
        let reserve = town.owed(Account::Reserve(town.payee()), "USD");
        assert_eq!(town.owed(Account::Payable(town.payee()), "USD") + reserve, usd);
        assert_eq!(reserve, (usd * 5 + 50) / 100);
        assert_eq!(town.owed(Account::Pending(town.payee()), "GBP"), 0);
        town.go("the window closes", 15 * DAY_MS);
        assert_eq!(town.order(order.id).state, OrderState::Completed);
        town.go("the reserve is let go", 15 * DAY_MS);
        assert_eq!(town.booked().last(), Some(&"reserve_released"));
        assert_eq!(town.owed(Account::Payable(town.payee()), "USD"), usd);

        let payee = town.payee();
        let asked = town.step("payout asked", move |tx, clock| {
            request_payout(tx, clock, payee, "USD".parse().unwrap(), None).map_err(fault)
        });
        let file = house.deps.db.read_blocking(|read| bank_file(read, &[asked.id])).unwrap();
        assert!(file.contains("Jade House") && file.contains(&asked.id.to_string()), "{file}");
        town.step("payout failed", move |tx, clock| {
            decide_payout(tx, clock, asked.id, PayoutDecision::Failed { reason: "no such account" }).map_err(fault)
        });
        assert_eq!(town.owed(Account::Payable(town.payee()), "USD"), usd);
        let paid = town.step("payout paid", move |tx, clock| {
            let asked = request_payout(tx, clock, payee, "USD".parse().unwrap(), None).map_err(fault)?;
            decide_payout(tx, clock, asked.id, PayoutDecision::Paid { reference: "B-77" }).map_err(fault)
        });
        assert_eq!((paid.state, paid.amount.minor), (PayoutState::Paid, usd));
        assert_eq!(town.owed(Account::Payable(town.payee()), "USD"), 0);
        let again = town.refused(move |tx, clock| request_payout(tx, clock, payee, "USD".parse().unwrap(), None));
        assert_eq!(again, "ledger.nothing_to_pay_out");

        town.go("a day later", DAY_MS);
        let page = kernel::PageRequest::first();
        let mut days = house.read(|read| statement::list(read, payee, &page)).items;
        days.reverse();
        assert_eq!(days.len(), 2, "{days:?}");
        assert!(days.windows(2).all(|pair| pair[0].closing == pair[1].opening), "{days:?}");
        assert_eq!((days[0].settled.minor, days[1].paid_out.minor, days[1].closing.minor), (usd, usd, 0));
        let nothing = settle_day(&house.deps.db, &*house.clock).unwrap();
        assert_eq!(nothing, crate::trade::SettledDay::default(), "doing it again does nothing");
    });
}

#[test]
fn a_shop_at_home_is_settled_after_seven_days_and_after_three_by_express() {
    House::each(|house| {
        let town = Town::new(house, "GB");
        for (lane, days) in [(None, 7), (Some("express"), 3)] {
            let order = town.arrived(Basket { lane, units: 1, ..Basket::default() });
            assert_eq!(order.fx, None);
            let before = town.booked().len();
            town.go("the day before", (days - 1) * DAY_MS);
            assert_eq!(town.booked().len(), before, "{lane:?}");
            town.go("the day", DAY_MS);
            assert_eq!(town.booked().last(), Some(&"settled"), "{lane:?}");
            assert_eq!(order.totals.shipping.minor > 0, lane.is_some());
        }
        assert_eq!(town.owed(Account::Pending(town.payee()), "GBP"), 0);
    });
}

#[test]
fn what_is_not_paid_or_not_sent_in_time_ends_and_the_money_goes_back() {
    House::each(|house| {
        let town = Town::new(house, "GB");
        let declined = town.buy(Basket { name: "DECLINE", ..Basket::default() });
        assert_eq!((declined.state, town.stock().reserved_checkout), (OrderState::Unpaid, 2));
        let some = cancel(&town, declined.id, Actor::Buyer, Some(ids(&declined)[..1].to_vec()));
        assert!(matches!(some, Err(CancelOrderError::OnlyWhole)));
        town.go("half an hour later", 30 * MINUTE_MS);
        let declined = town.order(declined.id);
        assert_eq!((declined.state, town.stock().available), (OrderState::Cancelled, 5));
        assert_eq!(town.booked(), Vec::<&str>::new());

        let order = town.bought(Basket::default());
        town.pack(&order, None, "L1");
        town.go("36 hours after payment", 35 * HOUR_MS);
        assert_eq!(town.order(order.id).due.unwrap().kind.name(), "dispatch");
        town.go("48 hours after payment", 12 * HOUR_MS);
        assert!(town.order(order.id).late);
        town.go("96 hours after payment", 48 * HOUR_MS);
        let order = town.order(order.id);
        assert_eq!((order.state, order.totals.refunded), (OrderState::Cancelled, order.totals.total));
        assert_eq!(town.stock().available, 5);
        assert_eq!(town.booked(), ["paid", "refunded", "refund_paid"]);
        assert_eq!(town.owed(Account::Held, "GBP"), 0);
        assert_eq!(town.owed(Account::ShopperRefunds, "GBP"), 0);
    });
}

#[test]
fn a_buyer_cancels_at_once_or_asks_and_silence_approves() {
    House::each(|house| {
        let town = Town::new(house, "GB");
        let order = town.buy(Basket { units: 3, ..Basket::default() });
        let one = cancel(&town, order.id, Actor::Buyer, Some(ids(&order)[..1].to_vec())).unwrap();
        assert!(matches!(one, Cancelled::AtOnce { refund } if refund == order.lines[0].gross));
        assert_eq!((town.order(order.id).state, town.stock().committed), (OrderState::OnHold, 2));
        let twice = cancel(&town, order.id, Actor::Buyer, Some(ids(&order)[..1].to_vec()));
        assert!(matches!(twice, Err(CancelOrderError::UnknownLine)));

        town.go("remorse is over", HOUR_MS);
        let asked = cancel(&town, order.id, Actor::Buyer, Some(ids(&order)[1..2].to_vec())).unwrap();
        assert!(matches!(asked, Cancelled::Asked(_)));
        let again = cancel(&town, order.id, Actor::Buyer, None);
        assert_eq!(kernel::Coded::code(&again.unwrap_err()), "trade.cancellation_pending");
        decide(&town, order.id, false);
        assert_eq!(town.stock().committed, 2);
        cancel(&town, order.id, Actor::Buyer, Some(ids(&order)[1..2].to_vec())).unwrap();
        decide(&town, order.id, true);
        assert_eq!((town.order(order.id).state, town.stock().committed), (OrderState::AwaitingShipment, 1));
        cancel(&town, order.id, Actor::Buyer, None).unwrap();
        town.go("silence", 48 * HOUR_MS);
        let order = town.order(order.id);
        assert_eq!((order.state, order.totals.refunded), (OrderState::Cancelled, order.totals.total));
        assert_eq!(town.stock().available, 5);
        assert_eq!(town.owed(Account::Held, "GBP"), 0);
        assert_eq!(
            kernel::Coded::code(&cancel(&town, order.id, Actor::Seller, None).unwrap_err()),
            "trade.cannot_cancel"
        );
    });
}

#[test]
fn a_seller_cancels_what_is_packed_until_it_is_collected() {
    House::each(|house| {
        let town = Town::new(house, "GB");
        let order = town.bought(Basket::default());
        let parcel = town.pack(&order, None, "S1");
        cancel(&town, order.id, Actor::Seller, Some(ids(&order)[..1].to_vec())).unwrap();
        let after = town.order(order.id);
        assert_eq!(states(&after), [LineState::Cancelled, LineState::Open]);
        assert_eq!((after.state, town.stock().committed), (OrderState::AwaitingShipment, 1));
        assert!(house.read(|read| fulfilment::parcel::find(read, parcel)).is_none_or(|p| p.lines.is_empty()));
        let parcel = town.pack(&after, None, "S2");
        town.scan(parcel, ParcelState::Collected);
        assert!(matches!(cancel(&town, order.id, Actor::Seller, None), Err(CancelOrderError::TooLate)));
        town.scan(parcel, ParcelState::InTransit);
        town.scan(parcel, ParcelState::Delivered);
        town.scan(parcel, ParcelState::Delivered);
        assert_eq!(town.booked().iter().filter(|kind| **kind == "earned").count(), 1);
        assert_eq!(town.moved("earned", &Account::Held), Some(after.lines[1].gross));
    });
}

#[test]
fn a_silent_parcel_is_lost_and_one_that_comes_back_is_on_the_shelf_again() {
    House::each(|house| {
        let town = Town::new(house, "GB");
        let order = town.bought(Basket::default());
        let lines = ids(&order);
        let there = town.pack(&order, Some(&lines[..1]), "X1");
        let lost = town.pack(&order, Some(&lines[1..]), "X2");
        town.deliver(there);
        town.scan(lost, ParcelState::Collected);
        town.go("six days of silence", 6 * DAY_MS);
        assert_eq!(town.order(order.id).state, OrderState::InTransit);
        town.go("seven days of silence", DAY_MS);
        let order = town.order(order.id);
        assert_eq!(states(&order), [LineState::Delivered, LineState::Cancelled]);
        assert_eq!((order.state, order.totals.refunded), (OrderState::Delivered, order.lines[1].gross));
        assert_eq!(town.moved("earned", &Account::Held), Some(order.lines[0].gross));
        assert_eq!(town.stock().on_hand, 3, "what is lost is gone");
        assert_eq!(town.owed(Account::Held, "GBP"), 0);
        let again = town.step("lost again", move |tx, clock| lose_parcel(tx, clock, lost).map_err(fault));
        assert!(!again.moved());

        let refused = town.bought(Basket { units: 1, ..Basket::default() });
        let parcel = town.pack(&refused, None, "X3");
        town.scan(parcel, ParcelState::Collected);
        town.scan(parcel, ParcelState::Returned);
        let refused = town.order(refused.id);
        assert_eq!((refused.state, refused.totals.refunded), (OrderState::Cancelled, refused.totals.total));
        assert_eq!((town.stock().on_hand, town.stock().available), (3, 3));
    });
}

#[test]
fn cash_is_collected_at_the_door_and_given_back_by_hand() {
    House::each(|house| {
        let town = Town::new(house, "GB");
        let order = town.bought(Basket { method: "cod", ..Basket::default() });
        assert_eq!((order.state, town.booked().len()), (OrderState::AwaitingShipment, 0));
        cancel(&town, order.id, Actor::Seller, Some(ids(&order)[..1].to_vec())).unwrap();
        let parcel = town.pack(&town.order(order.id), None, "C1");
        town.deliver(parcel);
        let order = town.order(order.id);
        let price = order.lines[1].gross;
        assert_eq!(town.booked(), ["paid", "earned"]);
        assert_eq!(town.moved("paid", &Account::CarrierCod), Some(price));
        let ret = ask(&town, order.id, ids(&order)[1..].to_vec(), ReturnKind::RefundOnly, "NOT_AS_DESCRIBED");
        let state = turn(&town, "agreed", ret, |tx, clock, ret| decide_return(tx, clock, ret, Actor::Seller, true, ""));
        assert_eq!((state, town.order(order.id).state), (ReturnState::Refunded, OrderState::Completed));
        let refunds = house.read(|read| trade::payment::refund::of_order(read, order.id));
        let refund = refunds[0].id;
        town.step("sent by hand", move |tx, clock| refund_by_hand(tx, clock, refund, "T-1").map_err(fault));
        assert_eq!(town.booked(), ["paid", "earned", "refunded", "refund_paid"]);
        let given_up = town.bought(Basket { method: "cod", units: 1, ..Basket::default() });
        cancel(&town, given_up.id, Actor::Seller, None).unwrap();
        let payment = house.read(|read| trade::payment::of_order(read, given_up.id)).remove(0);
        assert_eq!(payment.status, trade::payment::PaymentStatus::Failed, "nobody pays for it any more");
    });
}

#[test]
fn one_of_two_units_comes_back_before_settlement() {
    House::each(|house| {
        let town = Town::new(house, "GB");
        let order = town.arrived(Basket::default());
        let ret = ask(&town, order.id, ids(&order)[..1].to_vec(), ReturnKind::ReturnAndRefund, "CHANGED_MIND");
        town.go("silence approves", 48 * HOUR_MS);
        assert_eq!(town.ret(ret).state, ReturnState::AwaitingBuyerShip);
        turn(&town, "sent back", ret, |tx, clock, ret| ship_return(tx, clock, ret, Actor::Buyer, back()));
        town.go("eight days later", 8 * DAY_MS);
        assert_eq!(town.booked(), ["paid", "earned"], "an open return holds the settlement");
        let state = turn(&town, "received", ret, |tx, clock, ret| receive_return(tx, clock, ret, Actor::Seller));
        assert_eq!(state, ReturnState::Refunded);
        let order = town.order(order.id);
        assert_eq!(states(&order), [LineState::Returned, LineState::Delivered]);
        assert_eq!((order.totals.refunded, town.stock().on_hand), (order.lines[0].gross, 4));
        assert_eq!(town.booked(), ["paid", "earned", "refunded", "settled", "refund_paid"]);
        // The payment fee of the returned unit is the shop's to bear.
        let line = &order.lines[1];
        let tax = if line.tax_by == "platform" { line.tax.minor } else { 0 };
        let creator = town.commissions(order.id)[1].left().minor;
        let rest = line.gross.minor - line.commission.minor - 2 * line.payment_fee.minor - tax - creator;
        let settled =
            town.owed(Account::Payable(town.payee()), "GBP") + town.owed(Account::Reserve(town.payee()), "GBP");
        assert_eq!(settled, rest);
    });
}

#[test]
fn all_of_it_comes_back_for_a_fault_with_the_shipping_and_the_order_is_complete() {
    House::each(|house| {
        let town = Town::new(house, "GB");
        let order = town.arrived(Basket { lane: Some("express"), ..Basket::default() });
        assert!(order.totals.shipping.minor > 0);
        let ret = ask(&town, order.id, ids(&order), ReturnKind::ReturnAndRefund, "DAMAGED");
        let other = town.refused({
            let (id, lines) = (order.id, ids(&order));
            move |tx, clock| {
                let mut order = trade::order::find(tx, id)?.unwrap();
                let ask = AskReturn {
                    lines: &lines,
                    kind: ReturnKind::RefundOnly,
                    reason: "DAMAGED",
                    note: "",
                    actor: Actor::Buyer,
                };
                request_return(tx, clock, &mut order, &ask)
            }
        });
        assert_eq!(other, "trade.line_not_returnable");
        turn(&town, "agreed", ret, |tx, clock, ret| decide_return(tx, clock, ret, Actor::Seller, true, ""));
        turn(&town, "sent back", ret, |tx, clock, ret| ship_return(tx, clock, ret, Actor::Buyer, back()));
        town.go("the seller is silent", 14 * DAY_MS);
        let order = town.order(order.id);
        assert_eq!((town.ret(ret).state, order.state), (ReturnState::Refunded, OrderState::Completed));
        assert_eq!(
            (order.totals.refunded, town.stock().on_hand),
            (order.totals.total, 3),
            "damaged goods are not sold again"
        );
    });
}

#[test]
fn a_refused_return_is_disputed_both_ways() {
    House::each(|house| {
        let town = Town::new(house, "GB");
        for (for_buyer, kind, then) in [
            (true, ReturnKind::RefundOnly, ReturnState::Refunded),
            (true, ReturnKind::ReturnAndRefund, ReturnState::AwaitingBuyerShip),
            (false, ReturnKind::RefundOnly, ReturnState::Closed),
        ] {
            let order = town.arrived(Basket { units: 1, ..Basket::default() });
            let ret = ask(&town, order.id, ids(&order), kind, "NOT_AS_DESCRIBED");
            turn(&town, "refused", ret, |tx, clock, ret| decide_return(tx, clock, ret, Actor::Seller, false, "no"));
            turn(&town, "disputed", ret, |tx, clock, ret| dispute_return(tx, clock, ret, Actor::Buyer, "look at it"));
            let state =
                turn(&town, "decided", ret, move |tx, clock, ret| resolve_return(tx, clock, ret, for_buyer, "seen"));
            assert_eq!(state, then);
            if state == ReturnState::Closed {
                assert_eq!(states(&town.order(order.id)), [LineState::Delivered]);
            }
            if state == ReturnState::AwaitingBuyerShip {
                town.go("nothing is sent back", 5 * DAY_MS);
                assert_eq!(town.ret(ret).state, ReturnState::Closed);
            }
        }
        let order = town.arrived(Basket { units: 1, ..Basket::default() });
        let ret = ask(&town, order.id, ids(&order), ReturnKind::RefundOnly, "DAMAGED");
        turn(&town, "refused", ret, |tx, clock, ret| decide_return(tx, clock, ret, Actor::Seller, false, "no"));
        town.go("a week and a minute", 7 * DAY_MS + MINUTE_MS);
        assert_eq!(town.booked().last(), Some(&"settled"), "a refusal that nobody disputes holds nothing");
        let late = town.refused(move |tx, clock| {
            let mut found = trade::returns::find(tx, ret)?.unwrap();
            dispute_return(tx, clock, &mut found, Actor::Buyer, "late")
        });
        assert_eq!(late, "trade.dispute_window_over");
    });
}

#[test]
fn what_came_back_is_not_in_order_and_the_operator_decides() {
    House::each(|house| {
        let town = Town::new(house, "GB");
        for (for_buyer, then, refunds) in [(true, ReturnState::Refunded, true), (false, ReturnState::Closed, false)] {
            let order = town.arrived(Basket { units: 1, ..Basket::default() });
            let on_hand = town.stock().on_hand;
            let ret = ask(&town, order.id, ids(&order), ReturnKind::ReturnAndRefund, "WRONG_ITEM");
            turn(&town, "agreed", ret, |tx, clock, ret| decide_return(tx, clock, ret, Actor::Seller, true, ""));
            turn(&town, "sent back", ret, |tx, clock, ret| ship_return(tx, clock, ret, Actor::Buyer, back()));
            turn(&town, "rejected", ret, |tx, clock, ret| reject_receipt(tx, clock, ret, Actor::Seller, "worn"));
            turn(&town, "disputed", ret, |tx, clock, ret| dispute_return(tx, clock, ret, Actor::Buyer, "never"));
            let state =
                turn(&town, "decided", ret, move |tx, clock, ret| resolve_return(tx, clock, ret, for_buyer, ""));
            assert_eq!((state, town.order(order.id).totals.refunded.minor > 0), (then, refunds));
            assert_eq!(town.stock().on_hand, on_hand, "what the seller did not find in order is not on the shelf");
        }
    });
}

#[test]
fn a_return_is_withdrawn_and_the_money_is_settled_all_the_same() {
    House::each(|house| {
        let town = Town::new(house, "GB");
        let order = town.arrived(Basket { units: 1, ..Basket::default() });
        let ret = ask(&town, order.id, ids(&order), ReturnKind::ReturnAndRefund, "CHANGED_MIND");
        let state = turn(&town, "withdrawn", ret, |tx, clock, ret| withdraw_return(tx, clock, ret, Actor::Buyer));
        assert_eq!((state, states(&town.order(order.id))), (ReturnState::Withdrawn, vec![LineState::Delivered]));
        town.go("seven days later", 7 * DAY_MS);
        assert_eq!(town.booked(), ["paid", "earned", "settled"]);
        let again = ask(&town, order.id, ids(&order), ReturnKind::RefundOnly, "DAMAGED");
        assert_eq!(town.ret(again).state, ReturnState::Requested, "another one may be asked for");
    });
}

#[test]
fn a_replacement_takes_stock_and_travels_and_money_comes_where_it_does_not() {
    House::each(|house| {
        let town = Town::new(house, "GB");
        let order = town.arrived(Basket { units: 1, ..Basket::default() });
        let ret = ask(&town, order.id, ids(&order), ReturnKind::Replacement, "DAMAGED");
        town.go("silence approves sooner", 24 * HOUR_MS);
        turn(&town, "sent back", ret, |tx, clock, ret| ship_return(tx, clock, ret, Actor::Buyer, back()));
        let state = turn(&town, "received", ret, |tx, clock, ret| receive_return(tx, clock, ret, Actor::Seller));
        assert_eq!((state, town.stock().on_hand), (ReturnState::Received, 4));
        let parcel = town.step("replaced", move |tx, clock| {
            let mut found = trade::returns::find(tx, ret)?.unwrap();
            let shipment = Shipment { carrier: "Royal Mail".to_owned(), tracking: "R1".to_owned() };
            replace_return(tx, clock, &mut found, Actor::Seller, shipment).map_err(fault)
        });
        assert_eq!((town.ret(ret).state, town.stock().committed), (ReturnState::Replaced, 1));
        town.deliver(parcel.id);
        assert_eq!((town.stock().on_hand, town.stock().committed), (3, 0));
        assert_eq!(town.booked(), ["paid", "earned"], "it earns nothing twice");
        let order = town.order(order.id);
        assert_eq!((order.state, states(&order)), (OrderState::Delivered, vec![LineState::Delivered]));

        let second = town.arrived(Basket { units: 1, ..Basket::default() });
        let ret = ask(&town, second.id, ids(&second), ReturnKind::Replacement, "WRONG_ITEM");
        turn(&town, "agreed", ret, |tx, clock, ret| decide_return(tx, clock, ret, Actor::Seller, true, ""));
        turn(&town, "sent back", ret, |tx, clock, ret| ship_return(tx, clock, ret, Actor::Buyer, back()));
        turn(&town, "received", ret, |tx, clock, ret| receive_return(tx, clock, ret, Actor::Seller));
        town.go("nothing is sent again", 48 * HOUR_MS);
        assert_eq!((town.ret(ret).state, town.order(second.id).state), (ReturnState::Refunded, OrderState::Completed));
    });
}

#[test]
fn a_refund_after_settlement_is_taken_from_what_is_payable() {
    House::each(|house| {
        let town = Town::new(house, "CN");
        let order = town.arrived(Basket::default());
        town.go("settled", 15 * DAY_MS);
        let payable = town.owed(Account::Payable(town.payee()), "USD");
        let ret = ask(&town, order.id, ids(&order)[..1].to_vec(), ReturnKind::RefundOnly, "DAMAGED");
        turn(&town, "agreed", ret, |tx, clock, ret| decide_return(tx, clock, ret, Actor::Seller, true, ""));
        assert_eq!(town.ret(ret).state, ReturnState::Refunded);
        assert_eq!(town.booked(), ["paid", "earned", "settled", "refunded", "settled", "refund_paid"]);
        assert!(town.owed(Account::Payable(town.payee()), "USD") < payable);
        assert_eq!(town.owed(Account::Pending(town.payee()), "GBP"), 0);
    });
}

#[test]
fn orders_for_one_door_travel_together_and_many_are_packed_at_once() {
    House::each(|house| {
        let town = Town::new(house, "GB");
        let one = town.bought(Basket { units: 1, ..Basket::default() });
        let two = town.bought(Basket { units: 1, ..Basket::default() });
        let elsewhere = town.bought(Basket { units: 1, name: "Ann Other", ..Basket::default() });
        let early = town.buy(Basket { units: 1, ..Basket::default() });
        let all = [one.id, two.id, elsewhere.id, early.id];
        let packed = town.step("packed together", move |tx, clock| {
            let orders =
                all.iter().map(|id| trade::order::find(tx, *id).map(Option::unwrap)).collect::<Result<_, _>>()?;
            let tracking = ["M1".to_owned(), "M2".to_owned(), "M3".to_owned()];
            let many = PackMany { carrier: "Royal Mail", tracking: &tracking, combine: true, actor: Actor::Seller };
            pack_orders(tx, clock, orders, &many)
        });
        let parcel_of = |id: OrderId| packed.iter().find(|one| one.order == id).unwrap().parcel.as_ref().ok().copied();
        assert_eq!(parcel_of(one.id), parcel_of(two.id));
        assert!(parcel_of(elsewhere.id).is_some_and(|parcel| Some(parcel) != parcel_of(one.id)));
        assert_eq!(parcel_of(early.id), None, "its buyer may still change their mind");
        town.deliver(parcel_of(one.id).unwrap());
        for id in [one.id, two.id] {
            assert_eq!(town.order(id).state, OrderState::Delivered);
        }
        assert_eq!(town.booked().iter().filter(|kind| **kind == "earned").count(), 2);
    });
}

#[test]
fn a_yes_that_comes_after_the_carrier_is_too_late() {
    House::each(|house| {
        for silent in [false, true] {
            let town = Town::new(house, if silent { "GB" } else { "CN" });
            let order = town.bought(Basket::default());
            let (id, first) = (order.id, order.lines[0].id);
            let parcel = town.pack(&order, Some(&[first]), if silent { "LATE-2" } else { "LATE-1" });
            town.step("asked", move |tx, clock| {
                let order = trade::order::find(tx, id)?.unwrap();
                let new = trade::cancellation::NewCancellation {
                    lines: &[first],
                    reason: "changed_mind",
                    actor: Actor::Buyer,
                };
                trade::cancellation::request(tx, clock, &order, &new).map_err(fault)
            });
            town.scan(parcel, ParcelState::Collected);
            if silent {
                town.go("nobody answers", 3 * DAY_MS);
            } else {
                let code = town.refused(move |tx, clock| {
                    let mut order = trade::order::find(tx, id)?.unwrap();
                    decide_cancellation(tx, clock, &mut order, Actor::Seller, true, "")
                });
                assert_eq!(code, "trade.cannot_cancel");
                decide(&town, id, false);
            }
            let asked = house.read(|read| trade::cancellation::of_order(read, id)).unwrap();
            assert_eq!(asked.state, trade::cancellation::CancellationState::Rejected);
            assert_eq!(states(&town.order(id))[0], LineState::Shipped);
        }
    });
}

#[test]
fn a_carrier_may_tell_of_the_end_only() {
    House::each(|house| {
        let town = Town::new(house, "CN");
        let order = town.bought(Basket::default());
        let parcel = town.pack(&order, None, "SHORT-1");
        town.scan(parcel, ParcelState::Collected);
        let by_seller = town.refused(move |tx, clock| {
            let by = fulfilment::Actor::Seller;
            let scan =
                crate::trade::ScanParcel { to: ParcelState::Delivered, at: None, by, place: None, sandbox: false };
            crate::trade::scan_parcel(tx, clock, parcel, &scan)
        });
        assert_eq!(by_seller, "fulfilment.scan_not_yours");
        town.step("at the door", move |tx, clock| {
            let by = fulfilment::Actor::Carrier;
            let scan =
                crate::trade::ScanParcel { to: ParcelState::Delivered, at: None, by, place: None, sandbox: false };
            crate::trade::scan_parcel(tx, clock, parcel, &scan).map_err(fault)
        });
        assert_eq!(town.order(order.id).state, OrderState::Delivered);
    });
}
