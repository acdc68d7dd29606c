//! What Meadow needs from a translator, whoever it is.

use std::fmt;

use kernel::{Coded, Lang};

/// A direction of translation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pair {
    pub from: Lang,
    pub to: Lang,
}

impl Pair {
    /// From `from` to `to`.
    pub const fn new(from: Lang, to: Lang) -> Pair {
        Pair { from, to }
    }
}

impl fmt::Display for Pair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}→{}", self.from, self.to)
    }
}

/// Texts to translate together. What must not change is already masked as `{1}`, `{2}`, …
#[derive(Clone, Copy, Debug)]
pub struct Batch<'a> {
    pub pair: Pair,
    /// Plain texts, none empty.
    pub texts: &'a [String],
    /// Words that help: the product's category or title. May be empty, is never translated.
    pub context: &'a str,
}

/// Translates plain text. Called on job threads, never inside a transaction; answers or fails within its own time limit.
pub trait Translator: Send + Sync {
    /// The texts in the target language, as many as asked, in the same order.
    fn translate(&self, batch: Batch<'_>) -> Result<Vec<String>, TranslateError>;

    /// The directions it knows, or `None` when it cannot say (then it is asked and may refuse).
    fn pairs(&self) -> Option<Vec<Pair>>;

    /// A short stable name, kept with every text it made: `deepl`, `local`.
    fn name(&self) -> &str;

    /// Whether it knows `pair`, as far as it can say.
    fn knows(&self, pair: Pair) -> bool {
        self.pairs().is_none_or(|pairs| pairs.contains(&pair))
    }
}

impl<T: Translator + ?Sized> Translator for std::sync::Arc<T> {
    fn translate(&self, batch: Batch<'_>) -> Result<Vec<String>, TranslateError> {
        (**self).translate(batch)
    }
    fn pairs(&self) -> Option<Vec<Pair>> {
        (**self).pairs()
    }
    fn name(&self) -> &str {
        (**self).name()
    }
}

/// Why a translator did not answer. The text says what happened, for the operator's log; it holds no secret.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TranslateError {
    /// Down, slow or too busy. `retry_after_s` is what it asked for, if it did.
    #[error("the translator does not answer: {reason}")]
    Unavailable { reason: String, retry_after_s: Option<u64> },
    /// It will not do this, now or later: a wrong key, a spent quota, a forbidden text.
    #[error("the translator refuses: {reason}")]
    Refused { reason: String },
    /// It does not know this direction.
    #[error("the translator does not know {pair}")]
    UnsupportedPair { pair: Pair },
    /// It answered something that is no answer: too few texts, no JSON, too much.
    #[error("the translator answered wrongly: {reason}")]
    WrongAnswer { reason: String },
}

impl TranslateError {
    /// Whether asking again later may help.
    pub const fn may_retry(&self) -> bool {
        matches!(self, TranslateError::Unavailable { .. })
    }
}

impl Coded for TranslateError {
    fn code(&self) -> &'static str {
        match self {
            TranslateError::Unavailable { .. } => "translation.unavailable",
            TranslateError::Refused { .. } => "translation.refused",
            TranslateError::UnsupportedPair { .. } => "translation.unsupported_pair",
            TranslateError::WrongAnswer { .. } => "translation.wrong_answer",
        }
    }
}
