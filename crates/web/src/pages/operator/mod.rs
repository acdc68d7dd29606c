//! The operator's desk: health first, then markets, rates, jobs, reviews, people, the log, and what is sold: orders, disputes, books.

mod audit;
mod disputes;
mod feed;
mod frame;
mod jobs;
mod lanes;
mod ledger;
mod market;
mod markets;
pub(super) mod numbers;
mod orders;
mod overview;
mod payouts;
mod people;
mod rates;
mod reports;
mod reviews;
mod take_rates;
#[cfg(test)]
mod tests;
mod trends;

use axum::Router;

use crate::AppState;

/// Every page of the operator.
pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .merge(overview::routes())
        .merge(markets::routes())
        .merge(market::routes())
        .merge(rates::routes())
        .merge(feed::routes())
        .merge(trends::routes())
        .merge(jobs::routes())
        .merge(reviews::routes())
        .merge(reports::routes())
        .merge(people::routes())
        .merge(audit::routes())
        .merge(orders::routes())
        .merge(disputes::routes())
        .merge(ledger::routes())
        .merge(payouts::routes())
        .merge(take_rates::routes())
        .merge(lanes::routes())
}
