//! Everything this crate holds on a person, for the person. Other domains add theirs in `flows`.

use db::Read;
use kernel::Instant;
use serde::Serialize;

use crate::address::SavedAddress;
use crate::inbox::{Notice, Switch};
use crate::{ApiToken, Creator, Membership, Passkey, Person, PersonId, Session, store};

/// The person's data, without secrets and hashes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Export {
    pub person: Person,
    pub creator: Option<Creator>,
    pub addresses: Vec<SavedAddress>,
    pub shops: Vec<Membership>,
    pub sessions: Vec<Session>,
    pub known_devices: Vec<String>,
    pub api_tokens: Vec<ApiToken>,
    pub passkeys: Vec<Passkey>,
    /// What they were told, latest first.
    pub notices: Vec<Notice>,
    pub notice_switches: Vec<Switch>,
}

/// What this crate holds on `person`.
pub fn of_person(read: &mut Read, person: PersonId) -> Result<Option<Export>, db::Error> {
    let Some(found) = store::person::find(read, person)? else {
        return Ok(None);
    };
    Ok(Some(Export {
        person: found,
        creator: store::creator::find(read, person)?,
        addresses: store::address::list(read, person)?,
        shops: store::membership::of_person(read, person)?,
        sessions: store::session::list(read, person, Instant::from_ms(0))?,
        known_devices: store::person::devices(read, person)?,
        api_tokens: store::api_token::list(read, person)?,
        passkeys: store::passkey::list(read, person)?,
        notices: store::notice::all(read, person)?,
        notice_switches: crate::inbox::switches(read, person)?,
    }))
}
