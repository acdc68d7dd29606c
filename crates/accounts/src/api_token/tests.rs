use kernel::OsRng;
use secrecy::ExposeSecret as _;

use super::*;
use crate::testing::{At, person, write};
use crate::{Via, session};

#[test]
fn a_token_is_shown_once_bounded_and_revocable() {
    for db in testkit::databases() {
        let (lin, wu) = (person(&db, "lin").id, person(&db, "wu").id);
        let scopes = ["orders:read".to_owned(), "catalogue:write".to_owned(), "orders:read".to_owned()];
        let made = write(&db, move |tx| create(tx, &At(0), &OsRng, lin, " till ", &scopes)).unwrap();
        assert_eq!((made.token.name.as_str(), made.token.scopes.len()), ("till", 2));
        let secret = made.secret.expose_secret().to_owned();
        let who = |at| db.read_blocking(|read| session::authenticate(read, &At(at), &secret)).unwrap();
        let principal = who(1).unwrap();
        assert_eq!(principal.via, Via::Token { id: made.token.id, scopes: made.token.scopes.clone() });
        assert!(session::touch_due(&principal, &At(1)));
        write(&db, move |tx| session::touch(tx, &At(1), &principal)).unwrap();
        assert_eq!(db.read_blocking(|read| list(read, lin)).unwrap()[0].used_at, Some(At(1).now()));
        assert_eq!(who(LIFE_MS), None);
        let id = made.token.id;
        assert!(!write(&db, move |tx| revoke(tx, &At(2), wu, id)).unwrap());
        assert!(write(&db, move |tx| revoke(tx, &At(2), lin, id)).unwrap());
        assert_eq!(who(3), None);
    }
}

#[test]
fn a_bad_wish_names_every_problem() {
    let Err(problems) = check("", &["money:read".to_owned(), "everything".to_owned()]) else { panic!() };
    assert_eq!(problems.0.iter().map(|p| p.field.as_str()).collect::<Vec<_>>(), ["name", "scopes[1]"]);
    assert!(check("x", &[]).is_err());
}
