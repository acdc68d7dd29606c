//! Posts, topics, comments, reactions, follows: what creators and shops show, and what people say to it.
//!
//! A post is one short video by a creator or a shop, in one market, with at most six products that can be bought from it.
//! It is shown from its first rendition on. Nothing shows what is not READY; nothing that somebody wrote is ever more than
//! plain text. Likes, comments, followers and a topic's posts are counted where they are kept, so that they are exact.

mod author;
pub mod clip;
pub mod comment;
pub mod event;
pub mod follow;
pub mod media;
pub mod mute;
pub mod person;
pub mod post;
pub mod reaction;
pub mod report;
mod store;
#[cfg(test)]
mod testing;
mod text;
pub mod topic;
pub mod upload;
pub mod word;

pub use author::{Author, UnknownAuthor};
pub use comment::{Comment, CommentId};
pub use post::{Anchor, Failure, Origin, Post, PostId, PostState, Rendition, Source};
pub use report::{Report, ReportId};
pub use store::statements;
pub use topic::{Topic, TopicId};
pub use upload::{Upload, UploadId};

use kernel::Id;

/// Marks the id of a listing; listings belong to `catalog`.
pub enum Listing {}
pub type ListingId = Id<Listing>;
/// Marks the id of a product.
pub enum Product {}
pub type ProductId = Id<Product>;
/// Marks the id of a person; people belong to `accounts`.
pub enum Person {}
pub type PersonId = Id<Person>;
/// Marks the id of a shop; shops belong to `catalog`.
pub enum Shop {}
pub type ShopId = Id<Shop>;
