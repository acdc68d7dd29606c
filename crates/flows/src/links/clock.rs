//! What happens to links and their sales by itself: invoices at the beginning of a month, and forgetting.

use affiliate::external::invoice;
use affiliate::{connection, external, link};
use db::jobs::{Failure, Handler, Run};
use kernel::{DAY_MS, HOUR_MS, Instant, ManualClock};

/// The kind of the job.
pub(crate) const LINKS_CLOCK: &str = "links_clock";
/// How often it looks.
const EVERY_MS: i64 = HOUR_MS;
/// Invoices made in one transaction.
const INVOICES_AT_ONCE: i64 = 50;
/// Messages of stores are known for so long; Shopify repeats one for some hours.
const MESSAGES_KEPT_MS: i64 = 30 * DAY_MS;

/// The job: invoices what was due before this month, and forgets what is too old.
pub(crate) struct LinksClock;

impl Handler for LinksClock {
    fn kind(&self) -> &'static str {
        LINKS_CLOCK
    }

    fn attempts_max(&self) -> i64 {
        i64::MAX
    }

    fn every_ms(&self) -> Option<i64> {
        Some(EVERY_MS)
    }

    fn run(&self, run: &Run<'_>) -> Result<(), Failure> {
        let now = run.clock.now();
        while invoice_some(run.db, now)? > 0 {}
        run.db.write_blocking(move |tx| {
            link::sweep(tx, now)?;
            external::sweep(tx, now)?;
            connection::sweep(tx, now.plus_ms(-MESSAGES_KEPT_MS)).map(drop)
        })?;
        Ok(())
    }
}

/// Makes some invoices; how many.
fn invoice_some(db: &db::Db, now: Instant) -> Result<usize, db::Error> {
    let until = month_of(now);
    let owed = db.read_blocking(|read| invoice::owed(read, until, INVOICES_AT_ONCE))?;
    if owed.is_empty() {
        return Ok(0);
    }
    db.write_blocking(move |tx| {
        let clock = ManualClock::at(now);
        let mut made = 0;
        for owed in &owed {
            made += usize::from(invoice::make(tx, &clock, owed, until)?.is_some());
        }
        Ok(made)
    })
}

/// When the month of `now` began, in UTC.
fn month_of(now: Instant) -> Instant {
    let date = now.timestamp().to_zoned(jiff::tz::TimeZone::UTC).date().first_of_month();
    date.to_zoned(jiff::tz::TimeZone::UTC).map_or(now, |first| Instant::from_ms(first.timestamp().as_millisecond()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_begins_on_its_first_day_at_midnight_utc() {
        assert_eq!(testkit::START, month_of(testkit::START));
        assert_eq!(month_of(testkit::START.plus_ms(29 * DAY_MS + 5)), testkit::START);
        assert_eq!(month_of(testkit::START.plus_ms(-1)), testkit::START.plus_ms(-31 * DAY_MS));
    }
}
