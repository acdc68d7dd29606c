use std::sync::Arc;

use db::Db;
use kernel::{Instant, OsRng, Page, PageRequest};
use secrecy::SecretString;

use super::*;
use crate::testing::{At, person, write};
use crate::{PersonId, store};

fn at(ms: i64) -> Instant {
    testkit::START.plus_ms(ms)
}

/// Somebody follows `person`, on the day that starts at nothing.
fn follow(person: PersonId, by: i64, ms: i64) -> NewNotice {
    NewNotice {
        person,
        kind: NoticeKind::Follows,
        code: "followed",
        args: Args::from([("name".to_owned(), Arg::Person(PersonId::new(by)))]),
        href: format!("/gb/@{by}"),
        href_more: Some("/studio".to_owned()),
        stack: "follow:1".to_owned(),
        fact: format!("person:{by}"),
        at: at(ms),
        digest_at: Some(at(1_000)),
    }
}

/// Something of its own.
fn earned(person: PersonId, n: i64, ms: i64) -> NewNotice {
    let stack = format!("commission:{n}");
    let (kind, code) = (NoticeKind::Earnings, "commission_settled");
    NewNotice { kind, code, stack, fact: "settled".to_owned(), href_more: None, ..follow(person, n, ms) }
}

fn tell(db: &Db, notice: NewNotice) -> bool {
    write(db, move |tx| put(tx, &notice)).unwrap()
}

fn page(db: &Db, person: PersonId, request: PageRequest) -> Page<Notice> {
    db.read_blocking(|read| list(read, person, None, &request)).unwrap()
}

fn all(db: &Db, person: PersonId) -> Vec<Notice> {
    page(db, person, PageRequest::new(None, Some(100))).items
}

fn unread_of(db: &Db, person: PersonId) -> i64 {
    db.read_blocking(|read| unread(read, person)).unwrap()
}

fn choose(db: &Db, person: PersonId, switch: Switch) {
    write(db, move |tx| set_switches(tx, person, &[switch])).unwrap();
}

#[test]
fn facts_of_a_stack_are_one_notice_that_says_the_latest() {
    for db in testkit::databases() {
        let ana = person(&db, "ana").id;
        assert!(tell(&db, follow(ana, 7, 1)));
        assert!(tell(&db, follow(ana, 8, 2)));
        assert!(!tell(&db, follow(ana, 7, 3)), "an event that comes again is no news");
        let told = all(&db, ana);
        assert_eq!(told.len(), 1);
        assert_eq!((told[0].facts, told[0].at, told[0].href.as_str()), (2, at(2), "/studio"));
        assert_eq!(told[0].args["name"], Arg::Person(PersonId::new(8)));
        assert_eq!(unread_of(&db, ana), 1);
    }
}

#[test]
fn what_is_new_in_a_stack_makes_it_unread_and_puts_it_on_top() {
    for db in testkit::databases() {
        let ana = person(&db, "ana").id;
        tell(&db, follow(ana, 7, 1));
        tell(&db, earned(ana, 1, 2));
        write(&db, move |tx| -> Result<_, db::Error> { mark_all_read(tx, &At(3), ana) }).unwrap();
        assert_eq!(unread_of(&db, ana), 0);
        tell(&db, follow(ana, 8, 4));
        let told = all(&db, ana);
        assert_eq!(
            told.iter().map(|notice| notice.code.as_str()).collect::<Vec<_>>(),
            ["followed", "commission_settled"]
        );
        assert_eq!((told[0].read_at, told[1].read_at), (None, Some(at(3))));
    }
}

#[test]
fn a_list_goes_on_where_it_stopped_also_among_equal_times() {
    for db in testkit::databases() {
        let ana = person(&db, "ana").id;
        for n in 0..7 {
            tell(&db, earned(ana, n, n / 3));
        }
        let first = page(&db, ana, PageRequest::new(None, Some(4)));
        let rest = page(&db, ana, PageRequest::new(first.next.clone(), Some(4)));
        assert_eq!((first.items.len(), rest.items.len(), rest.next), (4, 3, None));
        let mut seen: Vec<NoticeId> = first.items.iter().chain(&rest.items).map(|notice| notice.id).collect();
        seen.dedup();
        assert_eq!(seen.len(), 7);
        let follows =
            db.read_blocking(|read| list(read, ana, Some(NoticeKind::Follows), &PageRequest::first())).unwrap();
        assert!(follows.items.is_empty());
    }
}

#[test]
fn only_its_person_reads_a_notice() {
    for db in testkit::databases() {
        let (ana, ben) = (person(&db, "ana").id, person(&db, "ben").id);
        tell(&db, earned(ana, 1, 1));
        tell(&db, earned(ben, 2, 1));
        let (of_ana, of_ben) = (all(&db, ana)[0].id, all(&db, ben)[0].id);
        let refused = write(&db, move |tx| mark_read(tx, &At(2), ben, &[of_ben, of_ana]));
        assert!(matches!(refused, Err(MarkReadError::Unknown)));
        assert_eq!((unread_of(&db, ana), unread_of(&db, ben)), (1, 1), "all or none");
        write(&db, move |tx| mark_read(tx, &At(2), ben, &[of_ben, of_ben])).unwrap();
        assert_eq!(unread_of(&db, ben), 0);
        let many = vec![of_ben; READ_MAX + 1];
        assert!(matches!(write(&db, move |tx| mark_read(tx, &At(2), ben, &many)), Err(MarkReadError::TooMany)));
    }
}

#[test]
fn a_kind_that_is_off_tells_nothing_and_one_by_mail_only_is_not_shown() {
    for db in testkit::databases() {
        let ana = person(&db, "ana").id;
        choose(&db, ana, Switch { kind: NoticeKind::Follows, in_app: false, email: Email::Off });
        assert!(!tell(&db, follow(ana, 7, 1)));
        choose(&db, ana, Switch { kind: NoticeKind::Follows, in_app: false, email: Email::Daily });
        assert!(tell(&db, follow(ana, 7, 1)));
        assert!(all(&db, ana).is_empty());
        assert_eq!(unread_of(&db, ana), 0);
        let (told, count) = db.read_blocking(|read| digest(read, ana, at(9))).unwrap();
        assert_eq!((told.len(), count), (1, 1));
        let hidden = told[0].id;
        assert!(matches!(write(&db, move |tx| mark_read(tx, &At(2), ana, &[hidden])), Err(MarkReadError::Unknown)));
    }
}

#[test]
fn a_letter_at_once_is_only_for_what_has_letters() {
    for db in testkit::databases() {
        let ana = person(&db, "ana").id;
        let wish = |kind| Switch { kind, in_app: true, email: Email::AtOnce };
        let refused = write(&db, move |tx| {
            set_switches(tx, ana, &[wish(NoticeKind::Orders), wish(NoticeKind::Follows), wish(NoticeKind::Rooms)])
        });
        let Err(SetSwitchError::Problems(problems)) = refused else { panic!("{refused:?}") };
        let fields: Vec<&str> = problems.0.iter().map(|problem| problem.field.as_ref()).collect();
        assert_eq!(fields, ["follows_email", "rooms_email"]);
        let all = db.read_blocking(|read| switches(read, ana)).unwrap();
        assert_eq!(all, NoticeKind::ALL.map(Switch::default_of), "nothing was set");
    }
}

#[test]
fn a_digest_tells_once_what_nobody_read() {
    for db in testkit::databases() {
        let ana = person(&db, "ana").id;
        tell(&db, earned(ana, 1, 1));
        tell(&db, earned(ana, 2, 2));
        tell(&db, follow(ana, 7, 3));
        let due = |ms| db.read_blocking(|read| digests_due(read, at(ms), 10)).unwrap();
        assert!(due(999).is_empty());
        assert_eq!(due(1_000), [ana]);
        assert!(write(&db, move |tx| take_due(tx, ana, at(1_000))).unwrap());
        assert!(!write(&db, move |tx| take_due(tx, ana, at(1_000))).unwrap(), "of two at once, one takes it");
        let read_first = all(&db, ana).iter().find(|notice| notice.at == at(1)).unwrap().id;
        write(&db, move |tx| mark_read(tx, &At(5), ana, &[read_first])).unwrap();
        let (told, count) = db.read_blocking(|read| digest(read, ana, at(1_000))).unwrap();
        assert_eq!((told.len(), count), (1, 1), "what was read and what is off is not told");
        write(&db, move |tx| digest_sent(tx, ana, at(1_000))).unwrap();
        assert!(db.read_blocking(|read| digest(read, ana, at(2_000))).unwrap().0.is_empty());
        tell(&db, earned(ana, 3, 1_500));
        assert_eq!(due(1_500), [ana], "what happens next owes another");
    }
}

#[test]
fn a_key_ends_the_digests_of_its_person_once() {
    for db in testkit::databases() {
        let (ana, ben) = (person(&db, "ana").id, person(&db, "ben").id);
        choose(&db, ana, Switch { kind: NoticeKind::Orders, in_app: true, email: Email::Daily });
        tell(&db, earned(ana, 1, 1));
        let key = write(&db, move |tx| make_key(tx, &At(0), &OsRng, ana, 5)).unwrap();
        let key = Arc::new(key);
        let used = |ms: i64| {
            let key = Arc::clone(&key);
            write(&db, move |tx| unsubscribe(tx, &At(ms), &key)).unwrap()
        };
        assert_eq!(used(UNSUBSCRIBE_LIFE_MS), None, "too late");
        assert_eq!(used(1), Some(UnsubscribeKey::Works));
        let mailed = |person| {
            let all = db.read_blocking(|read| switches(read, person)).unwrap();
            all.into_iter().filter(|switch| switch.email == Email::Daily).count()
        };
        assert_eq!((mailed(ana), mailed(ben)), (0, 5));
        assert!(db.read_blocking(|read| digests_due(read, at(9_999), 10)).unwrap().is_empty());
        choose(&db, ana, Switch { kind: NoticeKind::Posts, in_app: true, email: Email::Daily });
        assert_eq!(used(2), Some(UnsubscribeKey::Used));
        assert_eq!(mailed(ana), 1, "a key that was used changes nothing");
        let forged = SecretString::from("A".repeat(43));
        assert_eq!(write(&db, move |tx| unsubscribe(tx, &At(1), &forged)).unwrap(), None);
    }
}

#[test]
fn a_retry_of_the_letter_replaces_its_key() {
    for db in testkit::databases() {
        let ana = person(&db, "ana").id;
        let first = write(&db, move |tx| make_key(tx, &At(0), &OsRng, ana, 5)).unwrap();
        let second = write(&db, move |tx| make_key(tx, &At(0), &OsRng, ana, 5)).unwrap();
        let known = |key: &SecretString| db.read_blocking(|read| unsubscribable(read, &At(1), key)).unwrap();
        assert_eq!((known(&first), known(&second)), (None, Some(UnsubscribeKey::Works)));
    }
}

#[test]
fn the_oldest_make_room_and_the_old_are_swept() {
    for db in testkit::databases() {
        let ana = person(&db, "ana").id;
        write(&db, move |tx| (0..COUNT_MAX + 3).try_for_each(|n| put(tx, &earned(ana, n, n)).map(drop))).unwrap();
        let kept = db.read_blocking(|read| store::notice::all(read, ana)).unwrap();
        assert_eq!(i64::try_from(kept.len()).unwrap(), COUNT_MAX);
        assert_eq!(kept.last().unwrap().at, at(3));
        assert_eq!(unread_of(&db, ana), UNREAD_SHOWN_MAX);
        let old = KEPT_MS + 100;
        while write(&db, move |tx| crate::retention::sweep(tx, &At(old))).unwrap() > 0 {}
        let kept = db.read_blocking(|read| store::notice::all(read, ana)).unwrap();
        assert_eq!(kept.last().unwrap().at, at(101));
    }
}

#[test]
fn a_stack_counts_no_further_than_its_bound() {
    for db in testkit::databases() {
        let ana = person(&db, "ana").id;
        write(&db, move |tx| (0..FACTS_MAX + 5).try_for_each(|n| put(tx, &follow(ana, n, n)).map(drop))).unwrap();
        assert_eq!(all(&db, ana)[0].facts, FACTS_MAX);
    }
}

#[test]
fn whoever_leaves_is_told_nothing_more_and_takes_it_along() {
    for db in testkit::databases() {
        let ana = person(&db, "ana").id;
        tell(&db, earned(ana, 1, 1));
        choose(&db, ana, Switch { kind: NoticeKind::Posts, in_app: false, email: Email::Off });
        write(&db, move |tx| make_key(tx, &At(0), &OsRng, ana, 5)).unwrap();
        let export = db.read_blocking(|read| crate::export::of_person(read, ana)).unwrap().unwrap();
        assert_eq!((export.notices.len(), export.notice_switches.len()), (1, 9));
        write(&db, move |tx| crate::person::delete(tx, &At(2), ana)).unwrap();
        assert!(all(&db, ana).is_empty());
        assert!(db.read_blocking(|read| digests_due(read, at(9_999), 10)).unwrap().is_empty());
    }
}
