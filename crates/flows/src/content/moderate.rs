//! What operators do to posts and comments, each act noted in the audit log.

use accounts::audit::{self, Act};
use content::comment::{self, CommentError};
use content::post::{self, Actor, ChangePostError};
use content::report::{self, Decision, ReportError};
use content::word::{self, BlockError};
use content::{Comment, CommentId, PersonId, Post, PostId, Report, ReportId};
use kernel::Clock;
use serde_json::json;

/// Takes a post down; its author is told why.
pub fn take_down(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    operator: PersonId,
    id: PostId,
    words: &str,
) -> Result<Post, ChangePostError> {
    let post = post::remove(tx, clock, id, Actor::Operator, words)?;
    note(tx, clock, operator, "content.post_removed", &format!("post:{id}"))?;
    Ok(post)
}

/// Shows a post again that was taken down or held.
pub fn restore_post(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    operator: PersonId,
    id: PostId,
) -> Result<Post, ChangePostError> {
    let post = post::restore(tx, clock, id, Actor::Operator, "")?;
    note(tx, clock, operator, "content.post_restored", &format!("post:{id}"))?;
    Ok(post)
}

/// Decides on a post that waits for a review.
pub fn decide_held_post(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    operator: PersonId,
    id: PostId,
    accept: bool,
    words: &str,
) -> Result<Post, ChangePostError> {
    match accept {
        true => restore_post(tx, clock, operator, id),
        false => take_down(tx, clock, operator, id, words),
    }
}

/// Decides on a comment that waits for a review: an operator's decision is noted, its host's is not.
pub fn decide_held_comment(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    operator: Option<PersonId>,
    id: CommentId,
    accept: bool,
) -> Result<Comment, CommentError> {
    let (decided, action) = match accept {
        true => (comment::approve(tx, clock, id)?, "content.comment_approved"),
        false => (comment::delete(tx, clock, id)?, "content.comment_removed"),
    };
    if let Some(operator) = operator {
        note(tx, clock, operator, action, &format!("comment:{id}"))?;
    }
    Ok(decided)
}

/// Decides a report, and every other open one about the same thing.
pub fn decide_report(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    operator: PersonId,
    id: ReportId,
    decision: Decision,
    words: &str,
) -> Result<Report, ReportError> {
    let decided = report::decide(tx, clock, id, operator, decision, words)?;
    let action = match decision {
        Decision::Takedown => "content.report_upheld",
        Decision::Dismiss => "content.report_dismissed",
    };
    note(tx, clock, operator, action, &format!("report:{id}"))?;
    Ok(decided)
}

/// Blocks a word in comments and captions.
pub fn block_word(tx: &mut db::Tx, clock: &dyn Clock, operator: PersonId, word: &str) -> Result<String, BlockError> {
    let word = word::block(tx, clock, word, operator)?;
    note(tx, clock, operator, "content.word_blocked", &format!("word:{word}"))?;
    Ok(word)
}

/// Blocks a word no more.
pub fn unblock_word(tx: &mut db::Tx, clock: &dyn Clock, operator: PersonId, word: &str) -> Result<(), db::Error> {
    word::unblock(tx, word)?;
    note(tx, clock, operator, "content.word_unblocked", &format!("word:{word}"))
}

fn note(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    operator: PersonId,
    action: &'static str,
    subject: &str,
) -> Result<(), db::Error> {
    let actor = format!("operator:{operator}");
    audit::append(tx, clock, &Act { actor: &actor, action, subject, detail: json!({}) })
}
