//! `/operator/lanes`: the ways of sending to a market, with their times and prices.

use axum::Router;
use axum::extract::{Multipart, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use fulfilment::lane::{self, Lane, LaneRate};
use kernel::{Country, Currency, MarketCode, Money, Problem, Problems};
use maud::{Markup, html};
use rust_decimal::Decimal;
use serde::Deserialize;

use super::frame;
use crate::access::{OperatorMarkets, SignedIn};
use crate::extract::{Fields, Path, Query, multipart};
use crate::pages::again::{self, Done};
use crate::pages::desk::Desk;
use crate::ui::{Colour, Column, Field, Form, Icon, error_summary, field, flag, icon_sized, pill, table};
use crate::{AppState, Error, Markets, Result, Voice};

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/operator/lanes", get(first))
        .route("/operator/lanes/{market}", get(show).post(put))
        .route("/operator/lanes/{market}/imports", post(import))
        .route("/operator/lanes/{market}/removal", post(remove))
}

/// What the page of a market shows.
pub(super) struct View {
    pub market: MarketCode,
    pub currency: Currency,
    pub lanes: Vec<Lane>,
    /// The lane that is written, by the fields of its form.
    pub form: Form,
    /// What is wrong in a file, row by row.
    pub file: Vec<Problem>,
    pub done: Done,
}

/// `GET /operator/lanes`: the first market's.
async fn first(_: SignedIn<OperatorMarkets>, State(app): State<AppState>) -> Result<Redirect> {
    let markets = app.markets.read(&app.db).await?;
    let place = markets.open().first().ok_or_else(Error::not_found)?;
    Ok(Redirect::to(&format!("/operator/lanes/{}", place.market.code)))
}

/// A lane to be edited: its code and origin.
#[derive(Debug, Default, Deserialize)]
struct Asked {
    lane: Option<String>,
    #[serde(default)]
    origin: String,
}

async fn read(app: &AppState, code: MarketCode) -> Result<View> {
    let markets = app.markets.read(&app.db).await?;
    let place = markets.find(code).filter(|place| place.market.enabled).ok_or_else(Error::not_found)?;
    let currency = place.market.currency;
    let lanes = app.db.read(move |read| lane::list(read, code, currency)).await?;
    Ok(View { market: code, currency, lanes, form: blank(), file: vec![], done: Done::default() })
}

async fn show(
    desk: Desk,
    _: SignedIn<OperatorMarkets>,
    State(app): State<AppState>,
    Path(code): Path<MarketCode>,
    Query(asked): Query<Asked>,
    Query(done): Query<Done>,
) -> Result<Markup> {
    let markets = app.markets.read(&app.db).await?;
    let view = read(&app, code).await?;
    let origin = |lane: &Lane| lane.origin.map(|origin| origin.to_string()).unwrap_or_default();
    let edited = view.lanes.iter().find(|lane| Some(&lane.code) == asked.lane.as_ref() && origin(lane) == asked.origin);
    let form = edited.map_or_else(blank, form_of);
    Ok(page(&desk, &markets, &View { form, done, ..view }))
}

fn blank() -> Form {
    Form::new([("enabled", "1"), ("volumetric_divisor", "5000")])
}

/// A lane as its form has it.
pub(super) fn form_of(lane: &Lane) -> Form {
    let rates: Vec<String> =
        lane.rates.iter().map(|rate| format!("{} {}", rate.up_to_g, rate.price.to_decimal())).collect();
    let on = |is: bool| if is { "1".to_owned() } else { String::new() };
    Form::new([
        ("code", lane.code.clone()),
        ("origin", lane.origin.map(|origin| origin.to_string()).unwrap_or_default()),
        ("name", lane.name.clone().unwrap_or_default()),
        ("carrier", lane.carrier.clone()),
        ("express", on(lane.express)),
        ("enabled", on(lane.enabled)),
        ("collect_h", lane.collect_h.to_string()),
        ("deliver_h_min", lane.deliver_h_min.to_string()),
        ("deliver_h_max", lane.deliver_h_max.to_string()),
        ("volumetric_divisor", lane.volumetric_divisor.to_string()),
        ("rates", rates.join("\n")),
    ])
}

/// The lane of a form: prices are lines of grams and amount.
pub(super) fn written(form: &Form, market: MarketCode, currency: Currency) -> std::result::Result<Lane, Problems> {
    let mut problems = Problems::default();
    let filled = |name: &str| Some(form.value(name).trim().to_owned()).filter(|text| !text.is_empty());
    let mut number = |name: &'static str| {
        let typed = form.value(name).trim().parse::<i64>();
        problems.check(typed.is_ok(), || Problem::new(name, "fulfilment.lane_number_malformed"));
        typed.unwrap_or_default()
    };
    let (collect_h, deliver_h_min, deliver_h_max) =
        (number("collect_h"), number("deliver_h_min"), number("deliver_h_max"));
    let volumetric_divisor = number("volumetric_divisor");
    let origin: Option<Option<Country>> = filled("origin").map(|text| text.to_ascii_uppercase().parse().ok());
    problems.check(origin != Some(None), || Problem::new("origin", "fulfilment.lane_origin_unknown"));
    let rates: Option<Vec<LaneRate>> =
        form.value("rates").lines().filter(|line| !line.trim().is_empty()).map(|line| rate(line, currency)).collect();
    problems.check(rates.is_some(), || Problem::new("rates", "fulfilment.lane_price_malformed"));
    problems.ok(Lane {
        market,
        code: form.value("code").trim().to_owned(),
        origin: origin.flatten(),
        name: filled("name"),
        carrier: form.value("carrier").trim().to_owned(),
        express: !form.value("express").is_empty(),
        enabled: !form.value("enabled").is_empty(),
        collect_h,
        deliver_h_min,
        deliver_h_max,
        volumetric_divisor,
        rates: rates.unwrap_or_default(),
        shipped: false,
    })
}

fn rate(line: &str, currency: Currency) -> Option<LaneRate> {
    let (grams, price) = line.trim().split_once([' ', '\t', ',', ';'])?;
    let price: Decimal = price.trim().parse().ok()?;
    Some(LaneRate { up_to_g: grams.trim().parse().ok()?, price: Money::from_decimal(price, currency).ok()? })
}

async fn put(
    desk: Desk,
    _: SignedIn<OperatorMarkets>,
    State(app): State<AppState>,
    Path(code): Path<MarketCode>,
    Fields(fields): Fields,
) -> Result<Response> {
    let view = read(&app, code).await?;
    let (form, currency) = (Form::new(fields), view.currency);
    let kept = match written(&form, code, currency) {
        Err(problems) => Err(Error::invalid(problems)),
        Ok(lane) => {
            let clock = app.clock.clone();
            app.db.write(move |tx| lane::put(tx, &*clock, currency, &lane).map_err(Error::from)).await
        }
    };
    match kept {
        Ok(()) => Ok(done_at(code)),
        Err(error) => {
            let mut problems = again::problems(error, "code")?;
            // A price of the table is a line of its field.
            problems
                .iter_mut()
                .filter(|one| one.field.starts_with("rates"))
                .for_each(|one| one.field = "rates".to_owned());
            let markets = app.markets.read(&app.db).await?;
            let form = form.with_problems(&problems);
            Ok(again::unprocessable(page(&desk, &markets, &View { form, ..view })))
        }
    }
}

fn done_at(code: MarketCode) -> Response {
    Redirect::to(&format!("/operator/lanes/{code}?done=lanes")).into_response()
}

async fn import(
    desk: Desk,
    _: SignedIn<OperatorMarkets>,
    State(app): State<AppState>,
    Path(code): Path<MarketCode>,
    mut form: Multipart,
) -> Result<Response> {
    let view = read(&app, code).await?;
    let mut file = None;
    while let Some(part) = form.next_field().await.map_err(|error| multipart(&error))? {
        if part.name() == Some("file") {
            file = Some(part.bytes().await.map_err(|error| multipart(&error))?);
        }
    }
    let (clock, currency, file) = (app.clock.clone(), view.currency, file.unwrap_or_default());
    let write =
        app.db.write(move |tx| lane::import_csv(tx, &*clock, code, currency, &*file).map(drop).map_err(Error::from));
    match write.await {
        Ok(()) => Ok(done_at(code)),
        Err(error) => {
            let markets = app.markets.read(&app.db).await?;
            let file = again::problems(error, "file")?;
            Ok(again::unprocessable(page(&desk, &markets, &View { file, ..view })))
        }
    }
}

async fn remove(
    _: SignedIn<OperatorMarkets>,
    State(app): State<AppState>,
    Path(code): Path<MarketCode>,
    Fields(fields): Fields,
) -> Result<Response> {
    let form = Form::new(fields);
    let (lane, origin) = (form.value("code").to_owned(), form.value("origin").parse().ok());
    app.db.write(move |tx| lane::remove(tx, code, &lane, origin)).await?;
    Ok(done_at(code))
}

pub(super) fn page(desk: &Desk, markets: &Markets, view: &View) -> Markup {
    let voice = &desk.voice;
    frame::page(
        desk,
        &voice.say("books-lanes"),
        &html! {
            (view.done.toast("books", voice))
            div.page-head { div { h1 { (voice.say("books-lanes")) } p.muted { (voice.say("books-lanes-text")) } } }
            ul.chips { @for place in markets.open() {
                @let code = place.market.code;
                li { a.chip href={ "/operator/lanes/" (code) } aria-current=[(code == view.market).then_some("true")] { (flag(code)) " " (code) } }
            } }
            div.stack { (list(view, voice)) (writing(view, voice)) (importing(view, voice)) }
        },
    )
}

fn list(view: &View, voice: &Voice) -> Markup {
    let columns = [
        Column::words(voice.say("books-lane")),
        Column::words(voice.say("buy-carrier")),
        Column::words(voice.say("books-origin")),
        Column::words(voice.say("books-hours")),
        Column::words(voice.say("books-prices")),
        Column::words(voice.say("buy-remove")),
    ];
    let rows: Vec<Vec<Markup>> = view.lanes.iter().map(|lane| row(view.market, lane, voice)).collect();
    table(&voice.say("books-lanes"), &columns, &rows)
}

fn row(market: MarketCode, lane: &Lane, voice: &Voice) -> Vec<Markup> {
    let origin = lane.origin.map(|origin| origin.to_string()).unwrap_or_default();
    let prices =
        lane.rates.iter().take(4).map(|rate| format!("≤ {} g {}", voice.number(rate.up_to_g), voice.money(rate.price)));
    vec![
        html! { a.named href={ "/operator/lanes/" (market) "?lane=" (lane.code) "&origin=" (origin) "#lane" } { (lane.name.as_deref().unwrap_or(&lane.code)) }
        @if lane.express { " " (pill(Colour::Sky, &voice.say("buy-lane-express"))) } @if !lane.enabled { " " (pill(Colour::Mute, &voice.say("books-off"))) } },
        html! { (lane.carrier) },
        html! { @if origin.is_empty() { (voice.say("books-any")) } @else { (origin) } },
        html! { (lane.collect_h) " + " (lane.deliver_h_min) "–" (lane.deliver_h_max) },
        html! { (prices.collect::<Vec<_>>().join(" · ")) @if lane.rates.len() > 4 { " …" } },
        html! { @if !lane.shipped {
            form method="post" action={ "/operator/lanes/" (market) "/removal" } {
                input type="hidden" name="code" value=(lane.code); input type="hidden" name="origin" value=(origin);
                button.icon-button aria-label={ (voice.say("buy-remove")) " " (lane.code) } { (icon_sized(Icon::Trash2, 18)) }
            }
        } @else { span.muted { "–" } } },
    ]
}

fn writing(view: &View, voice: &Voice) -> Markup {
    let form = &view.form;
    let number = |name: &'static str, words: &str| {
        let label = voice.say(words).into_owned();
        field(form, &Field::text(name, &label).kind("number"), voice)
    };
    html! {
        section.panel id="lane" {
            h2 { (voice.say("books-lane-write")) }
            (error_summary(form, voice))
            form.form.full method="post" action={ "/operator/lanes/" (view.market) } {
                div.three {
                    (field(form, &Field::text("code", &voice.say("books-code")).max(30), voice))
                    (field(form, &Field::text("name", &voice.say("books-lane-name")).max(60).optional(), voice))
                    (field(form, &Field::text("carrier", &voice.say("buy-carrier")).max(60), voice))
                    (field(form, &Field::text("origin", &voice.say("books-origin")).max(2).optional(), voice))
                    (number("collect_h", "books-collect-h")) (number("deliver_h_min", "books-deliver-min"))
                    (number("deliver_h_max", "books-deliver-max")) (number("volumetric_divisor", "books-divisor"))
                }
                label.check { input type="checkbox" name="express" value="1" checked[!form.value("express").is_empty()]; span { (voice.say("buy-lane-express")) } }
                label.check { input type="checkbox" name="enabled" value="1" checked[!form.value("enabled").is_empty()]; span { (voice.say("books-on")) } }
                (field(form, &Field::text("rates", &voice.say("books-prices")).kind("textarea").help(&voice.say_with("books-prices-help", &[("currency", view.currency.code().into())])), voice))
                div { button.button { (voice.say("shop-save")) } }
            }
        }
    }
}

fn importing(view: &View, voice: &Voice) -> Markup {
    html! {
        section.panel {
            h2 { (voice.say("books-lane-file")) }
            p.muted { (voice.say("books-lane-file-text")) " " code.wrap-any { (lane::COLUMNS.join(", ")) } }
            @if !view.file.is_empty() {
                div.summary role="alert" { ul { @for problem in &view.file {
                    li { @if let Some(row) = problem.row { strong { (voice.say_with("books-row", &[("row", row.into())])) } " " } (problem.field) ": " (voice.explain_problem(problem)) }
                } } }
            }
            form.inline-form method="post" enctype="multipart/form-data" action={ "/operator/lanes/" (view.market) "/imports" } {
                div.field { label for="file" { (voice.say("books-file")) } input id="file" name="file" type="file" accept=".csv,text/csv" required; }
                button.button.quiet { (icon_sized(Icon::Upload, 18)) (voice.say("books-import")) }
            }
        }
    }
}
