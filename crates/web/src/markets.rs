//! The markets as pages need them at every turn: kept in memory, seconds old at the most.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use jiff::tz::TimeZone;
use kernel::{Lang, MarketCode};
use market::Market;

use crate::{Error, Voice};

/// An operator's change on another node shows after this long; on this one at once.
const FRESH_FOR: Duration = Duration::from_secs(5);

/// Every market, enabled or not. Cheap to clone.
#[derive(Clone, Default)]
pub struct MarketBook(Arc<Kept>);

#[derive(Default)]
struct Kept {
    reading: RwLock<Option<(Instant, Arc<Markets>)>>,
    /// Whether somebody is reading again.
    refreshing: AtomicBool,
}

/// A reading of the book.
pub struct Markets {
    by_code: HashMap<MarketCode, Arc<Place>>,
    open: Vec<Arc<Place>>,
}

/// A market and what is worked out from it once.
pub struct Place {
    pub market: Market,
    pub zone: TimeZone,
}

impl Place {
    /// The market's voice in `lang`.
    pub fn voice(&self, lang: Lang) -> Voice {
        Voice::new(lang, self.market.code, self.zone.clone())
    }

    /// Where its storefront in `lang` begins: `/gb/`, `/ph/en/`.
    pub fn home(&self, lang: Lang) -> String {
        if lang == self.market.main_language() {
            format!("/{}/", self.market.code.slug())
        } else {
            format!("/{}/{}/", self.market.code.slug(), lang.tag().to_ascii_lowercase())
        }
    }
}

impl Markets {
    /// The book of these markets.
    pub fn of(markets: Vec<Market>) -> Markets {
        let places = markets.into_iter().map(|market| {
            let zone = TimeZone::get(&market.time_zone).unwrap_or(TimeZone::UTC);
            Arc::new(Place { market, zone })
        });
        let places: Vec<Arc<Place>> = places.collect();
        let mut open: Vec<Arc<Place>> = places.iter().filter(|place| is_open(&place.market)).cloned().collect();
        open.sort_by(|a, b| a.market.name.cmp(&b.market.name));
        Markets { by_code: places.into_iter().map(|place| (place.market.code, place)).collect(), open }
    }

    /// The market with this code.
    pub fn find(&self, code: MarketCode) -> Option<&Arc<Place>> {
        self.by_code.get(&code)
    }

    /// Every country, in no order.
    pub fn all(&self) -> impl Iterator<Item = &Arc<Place>> {
        self.by_code.values()
    }

    /// The markets with a storefront, by name.
    pub fn open(&self) -> &[Arc<Place>] {
        &self.open
    }
}

/// Whether a market has a storefront.
fn is_open(market: &Market) -> bool {
    market.enabled && market.checkout != market::Checkout::None
}

impl MarketBook {
    /// The markets now. An old reading is still given while a new one is made, so that nobody waits.
    pub async fn read(&self, db: &db::Db) -> Result<Arc<Markets>, Error> {
        let kept = self.0.reading.read().unwrap_or_else(PoisonError::into_inner).clone();
        let Some((at, markets)) = kept else {
            return Ok(self.refresh(db).await?);
        };
        if at.elapsed() > FRESH_FOR && !self.0.refreshing.swap(true, Ordering::AcqRel) {
            let (book, db) = (self.clone(), db.clone());
            tokio::spawn(async move {
                if let Err(error) = book.refresh(&db).await {
                    tracing::warn!(%error, "the markets were not read again");
                }
                book.0.refreshing.store(false, Ordering::Release);
            });
        }
        Ok(markets)
    }

    /// Reads the markets again: after an operator changed one.
    pub async fn refresh(&self, db: &db::Db) -> Result<Arc<Markets>, db::Error> {
        let all = db.read(market::markets::all).await?;
        let markets = Arc::new(Markets::of(all));
        *self.0.reading.write().unwrap_or_else(PoisonError::into_inner) = Some((Instant::now(), Arc::clone(&markets)));
        Ok(markets)
    }
}
