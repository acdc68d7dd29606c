//! Chance as an argument: secrets come from the system, simulations from a seed.

use std::sync::{Mutex, PoisonError};

use rand::rngs::{StdRng, SysRng};
use rand::{Rng as _, SeedableRng as _, TryRng as _};

/// A source of random bytes.
pub trait Rng: Send + Sync {
    /// Fills `bytes`.
    fn fill(&self, bytes: &mut [u8]);

    /// Sixty-four random bits.
    fn next_u64(&self) -> u64 {
        let mut bytes = [0; 8];
        self.fill(&mut bytes);
        u64::from_le_bytes(bytes)
    }
}

/// The operating system's generator: for tokens, keys and salts.
#[derive(Clone, Copy, Debug, Default)]
pub struct OsRng;

impl Rng for OsRng {
    /// # Panics
    /// When the operating system has no randomness to give: no secret may be made then.
    #[expect(clippy::expect_used, reason = "a predictable secret is worse than a stop")]
    fn fill(&self, bytes: &mut [u8]) {
        SysRng.try_fill_bytes(bytes).expect("the operating system gives random bytes");
    }
}

/// The same bytes for the same seed: for simulations and tests, never for secrets.
pub struct SeededRng(Mutex<StdRng>);

impl SeededRng {
    /// The generator of `seed`.
    pub fn new(seed: u64) -> SeededRng {
        SeededRng(Mutex::new(StdRng::seed_from_u64(seed)))
    }
}

impl Rng for SeededRng {
    fn fill(&self, bytes: &mut [u8]) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_repeats_itself_and_the_system_does_not() {
        assert_eq!(SeededRng::new(1).next_u64(), SeededRng::new(1).next_u64());
        assert_ne!(OsRng.next_u64(), OsRng.next_u64());
    }
}
