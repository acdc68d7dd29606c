//! An order goes where its lines are.

use kernel::{Clock, DAY_MS};
use trade::Actor;
use trade::order::{self, AdvanceError, Due, DueKind, Order, OrderState};

use super::super::fault;
use super::earn::earn;

/// Moves the order to where its lines are. One that has come to DELIVERED is earned then, and is complete when the market's
/// days for returns are over.
pub(crate) fn follow(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    order: &mut Order,
    actor: Actor,
    reason: &str,
) -> Result<(), db::Error> {
    let moved = order::follow_lines(tx, clock, order, actor, reason).map_err(|error| match error {
        AdvanceError::Db(error) => error,
        other => fault(other),
    })?;
    if moved && order.state == OrderState::Delivered {
        earn(tx, clock, order)?;
        complete_later(tx, clock, order)?;
    }
    Ok(())
}

fn complete_later(tx: &mut db::Tx, clock: &dyn Clock, order: &mut Order) -> Result<(), db::Error> {
    let days = market::markets::find(tx, order.market)?.map_or(0, |market| market.return_days);
    let delivered_at = order.delivered_at.unwrap_or_else(|| clock.now());
    let at = delivered_at.plus_ms(days.saturating_mul(DAY_MS));
    order::set_due(tx, order, Some(Due { kind: DueKind::Complete, at }))
}
