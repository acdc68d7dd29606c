//! What payment providers say, asked or unasked: a message is a reason to ask, and only the answer moves money.

use db::jobs::{Failure, Handler, Run};
use kernel::{Clock, Coded, Instant, MINUTE_MS, ManualClock};
use trade::payment::provider::{
    About, Fetched, FetchedStatus, ProviderError, RefundStatus, UnknownProvider, WebhookError,
};
use trade::payment::{self, Payment, PaymentId, PaymentProvider, Providers, Refund, refund};

use super::pay::settle_payment;
use super::refund::refund_arrived;
use crate::Deps;

/// Why a provider's message was not taken.
#[derive(Debug, thiserror::Error)]
pub enum PaymentWebhookError {
    #[error(transparent)]
    Unknown(#[from] UnknownProvider),
    #[error(transparent)]
    Refused(#[from] WebhookError),
    /// It was to be checked with the provider, who does not answer: it may send the message again.
    #[error(transparent)]
    Provider(#[from] ProviderError),
    #[error(transparent)]
    Fault(#[from] db::Error),
}

impl Coded for PaymentWebhookError {
    fn code(&self) -> &'static str {
        match self {
            PaymentWebhookError::Unknown(error) => error.code(),
            PaymentWebhookError::Refused(error) => error.code(),
            PaymentWebhookError::Provider(error) => error.code(),
            PaymentWebhookError::Fault(_) => kernel::FAULT,
        }
    }
}

/// What became of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// It is taken, and what it is about is as the provider says.
    Taken,
    /// It was taken before; nothing changed.
    Again,
    /// It is about nothing of ours.
    Ignored,
}

/// Takes a provider's message: checks its signature over the raw body and its age at `now` (the machine's time, not that of business),
/// asks the provider how the payment or refund stands, and books that. Blocking: it may ask the provider.
pub fn payment_webhook<'a>(
    db: &db::Db,
    clock: &dyn Clock,
    providers: &Providers,
    name: &str,
    header: &dyn Fn(&str) -> Option<&'a str>,
    body: &[u8],
    now: Instant,
) -> Result<Heard, PaymentWebhookError> {
    let provider = providers.named(name)?;
    let event = provider.webhook(header, body, now)?;
    let news = match news(db, &**provider, &event.about)? {
        Some(news) => news,
        None => return Ok(Heard::Ignored),
    };
    let (clock, name) = (ManualClock::at(clock.now()), provider.name());
    db.write_blocking(move |tx| {
        if payment::webhook::seen(tx, &clock, name, &event.event_id)? {
            return Ok(Heard::Again);
        }
        news.book(tx, &clock)?;
        Ok(Heard::Taken)
    })
}

/// The provider's word on something of ours.
enum News {
    Payment(PaymentId, Fetched),
    Refund(refund::RefundId, RefundStatus),
}

impl News {
    fn book(&self, tx: &mut db::Tx, clock: &dyn Clock) -> Result<(), db::Error> {
        match self {
            News::Payment(id, fetched) => book_payment(tx, clock, *id, fetched),
            News::Refund(id, status) => book_refund(tx, clock, *id, status),
        }
    }
}

/// Asks the provider about what its message names, when that is ours.
fn news(db: &db::Db, provider: &dyn PaymentProvider, about: &About) -> Result<Option<News>, PaymentWebhookError> {
    let name = provider.name();
    match about {
        About::Nothing => Ok(None),
        About::Payment { provider_ref } => {
            let Some(payment) = db.read_blocking(|read| payment::by_ref(read, name, provider_ref))? else {
                return Ok(None);
            };
            Ok(Some(News::Payment(payment.id, provider.fetch(provider_ref)?)))
        }
        About::Refund { provider_ref, refund: id } => {
            let Some(refund) = db.read_blocking(|read| refund_of(read, name, provider_ref, *id))? else {
                return Ok(None);
            };
            Ok(Some(News::Refund(refund.id, provider.fetch_refund(provider_ref)?)))
        }
    }
}

fn refund_of(
    read: &mut db::Read,
    provider: &str,
    provider_ref: &str,
    id: Option<refund::RefundId>,
) -> Result<Option<Refund>, db::Error> {
    if let Some(found) = refund::by_ref(read, provider, provider_ref)? {
        return Ok(Some(found));
    }
    let found = match id {
        Some(id) => refund::find(read, id)?,
        None => None,
    };
    Ok(found.filter(|refund| refund.provider == provider))
}

/// Books how a payment stands at its provider. Booking the same again changes nothing.
fn book_payment(tx: &mut db::Tx, clock: &dyn Clock, id: PaymentId, fetched: &Fetched) -> Result<(), db::Error> {
    let Some(payment) = payment::find(tx, id)? else { return Ok(()) };
    match &fetched.status {
        FetchedStatus::Pending => return payment::asked(tx, id, clock.now()),
        FetchedStatus::Paid => settle_payment(tx, clock, &payment, fetched.captured)?,
        FetchedStatus::Failed { code } => drop(payment::mark_failed(tx, id, code)?),
        FetchedStatus::Expired => drop(payment::mark_expired(tx, id)?),
    }
    payment::closed_at_provider(tx, id)
}

/// Books how a refund stands at its provider.
pub(crate) fn book_refund(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    id: refund::RefundId,
    status: &RefundStatus,
) -> Result<(), db::Error> {
    let Some(there) = refund::find(tx, id)? else { return Ok(()) };
    match status.state {
        payment::RefundState::Done => refund_arrived(tx, clock, &there, Some(&status.provider_ref)),
        payment::RefundState::Processing => refund::sent(tx, clock, &there, &status.provider_ref).map(drop),
        payment::RefundState::Failed => {
            let why = status.failure.as_deref().unwrap_or("the provider gave no reason");
            refund::failed(tx, clock, id, why).map(drop)
        }
    }
}

/// The kind of the job that asks providers about payments of which they have said nothing for a while.
pub(crate) const RECONCILE: &str = "payment_reconcile";
/// Payments are asked about this often.
const ASK_EVERY_MS: i64 = 5 * MINUTE_MS;
/// Payments asked about in one turn.
const AT_ONCE: i64 = 50;

/// Asks providers about payments that wait: a message may have been lost. Returns how many were asked about.
pub fn reconcile_payments(db: &db::Db, clock: &dyn Clock, providers: &Providers) -> Result<u64, db::Error> {
    let mut asked = 0;
    loop {
        let before = clock.now().plus_ms(-ASK_EVERY_MS);
        let stale = db.read_blocking(|read| payment::stale(read, before, AT_ONCE))?;
        if stale.is_empty() {
            return Ok(asked);
        }
        for payment in stale {
            reconcile(db, clock, providers, &payment)?;
            asked += 1;
        }
    }
}

/// Whether [`reconcile_payments`] has something to ask.
pub(crate) fn anything_stale(read: &mut db::Read, now: Instant) -> Result<bool, db::Error> {
    Ok(!payment::stale(read, now.plus_ms(-ASK_EVERY_MS), 1)?.is_empty())
}

/// A payment whose time is over is closed at the provider; any other is only asked about.
fn reconcile(db: &db::Db, clock: &dyn Clock, providers: &Providers, payment: &Payment) -> Result<(), db::Error> {
    let (id, clock) = (payment.id, ManualClock::at(clock.now()));
    let fetched = match (providers.named(&payment.provider), &payment.provider_ref) {
        (Ok(provider), Some(at)) if is_over(payment, clock.now()) => provider.cancel(at),
        (Ok(provider), Some(at)) => provider.fetch(at),
        (Err(unknown), _) => Err(ProviderError::Down(unknown.to_string())),
        (_, None) => Err(ProviderError::Unsupported),
    };
    db.write_blocking(move |tx| match &fetched {
        Ok(fetched) => book_payment(tx, &clock, id, fetched),
        Err(error) => {
            tracing::warn!(payment = %id, %error, "a payment could not be reconciled");
            payment::asked(tx, id, clock.now())
        }
    })
}

fn is_over(payment: &Payment, now: Instant) -> bool {
    payment.status != payment::PaymentStatus::Paid && payment.expires_at.is_some_and(|at| at <= now)
}

/// Does [`reconcile_payments`]; queued by the clock whenever there is something to ask.
pub(crate) struct ReconcileJob {
    deps: Deps,
}

impl ReconcileJob {
    pub(crate) fn new(deps: &Deps) -> ReconcileJob {
        ReconcileJob { deps: deps.clone() }
    }
}

impl Handler for ReconcileJob {
    fn kind(&self) -> &'static str {
        RECONCILE
    }

    fn is_patient(&self) -> bool {
        true
    }

    fn run(&self, run: &Run<'_>) -> Result<(), Failure> {
        reconcile_payments(run.db, run.clock, &self.deps.payments)?;
        Ok(())
    }
}
