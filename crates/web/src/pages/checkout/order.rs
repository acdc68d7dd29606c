//! `/{market}/orders/{id}`: where an order stands, what is in it, and what one may do about it.

mod view;

pub(crate) use view::view;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use flows::{CancelOrder, Cancelled};
use fulfilment::parcel::Parcel as Sent;
use kernel::{DAY_MS, Instant, Money, Problem};
use serde::Deserialize;
use trade::cancellation::{Cancellation, CancellationState};
use trade::order::{self, LineState, Order, OrderState};
use trade::payment::{Payment, PaymentStatus};
use trade::returns::Return;
use trade::{Actor, OrderId};

use super::names::{self, Names};
use super::once::Once;
use super::parts::{ShopLink, Thing, Totals, options};
use super::shopper::{self, Held, Shopper};
use super::{parts, place, placed};
use crate::extract::{Fields, Path, Query};
use crate::pages::{Visit, address};
use crate::ui::Form;
use crate::{AppState, Error, Result};

/// An order as its shopper sees it.
pub(crate) struct View {
    pub id: String,
    pub shop: ShopLink,
    pub state: &'static str,
    /// When the present state must have gone on: to pay, to leave, to arrive.
    pub due: Option<Due>,
    pub placed_at: Instant,
    pub ship_by: Option<Instant>,
    pub delivered_at: Option<Instant>,
    /// Until when a return may be asked for.
    pub return_by: Option<Instant>,
    pub lines: Vec<Line>,
    pub parcels: Vec<Parcel>,
    pub totals: Totals,
    pub address: Vec<String>,
    pub email: Option<String>,
    pub lane: String,
    /// The way to pay and how it stands: `PAID`, `PENDING`.
    pub payment: Option<(String, &'static str)>,
    /// The provider's page, while the payment waits there.
    pub pay_href: Option<String>,
    pub history: Vec<Event>,
    pub may: May,
    /// Ways to pay again.
    pub methods: Vec<String>,
    /// The number by which the form of a payment sent twice is one.
    pub key: String,
    /// A request to cancel that the seller has not answered, and until when silence approves it.
    pub cancellation: Option<Option<Instant>>,
    pub returns: Vec<ReturnRow>,
    pub problem: Option<Problem>,
    pub done: Option<String>,
    pub now: Instant,
}

/// A deadline.
#[derive(Clone, Debug)]
pub(crate) struct Due {
    /// `pay`, `remorse`, `dispatch`, …
    pub kind: String,
    pub at: Instant,
}

/// One unit.
pub(crate) struct Line {
    pub thing: Thing,
    pub price: Money,
    pub state: &'static str,
    pub refunded: Money,
}

/// A parcel on its way.
pub(crate) struct Parcel {
    pub state: &'static str,
    pub carrier: String,
    /// Empty before it has a label.
    pub tracking: String,
    /// Where it can be followed.
    pub href: Option<String>,
    pub units: i64,
}

/// What happened to it.
pub(crate) struct Event {
    /// The state it went to.
    pub to: &'static str,
    /// `BUYER`, `SELLER`, `SYSTEM`, `OPERATOR`.
    pub actor: &'static str,
    pub reason: Option<String>,
    pub at: Instant,
}

/// What its shopper may do now.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct May {
    pub pay: bool,
    /// At once.
    pub cancel: bool,
    /// By asking the seller.
    pub request_cancellation: bool,
    pub give_back: bool,
}

/// A return of some of it.
pub(crate) struct ReturnRow {
    pub id: String,
    pub state: &'static str,
    pub units: i64,
}

/// The order that a path names.
#[derive(Deserialize)]
pub(super) struct OrderPath {
    pub(super) order: OrderId,
}

#[derive(Default, Deserialize)]
pub(super) struct OrderQuery {
    /// The secret of a mail's link.
    key: Option<String>,
    done: Option<String>,
}

/// Everything that the page of an order shows.
struct Found {
    order: Order,
    history: Vec<order::Moved>,
    parcels: Vec<Sent>,
    payment: Option<Payment>,
    cancellation: Option<Cancellation>,
    returns: Vec<Return>,
    names: Names,
}

/// The order, when one of whoever asks holds it: else there is none.
pub(super) async fn order_for(app: &AppState, shopper: &Shopper, id: OrderId) -> Result<(Order, Held)> {
    let holders = shopper.holders();
    let found = app.db.read(move |read| {
        for held in holders {
            if let Some(order) = order::find_for(read, id, &held.as_trade())? {
                return Ok(Some((order, held)));
            }
        }
        Ok::<_, db::Error>(None)
    });
    found.await?.ok_or_else(Error::not_found)
}

/// `GET /{market}/orders/{order}`. A key in the address is kept as a cookie, and leaves the address.
pub(super) async fn show(
    visit: Visit,
    shopper: Shopper,
    State(app): State<AppState>,
    Path(path): Path<OrderPath>,
    Query(query): Query<OrderQuery>,
) -> Result<Response> {
    if let Some(key) = query.key {
        return opened(&app, &visit, path.order, &key);
    }
    page(&app, &visit, &shopper, path.order, None, query.done).await
}

/// The order and the secret that a mail's link carries.
#[derive(Deserialize)]
pub(super) struct KeyPath {
    order: OrderId,
    key: String,
}

/// `GET /{market}/orders/{order}/key/{key}`: the link of a mail to a guest.
pub(super) async fn open(visit: Visit, State(app): State<AppState>, Path(path): Path<KeyPath>) -> Result<Response> {
    opened(&app, &visit, path.order, &path.key)
}

/// Whether the key opens anything shows when the order is looked for.
fn opened(app: &AppState, visit: &Visit, order: OrderId, key: &str) -> Result<Response> {
    let cookie = shopper::keep_key(app, order, key).ok_or_else(Error::not_found)?;
    Ok((AppendHeaders([cookie]), Redirect::to(&visit.to(&format!("orders/{order}")))).into_response())
}

async fn page(
    app: &AppState,
    visit: &Visit,
    shopper: &Shopper,
    id: OrderId,
    problem: Option<Problem>,
    done: Option<String>,
) -> Result<Response> {
    let (order, _) = order_for(app, shopper, id).await?;
    if order.market != visit.place.market.code {
        // Its money and its times are those of its own market.
        let place = visit.markets.find(order.market).ok_or_else(Error::not_found)?;
        return Ok(Redirect::to(&format!("{}orders/{id}", place.home(order.lang))).into_response());
    }
    let found = app.db.read(move |read| -> Result<_, db::Error> {
        Ok(Found {
            history: order::history(read, id)?,
            parcels: fulfilment::parcel::of_order(read, kernel::Id::new(id.get()))?,
            payment: trade::payment::of_order(read, id)?.into_iter().max_by_key(|payment| payment.id),
            cancellation: trade::cancellation::of_order(read, id)?,
            returns: trade::returns::of_order(read, id)?,
            names: names::of(read, std::slice::from_ref(&order))?,
            order,
        })
    });
    let mut shown = View::of(app, visit, &found.await?);
    let status = if problem.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    (shown.problem, shown.done) = (problem, done);
    Ok((status, view(visit, &shown)).into_response())
}

impl View {
    fn of(app: &AppState, visit: &Visit, found: &Found) -> View {
        let order = &found.order;
        let now = app.clock.now();
        let return_by = order.delivered_at.map(|at| at.plus_ms(visit.place.market.return_days.saturating_mul(DAY_MS)));
        let asked = found.cancellation.as_ref().filter(|asked| asked.state == CancellationState::Requested);
        let waiting = found.payment.as_ref().filter(|payment| payment.status == PaymentStatus::Pending);
        View {
            id: order.id.to_string(),
            shop: found.names.shop(order.shop),
            state: order.state.name(),
            due: order.due.as_ref().map(|due| Due { kind: due.kind.name().to_owned(), at: due.at }),
            placed_at: order.placed_at,
            ship_by: order.ship_by,
            delivered_at: order.delivered_at,
            return_by: return_by.filter(|until| *until > now),
            lines: order.lines.iter().map(|line| Line::of(visit, line)).collect(),
            parcels: found.parcels.iter().map(|parcel| Parcel::of(parcel, order.id)).collect(),
            totals: Totals {
                items: order.totals.items,
                shipping: Some(order.totals.shipping),
                tax: order.totals.tax,
                total: order.totals.total,
                refunded: order.totals.refunded,
            },
            address: envelope(visit, order),
            email: order.email.clone(),
            lane: order.lane.clone(),
            payment: found.payment.as_ref().map(|payment| (payment.method.clone(), payment.status.name())),
            pay_href: waiting.and_then(|payment| payment.action.as_ref()).map(|action| action.redirect.to_string()),
            history: found.history.iter().map(Event::of).collect(),
            may: May::of(order, asked.is_some(), &found.returns, return_by, now),
            methods: placed::methods(app, visit),
            key: place::key(app),
            cancellation: asked.map(|asked| asked.due_at),
            returns: found.returns.iter().map(ReturnRow::of).collect(),
            problem: None,
            done: None,
            now,
        }
    }
}

/// The address as an envelope has it; within the market there is no need to name the country.
fn envelope(visit: &Visit, order: &Order) -> Vec<String> {
    let to = &order.address;
    let abroad = to.country != visit.place.market.code;
    let address = accounts::address::Address {
        name: to.name.clone(),
        phone: to.phone.clone(),
        country: to.country,
        line1: to.line1.clone(),
        line2: to.line2.clone(),
        city: to.city.clone(),
        region: to.region.clone(),
        postal_code: to.postal_code.clone(),
    };
    address::lines(&address, if abroad { to.country.to_string() } else { String::new() })
}

impl Line {
    pub(super) fn of(visit: &Visit, line: &order::Line) -> Line {
        Line { thing: thing_of(visit, line), price: line.gross, state: line.state.name(), refunded: line.refunded }
    }
}

/// What a line was when it was ordered.
pub(super) fn thing_of(visit: &Visit, line: &order::Line) -> Thing {
    Thing {
        href: Some(visit.to(&format!("listings/{}", line.listing))),
        title: line.title.clone(),
        options: options(&line.options),
        picture: names::picture(line),
    }
}

impl Parcel {
    /// A parcel as the page of `order` shows it: it may carry things of others.
    fn of(parcel: &Sent, order: OrderId) -> Parcel {
        let of_order = parcel.lines.iter().filter(|line| line.order.get() == order.get()).count();
        let tracking = parcel.tracking.clone().unwrap_or_default();
        let part =
            |text: &str| url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20");
        Parcel {
            state: parcel.state.name(),
            carrier: parcel.carrier.clone(),
            href: (!tracking.is_empty()).then(|| format!("/track/{}/{}", part(&parcel.carrier), part(&tracking))),
            tracking,
            units: i64::try_from(of_order).unwrap_or(i64::MAX),
        }
    }
}

impl Event {
    fn of(moved: &order::Moved) -> Event {
        Event {
            to: moved.to.name(),
            actor: moved.actor.name(),
            reason: Some(moved.reason.clone()).filter(|reason| !reason.is_empty()),
            at: moved.at,
        }
    }
}

impl ReturnRow {
    fn of(found: &Return) -> ReturnRow {
        ReturnRow {
            id: found.id.to_string(),
            state: found.state.name(),
            units: i64::try_from(found.lines.len()).unwrap_or(i64::MAX),
        }
    }
}

impl May {
    /// What the state allows, as the flows decide it; they decide again when it is done.
    fn of(order: &Order, asked: bool, returns: &[Return], return_by: Option<Instant>, now: Instant) -> May {
        let is = |state| order.state == state;
        May {
            pay: is(OrderState::Unpaid) && order.due.as_ref().is_some_and(|due| due.at > now),
            cancel: is(OrderState::Unpaid) || is(OrderState::OnHold),
            request_cancellation: is(OrderState::AwaitingShipment) && !asked,
            give_back: return_by.is_some_and(|until| until > now) && !returnable(order, returns, now).is_empty(),
        }
    }
}

/// The lines that may come back: delivered, and in no return that is open.
pub(super) fn returnable<'a>(order: &'a Order, returns: &[Return], now: Instant) -> Vec<&'a order::Line> {
    let open = |line: &&order::Line| {
        line.state == LineState::Delivered
            && !returns.iter().any(|one| one.is_open(now) && one.lines.iter().any(|other| other.line == line.id))
    };
    order.lines.iter().filter(open).collect()
}

/// What stands in the way, for the page to say.
fn problem(error: Error) -> Result<Problem> {
    let mut problems = parts::problems(error, "order")?;
    problems.pop().ok_or_else(Error::not_found)
}

/// `POST /{market}/orders/{order}/cancellation`: at once while that is one's right, else a request to the seller.
pub(super) async fn cancel(
    visit: Visit,
    shopper: Shopper,
    State(app): State<AppState>,
    Path(path): Path<OrderPath>,
    Fields(fields): Fields,
) -> Result<Response> {
    let (mut order, _) = order_for(&app, &shopper, path.order).await?;
    let (reason, clock) = (Form::new(fields).value("reason").to_owned(), app.clock.clone());
    let cancelled = app.db.write(move |tx| {
        let cancel = CancelOrder { actor: Actor::Buyer, lines: None, reason: &reason };
        flows::cancel_order(tx, &*clock, &mut order, &cancel)
    });
    let done = match cancelled.await.map_err(Error::from) {
        Ok(Cancelled::AtOnce { .. }) => "cancelled",
        Ok(Cancelled::Asked(_)) => "cancellation",
        Err(error) => return page(&app, &visit, &shopper, path.order, Some(problem(error)?), None).await,
    };
    Ok(Redirect::to(&visit.to(&format!("orders/{}?done={done}", path.order))).into_response())
}

/// `POST /{market}/orders/{order}/payments`: another try at paying the checkout that the order is of. What is paid
/// already is shown, so that a form sent twice pays once.
pub(super) async fn pay(
    visit: Visit,
    shopper: Shopper,
    State(app): State<AppState>,
    Path(path): Path<OrderPath>,
    Fields(fields): Fields,
) -> Result<Response> {
    let (order, held) = order_for(&app, &shopper, path.order).await?;
    let (cart, form) = (order.cart, Form::new(fields));
    let (method, once) = (form.value("method").to_owned(), Once::of(&held, form.value("key"), path.order));
    let state = app.clone();
    let tried = app.db.write(move |tx| {
        let retry = flows::RetryPayment {
            order: path.order,
            holder: &held.as_trade(),
            method: &method,
            providers: &state.payments,
            url: &state.url,
        };
        once.run(tx, &state.wall, |tx| flows::retry_payment(tx, &*state.clock, &retry))
    });
    match tried.await.map_err(Error::from) {
        Ok(Some(tried)) => place::begin(&app, &visit, &tried).await?,
        Ok(None) => {}
        Err(error) if error.code() == "trade.already_paid" => {}
        Err(error) => return page(&app, &visit, &shopper, path.order, Some(problem(error)?), None).await,
    }
    Ok(Redirect::to(&visit.to(&format!("checkouts/{cart}?go=1"))).into_response())
}
