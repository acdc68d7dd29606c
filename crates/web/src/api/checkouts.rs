//! Checkout: everything in a cart is ordered, paid or to be paid, in one transaction.

mod input;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use flows::{PlaceOrder, PlaceOrderError, Placed};
use kernel::{Lang, Problem, Problems};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use trade::cart::{Cart, CartId};
use trade::payment::PaymentId;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Refused;
use super::carts::{cart_for, language, place_of};
use super::orders::PlacedOrderView;
use super::payments::PaymentView;
use crate::access::Holder;
use crate::extract::{Path, Speech};
use crate::idempotent::{Keyed, Once};
use crate::viewer::Viewing;
use crate::{AppState, Error, Place, Result, Voice};

use input::{Checkout, CheckoutInput};

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(place))
}

/// What was ordered, and its payment.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub(crate) struct PlacedView {
    /// One for each shop.
    pub orders: Vec<PlacedOrderView>,
    pub payment: PaymentView,
}

impl PlacedView {
    pub(crate) fn of(placed: &Placed, voice: &Voice) -> PlacedView {
        PlacedView {
            orders: placed.orders.iter().map(|order| PlacedOrderView::of(order, voice)).collect(),
            payment: PaymentView::of(&placed.payment, voice),
        }
    }
}

/// Orders everything in a cart: an order for each shop, all of them or none. The server makes every price. Needs an
/// `Idempotency-Key`. A declined payment is no failure: the orders wait for another one.
#[utoipa::path(post, path = "/carts/{cart}/checkouts", tag = "checkouts", security(("bearer" = [])),
    params(("cart" = String, Path), ("Idempotency-Key" = String, Header)), request_body = CheckoutInput,
    responses((status = 201, body = PlacedView), Refused))]
async fn place(
    holder: Holder,
    State(app): State<AppState>,
    Path(id): Path<CartId>,
    Speech(voice): Speech,
    viewing: Viewing,
    body: Keyed,
) -> Result<Response> {
    let cart = cart_for(&app, &holder, id).await?;
    let place = place_of(&app, cart.market).await?;
    let (input, key) = body.json::<CheckoutInput>(holder.actor())?;
    let wish = Wish {
        lang: language(&place, voice.lang()),
        voice: place.voice(voice.lang()),
        device: viewing.device(),
        app,
        cart,
        holder,
        place,
    };
    match input.check() {
        (checkout, problems) if key.is_ok() && problems.0.is_empty() => {
            wish.place(checkout, key.map_err(Error::field)?).await
        }
        (checkout, problems) => Err(wish.refuse(checkout, key.err().into_iter().chain(problems.0).collect()).await),
    }
}

/// Somebody who checks a cart out.
struct Wish {
    app: AppState,
    cart: Cart,
    holder: Holder,
    place: Arc<Place>,
    lang: Lang,
    voice: Voice,
    device: Option<i64>,
}

impl Wish {
    async fn place(self, checkout: Checkout, key: Once) -> Result<Response> {
        let (app, claim, wall) = (self.app.clone(), key.clone(), self.app.wall);
        // Buyers of one thing stand in one line.
        let line = self.cart.lines.iter().map(|line| line.variant.get()).min().unwrap_or(self.cart.id.get());
        let answered = app.db.write_in_lane(line, move |tx| {
            claim.run(tx, &wall, StatusCode::CREATED, |tx| {
                let placed = self.order(tx, &checkout).map_err(refused)?;
                Ok(PlacedView::of(&placed, &self.voice))
            })
        });
        begin(&app, answered.await?, &key).await
    }

    fn order(&self, tx: &mut db::Tx, checkout: &Checkout) -> Result<Placed, PlaceOrderError> {
        let app = &self.app;
        let wish = PlaceOrder {
            cart: self.cart.id,
            holder: &self.holder.as_trade(),
            market: &self.place.market,
            lang: self.lang,
            address: &checkout.address,
            email: checkout.email.as_deref(),
            lane: checkout.lane.as_deref(),
            method: &checkout.method,
            coupon: checkout.coupon.as_deref(),
            expected_total: checkout.expected_total,
            providers: &app.payments,
            rates: &app.rates,
            origin: checkout.origin,
            sandbox: app.sandbox,
            url: &app.url,
            device: self.device,
        };
        flows::place_order(tx, &*app.clock, &wish)
    }

    /// Says `problems` and whatever else is wrong: it is tried, and taken back whatever comes of it.
    async fn refuse(self, checkout: Checkout, mut problems: Vec<Problem>) -> Error {
        let app = self.app.clone();
        let tried = app.db.write(move |tx| match self.order(tx, &checkout) {
            Ok(_) => Err(Error::invalid(Problems(Vec::new()))),
            Err(error) => Err::<(), Error>(refused(error)),
        });
        let Err(error) = tried.await else { return Error::invalid(Problems(problems)) };
        let is_of_fields = error.http_status() == StatusCode::UNPROCESSABLE_ENTITY;
        problems.extend(error.problems().iter().filter(|_| is_of_fields).cloned());
        Error::invalid(Problems(problems))
    }
}

/// What stands in the way. Whose cart it is was decided before.
fn refused(error: PlaceOrderError) -> Error {
    match error {
        PlaceOrderError::NotFound => Error::not_found(),
        other => other.into(),
    }
}

/// Sends the shopper to a provider that must be asked: after the orders stand, and again for an answer that is repeated
/// before the provider was reached.
pub(crate) async fn begin(app: &AppState, answered: crate::idempotent::Answered, key: &Once) -> Result<Response> {
    if !answered.may_lack_action() {
        return Ok(answered.into_response());
    }
    let mut view: PlacedView = answered.read()?;
    let Some(payment) = waits_for_provider(&view.payment) else { return Ok(answered.into_response()) };
    match begun(app, payment, &view).await? {
        Some(begun) => (view.payment.status, view.payment.action) = (begun.status, begun.action),
        None => return Ok(answered.into_response()),
    }
    let is_replay = answered.is_replay;
    let mut kept = key.keep(app, &view, answered.status()).await?;
    kept.is_replay = is_replay;
    Ok(kept.into_response())
}

/// A payment that only its provider can go on with, and does not know of yet.
fn waits_for_provider(payment: &PaymentView) -> Option<PaymentId> {
    let waits = payment.status == "PENDING" && payment.action.is_none() && payment.expires_at.is_some();
    waits.then(|| payment.id.parse().ok()).flatten()
}

/// Has the provider begin the payment; nothing when it does not answer: the orders stand, and the same request asks again.
async fn begun(app: &AppState, id: PaymentId, view: &PlacedView) -> Result<Option<PaymentView>> {
    let Some(order) = view.orders.first() else { return Ok(None) };
    let market: kernel::MarketCode = order.market.parse().map_err(Error::fault)?;
    let place = place_of(app, market).await?;
    let voice = place.voice(place.market.main_language());
    let page = format!("{}orders/{}", place.home(place.market.main_language()), order.id);
    let page: url::Url = app.link(&page).parse().map_err(Error::fault)?;
    let description = voice.say_with("trade-payment-of-order", &[("order", order.id.clone().into())]).into_owned();
    let back = flows::ReturnTo { description, done: page.clone(), turned_back: page };
    let asked = app.clone();
    let begun =
        tokio::task::spawn_blocking(move || flows::begin_payment(&asked.db, &*asked.clock, &asked.payments, id, &back));
    match begun.await.map_err(Error::fault)? {
        Ok(payment) => Ok(Some(PaymentView::of(&payment, &voice))),
        Err(error @ flows::BeginPaymentError::Fault(_)) => Err(error.into()),
        Err(error) => {
            tracing::warn!(payment = %id, %error, "a provider did not begin a payment");
            Ok(None)
        }
    }
}
