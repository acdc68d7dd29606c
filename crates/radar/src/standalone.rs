//! The radar on a file of sales, with nothing else set up: what rises in each market, and what to order.

use std::collections::HashMap;

use kernel::{DAY_MS, Instant};

use crate::replay::Table;
use crate::{Class, Hit, Outlook, Radar, Settings, Stock};

/// What the file does not say, and how much is wanted of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// Only this market; all when `None`.
    pub market: Option<String>,
    /// Items of each market at most.
    pub count: usize,
    /// What a unit costs and what one left over brings, in hundredths of its last price.
    pub cost_percent: u8,
    pub salvage_percent: u8,
    pub lead_days: u32,
    pub cover_days: u32,
}

impl Default for Wish {
    fn default() -> Wish {
        Wish { market: None, count: 10, cost_percent: 50, salvage_percent: 20, lead_days: 7, cover_days: 21 }
    }
}

/// One market of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct MarketView {
    pub market: String,
    /// The end of the file's last day, for which all is said.
    pub as_of: Instant,
    /// The likeliest to enter the TOP-10 first.
    pub rising: Vec<Rising>,
}

/// An item that may enter its market's TOP-10.
#[derive(Clone, Debug, PartialEq)]
pub struct Rising {
    pub item: String,
    pub hit: Hit,
    /// As if there were no stock; costs are shares of the last price.
    pub outlook: Outlook,
}

/// Plays a file to a radar and tells what rises in its markets, those with the most lines first; markets without a candidate are left out.
pub fn rising(table: &Table, wish: &Wish) -> Vec<MarketView> {
    let last = table.rows.last().map_or(0, |row| row.t_ms.div_euclid(DAY_MS));
    let as_of = Instant::from_ms((last + 1) * DAY_MS);
    let mut radar = Radar::new(Settings { week_day: last + 1, ..Settings::default() });
    let mut prices: HashMap<(usize, u64), i64> = HashMap::new();
    let mut lines = vec![0_usize; table.markets.len()];
    for row in &table.rows {
        radar.learn(&row.event(Table::code(row.market)));
        if row.price_minor > 0 {
            prices.insert((row.market, row.item), row.price_minor);
        }
        if let Some(lines) = lines.get_mut(row.market) {
            *lines += 1;
        }
    }
    radar.advance(as_of);
    let mut places: Vec<usize> = (0..table.markets.len()).collect();
    places.sort_by_key(|place| std::cmp::Reverse(lines.get(*place).copied()));
    let view = |place: usize| {
        let market = table.markets.get(place)?.clone();
        let hits = radar.rising(Class::Product, Table::code(place), as_of, wish.count);
        let of = |hit: Hit| {
            let price = prices.get(&(place, hit.subject.id())).copied().unwrap_or(100);
            let outlook = radar.outlook(hit.subject, Table::code(place), as_of, &wish.stock(price))?;
            Some(Rising { item: table.item(hit.subject.id()).to_owned(), hit, outlook })
        };
        let rising: Vec<Rising> = hits.into_iter().filter_map(of).collect();
        (!rising.is_empty()).then_some(MarketView { market, as_of, rising })
    };
    let wanted = |place: &usize| wish.market.is_none() || table.markets.get(*place) == wish.market.as_ref();
    places.into_iter().filter(wanted).filter_map(view).collect()
}

impl Wish {
    fn stock(&self, price: i64) -> Stock {
        let share = |percent: u8| price.saturating_mul(i64::from(percent)) / 100;
        Stock {
            on_hand: 0,
            unit_cost: share(self.cost_percent),
            price,
            salvage: share(self.salvage_percent),
            lead_days: self.lead_days,
            cover_days: self.cover_days,
        }
    }
}
