//! Commissions: what a creator earns with a line of an order, from its placing to its settlement or its end.

pub mod state;

use kernel::{Clock, Currency, Id, Instant, MarketCode, Money, Page, PageRequest};
use serde::{Deserialize, Serialize};

use crate::attribution::{Attribution, Judged, Nothing};
pub use crate::commission::state::{CommissionEvent, CommissionState};
use crate::touch::{Source, TouchKind};
use crate::{CollaborationId, CreatorId, OrderId, OrderLineId, PostId, ProductId, ShopId, store};

pub type CommissionId = Id<Commission>;

/// What a creator earns with a line, by the terms of the moment when it was ordered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Commission {
    pub id: CommissionId,
    pub creator: CreatorId,
    pub shop: ShopId,
    pub collaboration: CollaborationId,
    pub order: OrderId,
    pub line: OrderLineId,
    pub product: ProductId,
    /// The product's category when it was ordered.
    pub category: String,
    pub market: MarketCode,
    pub formula: Formula,
    /// What of the amount was taken back.
    pub taken_back: Money,
    pub state: CommissionState,
    pub reason: Reason,
    /// What led to it.
    pub via_kind: TouchKind,
    pub via: Id<Source>,
    /// Every touch that was considered, the latest first.
    pub touches: Vec<Judged>,
    pub ordered_at: Instant,
    pub moved_at: Instant,
}

/// How the amount comes about: `base = paid − tax − discount`, `amount = base × rate`, and no more than `limit`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Formula {
    /// What the shopper paid for the unit, without shipping.
    pub paid: Money,
    /// The tax inside.
    pub tax: Money,
    /// What the shop gave off.
    pub discount: Money,
    pub base: Money,
    pub rate_bp: i64,
    pub amount: Money,
}

/// Why a commission is what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The order is placed, and not delivered.
    AwaitingDelivery,
    /// Delivered; the time after delivery runs.
    WaitingPeriod,
    /// A return is open.
    ReturnOpen,
    /// It is payable.
    Settled,
    /// The line was cancelled.
    Cancelled,
    /// The shopper has the money back.
    Refunded,
    /// What creators buy through themselves earns nothing.
    SelfPurchase,
    /// What the shop's own people buy earns nothing.
    ShopMember,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Reason; 8] = [
        Reason::AwaitingDelivery,
        Reason::WaitingPeriod,
        Reason::ReturnOpen,
        Reason::Settled,
        Reason::Cancelled,
        Reason::Refunded,
        Reason::SelfPurchase,
        Reason::ShopMember,
    ];

    /// The one spelling in code, API and tables. What people are told is the message `affiliate-reason-WORD`.
    pub const fn name(self) -> &'static str {
        match self {
            Reason::AwaitingDelivery => "awaiting_delivery",
            Reason::WaitingPeriod => "waiting_period",
            Reason::ReturnOpen => "return_open",
            Reason::Settled => "settled",
            Reason::Cancelled => "cancelled",
            Reason::Refunded => "refunded",
            Reason::SelfPurchase => "self_purchase",
            Reason::ShopMember => "shop_member",
        }
    }
}

impl Formula {
    /// The amount for a unit that cost `paid` with `tax` inside, of which the shop gave `discount` off; `limit` is the shop's
    /// own part of it: a creator never gets more.
    pub fn of(paid: Money, tax: Money, discount: Money, rate_bp: i64, limit: Money) -> Formula {
        let zero = |minor: i64| Money { minor: minor.max(0), ..paid };
        let base = zero(paid.minor.saturating_sub(tax.minor).saturating_sub(discount.minor));
        let rate = kernel::BasisPoints::new(rate_bp).unwrap_or_default();
        let amount = zero(base.share(rate).minor.min(limit.minor));
        Formula { paid, tax, discount, base, rate_bp, amount }
    }
}

/// A line that a creator's touch led to.
#[derive(Clone, Debug)]
pub struct NewCommission<'a> {
    pub order: OrderId,
    pub line: OrderLineId,
    pub category: &'a str,
    pub market: MarketCode,
    pub paid: Money,
    pub tax: Money,
    pub discount: Money,
    /// The shop's own part: the creator never gets more.
    pub limit: Money,
    pub attribution: &'a Attribution,
}

/// Fixes what the creator earns with a line that is ordered now. One statement.
pub fn ordered(tx: &mut db::Tx, clock: &dyn Clock, new: &NewCommission<'_>) -> Result<Commission, db::Error> {
    let Attribution { winner, creator, terms, nothing, touches } = new.attribution;
    let (rate_bp, reason) = match nothing {
        None => (terms.rate_bp, Reason::AwaitingDelivery),
        Some(Nothing::SelfPurchase) => (0, Reason::SelfPurchase),
        Some(Nothing::ShopMember) => (0, Reason::ShopMember),
    };
    let commission = Commission {
        id: tx.new_id(),
        creator: *creator,
        shop: terms.shop,
        collaboration: terms.collaboration,
        order: new.order,
        line: new.line,
        product: terms.product,
        category: new.category.to_owned(),
        market: new.market,
        formula: Formula::of(new.paid, new.tax, new.discount, rate_bp, new.limit),
        taken_back: Money::zero(new.paid.currency),
        state: CommissionState::Ordered,
        reason,
        via_kind: winner.kind,
        via: winner.source,
        touches: touches.clone(),
        ordered_at: clock.now(),
        moved_at: clock.now(),
    };
    store::commission::insert(tx, &commission)?;
    Ok(commission)
}

/// The topic of commissions that moved, one for each state: the key is the commission's id, the payload
/// `{"commission":"ID","creator":"ID","shop":"ID","order":"ID","product":"ID","amount":MINOR,"currency":"CODE"}`; the amount is what is left of it.
pub const fn topic(state: CommissionState) -> &'static str {
    match state {
        CommissionState::Ordered => "affiliate.commission_ordered",
        CommissionState::Settled => "affiliate.commission_settled",
        CommissionState::Refunded => "affiliate.commission_refunded",
        CommissionState::Frozen => "affiliate.commission_frozen",
        CommissionState::ClawedBack => "affiliate.commission_clawed_back",
    }
}

/// Tells that a commission is where it is.
pub fn tell(tx: &mut db::Tx, clock: &dyn Clock, commission: &Commission) -> Result<(), db::Error> {
    let Commission { id, creator, shop, order, product, state, .. } = commission;
    let left = commission.left();
    let payload = format!(
        "{{\"commission\":\"{id}\",\"creator\":\"{creator}\",\"shop\":\"{shop}\",\"order\":\"{order}\",\"product\":\"{product}\",\
         \"amount\":{},\"currency\":\"{}\"}}",
        left.minor, left.currency
    );
    db::outbox::emit(tx, clock, topic(*state), id.get(), &payload)
}

impl Commission {
    /// What is left of the amount.
    pub fn left(&self) -> Money {
        Money { minor: self.formula.amount.minor - self.taken_back.minor, ..self.formula.amount }
    }

    /// The line earns nothing, whatever becomes of it.
    pub fn is_nothing(&self) -> bool {
        matches!(self.reason, Reason::SelfPurchase | Reason::ShopMember)
    }
}

/// Those of an order, in the order of its lines.
pub fn of_order(read: &mut db::Read, order: OrderId) -> Result<Vec<Commission>, db::Error> {
    store::commission::of_order(read, order)
}

/// The order was delivered: the time after delivery runs. What earns nothing has nothing to wait for.
pub fn delivered(tx: &mut db::Tx, clock: &dyn Clock, commissions: &mut [Commission]) -> Result<(), db::Error> {
    for commission in commissions.iter_mut().filter(|one| one.state == CommissionState::Ordered) {
        match commission.left().minor {
            0 => change(tx, clock, commission, CommissionState::Settled, Reason::Settled)?,
            _ => change(tx, clock, commission, CommissionState::Ordered, Reason::WaitingPeriod)?,
        }
    }
    Ok(())
}

/// What was paid for lines was given back, or they were cancelled. A line that was given back in part keeps the rest: pro rata.
/// Those whose lines are not in `lines` are left alone. Again, it changes nothing.
pub fn refunded(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    commissions: &mut [Commission],
    lines: &[(OrderLineId, Money)],
    reason: Reason,
) -> Result<(), db::Error> {
    for commission in commissions {
        let Some((_, back)) = lines.iter().find(|(line, _)| *line == commission.line) else { continue };
        let taken = taken_back(&commission.formula, *back);
        let whole = back.minor >= commission.formula.paid.minor;
        match commission.state.after(CommissionEvent::Refunded).filter(|_| whole) {
            Some(state) => {
                commission.taken_back = commission.formula.amount;
                change(tx, clock, commission, state, reason)?;
                tell(tx, clock, commission)?;
            }
            None if taken.minor > commission.taken_back.minor => {
                commission.taken_back = taken;
                change(tx, clock, commission, commission.state, commission.reason)?;
            }
            None => {}
        }
    }
    Ok(())
}

/// What of an amount goes back with `back` of what was paid: the same part of it, and all of it with all.
pub fn taken_back(formula: &Formula, back: Money) -> Money {
    let whole = formula.paid.minor;
    if back.minor >= whole {
        return formula.amount;
    }
    let part = i128::from(formula.amount.minor) * i128::from(back.minor.max(0)) / i128::from(whole.max(1));
    Money { minor: i64::try_from(part).unwrap_or(0), ..formula.amount }
}

/// A return of the order was opened: nothing of it is settled.
pub fn held(tx: &mut db::Tx, clock: &dyn Clock, order: OrderId) -> Result<(), db::Error> {
    for mut commission in of_order(tx, order)? {
        advance(tx, clock, &mut commission, CommissionEvent::Held, Reason::ReturnOpen)?;
    }
    Ok(())
}

/// None of its returns is open any more.
pub fn let_go(tx: &mut db::Tx, clock: &dyn Clock, order: OrderId, delivered: bool) -> Result<(), db::Error> {
    let reason = if delivered { Reason::WaitingPeriod } else { Reason::AwaitingDelivery };
    for mut commission in of_order(tx, order)? {
        advance(tx, clock, &mut commission, CommissionEvent::LetGo, reason)?;
    }
    Ok(())
}

/// The time of a creator's part of an order has come.
pub fn settled(tx: &mut db::Tx, clock: &dyn Clock, order: OrderId, creator: CreatorId) -> Result<(), db::Error> {
    for mut commission in of_order(tx, order)? {
        if commission.creator == creator && commission.reason == Reason::WaitingPeriod {
            advance(tx, clock, &mut commission, CommissionEvent::Settled, Reason::Settled)?;
        }
    }
    Ok(())
}

fn advance(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    commission: &mut Commission,
    event: CommissionEvent,
    reason: Reason,
) -> Result<(), db::Error> {
    let Some(state) = commission.state.after(event) else { return Ok(()) };
    change(tx, clock, commission, state, reason)?;
    tell(tx, clock, commission)
}

fn change(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    commission: &mut Commission,
    state: CommissionState,
    reason: Reason,
) -> Result<(), db::Error> {
    commission.state = state;
    commission.reason = if commission.is_nothing() { commission.reason } else { reason };
    commission.moved_at = clock.now();
    store::commission::update(tx, commission)
}

/// The commission.
pub fn find(read: &mut db::Read, id: CommissionId) -> Result<Option<Commission>, db::Error> {
    store::commission::find(read, id)
}

/// A creator's, the latest first.
pub fn of_creator(read: &mut db::Read, creator: CreatorId, page: &PageRequest) -> Result<Page<Commission>, db::Error> {
    store::commission::of_creator(read, creator, page)
}

/// What a shop's products earn creators, the latest first.
pub fn of_shop(read: &mut db::Read, shop: ShopId, page: &PageRequest) -> Result<Page<Commission>, db::Error> {
    store::commission::of_shop(read, shop, page)
}

/// What a creator has of each state and currency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Total {
    pub state: CommissionState,
    pub currency: Currency,
    pub units: i64,
    /// What is left of the amounts.
    pub minor: i64,
}

/// What creators earned in a market in a stretch of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Earned {
    /// Creators with a commission.
    pub creators: i64,
    /// What is left of commissions, in the market's currency.
    pub minor: i64,
}

/// What creators earned by orders placed in a market from `from` until before `to`, what was taken back taken off.
pub fn earned_in(
    read: &mut db::Read,
    market: MarketCode,
    currency: Currency,
    span: (Instant, Instant),
) -> Result<Earned, db::Error> {
    store::commission::earned_in(read, market, currency, span)
}

/// A creator's sums by state and currency.
pub fn totals(read: &mut db::Read, creator: CreatorId) -> Result<Vec<Total>, db::Error> {
    store::commission::totals(read, creator)
}

/// What creators have of a shop, by state and currency.
pub fn totals_of_shop(read: &mut db::Read, shop: ShopId) -> Result<Vec<Total>, db::Error> {
    store::commission::totals_of_shop(read, shop)
}

/// What is left of a creator's commissions by these posts of theirs, by currency. One statement for every 16.
pub fn of_posts(read: &mut db::Read, creator: CreatorId, posts: &[PostId]) -> Result<Vec<(PostId, Money)>, db::Error> {
    let mut found = Vec::new();
    for some in posts.chunks(store::TOGETHER) {
        found.extend(store::commission::of_posts(read, creator, some)?);
    }
    Ok(found)
}

/// What a creator sold in a market.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sold {
    pub creator: CreatorId,
    pub units: i64,
    /// What was paid for it, less what was given back, in the market's currency.
    pub minor: i64,
    pub currency: Currency,
    /// How many different products.
    pub products: i64,
}

/// Creators by what they sold in a market, most units first; of one category where one is given. A hundred at the most.
pub fn sellers(read: &mut db::Read, market: MarketCode, category: Option<&str>) -> Result<Vec<Sold>, db::Error> {
    store::commission::sellers(read, market, category)
}

#[cfg(test)]
mod tests;
