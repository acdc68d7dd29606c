//! What is about to be a hit, and how much stock is safe.

use std::collections::HashMap;

use axum::Json as Answer;
use axum::extract::State;
use catalog::ProductId;
use catalog::listing::storefront::{Card, cards_of_products};
use content::{Topic, TopicId};
use flows::radar::{Band, Costs, Hit, Outlook, Shelf};
use kernel::{Instant, Lang, MarketCode, Problem, Problems};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::products::product_for;
use super::{Refused, storefront};
use crate::access::{Public, Staff};
use crate::extract::{Path, Query};
use crate::view::{ListView, MoneyView};
use crate::{AppState, Error, Result, Voice};

/// Hits of one answer at the most.
const HITS_MAX: usize = 50;
/// Days of an order at the most.
const DAYS_MAX: u32 = 180;

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(hits)).routes(routes!(outlook))
}

/// In which language.
#[derive(Debug, Deserialize, IntoParams)]
struct HitsQuery {
    /// A language of the market; its first unless sent.
    lang: Option<String>,
}

/// Something that is about to be a hit.
#[derive(Debug, Serialize, ToSchema)]
struct HitView {
    /// A product that is on sale here.
    product: Option<ProductRef>,
    /// Or a topic.
    topic: Option<TopicRef>,
    /// The probability that it stands on the market's TOP-10 of the next 14 days, 0 to 1.
    score: f64,
    confidence: ConfidenceView,
    /// When its alarm was raised.
    #[schema(value_type = Option<String>)]
    since: Option<Instant>,
    evidence: EvidenceView,
}

/// A product.
#[derive(Debug, Serialize, ToSchema)]
struct ProductRef {
    id: String,
    listing: String,
    title: String,
}

/// A topic.
#[derive(Debug, Serialize, ToSchema)]
struct TopicRef {
    id: String,
    tag: String,
}

/// How cases like it ended.
#[derive(Debug, Serialize, ToSchema)]
struct ConfidenceView {
    /// `false` below 300 closed cases.
    proven: bool,
    /// Of `of` closed cases like this one so many came true.
    came_true: Option<u64>,
    of: Option<u64>,
}

/// Why it is expected. Growth and z explain; neither ranks.
#[derive(Debug, Serialize, ToSchema)]
struct EvidenceView {
    /// Its place by the flow of four weeks: units of a product, completed views of a topic. 0 without any.
    rank: usize,
    /// Flow a day now.
    level: f64,
    /// Now over eight weeks; 1 is no growth.
    growth: f64,
    /// Standard deviations of chance above eight weeks' level.
    z: f64,
    /// Flow expected in 14 days, and what would just stand on the chart.
    forecast: f64,
    needed: f64,
    orders: f64,
    buyers: f64,
    carts: f64,
    completed_views: f64,
    shares: f64,
    creators: f64,
    /// People who wait for it to come back.
    waits: f64,
    /// Other markets on whose charts it stands.
    elsewhere: Vec<String>,
    age_days: f64,
}

/// What is about to be a hit in a market, the likeliest first, 50 at the most: open alarms, of which three a week may be false.
#[utoipa::path(get, path = "/markets/{market}/hits", tag = "radar", security(()), params(("market" = String, Path), HitsQuery),
    responses((status = 200, body = ListView<HitView>), Refused))]
async fn hits(
    _: Public,
    State(app): State<AppState>,
    Path(code): Path<MarketCode>,
    Query(query): Query<HitsQuery>,
) -> Result<Answer<ListView<HitView>>> {
    let (_, lang) = storefront::place(&app, code, query.lang.as_deref()).await?;
    let found = found(&app, code, lang).await?;
    Ok(Answer(ListView::all(found.into_iter().map(FoundHit::view).collect())))
}

/// A hit with what it is called; what is not on sale, or gone, is left out.
pub(crate) struct FoundHit {
    pub hit: Hit,
    pub what: Named,
}

/// What a hit is.
pub(crate) enum Named {
    Product(Box<Card>),
    Topic(Topic),
}

/// The open alarms of a market, the likeliest first. Two statements at the most.
pub(crate) async fn found(app: &AppState, market: MarketCode, lang: Lang) -> Result<Vec<FoundHit>> {
    let mut hits = app.radar.hits(market, app.clock.now());
    hits.truncate(HITS_MAX);
    let (mut products, mut topics) = (Vec::new(), Vec::new());
    for hit in &hits {
        match hit.subject {
            flows::radar::Subject::Product(id) => products.push(ProductId::new(id.cast_signed())),
            flows::radar::Subject::Topic(id) => topics.push(TopicId::new(id.cast_signed())),
        }
    }
    let read = app.db.read(move |read| {
        let cards = if products.is_empty() { Vec::new() } else { cards_of_products(read, market, lang, &products)? };
        let topics = content::topic::of_ids(read, &topics)?;
        Ok::<_, db::Error>((cards, topics))
    });
    let (cards, topics) = read.await?;
    let mut cards: HashMap<i64, Card> = cards.into_iter().map(|card| (card.product.get(), card)).collect();
    let mut topics: HashMap<i64, Topic> = topics.into_iter().map(|topic| (topic.id.get(), topic)).collect();
    let named = |hit: Hit| {
        let what = match hit.subject {
            flows::radar::Subject::Product(id) => Named::Product(Box::new(cards.remove(&id.cast_signed())?)),
            flows::radar::Subject::Topic(id) => Named::Topic(topics.remove(&id.cast_signed())?),
        };
        Some(FoundHit { hit, what })
    };
    Ok(hits.into_iter().filter_map(named).collect())
}

impl FoundHit {
    fn view(self) -> HitView {
        let (product, topic) = match self.what {
            Named::Product(card) => {
                let Card { product, listing, title, .. } = *card;
                (Some(ProductRef { id: product.to_string(), listing: listing.to_string(), title }), None)
            }
            Named::Topic(topic) => (None, Some(TopicRef { id: topic.id.to_string(), tag: topic.tag })),
        };
        let Hit { probability, since, proven, evidence, .. } = self.hit;
        HitView {
            product,
            topic,
            score: probability,
            confidence: ConfidenceView {
                proven: proven.is_some(),
                came_true: proven.map(|(came, _)| came),
                of: proven.map(|(_, of)| of),
            },
            since,
            evidence: EvidenceView {
                rank: evidence.rank,
                level: evidence.level,
                growth: evidence.growth,
                z: evidence.z,
                forecast: evidence.forecast,
                needed: evidence.needed,
                orders: evidence.orders,
                buyers: evidence.buyers,
                carts: evidence.carts,
                completed_views: evidence.views,
                shares: evidence.shares,
                creators: evidence.creators,
                waits: evidence.waits,
                elsewhere: evidence.elsewhere.iter().map(ToString::to_string).collect(),
                age_days: evidence.age_d,
            },
        }
    }
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

/// A day of the path.
#[derive(Debug, Serialize, ToSchema)]
struct DayView {
    /// From 1: the next 24 hours.
    day: u32,
    /// Units expected on it.
    expected: f64,
    /// Units from now to its end: in one of ten cases below `low`, in one of ten above `high`.
    total: BandView,
}

/// Low, middle, high.
#[derive(Debug, Serialize, ToSchema)]
struct BandView {
    low: u64,
    mid: u64,
    high: u64,
}

/// Days until the stock runs out: if much, as much as expected, or little is wanted; nothing is more than a year.
#[derive(Debug, Serialize, ToSchema)]
struct CoverView {
    low: Option<u32>,
    mid: Option<u32>,
    high: Option<u32>,
}

/// The second step of a purchase.
#[derive(Debug, Serialize, ToSchema)]
struct ReorderView {
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
    crate::extract::Speech(voice): crate::extract::Speech,
) -> Result<Answer<OutlookView>> {
    let (_, product) = product_for(&app, &staff, id).await?;
    let (market, costs) = asked(&query)?;
    let found = app.db.read(move |read| flows::radar::shelf(read, &product, market, costs)).await?;
    let shelf = found.ok_or_else(|| Error::new("radar.not_priced_there"))?;
    let outlook = app.radar.outlook(id, market, app.clock.now(), &shelf.stock);
    let outlook = outlook.ok_or_else(|| Error::new("radar.nothing_heard"))?;
    Ok(Answer(OutlookView::of(id, market, shelf, outlook, &voice)))
}

fn asked(query: &OutlookQuery) -> Result<(MarketCode, Costs)> {
    let mut problems = Problems::default();
    let market: Option<MarketCode> = query.market.as_deref().and_then(|code| code.parse().ok());
    problems.check(market.is_some(), || Problem::new("market", "request.field_shape").with("expected", "a market"));
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
    fn of(product: ProductId, market: MarketCode, shelf: Shelf, outlook: Outlook, voice: &Voice) -> OutlookView {
        let band = |band: Band| BandView { low: band.low, mid: band.mid, high: band.high };
        let day = |day: &flows::radar::Day| DayView { day: day.day, expected: day.expected, total: band(day.total) };
        OutlookView {
            product: product.to_string(),
            market: market.to_string(),
            price: MoneyView::of(shelf.price, voice),
            on_hand: shelf.stock.on_hand,
            unit_cost: shelf.stock.unit_cost,
            salvage: shelf.stock.salvage,
            path: outlook.path.iter().map(day).collect(),
            half_life_days: outlook.life_d,
            days_of_cover: CoverView { low: outlook.cover.low, mid: outlook.cover.mid, high: outlook.cover.high },
            horizon_days: outlook.horizon_d,
            quantile: outlook.critical_ratio,
            order_up_to: outlook.order_up_to,
            order_now: outlook.order_now,
            reorder: outlook.reorder.map(|step| ReorderView { on_day: step.on_day, units: step.units }),
            stock_out: outlook.stock_out,
            left_over: outlook.left_over,
            stock_out_ordered: outlook.stock_out_ordered,
            left_over_ordered: outlook.left_over_ordered,
            slow: outlook.is_slow,
        }
    }
}
