//! Why a post is in the feed.

use feed::Why;
use serde::Serialize;

use super::served;

/// Why a post is in the feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "code")]
pub enum Reason {
    /// It is new in the market.
    Fresh,
    /// Many turned to it lately.
    Popular,
    /// Whoever asks follows its author.
    Followed,
    /// Who turned to what they turned to, turned to this too.
    Alike,
    /// It belongs to a topic that they turn to.
    Interest {
        /// The topic's id.
        topic: i64,
    },
    /// It shows what lies in their cart.
    Cart,
    /// It is live.
    Live,
    /// It is new and is given a chance.
    New,
    /// It was drawn by lot.
    Chance,
    /// It belongs to the topic that was asked for.
    Topic,
    /// It is by the author, or of the product, that was asked for.
    Asked,
    /// It was seen, or was shown a while ago: it comes after the rest.
    Earlier,
}

impl Reason {
    pub(super) fn of(why: &Why) -> Reason {
        match why {
            Why::Like { .. } => Reason::Alike,
            Why::Popular => Reason::Popular,
            Why::Topic { topic } => Reason::Interest { topic: topic.cast_signed() },
            Why::Followed { .. } => Reason::Followed,
            Why::Live => Reason::Live,
            Why::Fresh => Reason::Fresh,
            Why::Product { .. } => Reason::Cart,
            Why::New => Reason::New,
            Why::Chance => Reason::Chance,
        }
    }

    /// The one spelling in API and messages.
    pub const fn code(self) -> &'static str {
        match self {
            Reason::Fresh => served::name(&Why::Fresh),
            Reason::Popular => served::name(&Why::Popular),
            Reason::Followed => served::name(&Why::Followed { creator: 0 }),
            Reason::Alike => served::name(&Why::Like { item: 0 }),
            Reason::Interest { .. } => served::name(&Why::Topic { topic: 0 }),
            Reason::Cart => served::name(&Why::Product { product: 0 }),
            Reason::Live => served::name(&Why::Live),
            Reason::New => served::name(&Why::New),
            Reason::Chance => served::name(&Why::Chance),
            Reason::Topic => "topic",
            Reason::Asked => "asked",
            Reason::Earlier => "earlier",
        }
    }
}
