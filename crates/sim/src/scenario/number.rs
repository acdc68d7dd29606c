//! Conversions between counts, money and real numbers, in one place, because they round.

#![expect(clippy::as_conversions, reason = "rounding is meant, and happens only here")]

/// A count as a real number; exact up to 2^53.
pub(crate) const fn real(n: usize) -> f64 {
    n as f64
}

/// Units or money as a real number; exact up to 2^53.
pub(crate) const fn real_i64(n: i64) -> f64 {
    n as f64
}

/// The nearest whole number; what is no number is 0.
pub(crate) fn whole(x: f64) -> i64 {
    x.round() as i64
}

/// The nearest count; what is no number or below 0 is 0.
pub(crate) fn count(x: f64) -> usize {
    x.round() as usize
}

/// Whole weeks, at least 1.
pub(crate) fn weeks(x: f64) -> u32 {
    (x.round() as u32).max(1)
}

/// Sixty-four random bits as a real number from 0 up to, not including, 1.
pub(crate) fn unit(bits: u64) -> f64 {
    (bits >> 11) as f64 / 9_007_199_254_740_992.0
}

/// A part of money, rounded down to a minor unit.
pub(crate) fn part(minor: i64, share: f64) -> i64 {
    // A share such as 0.15 of 2000 is 300 and not 299.999…
    (minor as f64 * share + 1e-6).floor() as i64
}
