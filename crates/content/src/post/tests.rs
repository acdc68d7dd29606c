use kernel::{DAY_MS, PageRequest};

use super::*;
use crate::event::OfPost;
use crate::report;
use crate::testing::{CREATOR, House, LIN, MALI, SHOP, anchor, gb, new_post, rendition};

fn states(house: &House, id: PostId) -> Vec<&'static str> {
    house.read(|read| history(read, id)).iter().map(|moved| moved.to.name()).collect()
}

#[test]
fn a_post_is_shown_from_its_first_rendition_on() {
    House::each(|house| {
        let post = house.make(CREATOR, "  Morning tea \u{202e}#Tea  ");
        assert_eq!((post.state, post.caption.as_str()), (PostState::Processing, "Morning tea #Tea"));
        assert_eq!(post, house.post(post.id));
        let id = post.id;
        let told = Described { duration_ms: 15_000, width: 720, height: 1280, poster: Some("posts/a.jpg".to_owned()) };
        assert!(house.write(move |tx, _| describe(tx, id, &told)));
        assert!(house.read(|read| ready_in(read, gb(), &PageRequest::first())).items.is_empty());
        house.clock.advance_ms(5);
        assert_eq!(house.write(move |tx, clock| add_rendition(tx, clock, id, &rendition(720))), Added::First);
        assert_eq!(house.write(move |tx, clock| add_rendition(tx, clock, id, &rendition(480))), Added::Further);
        let ready = house.post(id);
        assert_eq!(ready.state, PostState::Ready);
        assert_eq!(ready.renditions, [rendition(480), rendition(720)]);
        assert_eq!(ready.published_at, Some(testkit::START.plus_ms(5)));
        assert_eq!((ready.duration_ms, ready.height), (Some(15_000), Some(1280)));
        assert_eq!(ready.anchors, [anchor(1), anchor(2)]);
        assert_eq!(house.topics_told(), [event::POST_READY]);
        let told: OfPost = serde_json::from_str(&house.events()[0].payload).unwrap();
        assert_eq!(told, OfPost::of(&ready));
        assert_eq!(house.events()[0].subject, id.get());
        assert_eq!(states(house, id), ["PROCESSING", "READY"]);
    });
}

#[test]
fn all_problems_are_told_at_once() {
    House::each(|house| {
        let open = house.write(|tx, clock| {
            let new = upload::NewUpload { owner: MALI, name: "", kind: "", bytes: 5 };
            upload::begin(tx, clock, &new)
        });
        let refused = house.try_write(move |tx, clock| {
            let caption = "x".repeat(CAPTION_CHARACTERS_MAX + 1);
            let anchors = [1, 2, 3, 4, 5, 6, 1].map(anchor).to_vec();
            create(tx, clock, NewPost { anchors, ..new_post(CREATOR, &caption, NewSource::Upload(open.id)) })
        });
        let problems = refused.unwrap_err();
        let told: Vec<_> = problems.problems().iter().map(|p| (p.field.as_str(), p.code.as_ref())).collect();
        assert_eq!(
            told,
            [
                ("caption", "content.caption_too_long"),
                ("anchors", "content.too_many_anchors"),
                ("anchors[6]", "content.anchor_repeated"),
                ("upload", "content.upload_incomplete"),
            ]
        );
    });
}

#[test]
fn one_post_is_made_of_an_upload_and_only_by_its_owner() {
    House::each(|house| {
        let (mine, theirs) = (house.upload(MALI), house.upload(LIN));
        let make = |source: UploadId| {
            house
                .try_write(move |tx, clock| create(tx, clock, new_post(CREATOR, "", NewSource::Upload(source))))
                .map_err(|error| error.problems()[0].code.to_string())
        };
        assert!(make(mine).is_ok());
        assert_eq!(make(mine).unwrap_err(), "content.upload_taken");
        assert_eq!(make(theirs).unwrap_err(), "content.upload_missing");
        assert_eq!(make(Id::new(404)).unwrap_err(), "content.upload_missing");
    });
}

#[test]
fn a_person_makes_so_many_posts_a_day() {
    House::each(|house| {
        let make = move || {
            let upload = house.upload(MALI);
            house.try_write(move |tx, clock| create(tx, clock, new_post(CREATOR, "", NewSource::Upload(upload))))
        };
        for _ in 0..A_DAY_MAX {
            make().unwrap();
        }
        assert_eq!(make().unwrap_err().code(), "content.post_quota");
        house.clock.advance_ms(DAY_MS);
        assert!(make().is_ok());
    });
}

#[test]
fn a_failure_can_be_read_and_is_final() {
    House::each(|house| {
        let id = house.make(CREATOR, "").id;
        let failure = Failure { code: "content.media_too_long".to_owned(), args: vec![("max".into(), "180".into())] };
        let told = failure.clone();
        assert!(house.write(move |tx, clock| fail(tx, clock, id, &told)));
        let told = failure.clone();
        assert!(!house.write(move |tx, clock| fail(tx, clock, id, &told)));
        assert_eq!(house.write(move |tx, clock| add_rendition(tx, clock, id, &rendition(480))), Added::Unneeded);
        let post = house.post(id);
        assert_eq!((post.state, post.failure), (PostState::Failed, Some(failure)));
        assert_eq!(house.topics_told(), [event::POST_FAILED]);
        let edit = Edit { caption: Some("again"), ..Default::default() };
        let refused = house.try_write(move |tx, clock| super::edit(tx, clock, id, &edit)).unwrap_err();
        assert_eq!(refused.code(), "content.post_state");
    });
}

#[test]
fn a_deleted_post_leaves_nothing_to_read() {
    House::each(|house| {
        let id = house.ready(CREATOR, "secret #tea").id;
        house.write(move |tx, clock| delete(tx, clock, id, Actor::Author));
        assert!(house.read(|read| find(read, id)).is_none());
        assert!(house.read(|read| of_author(read, CREATOR, None, &PageRequest::first())).items.is_empty());
        assert!(house.read(|read| of_product(read, Id::new(101), gb(), &PageRequest::first())).items.is_empty());
        let caption: String = house.read(|read| read.one("SELECT caption FROM post", &[]));
        assert_eq!(caption, "");
        assert_eq!(house.read(|read| files(read, id)), ["posts/ab/480.mp4"]);
        house.write(move |tx, _| forget_files(tx, id));
        assert!(house.read(|read| files(read, id)).is_empty());
        let again = house.try_write(move |tx, clock| delete(tx, clock, id, Actor::Author));
        assert_eq!(again.unwrap_err().code(), "content.post_not_found");
    });
}

#[test]
fn an_operator_takes_down_and_shows_again() {
    House::each(|house| {
        let id = house.ready(CREATOR, "#tea").id;
        let first_shown = house.post(id).published_at;
        house.clock.advance_ms(1_000);
        house.write(move |tx, clock| remove(tx, clock, id, Actor::Operator, "counterfeit"));
        let gone = house.post(id);
        assert_eq!((gone.state, gone.reason.as_deref()), (PostState::Removed, Some("counterfeit")));
        assert!(house.read(|read| ready_of(read, &[id])).is_empty());
        house.write(move |tx, clock| restore(tx, clock, id, Actor::Operator, ""));
        let back = house.post(id);
        assert_eq!((back.state, back.reason, back.published_at), (PostState::Ready, None, first_shown));
        assert_eq!(house.topics_told(), [event::POST_READY, event::POST_REMOVED, event::POST_READY]);
        assert_eq!(states(house, id), ["PROCESSING", "READY", "REMOVED", "READY"]);
    });
}

#[test]
fn blocked_words_in_a_caption_wait_for_a_review() {
    House::each(|house| {
        house.write(|tx, clock| word::block(tx, clock, "Scam", LIN));
        let id = house.ready(CREATOR, "a SCAM").id;
        let held = house.post(id);
        assert_eq!((held.state, held.reason.as_deref()), (PostState::Held, Some("content.held_blocked_word")));
        assert_eq!(house.read(|read| super::held(read, &PageRequest::first())).items.len(), 1);
        let clean = house.ready(CREATOR, "fine").id;
        let edit = || Edit { caption: Some("not a scam!"), ..Default::default() };
        house.write(move |tx, clock| super::edit(tx, clock, clean, &edit()));
        assert_eq!(house.post(clean).state, PostState::Held);
        // Corrected while it is made ready, it needs none.
        let early = house.make(CREATOR, "scam").id;
        let edit = || Edit { caption: Some("tea"), ..Default::default() };
        house.write(move |tx, clock| super::edit(tx, clock, early, &edit()));
        house.write(move |tx, clock| add_rendition(tx, clock, early, &rendition(480)));
        assert_eq!(house.post(early).state, PostState::Ready);
    });
}

#[test]
fn lists_show_what_they_say() {
    House::each(|house| {
        let mine: Vec<PostId> = (0..3)
            .map(|_| {
                house.clock.advance_ms(1_000);
                house.ready(CREATOR, "").id
            })
            .collect();
        let shops = house.ready(SHOP, "").id;
        let waiting = house.make(CREATOR, "").id;
        let two = PageRequest::new(None, Some(2));
        let first = house.read(|read| of_author(read, CREATOR, None, &two));
        assert_eq!(first.items.iter().map(|p| p.id).collect::<Vec<_>>(), [waiting, mine[2]]);
        let rest = PageRequest::new(first.next, Some(2));
        let second = house.read(|read| of_author(read, CREATOR, None, &rest));
        assert_eq!(second.items.iter().map(|p| p.id).collect::<Vec<_>>(), [mine[1], mine[0]]);
        assert_eq!(second.next, None);
        let ids = |page: Page<Post>| page.items.iter().map(|p| p.id).collect::<Vec<_>>();
        let all = PageRequest::first();
        let processing = Some(PostState::Processing);
        assert_eq!(ids(house.read(|read| of_author(read, CREATOR, processing, &all))), [waiting]);
        assert_eq!(ids(house.read(|read| shown_of(read, CREATOR, Some(gb()), &all))), [mine[2], mine[1], mine[0]]);
        assert_eq!(ids(house.read(|read| shown_of(read, SHOP, None, &all))), [shops]);
        assert_eq!(ids(house.read(|read| of_product(read, Id::new(101), gb(), &all))).len(), 4);
        assert_eq!(ids(house.read(|read| selling_for(read, Id::new(3), &all))).len(), 4);
        let page = house.read(|read| ready_in(read, gb(), &two));
        let next = PageRequest::new(page.next.clone(), Some(2));
        let (page, next) = (ids(page), ids(house.read(|read| ready_in(read, gb(), &next))));
        assert_eq!([page, next].concat(), [shops, mine[2], mine[1], mine[0]]);
        let order = [mine[1], waiting, mine[0], shops];
        let ready = house.read(|read| ready_of(read, &order));
        assert_eq!(ready.iter().map(|p| p.id).collect::<Vec<_>>(), [mine[1], mine[0], shops]);
        let since = testkit::START.plus_ms(2_000);
        let recent = house.read(|read| recent(read, gb(), since, 10));
        assert_eq!(recent.iter().map(|p| p.id).collect::<Vec<_>>(), [shops, mine[2], mine[1]]);
        house.write(|tx, clock| crate::follow::follow(tx, clock, LIN, SHOP, Default::default()));
        assert_eq!(ids(house.read(|read| followed(read, LIN, gb(), &all))), [shops]);
        assert_eq!(report::HOLDS_AT, 5);
    });
}
