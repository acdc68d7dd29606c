//! All SQL of warehouses and stock.

use db::params;
use kernel::Instant;
use serde::Deserialize;

use crate::{ShopId, StockLevel, VariantId, Warehouse, WarehouseId};

/// Ids that one [`AVAILABLE`] takes; the rest of its places are filled with an id that nothing has.
pub(crate) const AVAILABLE_IDS: usize = 32;

db::statements! {
    DEFAULT_WAREHOUSE = "SELECT id, shop, name, is_default, created_at FROM warehouse WHERE shop = $1 AND is_default = 1";
    LIST_WAREHOUSES = "SELECT id, shop, name, is_default, created_at FROM warehouse WHERE shop = $1 ORDER BY is_default DESC, id";
    WAREHOUSE_OF_SHOP = "SELECT id, shop, name, is_default, created_at FROM warehouse WHERE id = $1 AND shop = $2";
    INSERT_WAREHOUSE = "INSERT INTO warehouse (id, shop, name, is_default, created_at) VALUES ($1, $2, $3, $4, $5)";
    LEVEL = "SELECT variant, warehouse, on_hand, reserved_checkout, reserved_campaign, reserved_sample, committed, available \
             FROM stock WHERE variant = $1 AND warehouse = $2";
    LEVELS = "SELECT variant, warehouse, on_hand, reserved_checkout, reserved_campaign, reserved_sample, committed, available \
              FROM stock WHERE variant = $1 ORDER BY warehouse";
    OF_SHOP = "SELECT s.variant, s.warehouse, s.on_hand, s.reserved_checkout, s.reserved_campaign, s.reserved_sample, s.committed, \
                   s.available \
               FROM stock s JOIN warehouse w ON w.id = s.warehouse \
               WHERE w.shop = $1 AND (s.variant > $2 OR s.variant = $2 AND s.warehouse > $3) \
               ORDER BY s.variant, s.warehouse LIMIT $4";
    /// More units on hand, all of them for sale; changes no row when the warehouse has none of the variant, or would have too many.
    ADD_ON_HAND = "UPDATE stock SET on_hand = on_hand + $3, available = available + $3, updated_at = $4 \
                   WHERE variant = $1 AND warehouse = $2 AND on_hand + $3 <= 99999";
    /// Sets what is on hand and leaves what is promised; changes no row when that would make `available` negative.
    SET_ON_HAND = "INSERT INTO stock (variant, warehouse, on_hand, reserved_checkout, reserved_campaign, reserved_sample, \
                       committed, available, updated_at) \
                   VALUES ($1, $2, $3, 0, 0, 0, 0, $3, $4) \
                   ON CONFLICT (variant, warehouse) DO UPDATE SET \
                       on_hand = excluded.on_hand, \
                       available = excluded.on_hand - (stock.on_hand - stock.available), \
                       updated_at = excluded.updated_at \
                   WHERE excluded.on_hand >= stock.on_hand - stock.available";
    /// Keeps one unit for a sample, if there is one.
    KEEP_SAMPLE = "UPDATE stock SET available = available - 1, reserved_sample = reserved_sample + 1, updated_at = $3 \
                   WHERE variant = $1 AND warehouse = $2 AND available >= 1";
    RELEASE_SAMPLE = "UPDATE stock SET available = available + 1, reserved_sample = reserved_sample - 1, updated_at = $3 \
                      WHERE variant = $1 AND warehouse = $2 AND reserved_sample >= 1";
    SHIP_SAMPLE = "UPDATE stock SET on_hand = on_hand - 1, reserved_sample = reserved_sample - 1, updated_at = $3 \
                   WHERE variant = $1 AND warehouse = $2 AND reserved_sample >= 1";
    AVAILABLE = "SELECT variant, CAST(SUM(available) AS BIGINT) AS available FROM stock \
                 WHERE variant IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, \
                     $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32) \
                 GROUP BY variant";
}

#[derive(Deserialize)]
struct WarehouseRow {
    id: WarehouseId,
    shop: ShopId,
    name: String,
    is_default: bool,
    created_at: Instant,
}

impl From<WarehouseRow> for Warehouse {
    fn from(row: WarehouseRow) -> Warehouse {
        let WarehouseRow { id, shop, name, is_default, created_at } = row;
        Warehouse { id, shop, name, is_default, created_at }
    }
}

#[derive(Deserialize)]
struct LevelRow {
    variant: VariantId,
    warehouse: WarehouseId,
    on_hand: i64,
    reserved_checkout: i64,
    reserved_campaign: i64,
    reserved_sample: i64,
    committed: i64,
    available: i64,
}

impl From<LevelRow> for StockLevel {
    fn from(row: LevelRow) -> StockLevel {
        StockLevel {
            variant: row.variant,
            warehouse: row.warehouse,
            on_hand: row.on_hand,
            reserved_checkout: row.reserved_checkout,
            reserved_campaign: row.reserved_campaign,
            reserved_sample: row.reserved_sample,
            committed: row.committed,
            available: row.available,
        }
    }
}

#[derive(Deserialize)]
pub(crate) struct AvailableRow {
    pub variant: VariantId,
    pub available: i64,
}

pub(crate) fn default_warehouse(read: &mut db::Read, shop: ShopId) -> Result<Option<Warehouse>, db::Error> {
    Ok(read.optional::<WarehouseRow>(DEFAULT_WAREHOUSE, params![shop])?.map(Warehouse::from))
}

pub(crate) fn warehouses(read: &mut db::Read, shop: ShopId) -> Result<Vec<Warehouse>, db::Error> {
    Ok(read.all::<WarehouseRow>(LIST_WAREHOUSES, params![shop])?.into_iter().map(Warehouse::from).collect())
}

pub(crate) fn warehouse_of(read: &mut db::Read, id: WarehouseId, shop: ShopId) -> Result<Option<Warehouse>, db::Error> {
    Ok(read.optional::<WarehouseRow>(WAREHOUSE_OF_SHOP, params![id, shop])?.map(Warehouse::from))
}

pub(crate) fn insert_warehouse(tx: &mut db::Tx, warehouse: &Warehouse) -> Result<(), db::Error> {
    let Warehouse { id, shop, name, is_default, created_at } = warehouse;
    tx.execute(INSERT_WAREHOUSE, params![*id, *shop, name, *is_default, *created_at])?;
    Ok(())
}

pub(crate) fn level(
    read: &mut db::Read,
    variant: VariantId,
    warehouse: WarehouseId,
) -> Result<Option<StockLevel>, db::Error> {
    Ok(read.optional::<LevelRow>(LEVEL, params![variant, warehouse])?.map(StockLevel::from))
}

pub(crate) fn levels(read: &mut db::Read, variant: VariantId) -> Result<Vec<StockLevel>, db::Error> {
    Ok(read.all::<LevelRow>(LEVELS, params![variant])?.into_iter().map(StockLevel::from).collect())
}

/// False when it would leave less on hand than is promised.
pub(crate) fn set_on_hand(
    tx: &mut db::Tx,
    variant: VariantId,
    warehouse: WarehouseId,
    on_hand: i64,
    now: Instant,
) -> Result<bool, db::Error> {
    Ok(tx.execute(SET_ON_HAND, params![variant, warehouse, on_hand, now])? == 1)
}

/// At most [`AVAILABLE_IDS`] of `variants` are asked for.
pub(crate) fn available(read: &mut db::Read, variants: &[VariantId]) -> Result<Vec<AvailableRow>, db::Error> {
    let padding = std::iter::repeat(VariantId::new(-1));
    let ids: Vec<db::Value<'_>> =
        variants.iter().copied().chain(padding).take(AVAILABLE_IDS).map(db::Value::from).collect();
    read.all(AVAILABLE, &ids)
}

/// What comes after `after`, a variant and a warehouse.
pub(crate) fn of_shop(
    read: &mut db::Read,
    shop: ShopId,
    after: (i64, i64),
    limit: i64,
) -> Result<Vec<StockLevel>, db::Error> {
    let rows = read.all::<LevelRow>(OF_SHOP, params![shop, after.0, after.1, limit])?;
    Ok(rows.into_iter().map(StockLevel::from).collect())
}

/// False when the row is missing or would hold too many.
pub(crate) fn add_on_hand(
    tx: &mut db::Tx,
    variant: VariantId,
    warehouse: WarehouseId,
    units: i64,
    now: Instant,
) -> Result<bool, db::Error> {
    Ok(tx.execute(ADD_ON_HAND, params![variant, warehouse, units, now])? == 1)
}

/// What happens to the unit of a sample.
#[derive(Clone, Copy, Debug)]
pub(crate) enum SampleMove {
    Keep,
    Release,
    Ship,
}

/// False when there is no such unit.
pub(crate) fn move_sample(
    tx: &mut db::Tx,
    step: SampleMove,
    variant: VariantId,
    warehouse: WarehouseId,
    now: Instant,
) -> Result<bool, db::Error> {
    let sql = match step {
        SampleMove::Keep => KEEP_SAMPLE,
        SampleMove::Release => RELEASE_SAMPLE,
        SampleMove::Ship => SHIP_SAMPLE,
    };
    Ok(tx.execute(sql, params![variant, warehouse, now])? == 1)
}
