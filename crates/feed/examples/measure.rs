//! `cargo run --release -p feed --example measure -- [ITEMS] [PEOPLE] [EVENTS]`: how fast the feed learns and answers, and
//! how much memory it takes, on made-up traffic in one thread.

use std::io::Write;
use std::time::{Duration, Instant};

use feed::{Event, Form, Item, Kind, Recommender, Request, Weights};
use kernel::MarketCode;

const GB: MarketCode = MarketCode::new(*b"GB");
const START_MS: i64 = 1_760_000_000_000;

fn main() -> std::io::Result<()> {
    let mut sizes = std::env::args().skip(1).map(|n| n.parse().unwrap_or(0_u64));
    let items = sizes.next().unwrap_or(1_000_000);
    let people = sizes.next().unwrap_or(500_000);
    let events = sizes.next().unwrap_or(3_000_000);
    let mut feed = Recommender::new(Weights::default());
    (1..=items).for_each(|id| feed.put(&item(id)));
    let mut seed = 1;
    let started = Instant::now();
    (0..events).for_each(|n| feed.learn(&event(n, items, people, &mut seed)));
    let learning = started.elapsed();
    let mut times = pages(&feed, people, events, &mut seed);
    times.sort();
    let at = |percent: usize| times.get(times.len() * percent / 100).copied().unwrap_or_default();
    let (item_bytes, person_bytes) = feed.state().bytes_each();
    let mut out = std::io::stdout();
    let rate = u128::from(events) * 1_000_000 / learning.as_micros().max(1);
    writeln!(out, "items {items}, people {}, events {events}", feed.state().people())?;
    writeln!(out, "ingest {rate} events/s")?;
    writeln!(out, "page p50 {:?}, p99 {:?}, worst {:?}", at(50), at(99), times.last())?;
    writeln!(out, "memory {item_bytes} bytes an item, {person_bytes} bytes a person")
}

fn random(seed: &mut u64) -> u64 {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    *seed
}

fn item(id: u64) -> Item {
    Item {
        id,
        form: Form::Post,
        creator: 1 + id % 20_000,
        products: vec![1 + id % 300_000],
        topics: vec![1 + id % 97, 100 + id % 1013],
        markets: vec![GB],
        posted: kernel::Instant::from_ms(START_MS),
        duration_ms: 15_000,
    }
}

/// Six impressions, three watches and a like or something stronger of every ten; a fifth of the traffic on one item in a hundred.
fn event(n: u64, items: u64, people: u64, seed: &mut u64) -> Event {
    let kind = match random(seed) % 100 {
        0..60 => Kind::Impression,
        60..90 => Kind::Watch,
        90..95 => Kind::Like,
        95..97 => Kind::Skip,
        97 => Kind::Share,
        98 => Kind::CartAdd,
        _ => Kind::Order,
    };
    let few = random(seed).is_multiple_of(5);
    let range = if few { items.div_ceil(100) } else { items };
    Event {
        at: kernel::Instant::from_ms(START_MS + i64::try_from(n).unwrap_or(0) * 10),
        viewer: 1 + random(seed) % people,
        item: 1 + random(seed) % range,
        kind,
        value: 12_000,
        market: GB,
    }
}

fn pages(feed: &Recommender, people: u64, events: u64, seed: &mut u64) -> Vec<Duration> {
    let now = kernel::Instant::from_ms(START_MS + i64::try_from(events).unwrap_or(0) * 10);
    let page = |_| {
        let (viewer, chance) = (1 + random(seed) % people, random(seed));
        let started = Instant::now();
        let request = Request {
            viewer,
            market: GB,
            follows: &[],
            muted: &[],
            products: &[],
            now,
            n: 12,
            seed: chance,
            eligible: &|_| true,
        };
        let page = feed.page(&request);
        assert!(!page.is_empty());
        started.elapsed()
    };
    (0..5000).map(page).collect()
}
