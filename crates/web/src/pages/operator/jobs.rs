//! `/operator/jobs`: work that goes on by itself, and what became of it.

use axum::Router;
use axum::extract::State;
use axum::response::Redirect;
use axum::routing::{get, post};
use db::jobs::{self, Job, JobId, JobState};
use kernel::{Page, Problem};
use maud::{Markup, html};
use serde::Deserialize;

use super::frame;
use crate::access::{OperatorJobs, SignedIn};
use crate::api::word;
use crate::extract::{Paging, Path, Query};
use crate::pages::again::Done;
use crate::pages::desk::Desk;
use crate::ui::{Column, Icon, Tone, empty, load_more, notice, progress, state_pill, table};
use crate::{AppState, Error, Result, Voice};

/// Problems that a page shows.
const PROBLEMS_MAX: u32 = 200;
const STATES: [JobState; 4] = [JobState::Failed, JobState::Running, JobState::Queued, JobState::Done];

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/operator/jobs", get(list))
        .route("/operator/jobs/{job}", get(show))
        .route("/operator/jobs/{job}/retry", post(retry))
}

#[derive(Debug, Deserialize)]
struct Asked {
    state: Option<String>,
}

async fn list(
    desk: Desk,
    _: SignedIn<OperatorJobs>,
    State(app): State<AppState>,
    Query(asked): Query<Asked>,
    Paging(page): Paging,
) -> Result<Markup> {
    let state = asked.state.as_deref().and_then(state_of);
    let found = app.db.read(move |read| jobs::list(read, state, &page)).await?;
    Ok(list_page(&desk, &found, state))
}

/// The state of a word; any other word asks for all.
pub(super) fn state_of(word: &str) -> Option<JobState> {
    STATES.into_iter().find(|state| state.name() == word)
}

pub(super) fn list_page(desk: &Desk, found: &Page<Job>, state: Option<JobState>) -> Markup {
    let voice = &desk.voice;
    let next = frame::more("/operator/jobs", &[("state", state.map_or("", JobState::name))], found.next.as_ref());
    frame::page(
        desk,
        &voice.say("operator-jobs"),
        &html! {
            div.page-head { h1 { (voice.say("operator-jobs")) } }
            nav.filters aria-label=(voice.say("operator-filter")) {
                a href="/operator/jobs" aria-current=[state.is_none().then_some("page")] { (voice.say("operator-all")) }
                @for one in STATES { a href={ "/operator/jobs?state=" (one.name()) } aria-current=[(state == Some(one)).then_some("page")] { (state_words(one, voice)) } }
            }
            @if found.items.is_empty() { (empty(Icon::Layers, &voice.say("operator-jobs-empty"), &voice.say("operator-jobs-empty-text"), None)) }
            @else { (rows(&found.items, voice)) }
            (load_more(next.as_deref(), "jobs", voice))
        },
    )
}

fn state_words(state: JobState, voice: &Voice) -> String {
    let id = format!("web-state-{}", state.name().to_ascii_lowercase());
    voice.say(&id).into_owned()
}

fn rows(jobs: &[Job], voice: &Voice) -> Markup {
    let columns = [
        Column::words(voice.say("operator-job")),
        Column::words(voice.say("operator-state")),
        Column::number(voice.say("operator-progress")),
        Column::number(voice.say("operator-attempts")),
        Column::words(voice.say("operator-when")),
    ];
    let rows: Vec<Vec<Markup>> = jobs
        .iter()
        .map(|job| {
            vec![
                html! { a.named href={ "/operator/jobs/" (job.id) } { (kind_words(&job.kind, voice)) } },
                state_pill(&word(&job.state), voice),
                html! { (voice.number(job.done)) @if let Some(total) = job.total { " / " (voice.number(total)) } },
                html! { (voice.number(job.attempts)) },
                html! { (voice.time(job.updated_at)) },
            ]
        })
        .collect();
    html! { div id="jobs" { (table(&voice.say("operator-jobs"), &columns, &rows)) } }
}

/// The kind of a job in words; a new kind is its own name.
fn kind_words(kind: &str, voice: &Voice) -> String {
    let id = format!("operator-job-{}", kind.replace(['.', '_'], "-"));
    voice.find(&id, &[]).map_or_else(|| kind.to_owned(), std::borrow::Cow::into_owned)
}

/// What the page of one job shows.
pub(super) struct View {
    pub job: Job,
    pub problems: Vec<Problem>,
    /// Problems in all.
    pub count: i64,
    pub done: Done,
}

async fn show(
    desk: Desk,
    _: SignedIn<OperatorJobs>,
    State(app): State<AppState>,
    Path(id): Path<JobId>,
    Query(done): Query<Done>,
) -> Result<Markup> {
    let found = app.db.read(move |read| {
        let Some(job) = jobs::find(read, id)? else { return Ok(None) };
        Ok::<_, db::Error>(Some((job, jobs::problems(read, id, PROBLEMS_MAX)?, jobs::count_problems(read, id)?)))
    });
    let (job, problems, count) = found.await?.ok_or_else(Error::not_found)?;
    Ok(page(&desk, &View { job, problems, count, done }))
}

async fn retry(_: SignedIn<OperatorJobs>, State(app): State<AppState>, Path(id): Path<JobId>) -> Result<Redirect> {
    let clock = app.clock.clone();
    let queued = app.db.write(move |tx| jobs::retry(tx, &*clock, id)).await?;
    let done = if queued { "retried" } else { "unchanged" };
    Ok(Redirect::to(&format!("/operator/jobs/{id}?done={done}")))
}

pub(super) fn page(desk: &Desk, view: &View) -> Markup {
    let (voice, job) = (&desk.voice, &view.job);
    let title = kind_words(&job.kind, voice);
    let going = matches!(job.state, JobState::Queued | JobState::Running);
    let bar = progress(&title, job.done, job.total, voice);
    frame::page(
        desk,
        &title,
        &html! {
            (view.done.toast("operator", voice))
            p { a.link href="/operator/jobs" { (voice.say("operator-jobs")) } }
            div.page-head {
                div { h1 { (title) } p { (state_pill(&word(&job.state), voice)) } }
                @if job.state == JobState::Failed {
                    form method="post" action={ "/operator/jobs/" (job.id) "/retry" } { button.button { (voice.say("operator-job-retry")) } }
                }
            }
            div.stack {
                @if let Some(error) = &job.error { (notice(if going { Tone::Warning } else { Tone::Bad }, &html! { p { strong { (voice.say("operator-job-why")) } } p { (error) } })) }
                section.panel {
                    @if going { m-job data-job={ "/api/v1/jobs/" (job.id) } { (bar) } } @else { (bar) }
                    dl.facts-list {
                        dt { (voice.say("operator-attempts")) } dd { (voice.number(job.attempts)) }
                        dt { (voice.say("operator-started")) } dd { (voice.time(job.created_at)) }
                        dt { (voice.say("operator-changed")) } dd { (voice.time(job.updated_at)) }
                        @if job.state == JobState::Queued { dt { (voice.say("operator-next-run")) } dd { (voice.time(job.run_at)) } }
                        dt { (voice.say("operator-number")) } dd { code { (job.id) } }
                    }
                }
                @if view.count > 0 { (problems(view, voice)) }
            }
        },
    )
}

fn problems(view: &View, voice: &Voice) -> Markup {
    let columns = [
        Column::words(voice.say("operator-row")),
        Column::words(voice.say("operator-field")),
        Column::words(voice.say("operator-problem")),
    ];
    let rows: Vec<Vec<Markup>> = view
        .problems
        .iter()
        .map(|problem| {
            vec![
                html! { @if let Some(row) = problem.row { (row) } @else { "–" } },
                html! { code { (problem.field) } },
                html! { (voice.explain_problem(problem)) },
            ]
        })
        .collect();
    html! {
        section {
            h2 { (voice.say_with("operator-problems", &[("count", view.count.into())])) }
            (table(&voice.say("operator-problem"), &columns, &rows))
        }
    }
}
