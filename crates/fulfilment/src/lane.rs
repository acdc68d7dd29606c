//! Lanes: the ways of sending to a market, how long they take and what they cost.

mod shipped;
mod table;

use kernel::{Clock, Coded, Country, Currency, MarketCode, Money, Problem, Problems};
use serde::{Deserialize, Serialize};

pub use self::table::{COLUMNS, FILE_MAX, ImportError, ImportedLanes, ROWS_MAX, import_csv};
use crate::store;

/// The lane that costs nothing and that every market has unless an operator says otherwise.
pub const STANDARD: &str = "standard";
/// The quick one.
pub const EXPRESS: &str = "express";

/// Hours that a lane may take at the most, of each kind: 90 days.
pub const HOURS_MAX: i64 = 2_160;
/// Rates of a lane at the most.
pub const RATES_MAX: usize = 200;
/// Minor units of a rate's price at the most.
const PRICE_MAX: i64 = 100_000_000_000;
/// Characters of a lane's code, name and carrier at the most.
const CODE_MAX: usize = 30;
const NAME_MAX: usize = 60;

/// A way of sending to a market.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Lane {
    pub market: MarketCode,
    /// What a checkout names it by: `[a-z0-9_-]{1,30}`.
    pub code: String,
    /// The country that parcels come from; `None`: any. Of two lanes of a code the one with the parcel's origin counts.
    pub origin: Option<Country>,
    /// What shoppers read; `None` where the interface has words for the code.
    pub name: Option<String>,
    pub carrier: String,
    /// Money of express parcels is settled sooner.
    pub express: bool,
    pub enabled: bool,
    /// Hours from packing until the carrier should have the parcel.
    pub collect_h: i64,
    /// Hours from collection until it is delivered.
    pub deliver_h_min: i64,
    pub deliver_h_max: i64,
    /// Cubic millimetres that count as a gram (5 000 cm³ a kilogram are 5 000 here too).
    pub volumetric_divisor: i64,
    /// By weight, lightest first; what is heavier than the last does not go by this lane.
    pub rates: Vec<LaneRate>,
    /// Shipped with Meadow, until an operator writes another of the code.
    pub shipped: bool,
}

/// What sending costs up to a weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct LaneRate {
    pub up_to_g: i64,
    pub price: Money,
}

/// A lane as offered for a parcel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LaneOffer {
    pub code: String,
    pub name: Option<String>,
    pub carrier: String,
    pub express: bool,
    /// Tax inside.
    pub price: Money,
    /// Days from packing to the door, first and last.
    pub deliver_days: (i64, i64),
}

/// What a lane promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    pub express: bool,
    pub collect_h: i64,
    pub deliver_h_max: i64,
}

/// What is to be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Load {
    pub weight_g: i64,
    /// Length, width, height.
    pub dims_mm: Option<(i64, i64, i64)>,
}

/// The lanes that take `weight_g` from `origin` to `market`, cheapest first, in `currency`. One statement.
pub fn offers(
    read: &mut db::Read,
    market: MarketCode,
    currency: Currency,
    origin: Country,
    weight_g: i64,
) -> Result<Vec<LaneOffer>, db::Error> {
    offers_for(read, market, currency, origin, Load { weight_g, dims_mm: None })
}

/// As [`offers`], for a load whose size is known too.
pub fn offers_for(
    read: &mut db::Read,
    market: MarketCode,
    currency: Currency,
    origin: Country,
    load: Load,
) -> Result<Vec<LaneOffer>, db::Error> {
    let lanes = list(read, market, currency)?;
    let here = |lane: &&Lane| lane.origin.is_none_or(|country| country == origin);
    let of_origin = |code: &str| lanes.iter().any(|lane| lane.code == code && lane.origin == Some(origin));
    let meant = lanes.iter().filter(here).filter(|lane| lane.origin.is_some() || !of_origin(&lane.code));
    let mut offers: Vec<LaneOffer> = meant.filter_map(|lane| lane.offer(load, currency)).collect();
    offers.sort_by(|one, other| (one.price.minor, &one.code).cmp(&(other.price.minor, &other.code)));
    Ok(offers)
}

/// What the lane of an order promises; a lane that is gone promises what the standard one does.
pub fn terms(read: &mut db::Read, market: MarketCode, origin: Country, code: &str) -> Result<Terms, db::Error> {
    let kept = store::lane::terms(read, market, origin, code)?;
    Ok(kept.or(shipped::terms(code)).unwrap_or(shipped::STANDARD_TERMS))
}

/// Every lane of a market, switched off or not: the operator's, and the shipped ones that they do not replace.
pub fn list(read: &mut db::Read, market: MarketCode, currency: Currency) -> Result<Vec<Lane>, db::Error> {
    let mut lanes = store::lane::of_market(read, market)?;
    for shipped in shipped::lanes(market, currency) {
        if !lanes.iter().any(|lane| lane.code == shipped.code && lane.origin.is_none()) {
            lanes.push(shipped);
        }
    }
    lanes.sort_by(|one, other| (&one.code, one.origin).cmp(&(&other.code, other.origin)));
    Ok(lanes)
}

/// Why a lane was not kept.
#[derive(Debug, thiserror::Error)]
pub enum PutLaneError {
    #[error("{0}")]
    Invalid(Problems),
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Keeps a lane, in place of the one with its market, code and origin. Prices are in `currency`, the market's.
pub fn put(tx: &mut db::Tx, clock: &dyn Clock, currency: Currency, lane: &Lane) -> Result<(), PutLaneError> {
    check(lane, currency).map_err(PutLaneError::Invalid)?;
    Ok(store::lane::put(tx, lane, clock.now())?)
}

/// Forgets a lane; a shipped one of the code is back then. False when there is none.
pub fn remove(tx: &mut db::Tx, market: MarketCode, code: &str, origin: Option<Country>) -> Result<bool, db::Error> {
    store::lane::remove(tx, market, code, origin)
}

impl Load {
    /// The weight that is paid for, in grams: the greater of the scales' and of the size's.
    pub fn chargeable_g(&self, volumetric_divisor: i64) -> i64 {
        let volume = |(length, width, height): (i64, i64, i64)| length.saturating_mul(width).saturating_mul(height);
        let divisor = volumetric_divisor.max(1);
        let by_size = self.dims_mm.map_or(0, |dims| volume(dims).saturating_add(divisor - 1) / divisor);
        self.weight_g.max(by_size)
    }
}

impl Lane {
    /// What sending `load` costs in `currency`; `None` when the lane does not take it.
    pub fn price_of(&self, load: Load, currency: Currency) -> Option<Money> {
        let weight = load.chargeable_g(self.volumetric_divisor);
        let rate = self.rates.iter().find(|rate| weight <= rate.up_to_g);
        rate.map(|rate| rate.price).filter(|price| price.currency == currency)
    }

    fn offer(&self, load: Load, currency: Currency) -> Option<LaneOffer> {
        let price = self.price_of(load, currency).filter(|_| self.enabled)?;
        let first = (self.collect_h + self.deliver_h_min) / 24;
        let last = (self.collect_h + self.deliver_h_max + 23) / 24;
        Some(LaneOffer {
            code: self.code.clone(),
            name: self.name.clone(),
            carrier: self.carrier.clone(),
            express: self.express,
            price,
            deliver_days: (first.max(1), last.max(1)),
        })
    }
}

/// Everything that is wrong with a lane of a market that sells in `currency`.
fn check(lane: &Lane, currency: Currency) -> Result<(), Problems> {
    let mut problems = Problems::default();
    let shaped = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'_' | b'-');
    problems.check((1..=CODE_MAX).contains(&lane.code.len()) && lane.code.bytes().all(shaped), || {
        Problem::new("code", "fulfilment.lane_code_shape").with("max", CODE_MAX)
    });
    let readable =
        |text: &str| (1..=NAME_MAX).contains(&text.trim().chars().count()) && !text.chars().any(char::is_control);
    problems.check(lane.name.as_deref().is_none_or(readable), || {
        Problem::new("name", "fulfilment.lane_name_length").with("max", NAME_MAX)
    });
    problems.check(readable(&lane.carrier), || {
        Problem::new("carrier", "fulfilment.lane_carrier_length").with("max", NAME_MAX)
    });
    let hours =
        [("collect_h", lane.collect_h), ("deliver_h_min", lane.deliver_h_min), ("deliver_h_max", lane.deliver_h_max)];
    for (field, hours) in hours {
        problems.check((0..=HOURS_MAX).contains(&hours), || {
            Problem::new(field, "fulfilment.lane_hours_out_of_range").with("max", HOURS_MAX)
        });
    }
    problems.check(lane.deliver_h_min <= lane.deliver_h_max, || {
        Problem::new("deliver_h_max", "fulfilment.lane_hours_order")
    });
    problems.check((1..=1_000_000).contains(&lane.volumetric_divisor), || {
        Problem::new("volumetric_divisor", "fulfilment.lane_divisor_out_of_range")
    });
    check_rates(&mut problems, &lane.rates, currency);
    problems.ok(())
}

fn check_rates(problems: &mut Problems, rates: &[LaneRate], currency: Currency) {
    problems.check(!rates.is_empty(), || Problem::new("rates", "fulfilment.lane_rates_missing"));
    problems.check(rates.len() <= RATES_MAX, || {
        Problem::new("rates", "fulfilment.lane_too_many_rates").with("max", RATES_MAX)
    });
    let mut lighter = 0;
    for (place, rate) in rates.iter().enumerate() {
        problems.check(rate.up_to_g > lighter, || {
            Problem::new(format!("rates[{place}].up_to_g"), "fulfilment.lane_rates_order")
        });
        lighter = rate.up_to_g;
        problems.check((0..=PRICE_MAX).contains(&rate.price.minor), || {
            Problem::new(format!("rates[{place}].price"), "fulfilment.lane_price_out_of_range")
        });
        problems.check(rate.price.currency == currency, || {
            Problem::new(format!("rates[{place}].price"), "fulfilment.lane_currency").with("currency", currency)
        });
    }
}

impl Coded for PutLaneError {
    fn code(&self) -> &'static str {
        match self {
            PutLaneError::Invalid(problems) => problems.code(),
            PutLaneError::Db(e) => e.code(),
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            PutLaneError::Invalid(problems) => problems.problems(),
            PutLaneError::Db(_) => &[],
        }
    }
}

#[cfg(test)]
mod tests;
