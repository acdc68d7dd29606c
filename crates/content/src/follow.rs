//! Follows: a person wants to see what a creator or a shop shows.

use db::{Read, Tx};
use kernel::{Clock, Coded, Instant, MarketCode, Page, PageRequest};

use crate::event::{self, OfFollow};
use crate::store::follow as store;
use crate::{Author, Origin, PersonId};

/// Authors that a person follows at the most.
pub const FOLLOWS_MAX: i64 = 10_000;

/// Why nobody was followed.
#[derive(Debug, thiserror::Error)]
pub enum FollowError {
    #[error("one does not follow oneself")]
    Oneself,
    #[error("at most {FOLLOWS_MAX} authors can be followed")]
    TooMany,
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl Coded for FollowError {
    fn code(&self) -> &'static str {
        match self {
            FollowError::Oneself => "content.follow_oneself",
            FollowError::TooMany => "content.follow_too_many",
            FollowError::Db(error) => error.code(),
        }
    }
}

/// Somebody who is followed, and since when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Following {
    pub author: Author,
    pub since: Instant,
}

/// From where a follow came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct From {
    pub market: Option<MarketCode>,
    pub origin: Origin,
}

/// Follows. False when they did before.
pub fn follow(
    tx: &mut Tx,
    clock: &dyn Clock,
    person: PersonId,
    author: Author,
    from: From,
) -> Result<bool, FollowError> {
    if author == Author::Creator(person) {
        return Err(FollowError::Oneself);
    }
    if store::how_many(tx, person)? >= FOLLOWS_MAX {
        return Err(FollowError::TooMany);
    }
    let new = store::follow(tx, person, author, clock.now())?;
    if new {
        from.payload(person, author).emit(tx, clock, event::FOLLOWED)?;
    }
    Ok(new)
}

/// Follows no more. False when they did not.
pub fn unfollow(
    tx: &mut Tx,
    clock: &dyn Clock,
    person: PersonId,
    author: Author,
    from: From,
) -> Result<bool, FollowError> {
    let gone = store::unfollow(tx, person, author)?;
    if gone {
        from.payload(person, author).emit(tx, clock, event::UNFOLLOWED)?;
    }
    Ok(gone)
}

/// How many follow an author; exact.
pub fn followers(read: &mut Read, author: Author) -> Result<i64, db::Error> {
    store::followers(read, author)
}

/// Whom a person follows, in the order of their ids.
pub fn following(read: &mut Read, person: PersonId, page: &PageRequest) -> Result<Page<Following>, db::Error> {
    store::following(read, person, page)
}

/// Who follows an author, in the order of their ids: for notices.
pub fn followers_of(read: &mut Read, author: Author, page: &PageRequest) -> Result<Page<PersonId>, db::Error> {
    store::followers_of(read, author, page)
}

/// Which of these authors `person` follows.
pub fn follows(read: &mut Read, person: PersonId, authors: &[Author]) -> Result<Vec<Author>, db::Error> {
    let mut followed = Vec::new();
    for author in authors {
        if store::follows(read, person, *author)? {
            followed.push(*author);
        }
    }
    Ok(followed)
}

impl From {
    fn payload(self, person: PersonId, author: Author) -> OfFollow {
        OfFollow { person, author, origin: self.origin, market: self.market }
    }
}

#[cfg(test)]
mod tests;
