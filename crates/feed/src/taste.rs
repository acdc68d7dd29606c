//! Which item comes next: a softmax over what could be shown, learnt by every event after it was tested by it, and the
//! weight of popularity in the start score, learnt the same way.

use crate::sight::{FEATURES, Features};

/// A step of learning, against the root of summed squared gradients (AdaGrad).
const STEP: f64 = 0.06;

/// A linear score of [`Features`].
#[derive(Clone, Debug, PartialEq)]
pub struct Taste {
    weights: Features,
    squares: Features,
}

impl Default for Taste {
    /// Before anything is learnt: what is liked now and by the likes of you, a little rather the new.
    fn default() -> Taste {
        let mut weights = [0.0; FEATURES];
        for (weight, start) in weights.iter_mut().zip([0.0, 0.1, 0.1, 0.15, 0.1, 0.0, 0.1, 0.2, 0.1, -0.1]) {
            *weight = start;
        }
        Taste { weights, squares: [0.01; FEATURES] }
    }
}

impl Taste {
    /// The larger, the likelier next.
    pub fn score(&self, features: &Features) -> f64 {
        self.weights.iter().zip(features).map(|(weight, x)| weight * x).sum()
    }

    /// Learns that `chosen` came of all `offered` (itself among them).
    pub fn learn(&mut self, chosen: &Features, offered: &[Features]) {
        self.follow(&self.gradient(chosen, offered));
    }

    /// Where to move: the chosen less the expected.
    pub(crate) fn gradient(&self, chosen: &Features, offered: &[Features]) -> Features {
        let scores: Vec<f64> = offered.iter().map(|features| self.score(features)).collect();
        let top = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let sum: f64 = scores.iter().map(|score| (score - top).exp()).sum();
        let mut gradient = *chosen;
        for (features, score) in offered.iter().zip(&scores) {
            let share = (score - top).exp() / sum;
            gradient.iter_mut().zip(features).for_each(|(g, x)| *g -= share * x);
        }
        gradient
    }

    pub(crate) fn follow(&mut self, gradient: &Features) {
        for ((weight, square), g) in self.weights.iter_mut().zip(&mut self.squares).zip(gradient) {
            *square += g * g;
            *weight += STEP * g / square.sqrt();
        }
    }

    pub(crate) fn bits(&self) -> impl Iterator<Item = u64> {
        self.weights.iter().chain(&self.squares).map(|x| x.to_bits())
    }
}

/// The weights of popularity that are tried.
const MIXES: [f64; 7] = [0.125, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0];

/// A result so many events ago counts 1/e.
const MEMORY: f64 = 2000.0;

/// The start score `covis/max + w·pop/max` with the `w` that did best so far.
#[derive(Clone, Debug, PartialEq)]
pub struct Mix {
    /// Decayed reciprocal ranks of each of the weights.
    results: [f64; MIXES.len()],
}

impl Default for Mix {
    fn default() -> Mix {
        Mix { results: [0.0, 0.0, 0.0, 0.1, 0.0, 0.0, 0.0] }
    }
}

impl Mix {
    /// The weight of popularity now.
    pub fn weight(&self) -> f64 {
        let best = self.results.iter().zip(MIXES).max_by(|a, b| a.0.total_cmp(b.0));
        best.map_or(1.0, |(_, weight)| weight)
    }

    /// The start scores of items with these parts (ties, popularity).
    pub fn scores(&self, parts: &[(f64, f64)]) -> Vec<f64> {
        mixed(parts, self.weight())
    }

    /// Learns that the item at `chosen` came of those with these parts.
    pub fn learn(&mut self, parts: &[(f64, f64)], chosen: usize) {
        for (result, weight) in self.results.iter_mut().zip(MIXES) {
            let scores = mixed(parts, weight);
            let own = scores.get(chosen).copied().unwrap_or(0.0);
            let above = scores.iter().filter(|score| **score > own).count();
            *result = *result * (1.0 - 1.0 / MEMORY) + 1.0 / (crate::number::real(above) + 1.0);
        }
    }

    pub(crate) fn bits(&self) -> impl Iterator<Item = u64> {
        self.results.iter().map(|x| x.to_bits())
    }
}

fn mixed(parts: &[(f64, f64)], weight: f64) -> Vec<f64> {
    let top = parts.iter().fold((1e-9, 1e-9), |top: (f64, f64), part| (top.0.max(part.0), top.1.max(part.1)));
    parts.iter().map(|(covis, pop)| covis / top.0 + weight * pop / top.1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn taste_learns_what_is_chosen() {
        let mut taste = Taste::default();
        let (mut liked, mut other) = ([0.0; FEATURES], [0.0; FEATURES]);
        (liked[18], other[18]) = (1.0, -1.0);
        (0..50).for_each(|_| taste.learn(&liked, &[other, liked]));
        assert!(taste.score(&liked) > taste.score(&other) + 0.5);
    }

    #[test]
    fn the_mix_finds_that_popularity_decides() {
        let mut mix = Mix::default();
        let parts = [(1.0, 0.5), (0.0, 1.0)];
        (0..20).for_each(|_| mix.learn(&parts, 1));
        assert!(mix.weight() > 2.0);
        (0..200).for_each(|_| mix.learn(&parts, 0));
        assert!(mix.weight() < 4.0);
    }
}
