//! `/account/notices`: what one hears of, in the inbox and by e-mail.

use accounts::inbox::{self, Email, NoticeKind, Switch};
use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use maud::{Markup, html};

use super::frame;
use crate::access::{Shopper, SignedIn};
use crate::api::inbox::email_of;
use crate::extract::{Fields, Query};
use crate::pages::again::{self, Done};
use crate::pages::desk::Desk;
use crate::pages::inbox::kind_words;
use crate::ui::{Choice, Field, Form, Tone, error_summary, field, notice};
use crate::{AppState, Error, Result, Voice};

const HERE: &str = "/account/notices";

pub(super) fn routes() -> Router<AppState> {
    Router::new().route(HERE, get(show).post(save))
}

/// What the page shows.
pub(super) struct View {
    /// As they stand, or as they were sent.
    pub form: Form,
    /// Digests come.
    pub is_verified: bool,
    pub done: Done,
}

async fn show(
    desk: Desk,
    me: SignedIn<Shopper>,
    State(app): State<AppState>,
    Query(done): Query<Done>,
) -> Result<Markup> {
    let person = me.principal.person;
    let switches = app.db.read(move |read| inbox::switches(read, person)).await?;
    Ok(page(&desk, &view(&app, &me, form(&switches), done).await?))
}

async fn save(
    desk: Desk,
    me: SignedIn<Shopper>,
    State(app): State<AppState>,
    Fields(fields): Fields,
) -> Result<Response> {
    let (person, form) = (me.principal.person, Form::new(fields));
    let problem = match wishes(&form) {
        Ok(wishes) => app.db.write(move |tx| inbox::set_switches(tx, person, &wishes)).await.map_err(Error::from).err(),
        Err(error) => Some(error),
    };
    let Some(error) = problem else { return Ok(Redirect::to("/account/notices?done=saved").into_response()) };
    let form = form.with_problems(&again::problems(error, "orders_email")?);
    Ok(again::unprocessable(page(&desk, &view(&app, &me, form, Done::default()).await?)))
}

async fn view(app: &AppState, me: &SignedIn<Shopper>, form: Form, done: Done) -> Result<View> {
    let id = me.principal.person;
    let person = app.db.read(move |read| accounts::person::find(read, id)).await?.ok_or_else(Error::not_found)?;
    Ok(View { form, is_verified: person.email_verified, done })
}

/// The switches as the form sent them: a box that is not ticked is not sent.
fn wishes(form: &Form) -> Result<Vec<Switch>> {
    let mut problems = kernel::Problems::default();
    let mut wishes = Vec::new();
    for kind in NoticeKind::ALL {
        let name = format!("{kind}_email");
        let email = email_of(form.value(&name));
        problems.check(email.is_some(), || kernel::Problem::new(name.clone(), "inbox.email_unknown"));
        let in_app = !form.value(&format!("{kind}_in_app")).is_empty();
        wishes.extend(email.map(|email| Switch { kind, in_app, email }));
    }
    problems.ok(wishes).map_err(Error::invalid)
}

pub(super) fn form(switches: &[Switch]) -> Form {
    let one = |switch: &Switch| {
        let in_app = if switch.in_app { "1" } else { "" };
        [
            (format!("{}_in_app", switch.kind), in_app.to_owned()),
            (format!("{}_email", switch.kind), switch.email.name().to_owned()),
        ]
    };
    Form::new(switches.iter().flat_map(one))
}

pub(super) fn page(desk: &Desk, view: &View) -> Markup {
    let voice = &desk.voice;
    frame::page(
        desk,
        &voice.say("inbox-switches-title"),
        &html! {
            (view.done.toast("account", voice))
            div.page-head { div { h1 { (voice.say("inbox-switches-title")) } p.muted { (voice.say("inbox-switches-text")) } } }
            @if !view.is_verified {
                (notice(Tone::Warning, &html! { p { (voice.say("inbox-email-unverified")) " " a.link href="/account/email" { (voice.say("inbox-verify")) } } }))
            }
            (error_summary(&view.form, voice))
            form.notice-switches method="post" action=(HERE) {
                @for kind in NoticeKind::ALL { (row(kind, &view.form, voice)) }
                div.notice-save { button.button { (voice.say("inbox-save")) } }
            }
        },
    )
}

fn row(kind: NoticeKind, form: &Form, voice: &Voice) -> Markup {
    let (in_app, email) = (format!("{kind}_in_app"), format!("{kind}_email"));
    let ways = [Email::Off, Email::Daily, Email::AtOnce].into_iter();
    let ways = ways.filter(|way| *way != Email::AtOnce || kind.has_letters());
    let choices: Vec<Choice> = ways
        .map(|way| Choice { value: way.name().to_owned(), label: voice.say(email_words(way)).into_owned() })
        .collect();
    html! {
        fieldset.panel.notice-switch {
            legend { (voice.say(kind_words(kind))) }
            p.muted { (voice.say(text(kind))) }
            div.notice-ways {
                label.check { input type="checkbox" name=(in_app) value="1" checked[!form.value(&in_app).is_empty()]; span { (voice.say("inbox-in-app")) } }
                (field(form, &Field::text(&email, &voice.say("inbox-email")).choices(&choices), voice))
            }
        }
    }
}

const fn email_words(email: Email) -> &'static str {
    match email {
        Email::Off => "inbox-email-off",
        Email::Daily => "inbox-email-daily",
        Email::AtOnce => "inbox-email-at-once",
    }
}

const fn text(kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::Orders => "inbox-kind-orders-text",
        NoticeKind::Follows => "inbox-kind-follows-text",
        NoticeKind::Comments => "inbox-kind-comments-text",
        NoticeKind::Rooms => "inbox-kind-rooms-text",
        NoticeKind::Waits => "inbox-kind-waits-text",
        NoticeKind::Listings => "inbox-kind-listings-text",
        NoticeKind::Earnings => "inbox-kind-earnings-text",
        NoticeKind::Samples => "inbox-kind-samples-text",
        NoticeKind::Posts => "inbox-kind-posts-text",
    }
}
