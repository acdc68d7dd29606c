//! `log_in_failure`.

use db::{Read, Tx, params};
use kernel::Instant;
use serde::Deserialize;

db::statements! {
    UNTIL = "SELECT until_at FROM log_in_failure WHERE key = $1 OR key = $2 ORDER BY until_at DESC LIMIT 1";
    NOTE = "INSERT INTO log_in_failure (key, failures, last_at, until_at) VALUES ($1, 1, $2, 0)
        ON CONFLICT (key) DO UPDATE SET
            failures = CASE WHEN log_in_failure.last_at < $3 THEN 1 ELSE log_in_failure.failures + 1 END,
            last_at = $2
        RETURNING failures";
    SET_UNTIL = "UPDATE log_in_failure SET until_at = $2 WHERE key = $1";
    FORGIVE = "DELETE FROM log_in_failure WHERE key = $1";
}

#[derive(Deserialize)]
struct Until {
    until_at: Instant,
}

#[derive(Deserialize)]
struct Failures {
    failures: i64,
}

/// Until when either key has to wait.
pub(crate) fn until(read: &mut Read, pair: &str, address: &str) -> Result<Option<Instant>, db::Error> {
    Ok(read.optional::<Until>(UNTIL, params![pair, address])?.map(|row| row.until_at))
}

/// Counts a failure; those before `since` are forgotten. Returns how many there are now.
pub(crate) fn note(tx: &mut Tx, key: &str, now: Instant, since: Instant) -> Result<i64, db::Error> {
    Ok(tx.one::<Failures>(NOTE, params![key, now, since])?.failures)
}

pub(crate) fn set_until(tx: &mut Tx, key: &str, until: Instant) -> Result<(), db::Error> {
    tx.execute(SET_UNTIL, params![key, until])?;
    Ok(())
}

pub(crate) fn forgive(tx: &mut Tx, key: &str) -> Result<(), db::Error> {
    tx.execute(FORGIVE, params![key])?;
    Ok(())
}
