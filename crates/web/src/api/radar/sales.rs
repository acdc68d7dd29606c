//! The radar on somebody's own file of sales: it is read, played, answered, and forgotten.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use accounts::PersonId;
use axum::Json as Answer;
use axum::extract::{DefaultBodyLimit, Multipart, State};
use bytes::Bytes;
use kernel::{Instant, Problem, Problems};
use radar::replay::{Bounds, Cell, Table, TableError, Wrong, read_within};
use radar::standalone::{MarketView, Rising, Wish, rising};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::super::Refused;
use super::super::body::UnreadForm;
use super::outlook::{BandView, DAYS_MAX, ReorderView};
use super::{ConfidenceView, EvidenceView};
use crate::access::SignedIn;
use crate::{AppState, Error, Result, extract};

/// A file is at most so long: 16 MiB, and a little for the form around it.
pub(crate) const BODY_BYTES_MAX: usize = 16 * 1024 * 1024 + 64 * 1024;
/// What a file may hold: three years, and no more items than a core plays within some seconds.
pub(crate) const BOUNDS: Bounds = Bounds { rows: 200_000, bytes: 64 * 1024 * 1024, days: 1_100, work: 20_000_000 };
/// Markets that are answered: those with the most lines.
const MARKETS_MAX: usize = 30;
/// Files played at once; whoever comes later comes back.
const AT_ONCE: usize = 2;
/// After so many seconds.
const COME_BACK_S: u64 = 10;

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(play_file)).layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
}

/// A file of sales as a form sends it.
#[derive(ToSchema)]
#[expect(dead_code, reason = "the shape is for the API's document; the fields are read from the stream")]
struct SalesForm {
    /// CSV, plain or gzipped, of at most 16 MiB, 200 000 lines and 1 100 days. Columns in any order: `item` and `t_ms` (milliseconds) or
    /// `date` (`2026-11-23`, `2026-11-23T10:00:00Z`); `market, user, kind, units, price_minor` as far as there are any.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
    /// Only this market of the file.
    market: Option<String>,
    /// What a unit costs in hundredths of its last price: 50 unless sent.
    cost_percent: Option<String>,
    /// What a unit that is left over brings: 20 unless sent.
    salvage_percent: Option<String>,
    /// Days until an order arrives: 7 unless sent, 180 at the most.
    lead_days: Option<String>,
    /// Days that an order is to last: 21 unless sent, 180 at the most.
    cover_days: Option<String>,
}

/// What a file of sales tells.
#[derive(Debug, Serialize, ToSchema)]
struct SalesView {
    /// Lines that were heard.
    lines: usize,
    /// Lines that are no sign of demand: refunds, fewer than one unit, unknown kinds.
    passed_over: usize,
    /// Different items.
    items: usize,
    /// Those with the most lines first, 30 at the most; those where nothing may enter a TOP-10 are left out.
    markets: Vec<SalesMarketView>,
}

/// A market of the file.
#[derive(Debug, Serialize, ToSchema)]
struct SalesMarketView {
    /// As the file calls it.
    market: String,
    /// The end of the file's last day.
    #[schema(value_type = String)]
    as_of: Instant,
    /// Those that may enter the market's TOP-10, the likeliest first, ten at the most.
    items: Vec<SalesItemView>,
}

/// An item that may enter its market's TOP-10.
#[derive(Debug, Serialize, ToSchema)]
struct SalesItemView {
    item: String,
    /// The probability that it stands on the market's TOP-10 of the next 14 days, 0 to 1.
    score: f64,
    confidence: ConfidenceView,
    /// When its alarm was raised; nothing without an alarm.
    #[schema(value_type = Option<String>)]
    since: Option<Instant>,
    evidence: EvidenceView,
    /// Units of the next 28 days.
    demand: BandView,
    /// Days that the order is for, as if there were no stock.
    horizon_days: u32,
    quantile: f64,
    order_up_to: u64,
    order_now: u64,
    reorder: Option<ReorderView>,
    half_life_days: Option<f64>,
}

/// Says what is rising in a file of sales and what to order, with nothing else set up. Nothing of it is kept.
#[utoipa::path(post, path = "/radar/sales", tag = "radar", security(("bearer" = [])),
    request_body(content = SalesForm, content_type = "multipart/form-data"), responses((status = 200, body = SalesView), Refused))]
async fn play_file(me: SignedIn, State(app): State<AppState>, form: UnreadForm) -> Result<Answer<SalesView>> {
    let sent = Sent::read(form.open()?).await?;
    let played = play(&app, me.principal.person, &sent).await?;
    Ok(Answer(SalesView::of(&played)))
}

/// A form as it was sent.
#[derive(Debug, Default)]
pub(crate) struct Sent {
    file: Bytes,
    pub fields: Vec<(String, String)>,
}

impl Sent {
    /// Reads the form to its end.
    pub(crate) async fn read(mut form: Multipart) -> Result<Sent> {
        let mut sent = Sent::default();
        while let Some(field) = form.next_field().await.map_err(|error| extract::multipart(&error))? {
            match field.name().map(str::to_owned) {
                Some(name) if name == "file" => {
                    sent.file = field.bytes().await.map_err(|error| extract::multipart(&error))?;
                }
                Some(name) => {
                    let text = field.text().await.map_err(|error| extract::multipart(&error))?;
                    sent.fields.push((name, text.trim().to_owned()));
                }
                None => {}
            }
        }
        Ok(sent)
    }

    /// The file, empty when none was sent.
    pub(crate) fn file(&self) -> &Bytes {
        &self.file
    }

    /// What a field says, if anything.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        self.fields
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
            .filter(|value| !value.is_empty())
    }

    fn wish(&self) -> Result<Wish, Problems> {
        let (mut problems, usual) = (Problems::default(), Wish::default());
        problems.check(!self.file.is_empty(), || Problem::new("file", "request.field_missing"));
        let mut percent = |field: &'static str, usual: u8| {
            let read = self.value(field).map_or(Some(usual), |text| text.parse().ok().filter(|share| *share <= 100));
            problems.check(read.is_some(), || Problem::new(field, "radar.percent").with("max", 100));
            read.unwrap_or(usual)
        };
        let cost_percent = percent("cost_percent", usual.cost_percent);
        let salvage_percent = percent("salvage_percent", usual.salvage_percent);
        let mut days = |field: &'static str, usual: u32| {
            let read = self.value(field).map_or(Some(usual), |text| text.parse().ok().filter(|days| *days <= DAYS_MAX));
            problems.check(read.is_some(), || Problem::new(field, "radar.days").with("max", DAYS_MAX));
            read.unwrap_or(usual)
        };
        let (lead_days, cover_days) = (days("lead_days", usual.lead_days), days("cover_days", usual.cover_days));
        let market = self.value("market").map(str::to_owned);
        problems.ok(Wish { market, cost_percent, salvage_percent, lead_days, cover_days, ..usual })
    }
}

/// What a file told.
#[derive(Clone, Debug)]
pub(crate) struct Played {
    pub wish: Wish,
    pub lines: usize,
    pub passed_over: usize,
    pub items: usize,
    pub markets: Vec<MarketView>,
}

/// Plays a file, one at a time of a person: for the API and the page.
pub(crate) async fn play(app: &AppState, person: PersonId, sent: &Sent) -> Result<Played> {
    let wish = sent.wish().map_err(Error::invalid)?;
    let turn = app.readers.turn(person)?;
    let file = sent.file.clone();
    let work = move || {
        // Given back when the work is done, not when whoever asked is gone.
        let _turn = turn;
        let table = read_within(&*file, &BOUNDS).map_err(|error| refused(&error))?;
        tell(&table, wish)
    };
    tokio::task::spawn_blocking(work).await.map_err(Error::fault)?.map_err(Error::invalid)
}

fn tell(table: &Table, wish: Wish) -> Result<Played, Problems> {
    if let Some(market) = wish.market.as_ref().filter(|market| !table.markets.contains(market)) {
        let known = table.markets.iter().take(MARKETS_MAX).cloned().collect::<Vec<_>>().join(", ");
        let problem = Problem::new("market", "radar.sales_market").with("market", market).with("known", known);
        return Err(Problems(vec![problem]));
    }
    let mut markets = rising(table, &wish);
    markets.truncate(MARKETS_MAX);
    Ok(Played { wish, lines: table.rows.len(), passed_over: table.passed_over, items: table.items(), markets })
}

/// What is wrong with a file, line by line.
fn refused(error: &TableError) -> Problems {
    let of = |code: &'static str| Problem::new("file", code);
    Problems(match error {
        TableError::Cells(cells) => cells.iter().map(wrong).collect(),
        TableError::NoColumn("t_ms") => vec![of("radar.sales_no_time")],
        TableError::NoColumn(column) => vec![of("radar.sales_no_column").with("column", column)],
        TableError::TooManyMarkets => vec![of("radar.sales_markets")],
        TableError::TooManyRows { max } => vec![of("radar.sales_lines").with("max", max)],
        TableError::TooManyBytes { max } => vec![of("radar.sales_long").with("max", max / 1024 / 1024)],
        TableError::TooManyDays { max } => vec![of("radar.sales_days").with("max", max)],
        TableError::TooMuch { .. } => vec![of("radar.sales_much")],
        TableError::Csv(error) => {
            let line = error.position().map_or(0, csv::Position::line);
            vec![of("radar.sales_unreadable").with("line", line)]
        }
        TableError::Read(_) => vec![of("radar.sales_unreadable").with("line", 0)],
    })
}

fn wrong(cell: &Cell) -> Problem {
    let code = match cell.wrong {
        Wrong::NotAnInstant => "radar.sales_instant",
        Wrong::NotADate => "radar.sales_date",
        Wrong::NotANumber => "radar.sales_number",
        Wrong::NoItem => "radar.sales_item",
    };
    let problem = Problem::new("file", code).at_row(cell.line).with("line", cell.line).with("column", cell.column);
    if cell.wrong == Wrong::NoItem { problem } else { problem.with("text", &cell.text) }
}

/// Whose files are being played.
#[derive(Clone, Default)]
pub(crate) struct Readers(Arc<Mutex<HashSet<PersonId>>>);

/// Somebody's turn, until it is dropped.
struct Turn {
    readers: Readers,
    person: PersonId,
}

impl Readers {
    fn turn(&self, person: PersonId) -> Result<Turn> {
        let mut busy = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if busy.len() >= AT_ONCE || !busy.insert(person) {
            return Err(Error::new("radar.sales_busy").retry_after(COME_BACK_S));
        }
        Ok(Turn { readers: self.clone(), person })
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.readers.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.person);
    }
}

impl SalesView {
    fn of(played: &Played) -> SalesView {
        let market = |view: &MarketView| SalesMarketView {
            market: view.market.clone(),
            as_of: view.as_of,
            items: view.rising.iter().map(SalesItemView::of).collect(),
        };
        SalesView {
            lines: played.lines,
            passed_over: played.passed_over,
            items: played.items,
            markets: played.markets.iter().map(market).collect(),
        }
    }
}

impl SalesItemView {
    fn of(own: &Rising) -> SalesItemView {
        let Rising { item, hit, outlook } = own;
        SalesItemView {
            item: item.clone(),
            score: hit.probability,
            confidence: ConfidenceView::of(hit.proven),
            since: hit.since,
            evidence: EvidenceView::of(&hit.evidence),
            demand: BandView::of(outlook.path.last().map(|day| day.total).unwrap_or_default()),
            horizon_days: outlook.horizon_d,
            quantile: outlook.critical_ratio,
            order_up_to: outlook.order_up_to,
            order_now: outlook.order_now,
            reorder: ReorderView::of(outlook),
            half_life_days: outlook.life_d,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_file_of_a_person_at_a_time_and_few_of_all() {
        let readers = Readers::default();
        let (lin, sam) = (readers.turn(PersonId::new(1)).ok(), readers.turn(PersonId::new(2)).ok());
        assert!(lin.is_some() && sam.is_some());
        assert_eq!(readers.turn(PersonId::new(3)).err().unwrap().code(), "radar.sales_busy");
        drop(sam);
        assert_eq!(readers.turn(PersonId::new(1)).err().unwrap().code(), "radar.sales_busy");
        assert!(readers.turn(PersonId::new(3)).is_ok());
        drop(lin);
        assert!(readers.turn(PersonId::new(1)).is_ok());
    }
}
