//! `session`, and the look-up behind every request.

use db::{Json, Read, Tx, params};
use kernel::{Country, Instant};
use serde::Deserialize;

use crate::secret::TokenHash;
use crate::{
    ApiTokenId, Locale, Membership, OperatorPermission, PersonId, Principal, Scope, Session, SessionId, ShopId,
    ShopPermission, Via,
};

macro_rules! bearer {
    ($credential:literal, $from:literal) => {
        concat!(
            "SELECT ",
            $credential,
            ", p.id AS person, p.handle, p.locale, p.market, c.person_id AS creator, o.permissions AS operator,
                m.shop_id, m.owner, m.permissions
            FROM ",
            $from,
            " t JOIN person p ON p.id = t.person_id
            LEFT JOIN creator c ON c.person_id = p.id
            LEFT JOIN operator o ON o.person_id = p.id
            LEFT JOIN shop_member m ON m.person_id = p.id
            WHERE t.token_hash = $1 AND t.expires_at > $2 AND p.deleted_at IS NULL
            ORDER BY m.shop_id NULLS LAST"
        )
    };
}

db::statements! {
    INSERT = "INSERT INTO session (id, person_id, token_hash, device, created_at, seen_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $5, $6)";
    BEARER_OF_SESSION = bearer!("t.id, CAST(NULL AS TEXT) AS scopes, t.seen_at", "session");
    BEARER_OF_TOKEN = bearer!("t.id, t.scopes, COALESCE(t.used_at, 0) AS seen_at", "api_token");
    TOUCH = "UPDATE session SET seen_at = $2,
        expires_at = CASE WHEN created_at + $4 < $3 THEN created_at + $4 ELSE CAST($3 AS BIGINT) END WHERE id = $1";
    LIST = "SELECT id, device, created_at, seen_at, expires_at FROM session
        WHERE person_id = $1 AND expires_at > $2 ORDER BY seen_at DESC, id DESC";
    REVOKE = "DELETE FROM session WHERE person_id = $1 AND id = $2";
    END = "DELETE FROM session WHERE id = $1";
    REVOKE_OTHERS = "DELETE FROM session WHERE person_id = $1 AND id <> $2";
}

#[derive(Deserialize)]
struct Bearer {
    id: i64,
    scopes: Option<Json<Vec<Scope>>>,
    seen_at: Instant,
    person: PersonId,
    handle: String,
    locale: Locale,
    market: Country,
    creator: Option<i64>,
    operator: Option<Json<Vec<OperatorPermission>>>,
    shop_id: Option<ShopId>,
    owner: Option<bool>,
    permissions: Option<Json<Vec<ShopPermission>>>,
}

/// A session to be kept.
pub(crate) struct NewRow<'a> {
    pub(crate) id: SessionId,
    pub(crate) person: PersonId,
    pub(crate) hash: &'a TokenHash,
    pub(crate) device: &'a str,
    pub(crate) at: Instant,
    pub(crate) expires_at: Instant,
}

pub(crate) fn insert(tx: &mut Tx, row: &NewRow<'_>) -> Result<(), db::Error> {
    let values = params![row.id, row.person, row.hash.as_slice(), row.device, row.at, row.expires_at];
    tx.execute(INSERT, values)?;
    Ok(())
}

/// Whom a session's token belongs to.
pub(crate) fn bearer_of_session(
    read: &mut Read,
    hash: &TokenHash,
    now: Instant,
) -> Result<Option<Principal>, db::Error> {
    Ok(principal(read.all(BEARER_OF_SESSION, params![hash.as_slice(), now])?))
}

/// Whom an API token belongs to.
pub(crate) fn bearer_of_token(read: &mut Read, hash: &TokenHash, now: Instant) -> Result<Option<Principal>, db::Error> {
    Ok(principal(read.all(BEARER_OF_TOKEN, params![hash.as_slice(), now])?))
}

/// One row a shop, or one row without a shop.
fn principal(rows: Vec<Bearer>) -> Option<Principal> {
    let mut shops = Vec::with_capacity(rows.len());
    let mut rows = rows.into_iter();
    let mut first = rows.next()?;
    shops.extend(membership(&mut first));
    shops.extend(rows.filter_map(|mut row| membership(&mut row)));
    let via = match first.scopes {
        Some(scopes) => Via::Token { id: ApiTokenId::new(first.id), scopes: scopes.0 },
        None => Via::Session(SessionId::new(first.id)),
    };
    Some(Principal {
        person: first.person,
        handle: first.handle,
        locale: first.locale,
        market: first.market,
        creator: first.creator.is_some(),
        operator: first.operator.map(|json| json.0).unwrap_or_default(),
        shops,
        via,
        seen_at: first.seen_at,
    })
}

fn membership(row: &mut Bearer) -> Option<Membership> {
    let permissions = row.permissions.take().map(|json| json.0).unwrap_or_default();
    Some(Membership { shop: row.shop_id?, owner: row.owner.unwrap_or_default(), permissions })
}

/// Notes a use, and moves the end to `idle_end`, at most `age_ms_max` after the start.
pub(crate) fn touch(
    tx: &mut Tx,
    id: SessionId,
    now: Instant,
    idle_end: Instant,
    age_ms_max: i64,
) -> Result<(), db::Error> {
    tx.execute(TOUCH, params![id, now, idle_end, age_ms_max])?;
    Ok(())
}

pub(crate) fn list(read: &mut Read, person: PersonId, now: Instant) -> Result<Vec<Session>, db::Error> {
    read.all(LIST, params![person, now])
}

pub(crate) fn revoke(tx: &mut Tx, person: PersonId, id: SessionId) -> Result<bool, db::Error> {
    Ok(tx.execute(REVOKE, params![person, id])? == 1)
}

/// Ends a session, whoever's.
pub(crate) fn end(tx: &mut Tx, id: SessionId) -> Result<(), db::Error> {
    tx.execute(END, params![id])?;
    Ok(())
}

pub(crate) fn revoke_others(tx: &mut Tx, person: PersonId, keep: SessionId) -> Result<u64, db::Error> {
    tx.execute(REVOKE_OTHERS, params![person, keep])
}
