//! Lots drawn from a seed: how many, how much, which.

use kernel::Rng;

use super::number::{real_i64, unit, whole};

/// Above this mean a Poisson count is drawn from the normal distribution.
const MANY: f64 = 30.0;

/// Chance as the scenarios use it.
#[derive(Clone, Copy)]
pub(crate) struct Lot<'r>(pub(crate) &'r dyn Rng);

impl Lot<'_> {
    /// A number from 0 up to, not including, 1.
    pub(crate) fn unit(self) -> f64 {
        unit(self.0.next_u64())
    }

    /// Whether something of this probability happens.
    pub(crate) fn happens(self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// A normal deviate (the sum of twelve uniform ones, less six: no tail beyond six).
    fn normal(self) -> f64 {
        (0..12).map(|_| self.unit()).sum::<f64>() - 6.0
    }

    /// A log-normal factor of median 1.
    pub(crate) fn factor(self, sigma: f64) -> f64 {
        (sigma * self.normal()).exp()
    }

    /// A Poisson count; a mean below 0 counts as 0.
    pub(crate) fn poisson(self, mean: f64) -> i64 {
        if mean > MANY {
            return whole(mean + mean.sqrt() * self.normal()).max(0);
        }
        let floor = (-mean.max(0.0)).exp();
        let mut left = self.unit();
        let mut count = 0;
        while left > floor {
            left *= self.unit();
            count += 1;
        }
        count
    }

    /// How many of `units` something of this probability happens to; for many, their normal approximation.
    pub(crate) fn of(self, units: i64, probability: f64) -> i64 {
        if units <= 30 {
            return (0..units).map(|_| i64::from(self.happens(probability))).sum();
        }
        let mean = real_i64(units) * probability;
        let spread = (mean * (1.0 - probability)).max(0.0).sqrt();
        whole(mean + spread * self.normal()).clamp(0, units)
    }

    /// A place in `ladder`, running sums of weights, by weight; `None` when nothing weighs anything.
    pub(crate) fn rung(self, ladder: &[f64]) -> Option<usize> {
        let top = ladder.last().copied().filter(|top| *top > 0.0)?;
        let at = self.unit() * top;
        Some(ladder.partition_point(|sum| *sum <= at).min(ladder.len() - 1))
    }

    /// A place among `count`; 0 when there are none.
    pub(crate) fn place(self, count: usize) -> usize {
        let count = u64::try_from(count).unwrap_or(1).max(1);
        usize::try_from(self.0.next_u64() % count).unwrap_or(0)
    }
}
