//! One market's products, or its topics: who stands on the chart, who may come, which alarms are open.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};

use kernel::{DAY_MS, MarketCode};
use sha2::{Digest, Sha256};

use crate::alarm::Alarms;
use crate::calibration::Calibration;
use crate::demand::{Demand, Guess, Pace, Prior, Windows};
use crate::event::{Event, Subject};
use crate::features::{AHEAD, Features, Sight};
use crate::number::{real, real_u64};
use crate::ranking::{Closed, Ranking, intercept};
use crate::tally::{Count, Tally};

/// Days by which a chart is made that one may enter.
pub(crate) const BEHIND: i64 = 28;

/// Candidates for every place of a chart from which the ranking learns.
const LIKELY: usize = 8;

/// Days a board must have lived before its decisions teach: before ten weeks a level of eight is not yet one.
const RIPE_D: i64 = 70;

/// Days without a fact after which a subject is forgotten.
const FORGOTTEN_D: i64 = 400;

/// What all boards of a class learn together.
#[derive(Clone, Debug, Default)]
pub(crate) struct Mind {
    pub(crate) ranking: Ranking,
    /// Of all markets, by the place of the chart's length in the settings.
    pub(crate) calibrations: Vec<Calibration>,
    pub(crate) demand: Demand,
}

/// In which markets a subject stands on the chart.
pub(crate) type Elsewhere = BTreeMap<Subject, Vec<MarketCode>>;

/// One that may enter a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    pub subject: Subject,
    /// Orders candidates of one market, day and chart.
    pub score: f64,
    /// That it is on the chart of the next 14 days, 0 to 1.
    pub probability: f64,
    pub(crate) odds: f64,
}

#[derive(Clone, Debug)]
pub(crate) struct Chart {
    pub(crate) length: usize,
    /// Hits of a decision, recent ones counting more.
    hits: f64,
    calibration: Calibration,
    pub(crate) ranked: Vec<Candidate>,
    pending: VecDeque<Pending>,
}

/// A decision whose window is not yet closed.
#[derive(Clone, Debug)]
struct Pending {
    day: i64,
    cases: Vec<(Subject, f64)>,
    likely: Vec<(Subject, Features)>,
}

/// What a board has to teach when windows close.
#[derive(Debug, Default)]
pub(crate) struct Lesson {
    pub(crate) groups: Vec<Closed>,
    /// By chart: log-odds then, and whether it came.
    pub(crate) cases: Vec<Vec<(f64, bool)>>,
    pub(crate) near: Vec<(Guess, u64)>,
    pub(crate) far: Vec<(Guess, u64)>,
}

#[derive(Clone, Debug)]
struct Guesses {
    day: i64,
    near: Vec<(Subject, Guess)>,
    far: Vec<(Subject, Guess)>,
}

#[derive(Clone, Debug)]
pub(crate) struct Board {
    pub(crate) market: MarketCode,
    begun_ms: i64,
    pub(crate) tallies: Vec<Tally>,
    places: HashMap<Subject, usize>,
    prior: Prior,
    pub(crate) charts: Vec<Chart>,
    /// Forecasts of a fortnight and of four weeks, by the day they were made.
    guesses: VecDeque<Guesses>,
    pub(crate) alarms: Alarms,
    /// The chart of the first length, as of the last end of a day.
    pub(crate) top: Vec<Subject>,
}

impl Board {
    pub(crate) fn new(market: MarketCode, begun_ms: i64, tops: &[usize]) -> Board {
        let chart = |length: &usize| Chart {
            length: *length,
            hits: 0.5 * real(*length),
            calibration: Calibration::default(),
            ranked: Vec::new(),
            pending: VecDeque::new(),
        };
        Board {
            market,
            begun_ms,
            tallies: Vec::new(),
            places: HashMap::new(),
            prior: Prior::default(),
            charts: tops.iter().map(chart).collect(),
            guesses: VecDeque::new(),
            alarms: Alarms::default(),
            top: Vec::new(),
        }
    }

    pub(crate) fn absorb(&mut self, event: &Event, line_max: u32) {
        // Facts may come late: a past that is told after the present is the board's past too.
        self.begun_ms = self.begun_ms.min(event.at.ms());
        let count = self.tallies.len();
        let place = *self.places.entry(event.subject).or_insert(count);
        if place == count {
            self.tallies.push(Tally::new(event.subject, event.at.ms()));
        }
        if let Some(tally) = self.tallies.get_mut(place) {
            tally.absorb(event, line_max);
        }
    }

    pub(crate) fn tally(&self, subject: Subject) -> Option<&Tally> {
        self.places.get(&subject).and_then(|place| self.tallies.get(*place))
    }

    /// Subjects with flow in `from..to`, most first; of equal flow the smaller number first.
    pub(crate) fn order(&self, from: i64, to: i64) -> Vec<(u64, &Tally)> {
        let mut all: Vec<(u64, &Tally)> =
            self.tallies.iter().map(|tally| (tally.sum(from, to), tally)).filter(|(units, _)| *units > 0).collect();
        all.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.subject.cmp(&b.1.subject)));
        all
    }

    /// What comes of the windows that close with the day before `day`.
    pub(crate) fn close(&mut self, day: i64) -> Lesson {
        let mut lesson = Lesson::default();
        let came: Vec<Subject> = self.order(day - AHEAD, day).iter().map(|(_, tally)| tally.subject).collect();
        for chart in &mut self.charts {
            let hits: HashSet<Subject> = came.iter().take(chart.length).copied().collect();
            let mut cases = Vec::new();
            while chart.pending.front().is_some_and(|pending| pending.day + AHEAD <= day) {
                let Some(pending) = chart.pending.pop_front() else { break };
                cases.extend(pending.cases.iter().map(|(subject, odds)| (*odds, hits.contains(subject))));
                let group: Closed = pending.likely.iter().map(|(s, features)| (*features, hits.contains(s))).collect();
                let came = pending.cases.iter().filter(|(subject, _)| hits.contains(subject)).count();
                chart.hits += 0.15 * (real(came) - chart.hits);
                lesson.groups.push(group);
            }
            lesson.cases.push(cases);
        }
        let units = |subject, days: i64| self.tally(subject).map_or(0, |tally| tally.sum(day - days, day));
        for guesses in &self.guesses {
            if guesses.day + AHEAD == day {
                lesson.near.extend(guesses.near.iter().map(|(subject, guess)| (*guess, units(*subject, AHEAD))));
            }
            if guesses.day + BEHIND == day {
                lesson.far.extend(guesses.far.iter().map(|(subject, guess)| (*guess, units(*subject, BEHIND))));
            }
        }
        self.guesses.retain(|guesses| guesses.day + BEHIND > day);
        let closed = self.guesses.iter_mut().filter(|guesses| guesses.day + AHEAD <= day);
        closed.for_each(|guesses| guesses.near = Vec::new());
        lesson
    }

    /// Ends a week: slow movers, the prior of rates, subjects long silent.
    pub(crate) fn end_week(&mut self, day: i64) {
        let oldest_ms = (day - FORGOTTEN_D) * DAY_MS;
        let before = self.tallies.len();
        self.tallies.retain(|tally| tally.heard_ms() >= oldest_ms);
        if self.tallies.len() < before {
            self.places = self.tallies.iter().enumerate().map(|(place, tally)| (tally.subject, place)).collect();
        }
        self.tallies.iter_mut().for_each(|tally| tally.end_week(day));
        let sight = self.sight(day * DAY_MS, 1.0);
        let of = |tally: &Tally| sight.level(tally, Count::Flow28) / crate::features::AHEAD_D;
        let rates: Vec<f64> = self.tallies.iter().filter(|tally| tally.sum(day - BEHIND, day) > 0).map(of).collect();
        self.prior.fit(&rates, real(28));
    }

    /// Decides who may enter the charts, to be compared with what comes.
    pub(crate) fn decide(&mut self, day: i64, mind: &Mind, elsewhere: &Elsewhere) {
        for place in 0..self.charts.len() {
            let seen = self.look(place, day * DAY_MS, mind, elsewhere);
            let is_ripe = day * DAY_MS >= self.begun_ms + (RIPE_D - 1) * DAY_MS;
            if let Some(chart) = self.charts.get_mut(place) {
                if is_ripe {
                    chart.await_outcome(day, &seen);
                }
                chart.ranked = seen.into_iter().map(|(candidate, _)| candidate).collect();
            }
        }
        let now_ms = day * DAY_MS;
        let recent = self.order(day - BEHIND, day);
        let guess = |windows: &Windows| {
            let of = |tally: &Tally| {
                let pace = self.pace(tally, now_ms);
                (tally.subject, Guess { pace, forecast: windows.forecast(&pace) })
            };
            recent.iter().map(|(_, tally)| of(tally)).collect()
        };
        let (near, far) = (guess(&mind.demand.near), guess(&mind.demand.far));
        self.guesses.push_back(Guesses { day, near, far });
    }

    /// Takes the closed cases of its own charts into its probabilities.
    pub(crate) fn calibrate(&mut self, cases: Vec<Vec<(f64, bool)>>, mind: &Mind) {
        for ((chart, cases), all) in self.charts.iter_mut().zip(cases).zip(&mind.calibrations) {
            chart.calibration.learn(cases.into_iter(), Some(all));
        }
    }

    /// Who may enter the chart at a place of the settings, likeliest first: all with flow in four weeks who are not on it.
    pub(crate) fn rank(&self, place: usize, now_ms: i64, mind: &Mind, elsewhere: &Elsewhere) -> Vec<Candidate> {
        self.look(place, now_ms, mind, elsewhere).into_iter().map(|(candidate, _)| candidate).collect()
    }

    fn look(&self, place: usize, now_ms: i64, mind: &Mind, elsewhere: &Elsewhere) -> Vec<(Candidate, Features)> {
        let Some(chart) = self.charts.get(place) else { return Vec::new() };
        let day = now_ms.div_euclid(DAY_MS);
        let order = self.order(day - BEHIND, day);
        let last = chart.length.checked_sub(1).and_then(|last| order.get(last));
        let cut = last.map_or(1.0, |(units, _)| (real_u64(*units) / 2.0).max(1.0));
        let sight = self.sight(now_ms, cut);
        let mut seen: Vec<(Candidate, Features)> = order
            .iter()
            .skip(chart.length)
            .map(|(_, tally)| {
                let forecast = mind.demand.near.forecast(&self.pace(tally, now_ms));
                let others = elsewhere.get(&tally.subject);
                let is_elsewhere = others.is_some_and(|markets| markets.iter().any(|market| *market != self.market));
                let features = sight.features(tally, forecast, is_elsewhere);
                let score = mind.ranking.score(&features);
                (Candidate { subject: tally.subject, score, probability: 0.0, odds: score }, features)
            })
            .collect();
        chart.say(&mut seen);
        seen.sort_unstable_by(|(a, _), (b, _)| b.score.total_cmp(&a.score).then(a.subject.cmp(&b.subject)));
        seen
    }

    /// What stands on the chart of four weeks, as of the end of a day.
    pub(crate) fn stand(&mut self, day: i64) {
        let length = self.charts.first().map_or(0, |chart| chart.length);
        self.top = self.order(day - BEHIND, day).iter().take(length).map(|(_, tally)| tally.subject).collect();
    }

    /// Closes and raises alarms at the end of a day.
    pub(crate) fn watch(&mut self, day: i64, mind: &Mind, elsewhere: &Elsewhere, budget: f64) {
        let length = self.charts.first().map_or(0, |chart| chart.length);
        let came: HashSet<Subject> =
            self.order(day - AHEAD, day).iter().take(length).map(|(_, tally)| tally.subject).collect();
        for closed in self.alarms.close(day, budget, &came) {
            if let Some(tally) = self.places.get(&closed).and_then(|place| self.tallies.get_mut(*place)) {
                tally.alarm = None;
            }
        }
        if day * DAY_MS < self.begun_ms + BEHIND * DAY_MS {
            return;
        }
        for candidate in self.rank(0, day * DAY_MS, mind, elsewhere) {
            let Some(tally) = self.places.get(&candidate.subject).and_then(|place| self.tallies.get_mut(*place)) else {
                continue;
            };
            if tally.alarm.is_none() && self.alarms.raise(day, candidate.subject, candidate.probability, budget) {
                tally.alarm = Some(day);
            }
        }
    }

    pub(crate) fn sight(&self, now_ms: i64, cut: f64) -> Sight {
        Sight { now_ms, begun_ms: self.begun_ms, cut }
    }

    pub(crate) fn pace(&self, tally: &Tally, now_ms: i64) -> Pace {
        let sight = self.sight(now_ms, 1.0);
        let level = |count| sight.level(tally, count) / crate::features::AHEAD_D;
        let seen = 28.0 / std::f64::consts::LN_2;
        Pace {
            rate: self.prior.rate(level(Count::Flow28) * seen, seen),
            lately: level(Count::Flow7),
            ever: level(Count::Flow112),
            orders: level(Count::Orders56),
        }
    }

    pub(crate) fn write(&self, hash: &mut Sha256) {
        hash.update(self.market.code());
        hash.update(self.begun_ms.to_le_bytes());
        self.tallies.iter().for_each(|tally| tally.write(hash));
        for x in [self.prior.shape, self.prior.days] {
            hash.update(x.to_bits().to_le_bytes());
        }
        self.charts.iter().for_each(|chart| chart.write(hash));
        for Guesses { day, near, far } in &self.guesses {
            hash.update(day.to_le_bytes());
            for (subject, guess) in near.iter().chain(far) {
                hash.update(subject.id().to_le_bytes());
                let Pace { rate, lately, ever, orders } = guess.pace;
                let numbers = [rate, lately, ever, orders, guess.forecast.mean(), guess.forecast.size()];
                numbers.iter().for_each(|x| hash.update(x.to_bits().to_le_bytes()));
            }
        }
        self.alarms.write(hash);
    }
}

impl Chart {
    /// Keeps a decision until its window closes.
    fn await_outcome(&mut self, day: i64, seen: &[(Candidate, Features)]) {
        let cases = seen.iter().map(|(candidate, _)| (candidate.subject, candidate.odds)).collect();
        let mut likely: Vec<(Subject, Features)> =
            seen.iter().map(|(own, features)| (own.subject, *features)).collect();
        likely.sort_unstable_by(|a, b| promise(&b.1).total_cmp(&promise(&a.1)).then(a.0.cmp(&b.0)));
        likely.truncate(self.length * LIKELY);
        likely.shrink_to_fit();
        self.pending.push_back(Pending { day, cases, likely });
    }

    /// Gives candidates their log-odds and probabilities: as many hits are expected as there were of late.
    fn say(&self, seen: &mut [(Candidate, Features)]) {
        let scores: Vec<f64> = seen.iter().map(|(candidate, _)| candidate.score).collect();
        if scores.is_empty() {
            return;
        }
        let base = intercept(&scores, self.hits.clamp(0.2, (real(scores.len()) / 2.0).max(0.3)));
        for (candidate, _) in seen {
            candidate.odds = candidate.score + base;
            candidate.probability = self.calibration.probability(candidate.odds);
        }
    }

    /// Closed cases like this one; `None` is unproven.
    pub(crate) fn record(&self, odds: f64) -> Option<(u64, u64)> {
        self.calibration.record(odds)
    }

    fn write(&self, hash: &mut Sha256) {
        hash.update(self.hits.to_bits().to_le_bytes());
        self.calibration.write(hash);
        for pending in &self.pending {
            hash.update(pending.day.to_le_bytes());
            let cases = pending.cases.iter().map(|(subject, odds)| (subject, std::slice::from_ref(odds)));
            let likely = pending.likely.iter().map(|(subject, features)| (subject, features.as_slice()));
            for (subject, numbers) in cases.chain(likely) {
                hash.update(subject.id().to_le_bytes());
                numbers.iter().for_each(|x| hash.update(x.to_bits().to_le_bytes()));
            }
        }
    }
}

/// Who is likely, whatever has been learnt: a high level over any time.
fn promise(features: &Features) -> f64 {
    let [long, week, fortnight, ..] = features;
    long + 0.5 * week.max(*fortnight).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The bounds that `docs/radar.md` states.
    #[test]
    fn a_subject_takes_half_a_kilobyte_and_one_that_sells_a_whole() {
        let silent = size_of::<Tally>() + size_of::<(Subject, usize)>() + 8;
        let guess = size_of::<(Subject, Guess)>();
        let decided = 2 * (size_of::<Candidate>() + 2 * size_of::<(Subject, f64)>());
        let sells = silent + 2 * guess + 4 * guess + decided;
        assert!(silent <= 480 && sells <= 1100, "{silent} {sells}");
    }
}
