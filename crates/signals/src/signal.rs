//! One fact, and what it is about.

use kernel::{Instant, MarketCode};
use serde::{Deserialize, Serialize};

use crate::{Kind, Subject};

/// Where traffic comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    Real,
    /// Made by a simulation; counted like real in a sandbox, refused elsewhere.
    Simulated,
    /// By a machine; counted nowhere.
    Bot,
    /// By whom it profits; counted nowhere.
    #[serde(rename = "self")]
    Self_,
}

/// Who did it: a person where one is signed in, and the device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Viewer {
    pub person: Option<i64>,
    /// A hash of the session or the device's cookie; 0 when unknown.
    pub device: u64,
}

/// One fact of demand, with everything that it counts for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signal {
    /// Made by whoever reports it, 1 to 96 bytes; the same id is counted once.
    pub id: String,
    pub kind: Kind,
    /// When it happened.
    pub at: Instant,
    pub market: MarketCode,
    pub viewer: Viewer,
    pub origin: Origin,
    pub post: Option<i64>,
    pub room: Option<i64>,
    pub listing: Option<i64>,
    /// Who posted or hosts.
    pub creator: Option<i64>,
    /// The topics of the post, six at the most.
    pub topics: Vec<i64>,
    /// Milliseconds watched, units ordered or given back: by kind.
    pub amount: Option<i64>,
}

impl Signal {
    /// Everything it counts for, once each.
    pub fn subjects(&self) -> impl Iterator<Item = Subject> {
        let one = [
            self.post.map(Subject::Post),
            self.room.map(Subject::Room),
            self.listing.map(Subject::Listing),
            self.creator.map(Subject::Creator),
            Some(Subject::All),
        ];
        let is_first = |place: &usize, topic: &i64| !self.topics.iter().take(*place).any(|before| before == topic);
        let topics = self.topics.iter().enumerate().filter(move |(place, topic)| is_first(place, topic));
        one.into_iter().flatten().chain(topics.map(|(_, topic)| Subject::Topic(*topic)))
    }
}
