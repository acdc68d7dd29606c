//! Shares in basis points and rates of exchange.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// A share in hundredths of a per cent: 2000 is 20 %. From 0 to 100 %.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
pub struct BasisPoints(i64);

impl BasisPoints {
    /// Nothing.
    pub const ZERO: BasisPoints = BasisPoints(0);

    /// The share, or `None` outside 0..=10 000.
    pub const fn new(bp: i64) -> Option<BasisPoints> {
        if bp >= 0 && bp <= 10_000 { Some(BasisPoints(bp)) } else { None }
    }

    /// Hundredths of a per cent.
    pub const fn get(self) -> i64 {
        self.0
    }

    /// As a fraction of one: 0.2 of 2000.
    pub fn fraction(self) -> Decimal {
        Decimal::new(self.0, 4)
    }
}

/// The number is not a share.
#[derive(Debug, thiserror::Error)]
#[error("basis points run from 0 to 10000")]
pub struct NotAShare;

impl TryFrom<i64> for BasisPoints {
    type Error = NotAShare;

    fn try_from(bp: i64) -> Result<BasisPoints, NotAShare> {
        BasisPoints::new(bp).ok_or(NotAShare)
    }
}

impl From<BasisPoints> for i64 {
    fn from(share: BasisPoints) -> i64 {
        share.0
    }
}

/// Units of the quoted currency for one unit of the base, greater than zero. A decimal, written as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Decimal", into = "Decimal")]
pub struct Rate(Decimal);

impl Rate {
    /// One for one.
    pub const ONE: Rate = Rate(Decimal::ONE);

    /// The rate, or `None` when it is not above zero.
    pub fn new(value: Decimal) -> Option<Rate> {
        (value > Decimal::ZERO).then(|| Rate(value.normalize()))
    }

    /// The decimal value.
    pub const fn get(self) -> Decimal {
        self.0
    }
}

/// The number is not a rate.
#[derive(Debug, thiserror::Error)]
#[error("a rate is a number above zero")]
pub struct NotARate;

impl TryFrom<Decimal> for Rate {
    type Error = NotARate;

    fn try_from(value: Decimal) -> Result<Rate, NotARate> {
        Rate::new(value).ok_or(NotARate)
    }
}

impl From<Rate> for Decimal {
    fn from(rate: Rate) -> Decimal {
        rate.0
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
