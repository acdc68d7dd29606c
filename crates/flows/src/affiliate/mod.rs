//! What creators sell for shops: terms, samples, whose touch an order owes, and what creators earn with it.

mod earn;
mod samples;
mod terms;
#[cfg(test)]
mod tests;
mod touches;

pub use samples::{
    AskSample, SampleFlowError, ask_sample, decide_sample, receive_sample, ship_sample, withdraw_sample,
};
pub use terms::{OfferError, OfferTerms, joinable, offer_terms};
pub use touches::{ClickedAnchor, touch_anchor};

pub(crate) use earn::{Creators, attribute, cancelled, held, let_go, settled};
pub(crate) use samples::{AffiliateFollower, sample_due};
pub(crate) use touches::touch_by_cart;

use affiliate::{CreatorId, OrderId};
use ledger::Payee;

use crate::trade::same;

/// A creator as the books call them.
pub(crate) fn payee(creator: CreatorId) -> Payee {
    Payee::Creator(same(creator))
}

/// An order as commissions call it.
fn of(order: trade::OrderId) -> OrderId {
    same(order)
}
