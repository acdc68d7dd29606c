//! Whether a price may stand in a market. Outside its bounds it is reported, never clamped.

use kernel::{Money, Problem};
use serde::{Deserialize, Serialize};

use crate::PriceBounds;

/// What the bounds say of a price.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum Verdict {
    /// The price may go on sale.
    Within,
    /// Under the least price the market takes.
    BelowMin { min: Money },
    /// Over the highest price the market takes.
    AboveMax { max: Money },
}

impl Verdict {
    /// What `bounds` say of `price`; both ends are allowed, no bounds allow everything.
    pub fn of(price: Money, bounds: Option<&PriceBounds>) -> Verdict {
        match bounds {
            Some(bounds) if price.minor < bounds.min.minor => Verdict::BelowMin { min: bounds.min },
            Some(bounds) if price.minor > bounds.max.minor => Verdict::AboveMax { max: bounds.max },
            _ => Verdict::Within,
        }
    }

    /// The reason's code, or `None` when the price may stand.
    pub fn code(&self) -> Option<&'static str> {
        match self {
            Verdict::Within => None,
            Verdict::BelowMin { .. } => Some("market.price_below_min"),
            Verdict::AboveMax { .. } => Some("market.price_above_max"),
        }
    }

    /// What to tell people, or `None` when the price may stand: the code with `min` or `max`, and `price`.
    pub fn problem(&self, price: Money) -> Option<Problem> {
        let bound = match self {
            Verdict::BelowMin { .. } => "min",
            _ => "max",
        };
        let problem = Problem::new("price", self.code()?).with("price", price);
        Some(problem.with(bound, self.limit()?))
    }

    /// The bound that the price breaks.
    pub fn limit(&self) -> Option<Money> {
        match self {
            Verdict::Within => None,
            Verdict::BelowMin { min } => Some(*min),
            Verdict::AboveMax { max } => Some(*max),
        }
    }
}

#[cfg(test)]
mod tests {
    use kernel::Currency;

    use super::*;

    const GBP: fn(i64) -> Money = |minor| Money::new(minor, Currency::GBP);

    #[test]
    fn both_ends_are_allowed() {
        let bounds = PriceBounds { min: GBP(1), max: GBP(13_450), cross_border_only: true };
        for (minor, code) in
            [(0, Some("market.price_below_min")), (1, None), (13_450, None), (13_451, Some("market.price_above_max"))]
        {
            assert_eq!(Verdict::of(GBP(minor), Some(&bounds)).code(), code, "{minor}");
        }
        assert_eq!(Verdict::of(GBP(99_999_999), None), Verdict::Within);
    }
}
