//! Outside signals: what others measured of a term, brought in as files, beside the products and topics that it is of.

use accounts::{OperatorPermission, Permission, ShopPermission};
use axum::Json as Answer;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::StatusCode;
use catalog::ShopId;
use flows::trends::{self, EVERYBODY, FileError, Format, Imported, Matched, Scene, SeriesId, Trend, Wrong};
use kernel::{MarketCode, Page, PageRequest, Problem, Problems};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Refused;
use super::body::UnreadForm;
use super::radar::sales::Sent;
use super::shops::shop_for;
use crate::access::Staff;
use crate::extract::{Paging, Path, Query};
use crate::view::ListView;
use crate::{AppState, Error, Result};

/// A file is at most so long: 4 MiB, and a little for the form around it.
pub(crate) const BODY_BYTES_MAX: usize = 4 * 1024 * 1024 + 64 * 1024;

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(import))
        .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
        .routes(routes!(list))
        .routes(routes!(forget))
}

/// Whose signals.
#[derive(Debug, Deserialize, IntoParams)]
struct OwnerQuery {
    /// A shop's id or handle; unless sent, the operator's, which every shop sees.
    shop: Option<String>,
}

/// Which signals.
#[derive(Debug, Deserialize, IntoParams)]
struct TrendsQuery {
    /// A shop's id or handle; unless sent, the operator's, which every shop sees.
    shop: Option<String>,
    /// Of one market only.
    market: Option<String>,
    /// Items wanted: 1 to 100.
    #[serde(rename = "limit")]
    _limit: Option<String>,
    /// Where to go on: `next` of the page before.
    #[serde(rename = "after")]
    _after: Option<String>,
}

/// A file of outside signals as a form sends it.
#[derive(ToSchema)]
#[expect(dead_code, reason = "the shape is for the API's document; the fields are read from the stream")]
struct TrendsForm {
    /// CSV in UTF-8, at most 4 MiB and 20 000 lines.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
    /// `google` (`multiTimeline.csv`, `relatedQueries.csv`), `amazon` (top search terms) or `plain` (`t,source,market,term,value`).
    format: String,
    /// The market of a file of Google or Amazon.
    market: Option<String>,
}

/// What became of a file.
#[derive(Debug, Serialize, ToSchema)]
struct ImportedView {
    /// Terms, each by source, market and unit.
    series: usize,
    points: usize,
    /// Terms in which there is no word.
    passed_over: usize,
    #[schema(example = "2026-05-03")]
    from: String,
    #[schema(example = "2026-11-15")]
    to: String,
}

/// Numbers of a term.
#[derive(Debug, Serialize, ToSchema)]
struct TrendView {
    id: String,
    #[schema(example = "GB")]
    market: String,
    #[schema(example = "google")]
    source: String,
    /// `interest` (0 to 100), `rise` (per cent), `rank` (1 is the most searched for) or `value`.
    unit: &'static str,
    term: String,
    latest: Option<PointView>,
    /// By how many per cent the latest number is above that of four weeks before; of a rank, by how many it is nearer to 1.
    rise_percent: Option<f64>,
    /// By day, the first first; the last four hundred.
    points: Vec<PointView>,
    /// Products on sale in the market with all of its words, three at the most.
    products: Vec<ProductRef>,
    /// The tag of a topic that is written with its words.
    topic: Option<String>,
}

/// A number of a day.
#[derive(Debug, Serialize, ToSchema)]
struct PointView {
    #[schema(example = "2026-11-15")]
    day: String,
    value: f64,
}

/// A product, as its market calls it.
#[derive(Debug, Serialize, ToSchema)]
struct ProductRef {
    id: String,
    title: String,
}

impl TrendView {
    fn of(matched: Matched) -> TrendView {
        let Matched { trend, products, topic } = matched;
        let point = |(day, value): (trends::Day, f64)| PointView { day: day.to_string(), value };
        TrendView {
            id: trend.series.id.to_string(),
            market: trend.series.market.to_string(),
            unit: trend.series.unit.name(),
            latest: trend.latest().map(point),
            rise_percent: trend.rise_percent(),
            points: trend.points.iter().copied().map(point).collect(),
            products: products.into_iter().map(|(id, title)| ProductRef { id: id.to_string(), title }).collect(),
            topic,
            source: trend.series.source,
            term: trend.series.term,
        }
    }
}

/// Keeps a file of outside signals, for a shop or, by an operator, for everybody. Days that are known already are replaced.
#[utoipa::path(post, path = "/trends/imports", tag = "radar", security(("bearer" = [])), params(OwnerQuery),
    request_body(content = TrendsForm, content_type = "multipart/form-data"), responses((status = 201, body = ImportedView), Refused))]
async fn import(
    staff: Staff,
    State(app): State<AppState>,
    Query(query): Query<OwnerQuery>,
    form: UnreadForm,
) -> Result<(StatusCode, Answer<ImportedView>)> {
    let owner = owner(&app, &staff, query.shop).await?;
    let sent = Sent::read(form.open()?).await?;
    let Imported { series, points, passed_over, from, to } = keep(&app, owner, &sent).await?;
    let view = ImportedView { series, points, passed_over, from: from.to_string(), to: to.to_string() };
    Ok((StatusCode::CREATED, Answer(view)))
}

/// Outside signals of a shop, or the operator's, by term.
#[utoipa::path(get, path = "/trends", tag = "radar", security(("bearer" = [])), params(TrendsQuery),
    responses((status = 200, body = ListView<TrendView>), Refused))]
async fn list(
    staff: Staff,
    State(app): State<AppState>,
    Query(query): Query<TrendsQuery>,
    Paging(page): Paging,
) -> Result<Answer<ListView<TrendView>>> {
    let owner = owner(&app, &staff, query.shop).await?;
    let malformed = |_| Error::field(Problem::new("market", "request.field_shape").with("expected", "a market's code"));
    let market = query.market.as_deref().filter(|code| !code.is_empty());
    let market = market.map(|code| code.parse().map_err(malformed)).transpose()?;
    Ok(Answer(ListView::of(look(&app, owner, market, page).await?, TrendView::of)))
}

/// Forgets a term's numbers; again does nothing.
#[utoipa::path(delete, path = "/trends/{series}", tag = "radar", security(("bearer" = [])), params(("series" = String, Path)),
    responses((status = 204), Refused))]
async fn forget(staff: Staff, State(app): State<AppState>, Path(id): Path<SeriesId>) -> Result<StatusCode> {
    let found = app.db.read(move |read| trends::find(read, id)).await?.ok_or_else(Error::not_found)?;
    match found.shop {
        EVERYBODY => staff.must(Permission::Operator(OperatorPermission::Markets))?,
        shop => drop(staff.may(shop, ShopPermission::Catalogue)?),
    }
    app.db.write(move |tx| trends::forget(tx, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Whose signals they are: a shop's, for who keeps its catalogue, or the operator's.
async fn owner(app: &AppState, staff: &Staff, shop: Option<String>) -> Result<i64> {
    match shop.filter(|name| !name.is_empty()) {
        Some(name) => Ok(shop_for(app, staff, name, ShopPermission::Catalogue).await?.id.get()),
        None => staff.must(Permission::Operator(OperatorPermission::Markets)).map(|()| EVERYBODY),
    }
}

/// A page of an owner's signals with what they are of; products of the owner's own shop, or of all.
pub(crate) async fn look(
    app: &AppState,
    owner: i64,
    market: Option<MarketCode>,
    page: PageRequest,
) -> Result<Page<Matched>> {
    let search = app.search.clone();
    let found = app.db.read_long(move |read| {
        let Page { items, next } = trends::of_shop(read, owner, market, &page)?;
        let shop = (owner != EVERYBODY).then(|| ShopId::new(owner));
        Ok::<_, db::Error>(Page { items: trends::matched(read, &search, shop, items)?, next })
    });
    Ok(found.await?)
}

/// What others measured of a product in a market.
pub(crate) async fn of_product(app: &AppState, product: catalog::Product, market: MarketCode) -> Result<Vec<Trend>> {
    Ok(app.db.read(move |read| trends::of_product(read, &product, market)).await?)
}

/// Keeps a file as a form sends it.
pub(crate) async fn keep(app: &AppState, owner: i64, sent: &Sent) -> Result<Imported> {
    let (format, market) = wish(sent).map_err(Error::invalid)?;
    let markets = app.markets.read(&app.db).await?;
    let now = app.clock.now();
    let today = match market.and_then(|code| markets.find(code)) {
        Some(place) => place.market.today(now),
        None => now.timestamp().to_zoned(jiff::tz::TimeZone::UTC).date(),
    };
    let scene = Scene { market: market.unwrap_or(MarketCode::new(*b"ZZ")), today };
    let (file, db) = (sent.file().clone(), app.db.clone());
    let work = move || {
        let told = trends::read(&file, format, &scene).map_err(|error| Error::invalid(refused(&error)))?;
        let nothing = || Error::invalid(refused(&FileError::Nothing));
        trends::import(&db, owner, told)?.ok_or_else(nothing)
    };
    tokio::task::spawn_blocking(work).await.map_err(Error::fault)?
}

/// The format, and the market where the format asks for one.
fn wish(sent: &Sent) -> Result<(Format, Option<MarketCode>), Problems> {
    let mut problems = Problems::default();
    problems.check(!sent.file().is_empty(), || Problem::new("file", "request.field_missing"));
    let format = sent.value("format").and_then(Format::named);
    problems.check(format.is_some(), || Problem::new("format", "radar.trend_format"));
    let market: Option<MarketCode> = sent.value("market").and_then(|code| code.parse().ok());
    let wants = format.is_some_and(Format::wants_market);
    problems.check(!wants || market.is_some(), || Problem::new("market", "radar.trend_which_market"));
    problems.ok((format.unwrap_or(Format::Plain), market))
}

/// What is wrong with a file, cell by cell.
fn refused(error: &FileError) -> Problems {
    let of = |code: &'static str| Problem::new("file", code);
    Problems(match error {
        FileError::NotText => vec![of("radar.trend_text")],
        FileError::NotCsv { line } => vec![of("radar.trend_csv").with("line", line)],
        FileError::TooLong => vec![of("radar.trend_lines").with("max", trends::LINES_MAX)],
        FileError::NoColumns(columns) => vec![of("radar.trend_columns").with("columns", columns)],
        FileError::Nothing => vec![of("radar.trend_nothing")],
        FileError::Cells(cells) => cells.iter().map(wrong).collect(),
    })
}

fn wrong(cell: &Wrong) -> Problem {
    let Wrong { line, column, text, code } = cell;
    Problem::new("file", code).at_row(*line).with("line", line).with("column", column).with("text", text)
}
