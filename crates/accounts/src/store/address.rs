//! `address`.

use db::{Json, Read, Tx, params};
use kernel::Instant;
use serde::Deserialize;

use super::json;
use crate::address::SavedAddress;
use crate::{Address, AddressId, PersonId};

db::statements! {
    INSERT = "INSERT INTO address (id, person_id, is_default, address, created_at) VALUES ($1, $2, $3, $4, $5)";
    UPDATE = "UPDATE address SET address = $3 WHERE person_id = $1 AND id = $2";
    NO_DEFAULT = "UPDATE address SET is_default = 0 WHERE person_id = $1 AND is_default = 1";
    DEFAULT = "UPDATE address SET is_default = 1 WHERE person_id = $1 AND id = $2";
    REMOVE = "DELETE FROM address WHERE person_id = $1 AND id = $2";
    REMOVE_ALL = "DELETE FROM address WHERE person_id = $1";
    FIND = "SELECT id, is_default, address, created_at FROM address WHERE person_id = $1 AND id = $2";
    LIST = "SELECT id, is_default, address, created_at FROM address WHERE person_id = $1 ORDER BY is_default DESC, id DESC";
}

#[derive(Deserialize)]
struct Row {
    id: AddressId,
    is_default: bool,
    address: Json<Address>,
    created_at: Instant,
}

impl From<Row> for SavedAddress {
    fn from(row: Row) -> SavedAddress {
        SavedAddress { id: row.id, address: row.address.0, default: row.is_default, created_at: row.created_at }
    }
}

pub(crate) fn insert(tx: &mut Tx, person: PersonId, saved: &SavedAddress) -> Result<(), db::Error> {
    let values = params![saved.id, person, saved.default, json(&saved.address)?, saved.created_at];
    tx.execute(INSERT, values)?;
    Ok(())
}

pub(crate) fn update(tx: &mut Tx, person: PersonId, id: AddressId, address: &Address) -> Result<bool, db::Error> {
    Ok(tx.execute(UPDATE, params![person, id, json(address)?])? == 1)
}

/// Makes `id` the only default; `false` when the person has no such address (then there is none).
pub(crate) fn set_default(tx: &mut Tx, person: PersonId, id: AddressId) -> Result<bool, db::Error> {
    tx.execute(NO_DEFAULT, params![person])?;
    Ok(tx.execute(DEFAULT, params![person, id])? == 1)
}

pub(crate) fn remove(tx: &mut Tx, person: PersonId, id: AddressId) -> Result<bool, db::Error> {
    Ok(tx.execute(REMOVE, params![person, id])? == 1)
}

pub(crate) fn remove_all(tx: &mut Tx, person: PersonId) -> Result<(), db::Error> {
    tx.execute(REMOVE_ALL, params![person])?;
    Ok(())
}

pub(crate) fn find(read: &mut Read, person: PersonId, id: AddressId) -> Result<Option<SavedAddress>, db::Error> {
    Ok(read.optional::<Row>(FIND, params![person, id])?.map(SavedAddress::from))
}

pub(crate) fn list(read: &mut Read, person: PersonId) -> Result<Vec<SavedAddress>, db::Error> {
    Ok(read.all::<Row>(LIST, params![person])?.into_iter().map(SavedAddress::from).collect())
}
