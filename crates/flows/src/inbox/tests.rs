use accounts::PersonId;
use accounts::inbox::{self, Notice, NoticeKind};
use content::event::{self, OfFollow, OfPost};
use content::post::Origin;
use content::{Author, PostId};
use jiff::tz::TimeZone;
use kernel::{DAY_MS, Id, Instant, OsRng, PageRequest};
use serde::Serialize;

use super::{tell, told_notices};
use crate::fixture::{House, bracelet};
use crate::trade::{Said, same};

pub(crate) fn person(house: &House, handle: &str) -> PersonId {
    let wish = accounts::SignUp {
        handle: handle.to_owned(),
        email: format!("{handle}@example.com"),
        password: "correct horse battery".to_owned().into(),
        locale: "en-GB".to_owned(),
        market: "GB".to_owned(),
    };
    let hash = accounts::password::hash(&wish.password, &OsRng).unwrap();
    let (new, clock) = (wish.check().unwrap(), house.clock.clone());
    let signed_up = house.deps.db.write_blocking(move |tx| accounts::person::sign_up(tx, &*clock, &new, &hash));
    signed_up.unwrap().id
}

fn emit(house: &House, topic: &'static str, key: i64, payload: &impl Serialize) {
    let (clock, payload) = (house.clock.clone(), serde_json::to_string(payload).unwrap());
    house.write(move |tx| db::outbox::emit(tx, &*clock, topic, key, &payload));
}

/// Follows events; the same again, as after a crash.
fn told(house: &House, person: PersonId) -> Vec<Notice> {
    house.run();
    house.read(|read| inbox::list(read, person, None, &PageRequest::first())).items
}

fn codes(notices: &[Notice]) -> Vec<(&str, i64)> {
    notices.iter().map(|notice| (notice.code.as_str(), notice.facts)).collect()
}

fn of_post(author: PersonId, post: i64) -> OfPost {
    OfPost {
        post: PostId::new(post),
        author: Author::Creator(same(author)),
        market: "GB".parse().unwrap(),
        topics: Vec::new(),
        origin: Origin::Real,
        person: None,
        comment: None,
        reply_to: None,
        reply_to_person: None,
        reason: None,
    }
}

#[test]
fn followers_of_a_day_are_one_notice_and_people_count_once() {
    House::each(|house| {
        let (ana, ben, eve) = (person(house, "ana"), person(house, "ben"), person(house, "eve"));
        let follow = |by: PersonId, origin| {
            let author = Author::Creator(same(ana));
            emit(house, event::FOLLOWED, ana.get(), &OfFollow { person: same(by), author, origin, market: None });
        };
        follow(ben, Origin::Real);
        follow(eve, Origin::Simulated);
        follow(ben, Origin::Real);
        follow(ana, Origin::Self_);
        follow(ana, Origin::Bot);
        let notices = told(house, ana);
        assert_eq!(codes(&notices), [("followed", 2)]);
        let told_now = house.read(|read| told_notices(read, notices.clone()));
        assert_eq!(told_now[0].message, "inbox-followed-more");
        assert!(told_now[0].values.contains(&("name".to_owned(), Said::Text("eve".to_owned()))));
        assert!(told_now[0].values.contains(&("others".to_owned(), Said::Count(1))));
        // Whoever is gone has no name any more.
        let clock = house.clock.clone();
        house.deps.db.write_blocking(move |tx| accounts::person::delete(tx, &*clock, eve)).unwrap();
        let told_now = house.read(|read| told_notices(read, notices));
        assert!(told_now[0].values.contains(&("name".to_owned(), Said::Message("inbox-somebody".to_owned()))));
        house.clock.advance_ms(DAY_MS);
        follow(ben, Origin::Real);
        assert_eq!(codes(&told(house, ana)), [("followed", 1), ("followed", 2)]);
    });
}

#[test]
fn authors_and_whoever_is_answered_hear_of_comments_and_nobody_of_their_own() {
    House::each(|house| {
        let (ana, ben) = (person(house, "ana"), person(house, "ben"));
        let say = |by: PersonId, comment: i64, to: Option<(i64, PersonId)>| {
            let said = OfPost {
                person: Some(same(by)),
                comment: Some(Id::new(comment)),
                reply_to: to.map(|(comment, _)| Id::new(comment)),
                reply_to_person: to.map(|(_, person)| same(person)),
                ..of_post(ana, 9)
            };
            emit(house, event::COMMENTED, 9, &said);
        };
        say(ben, 1, None);
        say(ben, 2, None);
        say(ana, 3, Some((1, ben)));
        say(ana, 4, None);
        say(ben, 5, Some((4, ana)));
        assert_eq!(codes(&told(house, ben)), [("replied", 1)]);
        let of_ana = told(house, ana);
        assert_eq!(codes(&of_ana), [("replied", 1), ("commented", 2)], "an answer is told once");
        assert_eq!(of_ana[0].href, "/gb/p/9");
    });
}

#[test]
fn what_becomes_of_a_post_is_told_to_its_author() {
    House::each(|house| {
        let ana = person(house, "ana");
        emit(house, event::POST_FAILED, 9, &of_post(ana, 9));
        assert_eq!(codes(&told(house, ana)), [("post_failed", 1)]);
        emit(house, event::POST_READY, 9, &of_post(ana, 9));
        emit(house, event::POST_REMOVED, 8, &of_post(ana, 8));
        let notices = told(house, ana);
        let mut found = codes(&notices);
        found.sort_unstable();
        assert_eq!(found, [("post_ready", 2), ("post_removed", 1)]);
    });
}

#[test]
fn creators_hear_of_money_and_shops_of_samples() {
    House::each(|house| {
        let (ana, owner) = (person(house, "ana"), person(house, "wu"));
        let (clock, shop) = (house.clock.clone(), same(house.shop.id));
        house.write(move |tx| accounts::membership::found(tx, &*clock, shop, owner));
        let of = |amount: Option<i64>| {
            serde_json::json!({"creator": ana, "shop": house.shop.id, "collaboration": "4", "commission": "5", "order": "6",
                "product": "7", "sample": "3", "amount": amount.unwrap_or(0), "currency": "GBP"})
        };
        for n in 0..2 {
            emit(house, "affiliate.commission_settled", n, &of(Some(120 + n)));
        }
        emit(house, "affiliate.commission_clawed_back", 1, &of(None));
        emit(house, "affiliate.joined", 4, &of(None));
        emit(house, "affiliate.sample_requested", 3, &of(None));
        emit(house, "affiliate.sample_approved", 3, &of(None));
        let of_ana = told(house, ana);
        let mut found = codes(&of_ana);
        found.sort_unstable();
        assert_eq!(found, [("commission_clawed_back", 1), ("commission_settled", 2), ("sample_approved", 1)]);
        let mut of_shop: Vec<String> = told(house, owner).into_iter().map(|notice| notice.code).collect();
        of_shop.sort_unstable();
        assert_eq!(of_shop, ["joined", "sample_requested"]);
    });
}

#[test]
fn a_shop_hears_of_listings_that_wait_for_it() {
    House::each(|house| {
        let owner = person(house, "wu");
        let (clock, shop) = (house.clock.clone(), same(house.shop.id));
        house.write(move |tx| accounts::membership::found(tx, &*clock, shop, owner));
        house.product(bracelet());
        let (clock, id) = (house.clock.clone(), house.shop.id);
        let start = crate::StartSync {
            shop: id,
            products: crate::SyncProducts::All(crate::AllProducts::All),
            markets: vec!["GB".parse().unwrap(), "MY".parse().unwrap()],
            price_rule: None,
        };
        let sync = house.write(move |tx| crate::start_sync(tx, &*clock, &start));
        let notices = told(house, owner);
        assert_eq!(codes(&notices), [("listings_waiting", 1)]);
        assert_eq!(
            (notices[0].kind, notices[0].href.as_str()),
            (NoticeKind::Listings, format!("/seller/jade/syncs/{sync}").as_str())
        );
    });
}

#[test]
fn a_morning_is_the_readers() {
    let at = |text: &str| text.parse::<Instant>().unwrap();
    let bangkok = TimeZone::get("Asia/Bangkok").unwrap();
    let london = TimeZone::get("Europe/London").unwrap();
    assert_eq!(tell::next_morning(at("2026-11-23T00:59:00Z"), &bangkok), at("2026-11-23T01:00:00Z"));
    assert_eq!(tell::next_morning(at("2026-11-23T01:00:00Z"), &bangkok), at("2026-11-24T01:00:00Z"));
    assert_eq!(
        tell::next_morning(at("2026-03-28T12:00:00Z"), &london),
        at("2026-03-29T07:00:00Z"),
        "the clocks went on"
    );
}
