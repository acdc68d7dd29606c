use std::collections::BTreeSet;

use super::*;
use crate::Actor::{Buyer, Operator, Seller, System};

/// State, event, kinds, whether the goods were sent (`None`: either way), the next state.
type Row = (ReturnState, ReturnEvent, Vec<ReturnKind>, Option<bool>, ReturnState);

/// Every transition there is.
#[rustfmt::skip]
fn table() -> Vec<Row> {
    use ReturnEvent as On;
    use ReturnKind::{RefundOnly, Replacement, ReturnAndRefund};
    use ReturnState::*;
    let all = || ReturnKind::ALL.to_vec();
    let goods = || vec![ReturnAndRefund, Replacement];
    vec![
        (Requested,         On::Approved,       vec![RefundOnly],  None,        Refunded),
        (Requested,         On::Approved,       goods(),           None,        AwaitingBuyerShip),
        (Requested,         On::Refused,        all(),             None,        Rejected),
        (Requested,         On::Withdrawn,      all(),             None,        Withdrawn),
        (AwaitingBuyerShip, On::Shipped,        all(),             None,        BuyerShipped),
        (AwaitingBuyerShip, On::Withdrawn,      all(),             None,        Withdrawn),
        (AwaitingBuyerShip, On::Lapsed,         all(),             None,        Closed),
        (BuyerShipped,      On::Accepted,       all(),             None,        Received),
        (BuyerShipped,      On::ReceiptRefused, all(),             None,        ReceiptRejected),
        (Received,          On::Refunded,       all(),             None,        Refunded),
        (Received,          On::Replaced,       vec![Replacement], None,        Replaced),
        (Rejected,          On::Disputed,       all(),             None,        Disputed),
        (ReceiptRejected,   On::Disputed,       all(),             None,        Disputed),
        (Disputed,          On::Upheld,         vec![RefundOnly],  None,        Refunded),
        (Disputed,          On::Upheld,         goods(),           Some(true),  Refunded),
        (Disputed,          On::Upheld,         goods(),           Some(false), AwaitingBuyerShip),
        (Disputed,          On::Dismissed,      all(),             None,        Closed),
    ]
}

fn courses() -> impl Iterator<Item = Course> {
    let both = |kind| [false, true].map(|goods_sent| Course { kind, goods_sent });
    ReturnKind::ALL.into_iter().flat_map(both)
}

/// Who may cause each event.
fn actors(event: ReturnEvent) -> &'static [Actor] {
    match event {
        ReturnEvent::Approved | ReturnEvent::Accepted => &[Seller, System, Operator],
        ReturnEvent::Refused | ReturnEvent::ReceiptRefused | ReturnEvent::Replaced => &[Seller, Operator],
        ReturnEvent::Shipped | ReturnEvent::Disputed | ReturnEvent::Withdrawn => &[Buyer, Operator],
        ReturnEvent::Refunded | ReturnEvent::Lapsed => &[System, Operator],
        ReturnEvent::Upheld | ReturnEvent::Dismissed => &[Operator],
    }
}

#[test]
fn a_return_moves_as_written_and_in_no_other_way() {
    let table = table();
    for from in ReturnState::ALL {
        for event in ReturnEvent::ALL {
            for course in courses() {
                let row = table.iter().find(|(f, e, kinds, sent, _)| {
                    (*f, *e) == (from, event)
                        && kinds.contains(&course.kind)
                        && sent.is_none_or(|sent| sent == course.goods_sent)
                });
                for actor in [Buyer, Seller, System, Operator] {
                    let expected = row.filter(|_| actors(event).contains(&actor)).map(|(.., to)| *to);
                    let answer = from.after(event, course, actor);
                    assert_eq!(answer.ok(), expected, "{from} {event:?} {course:?} {actor:?}");
                }
            }
        }
    }
}

#[test]
fn every_state_is_reached_and_only_the_ends_lead_nowhere() {
    let reached: BTreeSet<&str> = table().iter().map(|(.., to)| to.name()).collect();
    let left: BTreeSet<&str> = table().iter().map(|(from, ..)| from.name()).collect();
    for state in ReturnState::ALL {
        assert!(state == ReturnState::Requested || reached.contains(state.name()), "{state}");
        assert_eq!(state.is_over(), !left.contains(state.name()), "{state}");
    }
}

#[test]
fn silence_moves_a_return_where_somebody_waits() {
    for kind in ReturnKind::ALL {
        for state in ReturnState::ALL {
            let Some((event, after_ms)) = state.silence(kind) else {
                assert!(state.is_over() || state.is_refused() || state == ReturnState::Disputed, "{state}");
                continue;
            };
            let course = Course { kind, goods_sent: false };
            assert!(state.after(event, course, System).is_ok(), "{state} {event:?}");
            assert!(after_ms > 0);
        }
    }
    let answer = |kind| ReturnState::Requested.silence(kind).map(|(_, after_ms)| after_ms / HOUR_MS);
    assert_eq!(answer(ReturnKind::ReturnAndRefund), Some(48));
    assert_eq!(answer(ReturnKind::RefundOnly), Some(48));
    assert_eq!(answer(ReturnKind::Replacement), Some(24));
    let ship = ReturnState::AwaitingBuyerShip.silence(ReturnKind::ReturnAndRefund);
    assert_eq!(ship, Some((ReturnEvent::Lapsed, 5 * DAY_MS)));
}

#[test]
fn words_are_those_of_the_documentation() {
    for state in ReturnState::ALL {
        assert_eq!(serde_json::to_value(state).unwrap(), state.name());
    }
    for kind in ReturnKind::ALL {
        assert_eq!(serde_json::to_value(kind).unwrap(), kind.name());
    }
}
