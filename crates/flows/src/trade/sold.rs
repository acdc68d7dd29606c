//! Units sold, as cards show them.

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
        topic == order::ORDER_PAID
    }

    fn handle(&self, db: &db::Db, _clock: &dyn Clock, events: &[Event]) -> Result<(), String> {
        let orders: Vec<(i64, i64)> = events.iter().map(|event| (event.id, event.key)).collect();
        let counted = db.write_blocking(move |tx| {
            let mut batch = Vec::with_capacity(orders.len());
            for (event, order) in &orders {
                batch.push((*event, sold(tx, Id::new(*order))?));
            }
            catalog::listing::add_sold(tx, &batch)
        });
        counted.map_err(|error: db::Error| error.to_string())
    }
}

/// What an order sold of each listing; what one bought of oneself, and what no person bought, counts for nothing.
fn sold(read: &mut db::Read, id: trade::OrderId) -> Result<Vec<Sold>, db::Error> {
    let order = order::find(read, id)?.filter(|order| !matches!(order.origin, Origin::Self_ | Origin::Bot));
    let lines = order.map(|order| order.lines).unwrap_or_default();
    Ok(lines.iter().map(|line| Sold { listing: same(line.listing), units: 1 }).collect())
}
