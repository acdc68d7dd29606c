//! A shop's orders: by state, many chosen at once to be packed.

pub(super) mod one;
mod parcels;
mod view;

pub use one::{cancel, decide, show};
pub use parcels::{collected, label, pack, unpack};

#[cfg(test)]
pub(super) use one::Shown;
#[cfg(test)]
pub(super) use view::{list_view as view, one as one_view};

use accounts::ShopPermission;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use catalog::Shop;
use flows::{PackMany, PackedOne};
use kernel::{Coded as _, Page, PageRequest, Problem, Problems};
use maud::Markup;
use trade::OrderId;
use trade::order::{self, Counts, Order, OrderFilter, OrderState};

use super::frame;
use super::told::same;
use crate::access::Staff;
use crate::api::from_word;
use crate::api::shops::shop_for;
use crate::extract::{Fields, Paging, Path};
use crate::pages::{Desk, again};
use crate::ui::Form;
use crate::{AppState, Error, Result};

/// Orders that are packed in one go at the most.
const PACKED_AT_ONCE: usize = 100;

/// A page of orders, and what was chosen of them.
pub(super) struct List {
    pub filter: OrderFilter,
    pub counts: Counts,
    pub orders: Page<Order>,
    pub form: Form,
    /// Orders that were not packed, with why, and how many were.
    pub refused: Vec<(OrderId, String)>,
    pub packed: usize,
}

/// `GET /seller/{shop}/orders`.
pub async fn list(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    Paging(page): Paging,
) -> Result<Markup> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Orders).await?;
    let state = frame::asked(&desk, "state").next();
    let filter = filter(state.as_deref(), frame::asked(&desk, "late").next().is_some())?;
    let list = read(&app, &shop, filter, page, Form::default()).await?;
    Ok(view::list_view(&desk, &shop, &list))
}

fn filter(state: Option<&str>, late: bool) -> Result<OrderFilter> {
    let state = state.filter(|word| !word.is_empty()).map(|word| from_word::<OrderState>(word, "state")).transpose()?;
    Ok(OrderFilter { state, late, market: None })
}

async fn read(app: &AppState, shop: &Shop, filter: OrderFilter, page: PageRequest, form: Form) -> Result<List> {
    let id = same(shop.id);
    let found = app
        .db
        .read(move |read| Ok::<_, db::Error>((order::counts(read, id)?, order::of_shop(read, id, &filter, &page)?)));
    let (counts, orders) = found.await?;
    Ok(List { filter, counts, orders, form, refused: vec![], packed: 0 })
}

/// `POST /seller/{shop}/orders/packing`: everything of the chosen orders, a parcel each, numbers in the order of the list.
pub async fn pack_many(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    Fields(fields): Fields,
) -> Result<Response> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Orders).await?;
    let form = Form::new(fields);
    let packed = match chosen(&form) {
        Ok(orders) => try_to_pack(&app, &shop, &form, orders).await?,
        Err(problems) => return list_again(&desk, &app, &shop, form.with_problems(&problems.0), vec![]).await,
    };
    let refused = packed.iter().filter(|one| one.parcel.is_err()).count();
    if refused == 0 {
        return Ok(frame::done_at(&shop, "/orders", "packed").into_response());
    }
    list_again(&desk, &app, &shop, form, packed).await
}

fn chosen(form: &Form) -> std::result::Result<Vec<OrderId>, Problems> {
    let orders: Vec<OrderId> = form.values("order").filter_map(|id| id.parse().ok()).collect();
    let mut problems = Problems::default();
    problems.check((1..=PACKED_AT_ONCE).contains(&orders.len()), || {
        Problem::new("orders", "selling.choose_orders").with("max", PACKED_AT_ONCE)
    });
    problems.check(!form.value("carrier").trim().is_empty(), || {
        Problem::new("carrier", "fulfilment.parcel_carrier_shape").with("max", fulfilment::parcel::CARRIER_MAX)
    });
    problems.ok(orders)
}

async fn try_to_pack(app: &AppState, shop: &Shop, form: &Form, ids: Vec<OrderId>) -> Result<Vec<PackedOne>> {
    let (clock, shop) = (app.clock.clone(), same(shop.id));
    let carrier = form.value("carrier").to_owned();
    let tracking: Vec<String> =
        form.value("tracking").lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    let combine = !form.value("combine").is_empty();
    let packed = app.db.write(move |tx| {
        let mut orders = Vec::with_capacity(ids.len());
        for id in &ids {
            orders.push(order::find(tx, *id)?.filter(|order| order.shop == shop).ok_or_else(Error::not_found)?);
        }
        let many = PackMany { carrier: &carrier, tracking: &tracking, combine, actor: trade::Actor::Seller };
        flows::pack_orders(tx, &*clock, orders, &many).map_err(Error::from)
    });
    packed.await
}

/// The list as it is now: with what was typed, and with the orders that stayed as they were.
async fn list_again(desk: &Desk, app: &AppState, shop: &Shop, form: Form, tried: Vec<PackedOne>) -> Result<Response> {
    let filter = filter(Some(form.value("state")), false).unwrap_or_default();
    let mut list = read(app, shop, filter, PageRequest::new(None, None), form).await?;
    for one in tried {
        match one.parcel {
            Ok(_) => list.packed += 1,
            Err(error) => {
                let words = desk.voice.explain(error.code(), &error.args()).into_owned();
                let words = error.problems().first().map_or(words, |one| desk.voice.explain_problem(one).into_owned());
                list.refused.push((one.order, words));
            }
        }
    }
    let page = view::list_view(desk, shop, &list);
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// An order of this shop: anything else is nothing that exists.
pub(super) async fn order_of(app: &AppState, shop: &Shop, id: OrderId) -> Result<Order> {
    let found = app.db.read(move |read| order::find(read, id)).await?;
    found.filter(|order| order.shop == same(shop.id)).ok_or_else(Error::not_found)
}

/// What a refusal says of a form of the page, its fields by the names that the form has for them.
pub(super) fn problems(error: Error, field: &str, names: &[(&str, &str)]) -> Result<Vec<Problem>> {
    let mut problems = again::problems(error, field)?;
    for problem in &mut problems {
        if let Some((_, to)) = names.iter().find(|(from, _)| problem.field == *from) {
            problem.field = (*to).to_owned();
        }
    }
    Ok(problems)
}
