//! The brand's own store: where it is, whether one buys there, what was last heard of it, and how it is set up.

use accounts::ShopPermission;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use catalog::Shop;
use catalog::shop::Connection;
use kernel::Problem;
use maud::{Markup, html};

use super::frame::{self, Here};
use super::settings::tabs;
use crate::access::Staff;
use crate::api::connections::{self, Health};
use crate::api::shops::shop_for;
use crate::extract::{Fields, Path};
use crate::pages::{Desk, again};
use crate::ui::{Field, Form, Icon, Tone, error_summary, field, icon_sized, notice};
use crate::{AppState, Result, Voice};

/// Everything of the page.
pub(super) struct Shown {
    pub form: Form,
    pub health: Health,
    /// Where the store sends its messages.
    pub address: String,
}

/// The connection as a form has it.
pub(super) fn form(shop: &Shop) -> Form {
    let prefers = shop.prefers_link_out.then(|| ("prefers".to_owned(), "1".to_owned()));
    Form::new([("store".to_owned(), shop.store.clone().unwrap_or_default())].into_iter().chain(prefers))
}

async fn shown(app: &AppState, shop: &Shop, form: Form) -> Result<Shown> {
    Ok(Shown { form, health: connections::health(app, shop).await?, address: connections::webhook_address(app, shop) })
}

/// `GET /seller/{shop}/settings/connection`.
pub async fn show(desk: Desk, staff: Staff, State(app): State<AppState>, Path(name): Path<String>) -> Result<Markup> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    Ok(view(&desk, &shop, &shown(&app, &shop, form(&shop)).await?))
}

/// `POST /seller/{shop}/settings/connection`: the store's address, its secret, and whether one buys there everywhere.
pub async fn save(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    Fields(fields): Fields,
) -> Result<Response> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let form = Form::new(fields);
    let secret = Some(form.value("webhook_secret").to_owned()).filter(|secret| !secret.is_empty());
    let prefers = !form.value("prefers").is_empty();
    let store = form.value("store").to_owned();
    let input = Connection { store: store.clone(), webhook_secret: secret, prefers_link_out: Some(prefers) };
    let (clock, id) = (app.clock.clone(), shop.id);
    match app.db.write(move |tx| flows::connect_store(tx, &*clock, id, &input)).await {
        Ok(_) => Ok(frame::done_at(&shop, "/settings/connection", "saved").into_response()),
        Err(error) => {
            let problems: Vec<Problem> = frame::form_problems(error.into())?;
            // The secret is never shown again.
            let kept = [("store", store)].into_iter().chain(prefers.then(|| ("prefers", "1".to_owned())));
            let form = Form::new(kept.collect::<Vec<_>>()).with_problems(&problems);
            Ok(again::unprocessable(view(&desk, &shop, &shown(&app, &shop, form).await?)))
        }
    }
}

/// `POST /seller/{shop}/settings/connection/variants`: asks the store anew what it calls the variants.
pub async fn ask(staff: Staff, State(app): State<AppState>, Path(name): Path<String>) -> Result<Redirect> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    connections::ask_store(&app, &shop).await?;
    Ok(frame::done_at(&shop, "/settings/connection", "store-asked"))
}

/// `POST /seller/{shop}/settings/connection/removal`.
pub async fn disconnect(staff: Staff, State(app): State<AppState>, Path(name): Path<String>) -> Result<Redirect> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let (clock, id) = (app.clock.clone(), shop.id);
    app.db.write(move |tx| flows::disconnect_store(tx, &*clock, id)).await?;
    Ok(frame::done_at(&shop, "/settings/connection", "saved"))
}

pub(super) fn view(desk: &Desk, shop: &Shop, shown: &Shown) -> Markup {
    let voice = &desk.voice;
    let title = voice.say("shop-connection");
    let main = html! {
        (frame::head(None, &title, Some(&html! { (voice.say("shop-connection-text")) }), &html! {}))
        (tabs(desk, shop, "connection"))
        div.settings {
            (connection_form(shop, &shown.form, voice))
            @if shop.store.is_some() { (health(shop, &shown.health, voice)) }
            (guide(&shown.address, voice))
            @if shop.store.is_some() { (removal(shop, voice)) }
        }
    };
    frame::page(desk, shop, Here::Settings, &title, &main)
}

fn connection_form(shop: &Shop, form: &Form, voice: &Voice) -> Markup {
    let kept = if shop.has_webhook_secret { "shop-secret-kept" } else { "shop-secret-help" };
    html! {
        form.panel.form id="connection" method="post" action={ (frame::home(shop)) "/settings/connection" } {
            (error_summary(form, voice))
            (field(form, &Field::text("store", &voice.say("shop-store")).help("brand.myshopify.com").max(253), voice))
            (field(form, &Field::text("webhook_secret", &voice.say("shop-secret")).kind("password").help(&voice.say(kept)).optional().autocomplete("off").max(200), voice))
            div {
                label.check { input type="checkbox" name="prefers" value="1" aria-describedby="prefers-help" checked[!form.value("prefers").is_empty()]; span { (voice.say("links-prefers")) } }
                p.field-help id="prefers-help" { (voice.say("links-prefers-help")) }
            }
            div { button.button { (voice.say("shop-save")) } }
        }
    }
}

/// What was last heard of the store, and what it told.
fn health(shop: &Shop, health: &Health, voice: &Voice) -> Markup {
    let (watch, told) = (&health.watch, &health.told);
    let heard = watch.heard_at.zip(watch.heard_topic.clone());
    let refused = watch.refused_at.zip(watch.refused_code.as_deref());
    html! {
        section.panel id="health" {
            h2 { (voice.say("links-health")) }
            dl.details {
                dt { (voice.say("links-last-heard")) }
                dd { @match heard {
                    Some((at, topic)) => (voice.say_with("links-heard", &[("topic", topic.into()), ("time", voice.time(at).into())])),
                    None => (voice.say("links-heard-never")),
                } }
                @if let Some((at, code)) = refused {
                    dt { (voice.say("links-last-refused")) }
                    dd { (voice.time(at)) (notice(Tone::Warning, &html! { (connections::said(code, voice)) })) }
                }
                dt { (voice.say("links-told")) }
                dd { @if told.asked_at.is_some() {
                    (voice.say_with("links-told-of", &[("variants", told.variants.into()), ("products", told.products.into())]))
                    @if !told.failures.is_empty() {
                        ul { @for (code, count) in &told.failures { li { strong { (voice.say_with("links-told-failed", &[("count", (*count).into())])) } " " (connections::said(code, voice)) } } }
                    }
                } @else { (voice.say("links-told-never")) } }
            }
            form method="post" action={ (frame::home(shop)) "/settings/connection/variants" } { button.button.quiet { (icon_sized(Icon::RefreshCw, 18)) (voice.say("links-ask")) } }
        }
    }
}

/// How the store is told to send its messages.
fn guide(address: &str, voice: &Voice) -> Markup {
    html! {
        section.panel id="guide" {
            h2 { (voice.say("links-guide")) }
            ol.prose { @for step in ["address", "open", "topics", "secret", "names", "test"] { li { (voice.say(&format!("links-guide-{step}"))) } } }
            div.field {
                label for="webhook-address" { (voice.say("links-webhook-address")) }
                input id="webhook-address" type="url" readonly value=(address);
            }
            p.muted { code { "orders/paid" } ", " code { "refunds/create" } }
        }
    }
}

fn removal(shop: &Shop, voice: &Voice) -> Markup {
    html! {
        form.panel method="post" action={ (frame::home(shop)) "/settings/connection/removal" } {
            h2 { (voice.say("links-disconnect")) }
            p.muted { (voice.say("links-disconnect-text")) }
            button.button.danger { (voice.say("links-disconnect")) }
        }
    }
}
