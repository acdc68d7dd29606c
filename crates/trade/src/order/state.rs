//! The order machine: pure. What moves an order, who may, and what is due in each state.

use kernel::{DAY_MS, HOUR_MS, MINUTE_MS};
use serde::{Deserialize, Serialize};

use super::LineState;
use crate::Actor;

/// A checkout is paid within this, or cancelled.
pub const PAY_MS: i64 = 30 * MINUTE_MS;
/// After payment the buyer may change their mind for this long.
pub const REMORSE_MS: i64 = HOUR_MS;
/// From payment to dispatch at the latest.
pub const DISPATCH_MS: i64 = 48 * HOUR_MS;
/// The seller is warned this long before.
pub const DISPATCH_WARNING_MS: i64 = 12 * HOUR_MS;
/// After the latest dispatch SYSTEM waits this long, then cancels.
pub const OVERDUE_MS: i64 = 48 * HOUR_MS;
/// Silence of a carrier after which a parcel is lost.
pub const LOST_MS: i64 = 7 * DAY_MS;

/// Where an order stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum OrderState {
    Unpaid,
    /// Paid (or to be paid at the door), and in its remorse window.
    OnHold,
    AwaitingShipment,
    /// Some of it is packed.
    PartiallyShipped,
    /// All of it is packed.
    AwaitingCollection,
    InTransit,
    Delivered,
    Completed,
    Cancelled,
}

impl OrderState {
    /// Every state, in an order's way through them.
    pub const ALL: [OrderState; 9] = [
        OrderState::Unpaid,
        OrderState::OnHold,
        OrderState::AwaitingShipment,
        OrderState::PartiallyShipped,
        OrderState::AwaitingCollection,
        OrderState::InTransit,
        OrderState::Delivered,
        OrderState::Completed,
        OrderState::Cancelled,
    ];

    /// The one spelling in code, API and tables.
    pub const fn name(self) -> &'static str {
        match self {
            OrderState::Unpaid => "UNPAID",
            OrderState::OnHold => "ON_HOLD",
            OrderState::AwaitingShipment => "AWAITING_SHIPMENT",
            OrderState::PartiallyShipped => "PARTIALLY_SHIPPED",
            OrderState::AwaitingCollection => "AWAITING_COLLECTION",
            OrderState::InTransit => "IN_TRANSIT",
            OrderState::Delivered => "DELIVERED",
            OrderState::Completed => "COMPLETED",
            OrderState::Cancelled => "CANCELLED",
        }
    }

    /// Whether nothing more happens to it.
    pub const fn is_over(self) -> bool {
        matches!(self, OrderState::Completed | OrderState::Cancelled)
    }

    /// Where `event` by `actor` leads from here.
    pub fn after(self, event: Event, actor: Actor) -> Result<OrderState, IllegalMove> {
        use OrderState as S;
        let to = match (self, event, actor) {
            (S::Unpaid, Event::Paid, Actor::System) => S::OnHold,
            (S::OnHold, Event::RemorseOver, Actor::System) => S::AwaitingShipment,
            (S::Unpaid | S::OnHold, Event::Lines(Progress::AllCancelled), _) => S::Cancelled,
            // From here on the buyer asks, and others do.
            (S::AwaitingShipment | S::PartiallyShipped | S::AwaitingCollection, Event::Lines(progress), actor)
                if actor != Actor::Buyer && progress.state() != self =>
            {
                progress.state()
            }
            // What is on its way does not come back to the shelf.
            (S::InTransit, Event::Lines(progress), actor)
                if actor != Actor::Buyer && matches!(progress.state(), S::Delivered | S::Cancelled) =>
            {
                progress.state()
            }
            (S::Delivered, Event::WindowOver, Actor::System) => S::Completed,
            (S::Delivered, Event::Lines(Progress::AllReturned), actor) if actor != Actor::Buyer => S::Completed,
            (from, event, actor) => return Err(IllegalMove { from, event, actor }),
        };
        Ok(to)
    }
}

/// What happens to an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// The money is there, or will be paid at the door.
    Paid,
    /// The buyer's hour is over.
    RemorseOver,
    /// Lines were packed, sent, delivered, cancelled or returned; this is how far they are.
    Lines(Progress),
    /// The time to return something is over.
    WindowOver,
}

/// How far the lines of an order are, those that were cancelled aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    AllCancelled,
    NonePacked,
    SomePacked,
    AllPacked,
    /// On their way, or there, but not all there.
    AllShipped,
    AllDelivered,
    AllReturned,
}

impl Progress {
    /// Every progress, from nothing to the end.
    pub const ALL: [Progress; 7] = [
        Progress::AllCancelled,
        Progress::NonePacked,
        Progress::SomePacked,
        Progress::AllPacked,
        Progress::AllShipped,
        Progress::AllDelivered,
        Progress::AllReturned,
    ];

    /// Where an order stands, once it is the shop's, when its lines are this far. One that is DELIVERED goes on by itself.
    pub const fn state(self) -> OrderState {
        match self {
            Progress::AllCancelled => OrderState::Cancelled,
            Progress::NonePacked => OrderState::AwaitingShipment,
            Progress::SomePacked => OrderState::PartiallyShipped,
            Progress::AllPacked => OrderState::AwaitingCollection,
            Progress::AllShipped => OrderState::InTransit,
            Progress::AllDelivered | Progress::AllReturned => OrderState::Delivered,
        }
    }

    /// How far these lines are.
    pub fn of(lines: impl IntoIterator<Item = LineState>) -> Progress {
        let left: Vec<LineState> = lines.into_iter().filter(|state| *state != LineState::Cancelled).collect();
        let all = |from: LineState| left.iter().all(|state| state.rank() >= from.rank());
        match () {
            () if left.is_empty() => Progress::AllCancelled,
            () if left.iter().all(|state| *state == LineState::Returned) => Progress::AllReturned,
            () if all(LineState::Delivered) => Progress::AllDelivered,
            () if all(LineState::Shipped) => Progress::AllShipped,
            () if all(LineState::Packed) => Progress::AllPacked,
            () if left.iter().any(|state| state.rank() >= LineState::Packed.rank()) => Progress::SomePacked,
            () => Progress::NonePacked,
        }
    }
}

/// The event does not happen in this state, or not by this actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{event:?} by {actor:?} does not happen to an order that is {from:?}")]
pub struct IllegalMove {
    pub from: OrderState,
    pub event: Event,
    pub actor: Actor,
}

/// What happens by itself next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DueKind {
    /// Not paid: it is cancelled.
    Pay,
    /// The remorse window closes.
    Remorse,
    /// The seller is warned.
    DispatchWarning,
    /// The latest dispatch: it is late from then on.
    Dispatch,
    /// Still not sent: it is cancelled.
    Overdue,
    /// Silence of the carrier: what is in it is lost.
    Lost,
    /// The after-sales window closes.
    Complete,
}

impl DueKind {
    /// The one spelling in code, API and tables.
    pub const fn name(self) -> &'static str {
        match self {
            DueKind::Pay => "pay",
            DueKind::Remorse => "remorse",
            DueKind::DispatchWarning => "dispatch_warning",
            DueKind::Dispatch => "dispatch",
            DueKind::Overdue => "overdue",
            DueKind::Lost => "lost",
            DueKind::Complete => "complete",
        }
    }
}

#[cfg(test)]
mod tests;
