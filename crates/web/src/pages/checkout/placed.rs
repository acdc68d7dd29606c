//! `/{market}/checkouts/{cart}`: what became of a checkout, right after paying and whenever the provider sends one back.

mod view;

pub(super) use view::pay_again;
pub(crate) use view::view;

use axum::extract::State;
use kernel::{Instant, Money};
use maud::Markup;
use serde::Deserialize;
use trade::cart::{Cart, CartId, CartState};
use trade::order::{Order, OrderState};
use trade::payment::{Payment, PaymentStatus};

use super::names::{self, Names};
use super::place;
use super::shopper::{Held, Shopper};
use crate::extract::{Path, Query};
use crate::pages::Visit;
use crate::{AppState, Error, Result};

/// A checkout that was placed.
pub(crate) struct View {
    pub outcome: Outcome,
    pub orders: Vec<Placed>,
    pub total: Money,
    pub email: Option<String>,
    /// Whether the provider's page is gone to at once.
    pub go: bool,
    pub now: Instant,
}

/// How its payment stands.
pub(crate) enum Outcome {
    Paid,
    /// Paid to the carrier at the door.
    AtTheDoor,
    /// At the provider's; `href` is its page while there is one.
    Waiting {
        href: Option<String>,
        until: Option<Instant>,
    },
    /// Declined or never finished; may be tried again until then.
    Unpaid {
        until: Option<Instant>,
        methods: Vec<String>,
        order: String,
        key: String,
    },
    /// The time to pay is over.
    Over,
}

/// An order of the checkout.
pub(crate) struct Placed {
    pub id: String,
    pub shop: String,
    pub units: i64,
    pub total: Money,
    pub picture: Option<crate::ui::Picture>,
}

#[derive(Deserialize)]
pub(super) struct PlacedPath {
    cart: CartId,
}

#[derive(Default, Deserialize)]
pub(super) struct PlacedQuery {
    go: Option<String>,
}

/// The cart of this id, when one of whoever asks holds it.
pub(super) async fn cart_for(app: &AppState, shopper: &Shopper, id: CartId) -> Result<Option<(Cart, Held)>> {
    let holders = shopper.holders();
    let found = app.db.read(move |read| {
        for held in holders {
            if let Some(cart) = trade::cart::find(read, id, &held.as_trade())? {
                return Ok(Some((cart, held)));
            }
        }
        Ok::<_, db::Error>(None)
    });
    Ok(found.await?)
}

/// `GET /{market}/checkouts/{cart}`.
pub(super) async fn show(
    visit: Visit,
    shopper: Shopper,
    State(app): State<AppState>,
    Path(path): Path<PlacedPath>,
    Query(query): Query<PlacedQuery>,
) -> Result<Markup> {
    let (cart, _) = cart_for(&app, &shopper, path.cart).await?.ok_or_else(Error::not_found)?;
    if cart.state != CartState::Ordered || cart.market != visit.place.market.code {
        return Err(Error::not_found());
    }
    let found = app.db.read(move |read| -> Result<_, db::Error> {
        let orders = trade::order::of_cart(read, path.cart)?;
        let payments = trade::payment::of_checkout(read, path.cart)?;
        let names = names::of(read, &orders)?;
        Ok((orders, payments, names))
    });
    let (orders, payments, names) = found.await?;
    let newest = payments.into_iter().max_by_key(|payment| payment.id);
    let placed = View::of(&app, &visit, &orders, newest, &names, query.go.is_some())?;
    Ok(view(&visit, &placed))
}

impl View {
    fn of(
        app: &AppState,
        visit: &Visit,
        orders: &[Order],
        payment: Option<Payment>,
        names: &Names,
        go: bool,
    ) -> Result<View> {
        let total = orders.iter().map(|order| order.totals.total).reduce(|sum, more| sum.plus(more).unwrap_or(sum));
        let total = total.ok_or_else(Error::not_found)?;
        let shown = orders.iter().map(|order| Placed {
            id: order.id.to_string(),
            shop: names.shop(order.shop).name,
            units: i64::try_from(order.lines.len()).unwrap_or(i64::MAX),
            total: order.totals.total,
            picture: order.lines.first().and_then(names::picture),
        });
        Ok(View {
            outcome: outcome(app, visit, orders, payment),
            orders: shown.collect(),
            total,
            email: orders.iter().find_map(|order| order.email.clone()),
            go,
            now: app.clock.now(),
        })
    }
}

/// How the payment of a checkout stands, as its orders and its newest payment tell it.
fn outcome(app: &AppState, visit: &Visit, orders: &[Order], payment: Option<Payment>) -> Outcome {
    let unpaid = orders.iter().find(|order| order.state == OrderState::Unpaid);
    let Some(unpaid) = unpaid else {
        let gone = orders.iter().all(|order| order.state == OrderState::Cancelled && order.paid_at.is_none());
        let at_the_door = payment.as_ref().is_some_and(|payment| payment.method == "cod");
        return match (gone, at_the_door) {
            (true, _) => Outcome::Over,
            (false, true) => Outcome::AtTheDoor,
            (false, false) => Outcome::Paid,
        };
    };
    let until = unpaid.due.as_ref().map(|due| due.at);
    match payment {
        Some(payment) if payment.status == PaymentStatus::Pending => Outcome::Waiting {
            href: payment.action.map(|action| action.redirect.to_string()),
            until: payment.expires_at.or(until),
        },
        _ => {
            Outcome::Unpaid { until, methods: methods(app, visit), order: unpaid.id.to_string(), key: place::key(app) }
        }
    }
}

/// Ways to pay in this market.
pub(super) fn methods(app: &AppState, visit: &Visit) -> Vec<String> {
    let offered = app.payments.offered(visit.place.market.payment_methods.as_deref());
    offered.iter().map(|offer| offer.method.to_owned()).collect()
}
