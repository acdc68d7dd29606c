//! Buying: cart, checkout, what became of it, orders, parcels and returns, for people and for guests alike.

pub(crate) mod cart;
mod names;
mod once;
pub(crate) mod order;
pub(crate) mod orders;
mod parts;
pub(crate) mod place;
pub(crate) mod placed;
pub(crate) mod returns;
pub(crate) mod shopper;
pub(crate) mod tracking;
mod waits;

pub(super) use cart::variant_of;
pub(crate) use parts::{arrival, fee};

use axum::Router;
use axum::routing::{get, post};

use crate::AppState;

/// Every page of buying.
pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .route("/track/{carrier}/{tracking}", get(tracking::show))
        .merge(of_market("/{market}"))
        .merge(of_market("/{market}/{lang}"))
}

/// The pages of one storefront.
fn of_market(root: &str) -> Router<AppState> {
    Router::new()
        .route(&format!("{root}/cart"), get(cart::show).post(cart::add))
        .route(&format!("{root}/cart/seen"), post(cart::seen))
        .route(&format!("{root}/waits"), post(waits::set))
        .route(&format!("{root}/cart/lines/{{line}}"), post(cart::change))
        .route(&format!("{root}/cart/lines/{{line}}/removal"), post(cart::remove))
        .route(&format!("{root}/checkout"), get(place::show).post(place::place))
        .route(&format!("{root}/checkouts/{{cart}}"), get(placed::show))
        .route(&format!("{root}/orders"), get(orders::show))
        .route(&format!("{root}/orders/{{order}}"), get(order::show))
        .route(&format!("{root}/orders/{{order}}/key/{{key}}"), get(order::open))
        .route(&format!("{root}/orders/{{order}}/cancellation"), post(order::cancel))
        .route(&format!("{root}/orders/{{order}}/payments"), post(order::pay))
        .route(&format!("{root}/orders/{{order}}/return"), get(returns::start).post(returns::request))
        .route(&format!("{root}/returns/{{return}}"), get(returns::show))
        .route(&format!("{root}/returns/{{return}}/{{verb}}"), post(returns::act))
}

#[cfg(test)]
pub(crate) mod tests;
