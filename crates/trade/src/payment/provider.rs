//! What a payment provider can do, so that trade knows none of them by name.
//!
//! Everything is synchronous and may wait for a network: never call it inside a transaction or on an async task,
//! except for [`PaymentProvider::at_once`] and [`PaymentProvider::refunds_at_once`], which ask nobody.

use std::collections::BTreeSet;
use std::sync::Arc;

use kernel::{Coded, Instant, Lang, Money};
use serde::{Deserialize, Serialize};
use url::Url;

use super::{PaymentId, RefundId, RefundState};

/// A way to be paid: in house, or a service that takes the money.
pub trait PaymentProvider: Send + Sync {
    /// The name in settings, tables, webhook addresses and a market's `payment_methods`: `stripe`.
    fn name(&self) -> &'static str;

    /// The methods a shopper chooses among, each offered by one provider only: mostly the provider's own name.
    fn methods(&self) -> &[&'static str];

    /// Decides without asking anybody; `None` for a provider that must be called.
    fn at_once(&self, _start: &StartPayment) -> Option<Decided> {
        None
    }

    /// Whether a refund is done with the booking of it, since no money leaves the house.
    fn refunds_at_once(&self) -> bool {
        false
    }

    /// Whether no service can send the money back, so that the operator does: refunds go to
    /// [`MANUAL`](super::refund::MANUAL).
    fn refunds_by_hand(&self) -> bool {
        false
    }

    /// Begins a payment and says where the shopper goes on. Repeating it with the same payment id begins nothing new.
    fn start(&self, start: &StartPayment) -> Result<Started, ProviderError>;

    /// How the payment stands now. The only source of amounts: a webhook's are not believed.
    fn fetch(&self, provider_ref: &str) -> Result<Fetched, ProviderError>;

    /// Sends money back. Repeating it with the same refund id sends nothing more.
    fn refund(&self, refund: &StartRefund) -> Result<RefundStatus, ProviderError>;

    /// How a refund stands now, by the reference that [`PaymentProvider::refund`] gave.
    fn fetch_refund(&self, provider_ref: &str) -> Result<RefundStatus, ProviderError>;

    /// Takes no more money for a payment that is not paid. What is true afterwards is told: a shopper may have been
    /// faster. Repeating it does no harm.
    fn cancel(&self, provider_ref: &str) -> Result<Fetched, ProviderError>;

    /// Reads a message from the provider: its signature over the raw body in constant time, its age (±
    /// [`WEBHOOK_TOLERANCE_MS`]), then what it is about. `header` gives a header's value by its lower-case name.
    fn webhook<'a>(
        &self,
        _header: &dyn Fn(&str) -> Option<&'a str>,
        _body: &[u8],
        _now: Instant,
    ) -> Result<WebhookEvent, WebhookError> {
        Err(WebhookError::Forged)
    }

    /// Pays a seller; the default has no such service, and the operator uses the bank file.
    fn pay_out(&self, _payout: &StartPayout) -> Result<PayoutStatus, ProviderError> {
        Err(ProviderError::Unsupported)
    }
}

/// Milliseconds that a webhook's timestamp may be off, either way.
pub const WEBHOOK_TOLERANCE_MS: i64 = 300_000;

/// What a provider must know to take money.
#[derive(Clone, Debug, PartialEq)]
pub struct StartPayment {
    /// Also the key of idempotence.
    pub payment: PaymentId,
    pub amount: Money,
    /// One of the provider's methods.
    pub method: String,
    /// The name of the delivery address: the sandbox declines who is called `DECLINE`.
    pub name: String,
    /// Where the provider may write to; absent where none is known.
    pub email: Option<String>,
    /// The shopper's language.
    pub lang: Lang,
    /// One line of what is paid, in the shopper's language: `Order 1234 at Meadow`.
    pub description: String,
    /// Where the provider sends the shopper when it is done.
    pub return_url: Url,
    /// Where the provider sends a shopper who turned back.
    pub cancel_url: Url,
    /// When the shopper's time to pay is over.
    pub expires_at: Instant,
    pub now: Instant,
}

/// What an in-house provider decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decided {
    Paid,
    /// The carrier collects it.
    OnDelivery,
    /// Not paid; the code says why.
    Declined {
        code: &'static str,
    },
}

/// A payment that the provider began.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Started {
    /// The provider's own name of the payment.
    pub provider_ref: String,
    pub action: Action,
    /// When the provider stops taking money; may be later than asked for.
    pub expires_at: Option<Instant>,
}

/// What the shopper does next: `{"redirect": "https://…"}` in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Action {
    /// Go to this `https` (or `http`) address and pay.
    pub redirect: String,
}

/// How a payment stands at the provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    pub status: FetchedStatus,
    /// Received so far; zero unless [`FetchedStatus::Paid`].
    pub captured: Money,
    /// Sent back so far, or about to be.
    pub refunded: Money,
}

/// The provider's word on a payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FetchedStatus {
    /// The shopper or a bank is still at it.
    Pending,
    Paid,
    /// It will not be paid any more; the provider's code says why.
    Failed {
        code: String,
    },
    /// The time was over, or it was cancelled.
    Expired,
}

/// What a provider must know to send money back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StartRefund {
    /// Also the key of idempotence.
    pub refund: RefundId,
    pub payment: PaymentId,
    /// Of the payment.
    pub provider_ref: String,
    /// At most what was captured and not sent back yet.
    pub amount: Money,
    /// For the provider's own list.
    pub reason: String,
}

/// How a refund stands at the provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefundStatus {
    pub provider_ref: String,
    pub state: RefundState,
    /// Why, when it failed.
    pub failure: Option<String>,
}

/// What a provider must know to pay a seller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StartPayout {
    /// The key of idempotence.
    pub payout: i64,
    pub amount: Money,
    /// The provider's name of the payee's account.
    pub account: String,
}

/// How a payout stands at the provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PayoutStatus {
    pub provider_ref: String,
    pub paid: bool,
}

/// A message that came from the provider. What it is about is fetched; what it claims is not believed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebhookEvent {
    /// The same for every delivery of one message.
    pub event_id: String,
    pub about: About,
}

/// What a message is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// A payment moved: fetch it by this reference.
    Payment { provider_ref: String },
    /// A refund moved: fetch it by its reference. `refund` is the id it was made with, where the message says it.
    Refund { provider_ref: String, refund: Option<RefundId> },
    /// Something we do not listen to.
    Nothing,
}

/// Why a provider did not do what was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProviderError {
    /// No answer, too slow, or its own fault: the same may be asked again later.
    #[error("the payment provider does not answer: {0}")]
    Down(String),
    /// It said no, and will say so again. The code is the provider's.
    #[error("the payment provider refused: {code}: {reason}")]
    Refused { code: String, reason: String },
    /// Its answer is not what its documentation says.
    #[error("the payment provider's answer cannot be read: {0}")]
    Unreadable(String),
    /// The amount cannot be said in the units of the provider.
    #[error("the amount {0} is not one the provider can take")]
    Amount(Money),
    /// The provider has no such service.
    #[error("the payment provider does not do this")]
    Unsupported,
}

impl ProviderError {
    /// Whether asking again later may help.
    pub fn may_retry(&self) -> bool {
        matches!(self, ProviderError::Down(_) | ProviderError::Unreadable(_))
    }
}

impl Coded for ProviderError {
    fn code(&self) -> &'static str {
        match self {
            ProviderError::Down(_) => "payments.provider_down",
            ProviderError::Refused { .. } => "payments.provider_refused",
            ProviderError::Unreadable(_) => "payments.provider_unreadable",
            ProviderError::Amount(_) => "payments.amount_not_payable",
            ProviderError::Unsupported => "payments.unsupported",
        }
    }
}

/// Why a message is not taken as the provider's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WebhookError {
    /// No signature, or not one of this body by the shared secret.
    #[error("the message is not signed by the provider")]
    Forged,
    /// Signed, but too old or from the future.
    #[error("the message is too old")]
    Stale,
    /// Signed and fresh, but not of the documented form.
    #[error("the message cannot be read")]
    Unreadable,
}

impl Coded for WebhookError {
    fn code(&self) -> &'static str {
        match self {
            WebhookError::Forged => "payments.webhook_forged",
            WebhookError::Stale => "payments.webhook_stale",
            WebhookError::Unreadable => "payments.webhook_unreadable",
        }
    }
}

/// The providers of this installation, in the order in which shoppers see them. Cheap to clone.
#[derive(Clone, Default)]
pub struct Providers(Arc<[Arc<dyn PaymentProvider>]>);

/// There is no such provider or method here.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no payment provider {0:?}")]
pub struct UnknownProvider(pub String);

impl Coded for UnknownProvider {
    fn code(&self) -> &'static str {
        "payments.provider_unknown"
    }
}

/// A method a shopper may choose, and who performs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct OfferedMethod {
    pub method: &'static str,
    pub provider: &'static str,
}

impl Providers {
    /// These providers; of two with one name the first is kept.
    pub fn new(providers: Vec<Arc<dyn PaymentProvider>>) -> Providers {
        let mut seen = BTreeSet::new();
        Providers(providers.into_iter().filter(|provider| seen.insert(provider.name())).collect())
    }

    /// The provider of this name.
    pub fn named(&self, name: &str) -> Result<&Arc<dyn PaymentProvider>, UnknownProvider> {
        self.0.iter().find(|provider| provider.name() == name).ok_or_else(|| UnknownProvider(name.to_owned()))
    }

    /// What a shopper may choose in a market: every method of the providers that `listed` names, of all providers
    /// where it is `None`.
    pub fn offered(&self, listed: Option<&[String]>) -> Vec<OfferedMethod> {
        let wanted = |name: &str| listed.is_none_or(|names| names.iter().any(|listed| listed == name));
        let providers = self.0.iter().filter(|provider| wanted(provider.name()));
        let methods =
            providers.flat_map(|p| p.methods().iter().map(|method| OfferedMethod { method, provider: p.name() }));
        methods.collect()
    }

    /// The provider of a method that the market offers; `None` for any other.
    pub fn of_method(&self, method: &str, listed: Option<&[String]>) -> Option<&Arc<dyn PaymentProvider>> {
        let offered = self.offered(listed).into_iter().find(|offered| offered.method == method)?;
        self.named(offered.provider).ok()
    }

    /// Every provider.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<dyn PaymentProvider>> {
        self.0.iter()
    }
}

impl std::fmt::Debug for Providers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.iter().map(|provider| provider.name())).finish()
    }
}

#[cfg(test)]
mod tests;
