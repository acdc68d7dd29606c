//! Conversions between counts and real numbers, in one place, because they round.

#![expect(clippy::as_conversions, reason = "rounding a count to a real number is meant, and happens only here")]

/// A count as a real number; exact up to 2^53.
pub(crate) const fn real(n: usize) -> f64 {
    n as f64
}

/// Milliseconds as hours.
pub(crate) const fn hours(ms: i64) -> f64 {
    ms as f64 / 3_600_000.0
}

/// An integer as a real number; exact up to 2^53.
pub(crate) const fn real_i64(n: i64) -> f64 {
    n as f64
}

/// Nearest single-precision number.
pub(crate) const fn short(x: f64) -> f32 {
    x as f32
}

/// A real number in 0 to 1 from 64 random bits.
pub(crate) const fn unit(bits: u64) -> f64 {
    (bits >> 11) as f64 / 9_007_199_254_740_992.0
}

/// A number as an index; a number too large for this machine becomes its largest index.
pub(crate) fn index(n: u64) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}

/// The next number of a seeded sequence (SplitMix64): cheap, and the same for the same seed.
pub(crate) fn next(seed: &mut u64) -> u64 {
    *seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *seed;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// A draw from the standard normal distribution (Box and Muller).
pub(crate) fn normal(seed: &mut u64) -> f64 {
    let (a, b) = (unit(next(seed)).max(1e-12), unit(next(seed)));
    (-2.0 * a.ln()).sqrt() * (std::f64::consts::TAU * b).cos()
}
