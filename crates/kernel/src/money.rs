//! Amounts of money as integers of a currency's minor unit.

use std::fmt;

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

use crate::{BasisPoints, Currency};

/// An amount: `minor` units of `currency` (1277 GBP is £12.77). May be negative in books, never in prices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    pub minor: i64,
    pub currency: Currency,
}

/// Why two amounts do not combine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    #[error("amounts of different currencies do not combine")]
    CurrencyMismatch,
    #[error("the amount is too large")]
    Overflow,
}

impl Money {
    /// `minor` units of `currency`.
    pub const fn new(minor: i64, currency: Currency) -> Money {
        Money { minor, currency }
    }

    /// Nothing, in `currency`.
    pub const fn zero(currency: Currency) -> Money {
        Money { minor: 0, currency }
    }

    /// The sum, of one currency and within range.
    pub fn plus(self, other: Money) -> Result<Money, MoneyError> {
        self.combine(other, i64::checked_add)
    }

    /// The difference, of one currency and within range.
    pub fn minus(self, other: Money) -> Result<Money, MoneyError> {
        self.combine(other, i64::checked_sub)
    }

    fn combine(self, other: Money, op: fn(i64, i64) -> Option<i64>) -> Result<Money, MoneyError> {
        if self.currency != other.currency {
            return Err(MoneyError::CurrencyMismatch);
        }
        let minor = op(self.minor, other.minor).ok_or(MoneyError::Overflow)?;
        Ok(Money { minor, ..self })
    }

    /// `count` times the amount.
    pub fn times(self, count: i64) -> Result<Money, MoneyError> {
        let minor = self.minor.checked_mul(count).ok_or(MoneyError::Overflow)?;
        Ok(Money { minor, ..self })
    }

    /// The share of the amount, half a minor unit rounded away from zero.
    pub fn share(self, share: BasisPoints) -> Money {
        let product = i128::from(self.minor) * i128::from(share.get());
        let rounded = (product + 5_000 * product.signum()) / 10_000;
        Money { minor: i64::try_from(rounded).unwrap_or(i64::MAX), ..self }
    }

    /// Splits the amount in proportion to `weights` without losing a minor unit: the remainder goes, one unit
    /// each, to the first shares. All weights zero splits evenly; no weights give no shares.
    pub fn split(self, weights: &[u64]) -> Vec<Money> {
        let even = vec![1; weights.len()];
        let total: i128 = weights.iter().map(|w| i128::from(*w)).sum();
        let (weights, total) = match total {
            0 => (even.as_slice(), i128::try_from(weights.len()).unwrap_or(1)),
            _ => (weights, total),
        };
        let mut shares: Vec<i64> = weights
            .iter()
            .map(|w| i64::try_from(i128::from(self.minor) * i128::from(*w) / total).unwrap_or(0))
            .collect();
        let rest = self.minor - shares.iter().sum::<i64>();
        for share in shares.iter_mut().take(usize::try_from(rest.unsigned_abs()).unwrap_or(0)) {
            *share += rest.signum();
        }
        shares.into_iter().map(|minor| Money { minor, ..self }).collect()
    }

    /// The amount in major units: 12.77 of 1277 GBP.
    pub fn to_decimal(self) -> Decimal {
        Decimal::from_i128_with_scale(i128::from(self.minor), self.currency.exponent())
    }

    /// The nearest amount to `major` units of `currency`, half a minor unit rounded away from zero.
    pub fn from_decimal(major: Decimal, currency: Currency) -> Result<Money, MoneyError> {
        let factor = Decimal::from(10_i64.pow(currency.exponent()));
        let minor = major.checked_mul(factor).ok_or(MoneyError::Overflow)?;
        let minor = minor.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
        let minor = i64::try_from(minor).map_err(|_| MoneyError::Overflow)?;
        Ok(Money { minor, currency })
    }
}

impl fmt::Display for Money {
    /// Plain and unlocalised, for logs and files: `12.77 GBP`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.to_decimal(), self.currency)
    }
}

#[cfg(test)]
mod tests;
