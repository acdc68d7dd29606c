//! Payments: what a shopper owes for the orders of a checkout, what came, and what went back.
//!
//! A payment is split over its orders; what was captured and what was promised back is kept per order, and the
//! database refuses to promise back more than was captured.

pub mod provider;
pub mod refund;
mod state;
pub mod webhook;

use db::{Read, Tx};
use kernel::{Clock, Coded, Id, Instant, Money};
use serde::Serialize;

pub use self::provider::{Action, PaymentProvider, Providers};
pub use self::refund::{Refund, RefundId};
pub use self::state::{IllegalPaymentMove, IllegalRefundMove, PaymentEvent, PaymentStatus, RefundEvent, RefundState};
use crate::store::payment as store;
use crate::{CartId, OrderId};

/// The id of a payment.
pub type PaymentId = Id<Payment>;

/// What a shopper owes for one or more orders of one checkout, by one method.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Payment {
    pub id: PaymentId,
    /// The cart whose orders it pays.
    pub checkout: CartId,
    /// Who takes the money: a name of [`Providers`].
    pub provider: String,
    /// What the shopper chose.
    pub method: String,
    pub status: PaymentStatus,
    /// Owed: the sum over [`Payment::orders`].
    pub amount: Money,
    /// Its share of each order, in the orders' id order.
    pub orders: Vec<Part>,
    /// The provider's name of it, once begun there.
    pub provider_ref: Option<String>,
    /// What the shopper does next, while it is pending.
    pub action: Option<Action>,
    /// Why it failed: the provider's code.
    pub failure: Option<String>,
    /// When the time to pay is over; `None` for what is paid on delivery.
    pub expires_at: Option<Instant>,
    pub created_at: Instant,
    pub paid_at: Option<Instant>,
}

/// A payment's share of one order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Part {
    pub order: OrderId,
    /// Owed.
    pub amount: Money,
    /// Received: all of it at once, but for cash on delivery.
    pub captured: Money,
    /// Promised back: the refunds of the order, whatever their state. Never more than captured.
    pub refunded: Money,
}

/// A payment to write down.
#[derive(Clone, Debug, PartialEq)]
pub struct NewPayment<'a> {
    pub checkout: CartId,
    pub provider: &'a str,
    pub method: &'a str,
    /// Each order's share, all in one currency, none negative.
    pub orders: &'a [(OrderId, Money)],
    /// How it begins: [`Beginning::Pending`] unless an in-house provider has decided.
    pub beginning: Beginning<'a>,
    /// When the time to pay is over; `None` for what is paid on delivery.
    pub expires_at: Option<Instant>,
}

/// How a payment begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beginning<'a> {
    /// A provider must be called, or a carrier collects.
    Pending,
    /// Paid in the transaction that writes it.
    Paid,
    /// Declined in the transaction that writes it.
    Declined { code: &'a str },
}

/// Why a payment was not written down or not moved.
#[derive(Debug, thiserror::Error)]
pub enum PaymentError {
    /// There is nothing to pay, or the shares do not add up in one currency.
    #[error("the shares of the orders are not a payment")]
    Shares,
    /// The provider has another amount than is owed; the operator must look at it.
    #[error("{owed} were owed and {captured} came")]
    AmountDiffers { owed: Money, captured: Money },
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl Coded for PaymentError {
    fn code(&self) -> &'static str {
        match self {
            PaymentError::Shares => "payments.shares",
            PaymentError::AmountDiffers { .. } => "payments.amount_differs",
            PaymentError::Db(error) => error.code(),
        }
    }
}

/// What [`mark_paid`] did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marked {
    /// It was pending.
    Paid,
    /// It had failed or expired: what it was for may be gone, and then it is refunded.
    Late,
    /// It was paid before; nothing changed.
    Already,
}

/// Writes a payment down. Its parts are captured when it begins paid.
pub fn start(tx: &mut Tx, clock: &dyn Clock, new: &NewPayment<'_>) -> Result<Payment, PaymentError> {
    let payment = beginning(tx, clock.now(), new)?;
    store::insert(tx, &payment)?;
    Ok(payment)
}

fn beginning(tx: &Tx, now: Instant, new: &NewPayment<'_>) -> Result<Payment, PaymentError> {
    let (status, failure) = match new.beginning {
        Beginning::Pending => (PaymentStatus::Pending, None),
        Beginning::Paid => (PaymentStatus::Paid, None),
        Beginning::Declined { code } => (PaymentStatus::Failed, Some(code.to_owned())),
    };
    let paid = status == PaymentStatus::Paid;
    let mut orders: Vec<Part> = new.orders.iter().map(|(order, amount)| Part::of(*order, *amount, paid)).collect();
    orders.sort_by_key(|part| part.order);
    Ok(Payment {
        id: tx.new_id(),
        checkout: new.checkout,
        provider: new.provider.to_owned(),
        method: new.method.to_owned(),
        status,
        amount: total(new.orders)?,
        orders,
        provider_ref: None,
        action: None,
        failure,
        expires_at: new.expires_at,
        created_at: now,
        paid_at: paid.then_some(now),
    })
}

impl Part {
    fn of(order: OrderId, amount: Money, paid: bool) -> Part {
        let zero = Money::zero(amount.currency);
        Part { order, amount, captured: if paid { amount } else { zero }, refunded: zero }
    }

    /// What may still be promised back.
    pub fn refundable(&self) -> Money {
        Money { minor: self.captured.minor.saturating_sub(self.refunded.minor), ..self.captured }
    }
}

impl Payment {
    /// Its share of `order`.
    pub fn part(&self, order: OrderId) -> Option<&Part> {
        self.orders.iter().find(|part| part.order == order)
    }
}

fn total(orders: &[(OrderId, Money)]) -> Result<Money, PaymentError> {
    let (_, first) = orders.first().ok_or(PaymentError::Shares)?;
    let mut sum = Money::zero(first.currency);
    for (_, amount) in orders {
        sum = sum.plus(*amount).ok().filter(|_| amount.minor >= 0).ok_or(PaymentError::Shares)?;
    }
    Ok(sum)
}

/// Keeps what the provider said when it began the payment. `false` when the payment waits no longer, or was begun
/// before under another reference.
pub fn begun(tx: &mut Tx, clock: &dyn Clock, id: PaymentId, started: &provider::Started) -> Result<bool, db::Error> {
    store::begun(tx, id, started, clock.now())
}

/// The money is there, all of it, at once; `captured` is what the provider says it received.
pub fn mark_paid(tx: &mut Tx, clock: &dyn Clock, payment: &Payment, captured: Money) -> Result<Marked, PaymentError> {
    if captured != payment.amount {
        return Err(PaymentError::AmountDiffers { owed: payment.amount, captured });
    }
    let marked = if store::pay(tx, payment.id, clock.now())? {
        Marked::Paid
    } else if store::pay_late(tx, payment.id, clock.now())? {
        Marked::Late
    } else {
        return Ok(Marked::Already);
    };
    store::capture_all(tx, payment.id)?;
    Ok(marked)
}

/// A carrier collected the cash of one order; `collected` is at most its share. The payment is PAID from the first
/// order collected on. `false` when that order was collected before.
pub fn collect(
    tx: &mut Tx,
    clock: &dyn Clock,
    payment: PaymentId,
    order: OrderId,
    collected: Money,
) -> Result<bool, db::Error> {
    if !store::collect(tx, payment, order, collected)? {
        return Ok(false);
    }
    store::pay(tx, payment, clock.now())?;
    Ok(true)
}

/// The provider will not take the money any more: `code` is its reason. `false` when the payment was not pending.
pub fn mark_failed(tx: &mut Tx, id: PaymentId, code: &str) -> Result<bool, db::Error> {
    store::fail(tx, id, code)
}

/// The time to pay is over, for us. The provider may still take the money until it says that it does not
/// ([`closed_at_provider`]): so it stays in [`stale`]. `false` when the payment was not pending.
pub fn mark_expired(tx: &mut Tx, id: PaymentId) -> Result<bool, db::Error> {
    store::expire(tx, id)
}

/// The provider said its last word on a payment: nobody needs to ask it again.
pub fn closed_at_provider(tx: &mut Tx, id: PaymentId) -> Result<(), db::Error> {
    store::close(tx, id)
}

/// The provider was asked at `at`, and nothing changed: [`stale`] tells it again later.
pub fn asked(tx: &mut Tx, id: PaymentId, at: Instant) -> Result<(), db::Error> {
    store::asked(tx, id, at)
}

/// The payment of this id.
pub fn find(read: &mut Read, id: PaymentId) -> Result<Option<Payment>, db::Error> {
    store::find(read, id)
}

/// The payment that the provider knows by this reference.
pub fn by_ref(read: &mut Read, provider: &str, provider_ref: &str) -> Result<Option<Payment>, db::Error> {
    store::by_ref(read, provider, provider_ref)
}

/// Every payment tried for an order, the newest first.
pub fn of_order(read: &mut Read, order: OrderId) -> Result<Vec<Payment>, db::Error> {
    store::of_order(read, order)
}

/// Every payment tried for a checkout, the newest first.
pub fn of_checkout(read: &mut Read, checkout: CartId) -> Result<Vec<Payment>, db::Error> {
    store::of_checkout(read, checkout)
}

/// Payments that a provider may still take money for and that nobody has asked about since `before`, the longest
/// unasked first, at most `limit`: the list of the job that reconciles. A payment that is not begun is not in it.
pub fn stale(read: &mut Read, before: Instant, limit: i64) -> Result<Vec<Payment>, db::Error> {
    store::stale(read, before, limit)
}

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod tests;
