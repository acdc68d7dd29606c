//! What creators earn with an order: fixed when it is placed, and moved with the order's money.

use std::collections::HashMap;

use affiliate::attribution::{self, Buyer};
use affiliate::commission::{self, Commission, NewCommission, Reason};
use affiliate::touch::{self, Who};
use catalog::category::Category;
use kernel::{Clock, Money};
use ledger::Payee;
use trade::order::{Line, LineState, Order, Origin};
use trade::{Holder, OrderId, OrderLineId, ProductId};

use super::{of, payee};
use crate::trade::same;

/// Fixes whose touch each line of these orders owes and what it earns, as they are placed. One statement, and one more for each line
/// with a creator; none when nothing could be known of how the buyer came.
pub(crate) fn attribute(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    holder: &Holder<'_>,
    device: Option<i64>,
    orders: &[Order],
    categories: &HashMap<ProductId, Category>,
) -> Result<(), db::Error> {
    let person = match holder {
        Holder::Person(buyer) => Some(same(*buyer)),
        Holder::Token(_) => None,
    };
    let lines = || orders.iter().flat_map(|order| &order.lines);
    // What was put into the cart by way of something is noted under the cart.
    let cart = orders.first().filter(|_| lines().any(|line| line.via.is_some())).map(|order| same(order.cart));
    let who = Who { person, device, cart };
    let mut products: Vec<affiliate::ProductId> = lines().map(|line| same(line.product)).collect();
    products.sort_unstable();
    products.dedup();
    let now = clock.now();
    let (touches, candidates) = touch::known(tx, &who, &products, now)?;
    if touches.is_empty() {
        return Ok(());
    }
    for order in orders.iter().filter(|order| order.origin != Origin::Bot) {
        let buyer = Buyer { person, of_the_shop: order.origin == Origin::Self_ };
        for product in &products {
            let Some(attribution) = attribution::decide(&touches, &candidates, *product, &buyer, now) else { continue };
            let category = categories.get(&same(*product)).map_or("", |category| category.slug());
            for line in order.lines.iter().filter(|line| line.product.get() == product.get()) {
                let new = NewCommission {
                    order: of(order.id),
                    line: same(line.id),
                    category,
                    market: order.market,
                    paid: line.gross,
                    tax: line.tax,
                    discount: Money::zero(line.gross.currency),
                    limit: shops_part(line),
                    attribution: &attribution,
                };
                commission::ordered(tx, clock, &new)?;
            }
        }
    }
    Ok(())
}

/// What is left of a line after tax and the platform: never below zero.
fn shops_part(line: &Line) -> Money {
    let minor = line.net.minor.saturating_sub(line.commission.minor).saturating_sub(line.payment_fee.minor);
    Money { minor: minor.max(0), ..line.net }
}

/// What creators earn with an order.
pub(crate) struct Creators(Vec<Commission>);

impl Creators {
    pub(crate) fn of(read: &mut db::Read, order: OrderId) -> Result<Creators, db::Error> {
        Ok(Creators(commission::of_order(read, of(order))?))
    }

    /// Whose a part of the line is, and how much.
    pub(crate) fn part(&self, line: OrderLineId) -> Option<(Payee, Money)> {
        let found = self.0.iter().find(|one| one.line.get() == line.get())?;
        Some((payee(found.creator), found.left())).filter(|(_, part)| part.minor > 0)
    }

    /// The order was delivered.
    pub(crate) fn delivered(mut self, tx: &mut db::Tx, clock: &dyn Clock) -> Result<(), db::Error> {
        commission::delivered(tx, clock, &mut self.0)
    }

    /// What was paid for lines was promised back.
    pub(crate) fn refunded(mut self, tx: &mut db::Tx, clock: &dyn Clock, lines: &[&Line]) -> Result<(), db::Error> {
        for line in lines {
            let reason = if line.state == LineState::Cancelled { Reason::Cancelled } else { Reason::Refunded };
            commission::refunded(tx, clock, &mut self.0, &[(same(line.id), line.gross)], reason)?;
        }
        Ok(())
    }
}

/// Lines that nobody paid for were cancelled.
pub(crate) fn cancelled(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    order: &Order,
    lines: &[OrderLineId],
) -> Result<(), db::Error> {
    let cancelled: Vec<&Line> = order.lines.iter().filter(|line| lines.contains(&line.id)).collect();
    Creators::of(tx, order.id)?.refunded(tx, clock, &cancelled)
}

/// A return of the order is open.
pub(crate) fn held(tx: &mut db::Tx, clock: &dyn Clock, order: OrderId) -> Result<(), db::Error> {
    commission::held(tx, clock, of(order))
}

/// None of its returns is open any more.
pub(crate) fn let_go(tx: &mut db::Tx, clock: &dyn Clock, order: OrderId) -> Result<(), db::Error> {
    if commission::of_order(tx, of(order))?.is_empty() {
        return Ok(());
    }
    let delivered = trade::order::find(tx, order)?.is_some_and(|order| order.delivered_at.is_some());
    commission::let_go(tx, clock, of(order), delivered)
}

/// A payee's part of an order was settled: a creator's commissions with it.
pub(crate) fn settled(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    payee: Payee,
    order: ledger::OrderId,
) -> Result<(), db::Error> {
    match payee {
        Payee::Creator(creator) => commission::settled(tx, clock, same(order), same(creator)),
        Payee::Shop(_) => Ok(()),
    }
}
