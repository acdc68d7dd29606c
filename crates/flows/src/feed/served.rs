//! What pages of the feed were made of since the server started: how many places had which reason, by market.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use feed::{Ranked, Why};
use kernel::MarketCode;

/// Counts of places by market and reason.
#[derive(Default)]
pub struct Served(Mutex<BTreeMap<(MarketCode, &'static str), u64>>);

impl Served {
    pub(super) fn count(&self, market: MarketCode, page: &[Ranked]) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for ranked in page {
            *counts.entry((market, name(&ranked.why))).or_default() += 1;
        }
    }

    /// By market and reason, in order.
    pub fn counts(&self) -> Vec<(MarketCode, &'static str, u64)> {
        let counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        counts.iter().map(|((market, reason), count)| (*market, *reason, *count)).collect()
    }
}

/// The one spelling of a reason, as the API has it.
pub(super) const fn name(why: &Why) -> &'static str {
    match why {
        Why::Like { .. } => "alike",
        Why::Popular => "popular",
        Why::Topic { .. } => "interest",
        Why::Followed { .. } => "followed",
        Why::Live => "live",
        Why::Fresh => "fresh",
        Why::Product { .. } => "cart",
        Why::New => "new",
        Why::Chance => "chance",
    }
}
