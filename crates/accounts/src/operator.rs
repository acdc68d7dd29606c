//! Operators. The first one is made on the console: there is no open installer and no default password.

use db::{Read, Tx};
use kernel::{Clock, Coded, Country, Lang, Problem, Problems};
use serde_json::json;

use crate::audit::Act;
use crate::password::PasswordHash;
use crate::person::{NewPerson, SignUpError};
use crate::{FAULT, Locale, OperatorPermission, Person, PersonId, audit, email, handle, password, person, store};

/// Why nobody became an operator.
#[derive(Clone, Debug, thiserror::Error)]
pub enum OperatorError {
    #[error("{0}")]
    Problems(Problems),
    /// Handle and address belong to two different people.
    #[error("handle and address belong to different people")]
    TwoPeople,
    /// The last operator who may manage people stays one.
    #[error("the last operator stays")]
    Last,
    #[error("no such person")]
    Unknown,
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// An operator to be made on the console.
#[derive(Clone, Debug)]
pub struct NewOperator<'a> {
    pub handle: &'a str,
    pub email: &'a str,
    /// For a new person; for an existing one it replaces the password when given.
    pub password: Option<&'a PasswordHash>,
}

/// What [`add`] did.
#[derive(Clone, Debug, PartialEq)]
pub enum Added {
    Made(Person),
    /// The person was there and has every operator permission now.
    Raised(Person),
}

/// Makes the person an operator with every permission: a new person, or the existing one of this handle or address.
pub fn add(tx: &mut Tx, clock: &dyn Clock, new: &NewOperator<'_>) -> Result<Added, OperatorError> {
    let by_handle = person::find_by_handle(tx, new.handle)?;
    let email = email::normalise(new.email);
    let by_email = match &email {
        Some(email) => store::person::find_by_email(tx, email)?,
        None => None,
    };
    let added = match (by_handle, by_email) {
        (Some(one), Some(other)) if one.id != other.id => return Err(OperatorError::TwoPeople),
        (Some(one), _) | (None, Some(one)) => Added::Raised(raise(tx, clock, one.id, new.password)?),
        (None, None) => Added::Made(make(tx, clock, new, email)?),
    };
    let subject = audit::person(added.person().id);
    let act = Act { actor: "console", action: "operator.added", subject: &subject, detail: json!({}) };
    audit::append(tx, clock, &act)?;
    Ok(added)
}

impl Added {
    /// The operator.
    pub fn person(&self) -> &Person {
        let (Added::Made(person) | Added::Raised(person)) = self;
        person
    }
}

fn raise(
    tx: &mut Tx,
    clock: &dyn Clock,
    id: PersonId,
    password: Option<&PasswordHash>,
) -> Result<Person, OperatorError> {
    if let Some(hash) = password {
        password::set(tx, clock, id, hash)?;
    }
    store::operator::put(tx, id, &OperatorPermission::ALL, clock.now())?;
    store::person::find(tx, id)?.ok_or(OperatorError::Unknown)
}

fn make(tx: &mut Tx, clock: &dyn Clock, new: &NewOperator<'_>, email: Option<String>) -> Result<Person, OperatorError> {
    let mut problems = Problems::default();
    problems.0.extend(handle::check("handle", new.handle));
    problems.check(email.is_some(), || Problem::new("email", "accounts.email_invalid"));
    problems.check(new.password.is_some(), || Problem::new("password", "accounts.password_missing"));
    let (Some(email), Some(hash)) = (email, new.password) else {
        return Err(OperatorError::Problems(problems));
    };
    problems.ok(()).map_err(OperatorError::Problems)?;
    let market = Country::new(*b"GB");
    let wish = NewPerson { handle: new.handle.to_owned(), email, locale: Locale::from(Lang::EN), market };
    let made = person::insert(tx, clock, &wish, hash).map_err(|error| match error {
        SignUpError::Problems(problems) => OperatorError::Problems(problems),
        SignUpError::Db(fault) => OperatorError::Db(fault),
    })?;
    raise(tx, clock, made.id, None)
}

/// Whether there is any operator: `doctor` says when there is none.
pub fn any(read: &mut Read) -> Result<bool, db::Error> {
    Ok(!store::person::operators(read)?.is_empty())
}

/// Whether nobody but `person` could manage operators.
pub(crate) fn is_last(read: &mut Read, person: PersonId) -> Result<bool, db::Error> {
    let manages = |operator: &Person| operator.operator.contains(&OperatorPermission::People);
    let managers: Vec<Person> = store::person::operators(read)?.into_iter().filter(manages).collect();
    Ok(managers.iter().any(|m| m.id == person) && managers.len() == 1)
}

/// The operators.
pub fn list(read: &mut Read) -> Result<Vec<Person>, db::Error> {
    store::person::operators(read)
}

/// Gives a person exactly these operator permissions; none makes them no operator.
pub fn set_permissions(
    tx: &mut Tx,
    clock: &dyn Clock,
    by: PersonId,
    person: PersonId,
    permissions: &[OperatorPermission],
) -> Result<(), OperatorError> {
    let found = store::person::find(tx, person)?.filter(|person| person.deleted_at.is_none());
    let id = found.ok_or(OperatorError::Unknown)?.id;
    if !permissions.contains(&OperatorPermission::People) && is_last(tx, id)? {
        return Err(OperatorError::Last);
    }
    let permissions: Vec<_> = OperatorPermission::ALL.into_iter().filter(|p| permissions.contains(p)).collect();
    if permissions.is_empty() {
        store::operator::remove(tx, id)?;
    } else {
        store::operator::put(tx, id, &permissions, clock.now())?;
    }
    let (actor, subject) = (audit::operator(by), audit::person(id));
    let detail = json!({ "permissions": permissions });
    let act = Act { actor: &actor, action: "operator.permissions_set", subject: &subject, detail };
    Ok(audit::append(tx, clock, &act)?)
}

impl Coded for OperatorError {
    fn code(&self) -> &'static str {
        match self {
            OperatorError::Problems(_) => "accounts.invalid",
            OperatorError::TwoPeople => "accounts.two_people",
            OperatorError::Last => "accounts.last_operator",
            OperatorError::Unknown => "accounts.person_unknown",
            OperatorError::Db(_) => FAULT,
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            OperatorError::Problems(problems) => &problems.0,
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests;
