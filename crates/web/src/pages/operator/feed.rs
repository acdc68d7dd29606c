//! `/operator/feed`: what the feed is made of, what it is weighed by, and what other weights would have brought.

use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use flows::feed::{EFFECTIVE_MIN, Replayed, Weights};
use kernel::{BasisPoints, MarketCode, Problem, Problems};
use maud::{Markup, html};

use super::frame;
use crate::access::{OperatorMarkets, SignedIn};
use crate::api::weights as api;
use crate::extract::{Fields, Query};
use crate::pages::again::{self, Done};
use crate::pages::desk::Desk;
use crate::ui::{Column, Field, Form, Icon, Tone, empty, error_summary, field, flag, notice, table};
use crate::{AppState, Error, Result, Voice};

pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/operator/feed", get(show).post(put)).route("/operator/feed/replay", post(replay))
}

/// What the page shows.
pub(super) struct View {
    pub items: usize,
    pub people: usize,
    pub facts: u64,
    /// Places by market and reason since the start.
    pub served: Vec<(MarketCode, &'static str, u64)>,
    pub form: Form,
    pub replayed: Option<Replayed>,
    pub done: Done,
}

impl View {
    fn of(app: &AppState, form: Option<Form>) -> View {
        let live = &app.feed.live;
        let (items, people, facts, weights) = live.read(|recommender| {
            let state = recommender.state();
            (state.items(), state.people(), state.events(), recommender.weights())
        });
        let form =
            form.unwrap_or_else(|| Form::new(Weights::NAMES.into_iter().zip(weights.array().map(|w| w.to_string()))));
        View { items, people, facts, served: live.served().counts(), form, replayed: None, done: Done::default() }
    }
}

async fn show(
    desk: Desk,
    _: SignedIn<OperatorMarkets>,
    State(app): State<AppState>,
    Query(done): Query<Done>,
) -> Result<Markup> {
    Ok(page(&desk, &View { done, ..View::of(&app, None) }))
}

async fn put(
    desk: Desk,
    who: SignedIn<OperatorMarkets>,
    State(app): State<AppState>,
    Fields(fields): Fields,
) -> Result<Response> {
    let form = Form::new(fields);
    match written(&form) {
        Ok(weights) => {
            api::set(&app, weights, who.principal.person.get()).await?;
            Ok(Redirect::to("/operator/feed?done=weights").into_response())
        }
        Err(problems) => came_back(&desk, &app, form, problems),
    }
}

/// `POST /operator/feed/replay`: nothing changes.
async fn replay(
    desk: Desk,
    _: SignedIn<OperatorMarkets>,
    State(app): State<AppState>,
    Fields(fields): Fields,
) -> Result<Response> {
    let form = Form::new(fields);
    match written(&form) {
        Ok(weights) => {
            let replayed = api::replay(&app, weights, api::HOURS).await?;
            Ok(page(&desk, &View { replayed: Some(replayed), ..View::of(&app, Some(form)) }).into_response())
        }
        Err(problems) => came_back(&desk, &app, form, problems),
    }
}

fn came_back(desk: &Desk, app: &AppState, form: Form, problems: Problems) -> Result<Response> {
    let problems = again::problems(Error::invalid(problems), "complete")?;
    Ok(again::unprocessable(page(desk, &View::of(app, Some(form.with_problems(&problems))))))
}

/// A form as weights.
fn written(form: &Form) -> std::result::Result<Weights, Problems> {
    let mut problems = Problems::default();
    let weights = Weights::NAMES.map(|name| {
        let typed: Option<f64> = form.value(name).trim().replace(',', ".").parse().ok();
        problems.check(typed.is_some(), || {
            Problem::new(name, "feed.weight_out_of_range").with("max", flows::feed::WEIGHT_MAX)
        });
        typed.unwrap_or_default()
    });
    problems.ok(Weights::of(weights))?.check()
}

pub(super) fn page(desk: &Desk, view: &View) -> Markup {
    let voice = &desk.voice;
    let count = |n: usize| voice.number(i64::try_from(n).unwrap_or(i64::MAX));
    let known = [
        ("items", count(view.items).into()),
        ("people", count(view.people).into()),
        ("facts", voice.number(i64::try_from(view.facts).unwrap_or(i64::MAX)).into()),
    ];
    frame::page(
        desk,
        &voice.say("feed-title"),
        &html! {
            (view.done.toast("feed", voice))
            div.page-head { div { h1 { (voice.say("feed-title")) } p.muted { (voice.say_with("feed-known", &known)) } } }
            div.stack {
                (made_of(&view.served, voice))
                (weights(view, voice))
            }
        },
    )
}

/// Per market, how many places of a hundred had which reason.
fn made_of(served: &[(MarketCode, &'static str, u64)], voice: &Voice) -> Markup {
    let mut markets: Vec<MarketCode> = served.iter().map(|(market, ..)| *market).collect();
    markets.dedup();
    let columns = [
        Column::words(voice.say("shop-market")),
        Column::words(voice.say("feed-reasons")),
        Column::number(voice.say("feed-places")),
    ];
    let row = |market: &MarketCode| {
        let own: Vec<(&str, u64)> =
            served.iter().filter(|(of, ..)| of == market).map(|(_, reason, count)| (*reason, *count)).collect();
        let all: u64 = own.iter().map(|(_, count)| count).sum();
        vec![
            html! { span.market { (flag(*market)) span { (market) } } },
            shares(&own, all, voice),
            html! { (voice.number(i64::try_from(all).unwrap_or(i64::MAX))) },
        ]
    };
    let rows: Vec<Vec<Markup>> = markets.iter().map(row).collect();
    html! {
        section.panel {
            h2 { (voice.say("feed-made-of")) }
            @if rows.is_empty() { (empty(Icon::Sparkles, &voice.say("feed-nothing"), &voice.say("feed-nothing-text"), None)) }
            @else { (table(&voice.say("feed-made-of"), &columns, &rows)) }
        }
    }
}

/// A bar of reasons, and the same in words.
fn shares(own: &[(&str, u64)], all: u64, voice: &Voice) -> Markup {
    let share = |count: u64| {
        let bp = count.saturating_mul(10_000).checked_div(all).and_then(|bp| i64::try_from(bp).ok());
        bp.and_then(BasisPoints::new).unwrap_or(BasisPoints::ZERO)
    };
    let mut at = 0;
    let parts: Vec<(usize, i64, i64)> = own
        .iter()
        .enumerate()
        .map(|(place, (_, count))| {
            let from = at;
            at += share(*count).get();
            (place, from, share(*count).get())
        })
        .collect();
    html! {
        svg.shares viewBox="0 0 10000 12" preserveAspectRatio="none" aria-hidden="true" {
            @for (place, from, wide) in &parts { rect class={ "share-" (place % 9) } x=(from) y="0" width=(wide) height="12" {} }
        }
        ul.share-words {
            @for (place, (reason, count)) in own.iter().enumerate() {
                li { span class={ "dot share-" (place % 9) } {} (voice.say(&format!("feed-reason-{reason}"))) " " span.muted { (voice.percent(share(*count))) } }
            }
        }
    }
}

fn weights(view: &View, voice: &Voice) -> Markup {
    html! {
        section.panel {
            h2 { (voice.say("feed-weights")) }
            p.muted { (voice.say("feed-weights-text")) }
            (error_summary(&view.form, voice))
            @if let Some(replayed) = &view.replayed { (judged(replayed, voice)) }
            form.form.full method="post" action="/operator/feed" {
                div.three {
                    @for name in Weights::NAMES {
                        @let label = label(name, voice);
                        (field(&view.form, &Field::text(name, &label).max(8), voice))
                    }
                }
                div.actions {
                    button.button.quiet formaction="/operator/feed/replay" { (voice.say("feed-try")) }
                    button.button { (voice.say("feed-use")) }
                }
            }
        }
    }
}

fn label(weight: &str, voice: &Voice) -> String {
    voice.say(&format!("feed-weight-{}", weight.replace('_', "-"))).into_owned()
}

/// What trying brought.
fn judged(replayed: &Replayed, voice: &Voice) -> Markup {
    let whole = |n: f64| voice.number(whole(n));
    let worth = |n: f64| format!("{n:.3}");
    match (&replayed.tried, &replayed.now) {
        (Some(tried), now) => {
            let values = [
                ("tried", worth(tried.snips).into()),
                ("shown", worth(tried.shown).into()),
                ("effective", whole(tried.effective).into()),
                ("now", now.as_ref().map_or_else(|| "–".to_owned(), |now| worth(now.snips)).into()),
            ];
            let tone = if tried.snips >= tried.shown { Tone::Good } else { Tone::Warning };
            notice(tone, &html! { p { (voice.say_with("feed-judged", &values)) } })
        }
        (None, _) => {
            let values = [
                ("effective", whole(replayed.effective).into()),
                ("needed", whole(EFFECTIVE_MIN).into()),
                ("drawn", voice.number(i64::try_from(replayed.drawn).unwrap_or(i64::MAX)).into()),
            ];
            notice(Tone::Information, &html! { p { (voice.say_with("feed-too-little", &values)) } })
        }
    }
}

/// A count that was a real number.
fn whole(n: f64) -> i64 {
    format!("{n:.0}").parse().unwrap_or(0)
}
