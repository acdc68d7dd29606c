//! `/account/addresses`: the address book. A form's fields are those of its country.

use accounts::AddressId;
use accounts::address;
use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use kernel::Country;
use maud::{Markup, html};
use serde::Deserialize;

use super::frame;
use crate::access::{Shopper, SignedIn};
use crate::extract::{Fields, Path, Query};
use crate::pages::address::{draft, fields, lines};
use crate::pages::again::{self, Done};
use crate::pages::desk::Desk;
use crate::ui::{Choice, Colour, Field, Form, Icon, Way, empty, error_summary, field, pill};
use crate::{AppState, Error, Result, Voice};

const HERE: &str = "/account/addresses";

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route(HERE, get(list).post(add))
        .route("/account/addresses/new", get(start))
        .route("/account/addresses/{address}", get(edit).post(replace))
        .route("/account/addresses/{address}/default", post(make_default))
        .route("/account/addresses/{address}/removal", post(remove))
}

/// An address as its card shows it.
pub(super) struct Card {
    pub id: AddressId,
    pub lines: Vec<String>,
    pub default: bool,
}

async fn list(
    desk: Desk,
    me: SignedIn<Shopper>,
    State(app): State<AppState>,
    Query(done): Query<Done>,
) -> Result<Markup> {
    let person = me.principal.person;
    let saved = app.db.read(move |read| address::list(read, person)).await?;
    let markets = app.markets.read(&app.db).await?;
    let country = |code: Country| {
        markets.find(code).map_or_else(
            || code.to_string(),
            |place| crate::ui::switcher::market_name(code, &place.market.name, &desk.voice),
        )
    };
    let cards: Vec<Card> = saved
        .iter()
        .map(|saved| Card {
            id: saved.id,
            lines: lines(&saved.address, country(saved.address.country)),
            default: saved.default,
        })
        .collect();
    Ok(list_page(&desk, &cards, &done))
}

pub(super) fn list_page(desk: &Desk, cards: &[Card], done: &Done) -> Markup {
    let voice = &desk.voice;
    let new = Way { href: "/account/addresses/new".to_owned(), words: voice.say("account-address-add").into_owned() };
    frame::page(
        desk,
        &voice.say("account-addresses"),
        &html! {
            (done.toast("account", voice))
            div.page-head {
                h1 { (voice.say("account-addresses")) }
                @if !cards.is_empty() { a.button href=(new.href) { (new.words) } }
            }
            @if cards.is_empty() {
                (empty(Icon::MapPin, &voice.say("account-addresses-empty"), &voice.say("account-addresses-empty-text"), Some(&new)))
            }
            ul.tiles { @for card in cards { li.panel { (shown(card, voice)) } } }
        },
    )
}

fn shown(card: &Card, voice: &Voice) -> Markup {
    html! {
        address { @for (at, line) in card.lines.iter().enumerate() { @if at == 0 { strong { (line) } } @else { span { (line) } } } }
        @if card.default { p { (pill(Colour::Grass, &voice.say("account-address-default"))) } }
        div.ways-row {
            a.button.quiet href={ (HERE) "/" (card.id) } { (voice.say("account-edit")) }
            @if !card.default { (frame::post(&format!("{HERE}/{}/default", card.id), &voice.say("account-address-make-default"), "button quiet")) }
            (frame::post(&format!("{HERE}/{}/removal", card.id), &voice.say("account-remove"), "button quiet"))
        }
    }
}

/// What the form shows.
pub(super) struct View {
    /// The address it changes; `None` for a new one.
    pub id: Option<AddressId>,
    pub country: Country,
    pub countries: Vec<Choice>,
    pub form: Form,
}

#[derive(Debug, Deserialize)]
struct Chosen {
    country: Option<String>,
}

async fn start(
    desk: Desk,
    me: SignedIn<Shopper>,
    State(app): State<AppState>,
    Query(chosen): Query<Chosen>,
) -> Result<Markup> {
    let country = chosen.country.and_then(|code| code.parse().ok()).unwrap_or(me.principal.market);
    Ok(form_page(&desk, &view(&desk, &app, None, country, Form::default()).await?))
}

async fn edit(
    desk: Desk,
    me: SignedIn<Shopper>,
    State(app): State<AppState>,
    Path(id): Path<AddressId>,
    Query(chosen): Query<Chosen>,
) -> Result<Markup> {
    let person = me.principal.person;
    let saved = app.db.read(move |read| address::find(read, person, id)).await?.ok_or_else(Error::not_found)?;
    let country = chosen.country.and_then(|code| code.parse().ok()).unwrap_or(saved.address.country);
    Ok(form_page(&desk, &view(&desk, &app, Some(id), country, filled(saved)).await?))
}

fn filled(saved: address::SavedAddress) -> Form {
    let address = saved.address;
    Form::new([
        ("name", address.name),
        ("phone", address.phone),
        ("line1", address.line1),
        ("line2", address.line2.unwrap_or_default()),
        ("city", address.city),
        ("region", address.region.unwrap_or_default()),
        ("postal_code", address.postal_code.unwrap_or_default()),
    ])
}

async fn view(desk: &Desk, app: &AppState, id: Option<AddressId>, country: Country, form: Form) -> Result<View> {
    let markets = app.markets.read(&app.db).await?;
    Ok(View { id, country, countries: frame::countries(&markets, &desk.voice), form })
}

async fn add(
    desk: Desk,
    me: SignedIn<Shopper>,
    State(app): State<AppState>,
    Fields(fields): Fields,
) -> Result<Response> {
    let form = Form::new(fields);
    let (clock, person, sent, default) = (app.wall, me.principal.person, draft(&form), form.value("default") == "yes");
    let added = app.db.write(move |tx| address::add(tx, &clock, person, &sent, default)).await;
    answer(&desk, &app, None, form, added.map_err(Error::from)).await
}

async fn replace(
    desk: Desk,
    me: SignedIn<Shopper>,
    State(app): State<AppState>,
    Path(id): Path<AddressId>,
    Fields(fields): Fields,
) -> Result<Response> {
    let form = Form::new(fields);
    let (person, sent) = (me.principal.person, draft(&form));
    let changed = app.db.write(move |tx| address::update(tx, person, id, &sent)).await;
    answer(&desk, &app, Some(id), form, changed.map_err(Error::from)).await
}

async fn answer<T>(
    desk: &Desk,
    app: &AppState,
    id: Option<AddressId>,
    form: Form,
    outcome: Result<T>,
) -> Result<Response> {
    let Err(error) = outcome else {
        return Ok(Redirect::to("/account/addresses?done=address").into_response());
    };
    let form = form.with_problems(&again::problems(error, "name")?);
    let country = form.value("country").parse().unwrap_or(desk.voice.locale().market);
    Ok(again::unprocessable(form_page(desk, &view(desk, app, id, country, form).await?)))
}

async fn make_default(
    me: SignedIn<Shopper>,
    State(app): State<AppState>,
    Path(id): Path<AddressId>,
) -> Result<Redirect> {
    let person = me.principal.person;
    app.db.write(move |tx| address::set_default(tx, person, id)).await?;
    Ok(Redirect::to("/account/addresses?done=saved"))
}

async fn remove(me: SignedIn<Shopper>, State(app): State<AppState>, Path(id): Path<AddressId>) -> Result<Redirect> {
    let person = me.principal.person;
    app.db.write(move |tx| address::remove(tx, person, id)).await?;
    Ok(Redirect::to("/account/addresses?done=removed"))
}

pub(super) fn form_page(desk: &Desk, view: &View) -> Markup {
    let voice = &desk.voice;
    let title = if view.id.is_some() { voice.say("account-address-edit") } else { voice.say("account-address-add") };
    let here = view.id.map_or_else(|| format!("{HERE}/new"), |id| format!("{HERE}/{id}"));
    let action = view.id.map_or_else(|| HERE.to_owned(), |id| format!("{HERE}/{id}"));
    let chosen = Form::new([("country", view.country.to_string())]);
    frame::page(
        desk,
        &title,
        &html! {
            div.page-head { h1 { (title) } }
            section.panel.narrow {
                form.form.inline-form action=(here) {
                    (field(&chosen, &Field::text("country", &voice.say("account-country")).choices(&view.countries), voice))
                    button.button.quiet { (voice.say("account-country-change")) }
                }
                (error_summary(&view.form, voice))
                form.form method="post" action=(action) {
                    input type="hidden" name="country" value=(view.country);
                    (fields(&view.form, view.country, voice))
                    @if view.id.is_none() {
                        label.check { input type="checkbox" name="default" value="yes" checked[view.form.value("default") == "yes"]; span { (voice.say("account-address-as-default")) } }
                    }
                    div.ways-row {
                        button.button { (voice.say("account-save")) }
                        a.button.quiet href=(HERE) { (voice.say("account-cancel")) }
                    }
                }
            }
        },
    )
}
