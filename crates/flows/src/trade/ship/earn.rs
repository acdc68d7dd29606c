//! The door: what the shopper's money was held for is there, and everybody earned their part.

use kernel::{Clock, Money};
use ledger::book::{self, EntryKind, NewEntry};
use ledger::settlement::{self, NewUnsettled};
use ledger::{Account, Payee, life, policy};
use trade::order::{LineState, Order};

use super::super::refund::{sale, unit};
use super::super::{fault, pay, same};

/// Books what was earned with an order that has just been DELIVERED, and notes when the shop's part is settled. Cash on delivery is
/// collected first. What was cancelled is not the order's any more.
pub(super) fn earn(tx: &mut db::Tx, clock: &dyn Clock, order: &Order) -> Result<(), db::Error> {
    let units: Vec<life::Unit> = order.lines.iter().filter(|line| is_there(line.state)).map(unit).collect();
    let total = units.iter().try_fold(order.totals.shipping, |sum, unit| sum.plus(unit.gross)).map_err(fault)?;
    pay::collected(tx, clock, order, total)?;
    let postings = life::earned(&sale(order, &units, order.totals.shipping)).map_err(fault)?;
    if postings.is_empty() {
        return Ok(());
    }
    let entry = NewEntry { kind: EntryKind::Earned, order: Some(same(order.id)), reference: None, postings: &postings };
    book::post(tx, clock, &entry).map_err(fault)?;
    let shop = Account::Pending(Payee::Shop(same(order.shop)));
    let part = postings.iter().find(|(account, _)| *account == shop).map(|(_, amount)| *amount);
    match part {
        Some(part) => note(tx, clock, order, Money { minor: -part.minor, ..part }),
        None => Ok(()),
    }
}

fn is_there(state: LineState) -> bool {
    matches!(state, LineState::Delivered | LineState::Returning | LineState::Returned)
}

/// The shop's part waits: 7 days, 3 by an express lane, 15 from abroad.
fn note(tx: &mut db::Tx, clock: &dyn Clock, order: &Order, amount: Money) -> Result<(), db::Error> {
    let home = catalog::shop::find(tx, same(order.shop))?.map(|shop| shop.home_country);
    let from = home.unwrap_or(order.market);
    let express = fulfilment::lane::terms(tx, order.market, from, &order.lane)?.express;
    let delivered_at = order.delivered_at.unwrap_or_else(|| clock.now());
    let new = NewUnsettled {
        payee: Payee::Shop(same(order.shop)),
        order: same(order.id),
        amount,
        fx: order.fx.as_ref().map(|fx| (fx.to, fx.rate)),
        due_at: policy::settle_at(delivered_at, express, from != order.market),
    };
    settlement::note(tx, clock, &new)
}
