//! Statements: one a day (UTC) for each payee and currency in which something moved. Closed once, never changed.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use kernel::{Clock, Currency, DAY_MS, Id, Instant, Money, Page, PageRequest};
use serde::Serialize;

use crate::book::Entry;
use crate::{Account, Payee, store};

pub type StatementId = Id<Statement>;

/// What became of a payee's payable money on a day: `closing = opening + settled − reserve_held + reserve_released − paid_out`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Statement {
    pub id: StatementId,
    pub payee: Payee,
    /// The day, UTC.
    pub day: Date,
    pub opening: Money,
    /// What was settled, before what was kept back of it; less what was given back after settlement.
    pub settled: Money,
    pub reserve_held: Money,
    pub reserve_released: Money,
    /// What payouts took, less those that came back.
    pub paid_out: Money,
    pub closing: Money,
    pub closed_at: Instant,
}

/// The first and the last moment but one of a day: `[start, end)`.
pub fn bounds(day: Date) -> (Instant, Instant) {
    let start = day.to_zoned(TimeZone::UTC).map_or(0, |zoned| zoned.timestamp().as_millisecond());
    (Instant::from_ms(start), Instant::from_ms(start.saturating_add(DAY_MS)))
}

/// The day of a moment, UTC.
pub fn day_of(at: Instant) -> Date {
    at.timestamp().to_zoned(TimeZone::UTC).date()
}

/// Days before `today` on which a payee's payable money moved and that are not closed yet, the oldest first, a hundred at the most.
pub fn open_days(read: &mut db::Read, today: Date) -> Result<Vec<(Payee, Date, Currency)>, db::Error> {
    store::statement::open_days(read, today)
}

/// Closes a day of a payee in a currency; `None` when it is closed already. The day must be over, the days before closed, and
/// nothing may be booked into it afterwards.
pub fn close_day(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    payee: Payee,
    day: Date,
    currency: Currency,
) -> Result<Option<Statement>, db::Error> {
    let sums = store::statement::sums(tx, payee, currency, day)?;
    store::statement::day_done(tx, payee, day, currency)?;
    let money = |minor: i64| Money::new(minor, currency);
    let statement = Statement {
        id: tx.new_id(),
        payee,
        day,
        opening: money(sums.opening),
        settled: money(sums.settled),
        reserve_held: money(sums.reserve_held),
        reserve_released: money(sums.reserve_released),
        paid_out: money(sums.paid_out),
        closing: money(sums.opening + sums.settled - sums.reserve_held + sums.reserve_released - sums.paid_out),
        closed_at: clock.now(),
    };
    Ok(store::statement::insert(tx, &statement)?.then_some(statement))
}

/// A payee's statements, the newest first.
pub fn list(read: &mut db::Read, payee: Payee, page: &PageRequest) -> Result<Page<Statement>, db::Error> {
    store::statement::list(read, payee, page)
}

/// A statement of this payee.
pub fn find(read: &mut db::Read, payee: Payee, id: StatementId) -> Result<Option<Statement>, db::Error> {
    store::statement::find(read, payee, id)
}

/// What moved a payee's payable money or reserve on the statement's day, oldest first; of each entry the payee's own postings.
pub fn lines(read: &mut db::Read, statement: &Statement) -> Result<Vec<Entry>, db::Error> {
    let (start, end) = bounds(statement.day);
    let mut entries = store::book::of_payee(read, statement.payee, start, end)?;
    let mine = [Account::Payable(statement.payee), Account::Reserve(statement.payee)];
    let currency = statement.closing.currency;
    entries.retain(|entry| {
        entry.postings.iter().any(|(account, amount)| amount.currency == currency && mine.contains(account))
    });
    Ok(entries)
}

#[cfg(test)]
mod tests;
