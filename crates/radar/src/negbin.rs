//! The negative binomial distribution: counts whose rate is itself uncertain.

use crate::number::{floor, real_u64};

/// A distribution of counts with variance `mean + mean²/size`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NegBin {
    mean: f64,
    size: f64,
}

/// The most units that are reckoned with.
const MOST: u64 = 1 << 40;

impl NegBin {
    /// A distribution; `mean` is taken as at least 0, `size` as at least 0.001.
    pub fn new(mean: f64, size: f64) -> NegBin {
        NegBin { mean: mean.clamp(0.0, 1e12), size: size.clamp(1e-3, 1e9) }
    }

    pub fn mean(&self) -> f64 {
        self.mean
    }

    pub fn size(&self) -> f64 {
        self.size
    }

    /// The probability of at most `n`, 0 to 1.
    pub fn at_most(&self, n: u64) -> f64 {
        if self.mean <= 0.0 {
            return 1.0;
        }
        beta(self.size / (self.size + self.mean), self.size, real_u64(n) + 1.0).clamp(0.0, 1.0)
    }

    /// The probability of more than `n`, 0 to 1.
    pub fn above(&self, n: u64) -> f64 {
        1.0 - self.at_most(n)
    }

    /// The smallest count that is not exceeded with probability `q` (taken within 0 and 0.9999).
    pub fn quantile(&self, q: f64) -> u64 {
        let q = q.clamp(0.0, 0.9999);
        let mut high = floor(self.mean).max(1);
        while self.at_most(high) < q && high < MOST {
            high = high.saturating_mul(2);
        }
        let mut low = 0;
        while low < high {
            let middle = low + (high - low) / 2;
            if self.at_most(middle) < q {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }
}

/// The regularised incomplete beta function `I_x(a, b)`.
fn beta(x: f64, a: f64, b: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    let front = (ln_gamma(a + b) - ln_gamma(a) - ln_gamma(b) + a * x.ln() + b * (-x).ln_1p()).exp();
    if x < (a + 1.0) / (a + b + 2.0) {
        front * fraction(x, a, b) / a
    } else {
        1.0 - front * fraction(1.0 - x, b, a) / b
    }
}

/// The continued fraction of the incomplete beta function, by Lentz's method (Abramowitz and Stegun 26.5.8).
fn fraction(x: f64, a: f64, b: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let safe = |y: f64| if y.abs() < TINY { TINY } else { y };
    let mut c = 1.0;
    let mut d = 1.0 / safe(1.0 - (a + b) * x / (a + 1.0));
    let mut whole = d;
    for m in 1..2000_u32 {
        let m = f64::from(m);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / safe(1.0 + even * d);
        c = safe(1.0 + even / c);
        whole *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / safe(1.0 + odd * d);
        c = safe(1.0 + odd / c);
        let step = d * c;
        whole *= step;
        if (step - 1.0).abs() < 1e-12 {
            break;
        }
    }
    whole
}

/// The logarithm of the gamma function for `x > 0` (Lanczos, g = 5, six terms).
fn ln_gamma(x: f64) -> f64 {
    const TERMS: [f64; 6] = [
        76.180_091_729_471_46,
        -86.505_320_329_416_77,
        24.014_098_240_830_91,
        -1.231_739_572_450_155,
        0.001_208_650_973_866_179,
        -0.000_005_395_239_384_953,
    ];
    let high = x + 5.5;
    let (sum, _) = TERMS.iter().fold((1.000_000_000_190_015, x), |(sum, y), term| (sum + term / (y + 1.0), y + 1.0));
    (x + 0.5) * high.ln() - high + (2.506_628_274_631_000_5 * sum / x).ln()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn slow(mean: f64, size: f64, n: u64) -> f64 {
        let p = size / (size + mean);
        let mut mass = size * p.ln();
        let mut sum = mass.exp();
        for k in 1..=n {
            mass += ((real_u64(k) - 1.0 + size) / real_u64(k) * (1.0 - p)).ln();
            sum += mass.exp();
        }
        sum
    }

    proptest! {
        #[test]
        fn it_equals_the_sum_of_its_masses(mean in 0.01..300.0_f64, size in 0.05..80.0_f64, n in 0_u64..600) {
            prop_assert!((NegBin::new(mean, size).at_most(n) - slow(mean, size, n)).abs() < 1e-6);
        }

        #[test]
        fn a_quantile_is_the_first_count_that_reaches(mean in 0.0..5000.0_f64, size in 0.05..1e6_f64, q in 0.0..0.999_f64) {
            let own = NegBin::new(mean, size);
            let n = own.quantile(q);
            prop_assert!(own.at_most(n) >= q);
            prop_assert!(n == 0 || own.at_most(n - 1) < q);
            prop_assert!(own.quantile(q * 0.9) <= n);
        }

        #[test]
        fn more_demand_is_never_less_likely_to_exceed(mean in 0.01..500.0_f64, size in 0.05..50.0_f64, n in 0_u64..500) {
            prop_assert!(NegBin::new(mean * 1.5, size).above(n) >= NegBin::new(mean, size).above(n) - 1e-9);
        }
    }

    #[test]
    fn without_demand_nothing_is_sold() {
        assert_eq!(NegBin::new(0.0, 1.0).quantile(0.99), 0);
        assert_eq!(NegBin::new(0.0, 1.0).above(0), 0.0);
        assert_eq!(NegBin::new(-5.0, 0.0).mean(), 0.0);
    }
}
