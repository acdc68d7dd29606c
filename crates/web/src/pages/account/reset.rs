//! A forgotten password: asking for a mail, and choosing a new one by its link.

use accounts::mail::RESET_PATH;
use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use maud::{Markup, html};
use secrecy::SecretString;

use super::frame;
use crate::extract::{Fields, Path};
use crate::pages::again;
use crate::pages::desk::Desk;
use crate::ui::layout::Head;
use crate::ui::{Field, Form, Icon, error_summary, field, icon_sized};
use crate::{AppState, Result, identity};

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route(RESET_PATH, get(show).post(request))
        .route(&format!("{RESET_PATH}/{{token}}"), get(choose).post(complete))
}

async fn show(desk: Desk) -> Markup {
    request_page(&desk, &Form::default())
}

pub(super) fn request_page(desk: &Desk, form: &Form) -> Markup {
    let voice = &desk.voice;
    frame::card(
        desk,
        &Head::private(voice.say("account-reset-title")),
        &html! {
            h1 { (voice.say("account-reset-title")) }
            p.muted { (voice.say("account-reset-text")) }
            (error_summary(form, voice))
            form.form method="post" action=(RESET_PATH) {
                (field(form, &Field::text("login", &voice.say("account-login")).max(254).autocomplete("username"), voice))
                button.button.wide { (voice.say("account-reset-send")) }
            }
            p.entry-other { a.link href="/sign-in" { (voice.say("account-back-to-sign-in")) } }
        },
    )
}

/// The same answer for every login, known or not.
async fn request(desk: Desk, State(app): State<AppState>, Fields(fields): Fields) -> Result<Markup> {
    let form = Form::new(fields);
    let login = form.value("login").trim().to_owned();
    identity::request_reset(&app, login).await?;
    Ok(sent_page(&desk))
}

pub(super) fn sent_page(desk: &Desk) -> Markup {
    let voice = &desk.voice;
    frame::card(
        desk,
        &Head::private(voice.say("account-reset-sent")),
        &html! {
            span.entry-sign { (icon_sized(Icon::Mail, 40)) }
            h1 { (voice.say("account-reset-sent")) }
            p.muted { (voice.say("account-reset-sent-text")) }
            a.button.quiet.wide href="/sign-in" { (voice.say("account-back-to-sign-in")) }
        },
    )
}

async fn choose(desk: Desk, Path(_): Path<String>) -> Markup {
    choose_page(&desk, &Form::default())
}

pub(super) fn choose_page(desk: &Desk, form: &Form) -> Markup {
    let voice = &desk.voice;
    let min = accounts::password::LENGTH_MIN;
    frame::card(
        desk,
        &Head::private(voice.say("account-password-new")),
        &html! {
            h1 { (voice.say("account-password-new")) }
            p.muted { (voice.say("account-password-ends")) }
            (error_summary(form, voice))
            form.form method="post" {
                (field(form, &Field::text("password", &voice.say("account-password-new")).help(&voice.say_with("account-password-help", &[("min", min.into())])).kind("password").max(128).autocomplete("new-password"), voice))
                button.button.wide { (voice.say("account-password-set")) }
            }
            p.entry-other { a.link href=(RESET_PATH) { (voice.say("account-reset-again")) } }
        },
    )
}

async fn complete(
    desk: Desk,
    State(app): State<AppState>,
    Path(token): Path<String>,
    Fields(fields): Fields,
) -> Result<Response> {
    let form = Form::new(fields);
    match identity::complete_reset(&app, token, SecretString::from(form.value("password"))).await {
        Ok(()) => Ok(set_page(&desk).into_response()),
        Err(error) => {
            let form = form.with_problems(&again::problems(error, "password")?);
            Ok(again::unprocessable(choose_page(&desk, &form)))
        }
    }
}

pub(super) fn set_page(desk: &Desk) -> Markup {
    let voice = &desk.voice;
    frame::card(
        desk,
        &Head::private(voice.say("account-password-is-set")),
        &html! {
            span.entry-sign { (icon_sized(Icon::CircleCheck, 40)) }
            h1 { (voice.say("account-password-is-set")) }
            p.muted { (voice.say("account-password-is-set-text")) }
            a.button.wide href="/sign-in" { (voice.say("account-sign-in")) }
        },
    )
}
