//! Waits: who wants to be told when something that is sold out can be bought again.

use kernel::{Clock, Coded, Cursor, Instant, MarketCode, Page, PageRequest};
use serde::{Deserialize, Serialize};

use crate::store::wait as store;
use crate::{BuyerId, ListingId, ProductId, VariantId};

/// Variants that a person waits for at the most.
pub const WAITS_MAX: i64 = 100;

/// The topic of a wait that began: key is the listing, payload a [`Wait`].
pub const WAITED: &str = "trade.waited";

/// Somebody waits for a variant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wait {
    pub person: BuyerId,
    pub listing: ListingId,
    pub variant: VariantId,
    pub product: ProductId,
    pub market: MarketCode,
    /// Since when.
    pub at: Instant,
}

/// Why nobody waits.
#[derive(Debug, thiserror::Error)]
pub enum WaitError {
    #[error("at most {WAITS_MAX} variants can be waited for")]
    TooMany,
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl Coded for WaitError {
    fn code(&self) -> &'static str {
        match self {
            WaitError::TooMany => "trade.too_many_waits",
            WaitError::Db(_) => kernel::FAULT,
        }
    }

    fn args(&self) -> Vec<(std::borrow::Cow<'static, str>, String)> {
        match self {
            WaitError::TooMany => vec![("max".into(), WAITS_MAX.to_string())],
            WaitError::Db(_) => Vec::new(),
        }
    }
}

/// Begins to wait and emits [`WAITED`]; again does nothing.
pub fn begin(tx: &mut db::Tx, clock: &dyn Clock, wait: &Wait) -> Result<(), WaitError> {
    if store::how_many(tx, wait.person)? >= WAITS_MAX {
        return Err(WaitError::TooMany);
    }
    if store::insert(tx, wait)? {
        db::outbox::emit(tx, clock, WAITED, wait.listing.get(), &crate::store::json(wait)?)?;
    }
    Ok(())
}

/// Waits no longer, for a variant or for everything of the listing; again does nothing.
pub fn end(tx: &mut db::Tx, person: BuyerId, listing: ListingId, variant: Option<VariantId>) -> Result<(), db::Error> {
    store::delete(tx, person, listing, variant)
}

/// What a person waits for, the latest first.
pub fn of_person(read: &mut db::Read, person: BuyerId, page: &PageRequest) -> Result<Page<Wait>, db::Error> {
    let before: (i64, i64) = page.after.as_ref().and_then(Cursor::open).unwrap_or((i64::MAX, i64::MAX));
    let rows = store::of_person(read, person, before, page.fetch())?;
    Ok(Page::of(rows, page, |wait| (wait.at.ms(), wait.variant.get())))
}

/// The variants of a listing that a person waits for.
pub fn of_listing(read: &mut db::Read, person: BuyerId, listing: ListingId) -> Result<Vec<VariantId>, db::Error> {
    store::of_listing(read, person, listing)
}

/// How many wait for a variant, in all markets.
pub fn count(read: &mut db::Read, variant: VariantId) -> Result<i64, db::Error> {
    store::count(read, variant)
}

/// A variant for which somebody waits, and where it is listed.
pub type Waited = (ListingId, VariantId, MarketCode);

/// Where somebody waits for a variant.
pub fn of_variant(read: &mut db::Read, variant: VariantId) -> Result<Vec<Waited>, db::Error> {
    store::of_variant(read, variant)
}

/// For which variants of a listing somebody waits.
pub fn in_listing(read: &mut db::Read, listing: ListingId) -> Result<Vec<Waited>, db::Error> {
    store::in_listing(read, listing)
}

/// Takes those who have waited longest off the list of a listing's variant, and says who they are.
pub fn take(tx: &mut db::Tx, listing: ListingId, variant: VariantId, limit: i64) -> Result<Vec<BuyerId>, db::Error> {
    store::take(tx, listing, variant, limit)
}

/// Forgets what a person waits for.
pub fn forget(tx: &mut db::Tx, person: BuyerId) -> Result<(), db::Error> {
    store::forget(tx, person)
}

#[cfg(test)]
mod tests;
