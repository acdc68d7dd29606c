//! Shops: opened, shown, exported.

use accounts::ShopPermission;
use axum::Json as Answer;
use axum::body::Body;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use catalog::export::{Feed, Format, Writer};
use catalog::shop::{EditShop, OpenShop, Shop, SyncFields};
use catalog::translation::glossary::{self, GlossaryDraft};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Refused;
use super::body::Unread;
use crate::access::{Public, Shopper, SignedIn, Staff};
use crate::extract::{Json, Path, Query};
use crate::{AppState, Error, Result};

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(open))
        .routes(routes!(show, edit))
        .routes(routes!(show_glossary, put_glossary))
        .routes(routes!(export))
}

/// A shop as everybody sees it; the rest is for its staff.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ShopView {
    pub id: String,
    #[schema(example = "mosslight")]
    pub handle: String,
    pub name: String,
    #[schema(example = "CN")]
    pub home_country: String,
    /// The language its products are written in.
    #[schema(example = "zh")]
    pub language: String,
    /// The currency its products are priced in.
    #[schema(example = "CNY")]
    pub currency: String,
    /// `ACTIVE` or `CLOSED`.
    pub state: String,
    pub created_at: String,
    /// For its staff.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settings: Option<ShopSettingsView>,
}

/// What only a shop's staff sees.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ShopSettingsView {
    /// The seller's own store, where link-out listings lead.
    store: Option<String>,
    has_webhook_secret: bool,
    /// Whether the shop's things are bought there wherever a market lets them.
    prefers_link_out: bool,
    /// Which fields a sync carries to listings.
    #[schema(value_type = Object)]
    sync_fields: SyncFields,
}

impl ShopView {
    /// The shop; with its settings for `staff`.
    pub(crate) fn of(shop: &Shop, staff: bool) -> ShopView {
        let settings = staff.then(|| ShopSettingsView {
            store: shop.store.clone(),
            has_webhook_secret: shop.has_webhook_secret,
            prefers_link_out: shop.prefers_link_out,
            sync_fields: shop.sync_fields,
        });
        ShopView {
            id: shop.id.to_string(),
            handle: shop.handle.clone(),
            name: shop.name.clone(),
            home_country: shop.home_country.to_string(),
            language: shop.language.to_string(),
            currency: shop.currency.to_string(),
            state: shop.state.name().to_owned(),
            created_at: shop.created_at.to_string(),
            settings,
        }
    }
}

/// The shop that a path names, for staff with this permission: 404 for everybody else.
pub(crate) async fn shop_for(app: &AppState, staff: &Staff, name: String, permission: ShopPermission) -> Result<Shop> {
    let shop = app.db.read(move |read| catalog::shop::find_named(read, &name)).await?.ok_or_else(Error::not_found)?;
    staff.may(shop.id.get(), permission)?;
    Ok(shop)
}

#[derive(Debug, Deserialize, ToSchema)]
struct ShopInput {
    /// `[a-z0-9_-]{2,30}`.
    #[serde(default)]
    handle: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    #[schema(example = "CN")]
    home_country: String,
    #[serde(default)]
    #[schema(example = "zh")]
    language: String,
    #[serde(default)]
    #[schema(example = "CNY")]
    currency: String,
}

/// Opens a shop; the caller owns it. Country, language and currency stay for good.
#[utoipa::path(post, path = "/shops", tag = "shops", security(("bearer" = [])), request_body = ShopInput, responses((status = 201, body = ShopView), Refused))]
async fn open(
    who: SignedIn<Shopper>,
    State(app): State<AppState>,
    Json(input): Json<ShopInput>,
) -> Result<(StatusCode, Answer<ShopView>)> {
    let (clock, person) = (app.clock.clone(), who.principal.person);
    let wish = OpenShop {
        handle: input.handle,
        name: input.name,
        home_country: input.home_country,
        language: input.language,
        currency: input.currency,
    };
    let shop = app.db.write(move |tx| flows::open_shop(tx, &*clock, person, &wish)).await?;
    Ok((StatusCode::CREATED, Answer(ShopView::of(&shop, true))))
}

/// A shop, by id or handle.
#[utoipa::path(get, path = "/shops/{shop}", tag = "shops", security(()), params(("shop" = String, Path)), responses((status = 200, body = ShopView), Refused))]
async fn show(
    _: Public,
    who: Option<Staff>,
    State(app): State<AppState>,
    Path(name): Path<String>,
) -> Result<Answer<ShopView>> {
    let shop = app.db.read(move |read| catalog::shop::find_named(read, &name)).await?.ok_or_else(Error::not_found)?;
    let staff = who.is_some_and(|who| who.works_in(shop.id.get()).is_ok());
    Ok(Answer(ShopView::of(&shop, staff)))
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ShopPatch {
    name: Option<String>,
    #[schema(value_type = Option<Object>)]
    sync_fields: Option<SyncFields>,
}

/// Changes a shop's name or which fields its syncs carry.
#[utoipa::path(patch, path = "/shops/{shop}", tag = "shops", security(("bearer" = [])), params(("shop" = String, Path)), request_body = ShopPatch,
    responses((status = 200, body = ShopView), Refused))]
async fn edit(
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    body: Unread,
) -> Result<Answer<ShopView>> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let patch: ShopPatch = body.json()?;
    let clock = app.clock.clone();
    let change = EditShop { name: patch.name, sync_fields: patch.sync_fields, price_rule: None };
    let edited = app.db.write(move |tx| {
        let edited = catalog::shop::edit(tx, &*clock, shop.id, &change)?;
        flows::follow_shop(tx, &*clock, shop.id)?;
        Ok::<_, catalog::shop::EditShopError>(edited)
    });
    Ok(Answer(ShopView::of(&edited.await?, true)))
}

/// A shop's glossary: terms with fixed translations, and words that are never translated.
#[derive(Debug, Serialize, ToSchema)]
struct GlossaryView {
    version: i64,
    #[schema(value_type = Vec<Object>)]
    terms: Vec<glossary::Term>,
    keep: Vec<String>,
}

impl GlossaryView {
    fn of(glossary: glossary::Glossary) -> GlossaryView {
        GlossaryView { version: glossary.version, terms: glossary.terms, keep: glossary.keep }
    }
}

/// The shop's glossary.
#[utoipa::path(get, path = "/shops/{shop}/glossary", tag = "shops", security(("bearer" = [])), params(("shop" = String, Path)), responses((status = 200, body = GlossaryView), Refused))]
async fn show_glossary(
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
) -> Result<Answer<GlossaryView>> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let found = app.db.read(move |read| glossary::find(read, shop.id)).await?;
    Ok(Answer(GlossaryView::of(found)))
}

/// Replaces the shop's glossary. Listings follow: text that breaks it is translated anew.
#[utoipa::path(put, path = "/shops/{shop}/glossary", tag = "shops", security(("bearer" = [])), params(("shop" = String, Path)), request_body = Object,
    responses((status = 200, body = GlossaryView), Refused))]
async fn put_glossary(
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    body: Unread,
) -> Result<Answer<GlossaryView>> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let draft: GlossaryDraft = body.json()?;
    let clock = app.clock.clone();
    let put = app.db.write(move |tx| {
        let put = glossary::put(tx, &*clock, shop.id, &draft)?;
        flows::follow_shop(tx, &*clock, shop.id)?;
        Ok::<_, glossary::PutGlossaryError>(put)
    });
    Ok(Answer(GlossaryView::of(put.await?)))
}

/// Which file is wanted.
#[derive(Debug, Deserialize, IntoParams)]
struct ExportQuery {
    /// The market whose listings it holds.
    #[param(example = "GB")]
    market: String,
    /// `tiktok` (catalogue CSV), `google` (Merchant TSV), `google_rss` or `shopify` (product CSV).
    format: String,
    /// A language of the market; its first unless said.
    lang: Option<String>,
}

/// What is on sale in a market, as a file for other platforms.
#[utoipa::path(get, path = "/shops/{shop}/exports", tag = "shops", security(("bearer" = [])), params(("shop" = String, Path), ExportQuery),
    responses((status = 200, content_type = "text/csv"), Refused))]
async fn export(
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    query: Result<Query<ExportQuery>>,
) -> Result<Response> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let Query(query) = query?;
    let unknown =
        |field: &str| Error::field(kernel::Problem::new(field, "request.field_shape").with("expected", field));
    let format: Format = serde_json::from_value(query.format.clone().into()).map_err(|_| unknown("format"))?;
    let code: kernel::MarketCode = query.market.parse().map_err(|_| unknown("market"))?;
    let markets = app.markets.read(&app.db).await?;
    let place = markets.find(code).ok_or_else(|| unknown("market"))?;
    let lang = match &query.lang {
        None => place.market.main_language(),
        Some(tag) => tag.parse().map_err(|_| unknown("lang"))?,
    };
    let origin = app.url.origin().ascii_serialization();
    let wish = flows::ExportListings {
        shop: shop.id,
        market: code,
        lang,
        media: format!("{origin}/media"),
        origin: origin.clone(),
    };
    let feed = Feed { title: shop.name.clone(), link: format!("{origin}/{}/", code.slug()) };
    let bytes = app.db.read_long(move |read| write_export(read, format, &feed, &wish)).await?;
    let file = format!("attachment; filename=\"{}-{}.{}\"", shop.handle, code.slug(), format.extension());
    Ok(([(CONTENT_TYPE, format.content_type().to_owned()), (CONTENT_DISPOSITION, file)], Body::from(bytes))
        .into_response())
}

fn write_export(read: &mut db::Read, format: Format, feed: &Feed, wish: &flows::ExportListings) -> Result<Vec<u8>> {
    let mut writer = Writer::start(format, Vec::new(), feed).map_err(Error::fault)?;
    flows::export_listings(read, wish, &mut |row| writer.row(&row)).map_err(Error::fault)?;
    writer.finish().map_err(Error::fault)
}
