//! What was seen lately: the ids of facts, and who viewed what.

use std::hash::{BuildHasher, RandomState};

use kernel::{HOUR_MS, Instant};

use crate::spread::{QuickMap, QuickSet};
use crate::{Kind, Signal, VIEW_WINDOW_MS};

/// A reported fact is known again among as many later facts, at least; among twice as many at the most.
///
/// Ids are kept as keyed 64-bit hashes: that two of them meet by chance is one in 10^13 per fact.
pub const IDS_WINDOW: u64 = 1 << 20;

/// Views are remembered for so long, since facts come in late.
const VIEWS_KEPT_MS: i64 = 2 * HOUR_MS;
/// Remembered views at the most; above, the oldest are forgotten early.
const VIEWS_MAX: usize = 2_000_000;
/// Below so many nothing is forgotten.
const VIEWS_FEW: usize = 65_536;

/// The memory against counting twice. What was learnt since the last [`keep`](Windows::keep) can be undone.
pub(crate) struct Windows {
    keys: RandomState,
    block_facts: u64,
    block: u64,
    ids: QuickSet<u64>,
    ids_before: QuickSet<u64>,
    /// When a viewer's view of something was counted last.
    views: QuickMap<u64, i64>,
    views_prune_at: usize,
    newest_at: i64,
    new_ids: Vec<u64>,
    new_views: Vec<(u64, Option<i64>)>,
}

impl Windows {
    /// Nothing seen; `block_facts` is [`IDS_WINDOW`] but in tests.
    pub fn new(block_facts: u64) -> Windows {
        Windows {
            keys: RandomState::new(),
            block_facts,
            block: 0,
            ids: QuickSet::default(),
            ids_before: QuickSet::default(),
            views: QuickMap::default(),
            views_prune_at: VIEWS_FEW,
            newest_at: i64::MIN,
            new_ids: Vec::new(),
            new_views: Vec::new(),
        }
    }

    /// The first fact whose id is remembered when the next fact gets `next_seq`.
    pub fn oldest_seq(&self, next_seq: u64) -> u64 {
        (next_seq / self.block_facts).saturating_sub(1) * self.block_facts
    }

    /// The oldest view worth remembering when `newest_at` is the newest.
    pub fn oldest_view(newest_at: Instant) -> Instant {
        newest_at.plus_ms(-VIEWS_KEPT_MS)
    }

    /// Before facts from `next_seq` on: forgets what is too old.
    pub fn turn(&mut self, next_seq: u64) {
        let block = next_seq / self.block_facts;
        if block != self.block {
            let before = std::mem::take(&mut self.ids);
            self.ids_before = if block == self.block + 1 { before } else { QuickSet::default() };
            self.block = block;
        }
        if self.views.len() > self.views_prune_at {
            self.prune_views();
        }
    }

    fn prune_views(&mut self) {
        let mut kept_ms = VIEWS_KEPT_MS;
        loop {
            let oldest = self.newest_at.saturating_sub(kept_ms);
            self.views.retain(|_, at| *at > oldest);
            if self.views.len() <= VIEWS_MAX {
                break;
            }
            kept_ms /= 2;
        }
        self.views_prune_at = self.views.len().saturating_mul(2).clamp(VIEWS_FEW, VIEWS_MAX);
    }

    /// Remembers a fact of the log.
    pub fn learn(&mut self, seq: u64, signal: &Signal, counted: bool) {
        let block = seq / self.block_facts;
        if signal.kind.is_reported() && block + 1 >= self.block {
            let ids = if block < self.block { &mut self.ids_before } else { &mut self.ids };
            ids.insert(self.keys.hash_one(signal.id.as_str()));
        }
        self.newest_at = self.newest_at.max(signal.at.ms());
        if counted && signal.kind == Kind::View {
            for key in self.view_keys(signal) {
                let last = self.views.entry(key).or_insert(i64::MIN);
                *last = (*last).max(signal.at.ms());
            }
        }
    }

    /// Whether this id was not there before; remembers it.
    pub fn is_new(&mut self, id: &str) -> bool {
        let key = self.keys.hash_one(id);
        let is_new = !self.ids_before.contains(&key) && self.ids.insert(key);
        if is_new {
            self.new_ids.push(key);
        }
        is_new
    }

    /// Whether a view counts: [`VIEW_WINDOW_MS`] or more after the last that counted, of the person and of the device;
    /// remembers it if so. One whose viewer is unknown counts.
    pub fn is_first_view(&mut self, signal: &Signal) -> bool {
        let at = signal.at.ms();
        self.newest_at = self.newest_at.max(at);
        let keys: Vec<u64> = self.view_keys(signal).collect();
        let is_soon = |key: &u64| self.views.get(key).is_some_and(|last| at.saturating_sub(*last) < VIEW_WINDOW_MS);
        if keys.iter().any(is_soon) {
            return false;
        }
        for key in keys {
            let before = self.views.insert(key, at);
            self.new_views.push((key, before));
        }
        true
    }

    /// The viewer as a person and as a device, each with what was viewed.
    fn view_keys(&self, signal: &Signal) -> impl Iterator<Item = u64> + use<> {
        let what = (signal.post, signal.room, signal.listing);
        let person = signal.viewer.person.map(|person| self.keys.hash_one((person, what)));
        let device = signal.viewer.device;
        let device = (device != 0).then(|| self.keys.hash_one((true, device, what)));
        person.into_iter().chain(device)
    }

    /// What was learnt is in the log.
    pub fn keep(&mut self) {
        self.new_ids.clear();
        self.new_views.clear();
    }

    /// What was learnt since is not in the log after all.
    pub fn undo(&mut self) {
        for id in self.new_ids.drain(..) {
            self.ids.remove(&id);
        }
        for (key, before) in self.new_views.drain(..).rev() {
            match before {
                Some(at) => self.views.insert(key, at),
                None => self.views.remove(&key),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn an_id_is_known_for_a_block_at_least() {
        let mut windows = Windows::new(10);
        assert!(windows.is_new("a"));
        assert!(!windows.is_new("a"));
        windows.keep();
        windows.turn(10);
        assert!(!windows.is_new("a"));
        windows.turn(20);
        assert!(windows.is_new("a"));
    }

    #[test]
    fn what_was_not_written_is_forgotten() {
        let mut windows = Windows::new(10);
        let view = sample::view(1, 7, 0);
        assert!(windows.is_first_view(&view));
        windows.keep();
        let later = sample::view(1, 7, VIEW_WINDOW_MS);
        assert!(windows.is_new("a") && windows.is_first_view(&later));
        windows.undo();
        assert!(windows.is_new("a") && windows.is_first_view(&later));
        assert!(!windows.is_first_view(&sample::view(1, 7, VIEW_WINDOW_MS + 1)));
    }

    #[test]
    fn a_view_counts_again_after_the_window() {
        let mut windows = Windows::new(10);
        assert!(windows.is_first_view(&sample::view(1, 7, 0)));
        assert!(!windows.is_first_view(&sample::view(1, 7, VIEW_WINDOW_MS - 1)));
        assert!(windows.is_first_view(&sample::view(1, 7, VIEW_WINDOW_MS)));
        assert!(!windows.is_first_view(&sample::view(1, 7, VIEW_WINDOW_MS / 2)), "late news do not count twice");
        assert!(windows.is_first_view(&sample::view(2, 7, 0)) && windows.is_first_view(&sample::view(1, 8, 0)));
    }

    #[test]
    fn a_person_on_another_device_and_a_device_of_another_person_count_once() {
        let mut windows = Windows::new(10);
        let by = |person: Option<i64>, device: u64| {
            let mut view = sample::view(device, 7, 0);
            view.viewer.person = person;
            view
        };
        assert!(windows.is_first_view(&by(Some(1), 10)));
        assert!(!windows.is_first_view(&by(Some(1), 11)));
        assert!(!windows.is_first_view(&by(None, 10)));
        assert!(windows.is_first_view(&by(None, 11)));
        assert!(windows.is_first_view(&by(None, 0)) && windows.is_first_view(&by(None, 0)));
    }
}
