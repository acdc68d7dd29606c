//! `/account/email`: another address, the mail again, and the link that a mail carries.

use accounts::mail::VERIFY_PATH;
use accounts::{Person, email_verification};
use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use maud::{Markup, html};

use super::frame;
use crate::access::{Owner, SignedIn};
use crate::extract::{Fields, Path, Query};
use crate::identity;
use crate::pages::again::{self, Done};
use crate::pages::desk::Desk;
use crate::ui::layout::Head;
use crate::ui::{Colour, Field, Form, Icon, error_summary, field, icon_sized, pill};
use crate::{AppState, Error, Result};

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/account/email", get(show).post(change))
        .route("/account/email/verification", post(resend))
        .route(&format!("{VERIFY_PATH}/{{token}}"), get(ask).post(verify))
}

/// What the page shows.
pub(super) struct View {
    pub person: Person,
    pub form: Form,
    pub done: Done,
}

async fn show(
    desk: Desk,
    me: SignedIn<Owner>,
    State(app): State<AppState>,
    Query(done): Query<Done>,
) -> Result<Markup> {
    Ok(page(&desk, &View { person: read(&me, &app).await?, form: Form::default(), done }))
}

async fn read(me: &SignedIn<Owner>, app: &AppState) -> Result<Person> {
    let id = me.principal.person;
    app.db.read(move |read| accounts::person::find(read, id)).await?.ok_or_else(Error::not_found)
}

async fn change(
    desk: Desk,
    me: SignedIn<Owner>,
    State(app): State<AppState>,
    Fields(fields): Fields,
) -> Result<Response> {
    let form = Form::new(fields);
    let (clock, person, email) = (app.wall, me.principal.person, form.value("email").to_owned());
    let asked = app
        .db
        .write(move |tx| email_verification::request_change(tx, &clock, person, &email))
        .await
        .map_err(Error::from);
    match asked {
        Ok(()) => Ok(Redirect::to("/account/email?done=mail").into_response()),
        Err(error) => {
            let form = form.with_problems(&again::problems(error, "email")?);
            let view = View { person: read(&me, &app).await?, form, done: Done::default() };
            Ok(again::unprocessable(page(&desk, &view)))
        }
    }
}

async fn resend(me: SignedIn<Owner>, State(app): State<AppState>) -> Result<Redirect> {
    let (clock, person) = (app.wall, me.principal.person);
    app.db.write(move |tx| email_verification::request(tx, &clock, person)).await?;
    Ok(Redirect::to("/account/email?done=mail"))
}

pub(super) fn page(desk: &Desk, view: &View) -> Markup {
    let (voice, person) = (&desk.voice, &view.person);
    frame::page(
        desk,
        &voice.say("account-email"),
        &html! {
            (view.done.toast("account", voice))
            div.page-head { h1 { (voice.say("account-email")) } }
            div.stack.narrow {
                section.panel {
                    h2 { (voice.say("account-email-now")) }
                    p.value { (person.email.as_deref().unwrap_or("–")) }
                    @if person.email_verified {
                        p { (pill(Colour::Grass, &voice.say("account-email-verified"))) }
                    } @else {
                        p { (pill(Colour::Marigold, &voice.say("account-email-unverified"))) }
                        p.muted { (voice.say("account-email-unverified-text")) }
                        (frame::post("/account/email/verification", &voice.say("account-email-resend"), "button quiet"))
                    }
                }
                section.panel {
                    h2 { (voice.say("account-email-change")) }
                    p.muted { (voice.say("account-email-change-text")) }
                    (error_summary(&view.form, voice))
                    form.form method="post" action="/account/email" {
                        (field(&view.form, &Field::text("email", &voice.say("account-email-new")).kind("email").max(254).autocomplete("email"), voice))
                        div { button.button { (voice.say("account-email-send")) } }
                    }
                }
            }
        },
    )
}

/// A link from a mail is opened by scanners too: looking does nothing, the button does.
async fn ask(desk: Desk, Path(_): Path<String>) -> Markup {
    ask_page(&desk)
}

pub(super) fn ask_page(desk: &Desk) -> Markup {
    let voice = &desk.voice;
    frame::card(
        desk,
        &Head::private(voice.say("account-verify-title")),
        &html! {
            h1 { (voice.say("account-verify-title")) }
            p.muted { (voice.say("account-verify-text")) }
            form method="post" { button.button.wide { (voice.say("account-verify-button")) } }
        },
    )
}

async fn verify(desk: Desk, State(app): State<AppState>, Path(token): Path<String>) -> Result<Response> {
    match identity::verify_email(&app, token).await {
        Ok(()) => Ok(verified_page(&desk, true, None).into_response()),
        Err(error) => {
            let problems = again::problems(error, "token")?;
            let words = problems.first().map(|problem| desk.voice.explain_problem(problem).into_owned());
            Ok(again::unprocessable(verified_page(&desk, false, words.as_deref())))
        }
    }
}

/// The end of a verification, good or not.
pub(super) fn verified_page(desk: &Desk, good: bool, why: Option<&str>) -> Markup {
    let voice = &desk.voice;
    let title = if good { voice.say("account-verified-title") } else { voice.say("account-verify-failed") };
    frame::card(
        desk,
        &Head::private(title.clone()),
        &html! {
            span.entry-sign.bad[!good] { (icon_sized(if good { Icon::CircleCheck } else { Icon::CircleAlert }, 40)) }
            h1 { (title) }
            p.muted { @if let Some(why) = why { (why) } @else { (voice.say("account-verified-text")) } }
            @if good { a.button.wide href=(desk.home) { (voice.say("account-go-shopping")) } }
            @else { a.button.wide href="/account/email" { (voice.say("account-email-resend")) } }
        },
    )
}
