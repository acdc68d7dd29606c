//! What one fact is worth, and to whom.

use kernel::{HOUR_MS, MarketCode};

use crate::spread::QuickMap;
use crate::{Counting, Counts, Kind, Origin, Signal, Subject};

/// A place in the rollups.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Cell {
    pub market: MarketCode,
    pub kind: Kind,
    /// Hours since 1970.
    pub hour: i64,
    pub subject: Subject,
}

/// What facts add to cells.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally(QuickMap<Cell, i64>);

/// What one subject has of every kind, withdrawn ones taken off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Net([i64; 20]);

impl Counting {
    /// Whether traffic from there counts at all.
    pub fn takes(self, origin: Origin) -> bool {
        match origin {
            Origin::Real => true,
            Origin::Simulated => self.simulated_counts,
            Origin::Bot | Origin::Self_ => false,
        }
    }
}

/// Units of one line, and milliseconds of one report, at the most: what is above counts as this.
const AMOUNT_MAX: i64 = 100_000_000;

/// How much a fact adds: milliseconds, units, one, minus one for what is withdrawn, or nothing.
fn worth(signal: &Signal) -> i64 {
    match signal.kind {
        Kind::Watch => signal.amount.unwrap_or(0).clamp(0, AMOUNT_MAX),
        Kind::Order | Kind::Refund => signal.amount.unwrap_or(1).clamp(0, AMOUNT_MAX),
        Kind::Like | Kind::Comment | Kind::Follow => signal.amount.unwrap_or(1).clamp(-1, 1),
        kind => i64::from(kind.is_counted()),
    }
}

impl Tally {
    /// Counts `signal` for everything that it is about, once each.
    pub fn add(&mut self, signal: &Signal) {
        let (worth, hour) = (worth(signal), signal.at.ms().div_euclid(HOUR_MS));
        if worth == 0 {
            return;
        }
        for subject in signal.subjects() {
            let cell = Cell { market: signal.market, kind: signal.kind, hour, subject };
            let amount = self.0.entry(cell).or_default();
            *amount = amount.saturating_add(worth);
        }
    }

    /// Every cell and what it gets, in the order of the table.
    pub fn in_order(&self) -> Vec<(Cell, i64)> {
        let mut cells: Vec<(Cell, i64)> = self.0.iter().map(|(cell, amount)| (*cell, *amount)).collect();
        cells.sort_unstable_by_key(|(cell, _)| {
            (cell.market, cell.subject.kind(), cell.kind, cell.hour, cell.subject.id())
        });
        cells
    }

    pub fn cells(&self) -> impl Iterator<Item = (&Cell, i64)> {
        self.0.iter().map(|(cell, amount)| (cell, *amount))
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Net {
    pub fn add(&mut self, kind: Kind, amount: i64) {
        if let Some(net) = self.0.get_mut(usize::from(kind.number())) {
            *net = net.saturating_add(amount);
        }
    }

    /// Never below zero, whatever was withdrawn.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for kind in Kind::ALL {
            let net = self.0.get(usize::from(kind.number())).copied().unwrap_or(0);
            if let Some(slot) = counts.slot(kind) {
                *slot = u64::try_from(net).unwrap_or(0);
            }
        }
        counts
    }
}
