//! Conversions between counts and real numbers, in one place, because they round.

#![expect(clippy::as_conversions, reason = "rounding a count to a real number is meant, and happens only here")]

/// A count as a real number; exact up to 2^53.
pub(crate) const fn real(n: usize) -> f64 {
    n as f64
}

/// An integer as a real number; exact up to 2^53.
pub(crate) const fn real_i64(n: i64) -> f64 {
    n as f64
}

/// A count as a real number; exact up to 2^53.
pub(crate) const fn real_u64(n: u64) -> f64 {
    n as f64
}

/// Milliseconds as days.
pub(crate) const fn days(ms: i64) -> f64 {
    ms as f64 / 86_400_000.0
}

/// Nearest single-precision number.
pub(crate) const fn short(x: f64) -> f32 {
    x as f32
}

/// The whole number below; what is no number or below 0 is 0, what is too large is the largest.
pub(crate) const fn floor(x: f64) -> u64 {
    x as u64
}

/// The whole number above, with the bounds of [`floor`].
pub(crate) fn ceil(x: f64) -> u64 {
    floor(x.ceil())
}

/// A place in an array of `places`, from a real number.
pub(crate) fn place(x: f64, places: usize) -> usize {
    (x.max(0.0) as usize).min(places.saturating_sub(1))
}

/// `1 / (1 + e^−x)`.
pub(crate) fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}
