//! Returns: what comes back, what is paid back, what is sent again. While one is open, the order's money waits.
//!
//! Every function takes the return as the caller found it for whoever asks, and leaves it as it is then.

use std::borrow::Cow;

use fulfilment::parcel::{self, Pack, PackError, ParcelLine};
use fulfilment::reservation::{self, Hold, RestockError, TakeError, Want};
use fulfilment::{Parcel, WarehouseId};
use kernel::{Clock, Coded, Problem};
use trade::order::{self, LineState, Order};
use trade::returns::{
    self, Bought, BoughtLine, NewReturn, Return, ReturnError, ReturnEvent, ReturnKind, ReturnState, Shipment, Stands,
};
use trade::{Actor, OrderLineId};

use super::mails::{self, About};
use super::refund::refund_lines;
use super::same;
use super::settle::{hold, let_go};
use super::ship::{follow, wants};

/// A wish to return something.
#[derive(Clone, Copy, Debug)]
pub struct AskReturn<'a> {
    pub lines: &'a [OrderLineId],
    pub kind: ReturnKind,
    /// One of [`trade::returns::REASONS`], or the buyer's words.
    pub reason: &'a str,
    /// What the buyer adds; may be empty.
    pub note: &'a str,
    pub actor: Actor,
}

/// Why a return did not move.
#[derive(Debug, thiserror::Error)]
pub enum ReturnFlowError {
    /// Its order or its market is not there.
    #[error("the order of the return is gone")]
    Gone,
    /// There is none of it left to be sent again.
    #[error("out of stock")]
    OutOfStock,
    #[error(transparent)]
    Return(#[from] ReturnError),
    #[error(transparent)]
    Parcel(#[from] PackError),
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// The buyer asks to give lines of a delivered order back.
pub fn request_return(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    order: &mut Order,
    ask: &AskReturn<'_>,
) -> Result<Return, ReturnFlowError> {
    let market = market::markets::find(tx, order.market)?.ok_or(ReturnFlowError::Gone)?;
    let standing: Vec<BoughtLine> = order.lines.iter().map(standing).collect();
    let bought = Bought {
        lines: &standing,
        shipping: order.totals.shipping,
        delivered_at: order.delivered_at,
        window_days: market.return_days,
    };
    let (lines, shipping) = returns::plan(&bought, ask.kind, ask.reason, ask.lines, clock.now())?;
    let new = NewReturn {
        order: order.id,
        shop: order.shop,
        kind: ask.kind,
        reason: ask.reason,
        note: ask.note,
        lines: &lines,
        shipping,
        actor: ask.actor,
    };
    let ret = returns::request(tx, clock, &new)?;
    order::set_lines(tx, order, ask.lines, LineState::Returning)?;
    hold(tx, clock, order.id)?;
    mails::queue_staff(tx, clock, order, About::SellerReturn { ret: ret.id })?;
    Ok(ret)
}

fn standing(line: &order::Line) -> BoughtLine {
    let stands = match line.state {
        LineState::Delivered => Stands::Delivered,
        LineState::Cancelled | LineState::Returned => Stands::Gone,
        LineState::Open | LineState::Packed | LineState::Shipped | LineState::Returning => Stands::Elsewhere,
    };
    BoughtLine { line: line.id, gross: line.gross, stands }
}

/// The seller's answer to a request (or SYSTEM's, for a silent seller). A yes to a refund without the goods pays at once.
pub fn decide_return(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    ret: &mut Return,
    actor: Actor,
    accept: bool,
    reason: &str,
) -> Result<(), ReturnFlowError> {
    let event = if accept { ReturnEvent::Approved } else { ReturnEvent::Refused };
    advance(tx, clock, ret, event, actor, reason)
}

/// The buyer hands the goods to a carrier.
pub fn ship_return(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    ret: &mut Return,
    actor: Actor,
    shipment: Shipment,
) -> Result<(), ReturnFlowError> {
    returns::ship_back(tx, clock, ret, actor, shipment)?;
    let order = order_of(tx, ret)?;
    Ok(mails::queue_staff(tx, clock, &order, About::SellerReturned { ret: ret.id })?)
}

/// The goods came and are in order: on the shelf again, unless they came damaged, and paid back; a replacement is waited for.
pub fn receive_return(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    ret: &mut Return,
    actor: Actor,
) -> Result<(), ReturnFlowError> {
    advance(tx, clock, ret, ReturnEvent::Accepted, actor, "received")?;
    if returns::restocks(&ret.reason) {
        let order = order_of(tx, ret)?;
        for want in wants(&order, &lines(ret)) {
            restock(tx, clock, None, want)?;
        }
    }
    match ret.kind {
        ReturnKind::Replacement => Ok(()),
        _ => advance(tx, clock, ret, ReturnEvent::Refunded, Actor::System, "received"),
    }
}

/// What came is not in order.
pub fn reject_receipt(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    ret: &mut Return,
    actor: Actor,
    reason: &str,
) -> Result<(), ReturnFlowError> {
    advance(tx, clock, ret, ReturnEvent::ReceiptRefused, actor, reason)
}

/// The buyer does not agree with the seller's no: the operator decides.
pub fn dispute_return(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    ret: &mut Return,
    actor: Actor,
    reason: &str,
) -> Result<(), ReturnFlowError> {
    advance(tx, clock, ret, ReturnEvent::Disputed, actor, reason)?;
    Ok(hold(tx, clock, ret.order)?)
}

/// The operator decides a dispute, for the buyer or for the seller.
pub fn resolve_return(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    ret: &mut Return,
    for_buyer: bool,
    reason: &str,
) -> Result<(), ReturnFlowError> {
    let event = if for_buyer { ReturnEvent::Upheld } else { ReturnEvent::Dismissed };
    advance(tx, clock, ret, event, Actor::Operator, reason)
}

/// The buyer thinks better of it.
pub fn withdraw_return(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    ret: &mut Return,
    actor: Actor,
) -> Result<(), ReturnFlowError> {
    advance(tx, clock, ret, ReturnEvent::Withdrawn, actor, "withdrawn")
}

/// The seller sends the same again: the units are taken from stock anew, and travel in a parcel of ours.
pub fn replace_return(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    ret: &mut Return,
    actor: Actor,
    shipment: Shipment,
) -> Result<Parcel, ReturnFlowError> {
    let order = order_of(tx, ret)?;
    let wanted = wants(&order, &lines(ret));
    reservation::take(tx, clock, same(order.id), order.market, &wanted, Hold::Committed)?;
    let parcel = replacement_parcel(tx, clock, &order, ret, &shipment)?;
    returns::replace(tx, clock, ret, actor, shipment)?;
    follow_return(tx, clock, ret)?;
    Ok(parcel)
}

fn replacement_parcel(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    order: &Order,
    ret: &Return,
    shipment: &Shipment,
) -> Result<Parcel, ReturnFlowError> {
    let shop = catalog::shop::find(tx, same(order.shop))?.ok_or(ReturnFlowError::Gone)?;
    let returned = lines(ret);
    let again: Vec<ParcelLine> = order
        .lines
        .iter()
        .filter(|line| returned.contains(&line.id))
        .map(|line| ParcelLine { order: same(order.id), line: same(line.id), variant: same(line.variant) })
        .collect();
    let pack = Pack {
        shop: same(order.shop),
        market: order.market,
        origin: shop.home_country,
        lines: &again,
        lane: &order.lane,
        carrier: &shipment.carrier,
        tracking: Some(&shipment.tracking),
        weight_g: None,
        dims_mm: None,
        again: true,
    };
    Ok(parcel::pack(tx, clock, &pack)?)
}

/// What silence means when the return's deadline has passed: approval, a closed return, goods taken as received, money instead of
/// a replacement. The clock stands at the deadline.
pub fn return_due(tx: &mut db::Tx, clock: &dyn Clock, ret: &mut Return) -> Result<(), ReturnFlowError> {
    match ret.silence() {
        Some(ReturnEvent::Accepted) => receive_return(tx, clock, ret, Actor::System),
        Some(event) => advance(tx, clock, ret, event, Actor::System, "no_answer"),
        None => Ok(()),
    }
}

/// Moves the return and does what follows from where it is then.
fn advance(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    ret: &mut Return,
    event: ReturnEvent,
    actor: Actor,
    reason: &str,
) -> Result<(), ReturnFlowError> {
    returns::advance(tx, clock, ret, event, actor, reason)?;
    let order = follow_return(tx, clock, ret)?;
    match letter(event, ret) {
        Some(about) => Ok(mails::queue(tx, clock, &order, about)?),
        None => Ok(()),
    }
}

/// What the buyer is told of it. That the money was sent is told when it was.
fn letter(event: ReturnEvent, ret: &Return) -> Option<About> {
    let ret_id = ret.id;
    match event {
        ReturnEvent::Approved if ret.state == ReturnState::AwaitingBuyerShip => {
            Some(About::ReturnAccepted { ret: ret_id })
        }
        ReturnEvent::Refused | ReturnEvent::ReceiptRefused => Some(About::ReturnRejected { ret: ret_id }),
        ReturnEvent::Upheld | ReturnEvent::Dismissed => Some(About::ReturnDecided { ret: ret_id }),
        ReturnEvent::Lapsed => Some(About::ReturnClosed { ret: ret_id }),
        _ => None,
    }
}

/// Pays back what a return that is over gives back, and lets the order go on; its order as it is then.
fn follow_return(tx: &mut db::Tx, clock: &dyn Clock, ret: &Return) -> Result<Order, ReturnFlowError> {
    let mut order = order_of(tx, ret)?;
    if ret.state.is_refused() {
        let_go(tx, clock, order.id)?;
    }
    if !ret.state.is_over() {
        return Ok(order);
    }
    let lines = lines(ret);
    if ret.state == ReturnState::Refunded {
        order::set_lines(tx, &mut order, &lines, LineState::Returned)?;
        refund_lines(tx, clock, &mut order, &lines, ret.shipping.minor > 0, &ret.reason)?;
    } else {
        order::set_lines(tx, &mut order, &lines, LineState::Delivered)?;
    }
    let_go(tx, clock, order.id)?;
    follow(tx, clock, &mut order, Actor::System, "returned")?;
    Ok(order)
}

fn order_of(tx: &mut db::Tx, ret: &Return) -> Result<Order, ReturnFlowError> {
    order::find(tx, ret.order)?.ok_or(ReturnFlowError::Gone)
}

fn lines(ret: &Return) -> Vec<OrderLineId> {
    ret.lines.iter().map(|line| line.line).collect()
}

/// Puts units that came back on the shelf. Where there is no room for them, the seller counts them in by hand.
pub(super) fn restock(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    warehouse: Option<WarehouseId>,
    want: Want,
) -> Result<(), db::Error> {
    match reservation::restock(tx, clock, warehouse, want.variant, want.quantity) {
        Ok(_) => Ok(()),
        Err(RestockError::Db(error)) => Err(error),
        Err(RestockError::NoWarehouse | RestockError::Full) => Ok(()),
    }
}

impl From<TakeError> for ReturnFlowError {
    fn from(error: TakeError) -> ReturnFlowError {
        match error {
            TakeError::Db(error) => ReturnFlowError::Db(error),
            TakeError::OutOfStock(_) | TakeError::Quantity => ReturnFlowError::OutOfStock,
        }
    }
}

impl Coded for ReturnFlowError {
    fn code(&self) -> &'static str {
        match self {
            ReturnFlowError::Gone => "trade.order_not_found",
            ReturnFlowError::OutOfStock => "trade.out_of_stock",
            ReturnFlowError::Return(error) => error.code(),
            ReturnFlowError::Parcel(error) => error.code(),
            ReturnFlowError::Db(_) => kernel::FAULT,
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            ReturnFlowError::Parcel(error) => error.problems(),
            _ => &[],
        }
    }

    fn args(&self) -> Vec<(Cow<'static, str>, String)> {
        match self {
            ReturnFlowError::Return(error) => error.args(),
            _ => Vec::new(),
        }
    }
}
