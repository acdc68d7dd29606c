//! Words that operators blocked: what holds one waits for a review.

use db::{Read, Tx};
use kernel::{Clock, Coded, Problem, Problems};

use crate::store::word as store;
use crate::{PersonId, text};

/// Characters of a word at the most.
pub const CHARACTERS_MAX: usize = 50;
/// Blocked words at the most.
pub const WORDS_MAX: i64 = 2_000;

/// Why a word was not blocked.
#[derive(Debug, thiserror::Error)]
pub enum BlockError {
    #[error("{0}")]
    Problems(Problems),
    #[error("at most {WORDS_MAX} words")]
    TooMany,
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl Coded for BlockError {
    fn code(&self) -> &'static str {
        match self {
            BlockError::Problems(problems) => problems.code(),
            BlockError::TooMany => "content.too_many_words",
            BlockError::Db(error) => error.code(),
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            BlockError::Problems(problems) => problems.problems(),
            _ => &[],
        }
    }

    fn args(&self) -> Vec<(std::borrow::Cow<'static, str>, String)> {
        match self {
            BlockError::TooMany => vec![("max".into(), WORDS_MAX.to_string())],
            _ => Vec::new(),
        }
    }
}

/// Every blocked word, folded, in order.
pub fn all(read: &mut Read) -> Result<Vec<String>, db::Error> {
    store::all(read)
}

/// Blocks a word, in any writing; answers it as it is kept. One that is blocked stays so.
pub fn block(tx: &mut Tx, clock: &dyn Clock, word: &str, by: PersonId) -> Result<String, BlockError> {
    let word = text::folded(&text::line(word));
    let mut problems = Problems::default();
    problems.check((2..=CHARACTERS_MAX).contains(&word.chars().count()), || {
        Problem::new("word", "content.word_length").with("max", CHARACTERS_MAX)
    });
    let word = problems.ok(word).map_err(BlockError::Problems)?;
    if store::count(tx)? >= WORDS_MAX {
        return Err(BlockError::TooMany);
    }
    store::block(tx, &word, clock.now(), by)?;
    Ok(word)
}

/// Blocks a word no more.
pub fn unblock(tx: &mut Tx, word: &str) -> Result<(), db::Error> {
    store::unblock(tx, &text::folded(&text::line(word)))
}
