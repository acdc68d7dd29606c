//! What is told to the rest of the house, through the outbox. The key of each event is the post's id, of follows the author's.

use kernel::{Clock, MarketCode};
use serde::{Deserialize, Serialize};

use crate::{Author, CommentId, Origin, PersonId, Post, PostId, TopicId};

/// Shown for the first time, or again.
pub const POST_READY: &str = "content.post_ready";
/// A shown post has another caption or other products.
pub const POST_EDITED: &str = "content.post_edited";
/// Could not be made ready; its author can read why.
pub const POST_FAILED: &str = "content.post_failed";
/// Taken down by an operator.
pub const POST_REMOVED: &str = "content.post_removed";
/// Deleted by its author.
pub const POST_DELETED: &str = "content.post_deleted";
/// Waits for a review.
pub const POST_HELD: &str = "content.post_held";
pub const LIKED: &str = "content.liked";
pub const UNLIKED: &str = "content.unliked";
/// A comment is shown: at once, or after a review.
pub const COMMENTED: &str = "content.commented";
/// A shown comment is gone.
pub const UNCOMMENTED: &str = "content.uncommented";
pub const FOLLOWED: &str = "content.followed";
pub const UNFOLLOWED: &str = "content.unfollowed";

/// The payload of every event about a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfPost {
    pub post: PostId,
    pub author: Author,
    pub market: MarketCode,
    pub topics: Vec<TopicId>,
    pub origin: Origin,
    /// Who did it, where it was not the author: who liked, who commented.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<CommentId>,
    /// The comment that is answered, and who wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<CommentId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_to_person: Option<PersonId>,
    /// Why: of a failure its code, of a removal the operator's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// The payload of [`FOLLOWED`] and [`UNFOLLOWED`]. Its key is the author's id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfFollow {
    pub person: PersonId,
    pub author: Author,
    pub origin: Origin,
    /// From where, when that is known: a follow counts in this market.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub market: Option<MarketCode>,
}

impl OfPost {
    /// The payload about `post` and nobody else.
    pub fn of(post: &Post) -> OfPost {
        OfPost {
            post: post.id,
            author: post.author,
            market: post.market,
            topics: post.topics.iter().map(|topic| topic.id).collect(),
            origin: post.origin,
            person: None,
            comment: None,
            reply_to: None,
            reply_to_person: None,
            reason: None,
        }
    }

    pub(crate) fn emit(&self, tx: &mut db::Tx, clock: &dyn Clock, topic: &'static str) -> Result<(), db::Error> {
        db::outbox::emit(tx, clock, topic, self.post.get(), &crate::store::json(self)?)
    }
}

impl OfFollow {
    pub(crate) fn emit(&self, tx: &mut db::Tx, clock: &dyn Clock, topic: &'static str) -> Result<(), db::Error> {
        db::outbox::emit(tx, clock, topic, self.author.id(), &crate::store::json(self)?)
    }
}
