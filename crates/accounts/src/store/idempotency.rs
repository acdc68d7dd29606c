//! `idempotency_key`.

use db::{Tx, params};
use kernel::Instant;
use serde::Deserialize;

use crate::idempotency::{Request, Saved};

db::statements! {
    CLAIM = "INSERT INTO idempotency_key (actor, key, request_hash, begun_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT DO NOTHING";
    CLAIM_AGAIN = "UPDATE idempotency_key SET request_hash = $3, status = NULL, body = NULL, begun_at = $4
        WHERE actor = $1 AND key = $2";
    FIND = "SELECT CASE WHEN request_hash = $3 THEN CAST(1 AS BIGINT) ELSE CAST(0 AS BIGINT) END AS same, status, body, begun_at
        FROM idempotency_key WHERE actor = $1 AND key = $2";
    FINISH = "UPDATE idempotency_key SET status = $3, body = $4, begun_at = $5 WHERE actor = $1 AND key = $2";
    ABANDON = "DELETE FROM idempotency_key WHERE actor = $1 AND key = $2 AND status IS NULL";
}

/// What is kept of a key.
#[derive(Deserialize)]
pub(crate) struct Row {
    pub(crate) same: bool,
    pub(crate) status: Option<i64>,
    pub(crate) body: Option<String>,
    pub(crate) begun_at: Instant,
}

/// Claims the key; `false` when it is claimed.
pub(crate) fn claim(tx: &mut Tx, request: &Request<'_>, now: Instant) -> Result<bool, db::Error> {
    Ok(tx.execute(CLAIM, params![request.actor, request.key, request.hash.as_slice(), now])? == 1)
}

/// Claims a key that is over.
pub(crate) fn claim_again(tx: &mut Tx, request: &Request<'_>, now: Instant) -> Result<(), db::Error> {
    tx.execute(CLAIM_AGAIN, params![request.actor, request.key, request.hash.as_slice(), now])?;
    Ok(())
}

pub(crate) fn find(tx: &mut Tx, request: &Request<'_>) -> Result<Row, db::Error> {
    tx.one(FIND, params![request.actor, request.key, request.hash.as_slice()])
}

pub(crate) fn finish(tx: &mut Tx, request: &Request<'_>, answer: &Saved, now: Instant) -> Result<(), db::Error> {
    let status = i64::from(answer.status);
    tx.execute(FINISH, params![request.actor, request.key, status, answer.body.as_str(), now])?;
    Ok(())
}

pub(crate) fn abandon(tx: &mut Tx, request: &Request<'_>) -> Result<(), db::Error> {
    tx.execute(ABANDON, params![request.actor, request.key])?;
    Ok(())
}
