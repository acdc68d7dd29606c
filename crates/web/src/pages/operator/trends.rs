//! `/operator/trends`: outside signals that every shop sees.

use axum::Router;
use axum::extract::{DefaultBodyLimit, Multipart, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use flows::trends::{self, EVERYBODY, SeriesId};
use kernel::PageRequest;
use maud::{Markup, html};

use super::frame;
use crate::access::{OperatorMarkets, SignedIn};
use crate::api::radar::sales::Sent;
use crate::api::trends::{BODY_BYTES_MAX, keep, look};
use crate::extract::{Paging, Path};
use crate::pages::again;
use crate::pages::desk::Desk;
use crate::pages::trends::{Shown, part};
use crate::ui::Form;
use crate::{AppState, Error, Markets, Result};

const HERE: &str = "/operator/trends";

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route(HERE, get(show).post(bring).layer(DefaultBodyLimit::max(BODY_BYTES_MAX)))
        .route("/operator/trends/{series}/removal", post(remove))
}

async fn show(
    desk: Desk,
    _: SignedIn<OperatorMarkets>,
    State(app): State<AppState>,
    Paging(page): Paging,
) -> Result<Markup> {
    let markets = app.markets.read(&app.db).await?;
    Ok(view(&desk, &markets, &shown(&app, page, Form::default()).await?))
}

async fn shown(app: &AppState, page: PageRequest, form: Form) -> Result<Shown> {
    let list = look(app, EVERYBODY, None, page).await?;
    Ok(Shown { list, imported: None, form, base: HERE.to_owned(), products: None })
}

/// Keeps a file, or says everything that is wrong with it.
async fn bring(
    desk: Desk,
    _: SignedIn<OperatorMarkets>,
    State(app): State<AppState>,
    form: Multipart,
) -> Result<Response> {
    let sent = Sent::read(form).await?;
    let form = Form::new(sent.fields.clone());
    let (status, form, imported) = match keep(&app, EVERYBODY, &sent).await {
        Ok(imported) => (StatusCode::OK, Form::default(), Some(imported)),
        Err(error) => (error.http_status(), form.with_problems(&again::problems(error, "file")?), None),
    };
    let markets = app.markets.read(&app.db).await?;
    let shown = Shown { imported, ..shown(&app, PageRequest::first(), form).await? };
    Ok((status, view(&desk, &markets, &shown)).into_response())
}

async fn remove(
    _: SignedIn<OperatorMarkets>,
    State(app): State<AppState>,
    Path(id): Path<SeriesId>,
) -> Result<Redirect> {
    let found = app.db.read(move |read| trends::find(read, id)).await?;
    if found.is_some_and(|series| series.shop != EVERYBODY) {
        return Err(Error::not_found());
    }
    app.db.write(move |tx| trends::forget(tx, id)).await?;
    Ok(Redirect::to(HERE))
}

pub(super) fn view(desk: &Desk, markets: &Markets, shown: &Shown) -> Markup {
    let voice = &desk.voice;
    let title = voice.say("trends-title");
    let main = html! {
        div.page-head { div { h1 { (title) } p.muted { (voice.say("trends-text")) " " (voice.say("trends-everybody")) } } }
        (part(shown, markets, voice))
    };
    frame::page(desk, &title, &main)
}
