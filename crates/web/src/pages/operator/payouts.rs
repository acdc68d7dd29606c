//! `/operator/payouts`: what goes to banks, and refunds that wait for somebody.

use ::ledger::payout::{self, Payout, PayoutId, PayoutState};
use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use flows::PayoutDecision;
use kernel::{Page, PageRequest};
use maud::{Markup, html};
use trade::payment::RefundState;
use trade::payment::refund::{self, Refund, RefundId};

use super::frame;
use crate::access::{OperatorMoney, SignedIn};
use crate::extract::{Fields, Paging, Path, Query};
use crate::pages::again::{self, Done};
use crate::pages::desk::Desk;
use crate::pages::seller::payout_state;
use crate::pages::seller::told;
use crate::ui::{Form, Icon, empty, error_summary, icon_sized, state_pill};
use crate::{AppState, Error, Result, Voice};

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/operator/payouts", get(show))
        .route("/operator/payouts/{payout}", post(decide))
        .route("/operator/refunds/{refund}", post(decide_refund))
}

/// What the page shows.
pub(super) struct View {
    /// With the payee's name.
    pub payouts: Page<(Payout, String)>,
    /// Those that failed, and those that only a person can send.
    pub refunds: Vec<Refund>,
    pub form: Form,
    pub done: Done,
}

async fn read(app: &AppState, page: PageRequest) -> Result<View> {
    let found = app.db.read(move |read| {
        let payouts = payout::list(read, None, &page)?;
        let mut items = Vec::with_capacity(payouts.items.len());
        for payout in payouts.items {
            let name = flows::payee_name(read, payout.payee)?;
            items.push((payout, name));
        }
        let few = PageRequest::new(None, Some(kernel::LIMIT_MAX));
        let mut refunds = refund::list(read, Some(RefundState::Failed), &few)?.items;
        let by_hand = refund::list(read, Some(RefundState::Processing), &few)?.items;
        refunds.extend(by_hand.into_iter().filter(|one| one.provider == refund::MANUAL));
        let payouts = Page { items, next: payouts.next };
        Ok::<_, db::Error>(View { payouts, refunds, form: Form::default(), done: Done::default() })
    });
    Ok(found.await?)
}

async fn show(
    desk: Desk,
    _: SignedIn<OperatorMoney>,
    State(app): State<AppState>,
    Query(done): Query<Done>,
    Paging(page): Paging,
) -> Result<Markup> {
    let view = read(&app, page).await?;
    Ok(page_of(&desk, &View { done, ..view }))
}

async fn decide(
    desk: Desk,
    _: SignedIn<OperatorMoney>,
    State(app): State<AppState>,
    Path(id): Path<PayoutId>,
    Fields(fields): Fields,
) -> Result<Response> {
    let form = Form::new(fields);
    let field = format!("said-{id}");
    let (clock, said, paid) = (app.clock.clone(), form.value(&field).to_owned(), form.value("state") == "PAID");
    let write = app.db.write(move |tx| {
        let decision =
            if paid { PayoutDecision::Paid { reference: &said } } else { PayoutDecision::Failed { reason: &said } };
        flows::decide_payout(tx, &*clock, id, decision).map(drop).map_err(Error::from)
    });
    answer(&desk, &app, form, &field, write.await).await
}

async fn decide_refund(
    desk: Desk,
    _: SignedIn<OperatorMoney>,
    State(app): State<AppState>,
    Path(id): Path<RefundId>,
    Fields(fields): Fields,
) -> Result<Response> {
    let form = Form::new(fields);
    let field = format!("refund-{id}");
    let (clock, said, again) =
        (app.clock.clone(), form.value(&field).trim().to_owned(), form.value("state") == "again");
    if !again && said.is_empty() {
        let wrong = Error::from(::ledger::payout::PayoutError::Words);
        return answer(&desk, &app, form, &field, Err(wrong)).await;
    }
    let write = app.db.write(move |tx| {
        let done = match again {
            true => flows::retry_refund(tx, &*clock, id),
            false => flows::refund_by_hand(tx, &*clock, id, &said),
        };
        done.map(drop).map_err(Error::from)
    });
    answer(&desk, &app, form, &field, write.await).await
}

async fn answer(desk: &Desk, app: &AppState, form: Form, field: &str, tried: Result<()>) -> Result<Response> {
    match tried {
        Ok(()) => Ok(Redirect::to("/operator/payouts?done=decided").into_response()),
        Err(error) => {
            let form = form.with_problems(&again::problems(error, field)?);
            let view = read(app, PageRequest::new(None, None)).await?;
            Ok(again::unprocessable(page_of(desk, &View { form, ..view })))
        }
    }
}

pub(super) fn page_of(desk: &Desk, view: &View) -> Markup {
    let voice = &desk.voice;
    let waits = view.payouts.items.iter().any(|(payout, _)| payout.state == PayoutState::Processing);
    let more = frame::more("/operator/payouts", &[], view.payouts.next.as_ref());
    frame::page(
        desk,
        &voice.say("books-payouts"),
        &html! {
            (view.done.toast("books", voice))
            div.page-head { h1 { (voice.say("books-payouts")) } div.acts {
                @if waits { a.button.quiet href="/api/v1/payouts/files/processing.csv" download="payouts.csv" { (icon_sized(Icon::Download, 18)) (voice.say("books-bank-file")) } } } }
            (error_summary(&view.form, voice))
            @if !view.refunds.is_empty() {
                section.block { h2 { (voice.say("books-refunds")) } p.muted { (voice.say("books-refunds-text")) }
                    ul.money-rows { @for one in &view.refunds { li.panel { (refund_row(one, &view.form, voice)) } } } }
            }
            section.block { h2 { (voice.say("books-to-banks")) }
                @if view.payouts.items.is_empty() { (empty(Icon::Banknote, &voice.say("books-no-payouts"), &voice.say("books-no-payouts-text"), None)) }
                ul.money-rows { @for (payout, name) in &view.payouts.items { li.panel { (payout_row(payout, name, &view.form, voice)) } } }
                @if let Some(href) = more { p.more { a.button.quiet href=(href) rel="next" { (voice.say("web-load-more")) } } } }
        },
    )
}

/// A line to be typed, with what is wrong with it.
fn said(field: &str, label: &str, form: &Form, voice: &Voice) -> Markup {
    let problem = form.problems().iter().find(|problem| problem.field == field);
    html! {
        div.field.wrong[problem.is_some()] {
            label for=(field) { (label) }
            input id=(field) name=(field) value=(form.value(field)) maxlength="200";
            @if let Some(problem) = problem { p.field-error { (voice.explain_problem(problem)) } }
        }
    }
}

fn payout_row(payout: &Payout, name: &str, form: &Form, voice: &Voice) -> Markup {
    let words = payout.reference.as_deref().or(payout.failure.as_deref());
    html! {
        div.money-head {
            strong { (voice.money(payout.amount)) }
            div { (name) small.muted.under { (payout.payee) " · " (voice.time(payout.requested_at)) @if let Some(words) = words { " · " (words) } } }
            (payout_state(payout.state, voice))
        }
        @if payout.state == PayoutState::Processing {
            form.inline-form method="post" action={ "/operator/payouts/" (payout.id) } {
                (said(&format!("said-{}", payout.id), &voice.say("books-reference"), form, voice))
                div.acts {
                    button.button name="state" value="PAID" { (voice.say("books-mark-paid")) }
                    button.button.quiet name="state" value="FAILED" { (voice.say("books-mark-failed")) }
                }
            }
        }
    }
}

fn refund_row(one: &Refund, form: &Form, voice: &Voice) -> Markup {
    html! {
        div.money-head {
            strong { (voice.money(one.amount)) }
            div {
                a.link href={ "/operator/orders/" (one.order) } { (voice.say_with("buy-order-number", &[("id", one.order.to_string().into())])) }
                small.muted.under { (one.provider) " · " (voice.time(one.requested_at)) @if let Some(why) = told::why(&one.reason, voice) { " · " (why) } @if let Some(failure) = &one.failure { " · " (failure) } }
            }
            (state_pill(one.state.name(), voice))
        }
        form.inline-form method="post" action={ "/operator/refunds/" (one.id) } {
            (said(&format!("refund-{}", one.id), &voice.say("books-refund-reference"), form, voice))
            div.acts {
                button.button name="state" value="done" { (voice.say("books-sent-by-hand")) }
                @if one.state == RefundState::Failed { button.button.quiet name="state" value="again" { (voice.say("books-try-again")) } }
            }
        }
    }
}
