//! Where a product stands, and what moves it.

use std::fmt;

use kernel::{Coded, Instant};
use serde::{Deserialize, Serialize};

/// Where a product stands. Out of stock is not a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ProductState {
    /// Being written; nobody reviews it.
    Draft,
    /// Waits for review.
    Pending,
    /// May be on sale.
    Active,
    /// Review refused it; an edit submits it again.
    Rejected,
    /// The seller took it off sale.
    SellerPaused,
    /// The platform took it off sale until it is edited.
    PlatformPaused,
    /// Locked by a case; nobody edits it.
    Frozen,
    /// Gone for shoppers; recoverable for 30 days.
    Deleted,
}

/// Who moved it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Actor {
    Seller,
    System,
    Operator,
}

impl Actor {
    /// The one spelling in code, API and tables.
    pub const fn name(self) -> &'static str {
        match self {
            Actor::Seller => "SELLER",
            Actor::System => "SYSTEM",
            Actor::Operator => "OPERATOR",
        }
    }
}

/// What happens to a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ProductEvent {
    /// The seller asks for review, by creating or editing it.
    Submit,
    Approve,
    Reject,
    /// The seller takes it off sale.
    Pause,
    /// The seller puts it back on sale.
    Resume,
    /// The platform takes it off sale.
    Suspend,
    /// A case locks it.
    Freeze,
    /// An appeal opens the lock.
    Unfreeze,
    Delete,
    /// Within 30 days of its deletion; it goes to review again.
    Restore,
}

/// One move of a product.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Transition {
    pub from: Option<ProductState>,
    pub to: ProductState,
    pub actor: Actor,
    pub reason: String,
    pub at: Instant,
}

/// The event does not apply in this state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{event:?} does not apply to a product that is {from}")]
pub struct IllegalTransition {
    pub from: ProductState,
    pub event: ProductEvent,
}

impl Coded for IllegalTransition {
    fn code(&self) -> &'static str {
        "catalog.illegal_transition"
    }
}

impl ProductState {
    /// Every state.
    pub const ALL: [ProductState; 8] = [
        ProductState::Draft,
        ProductState::Pending,
        ProductState::Active,
        ProductState::Rejected,
        ProductState::SellerPaused,
        ProductState::PlatformPaused,
        ProductState::Frozen,
        ProductState::Deleted,
    ];

    /// The one spelling in code, API and tables.
    pub const fn name(self) -> &'static str {
        match self {
            ProductState::Draft => "DRAFT",
            ProductState::Pending => "PENDING",
            ProductState::Active => "ACTIVE",
            ProductState::Rejected => "REJECTED",
            ProductState::SellerPaused => "SELLER_PAUSED",
            ProductState::PlatformPaused => "PLATFORM_PAUSED",
            ProductState::Frozen => "FROZEN",
            ProductState::Deleted => "DELETED",
        }
    }

    /// The state after `event`: the whole machine.
    pub const fn after(self, event: ProductEvent) -> Result<ProductState, IllegalTransition> {
        use ProductEvent as E;
        use ProductState as S;
        match (self, event) {
            (S::Draft | S::Rejected | S::PlatformPaused, E::Submit) => Ok(S::Pending),
            (S::Pending, E::Approve) => Ok(S::Active),
            (S::Pending, E::Reject) => Ok(S::Rejected),
            (S::Active, E::Pause) => Ok(S::SellerPaused),
            (S::SellerPaused, E::Resume) => Ok(S::Active),
            (S::Active, E::Suspend) => Ok(S::PlatformPaused),
            (S::Draft | S::Pending | S::Active | S::Rejected | S::SellerPaused | S::PlatformPaused, E::Freeze) => {
                Ok(S::Frozen)
            }
            (S::Frozen, E::Unfreeze) => Ok(S::PlatformPaused),
            (S::Deleted, E::Restore) => Ok(S::Pending),
            (S::Deleted, E::Delete) => Err(IllegalTransition { from: self, event }),
            (_, E::Delete) => Ok(S::Deleted),
            (from, event) => Err(IllegalTransition { from, event }),
        }
    }

    /// Whether its content may be edited.
    pub const fn editable(self) -> bool {
        !matches!(self, ProductState::Frozen | ProductState::Deleted)
    }
}

impl fmt::Display for ProductState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
