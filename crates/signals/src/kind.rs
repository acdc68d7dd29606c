//! What kinds of facts there are.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A kind of fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// It was on a screen.
    Impression,
    /// It played.
    View,
    /// It was watched for so many milliseconds.
    Watch,
    Like,
    Comment,
    Share,
    Follow,
    /// The product of a post was opened.
    AnchorClick,
    ProductView,
    CartAdd,
    Order,
    Refund,
    /// "Tell me when it is back."
    Wait,
    /// Gone from quickly.
    Skip,
    /// "Not interested."
    NotInterested,
    /// Reported to the operator.
    Report,
    /// A product can be bought from a post: told before [`Kind::Posted`], one fact for each. Not counted.
    Anchored,
    /// A post is shown from now on, with the products told before; its amount is how long it plays, in milliseconds. Told
    /// again when it changed. Not counted.
    Posted,
    /// A post is shown no more. Not counted.
    Withdrawn,
}

/// No kind is called so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no such kind of signal")]
pub struct UnknownKind;

impl Kind {
    pub const ALL: [Kind; 19] = [
        Kind::Impression,
        Kind::View,
        Kind::Watch,
        Kind::Like,
        Kind::Comment,
        Kind::Share,
        Kind::Follow,
        Kind::AnchorClick,
        Kind::ProductView,
        Kind::CartAdd,
        Kind::Order,
        Kind::Refund,
        Kind::Wait,
        Kind::Skip,
        Kind::NotInterested,
        Kind::Report,
        Kind::Anchored,
        Kind::Posted,
        Kind::Withdrawn,
    ];

    /// The one spelling in code, API and tables.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Impression => "impression",
            Kind::View => "view",
            Kind::Watch => "watch",
            Kind::Like => "like",
            Kind::Comment => "comment",
            Kind::Share => "share",
            Kind::Follow => "follow",
            Kind::AnchorClick => "anchor_click",
            Kind::ProductView => "product_view",
            Kind::CartAdd => "cart_add",
            Kind::Order => "order",
            Kind::Refund => "refund",
            Kind::Wait => "wait",
            Kind::Skip => "skip",
            Kind::NotInterested => "not_interested",
            Kind::Report => "report",
            Kind::Anchored => "anchored",
            Kind::Posted => "posted",
            Kind::Withdrawn => "withdrawn",
        }
    }

    /// Its number in the files of the log, 1 to 31: never reused.
    pub(crate) const fn number(self) -> u8 {
        match self {
            Kind::Impression => 1,
            Kind::View => 2,
            Kind::Watch => 3,
            Kind::Like => 4,
            Kind::Comment => 5,
            Kind::Share => 6,
            Kind::Follow => 7,
            Kind::AnchorClick => 8,
            Kind::ProductView => 9,
            Kind::CartAdd => 10,
            Kind::Order => 11,
            Kind::Refund => 12,
            Kind::Wait => 13,
            Kind::Skip => 14,
            Kind::NotInterested => 15,
            Kind::Report => 16,
            Kind::Anchored => 17,
            Kind::Posted => 18,
            Kind::Withdrawn => 19,
        }
    }

    pub(crate) fn from_number(number: u8) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.number() == number)
    }

    /// Whether it is a fact of demand; the rest say what there is to be wanted.
    pub const fn is_counted(self) -> bool {
        !matches!(self, Kind::Anchored | Kind::Posted | Kind::Withdrawn)
    }

    /// Whether a page may report it; the rest the server writes itself.
    pub const fn is_reported(self) -> bool {
        matches!(
            self,
            Kind::Impression
                | Kind::View
                | Kind::Watch
                | Kind::Share
                | Kind::AnchorClick
                | Kind::ProductView
                | Kind::Wait
                | Kind::Skip
        )
    }
}

impl FromStr for Kind {
    type Err = UnknownKind;

    fn from_str(name: &str) -> Result<Kind, UnknownKind> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name).ok_or(UnknownKind)
    }
}
