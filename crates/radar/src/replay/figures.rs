//! What rankings and alarms were worth.

use std::collections::HashSet;

use serde::Serialize;

use crate::number::{place, real, real_i64};
use crate::replay::truth::Truth;
use crate::replay::{AHEAD_D, FROM_DAY};
use crate::{Alarm, Candidate};

/// Closed hits from which on decisions are evaluated.
const HITS_MIN: usize = 15;

/// Length of the chart that alarms are about.
const ALARM_TOP: usize = 10;

/// Steps of the reliability table.
const STEPS: usize = 10;

/// How well entries to one chart were foretold.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Top {
    /// Mean average precision.
    pub ap: f64,
    /// Mean share of hits among the first K.
    pub p_at_k: f64,
    /// Decisions that these are means of.
    pub decisions: usize,
    /// Hits in them.
    pub hits: usize,
    /// Mean squared error of the probability of every candidate of the evaluated decisions, those without a hit included.
    pub brier: f64,
    /// The same for one who says the share of hits of every candidate.
    pub brier_of_share: f64,
    /// Steps of probability that had cases.
    pub reliability: Vec<Reliability>,
}

/// Candidates whose probability lay within a step.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Reliability {
    pub from: f64,
    pub to: f64,
    pub cases: usize,
    /// Their mean probability.
    pub said: f64,
    /// The share of them that became hits.
    pub came: f64,
}

/// How alarms fared.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Alarming {
    /// Raised from day 70 on, with a window that closed.
    pub raised: usize,
    pub came_true: usize,
    pub false_a_week: f64,
    /// Days from a true alarm to the first day at whose end the item is in the TOP-10 of the last 14 days: mean and median.
    pub lead_d_mean: f64,
    pub lead_d_median: f64,
}

/// One chart's decisions so far.
#[derive(Debug)]
pub(crate) struct Judged {
    pub(crate) length: usize,
    /// Day and hits of every decision.
    hits: Vec<(i64, usize)>,
    precisions: Vec<(f64, f64)>,
    evaluated_hits: usize,
    cases: Vec<(f64, bool)>,
}

impl Judged {
    pub(crate) fn new(length: usize) -> Judged {
        Judged { length, hits: Vec::new(), precisions: Vec::new(), evaluated_hits: 0, cases: Vec::new() }
    }

    /// Compares a decision with what came. `ranked` is in the order of the score.
    pub(crate) fn judge(&mut self, day: i64, ranked: &[Candidate], came: &HashSet<u64>) {
        let closed: usize = self.hits.iter().filter(|(then, _)| then + AHEAD_D <= day).map(|(_, hits)| hits).sum();
        let outcomes: Vec<bool> = ranked.iter().map(|candidate| came.contains(&candidate.subject.id())).collect();
        let hits = outcomes.iter().filter(|hit| **hit).count();
        self.hits.push((day, hits));
        if closed < HITS_MIN {
            return;
        }
        self.cases.extend(ranked.iter().map(|candidate| candidate.probability).zip(outcomes.iter().copied()));
        if hits > 0 {
            let first = outcomes.iter().take(self.length).filter(|hit| **hit).count();
            self.precisions.push((average_precision(&outcomes), real(first) / real(self.length)));
            self.evaluated_hits += hits;
        }
    }

    pub(crate) fn report(self) -> Top {
        let decisions = self.precisions.len();
        let mean = |of: fn(&(f64, f64)) -> f64| self.precisions.iter().map(of).sum::<f64>() / real(decisions.max(1));
        let cases = real(self.cases.len().max(1));
        let share = real(self.cases.iter().filter(|(_, hit)| *hit).count()) / cases;
        let squared = |said: f64, hit: bool| (said - f64::from(u8::from(hit))).powi(2);
        Top {
            ap: mean(|(ap, _)| *ap),
            p_at_k: mean(|(_, p)| *p),
            decisions,
            hits: self.evaluated_hits,
            brier: self.cases.iter().map(|(p, hit)| squared(*p, *hit)).sum::<f64>() / cases,
            brier_of_share: self.cases.iter().map(|(_, hit)| squared(share, *hit)).sum::<f64>() / cases,
            reliability: reliability(&self.cases),
        }
    }
}

fn average_precision(outcomes: &[bool]) -> f64 {
    let (mut hits, mut sum) = (0_usize, 0.0);
    for (place, _) in outcomes.iter().enumerate().filter(|(_, hit)| **hit) {
        hits += 1;
        sum += real(hits) / real(place + 1);
    }
    sum / real(hits.max(1))
}

fn reliability(cases: &[(f64, bool)]) -> Vec<Reliability> {
    let step = |n: usize| {
        let within = || cases.iter().filter(move |(p, _)| place(p * real(STEPS), STEPS) == n);
        let count = within().count();
        let of = real(count.max(1));
        Reliability {
            from: real(n) / real(STEPS),
            to: real(n + 1) / real(STEPS),
            cases: count,
            said: within().map(|(p, _)| p).sum::<f64>() / of,
            came: real(within().filter(|(_, hit)| *hit).count()) / of,
        }
    };
    (0..STEPS).map(step).filter(|step| step.cases > 0).collect()
}

impl Alarming {
    pub(crate) fn of(alarms: &[Alarm], truth: &Truth) -> Alarming {
        let from = truth.first + FROM_DAY;
        let closed: Vec<&Alarm> =
            alarms.iter().filter(|alarm| alarm.day >= from && alarm.came_true.is_some()).collect();
        let mut leads: Vec<f64> =
            closed.iter().filter(|alarm| alarm.came_true == Some(true)).map(|alarm| lead_d(alarm, truth)).collect();
        leads.sort_unstable_by(f64::total_cmp);
        let weeks = real_i64((truth.days - FROM_DAY - AHEAD_D).max(1)) / 7.0;
        Alarming {
            raised: closed.len(),
            came_true: leads.len(),
            false_a_week: real(closed.len() - leads.len()) / weeks,
            lead_d_mean: leads.iter().sum::<f64>() / real(leads.len().max(1)),
            lead_d_median: leads.get(leads.len() / 2).copied().unwrap_or(0.0),
        }
    }
}

/// Days from a true alarm until its item stands in the TOP-10 of the last 14 days.
fn lead_d(alarm: &Alarm, truth: &Truth) -> f64 {
    let day = alarm.day - truth.first;
    let stands = |day: i64| truth.top(ALARM_TOP, day - AHEAD_D, day).contains(&alarm.subject.id());
    real_i64((day..day + AHEAD_D).find(|day| stands(*day)).map_or(AHEAD_D, |entry| entry - day))
}
