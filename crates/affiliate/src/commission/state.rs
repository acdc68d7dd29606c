//! Where a commission stands, and what moves it.

use serde::{Deserialize, Serialize};

/// Where a commission stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CommissionState {
    /// The order is placed; nothing is payable yet.
    Ordered,
    /// It is payable.
    Settled,
    /// The line was given back or cancelled before it was settled.
    Refunded,
    /// A return is open: nothing of the order is settled.
    Frozen,
    /// The line was given back after it was settled.
    ClawedBack,
}

/// What happens to a commission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CommissionEvent {
    /// Its time has come.
    Settled,
    /// All that was paid for the line was given back, or the line was cancelled.
    Refunded,
    /// A return was opened.
    Held,
    /// No return is open any more.
    LetGo,
}

impl CommissionEvent {
    /// Every event.
    pub const ALL: [CommissionEvent; 4] =
        [CommissionEvent::Settled, CommissionEvent::Refunded, CommissionEvent::Held, CommissionEvent::LetGo];

    pub const fn name(self) -> &'static str {
        match self {
            CommissionEvent::Settled => "settled",
            CommissionEvent::Refunded => "refunded",
            CommissionEvent::Held => "held",
            CommissionEvent::LetGo => "let_go",
        }
    }
}

impl CommissionState {
    /// Every state.
    pub const ALL: [CommissionState; 5] = [
        CommissionState::Ordered,
        CommissionState::Settled,
        CommissionState::Refunded,
        CommissionState::Frozen,
        CommissionState::ClawedBack,
    ];

    /// The one spelling in code, API and tables.
    pub const fn name(self) -> &'static str {
        match self {
            CommissionState::Ordered => "ORDERED",
            CommissionState::Settled => "SETTLED",
            CommissionState::Refunded => "REFUNDED",
            CommissionState::Frozen => "FROZEN",
            CommissionState::ClawedBack => "CLAWED_BACK",
        }
    }

    /// Where an event leads from here; `None` where it changes nothing.
    pub const fn after(self, event: CommissionEvent) -> Option<CommissionState> {
        match (self, event) {
            (CommissionState::Ordered, CommissionEvent::Held) => Some(CommissionState::Frozen),
            (CommissionState::Frozen, CommissionEvent::LetGo) => Some(CommissionState::Ordered),
            (CommissionState::Ordered, CommissionEvent::Settled) => Some(CommissionState::Settled),
            (CommissionState::Ordered | CommissionState::Frozen, CommissionEvent::Refunded) => {
                Some(CommissionState::Refunded)
            }
            (CommissionState::Settled, CommissionEvent::Refunded) => Some(CommissionState::ClawedBack),
            _ => None,
        }
    }
}
