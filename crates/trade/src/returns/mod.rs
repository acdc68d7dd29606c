//! Returns: lines of a delivered order that the buyer gives back, or is paid back for, or gets anew.

mod plan;
mod reason;
mod state;

use db::{Read, Tx};
use kernel::{Clock, Coded, Id, Instant, Money, Page, PageRequest};
use serde::Serialize;

pub use self::plan::{Bought, BoughtLine, Stands, plan};
pub use self::reason::{REASON_CHARACTERS_MAX, REASONS, is_fault, restocks};
pub use self::state::{
    ANSWER_MS, ANSWER_REPLACEMENT_MS, Course, DISPUTE_MS, IllegalReturnMove, RECEIPT_MS, REPLACE_MS, ReturnEvent,
    ReturnKind, ReturnState, SHIP_BACK_MS,
};
use crate::store::returns as store;
use crate::{Actor, BuyerId, Holder, OrderId, OrderLineId, ShopId};

/// The id of a return.
pub type ReturnId = Id<Return>;

/// Lines of one order that a buyer gives back, or is paid back for, or gets anew.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Return {
    pub id: ReturnId,
    pub order: OrderId,
    pub shop: ShopId,
    pub kind: ReturnKind,
    pub state: ReturnState,
    /// One of [`REASONS`], or the buyer's words.
    pub reason: String,
    /// What the buyer adds to it; may be empty.
    pub note: String,
    /// In the order's line order; never empty.
    pub lines: Vec<ReturnLine>,
    /// Part of [`Return::refund`]: the order's shipping, where all of it is given back for a fault.
    pub shipping: Money,
    /// What the buyer gets back if it is granted: its lines and the shipping. Zero for a replacement that comes.
    pub refund: Money,
    /// When silence moves it ([`ReturnState::silence`]); `None` where it can stay.
    pub due_at: Option<Instant>,
    /// The parcel in which the goods go back.
    pub back: Option<Shipment>,
    /// The parcel in which others come.
    pub replacement: Option<Shipment>,
    pub requested_at: Instant,
    /// When it came into its state.
    pub moved_at: Instant,
}

/// A line that is returned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ReturnLine {
    pub line: OrderLineId,
    /// What the buyer paid for it, tax inside.
    pub refund: Money,
}

/// A parcel outside our own parcels: a carrier and its number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Shipment {
    pub carrier: String,
    pub tracking: String,
}

/// Characters of a carrier's name and of a tracking number at the most.
pub const SHIPMENT_CHARACTERS_MAX: usize = 64;
/// Lines of a return at the most: as many as an order has.
pub const LINES_MAX: usize = 100;

/// One move of a return.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Move {
    /// `None` for the request.
    pub from: Option<ReturnState>,
    pub to: ReturnState,
    pub actor: Actor,
    pub reason: String,
    pub at: Instant,
}

/// A return to write down. Whether the order's lines can be returned is checked before: [`plan`].
#[derive(Clone, Debug, PartialEq)]
pub struct NewReturn<'a> {
    pub order: OrderId,
    pub shop: ShopId,
    pub kind: ReturnKind,
    pub reason: &'a str,
    pub note: &'a str,
    pub lines: &'a [ReturnLine],
    pub shipping: Money,
    pub actor: Actor,
}

/// Why a return was not written down or not moved.
#[derive(Debug, thiserror::Error)]
pub enum ReturnError {
    /// No line, a line twice, a line of another order or one that is not delivered.
    #[error("a line cannot be returned")]
    LineNotReturnable,
    /// A line is in another return that is not over.
    #[error("a line is in a return already")]
    LineTaken,
    /// The days in which a return may be asked for are over.
    #[error("the return window is over")]
    WindowOver,
    /// Goods that never came cannot go back.
    #[error("this kind of return does not fit the reason")]
    KindNotAllowed,
    #[error("the reason has 1 to {REASON_CHARACTERS_MAX} characters")]
    ReasonLength,
    #[error("the carrier and the tracking number have 1 to {SHIPMENT_CHARACTERS_MAX} characters")]
    Shipment,
    /// The days in which the refusal may be disputed are over.
    #[error("the refusal can be disputed no more")]
    DisputeOver,
    #[error(transparent)]
    Illegal(#[from] IllegalReturnMove),
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl Coded for ReturnError {
    fn code(&self) -> &'static str {
        match self {
            ReturnError::LineNotReturnable => "trade.line_not_returnable",
            ReturnError::LineTaken => "trade.line_in_return",
            ReturnError::WindowOver => "trade.return_window_over",
            ReturnError::KindNotAllowed => "trade.return_kind_not_allowed",
            ReturnError::ReasonLength => "trade.return_reason_length",
            ReturnError::Shipment => "trade.return_shipment",
            ReturnError::DisputeOver => "trade.dispute_window_over",
            ReturnError::Illegal(error) => error.code(),
            ReturnError::Db(error) => error.code(),
        }
    }

    fn args(&self) -> Vec<(std::borrow::Cow<'static, str>, String)> {
        match self {
            ReturnError::ReasonLength => vec![("max".into(), REASON_CHARACTERS_MAX.to_string())],
            ReturnError::Shipment => vec![("max".into(), SHIPMENT_CHARACTERS_MAX.to_string())],
            _ => Vec::new(),
        }
    }
}

/// Asks for a return. A line can be in one return that is not over: the database sees to it.
pub fn request(tx: &mut Tx, clock: &dyn Clock, new: &NewReturn<'_>) -> Result<Return, ReturnError> {
    let mut ret = requested(tx, clock.now(), new)?;
    if !store::insert(tx, &ret)? {
        return Err(ReturnError::LineTaken);
    }
    store::insert_move(tx, ret.id, &first_move(&ret, new.actor))?;
    ret.lines.sort_by_key(|line| line.line);
    Ok(ret)
}

fn requested(tx: &Tx, now: Instant, new: &NewReturn<'_>) -> Result<Return, ReturnError> {
    let reason = new.reason.trim();
    if !(1..=REASON_CHARACTERS_MAX).contains(&reason.chars().count()) {
        return Err(ReturnError::ReasonLength);
    }
    if new.lines.is_empty() || new.lines.len() > LINES_MAX {
        return Err(ReturnError::LineNotReturnable);
    }
    let mut refund = new.shipping;
    for line in new.lines {
        refund = refund.plus(line.refund).map_err(|_| ReturnError::LineNotReturnable)?;
    }
    Ok(Return {
        id: tx.new_id(),
        order: new.order,
        shop: new.shop,
        kind: new.kind,
        state: ReturnState::Requested,
        reason: reason.to_owned(),
        note: new.note.trim().chars().take(REASON_CHARACTERS_MAX).collect(),
        lines: new.lines.to_vec(),
        shipping: new.shipping,
        refund,
        due_at: due_at(ReturnState::Requested, new.kind, now),
        back: None,
        replacement: None,
        requested_at: now,
        moved_at: now,
    })
}

fn first_move(ret: &Return, actor: Actor) -> Move {
    Move { from: None, to: ret.state, actor, reason: ret.reason.clone(), at: ret.requested_at }
}

fn due_at(state: ReturnState, kind: ReturnKind, now: Instant) -> Option<Instant> {
    state.silence(kind).map(|(_, after_ms)| now.plus_ms(after_ms))
}

/// Moves a return: the one way in which its state changes. `ret` is as the caller found it; if somebody else moved it
/// meanwhile, the move is illegal. The deadline of the new state counts from the clock's now.
pub fn advance(
    tx: &mut Tx,
    clock: &dyn Clock,
    ret: &mut Return,
    event: ReturnEvent,
    actor: Actor,
    reason: &str,
) -> Result<(), ReturnError> {
    let illegal = IllegalReturnMove { from: ret.state, event, actor };
    let to = ret.state.after(event, ret.course(), actor)?;
    let now = clock.now();
    if event == ReturnEvent::Disputed && !ret.may_be_disputed(now) {
        return Err(ReturnError::DisputeOver);
    }
    let reason: String = reason.trim().chars().take(REASON_CHARACTERS_MAX).collect();
    let due_at = due_at(to, ret.kind, now);
    if !store::update_state(tx, ret, to, due_at, now)? {
        return Err(illegal.into());
    }
    store::insert_move(tx, ret.id, &Move { from: Some(ret.state), to, actor, reason, at: now })?;
    (ret.state, ret.due_at, ret.moved_at) = (to, due_at, now);
    if to.is_over() {
        store::let_go(tx, ret.id)?;
    }
    Ok(())
}

/// The buyer handed the goods to a carrier.
pub fn ship_back(
    tx: &mut Tx,
    clock: &dyn Clock,
    ret: &mut Return,
    actor: Actor,
    shipment: Shipment,
) -> Result<(), ReturnError> {
    let shipment = shipment.checked()?;
    advance(tx, clock, ret, ReturnEvent::Shipped, actor, &shipment.tracking)?;
    store::set_back(tx, ret.id, &shipment)?;
    ret.back = Some(shipment);
    Ok(())
}

/// The seller sent other goods.
pub fn replace(
    tx: &mut Tx,
    clock: &dyn Clock,
    ret: &mut Return,
    actor: Actor,
    shipment: Shipment,
) -> Result<(), ReturnError> {
    let shipment = shipment.checked()?;
    advance(tx, clock, ret, ReturnEvent::Replaced, actor, &shipment.tracking)?;
    store::set_replacement(tx, ret.id, &shipment)?;
    ret.replacement = Some(shipment);
    Ok(())
}

impl Shipment {
    fn checked(self) -> Result<Shipment, ReturnError> {
        let (carrier, tracking) = (self.carrier.trim().to_owned(), self.tracking.trim().to_owned());
        let fits = |text: &str| (1..=SHIPMENT_CHARACTERS_MAX).contains(&text.chars().count());
        if fits(&carrier) && fits(&tracking) { Ok(Shipment { carrier, tracking }) } else { Err(ReturnError::Shipment) }
    }
}

impl Return {
    /// What its transitions depend on beside the state.
    pub fn course(&self) -> Course {
        Course { kind: self.kind, goods_sent: self.back.is_some() }
    }

    /// Whether the buyer may still dispute the seller's no at `now`.
    pub fn may_be_disputed(&self, now: Instant) -> bool {
        self.state.is_refused() && now <= self.moved_at.plus_ms(DISPUTE_MS)
    }

    /// Whether something may still come of it at `now`: an order is not complete before.
    pub fn is_open(&self, now: Instant) -> bool {
        match self.state.is_refused() {
            true => self.may_be_disputed(now),
            false => !self.state.is_over(),
        }
    }

    /// What silence does when it is due.
    pub fn silence(&self) -> Option<ReturnEvent> {
        self.state.silence(self.kind).map(|(event, _)| event)
    }
}

/// The return of this id.
pub fn find(read: &mut Read, id: ReturnId) -> Result<Option<Return>, db::Error> {
    store::find(read, id)
}

/// The return of this id, if its order is the holder's.
pub fn find_for(read: &mut Read, id: ReturnId, holder: &Holder<'_>) -> Result<Option<Return>, db::Error> {
    store::find_for(read, id, holder)
}

/// The return of this id, if it is of this shop.
pub fn find_of_shop(read: &mut Read, id: ReturnId, shop: ShopId) -> Result<Option<Return>, db::Error> {
    store::find_of_shop(read, id, shop)
}

/// An order's returns, the newest first.
pub fn of_order(read: &mut Read, order: OrderId) -> Result<Vec<Return>, db::Error> {
    store::of_order(read, order)
}

/// A shop's returns, the newest first; of one state or of every one.
pub fn of_shop(
    read: &mut Read,
    shop: ShopId,
    state: Option<ReturnState>,
    page: &PageRequest,
) -> Result<Page<Return>, db::Error> {
    store::of_shop(read, shop, state, page)
}

/// A person's returns, the newest first.
pub fn of_buyer(read: &mut Read, buyer: BuyerId, page: &PageRequest) -> Result<Page<Return>, db::Error> {
    store::of_buyer(read, buyer, page)
}

/// Returns that wait for the operator, the longest waiting first.
pub fn disputed(read: &mut Read, page: &PageRequest) -> Result<Page<Return>, db::Error> {
    store::disputed(read, page)
}

/// Returns that silence moves by `now`, the longest due first, at most `limit`. Move each as of its `due_at`.
pub fn due(read: &mut Read, now: Instant, limit: i64) -> Result<Vec<Return>, db::Error> {
    store::due(read, now, limit)
}

/// A return's moves, the first one first.
pub fn history(read: &mut Read, id: ReturnId) -> Result<Vec<Move>, db::Error> {
    store::history(read, id)
}

#[cfg(test)]
mod tests;
