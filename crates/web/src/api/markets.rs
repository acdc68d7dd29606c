//! Markets as programs see them.

use axum::Json;
use axum::extract::State;
use market::Market;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Refused;
use crate::access::Public;
use crate::extract::Speech;
use crate::view::{ListView, MoneyView};
use crate::{AppState, Result, Voice};

pub(crate) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(list))
}

/// A market: a country where Meadow sells.
#[derive(Debug, Serialize, ToSchema)]
pub struct MarketView {
    #[schema(example = "GB")]
    pub code: String,
    pub name: String,
    #[schema(example = "GBP")]
    pub currency: String,
    /// The main language first.
    pub languages: Vec<String>,
    /// `IN_APP`, `LINK_OUT` or `NONE`.
    pub checkout: String,
    pub enabled: bool,
    pub time_zone: String,
    /// Tax in prices today, in basis points.
    pub vat_bp: i64,
    pub price_bounds: Option<BoundsView>,
    pub return_days: i64,
    /// How one may pay there: `sandbox, cod, stripe, hyperswitch`; `null`: by everything that this installation has.
    pub payment_methods: Option<Vec<String>>,
    pub commission_bp: i64,
    pub payment_fee_bp: i64,
    pub freight: MoneyView,
    /// A marketplace licence is declared, where one is needed to take payment.
    pub marketplace_licence: bool,
}

/// What a price may be at the least and the most.
#[derive(Debug, Serialize, ToSchema)]
pub struct BoundsView {
    pub min: MoneyView,
    pub max: MoneyView,
}

impl MarketView {
    /// The market as it stands at `now`.
    pub fn of(market: &Market, now: kernel::Instant, voice: &Voice) -> MarketView {
        let bounds = market
            .price_bounds
            .map(|bounds| BoundsView { min: MoneyView::of(bounds.min, voice), max: MoneyView::of(bounds.max, voice) });
        MarketView {
            code: market.code.to_string(),
            name: market.name.clone(),
            currency: market.currency.to_string(),
            languages: market.languages.iter().map(ToString::to_string).collect(),
            checkout: market.checkout.as_str().to_owned(),
            enabled: market.enabled,
            time_zone: market.time_zone.clone(),
            vat_bp: market.vat_on(market.today(now)).get(),
            price_bounds: bounds,
            return_days: market.return_days,
            payment_methods: market.payment_methods.clone(),
            commission_bp: market.commission_bp.get(),
            payment_fee_bp: market.payment_fee_bp.get(),
            freight: MoneyView::of(market.freight, voice),
            marketplace_licence: market.marketplace_licence,
        }
    }
}

/// Markets that sell. The rest, by which other countries can be added, is the operator's to see.
#[utoipa::path(get, path = "/markets", tag = "markets", security(()), responses((status = 200, body = ListView<MarketView>), Refused))]
async fn list(_: Public, State(app): State<AppState>, Speech(voice): Speech) -> Result<Json<ListView<MarketView>>> {
    let markets = app.markets.read(&app.db).await?;
    let now = app.clock.now();
    let shown = markets.open().iter().map(|place| MarketView::of(&place.market, now, &voice));
    Ok(Json(ListView::all(shown.collect())))
}
