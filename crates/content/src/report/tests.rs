use kernel::Id;

use super::*;
use crate::comment::NewComment;
use crate::testing::{CREATOR, House, LIN, MALI};
use crate::{Author, event};

fn complaint(post: PostId, comment: Option<CommentId>, reporter: i64) -> NewReport<'static> {
    NewReport { post, comment, reporter: Id::new(reporter), reason: Reason::Counterfeit, note: "not theirs" }
}

fn filed(house: &House, post: PostId, comment: Option<CommentId>, reporter: i64) -> Report {
    house.write(move |tx, clock| file(tx, clock, &complaint(post, comment, reporter)))
}

#[test]
fn a_person_reports_a_thing_once() {
    House::each(|house| {
        let post = house.ready(CREATOR, "").id;
        let report = filed(house, post, None, 20);
        assert_eq!(filed(house, post, None, 20), report);
        assert_eq!(house.read(|read| list(read, ReportState::Open, &PageRequest::first())).items, [report]);
        let none = house.try_write(|tx, clock| file(tx, clock, &complaint(Id::new(404), None, 20)));
        assert_eq!(none.unwrap_err().code(), "content.report_not_found");
    });
}

#[test]
fn many_reports_hide_a_post_until_an_operator_decides() {
    House::each(|house| {
        let post = house.ready(CREATOR, "").id;
        let reports: Vec<Report> = (0..HOLDS_AT).map(|i| filed(house, post, None, 20 + i)).collect();
        let held = house.post(post);
        assert_eq!((held.state, held.reason.as_deref()), (PostState::Held, Some("content.held_reported")));
        let id = reports[2].id;
        let decided = house.write(move |tx, clock| decide(tx, clock, id, MALI, Decision::Dismiss, "fine"));
        assert_eq!((decided.state, decided.decided_by), (ReportState::Dismissed, Some(MALI)));
        assert_eq!(house.post(post).state, PostState::Ready);
        assert!(house.read(|read| list(read, ReportState::Open, &PageRequest::first())).items.is_empty());
        let again = house.try_write(move |tx, clock| decide(tx, clock, id, MALI, Decision::Takedown, ""));
        assert_eq!(again.unwrap_err().code(), "content.report_decided");
        // They may report it anew, and it is taken down.
        let id = filed(house, post, None, 20).id;
        house.write(move |tx, clock| decide(tx, clock, id, MALI, Decision::Takedown, "counterfeit goods"));
        let gone = house.post(post);
        assert_eq!((gone.state, gone.reason.as_deref()), (PostState::Removed, Some("counterfeit goods")));
        assert_eq!(house.topics_told().last().map(String::as_str), Some(event::POST_REMOVED));
    });
}

#[test]
fn a_reported_comment_goes_or_stays() {
    House::each(|house| {
        let post = house.ready(CREATOR, "").id;
        let say = move |text| {
            house
                .write(move |tx, clock| {
                    comment::add(
                        tx,
                        clock,
                        &NewComment {
                            post,
                            author: Author::Creator(LIN),
                            by: LIN,
                            by_since: Instant::from_ms(0),
                            lang: None,
                            text,
                            reply_to: None,
                            is_host: false,
                            a_minute_max: 100,
                        },
                    )
                })
                .id
        };
        let (kept, gone) = (say("kept"), say("gone"));
        for reporter in 20..20 + HOLDS_AT {
            filed(house, post, Some(kept), reporter);
        }
        assert_eq!(house.read(|read| comment::find(read, kept)).unwrap().held_by, Some(HeldBy::Reported));
        assert_eq!(house.post(post).state, PostState::Ready);
        let about_kept = filed(house, post, Some(kept), 20).id;
        house.write(move |tx, clock| decide(tx, clock, about_kept, MALI, Decision::Dismiss, ""));
        assert_eq!(house.read(|read| comment::find(read, kept)).unwrap().state, CommentState::Shown);
        let about_gone = filed(house, post, Some(gone), 20).id;
        house.write(move |tx, clock| decide(tx, clock, about_gone, MALI, Decision::Takedown, ""));
        assert!(house.read(|read| comment::find(read, gone)).is_none());
        assert_eq!(house.post(post).comments, 1);
    });
}

#[test]
fn a_note_is_bounded() {
    House::each(|house| {
        let post = house.ready(CREATOR, "").id;
        let refused = house.try_write(move |tx, clock| {
            let note = "x".repeat(NOTE_CHARACTERS_MAX + 1);
            file(tx, clock, &NewReport { note: &note, ..complaint(post, None, 20) })
        });
        assert_eq!(refused.unwrap_err().problems()[0].code, "content.report_note_too_long");
    });
}
