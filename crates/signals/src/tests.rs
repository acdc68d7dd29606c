use std::collections::{HashMap, HashSet};
use std::path::Path;

use kernel::{Country, HOUR_MS, Instant};
use proptest::prelude::*;

use super::*;
use crate::sample::{START_MS, fact, view};

const GB: kernel::MarketCode = Country::new(*b"GB");

fn open(folder: &Path) -> Signals {
    Signals::open(folder, Counting::default()).unwrap()
}

/// Counted with nothing but the sentences of the documentation.
#[derive(Default)]
struct Model {
    ids: HashSet<String>,
    facts: Vec<Signal>,
    views: HashMap<(bool, i64, Option<i64>, Option<i64>), i64>,
    counts: HashMap<(Subject, Kind), i64>,
}

impl Model {
    fn append(&mut self, batch: &[Signal], counting: Counting) -> Accepted {
        let mut accepted = Accepted::default();
        for signal in batch {
            if !self.ids.insert(signal.id.clone()) {
                accepted.duplicates += 1;
                continue;
            }
            accepted.accepted += 1;
            self.facts.push(signal.clone());
            if self.counts_it(signal, counting) {
                self.count(signal);
            }
        }
        accepted
    }

    fn counts_it(&mut self, signal: &Signal, counting: Counting) -> bool {
        let takes = match signal.origin {
            Origin::Real => true,
            Origin::Simulated => counting.simulated_counts,
            Origin::Bot | Origin::Self_ => false,
        };
        if !takes || signal.kind != Kind::View {
            return takes;
        }
        let mut keys = Vec::new();
        if let Some(person) = signal.viewer.person {
            keys.push((true, person, signal.post, signal.listing));
        }
        if signal.viewer.device != 0 {
            keys.push((false, i64::try_from(signal.viewer.device).unwrap(), signal.post, signal.listing));
        }
        let at = signal.at.ms();
        if keys.iter().any(|key| self.views.get(key).is_some_and(|last| at - last < VIEW_WINDOW_MS)) {
            return false;
        }
        self.views.extend(keys.into_iter().map(|key| (key, at)));
        true
    }

    fn count(&mut self, signal: &Signal) {
        let worth = match signal.kind {
            Kind::Watch => signal.amount.unwrap_or(0).max(0),
            Kind::Order | Kind::Refund => signal.amount.unwrap_or(1).max(0),
            Kind::Like | Kind::Comment | Kind::Follow => signal.amount.unwrap_or(1).clamp(-1, 1),
            // What there is to be wanted is no demand.
            Kind::Anchored | Kind::Posted | Kind::Withdrawn => 0,
            _ => 1,
        };
        let subjects: HashSet<Subject> = signal.subjects().collect();
        for subject in subjects {
            *self.counts.entry((subject, signal.kind)).or_default() += worth;
        }
    }

    fn agrees(&self, signals: &Signals) {
        for kind in SubjectKind::ALL {
            for id in 0..5 {
                let subject = Subject::new(kind, id);
                let counts = signals.counts(subject);
                for kind in Kind::ALL {
                    let expected = self.counts.get(&(subject, kind)).copied().unwrap_or(0).max(0);
                    assert_eq!(i64::try_from(counts.get(kind)).unwrap(), expected, "{subject:?} {kind:?}");
                }
            }
        }
        let log: Vec<Signal> = signals.since(0, SINCE_MAX).unwrap().into_iter().map(|(_, signal)| signal).collect();
        assert_eq!(log, self.facts);
        let recount = signals.recount().unwrap();
        assert_eq!((usize::try_from(recount.facts).unwrap(), recount.wrong), (self.facts.len(), 0));
    }
}

#[derive(Clone, Debug)]
enum Step {
    Append(Vec<Signal>),
    Again(usize),
    Restart,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        6 => prop::collection::vec(sample::of_a_small_world(), 0..20).prop_map(Step::Append),
        2 => (0..10_usize).prop_map(Step::Again),
        1 => Just(Step::Restart),
    ];
    prop::collection::vec(step, 1..20)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn counts_are_those_of_a_naive_model(steps in steps(), simulated_counts: bool) {
        let folder = tempfile::tempdir().unwrap();
        let counting = Counting { simulated_counts };
        let mut signals = Signals::open(folder.path(), counting).unwrap();
        let (mut model, mut sent) = (Model::default(), Vec::<Vec<Signal>>::new());
        for step in steps {
            let batch = match step {
                Step::Append(batch) => batch,
                Step::Again(which) => sent.get(which).cloned().unwrap_or_default(),
                Step::Restart => {
                    drop(signals);
                    signals = Signals::open(folder.path(), counting).unwrap();
                    continue;
                }
            };
            let accepted = signals.append_blocking(batch.clone()).unwrap();
            prop_assert_eq!(accepted, model.append(&batch, counting));
            sent.push(batch);
        }
        model.agrees(&signals);
    }
}

#[test]
fn many_writers_at_once_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let signals = open(folder.path());
    std::thread::scope(|scope| {
        for writer in 0..8_u64 {
            let signals = signals.clone();
            scope.spawn(move || {
                for round in 0..50 {
                    let id = |n: u64| format!("{writer}-{round}-{n}");
                    let batch = (0..20).map(|n| fact(&id(n), Kind::AnchorClick, writer, 7, 0)).collect();
                    assert_eq!(signals.append_blocking(batch).unwrap().accepted, 20);
                }
            });
        }
    });
    assert_eq!(signals.counts(Subject::Post(7)).anchor_clicks, 8_000);
    assert_eq!(signals.counts(Subject::Topic(90)).anchor_clicks, 8_000);
    assert_eq!(signals.recount().unwrap(), Recount { facts: 8_000, cells: 4, wrong: 0 });
    let seqs: Vec<u64> = signals.since(0, SINCE_MAX).unwrap().into_iter().map(|(seq, _)| seq).collect();
    assert_eq!(seqs, (1..=8_000).collect::<Vec<u64>>());
}

#[test]
fn a_like_withdrawn_goes_down_and_never_below_zero() {
    let folder = tempfile::tempdir().unwrap();
    let signals = open(folder.path());
    let like = |id: &str, amount: i64| Signal { amount: Some(amount), ..fact(id, Kind::Like, 1, 7, 0) };
    signals.append_blocking(vec![like("a", 1), like("b", 1), like("c", -1)]).unwrap();
    assert_eq!(signals.counts(Subject::Post(7)).likes, 1);
    signals.append_blocking(vec![like("d", -1), like("e", -1)]).unwrap();
    assert_eq!(signals.counts(Subject::Post(7)).likes, 0);
    assert_eq!(signals.recount().unwrap().wrong, 0);
}

#[test]
fn hours_and_tops_are_of_their_market_and_time() {
    let folder = tempfile::tempdir().unwrap();
    let signals = open(folder.path());
    let clicks = |post: i64, hour: i64, count: u32| {
        (0..count).map(move |n| fact(&format!("{post}-{hour}-{n}"), Kind::AnchorClick, 1, post, hour * HOUR_MS + 5))
    };
    let there = Signal { market: Country::new(*b"TH"), ..fact("th", Kind::AnchorClick, 1, 8, 0) };
    let batch = clicks(7, 0, 2).chain(clicks(7, 3, 1)).chain(clicks(8, 0, 3)).chain([there]);
    signals.append_blocking(batch.collect()).unwrap();
    let hour = |n: i64| Instant::from_ms(START_MS + n * HOUR_MS);
    let hours = |market, post| signals.hours(market, Subject::Post(post), Kind::AnchorClick, hour(0), hour(4)).unwrap();
    assert_eq!(hours(Some(GB), 7), [(hour(0), 2), (hour(3), 1)]);
    assert_eq!((hours(Some(GB), 8), hours(None, 8)), (vec![(hour(0), 3)], vec![(hour(0), 4)]));
    let top =
        |from, to, limit| signals.top(GB, SubjectKind::Post, Kind::AnchorClick, hour(from), hour(to), limit).unwrap();
    assert_eq!(top(0, 4, 10), [(8, 3), (7, 3)]);
    assert_eq!((top(1, 4, 10), top(0, 1, 1)), (vec![(7, 1)], vec![(8, 3)]));
    assert!(top(4, 4, 10).is_empty() && top(4, 0, 10).is_empty());
}

#[test]
fn the_log_is_read_on_from_any_number() {
    let folder = tempfile::tempdir().unwrap();
    let signals = open(folder.path());
    for round in 0..3 {
        let batch = (0..5_000).map(|n| fact(&format!("{round}-{n}"), Kind::Impression, 1, 7, 0)).collect();
        signals.append_blocking(batch).unwrap();
    }
    let (mut last, mut read) = (0, 0);
    loop {
        let facts = signals.since(last, 777).unwrap();
        let Some((seq, _)) = facts.last() else { break };
        assert_eq!(facts[0].0, last + 1);
        (last, read) = (*seq, read + facts.len());
    }
    assert_eq!((last, read), (15_000, 15_000));
    assert_eq!(signals.since(4_096, 1).unwrap()[0].1.id, "0-4096");
}

#[test]
fn out_of_bounds_is_refused_whole() {
    let folder = tempfile::tempdir().unwrap();
    let signals = open(folder.path());
    let fine = fact("fine", Kind::Share, 1, 7, 0);
    let refused = [
        vec![fine.clone(); BATCH_MAX + 1],
        vec![fine.clone(), Signal { id: String::new(), ..fine.clone() }],
        vec![fine.clone(), Signal { id: "x".repeat(ID_MAX + 1), ..fine.clone() }],
        vec![fine.clone(), Signal { topics: vec![1, 2, 3, 4, 5, 6, 7], ..fine.clone() }],
    ];
    for batch in refused {
        assert!(signals.append_blocking(batch).is_err());
    }
    assert_eq!(signals.recount().unwrap().facts, 0);
}

#[tokio::test]
async fn whoever_listens_hears_what_moved() {
    let folder = tempfile::tempdir().unwrap();
    let signals = open(folder.path());
    let mut changes = signals.changes();
    signals.append(vec![view(1, 7, 0)]).await.unwrap();
    let mut moved = changes.recv().await.unwrap().to_vec();
    moved.sort();
    assert_eq!(moved, [Subject::Post(7), Subject::Creator(50), Subject::Topic(90), Subject::All]);
    signals.append(vec![Signal { id: "again".to_owned(), ..view(1, 7, 1) }]).await.unwrap();
    assert!(changes.try_recv().is_err(), "a view that does not count moves nothing");
}

#[test]
fn two_processes_on_one_file_count_together() {
    let folder = tempfile::tempdir().unwrap();
    let (one, other) = (open(folder.path()), open(folder.path()));
    one.append_blocking(vec![view(1, 7, 0)]).unwrap();
    assert_eq!(other.append_blocking(vec![view(1, 7, 0)]).unwrap().duplicates, 1);
    other.append_blocking(vec![view(2, 7, 0), view(1, 7, 60_000)]).unwrap();
    assert_eq!(other.counts(Subject::Post(7)).views, 2);
    one.append_blocking(vec![view(3, 7, 0)]).unwrap();
    assert_eq!(one.counts(Subject::Post(7)).views, 3);
    assert_eq!(one.recount().unwrap(), Recount { facts: 4, cells: 4, wrong: 0 });
}

#[test]
fn a_copy_is_whole_while_the_log_is_open() {
    let (folder, copy) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let to = copy.path().join("signals.db");
    assert!(!back_up(folder.path(), &to).unwrap());
    let signals = open(folder.path());
    signals.append_blocking(vec![view(1, 7, 0)]).unwrap();
    assert!(back_up(folder.path(), &to).unwrap());
    signals.append_blocking(vec![view(2, 7, 0)]).unwrap();
    let copied = open(copy.path());
    assert_eq!(copied.counts(Subject::Post(7)).views, 1);
    assert_eq!(copied.recount().unwrap().wrong, 0);
}
