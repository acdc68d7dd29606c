//! Orders: what one shop promised to one buyer, fixed when it was placed.

mod place;
mod state;

use jiff::civil::Date;
use kernel::{
    BasisPoints, Clock, Coded, Currency, DAY_MS, Id, Instant, Lang, MarketCode, Money, Page, PageRequest, Rate,
};
use serde::{Deserialize, Serialize};

pub use self::place::{Firm, NewLine, NewOrder, PlaceError, PlaceOrders, place};
pub use self::state::{
    DISPATCH_MS, DISPATCH_WARNING_MS, DueKind, Event, IllegalMove, LOST_MS, OVERDUE_MS, OrderState, PAY_MS, Progress,
    REMORSE_MS,
};
use crate::cart::{Via, ViaKind};
use crate::{Actor, Address, BuyerId, CartId, Holder, ListingId, ProductId, ShopId, VariantId, store};

pub type OrderId = Id<Order>;
/// Marks the id of a line.
pub enum OrderLine {}
pub type OrderLineId = Id<OrderLine>;

/// The topic of an order that waits for its payment; key is the order.
pub const ORDER_PLACED: &str = "trade.order_placed";
/// The topic of an order that is firm: paid, or to be paid at the door.
pub const ORDER_PAID: &str = "trade.order_paid";
/// The topic of every other move: payload `{"from","to"}`.
pub const ORDER_MOVED: &str = "trade.order_moved";
/// The topic of an order that was cancelled as a whole.
pub const ORDER_CANCELLED: &str = "trade.order_cancelled";

/// An order.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Order {
    pub id: OrderId,
    /// Its checkout: orders of one cart were placed and paid together.
    pub cart: CartId,
    pub shop: ShopId,
    pub market: MarketCode,
    /// The language of its titles, and of letters to its buyer.
    pub lang: Lang,
    pub currency: Currency,
    /// `None`: a guest's, or a buyer's whose account is gone.
    pub buyer: Option<BuyerId>,
    pub email: Option<String>,
    pub address: Address,
    /// The lane it is sent by.
    pub lane: String,
    /// How it is paid.
    pub method: String,
    pub origin: Origin,
    pub totals: Totals,
    /// Into what the shop is settled, at which rate; `None`: in the order's currency.
    pub fx: Option<FxAtPlacement>,
    pub state: OrderState,
    /// What happens next by itself.
    pub due: Option<Due>,
    /// Not handed over in time.
    pub late: bool,
    pub placed_at: Instant,
    pub paid_at: Option<Instant>,
    /// When it should be handed over at the latest.
    pub ship_by: Option<Instant>,
    pub delivered_at: Option<Instant>,
    pub completed_at: Option<Instant>,
    pub cancelled_at: Option<Instant>,
    /// A unit each.
    pub lines: Vec<Line>,
}

/// Sums of an order, tax included. `total = items + shipping`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Totals {
    pub items: Money,
    pub shipping: Money,
    /// The tax inside the total.
    pub tax: Money,
    pub total: Money,
    /// Promised back so far; never more than the total.
    pub refunded: Money,
}

/// The rate that was in force when the order was placed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FxAtPlacement {
    /// Units of `to` for one of the order's currency.
    pub rate: Rate,
    pub to: Currency,
    pub source: String,
    pub date: Date,
}

/// Where an order came from. Bot and self count nowhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Origin {
    #[default]
    #[serde(rename = "real")]
    Real,
    #[serde(rename = "simulated")]
    Simulated,
    #[serde(rename = "bot")]
    Bot,
    /// The buyer works in the shop.
    #[serde(rename = "self")]
    Self_,
}

impl Origin {
    /// The one spelling in code, API and tables.
    pub const fn name(self) -> &'static str {
        match self {
            Origin::Real => "real",
            Origin::Simulated => "simulated",
            Origin::Bot => "bot",
            Origin::Self_ => "self",
        }
    }
}

/// What happens next by itself, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Due {
    pub kind: DueKind,
    pub at: Instant,
}

/// One unit of an order, as it was when it was placed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Line {
    pub id: OrderLineId,
    pub listing: ListingId,
    pub product: ProductId,
    pub variant: VariantId,
    pub title: String,
    pub sku: String,
    /// Names and values of its options.
    pub options: Vec<(String, String)>,
    /// The key of its picture.
    pub image: Option<String>,
    /// What the shopper paid, tax inside.
    pub gross: Money,
    pub tax: Money,
    pub net: Money,
    pub vat_bp: BasisPoints,
    /// Who hands the tax to the state: `platform`, `seller` or `carrier`.
    pub tax_by: String,
    pub commission: Money,
    pub payment_fee: Money,
    pub state: LineState,
    pub refunded: Money,
    pub via: Option<Via>,
}

/// Where a unit stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum LineState {
    Open,
    Packed,
    Shipped,
    Delivered,
    Cancelled,
    /// In an open return.
    Returning,
    Returned,
}

impl LineState {
    /// The one spelling in code, API and tables.
    pub const fn name(self) -> &'static str {
        match self {
            LineState::Open => "OPEN",
            LineState::Packed => "PACKED",
            LineState::Shipped => "SHIPPED",
            LineState::Delivered => "DELIVERED",
            LineState::Cancelled => "CANCELLED",
            LineState::Returning => "RETURNING",
            LineState::Returned => "RETURNED",
        }
    }

    /// Whether a line goes from here to there.
    pub const fn goes_to(self, to: LineState) -> bool {
        use LineState as L;
        matches!(
            (self, to),
            (L::Open, L::Packed | L::Cancelled)
                | (L::Packed, L::Open | L::Shipped | L::Cancelled)
                | (L::Shipped, L::Delivered | L::Cancelled)
                | (L::Delivered, L::Returning)
                | (L::Returning, L::Delivered | L::Returned)
        )
    }

    /// How far it is on its way.
    pub(crate) const fn rank(self) -> u8 {
        match self {
            LineState::Open | LineState::Cancelled => 0,
            LineState::Packed => 1,
            LineState::Shipped => 2,
            LineState::Delivered | LineState::Returning | LineState::Returned => 3,
        }
    }
}

/// A change of an order's state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// `None`: it was placed.
    pub from: Option<OrderState>,
    pub to: OrderState,
    pub actor: Actor,
    pub reason: String,
    pub at: Instant,
}

/// Why an order did not move.
#[derive(Debug, thiserror::Error)]
pub enum AdvanceError {
    #[error(transparent)]
    Illegal(#[from] IllegalMove),
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl Coded for AdvanceError {
    fn code(&self) -> &'static str {
        match self {
            AdvanceError::Illegal(_) => "trade.illegal_move",
            AdvanceError::Db(_) => kernel::FAULT,
        }
    }
}

/// Moves an order: the one way its state changes. Writes the state with its times and what is due next, a row of history, and
/// an event. An order that somebody else moved since it was read does not move. The after-sales window is set by [`set_due`] at
/// delivery, since it is the market's.
pub fn advance(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    order: &mut Order,
    event: Event,
    actor: Actor,
    reason: &str,
) -> Result<(), AdvanceError> {
    let (from, now) = (order.state, clock.now());
    let mut there = order.clone();
    there.enter(from.after(event, actor)?, now);
    if !store::order::set_state(tx, &there, from)? {
        return Err(IllegalMove { from, event, actor }.into());
    }
    *order = there;
    if order.state == OrderState::Cancelled && is_with_seller(from) {
        store::cancellation::accept_open(tx, order.id, actor, now)?;
    }
    let moved = Moved { from: Some(from), to: order.state, actor, reason: reason.to_owned(), at: now };
    store::order::insert_moves(tx, order.id, &[moved])?;
    let topic = match (event, order.state) {
        (Event::Paid, _) => ORDER_PAID,
        (_, OrderState::Cancelled) => ORDER_CANCELLED,
        _ => ORDER_MOVED,
    };
    let payload = format!("{{\"from\":\"{}\",\"to\":\"{}\"}}", from.name(), order.state.name());
    Ok(db::outbox::emit(tx, clock, topic, order.id.get(), &payload)?)
}

/// Moves an order to where its lines are: call it after [`set_lines`]. Answers whether it moved.
pub fn follow_lines(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    order: &mut Order,
    actor: Actor,
    reason: &str,
) -> Result<bool, AdvanceError> {
    let progress = order.progress();
    let waits = matches!(order.state, OrderState::Unpaid | OrderState::OnHold);
    if order.state.is_over() || (waits && progress != Progress::AllCancelled) {
        return Ok(false);
    }
    if order.state == OrderState::Delivered && progress != Progress::AllReturned {
        return Ok(false);
    }
    if order.state == progress.state() && order.state != OrderState::Delivered {
        return Ok(false);
    }
    advance(tx, clock, order, Event::Lines(progress), actor, reason).map(|()| true)
}

/// Changes what happens next by itself.
pub fn set_due(tx: &mut db::Tx, order: &mut Order, due: Option<Due>) -> Result<(), db::Error> {
    order.due = due;
    store::order::set_due(tx, order)
}

/// It was not handed over in time; what is due next is that it is cancelled.
pub fn mark_late(tx: &mut db::Tx, order: &mut Order) -> Result<(), db::Error> {
    order.late = true;
    let at = order.ship_by.map(|by| by.plus_ms(OVERDUE_MS));
    order.due = at.map(|at| Due { kind: DueKind::Overdue, at });
    store::order::set_due(tx, order)
}

/// Puts lines into a state. Lines that are not the order's are left out. That a line can go there is the caller's to know: one
/// that cannot, or that somebody else moved since it was read, is a fault, and nothing is kept.
pub fn set_lines(tx: &mut db::Tx, order: &mut Order, lines: &[OrderLineId], to: LineState) -> Result<(), db::Error> {
    for line in order.lines.iter_mut().filter(|line| lines.contains(&line.id) && line.state != to) {
        if !line.state.goes_to(to) || !store::order::set_line(tx, line, to)? {
            let why = format!("line {} cannot go from {} to {}", line.id, line.state.name(), to.name());
            return Err(db::Error::Row(why.into()));
        }
        line.state = to;
    }
    Ok(())
}

/// Notes what was promised back: of each line, and in all (the rest is shipping). The database refuses more than was paid.
pub fn note_refund(
    tx: &mut db::Tx,
    order: &mut Order,
    lines: &[(OrderLineId, Money)],
    total: Money,
) -> Result<(), db::Error> {
    for (id, amount) in lines {
        if let Some(line) = order.lines.iter_mut().find(|line| line.id == *id) {
            store::order::add_line_refund(tx, *id, *amount)?;
            line.refunded.minor = line.refunded.minor.saturating_add(amount.minor);
        }
    }
    store::order::add_refund(tx, order.id, total)?;
    order.totals.refunded.minor = order.totals.refunded.minor.saturating_add(total.minor);
    Ok(())
}

/// Notes when units came back: they were paid back, or nobody wants them any more before they were paid for.
pub fn note_back(tx: &mut db::Tx, lines: &[OrderLineId], at: Instant) -> Result<(), db::Error> {
    lines.iter().try_for_each(|line| store::order::note_back(tx, *line, at))
}

/// A unit that was sold, and may have come back.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct SoldUnit {
    pub order_id: OrderId,
    pub product: ProductId,
    /// What was paid for it, tax inside, in the market's currency.
    pub gross: i64,
    pub origin: Origin,
    pub buyer: Option<BuyerId>,
    pub via_kind: Option<ViaKind>,
    pub via_id: Option<i64>,
    pub paid_at: Instant,
    pub back_at: Option<Instant>,
}

/// Every unit that was ever sold in a market, in the order of the orders: reads all of them, for recounts.
pub fn each_sold(read: &mut db::Read, market: MarketCode, mut each: impl FnMut(SoldUnit)) -> Result<(), db::Error> {
    store::order::each_sold(read, market, |unit| {
        each(unit);
        Ok(())
    })
}

/// The order of this id.
pub fn find(read: &mut db::Read, id: OrderId) -> Result<Option<Order>, db::Error> {
    store::order::find(read, id)
}

/// The order of this id, if it is the holder's: its buyer's, or of who bears its cart's or its letter's secret.
pub fn find_for(read: &mut db::Read, id: OrderId, holder: &Holder<'_>) -> Result<Option<Order>, db::Error> {
    store::order::find_for(read, id, holder)
}

/// The orders of a checkout.
pub fn of_cart(read: &mut db::Read, cart: CartId) -> Result<Vec<Order>, db::Error> {
    store::order::of_cart(read, cart)
}

/// A buyer's orders, the newest first.
pub fn of_buyer(read: &mut db::Read, buyer: BuyerId, page: &PageRequest) -> Result<Page<Order>, db::Error> {
    store::order::of_buyer(read, buyer, page)
}

/// Which orders are wanted.
#[derive(Clone, Copy, Debug, Default)]
pub struct OrderFilter {
    pub state: Option<OrderState>,
    /// Only those that were not handed over in time.
    pub late: bool,
    pub market: Option<MarketCode>,
}

/// What was paid for in a stretch of time in one market.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Paid {
    pub orders: i64,
    /// Different people: guests by their address.
    pub buyers: i64,
    /// The platform's share as agreed when the orders were placed, of what was neither cancelled nor given back, in the market's currency.
    pub commission: i64,
    /// The same of what the platform takes for payment.
    pub payment_fee: i64,
}

/// What was paid for in a market from `from` until before `to`; simulated orders with it where they count. Two statements.
pub fn paid_in(
    read: &mut db::Read,
    market: MarketCode,
    span: (Instant, Instant),
    simulated: bool,
) -> Result<Paid, db::Error> {
    store::order::paid_in(read, market, span, simulated)
}

/// When each order of a shop in a market was paid, of those of a stretch of time.
pub fn paid_of_shop(
    read: &mut db::Read,
    shop: ShopId,
    market: MarketCode,
    span: (Instant, Instant),
    simulated: bool,
) -> Result<Vec<Instant>, db::Error> {
    store::order::paid_of_shop(read, shop, market, span, simulated)
}

/// A shop's orders, the newest first.
pub fn of_shop(
    read: &mut db::Read,
    shop: ShopId,
    filter: &OrderFilter,
    page: &PageRequest,
) -> Result<Page<Order>, db::Error> {
    store::order::list(read, Some(shop), filter, page)
}

/// Everybody's orders, the newest first: for operators.
pub fn all(read: &mut db::Read, filter: &OrderFilter, page: &PageRequest) -> Result<Page<Order>, db::Error> {
    store::order::list(read, None, filter, page)
}

/// How many orders a shop has in each state that is not over, and how many of them are late.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub by_state: Vec<(OrderState, i64)>,
    pub late: i64,
}

/// A shop's orders by state.
pub fn counts(read: &mut db::Read, shop: ShopId) -> Result<Counts, db::Error> {
    store::order::counts(read, shop)
}

/// Units of a variant that wait to be packed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Pick {
    pub variant: VariantId,
    pub sku: String,
    pub title: String,
    pub options: Vec<(String, String)>,
    pub units: i64,
    /// In so many orders.
    pub orders: i64,
}

/// What a shop has to collect from its shelves for orders that wait to be sent, by SKU.
pub fn pick_list(read: &mut db::Read, shop: ShopId) -> Result<Vec<Pick>, db::Error> {
    store::order::pick_list(read, shop)
}

/// What happened to an order, oldest first.
pub fn history(read: &mut db::Read, id: OrderId) -> Result<Vec<Moved>, db::Error> {
    store::order::history(read, id)
}

/// Orders to which something happens by `now`, the longest due first.
pub fn due(read: &mut db::Read, now: Instant, limit: i64) -> Result<Vec<(OrderId, Due)>, db::Error> {
    store::order::due(read, now, limit)
}

/// Amounts of a shop that were paid and are not delivered, by order, oldest first: a hundred at the most.
pub fn undelivered(read: &mut db::Read, shop: ShopId) -> Result<Vec<(OrderId, Money)>, db::Error> {
    store::order::undelivered(read, shop)
}

/// What a shop sold through one post, room or link, in one currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SoldThrough {
    /// The post's, room's or link's id.
    pub via: i64,
    /// Units that were paid for, and neither cancelled nor returned.
    pub units: i64,
    /// What was paid for them, less what was given back.
    pub paid: Money,
}

/// What a shop sold through these posts, rooms or links. One statement for every 16.
pub fn sold_through(
    read: &mut db::Read,
    shop: ShopId,
    kind: ViaKind,
    ids: &[i64],
) -> Result<Vec<SoldThrough>, db::Error> {
    store::order::sold_through(read, shop, kind, ids)
}

/// Units sold of a shop's variants by market since `since`, cancelled ones not counted: what demand a stock is divided by.
pub fn units_sold(
    read: &mut db::Read,
    variant: VariantId,
    since: Instant,
) -> Result<Vec<(MarketCode, i64)>, db::Error> {
    store::order::units_sold(read, variant, since)
}

/// A buyer's account is gone: so are their carts, and name, address, e-mail and links go from their orders, at once from those
/// that are over, and by [`forget_over`] from the others when they are. Goods and amounts stay.
pub fn forget_buyer(tx: &mut db::Tx, buyer: BuyerId) -> Result<(), db::Error> {
    store::cart::forget(tx, buyer)?;
    store::order::mark_forgotten(tx, buyer)?;
    forget_over(tx).map(drop)
}

/// Anonymises orders that are over and whose buyer is gone; returns how many. A hundred at a time.
pub fn forget_over(tx: &mut db::Tx) -> Result<u64, db::Error> {
    let orders = store::order::to_forget(tx)?;
    let mut forgotten = 0;
    for (id, address) in orders {
        store::order::forget(tx, id, &address.forgotten())?;
        forgotten += 1;
    }
    Ok(forgotten)
}

impl Order {
    /// How far its lines are.
    pub fn progress(&self) -> Progress {
        Progress::of(self.lines.iter().map(|line| line.state))
    }

    /// Until when a return may be asked for; `None` before delivery.
    pub fn return_until(&self, return_days: i64) -> Option<Instant> {
        self.delivered_at.map(|at| at.plus_ms(return_days.saturating_mul(DAY_MS)))
    }

    /// Comes to a state at `now`: its times, and what is due next.
    fn enter(&mut self, to: OrderState, now: Instant) {
        let was = self.state;
        self.state = to;
        let due = |kind, at| Some(Due { kind, at });
        match to {
            OrderState::Unpaid => self.due = due(DueKind::Pay, self.placed_at.plus_ms(PAY_MS)),
            OrderState::OnHold => {
                self.paid_at = Some(now);
                self.ship_by = Some(now.plus_ms(DISPATCH_MS));
                self.due = due(DueKind::Remorse, now.plus_ms(REMORSE_MS));
            }
            OrderState::AwaitingShipment | OrderState::PartiallyShipped | OrderState::AwaitingCollection => {
                if !is_with_seller(was) {
                    let warn = self.ship_by.map(|by| by.plus_ms(-DISPATCH_WARNING_MS));
                    self.due = warn.and_then(|at| due(DueKind::DispatchWarning, at));
                }
            }
            OrderState::InTransit => self.due = None,
            OrderState::Delivered => {
                self.delivered_at = Some(now);
                self.due = None;
            }
            OrderState::Completed => {
                self.completed_at = Some(now);
                self.due = None;
            }
            OrderState::Cancelled => {
                self.cancelled_at = Some(now);
                self.due = None;
            }
        }
    }
}

fn is_with_seller(state: OrderState) -> bool {
    matches!(state, OrderState::AwaitingShipment | OrderState::PartiallyShipped | OrderState::AwaitingCollection)
}

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod tests;
