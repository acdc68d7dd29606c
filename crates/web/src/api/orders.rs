//! Orders: what was promised, seen by its buyer, its shop and the operator; paid again; cancelled.

mod view;

use std::collections::HashMap;

use accounts::ShopPermission;
use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use flows::CancelOrder;
use kernel::{Page, Problem, Problems};
use serde::Deserialize;
use trade::order::{self, Line, Order, OrderFilter, OrderState};
use trade::{OrderId, OrderLineId};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Refused;
use super::body::Unread;
use super::carts::place_of;
use super::checkouts::begin;
use super::shops::shop_for;
use crate::access::{Buyer, OperatorCases, Party, Side, SignedIn, Staff, Whose};
use crate::extract::{Paging, Path, Query, Speech};
use crate::idempotent::Keyed;
use crate::view::{ListView, ShopRef};
use crate::{AppState, Error, Result, Voice};

pub(crate) use view::{OrderSummaryView, OrderView, PlacedOrderView};

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(show))
        .routes(routes!(mine))
        .routes(routes!(of_shop))
        .routes(routes!(all))
        .routes(routes!(pay))
        .routes(routes!(cancel))
        .routes(routes!(decide))
}

/// The order that a path names, and what the caller is to it, of the sides that may do this: 404 for everybody else.
pub(crate) async fn order_for(app: &AppState, party: &Party, id: OrderId, sides: &[Side]) -> Result<(Order, Side)> {
    let holder = party.holder();
    let found = app.db.read(move |read| {
        if let Some(own) = order::find_for(read, id, &holder.as_trade())? {
            return Ok::<_, db::Error>(Some((own, true)));
        }
        Ok(order::find(read, id)?.map(|found| (found, false)))
    });
    let (found, is_callers) = found.await?.ok_or_else(Error::not_found)?;
    let side = party.side(&Whose { shop: found.shop.get(), is_callers }, sides)?;
    Ok((found, side))
}

/// Lines of `order` by the ids that were sent; 422 for what is none of them, and for none at all.
pub(crate) fn line_ids(order: &Order, sent: &[String]) -> Result<Vec<OrderLineId>> {
    line_ids_among(order.lines.iter(), sent)
}

pub(crate) fn line_ids_among<'a>(lines: impl Iterator<Item = &'a Line>, sent: &[String]) -> Result<Vec<OrderLineId>> {
    let known: Vec<OrderLineId> = lines.map(|line| line.id).collect();
    let mut problems = Problems::default();
    problems.check(!sent.is_empty(), || Problem::new("lines", "trade.no_line"));
    let mut found = Vec::with_capacity(sent.len());
    for (place, text) in sent.iter().enumerate() {
        match text.parse().ok().filter(|id| known.contains(id)) {
            Some(id) => found.push(id),
            None => problems.push(Problem::new(format!("lines[{place}]"), "trade.unknown_line")),
        }
    }
    Ok(problems.ok(found)?)
}

/// The shops of some orders, named.
pub(crate) fn shop_refs(
    read: &mut db::Read,
    shops: impl Iterator<Item = trade::ShopId>,
) -> std::result::Result<HashMap<trade::ShopId, ShopRef>, db::Error> {
    let mut refs = HashMap::new();
    for id in shops {
        if refs.contains_key(&id) {
            continue;
        }
        if let Some(shop) = catalog::shop::find(read, kernel::Id::new(id.get()))? {
            refs.insert(id, ShopRef { id: shop.id.to_string(), handle: shop.handle, name: shop.name });
        }
    }
    Ok(refs)
}

/// An order with everything that belongs to it.
async fn shown(app: &AppState, order: Order, side: Side, voice: &Voice) -> Result<Answer<OrderView>> {
    let place = place_of(app, order.market).await?;
    let (now, return_days) = (app.clock.now(), place.market.return_days);
    let whole = app.db.read(move |read| view::Whole::read(read, order)).await?;
    Ok(Answer(whole.view(side, now, return_days, &place.voice(voice.lang()))))
}

/// The order as it stands in the transaction that changes it.
pub(crate) fn fresh(tx: &mut db::Tx, id: OrderId) -> Result<Order> {
    order::find(tx, id)?.ok_or_else(Error::not_found)
}

/// The order again, after something happened to it.
async fn shown_again(app: &AppState, id: OrderId, side: Side, voice: &Voice) -> Result<Answer<OrderView>> {
    let order = app.db.read(move |read| order::find(read, id)).await?.ok_or_else(Error::not_found)?;
    shown(app, order, side, voice).await
}

/// An order: for its buyer, its shop and operators. Its shop does not see the buyer's e-mail.
#[utoipa::path(get, path = "/orders/{order}", tag = "orders", security(("bearer" = [])), params(("order" = String, Path)), responses((status = 200, body = OrderView), Refused))]
async fn show(
    party: Party,
    State(app): State<AppState>,
    Path(id): Path<OrderId>,
    Speech(voice): Speech,
) -> Result<Answer<OrderView>> {
    let (order, side) = order_for(&app, &party, id, &[Side::Buyer, Side::Shop, Side::Operator]).await?;
    shown(&app, order, side, &voice).await
}

/// Which orders.
#[derive(Debug, Deserialize, IntoParams)]
struct OrdersQuery {
    /// A state, such as `AWAITING_SHIPMENT`.
    state: Option<String>,
    /// Only orders that were not handed over in time.
    late: Option<bool>,
    /// A market's code.
    market: Option<String>,
    /// Items wanted: 1 to 100.
    #[serde(rename = "limit")]
    _limit: Option<String>,
    /// Where to go on: `next` of the page before.
    #[serde(rename = "after")]
    _after: Option<String>,
}

impl OrdersQuery {
    fn filter(self) -> Result<OrderFilter> {
        let state = self.state.filter(|word| !word.is_empty());
        let state = state.map(|word| super::from_word::<OrderState>(&word, "state")).transpose()?;
        let market = self.market.filter(|code| !code.is_empty()).map(|code| code.parse().map_err(|_| no_market()));
        Ok(OrderFilter { state, late: self.late.unwrap_or(false), market: market.transpose()? })
    }
}

fn no_market() -> Error {
    Error::field(Problem::new("market", "request.field_shape").with("expected", "a market"))
}

/// Reads a page of orders and names their shops.
async fn listed(
    app: &AppState,
    voice: &Voice,
    page: impl FnOnce(&mut db::Read) -> std::result::Result<Page<Order>, db::Error> + Send + 'static,
) -> Result<Answer<ListView<OrderSummaryView>>> {
    let read = app.db.read(move |read| {
        let page = page(read)?;
        let shops = shop_refs(read, page.items.iter().map(|order| order.shop))?;
        Ok::<_, db::Error>((page, shops))
    });
    let (page, shops) = read.await?;
    Ok(Answer(ListView::of(page, |order| OrderSummaryView::of(&order, shops.get(&order.shop), voice))))
}

/// The caller's orders, newest first.
#[utoipa::path(get, path = "/me/orders", tag = "orders", security(("bearer" = [])), params(super::PageQuery), responses((status = 200, body = ListView<OrderSummaryView>), Refused))]
async fn mine(
    who: SignedIn<Buyer>,
    State(app): State<AppState>,
    Paging(page): Paging,
    Speech(voice): Speech,
) -> Result<Answer<ListView<OrderSummaryView>>> {
    let buyer = kernel::Id::new(who.principal.person.get());
    listed(&app, &voice, move |read| order::of_buyer(read, buyer, &page)).await
}

/// A shop's orders, newest first.
#[utoipa::path(get, path = "/shops/{shop}/orders", tag = "orders", security(("bearer" = [])), params(("shop" = String, Path), OrdersQuery),
    responses((status = 200, body = ListView<OrderSummaryView>), Refused))]
async fn of_shop(
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    query: Result<Query<OrdersQuery>>,
    page: Result<Paging>,
    Speech(voice): Speech,
) -> Result<Answer<ListView<OrderSummaryView>>> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Orders).await?;
    let (Query(query), Paging(page)) = (query?, page?);
    let (filter, shop) = (query.filter()?, kernel::Id::new(shop.id.get()));
    listed(&app, &voice, move |read| order::of_shop(read, shop, &filter, &page)).await
}

/// Every order of the installation, newest first: for operators of cases.
#[utoipa::path(get, path = "/operator/orders", tag = "orders", security(("bearer" = [])), params(OrdersQuery), responses((status = 200, body = ListView<OrderSummaryView>), Refused))]
async fn all(
    _: SignedIn<OperatorCases>,
    State(app): State<AppState>,
    Query(query): Query<OrdersQuery>,
    Paging(page): Paging,
    Speech(voice): Speech,
) -> Result<Answer<ListView<OrderSummaryView>>> {
    let filter = query.filter()?;
    listed(&app, &voice, move |read| order::all(read, &filter, &page)).await
}

/// How one pays now.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PayInput {
    /// `sandbox`, `cod`, `stripe`, …
    method: String,
}

/// Pays again after a declined payment, until the deadline: every unpaid order of the checkout. Needs an `Idempotency-Key`.
#[utoipa::path(post, path = "/orders/{order}/payments", tag = "orders", security(("bearer" = [])),
    params(("order" = String, Path), ("Idempotency-Key" = String, Header)), request_body = PayInput,
    responses((status = 201, body = super::checkouts::PlacedView), Refused))]
async fn pay(
    party: Party,
    State(app): State<AppState>,
    Path(id): Path<OrderId>,
    Speech(voice): Speech,
    body: Keyed,
) -> Result<Response> {
    order_for(&app, &party, id, &[Side::Buyer]).await?;
    let holder = party.holder();
    let (input, key) = body.json::<PayInput>(holder.actor())?;
    let (key, claim, inner) = (key.clone().map_err(Error::field)?, key.map_err(Error::field)?, app.clone());
    let answered = app.db.write(move |tx| {
        claim.run(tx, &inner.wall, StatusCode::CREATED, |tx| {
            let retry = flows::RetryPayment {
                order: id,
                holder: &holder.as_trade(),
                method: &input.method,
                providers: &inner.payments,
                url: &inner.url,
            };
            let paid = flows::retry_payment(tx, &*inner.clock, &retry).map_err(not_paid)?;
            Ok(super::checkouts::PlacedView::of(&paid, &voice))
        })
    });
    begin(&app, answered.await?, &key).await
}

fn not_paid(error: flows::RetryPaymentError) -> Error {
    let error = Error::from(error);
    match error.code() {
        "trade.method_unknown" if error.problems().is_empty() => error.on("method"),
        _ => error,
    }
}

/// A wish to cancel.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct CancelInput {
    reason: String,
    /// Ids of lines; everything that is not sent yet unless said.
    lines: Option<Vec<String>>,
}

/// Cancels an order or some of its lines: a buyer at once while it is unpaid or on hold, later by asking the shop; the
/// shop until a carrier has it. What was paid is given back.
#[utoipa::path(post, path = "/orders/{order}/cancellation", tag = "orders", security(("bearer" = [])), params(("order" = String, Path)), request_body = CancelInput,
    responses((status = 200, body = OrderView), Refused))]
async fn cancel(
    party: Party,
    State(app): State<AppState>,
    Path(id): Path<OrderId>,
    Speech(voice): Speech,
    body: Unread,
) -> Result<Answer<OrderView>> {
    let (order, side) = order_for(&app, &party, id, &[Side::Buyer, Side::Shop, Side::Operator]).await?;
    let input: CancelInput = body.json()?;
    let lines = input.lines.map(|sent| line_ids(&order, &sent)).transpose()?;
    let clock = app.clock.clone();
    let cancelled = app.db.write(move |tx| {
        let cancel = CancelOrder { actor: side.actor(), lines: lines.as_deref(), reason: &input.reason };
        let mut order = fresh(tx, id)?;
        flows::cancel_order(tx, &*clock, &mut order, &cancel).map_err(Error::from)
    });
    cancelled.await?;
    shown_again(&app, id, side, &voice).await
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct CancellationDecisionInput {
    accept: bool,
    /// Said to the buyer.
    #[serde(default)]
    reason: String,
}

/// The shop's answer to a buyer who asks to cancel; silence approves.
#[utoipa::path(post, path = "/orders/{order}/cancellation/decision", tag = "orders", security(("bearer" = [])), params(("order" = String, Path)), request_body = CancellationDecisionInput,
    responses((status = 200, body = OrderView), Refused))]
async fn decide(
    party: Party,
    State(app): State<AppState>,
    Path(id): Path<OrderId>,
    Speech(voice): Speech,
    body: Unread,
) -> Result<Answer<OrderView>> {
    let (_, side) = order_for(&app, &party, id, &[Side::Shop, Side::Operator]).await?;
    let input: CancellationDecisionInput = body.json()?;
    let clock = app.clock.clone();
    let decided = app.db.write(move |tx| {
        let mut order = fresh(tx, id)?;
        flows::decide_cancellation(tx, &*clock, &mut order, side.actor(), input.accept, &input.reason)
            .map_err(Error::from)
    });
    decided.await?;
    shown_again(&app, id, side, &voice).await
}
