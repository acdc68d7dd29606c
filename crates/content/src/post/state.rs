//! Where a post stands, and what moves it.

use kernel::Coded;
use serde::{Deserialize, Serialize};

/// Where a post stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PostState {
    /// Its file is being looked at and encoded.
    Processing,
    /// Shown.
    Ready,
    /// Could not be made ready; says why.
    Failed,
    /// Hidden until an operator decides.
    Held,
    /// Taken down by an operator.
    Removed,
    /// Deleted by its author; for good.
    Deleted,
}

/// What happens to a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Happening {
    /// Its first rendition is there.
    Encoded,
    /// Its first rendition is there, and a rule wants it reviewed.
    EncodedForReview,
    /// It cannot be encoded.
    Spoiled,
    /// An operator, or a rule, wants it hidden until somebody looked.
    Held,
    /// An operator takes it down: only what could be shown.
    TakenDown,
    /// An operator shows it again.
    Restored,
    /// Its author, or an operator on their behalf, deletes it.
    Deleted,
    /// Its author changes caption or products; it stays where it is.
    Edited,
}

/// Who moves a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Actor {
    Author,
    System,
    Operator,
}

impl Actor {
    /// The one spelling in code, API and tables.
    pub const fn name(self) -> &'static str {
        match self {
            Actor::Author => "AUTHOR",
            Actor::System => "SYSTEM",
            Actor::Operator => "OPERATOR",
        }
    }
}

/// The happening does not belong to the state, or the actor may not cause it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a post that is {} does not take {happening:?} from {actor:?}", from.name())]
pub struct IllegalPostMove {
    pub from: PostState,
    pub happening: Happening,
    pub actor: Actor,
}

impl Coded for IllegalPostMove {
    fn code(&self) -> &'static str {
        "content.post_state"
    }
}

impl PostState {
    /// Every state.
    pub const ALL: [PostState; 6] = [
        PostState::Processing,
        PostState::Ready,
        PostState::Failed,
        PostState::Held,
        PostState::Removed,
        PostState::Deleted,
    ];

    /// The one spelling in code, API and tables.
    pub const fn name(self) -> &'static str {
        match self {
            PostState::Processing => "PROCESSING",
            PostState::Ready => "READY",
            PostState::Failed => "FAILED",
            PostState::Held => "HELD",
            PostState::Removed => "REMOVED",
            PostState::Deleted => "DELETED",
        }
    }

    /// Whether its author may change it.
    pub const fn is_editable(self) -> bool {
        matches!(self, PostState::Processing | PostState::Ready | PostState::Held)
    }

    /// Where `happening` leads, when `actor` may cause it here.
    pub fn after(self, happening: Happening, actor: Actor) -> Result<PostState, IllegalPostMove> {
        use PostState::{Deleted, Failed, Held, Processing, Ready, Removed};
        let to = match (self, happening, actor) {
            (Processing, Happening::Encoded, Actor::System) => Ready,
            (Processing, Happening::EncodedForReview, Actor::System) => Held,
            (Processing, Happening::Spoiled, Actor::System) => Failed,
            (Ready, Happening::Held, Actor::System | Actor::Operator) => Held,
            (Ready | Held, Happening::TakenDown, Actor::Operator) => Removed,
            (Held | Removed, Happening::Restored, Actor::Operator) => Ready,
            (Processing | Ready | Failed | Held | Removed, Happening::Deleted, _) => Deleted,
            (from, Happening::Edited, Actor::Author) if from.is_editable() => from,
            _ => return Err(IllegalPostMove { from: self, happening, actor }),
        };
        Ok(to)
    }
}

#[cfg(test)]
mod tests;
