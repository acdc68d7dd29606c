use super::*;
use crate::testing::{At, mails, person, token, write};

#[test]
fn the_mailed_token_verifies_the_address_once() {
    for db in testkit::databases() {
        let id = person(&db, "lin").id;
        let proof = token(&mails(&db, At(0)), "verify");
        let again = proof.clone();
        assert_eq!(write(&db, move |tx| complete(tx, &At(1), &proof)).unwrap(), id);
        assert!(db.read_blocking(|read| store::person::find(read, id)).unwrap().unwrap().email_verified);
        assert!(matches!(write(&db, move |tx| complete(tx, &At(1), &again)), Err(VerifyError::Token)));
        write(&db, move |tx| request(tx, &At(2), id)).unwrap();
        assert!(mails(&db, At(2)).is_empty(), "nothing left to verify");
    }
}

#[test]
fn an_address_changes_when_the_new_one_is_proven() {
    for db in testkit::databases() {
        let id = person(&db, "lin").id;
        person(&db, "wu");
        mails(&db, At(0));
        let taken = write(&db, move |tx| request_change(tx, &At(1), id, "wu@example.com"));
        assert!(matches!(taken, Err(VerifyError::Problem(p)) if p.code == "accounts.email_taken"));
        write(&db, move |tx| request_change(tx, &At(1), id, "New@Example.com")).unwrap();
        let sent = mails(&db, At(1));
        let mut to: Vec<&str> = sent.iter().map(|mail| mail.to.as_str()).collect();
        to.sort_unstable();
        assert_eq!(to, ["lin@example.com", "new@example.com"]);
        let email = |db: &db::Db| db.read_blocking(|read| store::person::find(read, id)).unwrap().unwrap().email;
        assert_eq!(email(&db).as_deref(), Some("lin@example.com"));
        let proof = token(&sent, "verify");
        write(&db, move |tx| complete(tx, &At(2), &proof)).unwrap();
        assert_eq!(email(&db).as_deref(), Some("new@example.com"));
    }
}
