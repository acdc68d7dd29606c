use kernel::Id;

use super::*;
use crate::event::OfPost;
use crate::testing::{CREATOR, House, LIN, MALI};

fn say(post: PostId, by: PersonId, text: &str) -> NewComment<'_> {
    NewComment {
        post,
        author: Author::Creator(by),
        by,
        by_since: testkit::START.plus_ms(-30 * DAY_MS),
        lang: Some(Lang::EN),
        text,
        reply_to: None,
        is_host: false,
        a_minute_max: A_MINUTE_MAX,
    }
}

fn said(house: &House, post: PostId, by: PersonId, text: &'static str) -> Comment {
    house.write(move |tx, clock| add(tx, clock, &say(post, by, text)))
}

#[test]
fn comments_and_replies_are_listed_and_counted() {
    House::each(|house| {
        let post = house.ready(CREATOR, "").id;
        let first = said(house, post, LIN, "  first <b>\u{202e} ");
        assert_eq!(first.text, "first <b>");
        let second = said(house, post, LIN, "second");
        let reply = |to: CommentId| {
            house
                .write(move |tx, clock| add(tx, clock, &NewComment { reply_to: Some(to), ..say(post, MALI, "thanks") }))
        };
        let answer = reply(first.id);
        // A reply to a reply answers the comment above it.
        assert_eq!(reply(answer.id).reply_to, Some(first.id));
        let page = house.read(|read| list(read, post, None, &PageRequest::first()));
        assert_eq!(page.items.iter().map(|c| (c.id, c.replies)).collect::<Vec<_>>(), [(second.id, 0), (first.id, 2)]);
        assert_eq!(house.read(|read| replies(read, first.id, None, &PageRequest::first())).items.len(), 2);
        assert_eq!(house.post(post).comments, 4);
        let told: OfPost = serde_json::from_str(&house.events()[3].payload).unwrap();
        assert_eq!((told.comment, told.person, told.reply_to_person), (Some(answer.id), Some(MALI), Some(LIN)));
        // With a comment its replies go.
        house.write(move |tx, clock| delete(tx, clock, first.id));
        assert_eq!(house.post(post).comments, 1);
        assert!(house.read(|read| find(read, answer.id)).is_none());
        let blank: i64 = house.read(|read| read.one("SELECT COUNT(*) FROM post_comment WHERE text = ''", &[]));
        assert_eq!(blank, 3);
    });
}

#[test]
fn one_comment_is_pinned_above_the_others() {
    House::each(|house| {
        let post = house.ready(CREATOR, "").id;
        let ids: Vec<CommentId> = ["one", "two", "three"].map(|text| said(house, post, LIN, text).id).to_vec();
        let (one, two) = (ids[0], ids[1]);
        house.write(move |tx, _| pin(tx, one));
        house.write(move |tx, _| pin(tx, two));
        let listed = |limit, after| {
            let page = house.read(|read| list(read, post, None, &PageRequest::new(after, Some(limit))));
            (page.items.iter().map(|c| (c.id, c.pinned)).collect::<Vec<_>>(), page.next)
        };
        assert_eq!(listed(10, None).0, [(two, true), (ids[2], false), (one, false)]);
        let (first, next) = listed(1, None);
        assert_eq!((first, listed(10, next).0), (vec![(two, true)], vec![(ids[2], false), (one, false)]));
        house.write(move |tx, _| unpin(tx, two));
        assert_eq!(listed(10, None).0[0], (ids[2], false));
        let answer = house
            .write(move |tx, clock| add(tx, clock, &NewComment { reply_to: Some(one), ..say(post, MALI, "yes") }))
            .id;
        assert_eq!(house.try_write(move |tx, _| pin(tx, answer)).unwrap_err().code(), "content.comment_not_found");
    });
}

#[test]
fn rules_hold_what_somebody_must_look_at() {
    House::each(|house| {
        let post = house.ready(CREATOR, "").id;
        house.write(|tx, clock| word::block(tx, clock, "โกง", MALI));
        let new_here = |text| {
            let by_since = testkit::START;
            house.write(move |tx, clock| add(tx, clock, &NewComment { by_since, ..say(post, Id::new(30), text) }))
        };
        let cases = [
            ("buy at www.cheap.example", Some(HeldBy::Link)),
            ("ร้านนี้โกง", Some(HeldBy::BlockedWord)),
            ("what a lovely thing", None),
            ("What a LOVELY thing!!!", Some(HeldBy::Repeated)),
            ("thanks", None),
            ("thanks", None),
        ];
        for (text, rule) in cases {
            let comment = said(house, post, LIN, text);
            assert_eq!((comment.held_by, comment.state == CommentState::Held), (rule, rule.is_some()), "{text}");
        }
        assert_eq!(house.post(post).comments, 3);
        for text in ["a1", "b2", "c3", "d4", "e5"] {
            assert_eq!(new_here(text).held_by, None);
        }
        assert_eq!(new_here("f6").held_by, Some(HeldBy::Flood));
        // Whoever is at home is held by none.
        let host = house.write(move |tx, clock| {
            add(tx, clock, &NewComment { is_host: true, ..say(post, MALI, "see https://mine.example") })
        });
        assert_eq!(host.state, CommentState::Shown);
    });
}

#[test]
fn a_held_comment_is_seen_by_its_writer_and_then_by_all() {
    House::each(|house| {
        let post = house.ready(CREATOR, "").id;
        let id = said(house, post, LIN, "www.cheap.example").id;
        let seen = |viewer| house.read(|read| list(read, post, viewer, &PageRequest::first())).items.len();
        assert_eq!((seen(None), seen(Some(MALI)), seen(Some(LIN))), (0, 0, 1));
        assert_eq!(house.read(|read| held(read, &PageRequest::first())).items[0].id, id);
        assert_eq!(house.read(|read| held_of(read, post, &PageRequest::first())).items[0].id, id);
        assert_eq!(house.topics_told(), [event::POST_READY]);
        for _ in 0..2 {
            assert_eq!(house.write(move |tx, clock| approve(tx, clock, id)).state, CommentState::Shown);
        }
        assert_eq!((seen(None), house.post(post).comments), (1, 1));
        assert_eq!(house.topics_told()[1..], [event::COMMENTED]);
        house.write(move |tx, clock| hold(tx, clock, id, HeldBy::Reported));
        assert_eq!((seen(None), house.post(post).comments), (0, 0));
        house.write(move |tx, clock| delete(tx, clock, id));
        assert_eq!(house.post(post).comments, 0);
        assert_eq!(house.topics_told()[1..], [event::COMMENTED, event::UNCOMMENTED]);
    });
}

#[test]
fn nobody_writes_faster_than_the_clock_allows() {
    House::each(|house| {
        let post = house.ready(CREATOR, "").id;
        house.write(move |tx, clock| {
            for _ in 0..A_MINUTE_MAX {
                add(tx, clock, &say(post, LIN, "hi"))?;
            }
            Ok::<_, CommentError>(())
        });
        house.clock.advance_ms(20_000);
        let refused = house.try_write(move |tx, clock| add(tx, clock, &say(post, LIN, "hi"))).unwrap_err();
        assert!(matches!(refused, CommentError::TooFast { retry_after_s: 40 }), "{refused:?}");
        assert_eq!(refused.args(), [("seconds".into(), "40".to_owned())]);
        assert!(house.try_write(move |tx, clock| add(tx, clock, &say(post, MALI, "hi"))).is_ok());
        house.clock.advance_ms(40_000);
        assert!(house.try_write(move |tx, clock| add(tx, clock, &say(post, LIN, "hi"))).is_ok());
    });
}

#[test]
fn a_comment_has_words_and_a_post_that_is_shown() {
    House::each(|house| {
        let (shown, hidden) = (house.ready(CREATOR, "").id, house.make(CREATOR, "").id);
        let long: &'static str = Box::leak("x".repeat(TEXT_CHARACTERS_MAX + 1).into_boxed_str());
        for text in ["", " \u{202e}\n ", long] {
            let refused = house.try_write(move |tx, clock| add(tx, clock, &say(shown, LIN, text))).unwrap_err();
            assert_eq!(refused.problems()[0].code, "content.comment_length");
        }
        let refused = house.try_write(move |tx, clock| add(tx, clock, &say(hidden, LIN, "hi")));
        assert_eq!(refused.unwrap_err().code(), "content.comment_not_found");
        // An answer to what was said elsewhere is none.
        let other = house.ready(CREATOR, "").id;
        let elsewhere = said(house, other, LIN, "there").id;
        let refused = house.try_write(move |tx, clock| {
            add(tx, clock, &NewComment { reply_to: Some(elsewhere), ..say(shown, LIN, "hi") })
        });
        assert_eq!(refused.unwrap_err().code(), "content.comment_not_found");
    });
}
