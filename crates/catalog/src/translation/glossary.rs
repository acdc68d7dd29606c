//! A shop's fixed terms: words that have one translation, and words that have none.

use std::collections::{BTreeMap, BTreeSet};

use db::{Read, Tx};
use kernel::{Clock, Coded, Instant, Lang, Problem, Problems};
use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation;

use super::key::normalise;
use super::store;
use crate::ShopId;

/// Terms a glossary may hold, fixed and kept ones each.
pub const TERMS_MAX: usize = 2_000;
/// Characters a term may have.
pub const TERM_CHARACTERS_MAX: usize = 100;

/// A shop's glossary as it is in force.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Glossary {
    /// Counts the changes; 0 is a glossary that was never set. A text checked under another version is checked again.
    pub version: i64,
    pub terms: Vec<Term>,
    /// Words that stay as they are in every language: brands, models.
    pub keep: Vec<String>,
}

/// A word and what it is called in other languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// As the seller writes it.
    pub source: String,
    /// By language; a language that is absent is free.
    pub translations: BTreeMap<Lang, String>,
}

/// A glossary as the seller sends it, not yet checked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GlossaryDraft {
    #[serde(default)]
    pub terms: Vec<TermDraft>,
    #[serde(default)]
    pub keep: Vec<String>,
}

/// A term of a [`GlossaryDraft`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermDraft {
    pub source: String,
    /// By language tag.
    #[serde(default)]
    pub translations: BTreeMap<String, String>,
}

/// Why a glossary was not taken.
#[derive(Debug, thiserror::Error)]
pub enum PutGlossaryError {
    #[error("the glossary has problems: {0}")]
    Invalid(Problems),
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl Coded for PutGlossaryError {
    fn code(&self) -> &'static str {
        match self {
            PutGlossaryError::Invalid(_) => "translation.glossary_invalid",
            PutGlossaryError::Db(_) => kernel::FAULT,
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            PutGlossaryError::Invalid(problems) => &problems.0,
            PutGlossaryError::Db(_) => &[],
        }
    }
}

/// The glossary of `shop`; empty when none was set.
pub fn find(read: &mut Read, shop: ShopId) -> Result<Glossary, db::Error> {
    Ok(store::glossary(read, shop)?.unwrap_or_default())
}

/// Replaces the glossary of `shop`. Nothing changes, not even the version, when it is the same as before.
pub fn put(tx: &mut Tx, clock: &dyn Clock, shop: ShopId, draft: &GlossaryDraft) -> Result<Glossary, PutGlossaryError> {
    let mut glossary = check(draft).map_err(PutGlossaryError::Invalid)?;
    let before = find(tx, shop)?;
    glossary.version = before.version;
    if glossary != before {
        glossary.version = before.version.saturating_add(1);
        let now: Instant = clock.now();
        store::put_glossary(tx, shop, &glossary, now)?;
    }
    Ok(glossary)
}

/// The glossary of a draft (its version not yet given), or everything wrong with it.
pub fn check(draft: &GlossaryDraft) -> Result<Glossary, Problems> {
    let mut problems = Problems::default();
    for (field, len) in [("terms", draft.terms.len()), ("keep", draft.keep.len())] {
        let few = len <= TERMS_MAX;
        problems.check(few, || Problem::new(field, "translation.glossary_too_many").with("max", TERMS_MAX));
    }
    let terms = check_terms(&draft.terms, &mut problems);
    let keep = check_keep(&draft.keep, &mut problems);
    problems.ok(Glossary { version: 0, terms, keep })
}

fn check_terms(drafts: &[TermDraft], problems: &mut Problems) -> Vec<Term> {
    let mut seen = BTreeSet::new();
    let mut terms = Vec::new();
    for (i, draft) in drafts.iter().take(TERMS_MAX).enumerate() {
        let source = word(&draft.source, || format!("terms[{i}].source"), problems);
        if !source.is_empty() && !seen.insert(source.to_lowercase()) {
            let field = format!("terms[{i}].source");
            problems.push(Problem::new(field, "translation.glossary_duplicate").with("term", &source));
        }
        let translations = check_translations(i, draft, problems);
        terms.push(Term { source, translations });
    }
    terms
}

fn check_translations(i: usize, draft: &TermDraft, problems: &mut Problems) -> BTreeMap<Lang, String> {
    let mut translations = BTreeMap::new();
    if draft.translations.is_empty() {
        problems.push(Problem::new(format!("terms[{i}].translations"), "translation.glossary_no_translation"));
    }
    for (tag, text) in &draft.translations {
        let field = || format!("terms[{i}].translations.{tag}");
        match tag.parse::<Lang>() {
            Ok(lang) => {
                translations.insert(lang, word(text, field, problems));
            }
            Err(_) => problems.push(Problem::new(field(), "translation.glossary_language").with("language", tag)),
        }
    }
    translations
}

fn check_keep(words: &[String], problems: &mut Problems) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut keep = Vec::new();
    for (i, text) in words.iter().take(TERMS_MAX).enumerate() {
        let text = word(text, || format!("keep[{i}]"), problems);
        if seen.insert(text.to_lowercase()) {
            keep.push(text);
        }
    }
    keep
}

/// The word in its stored form; notes when it is empty or too long.
fn word(text: &str, field: impl Fn() -> String, problems: &mut Problems) -> String {
    let text = normalise(text);
    problems.check(!text.is_empty(), || Problem::new(field(), "translation.glossary_term_empty"));
    problems.check(text.graphemes(true).count() <= TERM_CHARACTERS_MAX, || {
        Problem::new(field(), "translation.glossary_term_too_long").with("max", TERM_CHARACTERS_MAX)
    });
    text
}

#[cfg(test)]
mod tests;
