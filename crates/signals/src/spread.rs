//! A quick hash for keys that we make ourselves: ids and words that nobody outside chooses the bits of.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

pub(crate) type QuickMap<K, V> = HashMap<K, V, BuildHasherDefault<Spread>>;
pub(crate) type QuickSet<K> = HashSet<K, BuildHasherDefault<Spread>>;

/// Multiplies and turns, as compilers hash their own tables.
#[derive(Default)]
pub(crate) struct Spread(u64);

const FACTOR: u64 = 0xf135_7aea_2e62_a9c5;

impl Spread {
    fn add(&mut self, word: u64) {
        self.0 = self.0.wrapping_add(word).wrapping_mul(FACTOR);
    }
}

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0.rotate_left(26)
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.add(u64::from(*byte));
        }
    }

    fn write_u8(&mut self, word: u8) {
        self.add(u64::from(word));
    }

    fn write_u64(&mut self, word: u64) {
        self.add(word);
    }

    fn write_i64(&mut self, word: i64) {
        self.add(word.cast_unsigned());
    }
}
