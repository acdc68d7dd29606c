//! The API, a file a resource. Paths and shapes are those of `/api/openapi.json`, which is made of these handlers.
#![allow(unused_qualifications, reason = "utoipa's macros write whole paths")]

pub(crate) mod body;
pub(crate) mod carts;
pub(crate) mod charts;
pub(crate) mod checkouts;
pub(crate) mod clips;
pub(crate) mod collaborations;
pub(crate) mod comments;
pub(crate) mod commissions;
pub(crate) mod connections;
pub(crate) mod counts;
pub(crate) mod data;
pub(crate) mod external;
pub(crate) mod feed;
pub(crate) mod follows;
pub(crate) mod inbox;
pub(crate) mod jobs;
pub(crate) mod lanes;
pub(crate) mod ledger;
pub(crate) mod links;
pub(crate) mod listings;
pub(crate) mod markets;
pub(crate) mod operator;
pub(crate) mod orders;
pub(crate) mod parcels;
pub(crate) mod payments;
pub(crate) mod people;
pub(crate) mod posts;
pub(crate) mod products;
pub(crate) mod radar;
pub(crate) mod reports;
pub(crate) mod returns;
pub(crate) mod samples;
pub(crate) mod shops;
pub(crate) mod signals;
pub(crate) mod statements;
pub(crate) mod stock;
pub(crate) mod storefront;
pub(crate) mod syncs;
pub(crate) mod topics;
pub(crate) mod translations;
pub(crate) mod trends;
pub(crate) mod uploads;
pub(crate) mod waits;
pub(crate) mod weights;

use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{OpenApi as Document, RefOr, ResponseBuilder};
use utoipa::{IntoResponses, Modify, OpenApi, ToSchema as _};
use utoipa_axum::router::OpenApiRouter;

use crate::AppState;
use crate::answer::Problem;

/// Where every path of the API begins.
const ROOT: &str = "/api/v1";

#[derive(OpenApi)]
#[openapi(
    info(title = "Meadow", description = "Ids are decimal strings, times RFC 3339 UTC, money integer minor units with a currency. Errors are application/problem+json with every problem of a request at once."),
    components(schemas(Problem, crate::answer::FieldProblem)),
    modifiers(&Bearer)
)]
struct Api;

struct Bearer;

impl Modify for Bearer {
    fn modify(&self, document: &mut Document) {
        let scheme =
            HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some("A session's or an API token")).build();
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("bearer", SecurityScheme::Http(scheme));
    }
}

/// Every route of the API; `sandbox` adds the movable clock.
pub(crate) fn routes(sandbox: bool) -> OpenApiRouter<AppState> {
    let resources = OpenApiRouter::new()
        .merge(people::routes())
        .merge(inbox::routes())
        .merge(markets::routes())
        .merge(operator::routes())
        .merge(shops::routes())
        .merge(connections::routes())
        .merge(products::routes())
        .merge(syncs::routes())
        .merge(listings::routes())
        .merge(storefront::routes())
        .merge(feed::routes())
        .merge(weights::routes())
        .merge(radar::routes())
        .merge(charts::routes())
        .merge(data::routes())
        .merge(trends::routes())
        .merge(posts::routes())
        .merge(clips::routes())
        .merge(uploads::routes())
        .merge(waits::routes())
        .merge(comments::routes())
        .merge(topics::routes())
        .merge(follows::routes())
        .merge(reports::routes())
        .merge(carts::routes())
        .merge(checkouts::routes())
        .merge(orders::routes())
        .merge(payments::routes())
        .merge(parcels::routes())
        .merge(returns::routes())
        .merge(statements::routes())
        .merge(collaborations::routes())
        .merge(samples::routes())
        .merge(commissions::routes())
        .merge(links::routes())
        .merge(external::routes())
        .merge(ledger::routes())
        .merge(lanes::routes())
        .merge(stock::routes())
        .merge(signals::routes())
        .merge(counts::routes())
        .merge(jobs::routes())
        .merge(if sandbox { operator::sandbox_routes() } else { OpenApiRouter::new() });
    OpenApiRouter::with_openapi(Api::openapi()).nest(ROOT, resources)
}

/// The document that describes the API; a sandbox has more of it.
pub fn document(sandbox: bool) -> Document {
    routes(sandbox).into_openapi()
}

/// The document as JSON, for people and tools.
pub fn openapi_json() -> String {
    document(false).to_pretty_json().unwrap_or_default()
}

/// The document as it is answered, written once.
pub(crate) fn document_response(document: Document) -> Served {
    Served(Bytes::from(document.to_json().unwrap_or_default()))
}

/// The word that a value has in JSON: `SELLER_PAUSED`, `catalogue`.
pub(crate) fn word(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// The value that has this word in JSON; 422 naming the field when none has.
pub(crate) fn from_word<T: serde::de::DeserializeOwned>(word: &str, field: &str) -> crate::Result<T> {
    serde_json::from_value(word.into()).map_err(|error| {
        crate::Error::field(kernel::Problem::new(field, "request.field_shape").with("expected", error))
    })
}

/// Where a list goes on, for lists that are asked nothing else.
#[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
#[expect(dead_code, reason = "read by `Paging`; this is for the API's document")]
pub(crate) struct PageQuery {
    /// Items wanted: 1 to 100.
    limit: Option<u32>,
    /// Where to go on: `next` of the page before.
    after: Option<String>,
}

/// Bytes of JSON that never change while the program runs.
#[derive(Clone)]
pub(crate) struct Served(Bytes);

impl IntoResponse for Served {
    fn into_response(self) -> Response {
        ([(CONTENT_TYPE, "application/json")], self.0).into_response()
    }
}

/// The one error response of every route: name it in `responses(…, Refused)`.
pub(crate) struct Refused;

impl IntoResponses for Refused {
    fn responses() -> std::collections::BTreeMap<String, RefOr<utoipa::openapi::response::Response>> {
        let reference = utoipa::openapi::Ref::from_schema_name(Problem::name());
        let content = utoipa::openapi::ContentBuilder::new().schema(Some(reference)).build();
        let response = ResponseBuilder::new()
            .description("What is wrong, all of it at once")
            .content("application/problem+json", content)
            .build();
        std::iter::once(("4XX".to_owned(), RefOr::T(response))).collect()
    }
}

#[cfg(test)]
mod tests;
