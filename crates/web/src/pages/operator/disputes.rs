//! `/operator/disputes`: returns on which buyer and seller do not agree.

use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use kernel::{Page, PageRequest};
use maud::{Markup, html};
use trade::order::{self, Order};
use trade::returns::{self, Move, Return, ReturnId};

use super::frame;
use crate::access::{OperatorCases, SignedIn};
use crate::extract::{Fields, Paging, Path};
use crate::pages::again::{self, Done};
use crate::pages::desk::Desk;
use crate::pages::seller::told;
use crate::ui::{Form, Icon, empty, error_summary};
use crate::{AppState, Error, Result, Voice};

pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/operator/disputes", get(list)).route("/operator/disputes/{return}", post(resolve))
}

/// A dispute with what it is about.
pub(super) struct Dispute {
    pub found: Return,
    pub moves: Vec<Move>,
    pub order: Option<Order>,
}

async fn read(app: &AppState, page: PageRequest) -> Result<Page<Dispute>> {
    let found = app.db.read(move |read| {
        let page = returns::disputed(read, &page)?;
        let mut items = Vec::with_capacity(page.items.len());
        for found in page.items {
            let (moves, order) = (returns::history(read, found.id)?, order::find(read, found.order)?);
            items.push(Dispute { found, moves, order });
        }
        Ok::<_, db::Error>(Page { items, next: page.next })
    });
    Ok(found.await?)
}

async fn list(
    desk: Desk,
    _: SignedIn<OperatorCases>,
    State(app): State<AppState>,
    crate::extract::Query(done): crate::extract::Query<Done>,
    Paging(page): Paging,
) -> Result<Markup> {
    Ok(list_page(&desk, &read(&app, page).await?, &Form::default(), &done))
}

async fn resolve(
    desk: Desk,
    _: SignedIn<OperatorCases>,
    State(app): State<AppState>,
    Path(id): Path<ReturnId>,
    Fields(fields): Fields,
) -> Result<Response> {
    let form = Form::new(fields);
    let field = format!("reason-{id}");
    let reason = trade::cancellation::reason(form.value(&field)).map_err(Error::invalid);
    let (clock, for_buyer) = (app.clock.clone(), form.value("for") == "buyer");
    let resolved = match reason {
        Err(error) => Err(error),
        Ok(reason) => {
            let write = app.db.write(move |tx| {
                let mut found = returns::find(tx, id)?.ok_or_else(Error::not_found)?;
                flows::resolve_return(tx, &*clock, &mut found, for_buyer, &reason).map_err(Error::from)
            });
            write.await
        }
    };
    match resolved {
        Ok(()) => Ok(Redirect::to("/operator/disputes?done=resolved").into_response()),
        Err(error) => {
            let mut problems = again::problems(error, &field)?;
            problems.iter_mut().for_each(|problem| problem.field.clone_from(&field));
            let disputes = read(&app, PageRequest::new(None, None)).await?;
            let form = form.with_problems(&problems);
            Ok(again::unprocessable(list_page(&desk, &disputes, &form, &Done::default())))
        }
    }
}

pub(super) fn list_page(desk: &Desk, disputes: &Page<Dispute>, form: &Form, done: &Done) -> Markup {
    let voice = &desk.voice;
    let more = frame::more("/operator/disputes", &[], disputes.next.as_ref());
    frame::page(
        desk,
        &voice.say("books-disputes"),
        &html! {
            (done.toast("books", voice))
            div.page-head { div { h1 { (voice.say("books-disputes")) } p.muted { (voice.say("books-disputes-text")) } } }
            (error_summary(form, voice))
            @if disputes.items.is_empty() { (empty(Icon::Scale, &voice.say("books-no-disputes"), &voice.say("books-no-disputes-text"), None)) }
            div.stack { @for one in &disputes.items { (dispute(one, form, voice)) } }
            @if let Some(href) = more { p.more { a.button.quiet href=(href) rel="next" { (voice.say("web-load-more")) } } }
        },
    )
}

fn dispute(one: &Dispute, form: &Form, voice: &Voice) -> Markup {
    let found = &one.found;
    let field = format!("reason-{}", found.id);
    let problem = form.problems().iter().find(|problem| problem.field == field);
    let here = |line: &&order::Line| found.lines.iter().any(|other| other.line == line.id);
    html! {
        article.panel.dispute {
            div {
                h2 { (told::word("buy-kind-", found.kind.name(), voice)) }
                p.muted { a.link href={ "/operator/orders/" (found.order) } { (voice.say_with("buy-order-number", &[("id", found.order.to_string().into())])) }
                    " · " (voice.say_with("books-waiting-since", &[("time", voice.time(found.moved_at).into())])) }
                p { strong { (told::why(&found.reason, voice).unwrap_or_default()) } }
                @if !found.note.is_empty() { p.user-words { (found.note) } }
                @if let Some(order) = &one.order { ul.plain-list { @for line in order.lines.iter().filter(here) { li.unit-row { (told::unit(line)) span { (voice.money(line.gross)) } } } } }
                p { (voice.say_with("selling-buyer-gets", &[("amount", voice.money(found.refund).into())])) }
                form.form.full method="post" action={ "/operator/disputes/" (found.id) } {
                    div.field.wrong[problem.is_some()] {
                        label for=(field) { (voice.say("books-why")) }
                        textarea id=(field) name=(field) rows="3" maxlength="500" required { (form.value(&field)) }
                        @if let Some(problem) = problem { p.field-error { (voice.explain_problem(problem)) } }
                    }
                    div.acts {
                        button.button name="for" value="buyer" { (voice.say("books-for-buyer")) }
                        button.button.quiet name="for" value="seller" { (voice.say("books-for-seller")) }
                    }
                }
            }
            div { h3 { (voice.say("books-said")) } (told::return_history(&one.moves, voice)) }
        }
    }
}
