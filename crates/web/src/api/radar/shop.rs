//! A shop's radar: its own hits, what its stock risks, and what is rising that it could list.

use std::collections::HashMap;

use accounts::ShopPermission;
use axum::Json as Answer;
use axum::extract::State;
use catalog::{Product, ProductId, Shop, listing, product};
use flows::radar::{Hit, Risk, Subject, risks};
use kernel::{Instant, Lang, MarketCode};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::super::{Refused, shops::shop_for, storefront};
use super::outlook::{CoverView, ReorderView};
use super::{ConfidenceView, EvidenceView, FoundHit, HitView, Named, market_of, named};
use crate::access::Staff;
use crate::extract::{Path, Query, Speech};
use crate::view::MoneyView;
use crate::{AppState, Error, Result, Voice};

/// What others sell that is rising, at the most.
const RISING_MAX: usize = 24;
/// What is less likely to be a hit is not told of, but for open alarms.
const LIKELY: f64 = 0.05;

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(show))
}

/// Where.
#[derive(Debug, Deserialize, IntoParams)]
struct RadarQuery {
    /// The market.
    market: Option<String>,
}

/// A shop's radar in a market.
#[derive(Debug, Serialize, ToSchema)]
struct RadarView {
    market: String,
    /// For when all of it is said.
    #[schema(value_type = String)]
    as_of: Instant,
    /// The shop's products with an open alarm, the likeliest first.
    hits: Vec<OwnHitView>,
    /// What the stock of its products risks, the first to run out first: the 100 products of which most is wanted.
    risks: Vec<RiskView>,
    /// What others sell, and topics, that may be a hit soon, the likeliest first.
    rising: Vec<HitView>,
}

/// A product of the shop with an open alarm.
#[derive(Debug, Serialize, ToSchema)]
struct OwnHitView {
    product: String,
    /// As its seller calls it.
    title: String,
    /// The probability that it stands on the market's TOP-10 of the next 14 days, 0 to 1.
    score: f64,
    confidence: ConfidenceView,
    #[schema(value_type = Option<String>)]
    since: Option<Instant>,
    evidence: EvidenceView,
    /// Markets that sell, where it is not listed yet.
    next_markets: Vec<String>,
}

/// What the stock of a product risks.
#[derive(Debug, Serialize, ToSchema)]
struct RiskView {
    product: String,
    /// As its seller calls it.
    title: String,
    price: MoneyView,
    on_hand: u64,
    days_of_cover: CoverView,
    /// Whether it will rather have run out when an order of today arrives.
    urgent: bool,
    horizon_days: u32,
    quantile: f64,
    order_up_to: u64,
    order_now: u64,
    reorder: Option<ReorderView>,
    /// That the stock on hand runs out within the horizon, and that some of it is left.
    stock_out: f64,
    left_over: f64,
}

/// What a shop should know of a market: its hits, its risks, and what is rising: for staff with the catalogue.
#[utoipa::path(get, path = "/shops/{shop}/radar", tag = "radar", security(("bearer" = [])), params(("shop" = String, Path), RadarQuery),
    responses((status = 200, body = RadarView), Refused))]
async fn show(
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    Query(query): Query<RadarQuery>,
    Speech(voice): Speech,
) -> Result<Answer<RadarView>> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let market = market_of(query.market.as_deref()).map_err(Error::field)?;
    let (place, lang) = storefront::place(&app, market, None).await?;
    let open = app.markets.read(&app.db).await?.open().iter().map(|place| place.market.code).collect();
    let seen = look(&app, &shop, place.market.code, lang, open).await?;
    Ok(Answer(RadarView::of(market, seen, &voice)))
}

/// A shop's radar in a market.
pub(crate) struct Seen {
    pub as_of: Instant,
    pub hits: Vec<OwnHit>,
    /// The first to run out first.
    pub risks: Vec<Risk>,
    pub rising: Vec<FoundHit>,
}

/// A product of the shop with an open alarm.
pub(crate) struct OwnHit {
    pub hit: Hit,
    pub product: Product,
    /// Where it is not listed yet.
    pub next: Vec<MarketCode>,
}

/// Looks at a market for a shop; `open` are the markets that sell.
pub(crate) async fn look(
    app: &AppState,
    shop: &Shop,
    market: MarketCode,
    lang: Lang,
    open: Vec<MarketCode>,
) -> Result<Seen> {
    let (radar, as_of, id) = (app.radar.clone(), app.clock.now(), shop.id);
    let seen = app.db.read_long(move |read| {
        let sight = radar.sight(market, as_of);
        let mut risks = risks(read, &radar, id, market, as_of)?;
        risks.sort_by_key(|risk| risk.outlook.cover.mid.unwrap_or(u32::MAX));
        let likely = sight.iter().filter(|hit| hit.since.is_some() || hit.probability >= LIKELY);
        let found = named(read, market, lang, likely.cloned().collect())?;
        let is_own = |one: &FoundHit| matches!(&one.what, Named::Product(card) if card.shop == id);
        let (own, mut rising): (Vec<_>, Vec<_>) = found.into_iter().partition(is_own);
        rising.truncate(RISING_MAX);
        let hits = own_hits(read, own, &open)?;
        Ok::<_, db::Error>(Seen { as_of, hits, risks, rising })
    });
    Ok(seen.await?)
}

/// The alarms among these, with the markets where they are not listed yet.
fn own_hits(
    read: &mut db::Read,
    own: Vec<FoundHit>,
    open: &[MarketCode],
) -> std::result::Result<Vec<OwnHit>, db::Error> {
    let alarms: Vec<Hit> = own.into_iter().map(|one| one.hit).filter(|hit| hit.since.is_some()).collect();
    let ids: Vec<ProductId> = alarms.iter().filter_map(|hit| product_of(hit.subject)).collect();
    let products = product::find_many(read, &ids)?;
    let mut products: HashMap<ProductId, Product> = products.into_iter().map(|product| (product.id, product)).collect();
    let mut hits = Vec::with_capacity(alarms.len());
    for hit in alarms {
        let Some(product) = product_of(hit.subject).and_then(|id| products.remove(&id)) else { continue };
        let listed: Vec<MarketCode> =
            listing::of_product(read, product.id)?.into_iter().map(|listing| listing.market).collect();
        let next = open.iter().copied().filter(|code| !listed.contains(code)).collect();
        hits.push(OwnHit { hit, product, next });
    }
    Ok(hits)
}

fn product_of(subject: Subject) -> Option<ProductId> {
    match subject {
        Subject::Product(id) => Some(ProductId::new(id.cast_signed())),
        Subject::Topic(_) => None,
    }
}

impl RadarView {
    fn of(market: MarketCode, seen: Seen, voice: &Voice) -> RadarView {
        RadarView {
            market: market.to_string(),
            as_of: seen.as_of,
            hits: seen.hits.into_iter().map(OwnHitView::of).collect(),
            risks: seen.risks.iter().map(|risk| RiskView::of(risk, voice)).collect(),
            rising: seen.rising.into_iter().map(FoundHit::view).collect(),
        }
    }
}

impl OwnHitView {
    fn of(own: OwnHit) -> OwnHitView {
        OwnHitView {
            product: own.product.id.to_string(),
            title: own.product.title,
            score: own.hit.probability,
            confidence: ConfidenceView::of(own.hit.proven),
            since: own.hit.since,
            evidence: EvidenceView::of(&own.hit.evidence),
            next_markets: own.next.iter().map(ToString::to_string).collect(),
        }
    }
}

impl RiskView {
    fn of(risk: &Risk, voice: &Voice) -> RiskView {
        let Risk { product, shelf, outlook } = risk;
        RiskView {
            product: product.id.to_string(),
            title: product.title.clone(),
            price: MoneyView::of(shelf.price, voice),
            on_hand: shelf.stock.on_hand,
            days_of_cover: CoverView::of(outlook),
            urgent: risk.is_urgent(),
            horizon_days: outlook.horizon_d,
            quantile: outlook.critical_ratio,
            order_up_to: outlook.order_up_to,
            order_now: outlook.order_now,
            reorder: ReorderView::of(outlook),
            stock_out: outlook.stock_out,
            left_over: outlook.left_over,
        }
    }
}
