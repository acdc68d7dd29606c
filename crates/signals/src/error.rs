//! What can go wrong with the log.

use kernel::{Coded, FAULT};

/// Facts of one batch at the most.
pub const BATCH_MAX: usize = 10_000;
/// Characters of a fact's id at the most.
pub const ID_MAX: usize = 96;
/// Topics of a fact at the most.
pub const TOPICS_MAX: usize = 6;

/// Why the log did not take a batch, or did not answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Too many facts wait already: come back in a moment. Nothing of the batch was taken.
    #[error("too many signals wait to be written")]
    Busy,
    #[error("{count} signals in a batch, {BATCH_MAX} at the most")]
    TooMany { count: usize },
    /// An id is empty or longer than [`ID_MAX`], or there are more than [`TOPICS_MAX`] topics. Nothing of the batch was
    /// taken.
    #[error("a signal is out of bounds: {what}")]
    OutOfBounds { what: &'static str },
    /// The file failed. Nothing of the batch was taken.
    #[error("the log of signals: {0}")]
    Storage(String),
    /// The log is closed.
    #[error("the log of signals is closed")]
    Closed,
}

impl Coded for Error {
    fn code(&self) -> &'static str {
        match self {
            Error::Busy => "signals.busy",
            Error::TooMany { .. } => "signals.too_many",
            Error::OutOfBounds { .. } | Error::Storage(_) | Error::Closed => FAULT,
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Error {
        Error::Storage(error.to_string())
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Error {
        Error::Storage(error.to_string())
    }
}
