//! The sandbox: everybody pays at once, but for who is called `DECLINE`.

use trade::payment::RefundState;
use trade::payment::provider::{
    Decided, Fetched, PaymentProvider, ProviderError, RefundStatus, StartPayment, StartRefund, Started,
};

/// Pays without money, at once and in the transaction that places the order.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sandbox;

/// The name in the delivery address of whoever is declined.
const DECLINE: &str = "DECLINE";

impl PaymentProvider for Sandbox {
    fn name(&self) -> &'static str {
        "sandbox"
    }

    fn methods(&self) -> &[&'static str] {
        &["sandbox"]
    }

    fn at_once(&self, start: &StartPayment) -> Option<Decided> {
        Some(match start.name.trim() {
            DECLINE => Decided::Declined { code: "declined" },
            _ => Decided::Paid,
        })
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
        Ok(RefundStatus { provider_ref: refund.refund.to_string(), state: RefundState::Done, failure: None })
    }

    fn fetch_refund(&self, provider_ref: &str) -> Result<RefundStatus, ProviderError> {
        Ok(RefundStatus { provider_ref: provider_ref.to_owned(), state: RefundState::Done, failure: None })
    }

    fn cancel(&self, _: &str) -> Result<Fetched, ProviderError> {
        Err(ProviderError::Unsupported)
    }
}
