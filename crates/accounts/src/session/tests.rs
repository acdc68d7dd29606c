use kernel::{HOUR_MS, OsRng};
use secrecy::ExposeSecret as _;

use super::*;
use crate::testing::{At, PASSWORD, hash, mails, person, session, write};
use crate::{ShopId, ShopPermission, api_token, creator, membership};

fn who(db: &db::Db, at: At, token: &SecretString) -> Option<Principal> {
    let token = token.expose_secret().to_owned();
    db.read_blocking(|read| authenticate(read, &at, &token)).unwrap()
}

/// A whole log-in, as web makes it.
fn try_in(db: &db::Db, at: At, login: &str, password: &str, device: &'static str) -> Result<NewSession, LogInError> {
    let challenge = db.read_blocking(|read| challenge(read, &at, login, "10.0.0.1"))?;
    let right = challenge.verify(&SecretString::from(password));
    let outcome = write(db, move |tx| {
        log_in(tx, &at, &OsRng, &Attempt { challenge: &challenge, right, device, replacing: None })
    })?;
    match outcome {
        LogIn::Opened(session) => Ok(session),
        LogIn::Refused(refusal) => Err(refusal),
    }
}

#[test]
fn handle_and_address_log_in_in_any_case() {
    for db in testkit::databases() {
        let lin = person(&db, "lin");
        for login in ["lin", " LIN ", "Lin@Example.com"] {
            let open = try_in(&db, At(0), login, PASSWORD, "phone").unwrap();
            assert_eq!(who(&db, At(1), &open.token).unwrap().person, lin.id);
        }
    }
}

#[test]
fn a_wrong_password_and_an_unknown_login_are_answered_alike() {
    for db in testkit::databases() {
        person(&db, "lin");
        for (login, password) in [("lin", "wrong password"), ("nobody", PASSWORD)] {
            let refusal = try_in(&db, At(0), login, password, "phone").unwrap_err();
            assert!(matches!(refusal, LogInError::Wrong), "{refusal}");
        }
    }
}

#[test]
fn failures_make_one_wait_and_only_there() {
    for db in testkit::databases() {
        person(&db, "lin");
        for _ in 0..backoff::FREE_PER_LOGIN {
            assert!(matches!(try_in(&db, At(0), "lin", "wrong password", "phone"), Err(LogInError::Wrong)));
        }
        let refusal = try_in(&db, At(1_000), "lin", PASSWORD, "phone").unwrap_err();
        assert!(matches!(refusal, LogInError::Backoff { retry_after_ms: 29_000 }), "{refusal:?}");
        let elsewhere = db.read_blocking(|read| challenge(read, &At(1_000), "lin", "10.0.0.2"));
        assert!(elsewhere.is_ok(), "nobody is locked out from afar");
        assert!(try_in(&db, At(30_001), "lin", PASSWORD, "phone").is_ok());
        assert!(
            matches!(try_in(&db, At(30_002), "lin", "wrong password", "phone"), Err(LogInError::Wrong)),
            "forgiven"
        );
    }
}

#[test]
fn many_guesses_at_once_buy_no_more_than_a_few() {
    for db in testkit::databases() {
        person(&db, "lin");
        let challenges: Vec<Challenge> =
            (0..9).map(|_| db.read_blocking(|read| challenge(read, &At(0), "lin", "10.0.0.1")).unwrap()).collect();
        let last = challenges.len() - 1;
        for (n, challenge) in challenges.into_iter().enumerate() {
            let outcome = write(&db, move |tx| {
                log_in(
                    tx,
                    &At(0),
                    &OsRng,
                    &Attempt { challenge: &challenge, right: n == last, device: "x", replacing: None },
                )
            })
            .unwrap();
            assert!(matches!(outcome, LogIn::Refused(_)), "guess {n}");
        }
    }
}

#[test]
fn a_password_changed_meanwhile_opens_nothing() {
    for db in testkit::databases() {
        let id = person(&db, "lin").id;
        let challenge = db.read_blocking(|read| challenge(read, &At(0), "lin", "10.0.0.1")).unwrap();
        let other = password::hash(&SecretString::from("another password"), &OsRng).unwrap();
        let outcome = write(&db, move |tx| {
            password::set(tx, &At(0), id, &other)?;
            log_in(tx, &At(0), &OsRng, &Attempt { challenge: &challenge, right: true, device: "x", replacing: None })
        });
        assert!(matches!(outcome.unwrap(), LogIn::Refused(LogInError::Wrong)));
    }
}

#[test]
fn a_principal_knows_every_role_by_one_statement() {
    for db in testkit::databases() {
        let lin = person(&db, "lin");
        let id = lin.id;
        write(&db, move |tx| {
            membership::found(tx, &At(0), ShopId::new(7), id)?;
            membership::grant(tx, &At(0), "system", ShopId::new(9), id, &[ShopPermission::Host]).unwrap();
            let profile = creator::Profile { display_name: "Lin".into(), bio: String::new() };
            creator::put(tx, &At(0), id, &profile).unwrap();
            store::operator::put(tx, id, &[crate::OperatorPermission::Jobs], At(0).now())
        })
        .unwrap();
        let open = session(&db, &lin, "phone");
        let before = db.statements_run();
        let principal = who(&db, At(1), &open.token).unwrap();
        assert_eq!(db.statements_run() - before, 1);
        assert!(principal.creator && principal.operator == [crate::OperatorPermission::Jobs]);
        assert_eq!(principal.shop_permissions(ShopId::new(7)), ShopPermission::ALL);
        assert_eq!(principal.shop_permissions(ShopId::new(9)), [ShopPermission::Host]);
        assert!(principal.shop_permissions(ShopId::new(8)).is_empty());
        assert_eq!(principal.session(), Some(open.id));
    }
}

#[test]
fn a_session_slides_and_still_ends() {
    for db in testkit::databases() {
        let lin = person(&db, "lin");
        let open = session(&db, &lin, "phone");
        assert_eq!(who(&db, At(IDLE_MS), &open.token), None, "unused for thirty days");
        let mut now = 0;
        while now + IDLE_MS - HOUR_MS < AGE_MS_MAX {
            now += IDLE_MS - HOUR_MS;
            let principal = who(&db, At(now), &open.token).expect("in use");
            assert!(touch_due(&principal, &At(now)));
            write(&db, move |tx| touch(tx, &At(now), &principal)).unwrap();
            let touched = who(&db, At(now), &open.token).unwrap();
            assert!(!touch_due(&touched, &At(now + TOUCH_MS - 1)));
        }
        assert!(who(&db, At(AGE_MS_MAX - 1), &open.token).is_some());
        assert_eq!(who(&db, At(AGE_MS_MAX), &open.token), None);
    }
}

#[test]
fn a_log_in_ends_the_session_it_came_with() {
    for db in testkit::databases() {
        let lin = person(&db, "lin");
        let former = session(&db, &lin, "phone");
        let challenge = db.read_blocking(|read| challenge(read, &At(1), "lin", "10.0.0.1")).unwrap();
        let replacing = Some(former.id);
        write(&db, move |tx| {
            log_in(tx, &At(1), &OsRng, &Attempt { challenge: &challenge, right: true, device: "phone", replacing })
        })
        .unwrap();
        assert_eq!(who(&db, At(2), &former.token), None);
    }
}

#[test]
fn sessions_are_listed_and_revoked_by_their_owner_only() {
    for db in testkit::databases() {
        let (lin, wu) = (person(&db, "lin"), person(&db, "wu"));
        let (phone, laptop) = (session(&db, &lin, "phone"), session(&db, &lin, "laptop\u{7}"));
        let listed = db.read_blocking(|read| list(read, &At(1), lin.id)).unwrap();
        assert_eq!(listed.iter().map(|s| s.device.as_str()).collect::<Vec<_>>(), ["laptop", "phone"]);
        let id = phone.id;
        assert!(!write(&db, move |tx| revoke(tx, wu.id, id)).unwrap(), "somebody else's");
        assert!(who(&db, At(1), &phone.token).is_some());
        assert!(write(&db, move |tx| revoke(tx, lin.id, id)).unwrap());
        assert_eq!(who(&db, At(1), &phone.token), None);
        let keep = Some(laptop.id);
        session(&db, &lin, "tablet");
        assert_eq!(write(&db, move |tx| revoke_all(tx, lin.id, keep)).unwrap(), 1);
        assert!(who(&db, At(1), &laptop.token).is_some());
    }
}

#[test]
fn a_new_device_is_told_but_not_the_first() {
    for db in testkit::databases() {
        person(&db, "lin");
        try_in(&db, At(0), "lin", PASSWORD, "phone").unwrap();
        try_in(&db, At(0), "lin", PASSWORD, "phone").unwrap();
        assert!(mails(&db, At(0)).iter().all(|mail| !mail.subject.contains("signin")));
        try_in(&db, At(1), "lin", PASSWORD, "laptop").unwrap();
        let sent = mails(&db, At(1));
        assert!(sent.len() == 1 && sent[0].subject.contains("signin") && sent[0].subject.contains("laptop"));
    }
}

#[test]
fn a_password_change_needs_the_present_one_and_revokes_the_rest() {
    for db in testkit::databases() {
        let lin = person(&db, "lin");
        let id = lin.id;
        let (phone, laptop) = (session(&db, &lin, "phone"), session(&db, &lin, "laptop"));
        let program =
            write(&db, move |tx| api_token::create(tx, &At(0), &OsRng, id, "x", &["account".to_owned()])).unwrap();
        let new = password::hash(&SecretString::from("another password"), &OsRng).unwrap();
        let (wrong, again) = (new.clone(), new.clone());
        let refused = write(&db, move |tx| {
            let change = password::Change { person: id, device: "phone", current: &wrong, new: &again };
            password::change(tx, &At(1), &OsRng, &change)
        });
        assert!(matches!(refused, Err(password::ChangeError::WrongPassword)));
        let current = hash();
        let open = write(&db, move |tx| {
            let change = password::Change { person: id, device: "phone", current: &current, new: &new };
            password::change(tx, &At(1), &OsRng, &change)
        })
        .unwrap();
        for gone in [&phone.token, &laptop.token, &program.secret] {
            assert_eq!(who(&db, At(2), gone), None);
        }
        assert_eq!(who(&db, At(2), &open.token).unwrap().person, id);
        assert!(try_in(&db, At(2), "lin", "another password", "phone").is_ok());
    }
}

#[test]
fn nonsense_is_nobody() {
    for db in testkit::databases() {
        for token in ["", "mds_", "mda_x", "Bearer x", "mds_'; DROP TABLE session;--"] {
            assert_eq!(who(&db, At(0), &SecretString::from(token)), None, "{token}");
        }
    }
}
