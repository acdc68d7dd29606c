//! SQL of lanes and their rates.

use db::params;
use kernel::{Country, Currency, Id, Instant, MarketCode, Money};
use serde::Deserialize;

use crate::lane::{Lane, LaneRate, Terms};

db::statements! {
    OF_MARKET = "SELECT l.id, l.code, l.origin, l.name, l.carrier, l.express, l.enabled, l.collect_h, l.deliver_h_min, l.deliver_h_max, \
                     l.volumetric_divisor, r.up_to_g, r.price_minor, r.currency \
                 FROM lane l LEFT JOIN lane_rate r ON r.lane = l.id \
                 WHERE l.market = $1 ORDER BY l.code, l.origin, r.up_to_g";
    /// The lane of that origin rather than the one of any.
    TERMS = "SELECT express, collect_h, deliver_h_max FROM lane WHERE market = $1 AND code = $2 AND (origin = $3 OR origin = '') \
             ORDER BY origin DESC LIMIT 1";
    PUT = "INSERT INTO lane (id, market, code, origin, name, carrier, express, enabled, collect_h, deliver_h_min, deliver_h_max, \
               volumetric_divisor, updated_at) \
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) \
           ON CONFLICT (market, code, origin) DO UPDATE SET name = excluded.name, carrier = excluded.carrier, express = excluded.express, \
               enabled = excluded.enabled, collect_h = excluded.collect_h, deliver_h_min = excluded.deliver_h_min, \
               deliver_h_max = excluded.deliver_h_max, volumetric_divisor = excluded.volumetric_divisor, updated_at = excluded.updated_at \
           RETURNING id";
    REMOVE_RATES = "DELETE FROM lane_rate WHERE lane = $1";
    INSERT_RATE = "INSERT INTO lane_rate (lane, up_to_g, price_minor, currency) VALUES ($1, $2, $3, $4)";
    FIND = "SELECT id FROM lane WHERE market = $1 AND code = $2 AND origin = $3";
    REMOVE = "DELETE FROM lane WHERE id = $1";
}

#[derive(Deserialize)]
struct Row {
    id: Id<Lane>,
    code: String,
    origin: String,
    name: Option<String>,
    carrier: String,
    express: bool,
    enabled: bool,
    collect_h: i64,
    deliver_h_min: i64,
    deliver_h_max: i64,
    volumetric_divisor: i64,
    up_to_g: Option<i64>,
    price_minor: Option<i64>,
    currency: Option<Currency>,
}

impl Row {
    fn rate(&self) -> Option<LaneRate> {
        let price = Money::new(self.price_minor?, self.currency?);
        Some(LaneRate { up_to_g: self.up_to_g?, price })
    }

    fn lane(self, market: MarketCode) -> Lane {
        Lane {
            market,
            origin: self.origin.parse().ok(),
            code: self.code,
            name: self.name,
            carrier: self.carrier,
            express: self.express,
            enabled: self.enabled,
            collect_h: self.collect_h,
            deliver_h_min: self.deliver_h_min,
            deliver_h_max: self.deliver_h_max,
            volumetric_divisor: self.volumetric_divisor,
            rates: Vec::new(),
            shipped: false,
        }
    }
}

/// By code and origin, the lane of any origin first.
pub(crate) fn of_market(read: &mut db::Read, market: MarketCode) -> Result<Vec<Lane>, db::Error> {
    let mut lanes: Vec<(Id<Lane>, Lane)> = Vec::new();
    read.each(OF_MARKET, params![market], |row: Row| {
        let (id, rate) = (row.id, row.rate());
        if lanes.last().is_none_or(|(last, _)| *last != id) {
            lanes.push((id, row.lane(market)));
        }
        if let Some((_, lane)) = lanes.last_mut() {
            lane.rates.extend(rate);
        }
        Ok::<(), db::Error>(())
    })?;
    Ok(lanes.into_iter().map(|(_, lane)| lane).collect())
}

pub(crate) fn terms(
    read: &mut db::Read,
    market: MarketCode,
    origin: Country,
    code: &str,
) -> Result<Option<Terms>, db::Error> {
    read.optional(TERMS, params![market, code, origin])
}

/// In place of the lane of its market, code and origin.
pub(crate) fn put(tx: &mut db::Tx, lane: &Lane, now: Instant) -> Result<(), db::Error> {
    let id: Id<Lane> = tx.new_id();
    let values = params![
        id,
        lane.market,
        &lane.code,
        origin_key(lane.origin),
        lane.name.as_deref(),
        &lane.carrier,
        lane.express,
        lane.enabled,
        lane.collect_h,
        lane.deliver_h_min,
        lane.deliver_h_max,
        lane.volumetric_divisor,
        now,
    ];
    let id: Id<Lane> = tx.one(PUT, values)?;
    tx.execute(REMOVE_RATES, params![id])?;
    for rate in &lane.rates {
        tx.execute(INSERT_RATE, params![id, rate.up_to_g, rate.price.minor, rate.price.currency])?;
    }
    Ok(())
}

/// False when there is none.
pub(crate) fn remove(
    tx: &mut db::Tx,
    market: MarketCode,
    code: &str,
    origin: Option<Country>,
) -> Result<bool, db::Error> {
    let Some(id) = tx.optional::<Id<Lane>>(FIND, params![market, code, origin_key(origin)])? else {
        return Ok(false);
    };
    tx.execute(REMOVE_RATES, params![id])?;
    Ok(tx.execute(REMOVE, params![id])? == 1)
}

fn origin_key(origin: Option<Country>) -> String {
    origin.map(|country| country.to_string()).unwrap_or_default()
}
