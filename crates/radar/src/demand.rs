//! How much will be wanted: a rate with a prior, what growth makes of it, how far it scatters, how long a rise lasts. All but the rate is
//! learnt from closed windows, pooled over markets.

use sha2::{Digest, Sha256};

use crate::negbin::NegBin;
use crate::number::{place, real, real_u64};

/// Steps of growth (half an octave each) and of orders (a factor of two each) by which closed windows are kept.
const GROWTHS: usize = 9;
const LEVELS: usize = 7;

/// How far ahead: a fortnight and four weeks.
pub(crate) const NEAR_D: f64 = 14.0;
pub(crate) const FAR_D: f64 = 28.0;

/// What is kept of closed windows from one week to the next.
const KEEP: f64 = 0.98;

/// Steps of the distribution's own calibration.
const STEPS: usize = 20;

/// The prior of rates, gamma: `shape / per_day` units a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Prior {
    pub(crate) shape: f64,
    /// Days that the prior counts for.
    pub(crate) days: f64,
}

impl Default for Prior {
    fn default() -> Prior {
        Prior { shape: 0.5, days: 14.0 }
    }
}

impl Prior {
    /// Fits the prior to rates by their moments (empirical Bayes); few rates leave it as it is.
    pub(crate) fn fit(&mut self, rates: &[f64], seen_days: f64) {
        if rates.len() < 20 {
            return;
        }
        let count = real(rates.len());
        let mean = rates.iter().sum::<f64>() / count;
        let spread = rates.iter().map(|rate| (rate - mean).powi(2)).sum::<f64>() / (count - 1.0);
        let between = (spread - mean / seen_days.max(1.0)).max(spread * 0.05).max(1e-9);
        let days = (mean / between).clamp(0.05, 28.0);
        *self = Prior { shape: mean * days, days };
    }

    /// The expected rate after `flow` units in `seen` (effective) days.
    pub(crate) fn rate(&self, flow: f64, seen: f64) -> f64 {
        (flow + self.shape) / (seen + self.days)
    }
}

/// The present of one subject, as the forecast sees it; all a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Pace {
    /// Units, with a half-life of 28 days and the prior.
    pub(crate) rate: f64,
    /// Units, with a half-life of 7 days.
    pub(crate) lately: f64,
    /// Units, with a half-life of 112 days.
    pub(crate) ever: f64,
    /// Orders, with a half-life of 56 days: how far demand scatters goes by their number.
    pub(crate) orders: f64,
}

/// The forecast of a window: what it was, to be compared with what came.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Guess {
    pub(crate) pace: Pace,
    pub(crate) forecast: NegBin,
}

#[derive(Clone, Copy, Debug)]
struct Cell {
    expected: f64,
    came: f64,
}

/// What closed windows of one length taught.
#[derive(Clone, Debug)]
pub(crate) struct Windows {
    days: f64,
    /// By orders and growth: `rate · days` against what came.
    growth: [Cell; GROWTHS * LEVELS],
    /// By orders: mean, and variance beyond Poisson over the mean.
    scatter: [Cell; LEVELS],
    /// By orders: where in its forecast distribution the outcome fell.
    fell: [[f64; STEPS]; LEVELS],
}

/// What closed windows taught.
#[derive(Clone, Debug)]
pub(crate) struct Demand {
    pub(crate) near: Windows,
    pub(crate) far: Windows,
    /// Flow above the long rate, before and after, of what was rising.
    rise: Cell,
}

impl Default for Demand {
    fn default() -> Demand {
        let rise = Cell { expected: 60.0, came: 30.0 };
        Demand { near: Windows::new(NEAR_D), far: Windows::new(FAR_D), rise }
    }
}

impl Demand {
    /// The half-life of a rise, in days.
    pub(crate) fn life_d(&self) -> f64 {
        let left = (self.rise.came / self.rise.expected.max(1e-9)).clamp(0.05, 0.95);
        (NEAR_D / -left.log2()).clamp(3.0, 180.0)
    }

    /// Takes in the windows that closed this week: of a fortnight, and of four weeks.
    pub(crate) fn learn(&mut self, near: &[(Guess, u64)], far: &[(Guess, u64)]) {
        self.near.learn(near);
        self.far.learn(far);
        self.rise.keep();
        for (Guess { pace, .. }, came) in near {
            let before = (pace.lately - pace.ever) * NEAR_D;
            if before > 3.0 && pace.lately > 1.5 * pace.ever {
                self.rise.expected += before;
                self.rise.came += (real_u64(*came) - pace.ever * NEAR_D).clamp(0.0, 2.0 * before);
            }
        }
    }

    pub(crate) fn write(&self, hash: &mut Sha256) {
        for windows in [&self.near, &self.far] {
            windows.numbers().for_each(|x| hash.update(x.to_bits().to_le_bytes()));
        }
        [self.rise.expected, self.rise.came].iter().for_each(|x| hash.update(x.to_bits().to_le_bytes()));
    }
}

impl Windows {
    fn new(days: f64) -> Windows {
        Windows {
            days,
            growth: [Cell { expected: 30.0, came: 30.0 }; GROWTHS * LEVELS],
            scatter: [Cell { expected: 100.0, came: 120.0 }; LEVELS],
            fell: [[4.0; STEPS]; LEVELS],
        }
    }

    /// The self-exciting forecast `m = rate · days · g(growth)`, with the dispersion of closed windows.
    pub(crate) fn forecast(&self, pace: &Pace) -> NegBin {
        let lift = self.growth.get(cell(pace)).map_or(1.0, Cell::ratio).clamp(0.1, 10.0);
        let scatter = self.scatter.get(level(pace)).map_or(1.0, Cell::ratio);
        NegBin::new(pace.rate * self.days * lift, 1.0 / scatter.clamp(0.01, 20.0))
    }

    /// Which quantile of a forecast to take so that outcomes stay below it with probability `q`, by where closed outcomes fell.
    pub(crate) fn honest(&self, pace: &Pace, q: f64) -> f64 {
        let Some(fell) = self.fell.get(level(pace)) else { return q };
        let mut wanted = q.clamp(0.0, 1.0) * fell.iter().sum::<f64>();
        for (step, weight) in fell.iter().enumerate() {
            if wanted <= *weight {
                return (real(step) + wanted / weight.max(1e-9)) / real(STEPS);
            }
            wanted -= weight;
        }
        1.0
    }

    fn learn(&mut self, closed: &[(Guess, u64)]) {
        self.growth.iter_mut().chain(&mut self.scatter).for_each(Cell::keep);
        self.fell.iter_mut().flatten().for_each(|step| *step *= KEEP);
        closed.iter().for_each(|(guess, came)| self.take_in(guess, *came));
    }

    fn take_in(&mut self, guess: &Guess, came: u64) {
        let Guess { pace, forecast } = guess;
        let units = real_u64(came);
        if let Some(cell) = self.growth.get_mut(cell(pace)) {
            cell.expected += pace.rate * self.days;
            cell.came += units;
        }
        let mean = forecast.mean().max(0.2);
        if let Some(cell) = self.scatter.get_mut(level(pace)) {
            // A window weighs by its mean, not its square, so that one large subject does not speak for all.
            cell.expected += mean;
            cell.came += ((units - mean).powi(2) / mean - 1.0).min(25.0 * mean);
        }
        if let Some(fell) = self.fell.get_mut(level(pace)) {
            let low = if came == 0 { 0.0 } else { forecast.at_most(came - 1) };
            spread(fell, low, forecast.at_most(came));
        }
    }

    fn numbers(&self) -> impl Iterator<Item = f64> {
        let cells = self.growth.iter().chain(&self.scatter).flat_map(|cell| [cell.expected, cell.came]);
        cells.chain(self.fell.iter().flatten().copied())
    }
}

impl Cell {
    fn ratio(&self) -> f64 {
        self.came / self.expected.max(1e-9)
    }

    fn keep(&mut self) {
        self.expected *= KEEP;
        self.came *= KEEP;
    }
}

/// Growth as the ratio of the last week's rate to the rate; 1 is none.
fn growth(pace: &Pace) -> f64 {
    (pace.lately + 0.05) / (pace.rate + 0.05)
}

/// One outcome, spread over the steps between two probabilities: a count has both of its sides.
fn spread(fell: &mut [f64; STEPS], low: f64, high: f64) {
    let (low, high) = (low * real(STEPS), (high * real(STEPS)).max(low * real(STEPS) + 1e-6));
    for (step, weight) in fell.iter_mut().enumerate() {
        let within = (high.min(real(step + 1)) - low.max(real(step))).max(0.0);
        *weight += within / (high - low);
    }
}

fn level(pace: &Pace) -> usize {
    place((pace.orders.max(1e-6) * NEAR_D * 4.0).log2(), LEVELS)
}

fn cell(pace: &Pace) -> usize {
    level(pace) * GROWTHS + place(growth(pace).log2() * 2.0 + 4.5, GROWTHS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn growth_and_scatter_are_learnt_from_closed_windows() {
        let mut demand = Demand::default();
        let pace = Pace { rate: 2.0, lately: 4.0, ever: 1.0, orders: 1.0 };
        for week in 0..60_u64 {
            let forecast = demand.near.forecast(&pace);
            let closed: Vec<(Guess, u64)> =
                (0..20).map(|n| (Guess { pace, forecast }, 36 + (n + week) % 11 * 4)).collect();
            demand.learn(&closed, &[]);
        }
        let forecast = demand.near.forecast(&pace);
        assert!((forecast.mean() - 56.0).abs() < 3.0, "{}", forecast.mean());
        assert!(forecast.quantile(0.95) < 85, "scatters little: {}", forecast.quantile(0.95));
        assert!(demand.life_d() > 30.0, "the rise went on: {}", demand.life_d());
        assert!(demand.near.honest(&pace, 0.2) <= demand.near.honest(&pace, 0.8));
    }

    #[test]
    fn an_outcome_is_spread_over_its_own_probability() {
        let mut fell = [0.0; STEPS];
        spread(&mut fell, 0.0, 0.1);
        assert!((fell[0] - 0.5).abs() < 1e-9 && (fell[1] - 0.5).abs() < 1e-9);
        spread(&mut fell, 0.97, 0.97);
        assert!((fell.iter().sum::<f64>() - 2.0).abs() < 1e-6);
    }

    #[test]
    fn a_rate_of_little_evidence_is_drawn_to_the_others() {
        let mut prior = Prior::default();
        let rates: Vec<f64> = (0..50_u32).map(|n| 0.5 + f64::from(n % 5) * 0.1).collect();
        prior.fit(&rates, 28.0);
        assert!((prior.shape / prior.days - 0.7).abs() < 1e-9);
        assert!(prior.rate(10.0, 1.0) < 1.1 && prior.rate(280.0, 28.0) > 4.0);
    }
}
