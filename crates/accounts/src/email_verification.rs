//! Proof that an address is the person's: a mail with a token. It never blocks a log-in.

use db::Tx;
use kernel::{Clock, Coded, DAY_MS, Problem};
use secrecy::{ExposeSecret as _, SecretString};

use crate::mail::{Mail, MailKind};
use crate::store::mail_token::Purpose;
use crate::{FAULT, PersonId, audit, email, mail, secret, store};

/// A verification token works so long.
pub const LIFE_MS: i64 = 7 * DAY_MS;
/// Tokens a person may have open at once.
pub const OPEN_MAX: i64 = 5;

/// Why an address was not verified or changed.
#[derive(Clone, Debug, thiserror::Error)]
pub enum VerifyError {
    /// The token is unknown, used or too old.
    #[error("the verification token does not work")]
    Token,
    /// The address is no address, or somebody else's.
    #[error("the address does not do")]
    Problem(Problem),
    #[error("no such person")]
    Unknown,
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Sends the verification mail (again); nothing when the address is verified already.
pub fn request(tx: &mut Tx, clock: &dyn Clock, person: PersonId) -> Result<(), VerifyError> {
    let person = store::person::find(tx, person)?.ok_or(VerifyError::Unknown)?;
    match person.email.filter(|_| !person.email_verified) {
        Some(email) => Ok(send(tx, clock, person.id, email)?),
        None => Ok(()),
    }
}

fn send(tx: &mut Tx, clock: &dyn Clock, person: PersonId, email: String) -> Result<(), db::Error> {
    mail::enqueue(tx, clock, &Mail { person: Some(person), kind: MailKind::VerifyEmail { email } })
}

/// Asks for another address: a mail goes to the new one, a notice to the old; nothing changes until it is verified.
pub fn request_change(tx: &mut Tx, clock: &dyn Clock, person: PersonId, email: &str) -> Result<(), VerifyError> {
    let problem = |code| VerifyError::Problem(Problem::new("email", code));
    let person = store::person::find(tx, person)?.ok_or(VerifyError::Unknown)?;
    let email = email::normalise(email).ok_or_else(|| problem("accounts.email_invalid"))?;
    if person.email.as_ref() == Some(&email) {
        return request(tx, clock, person.id);
    }
    if store::person::find_by_email(tx, &email)?.is_some() {
        return Err(problem("accounts.email_taken"));
    }
    let notice = MailKind::EmailChanging { new_email: email.clone() };
    mail::enqueue(tx, clock, &Mail { person: Some(person.id), kind: notice })?;
    Ok(send(tx, clock, person.id, email)?)
}

/// Uses the token up: the address it was sent to is now the person's, and verified.
pub fn complete(tx: &mut Tx, clock: &dyn Clock, token: &SecretString) -> Result<PersonId, VerifyError> {
    let hash = secret::hash(token.expose_secret());
    let used = store::mail_token::use_up(tx, &hash, Purpose::EmailVerification, clock.now())?;
    let (person, email) = used.and_then(|used| Some((used.person_id, used.email?))).ok_or(VerifyError::Token)?;
    if store::person::find_by_email(tx, &email)?.is_some_and(|owner| owner.id != person) {
        return Err(VerifyError::Problem(Problem::new("email", "accounts.email_taken")));
    }
    store::person::set_email(tx, person, &email, Some(clock.now()))?;
    audit::by_person(tx, clock, person, "email.verified", serde_json::json!({}))?;
    Ok(person)
}

impl Coded for VerifyError {
    fn code(&self) -> &'static str {
        match self {
            VerifyError::Token => "accounts.verification_token",
            VerifyError::Problem(_) => "accounts.invalid",
            VerifyError::Unknown => "accounts.person_unknown",
            VerifyError::Db(_) => FAULT,
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            VerifyError::Problem(problem) => std::slice::from_ref(problem),
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests;
