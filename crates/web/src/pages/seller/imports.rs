//! Product files: taken, followed while they are read, and every problem by row and field.

use accounts::ShopPermission;
use axum::extract::{Multipart, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use catalog::Shop;
use db::jobs::{self, Job, JobId, JobState};
use kernel::Problem;
use maud::{Markup, html};

use super::frame::{self, Here};
use crate::access::Staff;
use crate::api::products::imports;
use crate::api::shops::shop_for;
use crate::api::word;
use crate::extract::Path;
use crate::pages::Desk;
use crate::ui::{
    Choice, Column, Field, Form, Icon, Tone, error_summary, field, icon_sized, notice, progress, state_pill, table,
};
use crate::{AppState, Error, Result};

/// Imports on the list.
const LISTED: u32 = 20;
/// Problems on the page; the API has the rest.
const PROBLEMS_SHOWN: u32 = 1_000;

/// `GET /seller/{shop}/imports`.
pub async fn list(desk: Desk, staff: Staff, State(app): State<AppState>, Path(name): Path<String>) -> Result<Markup> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    Ok(list_view(&desk, &shop, &Form::default(), &past(&app, &shop).await?))
}

/// `POST /seller/{shop}/imports`.
pub async fn start(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    form: Multipart,
) -> Result<Response> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    match imports::start(&app, shop.id, form).await {
        Ok(job) => Ok(Redirect::to(&format!("{}/imports/{job}", frame::home(&shop))).into_response()),
        Err(error) => {
            let form = Form::default().with_problems(&frame::form_problems(error)?);
            let page = list_view(&desk, &shop, &form, &past(&app, &shop).await?);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

async fn past(app: &AppState, shop: &Shop) -> Result<Vec<Job>> {
    let id = shop.id.get();
    Ok(app.db.read(move |read| jobs::of_owner(read, id, "import", LISTED)).await?)
}

pub(super) fn list_view(desk: &Desk, shop: &Shop, form: &Form, past: &[Job]) -> Markup {
    let voice = &desk.voice;
    let formats = [("shopify", "shop-format-shopify"), ("amazon", "shop-format-amazon")]
        .map(|(value, words)| Choice { value: value.to_owned(), label: voice.say(words).into_owned() });
    let back = format!("{}/products", frame::home(shop));
    let main = html! {
        (frame::head(Some((&back, &voice.say("shop-products"))), &voice.say("shop-import-title"), None, &html! {}))
        div.split {
            form.form.panel method="post" enctype="multipart/form-data" {
                (error_summary(form, voice))
                (field(form, &Field::text("format", &voice.say("shop-format")).choices(&formats), voice))
                (field(form, &Field::text("file", &voice.say("shop-file")).kind("file").help(&voice.say("shop-file-help")), voice))
                button.button { (icon_sized(Icon::Upload, 18)) (voice.say("shop-import-start")) }
            }
            div.panel {
                h2 { (voice.say("shop-import-how")) }
                ul.points { @for words in ["shop-import-how-columns", "shop-import-how-dirt", "shop-import-how-again", "shop-import-how-pictures"] { li { (voice.say(words)) } } }
            }
        }
        @if !past.is_empty() { (past_imports(desk, shop, past)) }
    };
    frame::page(desk, shop, Here::Products, &voice.say("shop-import-title"), &main)
}

fn past_imports(desk: &Desk, shop: &Shop, past: &[Job]) -> Markup {
    let voice = &desk.voice;
    let columns = [
        Column::words(voice.say("shop-when")),
        Column::words(voice.say("shop-state")),
        Column::number(voice.say("shop-products")),
    ];
    let rows: Vec<Vec<Markup>> = past
        .iter()
        .map(|job| {
            vec![
                html! { a.link href={ (frame::home(shop)) "/imports/" (job.id) } { (voice.time(job.created_at)) } },
                state_pill(&word(&job.state), voice),
                html! { (voice.number(job.done)) @if let Some(total) = job.total { " / " (voice.number(total)) } },
            ]
        })
        .collect();
    html! { section.block { h2 { (voice.say("shop-imports-past")) } (table(&voice.say("shop-imports-past"), &columns, &rows)) } }
}

/// `GET /seller/{shop}/imports/{job}`.
pub async fn show(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path((name, id)): Path<(String, JobId)>,
) -> Result<Markup> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let read = app.db.read(move |read| {
        let Some(job) = jobs::find(read, id)? else { return Ok(None) };
        Ok::<_, db::Error>(Some((job, jobs::problems(read, id, PROBLEMS_SHOWN)?, jobs::count_problems(read, id)?)))
    });
    let ours = |job: &Job| job.kind == "import" && job.owner == Some(shop.id.get());
    let (job, problems, count) = read.await?.filter(|(job, ..)| ours(job)).ok_or_else(Error::not_found)?;
    Ok(job_view(&desk, &shop, &job, &problems, count))
}

pub(super) fn job_view(desk: &Desk, shop: &Shop, job: &Job, problems: &[Problem], count: i64) -> Markup {
    let voice = &desk.voice;
    let home = frame::home(shop);
    let going = matches!(job.state, JobState::Queued | JobState::Running);
    let note = html! { (state_pill(&word(&job.state), voice)) " " (voice.time(job.created_at)) };
    let ways = html! {
        @if job.state == JobState::Done { a.button href={ (home) "/sync" } { (icon_sized(Icon::Globe, 18)) (voice.say("shop-sync-all")) } }
        a.button.quiet href={ (home) "/products" } { (voice.say("shop-products")) }
    };
    let main = html! {
        (frame::head(Some((&format!("{home}/imports"), &voice.say("shop-import-title"))), &voice.say("shop-import-one"), Some(&note), &ways))
        div.panel {
            @if going {
                m-job data-job={ "/api/v1/jobs/" (job.id) } { (progress(&voice.say("shop-importing"), job.done, job.total, voice)) }
                p.muted { (voice.say("shop-import-leave")) }
            } @else if job.state == JobState::Failed {
                (notice(Tone::Bad, &html! { p { (voice.say("shop-import-failed")) } @if let Some(error) = &job.error { p.muted { (error) } } }))
            } @else {
                p.big { (icon_sized(Icon::CircleCheck, 24)) (voice.say_with("shop-import-done", &[("count", job.done.into()), ("shown", voice.number(job.done).into())])) }
            }
        }
        @if count > 0 { (problem_rows(desk, problems, count)) }
    };
    frame::page(desk, shop, Here::Products, &voice.say("shop-import-one"), &main)
}

fn problem_rows(desk: &Desk, problems: &[Problem], count: i64) -> Markup {
    let voice = &desk.voice;
    let columns = [
        Column::number(voice.say("shop-row")),
        Column::words(voice.say("shop-field")),
        Column::words(voice.say("shop-problem")),
    ];
    let rows: Vec<Vec<Markup>> = problems
        .iter()
        .map(|problem| {
            vec![
                html! { @match problem.row { Some(row) => (row), None => "–" } },
                html! { code { (problem.field) } },
                html! { (voice.explain_problem(problem)) },
            ]
        })
        .collect();
    html! {
        section.block {
            h2 { (voice.say_with("shop-import-problems", &[("count", count.into()), ("shown", voice.number(count).into())])) }
            p.muted { (voice.say("shop-import-again")) }
            (table(&voice.say("shop-problem"), &columns, &rows))
        }
    }
}
