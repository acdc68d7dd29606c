//! The SQL of the translation memory and the glossaries.

use std::collections::HashMap;

use db::{Json, Read, Tx, params};
use kernel::{Instant, Problem};
use serde::Deserialize;

use super::glossary::{Glossary, Term};
use super::key::normalise;
use super::memory::{Entry, Found, Origin, Owner, Verdict};
use super::{FieldKind, Pair, SourceKey};
use crate::ShopId;

/// Keys a look-up takes at once; shorter lists repeat their last key.
const KEYS: usize = 64;
/// Similar texts that are compared for suggestions.
pub(super) const CANDIDATES_MAX: i64 = 2_000;
/// The owner's id of the platform's memory: no shop has it.
const PLATFORM: i64 = 0;

db::statements! {
    FIND_MANY = "
        SELECT owner, field, source_key, target, origin, gates, glossary, reasons
        FROM translation_memory
        WHERE owner IN ($1, 0) AND source_lang = $2 AND target_lang = $3 AND source_key IN (
            $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
            $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35,
            $36, $37, $38, $39, $40, $41, $42, $43, $44, $45, $46, $47, $48, $49, $50, $51,
            $52, $53, $54, $55, $56, $57, $58, $59, $60, $61, $62, $63, $64, $65, $66, $67)
        ORDER BY owner DESC, origin_rank DESC, field";
    REMEMBER = "
        INSERT INTO translation_memory (id, owner, source_lang, target_lang, source_key, field, source, source_length,
            target, origin, origin_rank, gates, glossary, reasons, changed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        ON CONFLICT (owner, source_lang, target_lang, source_key, field) DO UPDATE SET
            source = excluded.source, target = excluded.target, origin = excluded.origin,
            origin_rank = excluded.origin_rank, gates = excluded.gates, glossary = excluded.glossary,
            reasons = excluded.reasons, changed_at = excluded.changed_at
        WHERE translation_memory.origin_rank <= excluded.origin_rank
            AND (translation_memory.target <> excluded.target OR translation_memory.origin <> excluded.origin
                OR translation_memory.gates <> excluded.gates OR translation_memory.glossary <> excluded.glossary)";
    FORGET = "
        DELETE FROM translation_memory
        WHERE owner = $1 AND source_lang = $2 AND target_lang = $3 AND source_key = $4 AND field = $5";
    COUNT = "SELECT COUNT(*) AS entries FROM translation_memory WHERE owner = $1";
    CANDIDATES = "
        SELECT source, target, origin FROM translation_memory
        WHERE owner IN ($1, 0) AND source_lang = $2 AND target_lang = $3 AND field = $4
            AND source_length BETWEEN $5 AND $6
        ORDER BY id DESC LIMIT $7";
    ALL_OF_PAIR = "
        SELECT id, field, source, target, origin, changed_at FROM translation_memory
        WHERE owner = $1 AND source_lang = $2 AND target_lang = $3 AND id > $4
        ORDER BY id LIMIT $5";
    FIND_GLOSSARY = "SELECT version, terms, keep FROM glossary WHERE shop = $1";
    PUT_GLOSSARY = "
        INSERT INTO glossary (shop, version, terms, keep, changed_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (shop) DO UPDATE SET version = excluded.version, terms = excluded.terms, keep = excluded.keep,
            changed_at = excluded.changed_at";
}

#[derive(Deserialize)]
struct MemoryRow {
    owner: i64,
    field: FieldKind,
    source_key: i64,
    target: String,
    origin: String,
    gates: i64,
    glossary: i64,
    reasons: Json<Vec<Problem>>,
}

impl MemoryRow {
    fn found(self) -> Found {
        let owner = if self.owner == PLATFORM { Owner::Platform } else { Owner::Shop(ShopId::new(self.owner)) };
        let verdict = Verdict { gates: self.gates, glossary: self.glossary, reasons: self.reasons.0 };
        Found { owner, field: self.field, target: self.target, origin: Origin::from_word(&self.origin), verdict }
    }
}

pub(super) fn find_many(
    read: &mut Read,
    shop: ShopId,
    pair: Pair,
    keys: &[SourceKey],
) -> Result<HashMap<SourceKey, Vec<Found>>, db::Error> {
    let mut known: HashMap<SourceKey, Vec<Found>> = HashMap::with_capacity(keys.len());
    for chunk in keys.chunks(KEYS) {
        let last = chunk.last().map_or(0, |key| key.get());
        let padded = chunk.iter().map(|key| key.get()).chain(std::iter::repeat(last)).take(KEYS);
        let mut values = params![shop, pair.from, pair.to].to_vec();
        values.extend(padded.map(db::Value::from));
        read.each(FIND_MANY, &values, |row: MemoryRow| {
            known.entry(SourceKey::from_stored(row.source_key)).or_default().push(row.found());
            Ok::<(), db::Error>(())
        })?;
    }
    Ok(known)
}

pub(super) fn remember(tx: &mut Tx, now: Instant, owner: Owner, pair: Pair, entry: &Entry) -> Result<u64, db::Error> {
    let reasons = serde_json::to_string(&entry.verdict.reasons).unwrap_or_else(|_| "[]".to_owned());
    let id = tx.new_id::<Entry>();
    tx.execute(
        REMEMBER,
        params![
            id,
            owner_id(owner),
            pair.from,
            pair.to,
            SourceKey::of(&entry.source).get(),
            entry.field.word(),
            &entry.source,
            length(&entry.source),
            &entry.target,
            entry.origin.word(),
            entry.origin.rank(),
            entry.verdict.gates,
            entry.verdict.glossary,
            reasons,
            now,
        ],
    )
}

pub(super) fn forget(
    tx: &mut Tx,
    owner: Owner,
    pair: Pair,
    field: FieldKind,
    key: SourceKey,
) -> Result<u64, db::Error> {
    tx.execute(FORGET, params![owner_id(owner), pair.from, pair.to, key.get(), field.word()])
}

pub(super) fn count(read: &mut Read, owner: Owner) -> Result<i64, db::Error> {
    #[derive(Deserialize)]
    struct Row {
        entries: i64,
    }
    Ok(read.one::<Row>(COUNT, params![owner_id(owner)])?.entries)
}

#[derive(Deserialize)]
pub(super) struct Candidate {
    pub(super) source: String,
    pub(super) target: String,
    pub(super) origin: String,
}

/// Translated texts of 70 % to 143 % the length of `text`: others cannot be 70 % alike.
pub(super) fn candidates(
    read: &mut Read,
    shop: ShopId,
    pair: Pair,
    field: FieldKind,
    text: &str,
) -> Result<Vec<Candidate>, db::Error> {
    let length = length(text);
    let (shortest, longest) = (length * 7 / 10, length * 10 / 7 + 1);
    let limits = params![shop, pair.from, pair.to, field.word(), shortest, longest, CANDIDATES_MAX];
    read.all(CANDIDATES, limits)
}

/// An entry as it is written to files.
#[derive(Deserialize)]
pub(super) struct Kept {
    pub(super) id: i64,
    pub(super) field: FieldKind,
    pub(super) source: String,
    pub(super) target: String,
    pub(super) origin: String,
    pub(super) changed_at: Instant,
}

/// The entries of one direction after the entry `after`, oldest first, at most `limit`.
pub(super) fn all_of_pair(
    read: &mut Read,
    owner: Owner,
    pair: Pair,
    after: i64,
    limit: i64,
) -> Result<Vec<Kept>, db::Error> {
    read.all(ALL_OF_PAIR, params![owner_id(owner), pair.from, pair.to, after, limit])
}

pub(super) fn glossary(read: &mut Read, shop: ShopId) -> Result<Option<Glossary>, db::Error> {
    #[derive(Deserialize)]
    struct Row {
        version: i64,
        terms: Json<Vec<Term>>,
        keep: Json<Vec<String>>,
    }
    let row: Option<Row> = read.optional(FIND_GLOSSARY, params![shop])?;
    Ok(row.map(|row| Glossary { version: row.version, terms: row.terms.0, keep: row.keep.0 }))
}

pub(super) fn put_glossary(tx: &mut Tx, shop: ShopId, glossary: &Glossary, now: Instant) -> Result<(), db::Error> {
    let json = |value: serde_json::Result<String>| value.unwrap_or_else(|_| "[]".to_owned());
    let terms = json(serde_json::to_string(&glossary.terms));
    let keep = json(serde_json::to_string(&glossary.keep));
    tx.execute(PUT_GLOSSARY, params![shop, glossary.version, terms, keep, now])?;
    Ok(())
}

const fn owner_id(owner: Owner) -> i64 {
    match owner {
        Owner::Platform => PLATFORM,
        Owner::Shop(shop) => shop.get(),
    }
}

/// Characters of the text in its normal form.
fn length(text: &str) -> i64 {
    i64::try_from(normalise(text).chars().count()).unwrap_or(i64::MAX)
}
