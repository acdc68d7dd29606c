//! What is remembered of one subject in one market.

use kernel::DAY_MS;
use sha2::{Digest, Sha256};

use crate::event::{Event, Kind, Subject};
use crate::number::{days, real_i64, short};

/// A decayed count: what it counts and with which half-life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Count {
    Flow7,
    Flow14,
    Flow28,
    Flow56,
    Flow112,
    Orders14,
    Orders56,
    Buyers56,
    Carts7,
    Views7,
    Shares7,
    Creators14,
    Waits14,
    Outside7,
    Outside56,
}

const COUNTS: usize = 15;

const ALL: [(Count, f64); COUNTS] = [
    (Count::Flow7, 7.0),
    (Count::Flow14, 14.0),
    (Count::Flow28, 28.0),
    (Count::Flow56, 56.0),
    (Count::Flow112, 112.0),
    (Count::Orders14, 14.0),
    (Count::Orders56, 56.0),
    (Count::Buyers56, 56.0),
    (Count::Carts7, 7.0),
    (Count::Views7, 7.0),
    (Count::Shares7, 7.0),
    (Count::Creators14, 14.0),
    (Count::Waits14, 14.0),
    (Count::Outside7, 7.0),
    (Count::Outside56, 56.0),
];

impl Count {
    /// In days.
    pub(crate) fn half_life(self) -> f64 {
        ALL.iter().find(|(count, _)| *count == self).map_or(1.0, |(_, half_life)| *half_life)
    }
}

/// Days that are kept exactly: the windows by which ranks are made.
pub(crate) const DAYS: usize = 28;

/// The same as an integer.
const DAYS_I64: i64 = 28;

/// People that are remembered of a subject, to tell a new buyer from one who comes again.
const BUYERS: usize = 12;
const CREATORS: usize = 4;

/// Days after which somebody who comes again counts as half a new one.
const NEW_AGAIN_D: f64 = 28.0;

/// What is remembered of one subject in one market: 380 bytes, however many events there were.
#[derive(Clone, Debug)]
pub(crate) struct Tally {
    pub(crate) subject: Subject,
    /// The day of the first flow, days since the epoch.
    pub(crate) first: i64,
    counts: [f32; COUNTS],
    counted_ms: i64,
    daily: [u32; DAYS],
    /// The last day of `daily`.
    today: i64,
    buyers: [Person; BUYERS],
    creators: [Person; CREATORS],
    /// Chance that a week has flow, and flow of such a week (Teunter, Syntetos and Babai).
    pub(crate) slow: (f32, f32),
    /// The day since when an alarm is open.
    pub(crate) alarm: Option<i64>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Person {
    /// 0: nobody.
    print: u32,
    day: i32,
    units: u32,
}

impl Tally {
    pub(crate) fn new(subject: Subject, at_ms: i64) -> Tally {
        Tally {
            subject,
            first: i64::MAX,
            counts: [0.0; COUNTS],
            counted_ms: at_ms,
            daily: [0; DAYS],
            today: at_ms.div_euclid(DAY_MS),
            buyers: [Person::default(); BUYERS],
            creators: [Person::default(); CREATORS],
            slow: (0.0, 0.0),
            alarm: None,
        }
    }

    /// Counts an event; an order line counts at most `line_max` units, one buyer at most twice that a day in the decayed counts.
    pub(crate) fn absorb(&mut self, event: &Event, line_max: u32) {
        let at = event.at.ms();
        let day = at.div_euclid(DAY_MS);
        self.decay(at);
        match (event.kind, event.subject) {
            (Kind::Sold { units }, Subject::Product(_)) => {
                let units = units.min(line_max);
                let (newness, counted) = self.meet(event.person, day, units, line_max.saturating_mul(2));
                let order = f64::from(u8::from(counted.1));
                self.flow(units, counted.0, at, day);
                self.add(at, &[Count::Orders14, Count::Orders56], order);
                self.add(at, &[Count::Buyers56], newness);
            }
            (Kind::Sold { .. }, Subject::Topic(_)) => self.add(at, &[Count::Carts7], 1.0),
            (Kind::Watched, Subject::Topic(_)) => {
                let (newness, _) = self.meet(event.person, day, 1, u32::MAX);
                self.flow(1, 1, at, day);
                self.add(at, &[Count::Orders14, Count::Orders56], 1.0);
                self.add(at, &[Count::Buyers56], newness);
            }
            (Kind::Watched, Subject::Product(_)) => self.add(at, &[Count::Views7], 1.0),
            (Kind::Carted, _) => self.add(at, &[Count::Carts7], 1.0),
            (Kind::Shared, _) => self.add(at, &[Count::Shares7], 1.0),
            (Kind::Waited, _) => self.add(at, &[Count::Waits14], 1.0),
            (Kind::Posted { creator }, _) => {
                let newness = known(&mut self.creators, creator, day).1;
                self.add(at, &[Count::Creators14], newness);
            }
            (Kind::Outside { value }, _) => {
                self.add(at, &[Count::Outside7, Count::Outside56], value.clamp(0.0, 1e12));
            }
        }
    }

    /// The decayed count as of `now_ms`.
    pub(crate) fn at(&self, count: Count, now_ms: i64) -> f64 {
        let own = ALL.iter().zip(self.counts).find(|((own, _), _)| *own == count);
        let (value, half_life) = own.map_or((0.0, 1.0), |((_, half_life), value)| (value, *half_life));
        f64::from(value) * (-days(now_ms.saturating_sub(self.counted_ms)).max(0.0) / half_life).exp2()
    }

    /// The flow of the days `from..to`, as far as they are kept.
    pub(crate) fn sum(&self, from: i64, to: i64) -> u64 {
        (0..DAYS_I64)
            .map(|back| self.today - back)
            .filter(|day| (from..to).contains(day))
            .map(|day| u64::from(self.daily.get(slot(day)).copied().unwrap_or(0)))
            .sum()
    }

    /// The flow of each of the days `from..to`; nothing for those that are not kept.
    pub(crate) fn days(&self, from: i64, to: i64) -> Vec<u64> {
        (from..to).map(|day| self.sum(day, day + 1)).collect()
    }

    /// Days of `from..to` with flow.
    pub(crate) fn active(&self, from: i64, to: i64) -> usize {
        let kept = (0..DAYS_I64).map(|back| self.today - back).filter(|day| (from..to).contains(day));
        kept.filter(|day| self.daily.get(slot(*day)).is_some_and(|units| *units > 0)).count()
    }

    /// When it was last heard of.
    pub(crate) fn heard_ms(&self) -> i64 {
        self.counted_ms
    }

    /// One step of the forecast for slow movers, at the end of a week.
    pub(crate) fn end_week(&mut self, day: i64) {
        const PACE: f32 = 0.15;
        let units = short(real_i64(i64::try_from(self.sum(day - 7, day)).unwrap_or(i64::MAX)));
        let (chance, amount) = &mut self.slow;
        if units > 0.0 {
            *amount = if *amount > 0.0 { *amount + PACE * (units - *amount) } else { units };
            *chance = if *chance > 0.0 { *chance + PACE * (1.0 - *chance) } else { 0.5 };
        } else {
            *chance -= PACE * *chance;
        }
    }

    pub(crate) fn write(&self, hash: &mut Sha256) {
        hash.update([u8::from(matches!(self.subject, Subject::Topic(_)))]);
        hash.update(self.subject.id().to_le_bytes());
        let whole = [self.first, self.counted_ms, self.today, self.alarm.unwrap_or(i64::MIN)];
        whole.iter().for_each(|n| hash.update(n.to_le_bytes()));
        let rounded = self.counts.iter().copied().chain([self.slow.0, self.slow.1]);
        rounded.for_each(|x| hash.update(x.to_bits().to_le_bytes()));
        self.daily.iter().for_each(|n| hash.update(n.to_le_bytes()));
        for person in self.buyers.iter().chain(&self.creators) {
            hash.update(person.print.to_le_bytes());
            hash.update(person.day.to_le_bytes());
            hash.update(person.units.to_le_bytes());
        }
    }

    fn decay(&mut self, at_ms: i64) {
        let passed = days(at_ms.saturating_sub(self.counted_ms));
        if passed > 0.0 {
            for (value, (_, half_life)) in self.counts.iter_mut().zip(ALL) {
                *value = short(f64::from(*value) * (-passed / half_life).exp2());
            }
            self.counted_ms = at_ms;
        }
    }

    fn add(&mut self, at_ms: i64, which: &[Count], amount: f64) {
        let late = days(self.counted_ms.saturating_sub(at_ms)).max(0.0);
        for (value, (count, half_life)) in self.counts.iter_mut().zip(ALL) {
            if which.contains(&count) {
                *value = short(f64::from(*value) + amount * (-late / half_life).exp2());
            }
        }
    }

    fn flow(&mut self, units: u32, counted: u32, at_ms: i64, day: i64) {
        use Count::{Flow7, Flow14, Flow28, Flow56, Flow112};
        self.first = self.first.min(day);
        self.roll(day);
        let kept = if day > self.today - DAYS_I64 { self.daily.get_mut(slot(day)) } else { None };
        if let Some(slot) = kept {
            *slot = slot.saturating_add(units);
        }
        self.add(at_ms, &[Flow7, Flow14, Flow28, Flow56, Flow112], f64::from(counted));
    }

    fn roll(&mut self, day: i64) {
        let from = self.today.max(day - DAYS_I64) + 1;
        for gone in from..=day {
            if let Some(slot) = self.daily.get_mut(slot(gone)) {
                *slot = 0;
            }
        }
        self.today = self.today.max(day);
    }

    /// How new a buyer is (0 to 1), the units that still count today, and whether this begins an order of the day.
    fn meet(&mut self, person: u64, day: i64, units: u32, day_max: u32) -> (f64, (u32, bool)) {
        let (place, newness) = known(&mut self.buyers, person, day);
        let Some(buyer) = self.buyers.get_mut(place) else { return (newness, (units, true)) };
        let begins = buyer.units == 0;
        let counted = units.min(day_max.saturating_sub(buyer.units));
        buyer.units = buyer.units.saturating_add(units.max(1));
        (newness, (counted, begins))
    }
}

/// Finds or remembers a person, in the place of whom was not met for longest; answers the place and how new they are.
fn known(people: &mut [Person], person: u64, day: i64) -> (usize, f64) {
    let print = print(person);
    let today = i32::try_from(day).unwrap_or(i32::MAX);
    let found = people.iter().position(|known| known.print == print);
    let oldest = || people.iter().enumerate().min_by_key(|(_, known)| (known.print != 0, known.day));
    let place = found.or_else(|| oldest().map(|(place, _)| place)).unwrap_or(0);
    let Some(known) = people.get_mut(place) else { return (place, 1.0) };
    let newness = match found {
        Some(_) => 1.0 - (-f64::from(today.saturating_sub(known.day).max(0)) / NEW_AGAIN_D).exp2(),
        None => 1.0,
    };
    if found.is_none() || known.day != today {
        *known = Person { print, day: today, units: 0 };
    }
    (place, newness)
}

/// A person in 32 bits, never 0.
fn print(person: u64) -> u32 {
    let mixed = (person ^ (person >> 31)).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
    u32::try_from(mixed).unwrap_or(1).max(1)
}

fn slot(day: i64) -> usize {
    usize::try_from(day.rem_euclid(DAYS_I64)).unwrap_or(0)
}
