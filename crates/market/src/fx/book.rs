//! The rates in force at one instant, and the answers made of them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use kernel::{Currency, DAY_MS, Instant, Rate};
use rust_decimal::Decimal;

use super::{Ageing, Quote, RateError, RateKind, RateRow, day_of, latest_day};

/// Hops a made-up pair may take: two currencies between.
const HOPS_MAX: usize = 3;

/// Significant digits a made-up rate keeps, half away from zero. A price is right to its minor unit with far fewer.
const SIGNIFICANT_DIGITS: u32 = 16;

/// The best rate of every quoted pair at an instant. Make one for a run of work; it does not change.
#[derive(Clone, Debug)]
pub struct Book {
    now: Instant,
    /// By the unordered pair, lower code first.
    legs: BTreeMap<(Currency, Currency), Leg>,
    neighbours: BTreeMap<Currency, BTreeSet<Currency>>,
}

/// A quoted pair in the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leg {
    pub row: RateRow,
    /// Too old to be used: kept to say so.
    pub too_old: bool,
}

impl Book {
    /// The book at `now` of `rows`; of a pair, the most trusted fresh row wins, then the newest.
    pub fn new(rows: impl IntoIterator<Item = RateRow>, now: Instant, ageing: &Ageing) -> Book {
        let mut book = Book { now, legs: BTreeMap::new(), neighbours: BTreeMap::new() };
        let latest = latest_day(now);
        for row in rows.into_iter().filter(|row| row.date <= latest && row.base != row.quote) {
            let too_old = is_too_old(&row, now, ageing);
            book.offer(Leg { row, too_old });
        }
        book
    }

    /// The rate of one of `base` in `quote`, or why there is none.
    pub fn rate(&self, base: Currency, quote: Currency) -> Result<Quote, RateError> {
        if base == quote {
            return Ok(Quote::same(base, self.now));
        }
        if let Some(path) = self.path(base, quote, |leg| !leg.too_old) {
            return self.along(&path).ok_or(RateError::Missing { currency: quote });
        }
        Err(self.reason(base, quote))
    }

    /// Whether there is any rate between the two, be it too old.
    pub fn knows(&self, base: Currency, currency: Currency) -> bool {
        base == currency || self.path(base, currency, |_| true).is_some()
    }

    /// Every quoted pair.
    pub fn legs(&self) -> impl Iterator<Item = &Leg> {
        self.legs.values()
    }

    /// The instant the book is of.
    pub fn now(&self) -> Instant {
        self.now
    }

    fn offer(&mut self, leg: Leg) {
        let (base, quote) = (leg.row.base, leg.row.quote);
        self.neighbours.entry(base).or_default().insert(quote);
        self.neighbours.entry(quote).or_default().insert(base);
        let key = (base.min(quote), base.max(quote));
        match self.legs.get(&key) {
            Some(kept) if !better(&leg, kept) => {}
            _ => {
                self.legs.insert(key, leg);
            }
        }
    }

    fn leg(&self, a: Currency, b: Currency) -> Option<&Leg> {
        self.legs.get(&(a.min(b), a.max(b)))
    }

    /// The way from `base` to `quote` over legs that `usable` takes: the fewest hops, then the most trusted rates,
    /// then the alphabet, so that the same rates always give the same answer.
    fn path(&self, base: Currency, quote: Currency, usable: impl Fn(&Leg) -> bool) -> Option<Vec<Currency>> {
        if self.leg(base, quote).is_some_and(&usable) {
            return Some(vec![base, quote]);
        }
        let mut front: BTreeMap<Currency, (Vec<RateKind>, Vec<Currency>)> =
            BTreeMap::from([(base, (Vec::new(), vec![base]))]);
        let mut seen = BTreeSet::from([base]);
        for _ in 0..HOPS_MAX {
            front = self.step(&front, &seen, &usable);
            if let Some((_, path)) = front.remove(&quote) {
                return Some(path);
            }
            seen.extend(front.keys().copied());
        }
        None
    }

    /// One hop further from everything in `front`.
    fn step(
        &self,
        front: &BTreeMap<Currency, (Vec<RateKind>, Vec<Currency>)>,
        seen: &BTreeSet<Currency>,
        usable: impl Fn(&Leg) -> bool,
    ) -> BTreeMap<Currency, (Vec<RateKind>, Vec<Currency>)> {
        let mut next: BTreeMap<Currency, (Vec<RateKind>, Vec<Currency>)> = BTreeMap::new();
        for (at, (kinds, path)) in front {
            for to in self.neighbours.get(at).into_iter().flatten().filter(|c| !seen.contains(c)) {
                let Some(leg) = self.leg(*at, *to).filter(|leg| usable(leg)) else { continue };
                let mut kinds = kinds.clone();
                kinds.push(leg.row.kind);
                kinds.sort_by(|a, b| b.cmp(a));
                let mut path = path.clone();
                path.push(*to);
                let candidate = (kinds, path);
                match next.get(to) {
                    Some(kept) if *kept <= candidate => {}
                    _ => {
                        next.insert(*to, candidate);
                    }
                }
            }
        }
        next
    }

    /// The quote along a path of quoted pairs; `None` only when the numbers leave the range of decimals.
    fn along(&self, path: &[Currency]) -> Option<Quote> {
        let (base, quote) = (*path.first()?, *path.last()?);
        let hops: Vec<(Currency, &RateRow)> = path
            .iter()
            .zip(path.iter().skip(1))
            .map(|(a, b)| self.leg(*a, *b).map(|leg| (*a, &leg.row)))
            .collect::<Option<_>>()?;
        let mut sources: Vec<&str> = hops.iter().map(|(_, row)| row.source.as_str()).collect();
        sources.dedup();
        Some(Quote {
            base,
            quote,
            rate: product(&hops)?,
            source: sources.join("; "),
            kind: hops.iter().map(|(_, row)| row.kind).max()?,
            date: hops.iter().map(|(_, row)| row.date).min()?,
            put_at: hops.iter().map(|(_, row)| row.put_at).min()?,
            via: path.iter().copied().filter(|c| *c != base && *c != quote).collect(),
        })
    }

    /// Why there is no rate between the two.
    fn reason(&self, base: Currency, quote: Currency) -> RateError {
        for currency in [base, quote] {
            if !self.neighbours.contains_key(&currency) {
                return RateError::Missing { currency };
            }
        }
        let Some(path) = self.path(base, quote, |_| true) else {
            return RateError::Missing { currency: quote };
        };
        match self.oldest_hop(&path) {
            Some((currency, date)) => RateError::TooOld { currency, date },
            None => RateError::Missing { currency: quote },
        }
    }

    /// The oldest of the too old hops of a path, by its quoted currency.
    fn oldest_hop(&self, path: &[Currency]) -> Option<(Currency, Date)> {
        let hops = path.iter().zip(path.iter().skip(1)).filter_map(|(a, b)| self.leg(*a, *b).map(|leg| (a, b, leg)));
        let stale = hops.filter(|(_, _, leg)| leg.too_old);
        stale.min_by_key(|(_, _, leg)| leg.row.date).map(|(_, _, leg)| (leg.row.quote, leg.row.date))
    }
}

/// The product of the hops. Multiplications and divisions are gathered, so that there is one division at the most.
fn product(hops: &[(Currency, &RateRow)]) -> Option<Rate> {
    let (mut over, mut under) = (Decimal::ONE, Decimal::ONE);
    for (from, row) in hops {
        let side = if row.base == *from { &mut over } else { &mut under };
        *side = side.checked_mul(row.rate.get())?;
    }
    if under == Decimal::ONE {
        return Rate::new(over);
    }
    Rate::new(over.checked_div(under)?.round_sf(SIGNIFICANT_DIGITS)?)
}

/// Whether `leg` answers rather than `kept`: fresh before old, trusted before less trusted, newer before older.
fn better(leg: &Leg, kept: &Leg) -> bool {
    let rank = |leg: &Leg| {
        let trust = std::cmp::Reverse(leg.row.kind);
        if leg.too_old { (false, None, leg.row.date, Some(trust)) } else { (true, Some(trust), leg.row.date, None) }
    };
    rank(leg) > rank(kept)
}

fn is_too_old(row: &RateRow, now: Instant, ageing: &Ageing) -> bool {
    match row.kind {
        RateKind::Manual => manual_age_ms(row, now) > ageing.manual_max_days.saturating_mul(DAY_MS),
        RateKind::Snapshot if !ageing.snapshot_ages => false,
        _ => days_between(row.date, day_of(now)) > ageing.automatic_max_days,
    }
}

/// How long ago the operator gave the rate, or how long it has been in force, whichever is shorter.
fn manual_age_ms(row: &RateRow, now: Instant) -> i64 {
    let in_force_ms = days_between(row.date, day_of(now)).saturating_mul(DAY_MS);
    now.since_ms(row.put_at).min(in_force_ms)
}

fn days_between(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

#[cfg(test)]
mod tests;
