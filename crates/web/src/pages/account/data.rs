//! `/account/data`: what is kept about one, to take along, and leaving for good.

use accounts::SessionId;
use axum::Router;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use kernel::{Clock, MINUTE_MS};
use maud::{Markup, html};
use secrecy::SecretString;

use super::frame;
use crate::access::{Owner, SignedIn};
use crate::extract::Fields;
use crate::identity::{self, Caller};
use crate::pages::again;
use crate::pages::desk::Desk;
use crate::ui::layout::Head;
use crate::ui::{Field, Form, Icon, Tone, error_summary, field, icon_sized, notice};
use crate::{AppState, Error, Result, session};

/// A sign-in so recent proves the person without the password once more.
const RECENT_MS: i64 = 10 * MINUTE_MS;

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/account/data", get(show))
        .route("/account/export", get(export))
        .route("/account/deletion", get(ask).post(delete))
}

async fn show(desk: Desk, _: SignedIn<Owner>) -> Markup {
    page(&desk)
}

pub(super) fn page(desk: &Desk) -> Markup {
    let voice = &desk.voice;
    frame::page(
        desk,
        &voice.say("account-data"),
        &html! {
            div.page-head { h1 { (voice.say("account-data")) } }
            div.stack.narrow {
                section.panel {
                    h2 { (voice.say("account-export")) }
                    p.muted { (voice.say("account-export-text")) }
                    a.button.quiet href="/account/export" download { (icon_sized(Icon::Download, 20)) (voice.say("account-export-button")) }
                }
                section.panel {
                    h2 { (voice.say("account-deletion")) }
                    p.muted { (voice.say("account-deletion-short")) }
                    a.button.quiet href="/account/deletion" { (voice.say("account-deletion")) }
                }
            }
        },
    )
}

async fn export(me: SignedIn<Owner>, State(app): State<AppState>) -> Result<Response> {
    let person = me.principal.person;
    let export = app.db.read(move |read| flows::export_person(read, person)).await?.ok_or_else(Error::not_found)?;
    let text = serde_json::to_string_pretty(&export).map_err(Error::fault)?;
    let headers = [
        (CONTENT_TYPE, "application/json"),
        (CONTENT_DISPOSITION, "attachment; filename=\"meadow-account.json\""),
        (CACHE_CONTROL, "private, no-store"),
    ];
    Ok((headers, text).into_response())
}

/// What the page of a deletion shows.
pub(super) struct DeletionView {
    /// The sign-in is too old to speak for itself.
    pub password: bool,
    /// Owns a shop, which must be handed over first.
    pub owner: bool,
    pub form: Form,
}

async fn ask(desk: Desk, me: SignedIn<Owner>, State(app): State<AppState>) -> Result<Markup> {
    Ok(deletion_page(&desk, &view(&me, &app, Form::default()).await?))
}

async fn view(me: &SignedIn<Owner>, app: &AppState, form: Form) -> Result<DeletionView> {
    let owner = me.principal.shops.iter().any(|place| place.owner);
    Ok(DeletionView { password: !is_recent(me, app).await?, owner, form })
}

async fn is_recent(me: &SignedIn<Owner>, app: &AppState) -> Result<bool> {
    let (clock, person) = (app.wall, me.principal.person);
    let current: Option<SessionId> = me.principal.session();
    let sessions = app.db.read(move |read| accounts::session::list(read, &clock, person)).await?;
    let own = sessions.iter().find(|session| Some(session.id) == current);
    Ok(own.is_some_and(|session| app.wall.now().since_ms(session.created_at) <= RECENT_MS))
}

async fn delete(
    desk: Desk,
    me: SignedIn<Owner>,
    State(app): State<AppState>,
    caller: Caller,
    Fields(fields): Fields,
) -> Result<Response> {
    let form = Form::new(fields);
    match prove_and_delete(&me, &app, &caller, &form).await {
        Ok(()) => Ok(([session::sign_out(&app)], Redirect::to("/sign-in")).into_response()),
        Err(error) => {
            let form = Form::default().with_problems(&again::problems(error, "password")?);
            Ok(again::unprocessable(deletion_page(&desk, &view(&me, &app, form).await?)))
        }
    }
}

async fn prove_and_delete(me: &SignedIn<Owner>, app: &AppState, caller: &Caller, form: &Form) -> Result<()> {
    let (clock, person) = (app.wall, me.principal.person);
    if !is_recent(me, app).await? {
        identity::confirm(app, person, SecretString::from(form.value("password")), caller).await?;
    }
    app.db.write(move |tx| flows::delete_account(tx, &clock, person)).await?;
    Ok(())
}

pub(super) fn deletion_page(desk: &Desk, view: &DeletionView) -> Markup {
    let (voice, form) = (&desk.voice, &view.form);
    frame::head(
        desk,
        &Head::private(voice.say("account-deletion")),
        &html! {
            div.page-head { h1 { (voice.say("account-deletion")) } }
            section.panel.narrow.stack {
                ul.bullets {
                    li { (voice.say("account-deletion-gone")) }
                    li { (voice.say("account-deletion-kept")) }
                    li { (voice.say("account-deletion-no-way-back")) }
                }
                @if view.owner {
                    (notice(Tone::Warning, &html! { p { (voice.say("accounts-owns-shop")) } p { a.link href="/seller" { (voice.say("account-my-shops")) } } }))
                } @else {
                    (error_summary(form, voice))
                    form.form method="post" action="/account/deletion" {
                        @if view.password {
                            (field(form, &Field::text("password", &voice.say("account-password-now")).kind("password").max(128).autocomplete("current-password"), voice))
                        }
                        div.ways-row {
                            button.button.danger { (voice.say("account-deletion-button")) }
                            a.button.quiet href="/account" { (voice.say("account-cancel")) }
                        }
                    }
                }
            }
        },
    )
}
