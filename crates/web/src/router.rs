//! The table of contents of the product: every address, by audience.

use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate as _, SizeAbove};
use tower_http::timeout::TimeoutLayer;

use crate::pages::{account, charts, checkout, field, inbox, operator, out, seller, storefront, studio};
use crate::{AppState, Error, access, answer, api, assets, guard, idempotent, media, pages, service, viewer};

/// A body is at most this long unless its route says otherwise.
const BODY_BYTES_MAX: usize = 1024 * 1024;
/// A request is answered within this; uploads included, live streams will be apart.
const ANSWER_WITHIN: Duration = Duration::from_secs(60);
/// Smaller answers gain nothing from compression.
const COMPRESS_FROM_BYTES: u16 = 2048;

/// The whole product.
pub fn router(app: AppState) -> Router {
    Router::new()
        // Shoppers
        .merge(field::routes())
        .merge(storefront::routes())
        .merge(charts::routes())
        .merge(checkout::routes())
        .merge(out::routes())
        // People and their accounts
        .merge(account::routes())
        .merge(inbox::routes())
        .route("/language/{lang}", get(pages::set_language))
        // Creators
        .merge(studio::routes())
        // Sellers
        .merge(seller::routes())
        // Operators
        .merge(operator::routes())
        // Programs
        .merge(programs(&app))
        // Files
        .route("/media/{*key}", get(media::show))
        .route("/assets/{*path}", get(assets::show))
        .route("/favicon.svg", get(assets::root))
        .route("/apple-touch-icon.png", get(assets::root))
        .route("/manifest.webmanifest", get(assets::root))
        // Whoever keeps it running
        .route("/healthz", get(service::health))
        .route("/readyz", get(service::ready))
        .route("/metrics", get(service::metrics))
        .fallback(nothing_here)
        .method_not_allowed_fallback(wrong_method)
        .layer(from_fn_with_state(app.clone(), viewer::remember))
        .layer(from_fn_with_state(app.clone(), guard::same_site))
        .layer(from_fn_with_state(app.clone(), guard::pace))
        .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
        .layer(TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, ANSWER_WITHIN))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(app.clone(), answer::render))
        .layer(
            CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(
                DefaultPredicate::new()
                    .and(SizeAbove::new(COMPRESS_FROM_BYTES))
                    .and(NotForContentType::const_new("video/")),
            ),
        )
        .layer(from_fn_with_state(app.clone(), guard::dress))
        .with_state(app)
}

/// The API, and the document that describes it.
fn programs(app: &AppState) -> Router<AppState> {
    let (routes, document) = api::routes(app.sandbox).split_for_parts();
    let document = api::document_response(document);
    routes
        .layer(from_fn_with_state(app.clone(), idempotent::layer))
        .layer(from_fn(access::deny_undecided))
        .route("/api/openapi.json", get(move || async move { document }))
}

async fn nothing_here() -> Error {
    Error::not_found()
}

async fn wrong_method() -> Error {
    Error::new("request.method")
}

/// A panic is a fault like any other: logged, answered, and the server goes on.
fn panicked(cause: Box<dyn std::any::Any + Send>) -> axum::response::Response {
    let text = cause.downcast_ref::<String>().map(String::as_str).or_else(|| cause.downcast_ref::<&str>().copied());
    axum::response::IntoResponse::into_response(Error::fault(text.unwrap_or("a handler panicked")))
}

#[cfg(test)]
mod tests;
