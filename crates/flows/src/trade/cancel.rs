//! Cancelling: lines of an order end, the units they held go back on sale and the money they cost goes back to the shopper, in one
//! transaction.

use fulfilment::parcel;
use fulfilment::reservation;
use kernel::{Clock, Coded, Money, Problem};
use trade::cancellation::{self, Cancellation, CancellationError, NewCancellation};
use trade::order::{self, LineState, Order, OrderState};
use trade::payment::{self, PaymentStatus};
use trade::{Actor, OrderLineId};

use super::mails::{self, About};
use super::refund::refund_lines;
use super::same;
use super::ship::{self, PackOrderError, follow, in_state, wants};
use crate::affiliate;

/// Reasons that the house itself gives; letters and pages say them in words.
pub const NOT_PAID: &str = "not_paid";
/// The shop did not send in time.
pub const NOT_DISPATCHED: &str = "not_dispatched";
/// A parcel was not seen for seven days.
pub const PARCEL_LOST: &str = "parcel_lost";
/// A parcel came back to the shop.
pub const PARCEL_RETURNED: &str = "parcel_returned";

/// A wish to cancel.
#[derive(Clone, Copy, Debug)]
pub struct CancelOrder<'a> {
    pub actor: Actor,
    /// `None`: everything that was not collected yet.
    pub lines: Option<&'a [OrderLineId]>,
    pub reason: &'a str,
}

/// What came of it.
#[derive(Clone, Debug)]
pub enum Cancelled {
    /// Done; this much goes back to the shopper: nothing when nothing was paid.
    AtOnce { refund: Money },
    /// The seller was asked; silence approves.
    Asked(Cancellation),
}

/// Why nothing was cancelled.
#[derive(Debug, thiserror::Error)]
pub enum CancelOrderError {
    /// It is too late, or not this actor's to do.
    #[error("it cannot be cancelled any more")]
    TooLate,
    #[error("a line is not the order's, or cannot be cancelled any more")]
    UnknownLine,
    /// What is not paid yet is cancelled as a whole.
    #[error("an order that is not paid is cancelled as a whole")]
    OnlyWhole,
    /// There is nothing to decide.
    #[error("nobody asked to cancel")]
    NotAsked,
    #[error(transparent)]
    Request(#[from] CancellationError),
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Cancels an order or some of its lines, or asks the seller to. A buyer cancels at once until the remorse window is over, then by
/// request while nothing is packed; SELLER, OPERATOR and SYSTEM cancel what is not collected. The order is as the caller found it
/// for whoever asks, and comes out as it is then.
pub fn cancel_order(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    order: &mut Order,
    cancel: &CancelOrder<'_>,
) -> Result<Cancelled, CancelOrderError> {
    let lines = chosen(order, cancel.lines)?;
    match power(order.state, cancel.actor) {
        Power::AtOnce => at_once(tx, clock, order, &lines, cancel.actor, cancel.reason),
        Power::Ask => {
            let new = NewCancellation { lines: &lines, reason: cancel.reason, actor: cancel.actor };
            let asked = cancellation::request(tx, clock, order, &new)?;
            mails::queue_staff(tx, clock, order, About::SellerCancel)?;
            Ok(Cancelled::Asked(asked))
        }
        Power::None => Err(CancelOrderError::TooLate),
    }
}

/// Answers the buyer's request; SYSTEM's yes is the seller's silence. A yes cancels what was not collected meanwhile; when
/// everything was, it comes too late, and silence means no.
pub fn decide_cancellation(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    order: &mut Order,
    actor: Actor,
    accept: bool,
    reason: &str,
) -> Result<Cancelled, CancelOrderError> {
    let asked = cancellation::open_of(tx, order.id)?.ok_or(CancelOrderError::NotAsked)?;
    let lines: Vec<OrderLineId> = asked.lines.iter().copied().filter(|line| cancellable(order, *line)).collect();
    let all_gone = lines.is_empty();
    if accept && all_gone && actor != Actor::System {
        return Err(CancelOrderError::TooLate);
    }
    let accept = accept && !all_gone;
    cancellation::decide(tx, clock, &asked, actor, accept, reason)?;
    if !accept {
        mails::queue(tx, clock, order, About::Stays)?;
        return Ok(Cancelled::AtOnce { refund: Money::zero(order.currency) });
    }
    at_once(tx, clock, order, &lines, actor, &asked.reason)
}

/// Lines that went out and will not arrive: cancelled by SYSTEM, paid back. Their units are gone.
pub(super) fn gone(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    order: &mut Order,
    lines: &[OrderLineId],
    reason: &str,
) -> Result<(), CancelOrderError> {
    let shipped = in_state(order, lines, LineState::Shipped);
    if shipped.is_empty() {
        return Ok(());
    }
    end(tx, clock, order, &shipped, Actor::System, reason).map(|_| ())
}

/// What an actor may do to an order in a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Power {
    AtOnce,
    Ask,
    None,
}

fn power(state: OrderState, actor: Actor) -> Power {
    use OrderState as S;
    match (state, actor) {
        (S::Unpaid | S::OnHold, _) => Power::AtOnce,
        (S::AwaitingShipment, Actor::Buyer) => Power::Ask,
        (S::AwaitingShipment | S::PartiallyShipped | S::AwaitingCollection | S::InTransit, actor)
            if actor != Actor::Buyer =>
        {
            Power::AtOnce
        }
        _ => Power::None,
    }
}

/// Whether the line is still with the shop.
fn cancellable(order: &Order, line: OrderLineId) -> bool {
    let found = order.lines.iter().find(|other| other.id == line);
    found.is_some_and(|line| matches!(line.state, LineState::Open | LineState::Packed))
}

fn chosen(order: &Order, named: Option<&[OrderLineId]>) -> Result<Vec<OrderLineId>, CancelOrderError> {
    let here = order.lines.iter().map(|line| line.id).filter(|line| cancellable(order, *line));
    let all: Vec<OrderLineId> = here.collect();
    let Some(named) = named else {
        return if all.is_empty() { Err(CancelOrderError::TooLate) } else { Ok(all) };
    };
    let chosen: Vec<OrderLineId> = all.iter().copied().filter(|line| named.contains(line)).collect();
    if chosen.is_empty() || chosen.len() != named.len() {
        return Err(CancelOrderError::UnknownLine);
    }
    if order.state == OrderState::Unpaid && chosen.len() < all.len() {
        return Err(CancelOrderError::OnlyWhole);
    }
    Ok(chosen)
}

/// Ends lines that are still with the shop: out of their parcels, their units back on sale.
fn at_once(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    order: &mut Order,
    lines: &[OrderLineId],
    actor: Actor,
    reason: &str,
) -> Result<Cancelled, CancelOrderError> {
    out_of_parcels(tx, clock, order, lines, actor)?;
    reservation::release(tx, clock, same(order.id), Some(&wants(order, lines)))?;
    let refund = end(tx, clock, order, lines, actor, reason)?;
    Ok(Cancelled::AtOnce { refund })
}

/// Ends lines, gives back what they cost, and moves the order on.
fn end(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    order: &mut Order,
    lines: &[OrderLineId],
    actor: Actor,
    reason: &str,
) -> Result<Money, CancelOrderError> {
    order::set_lines(tx, order, lines, LineState::Cancelled)?;
    let whole = order.lines.iter().all(|line| line.state == LineState::Cancelled);
    let refund = refund_lines(tx, clock, order, lines, whole, reason)?;
    if refund.is_none() {
        affiliate::cancelled(tx, clock, order, lines)?;
    }
    follow(tx, clock, order, actor, reason)?;
    if whole {
        stop_payments(tx, order)?;
    } else {
        mails::queue(tx, clock, order, About::Cancelled)?;
        mails::queue_staff(tx, clock, order, About::SellerCancelled)?;
    }
    Ok(refund.map_or(Money::zero(order.currency), |refund| refund.amount))
}

/// Nobody has to pay for an order that is cancelled. Should the money of a provider still come, it is given back.
fn stop_payments(tx: &mut db::Tx, order: &Order) -> Result<(), CancelOrderError> {
    let pending = payment::of_order(tx, order.id)?.into_iter().filter(|p| p.status == PaymentStatus::Pending);
    for pending in pending {
        let mut others = order::of_cart(tx, order.cart)?;
        others.retain(|other| pending.part(other.id).is_some() && other.state != OrderState::Cancelled);
        match pending.expires_at {
            _ if !others.is_empty() => false,
            None => payment::mark_failed(tx, pending.id, "cancelled")?,
            Some(_) => payment::mark_expired(tx, pending.id)?,
        };
    }
    Ok(())
}

/// Takes apart the parcels that wait with some of `lines` in them; what else was in them can be packed again.
fn out_of_parcels(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    order: &mut Order,
    lines: &[OrderLineId],
    actor: Actor,
) -> Result<(), CancelOrderError> {
    if in_state(order, lines, LineState::Packed).is_empty() {
        return Ok(());
    }
    let waiting = parcel::of_order(tx, same(order.id))?.into_iter().filter(|parcel| parcel.state.with_seller());
    for parcel in waiting.filter(|parcel| ship::lines_of(parcel, order.id).iter().any(|line| lines.contains(line))) {
        match ship::unpack_parcel(tx, clock, parcel.id, actor) {
            Ok(_) => {}
            Err(PackOrderError::Db(error)) => return Err(error.into()),
            // It was collected a moment ago.
            Err(_) => return Err(CancelOrderError::TooLate),
        }
    }
    if let Some(now) = order::find(tx, order.id)? {
        *order = now;
    }
    Ok(())
}

impl Coded for CancelOrderError {
    fn code(&self) -> &'static str {
        match self {
            CancelOrderError::TooLate | CancelOrderError::OnlyWhole => "trade.cannot_cancel",
            CancelOrderError::UnknownLine => "trade.unknown_line",
            CancelOrderError::NotAsked => "trade.illegal_move",
            CancelOrderError::Request(error) => error.code(),
            CancelOrderError::Db(_) => kernel::FAULT,
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            CancelOrderError::Request(error) => error.problems(),
            _ => &[],
        }
    }
}
