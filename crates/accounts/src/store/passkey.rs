//! `passkey`, `passkey_ceremony`.

use db::{Json, Read, Tx, params};
use kernel::{Id, Instant};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::json;
use crate::passkey::CeremonyState;
use crate::{Passkey, PasskeyId, PersonId};

db::statements! {
    INSERT = "INSERT INTO passkey (id, person_id, credential_id, credential, name, created_at)
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING";
    LIST = "SELECT id, name, created_at, used_at FROM passkey WHERE person_id = $1 ORDER BY id DESC";
    CREDENTIALS = "SELECT id, person_id, credential FROM passkey WHERE person_id = $1";
    CREDENTIAL = "SELECT k.id, k.person_id, k.credential FROM passkey k JOIN person p ON p.id = k.person_id
        WHERE k.person_id = $1 AND k.credential_id = $2 AND p.deleted_at IS NULL";
    NOTE_USE = "UPDATE passkey SET credential = $2, used_at = $3 WHERE id = $1";
    RENAME = "UPDATE passkey SET name = $3 WHERE person_id = $1 AND id = $2";
    REMOVE = "DELETE FROM passkey WHERE person_id = $1 AND id = $2";
    REMOVE_ALL = "DELETE FROM passkey WHERE person_id = $1";
    BEGIN = "INSERT INTO passkey_ceremony (id, person_id, state, expires_at) VALUES ($1, $2, $3, $4)";
    TAKE = "DELETE FROM passkey_ceremony WHERE id = $1 AND expires_at > $2 RETURNING person_id, state";
    ABANDON = "DELETE FROM passkey_ceremony WHERE person_id = $1";
}

/// A passkey with its public key.
#[derive(Deserialize)]
pub(crate) struct Credential {
    pub(crate) id: PasskeyId,
    pub(crate) person_id: PersonId,
    pub(crate) credential: Json<webauthn_rs::prelude::Passkey>,
}

#[derive(Deserialize)]
struct Ceremony {
    person_id: Option<PersonId>,
    state: String,
}

/// A passkey to be kept.
pub(crate) struct NewRow<'a> {
    pub(crate) person: PersonId,
    pub(crate) credential_id: &'a str,
    pub(crate) credential: &'a webauthn_rs::prelude::Passkey,
}

/// Keeps a passkey; `false` when anybody has it already.
pub(crate) fn insert(tx: &mut Tx, passkey: &Passkey, row: &NewRow<'_>) -> Result<bool, db::Error> {
    let credential = json(row.credential)?;
    let values =
        params![passkey.id, row.person, row.credential_id, credential, passkey.name.as_str(), passkey.created_at];
    Ok(tx.execute(INSERT, values)? == 1)
}

pub(crate) fn list(read: &mut Read, person: PersonId) -> Result<Vec<Passkey>, db::Error> {
    read.all(LIST, params![person])
}

pub(crate) fn credentials(read: &mut Read, person: PersonId) -> Result<Vec<Credential>, db::Error> {
    read.all(CREDENTIALS, params![person])
}

pub(crate) fn credential(
    read: &mut Read,
    person: PersonId,
    credential_id: &str,
) -> Result<Option<Credential>, db::Error> {
    read.optional(CREDENTIAL, params![person, credential_id])
}

pub(crate) fn note_use(tx: &mut Tx, used: &Credential, now: Instant) -> Result<(), db::Error> {
    tx.execute(NOTE_USE, params![used.id, json(&used.credential.0)?, now])?;
    Ok(())
}

pub(crate) fn rename(tx: &mut Tx, person: PersonId, id: PasskeyId, name: &str) -> Result<bool, db::Error> {
    Ok(tx.execute(RENAME, params![person, id, name])? == 1)
}

pub(crate) fn remove(tx: &mut Tx, person: PersonId, id: PasskeyId) -> Result<bool, db::Error> {
    Ok(tx.execute(REMOVE, params![person, id])? == 1)
}

pub(crate) fn remove_all(tx: &mut Tx, person: PersonId) -> Result<(), db::Error> {
    tx.execute(ABANDON, params![person])?;
    tx.execute(REMOVE_ALL, params![person])?;
    Ok(())
}

/// Remembers a ceremony. A person has one open registration at the most.
pub(crate) fn begin<S: serde::Serialize>(
    tx: &mut Tx,
    person: Option<PersonId>,
    state: &S,
    expires_at: Instant,
) -> Result<Id<CeremonyState>, db::Error> {
    if let Some(person) = person {
        tx.execute(ABANDON, params![person])?;
    }
    let id = tx.new_id();
    tx.execute(BEGIN, params![id, person, json(state)?, expires_at])?;
    Ok(id)
}

/// Takes a ceremony out, when it is open, is `person`'s (or nobody's) and of this kind.
pub(crate) fn take<S: DeserializeOwned>(
    tx: &mut Tx,
    id: Id<CeremonyState>,
    person: Option<PersonId>,
    now: Instant,
) -> Result<Option<S>, db::Error> {
    let ceremony = tx.optional::<Ceremony>(TAKE, params![id, now])?;
    let ceremony = ceremony.filter(|ceremony| ceremony.person_id == person);
    Ok(ceremony.and_then(|ceremony| serde_json::from_str(&ceremony.state).ok()))
}
