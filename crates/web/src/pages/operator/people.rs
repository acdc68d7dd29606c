//! `/operator/people`: who is here, and who helps to run the place.

use accounts::{OperatorPermission, Person, PersonId, operator, person};
use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use kernel::Page;
use maud::{Markup, html};
use serde::Deserialize;

use super::frame;
use crate::access::{OperatorPeople, SignedIn};
use crate::api::word;
use crate::extract::{Fields, Paging, Path, Query};
use crate::pages::again::{self, Done};
use crate::pages::desk::Desk;
use crate::ui::{Colour, Column, Form, avatar, error_summary, load_more, pill, table};
use crate::{AppState, Error, Result, Voice};

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/operator/people", get(list))
        .route("/operator/people/{person}", get(show))
        .route("/operator/people/{person}/permissions", post(set))
}

#[derive(Debug, Deserialize)]
struct Asked {
    handle: Option<String>,
}

/// What the list shows.
pub(super) struct ListView {
    pub operators: Vec<Person>,
    pub people: Page<Person>,
    /// A handle that was asked for and that nobody has.
    pub unknown: Option<String>,
}

async fn list(
    desk: Desk,
    _: SignedIn<OperatorPeople>,
    State(app): State<AppState>,
    Query(asked): Query<Asked>,
    Paging(page): Paging,
) -> Result<Response> {
    let handle =
        asked.handle.map(|text| text.trim().trim_start_matches('@').to_owned()).filter(|text| !text.is_empty());
    if let Some(found) = find(&app, handle.clone()).await? {
        return Ok(Redirect::to(&format!("/operator/people/{}", found.id)).into_response());
    }
    let found = app.db.read(move |read| Ok::<_, db::Error>((operator::list(read)?, person::list(read, &page)?)));
    let (operators, people) = found.await?;
    Ok(list_page(&desk, &ListView { operators, people, unknown: handle }).into_response())
}

async fn find(app: &AppState, handle: Option<String>) -> Result<Option<Person>> {
    match handle {
        Some(handle) => Ok(app.db.read(move |read| person::find_by_handle(read, &handle)).await?),
        None => Ok(None),
    }
}

pub(super) fn list_page(desk: &Desk, view: &ListView) -> Markup {
    let voice = &desk.voice;
    let next = frame::more("/operator/people", &[], view.people.next.as_ref());
    frame::page(
        desk,
        &voice.say("operator-people"),
        &html! {
            div.page-head { h1 { (voice.say("operator-people")) } }
            div.stack {
                section.panel {
                    h2 { (voice.say("operator-operators")) }
                    p.muted { (voice.say("operator-operators-text")) }
                    ul.rows { @for one in &view.operators { li {
                        (avatar(&one.handle, 40))
                        div.row-main { a.named href={ "/operator/people/" (one.id) } { (one.handle) } p { @for permission in &one.operator { (pill(Colour::Mute, &permission_words(*permission, voice))) " " } } }
                    } } }
                }
                form.form.inline-form action="/operator/people" role="search" {
                    div.field.wrong[view.unknown.is_some()] {
                        label for="handle" { (voice.say("operator-find-handle")) }
                        input id="handle" name="handle" type="search" value=[view.unknown.as_deref()] maxlength="60";
                        @if view.unknown.is_some() { p.field-error { (voice.say("operator-nobody")) } }
                    }
                    button.button.quiet { (voice.say("web-search")) }
                }
                div id="people" { (rows(&view.people.items, voice)) }
                (load_more(next.as_deref(), "people", voice))
            }
        },
    )
}

fn rows(people: &[Person], voice: &Voice) -> Markup {
    let columns = [
        Column::words(voice.say("account-handle")),
        Column::words(voice.say("account-email")),
        Column::words(voice.say("account-market")),
        Column::words(voice.say("operator-since")),
    ];
    let rows: Vec<Vec<Markup>> = people.iter().map(|one| vec![
        html! { a.named href={ "/operator/people/" (one.id) } { (one.handle) } @if one.deleted_at.is_some() { " " (pill(Colour::Mute, &voice.say("web-state-deleted"))) } },
        html! { (one.email.as_deref().unwrap_or("–")) },
        html! { (one.market) },
        html! { (voice.date(one.created_at)) },
    ]).collect();
    table(&voice.say("operator-people"), &columns, &rows)
}

/// What the page of one person shows.
pub(super) struct View {
    pub person: Person,
    pub form: Form,
    pub done: Done,
}

async fn show(
    desk: Desk,
    _: SignedIn<OperatorPeople>,
    State(app): State<AppState>,
    Path(id): Path<PersonId>,
    Query(done): Query<Done>,
) -> Result<Markup> {
    let person = app.db.read(move |read| person::find(read, id)).await?.ok_or_else(Error::not_found)?;
    Ok(page(&desk, &View { person, form: Form::default(), done }))
}

async fn set(
    desk: Desk,
    who: SignedIn<OperatorPeople>,
    State(app): State<AppState>,
    Path(id): Path<PersonId>,
    Fields(fields): Fields,
) -> Result<Response> {
    let form = Form::new(fields);
    let (clock, by, wished) = (app.wall, who.principal.person, wished(&form));
    let asked = wished.clone();
    let set = app.db.write(move |tx| operator::set_permissions(tx, &clock, by, id, &asked)).await.map_err(Error::from);
    match set {
        Ok(()) => Ok(Redirect::to(&format!("/operator/people/{id}?done=saved")).into_response()),
        Err(error) => {
            let form = form.with_problems(&again::problems(error, "permissions")?);
            let mut person = app.db.read(move |read| person::find(read, id)).await?.ok_or_else(Error::not_found)?;
            person.operator = wished;
            Ok(again::unprocessable(page(&desk, &View { person, form, done: Done::default() })))
        }
    }
}

/// The permissions that a form ticks.
pub(super) fn wished(form: &Form) -> Vec<OperatorPermission> {
    OperatorPermission::ALL
        .into_iter()
        .filter(|permission| form.values("permissions").any(|on| on == word(permission)))
        .collect()
}

pub(super) fn page(desk: &Desk, view: &View) -> Markup {
    let (voice, person) = (&desk.voice, &view.person);
    frame::page(
        desk,
        &person.handle,
        &html! {
            (view.done.toast("operator", voice))
            p { a.link href="/operator/people" { (voice.say("operator-people")) } }
            div.page-head {
                div.who { (avatar(&person.handle, 56)) div { h1 { (person.handle) } p.muted { (voice.say_with("account-since", &[("date", voice.date(person.created_at).into())])) } } }
                a.button.quiet href={ "/operator/audit?subject=person:" (person.id) } { (voice.say("operator-person-log")) }
            }
            div.two-columns {
                section.panel {
                    dl.facts-list {
                        dt { (voice.say("account-email")) } dd { (person.email.as_deref().unwrap_or("–")) @if person.email_verified { " " (pill(Colour::Grass, &voice.say("account-email-verified"))) } }
                        dt { (voice.say("account-market")) } dd { (person.market) }
                        dt { (voice.say("account-language")) } dd { (person.locale) }
                        dt { (voice.say("operator-number")) } dd { code { (person.id) } }
                    }
                }
                @if person.deleted_at.is_none() { (permissions(view, voice)) }
            }
        },
    )
}

fn permissions(view: &View, voice: &Voice) -> Markup {
    html! {
        section.panel {
            h2 { (voice.say("operator-permissions")) }
            p.muted { (voice.say("operator-permissions-text")) }
            (error_summary(&view.form, voice))
            form.form method="post" action={ "/operator/people/" (view.person.id) "/permissions" } {
                fieldset.checks id="permissions" {
                    legend.hidden { (voice.say("operator-permissions")) }
                    @for permission in OperatorPermission::ALL {
                        label.check { input type="checkbox" name="permissions" value=(word(&permission)) checked[view.person.operator.contains(&permission)]; span { (permission_words(permission, voice)) } }
                    }
                }
                div { button.button { (voice.say("account-save")) } }
            }
        }
    }
}

/// What an operator may do, in words.
fn permission_words(permission: OperatorPermission, voice: &Voice) -> String {
    let words = match permission {
        OperatorPermission::Markets => voice.say("operator-may-markets"),
        OperatorPermission::Money => voice.say("operator-may-money"),
        OperatorPermission::Cases => voice.say("operator-may-cases"),
        OperatorPermission::Jobs => voice.say("operator-may-jobs"),
        OperatorPermission::People => voice.say("operator-may-people"),
    };
    words.into_owned()
}
