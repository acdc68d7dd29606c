//! What stock advice would have cost, against ordering last month's sales and against knowing.

use kernel::{Instant, MarketCode};
use serde::Serialize;

use crate::number::{real_i64, real_u64};
use crate::replay::truth::Truth;
use crate::replay::{BEHIND_D, Row};
use crate::{Kind, Radar, Stock, Subject};

/// Days that a purchase is for.
const FOR_D: u32 = 28;

/// What a unit costs and what one left over brings, in hundredths of its price: the file does not say.
const COST: i64 = 50;
const SALVAGE: i64 = 20;

/// Profit that a purchase lost against knowing what comes, in minor units of the file's prices: once in every decision for every item
/// sold in the last 28 days, for the next 28, as if there were no stock.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Newsvendor {
    /// By the outlook's order-up-to.
    pub advice: f64,
    /// By ordering what was sold in the last 28 days.
    pub last_month: f64,
    /// By knowing: 0 is lost, and this is earned.
    pub hindsight: f64,
    pub hindsight_profit: f64,
    pub purchases: usize,
    /// Shares of purchases that ran out, by the advice and as it said.
    pub ran_out: f64,
    pub ran_out_said: f64,
}

/// The purchases so far.
#[derive(Debug)]
pub(crate) struct Purchases {
    /// The last price of each item.
    prices: Vec<i64>,
    sums: Newsvendor,
}

impl Purchases {
    pub(crate) fn new(items: usize) -> Purchases {
        Purchases { prices: vec![0; items], sums: Newsvendor::default() }
    }

    pub(crate) fn price(&mut self, row: &Row) {
        let slot = usize::try_from(row.item).ok().and_then(|item| self.prices.get_mut(item));
        if let (Some(slot), Kind::Sold { .. }, 1..) = (slot, row.kind, row.price_minor) {
            *slot = row.price_minor;
        }
    }

    /// Buys on a day, if the days that it is for are in the table.
    pub(crate) fn buy(&mut self, radar: &Radar, market: MarketCode, now: Instant, day: i64, truth: &Truth) {
        let end = day + i64::from(FOR_D);
        if end > truth.days {
            return;
        }
        for (item, price) in (0_u64..).zip(self.prices.iter().copied()) {
            let last_month = truth.units(item, day - BEHIND_D, day);
            let Some(trend) = radar.trend(Subject::Product(item), market, now) else { continue };
            if last_month == 0 || price == 0 {
                continue;
            }
            let stock = Stock {
                on_hand: 0,
                unit_cost: price * COST / 100,
                price,
                salvage: price * SALVAGE / 100,
                lead_days: 0,
                cover_days: FOR_D,
            };
            let ratio = stock.critical_ratio();
            let advice = trend.enough(FOR_D, ratio);
            let came = truth.units(item, day, end);
            let sums = &mut self.sums;
            sums.advice += lost(&stock, advice, came);
            sums.last_month += lost(&stock, last_month, came);
            sums.hindsight_profit += real_u64(came) * real_i64(price - stock.unit_cost);
            sums.purchases += 1;
            sums.ran_out += f64::from(u8::from(came > advice));
            sums.ran_out_said += 1.0 - ratio;
        }
    }

    pub(crate) fn report(self) -> Newsvendor {
        let count = crate::number::real(self.sums.purchases.max(1));
        let Newsvendor { ran_out, ran_out_said, .. } = self.sums;
        Newsvendor { ran_out: ran_out / count, ran_out_said: ran_out_said / count, ..self.sums }
    }
}

/// What having `units` loses against having had what was wanted.
fn lost(stock: &Stock, units: u64, wanted: u64) -> f64 {
    if units < wanted {
        real_u64(wanted - units) * real_i64(stock.price - stock.unit_cost)
    } else {
        real_u64(units - wanted) * real_i64(stock.unit_cost - stock.salvage)
    }
}
