//! What a page promises, and that a rebuilt feed is the same feed.

use std::collections::HashSet;

use super::*;
use crate::Form;

const GB: MarketCode = MarketCode::new(*b"GB");
const TH: MarketCode = MarketCode::new(*b"TH");
const T0: i64 = 1_760_000_000_000;

fn at(minute: i64) -> Instant {
    Instant::from_ms(T0 + minute * MINUTE_MS)
}

fn item(id: u64) -> Item {
    Item {
        id,
        form: Form::Post,
        creator: 1 + id % 30,
        products: vec![1 + id % 50],
        topics: vec![1 + id % 7],
        markets: vec![GB],
        posted: at(0),
        duration_ms: 15_000,
    }
}

fn event(minute: i64, viewer: u64, item: u64, kind: Kind) -> Event {
    Event { at: at(minute), viewer, item, kind, value: 15_000, market: GB }
}

/// Ninety posts; people of even number like those of even number.
fn town() -> (Recommender, Vec<Event>) {
    let mut feed = Recommender::default();
    (1..=90).for_each(|id| feed.put(&item(id)));
    let mut seed = 7;
    let mut events = Vec::new();
    for minute in 1..1500 {
        let viewer = 1 + next(&mut seed) % 40;
        let shown = 1 + next(&mut seed) % 90;
        events.push(event(minute, viewer, shown, Kind::Impression));
        let kind = if shown % 2 == viewer % 2 { Kind::Like } else { Kind::Skip };
        events.push(event(minute, viewer, shown, kind));
    }
    events.iter().for_each(|event| feed.learn(event));
    (feed, events)
}

fn request(viewer: u64, seed: u64) -> Request<'static> {
    let now = at(1500);
    Request { viewer, market: GB, follows: &[], muted: &[], products: &[], now, n: 16, seed, eligible: &|_| true }
}

/// A seed whose page is not drawn by lot.
fn plain_seed() -> u64 {
    (1..).find(|seed| !next(&mut { *seed }).is_multiple_of(100)).unwrap()
}

#[test]
fn a_rebuilt_feed_is_the_live_one() {
    let (live, events) = town();
    let mut rebuilt = Recommender::default();
    (1..=90).for_each(|id| rebuilt.put(&item(id)));
    events.iter().for_each(|event| rebuilt.learn(event));
    assert_eq!(live.hash(), rebuilt.hash());
    assert_eq!(live.page(&request(500, 3)), rebuilt.page(&request(500, 3)));
    rebuilt.learn(&event(1501, 1, 1, Kind::Like));
    assert_ne!(live.hash(), rebuilt.hash());
}

#[test]
fn one_like_changes_the_next_page() {
    let (mut feed, _) = town();
    let before = feed.page(&request(501, plain_seed()));
    feed.learn(&event(1500, 501, 2, Kind::Like));
    let after = feed.page(&request(501, plain_seed()));
    assert_ne!(before, after);
    let even = after.iter().filter(|row| row.why != Why::New && row.item % 2 == 0).count();
    let known = after.iter().filter(|row| row.why != Why::New).count();
    assert!(even * 4 > known * 3, "{even} of {known}");
    assert!(after.iter().any(|row| row.why == Why::Like { item: 2 }));
    assert!(after.iter().all(|row| row.item != 2), "nothing repeats");
}

#[test]
fn a_page_keeps_out_what_must_not_be_on_it() {
    let (mut feed, _) = town();
    feed.close(4);
    feed.learn(&event(1500, 502, 6, Kind::NotInterested));
    feed.put(&Item { markets: vec![TH], ..item(8) });
    feed.put(&Item { posted: at(9000), ..item(10) });
    let asked = Request { muted: &[13], eligible: &|id| id != 14, ..request(502, 0) };
    for seed in 0..300 {
        let page = feed.page(&Request { seed, n: 50, ..asked });
        assert!(page.iter().all(|row| ![4, 6, 36, 66, 8, 10, 14].contains(&row.item) && 1 + row.item % 30 != 13));
        let items: HashSet<u64> = page.iter().map(|row| row.item).collect();
        assert_eq!(items.len(), page.len());
    }
}

#[test]
fn a_page_is_not_all_of_one_creator_or_product() {
    let (feed, _) = town();
    let page = feed.page(&request(503, plain_seed()));
    assert_eq!(page.len(), 16);
    for row in page.iter().filter(|row| row.why != Why::New) {
        let of = |key: fn(u64) -> u64| page.iter().filter(|other| key(other.item) == key(row.item)).count();
        assert!(of(|id| id % 30) <= 3 && of(|id| id % 50) <= 3);
    }
}

#[test]
fn what_is_new_gets_one_place_in_eight_with_its_probability() {
    let (mut feed, _) = town();
    (1000..1010).for_each(|id| feed.put(&Item { posted: at(1499), creator: id, ..item(id) }));
    let page = feed.page(&request(504, plain_seed()));
    let new: Vec<&Ranked> = page.iter().filter(|row| row.why == Why::New).collect();
    assert_eq!(new.len(), 2);
    assert!(new.iter().all(|row| row.propensity >= explore::FLOOR && row.propensity <= 1.0 && !row.rivals.is_empty()));
    assert_eq!(page[5].why, Why::New);
    assert_eq!(page[13].why, Why::New);
}

#[test]
fn a_page_without_a_place_for_the_new_is_left_to_no_chance() {
    let (feed, _) = town();
    let asked = |seed| Request { n: 5, ..request(504, seed) };
    let page = feed.page(&asked(plain_seed()));
    assert_eq!(page.len(), 5);
    let others = (1..200).filter(|seed| !next(&mut { *seed }).is_multiple_of(100));
    others.for_each(|seed| assert_eq!(feed.page(&asked(seed)), page));
}

#[test]
fn a_creator_whose_budget_is_spent_explores_no_more() {
    let mut feed = Recommender::default();
    (1..=40).for_each(|id| feed.put(&Item { creator: 1 + id % 2, ..item(id) }));
    (0..600_u64).for_each(|n| feed.learn(&event(10, 1000 + n, 2 + 2 * (n % 20), Kind::Impression)));
    let page = feed.page(&Request { now: at(10), ..request(1, plain_seed()) });
    assert!(page.iter().filter(|row| row.why == Why::New).all(|row| row.item % 2 == 1));
    assert!(page.iter().any(|row| row.why == Why::New));
}

#[test]
fn one_page_in_a_hundred_is_by_lot() {
    let (feed, _) = town();
    let by_lot = |seed| feed.page(&request(505, seed)).iter().all(|row| row.why == Why::Chance);
    let drawn = (0..2000).filter(|seed| by_lot(*seed)).count();
    assert!((8..=40).contains(&drawn), "{drawn}");
    let seed = (0..2000).find(|seed| by_lot(*seed)).unwrap();
    let page = feed.page(&request(505, seed));
    assert!((page[0].propensity * (crate::number::real(page[0].rivals.len()) + 1.0) - 1.0).abs() < 1e-9);
}

#[test]
fn carts_follows_and_live_rooms_bring_candidates() {
    let mut feed = Recommender::default();
    (1..=20).for_each(|id| feed.put(&item(id)));
    feed.put(&Item { form: Form::Room { live: true }, ..item(300) });
    feed.put(&Item { form: Form::Room { live: false }, ..item(301) });
    feed.learn(&event(1, 9, 19, Kind::Follow));
    let page = feed.page(&Request { products: &[4], n: 30, ..request(9, plain_seed()) });
    let why = |id: u64| page.iter().find(|row| row.item == id).map(|row| row.why);
    assert!(matches!(why(3), Some(Why::Product { product: 4 } | Why::New)));
    assert!(matches!(why(300), Some(Why::Live | Why::New)));
    assert_eq!(why(301), None);
    assert_eq!(why(19), None, "what one followed from is known");
    assert!(feed.page(&Request { market: TH, ..request(9, 1) }).is_empty());
}

#[test]
fn the_heads_learn_who_skips_what() {
    let (feed, _) = town();
    let chance = |viewer: u64, id: u64| {
        let sight = Sight::new(&feed.state, viewer, GB, at(1500).ms());
        feed.heads.predict(&sight.features(feed.state.place(id).unwrap()))
    };
    let (own, other) = ((2..=80).step_by(2), (1..=79).step_by(2));
    let liking = |items: &mut dyn Iterator<Item = u64>| items.map(|id| chance(4, id)[1]).sum::<f64>();
    assert!(liking(&mut own.into_iter()) > 1.5 * liking(&mut other.into_iter()));
}
