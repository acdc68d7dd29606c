use std::thread;

use kernel::OsRng;

use super::*;
use crate::testing::{At, hash, mails, person, session, wish, write};
use crate::{ShopId, address, api_token, creator, export, membership};

fn codes(error: SignUpError) -> Vec<(String, String)> {
    let SignUpError::Problems(problems) = error else { panic!("{error}") };
    problems.0.into_iter().map(|p| (p.field, p.code.into_owned())).collect()
}

#[test]
fn everything_wrong_is_said_at_once() {
    for db in testkit::databases() {
        person(&db, "lin");
        let bad = SignUp {
            handle: "lin".to_owned(),
            email: "nobody".to_owned(),
            password: SecretString::from("short"),
            locale: "english".to_owned(),
            market: "Britain".to_owned(),
        };
        let error = db.read_blocking(|read| check(read, &bad)).unwrap_err();
        let fields: Vec<String> = codes(error).into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["email", "password", "locale", "market", "handle"]);
        let taken = SignUp { email: " LIN@Example.com".to_owned(), ..wish("lin") };
        let error = db.read_blocking(|read| check(read, &taken)).unwrap_err();
        let expected = [("handle", "accounts.handle_taken"), ("email", "accounts.email_taken")];
        assert_eq!(codes(error), expected.map(|(f, c)| (f.to_owned(), c.to_owned())));
    }
}

#[test]
fn who_signs_up_is_a_shopper_and_gets_a_mail() {
    for db in testkit::databases() {
        let lin = person(&db, "lin");
        assert!(!lin.creator && lin.operator.is_empty() && !lin.email_verified);
        assert_eq!(db.read_blocking(|read| find_by_handle(read, "LIN")).unwrap(), Some(lin.clone()));
        let sent = mails(&db, At(0));
        assert_eq!(sent.len(), 1);
        assert_eq!(sent[0].to, "lin@example.com");
    }
}

#[test]
fn of_two_sign_ups_of_one_handle_at_once_one_wins() {
    for db in testkit::databases() {
        let outcomes: Vec<bool> = thread::scope(|scope| {
            let threads: Vec<_> = (0..8)
                .map(|n| {
                    let db = &db;
                    scope.spawn(move || {
                        let same = SignUp { email: format!("lin{n}@example.com"), ..wish("lin") };
                        let (new, hash) = (same.check().unwrap(), hash());
                        match write(db, move |tx| sign_up(tx, &At(0), &new, &hash)) {
                            Ok(_) => true,
                            Err(error) => {
                                assert_eq!(codes(error)[0].1, "accounts.handle_taken");
                                false
                            }
                        }
                    })
                })
                .collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert_eq!(outcomes.iter().filter(|won| **won).count(), 1);
    }
}

#[test]
fn a_profile_changes_within_the_rules() {
    for db in testkit::databases() {
        let (lin, _) = (person(&db, "lin"), person(&db, "wu"));
        let id = lin.id;
        let good = Patch { handle: Some("lin-wu".into()), locale: Some("th-TH".into()), market: Some("th".into()) };
        let changed = write(&db, move |tx| patch(tx, id, &good)).unwrap();
        assert_eq!((changed.handle.as_str(), changed.locale.to_string()), ("lin-wu", "th-TH".to_owned()));
        let bad = Patch { handle: Some("wu".into()), locale: Some("?".into()), market: None };
        let error = write(&db, move |tx| patch(tx, id, &bad)).unwrap_err();
        assert_eq!(codes(error).len(), 2);
    }
}

#[test]
fn a_deleted_person_leaves_a_record_without_a_name() {
    for db in testkit::databases() {
        let lin = person(&db, "lin");
        let id = lin.id;
        let open = session(&db, &lin, "phone");
        write(&db, move |tx| {
            let profile = creator::Profile { display_name: "Lin Wu".into(), bio: "Crystals".into() };
            creator::put(tx, &At(0), id, &profile).unwrap();
            api_token::create(tx, &At(0), &OsRng, id, "mine", &["account".to_owned()]).unwrap();
            let draft = address::AddressDraft {
                name: "Lin".into(),
                phone: "+44 20 7946 0000".into(),
                country: "GB".into(),
                line1: "1 High St".into(),
                city: "London".into(),
                postal_code: Some("sw1a1aa".into()),
                ..Default::default()
            };
            address::add(tx, &At(0), id, &draft, false).unwrap();
            membership::grant(tx, &At(0), "system", ShopId::new(1), id, &[crate::ShopPermission::Money]).unwrap();
            Ok::<_, db::Error>(())
        })
        .unwrap();
        let before = db.read_blocking(|read| export::of_person(read, id)).unwrap().unwrap();
        assert_eq!((before.addresses.len(), before.shops.len(), before.api_tokens.len()), (1, 1, 1));
        assert!(before.creator.is_some() && !serde_json::to_string(&before).unwrap().contains("argon2"));

        write(&db, move |tx| delete(tx, &At(5), id)).unwrap();
        let after = db.read_blocking(|read| export::of_person(read, id)).unwrap().unwrap();
        assert_eq!((after.person.handle, after.person.email), (format!("deleted-{id}"), None));
        assert!(after.addresses.is_empty() && after.shops.is_empty() && after.sessions.is_empty());
        assert!(after.api_tokens.is_empty() && after.known_devices.is_empty());
        assert_eq!(after.creator.unwrap().bio, "");
        use secrecy::ExposeSecret as _;
        let token = open.token.expose_secret().to_owned();
        let gone = db.read_blocking(|read| crate::session::authenticate(read, &At(6), &token)).unwrap();
        assert_eq!(gone, None);
        assert!(matches!(write(&db, move |tx| delete(tx, &At(5), id)), Err(DeleteError::Unknown)));
        assert_eq!(person(&db, "lin").handle, "lin", "the name is free again");
    }
}

#[test]
fn an_owner_hands_over_before_leaving() {
    for db in testkit::databases() {
        let id = person(&db, "lin").id;
        write(&db, move |tx| membership::found(tx, &At(0), ShopId::new(1), id)).unwrap();
        assert!(matches!(write(&db, move |tx| delete(tx, &At(5), id)), Err(DeleteError::OwnsShop)));
    }
}

#[test]
fn people_are_listed_in_pages() {
    for db in testkit::databases() {
        let ids: Vec<PersonId> = ["aa", "bb", "cc"].iter().map(|handle| person(&db, handle).id).collect();
        let first = db.read_blocking(|read| list(read, &PageRequest::new(None, Some(2)))).unwrap();
        assert_eq!(first.items.iter().map(|p| p.id).collect::<Vec<_>>(), [ids[2], ids[1]]);
        let next = PageRequest::new(first.next, Some(2));
        let rest = db.read_blocking(|read| list(read, &next)).unwrap();
        assert_eq!((rest.items.len(), rest.next), (1, None));
    }
}
