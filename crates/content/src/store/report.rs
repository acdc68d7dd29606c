//! SQL of reports.

use db::{Read, Tx, params};
use kernel::{Instant, Page, PageRequest};

use super::place;
use crate::report::{Report, ReportId, ReportState};
use crate::{CommentId, PersonId, PostId};

macro_rules! select {
    ($rest:expr) => {
        concat!(
            "SELECT id, post, comment, reporter, reason, note, state, created_at, decided_at, decided_by, decision FROM report ",
            $rest
        )
    };
}

db::statements! {
    INSERT = "INSERT INTO report (id, post, comment, reporter, reason, note, state, created_at) \
              VALUES ($1, $2, $3, $4, $5, $6, 'OPEN', $7) ON CONFLICT DO NOTHING";
    FIND = select!("WHERE id = $1");
    OPEN_BY = select!("WHERE reporter = $1 AND post = $2 AND state = 'OPEN' AND COALESCE(comment, 0) = $3");
    LIST = select!("WHERE state = $1 AND id > $2 ORDER BY id LIMIT $3");
    OPEN_ABOUT = "SELECT COUNT(*) FROM report WHERE post = $1 AND state = 'OPEN' AND COALESCE(comment, 0) = $2";
    DECIDE = "UPDATE report SET state = $3, decided_at = $4, decided_by = $5, decision = $6 \
              WHERE post = $1 AND state = 'OPEN' AND COALESCE(comment, 0) = $2";
}

/// False when the person has an open one about it.
pub(crate) fn insert(tx: &mut Tx, report: &Report) -> Result<bool, db::Error> {
    let bound = params![
        report.id,
        report.post,
        report.comment,
        report.reporter,
        report.reason.name(),
        &report.note,
        report.created_at,
    ];
    Ok(tx.execute(INSERT, bound)? == 1)
}

pub(crate) fn find(read: &mut Read, id: ReportId) -> Result<Option<Report>, db::Error> {
    read.optional(FIND, params![id])
}

pub(crate) fn open_by(
    read: &mut Read,
    reporter: PersonId,
    post: PostId,
    comment: Option<CommentId>,
) -> Result<Option<Report>, db::Error> {
    read.optional(OPEN_BY, params![reporter, post, comment.map_or(0, CommentId::get)])
}

pub(crate) fn list(read: &mut Read, state: ReportState, page: &PageRequest) -> Result<Page<Report>, db::Error> {
    let rows = read.all(LIST, params![state.name(), place(page, 0_i64), page.fetch()])?;
    Ok(Page::of(rows, page, |report: &Report| report.id.get()))
}

pub(crate) fn open_about(read: &mut Read, post: PostId, comment: Option<CommentId>) -> Result<i64, db::Error> {
    read.one(OPEN_ABOUT, params![post, comment.map_or(0, CommentId::get)])
}

/// Decides every open report about the same thing.
pub(crate) fn decide(
    tx: &mut Tx,
    report: &Report,
    to: ReportState,
    now: Instant,
    by: PersonId,
    words: &str,
) -> Result<(), db::Error> {
    let comment = report.comment.map_or(0, CommentId::get);
    tx.execute(DECIDE, params![report.post, comment, to.name(), now, by, words]).map(drop)
}
