//! Likes: a person likes a post, or does not.

use db::{Read, Tx};
use kernel::{Clock, Coded};

use crate::event::{self, OfPost};
use crate::post::PostState;
use crate::store::{self, IDS};
use crate::{PersonId, PostId};

/// Why nothing was liked.
#[derive(Debug, thiserror::Error)]
pub enum LikeError {
    /// No such post, or none that is shown.
    #[error("no such post")]
    NotFound,
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl Coded for LikeError {
    fn code(&self) -> &'static str {
        match self {
            LikeError::NotFound => "content.post_not_found",
            LikeError::Db(error) => error.code(),
        }
    }
}

/// Likes a READY post. False when it was liked before.
pub fn like(tx: &mut Tx, clock: &dyn Clock, post: PostId, person: PersonId) -> Result<bool, LikeError> {
    let found = store::post::find(tx, post)?.filter(|post| post.state == PostState::Ready);
    let found = found.ok_or(LikeError::NotFound)?;
    let new = store::reaction::like(tx, post, person, clock.now())?;
    if new {
        if !store::post::count_like(tx, post)? {
            return Err(LikeError::NotFound);
        }
        OfPost { person: Some(person), ..OfPost::of(&found) }.emit(tx, clock, event::LIKED)?;
    }
    Ok(new)
}

/// Takes a like back. False when there was none.
pub fn unlike(tx: &mut Tx, clock: &dyn Clock, post: PostId, person: PersonId) -> Result<bool, LikeError> {
    let found = store::post::find(tx, post)?.filter(|post| post.state == PostState::Ready);
    found.ok_or(LikeError::NotFound)?;
    Ok(withdraw(tx, clock, post, person)?)
}

/// Takes a like back, wherever the post stands.
pub(crate) fn withdraw(tx: &mut Tx, clock: &dyn Clock, post: PostId, person: PersonId) -> Result<bool, db::Error> {
    let gone = store::reaction::unlike(tx, post, person)?;
    if gone {
        store::post::count_unlike(tx, post)?;
        if let Some(found) = store::post::find(tx, post)? {
            OfPost { person: Some(person), ..OfPost::of(&found) }.emit(tx, clock, event::UNLIKED)?;
        }
    }
    Ok(gone)
}

/// Which of these posts `person` likes; at most 64 are looked at.
pub fn liked(read: &mut Read, person: PersonId, posts: &[PostId]) -> Result<Vec<PostId>, db::Error> {
    store::reaction::liked(read, person, posts.get(..IDS).unwrap_or(posts))
}

#[cfg(test)]
mod tests;
