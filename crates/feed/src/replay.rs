//! How good the feed is, by a protocol that cannot see the future.
//!
//! Events are read from a table `t_ms,user,item,kind,value` and put in the order of time. Each is tested, then learnt
//! (test-then-learn): it is ranked from the state before its instant, which one user's events of equal time share, against every
//! item seen so far less the user's own. An item never seen is a miss. Only a user's first event with an item counts, and
//! figures are means over the last half of the events; the models learn from the first.

mod table;

use std::collections::HashSet;
use std::io::Write;

use serde::Serialize;

use crate::number::real;
use crate::sight::{Features, Sight};
use crate::state::State;
use crate::taste::{Mix, Taste};
pub use table::{Row, Table, TableError, read};

/// How an item is ranked in a replay.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ranking {
    /// All that is known, weighed by a learnt taste.
    #[default]
    Taste,
    /// `covis/max + w·pop/max` with learnt `w`.
    Start,
}

/// What a replay is done with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    pub ranking: Ranking,
    /// Neighbours kept per item. A server keeps [`crate::NEIGHBOURS_MAX`]; a table fits into memory with more.
    pub neighbours_max: usize,
}

impl Default for Options {
    fn default() -> Options {
        Options { ranking: Ranking::default(), neighbours_max: 2000 }
    }
}

/// What a replay found. Field names are the keys of the command's JSON.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// The share of evaluated events whose item was among the first ten, 0 to 1.
    pub hr_at_10: f64,
    /// Mean of `1/log2(rank + 1)` for ranks to ten, 0 to 1.
    pub ndcg_at_10: f64,
    /// Of all items of the table, the share that was recommended at least once in the evaluated events.
    pub coverage: f64,
    /// The share of evaluated events whose item had not been seen before.
    pub unknown_share: f64,
    /// Events tested and learnt in a second.
    pub events_per_s: f64,
    /// How many events were evaluated.
    pub evaluated: usize,
}

/// A replay failed.
#[derive(Debug, thiserror::Error)]
pub enum ReplayError {
    #[error(transparent)]
    Table(#[from] TableError),
    #[error("the predictions could not be written: {0}")]
    Predictions(#[from] csv::Error),
    #[error("the predictions could not be written: {0}")]
    Write(#[from] std::io::Error),
}

/// Replays a table. `elapsed_s` tells seconds since any fixed point. Predictions go to `predictions` as
/// `t_ms,user,item,rank1…rank10`, a line for every evaluated event in the order of time; a list shorter than ten ends
/// in empty fields.
pub fn replay(
    table: &Table,
    options: Options,
    elapsed_s: &dyn Fn() -> f64,
    predictions: Option<&mut dyn Write>,
) -> Result<Report, ReplayError> {
    let mut writer = predictions.map(csv::Writer::from_writer);
    if let Some(writer) = &mut writer {
        let ranks = (1..=SHOWN).map(|rank| format!("rank{rank}"));
        writer.write_record(["t_ms", "user", "item"].map(str::to_owned).into_iter().chain(ranks))?;
    }
    let started_s = elapsed_s();
    let mut course = Course::new(table, options.ranking, options.neighbours_max);
    for together in table.rows.chunk_by(|a, b| a.t_ms == b.t_ms) {
        for (row, top) in course.step(together) {
            if let Some(writer) = &mut writer {
                writer.write_record(line(table, row, &top))?;
            }
        }
    }
    if let Some(mut writer) = writer {
        writer.flush()?;
    }
    Ok(course.report(elapsed_s() - started_s))
}

/// How long a list is.
const SHOWN: usize = 10;

fn line(table: &Table, row: &Row, top: &[u64]) -> Vec<String> {
    let item = |place: &u64| table.item(*place).to_owned();
    let ranks = (0..SHOWN).map(|rank| top.get(rank).map_or_else(String::new, item));
    [row.t_ms.to_string(), table.user(row.user).to_owned(), item(&row.item)].into_iter().chain(ranks).collect()
}

/// A replay under way.
struct Course<'a> {
    table: &'a Table,
    ranking: Ranking,
    state: State,
    taste: Taste,
    mix: Mix,
    had: HashSet<(u64, u64)>,
    recommended: HashSet<u64>,
    read: usize,
    evaluated: usize,
    unknown: usize,
    hits: f64,
    gain: f64,
}

/// What is learnt of an event once all of its instant are tested.
struct Lesson {
    gradient: Features,
    parts: Vec<(f64, f64)>,
    chosen: usize,
}

impl<'a> Course<'a> {
    fn new(table: &'a Table, ranking: Ranking, neighbours_max: usize) -> Course<'a> {
        Course {
            table,
            ranking,
            state: State::keeping(neighbours_max),
            taste: Taste::default(),
            mix: Mix::default(),
            had: HashSet::new(),
            recommended: HashSet::new(),
            read: 0,
            evaluated: 0,
            unknown: 0,
            hits: 0.0,
            gain: 0.0,
        }
    }

    /// Tests, then learns the events of one instant; the evaluated ones are answered with their lists.
    fn step<'r>(&mut self, together: &'r [Row]) -> Vec<(&'r Row, Vec<u64>)> {
        let mut evaluated = Vec::new();
        let mut lessons = Vec::new();
        let mut met = HashSet::new();
        for row in together {
            let counts = !self.had.contains(&(row.user, row.item)) && met.insert((row.user, row.item));
            let is_late = self.read >= self.table.rows.len() / 2;
            self.read += 1;
            if counts {
                let (top, lesson) = self.test(row);
                lessons.extend(lesson);
                if is_late {
                    self.evaluate(row, &top);
                    evaluated.push((row, top));
                }
            }
        }
        self.learn(together, &lessons);
        evaluated
    }

    fn test(&self, row: &Row) -> (Vec<u64>, Option<Lesson>) {
        let sight = Sight::new(&self.state, row.user, table::MARKET, row.t_ms);
        let offered: Vec<u32> = self.offered(row.user);
        let features: Vec<Features> = match self.ranking {
            Ranking::Taste => offered.iter().map(|place| sight.features(*place)).collect(),
            Ranking::Start => Vec::new(),
        };
        let parts: Vec<(f64, f64)> = match self.ranking {
            Ranking::Taste => Vec::new(),
            Ranking::Start => offered.iter().map(|place| sight.parts(*place)).collect(),
        };
        let scores: Vec<f64> = match self.ranking {
            Ranking::Taste => features.iter().map(|features| self.taste.score(features)).collect(),
            Ranking::Start => self.mix.scores(&parts),
        };
        let top = self.best(&offered, &scores);
        let own = self.state.place(row.item).and_then(|own| offered.iter().position(|place| *place == own));
        let lesson = own.map(|chosen| {
            let gradient = features.get(chosen).map(|own| self.taste.gradient(own, &features)).unwrap_or_default();
            Lesson { gradient, parts, chosen }
        });
        (top, lesson)
    }

    /// Every item seen so far less the user's own.
    fn offered(&self, user: u64) -> Vec<u32> {
        let items = self.state.items.iter().zip(0_u32..);
        items.filter(|(item, _)| !self.had.contains(&(user, item.id))).map(|(_, place)| place).collect()
    }

    fn best(&self, offered: &[u32], scores: &[f64]) -> Vec<u64> {
        let mut ranked: Vec<(f64, u32)> = scores.iter().copied().zip(offered.iter().copied()).collect();
        let order = |a: &(f64, u32), b: &(f64, u32)| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1));
        if ranked.len() > SHOWN {
            ranked.select_nth_unstable_by(SHOWN, order);
            ranked.truncate(SHOWN);
        }
        ranked.sort_by(order);
        ranked.into_iter().filter_map(|(_, place)| self.state.item(place).map(|item| item.id)).collect()
    }

    fn evaluate(&mut self, row: &Row, top: &[u64]) {
        self.evaluated += 1;
        self.unknown += usize::from(self.state.place(row.item).is_none());
        self.recommended.extend(top);
        if let Some(rank) = top.iter().position(|item| *item == row.item) {
            self.hits += 1.0;
            self.gain += 1.0 / (real(rank) + 2.0).log2();
        }
    }

    fn learn(&mut self, together: &[Row], lessons: &[Lesson]) {
        for lesson in lessons {
            match self.ranking {
                Ranking::Taste => self.taste.follow(&lesson.gradient),
                Ranking::Start => self.mix.learn(&lesson.parts, lesson.chosen),
            }
        }
        for row in together {
            self.had.insert((row.user, row.item));
            self.state.absorb(&row.event());
        }
    }

    fn report(&self, elapsed_s: f64) -> Report {
        let evaluated = real(self.evaluated.max(1));
        Report {
            hr_at_10: self.hits / evaluated,
            ndcg_at_10: self.gain / evaluated,
            coverage: real(self.recommended.len()) / real(self.state.items().max(1)),
            unknown_share: real(self.unknown) / evaluated,
            events_per_s: real(self.table.rows.len()) / elapsed_s.max(1e-9),
            evaluated: self.evaluated,
        }
    }
}
