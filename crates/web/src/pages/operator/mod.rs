//! The operator's desk: health first, then markets, rates, jobs, reviews, people, the log.

mod audit;
mod frame;
mod jobs;
mod market;
mod markets;
mod overview;
mod people;
mod rates;
mod reviews;
#[cfg(test)]
mod tests;

use axum::Router;

use crate::AppState;

/// Every page of the operator.
pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .merge(overview::routes())
        .merge(markets::routes())
        .merge(market::routes())
        .merge(rates::routes())
        .merge(jobs::routes())
        .merge(reviews::routes())
        .merge(people::routes())
        .merge(audit::routes())
}
