//! What is remembered of one viewer.

use std::collections::VecDeque;

use crate::Kind;

/// So many facts are remembered of a person; impressions apart.
pub const HISTORY_MAX: usize = 64;

/// So many shown items are remembered, so as not to show them again.
pub const SEEN_MAX: usize = 128;

/// A fact in a person's memory.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Past {
    pub item: u32,
    /// Seconds since 1970.
    pub at_s: u32,
    pub kind: Kind,
    /// What the fact says, as in [`Kind::strength`].
    pub strength: f32,
}

/// The memory of one person or device.
#[derive(Clone, Debug, Default)]
pub(crate) struct Person {
    pub history: VecDeque<Past>,
    pub seen: VecDeque<u32>,
    /// Items that must not come back.
    pub refused: Vec<u32>,
    /// Followed creators.
    pub follows: Vec<u64>,
}

impl Person {
    pub fn remember(&mut self, past: Past) {
        if self.history.len() == HISTORY_MAX {
            self.history.pop_front();
        }
        self.history.push_back(past);
        self.see(past.item);
    }

    pub fn see(&mut self, item: u32) {
        if self.seen.contains(&item) {
            return;
        }
        if self.seen.len() == SEEN_MAX {
            self.seen.pop_front();
        }
        self.seen.push_back(item);
    }

    pub fn refuse(&mut self, item: u32) {
        if self.refused.contains(&item) {
            return;
        }
        if self.refused.len() == SEEN_MAX {
            self.refused.remove(0);
        }
        self.refused.push(item);
    }

    pub fn follow(&mut self, creator: u64, follows: bool) {
        self.follows.retain(|known| *known != creator);
        if follows {
            self.follows.push(creator);
        }
    }

    /// Positive facts, the latest first.
    pub fn positives(&self) -> impl Iterator<Item = &Past> {
        self.history.iter().rev().filter(|past| past.strength > 0.0)
    }

    /// Bytes on the heap.
    pub fn bytes(&self) -> usize {
        self.history.capacity() * size_of::<Past>()
            + (self.seen.capacity() + self.refused.capacity()) * size_of::<u32>()
            + self.follows.capacity() * size_of::<u64>()
    }
}
