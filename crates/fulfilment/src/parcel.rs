//! Parcels: what travels together, with whom, and where it was seen.

mod error;
mod state;

use kernel::{Clock, Country, HOUR_MS, Id, Instant, MINUTE_MS, MarketCode, Page, PageRequest, Problem, Problems};
use serde::Serialize;

pub use self::error::{LabelError, PackError, ScanError, UnpackError};
pub use self::state::{Actor, IllegalScan, ParcelState};
use crate::store::parcel::{self as rows, LabelKey};
use crate::{OrderId, OrderLineId, ShopId, VariantId, WarehouseId, lane};

pub type ParcelId = Id<Parcel>;

/// Order lines that travel together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Parcel {
    pub id: ParcelId,
    pub shop: ShopId,
    /// Where it is sent from: the warehouse with most of its units.
    pub warehouse: Option<WarehouseId>,
    pub state: ParcelState,
    pub market: MarketCode,
    /// The lane it goes by.
    pub lane: String,
    pub carrier: String,
    /// The carrier's number; `None` only in TO_PACK.
    pub tracking: Option<String>,
    pub weight_g: Option<i64>,
    /// Length, width, height.
    pub dims_mm: Option<(i64, i64, i64)>,
    pub lines: Vec<ParcelLine>,
    /// Oldest first.
    pub scans: Vec<Scan>,
    /// Hours from collection to the door at most, as its lane had it.
    pub deliver_h: i64,
    pub created_at: Instant,
    /// When the carrier should have it.
    pub collect_by: Instant,
    /// When the shopper should have it.
    pub deliver_by: Instant,
    pub collected_at: Option<Instant>,
    pub delivered_at: Option<Instant>,
    pub last_scan_at: Option<Instant>,
}

/// An order's line in a parcel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ParcelLine {
    pub order: OrderId,
    pub line: OrderLineId,
    pub variant: VariantId,
}

/// Where a parcel was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Scan {
    pub state: ParcelState,
    pub at: Instant,
    pub by: Actor,
    pub place: Option<String>,
}

/// A parcel to be made. That the lines are one shop's, one buyer's and for one address is the caller's to know.
#[derive(Clone, Copy, Debug)]
pub struct Pack<'a> {
    pub shop: ShopId,
    /// Where it goes.
    pub market: MarketCode,
    /// Where it comes from: the shop's country.
    pub origin: Country,
    /// 1 to [`LINES_MAX`] lines of one or several orders.
    pub lines: &'a [ParcelLine],
    pub lane: &'a str,
    pub carrier: &'a str,
    /// The carrier's number; without one the parcel is TO_PACK until [`label`].
    pub tracking: Option<&'a str>,
    pub weight_g: Option<i64>,
    pub dims_mm: Option<(i64, i64, i64)>,
    /// The lines are sent again: their parcels before are finished (a replacement).
    pub again: bool,
}

/// Lines in a parcel at the most: a cart's units.
pub const LINES_MAX: usize = 100;
/// A parcel's weight at the most: a tonne.
pub const WEIGHT_MAX_G: i64 = 1_000_000;
/// A parcel's longest side at the most.
pub const SIDE_MAX_MM: i64 = 10_000;
/// Characters of a carrier's name, of its number and of a place at the most.
pub const CARRIER_MAX: usize = 40;
pub const TRACKING_MAX: usize = 60;
pub const PLACE_MAX: usize = 100;

/// By how much the clocks of scanners may be wrong.
const CLOCKS_DIFFER_MS: i64 = 5 * MINUTE_MS;

/// Makes a parcel: READY with a tracking number, else TO_PACK. Fewer lines than the order has split it; lines of several
/// orders combine them.
pub fn pack(tx: &mut db::Tx, clock: &dyn Clock, pack: &Pack<'_>) -> Result<Parcel, PackError> {
    check_pack(pack).map_err(PackError::Invalid)?;
    if let Some(line) = rows::packed(tx, pack.lines, pack.again)? {
        return Err(PackError::LinePacked(line));
    }
    let terms = lane::terms(tx, pack.market, pack.origin, pack.lane)?;
    let mut orders: Vec<OrderId> = pack.lines.iter().map(|line| line.order).collect();
    orders.sort_unstable();
    orders.dedup();
    let warehouse = rows::warehouse(tx, &orders)?;
    let parcel = pack.parcel(tx.new_id(), warehouse, terms, clock.now());
    if !rows::insert(tx, &parcel, &LabelKey::of(&parcel.carrier, parcel.tracking.as_deref()))? {
        return Err(PackError::TrackingTaken);
    }
    rows::insert_lines(tx, &parcel, pack.again)?;
    Ok(parcel)
}

/// Gives a parcel its carrier and number, or others, before it is collected: it is READY then.
pub fn label(tx: &mut db::Tx, parcel: ParcelId, carrier: &str, tracking: &str) -> Result<Parcel, LabelError> {
    let mut labelled = find(tx, parcel)?.ok_or(LabelError::NotFound)?;
    if !labelled.state.with_seller() {
        return Err(LabelError::Collected);
    }
    let mut problems = Problems::default();
    check_label(&mut problems, carrier, Some(tracking));
    problems.ok(()).map_err(LabelError::Invalid)?;
    labelled.carrier = carrier.trim().to_owned();
    labelled.tracking = Some(tracking.trim().to_owned());
    let key = LabelKey::of(&labelled.carrier, labelled.tracking.as_deref());
    if rows::label_taken(tx, &key, parcel)? {
        return Err(LabelError::TrackingTaken);
    }
    labelled.state = ParcelState::Ready;
    rows::label(tx, &labelled, &key)?;
    Ok(labelled)
}

/// A scan to be recorded.
#[derive(Clone, Copy, Debug)]
pub struct NewScan<'a> {
    pub to: ParcelState,
    /// `None`: now.
    pub at: Option<Instant>,
    pub by: Actor,
    /// A town or depot, never a person or a street.
    pub place: Option<&'a str>,
    /// In a sandbox everybody scans everything.
    pub sandbox: bool,
}

/// What a scan did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scanned {
    pub parcel: Parcel,
    /// Equal to `to` when the scan was repeated: then nothing follows from it.
    pub from: ParcelState,
    pub to: ParcelState,
}

impl Scanned {
    /// Whether the parcel moved.
    pub fn moved(&self) -> bool {
        self.from != self.to
    }
}

/// Records a scan. A repeated state changes nothing, but for IN_TRANSIT, where each is a place on the way.
pub fn scan(tx: &mut db::Tx, clock: &dyn Clock, parcel: ParcelId, scan: &NewScan<'_>) -> Result<Scanned, ScanError> {
    let mut parcel = find(tx, parcel)?.ok_or(ScanError::NotFound)?;
    let from = parcel.state;
    let to = from.after(scan.to, scan.by, scan.sandbox)?;
    if from == to && to != ParcelState::InTransit {
        return Ok(Scanned { parcel, from, to });
    }
    let now = clock.now();
    let seen = parcel.seen(scan, now).map_err(ScanError::Invalid)?;
    rows::insert_scan(tx, parcel.id, &seen, now)?;
    parcel.stand(seen);
    rows::set_state(tx, &parcel, from)?;
    Ok(Scanned { parcel, from, to })
}

/// Takes a parcel apart before it is collected: its lines can be packed again. Returns it as it was.
pub fn unpack(tx: &mut db::Tx, parcel: ParcelId) -> Result<Parcel, UnpackError> {
    let parcel = find(tx, parcel)?.ok_or(UnpackError::NotFound)?;
    if !parcel.state.with_seller() {
        return Err(UnpackError::Collected);
    }
    rows::remove(tx, parcel.id)?;
    Ok(parcel)
}

/// The parcel, with its lines and scans.
pub fn find(read: &mut db::Read, id: ParcelId) -> Result<Option<Parcel>, db::Error> {
    rows::find(read, id)
}

/// The parcels that an order's lines are or were in, oldest first.
pub fn of_order(read: &mut db::Read, order: OrderId) -> Result<Vec<Parcel>, db::Error> {
    rows::of_order(read, order)
}

/// A shop's parcels, newest first, in `state` if one is given.
pub fn of_shop(
    read: &mut db::Read,
    shop: ShopId,
    state: Option<ParcelState>,
    page: &PageRequest,
) -> Result<Page<Parcel>, db::Error> {
    let before = page.after.as_ref().and_then(kernel::Cursor::open).unwrap_or(i64::MAX);
    let rows = rows::of_shop(read, shop, state, before, page.fetch())?;
    Ok(Page::of(rows, page, |parcel| parcel.id.get()))
}

/// What anybody who knows a parcel's number may see: no names, no addresses, no orders.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tracked {
    pub carrier: String,
    pub tracking: String,
    pub state: ParcelState,
    pub market: MarketCode,
    pub deliver_by: Instant,
    pub delivered_at: Option<Instant>,
    /// Oldest first.
    pub scans: Vec<Scan>,
}

/// The last parcel that had this number of this carrier; case and spaces make no difference.
pub fn track(read: &mut db::Read, carrier: &str, tracking: &str) -> Result<Option<Tracked>, db::Error> {
    let found = rows::track(read, &LabelKey::of(carrier, Some(tracking)))?;
    Ok(found.map(|parcel| Tracked {
        tracking: parcel.tracking.unwrap_or_default(),
        carrier: parcel.carrier,
        state: parcel.state,
        market: parcel.market,
        deliver_by: parcel.deliver_by,
        delivered_at: parcel.delivered_at,
        scans: parcel.scans,
    }))
}

/// Parcels on their way that nobody scanned since `before`, the longest silent first, at most 100: they are lost.
pub fn silent_since(read: &mut db::Read, before: Instant) -> Result<Vec<ParcelId>, db::Error> {
    rows::silent(read, before)
}

impl Pack<'_> {
    fn parcel(&self, id: ParcelId, warehouse: Option<WarehouseId>, terms: lane::Terms, now: Instant) -> Parcel {
        let collect_by = now.plus_ms(terms.collect_h.saturating_mul(HOUR_MS));
        let tracking = self.tracking.map(|tracking| tracking.trim().to_owned());
        Parcel {
            id,
            shop: self.shop,
            warehouse,
            state: if tracking.is_some() { ParcelState::Ready } else { ParcelState::ToPack },
            market: self.market,
            lane: self.lane.to_owned(),
            carrier: self.carrier.trim().to_owned(),
            tracking,
            weight_g: self.weight_g,
            dims_mm: self.dims_mm,
            lines: self.lines.to_vec(),
            scans: Vec::new(),
            deliver_h: terms.deliver_h_max,
            created_at: now,
            collect_by,
            deliver_by: collect_by.plus_ms(terms.deliver_h_max.saturating_mul(HOUR_MS)),
            collected_at: None,
            delivered_at: None,
            last_scan_at: None,
        }
    }
}

impl Parcel {
    /// The scan as it is kept: its time is within what can be, seconds that clocks lose aside.
    fn seen(&self, scan: &NewScan<'_>, now: Instant) -> Result<Scan, Problems> {
        let before = self.last_scan_at.unwrap_or(self.created_at);
        let at = scan.at.unwrap_or(now.max(before));
        let place = scan.place.map(str::trim).filter(|place| !place.is_empty());
        let mut problems = Problems::default();
        problems.check(scan.at.is_none() || at <= now.plus_ms(CLOCKS_DIFFER_MS), || {
            Problem::new("at", "fulfilment.scan_in_future")
        });
        problems.check(at.plus_ms(CLOCKS_DIFFER_MS) >= before, || {
            Problem::new("at", "fulfilment.scan_too_early").with("at", before)
        });
        let readable = |place: &str| place.chars().count() <= PLACE_MAX && !place.chars().any(char::is_control);
        problems.check(place.is_none_or(readable), || {
            Problem::new("place", "fulfilment.scan_place_too_long").with("max", PLACE_MAX)
        });
        let at = at.min(now).max(before);
        problems.ok(Scan { state: scan.to, at, by: scan.by, place: place.map(str::to_owned) })
    }

    /// Stands where it was seen.
    fn stand(&mut self, seen: Scan) {
        let at = seen.at;
        self.last_scan_at = Some(at);
        match seen.state {
            ParcelState::Collected => {
                self.collected_at = Some(at);
                self.deliver_by = at.plus_ms(self.deliver_h.saturating_mul(HOUR_MS));
            }
            ParcelState::Delivered => self.delivered_at = Some(at),
            _ => {}
        }
        self.state = seen.state;
        self.scans.push(seen);
    }
}

fn check_pack(pack: &Pack<'_>) -> Result<(), Problems> {
    let mut problems = Problems::default();
    problems.check((1..=LINES_MAX).contains(&pack.lines.len()), || {
        Problem::new("lines", "fulfilment.parcel_lines_count").with("max", LINES_MAX)
    });
    let mut lines: Vec<OrderLineId> = pack.lines.iter().map(|line| line.line).collect();
    lines.sort_unstable();
    lines.dedup();
    problems.check(lines.len() == pack.lines.len(), || Problem::new("lines", "fulfilment.parcel_line_twice"));
    check_label(&mut problems, pack.carrier, pack.tracking);
    problems.check(pack.weight_g.is_none_or(|grams| (1..=WEIGHT_MAX_G).contains(&grams)), || {
        Problem::new("weight_g", "fulfilment.parcel_weight_out_of_range").with("max", WEIGHT_MAX_G)
    });
    let side = |mm: i64| (1..=SIDE_MAX_MM).contains(&mm);
    problems
        .check(pack.dims_mm.is_none_or(|(length, width, height)| side(length) && side(width) && side(height)), || {
            Problem::new("dims_mm", "fulfilment.parcel_size_out_of_range").with("max", SIDE_MAX_MM)
        });
    problems.ok(())
}

fn check_label(problems: &mut Problems, carrier: &str, tracking: Option<&str>) {
    let carrier = carrier.trim();
    // The name is part of an address: `/tracking/{carrier}/{tracking}`.
    let named = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | '&');
    problems.check((1..=CARRIER_MAX).contains(&carrier.chars().count()) && carrier.chars().all(named), || {
        Problem::new("carrier", "fulfilment.parcel_carrier_shape").with("max", CARRIER_MAX)
    });
    let numbered = |tracking: &str| {
        let tracking = tracking.trim();
        let fits = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b' ' | b'-' | b'_' | b'.');
        (1..=TRACKING_MAX).contains(&tracking.len()) && tracking.bytes().all(fits)
    };
    problems.check(tracking.is_none_or(numbered), || {
        Problem::new("tracking", "fulfilment.parcel_tracking_shape").with("max", TRACKING_MAX)
    });
}

#[cfg(test)]
mod tests;
