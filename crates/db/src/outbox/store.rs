//! The log of events and each consumer's place in it.

use kernel::{Clock, DAY_MS, Instant};
use serde::Deserialize;

use super::{Event, Place};
use crate::{Error, Read, Tx, params};

/// How long events that everybody followed are kept.
const KEPT_MS: i64 = 7 * DAY_MS;
/// How long a consumer has for a batch before another process may take its turn.
const TURN_MS: i64 = 300_000;

crate::statements! {
    EMIT = "INSERT INTO outbox (id, topic, subject, payload, created_at) VALUES ($1, $2, $3, $4, $5)";
    /// Gives the next places to events that were committed since the last time.
    PLACE = "
        UPDATE outbox SET place = fresh.place
        FROM (SELECT id, ROW_NUMBER() OVER (ORDER BY id) + (SELECT COALESCE(MAX(place), 0) FROM outbox) AS place
              FROM (SELECT id FROM outbox WHERE place IS NULL ORDER BY id LIMIT 1000) AS unplaced) AS fresh
        WHERE outbox.id = fresh.id";
    ANYTHING_UNPLACED = "SELECT 1 FROM outbox WHERE place IS NULL LIMIT 1";
    ANYTHING_AFTER = "SELECT 1 FROM outbox WHERE place > $1 LIMIT 1";
    WHERE_IS = "SELECT place, retry_at, lease_until FROM outbox_place WHERE consumer = $1";
    BEGIN_TO_FOLLOW = "
        INSERT INTO outbox_place (consumer, place, attempts, retry_at, lease_until) VALUES ($1, 0, 0, 0, 0)
        ON CONFLICT (consumer) DO NOTHING";
    TAKE_TURN = "
        UPDATE outbox_place SET lease = $2, lease_node = $3, lease_until = $4
        WHERE consumer = $1 AND lease_until <= $5 AND retry_at <= $5
        RETURNING place, attempts";
    AFTER = "
        SELECT place, id, topic, subject, payload, created_at FROM outbox
        WHERE place > $1 ORDER BY place LIMIT 200";
    ADVANCE = "
        UPDATE outbox_place SET place = $3, attempts = 0, retry_at = 0, error = NULL, lease = NULL, lease_node = NULL,
            lease_until = 0
        WHERE consumer = $1 AND lease = $2";
    STAY = "
        UPDATE outbox_place SET attempts = attempts + 1, error = $3, retry_at = $4, lease = NULL, lease_node = NULL,
            lease_until = 0
        WHERE consumer = $1 AND lease = $2";
    RELEASE_NODE = "UPDATE outbox_place SET lease = NULL, lease_node = NULL, lease_until = 0 WHERE lease_node = $1";
    PLACES = "
        SELECT consumer, attempts, retry_at, error,
            (SELECT COUNT(*) FROM outbox WHERE outbox.place > outbox_place.place OR outbox.place IS NULL) AS behind
        FROM outbox_place ORDER BY consumer";
    BEHIND = "
        SELECT 1 FROM outbox
        WHERE created_at < $2
            AND (place IS NULL OR place > COALESCE((SELECT place FROM outbox_place WHERE consumer = $1), 0)) LIMIT 1";
    /// The last event that everybody followed stays: the next place is counted from it.
    FORGET = "
        DELETE FROM outbox
        WHERE place < (SELECT MIN(place) FROM outbox_place) AND created_at < $1";
}

/// Adds an event to the outbox: `topic` such as `catalog.product_changed`, `key` the subject's id, `payload` JSON.
pub fn emit(tx: &mut Tx, clock: &dyn Clock, topic: &'static str, key: i64, payload: &str) -> Result<(), Error> {
    let id = tx.new_id::<Event>();
    tx.execute(EMIT, params![id, topic, key, payload, clock.now()])?;
    tx.wake_workers();
    Ok(())
}

/// How far every consumer has come.
pub fn places(read: &mut Read) -> Result<Vec<Place>, Error> {
    read.all(PLACES, params![])
}

/// Whether `consumer` has followed everything that was told before `until`, as far as it is committed.
pub fn is_followed(read: &mut Read, consumer: &str, until: Instant) -> Result<bool, Error> {
    Ok(read.optional::<i64>(BEHIND, params![consumer, until])?.is_none())
}

/// An event and its place in the log.
pub(super) struct Placed {
    pub(super) place: i64,
    pub(super) event: Event,
}

/// A consumer's turn: what it follows comes after `place`.
#[derive(Clone, Copy)]
pub(super) struct Turn {
    pub(super) place: i64,
    pub(super) attempts: i64,
    pub(super) lease: i64,
}

/// Whether `consumer` may have something to do: a cheap look before a write.
pub(super) fn anything_new(read: &mut Read, consumer: &str, now: Instant) -> Result<bool, Error> {
    #[derive(Deserialize)]
    struct Standing {
        place: i64,
        retry_at: Instant,
        lease_until: Instant,
    }
    let standing: Option<Standing> = read.optional(WHERE_IS, params![consumer])?;
    if standing.as_ref().is_some_and(|s| s.retry_at > now || s.lease_until > now) {
        return Ok(false);
    }
    let place = standing.map_or(0, |s| s.place);
    Ok(read.optional::<i64>(ANYTHING_AFTER, params![place])?.is_some()
        || read.optional::<i64>(ANYTHING_UNPLACED, params![])?.is_some())
}

/// Takes the consumer's turn unless another process has it; puts new events in their places first.
pub(super) fn take_turn(tx: &mut Tx, consumer: &str, now: Instant) -> Result<Option<Turn>, Error> {
    tx.execute(PLACE, params![])?;
    tx.execute(BEGIN_TO_FOLLOW, params![consumer])?;
    let lease = tx.new_id::<Turn>().get();
    let node = u32::from(tx.node().get());
    let values = params![consumer, lease, node, now.plus_ms(TURN_MS), now];
    let taken: Option<(i64, i64)> = tx.optional(TAKE_TURN, values)?;
    Ok(taken.map(|(place, attempts)| Turn { place, attempts, lease }))
}

/// The next events after `place`.
pub(super) fn after(read: &mut Read, place: i64) -> Result<Vec<Placed>, Error> {
    let rows: Vec<(i64, i64, String, i64, String, Instant)> = read.all(AFTER, params![place])?;
    let placed = |(place, id, topic, key, payload, at)| Placed { place, event: Event { id, topic, key, payload, at } };
    Ok(rows.into_iter().map(placed).collect())
}

/// Ends the turn at `place`.
pub(super) fn advance(tx: &mut Tx, consumer: &str, lease: i64, place: i64) -> Result<(), Error> {
    tx.execute(ADVANCE, params![consumer, lease, place])?;
    Ok(())
}

/// Ends the turn where it began, to be tried again at `retry_at`.
pub(super) fn stay(tx: &mut Tx, consumer: &str, lease: i64, why: &str, retry_at: Instant) -> Result<(), Error> {
    tx.execute(STAY, params![consumer, lease, why, retry_at])?;
    Ok(())
}

/// Ends the turns that this node had when it stopped.
pub(crate) fn release_node(tx: &mut Tx) -> Result<(), Error> {
    let node = u32::from(tx.node().get());
    tx.execute(RELEASE_NODE, params![node])?;
    Ok(())
}

/// Forgets events that everybody followed, after a week.
pub(crate) fn forget_old(tx: &mut Tx, now: Instant) -> Result<(), Error> {
    tx.execute(FORGET, params![now.plus_ms(-KEPT_MS)])?;
    Ok(())
}
