//! The translation memory: every text that was translated once, by whom, and what the gates said of it.
//!
//! A shop has a memory of its own, and the platform has one that every shop may read (what ships with it, and what the
//! operator imported). One entry per owner, direction, source text and field kind; a person's entry is never replaced
//! by a machine's.

use std::collections::HashMap;

use db::{Read, Tx};
use kernel::{Instant, Problem};

use super::{FieldKind, Pair, SourceKey, similarity, store};
use crate::ShopId;

/// Whose memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// Everybody's: read by all, written by the operator and the shipped data.
    Platform,
    Shop(ShopId),
}

/// Who made a text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// It is the source text itself.
    Source,
    /// A person of the shop.
    Human,
    /// It came with Meadow.
    Shipped,
    /// A file that somebody imported.
    Imported,
    /// Names of things from CLDR and Meadow's own table.
    Lexicon,
    /// The translator of this name.
    Provider(String),
}

impl Origin {
    /// The word stored and sent: `human`, `provider:deepl`.
    pub fn word(&self) -> String {
        match self {
            Origin::Source => "source".to_owned(),
            Origin::Human => "human".to_owned(),
            Origin::Shipped => "shipped".to_owned(),
            Origin::Imported => "imported".to_owned(),
            Origin::Lexicon => "lexicon".to_owned(),
            Origin::Provider(name) => format!("provider:{name}"),
        }
    }

    /// The origin of this word; an unknown word is a provider of that name.
    pub fn from_word(word: &str) -> Origin {
        match word {
            "source" => Origin::Source,
            "human" => Origin::Human,
            "shipped" => Origin::Shipped,
            "imported" => Origin::Imported,
            "lexicon" => Origin::Lexicon,
            other => Origin::Provider(other.strip_prefix("provider:").unwrap_or(other).to_owned()),
        }
    }

    /// Who overwrites whom: a higher or equal rank replaces an entry.
    pub(super) const fn rank(&self) -> i64 {
        match self {
            Origin::Human => 3,
            Origin::Imported => 2,
            Origin::Shipped => 1,
            Origin::Source | Origin::Lexicon | Origin::Provider(_) => 0,
        }
    }
}

/// What the gates said of a text, and which gates: a text that passed these is not checked again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// [`super::gate::VERSION`] when it was checked; 0 if it never was.
    pub gates: i64,
    /// The version of the shop's glossary then.
    pub glossary: i64,
    /// What it did not pass.
    pub reasons: Vec<Problem>,
}

/// A text and its translation, to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub field: FieldKind,
    pub source: String,
    pub target: String,
    pub origin: Origin,
    pub verdict: Verdict,
}

/// A translation as found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub owner: Owner,
    pub field: FieldKind,
    pub target: String,
    pub origin: Origin,
    pub verdict: Verdict,
}

/// A translation of a similar text, for a person to start from. Never used unseen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The similar text that was translated.
    pub source: String,
    pub target: String,
    pub origin: Origin,
    /// 1 to 100; 100 is the same text.
    pub similarity_percent: u8,
}

/// The least similarity of a [`Suggestion`].
pub const SIMILARITY_PERCENT_MIN: u8 = 70;
/// Suggestions given at the most.
pub const SUGGESTIONS_MAX: usize = 3;

/// Everything known of the texts with these keys, the shop's own before the platform's. Reads 64 keys a statement.
pub fn find_many(
    read: &mut Read,
    shop: ShopId,
    pair: Pair,
    keys: &[SourceKey],
) -> Result<HashMap<SourceKey, Vec<Found>>, db::Error> {
    store::find_many(read, shop, pair, keys)
}

/// Keeps translations. Returns how many entries were new or changed; one of a lower rank never replaces a person's.
pub fn remember(tx: &mut Tx, now: Instant, owner: Owner, pair: Pair, entries: &[Entry]) -> Result<u64, db::Error> {
    let mut kept = 0;
    for entry in entries {
        kept += store::remember(tx, now, owner, pair, entry)?;
    }
    Ok(kept)
}

/// Forgets what `owner` knows of a text, so that it is translated anew.
pub fn forget(tx: &mut Tx, owner: Owner, pair: Pair, field: FieldKind, source: &str) -> Result<bool, db::Error> {
    Ok(store::forget(tx, owner, pair, field, SourceKey::of(source))? > 0)
}

/// How many translations the shop's memory holds.
pub fn count(read: &mut Read, owner: Owner) -> Result<i64, db::Error> {
    store::count(read, owner)
}

/// Translations of similar texts, the most similar first: among the newest [`store::CANDIDATES_MAX`] of about the same
/// length, at least [`SIMILARITY_PERCENT_MIN`] alike and at most [`SUGGESTIONS_MAX`].
pub fn suggest(
    read: &mut Read,
    shop: ShopId,
    pair: Pair,
    field: FieldKind,
    text: &str,
) -> Result<Vec<Suggestion>, db::Error> {
    let mut suggestions = Vec::new();
    for candidate in store::candidates(read, shop, pair, field, text)? {
        let similarity_percent = similarity::percent(text, &candidate.source);
        if similarity_percent >= SIMILARITY_PERCENT_MIN {
            let origin = Origin::from_word(&candidate.origin);
            let (source, target) = (candidate.source, candidate.target);
            suggestions.push(Suggestion { source, target, origin, similarity_percent });
        }
    }
    suggestions.sort_by_key(|s| std::cmp::Reverse(s.similarity_percent));
    suggestions.dedup_by(|a, b| a.target == b.target);
    suggestions.truncate(SUGGESTIONS_MAX);
    Ok(suggestions)
}

#[cfg(test)]
mod tests;
