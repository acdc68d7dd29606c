//! `/operator/rates`: which currencies can be priced in, and rates by hand.

use std::collections::BTreeMap;

use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use jiff::civil::Date;
use kernel::{Currency, Instant};
use market::fx::{self, CurrencyStatus, Freshness, ManualRates, RateRow};
use maud::{Markup, html};
use rust_decimal::Decimal;
use serde::Deserialize;

use super::frame;
use super::overview::BASE;
use crate::access::{OperatorMarkets, SignedIn};
use crate::api::operator::keep_rates;
use crate::extract::{Fields, Path, Query};
use crate::pages::again::{self, Done};
use crate::pages::desk::Desk;
use crate::ui::{
    Choice, Colour, Column, Field, Form, Icon, Tone, empty, error_summary, field, notice, pill, sparkline, table,
};
use crate::{AppState, Error, Result, Voice};

/// Days of history that the list draws, and that a currency's own page lists.
const LIST_DAYS: i64 = 90;
const PAGE_DAYS: i64 = 365;

pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/operator/rates", get(show).post(put)).route("/operator/rates/{currency}", get(history))
}

/// A currency in the list.
pub(super) struct Row {
    pub status: CurrencyStatus,
    pub rate: Option<Decimal>,
    /// Oldest first.
    pub history: Vec<Decimal>,
}

/// What the list shows.
pub(super) struct View {
    pub base: Currency,
    pub rows: Vec<Row>,
    pub form: Form,
    pub done: Done,
}

#[derive(Debug, Deserialize)]
struct Asked {
    base: Option<String>,
}

async fn show(
    desk: Desk,
    _: SignedIn<OperatorMarkets>,
    State(app): State<AppState>,
    Query(asked): Query<Asked>,
    Query(done): Query<Done>,
) -> Result<Markup> {
    let base = asked.base.and_then(|code| code.parse().ok()).unwrap_or(BASE);
    let form = Form::new([("base", base.to_string()), ("date", today(app.clock.now()).to_string())]);
    let view = read(&app, base, form).await?;
    Ok(page(&desk, &View { done, ..view }))
}

fn today(now: Instant) -> Date {
    now.timestamp().to_zoned(jiff::tz::TimeZone::UTC).date()
}

async fn read(app: &AppState, base: Currency, form: Form) -> Result<View> {
    let (now, ageing) = (app.clock.now(), app.ageing);
    let rows = app.db.read(move |read| {
        let book = fx::book(read, now, &ageing)?;
        let markets = market::markets::enabled(read)?;
        let mut rows = Vec::new();
        for status in fx::status_of(&book, base, &markets) {
            let rate = book.rate(base, status.currency).ok().map(|quote| quote.rate.get());
            let history = past(read, base, status.currency, now, LIST_DAYS)?.iter().map(|row| row.rate.get()).collect();
            rows.push(Row { status, rate, history });
        }
        Ok::<_, db::Error>(rows)
    });
    Ok(View { base, rows: rows.await?, form, done: Done::default() })
}

/// The kept rates of the last days, one a day, oldest first.
fn past(
    read: &mut db::Read,
    base: Currency,
    quote: Currency,
    now: Instant,
    days: i64,
) -> Result<Vec<RateRow>, db::Error> {
    let to = today(now).saturating_add(jiff::Span::new().days(7));
    let from = today(now).saturating_sub(jiff::Span::new().days(days));
    let mut rows = fx::history(read, base, quote, from, to, 1_000)?;
    // Of one day, the most trusted kind stands.
    rows.sort_by_key(|row| (row.date, row.kind));
    rows.dedup_by_key(|row| row.date);
    Ok(rows)
}

async fn put(
    desk: Desk,
    _: SignedIn<OperatorMarkets>,
    State(app): State<AppState>,
    Fields(fields): Fields,
) -> Result<Response> {
    let form = Form::new(fields.clone());
    match keep_rates(&app, &written(&fields)).await {
        Ok(()) => Ok(Redirect::to(&format!("/operator/rates?base={}&done=rates", form.value("base"))).into_response()),
        Err(error) => {
            let base = form.value("base").parse().unwrap_or(BASE);
            let form = form.with_problems(&again::problems(error, "date")?);
            Ok(again::unprocessable(page(&desk, &read(&app, base, form).await?)))
        }
    }
}

/// The rates of a form: those left empty are not meant.
pub(super) fn written(fields: &[(String, String)]) -> ManualRates {
    let value = |name: &str| {
        fields.iter().find(|(known, _)| known == name).map_or_else(String::new, |(_, value)| value.trim().to_owned())
    };
    let rates: BTreeMap<String, String> = fields
        .iter()
        .filter_map(|(name, value)| {
            let code = name.strip_prefix("rates.")?;
            (!value.trim().is_empty()).then(|| (code.to_owned(), value.trim().to_owned()))
        })
        .collect();
    ManualRates { date: value("date"), base: value("base"), source: value("source"), rates }
}

pub(super) fn page(desk: &Desk, view: &View) -> Markup {
    let voice = &desk.voice;
    let wanting = view.rows.iter().any(|row| !matches!(row.status.freshness, Freshness::Ok { .. }));
    frame::page(
        desk,
        &voice.say("operator-rates"),
        &html! {
            (view.done.toast("operator", voice))
            div.page-head {
                div { h1 { (voice.say("operator-rates")) } p.muted { (voice.say_with("operator-rates-of", &[("base", view.base.code().into())])) } }
            }
            div.stack {
                @if wanting { (notice(Tone::Warning, &html! { p { (voice.say("operator-rates-help")) } })) }
                @if view.rows.is_empty() { (empty(Icon::ChartColumn, &voice.say("operator-no-markets"), &voice.say("operator-countries-text"), None)) }
                @else { (list(view, voice)) }
                (by_hand(view, voice))
            }
        },
    )
}

fn list(view: &View, voice: &Voice) -> Markup {
    let columns = [
        Column::words(voice.say("operator-currency")),
        Column::number(voice.say("operator-rate")),
        Column::words(voice.say("operator-state")),
        Column::words(voice.say("operator-rate-source")),
        Column::words(voice.say("operator-days-90")),
        Column::words(voice.say("operator-markets")),
    ];
    let rows: Vec<Vec<Markup>> = view
        .rows
        .iter()
        .map(|row| {
            let currency = row.status.currency;
            let codes: Vec<&str> = row.status.markets.iter().map(|market| market.code()).collect();
            let source = match &row.status.freshness {
                Freshness::Ok { source, date, .. } => html! { (source) " · " (date) },
                Freshness::Old { date } => html! { (date) },
                Freshness::Missing => html! { "–" },
            };
            vec![
                html! { a.named href={ "/operator/rates/" (currency) "?base=" (view.base) } { (currency) } },
                html! { @if let Some(rate) = row.rate { (voice.locale().decimal(rate.normalize())) } @else { "–" } },
                fresh_pill(&row.status.freshness, voice),
                source,
                sparkline(
                    &row.history,
                    &voice.say_with("operator-rate-drawn", &[("currency", currency.code().into())]),
                ),
                html! { (codes.join(", ")) },
            ]
        })
        .collect();
    table(&voice.say("operator-rates"), &columns, &rows)
}

fn fresh_pill(freshness: &Freshness, voice: &Voice) -> Markup {
    match freshness {
        Freshness::Ok { .. } => pill(Colour::Grass, &voice.say("operator-rate-fresh")),
        Freshness::Old { .. } => pill(Colour::Marigold, &voice.say("operator-rate-old")),
        Freshness::Missing => pill(Colour::Poppy, &voice.say("operator-rate-missing")),
    }
}

fn by_hand(view: &View, voice: &Voice) -> Markup {
    let form = &view.form;
    let mut codes: Vec<Currency> =
        view.rows.iter().map(|row| row.status.currency).chain([Currency::EUR, Currency::USD, Currency::CNY]).collect();
    codes.sort();
    codes.dedup();
    let bases: Vec<Choice> =
        codes.iter().map(|code| Choice { value: code.to_string(), label: code.to_string() }).collect();
    html! {
        section.panel id="by-hand" {
            h2 { (voice.say("operator-by-hand")) }
            p.muted { (voice.say("operator-by-hand-text")) }
            (error_summary(form, voice))
            form.form.full method="post" action="/operator/rates" {
                div.three {
                    (field(form, &Field::text("base", &voice.say("operator-rate-base")).choices(&bases), voice))
                    (field(form, &Field::text("date", &voice.say("operator-rate-day")).kind("date"), voice))
                    (field(form, &Field::text("source", &voice.say("operator-rate-source")).help(&voice.say("operator-rate-source-help")).max(100), voice))
                }
                fieldset { legend { (voice.say("operator-rates-each")) }
                    div.many id="rates" { @for code in codes.iter().filter(|code| **code != view.base) {
                        (field(form, &Field::text(&format!("rates.{code}"), code.code()).max(32).optional(), voice))
                    } }
                }
                div { button.button { (voice.say("operator-rates-keep")) } }
            }
        }
    }
}

/// What the page of one currency shows.
pub(super) struct HistoryView {
    pub base: Currency,
    pub currency: Currency,
    /// Oldest first.
    pub rows: Vec<RateRow>,
}

async fn history(
    desk: Desk,
    _: SignedIn<OperatorMarkets>,
    State(app): State<AppState>,
    Path(currency): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Markup> {
    let currency: Currency = currency.parse().map_err(|_| Error::not_found())?;
    let base = asked.base.and_then(|code| code.parse().ok()).unwrap_or(BASE);
    let now = app.clock.now();
    let rows = app.db.read(move |read| past(read, base, currency, now, PAGE_DAYS)).await?;
    Ok(history_page(&desk, &HistoryView { base, currency, rows }))
}

pub(super) fn history_page(desk: &Desk, view: &HistoryView) -> Markup {
    let voice = &desk.voice;
    let title = format!("{} → {}", view.base, view.currency);
    let values: Vec<Decimal> = view.rows.iter().map(|row| row.rate.get()).collect();
    frame::page(
        desk,
        &title,
        &html! {
            p { a.link href="/operator/rates" { (voice.say("operator-rates")) } }
            div.page-head { h1 { (title) } }
            @if view.rows.is_empty() { (empty(Icon::ChartColumn, &voice.say("operator-history-empty"), &voice.say("operator-history-empty-text"), None)) }
            @else {
                div.stack {
                    section.panel.big-chart { (sparkline(&values, &voice.say_with("operator-rate-drawn", &[("currency", view.currency.code().into())]))) }
                    (history_table(view, voice))
                }
            }
        },
    )
}

fn history_table(view: &HistoryView, voice: &Voice) -> Markup {
    let columns = [
        Column::words(voice.say("operator-rate-day")),
        Column::number(voice.say("operator-rate")),
        Column::words(voice.say("operator-rate-source")),
    ];
    let rows: Vec<Vec<Markup>> = view
        .rows
        .iter()
        .rev()
        .map(|row| {
            vec![
                html! { (row.date) },
                html! { (voice.locale().decimal(row.rate.get().normalize())) },
                html! { (row.source) },
            ]
        })
        .collect();
    table(&voice.say("operator-rates"), &columns, &rows)
}
