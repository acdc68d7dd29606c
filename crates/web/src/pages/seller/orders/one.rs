//! One order: what there is to do with it, and what was done.

use accounts::ShopPermission;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use catalog::Shop;
use flows::CancelOrder;
use fulfilment::parcel::{self, Parcel};
use maud::Markup;
use trade::cancellation::{self, Cancellation, CancellationState};
use trade::order::{self, LineState, Moved, Order, OrderState};
use trade::returns::{self, Return};
use trade::{Actor, OrderId, OrderLineId};

use super::super::frame;
use super::super::told::same;
use super::{order_of, problems, view};
use crate::access::Staff;
use crate::api::shops::shop_for;
use crate::extract::{Fields, Path};
use crate::pages::{Desk, again};
use crate::ui::Form;
use crate::{AppState, Error, Result};

/// An order with everything that belongs to it.
pub(in crate::pages::seller) struct Shown {
    pub order: Order,
    pub history: Vec<Moved>,
    pub parcels: Vec<Parcel>,
    /// The buyer's wish that waits for an answer.
    pub asked: Option<Cancellation>,
    pub returns: Vec<Return>,
    /// What was typed into a form that came back.
    pub form: Form,
}

impl Shown {
    /// Lines that can be packed now.
    pub(super) fn packable(&self) -> Vec<&order::Line> {
        let open = matches!(self.order.state, OrderState::AwaitingShipment | OrderState::PartiallyShipped);
        let lines = self.order.lines.iter().filter(|line| line.state == LineState::Open);
        lines.filter(|_| open && self.asked.is_none()).collect()
    }

    /// Lines that the shop can still cancel.
    pub(super) fn cancellable(&self) -> Vec<&order::Line> {
        let over = self.order.state.is_over();
        let here = |line: &&order::Line| !over && matches!(line.state, LineState::Open | LineState::Packed);
        self.order.lines.iter().filter(here).collect()
    }
}

async fn read(app: &AppState, shop: &Shop, id: OrderId, form: Form) -> Result<Shown> {
    let order = order_of(app, shop, id).await?;
    let found = app.db.read(move |read| {
        let asked = cancellation::of_order(read, id)?.filter(|asked| asked.state == CancellationState::Requested);
        Ok::<_, db::Error>(Shown {
            history: order::history(read, id)?,
            parcels: parcel::of_order(read, same(id))?,
            returns: returns::of_order(read, id)?,
            order,
            asked,
            form,
        })
    });
    Ok(found.await?)
}

/// `GET /seller/{shop}/orders/{order}`.
pub async fn show(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path((name, id)): Path<(String, OrderId)>,
) -> Result<Markup> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Orders).await?;
    let shown = read(&app, &shop, id, Form::default()).await?;
    Ok(view::one(&desk, &shop, &shown))
}

/// The page of an order after a form was sent from it: done, or again with what was wrong.
pub(super) async fn answer(
    desk: &Desk,
    app: &AppState,
    shop: &Shop,
    id: OrderId,
    form: Form,
    tried: Result<()>,
    said: &Said<'_>,
) -> Result<Response> {
    let path = format!("/orders/{id}");
    match tried {
        Ok(()) => Ok(frame::done_at(shop, &path, said.done).into_response()),
        Err(error) => {
            let form = form.with_problems(&problems(error, said.field, said.names)?);
            let shown = read(app, shop, id, form).await?;
            Ok(again::unprocessable(view::one(desk, shop, &shown)))
        }
    }
}

/// How a form answers: the word when it is done, the field at which a refusal stands, and fields by the form's names.
pub(super) struct Said<'a> {
    pub done: &'a str,
    pub field: &'a str,
    pub names: &'a [(&'a str, &'a str)],
}

/// The lines that a form names.
pub(super) fn lines(form: &Form, name: &str) -> Vec<OrderLineId> {
    form.values(name).filter_map(|id| id.parse().ok()).collect()
}

/// `POST /seller/{shop}/orders/{order}/cancellation`: the chosen lines, at once.
pub async fn cancel(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path((name, id)): Path<(String, OrderId)>,
    Fields(fields): Fields,
) -> Result<Response> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Orders).await?;
    order_of(&app, &shop, id).await?;
    let form = Form::new(fields);
    let (clock, reason, lines) =
        (app.clock.clone(), form.value("cancel_reason").to_owned(), lines(&form, "cancel_line"));
    let reason = cancellation::reason(&reason).map_err(Error::invalid);
    let cancelled = match reason {
        Err(error) => Err(error),
        Ok(reason) => {
            let write = app.db.write(move |tx| {
                let mut order = order::find(tx, id)?.ok_or_else(Error::not_found)?;
                let cancel = CancelOrder { actor: Actor::Seller, lines: Some(&lines), reason: &reason };
                flows::cancel_order(tx, &*clock, &mut order, &cancel).map(drop).map_err(Error::from)
            });
            write.await
        }
    };
    let said = Said { done: "cancelled", field: "cancel_line", names: &[("reason", "cancel_reason")] };
    answer(&desk, &app, &shop, id, form, cancelled, &said).await
}

/// `POST /seller/{shop}/orders/{order}/cancellation/decision`: the answer to a buyer who asks to cancel.
pub async fn decide(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path((name, id)): Path<(String, OrderId)>,
    Fields(fields): Fields,
) -> Result<Response> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Orders).await?;
    order_of(&app, &shop, id).await?;
    let form = Form::new(fields);
    let (clock, words, agree) = (app.clock.clone(), form.value("answer").to_owned(), form.value("decision") == "yes");
    let write = app.db.write(move |tx| {
        let mut order = order::find(tx, id)?.ok_or_else(Error::not_found)?;
        flows::decide_cancellation(tx, &*clock, &mut order, Actor::Seller, agree, &words).map(drop).map_err(Error::from)
    });
    let said = Said { done: "answered", field: "answer", names: &[("reason", "answer")] };
    answer(&desk, &app, &shop, id, form, write.await, &said).await
}
