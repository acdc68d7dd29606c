//! Orders as programs see them: all of one, and one in a list.

use std::collections::BTreeMap;

use fulfilment::Parcel;
use kernel::Instant;
use serde::{Deserialize, Serialize};
use trade::cancellation::{self, Cancellation, CancellationState};
use trade::order::{self, Line, LineState, Moved, Order, OrderState};
use trade::payment::{self, Payment};
use trade::returns::{self, Return};
use utoipa::ToSchema;

use crate::Voice;
use crate::access::Side;
use crate::api::parcels::ParcelView;
use crate::api::payments::PaymentView;
use crate::view::{MoneyView, ShopRef};

/// An order: what was promised by one shop, a line a unit.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct OrderView {
    #[serde(flatten)]
    pub order: OrderSummaryView,
    pub lines: Vec<OrderLineView>,
    /// Where it goes. Masked for the shop once it is delivered.
    #[schema(value_type = Object)]
    pub address: trade::Address,
    /// For its buyer and operators.
    pub email: Option<String>,
    pub payment: Option<PaymentView>,
    pub parcels: Vec<ParcelView>,
    /// The last wish to cancel it.
    pub cancellation: Option<CancellationView>,
    /// The ids of its returns.
    pub returns: Vec<String>,
    pub history: Vec<EventView>,
    /// What the caller may do now: `pay`, `cancel`, `request_cancellation`, `return`, `pack`, `decide_cancellation`.
    pub may: Vec<&'static str>,
}

/// An order in a list.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct OrderSummaryView {
    pub id: String,
    pub cart: String,
    /// `UNPAID, ON_HOLD, AWAITING_SHIPMENT, PARTIALLY_SHIPPED, AWAITING_COLLECTION, IN_TRANSIT, DELIVERED, COMPLETED, CANCELLED`.
    pub state: String,
    pub shop: ShopRef,
    pub market: String,
    pub totals: OrderTotalsView,
    /// Units that are not cancelled.
    pub units: usize,
    /// The first thing in it.
    pub title: String,
    pub image: Option<String>,
    pub lane: String,
    pub placed_at: String,
    pub paid_at: Option<String>,
    /// When it should be handed over at the latest.
    pub ship_by: Option<String>,
    pub delivered_at: Option<String>,
    pub completed_at: Option<String>,
    pub cancelled_at: Option<String>,
    /// What happens next by itself, and when.
    pub due: Option<DueView>,
    /// Not handed over in time.
    pub late: bool,
}

#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DueView {
    /// `pay, remorse, dispatch_warning, dispatch, overdue, complete`.
    pub kind: String,
    pub at: String,
}

/// Amounts, tax included.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct OrderTotalsView {
    pub items: MoneyView,
    pub shipping: MoneyView,
    /// The tax in the total.
    pub tax: MoneyView,
    pub total: MoneyView,
    pub refunded: MoneyView,
}

/// One unit.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct OrderLineView {
    pub id: String,
    pub listing: String,
    pub product: String,
    pub variant: String,
    pub title: String,
    pub sku: String,
    pub options: BTreeMap<String, String>,
    pub image: Option<String>,
    /// Paid for it, tax included.
    pub price: MoneyView,
    pub tax: MoneyView,
    pub net: MoneyView,
    /// `OPEN, PACKED, SHIPPED, DELIVERED, CANCELLED, RETURNING, RETURNED`.
    pub state: String,
    pub refunded: MoneyView,
    pub parcel: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct EventView {
    pub from: Option<String>,
    pub to: String,
    /// `BUYER, SELLER, SYSTEM, OPERATOR`.
    pub actor: String,
    pub reason: String,
    pub at: String,
}

/// A wish to cancel.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CancellationView {
    /// `REQUESTED, ACCEPTED, REJECTED`.
    pub state: String,
    pub lines: Vec<String>,
    pub reason: String,
    pub actor: String,
    /// What the shop said.
    pub answer: Option<String>,
    /// When silence approves.
    pub due_at: Option<String>,
}

/// An order as checkout answers it.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub(crate) struct PlacedOrderView {
    pub id: String,
    /// `ON_HOLD` when it is paid or to be paid at the door, else `UNPAID`.
    pub state: String,
    pub shop: String,
    pub market: String,
    pub units: usize,
    pub total: MoneyView,
    pub placed_at: String,
}

impl PlacedOrderView {
    pub(crate) fn of(order: &Order, voice: &Voice) -> PlacedOrderView {
        PlacedOrderView {
            id: order.id.to_string(),
            state: order.state.name().to_owned(),
            shop: order.shop.to_string(),
            market: order.market.to_string(),
            units: order.lines.len(),
            total: MoneyView::of(order.totals.total, voice),
            placed_at: order.placed_at.to_string(),
        }
    }
}

impl OrderSummaryView {
    /// `shop` is nothing only for a shop that is gone.
    pub(crate) fn of(order: &Order, shop: Option<&ShopRef>, voice: &Voice) -> OrderSummaryView {
        let text = |at: Option<Instant>| at.map(|at| at.to_string());
        let first = order.lines.first();
        OrderSummaryView {
            id: order.id.to_string(),
            cart: order.cart.to_string(),
            state: order.state.name().to_owned(),
            shop: shop.cloned().unwrap_or_else(|| ShopRef {
                id: order.shop.to_string(),
                handle: String::new(),
                name: String::new(),
            }),
            market: order.market.to_string(),
            totals: OrderTotalsView {
                items: MoneyView::of(order.totals.items, voice),
                shipping: MoneyView::of(order.totals.shipping, voice),
                tax: MoneyView::of(order.totals.tax, voice),
                total: MoneyView::of(order.totals.total, voice),
                refunded: MoneyView::of(order.totals.refunded, voice),
            },
            units: order.lines.iter().filter(|line| line.state != LineState::Cancelled).count(),
            title: first.map(|line| line.title.clone()).unwrap_or_default(),
            image: first.and_then(|line| line.image.as_deref()).map(crate::media_url),
            lane: order.lane.clone(),
            placed_at: order.placed_at.to_string(),
            paid_at: text(order.paid_at),
            ship_by: text(order.ship_by),
            delivered_at: text(order.delivered_at),
            completed_at: text(order.completed_at),
            cancelled_at: text(order.cancelled_at),
            due: order.due.map(|due| DueView { kind: due.kind.name().to_owned(), at: due.at.to_string() }),
            late: order.late,
        }
    }
}

/// An order with everything that belongs to it.
pub(super) struct Whole {
    order: Order,
    shop: Option<ShopRef>,
    history: Vec<Moved>,
    payment: Option<Payment>,
    parcels: Vec<Parcel>,
    cancellation: Option<Cancellation>,
    returns: Vec<Return>,
}

impl Whole {
    pub(super) fn read(read: &mut db::Read, order: Order) -> Result<Whole, db::Error> {
        let id = order.id;
        Ok(Whole {
            shop: super::shop_refs(read, std::iter::once(order.shop))?.remove(&order.shop),
            history: order::history(read, id)?,
            payment: payment::of_order(read, id)?.into_iter().next(),
            parcels: fulfilment::parcel::of_order(read, kernel::Id::new(id.get()))?,
            cancellation: cancellation::of_order(read, id)?,
            returns: returns::of_order(read, id)?,
            order,
        })
    }

    /// As `side` may see it at `now`; `return_days` is the market's.
    pub(super) fn view(&self, side: Side, now: Instant, return_days: i64, voice: &Voice) -> OrderView {
        let order = &self.order;
        let masks = side == Side::Shop && order.delivered_at.is_some();
        OrderView {
            order: OrderSummaryView::of(order, self.shop.as_ref(), voice),
            lines: order.lines.iter().map(|line| OrderLineView::of(line, &self.parcels, voice)).collect(),
            address: if masks { flows::masked(&order.address) } else { order.address.clone() },
            email: order.email.clone().filter(|_| side != Side::Shop),
            payment: self.payment.as_ref().map(|payment| self.payment_for(payment, side, voice)),
            parcels: self.parcels.iter().map(ParcelView::of).collect(),
            cancellation: self.cancellation.as_ref().map(CancellationView::of),
            returns: self.returns.iter().map(|found| found.id.to_string()).collect(),
            history: self.history.iter().map(EventView::of).collect(),
            may: self.may(side, now, return_days),
        }
    }

    /// Where the shopper pays is the shopper's own.
    fn payment_for(&self, payment: &Payment, side: Side, voice: &Voice) -> PaymentView {
        let mut view = PaymentView::of(payment, voice);
        view.action = view.action.filter(|_| side == Side::Buyer);
        view
    }

    fn may(&self, side: Side, now: Instant, return_days: i64) -> Vec<&'static str> {
        match side {
            Side::Buyer => self.buyer_may(now, return_days),
            Side::Shop | Side::Operator => self.shop_may(),
        }
    }

    fn buyer_may(&self, now: Instant, return_days: i64) -> Vec<&'static str> {
        let returnable = || {
            self.order.lines.iter().any(|line| line.state == LineState::Delivered)
                && self.order.return_until(return_days).is_some_and(|until| now <= until)
        };
        match self.order.state {
            OrderState::Unpaid => vec!["pay", "cancel"],
            OrderState::OnHold => vec!["cancel"],
            OrderState::AwaitingShipment if !self.asks_to_cancel() => vec!["request_cancellation"],
            OrderState::Delivered if returnable() => vec!["return"],
            _ => Vec::new(),
        }
    }

    fn shop_may(&self) -> Vec<&'static str> {
        let mut may = Vec::new();
        let state = self.order.state;
        if self.asks_to_cancel() {
            may.push("decide_cancellation");
        } else if matches!(state, OrderState::AwaitingShipment | OrderState::PartiallyShipped) {
            may.push("pack");
        }
        let is_here = |line: &Line| matches!(line.state, LineState::Open | LineState::Packed);
        if !matches!(state, OrderState::Cancelled | OrderState::Completed) && self.order.lines.iter().any(is_here) {
            may.push("cancel");
        }
        may
    }

    fn asks_to_cancel(&self) -> bool {
        self.cancellation.as_ref().is_some_and(|asked| asked.state == CancellationState::Requested)
    }
}

impl OrderLineView {
    fn of(line: &Line, parcels: &[Parcel], voice: &Voice) -> OrderLineView {
        let holds = |parcel: &&Parcel| parcel.lines.iter().any(|other| other.line.get() == line.id.get());
        OrderLineView {
            id: line.id.to_string(),
            listing: line.listing.to_string(),
            product: line.product.to_string(),
            variant: line.variant.to_string(),
            title: line.title.clone(),
            sku: line.sku.clone(),
            options: line.options.iter().cloned().collect(),
            image: line.image.as_deref().map(crate::media_url),
            price: MoneyView::of(line.gross, voice),
            tax: MoneyView::of(line.tax, voice),
            net: MoneyView::of(line.net, voice),
            state: line.state.name().to_owned(),
            refunded: MoneyView::of(line.refunded, voice),
            parcel: parcels.iter().rev().find(holds).map(|parcel| parcel.id.to_string()),
        }
    }
}

impl EventView {
    fn of(moved: &Moved) -> EventView {
        EventView {
            from: moved.from.map(|state| state.name().to_owned()),
            to: moved.to.name().to_owned(),
            actor: moved.actor.name().to_owned(),
            reason: moved.reason.clone(),
            at: moved.at.to_string(),
        }
    }
}

impl CancellationView {
    fn of(asked: &Cancellation) -> CancellationView {
        CancellationView {
            state: asked.state.name().to_owned(),
            lines: asked.lines.iter().map(ToString::to_string).collect(),
            reason: asked.reason.clone(),
            actor: asked.actor.name().to_owned(),
            answer: asked.answer.clone(),
            due_at: asked.due_at.map(|at| at.to_string()),
        }
    }
}
