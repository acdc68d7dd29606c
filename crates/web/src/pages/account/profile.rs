//! `/account`: who one is here, and the ways from here.

use accounts::Person;
use accounts::person::Patch;
use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use maud::{Markup, html};

use super::frame;
use crate::access::{Shopper, SignedIn};
use crate::extract::{Fields, Query};
use crate::pages::again::{self, Done};
use crate::pages::desk::Desk;
use crate::ui::{Choice, Colour, Field, Form, Icon, avatar, error_summary, field, icon, icon_sized, pill};
use crate::{AppState, Error, Result};

pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/account", get(show).post(change))
}

/// What the page shows.
pub(super) struct View {
    pub person: Person,
    pub form: Form,
    pub markets: Vec<Choice>,
    /// Works in a shop already.
    pub seller: bool,
    pub done: Done,
}

async fn show(
    desk: Desk,
    me: SignedIn<Shopper>,
    State(app): State<AppState>,
    Query(done): Query<Done>,
) -> Result<Markup> {
    Ok(page(&desk, &read(&desk, &me, &app, None, done).await?))
}

async fn change(
    desk: Desk,
    me: SignedIn<Shopper>,
    State(app): State<AppState>,
    Fields(fields): Fields,
) -> Result<Response> {
    let form = Form::new(fields);
    let person = me.principal.person;
    let wish = patch(&form, me.principal.locale.lang.tag());
    let changed = app.db.write(move |tx| accounts::person::patch(tx, person, &wish)).await.map_err(Error::from);
    match changed {
        Ok(_) => Ok(Redirect::to("/account?done=saved").into_response()),
        Err(error) => {
            let form = form.with_problems(&again::problems(error, "handle")?);
            let view = read(&desk, &me, &app, Some(form), Done::default()).await?;
            Ok(again::unprocessable(page(&desk, &view)))
        }
    }
}

/// What the form asks for. A language that stays keeps its region.
fn patch(form: &Form, spoken: &str) -> Patch {
    let value = |name: &str| Some(form.value(name).trim().to_owned()).filter(|text| !text.is_empty());
    // A handle that was emptied is a mistake to be told, not a wish to keep the old one.
    Patch {
        handle: Some(form.value("handle").trim().to_ascii_lowercase()),
        locale: value("locale").filter(|tag| tag != spoken),
        market: value("market"),
    }
}

async fn read(desk: &Desk, me: &SignedIn<Shopper>, app: &AppState, form: Option<Form>, done: Done) -> Result<View> {
    let id = me.principal.person;
    let person = app.db.read(move |read| accounts::person::find(read, id)).await?.ok_or_else(Error::not_found)?;
    let markets = frame::markets(&*app.markets.read(&app.db).await?, person.market, &desk.voice);
    let form = form.unwrap_or_else(|| own(&person));
    Ok(View { person, form, markets, seller: !me.principal.shops.is_empty(), done })
}

/// The form as it stands; a language that the interface lacks is shown as the nearest it has.
fn own(person: &Person) -> Form {
    let lang = crate::words::interface_language(person.locale.lang.tag()).unwrap_or(kernel::Lang::EN);
    Form::new([("handle", person.handle.clone()), ("locale", lang.to_string()), ("market", person.market.to_string())])
}

pub(super) fn page(desk: &Desk, view: &View) -> Markup {
    let (voice, form, person) = (&desk.voice, &view.form, &view.person);
    let languages = frame::languages();
    frame::page(
        desk,
        &voice.say("account-profile"),
        &html! {
            (view.done.toast("account", voice))
            div.page-head {
                div.who { (avatar(&person.handle, 56)) div { h1 { (person.handle) } p.muted { (voice.say_with("account-since", &[("date", voice.date(person.created_at).into())])) } } }
                (frame::post("/sign-out", &voice.say("account-sign-out"), "button quiet"))
            }
            div.two-columns {
                section.panel {
                    h2 { (voice.say("account-profile")) }
                    (error_summary(form, voice))
                    form.form method="post" action="/account" {
                        (field(form, &Field::text("handle", &voice.say("account-handle")).help(&voice.say("account-handle-help")).max(30).autocomplete("username"), voice))
                        (field(form, &Field::text("market", &voice.say("account-market")).choices(&view.markets), voice))
                        (field(form, &Field::text("locale", &voice.say("account-language")).choices(&languages), voice))
                        div { button.button { (voice.say("account-save")) } }
                    }
                }
                div.stack {
                    section.panel {
                        h2 { (voice.say("account-email")) }
                        p.value { (person.email.as_deref().unwrap_or("–")) " " (verified(person.email_verified, voice)) }
                        p { a.link href="/account/email" { (voice.say("account-email-change")) } }
                    }
                    (ways(desk, view))
                }
            }
        },
    )
}

fn verified(yes: bool, voice: &crate::Voice) -> Markup {
    if yes {
        pill(Colour::Grass, &voice.say("account-email-verified"))
    } else {
        pill(Colour::Marigold, &voice.say("account-email-unverified"))
    }
}

/// The other places that are this person's.
fn ways(desk: &Desk, view: &View) -> Markup {
    let voice = &desk.voice;
    let shop = if view.seller { "account-my-shops" } else { "account-open-shop" };
    let way = |href: &str, shape: Icon, words: &str| {
        html! { li { a href=(href) { (icon(shape)) span { (voice.say(words)) } (icon_sized(Icon::ChevronRight, 18)) } } }
    };
    html! {
        nav.panel.ways aria-label=(voice.say("account-ways")) { ul {
            (way(&desk.home, Icon::ShoppingBag, "account-shopping"))
            (way("/studio", Icon::Clapperboard, if view.person.creator { "studio-title" } else { "studio-become" }))
            (way("/seller", Icon::Store, shop))
            @if !view.person.operator.is_empty() { (way("/operator", Icon::Gauge, "account-operator")) }
        } }
    }
}
