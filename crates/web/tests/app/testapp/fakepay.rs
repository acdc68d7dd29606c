//! A payment provider of this test's own: the shopper is sent away to pay, and messages come back. It behaves as the trait
//! documents, and as no real provider in particular.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use kernel::{Instant, Money};
use trade::payment::RefundState;
use trade::payment::provider::{
    About, Action, Fetched, FetchedStatus, PaymentProvider, ProviderError, RefundStatus, StartPayment, StartRefund,
    Started, WebhookError, WebhookEvent,
};

/// The header that its messages are signed by; the signature is the body's length.
pub const SIGNATURE: &str = "x-fakepay-signature";

/// What it knows of payments, by its own names.
#[derive(Default)]
pub struct FakePay(Mutex<State>);

#[derive(Default)]
struct State {
    payments: HashMap<String, (FetchedStatus, Money)>,
    /// How often a payment was begun.
    begun: usize,
    is_down: bool,
}

impl FakePay {
    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The shopper paid at the provider's.
    pub fn pays(&self, provider_ref: &str) {
        self.state().payments.get_mut(provider_ref).unwrap().0 = FetchedStatus::Paid;
    }

    /// How many payments it was asked for, repetitions included.
    pub fn begun(&self) -> usize {
        self.state().begun
    }

    /// Whether it answers.
    pub fn is_down(&self, is_down: bool) {
        self.state().is_down = is_down;
    }

    /// A message of its, and its signature.
    pub fn message(event: &str, provider_ref: &str) -> (Vec<u8>, String) {
        let body = format!("{event} {provider_ref}").into_bytes();
        let signature = body.len().to_string();
        (body, signature)
    }
}

impl PaymentProvider for FakePay {
    fn name(&self) -> &'static str {
        "fakepay"
    }

    fn methods(&self) -> &[&'static str] {
        &["fakepay"]
    }

    fn start(&self, start: &StartPayment) -> Result<Started, ProviderError> {
        let mut state = self.state();
        state.begun += 1;
        if state.is_down {
            return Err(ProviderError::Down("the test unplugged it".to_owned()));
        }
        let provider_ref = format!("fp_{}", start.payment);
        state.payments.entry(provider_ref.clone()).or_insert((FetchedStatus::Pending, start.amount));
        let redirect = format!("https://pay.example/{provider_ref}").parse().unwrap();
        Ok(Started { provider_ref, action: Action { redirect }, expires_at: None })
    }

    fn fetch(&self, provider_ref: &str) -> Result<Fetched, ProviderError> {
        let (status, amount) = self.state().payments.get(provider_ref).cloned().unwrap();
        let captured = if status == FetchedStatus::Paid { amount } else { Money::zero(amount.currency) };
        Ok(Fetched { status, captured, refunded: Money::zero(amount.currency) })
    }

    fn refund(&self, refund: &StartRefund) -> Result<RefundStatus, ProviderError> {
        Ok(RefundStatus { provider_ref: format!("fr_{}", refund.refund), state: RefundState::Done, failure: None })
    }

    fn fetch_refund(&self, provider_ref: &str) -> Result<RefundStatus, ProviderError> {
        Ok(RefundStatus { provider_ref: provider_ref.to_owned(), state: RefundState::Done, failure: None })
    }

    fn cancel(&self, provider_ref: &str) -> Result<Fetched, ProviderError> {
        self.fetch(provider_ref)
    }

    fn webhook<'a>(
        &self,
        header: &dyn Fn(&str) -> Option<&'a str>,
        body: &[u8],
        _: Instant,
    ) -> Result<WebhookEvent, WebhookError> {
        if header(SIGNATURE) != Some(body.len().to_string().as_str()) {
            return Err(WebhookError::Forged);
        }
        let text = std::str::from_utf8(body).map_err(|_| WebhookError::Unreadable)?;
        let (event, provider_ref) = text.split_once(' ').ok_or(WebhookError::Unreadable)?;
        Ok(WebhookEvent { event_id: event.to_owned(), about: About::Payment { provider_ref: provider_ref.to_owned() } })
    }
}
