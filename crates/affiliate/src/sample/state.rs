//! Where a sample stands, what moves it, and who may.

use kernel::{Coded, DAY_MS};
use serde::{Deserialize, Serialize};

use crate::Actor;

/// The seller answers within this; silence is EXPIRED.
pub const APPROVE_MS: i64 = 7 * DAY_MS;
/// And sends within this; else NOT_SHIPPED.
pub const SHIP_MS: i64 = 7 * DAY_MS;
/// What was sent and of which nobody said that it arrived, arrived after this.
pub const ARRIVE_MS: i64 = 14 * DAY_MS;
/// The creator posts within this of its arrival; else UNFULFILLED.
pub const POST_MS: i64 = 14 * DAY_MS;
/// Once, they may have this more.
pub const EXTENSION_MS: i64 = 7 * DAY_MS;

/// Where a sample stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SampleState {
    /// The seller must answer.
    Pending,
    /// The seller must send it; a unit is kept for it.
    AwaitingShipment,
    /// On its way.
    Shipped,
    /// It arrived: the creator must post.
    ContentDue,
    /// The creator posted.
    Completed,
    /// The seller said no.
    Rejected,
    /// The seller did not answer.
    Expired,
    /// The seller did not send it.
    NotShipped,
    /// The creator did not post.
    Unfulfilled,
    /// The creator thought better of it.
    Withdrawn,
}

/// What happens to a sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SampleEvent {
    Approved,
    Refused,
    Shipped,
    Arrived,
    Posted,
    Withdrawn,
    /// Its clock ran out.
    Lapsed,
}

/// It is not there to be moved so, or not theirs to move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a sample that is {} cannot be {} by {}", .from.name(), .event.name(), .actor.name())]
pub struct IllegalMove {
    pub from: SampleState,
    pub event: SampleEvent,
    pub actor: Actor,
}

impl Coded for IllegalMove {
    fn code(&self) -> &'static str {
        "affiliate.sample_illegal_move"
    }
}

impl SampleEvent {
    /// Every event.
    pub const ALL: [SampleEvent; 7] = [
        SampleEvent::Approved,
        SampleEvent::Refused,
        SampleEvent::Shipped,
        SampleEvent::Arrived,
        SampleEvent::Posted,
        SampleEvent::Withdrawn,
        SampleEvent::Lapsed,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            SampleEvent::Approved => "approved",
            SampleEvent::Refused => "refused",
            SampleEvent::Shipped => "shipped",
            SampleEvent::Arrived => "arrived",
            SampleEvent::Posted => "posted",
            SampleEvent::Withdrawn => "withdrawn",
            SampleEvent::Lapsed => "lapsed",
        }
    }

    /// Who may bring it about.
    pub const fn is_by(self, actor: Actor) -> bool {
        match self {
            SampleEvent::Approved | SampleEvent::Refused | SampleEvent::Shipped => matches!(actor, Actor::Seller),
            SampleEvent::Arrived => matches!(actor, Actor::Creator | Actor::Seller | Actor::System),
            SampleEvent::Posted => matches!(actor, Actor::Creator),
            SampleEvent::Withdrawn => matches!(actor, Actor::Creator),
            SampleEvent::Lapsed => matches!(actor, Actor::System),
        }
    }
}

impl SampleState {
    /// Every state.
    pub const ALL: [SampleState; 10] = [
        SampleState::Pending,
        SampleState::AwaitingShipment,
        SampleState::Shipped,
        SampleState::ContentDue,
        SampleState::Completed,
        SampleState::Rejected,
        SampleState::Expired,
        SampleState::NotShipped,
        SampleState::Unfulfilled,
        SampleState::Withdrawn,
    ];

    /// The one spelling in code, API and tables.
    pub const fn name(self) -> &'static str {
        match self {
            SampleState::Pending => "PENDING",
            SampleState::AwaitingShipment => "AWAITING_SHIPMENT",
            SampleState::Shipped => "SHIPPED",
            SampleState::ContentDue => "CONTENT_DUE",
            SampleState::Completed => "COMPLETED",
            SampleState::Rejected => "REJECTED",
            SampleState::Expired => "EXPIRED",
            SampleState::NotShipped => "NOT_SHIPPED",
            SampleState::Unfulfilled => "UNFULFILLED",
            SampleState::Withdrawn => "WITHDRAWN",
        }
    }

    /// Where `event` by `actor` leads from here.
    pub const fn after(self, event: SampleEvent, actor: Actor) -> Result<SampleState, IllegalMove> {
        let illegal = IllegalMove { from: self, event, actor };
        if !event.is_by(actor) {
            return Err(illegal);
        }
        match (self, event) {
            (SampleState::Pending, SampleEvent::Approved) => Ok(SampleState::AwaitingShipment),
            (SampleState::Pending, SampleEvent::Refused) => Ok(SampleState::Rejected),
            (SampleState::Pending, SampleEvent::Lapsed) => Ok(SampleState::Expired),
            (SampleState::AwaitingShipment, SampleEvent::Shipped) => Ok(SampleState::Shipped),
            (SampleState::AwaitingShipment, SampleEvent::Lapsed) => Ok(SampleState::NotShipped),
            (SampleState::Pending | SampleState::AwaitingShipment, SampleEvent::Withdrawn) => {
                Ok(SampleState::Withdrawn)
            }
            (SampleState::Shipped, SampleEvent::Arrived) => Ok(SampleState::ContentDue),
            (SampleState::Shipped, SampleEvent::Lapsed) => Ok(SampleState::ContentDue),
            (SampleState::Shipped | SampleState::ContentDue, SampleEvent::Posted) => Ok(SampleState::Completed),
            (SampleState::ContentDue, SampleEvent::Lapsed) => Ok(SampleState::Unfulfilled),
            _ => Err(illegal),
        }
    }

    /// How long it may stay here; `None`: nothing moves it any more.
    pub const fn clock_ms(self) -> Option<i64> {
        match self {
            SampleState::Pending => Some(APPROVE_MS),
            SampleState::AwaitingShipment => Some(SHIP_MS),
            SampleState::Shipped => Some(ARRIVE_MS),
            SampleState::ContentDue => Some(POST_MS),
            _ => None,
        }
    }

    /// Whether a unit is kept in stock for it.
    pub const fn keeps_a_unit(self) -> bool {
        matches!(self, SampleState::AwaitingShipment)
    }

    /// Whether nothing moves it any more.
    pub const fn is_over(self) -> bool {
        self.clock_ms().is_none()
    }
}
