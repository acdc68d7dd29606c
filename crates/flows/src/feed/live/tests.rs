use kernel::{HOUR_MS, MINUTE_MS, MarketCode};
use proptest::prelude::*;
use signals::{Counting, Origin};

use super::*;

const GB: MarketCode = MarketCode::new(*b"GB");
const START_MS: i64 = 1_795_392_000_000;

fn fact(id: usize, kind: Kind, device: u64, post: i64, at_ms: i64) -> Signal {
    Signal {
        id: format!("{}-{id}", kind.name()),
        kind,
        at: Instant::from_ms(START_MS + at_ms),
        market: GB,
        viewer: Viewer { person: None, device },
        origin: Origin::Real,
        post: Some(post),
        room: None,
        listing: (kind == Kind::Anchored).then_some(post + 100),
        creator: Some(post % 3),
        topics: vec![post % 2],
        amount: (kind == Kind::Posted).then_some(9_000),
    }
}

fn open(folder: &tempfile::TempDir) -> Signals {
    Signals::open(folder.path(), Counting::default()).unwrap()
}

fn ask<'a>(viewer: u64, now_ms: i64, eligible: &'a dyn Fn(u64) -> bool) -> Request<'a> {
    Request {
        viewer,
        market: GB,
        follows: &[],
        muted: &[],
        products: &[],
        now: Instant::from_ms(START_MS + now_ms),
        n: 16,
        seed: 1,
        eligible,
    }
}

fn hash(live: &Live) -> String {
    live.read(Recommender::hash)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// However a living feed was fed, one that starts anew from the log knows the same, bit by bit.
    #[test]
    fn what_is_learnt_live_and_what_is_replayed_are_equal(
        facts in prop::collection::vec((0..19_usize, 1..9_u64, 1..12_i64, 0..MINUTE_MS), 1..300),
        steps in prop::collection::vec(1..40_usize, 1..20),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let (signals, live) = (open(&folder), Live::new(Weights::default()));
        let mut at = 0;
        let all: Vec<Signal> = facts.into_iter().enumerate().map(|(id, (kind, device, post, apart))| {
            at += apart;
            fact(id, Kind::ALL[kind], device, post, at)
        }).collect();
        let mut rest = all.as_slice();
        for step in steps.iter().cycle() {
            let (some, others) = rest.split_at((*step).min(rest.len()));
            if some.is_empty() {
                break;
            }
            signals.append_blocking(some.to_vec()).unwrap();
            live.follow(&signals).unwrap();
            // Pages are looked at meanwhile: that changes nothing.
            live.rank(&ask(3, at, &|_| true), true);
            rest = others;
        }
        drop(signals);
        let again = Live::new(Weights::default());
        again.follow(&open(&folder)).unwrap();
        prop_assert_eq!(hash(&again), hash(&live));
    }
}

#[test]
fn a_post_is_shown_with_its_products_from_posted_to_withdrawn() {
    let folder = tempfile::tempdir().unwrap();
    let (signals, live) = (open(&folder), Live::new(Weights::default()));
    let shows = |live: &Live, products: &[u64]| {
        live.follow(&signals).unwrap();
        let page = live.rank(&Request { products, ..ask(3, HOUR_MS, &|_| true) }, true);
        page.into_iter().map(|ranked| ranked.item).collect::<Vec<u64>>()
    };
    assert!(shows(&live, &[]).is_empty());
    signals.append_blocking(vec![fact(1, Kind::Anchored, 0, 7, 0), fact(2, Kind::Posted, 0, 7, 0)]).unwrap();
    assert_eq!(shows(&live, &[107]), [7]);
    signals.append_blocking(vec![fact(3, Kind::Withdrawn, 0, 7, 5)]).unwrap();
    assert!(shows(&live, &[107]).is_empty());
}

#[test]
fn what_counts_nowhere_teaches_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (signals, live) = (open(&folder), Live::new(Weights::default()));
    signals.append_blocking(vec![fact(0, Kind::Posted, 0, 7, 0)]).unwrap();
    live.follow(&signals).unwrap();
    let before = hash(&live);
    let origins = [Origin::Bot, Origin::Self_, Origin::Simulated];
    let liked =
        origins.iter().enumerate().map(|(id, origin)| Signal { origin: *origin, ..fact(id, Kind::Like, 4, 7, 9) });
    signals.append_blocking(liked.collect()).unwrap();
    signals.append_blocking(vec![Signal { amount: Some(-1), ..fact(9, Kind::Like, 4, 7, 9) }]).unwrap();
    assert_eq!(live.follow(&signals).unwrap(), 4);
    assert_eq!(hash(&live), before);
}

#[test]
fn other_weights_are_judged_by_draws_and_what_came_of_them() {
    for db in testkit::databases() {
        let folder = tempfile::tempdir().unwrap();
        let (signals, live) = (open(&folder), Live::new(Weights::default()));
        let posted = (1..30).map(|post| fact(0, Kind::Posted, 0, post, 0));
        let posted = posted.enumerate().map(|(id, fact)| Signal { id: format!("posted-{id}"), ..fact });
        signals.append_blocking(posted.collect()).unwrap();
        live.follow(&signals).unwrap();
        let mut facts = Vec::new();
        for viewer in 1..400_u64 {
            let now = i64::try_from(viewer).unwrap() * 1_000;
            let page = live.rank(&Request { seed: viewer, ..ask(viewer, now, &|_| true) }, true);
            let drawn = page.iter().filter(|ranked| ranked.propensity < 1.0);
            facts.extend(drawn.map(|ranked| {
                fact(
                    usize::try_from(viewer * 1_000 + ranked.item).unwrap(),
                    Kind::CartAdd,
                    viewer,
                    ranked.item.cast_signed(),
                    now + 60_000,
                )
            }));
            let draws = live.take_draws();
            db.write_blocking(move |tx| feed::store::put_draws(tx, &draws)).unwrap();
        }
        signals.append_blocking(facts).unwrap();
        let (from, to) = (Instant::from_ms(START_MS), Instant::from_ms(START_MS + HOUR_MS));
        let buying = Weights { cart_or_buy: 10.0, complete: 0.0, ..Weights::default() };
        let found = replay(&db, &signals, &live, &buying, from, to).unwrap();
        assert!(found.drawn > 300, "{found:?}");
        let tried = found.tried.unwrap();
        assert!((tried.shown - 10.0).abs() < 1e-9, "every drawn one went into a cart: {tried:?}");
        assert!(found.effective >= feed::off_policy::EFFECTIVE_MIN);
        let none = replay(&db, &signals, &live, &buying, from, from.plus_ms(2_000)).unwrap();
        assert!(none.tried.is_none() && none.effective < 200.0);
    }
}
