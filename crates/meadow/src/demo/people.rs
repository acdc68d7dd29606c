//! The demo's people: signed up as anybody is.

use accounts::operator::NewOperator;
use accounts::person::{self, NewPerson, SignUpError};
use accounts::{PersonId, SignUp, password};
use db::Db;
use kernel::{OsRng, SystemClock};
use secrecy::SecretString;

use crate::Failure;

/// Signs a person up, or finds the one of this handle.
pub fn sign_up(db: &Db, handle: &str, password: &str, market: &str) -> Result<PersonId, Failure> {
    let name = handle.to_owned();
    if let Some(known) = db.read_blocking(|read| person::find_by_handle(read, &name))? {
        return Ok(known.id);
    }
    let secret = SecretString::from(password.to_owned());
    let wish = SignUp {
        handle: handle.to_owned(),
        email: format!("{handle}@meadow.example"),
        password: secret.clone(),
        locale: "en".to_owned(),
        market: market.to_owned(),
    };
    let new: NewPerson = db.read_blocking(|read| person::check(read, &wish))?;
    let hash = password::hash(&secret, &OsRng)?;
    let made = db.write_blocking(move |tx| person::sign_up(tx, &SystemClock, &new, &hash));
    Ok(made.map_err(|error: SignUpError| error.to_string())?.id)
}

/// Makes the person of this handle an operator.
pub fn make_operator(db: &Db, handle: &str) -> Result<(), Failure> {
    let handle = handle.to_owned();
    db.write_blocking(move |tx| {
        let email = format!("{handle}@meadow.example");
        accounts::operator::add(tx, &SystemClock, &NewOperator { handle: &handle, email: &email, password: None })
    })?;
    Ok(())
}

/// Makes a person a creator.
pub fn make_creator(db: &Db, person: PersonId, display_name: &str, bio: &str) -> Result<(), Failure> {
    let profile = accounts::creator::Profile { display_name: display_name.to_owned(), bio: bio.to_owned() };
    db.write_blocking(move |tx| accounts::creator::put(tx, &SystemClock, person, &profile))?;
    Ok(())
}
