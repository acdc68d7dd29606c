//! Creators: people who post and earn commission.

use db::{Read, Tx};
use kernel::{Clock, Coded, Instant, Problem, Problems};
use serde::{Deserialize, Serialize};

use crate::{FAULT, PersonId, store};

/// Characters a display name has at the most.
pub const NAME_LENGTH_MAX: usize = 60;
/// Characters a biography has at the most.
pub const BIO_LENGTH_MAX: usize = 500;

/// A creator's public profile; the id is the person's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Creator {
    pub id: PersonId,
    pub handle: String,
    pub display_name: String,
    /// Plain text.
    pub bio: String,
    pub created_at: Instant,
}

/// Somebody as they are shown beside what they posted or said.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Face {
    pub id: PersonId,
    pub handle: String,
    /// Creators have one.
    pub display_name: Option<String>,
    /// The account was deleted.
    pub gone: bool,
}

/// Faces found at once at the most.
pub const FACES_MAX: usize = 32;

/// A profile as it was sent.
#[derive(Clone, Debug)]
pub struct Profile {
    pub display_name: String,
    pub bio: String,
}

/// Why somebody is not a creator.
#[derive(Clone, Debug, thiserror::Error)]
pub enum CreatorError {
    #[error("{0}")]
    Problems(Problems),
    #[error("no such person")]
    Unknown,
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Makes the person a creator; again, it changes the profile.
pub fn put(tx: &mut Tx, clock: &dyn Clock, person: PersonId, profile: &Profile) -> Result<Creator, CreatorError> {
    let profile = profile.check().map_err(CreatorError::Problems)?;
    let known = store::person::find(tx, person)?.is_some_and(|person| person.deleted_at.is_none());
    if !known {
        return Err(CreatorError::Unknown);
    }
    store::creator::put(tx, person, &profile, clock.now())?;
    store::creator::find(tx, person)?.ok_or(CreatorError::Unknown)
}

impl Profile {
    /// The profile without stray blanks, or what is wrong with it.
    fn check(&self) -> Result<Profile, Problems> {
        let (name, bio) = (self.display_name.trim(), self.bio.trim());
        let mut problems = Problems::default();
        let name_fits =
            !name.is_empty() && name.chars().count() <= NAME_LENGTH_MAX && !name.chars().any(char::is_control);
        problems.check(name_fits, || {
            Problem::new("display_name", "accounts.display_name_invalid").with("max", NAME_LENGTH_MAX)
        });
        problems.check(bio.chars().count() <= BIO_LENGTH_MAX, || {
            Problem::new("bio", "accounts.bio_too_long").with("max", BIO_LENGTH_MAX)
        });
        problems.ok(Profile { display_name: name.to_owned(), bio: bio.to_owned() })
    }
}

/// The creator with this person's id.
pub fn find(read: &mut Read, person: PersonId) -> Result<Option<Creator>, db::Error> {
    store::creator::find(read, person)
}

/// The creator with this handle.
pub fn find_by_handle(read: &mut Read, handle: &str) -> Result<Option<Creator>, db::Error> {
    store::creator::find_by_handle(read, handle)
}

/// The faces of these people, creators or not, in no order. One statement for every [`FACES_MAX`].
pub fn faces(read: &mut Read, people: &[PersonId]) -> Result<Vec<Face>, db::Error> {
    let mut faces = Vec::with_capacity(people.len());
    for people in people.chunks(FACES_MAX) {
        faces.extend(store::creator::faces(read, people)?);
    }
    Ok(faces)
}

impl Coded for CreatorError {
    fn code(&self) -> &'static str {
        match self {
            CreatorError::Problems(_) => "accounts.invalid",
            CreatorError::Unknown => "accounts.person_unknown",
            CreatorError::Db(_) => FAULT,
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            CreatorError::Problems(problems) => &problems.0,
            _ => &[],
        }
    }
}
