//! Payment providers for tests: two that decide by themselves, and one that does what it is told.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use kernel::{Instant, Money};
use trade::payment::provider::{
    About, Action, Decided, Fetched, FetchedStatus, ProviderError, RefundStatus, StartPayment, StartRefund, Started,
    WebhookError, WebhookEvent,
};
use trade::payment::{PaymentProvider, Providers, RefundState};

pub struct InHouse {
    pub name: &'static str,
    pub decides: fn(&StartPayment) -> Decided,
}

impl PaymentProvider for InHouse {
    fn name(&self) -> &'static str {
        self.name
    }
    fn methods(&self) -> &[&'static str] {
        std::slice::from_ref(&self.name)
    }
    fn at_once(&self, start: &StartPayment) -> Option<Decided> {
        Some((self.decides)(start))
    }
    fn refunds_at_once(&self) -> bool {
        true
    }
    fn start(&self, _: &StartPayment) -> Result<Started, ProviderError> {
        Err(ProviderError::Unsupported)
    }
    fn fetch(&self, _: &str) -> Result<Fetched, ProviderError> {
        Err(ProviderError::Unsupported)
    }
    fn refund(&self, refund: &StartRefund) -> Result<RefundStatus, ProviderError> {
        Ok(RefundStatus { provider_ref: format!("back-{}", refund.refund), state: RefundState::Done, failure: None })
    }
    fn fetch_refund(&self, at: &str) -> Result<RefundStatus, ProviderError> {
        Ok(RefundStatus { provider_ref: at.to_owned(), state: RefundState::Done, failure: None })
    }
    fn cancel(&self, _: &str) -> Result<Fetched, ProviderError> {
        Err(ProviderError::Unsupported)
    }
}

/// A service where payments and refunds stand as the test says.
#[derive(Default)]
pub struct Service {
    pub down: Mutex<bool>,
    pub payments: Mutex<HashMap<String, Fetched>>,
    pub refunds: Mutex<HashMap<String, RefundStatus>>,
    pub refund_calls: Mutex<u32>,
}

impl Service {
    pub fn pays(&self, at: &str) {
        let mut payments = self.payments.lock().unwrap();
        let payment = payments.get_mut(at).unwrap();
        payment.status = FetchedStatus::Paid;
    }

    fn up(&self) -> Result<(), ProviderError> {
        if *self.down.lock().unwrap() { Err(ProviderError::Down("test".to_owned())) } else { Ok(()) }
    }
}

impl PaymentProvider for Service {
    fn name(&self) -> &'static str {
        "service"
    }
    fn methods(&self) -> &[&'static str] {
        &["service"]
    }
    fn start(&self, start: &StartPayment) -> Result<Started, ProviderError> {
        self.up()?;
        let provider_ref = format!("pay-{}", start.payment);
        let there = Fetched {
            status: FetchedStatus::Pending,
            captured: start.amount,
            refunded: Money::zero(start.amount.currency),
        };
        self.payments.lock().unwrap().entry(provider_ref.clone()).or_insert(there);
        let redirect = "https://pay.example/".parse().unwrap();
        Ok(Started { provider_ref, action: Action { redirect }, expires_at: None })
    }
    fn fetch(&self, at: &str) -> Result<Fetched, ProviderError> {
        self.up()?;
        Ok(self.payments.lock().unwrap()[at].clone())
    }
    fn refund(&self, refund: &StartRefund) -> Result<RefundStatus, ProviderError> {
        self.up()?;
        *self.refund_calls.lock().unwrap() += 1;
        let provider_ref = format!("back-{}", refund.refund);
        let status = RefundStatus { provider_ref: provider_ref.clone(), state: RefundState::Done, failure: None };
        Ok(self.refunds.lock().unwrap().entry(provider_ref).or_insert(status).clone())
    }
    fn fetch_refund(&self, at: &str) -> Result<RefundStatus, ProviderError> {
        self.up()?;
        Ok(self.refunds.lock().unwrap()[at].clone())
    }
    fn cancel(&self, at: &str) -> Result<Fetched, ProviderError> {
        self.up()?;
        let mut payments = self.payments.lock().unwrap();
        let payment = payments.get_mut(at).unwrap();
        if payment.status == FetchedStatus::Pending {
            payment.status = FetchedStatus::Expired;
        }
        Ok(payment.clone())
    }
    /// The body is `event|payment reference`; the signature is the word `signed`.
    fn webhook<'a>(
        &self,
        header: &dyn Fn(&str) -> Option<&'a str>,
        body: &[u8],
        _: Instant,
    ) -> Result<WebhookEvent, WebhookError> {
        if header("signature") != Some("signed") {
            return Err(WebhookError::Forged);
        }
        let body = std::str::from_utf8(body).unwrap();
        let (event, at) = body.split_once('|').ok_or(WebhookError::Unreadable)?;
        Ok(WebhookEvent { event_id: event.to_owned(), about: About::Payment { provider_ref: at.to_owned() } })
    }
}

/// `sandbox`, `cod` and the service.
pub fn providers() -> (Providers, Arc<Service>) {
    let service = Arc::new(Service::default());
    let sandbox = |start: &StartPayment| match start.name.as_str() {
        "DECLINE" => Decided::Declined { code: "declined" },
        _ => Decided::Paid,
    };
    let all: Vec<Arc<dyn PaymentProvider>> = vec![
        Arc::new(InHouse { name: "sandbox", decides: sandbox }),
        Arc::new(InHouse { name: "cod", decides: |_| Decided::OnDelivery }),
        service.clone(),
    ];
    (Providers::new(all), service)
}
