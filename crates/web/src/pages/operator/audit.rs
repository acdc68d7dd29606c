//! `/operator/audit`: what was done with power, and whether the log is whole.

use accounts::audit::{self, Entry, Verdict};
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use kernel::Page;
use maud::{Markup, html};
use serde::Deserialize;

use super::frame;
use crate::access::{OperatorPeople, SignedIn};
use crate::extract::{Paging, Query};
use crate::pages::desk::Desk;
use crate::ui::{Colour, Column, Icon, Tone, empty, load_more, notice, pill, table};
use crate::{AppState, Result, Voice};

pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/operator/audit", get(show))
}

#[derive(Debug, Deserialize)]
struct Asked {
    subject: Option<String>,
}

async fn show(
    desk: Desk,
    _: SignedIn<OperatorPeople>,
    State(app): State<AppState>,
    Query(asked): Query<Asked>,
    Paging(page): Paging,
) -> Result<Markup> {
    let subject = asked.subject.filter(|text| !text.is_empty());
    let about = subject.clone();
    let found = app.db.read(move |read| {
        Ok::<_, db::Error>((audit::list(read, about.as_deref(), &page)?, audit::verify_chain(read)?))
    });
    let (entries, verdict) = found.await?;
    Ok(page_of(&desk, &entries, &verdict, subject.as_deref().unwrap_or_default()))
}

pub(super) fn page_of(desk: &Desk, entries: &Page<Entry>, verdict: &Verdict, subject: &str) -> Markup {
    let voice = &desk.voice;
    let next = frame::more("/operator/audit", &[("subject", subject)], entries.next.as_ref());
    frame::page(
        desk,
        &voice.say("operator-audit"),
        &html! {
            div.page-head {
                div { h1 { (voice.say("operator-audit")) } p.muted { (voice.say("operator-audit-text")) } }
                @if let Verdict::Whole { entries, .. } = verdict { (pill(Colour::Grass, &voice.say_with("operator-audit-whole", &[("count", (*entries).into())]))) }
            }
            div.stack {
                @match verdict {
                    Verdict::Broken { seq } => (notice(Tone::Bad, &html! { p { strong { (voice.say_with("operator-audit-broken", &[("seq", (*seq).into())])) } } p { (voice.say("operator-audit-broken-help")) } })),
                    Verdict::Whole { head, entries } => @if *entries > 0 { p.muted { (voice.say("operator-audit-head")) " " code.break-all { (head) } } },
                }
                @if !subject.is_empty() { p { (pill(Colour::Sky, subject)) " " a.link href="/operator/audit" { (voice.say("operator-all")) } } }
                @if entries.items.is_empty() { (empty(Icon::History, &voice.say("operator-audit-empty"), &voice.say("operator-audit-text"), None)) }
                @else { div id="audit" { (rows(&entries.items, voice)) } }
                (load_more(next.as_deref(), "audit", voice))
            }
        },
    )
}

fn rows(entries: &[Entry], voice: &Voice) -> Markup {
    let columns = [
        Column::words(voice.say("operator-when")),
        Column::words(voice.say("operator-audit-action")),
        Column::words(voice.say("operator-audit-actor")),
        Column::words(voice.say("operator-audit-subject")),
        Column::words(voice.say("operator-audit-detail")),
    ];
    let rows: Vec<Vec<Markup>> = entries
        .iter()
        .map(|entry| {
            vec![
                html! { (voice.time(entry.at)) },
                html! { code { (entry.action) } },
                about(&entry.actor),
                about(&entry.subject),
                html! { @if entry.detail != "{}" { code.break-all { (entry.detail) } } },
            ]
        })
        .collect();
    table(&voice.say("operator-audit"), &columns, &rows)
}

/// Somebody or something of the log, leading to what it is about.
fn about(text: &str) -> Markup {
    match text.split_once(':') {
        Some(("person" | "operator", id)) => html! { a.link href={ "/operator/people/" (id) } { (text) } },
        Some(("market", code)) => html! { a.link href={ "/operator/markets/" (code) } { (text) } },
        _ => html! { (text) },
    }
}
