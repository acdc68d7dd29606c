//! How few products make most of the turnover.

use serde::Serialize;

/// Shares of the products, in basis points, at which the curve is told.
pub const SHARES_BP: [i64; 14] =
    [100, 200, 500, 1_000, 1_500, 2_000, 3_000, 4_000, 5_000, 6_000, 7_000, 8_000, 9_000, 10_000];

/// The curve of a span: what share of the turnover the first products make.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Pareto {
    /// Products that sold for more than they gave back.
    pub products: i64,
    /// What they turned over.
    pub minor: i64,
    /// Share of the products and of the turnover, both in basis points, rising; empty where nothing was sold.
    pub points: Vec<(i64, i64)>,
}

impl Pareto {
    /// The curve of what each product turned over, in any order. The first x % are `⌈n·x⌉` products.
    pub fn of(mut values: Vec<i64>) -> Pareto {
        values.retain(|value| *value > 0);
        values.sort_unstable_by(|a, b| b.cmp(a));
        let products = i64::try_from(values.len()).unwrap_or(i64::MAX);
        let total: i128 = values.iter().map(|value| i128::from(*value)).sum();
        if products == 0 {
            return Pareto::default();
        }
        let mut sums = Vec::with_capacity(values.len());
        let mut sum = 0_i128;
        for value in &values {
            sum += i128::from(*value);
            sums.push(sum);
        }
        let point = |share: i64| {
            let count = usize::try_from((i128::from(products) * i128::from(share) + 9_999) / 10_000).unwrap_or(1);
            let made = sums.get(count.saturating_sub(1)).copied().unwrap_or(total);
            (share, i64::try_from((made * 10_000 + total / 2) / total).unwrap_or(10_000))
        };
        let points = SHARES_BP.into_iter().map(point).collect();
        Pareto { products, minor: i64::try_from(total).unwrap_or(i64::MAX), points }
    }

    /// What the first products make, `share_bp` of one of [`SHARES_BP`].
    pub fn share_of(&self, share_bp: i64) -> Option<i64> {
        self.points.iter().find(|(share, _)| *share == share_bp).map(|(_, made)| *made)
    }
}
