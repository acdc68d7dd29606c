//! Units sold, here and in brands' own stores, as cards show them.

use affiliate::external;
use affiliate::link;
use catalog::listing::Sold;
use db::outbox::{Consumer, Event};
use kernel::{Clock, Id};
use trade::order::{self, Origin};

use super::same;

/// Counts what was paid for; sales are counted, returns are not taken off.
pub(crate) struct ShownSold;

impl Consumer for ShownSold {
    fn name(&self) -> &'static str {
        "shown_sold"
    }

    fn wants(&self, topic: &str) -> bool {
        topic == order::ORDER_PAID || topic == external::SOLD
    }

    fn handle(&self, db: &db::Db, _clock: &dyn Clock, events: &[Event]) -> Result<(), String> {
        let orders: Vec<(i64, i64, bool)> =
            events.iter().map(|event| (event.id, event.key, event.topic == external::SOLD)).collect();
        // Read before anything is written: what is asked does not change, and writers are few.
        let batch = db.read_blocking(|read| {
            let sold = |(event, key, is_external): &(i64, i64, bool)| {
                let sold = if *is_external { sold_outside(read, *key)? } else { sold(read, Id::new(*key))? };
                Ok((*event, sold))
            };
            orders.iter().map(sold).collect::<Result<Vec<_>, db::Error>>()
        });
        let counted = batch.and_then(|batch| db.write_blocking(move |tx| catalog::listing::add_sold(tx, &batch)));
        counted.map_err(|error| error.to_string())
    }
}

/// What an order sold of each listing; what one bought of oneself, and what no person bought, counts for nothing.
fn sold(read: &mut db::Read, id: trade::OrderId) -> Result<Vec<Sold>, db::Error> {
    let order = order::find(read, id)?.filter(|order| !matches!(order.origin, Origin::Self_ | Origin::Bot));
    let lines = order.map(|order| order.lines).unwrap_or_default();
    Ok(lines.iter().map(|line| Sold { listing: same(line.listing), units: 1 }).collect())
}

/// What a line of a store's order sold.
fn sold_outside(read: &mut db::Read, id: i64) -> Result<Vec<Sold>, db::Error> {
    let sale = external::find(read, Id::new(id))?.filter(|sale| sale.origin != link::Origin::Self_);
    Ok(sale.iter().map(|sale| Sold { listing: same(sale.listing), units: sale.units }).collect())
}
