//! `/operator/reports`: what people report and what rules hold back, each beside the clip it is about.

mod view;

use accounts::PersonId;
use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use content::comment::{self, CommentId};
use content::post::PostId;
use content::report::{self, Decision, Report, ReportId, ReportState};
use content::{Comment, Post};
use kernel::{Id, Page, PageRequest, Problem};
use maud::Markup;
use serde::Deserialize;

use crate::access::{OperatorCases, SignedIn};
use crate::extract::{Fields, Paging, Path, Query};
use crate::pages::again::{self, Done};
use crate::pages::desk::Desk;
use crate::ui::Form;
use crate::{AppState, Error, Result};

pub(super) use view::view;

/// Things on a page: each has a clip beside it.
const SHOWN: u32 = 10;
/// Characters of an operator's words at the most.
const WORDS_MAX: usize = 500;

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/operator/reports", get(show))
        .route("/operator/reports/{report}", post(decide))
        .route("/operator/held-posts/{post}", post(release))
        .route("/operator/held-comments/{comment}", post(review))
}

/// Which of the three queues is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Queue {
    #[default]
    Reports,
    Posts,
    Comments,
}

#[derive(Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    queue: Queue,
}

/// One thing to decide on.
pub(super) struct Waiting {
    pub post: Post,
    /// The name the post is under.
    pub author: String,
    /// The report, in the queue of reports.
    pub report: Option<Report>,
    /// The comment it is about, where it is about one.
    pub comment: Option<Comment>,
    pub commenter: Option<String>,
    pub form: Form,
}

impl Waiting {
    /// What the form is found by when it comes back.
    pub fn id(&self) -> String {
        let comment = self.comment.as_ref().map(|comment| comment.id.to_string());
        let report = self.report.as_ref().map(|report| report.id.to_string());
        report.or(comment).unwrap_or_else(|| self.post.id.to_string())
    }
}

async fn show(
    desk: Desk,
    _: SignedIn<OperatorCases>,
    State(app): State<AppState>,
    Query(asked): Query<Asked>,
    Paging(page): Paging,
    Query(done): Query<Done>,
) -> Result<Markup> {
    let waiting = read(&app, asked.queue, page).await?;
    Ok(view(&desk, asked.queue, &waiting, &done))
}

async fn read(app: &AppState, queue: Queue, page: PageRequest) -> Result<Page<Waiting>> {
    let page = PageRequest::new(page.after, Some(SHOWN));
    let read = app.db.read(move |read| match queue {
        Queue::Reports => reports(read, &page),
        Queue::Posts => posts(read, &page),
        Queue::Comments => comments(read, &page),
    });
    let mut waiting = read.await?;
    waiting.items.iter_mut().for_each(|one| app.seal_files(&mut one.post));
    Ok(waiting)
}

type Found = std::result::Result<Page<Waiting>, db::Error>;

fn reports(read: &mut db::Read, page: &PageRequest) -> Found {
    let found = report::list(read, ReportState::Open, page)?;
    let mut items = Vec::with_capacity(found.items.len());
    for report in found.items {
        let comment = report.comment.map(|id| comment::find(read, id)).transpose()?.flatten();
        items.extend(whole(read, report.post, Some(report), comment)?);
    }
    Ok(Page { items, next: found.next })
}

fn posts(read: &mut db::Read, page: &PageRequest) -> Found {
    let found = content::post::held(read, page)?;
    let mut items = Vec::with_capacity(found.items.len());
    for post in found.items {
        items.extend(whole(read, post.id, None, None)?);
    }
    Ok(Page { items, next: found.next })
}

fn comments(read: &mut db::Read, page: &PageRequest) -> Found {
    let found = comment::held(read, page)?;
    let mut items = Vec::with_capacity(found.items.len());
    for comment in found.items {
        items.extend(whole(read, comment.post, None, Some(comment))?);
    }
    Ok(Page { items, next: found.next })
}

/// What is to be decided on with its clip and names; nothing when the post is gone.
fn whole(
    read: &mut db::Read,
    post: PostId,
    report: Option<Report>,
    comment: Option<Comment>,
) -> std::result::Result<Option<Waiting>, db::Error> {
    let Some(post) = content::post::find(read, post)? else { return Ok(None) };
    let mut name = |author| Ok::<_, db::Error>(flows::faces::author(read, author)?.map(|face| face.name));
    let author = name(post.author)?.unwrap_or_default();
    let commenter = comment.as_ref().map(|comment| name(comment.author)).transpose()?.flatten();
    Ok(Some(Waiting { post, author, report, comment, commenter, form: Form::default() }))
}

/// `POST /operator/reports/{report}`: takes down what was reported, or leaves it. A takedown says why.
async fn decide(
    desk: Desk,
    me: SignedIn<OperatorCases>,
    State(app): State<AppState>,
    Path(id): Path<ReportId>,
    Fields(fields): Fields,
) -> Result<Response> {
    app.db.read(move |read| report::find(read, id)).await?.ok_or_else(Error::not_found)?;
    let form = Form::new(fields);
    let takes_down = form.value("answer") == "takedown";
    let words = match words(&form, takes_down) {
        Ok(words) => words,
        Err(problem) => return again(&desk, &app, Queue::Reports, &id.to_string(), form, problem).await,
    };
    let decision = if takes_down { Decision::Takedown } else { Decision::Dismiss };
    let (clock, operator) = (app.clock.clone(), operator(me.principal.person));
    let decided =
        app.db.write(move |tx| Ok::<_, Error>(flows::decide_report(tx, &*clock, operator, id, decision, &words)?));
    match decided.await {
        Ok(_) => Ok(done(Queue::Reports, if takes_down { "taken-down" } else { "dismissed" })),
        // Somebody else was faster: the queue as it is now says enough.
        Err(error) if error.code() == "content.report_decided" => Ok(done(Queue::Reports, "decided-before")),
        Err(error) => Err(error),
    }
}

/// `POST /operator/held-posts/{post}`: shows a post that a rule held back, or takes it down.
async fn release(
    desk: Desk,
    me: SignedIn<OperatorCases>,
    State(app): State<AppState>,
    Path(id): Path<PostId>,
    Fields(fields): Fields,
) -> Result<Response> {
    app.db.read(move |read| content::post::find(read, id)).await?.ok_or_else(Error::not_found)?;
    let form = Form::new(fields);
    let takes_down = form.value("answer") == "takedown";
    let words = match words(&form, takes_down) {
        Ok(words) => words,
        Err(problem) => return again(&desk, &app, Queue::Posts, &id.to_string(), form, problem).await,
    };
    let (clock, operator) = (app.clock.clone(), operator(me.principal.person));
    let write = app
        .db
        .write(move |tx| Ok::<_, Error>(flows::decide_held_post(tx, &*clock, operator, id, !takes_down, &words)?));
    write.await?;
    Ok(done(Queue::Posts, if takes_down { "taken-down" } else { "shown" }))
}

/// `POST /operator/held-comments/{comment}`: shows a comment that a rule held back, or deletes it.
async fn review(
    me: SignedIn<OperatorCases>,
    State(app): State<AppState>,
    Path(id): Path<CommentId>,
    Fields(fields): Fields,
) -> Result<Response> {
    app.db.read(move |read| comment::find(read, id)).await?.ok_or_else(Error::not_found)?;
    let shows = Form::new(fields).value("answer") == "show";
    let (clock, operator) = (app.clock.clone(), operator(me.principal.person));
    let write =
        app.db.write(move |tx| Ok::<_, Error>(flows::decide_held_comment(tx, &*clock, Some(operator), id, shows)?));
    write.await?;
    Ok(done(Queue::Comments, if shows { "shown" } else { "comment-deleted" }))
}

/// The operator's words: needed where something is taken down.
pub(super) fn words(form: &Form, needed: bool) -> std::result::Result<String, Problem> {
    let words = form.value("words").trim();
    let long = words.chars().count();
    if long > WORDS_MAX || (needed && long == 0) {
        return Err(Problem::new("words", "operator.note_length").with("max", WORDS_MAX));
    }
    Ok(words.to_owned())
}

async fn again(desk: &Desk, app: &AppState, queue: Queue, id: &str, form: Form, problem: Problem) -> Result<Response> {
    let mut waiting = read(app, queue, PageRequest::new(None, None)).await?;
    if let Some(one) = waiting.items.iter_mut().find(|one| one.id() == id) {
        one.form = form.with_problems(&[problem]);
    }
    Ok(again::unprocessable(view(desk, queue, &waiting, &Done::default())))
}

fn done(queue: Queue, word: &str) -> Response {
    Redirect::to(&format!("/operator/reports?queue={}&done={word}", queue.word())).into_response()
}

fn operator(person: PersonId) -> content::PersonId {
    Id::new(person.get())
}

impl Queue {
    pub(super) const ALL: [Queue; 3] = [Queue::Reports, Queue::Posts, Queue::Comments];

    /// Its name in addresses.
    pub(super) fn word(self) -> &'static str {
        match self {
            Queue::Reports => "reports",
            Queue::Posts => "posts",
            Queue::Comments => "comments",
        }
    }
}

#[cfg(test)]
mod tests;
