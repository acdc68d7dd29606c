//! Lanes: the ways of sending to a market, their times and rate tables.

use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use fulfilment::lane::{self, ImportedLanes, Lane, LaneRate};
use kernel::{Country, Currency, MarketCode, Money, Problem, Problems};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Refused;
use super::body::{Unread, UnreadForm};
use crate::access::{OperatorMarkets, Public, SignedIn};
use crate::extract::{Path, Query, Speech, multipart};
use crate::view::{ListView, MoneyInput, MoneyView};
use crate::{AppState, Error, Result, Voice};

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(list, put)).routes(routes!(remove)).routes(routes!(import))
}

/// A way of sending to a market.
#[derive(Debug, Serialize, ToSchema)]
struct LaneTableView {
    /// What checkout takes as `lane`.
    code: String,
    /// The country that parcels come from; nothing: any.
    origin: Option<String>,
    name: Option<String>,
    carrier: String,
    express: bool,
    enabled: bool,
    /// Hours from packing until the carrier should have a parcel, and from then until it is delivered.
    collect_h: i64,
    deliver_h_min: i64,
    deliver_h_max: i64,
    /// Cubic millimetres that count as a gram.
    volumetric_divisor: i64,
    /// By weight, lightest first; what is heavier than the last does not go this way.
    rates: Vec<LaneRateView>,
    /// As Meadow ships it; another of its code takes its place.
    shipped: bool,
}

#[derive(Debug, Serialize, ToSchema)]
struct LaneRateView {
    up_to_g: i64,
    price: MoneyView,
}

impl LaneTableView {
    fn of(lane: &Lane, voice: &Voice) -> LaneTableView {
        LaneTableView {
            code: lane.code.clone(),
            origin: lane.origin.map(|origin| origin.to_string()),
            name: lane.name.clone(),
            carrier: lane.carrier.clone(),
            express: lane.express,
            enabled: lane.enabled,
            collect_h: lane.collect_h,
            deliver_h_min: lane.deliver_h_min,
            deliver_h_max: lane.deliver_h_max,
            volumetric_divisor: lane.volumetric_divisor,
            rates: lane
                .rates
                .iter()
                .map(|rate| LaneRateView { up_to_g: rate.up_to_g, price: MoneyView::of(rate.price, voice) })
                .collect(),
            shipped: lane.shipped,
        }
    }
}

/// The market that a path names, and what one pays in there; 404 for a country that is no market.
async fn currency_of(app: &AppState, code: MarketCode) -> Result<Currency> {
    let markets = app.markets.read(&app.db).await?;
    let place = markets.find(code).filter(|place| place.market.enabled).ok_or_else(Error::not_found)?;
    Ok(place.market.currency)
}

/// Every lane of a market.
#[utoipa::path(get, path = "/markets/{code}/lanes", tag = "lanes", security(()), params(("code" = String, Path)),
    responses((status = 200, body = ListView<LaneTableView>), Refused))]
async fn list(
    _: Public,
    State(app): State<AppState>,
    Path(code): Path<MarketCode>,
    Speech(voice): Speech,
) -> Result<Answer<ListView<LaneTableView>>> {
    let currency = currency_of(&app, code).await?;
    let lanes = app.db.read(move |read| lane::list(read, code, currency)).await?;
    Ok(Answer(ListView::all(lanes.iter().map(|lane| LaneTableView::of(lane, &voice)).collect())))
}

/// A lane as the operator writes it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct LaneInput {
    code: String,
    /// A country; any when it is left out.
    origin: Option<String>,
    name: Option<String>,
    carrier: String,
    #[serde(default)]
    express: bool,
    #[serde(default = "yes")]
    enabled: bool,
    collect_h: i64,
    deliver_h_min: i64,
    deliver_h_max: i64,
    /// 5 000 unless sent.
    #[serde(default = "usual_divisor")]
    volumetric_divisor: i64,
    rates: Vec<LaneRateInput>,
}

fn yes() -> bool {
    true
}

fn usual_divisor() -> i64 {
    5_000
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct LaneRateInput {
    up_to_g: i64,
    price: MoneyInput,
}

impl LaneInput {
    fn lane(self, market: MarketCode) -> Result<Lane> {
        let mut problems = Problems::default();
        let origin: Option<Country> = self.origin.as_deref().and_then(|text| text.parse().ok());
        problems.check(origin.is_some() == self.origin.is_some(), || {
            Problem::new("origin", "request.field_shape").with("expected", "a country")
        });
        let mut rates = Vec::with_capacity(self.rates.len());
        for (place, rate) in self.rates.into_iter().enumerate() {
            let field = || format!("rates[{place}].price.currency");
            match rate.price.currency.parse() {
                Ok(currency) => {
                    rates.push(LaneRate { up_to_g: rate.up_to_g, price: Money::new(rate.price.minor, currency) });
                }
                Err(_) => problems
                    .push(Problem::new(field(), "market.currency_unknown").with("currency", rate.price.currency)),
            }
        }
        let lane = Lane {
            market,
            code: self.code,
            origin,
            name: self.name,
            carrier: self.carrier,
            express: self.express,
            enabled: self.enabled,
            collect_h: self.collect_h,
            deliver_h_min: self.deliver_h_min,
            deliver_h_max: self.deliver_h_max,
            volumetric_divisor: self.volumetric_divisor,
            rates,
            shipped: false,
        };
        Ok(problems.ok(lane)?)
    }
}

/// Keeps a lane, in place of the one with its code and origin.
#[utoipa::path(put, path = "/markets/{code}/lanes", tag = "lanes", security(("bearer" = [])), params(("code" = String, Path)), request_body = LaneInput,
    responses((status = 200, body = LaneTableView), Refused))]
async fn put(
    _: SignedIn<OperatorMarkets>,
    State(app): State<AppState>,
    Path(code): Path<MarketCode>,
    Speech(voice): Speech,
    body: Unread,
) -> Result<Answer<LaneTableView>> {
    let currency = currency_of(&app, code).await?;
    let lane = body.json::<LaneInput>()?.lane(code)?;
    let (clock, kept) = (app.clock.clone(), lane.clone());
    app.db.write(move |tx| lane::put(tx, &*clock, currency, &kept)).await?;
    Ok(Answer(LaneTableView::of(&lane, &voice)))
}

#[derive(Debug, Deserialize, IntoParams)]
struct OriginQuery {
    /// The lane's country of origin, where it has one.
    origin: Option<String>,
}

/// Forgets a lane; one that Meadow ships is back then.
#[utoipa::path(delete, path = "/markets/{code}/lanes/{lane}", tag = "lanes", security(("bearer" = [])), params(("code" = String, Path), ("lane" = String, Path), OriginQuery),
    responses((status = 204), Refused))]
async fn remove(
    _: SignedIn<OperatorMarkets>,
    State(app): State<AppState>,
    Path((code, lane)): Path<(MarketCode, String)>,
    Query(query): Query<OriginQuery>,
) -> Result<StatusCode> {
    let origin = query.origin.map(|text| text.parse().map_err(|_| Error::not_found())).transpose()?;
    let removed = app.db.write(move |tx| lane::remove(tx, code, &lane, origin)).await?;
    if removed { Ok(StatusCode::NO_CONTENT) } else { Err(Error::not_found()) }
}

/// What a file of lanes held.
#[derive(Debug, Serialize, ToSchema)]
struct ImportedLanesView {
    lanes: usize,
    rates: usize,
}

/// A form with a file of lanes.
#[derive(ToSchema)]
#[expect(dead_code, reason = "for the API's document")]
struct LanesFile {
    /// CSV with a header: `code, name, carrier, express, origin, collect_h, deliver_h_min, deliver_h_max, volumetric_divisor, up_to_g, price, currency`.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// Keeps the lanes of a file: a row for each lane and weight. Nothing is kept when anything is wrong.
#[utoipa::path(post, path = "/markets/{code}/lanes/imports", tag = "lanes", security(("bearer" = [])), params(("code" = String, Path)),
    request_body(content = LanesFile, content_type = "multipart/form-data"), responses((status = 200, body = ImportedLanesView), Refused))]
async fn import(
    _: SignedIn<OperatorMarkets>,
    State(app): State<AppState>,
    Path(code): Path<MarketCode>,
    form: UnreadForm,
) -> Result<Answer<ImportedLanesView>> {
    let currency = currency_of(&app, code).await?;
    let file = file_of(form).await?;
    let clock = app.clock.clone();
    let imported = app.db.write(move |tx| lane::import_csv(tx, &*clock, code, currency, &*file)).await?;
    let ImportedLanes { lanes, rates } = imported;
    Ok(Answer(ImportedLanesView { lanes, rates }))
}

async fn file_of(form: UnreadForm) -> Result<axum::body::Bytes> {
    let mut form = form.open()?;
    while let Some(part) = form.next_field().await.map_err(|error| multipart(&error))? {
        if part.name() == Some("file") {
            return part.bytes().await.map_err(|error| multipart(&error));
        }
    }
    Err(Error::field(Problem::new("file", "request.field_missing")))
}
