//! When money that was earned is settled, and what is kept back.

use kernel::{BasisPoints, DAY_MS, Instant};

/// Days from delivery to settlement.
pub const SETTLE_DAYS: i64 = 7;
/// When the parcel went by an express lane.
pub const SETTLE_DAYS_EXPRESS: i64 = 3;
/// When it came from abroad, express or not.
pub const SETTLE_DAYS_CROSS_BORDER: i64 = 15;

/// The share of each settlement that is kept back, for refunds that come later: 5 %.
pub const RESERVE_BP: i64 = 500;
/// Days from settlement to the release of what was kept back.
pub const RESERVE_DAYS: i64 = 30;

/// When what was delivered at `delivered_at` is settled.
pub fn settle_at(delivered_at: Instant, express: bool, cross_border: bool) -> Instant {
    let days = match (cross_border, express) {
        (true, _) => SETTLE_DAYS_CROSS_BORDER,
        (false, true) => SETTLE_DAYS_EXPRESS,
        (false, false) => SETTLE_DAYS,
    };
    delivered_at.plus_ms(days * DAY_MS)
}

/// The share that is kept back.
pub fn reserve_share() -> BasisPoints {
    BasisPoints::new(RESERVE_BP).unwrap_or_default()
}

/// Until when what is settled at `settled_at` is kept back.
pub fn reserve_until(settled_at: Instant) -> Instant {
    settled_at.plus_ms(RESERVE_DAYS * DAY_MS)
}
