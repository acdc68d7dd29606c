//! What everything adds up to, in memory, and who is told when it moves.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use tokio::sync::broadcast;

use crate::spread::{QuickMap, QuickSet};
use crate::tally::{Net, Tally};
use crate::{Counts, Kind, Subject};

/// Groups of changes that a slow listener may lag behind.
const CHANGES_KEPT: usize = 256;

pub(crate) struct Totals {
    nets: RwLock<QuickMap<Subject, Net>>,
    changes: broadcast::Sender<Arc<[Subject]>>,
}

impl Totals {
    pub fn new() -> Totals {
        Totals { nets: RwLock::default(), changes: broadcast::channel(CHANGES_KEPT).0 }
    }

    pub fn of(&self, subject: Subject) -> Counts {
        self.read().get(&subject).map(Net::counts).unwrap_or_default()
    }

    pub fn of_all(&self, subjects: &[Subject]) -> Vec<Counts> {
        let nets = self.read();
        subjects.iter().map(|subject| nets.get(subject).map(Net::counts).unwrap_or_default()).collect()
    }

    pub fn changes(&self) -> broadcast::Receiver<Arc<[Subject]>> {
        self.changes.subscribe()
    }

    /// Forgets everything: it is read again.
    pub fn clear(&self) {
        self.write().clear();
    }

    pub fn add(&self, subject: Subject, kind: Kind, amount: i64) {
        self.write().entry(subject).or_default().add(kind, amount);
    }

    /// Adds what was written, and tells whoever listens.
    pub fn apply(&self, tally: &Tally) {
        if tally.is_empty() {
            return;
        }
        let mut nets = self.write();
        for (cell, amount) in tally.cells() {
            nets.entry(cell.subject).or_default().add(cell.kind, amount);
        }
        drop(nets);
        if self.changes.receiver_count() > 0 {
            let moved: QuickSet<Subject> = tally.cells().map(|(cell, _)| cell.subject).collect();
            // Whoever listened a moment ago may be gone.
            drop(self.changes.send(moved.into_iter().collect()));
        }
    }

    /// Subjects that stand otherwise than `tally` says.
    pub fn differences(&self, tally: &Tally) -> usize {
        let mut expected: HashMap<Subject, Net> = HashMap::new();
        for (cell, amount) in tally.cells() {
            expected.entry(cell.subject).or_default().add(cell.kind, amount);
        }
        let nets = self.read();
        let unlike = expected.iter().filter(|(subject, net)| nets.get(subject).copied().unwrap_or_default() != **net);
        let unknown = nets.iter().filter(|(subject, net)| **net != Net::default() && !expected.contains_key(subject));
        unlike.count() + unknown.count()
    }

    fn read(&self) -> RwLockReadGuard<'_, QuickMap<Subject, Net>> {
        self.nets.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, QuickMap<Subject, Net>> {
        self.nets.write().unwrap_or_else(PoisonError::into_inner)
    }
}
