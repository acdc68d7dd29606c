//! Paying: how a checkout is paid, and what follows when the money is there.

use fulfilment::reservation;
use kernel::{Clock, Coded, Instant, Lang, ManualClock, Money};
use ledger::book::{self, EntryKind, NewEntry};
use ledger::{Account, life};
use trade::order::{self, Order, OrderState};
use trade::payment::provider::{Decided, ProviderError, StartPayment, UnknownProvider};
use trade::payment::{
    self, Beginning, Marked, NewPayment, Payment, PaymentError, PaymentId, PaymentProvider, PaymentStatus, Providers,
};
use trade::{Actor, CartId, Holder, OrderId};
use url::Url;

use super::place::Placed;
use super::refund::give_back;
use super::{fault, same};

/// How a checkout is paid: by whom, and what an in-house provider says at once.
pub(crate) struct Terms<'a> {
    pub provider: &'a dyn PaymentProvider,
    pub method: &'a str,
    /// `None`: the provider is to be asked.
    pub decided: Option<Decided>,
}

/// What an in-house provider looks at.
pub(crate) struct Case<'a> {
    pub amount: Money,
    pub name: &'a str,
    pub email: Option<&'a str>,
    pub lang: Lang,
    pub url: &'a Url,
    pub expires_at: Instant,
    pub now: Instant,
}

impl<'a> Terms<'a> {
    /// The terms of a method; `None` when nobody offers it in the market that names `listed` (`None`: all there are).
    pub(crate) fn of(
        providers: &'a Providers,
        listed: Option<&[String]>,
        method: &'a str,
        case: &Case<'_>,
    ) -> Option<Terms<'a>> {
        let provider = providers.of_method(method, listed)?;
        let start = StartPayment {
            // Who decides at once asks nobody, and needs no name for it.
            payment: PaymentId::new(0),
            amount: case.amount,
            method: method.to_owned(),
            name: case.name.to_owned(),
            email: case.email.map(str::to_owned),
            lang: case.lang,
            description: String::new(),
            return_url: case.url.clone(),
            cancel_url: case.url.clone(),
            expires_at: case.expires_at,
            now: case.now,
        };
        Some(Terms { provider: &**provider, method, decided: provider.at_once(&start) })
    }

    pub(crate) fn beginning(&self) -> Beginning<'static> {
        match self.decided {
            Some(Decided::Paid) => Beginning::Paid,
            Some(Decided::Declined { code }) => Beginning::Declined { code },
            Some(Decided::OnDelivery) | None => Beginning::Pending,
        }
    }

    /// Whether the order is firm at once: paid, or to be paid at the door.
    pub(crate) fn is_firm(&self) -> bool {
        matches!(self.decided, Some(Decided::Paid | Decided::OnDelivery))
    }
}

/// A wish to pay for orders that are not paid: all of the order's checkout.
#[derive(Clone, Copy)]
pub struct RetryPayment<'a> {
    pub order: OrderId,
    pub holder: &'a Holder<'a>,
    pub method: &'a str,
    pub providers: &'a Providers,
    /// Where this installation is reached.
    pub url: &'a Url,
}

/// Why nothing more was paid.
#[derive(Debug, thiserror::Error)]
pub enum RetryPaymentError {
    /// No such order, or not the holder's.
    #[error("no such order")]
    NotFound,
    #[error("the order is paid already")]
    AlreadyPaid,
    #[error("the time to pay is over")]
    PayWindowOver,
    #[error("nobody offers this way of paying")]
    MethodUnknown,
    #[error(transparent)]
    Fault(#[from] db::Error),
}

impl Coded for RetryPaymentError {
    fn code(&self) -> &'static str {
        match self {
            RetryPaymentError::NotFound => "trade.order_not_found",
            RetryPaymentError::AlreadyPaid => "trade.already_paid",
            RetryPaymentError::PayWindowOver => "trade.pay_window_over",
            RetryPaymentError::MethodUnknown => "trade.method_unknown",
            RetryPaymentError::Fault(_) => kernel::FAULT,
        }
    }
}

/// Tries again to pay what of a checkout is not paid, until the deadline. A payment by the same method that still waits is
/// given again; one by another method may be paid too, and is given back then.
pub fn retry_payment(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    retry: &RetryPayment<'_>,
) -> Result<Placed, RetryPaymentError> {
    let order = order::find_for(tx, retry.order, retry.holder)?.ok_or(RetryPaymentError::NotFound)?;
    let pay_by = pay_by(&order, clock.now())?;
    let orders: Vec<Order> =
        order::of_cart(tx, order.cart)?.into_iter().filter(|order| order.state == OrderState::Unpaid).collect();
    let shares: Vec<(OrderId, Money)> = orders.iter().map(|order| (order.id, order.totals.total)).collect();
    let case = Case {
        amount: sum(&shares, order.currency),
        name: &order.address.name,
        email: order.email.as_deref(),
        lang: order.lang,
        url: retry.url,
        expires_at: pay_by,
        now: clock.now(),
    };
    let listed = market::markets::find(tx, order.market)?.and_then(|market| market.payment_methods);
    let terms = Terms::of(retry.providers, listed.as_deref(), retry.method, &case);
    let terms = terms.ok_or(RetryPaymentError::MethodUnknown)?;
    if terms.decided.is_none() {
        let tried = payment::of_checkout(tx, order.cart)?;
        let waits = |payment: &Payment| payment.status == PaymentStatus::Pending && payment.method == retry.method;
        if let Some(payment) = tried.into_iter().find(waits) {
            let needs_provider = payment.provider_ref.is_none();
            return Ok(Placed { orders, payment, needs_provider, again: true });
        }
    }
    begin_again(tx, clock, &terms, orders, &shares, pay_by)
}

/// Until when the order can be paid.
fn pay_by(order: &Order, now: Instant) -> Result<Instant, RetryPaymentError> {
    match (order.state, order.due) {
        (OrderState::Unpaid, Some(due)) if due.at > now => Ok(due.at),
        (OrderState::Unpaid | OrderState::Cancelled, _) => Err(RetryPaymentError::PayWindowOver),
        _ => Err(RetryPaymentError::AlreadyPaid),
    }
}

fn sum(shares: &[(OrderId, Money)], currency: kernel::Currency) -> Money {
    Money::new(shares.iter().map(|(_, amount)| amount.minor).sum(), currency)
}

fn begin_again(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    terms: &Terms<'_>,
    mut orders: Vec<Order>,
    shares: &[(OrderId, Money)],
    pay_by: Instant,
) -> Result<Placed, RetryPaymentError> {
    let checkout = orders.first().map(|order| order.cart).ok_or(RetryPaymentError::AlreadyPaid)?;
    let payment = start(tx, clock, checkout, terms, shares, pay_by)?;
    for order in &mut orders {
        match terms.decided {
            Some(Decided::Paid) => paid(tx, clock, order, &payment.provider)?,
            Some(Decided::OnDelivery) => confirmed(tx, clock, order)?,
            _ => {}
        }
    }
    Ok(Placed { orders, payment, needs_provider: terms.decided.is_none(), again: false })
}

/// Writes a payment down on these terms.
pub(crate) fn start(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    checkout: CartId,
    terms: &Terms<'_>,
    shares: &[(OrderId, Money)],
    pay_by: Instant,
) -> Result<Payment, db::Error> {
    let new = NewPayment {
        checkout,
        provider: terms.provider.name(),
        method: terms.method,
        orders: shares,
        beginning: terms.beginning(),
        expires_at: (terms.decided != Some(Decided::OnDelivery)).then_some(pay_by),
    };
    payment::start(tx, clock, &new).map_err(fault)
}

/// The money for `order` is there (from a provider, not from a carrier): books it, commits its stock, moves it to ON_HOLD.
pub(crate) fn paid(tx: &mut db::Tx, clock: &dyn Clock, order: &mut Order, provider: &str) -> Result<(), db::Error> {
    book_paid(tx, clock, order, order.totals.total, Account::Provider(provider.to_owned()))?;
    reservation::commit(tx, clock, same(order.id))?;
    order::advance(tx, clock, order, order::Event::Paid, Actor::System, "paid").map_err(fault)
}

/// The shopper will pay at the door: the order is firm, nothing is booked yet.
fn confirmed(tx: &mut db::Tx, clock: &dyn Clock, order: &mut Order) -> Result<(), db::Error> {
    reservation::commit(tx, clock, same(order.id))?;
    order::advance(tx, clock, order, order::Event::Paid, Actor::System, COD_CONFIRMED).map_err(fault)
}

/// Why an order that is paid on delivery is on hold.
pub(crate) const COD_CONFIRMED: &str = "cod_confirmed";

/// Cash on delivery: a carrier collected `amount` for what of `order` it delivered. Books it; `false` when it was collected before, or the
/// order is not paid that way. Call it at delivery, before what was earned is booked.
pub(crate) fn collected(tx: &mut db::Tx, clock: &dyn Clock, order: &Order, amount: Money) -> Result<bool, db::Error> {
    let payments = payment::of_order(tx, order.id)?;
    let at_the_door = |payment: &&Payment| payment.expires_at.is_none() && payment.status != PaymentStatus::Failed;
    let Some(payment) = payments.iter().find(at_the_door) else { return Ok(false) };
    if !payment::collect(tx, clock, payment.id, order.id, amount)? {
        return Ok(false);
    }
    book_paid(tx, clock, order, amount, Account::CarrierCod)?;
    Ok(true)
}

/// Books money that came for `order`: it is held for the shopper.
pub(crate) fn book_paid(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    order: &Order,
    amount: Money,
    by: Account,
) -> Result<(), db::Error> {
    let postings = life::paid(by, amount).map_err(fault)?;
    let entry = NewEntry { kind: EntryKind::Paid, order: Some(same(order.id)), reference: None, postings: &postings };
    book::post(tx, clock, &entry).map(drop).map_err(fault)
}

/// What the shopper is shown at the provider, and where it sends them afterwards.
#[derive(Clone, Debug)]
pub struct ReturnTo {
    /// One line of what is paid, in the shopper's language.
    pub description: String,
    pub done: Url,
    pub turned_back: Url,
}

/// Why a provider did not begin a payment.
#[derive(Debug, thiserror::Error)]
pub enum BeginPaymentError {
    #[error("no such payment")]
    NotFound,
    #[error(transparent)]
    Unknown(#[from] UnknownProvider),
    /// The payment still waits: the same may be tried again.
    #[error(transparent)]
    Provider(#[from] ProviderError),
    #[error(transparent)]
    Fault(#[from] db::Error),
}

impl Coded for BeginPaymentError {
    fn code(&self) -> &'static str {
        match self {
            BeginPaymentError::NotFound => "trade.payment_not_found",
            BeginPaymentError::Unknown(error) => error.code(),
            BeginPaymentError::Provider(error) => error.code(),
            BeginPaymentError::Fault(_) => kernel::FAULT,
        }
    }
}

/// Has the provider begin a payment that waits, and keeps what it says: the payment's `action` is where the shopper goes on. What was
/// begun before is given again. A provider's no makes the payment FAILED, and the shopper may try another. Blocking, and outside of
/// any transaction.
pub fn begin_payment(
    db: &db::Db,
    clock: &dyn Clock,
    providers: &Providers,
    id: PaymentId,
    back: &ReturnTo,
) -> Result<Payment, BeginPaymentError> {
    let found = db.read_blocking(|read| {
        let payment = payment::find(read, id)?;
        let order = match payment.as_ref().and_then(|payment| payment.orders.first()) {
            Some(part) => order::find(read, part.order)?,
            None => None,
        };
        Ok::<_, db::Error>(payment.zip(order))
    })?;
    let (payment, order) = found.ok_or(BeginPaymentError::NotFound)?;
    let waits = payment.status == PaymentStatus::Pending && payment.provider_ref.is_none();
    let Some(expires_at) = payment.expires_at.filter(|_| waits) else { return Ok(payment) };
    let provider = providers.named(&payment.provider)?;
    let start = StartPayment {
        payment: id,
        amount: payment.amount,
        method: payment.method.clone(),
        name: order.address.name.clone(),
        email: order.email.clone(),
        lang: order.lang,
        description: back.description.clone(),
        return_url: back.done.clone(),
        cancel_url: back.turned_back.clone(),
        expires_at,
        now: clock.now(),
    };
    let started = provider.start(&start);
    let now = ManualClock::at(clock.now());
    match started {
        Ok(started) => db.write_blocking(move |tx| payment::begun(tx, &now, id, &started).map(drop))?,
        Err(error) if error.may_retry() => return Err(error.into()),
        Err(error) => {
            tracing::warn!(payment = %id, %error, "a provider refused a payment");
            let code = error.code();
            db.write_blocking(move |tx| payment::mark_failed(tx, id, code).map(drop))?;
        }
    }
    db.read_blocking(|read| payment::find(read, id))?.ok_or(BeginPaymentError::NotFound)
}

/// The provider says that all of `payment` is there. What it is for becomes firm; what is cancelled or paid otherwise by now is
/// given back. Doing it again changes nothing.
pub(crate) fn settle_payment(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    payment: &Payment,
    captured: Money,
) -> Result<(), db::Error> {
    match payment::mark_paid(tx, clock, payment, captured) {
        Ok(Marked::Already) => return Ok(()),
        Ok(Marked::Paid | Marked::Late) => {}
        Err(PaymentError::AmountDiffers { owed, captured }) => {
            tracing::error!(payment = %payment.id, %owed, %captured, "a provider has another amount than is owed");
            return Ok(());
        }
        Err(error) => return Err(fault(error)),
    }
    for part in &payment.orders {
        let Some(mut order) = order::find(tx, part.order)? else { continue };
        if order.state == OrderState::Unpaid {
            paid(tx, clock, &mut order, &payment.provider)?;
        } else {
            book_paid(tx, clock, &order, part.amount, Account::Provider(payment.provider.clone()))?;
            give_back(tx, clock, &order, payment, part.amount, "paid_too_late")?;
        }
    }
    Ok(())
}
