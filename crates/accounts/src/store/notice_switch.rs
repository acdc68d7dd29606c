//! `notice_switch`.

use db::{Read, Tx, params};

use crate::PersonId;
use crate::inbox::{NoticeKind, Switch};

db::statements! {
    FIND = "SELECT kind, in_app, email FROM notice_switch WHERE person_id = $1 AND kind = $2";
    LIST = "SELECT kind, in_app, email FROM notice_switch WHERE person_id = $1";
    PUT = "INSERT INTO notice_switch (person_id, kind, in_app, email) VALUES ($1, $2, $3, $4)
        ON CONFLICT (person_id, kind) DO UPDATE SET in_app = $3, email = $4";
    FORGET = "DELETE FROM notice_switch WHERE person_id = $1";
}

pub(crate) fn find(read: &mut Read, person: PersonId, kind: NoticeKind) -> Result<Option<Switch>, db::Error> {
    read.optional(FIND, params![person, kind.name()])
}

/// In no order.
pub(crate) fn list(read: &mut Read, person: PersonId) -> Result<Vec<Switch>, db::Error> {
    read.all(LIST, params![person])
}

pub(crate) fn put(tx: &mut Tx, person: PersonId, switch: &Switch) -> Result<(), db::Error> {
    tx.execute(PUT, params![person, switch.kind.name(), switch.in_app, switch.email.name()])?;
    Ok(())
}

pub(crate) fn forget(tx: &mut Tx, person: PersonId) -> Result<(), db::Error> {
    tx.execute(FORGET, params![person])?;
    Ok(())
}
