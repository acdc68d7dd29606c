use std::sync::Arc;
use std::thread;

use kernel::OsRng;

use super::*;
use crate::testing::{At, Postbox, hash, mails, person, post, session, token, write};

fn ask(db: &db::Db, login: &'static str) {
    write(db, move |tx| request(tx, &At(0), login)).unwrap();
}

#[test]
fn a_token_works_once_for_an_hour_and_revokes_sessions() {
    for db in testkit::databases() {
        let lin = person(&db, "lin");
        let open = session(&db, &lin, "phone");
        ask(&db, "LIN@example.com");
        let reset = token(&mails(&db, At(0)), "reset");
        let good = SecretString::from("another password");
        let weak = SecretString::from("12345678");
        let refused = db.read_blocking(|read| check(read, &At(1), &reset, &weak));
        assert!(matches!(refused, Err(ResetError::Problem(_))));
        assert!(matches!(db.read_blocking(|read| check(read, &At(LIFE_MS), &reset, &good)), Err(ResetError::Token)));
        assert_eq!(db.read_blocking(|read| check(read, &At(1), &reset, &good)).unwrap(), lin.id);
        let (used, new) = (reset.clone(), password::hash(&good, &OsRng).unwrap());
        write(&db, move |tx| complete(tx, &At(2), &used, &new)).unwrap();
        let old = open.token.expose_secret().to_owned();
        assert_eq!(db.read_blocking(|read| session::authenticate(read, &At(3), &old)).unwrap(), None);
        let again = write(&db, move |tx| complete(tx, &At(3), &reset, &hash()));
        assert!(matches!(again, Err(ResetError::Token)));
    }
}

#[test]
fn a_token_used_twice_at_once_works_once() {
    for db in testkit::databases() {
        person(&db, "lin");
        ask(&db, "lin");
        let reset = token(&mails(&db, At(0)), "reset");
        let worked = thread::scope(|scope| {
            let threads: Vec<_> = (0..6)
                .map(|_| {
                    let (db, reset, new) = (&db, reset.clone(), hash());
                    scope.spawn(move || write(db, move |tx| complete(tx, &At(1), &reset, &new)).is_ok())
                })
                .collect();
            threads.into_iter().filter(|_| true).map(|t| t.join().unwrap()).filter(|worked| *worked).count()
        });
        assert_eq!(worked, 1);
    }
}

#[test]
fn an_unknown_login_is_answered_alike_and_gets_nothing() {
    for db in testkit::databases() {
        ask(&db, "nobody");
        assert!(mails(&db, At(0)).is_empty());
    }
}

#[test]
fn only_a_few_mails_go_out() {
    for db in testkit::databases() {
        person(&db, "lin");
        mails(&db, At(0));
        (0..5).for_each(|_| ask(&db, "lin"));
        assert_eq!(mails(&db, At(0)).len(), 3);
    }
}

#[test]
fn a_retry_makes_a_new_token_and_forgets_its_own() {
    for db in testkit::databases() {
        person(&db, "lin");
        mails(&db, At(0));
        ask(&db, "lin");
        let postbox = Arc::new(Postbox::default());
        *postbox.failures.lock().unwrap() = 1;
        let first = token(&post(&db, &postbox, At(0)), "reset");
        let second = token(&post(&db, &postbox, At(LIFE_MS)), "reset");
        let good = SecretString::from("another password");
        let outcome =
            |token: &SecretString| db.read_blocking(|read| check(read, &At(LIFE_MS + 1), token, &good)).is_ok();
        assert!(!outcome(&first) && outcome(&second));
    }
}

#[test]
fn a_reset_token_verifies_no_address() {
    for db in testkit::databases() {
        person(&db, "lin");
        ask(&db, "lin");
        let reset = token(&mails(&db, At(0)), "reset");
        let crossed = write(&db, move |tx| crate::email_verification::complete(tx, &At(1), &reset));
        assert!(matches!(crossed, Err(crate::email_verification::VerifyError::Token)));
    }
}
