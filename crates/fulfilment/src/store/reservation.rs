//! SQL of reservations, and of the stock they move.

use db::{Value, params};
use kernel::{Id, Instant, MarketCode};
use serde::Deserialize;

use super::broken;
use crate::pool::PoolMode;
use crate::reservation::{Mismatch, Reservation, ReservationState, Taken};
use crate::{OrderId, VariantId, WarehouseId};

/// Variants that one [`CANDIDATES_OF_SOME`] takes.
pub(crate) const CANDIDATE_VARIANTS: usize = 8;

macro_rules! candidates {
    ($variants:literal) => {
        concat!(
            "SELECT s.variant, s.warehouse, s.available, p.division, \
                 CASE WHEN p.variant IS NULL THEN NULL ELSE COALESCE(ps.units_left, 0) END AS units_left \
             FROM stock s LEFT JOIN pool p ON p.variant = s.variant \
             LEFT JOIN pool_share ps ON ps.variant = p.variant AND ps.market = $1 \
             WHERE s.variant ",
            $variants,
            " ORDER BY s.variant, s.warehouse"
        )
    };
}

/// Moves `$3` units between columns of a stock row, on condition; the row's CHECK stands behind it.
macro_rules! move_units {
    ($set:literal, $condition:literal) => {
        concat!("UPDATE stock SET ", $set, ", updated_at = $4 WHERE variant = $1 AND warehouse = $2 AND ", $condition)
    };
}

macro_rules! insert {
    ($($rest:literal)*) => {
        concat!(
            "INSERT INTO reservation (order_id, market, state, held_until, created_at, id, variant, warehouse, quantity, division, \
                 released, shipped) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, 0)"
            $(, ", ($1, $2, $3, $4, $5, ", $rest, ", 0, 0)")*
        )
    };
}

db::statements! {
    CANDIDATES = candidates!("= $2");
    CANDIDATES_OF_SOME = candidates!("IN ($2, $3, $4, $5, $6, $7, $8, $9)");
    HOLD = move_units!("available = available - $3, reserved_checkout = reserved_checkout + $3", "available >= $3");
    SELL = move_units!("available = available - $3, committed = committed + $3", "available >= $3");
    COMMIT = move_units!("reserved_checkout = reserved_checkout - $3, committed = committed + $3", "reserved_checkout >= $3");
    RELEASE_HELD = move_units!("reserved_checkout = reserved_checkout - $3, available = available + $3", "reserved_checkout >= $3");
    RELEASE_COMMITTED = move_units!("committed = committed - $3, available = available + $3", "committed >= $3");
    SHIP = move_units!("committed = committed - $3, on_hand = on_hand - $3", "committed >= $3");
    INSERT = insert!();
    INSERT_2 = insert!("$11, $12, $13, $14, $15");
    INSERT_4 = insert!("$11, $12, $13, $14, $15" "$16, $17, $18, $19, $20" "$21, $22, $23, $24, $25");
    INSERT_8 = insert!("$11, $12, $13, $14, $15" "$16, $17, $18, $19, $20" "$21, $22, $23, $24, $25" "$26, $27, $28, $29, $30"
        "$31, $32, $33, $34, $35" "$36, $37, $38, $39, $40" "$41, $42, $43, $44, $45");
    OF_ORDER = "SELECT r.id, r.market, r.variant, r.warehouse, r.quantity - r.released - r.shipped AS quantity, r.state, r.held_until, \
                    r.division, p.mode, p.division AS division_now, \
                    (SELECT CAST(SUM(s.available) AS BIGINT) FROM stock s WHERE s.variant = r.variant) AS available \
                FROM reservation r LEFT JOIN pool p ON p.variant = r.variant \
                WHERE r.order_id = $1 AND r.released + r.shipped < r.quantity \
                ORDER BY r.variant, r.warehouse, r.id";
    COMMITTED = "UPDATE reservation SET state = 'COMMITTED', held_until = NULL WHERE order_id = $1 AND state = 'HELD'";
    EXTEND = "UPDATE reservation SET held_until = $2 \
              WHERE order_id = $1 AND state = 'HELD' AND released + shipped < quantity";
    RELEASED = "UPDATE reservation SET released = released + $2 WHERE id = $1";
    SHIPPED = "UPDATE reservation SET shipped = shipped + $2 WHERE id = $1";
    MISMATCHES = "WITH promised AS ( \
            SELECT variant, warehouse, \
                CAST(SUM(CASE WHEN state = 'HELD' THEN quantity - released - shipped ELSE 0 END) AS BIGINT) AS held, \
                CAST(SUM(CASE WHEN state = 'COMMITTED' THEN quantity - released - shipped ELSE 0 END) AS BIGINT) AS sold \
            FROM reservation GROUP BY variant, warehouse) \
        SELECT s.variant, s.warehouse, s.reserved_checkout, s.committed, COALESCE(p.held, 0) AS held, COALESCE(p.sold, 0) AS sold \
        FROM stock s LEFT JOIN promised p ON p.variant = s.variant AND p.warehouse = s.warehouse \
        WHERE s.reserved_checkout <> COALESCE(p.held, 0) OR s.committed <> COALESCE(p.sold, 0) \
        ORDER BY s.variant, s.warehouse LIMIT 100";
}

/// A stock row from which units could be taken.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(crate) struct Candidate {
    pub variant: VariantId,
    pub warehouse: WarehouseId,
    pub available: i64,
    /// The division of the variant's pool; `None` when markets share it.
    pub division: Option<i64>,
    /// Units that the market may still sell; `None` when markets share them.
    pub units_left: Option<i64>,
}

/// What an order still has of a stock row.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(crate) struct Promise {
    id: i64,
    pub market: MarketCode,
    pub variant: VariantId,
    pub warehouse: WarehouseId,
    pub quantity: i64,
    pub state: ReservationState,
    held_until: Option<Instant>,
    /// The division of the pool that the units came from, the pool's mode and division now.
    pub division: Option<i64>,
    pub mode: Option<PoolMode>,
    pub division_now: Option<i64>,
    /// Units of the variant that can be sold, over all warehouses.
    pub available: i64,
}

impl Promise {
    pub(crate) fn reservation(self, order: OrderId) -> Reservation {
        let Promise { variant, warehouse, quantity, state, held_until, .. } = self;
        Reservation { order, variant, warehouse, quantity, state, until: held_until }
    }

    pub(crate) fn is_held(&self) -> bool {
        self.state == ReservationState::Held
    }

    /// The part of it that is `quantity` units.
    pub(crate) fn part(self, quantity: i64) -> Taken {
        Taken { variant: self.variant, warehouse: self.warehouse, quantity }
    }
}

/// At most [`CANDIDATE_VARIANTS`] of `variants` are asked for.
pub(crate) fn candidates(
    read: &mut db::Read,
    market: MarketCode,
    variants: &[VariantId],
) -> Result<Vec<Candidate>, db::Error> {
    if let [only] = variants {
        return read.all(CANDIDATES, params![market, *only]);
    }
    let padding = std::iter::repeat(Value::Int(-1));
    let ids = variants.iter().map(|id| Value::from(*id)).chain(padding).take(CANDIDATE_VARIANTS);
    let values: Vec<Value<'_>> = std::iter::once(Value::from(market)).chain(ids).collect();
    read.all(CANDIDATES_OF_SOME, &values)
}

/// Takes units that were seen to be there; held when `until` is given, else sold.
pub(crate) fn take(tx: &mut db::Tx, taken: Taken, state: ReservationState, now: Instant) -> Result<(), db::Error> {
    let sql = match state {
        ReservationState::Held => HOLD,
        ReservationState::Committed => SELL,
    };
    moved(tx, sql, taken, now)
}

/// What every row of a taking has in common.
#[derive(Clone, Copy)]
pub(crate) struct Promised {
    pub order: OrderId,
    pub market: MarketCode,
    pub state: ReservationState,
    pub until: Option<Instant>,
    pub now: Instant,
}

/// One statement for 8, 4, 2 or 1 of the rows, each with the division of its pool.
pub(crate) fn insert(tx: &mut db::Tx, promised: Promised, rows: &[(Taken, Option<i64>)]) -> Result<(), db::Error> {
    let mut rest = rows;
    while !rest.is_empty() {
        let (sql, count) = match rest.len() {
            8.. => (INSERT_8, 8),
            4.. => (INSERT_4, 4),
            2.. => (INSERT_2, 2),
            _ => (INSERT, 1),
        };
        let (some, others) = rest.split_at(count);
        let Promised { order, market, state, until, now } = promised;
        let mut values: Vec<Value<'_>> = Vec::with_capacity(5 + 5 * count);
        values.extend_from_slice(params![order, market, state.name(), until, now]);
        for (taken, division) in some {
            let id: Id<Reservation> = tx.new_id();
            values.extend_from_slice(params![id, taken.variant, taken.warehouse, taken.quantity, *division]);
        }
        tx.execute(sql, &values)?;
        rest = others;
    }
    Ok(())
}

/// By variant and warehouse.
pub(crate) fn of_order(read: &mut db::Read, order: OrderId) -> Result<Vec<Promise>, db::Error> {
    read.all(OF_ORDER, params![order])
}

/// Makes what is held committed in its stock row.
pub(crate) fn commit(tx: &mut db::Tx, taken: Taken, now: Instant) -> Result<(), db::Error> {
    moved(tx, COMMIT, taken, now)
}

/// Says of all that is held for the order that it is committed.
pub(crate) fn committed(tx: &mut db::Tx, order: OrderId) -> Result<(), db::Error> {
    tx.execute(COMMITTED, params![order]).map(drop)
}

pub(crate) fn extend(tx: &mut db::Tx, order: OrderId, until: Instant) -> Result<bool, db::Error> {
    Ok(tx.execute(EXTEND, params![order, until])? > 0)
}

/// Makes `quantity` of the promised units available.
pub(crate) fn release(tx: &mut db::Tx, promise: Promise, quantity: i64, now: Instant) -> Result<(), db::Error> {
    let sql = match promise.state {
        ReservationState::Held => RELEASE_HELD,
        ReservationState::Committed => RELEASE_COMMITTED,
    };
    moved(tx, sql, promise.part(quantity), now)?;
    tx.execute(RELEASED, params![promise.id, quantity]).map(drop)
}

/// Sends `quantity` of the promised units away.
pub(crate) fn ship(tx: &mut db::Tx, promise: Promise, quantity: i64, now: Instant) -> Result<(), db::Error> {
    moved(tx, SHIP, promise.part(quantity), now)?;
    tx.execute(SHIPPED, params![promise.id, quantity]).map(drop)
}

pub(crate) fn mismatches(read: &mut db::Read) -> Result<Vec<Mismatch>, db::Error> {
    read.all(MISMATCHES, params![])
}

/// The transaction has seen the units there, and no other can have moved them since: no row means that something is broken.
fn moved(tx: &mut db::Tx, sql: &'static str, taken: Taken, now: Instant) -> Result<(), db::Error> {
    let Taken { variant, warehouse, quantity } = taken;
    match tx.execute(sql, params![variant, warehouse, quantity, now])? {
        1 => Ok(()),
        _ => Err(broken("units are not in the stock row where they should be")),
    }
}
