//! Keeping the search index equal to what is on sale.

use catalog::listing::{ListingId, storefront};
use catalog::search::{Document, Search, SearchError};
use db::jobs::{Failure, Handler, Run};
use db::outbox::{Consumer, Event};
use kernel::Clock;
use serde::Deserialize;

use crate::Deps;

/// Fills the index anew from the database. Returns how many documents it holds.
pub fn rebuild_search(db: &db::Db, search: &Search) -> Result<u64, SearchError> {
    search.rebuild(|add| db.read_blocking(|read| storefront::each_document(read, add)))
}

/// At the start: fills an index that is new, lost or damaged.
pub fn prepare_search(db: &db::Db, search: &Search) -> Result<(), SearchError> {
    if search.wants_rebuild() {
        rebuild_search(db, search)?;
    }
    Ok(())
}

/// Fills the index anew.
pub(crate) struct RebuildJob {
    deps: Deps,
}

impl RebuildJob {
    pub(crate) fn new(deps: &Deps) -> RebuildJob {
        RebuildJob { deps: deps.clone() }
    }
}

impl Handler for RebuildJob {
    fn kind(&self) -> &'static str {
        "search_index"
    }

    fn run(&self, run: &Run<'_>) -> Result<(), Failure> {
        rebuild_search(run.db, &self.deps.search).map_err(|error| Failure::Retry(error.to_string()))?;
        Ok(())
    }
}

/// Follows what is on sale.
pub(crate) struct Indexer {
    deps: Deps,
}

impl Indexer {
    pub(crate) fn new(deps: &Deps) -> Indexer {
        Indexer { deps: deps.clone() }
    }

    fn index(&self, db: &db::Db, listings: &[ListingId]) -> Result<(), SearchError> {
        if self.deps.search.wants_rebuild() {
            return rebuild_search(db, &self.deps.search).map(|_| ());
        }
        let documents: Vec<Document> = db.read_blocking(|read| storefront::documents(read, listings))?;
        self.deps.search.update(listings, &documents)
    }
}

impl Consumer for Indexer {
    fn name(&self) -> &'static str {
        "search"
    }

    fn wants(&self, topic: &str) -> bool {
        topic == catalog::listing::CHANGED
    }

    fn handle(&self, db: &db::Db, _clock: &dyn Clock, events: &[Event]) -> Result<(), String> {
        #[derive(Deserialize)]
        struct Changed {
            listings: Vec<ListingId>,
        }
        let changed = events.iter().filter_map(|event| serde_json::from_str::<Changed>(&event.payload).ok());
        let mut listings: Vec<ListingId> = changed.flat_map(|changed| changed.listings).collect();
        listings.sort_unstable();
        listings.dedup();
        self.index(db, &listings).map_err(|error| error.to_string())
    }
}
