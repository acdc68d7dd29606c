//! `creator`.

use db::{Read, Tx, params};
use kernel::Instant;

use crate::creator::{FACES_MAX, Face, Profile};
use crate::{Creator, PersonId};

db::statements! {
    PUT = "INSERT INTO creator (person_id, display_name, bio, created_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (person_id) DO UPDATE SET display_name = $2, bio = $3";
    FIND = "SELECT p.id, p.handle, c.display_name, c.bio, c.created_at FROM creator c JOIN person p ON p.id = c.person_id
        WHERE c.person_id = $1";
    FIND_BY_HANDLE = "SELECT p.id, p.handle, c.display_name, c.bio, c.created_at FROM creator c JOIN person p ON p.id = c.person_id
        WHERE p.handle = $1 AND p.deleted_at IS NULL";
    FACES = "SELECT p.id, p.handle, c.display_name, CASE WHEN p.deleted_at IS NULL THEN 0 ELSE 1 END AS gone
        FROM person p LEFT JOIN creator c ON c.person_id = p.id
        WHERE p.id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
            $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32)";
    ANONYMISE = "UPDATE creator SET display_name = $2, bio = '' WHERE person_id = $1";
}

pub(crate) fn put(tx: &mut Tx, person: PersonId, profile: &Profile, at: Instant) -> Result<(), db::Error> {
    tx.execute(PUT, params![person, profile.display_name.as_str(), profile.bio.as_str(), at])?;
    Ok(())
}

pub(crate) fn find(read: &mut Read, person: PersonId) -> Result<Option<Creator>, db::Error> {
    read.optional(FIND, params![person])
}

pub(crate) fn find_by_handle(read: &mut Read, handle: &str) -> Result<Option<Creator>, db::Error> {
    read.optional(FIND_BY_HANDLE, params![handle])
}

/// In no order.
pub(crate) fn faces(read: &mut Read, people: &[PersonId]) -> Result<Vec<Face>, db::Error> {
    let mut ids: Vec<db::Value> = people.iter().take(FACES_MAX).map(|id| (*id).into()).collect();
    let pad = ids.last().cloned().unwrap_or(db::Value::Int(0));
    ids.resize(FACES_MAX, pad);
    read.all(FACES, &ids)
}

pub(crate) fn anonymise(tx: &mut Tx, person: PersonId, name: &str) -> Result<(), db::Error> {
    tx.execute(ANONYMISE, params![person, name])?;
    Ok(())
}
