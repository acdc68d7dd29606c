//! `audit_entry`.

use db::{Read, Tx, params};

use crate::audit::Entry;

macro_rules! select {
    ($rest:literal) => {
        concat!("SELECT id, seq, at, actor, action, subject, detail, prev_hash, hash FROM audit_entry ", $rest)
    };
}

db::statements! {
    INSERT = "INSERT INTO audit_entry (id, seq, at, actor, action, subject, detail, prev_hash, hash)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    LAST = select!("ORDER BY seq DESC LIMIT 1");
    ALL = select!("ORDER BY seq");
    PAGE = select!("WHERE seq < $1 ORDER BY seq DESC LIMIT $2");
    PAGE_OF_SUBJECT = select!("WHERE seq < $1 AND subject = $3 ORDER BY seq DESC LIMIT $2");
}

pub(crate) fn insert(tx: &mut Tx, entry: &Entry) -> Result<(), db::Error> {
    let Entry { id, seq, at, actor, action, subject, detail, prev_hash, hash } = entry;
    tx.execute(INSERT, params![*id, *seq, *at, actor, action, subject, detail, prev_hash, hash])?;
    Ok(())
}

pub(crate) fn last(read: &mut Read) -> Result<Option<Entry>, db::Error> {
    read.optional(LAST, params![])
}

/// Every entry in order, without keeping them.
pub(crate) fn each(read: &mut Read, each: impl FnMut(Entry) -> Result<(), db::Error>) -> Result<(), db::Error> {
    read.each(ALL, params![], each)
}

/// Entries before `before`, newest first.
pub(crate) fn page(read: &mut Read, subject: Option<&str>, before: i64, fetch: i64) -> Result<Vec<Entry>, db::Error> {
    match subject {
        Some(subject) => read.all(PAGE_OF_SUBJECT, params![before, fetch, subject]),
        None => read.all(PAGE, params![before, fetch]),
    }
}
