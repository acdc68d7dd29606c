//! SQL of charts.

use db::{Read, Tx, Value, params};
use kernel::{Instant, MarketCode};
use serde::Deserialize;

use crate::chart::Sum;
use crate::chart::{ChartKind, Day, PLACES, Period, Place, Row, SoldOn, Span, Standing, Turnover};

/// Subjects that one statement takes; the rest of its places are filled with one that nothing has.
const TOGETHER: usize = 50;
const NOTHING: i64 = -1;

macro_rules! subjects {
    () => {
        "($6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, \
          $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45, $46, $47, $48, $49, $50, $51, $52, $53, $54, $55)"
    };
}

db::statements! {
    CLOCK = "SELECT first_day, open_day FROM chart_clock WHERE market = $1";
    BEGIN = "INSERT INTO chart_clock (market, first_day, open_day) VALUES ($1, $2, $2)";
    BEGIN_EARLIER = "UPDATE chart_clock SET first_day = $2, open_day = $2 WHERE market = $1 AND open_day = first_day";
    SET_OPEN_DAY = "UPDATE chart_clock SET open_day = $2 WHERE market = $1";
    NOTE_EVENT = "INSERT INTO chart_event (event, at) VALUES ($1, $2) ON CONFLICT (event) DO NOTHING";
    FORGET_EVENTS = "DELETE FROM chart_event WHERE at < $1";
    ADD = "INSERT INTO chart_tally (market, kind, period, starts_on, subject, category, units, minor, orders) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
        ON CONFLICT (market, kind, period, starts_on, subject) DO UPDATE SET category = excluded.category, \
            units = chart_tally.units + excluded.units, minor = chart_tally.minor + excluded.minor, \
            orders = chart_tally.orders + excluded.orders";
    STANDINGS = "SELECT subject, category, units, minor, orders FROM chart_tally \
        WHERE market = $1 AND kind = $2 AND period = $3 AND starts_on = $4 AND units > 0 \
        ORDER BY units DESC, minor DESC, subject LIMIT $5";
    STANDINGS_OF_CATEGORY = "SELECT subject, category, units, minor, orders FROM chart_tally \
        WHERE market = $1 AND kind = $2 AND period = $3 AND starts_on = $4 AND units > 0 AND category = $6 \
        ORDER BY units DESC, minor DESC, subject LIMIT $5";
    TALLIES = "SELECT subject, category, units, minor, orders FROM chart_tally \
        WHERE market = $1 AND kind = $2 AND period = $3 AND starts_on = $4 ORDER BY subject";
    STANDINGS_OF = concat!("SELECT subject, category, units, minor, orders FROM chart_tally \
        WHERE market = $1 AND kind = $2 AND period = $3 AND starts_on >= $4 AND starts_on <= $5 AND subject IN ", subjects!());
    SOLD_OF = concat!("SELECT starts_on, subject, units, minor, orders FROM chart_tally \
        WHERE market = $1 AND kind = $2 AND period = $3 AND starts_on >= $4 AND starts_on <= $5 AND subject IN ", subjects!());
    PLACE_OF = "SELECT CAST(COUNT(*) AS BIGINT) AS ahead, MAX(mine.units) AS units FROM chart_tally mine LEFT JOIN chart_tally ahead \
        ON ahead.market = mine.market AND ahead.kind = mine.kind AND ahead.period = mine.period \
            AND ahead.starts_on = mine.starts_on AND ahead.units >= mine.units AND (ahead.units > mine.units \
            OR ahead.minor > mine.minor OR (ahead.minor = mine.minor AND ahead.subject <= mine.subject)) \
        WHERE mine.market = $1 AND mine.kind = 'sales' AND mine.period = $2 AND mine.starts_on = $3 \
            AND mine.subject = $4 AND mine.units > 0";
    TURNOVER = "SELECT starts_on, category, CAST(SUM(units) AS BIGINT) AS units, CAST(SUM(minor) AS BIGINT) AS minor, \
            CAST(SUM(CASE WHEN units > 0 THEN 1 ELSE 0 END) AS BIGINT) AS products FROM chart_tally \
        WHERE market = $1 AND kind = 'sales' AND period = $2 AND starts_on >= $3 AND starts_on <= $4 \
        GROUP BY starts_on, category ORDER BY starts_on, SUM(minor) DESC, category";
    VALUES_OF = "SELECT minor FROM chart_tally WHERE market = $1 AND kind = 'sales' AND period = $2 AND starts_on = $3 \
        AND minor > 0 ORDER BY minor DESC";
    VALUES_BETWEEN = "SELECT CAST(SUM(minor) AS BIGINT) AS minor FROM chart_tally WHERE market = $1 AND kind = 'sales' \
        AND period = 'day' AND starts_on BETWEEN $2 AND $3 GROUP BY subject HAVING SUM(minor) > 0";
    NOTE_CLOSED = "INSERT INTO chart_closed (market, period, starts_on, closed_at) VALUES ($1, $2, $3, $4)";
    CLOSED_AT = "SELECT closed_at FROM chart_closed WHERE market = $1 AND period = $2 AND starts_on = $3";
    INSERT_ROW = "INSERT INTO chart_row (market, kind, period, starts_on, category, place, place_before, subject, of_category, units, \
            minor, orders, views, days) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    ROWS = "SELECT starts_on, place, place_before, subject, of_category, units, minor, orders, views, days FROM chart_row \
        WHERE market = $1 AND kind = $2 AND period = $3 AND starts_on = $4 AND category = $5 ORDER BY place";
    HISTORY = "SELECT starts_on, place, place_before, subject, of_category, units, minor, orders, views, days FROM chart_row \
        WHERE market = $1 AND kind = $2 AND period = $3 AND subject = $4 AND category = '' ORDER BY starts_on DESC LIMIT $5";
    DAYS_OF = concat!("SELECT subject, CAST(COUNT(*) AS BIGINT) AS days FROM chart_row \
        WHERE market = $1 AND kind = $2 AND period = $3 AND category = $4 AND starts_on <= $5 AND subject IN ", subjects!(),
        " GROUP BY subject");
    PLACES_BETWEEN = "SELECT subject, starts_on, place FROM chart_row \
        WHERE market = $1 AND kind = $2 AND period = $3 AND starts_on >= $4 AND starts_on <= $5 AND category = $6 \
        ORDER BY starts_on, place";
}

/// Where a market's calendar stands.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(crate) struct Clock {
    pub first_day: Day,
    pub open_day: Day,
}

pub(crate) fn clock(read: &mut Read, market: MarketCode) -> Result<Option<Clock>, db::Error> {
    read.optional(CLOCK, params![text(market)])
}

pub(crate) fn begin(tx: &mut Tx, market: MarketCode, day: Day) -> Result<(), db::Error> {
    tx.execute(BEGIN, params![text(market), text(day)]).map(drop)
}

pub(crate) fn begin_earlier(tx: &mut Tx, market: MarketCode, day: Day) -> Result<(), db::Error> {
    tx.execute(BEGIN_EARLIER, params![text(market), text(day)]).map(drop)
}

pub(crate) fn set_open_day(tx: &mut Tx, market: MarketCode, day: Day) -> Result<(), db::Error> {
    tx.execute(SET_OPEN_DAY, params![text(market), text(day)]).map(drop)
}

/// Notes that an event is counted; false when it was before.
pub(crate) fn note_event(tx: &mut Tx, event: i64, now: Instant) -> Result<bool, db::Error> {
    Ok(tx.execute(NOTE_EVENT, params![event, now])? > 0)
}

/// Forgets events that were counted before `until`.
pub(crate) fn forget_events(tx: &mut Tx, until: Instant) -> Result<(), db::Error> {
    tx.execute(FORGET_EVENTS, params![until]).map(drop)
}

pub(crate) fn add(
    tx: &mut Tx,
    market: MarketCode,
    kind: ChartKind,
    span: Span,
    subject: i64,
    sum: &Sum,
) -> Result<(), db::Error> {
    let Sum { category, units, minor, orders } = *sum;
    let (market, kind) = (text(market), kind.name());
    let (period, first) = (span.period.name(), text(span.first));
    tx.execute(ADD, params![market, kind, period, first, subject, category, units, minor, orders]).map(drop)
}

#[derive(Deserialize)]
struct StandingRow {
    subject: i64,
    category: String,
    units: i64,
    minor: i64,
    orders: i64,
}

impl From<StandingRow> for Standing {
    fn from(row: StandingRow) -> Standing {
        let StandingRow { subject, category, units, minor, orders } = row;
        Standing { subject, category, units, minor, orders, views: 0 }
    }
}

fn standing_of(rows: Vec<StandingRow>) -> Vec<Standing> {
    rows.into_iter().map(Standing::from).collect()
}

pub(crate) fn standings(
    read: &mut Read,
    market: MarketCode,
    kind: ChartKind,
    span: Span,
    category: &str,
) -> Result<Vec<Standing>, db::Error> {
    let (market, kind, period, first) = (text(market), kind.name(), span.period.name(), text(span.first));
    let limit = i64::try_from(PLACES).unwrap_or(i64::MAX);
    let rows = if category.is_empty() {
        read.all(STANDINGS, params![market, kind, period, first, limit])?
    } else {
        read.all(STANDINGS_OF_CATEGORY, params![market, kind, period, first, limit, category])?
    };
    Ok(standing_of(rows))
}

pub(crate) fn tallies(
    read: &mut Read,
    market: MarketCode,
    kind: ChartKind,
    span: Span,
) -> Result<Vec<Standing>, db::Error> {
    let rows = read.all(TALLIES, params![text(market), kind.name(), span.period.name(), text(span.first)])?;
    Ok(standing_of(rows))
}

pub(crate) fn standings_of(
    read: &mut Read,
    market: MarketCode,
    kind: ChartKind,
    span: Span,
    subjects: &[i64],
) -> Result<Vec<Standing>, db::Error> {
    let mut found = Vec::with_capacity(subjects.len());
    for some in subjects.chunks(TOGETHER) {
        let first = text(span.first);
        let head = params![text(market), kind.name(), span.period.name(), first.clone(), first];
        found.extend(standing_of(read.all(STANDINGS_OF, &with_subjects(head, some))?));
    }
    Ok(found)
}

/// What was sold of each subject on each day from `from` to `to`.
pub(crate) fn sold_of(
    read: &mut Read,
    market: MarketCode,
    kind: ChartKind,
    (from, to): (Day, Day),
    subjects: &[i64],
) -> Result<Vec<SoldOn>, db::Error> {
    let mut found = Vec::new();
    for some in subjects.chunks(TOGETHER) {
        let head = params![text(market), kind.name(), Period::Day.name(), text(from), text(to)];
        found.extend(read.all::<SoldOn>(SOLD_OF, &with_subjects(head, some))?);
    }
    Ok(found)
}

/// Values, and the subjects after them.
fn with_subjects<'a>(head: &[Value<'a>], subjects: &[i64]) -> Vec<Value<'a>> {
    let subject = |place: usize| Value::from(subjects.get(place).copied().unwrap_or(NOTHING));
    head.iter().cloned().chain((0..TOGETHER).map(subject)).collect()
}

pub(crate) fn place_of(
    read: &mut Read,
    market: MarketCode,
    span: Span,
    product: i64,
) -> Result<Option<(i64, i64)>, db::Error> {
    let found: (i64, Option<i64>) =
        read.one(PLACE_OF, params![text(market), span.period.name(), text(span.first), product])?;
    let (ahead, units) = found;
    let last = i64::try_from(PLACES).unwrap_or(i64::MAX);
    Ok(units.filter(|_| (1..=last).contains(&ahead)).map(|units| (ahead, units)))
}

pub(crate) fn turnover(read: &mut Read, market: MarketCode, span: Span) -> Result<Vec<Turnover>, db::Error> {
    turnovers(read, market, span, span)
}

pub(crate) fn turnovers(read: &mut Read, market: MarketCode, from: Span, to: Span) -> Result<Vec<Turnover>, db::Error> {
    read.all(TURNOVER, params![text(market), from.period.name(), text(from.first), text(to.first)])
}

pub(crate) fn values(read: &mut Read, market: MarketCode, span: Span) -> Result<Vec<i64>, db::Error> {
    read.all(VALUES_OF, params![text(market), span.period.name(), text(span.first)])
}

pub(crate) fn values_between(
    read: &mut Read,
    market: MarketCode,
    (from, to): (Day, Day),
) -> Result<Vec<i64>, db::Error> {
    read.all(VALUES_BETWEEN, params![text(market), text(from), text(to)])
}

pub(crate) fn note_closed(tx: &mut Tx, market: MarketCode, span: Span, now: Instant) -> Result<(), db::Error> {
    tx.execute(NOTE_CLOSED, params![text(market), span.period.name(), text(span.first), now]).map(drop)
}

pub(crate) fn closed_at(read: &mut Read, market: MarketCode, span: Span) -> Result<Option<Instant>, db::Error> {
    read.optional(CLOSED_AT, params![text(market), span.period.name(), text(span.first)])
}

pub(crate) fn insert_row(
    tx: &mut Tx,
    market: MarketCode,
    kind: ChartKind,
    span: Span,
    category: &str,
    row: &Row,
) -> Result<(), db::Error> {
    let Row { place, standing: of } = row;
    let values = params![
        text(market),
        kind.name(),
        span.period.name(),
        text(span.first),
        category,
        place.place,
        place.before,
        of.subject,
        of.category.as_str(),
        of.units,
        of.minor,
        of.orders,
        of.views,
        place.days
    ];
    tx.execute(INSERT_ROW, values).map(drop)
}

#[derive(Deserialize)]
struct ChartRow {
    starts_on: Day,
    place: i64,
    place_before: Option<i64>,
    subject: i64,
    of_category: String,
    units: i64,
    minor: i64,
    orders: i64,
    views: i64,
    days: i64,
}

impl ChartRow {
    fn row(self) -> (Day, Row) {
        let place = Place { place: self.place, before: self.place_before, days: self.days };
        let standing = Standing {
            subject: self.subject,
            category: self.of_category,
            units: self.units,
            minor: self.minor,
            orders: self.orders,
            views: self.views,
        };
        (self.starts_on, Row { place, standing })
    }
}

pub(crate) fn rows(
    read: &mut Read,
    market: MarketCode,
    kind: ChartKind,
    span: Span,
    category: &str,
) -> Result<Vec<Row>, db::Error> {
    let values = params![text(market), kind.name(), span.period.name(), text(span.first), category];
    let rows: Vec<ChartRow> = read.all(ROWS, values)?;
    Ok(rows.into_iter().map(|row| row.row().1).collect())
}

pub(crate) fn history(
    read: &mut Read,
    market: MarketCode,
    kind: ChartKind,
    period: Period,
    subject: i64,
    limit: i64,
) -> Result<Vec<(Day, Row)>, db::Error> {
    let rows: Vec<ChartRow> = read.all(HISTORY, params![text(market), kind.name(), period.name(), subject, limit])?;
    Ok(rows.into_iter().map(ChartRow::row).collect())
}

/// Days on the chart of the day by subject, in no order; of those that were on none nothing.
pub(crate) fn days_of(
    read: &mut Read,
    market: MarketCode,
    kind: ChartKind,
    category: &str,
    subjects: &[i64],
    until: Day,
) -> Result<Vec<(i64, i64)>, db::Error> {
    let mut found = Vec::with_capacity(subjects.len());
    for some in subjects.chunks(TOGETHER) {
        let head = params![text(market), kind.name(), Period::Day.name(), category, text(until)];
        found.extend(read.all::<(i64, i64)>(DAYS_OF, &with_subjects(head, some))?);
    }
    Ok(found)
}

pub(crate) fn places(
    read: &mut Read,
    market: MarketCode,
    kind: ChartKind,
    category: &str,
    from: Span,
    to: Span,
) -> Result<Vec<(i64, Day, i64)>, db::Error> {
    let values = params![text(market), kind.name(), from.period.name(), text(from.first), text(to.first), category];
    read.all(PLACES_BETWEEN, values)
}

fn text(value: impl std::fmt::Display) -> String {
    value.to_string()
}
