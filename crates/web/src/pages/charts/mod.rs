//! `/{market}/charts`: what sells and what is watched, by day, week and month.

mod draw;
mod feeds;
pub(crate) mod rising;
pub(crate) mod sheet;
pub(crate) mod view;

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use catalog::Category;
use flows::charts::{self, Ask, ChartKind, ParetoNow, Period};
use maud::Markup;
use serde::Deserialize;

use self::sheet::Sheet;
use crate::extract::{Path, Query};
use crate::pages::Visit;
use crate::{AppState, Error, Result};

/// Places shown at first, and after the button.
pub(crate) const TOP: usize = 10;
pub(crate) const ALL: usize = 100;
/// Places of each kind on the first page.
const FEW: usize = 5;

pub(crate) fn routes() -> Router<AppState> {
    Router::new().merge(of_market("/{market}")).merge(of_market("/{market}/{lang}"))
}

fn of_market(root: &str) -> Router<AppState> {
    Router::new()
        .route(&format!("{root}/charts"), get(overview))
        .route(&format!("{root}/charts/rising"), get(rising::show))
        .route(&format!("{root}/charts/{{kind}}"), get(show))
        .route(&format!("{root}/charts/{{kind}}/rss"), get(feeds::rss))
        .route(&format!("{root}/charts/{{kind}}/csv"), get(feeds::csv))
}

#[derive(Deserialize)]
struct ChartPath {
    kind: String,
}

/// What the query of a chart may say.
#[derive(Debug, Default, Deserialize)]
struct ChartQuery {
    period: Option<String>,
    date: Option<String>,
    category: Option<String>,
    top: Option<String>,
}

/// A chart's page.
pub(crate) struct Page {
    pub sheet: Sheet,
    /// Of sales.
    pub pareto: Option<ParetoNow>,
    pub top: usize,
}

/// The first page: the first few of every kind.
pub(crate) struct Overview {
    pub sheets: Vec<Sheet>,
    pub pareto: ParetoNow,
}

impl ChartQuery {
    /// What is asked for; an address that no chart has is nowhere.
    fn ask(&self, kind: ChartKind) -> Result<Ask> {
        let said = |word: &Option<String>| word.clone().filter(|word| !word.is_empty());
        let period: Option<Period> = said(&self.period).map(|word| word.parse()).transpose().map_err(nowhere)?;
        let day = said(&self.date).map(|date| date.parse()).transpose().map_err(nowhere)?;
        let category: Option<Category> = said(&self.category).map(|slug| slug.parse()).transpose().map_err(nowhere)?;
        let top = if self.top.as_deref() == Some("100") { ALL } else { TOP };
        let category = category.filter(|_| kind == ChartKind::Sales);
        Ok(Ask { kind, period: period.unwrap_or_default(), day, category, top })
    }
}

fn nowhere<E>(_: E) -> Error {
    Error::not_found()
}

/// `GET /{market}/charts`.
async fn overview(visit: Visit, State(app): State<AppState>) -> Result<Markup> {
    let mut sheets = Vec::with_capacity(ChartKind::ALL.len());
    for kind in ChartKind::ALL {
        let ask = Ask { kind, period: Period::Week, day: None, category: None, top: FEW };
        sheets.extend(sheet::find(&app, &visit.place, visit.lang, ask).await?);
    }
    let span = Period::Week.of(visit.place.market.today(app.clock.now()));
    let code = visit.place.market.code;
    let pareto = app.db.read(move |read| charts::pareto(read, code, span)).await?;
    Ok(view::overview(&visit, &Overview { sheets, pareto }))
}

/// `GET /{market}/charts/{kind}?period=&date=&category=&top=`.
async fn show(
    visit: Visit,
    State(app): State<AppState>,
    Path(path): Path<ChartPath>,
    Query(query): Query<ChartQuery>,
) -> Result<Markup> {
    let kind: ChartKind = path.kind.parse().map_err(nowhere)?;
    let ask = query.ask(kind)?;
    let sheet = sheet::find(&app, &visit.place, visit.lang, ask).await?.ok_or_else(Error::not_found)?;
    let (code, span) = (visit.place.market.code, sheet.edition.span);
    let pareto = match kind {
        ChartKind::Sales => Some(app.db.read(move |read| charts::pareto(read, code, span)).await?),
        _ => None,
    };
    Ok(view::page(&visit, &Page { sheet, pareto, top: ask.top }))
}

/// The sheet of a feed's or file's address.
async fn asked(visit: &Visit, app: &AppState, path: &ChartPath, query: &ChartQuery) -> Result<Sheet> {
    let kind: ChartKind = path.kind.parse().map_err(nowhere)?;
    let ask = Ask { top: ALL, ..query.ask(kind)? };
    sheet::find(app, &Arc::clone(&visit.place), visit.lang, ask).await?.ok_or_else(Error::not_found)
}

/// An answer of this type.
fn file(kind: &'static str, name: Option<String>, body: Vec<u8>) -> Result<Response> {
    let mut answer = Response::builder().header("content-type", kind);
    if let Some(name) = name {
        answer = answer.header("content-disposition", format!("attachment; filename=\"{name}\""));
    }
    answer.body(body.into()).map_err(Error::fault)
}
