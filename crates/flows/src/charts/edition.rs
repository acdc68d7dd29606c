//! One chart: of a kind, a market, a span and a category, with what it says beside the one before.

use std::collections::HashMap;

use catalog::Category;
use db::Read;
use kernel::{Instant, MarketCode};
use market::Market;
use radar::chart::{self, ChartKind, Day, PLACES, Period, Place, Row, Standing, Turnover};

pub use radar::chart::Span;

use super::live::Live;
use super::zone;

/// Spans that a line of places looks back.
const TRAIL: usize = 13;

/// Which chart.
#[derive(Clone, Copy, Debug)]
pub struct Ask {
    pub kind: ChartKind,
    pub period: Period,
    /// A day of the span; `None`: today.
    pub day: Option<Day>,
    /// Only of products.
    pub category: Option<Category>,
    /// So many places, [`PLACES`] at the most.
    pub top: usize,
}

/// How something moved since the span before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Movement {
    /// It was never there before.
    New,
    /// It was there, but not in the span before.
    Back,
    Up(i64),
    Down(i64),
    Same,
}

impl Movement {
    /// The one spelling in the API.
    pub const fn name(self) -> &'static str {
        match self {
            Movement::New => "NEW",
            Movement::Back => "BACK",
            Movement::Up(_) => "UP",
            Movement::Down(_) => "DOWN",
            Movement::Same => "SAME",
        }
    }
}

/// A line of a chart.
#[derive(Clone, Debug)]
pub struct Line {
    pub place: Place,
    pub movement: Movement,
    pub standing: Standing,
    /// What counted for it in the span before, where it stood on that chart.
    pub was: Option<Standing>,
    /// Its places in the last spans, oldest first, this one last; `None` where it was not on the chart.
    pub trail: Vec<Option<i64>>,
}

/// Something that is not on the chart any more.
#[derive(Clone, Debug)]
pub struct Exit {
    pub before: i64,
    pub standing: Standing,
}

/// What was sold in all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Topline {
    pub units: i64,
    pub minor: i64,
    /// Products that something was sold of.
    pub products: i64,
}

/// What every category turned over in one span.
#[derive(Clone, Debug)]
pub struct LineOfTime {
    pub span: Span,
    /// The most first.
    pub categories: Vec<Turnover>,
}

/// A chart.
#[derive(Clone, Debug)]
pub struct Edition {
    pub kind: ChartKind,
    pub span: Span,
    pub category: Option<Category>,
    /// When it was closed; `None`: it is as it stands so far.
    pub closed_at: Option<Instant>,
    pub as_of: Instant,
    pub lines: Vec<Line>,
    /// What was on the chart before, and is not on this one, the highest first.
    pub exits: Vec<Exit>,
    /// Of products: what was sold in this span and in the one before, of the category where one is asked for.
    pub total: Topline,
    pub total_before: Topline,
    /// Of products: what the categories turned over in the last spans, oldest first, this one last.
    pub turnover: Vec<LineOfTime>,
    pub previous: Option<Span>,
    pub next: Option<Span>,
}

impl Edition {
    /// Lines that were not on the chart before.
    pub fn entries(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| matches!(line.movement, Movement::New | Movement::Back))
    }
}

/// The first day of a market of which anything is known.
pub fn first_day(read: &mut Read, market: MarketCode) -> Result<Option<Day>, db::Error> {
    chart::first_day(read, market)
}

/// Where a product stands among what the market sold this week, and its units; `None` below the hundredth. One statement.
pub fn rank_of(
    read: &mut Read,
    market: &Market,
    product: catalog::ProductId,
    now: Instant,
) -> Result<Option<(i64, i64)>, db::Error> {
    chart::place_of(read, market.code, Period::Week.of(market.today(now)), product.get())
}

/// The chart that is asked for; `None` when it has not begun yet.
pub fn edition(
    read: &mut Read,
    live: &Live,
    market: &Market,
    ask: &Ask,
    now: Instant,
) -> Result<Option<Edition>, db::Error> {
    let today = market.today(now);
    let span = ask.period.of(ask.day.unwrap_or(today));
    if span.first > today {
        return Ok(None);
    }
    let first = first_day(read, market.code)?;
    let mut maker = Maker { read, live, market, ask, first, now };
    let closed_at = chart::closed_at(maker.read, market.code, span)?;
    let rows = maker.rows(span)?;
    let before = maker.rows(span.before())?;
    let lines = maker.lines(span, &rows, &before)?;
    let turnover = if ask.kind == ChartKind::Sales { maker.turnover(span)? } else { Vec::new() };
    let total = |at: Span| total(&turnover, at, ask.category);
    Ok(Some(Edition {
        kind: ask.kind,
        span,
        category: ask.category,
        closed_at,
        as_of: closed_at.unwrap_or(now),
        exits: exits(&lines, before, ask.top),
        total: total(span),
        total_before: total(span.before()),
        lines,
        turnover,
        previous: Some(span.before()).filter(|before| first.is_some_and(|first| before.last() >= first)),
        next: Some(span.next()).filter(|next| next.first <= today),
    }))
}

struct Maker<'a> {
    read: &'a mut Read,
    live: &'a Live,
    market: &'a Market,
    ask: &'a Ask,
    first: Option<Day>,
    now: Instant,
}

impl Maker<'_> {
    fn category(&self) -> &'static str {
        self.ask.category.filter(|_| self.ask.kind == ChartKind::Sales).map_or("", Category::slug)
    }

    /// The rows of a span: those that are closed for good, else as they stand.
    fn rows(&mut self, span: Span) -> Result<Vec<Row>, db::Error> {
        let (market, kind, category) = (self.market.code, self.ask.kind, self.category());
        if chart::closed_at(self.read, market, span)?.is_some() {
            return chart::rows(self.read, market, kind, span, category);
        }
        if self.first.is_some_and(|first| span.last() < first) {
            return Ok(Vec::new());
        }
        let standings = match kind {
            ChartKind::Sales => chart::standings(self.read, market, kind, span, category)?,
            _ => self.live.standings(self.read, market, &zone(self.market), kind, span, self.now)?,
        };
        let subjects: Vec<i64> = standings.iter().map(|one| one.subject).collect();
        let days = chart::days_on(self.read, market, kind, category, &subjects, span.last())?;
        let today = i64::from(span.period == Period::Day);
        let row = |(place, standing): (i64, Standing)| {
            let days = days.get(&standing.subject).copied().unwrap_or(0) + today;
            Row { place: Place { place, before: None, days }, standing }
        };
        Ok((1..).zip(standings).map(row).collect())
    }

    fn lines(&mut self, span: Span, rows: &[Row], before: &[Row]) -> Result<Vec<Line>, db::Error> {
        let spans: Vec<Span> = (0..TRAIL).rev().map(|count| span.back(count)).collect();
        let from = spans.first().copied().unwrap_or(span);
        let (market, kind, category) = (self.market.code, self.ask.kind, self.category());
        let known = chart::lines(self.read, market, kind, category, from, span.before())?;
        let before: HashMap<i64, &Row> = before.iter().map(|row| (row.standing.subject, row)).collect();
        let top = self.ask.top.min(PLACES);
        let line = |row: &Row| {
            let subject = row.standing.subject;
            let was = before.get(&subject).copied();
            let known = known.get(&subject).map(Vec::as_slice).unwrap_or_default();
            let at = |span: &Span| known.iter().find(|(day, _)| *day == span.first).map(|(_, place)| *place);
            let mut trail: Vec<Option<i64>> = spans.iter().map(at).collect();
            if let [.., last_but_one, last] = trail.as_mut_slice() {
                *last_but_one = was.map(|was| was.place.place);
                *last = Some(row.place.place);
            }
            let place = Place { before: was.map(|was| was.place.place), ..row.place };
            let was_known = !known.is_empty() || (span.period == Period::Day && place.days > 1);
            let movement = movement(place, was_known);
            Line { place, movement, standing: row.standing.clone(), was: was.map(|was| was.standing.clone()), trail }
        };
        Ok(rows.iter().take(top).map(line).collect())
    }

    fn turnover(&mut self, span: Span) -> Result<Vec<LineOfTime>, db::Error> {
        let from = span.back(TRAIL - 1);
        let sums = chart::turnovers(self.read, self.market.code, from, span)?;
        let spans = (0..TRAIL).rev().map(|count| span.back(count));
        let of = |span: Span| LineOfTime {
            span,
            categories: sums.iter().filter(|sum| sum.starts_on == span.first).cloned().collect(),
        };
        Ok(spans.map(of).collect())
    }
}

fn movement(place: Place, was_known: bool) -> Movement {
    match place.before {
        None if was_known => Movement::Back,
        None => Movement::New,
        Some(before) if before > place.place => Movement::Up(before - place.place),
        Some(before) if before < place.place => Movement::Down(place.place - before),
        Some(_) => Movement::Same,
    }
}

fn exits(lines: &[Line], before: Vec<Row>, top: usize) -> Vec<Exit> {
    let stays = |row: &Row| lines.iter().any(|line| line.standing.subject == row.standing.subject);
    let left = before.into_iter().take(top).filter(|row| !stays(row));
    left.map(|row| Exit { before: row.place.place, standing: row.standing }).collect()
}

fn total(turnover: &[LineOfTime], at: Span, category: Option<Category>) -> Topline {
    let is_meant = |sum: &&Turnover| category.is_none_or(|category| category.slug() == sum.category);
    let sums = turnover.iter().filter(|line| line.span == at).flat_map(|line| &line.categories).filter(is_meant);
    sums.fold(Topline::default(), |total, sum| Topline {
        units: total.units + sum.units,
        minor: total.minor.saturating_add(sum.minor),
        products: total.products + sum.products,
    })
}
