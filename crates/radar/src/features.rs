//! What a ranking looks at: numbers about a subject, relative to what it takes to stand on the chart.

use crate::negbin::NegBin;
use crate::number::{days, floor, real_i64};
use crate::tally::{Count, Tally};

/// How many numbers there are.
pub const FEATURES: usize = 13;

/// In the order of [`PRIOR`].
pub type Features = [f64; FEATURES];

/// What the ranking believes before it has learnt: the level of 56 days decides, a subject of less than four weeks is underrated by
/// it, a hit elsewhere and people who wait are good signs.
pub(crate) const PRIOR: Features = [1.5, 0.0, 0.0, 0.3, 0.0, 0.0, 0.5, 0.0, 0.0, 0.0, 0.5, 0.2, 0.3];

/// How firmly: so many observations of curvature one. What orders and buyers say differs from file to file and is believed slowly.
pub(crate) const FIRM: Features = [3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 100.0, 100.0, 3.0, 3.0, 3.0, 3.0];

/// Length of the window a decision is about, in days.
pub(crate) const AHEAD: i64 = 14;

/// The same as a real number.
pub(crate) const AHEAD_D: f64 = 14.0;

/// Where and when features are taken.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sight {
    pub(crate) now_ms: i64,
    /// The first event of the board.
    pub(crate) begun_ms: i64,
    /// Flow in [`AHEAD`] days that would just stand on the chart, above 0.
    pub(crate) cut: f64,
}

impl Sight {
    /// A count as flow in [`AHEAD`] days at the present rate, given that nothing was known before the board began.
    pub(crate) fn level(&self, tally: &Tally, count: Count) -> f64 {
        let half_life = count.half_life();
        let weight = half_life / std::f64::consts::LN_2;
        let whole = weight * (1.0 - (-self.lived() / half_life).exp2());
        tally.at(count, self.now_ms) / whole.max(0.5) * AHEAD_D
    }

    fn lived(&self) -> f64 {
        days(self.now_ms.saturating_sub(self.begun_ms)).max(1.0)
    }

    /// The features of a subject for which `m` units of [`AHEAD`] days are forecast with dispersion `size`.
    pub(crate) fn features(&self, tally: &Tally, forecast: NegBin, is_elsewhere: bool) -> Features {
        let least = 0.05 * self.cut + 0.3;
        let log = |count: Count| ((self.level(tally, count) + least) / (self.cut + least)).ln();
        let (long, level) = (log(Count::Flow56), self.level(tally, Count::Flow56));
        let age = days(self.now_ms).floor() - real_i64(tally.first);
        let orders = self.level(tally, Count::Orders56);
        let buyers = self.level(tally, Count::Buyers56);
        [
            long,
            log(Count::Flow7) - long,
            log(Count::Flow14) - long,
            log(Count::Flow28) - long,
            log(Count::Flow112) - long,
            -(1.0 - (-(age + 3.5).max(1.0) / 56.0).exp2()).ln(),
            f64::from(u8::from(age < 28.0)),
            (orders + 0.2).ln() - (level + least).ln(),
            ((buyers + 0.2) / (orders + 0.2)).ln(),
            logit(forecast.above(floor(self.cut))),
            f64::from(u8::from(is_elsewhere)),
            self.attention(tally),
            (tally.at(Count::Waits14, self.now_ms) / (1.0 + orders)).ln_1p(),
        ]
        .map(|x: f64| if x.is_finite() { x.clamp(-8.0, 8.0) } else { 0.0 })
    }

    /// How much is looked at and talked about for what is sold; 0 where only sales are known.
    fn attention(&self, tally: &Tally) -> f64 {
        let at = |count: Count| tally.at(count, self.now_ms);
        let heard = at(Count::Carts7) + 0.1 * at(Count::Views7) + at(Count::Shares7) + 3.0 * at(Count::Creators14);
        let elsewhere = (at(Count::Outside7) + 1.0) / (at(Count::Outside56) / 8.0 + 1.0);
        (heard / (1.0 + self.level(tally, Count::Orders56))).ln_1p() + elsewhere.ln().clamp(-1.0, 3.0)
    }
}

fn logit(p: f64) -> f64 {
    let p = p.clamp(1e-3, 1.0 - 1e-3);
    (p / (1.0 - p)).ln()
}
