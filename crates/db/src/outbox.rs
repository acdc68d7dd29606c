//! What must follow a write, kept in the same transaction.

mod store;

use std::panic::{AssertUnwindSafe, catch_unwind};

use kernel::{Clock, Instant};
use serde::Deserialize;

pub use self::store::{STATEMENTS, emit, is_followed, places};
pub(crate) use self::store::{forget_old, release_node};
use crate::jobs::backoff_ms;
use crate::{Db, Error};

/// An event as a consumer gets it: at least once, in the order of its key.
#[derive(Clone, Debug, Deserialize)]
pub struct Event {
    pub id: i64,
    pub topic: String,
    pub key: i64,
    pub payload: String,
    /// When it was told.
    pub at: Instant,
}

/// Follows events of some topics; must be idempotent. Each consumer has its own place in the log.
pub trait Consumer: Send + Sync {
    /// Its name, kept with its place.
    fn name(&self) -> &'static str;
    /// Whether it wants events of `topic`.
    fn wants(&self, topic: &str) -> bool;
    /// Handles a batch in order; an error is retried with backoff, and visible to the operator.
    fn handle(&self, db: &Db, clock: &dyn Clock, events: &[Event]) -> Result<(), String>;
}

/// How far a consumer has come, for the operator.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Place {
    pub consumer: String,
    /// Events it has not followed yet.
    pub behind: i64,
    /// Failures in a row.
    pub attempts: i64,
    /// When it tries again, after a failure.
    pub retry_at: Instant,
    pub error: Option<String>,
}

/// The lane of the log's order: consumers would fight over the same rows.
const OUTBOX_LANE: i64 = -2;

/// Hands the next batch of events to `consumer`; false when there is nothing for it to do now. The server does so by itself:
/// for work that must not begin before a consumer has come as far as it can.
pub fn deliver(db: &Db, clock: &dyn Clock, consumer: &dyn Consumer) -> Result<bool, Error> {
    let (name, now) = (consumer.name(), clock.now());
    if !db.read_blocking(|read| store::anything_new(read, name, now))? {
        return Ok(false);
    }
    let Some(turn) = db.write_blocking_in_lane(OUTBOX_LANE, move |tx| store::take_turn(tx, name, now))? else {
        return Ok(false);
    };
    let events = db.read_blocking(|read| store::after(read, turn.place))?;
    let reached = events.last().map_or(turn.place, |e| e.place);
    let wanted: Vec<Event> = events.into_iter().map(|e| e.event).filter(|e| consumer.wants(&e.topic)).collect();
    let handled = if wanted.is_empty() { Ok(()) } else { handle(db, clock, consumer, &wanted) };
    let later = clock.now().plus_ms(backoff_ms(turn.attempts + 1));
    let progressed = handled.is_ok() && reached > turn.place;
    db.write_blocking_in_lane(OUTBOX_LANE, move |tx| match &handled {
        Ok(()) => store::advance(tx, name, turn.lease, reached),
        Err(why) => store::stay(tx, name, turn.lease, why, later),
    })?;
    Ok(progressed)
}

fn handle(db: &Db, clock: &dyn Clock, consumer: &dyn Consumer, events: &[Event]) -> Result<(), String> {
    let outcome = catch_unwind(AssertUnwindSafe(|| consumer.handle(db, clock, events)));
    let outcome = outcome.unwrap_or_else(|_| Err("it panicked".to_owned()));
    if let Err(why) = &outcome {
        tracing::warn!(consumer = consumer.name(), why, "events could not be followed");
    }
    outcome
}
