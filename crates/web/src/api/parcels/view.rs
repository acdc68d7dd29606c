//! Parcels as programs see them.

use fulfilment::parcel::{Parcel, Scan, Tracked};
use serde::Serialize;
use utoipa::ToSchema;

/// A parcel: lines of one order, or of several of one buyer.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ParcelView {
    pub id: String,
    pub shop: String,
    /// `TO_PACK, READY, COLLECTED, IN_TRANSIT, DELIVERED, LOST, RETURNED`.
    pub state: String,
    pub carrier: String,
    /// The carrier's number; nothing in `TO_PACK`.
    pub tracking: Option<String>,
    pub lane: String,
    pub weight_g: Option<i64>,
    /// Length, width, height.
    #[schema(value_type = Option<Vec<i64>>)]
    pub dims_mm: Option<(i64, i64, i64)>,
    pub warehouse: Option<String>,
    pub lines: Vec<ParcelLineView>,
    /// The first one first.
    pub scans: Vec<ScanView>,
    pub created_at: String,
    pub collected_at: Option<String>,
    pub delivered_at: Option<String>,
    /// When the carrier should have it, and the buyer.
    pub collect_by: String,
    pub deliver_by: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ParcelLineView {
    pub order: String,
    pub line: String,
    pub variant: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ScanView {
    state: String,
    at: String,
    place: Option<String>,
}

impl ScanView {
    fn of(scan: &Scan) -> ScanView {
        ScanView { state: scan.state.name().to_owned(), at: scan.at.to_string(), place: scan.place.clone() }
    }
}

impl ParcelView {
    pub(crate) fn of(parcel: &Parcel) -> ParcelView {
        ParcelView {
            id: parcel.id.to_string(),
            shop: parcel.shop.to_string(),
            state: parcel.state.name().to_owned(),
            carrier: parcel.carrier.clone(),
            tracking: parcel.tracking.clone(),
            lane: parcel.lane.clone(),
            weight_g: parcel.weight_g,
            dims_mm: parcel.dims_mm,
            warehouse: parcel.warehouse.map(|id| id.to_string()),
            lines: parcel
                .lines
                .iter()
                .map(|line| ParcelLineView {
                    order: line.order.to_string(),
                    line: line.line.to_string(),
                    variant: line.variant.to_string(),
                })
                .collect(),
            scans: parcel.scans.iter().map(ScanView::of).collect(),
            created_at: parcel.created_at.to_string(),
            collected_at: parcel.collected_at.map(|at| at.to_string()),
            delivered_at: parcel.delivered_at.map(|at| at.to_string()),
            collect_by: parcel.collect_by.to_string(),
            deliver_by: parcel.deliver_by.to_string(),
        }
    }
}

/// A parcel as anybody with its number may see it: nothing of whose it is.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TrackedView {
    carrier: String,
    tracking: String,
    state: String,
    market: String,
    scans: Vec<ScanView>,
    deliver_by: String,
    delivered_at: Option<String>,
}

impl TrackedView {
    pub(crate) fn of(tracked: &Tracked) -> TrackedView {
        TrackedView {
            carrier: tracked.carrier.clone(),
            tracking: tracked.tracking.clone(),
            state: tracked.state.name().to_owned(),
            market: tracked.market.to_string(),
            scans: tracked.scans.iter().map(ScanView::of).collect(),
            deliver_by: tracked.deliver_by.to_string(),
            delivered_at: tracked.delivered_at.map(|at| at.to_string()),
        }
    }
}
