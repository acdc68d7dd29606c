//! The queues with sample data, in every interface language.

use content::Author;
use content::comment::{Comment, CommentState, HeldBy};
use content::post::PostState;
use content::report::{Reason, Report, ReportState};
use kernel::{Id, Page, Problem};

use super::*;
use crate::pages::studio::tests::{AT, desk, post, whole as check};
use crate::words::LANGUAGES;

fn report(id: i64, comment: bool) -> Report {
    Report {
        id: Id::new(id),
        post: Id::new(1),
        comment: comment.then(|| Id::new(5)),
        reporter: Some(Id::new(9)),
        reason: Reason::Misleading,
        note: "It says that a stone heals.".to_owned(),
        state: ReportState::Open,
        created_at: AT,
        decided_at: None,
        decided_by: None,
        decision: None,
    }
}

fn comment(id: i64) -> Comment {
    Comment {
        id: Id::new(id),
        post: Id::new(1),
        author: Author::Creator(Id::new(9)),
        made_by: Some(Id::new(9)),
        lang: None,
        text: "Look at my-shop.example <i>Asking</i>".to_owned(),
        reply_to: None,
        state: CommentState::Held,
        held_by: Some(HeldBy::Link),
        pinned: false,
        replies: 0,
        created_at: AT,
    }
}

fn waiting(report: Option<Report>, comment: Option<Comment>, state: PostState, form: Form) -> Waiting {
    let commenter = comment.as_ref().map(|_| "Ben".to_owned());
    Waiting { post: post(1, state), author: "Mia Stone".to_owned(), report, comment, commenter, form }
}

#[test]
fn reports_are_whole_in_every_language() {
    for lang in LANGUAGES {
        let page = |queue, items| view(&desk(lang), queue, &Page { items, next: None }, &Done::default());
        let wrong =
            Form::new([("words", "")]).with_problems(&[Problem::new("words", "operator.note_length").with("max", 500)]);
        let reports = vec![
            waiting(Some(report(1, false)), None, PostState::Ready, wrong),
            waiting(Some(report(2, true)), Some(comment(5)), PostState::Ready, Form::default()),
            waiting(Some(report(3, false)), None, PostState::Removed, Form::default()),
        ];
        check(lang, "moderation", page(Queue::Reports, reports));
        check(
            lang,
            "moderation-posts",
            page(Queue::Posts, vec![waiting(None, None, PostState::Held, Form::default())]),
        );
        let comments = vec![waiting(None, Some(comment(5)), PostState::Ready, Form::default())];
        check(lang, "moderation-comments", page(Queue::Comments, comments));
        check(lang, "moderation-calm", page(Queue::Reports, vec![]));
    }
}

#[test]
fn a_takedown_needs_words_and_they_are_bounded() {
    let said = |words: &str, needed| super::words(&Form::new([("words", words)]), needed).is_ok();
    assert!(said(" It promises to heal. ", true) && said("", false));
    assert!(!said("  ", true) && !said(&"x".repeat(501), false));
}
