//! `/operator/markets/{code}`: one market, everything that may be changed about it and where it comes from.

mod input;
mod view;

use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use kernel::{Instant, MarketCode};
use market::Market;
use market::markets::MarketChange;
use maud::Markup;

use crate::access::{OperatorMarkets, SignedIn};
use crate::api::operator::change_market;
use crate::extract::{Fields, Path, Query};
use crate::pages::again::{self, Done};
use crate::pages::desk::Desk;
use crate::ui::Form;
use crate::{AppState, Error, Result};

pub(super) use input::{changes, form_of};
pub(super) use view::page;

/// Changes of a market that its page lists.
const CHANGES_MAX: u32 = 20;

pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/operator/markets/{code}", get(show).post(change))
}

/// What the page shows.
pub(super) struct View {
    pub market: Market,
    pub form: Form,
    /// Newest first.
    pub changes: Vec<MarketChange>,
    /// The handles of those who made them.
    pub people: Vec<(i64, String)>,
    pub now: Instant,
    pub done: Done,
}

async fn show(
    desk: Desk,
    _: SignedIn<OperatorMarkets>,
    State(app): State<AppState>,
    Path(code): Path<MarketCode>,
    Query(done): Query<Done>,
) -> Result<Markup> {
    let view = read(&app, code).await?;
    Ok(page(&desk, &View { done, ..view }))
}

async fn read(app: &AppState, code: MarketCode) -> Result<View> {
    let now = app.clock.now();
    let found = app.db.read(move |read| {
        let Some(market) = market::markets::find(read, code)? else { return Ok(None) };
        let changes = market::markets::changes(read, code, CHANGES_MAX)?;
        let mut people: Vec<(i64, String)> = Vec::new();
        for by in changes.iter().filter_map(|change| change.by) {
            if people.iter().all(|(known, _)| *known != by) {
                let person = accounts::person::find(read, accounts::PersonId::new(by))?;
                people.extend(person.map(|person| (by, person.handle)));
            }
        }
        let form = form_of(&market, now);
        Ok::<_, db::Error>(Some(View { market, form, changes, people, now, done: Done::default() }))
    });
    found.await?.ok_or_else(Error::not_found)
}

async fn change(
    desk: Desk,
    who: SignedIn<OperatorMarkets>,
    State(app): State<AppState>,
    Path(code): Path<MarketCode>,
    Fields(fields): Fields,
) -> Result<Response> {
    let view = read(&app, code).await?;
    let form = Form::new(fields);
    let written = match changes(&view.market, &form, view.now) {
        Ok(changes) => change_market(&app, &view.market, &changes, Some(who.principal.person.get())).await,
        Err(problems) => Err(Error::invalid(problems)),
    };
    match written {
        Ok(_) => Ok(Redirect::to(&format!("/operator/markets/{code}?done=saved")).into_response()),
        Err(error) => {
            let problems = again::problems(error, "checkout")?;
            let form = form.with_problems(&problems.into_iter().map(input::on_the_form).collect::<Vec<_>>());
            Ok(again::unprocessable(page(&desk, &View { form, ..view })))
        }
    }
}
