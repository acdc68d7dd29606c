//! SQL of mutes.

use db::{Read, Tx, params};
use kernel::Instant;
use serde::Deserialize;

use super::fault;
use crate::{Author, PersonId};

db::statements! {
    MUTE = "INSERT INTO mute (person, author_kind, author, at) VALUES ($1, $2, $3, $4) ON CONFLICT (person, author_kind, author) DO NOTHING";
    UNMUTE = "DELETE FROM mute WHERE person = $1 AND author_kind = $2 AND author = $3";
    HOW_MANY = "SELECT COUNT(*) FROM mute WHERE person = $1";
    OF_PERSON = "SELECT author_kind, author FROM mute WHERE person = $1 ORDER BY author_kind, author";
}

pub(crate) fn mute(tx: &mut Tx, person: PersonId, author: Author, now: Instant) -> Result<(), db::Error> {
    tx.execute(MUTE, params![person, author.kind(), author.id(), now]).map(drop)
}

pub(crate) fn unmute(tx: &mut Tx, person: PersonId, author: Author) -> Result<(), db::Error> {
    tx.execute(UNMUTE, params![person, author.kind(), author.id()]).map(drop)
}

pub(crate) fn how_many(read: &mut Read, person: PersonId) -> Result<i64, db::Error> {
    read.one(HOW_MANY, params![person])
}

pub(crate) fn of_person(read: &mut Read, person: PersonId) -> Result<Vec<Author>, db::Error> {
    #[derive(Deserialize)]
    struct Row {
        author_kind: String,
        author: i64,
    }
    let rows: Vec<Row> = read.all(OF_PERSON, params![person])?;
    rows.into_iter().map(|row| Author::of(&row.author_kind, row.author).map_err(fault)).collect()
}
