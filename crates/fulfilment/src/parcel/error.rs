//! Why something was not done to a parcel.

use kernel::{Coded, Problem, Problems};

use super::IllegalScan;
use crate::OrderLineId;

/// Why no parcel was made.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    #[error("{0}")]
    Invalid(Problems),
    /// The line travels already.
    #[error("line {0} is in a parcel already")]
    LinePacked(OrderLineId),
    /// Another parcel that is under way has the carrier's number.
    #[error("the tracking number is another parcel's")]
    TrackingTaken,
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Why a parcel got no label.
#[derive(Debug, thiserror::Error)]
pub enum LabelError {
    #[error("no such parcel")]
    NotFound,
    #[error("the parcel was collected")]
    Collected,
    #[error("{0}")]
    Invalid(Problems),
    #[error("the tracking number is another parcel's")]
    TrackingTaken,
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Why a scan was not recorded.
#[derive(Debug, thiserror::Error)]
pub enum ScanError {
    #[error("no such parcel")]
    NotFound,
    #[error(transparent)]
    Illegal(#[from] IllegalScan),
    /// The time is in the future, or before the scan that came last.
    #[error("{0}")]
    Invalid(Problems),
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Why a parcel was not taken apart.
#[derive(Debug, thiserror::Error)]
pub enum UnpackError {
    #[error("no such parcel")]
    NotFound,
    #[error("the parcel was collected")]
    Collected,
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl Coded for PackError {
    fn code(&self) -> &'static str {
        match self {
            PackError::Invalid(problems) => problems.code(),
            PackError::LinePacked(_) => "fulfilment.parcel_line_packed",
            PackError::TrackingTaken => "fulfilment.parcel_tracking_taken",
            PackError::Db(e) => e.code(),
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            PackError::Invalid(problems) => problems.problems(),
            _ => &[],
        }
    }
}

impl Coded for LabelError {
    fn code(&self) -> &'static str {
        match self {
            LabelError::NotFound => "fulfilment.parcel_not_found",
            LabelError::Collected => "fulfilment.parcel_collected",
            LabelError::Invalid(problems) => problems.code(),
            LabelError::TrackingTaken => "fulfilment.parcel_tracking_taken",
            LabelError::Db(e) => e.code(),
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            LabelError::Invalid(problems) => problems.problems(),
            _ => &[],
        }
    }
}

impl Coded for ScanError {
    fn code(&self) -> &'static str {
        match self {
            ScanError::NotFound => "fulfilment.parcel_not_found",
            ScanError::Illegal(illegal) => illegal.code(),
            ScanError::Invalid(problems) => problems.code(),
            ScanError::Db(e) => e.code(),
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            ScanError::Invalid(problems) => problems.problems(),
            _ => &[],
        }
    }
}

impl Coded for UnpackError {
    fn code(&self) -> &'static str {
        match self {
            UnpackError::NotFound => "fulfilment.parcel_not_found",
            UnpackError::Collected => "fulfilment.parcel_collected",
            UnpackError::Db(e) => e.code(),
        }
    }
}
