//! The door: what the shopper's money was held for is there, and everybody earned their part.

use kernel::{Clock, Instant};
use ledger::book::{self, EntryKind, NewEntry};
use ledger::settlement::{self, NewUnsettled};
use ledger::{Payee, life, policy};
use trade::order::{LineState, Order};

use super::super::refund::{parts, sale, unit};
use super::super::{fault, pay, same};
use crate::affiliate::Creators;

/// Books what was earned with an order that has just been DELIVERED, and notes when the shop's and its creators' parts are settled. Cash on delivery is
/// collected first. What was cancelled is not the order's any more.
pub(super) fn earn(tx: &mut db::Tx, clock: &dyn Clock, order: &Order) -> Result<(), db::Error> {
    let creators = Creators::of(tx, order.id)?;
    let there = order.lines.iter().filter(|line| is_there(line.state));
    let units: Vec<life::Unit> = there.map(|line| unit(line, &creators)).collect();
    let total = units.iter().try_fold(order.totals.shipping, |sum, unit| sum.plus(unit.gross)).map_err(fault)?;
    pay::collected(tx, clock, order, total)?;
    let postings = life::earned(&sale(order, &units, order.totals.shipping)).map_err(fault)?;
    if postings.is_empty() {
        return Ok(());
    }
    let entry = NewEntry { kind: EntryKind::Earned, order: Some(same(order.id)), reference: None, postings: &postings };
    book::post(tx, clock, &entry).map_err(fault)?;
    let due_at = due_at(tx, clock, order)?;
    for (payee, amount) in parts(&postings) {
        let fx = order.fx.as_ref().filter(|_| matches!(payee, Payee::Shop(_))).map(|fx| (fx.to, fx.rate));
        settlement::note(tx, clock, &NewUnsettled { payee, order: same(order.id), amount, fx, due_at })?;
    }
    creators.delivered(tx, clock)
}

fn is_there(state: LineState) -> bool {
    matches!(state, LineState::Delivered | LineState::Returning | LineState::Returned)
}

/// Every part waits: 7 days, 3 by an express lane, 15 from abroad.
fn due_at(tx: &mut db::Tx, clock: &dyn Clock, order: &Order) -> Result<Instant, db::Error> {
    let home = catalog::shop::find(tx, same(order.shop))?.map(|shop| shop.home_country);
    let from = home.unwrap_or(order.market);
    let express = fulfilment::lane::terms(tx, order.market, from, &order.lane)?.express;
    let delivered_at = order.delivered_at.unwrap_or_else(|| clock.now());
    Ok(policy::settle_at(delivered_at, express, from != order.market))
}
