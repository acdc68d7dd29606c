//! A person: sign-up, profile, deletion.

use db::{Read, Tx};
use kernel::{Clock, Coded, Country, Id, Instant, Page, PageRequest, Problem, Problems};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};

use crate::password::PasswordHash;
use crate::{FAULT, Locale, OperatorPermission, audit, email, handle, mail, operator, password, store};

pub type PersonId = Id<Person>;

/// A person as they see themselves and as an operator sees them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Person {
    pub id: PersonId,
    /// The public name in addresses, unique, lower case.
    pub handle: String,
    /// Normalised, unique; `None` once deleted.
    pub email: Option<String>,
    pub email_verified: bool,
    pub locale: Locale,
    /// The market they shop in.
    pub market: Country,
    pub creator: bool,
    /// Empty for all but operators.
    pub operator: Vec<OperatorPermission>,
    pub created_at: Instant,
    /// Set once the person deleted the account; the record stays, anonymous.
    pub deleted_at: Option<Instant>,
}

/// A wish to sign up, as it was sent.
#[derive(Clone, Debug)]
pub struct SignUp {
    pub handle: String,
    pub email: String,
    pub password: SecretString,
    pub locale: String,
    pub market: String,
}

/// A wish to sign up that keeps every rule.
#[derive(Clone, Debug)]
pub struct NewPerson {
    pub handle: String,
    pub email: String,
    pub locale: Locale,
    pub market: Country,
}

/// Why nobody signed up.
#[derive(Clone, Debug, thiserror::Error)]
pub enum SignUpError {
    /// Everything wrong at once, taken names included.
    #[error("{0}")]
    Problems(Problems),
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl SignUp {
    /// Checks every rule that needs no database.
    pub fn check(&self) -> Result<NewPerson, Problems> {
        let mut problems = Problems::default();
        problems.0.extend(handle::check("handle", &self.handle));
        let email = email::normalise(&self.email);
        problems.check(email.is_some(), || Problem::new("email", "accounts.email_invalid"));
        let email = email.unwrap_or_default();
        problems.0.extend(password::check("password", &self.password, &self.handle, &email));
        let locale = parse_locale(&self.locale, &mut problems);
        let market = parse_market(&self.market, &mut problems);
        let new = |(locale, market)| NewPerson { handle: self.handle.clone(), email, locale, market };
        match locale.zip(market).map(new) {
            Some(new) => problems.ok(new),
            None => Err(problems),
        }
    }
}

/// Checks every rule, taken handles and addresses included, before the password is hashed.
pub fn check(read: &mut Read, wish: &SignUp) -> Result<NewPerson, SignUpError> {
    let checked = wish.check();
    let email = email::normalise(&wish.email).unwrap_or_default();
    let taken = taken(read, None, &wish.handle, &email)?;
    match checked {
        Ok(new) => taken.ok(new).map_err(SignUpError::Problems),
        Err(mut problems) => {
            problems.0.extend(taken.0);
            Err(SignUpError::Problems(problems))
        }
    }
}

/// Which of handle and address belong to somebody other than `but`.
fn taken(read: &mut Read, but: Option<PersonId>, handle: &str, email: &str) -> Result<Problems, db::Error> {
    let mut problems = Problems::default();
    for other in store::person::taken(read, handle, email)? {
        if Some(other.id) == but {
            continue;
        }
        problems.check(other.handle != handle, || Problem::new("handle", "accounts.handle_taken"));
        problems.check(other.email.as_deref() != Some(email), || Problem::new("email", "accounts.email_taken"));
    }
    Ok(problems)
}

fn parse_locale(text: &str, problems: &mut Problems) -> Option<Locale> {
    let locale = text.parse().ok();
    problems.check(locale.is_some(), || Problem::new("locale", "accounts.locale_invalid"));
    locale
}

fn parse_market(text: &str, problems: &mut Problems) -> Option<Country> {
    let market = text.parse().ok();
    problems.check(market.is_some(), || Problem::new("market", "accounts.market_invalid"));
    market
}

/// Makes the person and queues the mail that verifies the address. Handle and address are checked again here:
/// of two at once, one wins.
pub fn sign_up(tx: &mut Tx, clock: &dyn Clock, new: &NewPerson, hash: &PasswordHash) -> Result<Person, SignUpError> {
    let person = insert(tx, clock, new, hash)?;
    let email = new.email.clone();
    mail::enqueue(tx, clock, &mail::Mail { person: Some(person.id), kind: mail::MailKind::VerifyEmail { email } })?;
    Ok(person)
}

/// Adds a person without a mail.
pub(crate) fn insert(
    tx: &mut Tx,
    clock: &dyn Clock,
    new: &NewPerson,
    hash: &PasswordHash,
) -> Result<Person, SignUpError> {
    let id = tx.new_id();
    if !store::person::insert(tx, id, new, Some(hash.as_str()), clock.now())? {
        return Err(SignUpError::Problems(taken(tx, None, &new.handle, &new.email)?));
    }
    store::person::find(tx, id)?.ok_or_else(|| db::Error::Row("a person just made".into()).into())
}

/// The person with this id, deleted ones included.
pub fn find(read: &mut Read, id: PersonId) -> Result<Option<Person>, db::Error> {
    store::person::find(read, id)
}

/// The living person with this handle, in any case.
pub fn find_by_handle(read: &mut Read, handle: &str) -> Result<Option<Person>, db::Error> {
    store::person::find_by_handle(read, &handle.to_ascii_lowercase())
}

/// People, newest first: for the operator.
pub fn list(read: &mut Read, page: &PageRequest) -> Result<Page<Person>, db::Error> {
    let before = page.after.as_ref().and_then(|cursor| cursor.open::<i64>()).unwrap_or(i64::MAX);
    let people = store::person::page(read, before, page)?;
    Ok(Page::of(people, page, |person| person.id.get()))
}

/// Changes to a profile; what is `None` stays.
#[derive(Clone, Debug, Default)]
pub struct Patch {
    pub handle: Option<String>,
    pub locale: Option<String>,
    pub market: Option<String>,
}

/// Changes the profile. (The e-mail address changes by [`crate::email_verification::request_change`].)
pub fn patch(tx: &mut Tx, id: PersonId, patch: &Patch) -> Result<Person, SignUpError> {
    let found = store::person::find(tx, id)?.filter(|person| person.deleted_at.is_none());
    let mut person = found.ok_or_else(|| db::Error::Row("a person who is signed in".into()))?;
    let mut problems = Problems::default();
    if let Some(handle) = patch.handle.as_ref().filter(|handle| **handle != person.handle) {
        problems.0.extend(handle::check("handle", handle));
        problems.0.extend(taken(tx, Some(id), handle, "")?.0);
        person.handle.clone_from(handle);
    }
    if let Some(text) = &patch.locale {
        person.locale = parse_locale(text, &mut problems).unwrap_or(person.locale);
    }
    if let Some(text) = &patch.market {
        person.market = parse_market(text, &mut problems).unwrap_or(person.market);
    }
    let person = problems.ok(person).map_err(SignUpError::Problems)?;
    store::person::update_profile(tx, &person)?;
    Ok(person)
}

/// Why a person could not be deleted.
#[derive(Clone, Debug, thiserror::Error)]
pub enum DeleteError {
    #[error("no such person")]
    Unknown,
    /// They own a shop: it must be handed over or closed first.
    #[error("the person owns a shop")]
    OwnsShop,
    /// They are the last operator.
    #[error("the person is the last operator")]
    LastOperator,
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Deletes a person's account: name and address are replaced, every credential, address, membership and device is gone.
/// The record stays, so that orders and books keep their subject.
pub fn delete(tx: &mut Tx, clock: &dyn Clock, id: PersonId) -> Result<(), DeleteError> {
    let found = store::person::find(tx, id)?.filter(|person| person.deleted_at.is_none());
    let person = found.ok_or(DeleteError::Unknown)?;
    if store::membership::of_person(tx, id)?.iter().any(|membership| membership.owner) {
        return Err(DeleteError::OwnsShop);
    }
    if operator::is_last(tx, id)? {
        return Err(DeleteError::LastOperator);
    }
    let handle = format!("{}{id}", handle::DELETED_PREFIX);
    forget(tx, id, &handle)?;
    let locale = Locale::from(person.locale.lang);
    store::person::anonymise(tx, id, &handle, locale, clock.now())?;
    audit::by_person(tx, clock, id, "person.deleted", serde_json::json!({}))?;
    Ok(())
}

/// Removes everything but the record itself.
fn forget(tx: &mut Tx, id: PersonId, handle: &str) -> Result<(), db::Error> {
    store::session::revoke_others(tx, id, crate::SessionId::new(0))?;
    store::mail_token::forget_all(tx, id)?;
    store::api_token::revoke_all(tx, id)?;
    store::passkey::remove_all(tx, id)?;
    store::address::remove_all(tx, id)?;
    store::membership::remove_everywhere(tx, id)?;
    store::operator::remove(tx, id)?;
    store::notice::forget(tx, id)?;
    store::notice_switch::forget(tx, id)?;
    store::creator::anonymise(tx, id, handle)?;
    store::person::forget_devices(tx, id)
}

impl Coded for SignUpError {
    fn code(&self) -> &'static str {
        match self {
            SignUpError::Problems(_) => "accounts.invalid",
            SignUpError::Db(_) => FAULT,
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            SignUpError::Problems(problems) => &problems.0,
            _ => &[],
        }
    }
}

impl Coded for DeleteError {
    fn code(&self) -> &'static str {
        match self {
            DeleteError::Unknown => "accounts.person_unknown",
            DeleteError::OwnsShop => "accounts.owns_shop",
            DeleteError::LastOperator => "accounts.last_operator",
            DeleteError::Db(_) => FAULT,
        }
    }
}

#[cfg(test)]
mod tests;
