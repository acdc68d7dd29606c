//! A product with its places on sale and its stock.

use std::collections::VecDeque;

use super::Scenario;
use super::assumptions::Assumptions;
use super::lot::Lot;
use super::number::{real, real_i64, weeks, whole};

/// Weeks of sales that a seller looks back on.
const LOOKED_BACK: usize = 4;
/// Weeks of sales without which nobody orders again.
const KNOWN_AFTER: usize = 2;

/// What a seller makes, in every market.
pub(crate) struct Good {
    pub seller: usize,
    pub price_minor: i64,
    pub cost_minor: i64,
    /// In the order of markets.
    pub places: Vec<Place>,
    /// One for all markets where stock is shared, one a market where it is not.
    pub stocks: Vec<Stock>,
    /// The week in which it was first ordered.
    pub born: u32,
    /// Cleared, and on sale no more.
    pub over: bool,
}

/// A product in a market.
#[derive(Default)]
pub(crate) struct Place {
    pub listed: bool,
    /// What people there think of it; a middling product has 1.
    pub appeal: f64,
    /// Views so far.
    pub views: f64,
    /// Units sold last week.
    pub last: i64,
    /// Units sold, the older ones counting less: what creators see of it.
    pub heat: f64,
    /// Units sold, week by week since the beginning.
    pub history: Vec<i64>,
    /// Units ever sold: the weight of its reviews.
    pub reviews: i64,
}

/// Units of a product in one warehouse.
#[derive(Default)]
pub(crate) struct Stock {
    pub open: bool,
    pub on_hand: i64,
    /// What was ordered, with the week of arrival.
    pub due: Vec<(u32, i64)>,
    /// Units sold in each of the last weeks that began with something to sell, and whether some were left.
    sales: VecDeque<(i64, bool)>,
    /// Weeks that began with something to sell.
    pub age: u32,
    sold: i64,
    began_with: i64,
    /// Units that ever arrived, and units that a clearer took.
    pub arrived: i64,
    pub cleared: i64,
    /// Whether it was ordered again because it sold.
    pub again: bool,
}

impl Good {
    /// A product that somebody thought of: what people will think of it is a lot that nobody has seen.
    pub(crate) fn new(seller: usize, born: u32, scenario: Scenario, given: &Assumptions, lot: Lot) -> Good {
        let price = (given.price * lot.factor(given.price_spread)).round().max(1.0);
        let appeal = lot.factor(given.appeal_spread);
        let markets = super::number::count(given.markets);
        let place = |_| Place { appeal: appeal * lot.factor(given.taste_spread), ..Place::default() };
        let stocks = if scenario == Scenario::DemandFirst { 1 } else { markets };
        Good {
            seller,
            price_minor: whole(price * 100.0),
            cost_minor: whole(price * 100.0 * given.cost).max(1),
            places: (0..markets).map(place).collect(),
            stocks: (0..stocks).map(|_| Stock::default()).collect(),
            born,
            over: false,
        }
    }

    /// The stock that serves a market.
    pub(crate) fn stock(&self, market: usize) -> Option<&Stock> {
        if self.stocks.len() == 1 { self.stocks.first() } else { self.stocks.get(market) }
    }

    pub(crate) fn stock_mut(&mut self, market: usize) -> Option<&mut Stock> {
        if self.stocks.len() == 1 { self.stocks.first_mut() } else { self.stocks.get_mut(market) }
    }

    /// Whether somebody in the market can buy it now.
    pub(crate) fn is_buyable(&self, market: usize) -> bool {
        let listed = self.places.get(market).is_some_and(|place| place.listed);
        !self.over && listed && self.stock(market).is_some_and(|stock| stock.on_hand > 0)
    }

    /// Takes as many of the wanted units as there are, and says how many.
    pub(crate) fn sell(&mut self, market: usize, wanted: i64) -> i64 {
        let Some(stock) = self.stock_mut(market) else { return 0 };
        let units = wanted.clamp(0, stock.on_hand);
        stock.on_hand -= units;
        stock.sold += units;
        if let Some(place) = self.places.get_mut(market) {
            place.last += units;
            place.reviews += units;
        }
        units
    }

    /// Units on hand.
    pub(crate) fn on_hand(&self) -> i64 {
        self.stocks.iter().map(|stock| stock.on_hand).sum()
    }
}

impl Stock {
    /// A week begins: what is due arrives; returns the units.
    pub(crate) fn arrive(&mut self, week: u32) -> i64 {
        let arrived = self.due.iter().filter(|due| due.0 <= week).map(|due| due.1).sum();
        self.due.retain(|due| due.0 > week);
        self.on_hand += arrived;
        self.arrived += arrived;
        self.began_with = self.on_hand;
        self.sold = 0;
        arrived
    }

    /// A week ends: its sales are known, unless there was nothing to sell.
    pub(crate) fn close_week(&mut self) {
        if self.began_with > 0 {
            self.age += 1;
            self.sales.push_back((self.sold, self.on_hand > 0));
            if self.sales.len() > LOOKED_BACK {
                self.sales.pop_front();
            }
        }
    }

    /// Units a week, of the last weeks that had something to sell.
    pub(crate) fn pace(&self) -> f64 {
        real_i64(self.sales.iter().map(|week| week.0).sum()) / real(self.sales.len().max(1))
    }

    /// Units on hand that will not be sold within `weeks` if sales go on as in the last four.
    pub(crate) fn overstock(&self, weeks: f64) -> i64 {
        // What arrives for the first time has no past to be measured by.
        if self.age == 0 { 0 } else { (self.on_hand - whole(self.pace() * weeks)).max(0) }
    }

    /// Units to order now so that, by what the seller believes, stock lasts for the lead time and the weeks to cover.
    pub(crate) fn wanted(&self, lead: u32, given: &Assumptions, cautious: bool) -> i64 {
        if self.sales.len() < KNOWN_AFTER {
            return 0;
        }
        let horizon = lead + weeks(given.cover);
        let expected = if cautious { self.fading(horizon) } else { self.pace() * f64::from(horizon) };
        let on_the_way: i64 = self.due.iter().map(|due| due.1).sum();
        (whole(expected) - self.on_hand - on_the_way).max(0)
    }

    /// Units of the coming weeks when a rise is over and a fall goes on as it was. Running out is no fall.
    fn fading(&self, horizon: u32) -> f64 {
        let half = self.sales.len() / 2;
        let newest = || self.sales.iter().rev().take(half);
        let oldest = self.sales.iter().take(half);
        let before = real_i64(oldest.map(|week| week.0).sum());
        let after = real_i64(newest().map(|week| week.0).sum());
        let known = newest().all(|week| week.1);
        let span = real(self.sales.len() - half).max(1.0);
        // One unit on both sides: two sales after four are no trend.
        let kept = if known { ((after + 1.0) / (before + 1.0)).min(1.0).powf(1.0 / span) } else { 1.0 };
        let level = (after / real(half.max(1))).min(self.pace());
        let pace = |pace: &mut f64, _| {
            *pace *= kept;
            Some(*pace)
        };
        (1..=horizon).scan(level, pace).sum()
    }

    /// A clearer takes what is on hand; returns the units.
    pub(crate) fn clear(&mut self) -> i64 {
        let units = std::mem::take(&mut self.on_hand);
        self.cleared += units;
        units
    }
}
