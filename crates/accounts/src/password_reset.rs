//! Forgotten passwords: a mail with a token that works once, for an hour.

use db::{Read, Tx};
use kernel::{Clock, Coded, HOUR_MS, Problem};
use secrecy::{ExposeSecret as _, SecretString};

use crate::mail::{Mail, MailKind};
use crate::password::PasswordHash;
use crate::store::mail_token::Purpose;
use crate::{FAULT, PersonId, mail, password, secret, session, store};

/// A reset token works so long.
pub const LIFE_MS: i64 = HOUR_MS;
/// Tokens a person may have open at once; more requests are answered alike and send nothing.
pub const OPEN_MAX: i64 = 3;

/// Characters of a login that are looked at.
const LOGIN_LENGTH_MAX: usize = 254;

/// Why a password was not reset.
#[derive(Clone, Debug, thiserror::Error)]
pub enum ResetError {
    /// The token is unknown, used or too old.
    #[error("the reset token does not work")]
    Token,
    /// The new password does not do.
    #[error("the new password does not do")]
    Problem(Problem),
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Asks for a reset mail. The same work for every login, known or not: one queued job, which looks the person up later.
pub fn request(tx: &mut Tx, clock: &dyn Clock, login: &str) -> Result<(), db::Error> {
    let login = session::normal_login(login).chars().take(LOGIN_LENGTH_MAX).collect();
    mail::enqueue(tx, clock, &Mail { person: None, kind: MailKind::PasswordReset { login } })
}

/// Checks token and new password before the slow hashing; consumes nothing.
pub fn check(
    read: &mut Read,
    clock: &dyn Clock,
    token: &SecretString,
    password: &SecretString,
) -> Result<PersonId, ResetError> {
    let hash = secret::hash(token.expose_secret());
    let bearer = store::mail_token::find(read, &hash, Purpose::PasswordReset, clock.now())?.ok_or(ResetError::Token)?;
    let own = store::person::credential(read, bearer.person_id)?.ok_or(ResetError::Token)?;
    let email = own.email.unwrap_or_default();
    match password::check("password", password, &own.handle, &email) {
        Some(problem) => Err(ResetError::Problem(problem)),
        None => Ok(bearer.person_id),
    }
}

/// Uses the token up, sets the password, ends every session and says so by mail. Of two uses at once, one works.
pub fn complete(
    tx: &mut Tx,
    clock: &dyn Clock,
    token: &SecretString,
    hash: &PasswordHash,
) -> Result<PersonId, ResetError> {
    let used = secret::hash(token.expose_secret());
    let bearer = store::mail_token::use_up(tx, &used, Purpose::PasswordReset, clock.now())?.ok_or(ResetError::Token)?;
    password::set(tx, clock, bearer.person_id, hash)?;
    Ok(bearer.person_id)
}

impl Coded for ResetError {
    fn code(&self) -> &'static str {
        match self {
            ResetError::Token => "accounts.reset_token",
            ResetError::Problem(_) => "accounts.invalid",
            ResetError::Db(_) => FAULT,
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            ResetError::Problem(problem) => std::slice::from_ref(problem),
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests;
