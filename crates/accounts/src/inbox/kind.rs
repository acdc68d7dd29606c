//! What notices are about.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::Email;

/// What a notice is about. People switch each kind by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// What one bought, and what one's shop sold.
    Orders,
    Follows,
    Comments,
    /// Live rooms that start.
    Rooms,
    /// What one waits for can be bought again.
    Waits,
    /// Listings that wait for their seller.
    Listings,
    /// Commission and what is sold through links.
    Earnings,
    /// Collaborations and samples.
    Samples,
    /// What becomes of one's posts.
    Posts,
}

impl NoticeKind {
    /// Every kind, in the order of the switches.
    pub const ALL: [NoticeKind; 9] = [
        NoticeKind::Orders,
        NoticeKind::Waits,
        NoticeKind::Earnings,
        NoticeKind::Samples,
        NoticeKind::Posts,
        NoticeKind::Comments,
        NoticeKind::Follows,
        NoticeKind::Rooms,
        NoticeKind::Listings,
    ];

    /// The one spelling in API and tables.
    pub const fn name(self) -> &'static str {
        match self {
            NoticeKind::Orders => "orders",
            NoticeKind::Follows => "follows",
            NoticeKind::Comments => "comments",
            NoticeKind::Rooms => "rooms",
            NoticeKind::Waits => "waits",
            NoticeKind::Listings => "listings",
            NoticeKind::Earnings => "earnings",
            NoticeKind::Samples => "samples",
            NoticeKind::Posts => "posts",
        }
    }

    /// Whether a letter tells it at once: letters about orders do.
    pub const fn has_letters(self) -> bool {
        matches!(self, NoticeKind::Orders)
    }

    /// What mail does unless the person says otherwise: work, money and what one asked for once a day, the rest not at all.
    pub(crate) const fn email_default(self) -> Email {
        match self {
            NoticeKind::Orders => Email::AtOnce,
            NoticeKind::Waits
            | NoticeKind::Listings
            | NoticeKind::Earnings
            | NoticeKind::Samples
            | NoticeKind::Posts => Email::Daily,
            NoticeKind::Follows | NoticeKind::Comments | NoticeKind::Rooms => Email::Off,
        }
    }
}

impl fmt::Display for NoticeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The word names no kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a kind of notice")]
pub struct NotAKind;

impl FromStr for NoticeKind {
    type Err = NotAKind;

    fn from_str(text: &str) -> Result<NoticeKind, NotAKind> {
        NoticeKind::ALL.into_iter().find(|kind| kind.name() == text).ok_or(NotAKind)
    }
}
