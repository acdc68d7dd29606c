//! Saying something to a post, and following who shows.

use content::comment::{self, CommentError, NewComment};
use content::follow::{self, FollowError};
use content::{Author, Comment, CommentId, PersonId, PostId, ShopId};
use kernel::{Clock, Lang};

use super::is_host;
use crate::trade::same;

/// A comment as somebody writes it.
#[derive(Clone, Debug)]
pub struct Say {
    pub post: PostId,
    pub by: PersonId,
    /// In whose name, where it is not their own. Whether they may is the caller's to check.
    pub shop: Option<ShopId>,
    pub text: String,
    pub lang: Option<Lang>,
    pub reply_to: Option<CommentId>,
    /// Comments in a minute at the most: [`comment::A_MINUTE_MAX`], more in a sandbox.
    pub a_minute_max: i64,
}

/// Adds a comment. What the post's own people say is held by no rule.
pub fn add_comment(tx: &mut db::Tx, clock: &dyn Clock, say: &Say) -> Result<Comment, CommentError> {
    let post = content::post::find(tx, say.post)?.ok_or(CommentError::NotFound)?;
    let person = accounts::person::find(tx, same(say.by))?.ok_or(CommentError::NotFound)?;
    let new = NewComment {
        post: say.post,
        author: say.shop.map_or(Author::Creator(say.by), Author::Shop),
        by: say.by,
        by_since: person.created_at,
        lang: say.lang.or(Some(person.locale.lang)),
        text: &say.text,
        reply_to: say.reply_to,
        is_host: is_host(tx, say.by, post.author)?,
        a_minute_max: say.a_minute_max,
    };
    comment::add(tx, clock, &new)
}

/// Follows a creator or a shop; `false` when they did before. Whether there is such an author is the caller's to check.
pub fn follow_author(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    person: PersonId,
    author: Author,
    from: follow::From,
) -> Result<bool, FollowError> {
    follow::follow(tx, clock, person, author, from)
}

/// Follows no more; `false` when they did not.
pub fn unfollow_author(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    person: PersonId,
    author: Author,
    from: follow::From,
) -> Result<bool, FollowError> {
    follow::unfollow(tx, clock, person, author, from)
}
