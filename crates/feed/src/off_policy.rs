//! What a day would have been with other weights, judged by what chance drew that day.
//!
//! Only places that chance filled tell: there the drawn item, its rivals and its probability were written down. The new
//! weights would have taken the best of them; where that is what was drawn, its reward counts by one over its probability.

use serde::{Deserialize, Serialize};

use crate::heads::{Expectation, HEADS, Weights};
use crate::number::real;

/// Under so many effective observations no figure is given.
pub const EFFECTIVE_MIN: f64 = 200.0;

/// A place that chance filled, and what came of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Drawn {
    /// What was expected of the drawn item.
    pub expected: Expectation,
    /// What was expected of those that could have been drawn instead.
    pub rivals: Vec<Expectation>,
    /// The probability of the drawing, above 0 to 1.
    pub propensity: f64,
    /// Which of the five outcomes came, in the order of [`Weights`].
    pub outcomes: [bool; HEADS],
}

/// What other weights would have brought, in the worth of the new weights per place.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Estimate {
    /// Inverse propensity score: unbiased, and noisy.
    pub ips: f64,
    /// Self-normalised: steadier.
    pub snips: f64,
    /// The mean of what was shown, in the same worth.
    pub shown: f64,
    /// Effective sample: `(Σw)²/Σw²`.
    pub effective: f64,
    /// Places that chance filled.
    pub drawn: usize,
}

/// Chance drew too little to tell.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[error("too little to tell: an effective sample of {effective:.0}, at least {EFFECTIVE_MIN} is needed")]
pub struct TooLittle {
    pub effective: f64,
}

/// Judges `weights` by what was drawn.
pub fn estimate(drawn: &[Drawn], weights: &Weights) -> Result<Estimate, TooLittle> {
    let importance: Vec<f64> = drawn.iter().map(|drawn| drawn.importance(weights)).collect();
    let rewards: Vec<f64> = drawn.iter().map(|drawn| weights.reward(drawn.outcomes)).collect();
    let sum: f64 = importance.iter().sum();
    let squares: f64 = importance.iter().map(|w| w * w).sum();
    let effective = if squares > 0.0 { sum * sum / squares } else { 0.0 };
    if effective < EFFECTIVE_MIN {
        return Err(TooLittle { effective });
    }
    let weighted: f64 = importance.iter().zip(&rewards).map(|(w, reward)| w * reward).sum();
    let n = real(drawn.len());
    let shown = rewards.iter().sum::<f64>() / n;
    Ok(Estimate { ips: weighted / n, snips: weighted / sum, shown, effective, drawn: drawn.len() })
}

impl Drawn {
    /// One over the probability where the new weights would have taken the same, else 0.
    fn importance(&self, weights: &Weights) -> f64 {
        let own = weights.value(&self.expected);
        let is_best = self.rivals.iter().all(|rival| weights.value(rival) <= own);
        let is_sound = self.propensity > 0.0 && self.propensity <= 1.0;
        if is_best && is_sound { 1.0 / self.propensity } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two items drawn by a coin: one is finished by all, the other bought by a tenth.
    fn day(n: usize) -> Vec<Drawn> {
        let expected =
            |complete: f64, buy: f64| Expectation { chances: [complete, 0.0, 0.0, buy, 0.0], ..Expectation::default() };
        let (watched, bought) = (expected(1.0, 0.0), expected(0.0, 0.1));
        let drawn = |i: usize| {
            let first = i.is_multiple_of(2);
            let (own, rival) = if first { (watched, bought) } else { (bought, watched) };
            let outcomes = [first, false, false, !first && i % 20 == 1, false];
            Drawn { expected: own, rivals: vec![rival], propensity: 0.5, outcomes }
        };
        (0..n).map(drawn).collect()
    }

    #[test]
    fn other_weights_are_judged_by_what_chance_drew() {
        let buying = Weights { complete: 0.0, cart_or_buy: 10.0, next: 0.0, start: 0.0, ..Weights::default() };
        let found = estimate(&day(2000), &buying).unwrap();
        assert!((found.snips - 1.0).abs() < 1e-9 && (found.ips - 1.0).abs() < 1e-9);
        assert!((found.shown - 0.5).abs() < 1e-9);
        assert_eq!(found.effective.round(), 1000.0);
    }

    #[test]
    fn too_little_is_refused() {
        let refused = estimate(&day(300), &Weights::default()).unwrap_err();
        assert_eq!(refused.effective.round(), 150.0);
        assert!(estimate(&[], &Weights::default()).is_err());
    }
}
