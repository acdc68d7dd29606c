//! `meadow operator add`: the first operator is made on the console; there is no open installer and no default password.

use std::io::{BufRead as _, IsTerminal as _};

use accounts::operator::{Added, NewOperator};
use accounts::password;
use kernel::{OsRng, Problems, SystemClock};
use secrecy::SecretString;

use crate::Failure;
use crate::house::{House, Opening};
use crate::settings::DataSettings;

/// Makes `handle` an operator with every permission: a new person, or the one of this handle or address.
pub fn add(data: &DataSettings, handle: &str, email: &str) -> Result<(), Failure> {
    let house = House::open(data, Opening::command())?;
    let secret = read_password()?;
    if let Some(problem) = password::check("password", &secret, handle, email) {
        return Err(super::job::in_words(&Problems(vec![problem])).into());
    }
    let hash = password::hash(&secret, &OsRng)?;
    let (handle, email) = (handle.to_owned(), email.to_owned());
    let added = house.db.write_blocking(move |tx| {
        let new = NewOperator { handle: &handle, email: &email, password: Some(&hash) };
        accounts::operator::add(tx, &SystemClock, &new)
    });
    match added.map_err(|error| explained(&error))? {
        Added::Made(person) => println!("{} is an operator.", person.handle),
        Added::Raised(person) => {
            println!("{} was here already and is an operator now, with the new password.", person.handle)
        }
    }
    Ok(())
}

fn explained(error: &accounts::operator::OperatorError) -> Failure {
    match error {
        accounts::operator::OperatorError::Problems(problems) => super::job::in_words(problems).into(),
        other => other.to_string().into(),
    }
}

/// From a prompt, twice, or the first line of standard input when that is no terminal.
fn read_password() -> Result<SecretString, Failure> {
    if !std::io::stdin().is_terminal() {
        let mut line = String::new();
        std::io::stdin().lock().read_line(&mut line)?;
        return Ok(SecretString::from(line.trim_end_matches(['\r', '\n']).to_owned()));
    }
    let first = rpassword::prompt_password("Password: ")?;
    let again = rpassword::prompt_password("Once more: ")?;
    if first != again {
        return Err("the two passwords differ; nothing was changed".into());
    }
    Ok(SecretString::from(first))
}
