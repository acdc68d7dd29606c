//! `operator`.

use db::{Tx, params};
use kernel::Instant;

use super::json;
use crate::{OperatorPermission, PersonId};

db::statements! {
    PUT = "INSERT INTO operator (person_id, permissions, created_at) VALUES ($1, $2, $3)
        ON CONFLICT (person_id) DO UPDATE SET permissions = $2";
    REMOVE = "DELETE FROM operator WHERE person_id = $1";
}

pub(crate) fn put(
    tx: &mut Tx,
    person: PersonId,
    permissions: &[OperatorPermission],
    at: Instant,
) -> Result<(), db::Error> {
    tx.execute(PUT, params![person, json(&permissions)?, at])?;
    Ok(())
}

pub(crate) fn remove(tx: &mut Tx, person: PersonId) -> Result<(), db::Error> {
    tx.execute(REMOVE, params![person])?;
    Ok(())
}
