//! What a listing must know of prices: the formula and the rates belong to the market context.

use jiff::civil::Date;
use kernel::{Instant, Money, Rate};
use serde::{Deserialize, Serialize};

use super::Reason;
use crate::product::VariantId;

/// The rate in a price, with its source and day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RateUsed {
    pub rate: Rate,
    pub source: String,
    /// The day the rate is of.
    pub date: Date,
}

/// A price and how it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Price {
    pub money: Money,
    /// The rate that the price was made with.
    pub rate: RateUsed,
    /// Every input and step of the formula: JSON of the market context.
    pub breakdown: String,
    /// Worth knowing about this price, never in its way.
    pub notes: Vec<Reason>,
}

/// Why there is no price to sell at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotPriced {
    /// There is no rate, or it is too old: the price is pending, never guessed.
    Pending(Reason),
    /// There is a price, and it may not be asked here.
    Refused { price: Box<Price>, reason: Reason },
}

/// Prices variants for one market. The caller of a sync makes one for each market and shop.
pub trait Pricer {
    /// The price of something that costs `base` at home. `on_sale` is the rate in the price now on sale, kept when the
    /// market's rate has moved less than the threshold.
    fn price(&self, base: Money, on_sale: Option<&RateUsed>) -> Result<Price, NotPriced>;

    /// What stands against a price that the seller set by hand.
    fn check(&self, set: Money) -> Option<Reason>;
}

/// One change of a price on sale.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PriceHistoryEntry {
    pub variant: VariantId,
    pub price: Money,
    /// The rate it was made with; `None` for a price set by hand.
    pub rate: Option<RateUsed>,
    pub at: Instant,
}
