//! Mutes: creators and shops whose posts somebody does not want to see.

use db::{Read, Tx};
use kernel::{Clock, Coded};

use crate::follow::{self, From};
use crate::store::mute as store;
use crate::{Author, PersonId};

/// Authors that a person mutes at the most.
pub const MUTES_MAX: i64 = 1_000;

/// Why nobody was muted.
#[derive(Debug, thiserror::Error)]
pub enum MuteError {
    #[error("one does not mute oneself")]
    Oneself,
    #[error("at most {MUTES_MAX} authors can be muted")]
    TooMany,
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl Coded for MuteError {
    fn code(&self) -> &'static str {
        match self {
            MuteError::Oneself => "content.mute_oneself",
            MuteError::TooMany => "content.mute_too_many",
            MuteError::Db(error) => error.code(),
        }
    }
}

/// Mutes; whom one follows is followed no longer. Again does nothing.
pub fn mute(tx: &mut Tx, clock: &dyn Clock, person: PersonId, author: Author) -> Result<(), MuteError> {
    if author == Author::Creator(person) {
        return Err(MuteError::Oneself);
    }
    if store::how_many(tx, person)? >= MUTES_MAX {
        return Err(MuteError::TooMany);
    }
    follow::unfollow(tx, clock, person, author, From::default()).map_err(|error| match error {
        follow::FollowError::Db(error) => MuteError::Db(error),
        error => MuteError::Db(crate::store::fault(error)),
    })?;
    Ok(store::mute(tx, person, author, clock.now())?)
}

/// Mutes no more. Again does nothing.
pub fn unmute(tx: &mut Tx, person: PersonId, author: Author) -> Result<(), db::Error> {
    store::unmute(tx, person, author)
}

/// Whom a person mutes, at most [`MUTES_MAX`].
pub fn muted(read: &mut Read, person: PersonId) -> Result<Vec<Author>, db::Error> {
    store::of_person(read, person)
}

#[cfg(test)]
mod tests;
