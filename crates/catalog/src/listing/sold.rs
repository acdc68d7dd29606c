//! Units sold, as cards show them.

use super::ListingId;
use super::store::writes;

/// Sales of one listing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sold {
    pub listing: ListingId,
    pub units: i64,
}

/// Adds sales to what cards and pages show. `batch` names the events that tell of them: the same batch again, or a longer one that
/// begins with it, adds only what is new, so that a follower of events may be told twice.
pub fn add_sold(tx: &mut db::Tx, batch: &[(i64, Vec<Sold>)]) -> Result<(), db::Error> {
    let known = writes::sold_batch(tx)?;
    let fresh = batch.iter().filter(|(event, _)| !known.contains(event));
    let mut units = std::collections::BTreeMap::new();
    for sold in fresh.flat_map(|(_, sold)| sold) {
        *units.entry(sold.listing).or_insert(0) += sold.units;
    }
    for (listing, units) in units {
        writes::add_sold(tx, listing, units)?;
    }
    let events: Vec<i64> = batch.iter().map(|(event, _)| *event).collect();
    writes::put_sold_batch(tx, &events)
}
