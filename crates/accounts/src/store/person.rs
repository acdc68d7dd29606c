//! `person`, `known_device`.

use db::{Json, Read, Tx, params};
use kernel::{Country, Instant, PageRequest};
use serde::Deserialize;

use crate::person::NewPerson;
use crate::{Locale, OperatorPermission, Person, PersonId};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT p.id, p.handle, p.email, p.email_verified_at, p.locale, p.market, p.created_at, p.deleted_at,
                c.person_id AS creator, o.permissions AS operator
            FROM person p
            LEFT JOIN creator c ON c.person_id = p.id
            LEFT JOIN operator o ON o.person_id = p.id ",
            $rest
        )
    };
}

db::statements! {
    INSERT = "INSERT INTO person (id, handle, email, password_hash, locale, market, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING";
    FIND = select!("WHERE p.id = $1");
    FIND_BY_HANDLE = select!("WHERE p.handle = $1 AND p.deleted_at IS NULL");
    FIND_BY_EMAIL = select!("WHERE p.email = $1 AND p.deleted_at IS NULL");
    OPERATORS = select!("WHERE o.person_id IS NOT NULL AND p.deleted_at IS NULL ORDER BY o.created_at, p.id");
    PAGE = select!("WHERE p.id < $1 ORDER BY p.id DESC LIMIT $2");
    TAKEN = "SELECT id, handle, email FROM person WHERE handle = $1 OR email = $2";
    UPDATE_PROFILE = "UPDATE person SET handle = $2, locale = $3, market = $4 WHERE id = $1 AND deleted_at IS NULL";
    SET_EMAIL = "UPDATE person SET email = $2, email_verified_at = $3 WHERE id = $1 AND deleted_at IS NULL";
    CREDENTIAL_BY_LOGIN = "SELECT id, handle, email, password_hash FROM person
        WHERE (handle = $1 OR email = $1) AND deleted_at IS NULL";
    CREDENTIAL = "SELECT id, handle, email, password_hash FROM person WHERE id = $1 AND deleted_at IS NULL";
    SET_PASSWORD = "UPDATE person SET password_hash = $2 WHERE id = $1 AND deleted_at IS NULL";
    ANONYMISE = "UPDATE person SET handle = $2, email = NULL, email_verified_at = NULL, password_hash = NULL, locale = $3,
        deleted_at = $4 WHERE id = $1";
    KNOW_DEVICE = "INSERT INTO known_device (person_id, device, created_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    DEVICES = "SELECT device FROM known_device WHERE person_id = $1 ORDER BY created_at, device";
    FORGET_DEVICES = "DELETE FROM known_device WHERE person_id = $1";
}

#[derive(Deserialize)]
struct Row {
    id: PersonId,
    handle: String,
    email: Option<String>,
    email_verified_at: Option<i64>,
    locale: Locale,
    market: Country,
    created_at: Instant,
    deleted_at: Option<Instant>,
    creator: Option<i64>,
    operator: Option<Json<Vec<OperatorPermission>>>,
}

impl From<Row> for Person {
    fn from(row: Row) -> Person {
        Person {
            id: row.id,
            handle: row.handle,
            email: row.email,
            email_verified: row.email_verified_at.is_some(),
            locale: row.locale,
            market: row.market,
            creator: row.creator.is_some(),
            operator: row.operator.map(|json| json.0).unwrap_or_default(),
            created_at: row.created_at,
            deleted_at: row.deleted_at,
        }
    }
}

/// What a log-in is checked against.
#[derive(Deserialize)]
pub(crate) struct Credential {
    pub(crate) id: PersonId,
    pub(crate) handle: String,
    pub(crate) email: Option<String>,
    pub(crate) password_hash: Option<String>,
}

/// Who has a handle or an address already.
#[derive(Deserialize)]
pub(crate) struct Taken {
    pub(crate) id: PersonId,
    pub(crate) handle: String,
    pub(crate) email: Option<String>,
}

/// Adds the person unless handle or address are taken.
pub(crate) fn insert(
    tx: &mut Tx,
    id: PersonId,
    new: &NewPerson,
    hash: Option<&str>,
    at: Instant,
) -> Result<bool, db::Error> {
    let values = params![id, new.handle.as_str(), new.email.as_str(), hash, new.locale.to_string(), new.market, at];
    Ok(tx.execute(INSERT, values)? == 1)
}

pub(crate) fn find(read: &mut Read, id: PersonId) -> Result<Option<Person>, db::Error> {
    Ok(read.optional::<Row>(FIND, params![id])?.map(Person::from))
}

pub(crate) fn find_by_handle(read: &mut Read, handle: &str) -> Result<Option<Person>, db::Error> {
    Ok(read.optional::<Row>(FIND_BY_HANDLE, params![handle])?.map(Person::from))
}

pub(crate) fn find_by_email(read: &mut Read, email: &str) -> Result<Option<Person>, db::Error> {
    Ok(read.optional::<Row>(FIND_BY_EMAIL, params![email])?.map(Person::from))
}

pub(crate) fn operators(read: &mut Read) -> Result<Vec<Person>, db::Error> {
    Ok(read.all::<Row>(OPERATORS, params![])?.into_iter().map(Person::from).collect())
}

/// People made before `before`, newest first.
pub(crate) fn page(read: &mut Read, before: i64, page: &PageRequest) -> Result<Vec<Person>, db::Error> {
    Ok(read.all::<Row>(PAGE, params![before, page.fetch()])?.into_iter().map(Person::from).collect())
}

pub(crate) fn taken(read: &mut Read, handle: &str, email: &str) -> Result<Vec<Taken>, db::Error> {
    read.all(TAKEN, params![handle, email])
}

pub(crate) fn update_profile(tx: &mut Tx, person: &Person) -> Result<bool, db::Error> {
    let values = params![person.id, person.handle.as_str(), person.locale.to_string(), person.market];
    Ok(tx.execute(UPDATE_PROFILE, values)? == 1)
}

pub(crate) fn set_email(
    tx: &mut Tx,
    id: PersonId,
    email: &str,
    verified_at: Option<Instant>,
) -> Result<bool, db::Error> {
    Ok(tx.execute(SET_EMAIL, params![id, email, verified_at])? == 1)
}

pub(crate) fn credential_by_login(read: &mut Read, login: &str) -> Result<Option<Credential>, db::Error> {
    read.optional(CREDENTIAL_BY_LOGIN, params![login])
}

pub(crate) fn credential(read: &mut Read, id: PersonId) -> Result<Option<Credential>, db::Error> {
    read.optional(CREDENTIAL, params![id])
}

pub(crate) fn set_password(tx: &mut Tx, id: PersonId, hash: &str) -> Result<bool, db::Error> {
    Ok(tx.execute(SET_PASSWORD, params![id, hash])? == 1)
}

pub(crate) fn anonymise(tx: &mut Tx, id: PersonId, handle: &str, locale: Locale, at: Instant) -> Result<(), db::Error> {
    tx.execute(ANONYMISE, params![id, handle, locale.to_string(), at])?;
    Ok(())
}

/// Remembers a device; `true` when it was not known.
pub(crate) fn know_device(tx: &mut Tx, id: PersonId, device: &str, at: Instant) -> Result<bool, db::Error> {
    Ok(tx.execute(KNOW_DEVICE, params![id, device, at])? == 1)
}

pub(crate) fn devices(read: &mut Read, id: PersonId) -> Result<Vec<String>, db::Error> {
    #[derive(Deserialize)]
    struct Device {
        device: String,
    }
    Ok(read.all::<Device>(DEVICES, params![id])?.into_iter().map(|row| row.device).collect())
}

pub(crate) fn forget_devices(tx: &mut Tx, id: PersonId) -> Result<(), db::Error> {
    tx.execute(FORGET_DEVICES, params![id])?;
    Ok(())
}
