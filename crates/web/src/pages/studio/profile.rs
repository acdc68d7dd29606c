//! Becoming a creator, and the profile that people see.

use accounts::creator::{self, Profile};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use super::frame::{self, Creating, Here};
use crate::access::{Shopper, SignedIn};
use crate::extract::Fields;
use crate::pages::seller::frame as desk_frame;
use crate::pages::{Desk, again};
use crate::ui::layout::{self, Head, Place};
use crate::ui::{Field, Form, Icon, avatar, error_summary, field, icon};
use crate::{AppState, Error, Result, Voice};

/// `GET /studio/profile`.
pub async fn show(desk: Desk, me: Creating, State(app): State<AppState>) -> Result<Markup> {
    let person = me.principal.person;
    let creator = app.db.read(move |read| creator::find(read, person)).await?.ok_or_else(Error::not_found)?;
    let form = Form::new([("display_name", creator.display_name), ("bio", creator.bio)]);
    Ok(view(&desk, &creator.handle, &form))
}

/// `POST /studio/profile`.
pub async fn save(desk: Desk, me: Creating, State(app): State<AppState>, Fields(fields): Fields) -> Result<Response> {
    let form = Form::new(fields);
    match put(&app, me.principal.person, &form).await {
        Ok(()) => Ok(frame::done_at("/studio/profile", "saved").into_response()),
        Err(error) => {
            let form = form.with_problems(&again::problems(error, "display_name")?);
            Ok(again::unprocessable(view(&desk, &me.principal.handle, &form)))
        }
    }
}

/// `POST /studio`: becomes a creator.
pub async fn become_creator(
    desk: Desk,
    me: SignedIn<Shopper>,
    State(app): State<AppState>,
    Fields(fields): Fields,
) -> Result<Response> {
    let form = Form::new(fields);
    match put(&app, me.principal.person, &form).await {
        Ok(()) => Ok(frame::done_at("/studio", "welcome").into_response()),
        Err(error) => {
            let form = form.with_problems(&again::problems(error, "display_name")?);
            Ok(again::unprocessable(invitation(&desk, &form)))
        }
    }
}

async fn put(app: &AppState, person: accounts::PersonId, form: &Form) -> Result<()> {
    let profile = Profile { display_name: form.value("display_name").to_owned(), bio: form.value("bio").to_owned() };
    let clock = app.clock.clone();
    app.db.write(move |tx| Ok::<_, Error>(creator::put(tx, &*clock, person, &profile)?)).await?;
    Ok(())
}

fn fields_of(form: &Form, voice: &Voice) -> Markup {
    let max = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    html! {
        (error_summary(form, voice))
        (field(form, &Field::text("display_name", &voice.say("studio-name")).help(&voice.say("studio-name-help")).max(max(creator::NAME_LENGTH_MAX)).autocomplete("nickname"), voice))
        (field(form, &Field::text("bio", &voice.say("studio-bio")).help(&voice.say("studio-bio-help")).kind("textarea").optional().max(max(creator::BIO_LENGTH_MAX)), voice))
    }
}

pub(super) fn view(desk: &Desk, handle: &str, form: &Form) -> Markup {
    let voice = &desk.voice;
    let note = html! { "@" (handle) };
    let title = voice.say("studio-profile");
    let main = html! {
        (desk_frame::head(None, &title, Some(&note), &html! { a.button.quiet href={ (desk.home) "@" (handle) } { (voice.say("studio-public-page")) } }))
        form.form.panel.narrow method="post" action="/studio/profile" {
            (avatar(handle, 56))
            (fields_of(form, voice))
            div { button.button { (voice.say("shop-save")) } }
        }
    };
    frame::page(desk, Here::Profile, &title, None, &main)
}

/// What becoming a creator brings, and the two fields it takes.
pub(super) fn invitation(desk: &Desk, form: &Form) -> Markup {
    let voice = &desk.voice;
    let point = |shape: Icon, title: &'static str, text: &'static str| {
        html! { div.panel.first-step { (icon(shape)) h2 { (voice.say(title)) } p.muted { (voice.say(text)) } } }
    };
    let main = html! {
        div.page-head { div { h1 { (voice.say("studio-become")) } p.muted { (voice.say("studio-become-text")) } } }
        div.first-steps {
            (point(Icon::Clapperboard, "studio-become-show", "studio-become-show-text"))
            (point(Icon::Handshake, "studio-become-choose", "studio-become-choose-text"))
            (point(Icon::Wallet, "studio-become-earn", "studio-become-earn-text"))
        }
        form.form.panel.narrow.block method="post" action="/studio" {
            (fields_of(form, voice))
            div { button.button { (voice.say("studio-become-do")) } }
        }
    };
    let me = Place { href: "/account".to_owned(), words: voice.say("web-me"), icon: Icon::UserRound, here: false };
    layout::desk(desk, &Head::private(voice.say("studio-become")), &voice.say("studio-title"), &[me], &main)
}
