//! The address book: where a person's orders go.

mod rules;

use db::{Read, Tx};
use kernel::{Clock, Coded, Country, Id, Instant, Problem, Problems};
use serde::{Deserialize, Serialize};

use crate::{FAULT, PersonId, store};

pub use rules::{AddressRule, Part, rule};

pub type AddressId = Id<SavedAddress>;

/// Addresses a person keeps at the most.
pub const COUNT_MAX: i64 = 20;

/// Characters of one line of an address at the most.
pub const LINE_LENGTH_MAX: usize = 120;

/// An address that keeps the rules of its country.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    pub name: String,
    /// `+` and digits, or digits as they are dialled in the country.
    pub phone: String,
    pub country: Country,
    pub line1: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line2: Option<String>,
    pub city: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
}

/// An address as it was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct AddressDraft {
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub phone: String,
    #[serde(default)]
    pub country: String,
    #[serde(default)]
    pub line1: String,
    #[serde(default)]
    pub line2: Option<String>,
    #[serde(default)]
    pub city: String,
    #[serde(default)]
    pub region: Option<String>,
    #[serde(default)]
    pub postal_code: Option<String>,
}

/// An address in the book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedAddress {
    pub id: AddressId,
    #[serde(flatten)]
    pub address: Address,
    /// The one that checkout offers first; exactly one, while there is any.
    pub default: bool,
    pub created_at: Instant,
}

/// Why the book did not change.
#[derive(Clone, Debug, thiserror::Error)]
pub enum AddressError {
    #[error("{0}")]
    Problems(Problems),
    #[error("no such address")]
    Unknown,
    /// The book holds [`COUNT_MAX`].
    #[error("the address book is full")]
    Full,
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl AddressDraft {
    /// The address in its tidy form, or everything that is wrong with it.
    pub fn check(&self) -> Result<Address, Problems> {
        let mut problems = Problems::default();
        let country: Option<Country> = self.country.parse().ok();
        problems.check(country.is_some(), || Problem::new("country", "accounts.address_country"));
        let rule = country.map(rule);
        let needs = |part| rule.is_some_and(|rule| rule.needs(part));
        let line2 = text(&mut problems, "line2", self.line2.as_deref(), false);
        let region = text(&mut problems, "region", self.region.as_deref(), needs(Part::Region));
        let address = Address {
            name: text(&mut problems, "name", Some(&self.name), true).unwrap_or_default(),
            phone: phone(&mut problems, &self.phone),
            country: country.unwrap_or(Country::new(*b"ZZ")),
            line1: text(&mut problems, "line1", Some(&self.line1), true).unwrap_or_default(),
            line2,
            city: text(&mut problems, "city", Some(&self.city), needs(Part::City)).unwrap_or_default(),
            region,
            postal_code: self.postal_code(&mut problems, rule),
        };
        problems.ok(address)
    }

    fn postal_code(&self, problems: &mut Problems, rule: Option<AddressRule>) -> Option<String> {
        let rule = rule?;
        let sent = self.postal_code.as_deref().map(str::trim).filter(|code| !code.is_empty());
        let Some(sent) = sent else {
            problems.check(!rule.needs(Part::PostalCode), || Problem::new("postal_code", "accounts.address_missing"));
            return None;
        };
        let code = rule.postal_code(sent);
        problems.check(code.is_some(), || {
            Problem::new("postal_code", "accounts.address_postal_code").with("example", rule.example)
        });
        code
    }
}

/// One line of an address without stray blanks; `None` when empty.
fn text(problems: &mut Problems, field: &'static str, sent: Option<&str>, needed: bool) -> Option<String> {
    let line = sent.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() {
        problems.check(!needed, || Problem::new(field, "accounts.address_missing"));
        return None;
    }
    let fits = line.chars().count() <= LINE_LENGTH_MAX && !line.chars().any(char::is_control);
    problems.check(fits, || Problem::new(field, "accounts.address_long").with("max", LINE_LENGTH_MAX));
    Some(line)
}

/// A phone number in digits, with the `+` it may start with: 6 to 15 digits (E.164).
fn phone(problems: &mut Problems, sent: &str) -> String {
    let (plus, rest) = sent.trim().strip_prefix('+').map_or(("", sent.trim()), |rest| ("+", rest));
    let digits: String = rest.chars().filter(|c| !" -.()/".contains(*c)).collect();
    let fits = (6..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    let code = if sent.trim().is_empty() { "accounts.address_missing" } else { "accounts.address_phone" };
    problems.check(fits, || Problem::new("phone", code));
    format!("{plus}{digits}")
}

/// Adds an address; the first one is the default.
pub fn add(
    tx: &mut Tx,
    clock: &dyn Clock,
    person: PersonId,
    draft: &AddressDraft,
    default: bool,
) -> Result<SavedAddress, AddressError> {
    let address = draft.check().map_err(AddressError::Problems)?;
    let count = i64::try_from(store::address::list(tx, person)?.len()).unwrap_or(i64::MAX);
    if count >= COUNT_MAX {
        return Err(AddressError::Full);
    }
    let saved = SavedAddress { id: tx.new_id(), address, default: default || count == 0, created_at: clock.now() };
    store::address::insert(tx, person, &saved)?;
    if saved.default {
        store::address::set_default(tx, person, saved.id)?;
    }
    Ok(saved)
}

/// Replaces an address of the person.
pub fn update(
    tx: &mut Tx,
    person: PersonId,
    id: AddressId,
    draft: &AddressDraft,
) -> Result<SavedAddress, AddressError> {
    let saved = store::address::find(tx, person, id)?.ok_or(AddressError::Unknown)?;
    let address = draft.check().map_err(AddressError::Problems)?;
    store::address::update(tx, person, id, &address)?;
    Ok(SavedAddress { address, ..saved })
}

/// Makes an address of the person the default.
pub fn set_default(tx: &mut Tx, person: PersonId, id: AddressId) -> Result<SavedAddress, AddressError> {
    let saved = store::address::find(tx, person, id)?.ok_or(AddressError::Unknown)?;
    store::address::set_default(tx, person, id)?;
    Ok(SavedAddress { default: true, ..saved })
}

/// Takes an address out; when it was the default, the newest left becomes it.
pub fn remove(tx: &mut Tx, person: PersonId, id: AddressId) -> Result<(), AddressError> {
    let saved = store::address::find(tx, person, id)?.ok_or(AddressError::Unknown)?;
    store::address::remove(tx, person, id)?;
    if let Some(next) = store::address::list(tx, person)?.first().filter(|_| saved.default) {
        store::address::set_default(tx, person, next.id)?;
    }
    Ok(())
}

/// The person's addresses, the default first, then newest first.
pub fn list(read: &mut Read, person: PersonId) -> Result<Vec<SavedAddress>, db::Error> {
    store::address::list(read, person)
}

/// An address of this person, nobody else's.
pub fn find(read: &mut Read, person: PersonId, id: AddressId) -> Result<Option<SavedAddress>, db::Error> {
    store::address::find(read, person, id)
}

impl Coded for AddressError {
    fn code(&self) -> &'static str {
        match self {
            AddressError::Problems(_) => "accounts.invalid",
            AddressError::Unknown => "accounts.address_unknown",
            AddressError::Full => "accounts.address_book_full",
            AddressError::Db(_) => FAULT,
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            AddressError::Problems(problems) => &problems.0,
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests;
