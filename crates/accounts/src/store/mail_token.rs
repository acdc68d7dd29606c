//! `mail_token`.

use db::{Read, Tx, params};
use kernel::Instant;
use serde::Deserialize;

use crate::PersonId;
use crate::secret::TokenHash;

db::statements! {
    INSERT = "INSERT INTO mail_token (id, person_id, purpose, token_hash, email, job_id, created_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    FORGET_OF_JOB = "DELETE FROM mail_token WHERE job_id = $1 AND person_id = $2";
    OPEN = "SELECT CAST(COUNT(*) AS BIGINT) AS n FROM mail_token WHERE person_id = $1 AND purpose = $2 AND expires_at > $3";
    FIND = "SELECT person_id, email FROM mail_token WHERE token_hash = $1 AND purpose = $2 AND expires_at > $3";
    USE_UP = "DELETE FROM mail_token WHERE token_hash = $1 AND purpose = $2 AND expires_at > $3 RETURNING person_id, email";
    FORGET_ALL = "DELETE FROM mail_token WHERE person_id = $1";
}

/// What a token is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    PasswordReset,
    EmailVerification,
}

impl Purpose {
    const fn as_str(self) -> &'static str {
        match self {
            Purpose::PasswordReset => "password_reset",
            Purpose::EmailVerification => "email_verification",
        }
    }
}

/// A token to be kept.
pub(crate) struct NewRow<'a> {
    pub(crate) person: PersonId,
    pub(crate) purpose: Purpose,
    pub(crate) hash: &'a TokenHash,
    pub(crate) email: Option<&'a str>,
    pub(crate) job: i64,
    pub(crate) at: Instant,
    pub(crate) expires_at: Instant,
}

/// Whose token it is, and which address it proves.
#[derive(Debug, Deserialize)]
pub(crate) struct Bearer {
    pub(crate) person_id: PersonId,
    pub(crate) email: Option<String>,
}

#[derive(Deserialize)]
struct Count {
    n: i64,
}

/// Forgets the token that an earlier attempt of this job made.
pub(crate) fn forget_of_job(tx: &mut Tx, person: PersonId, job: i64) -> Result<(), db::Error> {
    tx.execute(FORGET_OF_JOB, params![job, person])?;
    Ok(())
}

pub(crate) fn insert(tx: &mut Tx, row: &NewRow<'_>) -> Result<(), db::Error> {
    let id = tx.new_id::<()>();
    let values =
        params![id, row.person, row.purpose.as_str(), row.hash.as_slice(), row.email, row.job, row.at, row.expires_at];
    tx.execute(INSERT, values)?;
    Ok(())
}

/// How many tokens for `purpose` the person has open.
pub(crate) fn open(read: &mut Read, person: PersonId, purpose: Purpose, now: Instant) -> Result<i64, db::Error> {
    Ok(read.one::<Count>(OPEN, params![person, purpose.as_str(), now])?.n)
}

pub(crate) fn find(
    read: &mut Read,
    hash: &TokenHash,
    purpose: Purpose,
    now: Instant,
) -> Result<Option<Bearer>, db::Error> {
    read.optional(FIND, params![hash.as_slice(), purpose.as_str(), now])
}

/// Takes the token out: of two at once, one gets it.
pub(crate) fn use_up(
    tx: &mut Tx,
    hash: &TokenHash,
    purpose: Purpose,
    now: Instant,
) -> Result<Option<Bearer>, db::Error> {
    tx.optional(USE_UP, params![hash.as_slice(), purpose.as_str(), now])
}

pub(crate) fn forget_all(tx: &mut Tx, person: PersonId) -> Result<(), db::Error> {
    tx.execute(FORGET_ALL, params![person])?;
    Ok(())
}
