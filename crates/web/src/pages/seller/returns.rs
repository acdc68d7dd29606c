//! Returns of a shop's orders: asked for by buyers, answered here.

use accounts::ShopPermission;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use catalog::Shop;
use kernel::Page;
use maud::{Markup, html};
use trade::Actor;
use trade::order::{self, Order};
use trade::returns::{self, Move, Return, ReturnId, ReturnKind, ReturnState, Shipment};

use super::frame::{self, Here};
use super::told::{self, same};
use crate::access::Staff;
use crate::api::from_word;
use crate::api::shops::shop_for;
use crate::extract::{Fields, Paging, Path};
use crate::pages::{Desk, again};
use crate::ui::{Column, Field, Form, Icon, empty, error_summary, field, state_pill, table};
use crate::{AppState, Error, Result, Voice};

/// `GET /seller/{shop}/returns`.
pub async fn list(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    Paging(page): Paging,
) -> Result<Markup> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Orders).await?;
    let state = frame::asked(&desk, "state").next().map(|word| from_word(&word, "state")).transpose()?;
    let id = same(shop.id);
    let found = app.db.read(move |read| returns::of_shop(read, id, state, &page)).await?;
    Ok(list_view(&desk, &shop, state, &found))
}

/// States that the seller looks for.
const STATES: [ReturnState; 7] = [
    ReturnState::Requested,
    ReturnState::AwaitingBuyerShip,
    ReturnState::BuyerShipped,
    ReturnState::Received,
    ReturnState::Disputed,
    ReturnState::Refunded,
    ReturnState::Replaced,
];

pub(super) fn list_view(desk: &Desk, shop: &Shop, state: Option<ReturnState>, found: &Page<Return>) -> Markup {
    let voice = &desk.voice;
    let home = frame::home(shop);
    let columns = [
        Column::words(voice.say("buy-return")),
        Column::words(voice.say("shop-state")),
        Column::words(voice.say("buy-reason")),
        Column::words(voice.say("selling-answer-until")),
        Column::number(voice.say("buy-refund")),
    ];
    let row = |one: &Return| {
        vec![
            html! { div {
                a.named href={ (home) "/returns/" (one.id) } { (told::word("buy-kind-", one.kind.name(), voice)) }
                small.muted.under { (voice.say_with("buy-items", &[("count", one.lines.len().into())])) " · " (voice.say_with("buy-order-number", &[("id", one.order.to_string().into())])) }
            } },
            state_pill(one.state.name(), voice),
            html! { (told::why(&one.reason, voice).unwrap_or_default()) },
            html! { @match one.due_at.filter(|_| waits(one)) { Some(at) => strong { (voice.time(at)) }, None => span.muted { "–" } } },
            html! { (voice.money(one.refund)) },
        ]
    };
    let rows: Vec<Vec<Markup>> = found.items.iter().map(row).collect();
    let main = html! {
        (frame::head(None, &voice.say("buy-returns"), None, &html! {}))
        ul.chips {
            li { a.chip href={ (home) "/returns" } aria-current=[state.is_none().then_some("true")] { (voice.say("shop-all")) } }
            @for one in STATES { li { a.chip href={ (home) "/returns?state=" (one.name()) } aria-current=[(state == Some(one)).then_some("true")] { (state_pill(one.name(), voice)) } } }
        }
        @if rows.is_empty() { (empty(Icon::Undo2, &voice.say("selling-no-returns"), &voice.say("selling-no-returns-text"), None)) }
        @else {
            (table(&voice.say("buy-returns"), &columns, &rows))
            @if let Some(next) = &found.next {
                @let kept = state.map(|state| format!("&state={}", state.name())).unwrap_or_default();
                p.more { a.button.quiet href={ (home) "/returns?after=" (next.as_str()) (kept) } rel="next" { (voice.say("web-load-more")) } }
            }
        }
    };
    frame::page(desk, shop, Here::Returns, &voice.say("buy-returns"), &main)
}

/// Whether it is the seller's turn.
fn waits(one: &Return) -> bool {
    matches!(one.state, ReturnState::Requested | ReturnState::BuyerShipped | ReturnState::Received)
}

/// A return with its order.
pub(super) struct Shown {
    pub found: Return,
    pub moves: Vec<Move>,
    pub order: Order,
    pub form: Form,
}

async fn read(app: &AppState, shop: &Shop, id: ReturnId, form: Form) -> Result<Shown> {
    let owner = same(shop.id);
    let read = app.db.read(move |read| {
        let Some(found) = returns::find_of_shop(read, id, owner)? else { return Ok(None) };
        let (moves, order) = (returns::history(read, id)?, order::find(read, found.order)?);
        Ok::<_, db::Error>(order.map(|order| Shown { found, moves, order, form }))
    });
    read.await?.ok_or_else(Error::not_found)
}

/// `GET /seller/{shop}/returns/{return}`.
pub async fn show(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path((name, id)): Path<(String, ReturnId)>,
) -> Result<Markup> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Orders).await?;
    Ok(view(&desk, &shop, &read(&app, &shop, id, Form::default()).await?))
}

/// `POST /seller/{shop}/returns/{return}`: what the button says.
pub async fn answer(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path((name, id)): Path<(String, ReturnId)>,
    Fields(fields): Fields,
) -> Result<Response> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Orders).await?;
    read(&app, &shop, id, Form::default()).await?;
    let form = Form::new(fields);
    match act(&app, id, &form).await {
        Ok(()) => Ok(frame::done_at(&shop, &format!("/returns/{id}"), "answered").into_response()),
        Err(error) => {
            let error = if error.code() == "trade.return_shipment" { error.on("tracking") } else { error };
            let form = form.with_problems(&again::problems(error, "reason")?);
            Ok(again::unprocessable(view(&desk, &shop, &read(&app, &shop, id, form).await?)))
        }
    }
}

async fn act(app: &AppState, id: ReturnId, form: &Form) -> Result<()> {
    let step = form.value("step").to_owned();
    let reason = form.value("reason").trim().to_owned();
    if matches!(step.as_str(), "refuse" | "refuse_receipt") {
        trade::cancellation::reason(&reason).map_err(Error::invalid)?;
    }
    let shipment = Shipment { carrier: form.value("carrier").to_owned(), tracking: form.value("tracking").to_owned() };
    let clock = app.clock.clone();
    let write = app.db.write(move |tx| {
        let mut found = returns::find(tx, id)?.ok_or_else(Error::not_found)?;
        let (clock, seller) = (&*clock, Actor::Seller);
        match step.as_str() {
            "accept" => flows::decide_return(tx, clock, &mut found, seller, true, &reason)?,
            "refuse" => flows::decide_return(tx, clock, &mut found, seller, false, &reason)?,
            "receive" => flows::receive_return(tx, clock, &mut found, seller)?,
            "refuse_receipt" => flows::reject_receipt(tx, clock, &mut found, seller, &reason)?,
            "replace" => flows::replace_return(tx, clock, &mut found, seller, shipment.clone()).map(drop)?,
            _ => return Err(Error::not_found()),
        }
        Ok(())
    });
    write.await
}

pub(super) fn view(desk: &Desk, shop: &Shop, shown: &Shown) -> Markup {
    let voice = &desk.voice;
    let (home, found) = (frame::home(shop), &shown.found);
    let back = (format!("{home}/returns"), voice.say("buy-returns"));
    let title = told::word("buy-kind-", found.kind.name(), voice);
    let note = html! {
        span.order-standing { (state_pill(found.state.name(), voice))
        a.link href={ (home) "/orders/" (found.order) } { (voice.say_with("buy-order-number", &[("id", found.order.to_string().into())])) } }
    };
    let main = html! {
        (frame::head(Some((&back.0, &back.1)), &title, Some(&note), &html! {}))
        (error_summary(&shown.form, voice))
        div.order-page {
            div.stack { (turn(&home, shown, voice)) (things(shown, voice)) }
            div.stack {
                (said(found, voice))
                section.panel { h2 { (voice.say("buy-history")) } (told::return_history(&shown.moves, voice)) }
            }
        }
    };
    frame::page(desk, shop, Here::Returns, &title, &main)
}

/// What the buyer says, and what they would get.
fn said(found: &Return, voice: &Voice) -> Markup {
    html! {
        section.panel {
            h2 { (voice.say("selling-buyer-says")) }
            p { strong { (told::why(&found.reason, voice).unwrap_or_default()) } }
            @if !found.note.is_empty() { p.user-words { (found.note) } }
            p { (voice.say_with("selling-buyer-gets", &[("amount", voice.money(found.refund).into())])) }
            @if let Some(back) = &found.back { p.muted { (voice.say("buy-return-parcel")) " " (back.carrier) " " (back.tracking) } }
            @if let Some(new) = &found.replacement { p.muted { (voice.say("buy-replacement-parcel")) " " (new.carrier) " " (new.tracking) } }
        }
    }
}

fn things(shown: &Shown, voice: &Voice) -> Markup {
    let of = |line: &&order::Line| shown.found.lines.iter().any(|one| one.line == line.id);
    html! {
        section.panel {
            h2 { (voice.say("buy-return-what")) }
            ul.plain-list { @for line in shown.order.lines.iter().filter(of) { li.unit-row { (told::unit(line)) span { (voice.money(line.gross)) } } } }
        }
    }
}

/// What the seller does next, if it is their turn.
fn turn(home: &str, shown: &Shown, voice: &Voice) -> Markup {
    let found = &shown.found;
    let until = found.due_at.map(|at| voice.time(at)).unwrap_or_default();
    let (lead, yes, no) = match found.state {
        ReturnState::Requested => (
            "selling-next-requested",
            Some(("accept", "selling-return-accept")),
            Some(("refuse", "selling-return-refuse")),
        ),
        ReturnState::BuyerShipped => (
            "selling-next-buyer-shipped",
            Some(("receive", "selling-received")),
            Some(("refuse_receipt", "selling-receipt-refuse")),
        ),
        ReturnState::Received if found.kind == ReturnKind::Replacement => ("selling-next-received", None, None),
        ReturnState::Disputed => ("selling-next-disputed", None, None),
        ReturnState::AwaitingBuyerShip => ("selling-next-awaiting", None, None),
        _ => return html! {},
    };
    let action = format!("{home}/returns/{}", found.id);
    html! {
        section.panel .needs-you[yes.is_some() || found.state == ReturnState::Received] {
            p { strong { (voice.say_with(lead, &[("time", until.into())])) } }
            @if found.state == ReturnState::Received { (replacing(&action, &shown.form, voice)) }
            @if let Some((step, words)) = yes {
                form method="post" action=(action) { button.button name="step" value=(step) { (voice.say(words)) } }
            }
            @if let Some((step, words)) = no {
                details open[shown.form.value("step") == step] {
                    summary { (voice.say(words)) }
                    form.form.full method="post" action=(action) {
                        (field(&shown.form, &Field::text("reason", &voice.say("selling-answer")).max(500), voice))
                        div { button.button.danger name="step" value=(step) { (voice.say(words)) } }
                    }
                }
            }
        }
    }
}

fn replacing(action: &str, form: &Form, voice: &Voice) -> Markup {
    html! {
        form.form.full method="post" action=(action) {
            div.two {
                (field(form, &Field::text("carrier", &voice.say("buy-carrier")).max(64), voice))
                (field(form, &Field::text("tracking", &voice.say("buy-tracking")).max(64), voice))
            }
            div { button.button name="step" value="replace" { (voice.say("selling-replace")) } }
        }
    }
}
