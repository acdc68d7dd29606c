//! Reports of posts and comments, and what operators do about them.

use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use content::comment::CommentId;
use content::post::{self, PostId};
use content::report::{self, Decision, NewReport, Reason, Report, ReportId, ReportState};
use content::word;
use serde::{Deserialize, Serialize};
use signals::Kind;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Refused;
use super::body::Unread;
use super::posts::{self, PostView, person, visible};
use crate::access::{OperatorCases, SignedIn, Staff};
use crate::demand;
use crate::extract::{Paging, Path, Query, Speech};
use crate::view::ListView;
use crate::viewer::Viewing;
use crate::{AppState, Error, Result};

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(report_post))
        .routes(routes!(report_comment))
        .routes(routes!(list))
        .routes(routes!(decide))
        .routes(routes!(held_posts))
        .routes(routes!(take_down, restore))
        .routes(routes!(words, block))
        .routes(routes!(unblock))
}

/// What is wrong with it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ReportInput {
    /// `MISLEADING, COUNTERFEIT, PROHIBITED, DANGEROUS, HATEFUL, SEXUAL, SPAM, COPYRIGHT, PRIVACY` or `OTHER`.
    #[schema(value_type = String)]
    reason: Reason,
    /// At most 1 000 characters.
    #[serde(default)]
    note: String,
}

/// A report, as operators see it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ReportView {
    pub id: String,
    pub post: String,
    /// The comment of the post, where it is about one.
    pub comment: Option<String>,
    pub reporter: Option<String>,
    pub reason: String,
    pub note: String,
    /// `OPEN, UPHELD` or `DISMISSED`.
    pub state: String,
    pub created_at: String,
    pub decided_at: Option<String>,
    pub decided_by: Option<String>,
    /// What the operator says to it.
    pub decision: Option<String>,
}

impl ReportView {
    pub fn of(report: Report) -> ReportView {
        ReportView {
            id: report.id.to_string(),
            post: report.post.to_string(),
            comment: report.comment.map(|id| id.to_string()),
            reporter: report.reporter.map(|id| id.to_string()),
            reason: report.reason.name().to_owned(),
            note: report.note,
            state: report.state.name().to_owned(),
            created_at: report.created_at.to_string(),
            decided_at: report.decided_at.map(|at| at.to_string()),
            decided_by: report.decided_by.map(|id| id.to_string()),
            decision: report.decision,
        }
    }
}

/// A report that was filed.
#[derive(Debug, Serialize, ToSchema)]
struct ReportFiled {
    id: String,
    state: String,
}

/// Says that a post should not be shown. The same person's open report of the same post is answered again.
#[utoipa::path(post, path = "/posts/{post}/reports", tag = "reports", security(("bearer" = [])), params(("post" = String, Path)), request_body = ReportInput,
    responses((status = 201, body = ReportFiled), Refused))]
async fn report_post(
    _: SignedIn,
    staff: Staff,
    viewing: Viewing,
    State(app): State<AppState>,
    Path(id): Path<PostId>,
    body: Unread,
) -> Result<(StatusCode, Answer<ReportFiled>)> {
    let post = visible(&app, Some(&staff), id).await?;
    let filed = file(&app, &staff, id, None, body.json()?).await?;
    demand::refuse(&app, &viewing, Kind::Report, &post).await?;
    Ok(filed)
}

/// Says that a comment should not be shown.
#[utoipa::path(post, path = "/comments/{comment}/reports", tag = "reports", security(("bearer" = [])), params(("comment" = String, Path)), request_body = ReportInput,
    responses((status = 201, body = ReportFiled), Refused))]
async fn report_comment(
    _: SignedIn,
    staff: Staff,
    State(app): State<AppState>,
    Path(id): Path<CommentId>,
    body: Unread,
) -> Result<(StatusCode, Answer<ReportFiled>)> {
    let found = app.db.read(move |read| content::comment::find(read, id)).await?.ok_or_else(Error::not_found)?;
    visible(&app, Some(&staff), found.post).await?;
    file(&app, &staff, found.post, Some(id), body.json()?).await
}

async fn file(
    app: &AppState,
    staff: &Staff,
    post: PostId,
    comment: Option<CommentId>,
    input: ReportInput,
) -> Result<(StatusCode, Answer<ReportFiled>)> {
    let (clock, reporter) = (app.clock.clone(), person(&staff.principal));
    let filed = app.db.write(move |tx| {
        let new = NewReport { post, comment, reporter, reason: input.reason, note: &input.note };
        report::file(tx, &*clock, &new)
    });
    let filed = filed.await?;
    Ok((StatusCode::CREATED, Answer(ReportFiled { id: filed.id.to_string(), state: filed.state.name().to_owned() })))
}

/// Which reports.
#[derive(Debug, Deserialize, IntoParams)]
struct ReportsQuery {
    /// `OPEN` unless sent; `UPHELD` or `DISMISSED`.
    state: Option<String>,
    /// Items wanted: 1 to 100.
    #[serde(rename = "limit")]
    _limit: Option<String>,
    /// Where to go on: `next` of the page before.
    #[serde(rename = "after")]
    _after: Option<String>,
}

/// Reports, the oldest first: for operators.
#[utoipa::path(get, path = "/reports", tag = "reports", security(("bearer" = [])), params(ReportsQuery), responses((status = 200, body = ListView<ReportView>), Refused))]
async fn list(
    _: SignedIn<OperatorCases>,
    State(app): State<AppState>,
    Query(query): Query<ReportsQuery>,
    Paging(page): Paging,
) -> Result<Answer<ListView<ReportView>>> {
    let state = query.state.map(|word| super::from_word(&word, "state")).transpose()?.unwrap_or(ReportState::Open);
    let page = app.db.read(move |read| report::list(read, state, &page)).await?;
    Ok(Answer(ListView::of(page, ReportView::of)))
}

/// What an operator decides.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct DecisionInput {
    /// `TAKEDOWN`: it is shown no more. `DISMISS`: nothing is wrong with it.
    #[schema(value_type = String)]
    decision: Decision,
    /// Said to the author of what is taken down.
    #[serde(default)]
    reason: String,
}

/// Decides a report and every other open one about the same thing.
#[utoipa::path(post, path = "/reports/{report}/decision", tag = "reports", security(("bearer" = [])), params(("report" = String, Path)), request_body = DecisionInput,
    responses((status = 200, body = ReportView), Refused))]
async fn decide(
    who: SignedIn<OperatorCases>,
    State(app): State<AppState>,
    Path(id): Path<ReportId>,
    body: Unread,
) -> Result<Answer<ReportView>> {
    app.db.read(move |read| report::find(read, id)).await?.ok_or_else(Error::not_found)?;
    let input: DecisionInput = body.json()?;
    let (clock, operator) = (app.clock.clone(), person(&who.principal));
    let decided =
        app.db.write(move |tx| flows::decide_report(tx, &*clock, operator, id, input.decision, &input.reason));
    Ok(Answer(ReportView::of(decided.await?)))
}

/// Posts that wait for a review, the longest waiting first: for operators.
#[utoipa::path(get, path = "/operator/posts", tag = "reports", security(("bearer" = [])), params(super::PageQuery), responses((status = 200, body = ListView<PostView>), Refused))]
async fn held_posts(
    who: SignedIn<OperatorCases>,
    State(app): State<AppState>,
    Paging(page): Paging,
    Speech(voice): Speech,
) -> Result<Answer<ListView<PostView>>> {
    let page = app.db.read(move |read| post::held(read, &page)).await?;
    posts::listed(&app, Some(person(&who.principal)), page, &voice).await
}

/// Why a post is taken down.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TakedownInput {
    /// Said to its author; at most 1 000 characters count.
    #[serde(default)]
    reason: String,
}

/// Takes a post down; its author is told why.
#[utoipa::path(put, path = "/posts/{post}/takedown", tag = "reports", security(("bearer" = [])), params(("post" = String, Path)), request_body = TakedownInput,
    responses((status = 204), Refused))]
async fn take_down(
    who: SignedIn<OperatorCases>,
    State(app): State<AppState>,
    Path(id): Path<PostId>,
    body: Unread,
) -> Result<StatusCode> {
    app.db.read(move |read| post::find(read, id)).await?.ok_or_else(Error::not_found)?;
    let input: TakedownInput = body.json_or_nothing()?;
    let reason: String = input.reason.trim().chars().take(report::NOTE_CHARACTERS_MAX).collect();
    let (clock, operator) = (app.clock.clone(), person(&who.principal));
    app.db.write(move |tx| flows::take_down(tx, &*clock, operator, id, &reason)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Shows a post again that was taken down or waits for a review.
#[utoipa::path(delete, path = "/posts/{post}/takedown", tag = "reports", security(("bearer" = [])), params(("post" = String, Path)), responses((status = 204), Refused))]
async fn restore(
    who: SignedIn<OperatorCases>,
    State(app): State<AppState>,
    Path(id): Path<PostId>,
) -> Result<StatusCode> {
    let (clock, operator) = (app.clock.clone(), person(&who.principal));
    app.db.write(move |tx| flows::restore_post(tx, &*clock, operator, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Words that hold what is written.
#[derive(Debug, Serialize, ToSchema)]
struct WordsView {
    words: Vec<String>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct WordInput {
    /// 2 to 50 characters.
    #[serde(default)]
    word: String,
}

/// Words that hold comments and captions for a review: for operators.
#[utoipa::path(get, path = "/operator/words", tag = "reports", security(("bearer" = [])), responses((status = 200, body = WordsView), Refused))]
async fn words(_: SignedIn<OperatorCases>, State(app): State<AppState>) -> Result<Answer<WordsView>> {
    Ok(Answer(WordsView { words: app.db.read(word::all).await? }))
}

/// Blocks a word, in any writing.
#[utoipa::path(post, path = "/operator/words", tag = "reports", security(("bearer" = [])), request_body = WordInput, responses((status = 201, body = WordsView), Refused))]
async fn block(
    who: SignedIn<OperatorCases>,
    State(app): State<AppState>,
    body: Unread,
) -> Result<(StatusCode, Answer<WordsView>)> {
    let input: WordInput = body.json()?;
    let (clock, operator) = (app.clock.clone(), person(&who.principal));
    app.db.write(move |tx| flows::block_word(tx, &*clock, operator, &input.word)).await?;
    Ok((StatusCode::CREATED, Answer(WordsView { words: app.db.read(word::all).await? })))
}

/// Blocks a word no more; again does nothing.
#[utoipa::path(delete, path = "/operator/words/{word}", tag = "reports", security(("bearer" = [])), params(("word" = String, Path)), responses((status = 204), Refused))]
async fn unblock(
    who: SignedIn<OperatorCases>,
    State(app): State<AppState>,
    Path(blocked): Path<String>,
) -> Result<StatusCode> {
    let (clock, operator) = (app.clock.clone(), person(&who.principal));
    app.db.write(move |tx| flows::unblock_word(tx, &*clock, operator, &blocked)).await?;
    Ok(StatusCode::NO_CONTENT)
}
