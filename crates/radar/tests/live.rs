//! The live radar: the same log makes the same state, a planted hit is seen in time, topics and markets keep apart.
#![allow(
    clippy::as_conversions,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "tests and their made-up market"
)]

#[path = "reference/town.rs"]
mod town;

use kernel::{Instant, MarketCode};
use radar::{Class, Event, Kind, Radar, Settings, Stock, Subject};
use town::{DAY_MS, DAYS, FIRST_DAY, GB, PLANTED, PLANTED_DAY};

const TH: MarketCode = MarketCode::new(*b"TH");

fn after(day: i64) -> Instant {
    Instant::from_ms((FIRST_DAY + day) * DAY_MS)
}

fn lived(events: &[Event]) -> Radar {
    let mut radar = Radar::new(Settings::default());
    events.iter().for_each(|event| radar.learn(event));
    radar
}

#[test]
fn the_same_log_makes_the_same_state_bit_by_bit() {
    let events = town::live(3);
    let live = lived(&events);
    let mut asked = Radar::new(Settings::default());
    for (n, event) in events.iter().enumerate() {
        asked.learn(event);
        if n % 1000 == 0 {
            asked.advance(event.at);
            asked.hits(Class::Product, GB, event.at);
        }
    }
    assert_eq!(live.hash(), asked.hash(), "asking and telling the time change nothing");
    assert_eq!(live.hash(), lived(&events).hash());
    assert_ne!(live.hash(), lived(&events[..events.len() - 1]).hash());
}

#[test]
fn a_planted_hit_is_seen_before_it_is_on_the_chart() {
    let (mut in_time, mut false_ones, mut weeks) = (0, 0, 0.0);
    for seed in 1..=10 {
        let events = town::live(seed);
        let mut radar = lived(&events);
        radar.advance(after(DAYS));
        let alarms = radar.alarms(Class::Product, GB);
        let entry = town::entry(&events, 14).unwrap();
        let first = alarms
            .iter()
            .find(|alarm| alarm.subject == Subject::Product(PLANTED) && alarm.day >= FIRST_DAY + PLANTED_DAY)
            .map(|alarm| alarm.day - FIRST_DAY);
        println!("seed {seed}: alarm {first:?}, on the chart {entry}");
        in_time += u32::from(first.is_some_and(|first| first < entry));
        false_ones += alarms.iter().filter(|alarm| alarm.came_true == Some(false)).count();
        weeks += (DAYS - 28 - 14) as f64 / 7.0;
    }
    let a_week = false_ones as f64 / weeks;
    println!("{in_time} of 10 in time, {a_week:.2} false alarms a week");
    assert!(in_time >= 8 && a_week <= 3.0, "{in_time} of 10, {a_week} false a week");
}

#[test]
fn a_hit_shows_its_evidence_and_an_outlook() {
    let events = town::live(1);
    let day = town::entry(&events, 14).unwrap() - 1;
    let before: Vec<Event> = events.iter().filter(|event| event.at < after(day)).copied().collect();
    let mut radar = lived(&before);
    radar.advance(after(day));
    let hits = radar.hits(Class::Product, GB, after(day));
    let hit = hits.iter().find(|hit| hit.subject == Subject::Product(PLANTED)).unwrap();
    assert!(hit.probability > 0.1 && hit.since.is_some_and(|since| since <= after(day)));
    assert!(hit.evidence.growth > 1.5 && hit.evidence.z > 2.0 && hit.evidence.rank > 10, "{:?}", hit.evidence);
    let (came_true, of) = hit.proven.unwrap();
    assert!(came_true <= of && of > 0);
    let stock = Stock { on_hand: 10, unit_cost: 400, price: 1000, salvage: 100, lead_days: 7, cover_days: 21 };
    let outlook = radar.outlook(hit.subject, GB, after(day), &stock).unwrap();
    assert!(outlook.life_d.is_some() && outlook.order_up_to > 50 && outlook.stock_out > 0.9, "{outlook:?}");
    let quiet = radar.outlook(Subject::Product(140), GB, after(day), &stock).unwrap();
    assert!(quiet.order_up_to < outlook.order_up_to / 2);
    assert!(radar.outlook(Subject::Product(9999), GB, after(day), &stock).is_none());
}

#[test]
fn without_closed_cases_a_probability_is_unproven() {
    let events = town::live(2);
    let early: Vec<Event> = events.into_iter().filter(|event| event.at < after(60)).collect();
    let radar = lived(&early);
    let rising = radar.rising(Class::Product, GB, after(60), 5);
    assert_eq!(rising.len(), 5);
    assert!(rising.iter().all(|hit| hit.proven.is_none()));
}

#[test]
fn markets_and_classes_keep_apart_and_a_hit_elsewhere_is_told() {
    let mut radar = Radar::new(Settings::default());
    let sold = Kind::Sold { units: 2 };
    for day in 0..40 {
        for n in 0..30_u64 {
            let at = Instant::from_ms((FIRST_DAY + day) * DAY_MS + n as i64);
            let event = |market, subject, kind| Event { at, market, subject, person: n, kind };
            // The first fifteen sell every day in GB, the others and all in TH every third.
            let often = |n: u64, market| market == GB && n < 15 || (day as u64 + n).is_multiple_of(3);
            for market in [GB, TH] {
                if often(n, market) {
                    radar.learn(&event(market, Subject::Product(n), sold));
                }
            }
            radar.learn(&event(GB, Subject::Topic(n), Kind::Watched));
            radar.learn(&event(GB, Subject::Product(n), Kind::Posted { creator: n % 3 }));
            radar.learn(&event(GB, Subject::Product(20), Kind::Waited));
        }
    }
    let now = after(40);
    radar.advance(now);
    assert_eq!(radar.rising(Class::Product, GB, now, 100).len(), 20);
    assert_eq!(radar.rising(Class::Topic, GB, now, 100).len(), 20);
    assert!(radar.rising(Class::Topic, TH, now, 100).is_empty());
    let rising = radar.rising(Class::Product, TH, now, 100);
    assert!(rising.iter().all(|hit| hit.evidence.elsewhere.is_empty() || hit.evidence.elsewhere == [GB]));
    assert!(rising.iter().any(|hit| hit.evidence.elsewhere == [GB]));
    let waited = radar.rising(Class::Product, GB, now, 100);
    let waited = waited.iter().find(|hit| hit.subject == Subject::Product(20)).unwrap();
    assert!(waited.evidence.waits > 100.0 && waited.evidence.creators >= 0.5);
}

#[test]
fn one_buyer_cannot_make_a_hit() {
    let events = town::live(4);
    let day = 150;
    let mut crowd = lived(&events.iter().filter(|event| event.at < after(day)).copied().collect::<Vec<_>>());
    let mut one = crowd.clone();
    for n in 0..40 {
        let sold = |person| Event {
            at: Instant::from_ms((FIRST_DAY + day) * DAY_MS + i64::from(n)),
            market: GB,
            subject: Subject::Product(120),
            person,
            kind: Kind::Sold { units: 48 },
        };
        crowd.learn(&sold(5000 + u64::from(n as u32)));
        one.learn(&sold(5000));
    }
    let expected = |radar: &mut Radar| {
        radar.advance(after(day + 1));
        let trend = radar.trend(Subject::Product(120), GB, after(day + 1)).unwrap();
        trend.total(28).mean()
    };
    assert!(expected(&mut one) * 5.0 < expected(&mut crowd));
}

#[test]
fn a_standalone_file_needs_nothing_else() {
    let events: Vec<Event> = town::live(6).into_iter().filter(|event| event.at < after(PLANTED_DAY + 25)).collect();
    let table = radar::replay::read(town::table(&events).as_bytes()).unwrap();
    let views = radar::standalone::rising(&table, &radar::standalone::Wish::default());
    assert_eq!(views.len(), 1);
    let view = &views[0];
    assert!(view.market == "GB" && view.rising.len() == 10 && view.as_of == after(PLANTED_DAY + 25));
    assert!(view.rising.windows(2).all(|pair| pair[0].hit.probability >= pair[1].hit.probability));
    let wish = radar::standalone::Wish { market: Some("FR".to_owned()), ..Default::default() };
    assert!(radar::standalone::rising(&table, &wish).is_empty());
}

#[test]
fn a_past_that_is_told_late_is_no_beginning() {
    let shop = |days: &[i64]| {
        let mut radar = Radar::new(Settings::default());
        for day in days {
            let at = Instant::from_ms((20_000 + day) * kernel::DAY_MS);
            let kind = Kind::Sold { units: 1 };
            radar.learn(&Event { at, market: GB, subject: Subject::Product(1), person: day.unsigned_abs(), kind });
        }
        let now = Instant::from_ms(20_021 * kernel::DAY_MS);
        radar.trend(Subject::Product(1), GB, now).unwrap().expected(1)
    };
    let (in_order, late) = (shop(&[0, 5, 10, 15, 20]), shop(&[20, 0, 5, 10, 15]));
    assert!((in_order - late).abs() < 0.05 && late < 1.0, "five in three weeks: {in_order} in order, {late} late");
}
