//! Cash on delivery: the carrier collects.

use trade::payment::provider::{
    Decided, Fetched, PaymentProvider, ProviderError, RefundStatus, StartPayment, StartRefund, Started,
};

/// Cash on delivery. What was collected is given back by the operator's hand: see `trade::payment::refund::MANUAL`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cod;

impl PaymentProvider for Cod {
    fn name(&self) -> &'static str {
        "cod"
    }

    fn methods(&self) -> &[&'static str] {
        &["cod"]
    }

    fn at_once(&self, _: &StartPayment) -> Option<Decided> {
        Some(Decided::OnDelivery)
    }

    fn refunds_by_hand(&self) -> bool {
        true
    }

    fn start(&self, _: &StartPayment) -> Result<Started, ProviderError> {
        Err(ProviderError::Unsupported)
    }

    fn fetch(&self, _: &str) -> Result<Fetched, ProviderError> {
        Err(ProviderError::Unsupported)
    }

    fn refund(&self, _: &StartRefund) -> Result<RefundStatus, ProviderError> {
        Err(ProviderError::Unsupported)
    }

    fn fetch_refund(&self, _: &str) -> Result<RefundStatus, ProviderError> {
        Err(ProviderError::Unsupported)
    }

    fn cancel(&self, _: &str) -> Result<Fetched, ProviderError> {
        Err(ProviderError::Unsupported)
    }
}
