//! Where a return stands, what moves it, and who may.

use std::fmt;

use kernel::{Coded, DAY_MS, HOUR_MS};
use serde::{Deserialize, Serialize};

use crate::Actor;

/// What the buyer asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ReturnKind {
    /// The money back; the goods stay or never came.
    RefundOnly,
    /// The goods go back, then the money comes.
    ReturnAndRefund,
    /// The goods go back, then others come.
    Replacement,
}

/// Where a return stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ReturnState {
    /// The seller must answer.
    Requested,
    /// Granted: the buyer must send the goods.
    AwaitingBuyerShip,
    /// The goods are on their way back.
    BuyerShipped,
    /// The seller has the goods and found them in order.
    Received,
    /// The seller has the parcel and finds something wrong with it.
    ReceiptRejected,
    /// The seller said no.
    Rejected,
    /// The operator must decide.
    Disputed,
    /// The money is promised back.
    Refunded,
    /// Other goods are on their way.
    Replaced,
    /// The buyer thought better of it.
    Withdrawn,
    /// It ended with nothing.
    Closed,
}

/// What happens to a return.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ReturnEvent {
    /// The seller says yes, by word or by silence.
    Approved,
    /// The seller says no.
    Refused,
    /// The buyer handed the goods to a carrier.
    Shipped,
    /// The goods arrived and are in order, by the seller's word or silence.
    Accepted,
    /// What arrived is not in order.
    ReceiptRefused,
    /// The money is promised back.
    Refunded,
    /// The seller sent other goods.
    Replaced,
    /// The buyer does not agree.
    Disputed,
    /// The operator decides for the buyer.
    Upheld,
    /// The operator decides for the seller.
    Dismissed,
    /// The buyer thinks better of it.
    Withdrawn,
    /// The buyer did not send the goods in time.
    Lapsed,
}

/// What a transition depends on beside the state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Course {
    pub kind: ReturnKind,
    /// The buyer has sent the goods: a dispute is about what arrived, not about the request.
    pub goods_sent: bool,
}

/// The event does not belong to the state of this course, or the actor may not cause it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a return that is {from} does not take {event:?} from {actor:?}")]
pub struct IllegalReturnMove {
    pub from: ReturnState,
    pub event: ReturnEvent,
    pub actor: Actor,
}

impl Coded for IllegalReturnMove {
    fn code(&self) -> &'static str {
        "trade.illegal_move"
    }
}

/// Milliseconds in which the seller answers a request; silence approves.
pub const ANSWER_MS: i64 = 48 * HOUR_MS;
/// Milliseconds in which the seller answers a request for a replacement; silence approves.
pub const ANSWER_REPLACEMENT_MS: i64 = 24 * HOUR_MS;
/// Milliseconds in which the buyer sends the goods; after them the return is closed.
pub const SHIP_BACK_MS: i64 = 5 * DAY_MS;
/// Milliseconds after the goods were sent in which the seller says whether they came in order; silence accepts. The
/// longest that parcels between these markets take; no source gives this number.
pub const RECEIPT_MS: i64 = 14 * DAY_MS;
/// Milliseconds in which a replacement is sent, as long as dispatch of an order; after them the money goes back.
pub const REPLACE_MS: i64 = 48 * HOUR_MS;
/// Milliseconds after a refusal in which the buyer may dispute it; no source gives this number.
pub const DISPUTE_MS: i64 = 7 * DAY_MS;

impl ReturnKind {
    /// Every kind.
    pub const ALL: [ReturnKind; 3] = [ReturnKind::RefundOnly, ReturnKind::ReturnAndRefund, ReturnKind::Replacement];

    /// The one spelling in code, API and tables.
    pub const fn name(self) -> &'static str {
        match self {
            ReturnKind::RefundOnly => "REFUND_ONLY",
            ReturnKind::ReturnAndRefund => "RETURN_AND_REFUND",
            ReturnKind::Replacement => "REPLACEMENT",
        }
    }

    /// Milliseconds in which the seller answers a request of this kind.
    pub const fn answer_ms(self) -> i64 {
        match self {
            ReturnKind::Replacement => ANSWER_REPLACEMENT_MS,
            _ => ANSWER_MS,
        }
    }
}

impl ReturnEvent {
    /// Every event.
    pub const ALL: [ReturnEvent; 12] = [
        ReturnEvent::Approved,
        ReturnEvent::Refused,
        ReturnEvent::Shipped,
        ReturnEvent::Accepted,
        ReturnEvent::ReceiptRefused,
        ReturnEvent::Refunded,
        ReturnEvent::Replaced,
        ReturnEvent::Disputed,
        ReturnEvent::Upheld,
        ReturnEvent::Dismissed,
        ReturnEvent::Withdrawn,
        ReturnEvent::Lapsed,
    ];

    /// Whether `actor` may cause it.
    pub const fn may(self, actor: Actor) -> bool {
        match self {
            ReturnEvent::Approved | ReturnEvent::Accepted => {
                matches!(actor, Actor::Seller | Actor::System | Actor::Operator)
            }
            ReturnEvent::Refused | ReturnEvent::ReceiptRefused | ReturnEvent::Replaced => {
                matches!(actor, Actor::Seller | Actor::Operator)
            }
            ReturnEvent::Shipped | ReturnEvent::Disputed | ReturnEvent::Withdrawn => {
                matches!(actor, Actor::Buyer | Actor::Operator)
            }
            ReturnEvent::Refunded | ReturnEvent::Lapsed => matches!(actor, Actor::System | Actor::Operator),
            ReturnEvent::Upheld | ReturnEvent::Dismissed => matches!(actor, Actor::Operator),
        }
    }
}

impl ReturnState {
    /// Every state.
    pub const ALL: [ReturnState; 11] = [
        ReturnState::Requested,
        ReturnState::AwaitingBuyerShip,
        ReturnState::BuyerShipped,
        ReturnState::Received,
        ReturnState::ReceiptRejected,
        ReturnState::Rejected,
        ReturnState::Disputed,
        ReturnState::Refunded,
        ReturnState::Replaced,
        ReturnState::Withdrawn,
        ReturnState::Closed,
    ];

    /// The one spelling in code, API and tables.
    pub const fn name(self) -> &'static str {
        match self {
            ReturnState::Requested => "REQUESTED",
            ReturnState::AwaitingBuyerShip => "AWAITING_BUYER_SHIP",
            ReturnState::BuyerShipped => "BUYER_SHIPPED",
            ReturnState::Received => "RECEIVED",
            ReturnState::ReceiptRejected => "RECEIPT_REJECTED",
            ReturnState::Rejected => "REJECTED",
            ReturnState::Disputed => "DISPUTED",
            ReturnState::Refunded => "REFUNDED",
            ReturnState::Replaced => "REPLACED",
            ReturnState::Withdrawn => "WITHDRAWN",
            ReturnState::Closed => "CLOSED",
        }
    }

    /// The state after `event`, by `actor`.
    pub fn after(self, event: ReturnEvent, course: Course, actor: Actor) -> Result<ReturnState, IllegalReturnMove> {
        let to = self.next(event, course).filter(|_| event.may(actor));
        to.ok_or(IllegalReturnMove { from: self, event, actor })
    }

    fn next(self, event: ReturnEvent, course: Course) -> Option<ReturnState> {
        use ReturnEvent as On;
        use ReturnKind::{RefundOnly, Replacement};
        let refund_only = course.kind == RefundOnly;
        match (self, event) {
            (ReturnState::Requested, On::Approved) if refund_only => Some(ReturnState::Refunded),
            (ReturnState::Requested, On::Approved) => Some(ReturnState::AwaitingBuyerShip),
            (ReturnState::Requested, On::Refused) => Some(ReturnState::Rejected),
            (ReturnState::Requested | ReturnState::AwaitingBuyerShip, On::Withdrawn) => Some(ReturnState::Withdrawn),
            (ReturnState::AwaitingBuyerShip, On::Shipped) => Some(ReturnState::BuyerShipped),
            (ReturnState::AwaitingBuyerShip, On::Lapsed) => Some(ReturnState::Closed),
            (ReturnState::BuyerShipped, On::Accepted) => Some(ReturnState::Received),
            (ReturnState::BuyerShipped, On::ReceiptRefused) => Some(ReturnState::ReceiptRejected),
            (ReturnState::Received, On::Refunded) => Some(ReturnState::Refunded),
            (ReturnState::Received, On::Replaced) if course.kind == Replacement => Some(ReturnState::Replaced),
            (ReturnState::Rejected | ReturnState::ReceiptRejected, On::Disputed) => Some(ReturnState::Disputed),
            (ReturnState::Disputed, On::Upheld) if refund_only || course.goods_sent => Some(ReturnState::Refunded),
            (ReturnState::Disputed, On::Upheld) => Some(ReturnState::AwaitingBuyerShip),
            (ReturnState::Disputed, On::Dismissed) => Some(ReturnState::Closed),
            _ => None,
        }
    }

    /// What happens when nobody does anything for so many milliseconds; `None` where a return can stay.
    pub const fn silence(self, kind: ReturnKind) -> Option<(ReturnEvent, i64)> {
        match self {
            ReturnState::Requested => Some((ReturnEvent::Approved, kind.answer_ms())),
            ReturnState::AwaitingBuyerShip => Some((ReturnEvent::Lapsed, SHIP_BACK_MS)),
            ReturnState::BuyerShipped => Some((ReturnEvent::Accepted, RECEIPT_MS)),
            ReturnState::Received => Some((ReturnEvent::Refunded, REPLACE_MS)),
            _ => None,
        }
    }

    /// Whether it ended: nothing can happen to it any more.
    pub const fn is_over(self) -> bool {
        matches!(self, ReturnState::Refunded | ReturnState::Replaced | ReturnState::Withdrawn | ReturnState::Closed)
    }

    /// Whether the seller's no stands, as long as the buyer does not dispute it.
    pub const fn is_refused(self) -> bool {
        matches!(self, ReturnState::Rejected | ReturnState::ReceiptRejected)
    }
}

impl fmt::Display for ReturnState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for ReturnKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests;
