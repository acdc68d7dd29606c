//! Products, as their shop writes them: created, changed, imported, pictured, stocked.

pub(crate) mod images;
pub(crate) mod imports;
mod view;

use accounts::ShopPermission;
use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use catalog::product::{self, ProductFilter};
use catalog::{Product, ProductId, Shop, VariantId};
use kernel::Id;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Refused;
use super::body::Unread;
use super::shops::shop_for;
use super::stock::StockView;
use crate::access::Staff;
use crate::extract::{Paging, Path, Query, Speech};
use crate::view::ListView;
use crate::{AppState, Error, Result, Voice};

use view::ProductPatch;
pub(crate) use view::{ProductInput, ProductSummaryView, ProductView};

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list, create))
        .routes(routes!(show, patch, delete))
        .routes(routes!(restore))
        .routes(routes!(pause, resume))
        .routes(routes!(set_stock))
        .merge(images::routes())
        .merge(imports::routes())
}

/// The product of this id and its shop, for staff with the catalogue: 404 for everybody else.
pub(crate) async fn product_for(app: &AppState, staff: &Staff, id: ProductId) -> Result<(Shop, Product)> {
    let found = app.db.read(move |read| {
        let Some(product) = product::find(read, id)? else { return Ok(None) };
        let shop = catalog::shop::find(read, product.shop)?;
        Ok::<_, db::Error>(shop.map(|shop| (shop, product)))
    });
    let (shop, product) = found.await?.ok_or_else(Error::not_found)?;
    staff.may(shop.id.get(), ShopPermission::Catalogue)?;
    Ok((shop, product))
}

/// Which products.
#[derive(Debug, Deserialize, IntoParams)]
struct ListQuery {
    /// `DRAFT, PENDING, ACTIVE, REJECTED, SELLER_PAUSED, PLATFORM_PAUSED, FROZEN, DELETED`.
    state: Option<String>,
    /// The beginning of a title, or a handle or SKU.
    q: Option<String>,
    /// Items wanted: 1 to 100.
    #[serde(rename = "limit")]
    _limit: Option<String>,
    /// Where to go on: `next` of the page before.
    #[serde(rename = "after")]
    _after: Option<String>,
}

/// A shop's products, newest first.
#[utoipa::path(get, path = "/shops/{shop}/products", tag = "products", security(("bearer" = [])), params(("shop" = String, Path), ListQuery),
    responses((status = 200, body = ListView<ProductSummaryView>), Refused))]
async fn list(
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    query: Result<Query<ListQuery>>,
    page: Result<Paging>,
    Speech(voice): Speech,
) -> Result<Answer<ListView<ProductSummaryView>>> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let (Query(query), Paging(page)) = (query?, page?);
    let state = query.state.map(|word| super::from_word(&word, "state")).transpose()?;
    let filter = ProductFilter { state, query: query.q };
    let page = app.db.read(move |read| product::list(read, shop.id, &filter, &page)).await?;
    Ok(Answer(ListView::of(page, |summary| ProductSummaryView::of(summary, &voice))))
}

/// Writes a product, once, in the shop's language and currency. All problems are told at once.
#[utoipa::path(post, path = "/shops/{shop}/products", tag = "products", security(("bearer" = [])), params(("shop" = String, Path)), request_body = ProductInput,
    responses((status = 201, body = ProductView), Refused))]
async fn create(
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    Speech(voice): Speech,
    body: Unread,
) -> Result<(StatusCode, Answer<ProductView>)> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let draft = body.json::<ProductInput>()?.draft(shop.currency)?;
    let clock = app.clock.clone();
    let saved = app.db.write(move |tx| flows::create_product(tx, &*clock, &shop, &draft)).await?;
    Ok((StatusCode::CREATED, Answer(view_of(&app, saved.product, &voice).await?)))
}

/// A product, as its shop sees it.
#[utoipa::path(get, path = "/products/{product}", tag = "products", security(("bearer" = [])), params(("product" = String, Path)), responses((status = 200, body = ProductView), Refused))]
async fn show(
    staff: Staff,
    State(app): State<AppState>,
    Path(id): Path<ProductId>,
    Speech(voice): Speech,
) -> Result<Answer<ProductView>> {
    let (_, product) = product_for(&app, &staff, id).await?;
    Ok(Answer(with_stock(&app, product, &voice).await?))
}

/// Changes a product: what is not sent stays, what is sent replaces. Listings follow in every field that was not edited there.
#[utoipa::path(patch, path = "/products/{product}", tag = "products", security(("bearer" = [])), params(("product" = String, Path)), request_body = ProductPatch,
    responses((status = 200, body = ProductView), Refused))]
async fn patch(
    staff: Staff,
    State(app): State<AppState>,
    Path(id): Path<ProductId>,
    Speech(voice): Speech,
    body: Unread,
) -> Result<Answer<ProductView>> {
    let (shop, product) = product_for(&app, &staff, id).await?;
    let patch: ProductPatch = body.json()?;
    let revision = patch.revision;
    let draft = patch.over(&product)?;
    let clock = app.clock.clone();
    app.db.write(move |tx| flows::update_product(tx, &*clock, &shop, id, revision, &draft)).await?;
    Ok(Answer(view_of(&app, id, &voice).await?))
}

/// Deletes a product; it can be restored for 30 days. Its listings leave every market at once.
#[utoipa::path(delete, path = "/products/{product}", tag = "products", security(("bearer" = [])), params(("product" = String, Path)), responses((status = 204), Refused))]
async fn delete(staff: Staff, State(app): State<AppState>, Path(id): Path<ProductId>) -> Result<StatusCode> {
    let (shop, _) = product_for(&app, &staff, id).await?;
    let clock = app.clock.clone();
    app.db.write(move |tx| flows::delete_product(tx, &*clock, shop.id, id, "")).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Undoes a deletion.
#[utoipa::path(post, path = "/products/{product}/restoration", tag = "products", security(("bearer" = [])), params(("product" = String, Path)), responses((status = 200, body = ProductView), Refused))]
async fn restore(
    staff: Staff,
    State(app): State<AppState>,
    Path(id): Path<ProductId>,
    Speech(voice): Speech,
) -> Result<Answer<ProductView>> {
    let (shop, _) = product_for(&app, &staff, id).await?;
    let clock = app.clock.clone();
    app.db.write(move |tx| flows::restore_product(tx, &*clock, shop.id, id, "")).await?;
    Ok(Answer(view_of(&app, id, &voice).await?))
}

/// Takes a product off sale in every market.
#[utoipa::path(put, path = "/products/{product}/pause", tag = "products", security(("bearer" = [])), params(("product" = String, Path)), responses((status = 200, body = ProductView), Refused))]
async fn pause(
    staff: Staff,
    State(app): State<AppState>,
    Path(id): Path<ProductId>,
    Speech(voice): Speech,
) -> Result<Answer<ProductView>> {
    let (shop, _) = product_for(&app, &staff, id).await?;
    let clock = app.clock.clone();
    app.db.write(move |tx| flows::pause_product(tx, &*clock, shop.id, id, "")).await?;
    Ok(Answer(view_of(&app, id, &voice).await?))
}

/// Puts a paused product on sale again.
#[utoipa::path(delete, path = "/products/{product}/pause", tag = "products", security(("bearer" = [])), params(("product" = String, Path)), responses((status = 200, body = ProductView), Refused))]
async fn resume(
    staff: Staff,
    State(app): State<AppState>,
    Path(id): Path<ProductId>,
    Speech(voice): Speech,
) -> Result<Answer<ProductView>> {
    let (shop, _) = product_for(&app, &staff, id).await?;
    let clock = app.clock.clone();
    app.db.write(move |tx| flows::resume_product(tx, &*clock, shop.id, id, "")).await?;
    Ok(Answer(view_of(&app, id, &voice).await?))
}

/// The product with its stock, as programs see it.
pub(crate) async fn view_of(app: &AppState, id: ProductId, voice: &Voice) -> Result<ProductView> {
    let product = app.db.read(move |read| product::find(read, id)).await?.ok_or_else(Error::not_found)?;
    with_stock(app, product, voice).await
}

async fn with_stock(app: &AppState, product: Product, voice: &Voice) -> Result<ProductView> {
    let variants: Vec<Id<fulfilment::Variant>> = product.variants.iter().map(|v| Id::new(v.id.get())).collect();
    let stock = app.db.read(move |read| fulfilment::stock::available_by_variant(read, &variants)).await?;
    Ok(ProductView::of(&product, |variant: VariantId| stock.get(&Id::new(variant.get())).copied().unwrap_or(0), voice))
}

/// What is wrong with a field is said of it; the rest is a matter of state.
fn stock_refused(error: Error) -> Error {
    match error.code() {
        "fulfilment.unknown_warehouse" => error.on("warehouse"),
        "fulfilment.stock_out_of_range" => error.on("on_hand"),
        _ => error,
    }
}

#[derive(Debug, Deserialize, ToSchema)]
struct StockInput {
    /// The shop's default warehouse unless said.
    warehouse: Option<String>,
    /// 0 to 99 999, and not below what is promised.
    on_hand: i64,
}

/// Sets the units on hand. Less than what is promised is refused with 409.
#[utoipa::path(put, path = "/variants/{variant}/stock", tag = "products", security(("bearer" = [])), params(("variant" = String, Path)), request_body = StockInput,
    responses((status = 200, body = StockView), Refused))]
async fn set_stock(
    staff: Staff,
    State(app): State<AppState>,
    Path(id): Path<VariantId>,
    body: Unread,
) -> Result<Answer<StockView>> {
    let found = app.db.read(move |read| product::of_variant(read, id)).await?;
    let (shop, _) = found.ok_or_else(Error::not_found)?;
    staff.may(shop.get(), ShopPermission::Catalogue)?;
    let input: StockInput = body.json()?;
    let unknown = |_| Error::new("fulfilment.unknown_warehouse").on("warehouse");
    let warehouse = input.warehouse.map(|id| id.parse().map_err(unknown)).transpose()?;
    let clock = app.clock.clone();
    let set = app.db.write(move |tx| flows::set_stock(tx, &*clock, shop, id, warehouse, input.on_hand)).await;
    let level = set.map_err(|error| stock_refused(error.into()))?;
    Ok(Answer(StockView::of(&level)))
}
