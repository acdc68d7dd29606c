//! One click to every market: previewed, started, answered per product and market.

use accounts::ShopPermission;
use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use catalog::ProductId;
use catalog::listing::Reason;
use catalog::sync::{self, SyncId, SyncResult};
use db::jobs;
use flows::{PreviewSync, StartSync, SyncProducts};
use kernel::{Id, MarketCode, Problem};
use market::price::{Breakdown, PriceRule};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Refused;
use super::body::Unread;
use super::jobs::JobStarted;
use super::shops::shop_for;
use crate::access::Staff;
use crate::extract::{Path, Speech};
use crate::view::{ListView, MoneyView};
use crate::{AppState, Error, Result, Voice};

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(start)).routes(routes!(show)).routes(routes!(preview))
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct SyncInput {
    /// Ids, or `"all"`.
    #[schema(value_type = Object, example = json!("all"))]
    products: SyncProducts,
    #[schema(value_type = Vec<String>, example = json!(["GB", "TH"]))]
    markets: Vec<MarketCode>,
    /// For the prices this sync makes: `{"kind":"formula"}`, `{"kind":"same_times_fx"}`,
    /// `{"kind":"fixed_before_fx","amount":{"minor":100,"currency":"USD"}}` or `{"kind":"percent_bp","bp":500}`.
    #[schema(value_type = Option<Object>)]
    price_rule: Option<PriceRule>,
}

/// Puts products on sale in markets: translated, priced, checked. Partial success is normal; again, it changes nothing.
#[utoipa::path(post, path = "/shops/{shop}/syncs", tag = "sync", security(("bearer" = [])), params(("shop" = String, Path)), request_body = SyncInput,
    responses((status = 202, body = JobStarted), Refused))]
async fn start(
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    body: Unread,
) -> Result<(StatusCode, Answer<JobStarted>)> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let input: SyncInput = body.json()?;
    let clock = app.clock.clone();
    let wish =
        StartSync { shop: shop.id, products: input.products, markets: input.markets, price_rule: input.price_rule };
    let id = app.db.write(move |tx| flows::start_sync(tx, &*clock, &wish)).await?;
    Ok((StatusCode::ACCEPTED, Answer(JobStarted { id: id.to_string() })))
}

/// A sync and how every product ended in every market.
#[derive(Debug, Serialize, ToSchema)]
struct SyncView {
    id: String,
    shop: String,
    /// `QUEUED, RUNNING, DONE, FAILED`.
    state: String,
    markets: Vec<String>,
    /// Products done, of all.
    done: i64,
    total: Option<i64>,
    results: Vec<SyncResultView>,
    /// Why it failed.
    error: Option<String>,
    created_at: String,
    finished_at: Option<String>,
}

/// How one product ended in one market.
#[derive(Debug, Serialize, ToSchema)]
struct SyncResultView {
    product: String,
    market: String,
    /// `SUCCESS, DRAFT, FAILED`.
    status: String,
    reasons: Vec<ReasonView>,
    listing: Option<String>,
    /// Whether this sync wrote anything.
    changed: bool,
}

impl SyncResultView {
    fn of(result: &SyncResult, voice: &Voice) -> SyncResultView {
        SyncResultView {
            product: result.product.to_string(),
            market: result.market.to_string(),
            status: result.status.word().to_owned(),
            reasons: result.reasons.iter().map(|reason| ReasonView::of(reason, voice)).collect(),
            listing: result.listing.map(|id| id.to_string()),
            changed: result.changed,
        }
    }
}

/// Why something ended as it did.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ReasonView {
    #[schema(example = "translation.source_text")]
    pub code: String,
    pub message: String,
    /// What it is about: `title`, `price`, a SKU.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
}

impl ReasonView {
    pub(crate) fn of(reason: &Reason, voice: &Voice) -> ReasonView {
        ReasonView {
            code: reason.code.clone().into_owned(),
            message: voice.explain(&reason.code, &reason.args).into_owned(),
            field: reason.field.clone(),
        }
    }
}

/// A sync with all its results so far, complete once the state is DONE.
#[utoipa::path(get, path = "/syncs/{sync}", tag = "sync", security(("bearer" = [])), params(("sync" = String, Path)), responses((status = 200, body = SyncView), Refused))]
async fn show(
    staff: Staff,
    State(app): State<AppState>,
    Path(id): Path<SyncId>,
    Speech(voice): Speech,
) -> Result<Answer<SyncView>> {
    let found = app.db.read(move |read| sync::find(read, id)).await?.ok_or_else(Error::not_found)?;
    staff.may(found.shop.get(), ShopPermission::Catalogue)?;
    let read = app.db.read_long(move |read| {
        let job = jobs::find(read, Id::new(id.get()))?;
        Ok::<_, db::Error>((job, sync::results(read, id)?))
    });
    let (job, results) = read.await?;
    Ok(Answer(SyncView {
        id: id.to_string(),
        shop: found.shop.to_string(),
        state: job.as_ref().map_or_else(|| "DONE".to_owned(), |job| super::word(&job.state)),
        markets: found.markets.iter().map(ToString::to_string).collect(),
        done: job.as_ref().map_or(0, |job| job.done),
        total: job.as_ref().and_then(|job| job.total),
        results: results.iter().map(|result| SyncResultView::of(result, &voice)).collect(),
        error: job.and_then(|job| job.error),
        created_at: found.created_at.to_string(),
        finished_at: found.finished_at.map(|at| at.to_string()),
    }))
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PreviewInput {
    /// At most 20 ids.
    #[schema(value_type = Vec<String>)]
    products: Vec<ProductId>,
    #[schema(value_type = Vec<String>, example = json!(["GB", "TH"]))]
    markets: Vec<MarketCode>,
    #[schema(value_type = Option<Object>)]
    price_rule: Option<PriceRule>,
}

/// What a sync would do in one market.
#[derive(Debug, Serialize, ToSchema)]
struct MarketPreviewView {
    market: String,
    currency: String,
    /// Fields that no memory knows and a translator would be asked for.
    fields_waiting: i64,
    products: Vec<ProductPreviewView>,
}

#[derive(Debug, Serialize, ToSchema)]
struct ProductPreviewView {
    product: String,
    status: String,
    reasons: Vec<ReasonView>,
    texts: Vec<TextPreviewView>,
    prices: Vec<PricePreviewView>,
    /// Whether a sync would change anything.
    changes: bool,
}

#[derive(Debug, Serialize, ToSchema)]
struct TextPreviewView {
    lang: String,
    title: String,
    /// `missing, pending, machine, needs_review, human, stale`.
    title_state: String,
    description: String,
    description_state: String,
}

#[derive(Debug, Serialize, ToSchema)]
struct PricePreviewView {
    variant: String,
    sku: String,
    /// `null` while it is pending.
    price: Option<MoneyView>,
    overridden: bool,
    /// Every input and step of the formula.
    #[schema(value_type = Option<Object>)]
    breakdown: Option<Breakdown>,
}

/// What a sync of these products to these markets would do now; nothing is written.
#[utoipa::path(post, path = "/shops/{shop}/sync-previews", tag = "sync", security(("bearer" = [])), params(("shop" = String, Path)), request_body = PreviewInput,
    responses((status = 200, body = ListView<MarketPreviewView>), Refused))]
async fn preview(
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    Speech(voice): Speech,
    body: Unread,
) -> Result<Answer<ListView<MarketPreviewView>>> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let input: PreviewInput = body.json()?;
    if input.products.len() > flows::PREVIEW_PRODUCTS_MAX {
        return Err(Error::field(Problem::new("products", "request.field_shape").with("expected", "at most 20")));
    }
    let ask = PreviewSync {
        shop: shop.id,
        products: input.products,
        markets: input.markets,
        price_rule: input.price_rule,
        translator: app.translator.clone(),
        ageing: app.ageing,
    };
    let clock = app.clock.clone();
    let previews =
        app.db.read_long(move |read| flows::preview_sync(read, &*clock, &ask)).await.map_err(|error| match error {
            flows::PreviewError::UnknownMarket(_) => Error::from(error).on("markets"),
            other => other.into(),
        })?;
    Ok(Answer(ListView::all(previews.into_iter().map(|preview| market_view(preview, &voice)).collect())))
}

fn market_view(preview: flows::MarketPreview, voice: &Voice) -> MarketPreviewView {
    MarketPreviewView {
        market: preview.market.to_string(),
        currency: preview.currency.to_string(),
        fields_waiting: preview.fields_waiting,
        products: preview.products.into_iter().map(|product| product_view(product, voice)).collect(),
    }
}

fn product_view(preview: flows::ProductPreview, voice: &Voice) -> ProductPreviewView {
    let text = |text: flows::FieldPreview| TextPreviewView {
        lang: text.lang.to_string(),
        title: text.title,
        title_state: super::word(&text.title_state),
        description: text.description,
        description_state: super::word(&text.description_state),
    };
    let price = |price: flows::VariantPreview| PricePreviewView {
        variant: price.variant.to_string(),
        sku: price.sku,
        price: price.price.map(|money| MoneyView::of(money, voice)),
        overridden: price.overridden,
        breakdown: price.breakdown,
    };
    ProductPreviewView {
        product: preview.product.to_string(),
        status: preview.status.word().to_owned(),
        reasons: preview.reasons.iter().map(|reason| ReasonView::of(reason, voice)).collect(),
        texts: preview.texts.into_iter().map(text).collect(),
        prices: preview.prices.into_iter().map(price).collect(),
        changes: preview.changes,
    }
}
