//! Taking out of a text what must not be translated, and putting it back.

use std::sync::LazyLock;

use regex::Regex;

use super::glossary::Glossary;
use super::number;
use kernel::Lang;

/// A text in which `{1}`, `{2}`, … stand for what does not change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Masked {
    pub(super) text: String,
    /// What goes back in place of `{1}`, `{2}`, …
    inserts: Vec<String>,
}

/// A part of a text: markup stays, words are translated one run at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// Line breaks and block tags.
    Between(String),
    Words(String),
}

/// Tags that end a run of words; all others stay within one, masked.
const BLOCKS: &str = r"(?i)(?:\s*(?:</?(?:p|div|ul|ol|li|h[1-6]|table|tr|td|th|tbody|thead|hr|br|blockquote|section)\b[^<>]*>|\r?\n)\s*)+";

/// What stays as it is in every language.
const KEPT: &str = concat!(
    r"</?[a-zA-Z][^<>]*>",
    r"|https?://[^\s<>]+|www\.[^\s<>]+|[\w.+-]+@[\w-]+\.[\w.]+",
    r"|\{\{[^{}]*\}\}|\{[^{}]*\}|%(?:\d+\$)?[sd@]|&[a-zA-Z]+;|&#\d+;",
    r"|\p{Extended_Pictographic}(?:\x{FE0F}|\p{Emoji_Modifier}|\x{200D}\p{Extended_Pictographic})*|\p{Regional_Indicator}{2}",
);

/// Models and codes: Latin letters and digits mixed, such as `XK-200` and `IPX7`.
const MODEL: &str = r"[A-Za-z0-9]+(?:[-_/.][A-Za-z0-9]+)*";

static BLOCK_RULE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(BLOCKS).ok());
static KEPT_RULE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(KEPT).ok());
static MODEL_RULE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(MODEL).ok());
static TOKEN_RULE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"[{｛]\s*(\d{1,4})\s*[}｝]").ok());
static PLACEHOLDER_RULE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\{\{[^{}]*\}\}|\{[^{}]*\}|%(?:\d+\$)?[sd@]|https?://[^\s<>]+").ok());

/// Cuts a text at its line breaks and block tags.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    let between = BLOCK_RULE.iter().flat_map(|rule| rule.find_iter(text));
    for cut in between {
        push_words(&mut pieces, text.get(at..cut.start()));
        pieces.push(Piece::Between(cut.as_str().to_owned()));
        at = cut.end();
    }
    push_words(&mut pieces, text.get(at..));
    pieces
}

fn push_words(pieces: &mut Vec<Piece>, words: Option<&str>) {
    if let Some(words) = words.filter(|words| !words.is_empty()) {
        pieces.push(Piece::Words(words.to_owned()));
    }
}

/// Masks what stays and what the glossary fixes.
pub(super) fn mask(text: &str, keep: &[String], glossary: &Glossary, to: Lang) -> Masked {
    let mut spans = Spans::default();
    for term in &glossary.terms {
        if let Some(translation) = term.translations.get(&to) {
            occurrences(text, &term.source).into_iter().for_each(|(s, e)| spans.add(s, e, translation));
        }
    }
    for word in keep.iter().chain(&glossary.keep) {
        occurrences(text, word).into_iter().for_each(|(s, e)| spans.add_kept(text, s, e));
    }
    kept_spans(text).into_iter().for_each(|(s, e)| spans.add_kept(text, s, e));
    spans.apply(text)
}

/// Whether a masked text has nothing left to translate.
pub(super) fn says_nothing(masked: &Masked) -> bool {
    !masked.text.chars().any(char::is_alphabetic)
}

/// The text without anything that stays: what its language is told by.
pub(super) fn bare(text: &str, keep: &[String], glossary: &Glossary) -> String {
    let mut spans = Spans::default();
    for word in keep.iter().chain(&glossary.keep) {
        occurrences(text, word).into_iter().for_each(|(s, e)| spans.add(s, e, " "));
    }
    kept_spans(text).into_iter().for_each(|(s, e)| spans.add(s, e, " "));
    let masked = spans.apply(text);
    TOKEN_RULE.as_ref().map_or(masked.text.clone(), |rule| rule.replace_all(&masked.text, " ").into_owned())
}

/// Puts everything back. A token that came back twice is put back twice; the gates see what is missing.
pub(super) fn unmask(answer: &str, masked: &Masked) -> String {
    let Some(rule) = TOKEN_RULE.as_ref() else { return answer.to_owned() };
    let insert = |token: &regex::Captures<'_>| {
        let number = token.get(1).and_then(|n| n.as_str().parse::<usize>().ok());
        let insert = number.and_then(|n| masked.inserts.get(n.checked_sub(1)?));
        insert.cloned().unwrap_or_else(|| token.get(0).map_or_else(String::new, |t| t.as_str().to_owned()))
    };
    rule.replace_all(answer, insert).into_owned()
}

/// Placeholders and addresses of a text, sorted.
pub(super) fn placeholders(text: &str) -> Vec<String> {
    let mut found: Vec<String> =
        PLACEHOLDER_RULE.iter().flat_map(|rule| rule.find_iter(text)).map(|m| m.as_str().to_owned()).collect();
    found.sort();
    found
}

/// Models and codes of a text: letters and digits mixed, no quantity.
pub(super) fn models(text: &str) -> Vec<String> {
    model_spans(text).into_iter().filter_map(|(s, e)| text.get(s..e)).map(str::to_owned).collect()
}

/// Whether `text` has `word` as a word, whatever its case.
pub(super) fn has_word(text: &str, word: &str) -> bool {
    !occurrences(text, word).is_empty()
}

fn kept_spans(text: &str) -> Vec<(usize, usize)> {
    let mut spans: Vec<(usize, usize)> =
        KEPT_RULE.iter().flat_map(|rule| rule.find_iter(text)).map(|m| (m.start(), m.end())).collect();
    spans.extend(model_spans(text));
    spans.extend(number::quantities(text).iter().filter(|q| !q.is_small()).map(|q| (q.start, q.end)));
    spans
}

fn model_spans(text: &str) -> Vec<(usize, usize)> {
    let mixed = |word: &str| {
        let digits = word.chars().any(|c| c.is_ascii_digit());
        digits && word.chars().any(|c| c.is_ascii_alphabetic()) && !is_quantity(word)
    };
    let found = MODEL_RULE.iter().flat_map(|rule| rule.find_iter(text));
    found.filter(|m| mixed(m.as_str())).map(|m| (m.start(), m.end())).collect()
}

/// `50ml` and `3-piece` are words of the language; `XK-200` is not.
fn is_quantity(word: &str) -> bool {
    let whole_quantity = number::quantities(word).first().is_some_and(|q| q.start == 0 && q.end == word.len());
    let counted = word.split_once('-').is_some_and(|(number, noun)| {
        number.bytes().all(|b| b.is_ascii_digit()) && noun.len() > 2 && noun.bytes().all(|b| b.is_ascii_lowercase())
    });
    whole_quantity || counted
}

/// Where `word` stands in `text`, ignoring case; Latin words only as whole words.
fn occurrences(text: &str, word: &str) -> Vec<(usize, usize)> {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && u32::from(c) < 0x0300);
    let pattern = format!("(?i){}", regex::escape(word));
    let Some(rule) = Regex::new(&pattern).ok().filter(|_| !word.is_empty()) else { return Vec::new() };
    let alone = |start: usize, end: usize| {
        let before = text.get(..start).and_then(|t| t.chars().last());
        let after = text.get(end..).and_then(|t| t.chars().next());
        let joined = [(before, word.chars().next()), (word.chars().last(), after)];
        !joined.into_iter().any(|(left, right)| latin(left) && latin(right))
    };
    rule.find_iter(text).map(|m| (m.start(), m.end())).filter(|(s, e)| alone(*s, *e)).collect()
}

/// Parts to replace; the first to claim a place has it.
#[derive(Default)]
struct Spans(Vec<(usize, usize, String)>);

impl Spans {
    fn add(&mut self, start: usize, end: usize, insert: &str) {
        let free = self.0.iter().all(|(s, e, _)| end <= *s || *e <= start);
        if free && start < end {
            self.0.push((start, end, insert.to_owned()));
        }
    }

    fn add_kept(&mut self, text: &str, start: usize, end: usize) {
        if let Some(kept) = text.get(start..end) {
            self.add(start, end, kept);
        }
    }

    fn apply(mut self, text: &str) -> Masked {
        self.0.sort_by_key(|(start, _, _)| *start);
        let mut masked = String::with_capacity(text.len());
        let mut inserts = Vec::new();
        let mut at = 0;
        for (start, end, insert) in self.0 {
            masked.push_str(text.get(at..start).unwrap_or_default());
            inserts.push(insert);
            masked.push_str(&format!("{{{}}}", inserts.len()));
            at = end;
        }
        masked.push_str(text.get(at..).unwrap_or_default());
        Masked { text: masked, inserts }
    }
}

#[cfg(test)]
mod tests;
