//! SQL of wishes to cancel.

use db::{Json, Read, Tx, params};
use kernel::Instant;
use serde::Deserialize;

use crate::cancellation::{Cancellation, CancellationId, CancellationState};
use crate::{Actor, OrderId, OrderLineId, ShopId};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT c.id, c.order_id, c.lines, c.reason, c.actor, c.state, c.answer, c.due_at, c.asked_at, c.decided_at, c.decided_by FROM cancellation c ",
            $rest
        )
    };
}

db::statements! {
    INSERT = "INSERT INTO cancellation (id, order_id, lines, reason, actor, state, answer, due_at, asked_at, decided_at) \
        VALUES ($1, $2, $3, $4, $5, 'REQUESTED', NULL, $6, $7, NULL) ON CONFLICT DO NOTHING";
    DECIDE = "UPDATE cancellation SET state = $2, answer = $3, due_at = NULL, decided_at = $4, decided_by = $5 \
        WHERE id = $1 AND state = 'REQUESTED'";
    ACCEPT_OPEN = "UPDATE cancellation SET state = 'ACCEPTED', due_at = NULL, decided_at = $2, decided_by = $3 \
        WHERE order_id = $1 AND state = 'REQUESTED'";
    OPEN_OF = select!("WHERE c.order_id = $1 AND c.state = 'REQUESTED'");
    OF_ORDER = select!("WHERE c.order_id = $1 ORDER BY c.id DESC LIMIT 1");
    DUE = "SELECT order_id, due_at FROM cancellation WHERE state = 'REQUESTED' AND due_at <= $1 ORDER BY due_at, id LIMIT $2";
    WAITING_OF_SHOP = select!("JOIN shop_order o ON o.id = c.order_id WHERE o.shop = $1 AND c.state = 'REQUESTED' ORDER BY c.due_at, c.id LIMIT 100");
}

#[derive(Deserialize)]
struct Row {
    id: CancellationId,
    order_id: OrderId,
    lines: Json<Vec<OrderLineId>>,
    reason: String,
    actor: Actor,
    state: CancellationState,
    answer: Option<String>,
    due_at: Option<Instant>,
    asked_at: Instant,
    decided_at: Option<Instant>,
    decided_by: Option<Actor>,
}

impl From<Row> for Cancellation {
    fn from(row: Row) -> Cancellation {
        Cancellation {
            id: row.id,
            order: row.order_id,
            lines: row.lines.0,
            reason: row.reason,
            actor: row.actor,
            state: row.state,
            answer: row.answer,
            due_at: row.due_at,
            asked_at: row.asked_at,
            decided_at: row.decided_at,
            decided_by: row.decided_by,
        }
    }
}

/// False while another one waits for its answer.
pub(crate) fn insert(tx: &mut Tx, asked: &Cancellation) -> Result<bool, db::Error> {
    let lines = super::json(&asked.lines)?;
    let values = params![asked.id, asked.order, lines, &asked.reason, asked.actor.name(), asked.due_at, asked.asked_at];
    Ok(tx.execute(INSERT, values)? == 1)
}

/// False when it was decided before.
pub(crate) fn decide(tx: &mut Tx, decided: &Cancellation) -> Result<bool, db::Error> {
    let by = decided.decided_by.map(Actor::name);
    let values = params![decided.id, decided.state.name(), decided.answer.as_deref(), decided.decided_at, by];
    Ok(tx.execute(DECIDE, values)? == 1)
}

/// The order is cancelled anyway.
pub(crate) fn accept_open(tx: &mut Tx, order: OrderId, actor: Actor, now: Instant) -> Result<(), db::Error> {
    tx.execute(ACCEPT_OPEN, params![order, now, actor.name()])?;
    Ok(())
}

pub(crate) fn open_of(read: &mut Read, order: OrderId) -> Result<Option<Cancellation>, db::Error> {
    Ok(read.optional::<Row>(OPEN_OF, params![order])?.map(Cancellation::from))
}

pub(crate) fn of_order(read: &mut Read, order: OrderId) -> Result<Option<Cancellation>, db::Error> {
    Ok(read.optional::<Row>(OF_ORDER, params![order])?.map(Cancellation::from))
}

pub(crate) fn due(read: &mut Read, now: Instant, limit: i64) -> Result<Vec<(OrderId, Instant)>, db::Error> {
    read.all(DUE, params![now, limit])
}

pub(crate) fn waiting_of_shop(read: &mut Read, shop: ShopId) -> Result<Vec<Cancellation>, db::Error> {
    Ok(read.all::<Row>(WAITING_OF_SHOP, params![shop])?.into_iter().map(Cancellation::from).collect())
}
