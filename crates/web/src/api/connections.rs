//! A shop's connection with the brand's own store: where it is, what it told, and its messages.

use std::time::Duration;

use accounts::ShopPermission;
use affiliate::connection::{self, Told, Watch};
use axum::Json as Answer;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, StatusCode};
use catalog::Shop;
use catalog::shop::Connection;
use flows::StoreWebhookError;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Refused;
use super::body::Unread;
use super::jobs::JobStarted;
use super::shops::{ShopView, shop_for};
use crate::access::{Public, Staff};
use crate::extract::{Path, Speech};
use crate::{App, AppState, Error, Result, Voice};

/// A store is answered within this: Shopify gives up after five seconds, and comes again.
const ANSWER_WITHIN: Duration = Duration::from_millis(4_500);

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(show, connect, disconnect)).routes(routes!(ask)).routes(routes!(webhook))
}

/// What is known of the brand's own store.
pub(crate) struct Health {
    pub watch: Watch,
    pub told: Told,
}

/// How a shop's connection is.
pub(crate) async fn health(app: &AppState, shop: &Shop) -> Result<Health> {
    let (id, store) = (kernel::Id::new(shop.id.get()), shop.store.clone());
    let read = app.db.read(move |read| {
        let told = match &store {
            Some(store) => connection::told(read, id, store)?,
            None => Told::default(),
        };
        Ok::<_, db::Error>(Health { watch: connection::watch(read, id)?, told })
    });
    Ok(read.await?)
}

/// Where a shop's store sends its messages.
pub(crate) fn webhook_address(app: &App, shop: &Shop) -> String {
    app.link(&format!("/api/v1/shops/{}/webhooks/shopify", shop.id))
}

/// The connection with the brand's own store.
#[derive(Debug, Serialize, ToSchema)]
struct ConnectionView {
    /// Its host; nothing where the shop has none.
    store: Option<String>,
    has_webhook_secret: bool,
    /// Whether the shop's things are bought there wherever a market lets them.
    prefers_link_out: bool,
    /// Where the store sends `orders/paid` and `refunds/create`.
    webhook_url: String,
    /// The last message whose signature was right.
    heard: Option<HeardView>,
    /// The last one that was not taken.
    refused: Option<RefusedView>,
    /// What the store told of the shop's products.
    told: ToldView,
}

#[derive(Debug, Serialize, ToSchema)]
struct HeardView {
    at: String,
    #[schema(example = "orders/paid")]
    topic: String,
}

#[derive(Debug, Serialize, ToSchema)]
struct RefusedView {
    at: String,
    /// `affiliate.webhook_forged`, `affiliate.webhook_unreadable`.
    code: String,
    message: String,
}

#[derive(Debug, Serialize, ToSchema)]
struct ToldView {
    /// Products that it was asked about.
    products: i64,
    /// Variants whose name there is known: links to these lead into the cart, others to the product's page.
    variants: i64,
    failures: Vec<ToldFailureView>,
    asked_at: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
struct ToldFailureView {
    /// `affiliate.store_product_absent`, `affiliate.store_unreachable`, …
    code: String,
    message: String,
    products: i64,
}

impl ConnectionView {
    fn of(app: &App, shop: &Shop, health: Health, voice: &Voice) -> ConnectionView {
        let Health { watch, told } = health;
        ConnectionView {
            store: shop.store.clone(),
            has_webhook_secret: shop.has_webhook_secret,
            prefers_link_out: shop.prefers_link_out,
            webhook_url: webhook_address(app, shop),
            heard: watch.heard_at.zip(watch.heard_topic).map(|(at, topic)| HeardView { at: at.to_string(), topic }),
            refused: watch.refused_at.zip(watch.refused_code).map(|(at, code)| RefusedView {
                at: at.to_string(),
                message: said(&code, voice),
                code,
            }),
            told: ToldView {
                products: told.products,
                variants: told.variants,
                failures: told
                    .failures
                    .into_iter()
                    .map(|(code, products)| ToldFailureView::of(code, products, voice))
                    .collect(),
                asked_at: told.asked_at.map(|at| at.to_string()),
            },
        }
    }
}

impl ToldFailureView {
    fn of(code: String, products: i64, voice: &Voice) -> ToldFailureView {
        ToldFailureView { message: said(&code, voice), code, products }
    }
}

/// A code in words.
pub(crate) fn said(code: &str, voice: &Voice) -> String {
    voice.explain(code, &[]).into_owned()
}

/// How the connection with the brand's own store is: what was last heard, what was refused, and what it told.
#[utoipa::path(get, path = "/shops/{shop}/connection", tag = "shops", security(("bearer" = [])), params(("shop" = String, Path)), responses((status = 200, body = ConnectionView), Refused))]
async fn show(
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    Speech(voice): Speech,
) -> Result<Answer<ConnectionView>> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let health = health(&app, &shop).await?;
    Ok(Answer(ConnectionView::of(&app, &shop, health, &voice)))
}

#[derive(Debug, Deserialize, ToSchema)]
struct ConnectionInput {
    /// A bare host.
    #[schema(example = "brand.myshopify.com")]
    #[serde(default)]
    store: String,
    /// 8 to 200 characters; it is never shown again.
    webhook_secret: Option<String>,
    /// Whether the shop's things are to be bought there wherever a market lets them; left out, it stays as it is.
    prefers_link_out: Option<bool>,
}

/// Connects a shop with the brand's own store, where link-out listings lead. The secret is never answered. The store is asked what
/// it calls the shop's variants.
#[utoipa::path(put, path = "/shops/{shop}/connection", tag = "shops", security(("bearer" = [])), params(("shop" = String, Path)), request_body = ConnectionInput,
    responses((status = 200, body = ShopView), Refused))]
async fn connect(
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    body: Unread,
) -> Result<Answer<ShopView>> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let input: ConnectionInput = body.json()?;
    let clock = app.clock.clone();
    let connection = Connection {
        store: input.store,
        webhook_secret: input.webhook_secret,
        prefers_link_out: input.prefers_link_out,
    };
    let connected = app.db.write(move |tx| flows::connect_store(tx, &*clock, shop.id, &connection)).await?;
    Ok(Answer(ShopView::of(&connected, true)))
}

/// Cuts the shop off from the brand's own store: its address and its secret are forgotten, links that were made lead nowhere.
#[utoipa::path(delete, path = "/shops/{shop}/connection", tag = "shops", security(("bearer" = [])), params(("shop" = String, Path)), responses((status = 204), Refused))]
async fn disconnect(staff: Staff, State(app): State<AppState>, Path(name): Path<String>) -> Result<StatusCode> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let clock = app.clock.clone();
    app.db.write(move |tx| flows::disconnect_store(tx, &*clock, shop.id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Asks the store anew what it calls every variant of the shop: a job. 409 without a store.
#[utoipa::path(post, path = "/shops/{shop}/connection/variants", tag = "shops", security(("bearer" = [])), params(("shop" = String, Path)), responses((status = 202, body = JobStarted), Refused))]
async fn ask(
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
) -> Result<(StatusCode, Answer<JobStarted>)> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let id = ask_store(&app, &shop).await?;
    Ok((StatusCode::ACCEPTED, Answer(JobStarted { id: id.to_string() })))
}

/// Queues asking the shop's store about all of its variants.
pub(crate) async fn ask_store(app: &AppState, shop: &Shop) -> Result<db::jobs::JobId> {
    if shop.store.is_none() {
        return Err(Error::new("affiliate.link_no_store"));
    }
    let (clock, shop) = (app.clock.clone(), shop.id);
    Ok(app.db.write(move |tx| flows::refresh_variants(tx, &*clock, shop)).await?)
}

/// A message of the brand's own store at Shopify: `X-Shopify-Hmac-SHA256` is checked over the raw body; each is taken once. What is
/// signed is answered 200, whether it matters here or not.
#[utoipa::path(post, path = "/shops/{shop}/webhooks/shopify", tag = "shops", security(()), params(("shop" = String, Path)),
    request_body(content = Object, description = "As Shopify writes it, signed; 1 MiB at the most"), responses((status = 200), Refused))]
async fn webhook(
    _: Public,
    State(app): State<AppState>,
    Path(name): Path<String>,
    headers: HeaderMap,
    body: std::result::Result<Bytes, BytesRejection>,
) -> Result<StatusCode> {
    let body = body.map_err(crate::extract::unread)?;
    let shop = app.db.read(move |read| catalog::shop::find_named(read, &name)).await?.ok_or_else(Error::not_found)?;
    let heard = tokio::task::spawn_blocking(move || {
        let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
        flows::shopify_webhook(&app.db, &*app.clock, &*app.brand_store, shop.id, &header, &body)
    });
    // What is still being written down then is found written down when the message comes again.
    let heard = tokio::time::timeout(ANSWER_WITHIN, heard).await.map_err(|_| Error::new("request.timeout"))?;
    match heard.map_err(Error::fault)? {
        Ok(_) | Err(StoreWebhookError::Refused(connection::MessageError::Unreadable)) => Ok(StatusCode::OK),
        Err(error) => Err(error.into()),
    }
}
