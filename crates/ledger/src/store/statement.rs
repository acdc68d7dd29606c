//! SQL of statements.

use db::{Read, Tx, params};
use jiff::civil::Date;
use kernel::{Currency, Instant, Money, Page, PageRequest};
use serde::Deserialize;

use crate::statement::{Statement, StatementId};
use crate::{Account, Payee, statement};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, payee, day, currency, opening, settled, reserve_held, reserve_released, paid_out, closing, closed_at FROM statement ",
            $rest
        )
    };
}

db::statements! {
    INSERT = "INSERT INTO statement (id, payee, day, currency, opening, settled, reserve_held, reserve_released, paid_out, closing, closed_at, ends_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (payee, day, currency) DO NOTHING";
    LIST = select!("WHERE payee = $1 AND id < $2 ORDER BY id DESC LIMIT $3");
    FIND = select!("WHERE payee = $1 AND id = $2");
    NOTE_DAY = "INSERT INTO statement_due (day, payee, currency) VALUES ($1, $2, $3) ON CONFLICT (day, payee, currency) DO NOTHING";
    DAY_DONE = "DELETE FROM statement_due WHERE day = $1 AND payee = $2 AND currency = $3";
    OPEN_DAYS = "SELECT day, payee, currency FROM statement_due WHERE day < $1 ORDER BY day, payee, currency LIMIT 100";
    BEFORE = "SELECT closing, ends_at FROM statement WHERE payee = $1 AND currency = $2 AND day < $3 ORDER BY day DESC LIMIT 1";
    /// From the end of the statement before, `$5`, to the end of the day, `$7`, which begins at `$6`. Credits are what we owe: the signs
    /// are turned round.
    SUMS = "SELECT CAST(COALESCE(SUM(CASE WHEN p.at < $6 AND p.account = $2 THEN -p.minor ELSE 0 END), 0) AS BIGINT) AS before, \
            CAST(COALESCE(SUM(CASE WHEN p.at >= $6 AND e.kind = 'settled' THEN -p.minor ELSE 0 END), 0) AS BIGINT) AS settled, \
            CAST(COALESCE(SUM(CASE WHEN p.at >= $6 AND e.kind = 'settled' AND p.account = $3 THEN -p.minor ELSE 0 END), 0) AS BIGINT) AS reserve_held, \
            CAST(COALESCE(SUM(CASE WHEN p.at >= $6 AND e.kind = 'reserve_released' AND p.account = $2 THEN -p.minor ELSE 0 END), 0) AS BIGINT) AS reserve_released, \
            CAST(COALESCE(SUM(CASE WHEN p.at >= $6 AND e.kind IN ('payout', 'payout_failed') AND p.account = $2 THEN p.minor ELSE 0 END), 0) AS BIGINT) AS paid_out \
        FROM posting p JOIN ledger_entry e ON e.id = p.entry \
        WHERE p.payee = $1 AND p.currency = $4 AND p.at >= $5 AND p.at < $7 AND p.account IN ($2, $3)";
    /// Each statement begins where the one before ended, and says what the postings between the two ends say.
    DISAGREEING = "SELECT s.id FROM (SELECT id, payee, currency, opening, closing, ends_at, \
            COALESCE(LAG(closing) OVER (PARTITION BY payee, currency ORDER BY ends_at), 0) AS before, \
            COALESCE(LAG(ends_at) OVER (PARTITION BY payee, currency ORDER BY ends_at), 0) AS since FROM statement) s \
        WHERE s.opening <> s.before OR s.closing - s.opening <> (SELECT COALESCE(-SUM(p.minor), 0) FROM posting p \
            WHERE p.payee = s.payee AND p.at >= s.since AND p.at < s.ends_at \
                AND p.account = s.payee || ':payable' AND p.currency = s.currency) ORDER BY s.id LIMIT 100";
}

/// What moved in a day, and what was payable before it.
#[derive(Deserialize)]
pub(crate) struct Sums {
    /// Until the row is read: only what moved since the statement before.
    #[serde(rename = "before")]
    pub(crate) opening: i64,
    pub(crate) settled: i64,
    pub(crate) reserve_held: i64,
    pub(crate) reserve_released: i64,
    pub(crate) paid_out: i64,
}

#[derive(Deserialize)]
struct Row {
    id: StatementId,
    payee: Payee,
    day: Date,
    currency: Currency,
    opening: i64,
    settled: i64,
    reserve_held: i64,
    reserve_released: i64,
    paid_out: i64,
    closing: i64,
    closed_at: Instant,
}

impl From<Row> for Statement {
    fn from(row: Row) -> Statement {
        let money = |minor: i64| Money::new(minor, row.currency);
        Statement {
            id: row.id,
            payee: row.payee,
            day: row.day,
            opening: money(row.opening),
            settled: money(row.settled),
            reserve_held: money(row.reserve_held),
            reserve_released: money(row.reserve_released),
            paid_out: money(row.paid_out),
            closing: money(row.closing),
            closed_at: row.closed_at,
        }
    }
}

#[derive(Deserialize)]
struct OpenRow {
    day: Date,
    payee: Payee,
    currency: Currency,
}

/// The day wants a statement.
pub(crate) fn note_day(tx: &mut Tx, payee: Payee, day: Date, currency: Currency) -> Result<(), db::Error> {
    tx.execute(NOTE_DAY, params![day.to_string(), payee.to_string(), currency])?;
    Ok(())
}

/// The day has its statement.
pub(crate) fn day_done(tx: &mut Tx, payee: Payee, day: Date, currency: Currency) -> Result<(), db::Error> {
    tx.execute(DAY_DONE, params![day.to_string(), payee.to_string(), currency])?;
    Ok(())
}

pub(crate) fn open_days(read: &mut Read, today: Date) -> Result<Vec<(Payee, Date, Currency)>, db::Error> {
    let rows: Vec<OpenRow> = read.all(OPEN_DAYS, params![today.to_string()])?;
    Ok(rows.into_iter().map(|row| (row.payee, row.day, row.currency)).collect())
}

#[derive(Deserialize)]
struct BeforeRow {
    closing: i64,
    ends_at: Instant,
}

pub(crate) fn sums(read: &mut Read, payee: Payee, currency: Currency, day: Date) -> Result<Sums, db::Error> {
    let (start, end) = statement::bounds(day);
    let name = payee.to_string();
    let before: Option<BeforeRow> = read.optional(BEFORE, params![name.as_str(), currency, day.to_string()])?;
    let (closing, since) = before.map_or((0, Instant::from_ms(0)), |row| (row.closing, row.ends_at));
    let (payable, reserve) = (Account::Payable(payee).to_string(), Account::Reserve(payee).to_string());
    let sums: Sums = read.one(SUMS, params![name, payable, reserve, currency, since, start, end])?;
    Ok(Sums { opening: closing + sums.opening, ..sums })
}

pub(crate) fn disagreeing(read: &mut Read) -> Result<Vec<StatementId>, db::Error> {
    read.all(DISAGREEING, params![])
}

/// False when the day is closed.
pub(crate) fn insert(tx: &mut Tx, s: &Statement) -> Result<bool, db::Error> {
    let (payee, day, currency) = (s.payee.to_string(), s.day.to_string(), s.closing.currency);
    let values = params![
        s.id,
        payee,
        day,
        currency,
        s.opening.minor,
        s.settled.minor,
        s.reserve_held.minor,
        s.reserve_released.minor,
        s.paid_out.minor,
        s.closing.minor,
        s.closed_at,
        statement::bounds(s.day).1,
    ];
    Ok(tx.execute(INSERT, values)? == 1)
}

pub(crate) fn list(read: &mut Read, payee: Payee, page: &PageRequest) -> Result<Page<Statement>, db::Error> {
    let before: i64 = page.after.as_ref().and_then(|cursor| cursor.open()).unwrap_or(i64::MAX);
    let rows: Vec<Row> = read.all(LIST, params![payee.to_string(), before, page.fetch()])?;
    Ok(Page::of(rows.into_iter().map(Statement::from).collect(), page, |statement| statement.id.get()))
}

pub(crate) fn find(read: &mut Read, payee: Payee, id: StatementId) -> Result<Option<Statement>, db::Error> {
    Ok(read.optional::<Row>(FIND, params![payee.to_string(), id])?.map(Statement::from))
}
