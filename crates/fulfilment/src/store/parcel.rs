//! SQL of parcels, their lines and their scans.

use db::{Value, params};
use kernel::{Instant, MarketCode};
use serde::Deserialize;

use super::{IDS, broken, ids, padded};
use crate::parcel::{Actor, Parcel, ParcelId, ParcelLine, ParcelState, Scan};
use crate::{OrderId, OrderLineId, ShopId, VariantId, WarehouseId};

macro_rules! select {
    ($rest:expr) => {
        concat!(
            "SELECT p.id, p.shop, p.warehouse, p.state, p.market, p.lane, p.carrier, p.tracking, p.weight_g, p.length_mm, p.width_mm, \
             p.height_mm, p.deliver_h, p.created_at, p.collect_by, p.deliver_by, p.collected_at, p.delivered_at, p.last_scan_at \
             FROM parcel p ",
            $rest
        )
    };
}

db::statements! {
    FIND = select!("WHERE p.id = $1");
    OF_ORDER = select!("WHERE p.id IN (SELECT l.parcel FROM parcel_line l WHERE l.order_id = $1) ORDER BY p.id");
    OF_SHOP = select!("WHERE p.shop = $1 AND p.id < $2 ORDER BY p.id DESC LIMIT $3");
    OF_SHOP_IN_STATE = select!("WHERE p.shop = $1 AND p.id < $2 AND p.state = $4 ORDER BY p.id DESC LIMIT $3");
    TRACK = select!("WHERE p.carrier_key = $1 AND p.tracking_key = $2 ORDER BY p.id DESC LIMIT 1");
    LINES = concat!("SELECT l.parcel, l.order_id, l.order_line, l.variant FROM parcel_line l WHERE l.parcel IN ", ids!(),
        " ORDER BY l.parcel, l.order_line");
    SCANS = concat!("SELECT s.parcel, s.state, s.at, s.actor, s.place FROM scan s WHERE s.parcel IN ", ids!(),
        " ORDER BY s.parcel, s.at, s.id");
    /// Lines that travel already; with `$33` only those whose parcel is not finished.
    PACKED = concat!("SELECT l.order_line FROM parcel_line l JOIN parcel p ON p.id = l.parcel \
        WHERE l.is_current = 1 AND (CAST($33 AS BIGINT) = 0 OR p.state NOT IN ('DELIVERED', 'LOST', 'RETURNED')) \
        AND l.order_line IN ", ids!(), " ORDER BY l.order_line LIMIT 1");
    /// Where most units of some orders are.
    WAREHOUSE = concat!("SELECT r.warehouse FROM reservation r WHERE r.order_id IN ", ids!(),
        " GROUP BY r.warehouse ORDER BY SUM(r.quantity - r.released - r.shipped) DESC, r.warehouse LIMIT 1");
    INSERT = "INSERT INTO parcel (id, shop, warehouse, state, market, lane, carrier, carrier_key, tracking, tracking_key, weight_g, \
                  length_mm, width_mm, height_mm, deliver_h, created_at, collect_by, deliver_by) \
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) \
              ON CONFLICT DO NOTHING";
    INSERT_LINE = "INSERT INTO parcel_line (parcel, order_id, order_line, variant, is_current) VALUES ($1, $2, $3, $4, 1)";
    /// The line is sent again: where it was before is history.
    LEAVE = "UPDATE parcel_line SET is_current = 0 WHERE order_line = $1 AND is_current = 1";
    TRACKING_TAKEN = "SELECT 1 FROM parcel WHERE carrier_key = $1 AND tracking_key = $2 AND id <> $3 \
                      AND state IN ('READY', 'COLLECTED', 'IN_TRANSIT') LIMIT 1";
    LABEL = "UPDATE parcel SET carrier = $2, carrier_key = $3, tracking = $4, tracking_key = $5, state = 'READY' \
             WHERE id = $1 AND state IN ('TO_PACK', 'READY')";
    MOVE = "UPDATE parcel SET state = $3, deliver_by = $4, collected_at = $5, delivered_at = $6, last_scan_at = $7 \
            WHERE id = $1 AND state = $2";
    INSERT_SCAN = "INSERT INTO scan (id, parcel, state, at, actor, place, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    REMOVE_SCANS = "DELETE FROM scan WHERE parcel = $1";
    REMOVE_LINES = "DELETE FROM parcel_line WHERE parcel = $1";
    REMOVE = "DELETE FROM parcel WHERE id = $1";
    SILENT = "SELECT id FROM parcel WHERE state IN ('COLLECTED', 'IN_TRANSIT') AND last_scan_at <= $1 ORDER BY last_scan_at, id LIMIT 100";
}

#[derive(Deserialize)]
struct Row {
    id: ParcelId,
    shop: ShopId,
    warehouse: Option<WarehouseId>,
    state: ParcelState,
    market: MarketCode,
    lane: String,
    carrier: String,
    tracking: Option<String>,
    weight_g: Option<i64>,
    length_mm: Option<i64>,
    width_mm: Option<i64>,
    height_mm: Option<i64>,
    deliver_h: i64,
    created_at: Instant,
    collect_by: Instant,
    deliver_by: Instant,
    collected_at: Option<Instant>,
    delivered_at: Option<Instant>,
    last_scan_at: Option<Instant>,
}

impl From<Row> for Parcel {
    /// Without its lines and scans.
    fn from(row: Row) -> Parcel {
        let dims_mm = row.length_mm.zip(row.width_mm).zip(row.height_mm);
        Parcel {
            id: row.id,
            shop: row.shop,
            warehouse: row.warehouse,
            state: row.state,
            market: row.market,
            lane: row.lane,
            carrier: row.carrier,
            tracking: row.tracking,
            weight_g: row.weight_g,
            dims_mm: dims_mm.map(|((length, width), height)| (length, width, height)),
            lines: Vec::new(),
            scans: Vec::new(),
            deliver_h: row.deliver_h,
            created_at: row.created_at,
            collect_by: row.collect_by,
            deliver_by: row.deliver_by,
            collected_at: row.collected_at,
            delivered_at: row.delivered_at,
            last_scan_at: row.last_scan_at,
        }
    }
}

#[derive(Deserialize)]
struct LineRow {
    parcel: ParcelId,
    order_id: OrderId,
    order_line: OrderLineId,
    variant: VariantId,
}

#[derive(Deserialize)]
struct ScanRow {
    parcel: ParcelId,
    state: ParcelState,
    at: Instant,
    actor: Actor,
    place: Option<String>,
}

/// How a parcel's label is looked up: in one case, without spaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LabelKey {
    carrier: String,
    tracking: Option<String>,
}

impl LabelKey {
    pub(crate) fn of(carrier: &str, tracking: Option<&str>) -> LabelKey {
        let carrier = carrier.to_lowercase().split_whitespace().collect::<Vec<_>>().join("-");
        let tight = |tracking: &str| tracking.to_uppercase().split_whitespace().collect::<String>();
        LabelKey { carrier, tracking: tracking.map(tight) }
    }
}

pub(crate) fn find(read: &mut db::Read, id: ParcelId) -> Result<Option<Parcel>, db::Error> {
    let rows = read.all::<Row>(FIND, params![id])?;
    Ok(complete(read, rows)?.into_iter().next())
}

pub(crate) fn of_order(read: &mut db::Read, order: OrderId) -> Result<Vec<Parcel>, db::Error> {
    let rows = read.all::<Row>(OF_ORDER, params![order])?;
    complete(read, rows)
}

/// Those before `before`, newest first.
pub(crate) fn of_shop(
    read: &mut db::Read,
    shop: ShopId,
    state: Option<ParcelState>,
    before: i64,
    limit: i64,
) -> Result<Vec<Parcel>, db::Error> {
    let rows = match state {
        None => read.all::<Row>(OF_SHOP, params![shop, before, limit])?,
        Some(state) => read.all::<Row>(OF_SHOP_IN_STATE, params![shop, before, limit, state.name()])?,
    };
    complete(read, rows)
}

/// The last parcel of that label.
pub(crate) fn track(read: &mut db::Read, key: &LabelKey) -> Result<Option<Parcel>, db::Error> {
    let rows = read.all::<Row>(TRACK, params![&key.carrier, key.tracking.as_deref()])?;
    Ok(complete(read, rows)?.into_iter().next())
}

/// The parcels of the rows, in their order, with their lines and scans.
fn complete(read: &mut db::Read, rows: Vec<Row>) -> Result<Vec<Parcel>, db::Error> {
    let mut parcels: Vec<Parcel> = rows.into_iter().map(Parcel::from).collect();
    for some in parcels.chunks_mut(IDS) {
        let ids: Vec<ParcelId> = some.iter().map(|parcel| parcel.id).collect();
        let values: Vec<Value<'_>> = padded(&ids).collect();
        for row in read.all::<LineRow>(LINES, &values)? {
            let line = ParcelLine { order: row.order_id, line: row.order_line, variant: row.variant };
            some.iter_mut().filter(|parcel| parcel.id == row.parcel).for_each(|parcel| parcel.lines.push(line));
        }
        for row in read.all::<ScanRow>(SCANS, &values)? {
            let Some(parcel) = some.iter_mut().find(|parcel| parcel.id == row.parcel) else { continue };
            parcel.scans.push(Scan { state: row.state, at: row.at, by: row.actor, place: row.place });
        }
    }
    Ok(parcels)
}

/// One of the lines that is in a parcel already; of parcels that are not finished only, when `again`.
pub(crate) fn packed(read: &mut db::Read, lines: &[ParcelLine], again: bool) -> Result<Option<OrderLineId>, db::Error> {
    for some in lines.chunks(IDS) {
        let ids: Vec<OrderLineId> = some.iter().map(|line| line.line).collect();
        let values: Vec<Value<'_>> = padded(&ids).chain([Value::from(again)]).collect();
        if let Some(line) = read.optional(PACKED, &values)? {
            return Ok(Some(line));
        }
    }
    Ok(None)
}

/// The warehouse with most of what the orders were promised; the first [`IDS`] orders count.
pub(crate) fn warehouse(read: &mut db::Read, orders: &[OrderId]) -> Result<Option<WarehouseId>, db::Error> {
    let values: Vec<Value<'_>> = padded(orders).collect();
    read.optional(WAREHOUSE, &values)
}

/// False, and nothing is written, when another parcel on its way has the label.
pub(crate) fn insert(tx: &mut db::Tx, parcel: &Parcel, key: &LabelKey) -> Result<bool, db::Error> {
    let dims = parcel.dims_mm;
    let values = params![
        parcel.id,
        parcel.shop,
        parcel.warehouse,
        parcel.state.name(),
        parcel.market,
        &parcel.lane,
        &parcel.carrier,
        &key.carrier,
        parcel.tracking.as_deref(),
        key.tracking.as_deref(),
        parcel.weight_g,
        dims.map(|(length, _, _)| length),
        dims.map(|(_, width, _)| width),
        dims.map(|(_, _, height)| height),
        parcel.deliver_h,
        parcel.created_at,
        parcel.collect_by,
        parcel.deliver_by,
    ];
    Ok(tx.execute(INSERT, values)? == 1)
}

/// Puts lines into a parcel; `again` takes them out of the finished ones they were in.
pub(crate) fn insert_lines(tx: &mut db::Tx, parcel: &Parcel, again: bool) -> Result<(), db::Error> {
    for line in &parcel.lines {
        if again {
            tx.execute(LEAVE, params![line.line])?;
        }
        tx.execute(INSERT_LINE, params![parcel.id, line.order, line.line, line.variant])?;
    }
    Ok(())
}

/// Whether a parcel on its way other than `than` has the label.
pub(crate) fn label_taken(read: &mut db::Read, key: &LabelKey, than: ParcelId) -> Result<bool, db::Error> {
    let found: Option<i64> = read.optional(TRACKING_TAKEN, params![&key.carrier, key.tracking.as_deref(), than])?;
    Ok(found.is_some())
}

/// Writes the parcel's carrier and number; it is READY then.
pub(crate) fn label(tx: &mut db::Tx, parcel: &Parcel, key: &LabelKey) -> Result<(), db::Error> {
    let Parcel { id, carrier, tracking, .. } = parcel;
    let values = params![*id, carrier, &key.carrier, tracking.as_deref(), key.tracking.as_deref()];
    changed(tx.execute(LABEL, values)?)
}

/// Writes where the parcel stands, that stood at `from`.
pub(crate) fn set_state(tx: &mut db::Tx, parcel: &Parcel, from: ParcelState) -> Result<(), db::Error> {
    let Parcel { id, state, deliver_by, collected_at, delivered_at, last_scan_at, .. } = parcel;
    let values = params![*id, from.name(), state.name(), *deliver_by, *collected_at, *delivered_at, *last_scan_at];
    changed(tx.execute(MOVE, values)?)
}

pub(crate) fn insert_scan(tx: &mut db::Tx, parcel: ParcelId, scan: &Scan, now: Instant) -> Result<(), db::Error> {
    let id = tx.new_id::<Scan>();
    let Scan { state, at, by, place } = scan;
    tx.execute(INSERT_SCAN, params![id, parcel, state.name(), *at, by.name(), place.as_deref(), now]).map(drop)
}

pub(crate) fn remove(tx: &mut db::Tx, parcel: ParcelId) -> Result<(), db::Error> {
    tx.execute(REMOVE_SCANS, params![parcel])?;
    tx.execute(REMOVE_LINES, params![parcel])?;
    tx.execute(REMOVE, params![parcel]).map(drop)
}

pub(crate) fn silent(read: &mut db::Read, before: Instant) -> Result<Vec<ParcelId>, db::Error> {
    read.all(SILENT, params![before])
}

fn changed(rows: u64) -> Result<(), db::Error> {
    match rows {
        1 => Ok(()),
        _ => Err(broken("a parcel is not where it should be")),
    }
}
