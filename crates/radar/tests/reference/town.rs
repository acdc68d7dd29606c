//! A made-up market: items sell by chance around a rate that wanders, some catch on and fade again, one is planted.

use std::fmt::Write as _;

use kernel::{Instant, MarketCode};
use radar::{Event, Kind, Subject};

pub const GB: MarketCode = MarketCode::new(*b"GB");
pub const DAY_MS: i64 = 86_400_000;
/// A day count at which the first of the town's days lies.
pub const FIRST_DAY: i64 = 20_000;
/// The item that becomes a hit, and the day on which it begins to rise.
pub const PLANTED: u64 = 77;
pub const PLANTED_DAY: i64 = 210;
pub const DAYS: i64 = 280;
const ITEMS: u64 = 150;

pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Chance {
        Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x1234_5678)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn unit(&mut self) -> f64 {
        ((self.next() >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }

    pub fn below(&mut self, n: u64) -> u64 {
        self.next() % n
    }

    fn count(&mut self, mean: f64) -> u32 {
        let (mut n, mut product, limit) = (0, self.unit(), (-mean).exp());
        while product > limit {
            n += 1;
            product *= self.unit();
        }
        n
    }

    fn normal(&mut self) -> f64 {
        (-2.0 * self.unit().ln()).sqrt() * (std::f64::consts::TAU * self.unit()).cos()
    }
}

/// An item's life: a rate a day that wanders, and a rise that doubles every `doubling` days up to `peak` times and then fades.
struct Item {
    rate: f64,
    wander: f64,
    rises: Vec<(i64, f64, f64)>,
}

impl Item {
    fn rate(&self, day: i64) -> f64 {
        let risen: f64 = self.rises.iter().map(|(from, doubling, peak)| rise(day - from, *doubling, *peak)).sum();
        self.rate * self.wander.exp() + risen
    }
}

/// Units a day of a rise `age` days after its beginning.
fn rise(age: i64, doubling: f64, peak: f64) -> f64 {
    if age < 0 {
        return 0.0;
    }
    let (age, up) = (age as f64, doubling * (peak / 0.2).log2());
    if age < up {
        0.2 * (age / doubling).exp2()
    } else if age < up + 14.0 {
        peak
    } else {
        peak * (-(age - up - 14.0) / 10.0).exp2()
    }
}

/// The orders of a seed's town, in the order of time.
pub fn live(seed: u64) -> Vec<Event> {
    let mut chance = Chance::new(seed);
    let mut items: Vec<Item> =
        (0..ITEMS).map(|n| Item { rate: 5.0 / (1.0 + n as f64 * 0.25), wander: 0.0, rises: Vec::new() }).collect();
    for start in (0..DAYS).step_by(9) {
        let item = 30 + chance.below(ITEMS - 30);
        let peak = 2.0 + 6.0 * chance.unit();
        if item != PLANTED {
            items[item as usize].rises.push((start, 4.0 + 4.0 * chance.unit(), peak));
        }
    }
    items[PLANTED as usize].rises.push((PLANTED_DAY, 5.0, 14.0));
    let mut events = Vec::new();
    for day in 0..DAYS {
        let from = events.len();
        for (id, item) in items.iter_mut().enumerate() {
            item.wander = 0.97 * item.wander + 0.08 * chance.normal();
            for _ in 0..chance.count(item.rate(day) / 1.5) {
                let units = if chance.below(40) == 0 { 6 } else { 1 + u32::from(chance.below(3) == 0) };
                let at = Instant::from_ms((FIRST_DAY + day) * DAY_MS + chance.below(86_400_000) as i64);
                let (subject, person) = (Subject::Product(id as u64), chance.below(2000));
                events.push(Event { at, market: GB, subject, person, kind: Kind::Sold { units } });
            }
        }
        events[from..].sort_by_key(|event| event.at);
    }
    events
}

/// The same as a table; numbers are padded so that names sort as they do.
pub fn table(events: &[Event]) -> String {
    let mut text = "t_ms,market,user,item,kind,units,price_minor\n".to_owned();
    for event in events {
        if let Kind::Sold { units } = event.kind {
            let price = 500 + event.subject.id() * 7;
            let (at, item) = (event.at.ms(), event.subject.id());
            writeln!(text, "{at},GB,{},{item:04},order,{units},{price}", event.person).unwrap();
        }
    }
    text
}

/// The first day (of the town) at whose beginning the planted item stands in the TOP-10 of the last `window` days.
pub fn entry(events: &[Event], window: i64) -> Option<i64> {
    let mut daily = vec![vec![0_u32; DAYS as usize]; ITEMS as usize];
    for event in events {
        if let Kind::Sold { units } = event.kind {
            daily[event.subject.id() as usize][(event.at.ms() / DAY_MS - FIRST_DAY) as usize] += units;
        }
    }
    (PLANTED_DAY..DAYS).find(|day| {
        let sum = |item: usize| daily[item][(day - window) as usize..*day as usize].iter().sum::<u32>();
        let own = sum(PLANTED as usize);
        (0..ITEMS as usize).filter(|item| sum(*item) > own).count() < 10
    })
}
