//! When to raise an alarm: as early as a budget of false ones allows.

use std::collections::{HashSet, VecDeque};

use sha2::{Digest, Sha256};

use crate::event::Subject;
use crate::features::AHEAD;

/// Closed alarms that are kept.
const KEPT: usize = 500;

/// Bounds of the threshold.
const LOWEST: f64 = 0.1;
const HIGHEST: f64 = 0.9;

/// An alarm: this subject will be on the chart of the next 14 days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Alarm {
    pub subject: Subject,
    /// The day whose beginning it was raised at, days since the epoch.
    pub day: i64,
    pub probability: f64,
    /// `None` while its window is open.
    pub came_true: Option<bool>,
}

/// The alarms of one market, oldest first.
#[derive(Clone, Debug)]
pub(crate) struct Alarms {
    list: VecDeque<Alarm>,
    threshold: f64,
    /// False alarms a week, recent weeks counting more.
    false_a_week: f64,
    false_this_week: u32,
}

impl Default for Alarms {
    fn default() -> Alarms {
        Alarms { list: VecDeque::new(), threshold: 0.3, false_a_week: 1.5, false_this_week: 0 }
    }
}

impl Alarms {
    pub(crate) fn list(&self) -> impl Iterator<Item = &Alarm> {
        self.list.iter()
    }

    /// Closes what was raised [`AHEAD`] days ago, against what `came`; answers whose alarms closed. Once a week the threshold follows
    /// from how many were false.
    pub(crate) fn close(&mut self, day: i64, budget: f64, came: &HashSet<Subject>) -> Vec<Subject> {
        let mut closed = Vec::new();
        for alarm in self.list.iter_mut().filter(|alarm| alarm.came_true.is_none() && alarm.day + AHEAD <= day) {
            let is_true = came.contains(&alarm.subject);
            alarm.came_true = Some(is_true);
            self.false_this_week += u32::from(!is_true);
            closed.push(alarm.subject);
        }
        while self.list.len() > KEPT {
            self.list.pop_front();
        }
        if day.rem_euclid(7) == 0 {
            self.adjust(budget);
        }
        closed
    }

    fn adjust(&mut self, budget: f64) {
        self.false_a_week += 0.2 * (f64::from(self.false_this_week) - self.false_a_week);
        self.false_this_week = 0;
        let factor = if self.false_a_week > 0.95 * budget {
            1.15
        } else if self.false_a_week < 0.75 * budget {
            0.95
        } else {
            1.0
        };
        self.threshold = (self.threshold * factor).clamp(LOWEST, HIGHEST);
    }

    /// Raises an alarm if its probability reaches the threshold and the false alarms to be expected of this week's stay within the
    /// budget.
    pub(crate) fn raise(&mut self, day: i64, subject: Subject, probability: f64, budget: f64) -> bool {
        if probability < self.threshold {
            return false;
        }
        let recent = self.list.iter().rev().take_while(|alarm| alarm.day + 7 > day);
        let spent: f64 = recent.map(|alarm| 1.0 - alarm.probability).sum();
        if spent + 1.0 - probability > budget {
            return false;
        }
        self.list.push_back(Alarm { subject, day, probability, came_true: None });
        true
    }

    pub(crate) fn write(&self, hash: &mut Sha256) {
        hash.update(self.threshold.to_bits().to_le_bytes());
        hash.update(self.false_a_week.to_bits().to_le_bytes());
        for alarm in &self.list {
            hash.update(alarm.subject.id().to_le_bytes());
            hash.update(alarm.day.to_le_bytes());
            hash.update(alarm.probability.to_bits().to_le_bytes());
            hash.update([alarm.came_true.map_or(2, u8::from)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expected_false_alarms_of_a_week_stay_within_the_budget() {
        let mut alarms = Alarms::default();
        let raised = (0..50).filter(|n| alarms.raise(100, Subject::Product(*n), 0.4, 3.0)).count();
        assert_eq!(raised, 5);
        assert!(
            !alarms.raise(106, Subject::Product(60), 0.4, 3.0) && alarms.raise(107, Subject::Product(60), 0.4, 3.0)
        );
    }

    #[test]
    fn false_alarms_raise_the_threshold_and_true_ones_lower_it() {
        let (mut bad, mut good) = (Alarms::default(), Alarms::default());
        for day in 0..140 {
            for alarms in [&mut bad, &mut good] {
                alarms.raise(day, Subject::Product(u64::try_from(day).unwrap()), 0.95, 3.0);
            }
            bad.close(day, 3.0, &HashSet::new());
            let came = (0..200).map(Subject::Product).collect();
            good.close(day, 3.0, &came);
        }
        assert!(bad.threshold > 0.5 && good.threshold < 0.2);
        assert!(bad.list().take(5).all(|alarm| alarm.came_true == Some(false)));
    }
}
