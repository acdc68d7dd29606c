//! Placing: a cart becomes orders, one for each shop, all of them or none.

use kernel::{BasisPoints, Clock, Coded, Currency, Instant, Lang, MarketCode, Money, MoneyError};

use super::{
    Due, DueKind, FxAtPlacement, Line, LineState, Moved, ORDER_PAID, ORDER_PLACED, Order, OrderId, OrderState, Origin,
    PAY_MS, Totals,
};
use crate::cart::Via;
use crate::{Actor, Address, BuyerId, CartId, ListingId, ProductId, ShopId, VariantId, store};

/// What becomes of a cart.
#[derive(Clone, Debug)]
pub struct PlaceOrders<'a> {
    pub cart: CartId,
    pub market: MarketCode,
    pub lang: Lang,
    pub currency: Currency,
    pub buyer: Option<BuyerId>,
    pub email: Option<&'a str>,
    pub address: &'a Address,
    /// How it is paid.
    pub method: &'a str,
    /// Whether the orders are firm at once, and why; otherwise they wait for their payment.
    pub firm: Option<Firm<'a>>,
    /// One for each shop, in rising order of shops.
    pub orders: Vec<NewOrder>,
}

/// Orders that are firm when they are placed.
#[derive(Clone, Copy, Debug)]
pub struct Firm<'a> {
    /// `paid`, or why it is firm without.
    pub reason: &'a str,
}

/// An order to be placed. Its id is the caller's, since stock is taken for it before.
#[derive(Clone, Debug)]
pub struct NewOrder {
    pub id: OrderId,
    pub shop: ShopId,
    pub lane: String,
    pub shipping: Money,
    /// The tax inside `shipping`.
    pub shipping_tax: Money,
    pub fx: Option<FxAtPlacement>,
    pub origin: Origin,
    /// A unit each, at least one.
    pub lines: Vec<NewLine>,
}

/// A unit to be ordered.
#[derive(Clone, Debug)]
pub struct NewLine {
    pub listing: ListingId,
    pub product: ProductId,
    pub variant: VariantId,
    pub title: String,
    pub sku: String,
    pub options: Vec<(String, String)>,
    pub image: Option<String>,
    pub gross: Money,
    pub tax: Money,
    pub net: Money,
    pub vat_bp: BasisPoints,
    pub tax_by: &'static str,
    pub commission: Money,
    pub payment_fee: Money,
    pub via: Option<Via>,
}

impl NewOrder {
    /// What it costs, tax included.
    pub fn totals(&self) -> Result<Totals, MoneyError> {
        let zero = Money::zero(self.shipping.currency);
        let items = self.lines.iter().try_fold(zero, |sum, line| sum.plus(line.gross))?;
        let tax = self.lines.iter().try_fold(self.shipping_tax, |sum, line| sum.plus(line.tax))?;
        Ok(Totals { items, shipping: self.shipping, tax, total: items.plus(self.shipping)?, refunded: zero })
    }
}

/// Why nothing was placed.
#[derive(Debug, thiserror::Error)]
pub enum PlaceError {
    /// The cart became these orders before.
    #[error("the cart was ordered before")]
    AlreadyPlaced(Vec<OrderId>),
    /// No order, or one without a line.
    #[error("there is nothing to place")]
    Empty,
    #[error(transparent)]
    Money(#[from] MoneyError),
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl Coded for PlaceError {
    fn code(&self) -> &'static str {
        match self {
            PlaceError::AlreadyPlaced(_) => "trade.cart_ordered",
            PlaceError::Empty => "trade.cart_empty",
            PlaceError::Money(_) | PlaceError::Db(_) => kernel::FAULT,
        }
    }
}

/// Places the orders of a cart, and marks it ordered. For each order: one statement, one for each unit, one of history, one
/// event. Stock and payment are the caller's, in the same transaction.
pub fn place(tx: &mut db::Tx, clock: &dyn Clock, wish: PlaceOrders<'_>) -> Result<Vec<Order>, PlaceError> {
    let now = clock.now();
    if wish.orders.is_empty() || wish.orders.iter().any(|order| order.lines.is_empty()) {
        return Err(PlaceError::Empty);
    }
    if !store::cart::mark_ordered(tx, wish.cart, now)? {
        let placed = store::order::of_cart(tx, wish.cart)?;
        return Err(PlaceError::AlreadyPlaced(placed.iter().map(|order| order.id).collect()));
    }
    let PlaceOrders { orders, .. } = &wish;
    let mut placed = Vec::with_capacity(orders.len());
    for new in orders {
        placed.push(place_one(tx, clock, &wish, new, now)?);
    }
    Ok(placed)
}

fn place_one(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    wish: &PlaceOrders<'_>,
    new: &NewOrder,
    now: Instant,
) -> Result<Order, PlaceError> {
    let mut order = Order {
        id: new.id,
        cart: wish.cart,
        shop: new.shop,
        market: wish.market,
        lang: wish.lang,
        currency: wish.currency,
        buyer: wish.buyer,
        email: wish.email.map(str::to_owned),
        address: wish.address.clone(),
        lane: new.lane.clone(),
        method: wish.method.to_owned(),
        origin: new.origin,
        totals: new.totals()?,
        fx: new.fx.clone(),
        state: OrderState::Unpaid,
        due: Some(Due { kind: DueKind::Pay, at: now.plus_ms(PAY_MS) }),
        late: false,
        placed_at: now,
        paid_at: None,
        ship_by: None,
        delivered_at: None,
        completed_at: None,
        cancelled_at: None,
        lines: new.lines.iter().map(|line| unit(tx, line)).collect(),
    };
    let placed = |to| Moved { from: None, to, actor: Actor::Buyer, reason: "placed".to_owned(), at: now };
    let mut moves = vec![placed(OrderState::Unpaid)];
    if let Some(firm) = wish.firm {
        order.enter(OrderState::OnHold, now);
        let (from, to) = (Some(OrderState::Unpaid), OrderState::OnHold);
        moves.push(Moved { from, to, actor: Actor::System, reason: firm.reason.to_owned(), at: now });
    }
    store::order::insert(tx, &order)?;
    for line in &order.lines {
        store::order::insert_line(tx, order.id, line)?;
    }
    store::order::insert_moves(tx, order.id, &moves)?;
    let topic = if wish.firm.is_some() { ORDER_PAID } else { ORDER_PLACED };
    db::outbox::emit(tx, clock, topic, order.id.get(), "{}")?;
    Ok(order)
}

fn unit(tx: &mut db::Tx, new: &NewLine) -> Line {
    Line {
        id: tx.new_id(),
        listing: new.listing,
        product: new.product,
        variant: new.variant,
        title: new.title.clone(),
        sku: new.sku.clone(),
        options: new.options.clone(),
        image: new.image.clone(),
        gross: new.gross,
        tax: new.tax,
        net: new.net,
        vat_bp: new.vat_bp,
        tax_by: new.tax_by.to_owned(),
        commission: new.commission,
        payment_fee: new.payment_fee,
        state: LineState::Open,
        refunded: Money::zero(new.gross.currency),
        via: new.via,
    }
}

#[cfg(test)]
mod tests;
