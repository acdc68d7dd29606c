//! Chance, from the seed alone.

use kernel::Rng;

/// One of `things`; `None` when there are none.
pub(crate) fn pick<'t, T>(rng: &dyn Rng, things: &'t [T]) -> Option<&'t T> {
    let count = u64::try_from(things.len()).ok().filter(|count| *count > 0)?;
    things.get(usize::try_from(rng.next_u64() % count).ok()?)
}

/// Whether something happens that happens `per_cent` times in a hundred.
pub(crate) fn happens(rng: &dyn Rng, per_cent: u64) -> bool {
    rng.next_u64() % 100 < per_cent
}

/// A number from `from` to `to`, both included.
pub(crate) fn between(rng: &dyn Rng, from: i64, to: i64) -> i64 {
    let width = u64::try_from(to - from + 1).unwrap_or(1).max(1);
    from + i64::try_from(rng.next_u64() % width).unwrap_or(0)
}
