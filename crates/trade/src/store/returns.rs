//! All SQL of returns.

use db::{Read, Tx, params};
use kernel::{Currency, Instant, Money, Page, PageRequest};
use serde::Deserialize;

use crate::returns::{Move, Return, ReturnId, ReturnKind, ReturnLine, ReturnState, Shipment};
use crate::{Actor, BuyerId, Holder, OrderId, OrderLineId, ShopId};

/// A return and its lines, a row for each line.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT r.id, r.order_id, r.shop, r.kind, r.state, r.reason, r.note, r.currency, r.shipping, r.refund, r.due_at, \
             r.back_carrier, r.back_tracking, r.replacement_carrier, r.replacement_tracking, r.requested_at, r.moved_at, \
             l.line, l.refund AS line_refund FROM order_return r JOIN return_line l ON l.return_id = r.id ",
            $rest
        )
    };
}

db::statements! {
    INSERT = "INSERT INTO order_return (id, order_id, shop, kind, state, reason, note, currency, shipping, refund, due_at, \
                  requested_at, moved_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)";
    /// A line that another return holds is not inserted.
    INSERT_LINE = "INSERT INTO return_line (return_id, line, refund, held) VALUES ($1, $2, $3, 1) ON CONFLICT DO NOTHING";
    UPDATE_STATE = "UPDATE order_return SET state = $3, due_at = $4, moved_at = $5 WHERE id = $1 AND state = $2";
    LET_GO = "UPDATE return_line SET held = 0 WHERE return_id = $1";
    SET_BACK = "UPDATE order_return SET back_carrier = $2, back_tracking = $3 WHERE id = $1";
    SET_REPLACEMENT = "UPDATE order_return SET replacement_carrier = $2, replacement_tracking = $3 WHERE id = $1";
    INSERT_MOVE = "INSERT INTO return_move (id, return_id, from_state, to_state, actor, reason, at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    HISTORY = "SELECT from_state, to_state, actor, reason, at FROM return_move WHERE return_id = $1 ORDER BY id";
    FIND = select!("WHERE r.id = $1 ORDER BY l.line");
    FIND_OF_SHOP = select!("WHERE r.id = $1 AND r.shop = $2 ORDER BY l.line");
    FIND_OF_PERSON = select!("WHERE r.id = $1 AND r.order_id IN (SELECT id FROM shop_order WHERE buyer = $2) ORDER BY l.line");
    FIND_OF_TOKEN = select!("WHERE r.id = $1 AND r.order_id IN (SELECT o.id FROM shop_order o JOIN cart c ON c.id = o.cart \
                                 WHERE c.token_hash = $2) ORDER BY l.line");
    OF_ORDER = select!("WHERE r.order_id = $1 ORDER BY r.id DESC, l.line");
    OF_SHOP = select!("WHERE r.id IN (SELECT id FROM order_return WHERE shop = $1 AND id < $2 ORDER BY id DESC LIMIT $3) \
                       ORDER BY r.id DESC, l.line");
    OF_SHOP_IN = select!("WHERE r.id IN (SELECT id FROM order_return WHERE shop = $1 AND id < $2 AND state = $4 ORDER BY id DESC LIMIT $3) \
                          ORDER BY r.id DESC, l.line");
    OF_BUYER = select!("WHERE r.id IN (SELECT q.id FROM order_return q JOIN shop_order o ON o.id = q.order_id \
                            WHERE o.buyer = $1 AND q.id < $2 ORDER BY q.id DESC LIMIT $3) ORDER BY r.id DESC, l.line");
    DISPUTED = select!("WHERE r.id IN (SELECT id FROM order_return WHERE state = 'DISPUTED' \
                            AND (moved_at > $1 OR (moved_at = $1 AND id > $2)) ORDER BY moved_at, id LIMIT $3) \
                        ORDER BY r.moved_at, r.id, l.line");
    DUE = select!("WHERE r.id IN (SELECT id FROM order_return WHERE due_at IS NOT NULL AND due_at <= $1 ORDER BY due_at, id LIMIT $2) \
                   ORDER BY r.due_at, r.id, l.line");
}

#[derive(Deserialize)]
struct LineRow {
    id: ReturnId,
    order_id: OrderId,
    shop: ShopId,
    kind: ReturnKind,
    state: ReturnState,
    reason: String,
    note: String,
    currency: Currency,
    shipping: i64,
    refund: i64,
    due_at: Option<Instant>,
    back_carrier: Option<String>,
    back_tracking: Option<String>,
    replacement_carrier: Option<String>,
    replacement_tracking: Option<String>,
    requested_at: Instant,
    moved_at: Instant,
    line: OrderLineId,
    line_refund: i64,
}

impl LineRow {
    fn line(&self) -> ReturnLine {
        ReturnLine { line: self.line, refund: Money::new(self.line_refund, self.currency) }
    }

    fn ret(self) -> Return {
        let line = self.line();
        Return {
            id: self.id,
            order: self.order_id,
            shop: self.shop,
            kind: self.kind,
            state: self.state,
            reason: self.reason,
            note: self.note,
            lines: vec![line],
            shipping: Money::new(self.shipping, self.currency),
            refund: Money::new(self.refund, self.currency),
            due_at: self.due_at,
            back: shipment(self.back_carrier, self.back_tracking),
            replacement: shipment(self.replacement_carrier, self.replacement_tracking),
            requested_at: self.requested_at,
            moved_at: self.moved_at,
        }
    }
}

fn shipment(carrier: Option<String>, tracking: Option<String>) -> Option<Shipment> {
    carrier.zip(tracking).map(|(carrier, tracking)| Shipment { carrier, tracking })
}

/// Rows of one return stand together.
fn returns(rows: Vec<LineRow>) -> Vec<Return> {
    let mut returns: Vec<Return> = Vec::new();
    for row in rows {
        match returns.last_mut().filter(|ret| ret.id == row.id) {
            Some(ret) => ret.lines.push(row.line()),
            None => returns.push(row.ret()),
        }
    }
    returns
}

/// `false` when a line is held by another return, or stands twice in this one; then the caller undoes the rest.
pub(crate) fn insert(tx: &mut Tx, ret: &Return) -> Result<bool, db::Error> {
    let bound = params![
        ret.id,
        ret.order,
        ret.shop,
        ret.kind.name(),
        ret.state.name(),
        &ret.reason,
        &ret.note,
        ret.refund.currency,
        ret.shipping.minor,
        ret.refund.minor,
        ret.due_at,
        ret.requested_at,
    ];
    tx.execute(INSERT, bound)?;
    for line in &ret.lines {
        if tx.execute(INSERT_LINE, params![ret.id, line.line, line.refund.minor])? == 0 {
            return Ok(false);
        }
    }
    Ok(true)
}

/// `false` when the return is no longer in the state that the caller saw.
pub(crate) fn update_state(
    tx: &mut Tx,
    ret: &Return,
    to: ReturnState,
    due_at: Option<Instant>,
    now: Instant,
) -> Result<bool, db::Error> {
    Ok(tx.execute(UPDATE_STATE, params![ret.id, ret.state.name(), to.name(), due_at, now])? == 1)
}

pub(crate) fn let_go(tx: &mut Tx, id: ReturnId) -> Result<(), db::Error> {
    tx.execute(LET_GO, params![id]).map(drop)
}

pub(crate) fn set_back(tx: &mut Tx, id: ReturnId, shipment: &Shipment) -> Result<(), db::Error> {
    tx.execute(SET_BACK, params![id, &shipment.carrier, &shipment.tracking]).map(drop)
}

pub(crate) fn set_replacement(tx: &mut Tx, id: ReturnId, shipment: &Shipment) -> Result<(), db::Error> {
    tx.execute(SET_REPLACEMENT, params![id, &shipment.carrier, &shipment.tracking]).map(drop)
}

pub(crate) fn insert_move(tx: &mut Tx, id: ReturnId, step: &Move) -> Result<(), db::Error> {
    let row: i64 = tx.new_id::<Move>().get();
    let from = step.from.map(ReturnState::name);
    let bound = params![row, id, from, step.to.name(), step.actor.name(), &step.reason, step.at];
    tx.execute(INSERT_MOVE, bound).map(drop)
}

#[derive(Deserialize)]
struct MoveRow {
    from_state: Option<ReturnState>,
    to_state: ReturnState,
    actor: Actor,
    reason: String,
    at: Instant,
}

pub(crate) fn history(read: &mut Read, id: ReturnId) -> Result<Vec<Move>, db::Error> {
    let rows: Vec<MoveRow> = read.all(HISTORY, params![id])?;
    let step = |row: MoveRow| Move {
        from: row.from_state,
        to: row.to_state,
        actor: row.actor,
        reason: row.reason,
        at: row.at,
    };
    Ok(rows.into_iter().map(step).collect())
}

pub(crate) fn find(read: &mut Read, id: ReturnId) -> Result<Option<Return>, db::Error> {
    Ok(returns(read.all(FIND, params![id])?).pop())
}

/// The order's own statement decides whose it is: [`crate::order::find_for`] asks the same.
pub(crate) fn find_for(read: &mut Read, id: ReturnId, holder: &Holder<'_>) -> Result<Option<Return>, db::Error> {
    let rows = match holder {
        Holder::Person(buyer) => read.all(FIND_OF_PERSON, params![id, *buyer])?,
        Holder::Token(hash) => read.all(FIND_OF_TOKEN, params![id, hash.as_slice()])?,
    };
    Ok(returns(rows).pop())
}

pub(crate) fn find_of_shop(read: &mut Read, id: ReturnId, shop: ShopId) -> Result<Option<Return>, db::Error> {
    Ok(returns(read.all(FIND_OF_SHOP, params![id, shop])?).pop())
}

pub(crate) fn of_order(read: &mut Read, order: OrderId) -> Result<Vec<Return>, db::Error> {
    read.all(OF_ORDER, params![order]).map(returns)
}

pub(crate) fn of_shop(
    read: &mut Read,
    shop: ShopId,
    state: Option<ReturnState>,
    page: &PageRequest,
) -> Result<Page<Return>, db::Error> {
    let before = newest_first(page);
    let rows = match state {
        None => read.all(OF_SHOP, params![shop, before, page.fetch()])?,
        Some(state) => read.all(OF_SHOP_IN, params![shop, before, page.fetch(), state.name()])?,
    };
    Ok(Page::of(returns(rows), page, |ret| ret.id.get()))
}

pub(crate) fn of_buyer(read: &mut Read, buyer: BuyerId, page: &PageRequest) -> Result<Page<Return>, db::Error> {
    let rows = read.all(OF_BUYER, params![buyer, newest_first(page), page.fetch()])?;
    Ok(Page::of(returns(rows), page, |ret| ret.id.get()))
}

fn newest_first(page: &PageRequest) -> i64 {
    page.after.as_ref().and_then(|cursor| cursor.open()).unwrap_or(i64::MAX)
}

pub(crate) fn disputed(read: &mut Read, page: &PageRequest) -> Result<Page<Return>, db::Error> {
    let (at, id): (i64, i64) = page.after.as_ref().and_then(|cursor| cursor.open()).unwrap_or((i64::MIN, 0));
    let rows = read.all(DISPUTED, params![at, id, page.fetch()])?;
    Ok(Page::of(returns(rows), page, |ret| (ret.moved_at.ms(), ret.id.get())))
}

pub(crate) fn due(read: &mut Read, now: Instant, limit: i64) -> Result<Vec<Return>, db::Error> {
    read.all(DUE, params![now, limit]).map(returns)
}
