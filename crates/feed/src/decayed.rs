//! Counters that forget.

use crate::number::hours;

/// Half-lives of the counters, in hours: ten minutes, one hour, three hours, a day, a week.
pub const HALF_LIVES_H: [f64; HORIZONS] = [1.0 / 6.0, 1.0, 3.0, 24.0, 168.0];

/// How many half-lives are kept.
pub const HORIZONS: usize = 5;

/// The place of the three-hour half-life: the best single one in a log of short videos.
pub const THREE_HOURS: usize = 2;

/// The place of the one-day half-life.
pub const ONE_DAY: usize = 3;

/// A count in which a fact of one half-life ago weighs a half: `c += 2^((t − t0)/hl)`, kept as its logarithm with `t0`
/// the epoch, so that it never overflows, needs no new reference, and compares between items without knowing the time.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Decayed(f64);

impl Default for Decayed {
    fn default() -> Decayed {
        Decayed(f64::NEG_INFINITY)
    }
}

impl Decayed {
    /// Adds `amount` (above 0, else nothing happens) at `at_ms`; facts may come in any order.
    pub fn add(&mut self, amount: f64, at_ms: i64, half_life_h: f64) {
        if amount > 0.0 {
            let new = hours(at_ms) / half_life_h + amount.log2();
            let (high, low) = if new > self.0 { (new, self.0) } else { (self.0, new) };
            self.0 = high + (low - high).exp2().ln_1p() / std::f64::consts::LN_2;
        }
    }

    /// The count as of `at_ms`, at least 0.
    pub fn at(self, at_ms: i64, half_life_h: f64) -> f64 {
        (self.0 - hours(at_ms) / half_life_h).min(1000.0).exp2()
    }

    /// Orders counters of one half-life at any one time; also its place in a snapshot's hash.
    pub(crate) fn bits(self) -> u64 {
        let bits = self.0.to_bits();
        if bits >> 63 == 1 { !bits } else { bits | (1 << 63) }
    }
}

/// One counter for each of [`HALF_LIVES_H`].
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Horizons([Decayed; HORIZONS]);

impl Horizons {
    pub fn add(&mut self, amount: f64, at_ms: i64) {
        for (counter, half_life) in self.0.iter_mut().zip(HALF_LIVES_H) {
            counter.add(amount, at_ms, half_life);
        }
    }

    /// The counts as of `at_ms`.
    pub fn at(&self, at_ms: i64) -> [f64; HORIZONS] {
        let mut out = [0.0; HORIZONS];
        for ((out, counter), half_life) in out.iter_mut().zip(self.0).zip(HALF_LIVES_H) {
            *out = counter.at(at_ms, half_life);
        }
        out
    }

    /// The counter at one place.
    pub(crate) fn counter(&self, place: usize) -> Decayed {
        self.0.get(place).copied().unwrap_or_default()
    }

    pub(crate) fn bits(&self) -> impl Iterator<Item = u64> {
        self.0.into_iter().map(Decayed::bits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fact_of_one_half_life_ago_weighs_a_half_in_any_order() {
        let (mut a, mut b) = (Decayed::default(), Decayed::default());
        a.add(1.0, 0, 1.0);
        a.add(1.0, kernel::HOUR_MS, 1.0);
        b.add(1.0, kernel::HOUR_MS, 1.0);
        b.add(1.0, 0, 1.0);
        assert!((a.at(kernel::HOUR_MS, 1.0) - 1.5).abs() < 1e-9);
        assert!((b.at(kernel::HOUR_MS, 1.0) - 1.5).abs() < 1e-9);
        assert_eq!(Decayed::default().at(0, 1.0), 0.0);
    }

    #[test]
    fn counters_compare_without_the_time_and_do_not_overflow() {
        let (mut old, mut new) = (Decayed::default(), Decayed::default());
        let now = 1_700_000_000_000;
        for _ in 0..10 {
            old.add(1.0, now - 4 * kernel::HOUR_MS, 1.0);
        }
        new.add(1.0, now, 1.0);
        assert!(new.bits() > old.bits() && new.at(now, 1.0) > old.at(now, 1.0));
        assert!(Decayed::default().bits() < old.bits());
    }
}
