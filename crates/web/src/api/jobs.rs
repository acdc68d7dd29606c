//! Work that goes on after the answer.

use accounts::{OperatorPermission, Permission, Principal, ShopId, ShopPermission};
use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use db::jobs::{self, Job, JobId};
use kernel::Problem;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Refused;
use crate::access::{OperatorJobs, SignedIn, Staff};
use crate::answer::FieldProblem;
use crate::extract::{Paging, Path, Query, Speech};
use crate::view::ListView;
use crate::{AppState, Error, Result, Voice};

/// Problems that an answer holds at the most.
const PROBLEMS_MAX: u32 = 10_000;

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(show)).routes(routes!(list)).routes(routes!(retry))
}

/// A job that was queued.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct JobStarted {
    /// For `GET /jobs/{id}`.
    pub id: String,
}

/// A job.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct JobView {
    id: String,
    kind: String,
    /// `QUEUED, RUNNING, DONE, FAILED`.
    state: String,
    done: i64,
    /// Units of work in all, once known.
    total: Option<i64>,
    problems: Vec<FieldProblem>,
    /// Why it failed.
    error: Option<String>,
    attempts: i64,
    created_at: String,
    updated_at: String,
}

impl JobView {
    fn of(job: Job, problems: &[Problem], voice: &Voice) -> JobView {
        JobView {
            id: job.id.to_string(),
            kind: job.kind,
            state: super::word(&job.state),
            done: job.done,
            total: job.total,
            problems: problems.iter().map(|problem| FieldProblem::of(problem, voice)).collect(),
            error: job.error,
            attempts: job.attempts,
            created_at: job.created_at.to_string(),
            updated_at: job.updated_at.to_string(),
        }
    }
}

/// What one needs to see the job: one's own needs nothing more, a shop's its catalogue, any other is for operators of jobs.
fn permission_on(principal: &Principal, job: &Job) -> Permission {
    match job.owner {
        Some(owner) if owner == principal.person.get() => Permission::Shopper,
        Some(owner)
            if principal.serves(ShopId::new(owner)) && !principal.operator.contains(&OperatorPermission::Jobs) =>
        {
            Permission::Shop(ShopId::new(owner), ShopPermission::Catalogue)
        }
        _ => Permission::Operator(OperatorPermission::Jobs),
    }
}

/// A job with what went wrong so far, in row order.
#[utoipa::path(get, path = "/jobs/{job}", tag = "jobs", security(("bearer" = [])), params(("job" = String, Path)), responses((status = 200, body = JobView), Refused))]
async fn show(
    who: Staff,
    State(app): State<AppState>,
    Path(id): Path<JobId>,
    Speech(voice): Speech,
) -> Result<Answer<JobView>> {
    let found = app.db.read(move |read| {
        let Some(job) = jobs::find(read, id)? else { return Ok(None) };
        let problems = jobs::problems(read, id, PROBLEMS_MAX)?;
        Ok::<_, db::Error>(Some((job, problems)))
    });
    let (job, problems) = found.await?.ok_or_else(Error::not_found)?;
    who.must(permission_on(&who.principal, &job))?;
    Ok(Answer(JobView::of(job, &problems, &voice)))
}

#[derive(Debug, Deserialize, IntoParams)]
struct JobsQuery {
    /// `QUEUED, RUNNING, DONE` or `FAILED`.
    state: Option<String>,
    /// Items wanted: 1 to 100.
    #[serde(rename = "limit")]
    _limit: Option<String>,
    /// Where to go on: `next` of the page before.
    #[serde(rename = "after")]
    _after: Option<String>,
}

/// Every job of the installation, newest first: for operators.
#[utoipa::path(get, path = "/jobs", tag = "jobs", security(("bearer" = [])), params(JobsQuery), responses((status = 200, body = ListView<JobView>), Refused))]
async fn list(
    _: SignedIn<OperatorJobs>,
    State(app): State<AppState>,
    Query(query): Query<JobsQuery>,
    Paging(page): Paging,
    Speech(voice): Speech,
) -> Result<Answer<ListView<JobView>>> {
    let state = query.state.map(|word| super::from_word(&word, "state")).transpose()?;
    let page = app.db.read(move |read| jobs::list(read, state, &page)).await?;
    Ok(Answer(ListView::of(page, |job| JobView::of(job, &[], &voice))))
}

/// Queues a failed job again: for operators.
#[utoipa::path(post, path = "/jobs/{job}/retry", tag = "jobs", security(("bearer" = [])), params(("job" = String, Path)), responses((status = 202, body = JobStarted), Refused))]
async fn retry(
    _: SignedIn<OperatorJobs>,
    State(app): State<AppState>,
    Path(id): Path<JobId>,
) -> Result<(StatusCode, Answer<JobStarted>)> {
    let clock = app.clock.clone();
    let queued = app.db.write(move |tx| jobs::retry(tx, &*clock, id)).await?;
    if !queued {
        return Err(Error::not_found());
    }
    Ok((StatusCode::ACCEPTED, Answer(JobStarted { id: id.to_string() })))
}
