//! What operators do: markets, rates, reviews, and the sandbox's clock.

use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use catalog::listing::{self, ListingId, ListingSummary, Review};
use kernel::{Currency, MarketCode, Problem};
use market::fx::{self, ManualRates};
use market::markets;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Refused;
use super::body::Unread;
use super::markets::MarketView;
use super::syncs::ReasonView;
use crate::access::{Operator, OperatorCases, OperatorMarkets, Public, SignedIn};
use crate::extract::{Json, Paging, Path, Query, Speech};
use crate::view::{ListView, MoneyView};
use crate::{AppState, Error, Result, Voice};

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(put_market))
        .routes(routes!(all_markets))
        .routes(routes!(rates))
        .routes(routes!(put_rates))
        .routes(routes!(reviews))
        .routes(routes!(review))
}

/// The sandbox's own route; elsewhere it does not exist.
pub(super) fn sandbox_routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(advance_clock))
}

/// Every country as a market, the disabled ones too: for operators.
#[utoipa::path(get, path = "/operator/markets", tag = "markets", security(("bearer" = [])), responses((status = 200, body = ListView<MarketView>), Refused))]
async fn all_markets(
    _: SignedIn<Operator>,
    State(app): State<AppState>,
    Speech(voice): Speech,
) -> Result<Answer<ListView<MarketView>>> {
    let now = app.clock.now();
    let all = app.db.read(markets::all).await?;
    Ok(Answer(ListView::all(all.iter().map(|market| MarketView::of(market, now, &voice)).collect())))
}

/// Changes a market; what is not sent stays. A country that is disabled becomes a market by `{"enabled":true}`.
#[utoipa::path(put, path = "/markets/{code}", tag = "markets", security(("bearer" = [])), params(("code" = String, Path)), request_body = Object,
    responses((status = 200, body = MarketView), Refused))]
async fn put_market(
    who: SignedIn<OperatorMarkets>,
    State(app): State<AppState>,
    Path(code): Path<MarketCode>,
    Speech(voice): Speech,
    body: Unread,
) -> Result<Answer<MarketView>> {
    let known = app.db.read(move |read| markets::find(read, code)).await?.ok_or_else(Error::not_found)?;
    let changes: serde_json::Value = body.json()?;
    let market = change_market(&app, &known, &changes, Some(who.principal.person.get())).await?;
    Ok(Answer(MarketView::of(&market, app.clock.now(), &voice)))
}

/// Lays changes over a market; its listings follow.
pub(crate) async fn change_market(
    app: &AppState,
    known: &market::Market,
    changes: &serde_json::Value,
    by: Option<i64>,
) -> Result<market::Market> {
    let merged = markets::merge(known, changes, &*app.clock).map_err(Error::invalid)?;
    let clock = app.clock.clone();
    let written = app.db.write(move |tx| {
        let market = markets::put(tx, &*clock, by, merged.clone())?;
        flows::follow_market(tx, &*clock, market.code)?;
        Ok::<_, markets::PutMarketError>(market)
    });
    let market = written.await?;
    app.markets.refresh(&app.db).await?;
    Ok(market)
}

#[derive(Debug, Deserialize, IntoParams)]
struct RatesQuery {
    /// The currency that one unit is of; `EUR` unless said.
    #[param(example = "CNY")]
    base: Option<String>,
}

/// Rates of exchange in force.
#[derive(Debug, Serialize, ToSchema)]
struct RatesView {
    base: String,
    /// The rate of each currency that a market needs; those without a usable one are under `missing`.
    rates: Vec<RateView>,
    missing: Vec<String>,
}

#[derive(Debug, Serialize, ToSchema)]
struct RateView {
    currency: String,
    /// A decimal.
    #[schema(example = "0.7812")]
    rate: String,
    source: String,
    date: String,
}

/// The rates in force, each with its source and day.
#[utoipa::path(get, path = "/fx", tag = "markets", security(()), params(RatesQuery), responses((status = 200, body = RatesView), Refused))]
async fn rates(_: Public, State(app): State<AppState>, Query(query): Query<RatesQuery>) -> Result<Answer<RatesView>> {
    let unknown = |_| {
        Error::field(
            Problem::new("base", "market.currency_unknown").with("currency", query.base.clone().unwrap_or_default()),
        )
    };
    let base: Currency = query.base.as_deref().unwrap_or("EUR").parse().map_err(unknown)?;
    let (now, ageing) = (app.clock.now(), app.ageing);
    let book = app.db.read(move |read| fx::book(read, now, &ageing)).await?;
    let markets = app.markets.read(&app.db).await?;
    let mut currencies: Vec<Currency> = markets.open().iter().map(|place| place.market.currency).collect();
    currencies.extend([Currency::USD, Currency::EUR, Currency::CNY, Currency::GBP]);
    currencies.sort();
    currencies.dedup();
    let (mut rates, mut missing) = (Vec::new(), Vec::new());
    for currency in currencies {
        match book.rate(base, currency) {
            Ok(quote) => rates.push(RateView {
                currency: currency.to_string(),
                rate: quote.rate.to_string(),
                source: quote.source,
                date: quote.date.to_string(),
            }),
            Err(_) => missing.push(currency.to_string()),
        }
    }
    Ok(Answer(RatesView { base: base.to_string(), rates, missing }))
}

/// Rates as the operator writes them.
#[derive(Debug, Deserialize, ToSchema)]
struct RatesInput {
    /// `YYYY-MM-DD`.
    #[serde(default)]
    date: String,
    #[serde(default)]
    #[schema(example = "USD")]
    base: String,
    /// Who says so.
    #[serde(default)]
    source: String,
    /// Decimals as text, by currency.
    #[serde(default)]
    #[schema(example = json!({"GBP": "0.7812"}))]
    rates: std::collections::BTreeMap<String, String>,
}

/// Keeps rates by hand. Prices whose rate moved beyond their market's threshold follow.
#[utoipa::path(put, path = "/fx/rates", tag = "markets", security(("bearer" = [])), request_body = RatesInput, responses((status = 204), Refused))]
async fn put_rates(
    _: SignedIn<OperatorMarkets>,
    State(app): State<AppState>,
    Json(input): Json<RatesInput>,
) -> Result<StatusCode> {
    let written = ManualRates { date: input.date, base: input.base, source: input.source, rates: input.rates };
    keep_rates(&app, &written).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Keeps rates that were written by hand, and has prices follow.
pub(crate) async fn keep_rates(app: &AppState, written: &ManualRates) -> Result<()> {
    let sheet = fx::read_manual(written, app.clock.now()).map_err(Error::invalid)?;
    let clock = app.clock.clone();
    let kept = app.db.write(move |tx| {
        fx::put_sheet(tx, &*clock, &sheet)?;
        flows::reprice_after_fx(tx, &*clock)
    });
    kept.await?;
    Ok(())
}

/// A version that waits for the operator.
#[derive(Debug, Serialize, ToSchema)]
struct WaitingView {
    listing: String,
    shop: String,
    product: String,
    market: String,
    title: String,
    reasons: Vec<ReasonView>,
    price_min: Option<MoneyView>,
    price_max: Option<MoneyView>,
    updated_at: String,
}

impl WaitingView {
    fn of(summary: ListingSummary, voice: &Voice) -> WaitingView {
        WaitingView {
            listing: summary.id.to_string(),
            shop: summary.shop.to_string(),
            product: summary.product.to_string(),
            market: summary.market.to_string(),
            title: summary.title,
            reasons: summary.reasons.iter().map(|reason| ReasonView::of(reason, voice)).collect(),
            price_min: summary.price_min.map(|money| MoneyView::of(money, voice)),
            price_max: summary.price_max.map(|money| MoneyView::of(money, voice)),
            updated_at: summary.updated_at.to_string(),
        }
    }
}

/// Listings that wait for a review, oldest first.
#[utoipa::path(get, path = "/operator/reviews", tag = "markets", security(("bearer" = [])), params(super::PageQuery), responses((status = 200, body = ListView<WaitingView>), Refused))]
async fn reviews(
    _: SignedIn<OperatorCases>,
    State(app): State<AppState>,
    Paging(page): Paging,
    Speech(voice): Speech,
) -> Result<Answer<ListView<WaitingView>>> {
    let page = app.db.read(move |read| listing::waiting_for_review(read, &page)).await?;
    Ok(Answer(ListView::of(page, |summary| WaitingView::of(summary, &voice))))
}

#[derive(Debug, Deserialize, ToSchema)]
struct ReviewInput {
    accept: bool,
    /// Said to the seller; needed when it is refused.
    #[serde(default)]
    reason: String,
}

/// Answers a version that waits: it goes on sale, or the older one stays.
#[utoipa::path(post, path = "/listings/{listing}/review", tag = "markets", security(("bearer" = [])), params(("listing" = String, Path)), request_body = ReviewInput,
    responses((status = 204), Refused))]
async fn review(
    _: SignedIn<OperatorCases>,
    State(app): State<AppState>,
    Path(id): Path<ListingId>,
    body: Unread,
) -> Result<StatusCode> {
    let known = app.db.read(move |read| listing::place(read, id)).await?;
    known.ok_or_else(Error::not_found)?;
    let input: ReviewInput = body.json()?;
    let answer = if input.accept { Review::Approve } else { Review::Reject { note: input.reason } };
    let clock = app.clock.clone();
    let ageing = app.ageing;
    app.db.write(move |tx| flows::review_listing(tx, &*clock, &ageing, id, &answer)).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Debug, Deserialize, ToSchema)]
struct Advance {
    /// A span of time: `2d`, `36h`, `1d 12h`, `90m`.
    #[schema(example = "2d")]
    advance: String,
}

/// The time of business now.
#[derive(Debug, Serialize, ToSchema)]
struct ClockView {
    now: String,
}

/// Moves the sandbox's clock forward, and answers when everything due by then has run.
#[utoipa::path(post, path = "/sandbox/clock", tag = "sandbox", security(("bearer" = [])), request_body = Advance, responses((status = 200, body = ClockView), Refused))]
async fn advance_clock(
    _: SignedIn<Operator>,
    State(app): State<AppState>,
    Json(input): Json<Advance>,
) -> Result<Answer<ClockView>> {
    let sandbox = app.playground.clone().ok_or_else(Error::not_found)?;
    let wrong = || Error::field(Problem::new("advance", "request.field_shape").with("expected", "2d, 36h, 90m"));
    let span: jiff::Span = input.advance.parse().map_err(|_| wrong())?;
    let total =
        span.total((jiff::Unit::Millisecond, jiff::SpanRelativeTo::days_are_24_hours())).map_err(|_| wrong())?;
    let ms = whole_ms(total).ok_or_else(wrong)?;
    let db = app.db.clone();
    let moved = tokio::task::spawn_blocking(move || sandbox.advance(&db, ms)).await.map_err(Error::fault)?;
    Ok(Answer(ClockView { now: moved?.to_string() }))
}

/// A span forward of at most ten years.
fn whole_ms(total: f64) -> Option<i64> {
    const TEN_YEARS_MS: f64 = 3.156e11;
    let fits = (0.0..=TEN_YEARS_MS).contains(&total);
    // Milliseconds below ten years are exact in a double.
    fits.then(|| format!("{total:.0}").parse().ok()).flatten()
}
