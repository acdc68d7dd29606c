//! SQL of blocked words.

use db::{Read, Tx, params};
use kernel::Instant;

use crate::PersonId;

db::statements! {
    ALL = "SELECT word FROM blocked_word ORDER BY word";
    BLOCK = "INSERT INTO blocked_word (word, added_at, added_by) VALUES ($1, $2, $3) ON CONFLICT (word) DO NOTHING";
    UNBLOCK = "DELETE FROM blocked_word WHERE word = $1";
    COUNT = "SELECT COUNT(*) FROM blocked_word";
}

pub(crate) fn all(read: &mut Read) -> Result<Vec<String>, db::Error> {
    read.all(ALL, params![])
}

pub(crate) fn count(read: &mut Read) -> Result<i64, db::Error> {
    read.one(COUNT, params![])
}

pub(crate) fn block(tx: &mut Tx, word: &str, now: Instant, by: PersonId) -> Result<(), db::Error> {
    tx.execute(BLOCK, params![word, now, by]).map(drop)
}

pub(crate) fn unblock(tx: &mut Tx, word: &str) -> Result<(), db::Error> {
    tx.execute(UNBLOCK, params![word]).map(drop)
}
