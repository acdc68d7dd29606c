//! The outside sources of rates, as this crate sees them.

use kernel::{Coded, Currency};

use super::RateSheet;

/// An outside source of rates. Asked on a job thread, never inside a transaction.
pub trait RateSource: Send + Sync {
    /// Its name, for people: it goes into the kept rates and the log.
    fn name(&self) -> &str;

    /// The latest rates it has for one of `base`: one sheet for each day it answers with. A source that has one base
    /// only (the ECB has EUR) may answer with that one; the sheet says which.
    fn fetch(&self, base: Currency) -> Result<Vec<RateSheet>, RateSourceError>;
}

/// Why a source gave no rates.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RateSourceError {
    /// It could not be reached, or did not answer in time. Trying later may help.
    #[error("the source cannot be reached: {0}")]
    Unreachable(String),
    /// It answered with an error. Trying later may help.
    #[error("the source answered {0}")]
    Refused(u16),
    /// The answer is larger than a table of rates ever is.
    #[error("the answer is larger than {max} bytes")]
    TooLarge { max: u64 },
    /// It answered, but not with rates of the expected shape.
    #[error("the answer cannot be read: {0}")]
    Unreadable(String),
}

impl Coded for RateSourceError {
    fn code(&self) -> &'static str {
        match self {
            RateSourceError::Unreachable(_) => "market.rates_unreachable",
            RateSourceError::Refused(_) => "market.rates_refused",
            RateSourceError::TooLarge { .. } => "market.rates_too_large",
            RateSourceError::Unreadable(_) => "market.rates_unreadable",
        }
    }
}
