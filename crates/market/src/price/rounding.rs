//! The endings of prices: data of a market, by band. A price is rounded **up** to the next ending, so that rounding
//! never eats into what the formula provides for.

use kernel::{Currency, Money, MoneyError};
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

/// The prices allowed in one band: those that leave `ending` when divided by `every`. Amounts are minor units.
///
/// `every: 100, ending: 99` is £…​.99; `every: 10_000, ending: 9_000` in VND is …9 000 ₫.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ending {
    /// The band holds prices under this; `None` in the last band.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below: Option<i64>,
    /// Distance from one allowed price to the next; at least 1.
    pub every: i64,
    /// What allowed prices end in; from 0 to `every` − 1.
    pub ending: i64,
}

/// The smallest allowed price that is not under `raw` (major units of `currency`).
///
/// With no bands: the nearest minor unit, half away from zero. Above the last band of a list that ends, likewise.
pub fn next_ending(raw: Decimal, currency: Currency, bands: &[Ending]) -> Result<Money, MoneyError> {
    if bands.is_empty() {
        return Money::from_decimal(raw, currency);
    }
    let least = minor_units_up(raw, currency)?;
    let mut from = i64::MIN;
    for band in bands {
        let start = least.max(from);
        let price = next_in_sequence(start, band).ok_or(MoneyError::Overflow)?;
        if band.below.is_none_or(|end| price < end) {
            return Ok(Money::new(price, currency));
        }
        from = band.below.unwrap_or(i64::MAX);
    }
    Ok(Money::new(least, currency))
}

/// `raw` in minor units, any part of one counted as a whole one.
fn minor_units_up(raw: Decimal, currency: Currency) -> Result<i64, MoneyError> {
    let factor = Decimal::from(10_i64.pow(currency.exponent()));
    let minor = raw.checked_mul(factor).ok_or(MoneyError::Overflow)?;
    let minor = minor.round_dp_with_strategy(0, RoundingStrategy::ToPositiveInfinity);
    i64::try_from(minor).map_err(|_| MoneyError::Overflow)
}

/// The smallest number from `start` on that leaves `band.ending` when divided by `band.every`.
fn next_in_sequence(start: i64, band: &Ending) -> Option<i64> {
    let distance = band.ending.checked_sub(start)?.checked_rem_euclid(band.every)?;
    start.checked_add(distance)
}

#[cfg(test)]
mod tests;
