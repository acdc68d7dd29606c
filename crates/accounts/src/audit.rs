//! The audit log: what was done with power, by whom, to what. It only grows, and each entry holds the hash of the one before.

use db::{Read, Tx};
use kernel::{Clock, Id, Instant, Page, PageRequest};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{PersonId, store};

/// What the first entry follows.
const FIRST_PREV_HASH: &str = "0000000000000000000000000000000000000000000000000000000000000000";

pub type EntryId = Id<Entry>;

/// One act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub id: EntryId,
    /// Its place in the log, from 1, without gaps.
    pub seq: i64,
    pub at: Instant,
    /// `person:ID`, `operator:ID`, `console` or `system`.
    pub actor: String,
    /// What was done: `operator.added`.
    pub action: String,
    /// To what: `person:ID`, `market:GB`.
    pub subject: String,
    /// JSON; no secrets, and no personal data but ids.
    pub detail: String,
    /// The hash of the entry before, hexadecimal; zeros for the first.
    pub prev_hash: String,
    /// SHA-256 over everything above, hexadecimal.
    pub hash: String,
}

/// An act to be noted.
#[derive(Clone, Debug)]
pub struct Act<'a> {
    pub actor: &'a str,
    pub action: &'static str,
    pub subject: &'a str,
    pub detail: serde_json::Value,
}

/// Notes an act in the transaction that does it.
pub fn append(tx: &mut Tx, clock: &dyn Clock, act: &Act<'_>) -> Result<(), db::Error> {
    let last = store::audit::last(tx)?;
    let (seq, prev_hash) = last.map_or((1, FIRST_PREV_HASH.to_owned()), |last| (last.seq + 1, last.hash));
    let mut entry = Entry {
        id: tx.new_id(),
        seq,
        at: clock.now(),
        actor: act.actor.to_owned(),
        action: act.action.to_owned(),
        subject: act.subject.to_owned(),
        detail: act.detail.to_string(),
        prev_hash,
        hash: String::new(),
    };
    entry.hash = entry.hashed();
    store::audit::insert(tx, &entry)
}

/// Notes what a person did with their own account.
pub(crate) fn by_person(
    tx: &mut Tx,
    clock: &dyn Clock,
    id: PersonId,
    action: &'static str,
    detail: serde_json::Value,
) -> Result<(), db::Error> {
    let person = person(id);
    append(tx, clock, &Act { actor: &person, action, subject: &person, detail })
}

/// A person as actor or subject.
pub fn person(id: PersonId) -> String {
    format!("person:{id}")
}

/// A person acting as operator.
pub fn operator(id: PersonId) -> String {
    format!("operator:{id}")
}

impl Entry {
    /// The hash that the entry must have: of every other field, each preceded by its length.
    fn hashed(&self) -> String {
        let (id, seq, at) = (self.id.to_string(), self.seq.to_string(), self.at.ms().to_string());
        let fields = [&id, &seq, &at, &self.actor, &self.action, &self.subject, &self.detail, &self.prev_hash]
            .map(String::as_bytes);
        let mut hash = Sha256::new();
        for field in fields {
            hash.update(u64::try_from(field.len()).unwrap_or(u64::MAX).to_le_bytes());
            hash.update(field);
        }
        format!("{:x}", hash.finalize())
    }
}

/// Entries, newest first, about `subject` when given.
pub fn list(read: &mut Read, subject: Option<&str>, page: &PageRequest) -> Result<Page<Entry>, db::Error> {
    let before = page.after.as_ref().and_then(|cursor| cursor.open::<i64>()).unwrap_or(i64::MAX);
    let entries = store::audit::page(read, subject, before, page.fetch())?;
    Ok(Page::of(entries, page, |entry| entry.seq))
}

/// What checking the whole log found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Verdict {
    /// Every entry follows from the one before. Note the head elsewhere to notice a cut end.
    Whole { entries: i64, head: String },
    /// The first entry that does not.
    Broken { seq: i64 },
}

/// Checks the whole chain; reads every entry, keeps none.
pub fn verify_chain(read: &mut Read) -> Result<Verdict, db::Error> {
    let (mut seq, mut head) = (0, FIRST_PREV_HASH.to_owned());
    let mut broken = None;
    store::audit::each(read, |entry| {
        let follows = entry.seq == seq + 1 && entry.prev_hash == head && entry.hash == entry.hashed();
        if broken.is_none() && !follows {
            broken = Some(Verdict::Broken { seq: seq + 1 });
        }
        (seq, head) = (entry.seq, entry.hash);
        Ok(())
    })?;
    Ok(broken.unwrap_or(Verdict::Whole { entries: seq, head }))
}

#[cfg(test)]
mod tests;
