//! `/seller/{shop}/trends`: outside signals of a shop.

use accounts::ShopPermission;
use axum::extract::{Multipart, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use catalog::Shop;
use flows::trends::{self, SeriesId};
use kernel::PageRequest;
use maud::{Markup, html};

use super::frame::{self, Here};
use crate::access::Staff;
use crate::api::radar::sales::Sent;
use crate::api::shops::shop_for;
use crate::api::trends::{keep, look};
use crate::extract::{Paging, Path};
use crate::pages::Desk;
use crate::pages::trends::{Shown, part};
use crate::ui::Form;
use crate::{AppState, Error, Markets, Result};

/// `GET /seller/{shop}/trends`.
pub async fn show(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    Paging(page): Paging,
) -> Result<Markup> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let markets = app.markets.read(&app.db).await?;
    let shown = shown(&app, &shop, page, Form::default()).await?;
    Ok(view(&desk, &shop, &markets, &shown))
}

async fn shown(app: &AppState, shop: &Shop, page: PageRequest, form: Form) -> Result<Shown> {
    let (base, products) = (address(shop), Some(format!("{}/products/", frame::home(shop))));
    Ok(Shown { list: look(app, shop.id.get(), None, page).await?, imported: None, form, base, products })
}

fn address(shop: &Shop) -> String {
    format!("{}/trends", frame::home(shop))
}

/// `POST /seller/{shop}/trends`: keeps a file, or says everything that is wrong with it.
pub async fn bring(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    form: Multipart,
) -> Result<Response> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let sent = Sent::read(form).await?;
    let form = Form::new(sent.fields.clone());
    let (status, form, imported) = match keep(&app, shop.id.get(), &sent).await {
        Ok(imported) => (StatusCode::OK, Form::default(), Some(imported)),
        Err(error) => (error.http_status(), form.with_problems(&frame::form_problems(error)?), None),
    };
    let markets = app.markets.read(&app.db).await?;
    let shown = Shown { imported, ..shown(&app, &shop, PageRequest::first(), form).await? };
    Ok((status, view(&desk, &shop, &markets, &shown)).into_response())
}

/// `POST /seller/{shop}/trends/{series}/removal`.
pub async fn remove(
    staff: Staff,
    State(app): State<AppState>,
    Path((name, id)): Path<(String, SeriesId)>,
) -> Result<Redirect> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let found = app.db.read(move |read| trends::find(read, id)).await?;
    if found.is_some_and(|series| series.shop != shop.id.get()) {
        return Err(Error::not_found());
    }
    app.db.write(move |tx| trends::forget(tx, id)).await?;
    Ok(Redirect::to(&address(&shop)))
}

pub(super) fn view(desk: &Desk, shop: &Shop, markets: &Markets, shown: &Shown) -> Markup {
    let voice = &desk.voice;
    let back = format!("{}/radar", frame::home(shop));
    let note = html! { (voice.say("trends-text")) };
    let main = html! {
        (frame::head(Some((&back, &voice.say("radar-title"))), &voice.say("trends-title"), Some(&note), &html! {}))
        (part(shown, markets, voice))
    };
    frame::page(desk, shop, Here::Radar, &voice.say("trends-title"), &main)
}
