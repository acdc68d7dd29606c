//! What is about to be a hit, and how much stock is safe.

pub(crate) mod outlook;
pub(crate) mod sales;
pub(crate) mod shop;

use std::collections::HashMap;

use axum::Json as Answer;
use axum::extract::State;
use catalog::ProductId;
use catalog::listing::storefront::{Card, cards_of_products};
use content::{Topic, TopicId};
use flows::radar::{Evidence, Hit, Subject};
use kernel::{Instant, Lang, MarketCode, Problem};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Refused, storefront};
use crate::access::Public;
use crate::extract::{Path, Query};
use crate::view::ListView;
use crate::{AppState, Error, Result};

/// Hits of one answer at the most.
const HITS_MAX: usize = 50;

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(hits)).merge(outlook::routes()).merge(shop::routes()).merge(sales::routes())
}

/// The market of a query, which must be sent.
fn market_of(text: Option<&str>) -> std::result::Result<MarketCode, Problem> {
    let market = text.and_then(|code| code.parse().ok());
    market.ok_or_else(|| Problem::new("market", "request.field_shape").with("expected", "a market"))
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
    let sight = sight(app, market).await?;
    let mut hits: Vec<Hit> = sight.iter().filter(|hit| hit.since.is_some()).cloned().collect();
    hits.truncate(HITS_MAX);
    Ok(app.db.read(move |read| named(read, market, lang, hits)).await?)
}

/// What may be a hit in a market soon, off the threads that answer: going over a market takes a while.
pub(crate) async fn sight(app: &AppState, market: MarketCode) -> Result<std::sync::Arc<Vec<Hit>>> {
    let (radar, now) = (app.radar.clone(), app.clock.now());
    tokio::task::spawn_blocking(move || radar.sight(market, now)).await.map_err(Error::fault)
}

/// Hits with what they are called, in their order; at most 64 of each kind.
pub(crate) fn named(
    read: &mut db::Read,
    market: MarketCode,
    lang: Lang,
    hits: Vec<Hit>,
) -> Result<Vec<FoundHit>, db::Error> {
    let (mut products, mut topics) = (Vec::new(), Vec::new());
    for hit in &hits {
        match hit.subject {
            Subject::Product(id) => products.push(ProductId::new(id.cast_signed())),
            Subject::Topic(id) => topics.push(TopicId::new(id.cast_signed())),
        }
    }
    let cards = cards_of_products(read, market, lang, &products)?;
    let topics = content::topic::of_ids(read, &topics)?;
    let mut cards: HashMap<i64, Card> = cards.into_iter().map(|card| (card.product.get(), card)).collect();
    let mut topics: HashMap<i64, Topic> = topics.into_iter().map(|topic| (topic.id.get(), topic)).collect();
    let named = |hit: Hit| {
        let what = match hit.subject {
            Subject::Product(id) => Named::Product(Box::new(cards.remove(&id.cast_signed())?)),
            Subject::Topic(id) => Named::Topic(topics.remove(&id.cast_signed())?),
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
            confidence: ConfidenceView::of(proven),
            since,
            evidence: EvidenceView::of(&evidence),
        }
    }
}

impl ConfidenceView {
    fn of(proven: Option<(u64, u64)>) -> ConfidenceView {
        ConfidenceView {
            proven: proven.is_some(),
            came_true: proven.map(|(came, _)| came),
            of: proven.map(|(_, of)| of),
        }
    }
}

impl EvidenceView {
    fn of(evidence: &Evidence) -> EvidenceView {
        EvidenceView {
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
        }
    }
}
