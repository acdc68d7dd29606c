//! The outlook: how demand for a product will go in a market, and what to order.

use axum::Json as Answer;
use axum::extract::State;
use catalog::{Product, ProductId};
use flows::radar::{Band, Costs, Hit, Outlook, Shelf, Trend};
use kernel::{Instant, MarketCode, Problem, Problems};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::super::Refused;
use super::super::products::product_for;
use super::{ConfidenceView, EvidenceView, market_of};
use crate::access::Staff;
use crate::extract::{Path, Query, Speech};
use crate::view::MoneyView;
use crate::{AppState, Error, Result, Voice};

/// Days of an order at the most.
pub(crate) const DAYS_MAX: u32 = 180;

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(outlook))
}

/// Where, and what it costs.
#[derive(Debug, Deserialize, IntoParams)]
struct OutlookQuery {
    /// The market.
    market: Option<String>,
    /// What a unit costs, in minor units of the market's currency; half of the price unless sent.
    unit_cost: Option<String>,
    /// What a unit that is left over brings; a fifth of the price unless sent.
    salvage: Option<String>,
    /// Days until an order arrives: 7 unless sent, 180 at the most.
    lead_days: Option<String>,
    /// Days that an order is to last: 21 unless sent, 180 at the most.
    cover_days: Option<String>,
}

/// How demand will go.
#[derive(Debug, Serialize, ToSchema)]
struct OutlookView {
    product: String,
    market: String,
    /// For when all of it is said.
    #[schema(value_type = String)]
    as_of: Instant,
    /// How likely it is to be a hit; nothing when it is one already, or did not sell in four weeks.
    hit: Option<ChanceView>,
    /// Units sold on each of the last 28 days by UTC, the day under way last.
    past: Vec<u64>,
    /// At which it is sold now.
    price: MoneyView,
    on_hand: u64,
    unit_cost: i64,
    salvage: i64,
    /// The next 28 days.
    path: Vec<DayView>,
    /// Days in which the rise halves; nothing when it does not rise.
    half_life_days: Option<f64>,
    days_of_cover: CoverView,
    /// Days that the order is for: until it arrives, and to be covered.
    horizon_days: u32,
    /// The newsvendor's: the share of outcomes that stock should cover.
    quantile: f64,
    order_up_to: u64,
    /// To order now; the rest is in `reorder`.
    order_now: u64,
    reorder: Option<ReorderView>,
    /// That the stock on hand runs out within the horizon, and that some is left: without an order, and with it.
    stock_out: f64,
    left_over: f64,
    stock_out_ordered: f64,
    left_over_ordered: f64,
    /// Sold on few days.
    slow: bool,
}

/// How likely something is to be a hit.
#[derive(Debug, Serialize, ToSchema)]
struct ChanceView {
    /// The probability that it stands on the market's TOP-10 of the next 14 days, 0 to 1.
    score: f64,
    confidence: ConfidenceView,
    /// When its alarm was raised; nothing without an alarm.
    #[schema(value_type = Option<String>)]
    since: Option<Instant>,
    evidence: EvidenceView,
}

/// A day of the path.
#[derive(Debug, Serialize, ToSchema)]
struct DayView {
    /// From 1: the next 24 hours.
    day: u32,
    /// Units expected on it.
    expected: f64,
    /// Units of that day alone: in one of ten cases below `low`, in one of ten above `high`.
    alone: BandView,
    /// Units from now to its end: in one of ten cases below `low`, in one of ten above `high`.
    total: BandView,
}

/// Low, middle, high.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct BandView {
    low: u64,
    mid: u64,
    high: u64,
}

/// Days until the stock runs out: if much, as much as expected, or little is wanted; nothing is more than a year.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CoverView {
    low: Option<u32>,
    mid: Option<u32>,
    high: Option<u32>,
}

/// The second step of a purchase.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ReorderView {
    /// Look again on this day.
    on_day: u32,
    units: u64,
}

/// How demand for a product will go in a market, and what to order: for staff with the catalogue.
#[utoipa::path(get, path = "/products/{product}/outlook", tag = "radar", security(("bearer" = [])), params(("product" = String, Path), OutlookQuery),
    responses((status = 200, body = OutlookView), Refused))]
async fn outlook(
    staff: Staff,
    State(app): State<AppState>,
    Path(id): Path<ProductId>,
    Query(query): Query<OutlookQuery>,
    Speech(voice): Speech,
) -> Result<Answer<OutlookView>> {
    let (_, product) = product_for(&app, &staff, id).await?;
    let (market, costs) = asked(&query)?;
    let looked = look(&app, product, market, costs).await?;
    Ok(Answer(OutlookView::of(id, market, &looked, &voice)))
}

/// All that is known of a product's demand in a market.
#[derive(Clone, Debug)]
pub(crate) struct Looked {
    pub as_of: Instant,
    pub shelf: Shelf,
    pub outlook: Outlook,
    pub trend: Trend,
    /// Units of the last 28 days, the day under way last.
    pub past: Vec<u64>,
    pub hit: Option<Hit>,
}

/// Looks at a product in a market: for the API and the page.
pub(crate) async fn look(app: &AppState, product: Product, market: MarketCode, costs: Costs) -> Result<Looked> {
    let (radar, as_of, id) = (app.radar.clone(), app.clock.now(), product.id);
    let looked = app.db.read_long(move |read| {
        let Some(shelf) = flows::radar::shelf(read, &product, market, costs)? else {
            return Err(Error::new("radar.not_priced_there"));
        };
        let trend = radar.trend(id, market, as_of).ok_or_else(|| Error::new("radar.nothing_heard"))?;
        let outlook = Outlook::new(&trend, &shelf.stock);
        let (past, hit) = (radar.past(id, market, as_of), radar.hit(id, market, as_of));
        Ok(Looked { as_of, shelf, outlook, trend, past, hit })
    });
    looked.await
}

fn asked(query: &OutlookQuery) -> Result<(MarketCode, Costs)> {
    let mut problems = Problems::default();
    let market = market_of(query.market.as_deref()).map_err(|problem| problems.push(problem)).ok();
    let mut money = |field: &'static str, text: Option<&String>| {
        let read: Option<i64> = text.and_then(|text| text.parse().ok()).filter(|minor| *minor >= 0);
        problems.check(text.is_none() || read.is_some(), || {
            Problem::new(field, "request.field_shape").with("expected", "minor units")
        });
        read
    };
    let (unit_cost, salvage) = (money("unit_cost", query.unit_cost.as_ref()), money("salvage", query.salvage.as_ref()));
    let mut days = |field: &'static str, text: Option<&String>| {
        let read: Option<u32> = text.and_then(|text| text.parse().ok()).filter(|days| *days <= DAYS_MAX);
        problems.check(text.is_none() || read.is_some(), || Problem::new(field, "radar.days").with("max", DAYS_MAX));
        read
    };
    let (lead_days, cover_days) =
        (days("lead_days", query.lead_days.as_ref()), days("cover_days", query.cover_days.as_ref()));
    let costs = Costs { unit_cost, salvage, lead_days, cover_days };
    problems.ok(()).map_err(Error::invalid)?;
    market.map(|market| (market, costs)).ok_or_else(Error::not_found)
}

impl OutlookView {
    fn of(product: ProductId, market: MarketCode, looked: &Looked, voice: &Voice) -> OutlookView {
        let Looked { as_of, shelf, outlook, trend, past, hit } = looked;
        OutlookView {
            product: product.to_string(),
            market: market.to_string(),
            as_of: *as_of,
            hit: hit.as_ref().map(ChanceView::of),
            past: past.clone(),
            price: MoneyView::of(shelf.price, voice),
            on_hand: shelf.stock.on_hand,
            unit_cost: shelf.stock.unit_cost,
            salvage: shelf.stock.salvage,
            path: outlook.path.iter().map(|day| DayView::of(day, trend)).collect(),
            half_life_days: outlook.life_d,
            days_of_cover: CoverView::of(outlook),
            horizon_days: outlook.horizon_d,
            quantile: outlook.critical_ratio,
            order_up_to: outlook.order_up_to,
            order_now: outlook.order_now,
            reorder: ReorderView::of(outlook),
            stock_out: outlook.stock_out,
            left_over: outlook.left_over,
            stock_out_ordered: outlook.stock_out_ordered,
            left_over_ordered: outlook.left_over_ordered,
            slow: outlook.is_slow,
        }
    }
}

impl ChanceView {
    fn of(hit: &Hit) -> ChanceView {
        ChanceView {
            score: hit.probability,
            confidence: ConfidenceView::of(hit.proven),
            since: hit.since,
            evidence: EvidenceView::of(&hit.evidence),
        }
    }
}

impl DayView {
    fn of(day: &flows::radar::Day, trend: &Trend) -> DayView {
        let (alone, total) = (BandView::of(trend.on(day.day)), BandView::of(day.total));
        DayView { day: day.day, expected: day.expected, alone, total }
    }
}

impl BandView {
    pub(super) fn of(band: Band) -> BandView {
        BandView { low: band.low, mid: band.mid, high: band.high }
    }
}

impl CoverView {
    pub(super) fn of(outlook: &Outlook) -> CoverView {
        CoverView { low: outlook.cover.low, mid: outlook.cover.mid, high: outlook.cover.high }
    }
}

impl ReorderView {
    pub(super) fn of(outlook: &Outlook) -> Option<ReorderView> {
        outlook.reorder.map(|step| ReorderView { on_day: step.on_day, units: step.units })
    }
}
