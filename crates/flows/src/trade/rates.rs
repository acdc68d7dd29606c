//! Rates of exchange as checkout needs them at every turn: kept in memory, seconds old at the most.

use std::sync::{Arc, PoisonError, RwLock};

use kernel::Instant;
use market::fx::{Ageing, Book};

/// New rates are in force for new orders after this much business time.
const FRESH_MS: i64 = 5_000;

/// The book of rates, read again every few seconds. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Rates {
    ageing: Ageing,
    kept: Arc<RwLock<Option<Arc<Book>>>>,
}

impl Rates {
    /// A book in which rates may be as old as `ageing` says.
    pub fn new(ageing: Ageing) -> Rates {
        Rates { ageing, kept: Arc::default() }
    }

    /// The rates at `now`. One statement when the last reading is older than five seconds, else none.
    pub fn book(&self, read: &mut db::Read, now: Instant) -> Result<Arc<Book>, db::Error> {
        let kept = self.kept.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(book) = kept.filter(|book| (0..=FRESH_MS).contains(&now.since_ms(book.now()))) {
            return Ok(book);
        }
        let book = Arc::new(market::fx::book(read, now, &self.ageing)?);
        *self.kept.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&book));
        Ok(book)
    }
}
