//! Which of many will be on the chart: a pooled logistic that learns from closed windows.
//!
//! Each closed decision (a market, a chart's length, a day) has an intercept of its own, found from its own number of hits.
//! Without it, what makes all of a season rise is learnt as what makes one rise above the others: the likelihood gets better and
//! the order worse. Weights are learnt window by window, as a Gaussian belief (Laplace): nothing closed need be kept.

use sha2::{Digest, Sha256};

use crate::features::{FEATURES, FIRM, Features, PRIOR};
use crate::number::{logistic, real};

/// What is kept of the learnt certainty from one week to the next.
const KEEP: f64 = 0.995;

/// A closed decision: the features of its candidates, and whether each became a hit.
pub(crate) type Closed = Vec<(Features, bool)>;

/// A belief about weights.
#[derive(Clone, Debug)]
pub(crate) struct Ranking {
    weights: Features,
    /// The inverse of the covariance.
    precision: [Features; FEATURES],
}

impl Default for Ranking {
    fn default() -> Ranking {
        Ranking { weights: PRIOR, precision: diagonal(&FIRM) }
    }
}

impl Ranking {
    /// Ranks within one decision; comparable within it alone.
    pub(crate) fn score(&self, features: &Features) -> f64 {
        dot(&self.weights, features)
    }

    /// Learns from decisions that closed at one time.
    pub(crate) fn learn(&mut self, closed: &[&Closed]) {
        let before = self.weights;
        let mut curved = self.precision;
        for _ in 0..5 {
            let pull: Features = sub(&before, &self.weights);
            let mut gradient = through(&self.precision, &pull);
            curved = self.precision;
            for group in closed {
                self.gather(group, &mut gradient, &mut curved);
            }
            let step = solve(&curved, &gradient);
            let size = step.iter().map(|x| x.abs()).fold(0.0, f64::max);
            let shrink = if size > 2.0 { 2.0 / size } else { 1.0 };
            self.weights.iter_mut().zip(step).for_each(|(weight, step)| *weight += step * shrink);
            if size < 1e-6 {
                break;
            }
        }
        self.precision = forget(&curved);
    }

    /// Adds what one closed decision says to gradient and curvature.
    fn gather(&self, group: &Closed, gradient: &mut Features, curved: &mut [Features; FEATURES]) {
        let hits = group.iter().filter(|(_, hit)| *hit).count();
        if hits == 0 || hits == group.len() {
            return;
        }
        let scores: Vec<f64> = group.iter().map(|(features, _)| self.score(features)).collect();
        let base = intercept(&scores, real(hits));
        let mut mean = [0.0; FEATURES];
        let mut sum = 0.0;
        for ((features, _), score) in group.iter().zip(&scores) {
            let weight = slope(score + base);
            sum += weight;
            mean.iter_mut().zip(features).for_each(|(mean, x)| *mean += weight * x);
        }
        mean.iter_mut().for_each(|mean| *mean /= sum.max(1e-12));
        for ((features, hit), score) in group.iter().zip(&scores) {
            let error = f64::from(u8::from(*hit)) - logistic(score + base);
            let centred = sub(features, &mean);
            gradient.iter_mut().zip(features).for_each(|(gradient, x)| *gradient += error * x);
            let weight = slope(score + base);
            for (row, x) in curved.iter_mut().zip(&centred) {
                row.iter_mut().zip(&centred).for_each(|(cell, y)| *cell += weight * x * y);
            }
        }
    }

    pub(crate) fn write(&self, hash: &mut Sha256) {
        let cells = self.weights.iter().chain(self.precision.iter().flatten());
        cells.for_each(|x| hash.update(x.to_bits().to_le_bytes()));
    }
}

/// The intercept with which `scores` expect as many hits.
pub(crate) fn intercept(scores: &[f64], hits: f64) -> f64 {
    let mut base = -2.0;
    for _ in 0..40 {
        let expected: f64 = scores.iter().map(|score| logistic(score + base)).sum();
        let slopes: f64 = scores.iter().map(|score| slope(score + base)).sum();
        let step = ((hits - expected) / slopes.max(1e-6)).clamp(-2.0, 2.0);
        base += step;
        if step.abs() < 1e-9 {
            break;
        }
    }
    base
}

fn slope(z: f64) -> f64 {
    let p = logistic(z);
    p * (1.0 - p)
}

fn diagonal(values: &Features) -> [Features; FEATURES] {
    let mut out = [[0.0; FEATURES]; FEATURES];
    for (place, (row, value)) in out.iter_mut().zip(values).enumerate() {
        row.iter_mut().skip(place).take(1).for_each(|cell| *cell = *value);
    }
    out
}

fn forget(curved: &[Features; FEATURES]) -> [Features; FEATURES] {
    let mut out = diagonal(&FIRM);
    for (row, curved) in out.iter_mut().zip(curved) {
        row.iter_mut().zip(curved).for_each(|(cell, curved)| *cell += KEEP * (curved - *cell));
    }
    out
}

fn dot(a: &Features, b: &Features) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn sub(a: &Features, b: &Features) -> Features {
    let mut out = *a;
    out.iter_mut().zip(b).for_each(|(a, b)| *a -= b);
    out
}

fn through(matrix: &[Features; FEATURES], v: &Features) -> Features {
    let mut out = [0.0; FEATURES];
    out.iter_mut().zip(matrix).for_each(|(out, row)| *out = dot(row, v));
    out
}

/// Solves `matrix · x = right` for a positive definite matrix, by conjugate gradients.
fn solve(matrix: &[Features; FEATURES], right: &Features) -> Features {
    let (mut x, mut rest, mut way) = ([0.0; FEATURES], *right, *right);
    let mut size = dot(&rest, &rest);
    let enough = size * 1e-20;
    for _ in 0..4 * FEATURES {
        if size <= enough || size < 1e-300 {
            break;
        }
        let pushed = through(matrix, &way);
        let far = size / dot(&way, &pushed).max(1e-300);
        x.iter_mut().zip(&way).for_each(|(x, way)| *x += far * way);
        rest.iter_mut().zip(&pushed).for_each(|(rest, pushed)| *rest -= far * pushed);
        let left = dot(&rest, &rest);
        let turn = left / size;
        way.iter_mut().zip(&rest).for_each(|(way, rest)| *way = rest + turn * *way);
        size = left;
    }
    x
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equations_are_solved() {
        let mut matrix = diagonal(&[2.0; FEATURES]);
        matrix[0][1] = 0.5;
        matrix[1][0] = 0.5;
        let mut right = [0.0; FEATURES];
        (right[0], right[1], right[2]) = (3.0, 1.0, 4.0);
        let x = solve(&matrix, &right);
        assert!((through(&matrix, &x)[0] - 3.0).abs() < 1e-9 && (x[2] - 2.0).abs() < 1e-9);
    }

    #[test]
    fn an_intercept_expects_the_hits() {
        let scores = [0.3, -1.0, 2.0, 0.0];
        let base = intercept(&scores, 1.5);
        assert!((scores.iter().map(|score| logistic(score + base)).sum::<f64>() - 1.5).abs() < 1e-6);
    }

    #[test]
    fn what_tells_hits_apart_is_learnt_and_what_lifts_all_is_not() {
        let mut ranking = Ranking::default();
        let start = ranking.clone();
        for week in 0..40_u32 {
            let season = f64::from(week % 4);
            let hits = usize::try_from(1 + week % 4 * 4).unwrap();
            let group: Closed = (0..40_usize)
                .map(|n| {
                    let mut features = [0.0; FEATURES];
                    features[3] = real(n) / 40.0 + season;
                    features[5] = season;
                    (features, n >= 40 - hits && (n + hits) % 5 != 0)
                })
                .collect();
            ranking.learn(&[&group]);
        }
        assert!(ranking.weights[3] > start.weights[3] + 2.0, "{:?}", ranking.weights);
        assert!((ranking.weights[5] - start.weights[5]).abs() < 1e-9);
    }
}
