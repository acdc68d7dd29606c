//! Reports: somebody says that a post or a comment should not be shown; an operator decides.

use db::{Read, Tx};
use kernel::{Clock, Coded, Id, Instant, Page, PageRequest, Problem, Problems};
use serde::{Deserialize, Serialize};

use crate::comment::{self, CommentState, HeldBy};
use crate::post::{self, Actor, ChangePostError, PostState};
use crate::store::report as store;
use crate::{CommentId, PersonId, Post, PostId, text};

pub type ReportId = Id<Report>;

/// Characters of a note at the most.
pub const NOTE_CHARACTERS_MAX: usize = 1_000;
/// Open reports by as many people that hide a post or a comment until somebody decides.
pub const HOLDS_AT: i64 = 5;

/// What somebody says about a post or a comment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    pub id: ReportId,
    pub post: PostId,
    /// The comment of the post, where it is about one.
    pub comment: Option<CommentId>,
    pub reporter: Option<PersonId>,
    pub reason: Reason,
    pub note: String,
    pub state: ReportState,
    pub created_at: Instant,
    pub decided_at: Option<Instant>,
    pub decided_by: Option<PersonId>,
    /// The operator's words.
    pub decision: Option<String>,
}

/// What is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Reason {
    Misleading,
    Counterfeit,
    Prohibited,
    Dangerous,
    Hateful,
    Sexual,
    Spam,
    Copyright,
    Privacy,
    Other,
}

/// Where a report stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ReportState {
    Open,
    /// What it is about was taken down.
    Upheld,
    Dismissed,
}

/// A report to be filed.
#[derive(Clone, Debug)]
pub struct NewReport<'a> {
    pub post: PostId,
    pub comment: Option<CommentId>,
    pub reporter: PersonId,
    pub reason: Reason,
    pub note: &'a str,
}

/// What an operator decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Decision {
    /// It is not shown any more.
    Takedown,
    /// Nothing is wrong; what was hidden for it is shown again.
    Dismiss,
}

/// Why a report was not filed or not decided.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    #[error("{0}")]
    Problems(Problems),
    #[error("no such report, post or comment")]
    NotFound,
    #[error("the report was decided before")]
    Decided,
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl Coded for ReportError {
    fn code(&self) -> &'static str {
        match self {
            ReportError::Problems(problems) => problems.code(),
            ReportError::NotFound => "content.report_not_found",
            ReportError::Decided => "content.report_decided",
            ReportError::Db(error) => error.code(),
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            ReportError::Problems(problems) => problems.problems(),
            _ => &[],
        }
    }
}

/// Files a report; a second one of the same person about the same thing answers the first.
pub fn file(tx: &mut Tx, clock: &dyn Clock, new: &NewReport<'_>) -> Result<Report, ReportError> {
    let note = text::plain(new.note);
    let mut problems = Problems::default();
    problems.check(note.chars().count() <= NOTE_CHARACTERS_MAX, || {
        Problem::new("note", "content.report_note_too_long").with("max", NOTE_CHARACTERS_MAX)
    });
    let note = problems.ok(note).map_err(ReportError::Problems)?;
    let post = shown(tx, new)?;
    let report = Report {
        id: tx.new_id(),
        post: post.id,
        comment: new.comment,
        reporter: Some(new.reporter),
        reason: new.reason,
        note,
        state: ReportState::Open,
        created_at: clock.now(),
        decided_at: None,
        decided_by: None,
        decision: None,
    };
    if !store::insert(tx, &report)? {
        return store::open_by(tx, new.reporter, new.post, new.comment)?.ok_or(ReportError::NotFound);
    }
    hold_if_many(tx, clock, &post, new.comment)?;
    Ok(report)
}

/// The report of this id.
pub fn find(read: &mut Read, id: ReportId) -> Result<Option<Report>, db::Error> {
    store::find(read, id)
}

/// Reports in a state, the oldest first.
pub fn list(read: &mut Read, state: ReportState, page: &PageRequest) -> Result<Page<Report>, db::Error> {
    store::list(read, state, page)
}

/// Decides a report and every other open one about the same thing.
pub fn decide(
    tx: &mut Tx,
    clock: &dyn Clock,
    id: ReportId,
    operator: PersonId,
    decision: Decision,
    words: &str,
) -> Result<Report, ReportError> {
    let words: String = text::plain(words).chars().take(NOTE_CHARACTERS_MAX).collect();
    let report = store::find(tx, id)?.ok_or(ReportError::NotFound)?;
    if report.state != ReportState::Open {
        return Err(ReportError::Decided);
    }
    let to = match decision {
        Decision::Takedown => take_down(tx, clock, &report, &words)?,
        Decision::Dismiss => dismiss(tx, clock, &report)?,
    };
    store::decide(tx, &report, to, clock.now(), operator, &words)?;
    store::find(tx, id)?.ok_or(ReportError::NotFound)
}

/// The reported post, when it and the comment are shown.
fn shown(tx: &mut Tx, new: &NewReport<'_>) -> Result<Post, ReportError> {
    let post = post::find(tx, new.post)?.filter(|post| matches!(post.state, PostState::Ready | PostState::Held));
    if let Some(comment) = new.comment {
        let comment = comment::find(tx, comment)?.filter(|comment| comment.post == new.post);
        comment.ok_or(ReportError::NotFound)?;
    }
    post.ok_or(ReportError::NotFound)
}

/// What many people reported is hidden until somebody decides.
fn hold_if_many(tx: &mut Tx, clock: &dyn Clock, post: &Post, comment: Option<CommentId>) -> Result<(), ReportError> {
    if store::open_about(tx, post.id, comment)? < HOLDS_AT {
        return Ok(());
    }
    match comment {
        Some(comment) => match comment::hold(tx, clock, comment, HeldBy::Reported) {
            Ok(_) | Err(comment::CommentError::NotFound) => Ok(()),
            Err(error) => Err(as_fault(&error)),
        },
        None if post.state == PostState::Ready => {
            let held = post::hold(tx, clock, post.id, Actor::System, HeldBy::Reported.code());
            held.map(drop).map_err(|error| as_fault(&error))
        }
        None => Ok(()),
    }
}

/// What the report is about is shown no more. It may be gone already.
fn take_down(tx: &mut Tx, clock: &dyn Clock, report: &Report, words: &str) -> Result<ReportState, ReportError> {
    if let Some(comment) = report.comment {
        return match comment::delete(tx, clock, comment) {
            Ok(_) | Err(comment::CommentError::NotFound) => Ok(ReportState::Upheld),
            Err(error) => Err(as_fault(&error)),
        };
    }
    match post::remove(tx, clock, report.post, Actor::Operator, words) {
        Ok(_) | Err(ChangePostError::NotFound | ChangePostError::Illegal(_)) => Ok(ReportState::Upheld),
        Err(error) => Err(as_fault(&error)),
    }
}

/// What reports alone had hidden is shown again.
fn dismiss(tx: &mut Tx, clock: &dyn Clock, report: &Report) -> Result<ReportState, ReportError> {
    if let Some(id) = report.comment {
        let held = comment::find(tx, id)?
            .filter(|found| found.state == CommentState::Held && found.held_by == Some(HeldBy::Reported));
        if held.is_some() {
            comment::approve(tx, clock, id).map_err(|error| as_fault(&error))?;
        }
        return Ok(ReportState::Dismissed);
    }
    let reported = |post: &Post| post.reason.as_deref() == Some(HeldBy::Reported.code());
    let held = post::find(tx, report.post)?.filter(|post| post.state == PostState::Held && reported(post));
    if held.is_some() {
        post::restore(tx, clock, report.post, Actor::Operator, "").map_err(|error| as_fault(&error))?;
    }
    Ok(ReportState::Dismissed)
}

fn as_fault(error: &impl std::fmt::Display) -> ReportError {
    ReportError::Db(crate::store::fault(error))
}

impl Reason {
    /// Every reason, in the order in which they are offered.
    pub const ALL: [Reason; 10] = [
        Reason::Misleading,
        Reason::Counterfeit,
        Reason::Prohibited,
        Reason::Dangerous,
        Reason::Hateful,
        Reason::Sexual,
        Reason::Spam,
        Reason::Copyright,
        Reason::Privacy,
        Reason::Other,
    ];

    /// The one spelling in code, API and tables.
    pub const fn name(self) -> &'static str {
        match self {
            Reason::Misleading => "MISLEADING",
            Reason::Counterfeit => "COUNTERFEIT",
            Reason::Prohibited => "PROHIBITED",
            Reason::Dangerous => "DANGEROUS",
            Reason::Hateful => "HATEFUL",
            Reason::Sexual => "SEXUAL",
            Reason::Spam => "SPAM",
            Reason::Copyright => "COPYRIGHT",
            Reason::Privacy => "PRIVACY",
            Reason::Other => "OTHER",
        }
    }
}

impl ReportState {
    /// The one spelling in code, API and tables.
    pub const fn name(self) -> &'static str {
        match self {
            ReportState::Open => "OPEN",
            ReportState::Upheld => "UPHELD",
            ReportState::Dismissed => "DISMISSED",
        }
    }
}

#[cfg(test)]
mod tests;
