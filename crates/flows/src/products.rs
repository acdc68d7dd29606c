//! Writing products: content and stock in one transaction, and the listings follow.

use std::collections::BTreeMap;

use catalog::product::{Actor, MoveProductError, ProductEvent, Saved, WriteProductError, Written};
use catalog::{ProductDraft, ProductId, ProductState, Shop, ShopId, VariantId};
use db::outbox::{Consumer, Event};
use fulfilment::stock::SetOnHandError;
use fulfilment::{StockLevel, WarehouseId};
use kernel::{Clock, Coded, Id};

use crate::images::fetch_images;
use crate::sync::follow_products;

/// Writes a new product and the stock that its draft names.
pub fn create_product(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    shop: &Shop,
    draft: &ProductDraft,
) -> Result<Saved, WriteProductError> {
    let saved = catalog::product::create(tx, clock, shop, draft)?;
    settle(tx, clock, shop, &saved)?;
    Ok(saved)
}

/// Replaces a product's content, sets the stock that the draft names, and has its listings follow in every field that
/// the seller did not edit there.
pub fn update_product(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    shop: &Shop,
    id: ProductId,
    expected_revision: Option<i64>,
    draft: &ProductDraft,
) -> Result<Saved, WriteProductError> {
    let saved = catalog::product::update(tx, clock, shop, id, expected_revision, draft)?;
    settle(tx, clock, shop, &saved)?;
    Ok(saved)
}

/// Creates the product of the draft's handle or updates the one that has it: what an import and the demo do.
pub fn put_product(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    shop: &Shop,
    draft: &ProductDraft,
) -> Result<Saved, WriteProductError> {
    let saved = catalog::product::put(tx, clock, shop, draft)?;
    settle(tx, clock, shop, &saved)?;
    Ok(saved)
}

/// Deletes a product; it can be restored for 30 days. Its listings leave the storefront at once.
pub fn delete_product(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    shop: ShopId,
    id: ProductId,
    reason: &str,
) -> Result<ProductState, MoveProductError> {
    move_product(tx, clock, shop, id, ProductEvent::Delete, reason)
}

/// Undoes [`delete_product`]; review and sync follow.
pub fn restore_product(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    shop: ShopId,
    id: ProductId,
    reason: &str,
) -> Result<ProductState, MoveProductError> {
    move_product(tx, clock, shop, id, ProductEvent::Restore, reason)
}

/// Takes a product off sale in every market.
pub fn pause_product(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    shop: ShopId,
    id: ProductId,
    reason: &str,
) -> Result<ProductState, MoveProductError> {
    move_product(tx, clock, shop, id, ProductEvent::Pause, reason)
}

/// Ends a pause.
pub fn resume_product(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    shop: ShopId,
    id: ProductId,
    reason: &str,
) -> Result<ProductState, MoveProductError> {
    move_product(tx, clock, shop, id, ProductEvent::Resume, reason)
}

/// The seller's own moves: what may no longer be sold leaves the storefront in the same transaction.
fn move_product(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    shop: ShopId,
    id: ProductId,
    event: ProductEvent,
    reason: &str,
) -> Result<ProductState, MoveProductError> {
    let state = catalog::product::transition(tx, clock, shop, id, event, Actor::Seller, reason)?;
    if state != ProductState::Active {
        catalog::listing::take_off(tx, clock, shop, id)?;
    }
    follow_products(tx, clock, shop, &[id])?;
    Ok(state)
}

/// What follows a write of a product: its stock, its pictures, its listings.
fn settle(tx: &mut db::Tx, clock: &dyn Clock, shop: &Shop, saved: &Saved) -> Result<(), db::Error> {
    settle_stock(tx, clock, shop, saved)?;
    if saved.images_pending {
        fetch_images(tx, clock, shop.id, saved.product, None, BTreeMap::new())?;
    }
    if saved.written == Written::Updated {
        follow_products(tx, clock, shop.id, &[saved.product])?;
    }
    Ok(())
}

/// Sets the stock that a draft asked for, and what pages show of it. Units that are promised stay: the number is then
/// left as it was.
pub(crate) fn settle_stock(tx: &mut db::Tx, clock: &dyn Clock, shop: &Shop, saved: &Saved) -> Result<(), db::Error> {
    if saved.stock.is_empty() {
        return Ok(());
    }
    let levels: Vec<_> = saved.stock.iter().map(|(variant, units)| (Id::new(variant.get()), *units)).collect();
    fulfilment::stock::set_many(tx, clock, Id::new(shop.id.get()), &levels)?;
    let variants: Vec<_> = levels.iter().map(|(variant, _)| *variant).collect();
    show_stock(tx, &variants)
}

fn show_stock(tx: &mut db::Tx, variants: &[fulfilment::VariantId]) -> Result<(), db::Error> {
    let available = fulfilment::stock::available_by_variant(tx, variants)?;
    for variant in variants {
        let units = available.get(variant).copied().unwrap_or(0);
        catalog::listing::set_available(tx, VariantId::new(variant.get()), units)?;
    }
    Ok(())
}

/// Why stock was not set.
#[derive(Debug, thiserror::Error)]
pub enum SetStockError {
    /// No such variant in this shop.
    #[error("no such variant")]
    NotFound,
    #[error(transparent)]
    Stock(#[from] SetOnHandError),
    #[error(transparent)]
    Fault(#[from] db::Error),
}

impl Coded for SetStockError {
    fn code(&self) -> &'static str {
        match self {
            SetStockError::NotFound => "catalog.variant_not_found",
            SetStockError::Stock(error) => error.code(),
            SetStockError::Fault(_) => kernel::FAULT,
        }
    }

    fn args(&self) -> Vec<(std::borrow::Cow<'static, str>, String)> {
        match self {
            SetStockError::Stock(error) => error.args(),
            _ => Vec::new(),
        }
    }
}

/// Sets the units of a variant of this shop that are in a warehouse (`None`: the default one), and what pages show of it.
pub fn set_stock(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    shop: ShopId,
    variant: VariantId,
    warehouse: Option<WarehouseId>,
    on_hand: i64,
) -> Result<StockLevel, SetStockError> {
    let found = catalog::product::of_variant(tx, variant)?;
    found.filter(|(owner, _)| *owner == shop).ok_or(SetStockError::NotFound)?;
    let variant = Id::new(variant.get());
    let level = fulfilment::stock::set_on_hand(tx, clock, Id::new(shop.get()), warehouse, variant, on_hand)?;
    show_stock(tx, &[variant])?;
    Ok(level)
}

/// Shows on cards and pages what `fulfilment` says is available.
pub(crate) struct ShownStock;
impl Consumer for ShownStock {
    fn name(&self) -> &'static str {
        "shown_stock"
    }

    fn wants(&self, topic: &str) -> bool {
        topic == fulfilment::stock::STOCK_CHANGED
    }

    fn handle(&self, db: &db::Db, _clock: &dyn Clock, events: &[Event]) -> Result<(), String> {
        let variants: Vec<fulfilment::VariantId> = events.iter().map(|event| Id::new(event.key)).collect();
        db.write_blocking(move |tx| show_stock(tx, &variants)).map_err(|error: db::Error| error.to_string())
    }
}
