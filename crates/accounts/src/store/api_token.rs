//! `api_token`.

use db::{Json, Read, Tx, params};
use kernel::Instant;
use serde::Deserialize;

use super::json;
use crate::secret::TokenHash;
use crate::{ApiToken, ApiTokenId, PersonId, Scope};

db::statements! {
    INSERT = "INSERT INTO api_token (id, person_id, token_hash, name, scopes, created_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    COUNT = "SELECT CAST(COUNT(*) AS BIGINT) AS n FROM api_token WHERE person_id = $1";
    LIST = "SELECT id, name, scopes, created_at, used_at, expires_at FROM api_token WHERE person_id = $1 ORDER BY id DESC";
    TOUCH = "UPDATE api_token SET used_at = $2 WHERE id = $1";
    REVOKE = "DELETE FROM api_token WHERE person_id = $1 AND id = $2";
    REVOKE_ALL = "DELETE FROM api_token WHERE person_id = $1";
}

#[derive(Deserialize)]
struct Row {
    id: ApiTokenId,
    name: String,
    scopes: Json<Vec<Scope>>,
    created_at: Instant,
    used_at: Option<Instant>,
    expires_at: Instant,
}

impl From<Row> for ApiToken {
    fn from(row: Row) -> ApiToken {
        let Row { id, name, scopes: Json(scopes), created_at, used_at, expires_at } = row;
        ApiToken { id, name, scopes, created_at, used_at, expires_at }
    }
}

#[derive(Deserialize)]
struct Count {
    n: i64,
}

pub(crate) fn insert(tx: &mut Tx, person: PersonId, token: &ApiToken, hash: &TokenHash) -> Result<(), db::Error> {
    let scopes = json(&token.scopes)?;
    let values =
        params![token.id, person, hash.as_slice(), token.name.as_str(), scopes, token.created_at, token.expires_at];
    tx.execute(INSERT, values)?;
    Ok(())
}

pub(crate) fn count(read: &mut Read, person: PersonId) -> Result<i64, db::Error> {
    Ok(read.one::<Count>(COUNT, params![person])?.n)
}

pub(crate) fn list(read: &mut Read, person: PersonId) -> Result<Vec<ApiToken>, db::Error> {
    Ok(read.all::<Row>(LIST, params![person])?.into_iter().map(ApiToken::from).collect())
}

pub(crate) fn touch(tx: &mut Tx, id: ApiTokenId, now: Instant) -> Result<(), db::Error> {
    tx.execute(TOUCH, params![id, now])?;
    Ok(())
}

pub(crate) fn revoke(tx: &mut Tx, person: PersonId, id: ApiTokenId) -> Result<bool, db::Error> {
    Ok(tx.execute(REVOKE, params![person, id])? == 1)
}

pub(crate) fn revoke_all(tx: &mut Tx, person: PersonId) -> Result<u64, db::Error> {
    tx.execute(REVOKE_ALL, params![person])
}
