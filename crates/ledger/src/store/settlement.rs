//! SQL of what waits to be settled or released.

use db::{Read, Tx, params};
use kernel::{Currency, Instant, Money, Page, PageRequest, Rate};
use serde::Deserialize;

use crate::settlement::{AT_ONCE, NewUnsettled, Reason, Reserve, ReserveId, Unsettled, UnsettledId};
use crate::{OrderId, Payee};

db::statements! {
    INSERT = "INSERT INTO unsettled (id, payee, order_id, currency, minor, fx_to, fx_rate, due_at, held, settled_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, NULL)";
    /// The row of the order that waits the longest takes it up.
    JOIN = "UPDATE unsettled SET minor = minor + $4 WHERE id = \
        (SELECT MIN(id) FROM unsettled WHERE payee = $1 AND order_id = $2 AND currency = $3 AND settled_at IS NULL)";
    SET_HELD = "UPDATE unsettled SET held = $2 WHERE order_id = $1 AND settled_at IS NULL";
    DUE = "SELECT id, payee, order_id, currency, minor, fx_to, fx_rate, due_at, held FROM unsettled \
        WHERE settled_at IS NULL AND held = 0 AND due_at <= $1 ORDER BY due_at, id LIMIT $2";
    MARK_SETTLED = "UPDATE unsettled SET settled_at = $2 WHERE id = $1 AND settled_at IS NULL AND held = 0";
    INSERT_RESERVE = "INSERT INTO reserve (id, payee, order_id, currency, minor, until, released_at) VALUES ($1, $2, $3, $4, $5, $6, NULL)";
    RESERVES_DUE = "SELECT id, payee, order_id, currency, minor, until FROM reserve \
        WHERE released_at IS NULL AND until <= $1 ORDER BY until, id LIMIT $2";
    MARK_RELEASED = "UPDATE reserve SET released_at = $2 WHERE id = $1 AND released_at IS NULL";
    OF_PAYEE = "SELECT id, payee, order_id, currency, minor, fx_to, fx_rate, due_at, held, CAST(0 AS BIGINT) AS reserve FROM unsettled \
            WHERE payee = $1 AND settled_at IS NULL AND minor <> 0 AND id > $2 \
        UNION ALL SELECT id, payee, order_id, currency, minor, NULL, NULL, until, CAST(0 AS BIGINT), CAST(1 AS BIGINT) FROM reserve \
            WHERE payee = $1 AND released_at IS NULL AND id > $2 \
        ORDER BY id LIMIT $3";
}

#[derive(Deserialize)]
struct Row {
    id: UnsettledId,
    payee: Payee,
    order_id: OrderId,
    currency: Currency,
    minor: i64,
    fx_to: Option<Currency>,
    fx_rate: Option<Rate>,
    due_at: Instant,
    held: bool,
    #[serde(default)]
    reserve: bool,
}

impl From<Row> for Unsettled {
    fn from(row: Row) -> Unsettled {
        let reason = match (row.reserve, row.held) {
            (true, _) => Reason::Reserve,
            (false, true) => Reason::ReturnOpen,
            (false, false) => Reason::WaitingPeriod,
        };
        Unsettled {
            id: row.id,
            payee: row.payee,
            order: row.order_id,
            amount: Money::new(row.minor, row.currency),
            reason,
            until: (!row.held).then_some(row.due_at),
            fx: row.fx_to.zip(row.fx_rate),
        }
    }
}

pub(crate) fn insert(tx: &mut Tx, id: UnsettledId, new: &NewUnsettled) -> Result<(), db::Error> {
    let NewUnsettled { payee, order, amount, fx, due_at } = *new;
    let (to, rate) = (fx.map(|(to, _)| to), fx.map(|(_, rate)| rate));
    tx.execute(INSERT, params![id, payee.to_string(), order, amount.currency, amount.minor, to, rate, due_at])?;
    Ok(())
}

/// False when nothing of the order waits.
pub(crate) fn join(tx: &mut Tx, new: &NewUnsettled) -> Result<bool, db::Error> {
    let changed = tx.execute(JOIN, params![new.payee.to_string(), new.order, new.amount.currency, new.amount.minor])?;
    Ok(changed > 0)
}

pub(crate) fn set_held(tx: &mut Tx, order: OrderId, held: bool) -> Result<(), db::Error> {
    tx.execute(SET_HELD, params![order, held])?;
    Ok(())
}

pub(crate) fn due(read: &mut Read, now: Instant) -> Result<Vec<Unsettled>, db::Error> {
    Ok(read.all::<Row>(DUE, params![now, AT_ONCE])?.into_iter().map(Unsettled::from).collect())
}

pub(crate) fn mark_settled(tx: &mut Tx, id: UnsettledId, now: Instant) -> Result<bool, db::Error> {
    Ok(tx.execute(MARK_SETTLED, params![id, now])? == 1)
}

pub(crate) fn of_payee(read: &mut Read, payee: Payee, page: &PageRequest) -> Result<Page<Unsettled>, db::Error> {
    let after: i64 = page.after.as_ref().and_then(|cursor| cursor.open()).unwrap_or(0);
    let rows: Vec<Row> = read.all(OF_PAYEE, params![payee.to_string(), after, page.fetch()])?;
    Ok(Page::of(rows.into_iter().map(Unsettled::from).collect(), page, |row| row.id.get()))
}

pub(crate) fn insert_reserve(tx: &mut Tx, reserve: &Reserve) -> Result<(), db::Error> {
    let Reserve { id, payee, order, amount, until } = reserve;
    tx.execute(INSERT_RESERVE, params![*id, payee.to_string(), *order, amount.currency, amount.minor, *until])?;
    Ok(())
}

#[derive(Deserialize)]
struct ReserveRow {
    id: ReserveId,
    payee: Payee,
    order_id: OrderId,
    currency: Currency,
    minor: i64,
    until: Instant,
}

pub(crate) fn reserves_due(read: &mut Read, now: Instant) -> Result<Vec<Reserve>, db::Error> {
    let rows: Vec<ReserveRow> = read.all(RESERVES_DUE, params![now, AT_ONCE])?;
    let reserve = |row: ReserveRow| Reserve {
        id: row.id,
        payee: row.payee,
        order: row.order_id,
        amount: Money::new(row.minor, row.currency),
        until: row.until,
    };
    Ok(rows.into_iter().map(reserve).collect())
}

pub(crate) fn mark_released(tx: &mut Tx, id: ReserveId, now: Instant) -> Result<bool, db::Error> {
    Ok(tx.execute(MARK_RELEASED, params![id, now])? == 1)
}
