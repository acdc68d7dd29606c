//! From scores to probabilities that hold: a rolling isotonic regression over closed cases.

use sha2::{Digest, Sha256};

use crate::number::{logistic, place, real};

const BINS: usize = 56;
const LOW: f64 = -9.0;
const WIDE: f64 = 0.25;

/// What is kept of closed cases from one week to the next: a half is forgotten in half a year.
const KEEP: f64 = 0.974;

/// Cases for which what was believed before stands in every bin: the logistic itself, or the curve of all markets.
const PRIOR: f64 = 3.0;

/// Closed cases below which no record is shown.
pub const PROVEN_MIN: u64 = 300;

#[derive(Clone, Copy, Debug, Default)]
struct Bin {
    cases: f64,
    hits: f64,
    /// Not forgotten.
    of: u64,
    came_true: u64,
}

/// Closed cases by their log-odds before calibration.
#[derive(Clone, Debug)]
pub(crate) struct Calibration {
    bins: [Bin; BINS],
    /// Isotonic, a value for each bin.
    curve: [f64; BINS],
}

impl Default for Calibration {
    fn default() -> Calibration {
        let mut own = Calibration { bins: [Bin::default(); BINS], curve: [0.0; BINS] };
        own.fit(None);
        own
    }
}

impl Calibration {
    /// The probability at these log-odds.
    pub(crate) fn probability(&self, odds: f64) -> f64 {
        let at = (odds - LOW) / WIDE - 0.5;
        let below = place(at.floor(), BINS);
        let share = (at - real(below)).clamp(0.0, 1.0);
        let value = |bin: usize| self.curve.get(bin.min(BINS - 1)).copied().unwrap_or(0.0);
        value(below) + share * (value(below + 1) - value(below))
    }

    /// Hits and cases like this one: of the bins that the isotonic curve puts on one step with it, or at least its neighbours.
    /// `None` while fewer than [`PROVEN_MIN`] cases closed.
    pub(crate) fn record(&self, odds: f64) -> Option<(u64, u64)> {
        let closed: u64 = self.bins.iter().map(|bin| bin.of).sum();
        let own = place((odds - LOW) / WIDE, BINS);
        let level = self.curve.get(own).copied().unwrap_or(0.0);
        let like = self.bins.iter().zip(self.curve).enumerate().filter(|(bin, (_, curve))| {
            bin.abs_diff(own) <= 1 || (curve - level).abs() < 0.02 && bin.abs_diff(own) <= 4
        });
        let (came_true, of) = like.fold((0, 0), |(hits, of), (_, (bin, _))| (hits + bin.came_true, of + bin.of));
        (closed >= PROVEN_MIN && of > 0).then_some((came_true, of))
    }

    /// Takes in the cases of one week; `all` is the curve of all markets, for one of them.
    pub(crate) fn learn(&mut self, closed: impl Iterator<Item = (f64, bool)>, all: Option<&Calibration>) {
        for bin in &mut self.bins {
            bin.cases *= KEEP;
            bin.hits *= KEEP;
        }
        for (odds, hit) in closed {
            if let Some(bin) = self.bins.get_mut(place((odds - LOW) / WIDE, BINS)) {
                bin.cases += 1.0;
                bin.of += 1;
                if hit {
                    bin.hits += 1.0;
                    bin.came_true += 1;
                }
            }
        }
        self.fit(all);
    }

    /// Pools adjacent violators.
    fn fit(&mut self, all: Option<&Calibration>) {
        let mut blocks: Vec<(f64, f64, usize)> = Vec::new();
        for (bin, counted) in self.bins.iter().enumerate() {
            let middle = LOW + (real(bin) + 0.5) * WIDE;
            let believed = all.map_or_else(|| logistic(middle), |all| all.probability(middle));
            let mut block = (counted.cases + PRIOR, counted.hits + PRIOR * believed, 1);
            while let Some(last) = blocks.pop() {
                if last.1 / last.0 <= block.1 / block.0 {
                    blocks.push(last);
                    break;
                }
                block = (last.0 + block.0, last.1 + block.1, last.2 + block.2);
            }
            blocks.push(block);
        }
        let values = blocks.iter().flat_map(|(cases, hits, bins)| std::iter::repeat_n(hits / cases, *bins));
        self.curve.iter_mut().zip(values).for_each(|(slot, value)| *slot = value);
    }

    pub(crate) fn write(&self, hash: &mut Sha256) {
        for bin in &self.bins {
            hash.update(bin.cases.to_bits().to_le_bytes());
            hash.update(bin.hits.to_bits().to_le_bytes());
            hash.update(bin.of.to_le_bytes());
            hash.update(bin.came_true.to_le_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overconfidence_is_taken_back_and_the_curve_never_falls() {
        let mut own = Calibration::default();
        assert!((own.probability(0.0) - 0.5).abs() < 0.02);
        assert_eq!(own.record(0.0), None);
        for _ in 0..30 {
            own.learn((0..100_u32).map(|n| (1.0 + f64::from(n % 3) * 0.3, n % 5 == 0)), None);
        }
        assert!((own.probability(1.2) - 0.2).abs() < 0.05, "{}", own.probability(1.2));
        assert!(own.curve.windows(2).all(|pair| pair[0] <= pair[1] + 1e-12));
        let (came_true, of) = own.record(1.2).unwrap();
        assert!(came_true * 5 == of && of >= 2000, "{came_true} of {of}");
    }
}
