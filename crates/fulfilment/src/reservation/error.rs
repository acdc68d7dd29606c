//! Why units did not change hands.

use kernel::Coded;
use serde::Serialize;

use crate::VariantId;

/// What there is not enough of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutOfStock {
    /// In the order of the variants' ids.
    pub short: Vec<Short>,
}

/// A variant of which more is wanted than can be had in the market.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Short {
    pub variant: VariantId,
    pub wanted: i64,
    pub available: i64,
}

/// Why nothing was taken.
#[derive(Debug, thiserror::Error)]
pub enum TakeError {
    #[error("not enough stock")]
    OutOfStock(OutOfStock),
    /// A want of less than one unit.
    #[error("a quantity is 1 or more")]
    Quantity,
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Why units were not sent.
#[derive(Debug, thiserror::Error)]
pub enum ShipError {
    /// The order has fewer units of this variant committed than are to be sent.
    #[error("variant {variant}: {missing} units are not the order's to send")]
    NotCommitted { variant: VariantId, missing: i64 },
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Why units were not put back on the shelf.
#[derive(Debug, thiserror::Error)]
pub enum RestockError {
    /// No warehouse ever had the variant, and none was named.
    #[error("no warehouse is known for the variant")]
    NoWarehouse,
    /// Fewer than one, or more than a warehouse may hold of a variant.
    #[error("the warehouse does not take that many")]
    Full,
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl Coded for TakeError {
    fn code(&self) -> &'static str {
        match self {
            TakeError::OutOfStock(_) => "fulfilment.out_of_stock",
            TakeError::Quantity => "fulfilment.quantity_out_of_range",
            TakeError::Db(e) => e.code(),
        }
    }
}

impl Coded for ShipError {
    fn code(&self) -> &'static str {
        match self {
            ShipError::NotCommitted { .. } => "fulfilment.not_committed",
            ShipError::Db(e) => e.code(),
        }
    }
}

impl Coded for RestockError {
    fn code(&self) -> &'static str {
        match self {
            RestockError::NoWarehouse => "fulfilment.unknown_warehouse",
            RestockError::Full => "fulfilment.stock_out_of_range",
            RestockError::Db(e) => e.code(),
        }
    }
}
