//! Settling: what was earned becomes payable when its time has come, less a reserve; reserves are let go; days that are over are
//! closed into statements.

use std::collections::HashMap;

use jiff::civil::Date;
use kernel::{Clock, Instant, ManualClock, PageRequest};
use ledger::Payee;
use ledger::settlement::{self, SettleError};
use ledger::statement;
use trade::OrderId;

use super::same;
use crate::affiliate;

/// What [`settle_day`] did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SettledDay {
    /// Amounts that became payable.
    pub settled: u64,
    pub reserves_released: u64,
    /// Days of payees that were closed.
    pub statements: u64,
}

/// Does everything that is due, each thing as of when it was due, and closes every day that is over. For jobs and commands; a
/// hundred rows at a time, and doing it again does nothing more.
pub fn settle_day(db: &db::Db, clock: &dyn Clock) -> Result<SettledDay, db::Error> {
    let now = clock.now();
    Ok(SettledDay {
        settled: until_nothing(db, now, |read| Ok(settlement::due(read, now)?.len()), settle_some)?,
        reserves_released: until_nothing(db, now, |read| Ok(settlement::reserves_due(read, now)?.len()), release_some)?,
        statements: until_nothing(
            db,
            now,
            |read| Ok(statement::open_days(read, statement::day_of(now))?.len()),
            close_some,
        )?,
    })
}

/// Does `some` work in one transaction after another while there is `more`; how much was done.
fn until_nothing(
    db: &db::Db,
    now: Instant,
    more: impl Fn(&mut db::Read) -> Result<usize, db::Error>,
    some: fn(&mut db::Tx, Instant) -> Result<u64, SettleError>,
) -> Result<u64, db::Error> {
    let mut done = 0;
    while db.read_blocking(&more)? > 0 {
        match db.write_blocking(move |tx| some(tx, now).map_err(fault))? {
            0 => break,
            more => done += more,
        }
    }
    Ok(done)
}

/// Books that do not add up are a fault.
fn fault(error: SettleError) -> db::Error {
    match error {
        SettleError::Db(error) => error,
        error => db::Error::Row(error.to_string().into()),
    }
}

fn settle_some(tx: &mut db::Tx, now: Instant) -> Result<u64, SettleError> {
    let (mut done, mut closed) = (0, Closed::default());
    for waiting in settlement::due(tx, now)? {
        let as_of = closed.as_of(tx, waiting.payee, waiting.until, now)?;
        let clock = ManualClock::at(as_of);
        if settlement::settle(tx, &clock, &waiting)? {
            affiliate::settled(tx, &clock, waiting.payee, waiting.order)?;
            done += 1;
        }
    }
    Ok(done)
}

fn release_some(tx: &mut db::Tx, now: Instant) -> Result<u64, SettleError> {
    let (mut done, mut closed) = (0, Closed::default());
    for reserve in settlement::reserves_due(tx, now)? {
        let as_of = closed.as_of(tx, reserve.payee, Some(reserve.until), now)?;
        done += u64::from(settlement::release(tx, &ManualClock::at(as_of), &reserve)?);
    }
    Ok(done)
}

/// Closes days, each payee's oldest first, so that every day opens with what the one before closed with.
fn close_some(tx: &mut db::Tx, now: Instant) -> Result<u64, SettleError> {
    let mut done = 0;
    for (payee, day, currency) in statement::open_days(tx, statement::day_of(now))? {
        let closed = statement::close_day(tx, &ManualClock::at(now), payee, day, currency)?;
        done += u64::from(closed.is_some());
    }
    Ok(done)
}

/// The last closed day of payees: nothing is booked into a day that is closed.
#[derive(Default)]
struct Closed(HashMap<Payee, Option<Date>>);

impl Closed {
    /// When something due at `due_at` is booked: then, or now if its day is closed (it was held until now).
    fn as_of(
        &mut self,
        tx: &mut db::Tx,
        payee: Payee,
        due_at: Option<Instant>,
        now: Instant,
    ) -> Result<Instant, db::Error> {
        let last = match self.0.get(&payee) {
            Some(last) => *last,
            None => {
                let newest = statement::list(tx, payee, &PageRequest::first())?.items;
                let last = newest.iter().map(|statement| statement.day).max();
                self.0.insert(payee, last);
                last
            }
        };
        let due_at = due_at.unwrap_or(now).min(now);
        let is_closed = last.is_some_and(|last| statement::day_of(due_at) <= last);
        Ok(if is_closed { now } else { due_at })
    }
}

/// Something about the order is open: nothing of it is settled.
pub(super) fn hold(tx: &mut db::Tx, clock: &dyn Clock, order: OrderId) -> Result<(), db::Error> {
    affiliate::held(tx, clock, order)?;
    settlement::hold(tx, same(order))
}

/// Settles the order again when none of its returns is open. A refused one is not: should the buyer dispute it, it holds again.
pub(super) fn let_go(tx: &mut db::Tx, clock: &dyn Clock, order: OrderId) -> Result<(), db::Error> {
    let returns = trade::returns::of_order(tx, order)?;
    match returns.iter().any(|ret| !ret.state.is_over() && !ret.state.is_refused()) {
        true => Ok(()),
        false => {
            affiliate::let_go(tx, clock, order)?;
            settlement::unhold(tx, same(order))
        }
    }
}
