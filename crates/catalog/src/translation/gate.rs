//! The gates: what a translation must not have lost on its way. None of them is ever passed silently.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use kernel::Problem;
use regex::Regex;
use unicode_segmentation::UnicodeSegmentation;

use super::key::normalise;
use super::language::{self, Finding};
use super::memory::{Entry, Verdict};
use super::number::{self, Change};
use super::{FieldKind, Glossary, Pair, mask};

/// Raised when a gate changes, so that kept texts are checked again.
pub const VERSION: i64 = 1;

/// A translation to be judged.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    pub kind: FieldKind,
    pub pair: Pair,
    pub source: &'a str,
    pub target: &'a str,
    /// Words of the product that stay as they are.
    pub keep: &'a [String],
    pub glossary: &'a Glossary,
}

/// Everything that is wrong with the translation; nothing, when it may be shown.
pub fn check(subject: &Subject<'_>) -> Vec<Problem> {
    if normalise(subject.target).is_empty() {
        return vec![subject.problem("translation.empty")];
    }
    let mut problems = check_length(subject.kind, subject.target);
    problems.extend(check_placeholders(subject));
    problems.extend(check_numbers(subject));
    problems.extend(check_kept_words(subject));
    problems.extend(check_glossary(subject));
    problems.extend(check_markup(subject));
    problems.extend(check_language(subject));
    problems
}

/// The verdict on an entry that is to be kept, under a glossary.
pub fn judge(pair: Pair, entry: &Entry, keep: &[String], glossary: &Glossary) -> Verdict {
    let subject = Subject { kind: entry.field, pair, source: &entry.source, target: &entry.target, keep, glossary };
    Verdict { gates: VERSION, glossary: glossary.version, reasons: check(&subject) }
}

impl Subject<'_> {
    fn problem(&self, code: &'static str) -> Problem {
        Problem::new(self.kind.word(), code)
    }
}

/// The limits of listings hold, in characters as people count them.
pub(super) fn check_length(kind: FieldKind, target: &str) -> Vec<Problem> {
    // A text of fewer bytes than the limit cannot have more characters.
    if target.len() <= kind.limit() {
        return Vec::new();
    }
    let length = target.graphemes(true).count();
    let problem = Problem::new(kind.word(), "translation.too_long").with("max", kind.limit()).with("length", length);
    if length > kind.limit() { vec![problem] } else { Vec::new() }
}

/// Placeholders and addresses are the same ones.
fn check_placeholders(subject: &Subject<'_>) -> Option<Problem> {
    let (before, after) = (mask::placeholders(subject.source), mask::placeholders(subject.target));
    let odd = before.iter().find(|p| !after.contains(p)).or_else(|| after.iter().find(|p| !before.contains(p)));
    let placeholder = odd.cloned().or_else(|| (before.len() != after.len()).then(|| "…".to_owned()))?;
    Some(subject.problem("translation.placeholder_lost").with("placeholder", placeholder))
}

/// Numbers keep their values and units theirs.
fn check_numbers(subject: &Subject<'_>) -> Vec<Problem> {
    let (source, target) = (without_tags(subject.source), without_tags(subject.target));
    let changes = number::changes(&source, &target, subject.pair.from, subject.pair.to);
    let problem = |change| match change {
        Change::Lost(number) => subject.problem("translation.number_lost").with("number", number),
        Change::Added(number) => subject.problem("translation.number_added").with("number", number),
        Change::Unit { number, unit } => {
            subject.problem("translation.unit_changed").with("number", number).with("unit", unit)
        }
    };
    changes.into_iter().map(problem).collect()
}

/// Brands, models and the shop's own words are still there.
fn check_kept_words(subject: &Subject<'_>) -> Vec<Problem> {
    let models = mask::models(&without_tags(subject.source));
    let words = subject.keep.iter().chain(&subject.glossary.keep).chain(&models);
    let lost = words.filter(|w| mask::has_word(subject.source, w) && !mask::has_word(subject.target, w));
    let mut lost: Vec<&String> = lost.collect();
    lost.dedup();
    lost.into_iter().map(|word| subject.problem("translation.word_lost").with("word", word)).collect()
}

/// Fixed terms are translated as the shop says.
pub(super) fn check_glossary(subject: &Subject<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for term in &subject.glossary.terms {
        let Some(expected) = term.translations.get(&subject.pair.to) else { continue };
        if mask::has_word(subject.source, &term.source) && !mask::has_word(subject.target, expected) {
            let problem = subject.problem("translation.glossary_missed");
            problems.push(problem.with("term", &term.source).with("expected", expected));
        }
    }
    problems
}

/// The tags are the same ones, and every opened one is closed.
fn check_markup(subject: &Subject<'_>) -> Option<Problem> {
    let same = tags(subject.source) == tags(subject.target);
    (!same).then(|| subject.problem("translation.markup_broken"))
}

/// The text is in the language it should be in, and not simply the source again.
fn check_language(subject: &Subject<'_>) -> Option<Problem> {
    let words = mask::bare(subject.target, subject.keep, subject.glossary);
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    if letters > 0 && is_unchanged(subject, letters) {
        return Some(subject.problem("translation.unchanged"));
    }
    match language::check(&words, subject.pair.to) {
        Finding::Fits => None,
        Finding::Unknown => Some(subject.problem("translation.no_checker").with("language", subject.pair.to)),
        Finding::Other(found) => {
            let problem = subject.problem("translation.wrong_language");
            Some(problem.with("expected", subject.pair.to).with("found", found))
        }
    }
}

/// Letters up to which a term may be the same in two languages of one script: *Mini*, *Vintage*, *Bluetooth*.
const SHARED_LETTERS_MAX: usize = 12;

fn is_unchanged(subject: &Subject<'_>, letters: usize) -> bool {
    let same = normalise(subject.source) == normalise(subject.target);
    same && !(subject.kind.is_term() && letters <= SHARED_LETTERS_MAX)
}

static TAG_RULE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*?(/?)>").ok());

fn without_tags(text: &str) -> String {
    TAG_RULE.as_ref().map_or_else(|| text.to_owned(), |rule| rule.replace_all(text, " ").into_owned())
}

/// How often each tag opens and closes.
fn tags(text: &str) -> BTreeMap<String, (usize, usize)> {
    let mut count: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for tag in TAG_RULE.iter().flat_map(|rule| rule.captures_iter(text)) {
        let (closes, name) = (tag.get(1), tag.get(2));
        let name = name.map_or_else(String::new, |n| n.as_str().to_ascii_lowercase());
        let counted = count.entry(name).or_default();
        match closes.is_some_and(|c| !c.as_str().is_empty()) {
            true => counted.1 += 1,
            false => counted.0 += 1,
        }
    }
    count
}

#[cfg(test)]
mod tests;
