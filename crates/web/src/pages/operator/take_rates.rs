//! `/operator/take-rates`: the platform's share of prices, by market, category and day.

use ::ledger::take_rate::{self, NewTakeRate, TakeRate};
use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use catalog::Category;
use kernel::{Money, Problem, Problems};
use maud::{Markup, html};
use rust_decimal::Decimal;

use super::frame;
use crate::access::{OperatorMoney, SignedIn};
use crate::extract::{Fields, Query};
use crate::pages::again::{self, Done};
use crate::pages::desk::Desk;
use crate::ui::{Choice, Column, Field, Form, Icon, empty, error_summary, field, flag, table};
use crate::{AppState, Error, Markets, Result, Voice};

pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/operator/take-rates", get(show).post(put))
}

/// What the page shows.
pub(super) struct View {
    pub rates: Vec<TakeRate>,
    pub form: Form,
    pub done: Done,
}

async fn show(
    desk: Desk,
    _: SignedIn<OperatorMoney>,
    State(app): State<AppState>,
    Query(done): Query<Done>,
) -> Result<Markup> {
    let markets = app.markets.read(&app.db).await?;
    let rates = app.db.read(move |read| take_rate::list(read, None)).await?;
    Ok(page(&desk, &markets, &View { rates, form: Form::default(), done }))
}

async fn put(
    desk: Desk,
    who: SignedIn<OperatorMoney>,
    State(app): State<AppState>,
    Fields(fields): Fields,
) -> Result<Response> {
    let markets = app.markets.read(&app.db).await?;
    let form = Form::new(fields);
    let kept = match written(&form, &markets, who.principal.person.get()) {
        Err(problems) => Err(Error::invalid(problems)),
        Ok(new) => {
            let clock = app.clock.clone();
            app.db.write(move |tx| take_rate::put(tx, &*clock, &new).map(drop).map_err(Error::from)).await
        }
    };
    match kept {
        Ok(()) => Ok(Redirect::to("/operator/take-rates?done=rate").into_response()),
        Err(error) => {
            let form = form.with_problems(&again::problems(error, "rate_bp")?);
            let rates = app.db.read(move |read| take_rate::list(read, None)).await?;
            Ok(again::unprocessable(page(&desk, &markets, &View { rates, form, done: Done::default() })))
        }
    }
}

/// A form as a row.
pub(super) fn written(form: &Form, markets: &Markets, by: i64) -> std::result::Result<NewTakeRate, Problems> {
    let mut problems = Problems::default();
    let shape = |field: &'static str, expected: &'static str| {
        Problem::new(field, "request.field_shape").with("expected", expected)
    };
    let place = form.value("market").parse().ok().and_then(|code| markets.find(code));
    let Some(place) = place.filter(|place| place.market.enabled) else {
        problems.push(shape("market", "a market"));
        return Err(problems);
    };
    let currency = place.market.currency;
    let from = form.value("from").parse::<jiff::civil::Date>();
    problems.check(from.is_ok(), || shape("from", "YYYY-MM-DD"));
    let category = Some(form.value("category").to_owned()).filter(|slug| !slug.is_empty());
    problems.check(category.as_deref().is_none_or(|slug| slug.parse::<Category>().is_ok()), || {
        shape("category", "a category")
    });
    let percent = decimal(form.value("rate_bp").trim().trim_end_matches('%').trim());
    let bp = percent.and_then(|percent| i64::try_from((percent * Decimal::ONE_HUNDRED).round()).ok());
    problems.check(bp.is_some(), || Problem::new("rate_bp", "ledger.take_rate_share"));
    let mut amount = |field: &'static str| {
        let typed = form.value(field).trim();
        let money = decimal(typed).and_then(|value| Money::from_decimal(value, currency).ok());
        problems.check(typed.is_empty() || money.is_some(), || {
            Problem::new(field, "ledger.take_rate_amount").with("currency", currency)
        });
        money
    };
    let (min, cap) = (amount("min"), amount("max"));
    let (from, bp) = (from.unwrap_or_default(), bp.unwrap_or_default());
    problems.ok(NewTakeRate { market: place.market.code, category, from, bp, currency, min, cap, by: Some(by) })
}

fn decimal(typed: &str) -> Option<Decimal> {
    typed.parse().ok()
}

pub(super) fn page(desk: &Desk, markets: &Markets, view: &View) -> Markup {
    let voice = &desk.voice;
    let columns = [
        Column::words(voice.say("shop-market")),
        Column::words(voice.say("books-category")),
        Column::words(voice.say("books-from")),
        Column::number(voice.say("books-share")),
        Column::number(voice.say("books-min")),
        Column::number(voice.say("books-max")),
    ];
    let row = |rate: &TakeRate| {
        let money = |amount: Option<Money>| html! { @match amount { Some(amount) => (voice.money(amount)), None => span.muted { "–" } } };
        vec![
            html! { span.market { (flag(rate.market)) span { (rate.market) } } },
            html! { (category(rate.category.as_deref(), voice)) },
            html! { (rate.from) },
            html! { (voice.percent(rate.bp)) },
            money(rate.min),
            money(rate.cap),
        ]
    };
    let rows: Vec<Vec<Markup>> = view.rates.iter().map(row).collect();
    frame::page(
        desk,
        &voice.say("books-take-rates"),
        &html! {
            (view.done.toast("books", voice))
            div.page-head { div { h1 { (voice.say("books-take-rates")) } p.muted { (voice.say("books-take-rates-text")) } } }
            div.stack {
                @if rows.is_empty() { (empty(Icon::Percent, &voice.say("books-no-rates"), &voice.say("books-no-rates-text"), None)) }
                @else { (table(&voice.say("books-take-rates"), &columns, &rows)) }
                (adding(markets, &view.form, voice))
            }
        },
    )
}

fn category(slug: Option<&str>, voice: &Voice) -> String {
    match slug {
        Some(slug) => voice.say(&format!("web-category-{slug}")).into_owned(),
        None => voice.say("books-all-categories").into_owned(),
    }
}

fn adding(markets: &Markets, form: &Form, voice: &Voice) -> Markup {
    let places: Vec<Choice> = markets
        .open()
        .iter()
        .map(|place| {
            let code = place.market.code.to_string();
            Choice { label: format!("{code} · {}", place.market.currency), value: code }
        })
        .collect();
    let categories: Vec<Choice> = Category::ALL
        .iter()
        .map(|one| Choice { value: one.slug().to_owned(), label: category(Some(one.slug()), voice) })
        .collect();
    html! {
        section.panel {
            h2 { (voice.say("books-add-rate")) }
            (error_summary(form, voice))
            form.form.full method="post" action="/operator/take-rates" {
                div.three {
                    (field(form, &Field::text("market", &voice.say("shop-market")).choices(&places), voice))
                    (field(form, &Field::text("category", &voice.say("books-category")).choices(&categories).help(&voice.say("books-category-help")).optional(), voice))
                    (field(form, &Field::text("from", &voice.say("books-from")).kind("date"), voice))
                    (field(form, &Field::text("rate_bp", &voice.say("books-percent")).max(8), voice))
                    (field(form, &Field::text("min", &voice.say("books-min")).max(16).optional(), voice))
                    (field(form, &Field::text("max", &voice.say("books-max")).max(16).optional(), voice))
                }
                div { button.button { (voice.say("books-add-rate")) } }
            }
        }
    }
}
