//! What came, by the plain table: daily units of each item in the market that is judged. The radar never sees this.

use std::collections::HashSet;

use crate::replay::table::{Row, Table};

/// Daily units by item; days count from the market's first.
#[derive(Clone, Debug)]
pub(crate) struct Truth {
    /// Day 0, since the epoch.
    pub(crate) first: i64,
    /// How many days there are.
    pub(crate) days: i64,
    daily: Vec<Vec<u32>>,
}

impl Truth {
    pub(crate) fn new(table: &Table, market: Option<usize>, line_max: u32) -> Truth {
        let judged = || {
            table.rows.iter().filter(|row| market.is_none_or(|market| row.market == market) && row.units(line_max) > 0)
        };
        let first = judged().map(Row::day).min().unwrap_or(0);
        let days = judged().map(Row::day).max().map_or(0, |last| last - first + 1);
        let mut daily = vec![Vec::new(); table.items()];
        for row in judged() {
            let place = usize::try_from(row.day() - first).unwrap_or(0);
            let item = usize::try_from(row.item).ok().and_then(|item| daily.get_mut(item));
            let Some(item) = item else { continue };
            if item.len() <= place {
                item.resize(place + 1, 0_u32);
            }
            if let Some(day) = item.get_mut(place) {
                *day = day.saturating_add(row.units(line_max));
            }
        }
        Truth { first, days, daily }
    }

    /// Units of an item in the days `from..to`.
    pub(crate) fn units(&self, item: u64, from: i64, to: i64) -> u64 {
        let daily = usize::try_from(item).ok().and_then(|item| self.daily.get(item));
        daily.map_or(0, |daily| sum(daily, from, to))
    }

    /// The `length` items with the most units in the days `from..to`; of equal units the first by name.
    pub(crate) fn top(&self, length: usize, from: i64, to: i64) -> HashSet<u64> {
        let mut all: Vec<(u64, u64)> =
            self.daily.iter().zip(0..).map(|(daily, item)| (sum(daily, from, to), item)).collect();
        all.retain(|(units, _)| *units > 0);
        all.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        all.into_iter().take(length).map(|(_, item)| item).collect()
    }
}

fn sum(daily: &[u32], from: i64, to: i64) -> u64 {
    let place = |day: i64| usize::try_from(day.max(0)).unwrap_or(0).min(daily.len());
    daily.get(place(from)..place(to)).unwrap_or_default().iter().map(|units| u64::from(*units)).sum()
}
