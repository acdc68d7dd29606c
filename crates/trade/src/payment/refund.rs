//! Refunds: money that is owed back for an order, until the shopper has it.

use db::{Read, Tx};
use kernel::{Clock, Coded, HOUR_MS, Id, Instant, MINUTE_MS, Money, Page, PageRequest};
use serde::Serialize;

use super::{Payment, PaymentId, RefundState};
use crate::OrderId;
use crate::store::payment as store;

/// The id of a refund.
pub type RefundId = Id<Refund>;

/// Money owed back.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Refund {
    pub id: RefundId,
    pub payment: PaymentId,
    pub order: OrderId,
    /// Who sends it: the payment's provider, or [`MANUAL`].
    pub provider: String,
    pub amount: Money,
    /// A code or a person's words.
    pub reason: String,
    pub state: RefundState,
    /// The provider's name of it, once it is there.
    pub provider_ref: Option<String>,
    /// Times the provider was asked.
    pub attempts: i64,
    /// When it is asked next, while it is on its way.
    pub next_at: Instant,
    /// What went wrong last.
    pub failure: Option<String>,
    pub requested_at: Instant,
    pub done_at: Option<Instant>,
}

/// The provider of refunds that the operator sends by hand, such as those of cash on delivery.
pub const MANUAL: &str = "manual";
/// Times a provider is asked before the operator must look at a refund.
pub const ATTEMPTS_MAX: i64 = 12;
/// Characters of a refund's reason at the most; more are cut off.
pub const REASON_CHARACTERS_MAX: usize = 500;

/// A refund to write down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRefund<'a> {
    pub payment: PaymentId,
    pub order: OrderId,
    /// Above zero, and at most what of the order was captured and not promised back before.
    pub amount: Money,
    pub reason: &'a str,
    /// Who sends it: the payment's provider, or [`MANUAL`].
    pub provider: &'a str,
    /// The money is back with the booking of it ([`PaymentProvider::refunds_at_once`](super::PaymentProvider)).
    pub done: bool,
}

/// Why a refund was not written down.
#[derive(Debug, thiserror::Error)]
pub enum RefundError {
    /// It is not above zero, or more than what of the order was captured and not promised back before.
    #[error("{0} is more than can be refunded")]
    TooMuch(Money),
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl Coded for RefundError {
    fn code(&self) -> &'static str {
        match self {
            RefundError::TooMuch(_) => "trade.refund_too_much",
            RefundError::Db(error) => error.code(),
        }
    }

    fn args(&self) -> Vec<(std::borrow::Cow<'static, str>, String)> {
        match self {
            RefundError::TooMuch(amount) => vec![("amount".into(), amount.to_string())],
            RefundError::Db(_) => Vec::new(),
        }
    }
}

/// Promises money back, by one conditional UPDATE of what the order's payment has left; it is due at once.
pub fn request(tx: &mut Tx, clock: &dyn Clock, new: &NewRefund<'_>) -> Result<Refund, RefundError> {
    if new.amount.minor <= 0 || !store::promise_back(tx, new.payment, new.order, new.amount)? {
        return Err(RefundError::TooMuch(new.amount));
    }
    let now = clock.now();
    let refund = Refund {
        id: tx.new_id(),
        payment: new.payment,
        order: new.order,
        provider: new.provider.to_owned(),
        amount: new.amount,
        reason: new.reason.chars().take(REASON_CHARACTERS_MAX).collect(),
        state: if new.done { RefundState::Done } else { RefundState::Processing },
        provider_ref: None,
        attempts: 0,
        next_at: now,
        failure: None,
        requested_at: now,
        done_at: new.done.then_some(now),
    };
    store::insert_refund(tx, &refund)?;
    Ok(refund)
}

/// The money is back. `false` when it was before.
pub fn done(tx: &mut Tx, clock: &dyn Clock, id: RefundId, provider_ref: Option<&str>) -> Result<bool, db::Error> {
    store::refund_done(tx, id, provider_ref, clock.now())
}

/// The provider took it and is at it: it is asked again in a while. `false` when the refund is not on its way.
pub fn sent(tx: &mut Tx, clock: &dyn Clock, refund: &Refund, provider_ref: &str) -> Result<bool, db::Error> {
    store::refund_asked(tx, refund.id, Some(provider_ref), None, clock.now().plus_ms(HOUR_MS))
}

/// The provider did not answer: it is asked again later and ever later, and after [`ATTEMPTS_MAX`] times the refund
/// fails. The state it has now.
pub fn try_later(tx: &mut Tx, clock: &dyn Clock, refund: &Refund, why: &str) -> Result<RefundState, db::Error> {
    if refund.attempts + 1 >= ATTEMPTS_MAX {
        failed(tx, clock, refund.id, why)?;
        return Ok(RefundState::Failed);
    }
    store::refund_asked(tx, refund.id, None, Some(why), clock.now().plus_ms(pause_ms(refund.attempts)))?;
    Ok(RefundState::Processing)
}

/// One minute, doubled with every attempt, at most six hours.
fn pause_ms(attempts: i64) -> i64 {
    let doubled = MINUTE_MS.saturating_mul(1_i64 << attempts.clamp(0, 20));
    doubled.min(6 * HOUR_MS)
}

/// The provider will not do it. The money stays promised: the operator has it tried again ([`retry`]) or sends it by
/// hand and says so ([`done`]). `false` when the refund is not on its way.
pub fn failed(tx: &mut Tx, clock: &dyn Clock, id: RefundId, why: &str) -> Result<bool, db::Error> {
    store::refund_failed(tx, id, why, clock.now())
}

/// Has a failed refund tried again at once, with all its attempts. `false` when it has not failed.
pub fn retry(tx: &mut Tx, clock: &dyn Clock, id: RefundId) -> Result<bool, db::Error> {
    store::refund_retry(tx, id, clock.now())
}

/// Refunds on their way whose provider is to be asked by `now`, the longest due first, at most `limit`; those that a
/// person sends are not among them.
pub fn due(read: &mut Read, now: Instant, limit: i64) -> Result<Vec<Refund>, db::Error> {
    store::refunds_due(read, now, limit)
}

/// The refund of this id.
pub fn find(read: &mut Read, id: RefundId) -> Result<Option<Refund>, db::Error> {
    store::refund(read, id)
}

/// The refund that the provider knows by this reference.
pub fn by_ref(read: &mut Read, provider: &str, provider_ref: &str) -> Result<Option<Refund>, db::Error> {
    store::refund_by_ref(read, provider, provider_ref)
}

/// An order's refunds, the oldest first.
pub fn of_order(read: &mut Read, order: OrderId) -> Result<Vec<Refund>, db::Error> {
    store::refunds_of_order(read, order)
}

/// All refunds of one state, or of every state, the newest first: the operator's list.
pub fn list(read: &mut Read, state: Option<RefundState>, page: &PageRequest) -> Result<Page<Refund>, db::Error> {
    store::refunds(read, state, page)
}

/// The payment from which `order` can be refunded: the one of which something is left.
pub fn source(read: &mut Read, order: OrderId) -> Result<Option<Payment>, db::Error> {
    let payments = store::of_order(read, order)?;
    let left = |payment: &Payment| payment.part(order).is_some_and(|part| part.refundable().minor > 0);
    Ok(payments.into_iter().find(left))
}
