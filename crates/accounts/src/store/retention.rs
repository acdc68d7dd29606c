//! Deletion of what has ended, a bounded number of rows at a time.

use db::{Tx, params};
use kernel::Instant;

db::statements! {
    SESSIONS = "DELETE FROM session WHERE id IN (SELECT id FROM session WHERE expires_at <= $1 LIMIT 500)";
    MAIL_TOKENS = "DELETE FROM mail_token WHERE id IN (SELECT id FROM mail_token WHERE expires_at <= $1 LIMIT 500)";
    API_TOKENS = "DELETE FROM api_token WHERE id IN (SELECT id FROM api_token WHERE expires_at <= $1 LIMIT 500)";
    CEREMONIES = "DELETE FROM passkey_ceremony
        WHERE id IN (SELECT id FROM passkey_ceremony WHERE expires_at <= $1 LIMIT 500)";
    INVITES = "DELETE FROM shop_invite WHERE id IN (SELECT id FROM shop_invite WHERE expires_at <= $1 LIMIT 500)";
    FAILURES = "DELETE FROM log_in_failure
        WHERE key IN (SELECT key FROM log_in_failure WHERE last_at <= $1 AND until_at <= $2 LIMIT 500)";
    IDEMPOTENCY_KEYS = "DELETE FROM idempotency_key WHERE begun_at <= $1 AND actor IN
        (SELECT actor FROM idempotency_key WHERE begun_at <= $1 LIMIT 500)";
}

/// Deletes what ended before `now`, failures last seen before `failures`, keys begun before `keys`. Returns how many rows.
pub(crate) fn sweep(tx: &mut Tx, now: Instant, failures: Instant, keys: Instant) -> Result<u64, db::Error> {
    let mut rows = 0;
    for statement in [SESSIONS, MAIL_TOKENS, API_TOKENS, CEREMONIES, INVITES] {
        rows += tx.execute(statement, params![now])?;
    }
    rows += tx.execute(FAILURES, params![failures, now])?;
    rows += tx.execute(IDEMPOTENCY_KEYS, params![keys])?;
    Ok(rows)
}
