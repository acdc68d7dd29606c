//! SQL of secrets that open carts and orders.

use db::{Read, Tx, params};
use kernel::Instant;

use crate::OrderId;
use crate::access::TokenHash;

db::statements! {
    INSERT = "INSERT INTO order_access (token_hash, order_id, expires_at) VALUES ($1, $2, $3)";
    OPENS = "SELECT order_id FROM order_access WHERE token_hash = $1 AND expires_at > $2";
    FORGET = "DELETE FROM order_access WHERE order_id = $1";
    SWEEP_LINKS = "DELETE FROM order_access WHERE expires_at <= $1";
    SWEEP_CARTS = "UPDATE cart SET token_hash = NULL WHERE token_hash IS NOT NULL AND updated_at <= $1";
}

pub(crate) fn insert(tx: &mut Tx, hash: &TokenHash, order: OrderId, expires_at: Instant) -> Result<(), db::Error> {
    tx.execute(INSERT, params![hash.as_slice(), order, expires_at])?;
    Ok(())
}

pub(crate) fn opens(read: &mut Read, hash: &TokenHash, now: Instant) -> Result<Option<OrderId>, db::Error> {
    read.optional(OPENS, params![hash.as_slice(), now])
}

pub(crate) fn forget(tx: &mut Tx, order: OrderId) -> Result<(), db::Error> {
    tx.execute(FORGET, params![order])?;
    Ok(())
}

pub(crate) fn sweep(tx: &mut Tx, now: Instant, carts_before: Instant) -> Result<u64, db::Error> {
    Ok(tx.execute(SWEEP_LINKS, params![now])? + tx.execute(SWEEP_CARTS, params![carts_before])?)
}
