//! Where a listing stands, how a sync ended, and why.

use std::borrow::Cow;
use std::fmt;

use kernel::Coded;
use serde::{Deserialize, Serialize};

/// Where a listing's newest version stands. Whether an older version is on sale meanwhile is
/// [`Listing::on_sale`](super::Listing::on_sale).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ListingState {
    /// Something is missing or refused; its reasons say what.
    #[default]
    Draft,
    /// Complete, and waiting for the operator of a market with `review: manual`.
    Pending,
    /// On sale.
    Active,
    /// The operator refused this version.
    Rejected,
    /// The seller took it off sale in this market.
    SellerPaused,
}

/// What happens to a listing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListingEvent {
    /// A sync found nothing in the way.
    Completed,
    /// A sync found something in the way.
    Blocked,
    /// A sync made a version that a person must review.
    Submitted,
    /// The operator's answers.
    Approved,
    Refused,
    /// The seller's switch.
    Paused,
    Resumed,
}

/// The event does not belong to the state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a listing that is {from:?} does not take {event:?}")]
pub struct IllegalListingMove {
    pub from: ListingState,
    pub event: ListingEvent,
}

impl Coded for IllegalListingMove {
    fn code(&self) -> &'static str {
        "catalog.listing_illegal_move"
    }
}

impl ListingState {
    /// Every state.
    pub const ALL: [ListingState; 5] = [
        ListingState::Draft,
        ListingState::Pending,
        ListingState::Active,
        ListingState::Rejected,
        ListingState::SellerPaused,
    ];

    /// The word stored and sent: `SELLER_PAUSED`.
    pub const fn word(self) -> &'static str {
        match self {
            ListingState::Draft => "DRAFT",
            ListingState::Pending => "PENDING",
            ListingState::Active => "ACTIVE",
            ListingState::Rejected => "REJECTED",
            ListingState::SellerPaused => "SELLER_PAUSED",
        }
    }

    /// The state after `event`. A pause lasts until the seller ends it, whatever a sync finds.
    pub fn after(self, event: ListingEvent) -> Result<ListingState, IllegalListingMove> {
        use ListingState::{Active, Draft, Pending, Rejected, SellerPaused};
        match (self, event) {
            (SellerPaused, ListingEvent::Completed | ListingEvent::Blocked | ListingEvent::Submitted) => {
                Ok(SellerPaused)
            }
            (_, ListingEvent::Completed) => Ok(Active),
            (_, ListingEvent::Blocked) => Ok(Draft),
            (_, ListingEvent::Submitted) => Ok(Pending),
            (Pending | Rejected, ListingEvent::Approved) => Ok(Active),
            (Pending, ListingEvent::Refused) => Ok(Rejected),
            (Active | SellerPaused, ListingEvent::Paused) => Ok(SellerPaused),
            (SellerPaused, ListingEvent::Resumed) => Ok(Active),
            _ => Err(IllegalListingMove { from: self, event }),
        }
    }
}

/// How one product ended in one market.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SyncStatus {
    /// On sale (or paused by its seller, with nothing in the way).
    Success,
    /// Kept, and waiting for what its reasons name.
    Draft,
    /// The market refuses the product.
    Failed,
}

impl SyncStatus {
    /// The word stored and sent.
    pub const fn word(self) -> &'static str {
        match self {
            SyncStatus::Success => "SUCCESS",
            SyncStatus::Draft => "DRAFT",
            SyncStatus::Failed => "FAILED",
        }
    }
}

/// How much a reason weighs; the heaviest decides the status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// Worth knowing; the listing is on sale all the same.
    Note,
    /// The new text waits; an older version stays on sale.
    HoldsText,
    /// The listing is not on sale until this is solved.
    HoldsSale,
    /// The market refuses the product.
    Refuses,
}

/// One reason of a status. The sentence is made from the code where the reader's language is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// The stable code, such as `market.price_out_of_bounds`.
    pub code: Cow<'static, str>,
    pub weight: Weight,
    /// What it is about, when that is a part of the listing: `title`, `price`, a variant's SKU.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// Values for the sentence, by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub args: Vec<(Cow<'static, str>, String)>,
}

impl Reason {
    /// A reason of this weight.
    pub fn new(weight: Weight, code: impl Into<Cow<'static, str>>) -> Reason {
        Reason { code: code.into(), weight, field: None, args: Vec::new() }
    }

    /// The same reason about `field`.
    pub fn of(mut self, field: impl Into<String>) -> Reason {
        self.field = Some(field.into());
        self
    }

    /// The same reason with one more value for its sentence.
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Reason {
        self.args.push((Cow::Borrowed(name), value.to_string()));
        self
    }
}

/// The status that these reasons make.
pub fn status_of(reasons: &[Reason]) -> SyncStatus {
    match reasons.iter().map(|reason| reason.weight).max() {
        None | Some(Weight::Note) => SyncStatus::Success,
        Some(Weight::HoldsText | Weight::HoldsSale) => SyncStatus::Draft,
        Some(Weight::Refuses) => SyncStatus::Failed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_reason_decides() {
        let reasons = |weights: &[Weight]| weights.iter().map(|w| Reason::new(*w, "x.y")).collect::<Vec<_>>();
        assert_eq!(status_of(&[]), SyncStatus::Success);
        assert_eq!(status_of(&reasons(&[Weight::Note])), SyncStatus::Success);
        assert_eq!(status_of(&reasons(&[Weight::HoldsSale, Weight::Note])), SyncStatus::Draft);
        assert_eq!(status_of(&reasons(&[Weight::HoldsText, Weight::Refuses])), SyncStatus::Failed);
    }

    #[test]
    fn a_pause_outlives_every_sync() {
        for event in [ListingEvent::Completed, ListingEvent::Blocked, ListingEvent::Submitted] {
            assert_eq!(ListingState::SellerPaused.after(event), Ok(ListingState::SellerPaused));
        }
        assert_eq!(ListingState::SellerPaused.after(ListingEvent::Resumed), Ok(ListingState::Active));
    }

    #[test]
    fn only_a_waiting_version_is_reviewed() {
        assert_eq!(ListingState::Pending.after(ListingEvent::Approved), Ok(ListingState::Active));
        assert_eq!(ListingState::Pending.after(ListingEvent::Refused), Ok(ListingState::Rejected));
        let illegal = ListingState::Draft.after(ListingEvent::Approved).unwrap_err();
        assert_eq!(illegal.code(), "catalog.listing_illegal_move");
    }
}
