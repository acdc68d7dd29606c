//! Returns as programs see them.

use serde::Serialize;
use trade::returns::{Move, Return, Shipment};
use utoipa::ToSchema;

use crate::Voice;
use crate::view::MoneyView;

/// Lines of an order that are given back, paid back or replaced.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ReturnView {
    pub id: String,
    pub order: String,
    pub shop: String,
    /// `REFUND_ONLY, RETURN_AND_REFUND, REPLACEMENT`.
    pub kind: String,
    /// `REQUESTED, AWAITING_BUYER_SHIP, BUYER_SHIPPED, RECEIVED, RECEIPT_REJECTED, REJECTED, DISPUTED, REFUNDED, REPLACED, WITHDRAWN, CLOSED`.
    pub state: String,
    pub reason: String,
    pub note: String,
    /// Ids of the order's lines.
    pub lines: Vec<String>,
    /// What the buyer gets back if it is granted.
    pub refund: MoneyView,
    /// When silence moves it.
    pub due_at: Option<String>,
    /// The parcel in which the goods go back.
    pub parcel: Option<ShipmentView>,
    /// The parcel in which others come.
    pub replacement: Option<ShipmentView>,
    pub requested_at: String,
    /// Its moves, the first one first; not in lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub history: Option<Vec<MoveView>>,
}

/// A parcel that a carrier has.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ShipmentView {
    carrier: String,
    tracking: String,
}

impl ShipmentView {
    fn of(shipment: &Shipment) -> ShipmentView {
        ShipmentView { carrier: shipment.carrier.clone(), tracking: shipment.tracking.clone() }
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MoveView {
    from: Option<String>,
    to: String,
    /// `BUYER, SELLER, SYSTEM, OPERATOR`.
    actor: String,
    reason: String,
    at: String,
}

impl ReturnView {
    pub(crate) fn of(found: &Return, moves: Option<&[Move]>, voice: &Voice) -> ReturnView {
        let history = moves.map(|moves| moves.iter().map(MoveView::of).collect());
        ReturnView {
            id: found.id.to_string(),
            order: found.order.to_string(),
            shop: found.shop.to_string(),
            kind: found.kind.name().to_owned(),
            state: found.state.name().to_owned(),
            reason: found.reason.clone(),
            note: found.note.clone(),
            lines: found.lines.iter().map(|line| line.line.to_string()).collect(),
            refund: MoneyView::of(found.refund, voice),
            due_at: found.due_at.map(|at| at.to_string()),
            parcel: found.back.as_ref().map(ShipmentView::of),
            replacement: found.replacement.as_ref().map(ShipmentView::of),
            requested_at: found.requested_at.to_string(),
            history,
        }
    }
}

impl MoveView {
    fn of(step: &Move) -> MoveView {
        MoveView {
            from: step.from.map(|state| state.name().to_owned()),
            to: step.to.name().to_owned(),
            actor: step.actor.name().to_owned(),
            reason: step.reason.clone(),
            at: step.at.to_string(),
        }
    }
}
