//! `creator`.

use db::{Read, Tx, params};
use kernel::Instant;

use crate::creator::Profile;
use crate::{Creator, PersonId};

db::statements! {
    PUT = "INSERT INTO creator (person_id, display_name, bio, created_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (person_id) DO UPDATE SET display_name = $2, bio = $3";
    FIND = "SELECT p.id, p.handle, c.display_name, c.bio, c.created_at FROM creator c JOIN person p ON p.id = c.person_id
        WHERE c.person_id = $1";
    ANONYMISE = "UPDATE creator SET display_name = $2, bio = '' WHERE person_id = $1";
}

pub(crate) fn put(tx: &mut Tx, person: PersonId, profile: &Profile, at: Instant) -> Result<(), db::Error> {
    tx.execute(PUT, params![person, profile.display_name.as_str(), profile.bio.as_str(), at])?;
    Ok(())
}

pub(crate) fn find(read: &mut Read, person: PersonId) -> Result<Option<Creator>, db::Error> {
    read.optional(FIND, params![person])
}

pub(crate) fn anonymise(tx: &mut Tx, person: PersonId, name: &str) -> Result<(), db::Error> {
    tx.execute(ANONYMISE, params![person, name])?;
    Ok(())
}
