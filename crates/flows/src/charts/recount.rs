//! A slow recount of what charts are made of, from the orders and the sales outside: for tests and for doubts.

use std::collections::BTreeMap;

use db::Read;
use kernel::{Instant, MarketCode};
use market::fx::Ageing;
use radar::chart::{ChartKind, Day, Fact};
use trade::cart::Via;
use trade::order;

use super::count::{Teller, Units};

/// What every product sold on every day, by the orders alone: units and what was paid for them, returns taken off.
pub type Recounted = BTreeMap<(Day, ChartKind, i64), (i64, i64)>;

/// Counts every unit that was ever ordered in a market again, each on the day when it was paid, and again, less, on the day when
/// it came back.
pub fn recount(read: &mut Read, ageing: Ageing, market: MarketCode) -> Result<Recounted, db::Error> {
    let mut units = Vec::new();
    order::each_sold(read, market, |unit| units.push(unit))?;
    let mut teller = Teller::new(read, ageing)?;
    let mut sums = Recounted::new();
    for unit in units {
        let via = unit.via_kind.zip(unit.via_id).map(|(kind, id)| Via { kind, id });
        if !teller.counts(unit.origin) || teller.is_own(unit.buyer, via)? {
            continue;
        }
        let sold = Units { product: unit.product.get(), via, units: 1, minor: unit.gross };
        let back = Units { units: -1, minor: -unit.gross, ..sold };
        let moments: [(Option<Instant>, Units); 2] = [(Some(unit.paid_at), sold), (unit.back_at, back)];
        for (at, units) in moments {
            let Some(at) = at else { continue };
            teller.told(market, at, &[units], 0)?.iter().for_each(|fact| add(&mut sums, fact));
        }
    }
    Ok(sums)
}

fn add(sums: &mut Recounted, fact: &Fact) {
    let sum = sums.entry((fact.day, fact.kind, fact.subject)).or_default();
    *sum = (sum.0 + fact.units, sum.1 + fact.minor);
}
