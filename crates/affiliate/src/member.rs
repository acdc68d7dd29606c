//! Who is in a collaboration.

use kernel::{Id, Instant};
use serde::{Deserialize, Serialize};

use crate::{CollaborationId, CreatorId};

pub type MemberId = Id<Member>;

/// A creator in a collaboration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Member {
    pub id: MemberId,
    pub collaboration: CollaborationId,
    pub creator: CreatorId,
    pub state: MemberState,
    /// From when the terms hold for this creator.
    pub since: Instant,
}

/// How a creator stands to a collaboration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum MemberState {
    /// Asked by the shop; counts where it is no worse than what the creator has.
    Invited,
    Joined,
    Left,
}

impl MemberState {
    /// Every state.
    pub const ALL: [MemberState; 3] = [MemberState::Invited, MemberState::Joined, MemberState::Left];

    /// The one spelling in code, API and tables.
    pub const fn name(self) -> &'static str {
        match self {
            MemberState::Invited => "INVITED",
            MemberState::Joined => "JOINED",
            MemberState::Left => "LEFT",
        }
    }
}
