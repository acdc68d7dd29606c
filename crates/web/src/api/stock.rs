//! Stock: where a shop's units are, to whom they are promised, and how markets share them.

use std::collections::BTreeMap;

use accounts::ShopPermission;
use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use catalog::{ShopId, VariantId, product};
use fulfilment::pool::{self, Pool, PoolMode};
use fulfilment::{StockLevel, Warehouse, stock, warehouse};
use kernel::{MarketCode, Problem, Problems};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Refused;
use super::body::Unread;
use super::shops::shop_for;
use crate::access::Staff;
use crate::extract::{Paging, Path};
use crate::view::ListView;
use crate::{AppState, Error, Result};

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(of_shop))
        .routes(routes!(warehouses, open_warehouse))
        .routes(routes!(show_pool, put_pool))
}

/// Units of a variant in one warehouse: `on_hand = available + reserved… + committed`.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct StockView {
    variant: String,
    warehouse: String,
    on_hand: i64,
    /// Promised to carts in checkout.
    reserved_checkout: i64,
    reserved_campaign: i64,
    reserved_sample: i64,
    /// Sold and not yet sent.
    committed: i64,
    available: i64,
}

impl StockView {
    pub(crate) fn of(level: &StockLevel) -> StockView {
        StockView {
            variant: level.variant.to_string(),
            warehouse: level.warehouse.to_string(),
            on_hand: level.on_hand,
            reserved_checkout: level.reserved_checkout,
            reserved_campaign: level.reserved_campaign,
            reserved_sample: level.reserved_sample,
            committed: level.committed,
            available: level.available,
        }
    }
}

/// Everything that a shop has in its warehouses.
#[utoipa::path(get, path = "/shops/{shop}/stock", tag = "stock", security(("bearer" = [])), params(("shop" = String, Path), super::PageQuery),
    responses((status = 200, body = ListView<StockView>), Refused))]
async fn of_shop(
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    page: Result<Paging>,
) -> Result<Answer<ListView<StockView>>> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let (Paging(page), shop) = (page?, kernel::Id::new(shop.id.get()));
    let page = app.db.read(move |read| stock::of_shop(read, shop, &page)).await?;
    Ok(Answer(ListView::of(page, |level| StockView::of(&level))))
}

/// A place where a shop keeps units.
#[derive(Debug, Serialize, ToSchema)]
struct WarehouseView {
    id: String,
    name: String,
    /// Where units go when nobody says where.
    default: bool,
    created_at: String,
}

impl WarehouseView {
    fn of(warehouse: &Warehouse) -> WarehouseView {
        WarehouseView {
            id: warehouse.id.to_string(),
            name: warehouse.name.clone(),
            default: warehouse.is_default,
            created_at: warehouse.created_at.to_string(),
        }
    }
}

/// A shop's warehouses, the default first.
#[utoipa::path(get, path = "/shops/{shop}/warehouses", tag = "stock", security(("bearer" = [])), params(("shop" = String, Path)),
    responses((status = 200, body = ListView<WarehouseView>), Refused))]
async fn warehouses(
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
) -> Result<Answer<ListView<WarehouseView>>> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let list = app.db.read(move |read| warehouse::list(read, kernel::Id::new(shop.id.get()))).await?;
    Ok(Answer(ListView::all(list.iter().map(WarehouseView::of).collect())))
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct WarehouseInput {
    /// 1 to 60 characters.
    name: String,
}

/// Opens a warehouse, 50 at the most.
#[utoipa::path(post, path = "/shops/{shop}/warehouses", tag = "stock", security(("bearer" = [])), params(("shop" = String, Path)), request_body = WarehouseInput,
    responses((status = 201, body = WarehouseView), Refused))]
async fn open_warehouse(
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    body: Unread,
) -> Result<(StatusCode, Answer<WarehouseView>)> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let WarehouseInput { name } = body.json()?;
    let clock = app.clock.clone();
    let opened = app.db.write(move |tx| warehouse::add(tx, &*clock, kernel::Id::new(shop.id.get()), &name)).await?;
    Ok((StatusCode::CREATED, Answer(WarehouseView::of(&opened))))
}

/// How markets share the units of a variant.
#[derive(Debug, Serialize, ToSchema)]
struct PoolView {
    /// `SHARED`: every market sells from all of them; `SPLIT`: by demand; `MANUAL`: as the seller says.
    mode: String,
    /// Units that each market was given at the last division.
    shares: BTreeMap<String, i64>,
    /// How many of them it can still sell.
    left: BTreeMap<String, i64>,
}

impl PoolView {
    fn of(pool: &Pool) -> PoolView {
        PoolView {
            mode: super::word(&pool.mode),
            shares: pool.shares.iter().map(|share| (share.market.to_string(), share.units)).collect(),
            left: pool.shares.iter().map(|share| (share.market.to_string(), share.left)).collect(),
        }
    }
}

/// The shop of a variant, for staff with the catalogue: 404 for everybody else.
async fn shop_of(app: &AppState, staff: &Staff, id: VariantId) -> Result<ShopId> {
    let (shop, _) = app.db.read(move |read| product::of_variant(read, id)).await?.ok_or_else(Error::not_found)?;
    staff.may(shop.get(), ShopPermission::Catalogue)?;
    Ok(shop)
}

/// How markets share a variant.
#[utoipa::path(get, path = "/variants/{variant}/pool", tag = "stock", security(("bearer" = [])), params(("variant" = String, Path)), responses((status = 200, body = PoolView), Refused))]
async fn show_pool(staff: Staff, State(app): State<AppState>, Path(id): Path<VariantId>) -> Result<Answer<PoolView>> {
    shop_of(&app, &staff, id).await?;
    let pool = app.db.read(move |read| pool::shares(read, kernel::Id::new(id.get()))).await?;
    Ok(Answer(PoolView::of(&pool)))
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PoolInput {
    /// `SHARED, SPLIT, MANUAL`.
    #[schema(value_type = String)]
    mode: PoolMode,
    /// By market: for `MANUAL` units, for `SPLIT` its demand against the others'.
    #[serde(default)]
    #[schema(example = json!({"GB": 3, "TH": 7}))]
    shares: BTreeMap<String, i64>,
}

/// Sets how markets share a variant.
#[utoipa::path(put, path = "/variants/{variant}/pool", tag = "stock", security(("bearer" = [])), params(("variant" = String, Path)), request_body = PoolInput,
    responses((status = 200, body = PoolView), Refused))]
async fn put_pool(
    staff: Staff,
    State(app): State<AppState>,
    Path(id): Path<VariantId>,
    body: Unread,
) -> Result<Answer<PoolView>> {
    shop_of(&app, &staff, id).await?;
    let input: PoolInput = body.json()?;
    let shares = shares_of(&app, input.shares).await?;
    let clock = app.clock.clone();
    let pool = app.db.write(move |tx| pool::set(tx, &*clock, kernel::Id::new(id.get()), input.mode, &shares)).await?;
    Ok(Answer(PoolView::of(&pool)))
}

/// Shares of countries that are markets.
async fn shares_of(app: &AppState, sent: BTreeMap<String, i64>) -> Result<Vec<(MarketCode, i64)>> {
    let markets = app.markets.read(&app.db).await?;
    let (mut problems, mut shares) = (Problems::default(), Vec::with_capacity(sent.len()));
    for (code, units) in sent {
        match code.parse().ok().filter(|code| markets.find(*code).is_some_and(|place| place.market.enabled)) {
            Some(market) => shares.push((market, units)),
            None => problems
                .push(Problem::new(format!("shares.{code}"), "request.field_shape").with("expected", "a market")),
        }
    }
    Ok(problems.ok(shares)?)
}
