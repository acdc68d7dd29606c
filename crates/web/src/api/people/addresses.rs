//! The caller's address book.

use accounts::{AddressDraft, AddressId, address};
use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Refused;
use crate::access::{Shopper, SignedIn};
use crate::api::body::Unread;
use crate::extract::{Json, Path};
use crate::view::ListView;
use crate::{AppState, Error, Result};

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(list, add)).routes(routes!(replace, remove)).routes(routes!(make_default))
}

/// An address as it is sent; what a country needs is checked, all of it at once.
#[derive(Debug, Deserialize, ToSchema)]
struct AddressInput {
    #[serde(default)]
    name: String,
    #[serde(default)]
    phone: String,
    #[serde(default)]
    #[schema(example = "GB")]
    country: String,
    #[serde(default)]
    line1: String,
    line2: Option<String>,
    #[serde(default)]
    city: String,
    region: Option<String>,
    postal_code: Option<String>,
    /// Whether checkout offers it first; the first address is anyway.
    #[serde(default)]
    default: bool,
}

impl AddressInput {
    fn draft(self) -> AddressDraft {
        AddressDraft {
            name: self.name,
            phone: self.phone,
            country: self.country,
            line1: self.line1,
            line2: self.line2,
            city: self.city,
            region: self.region,
            postal_code: self.postal_code,
        }
    }
}

/// An address in the book.
#[derive(Debug, Serialize, ToSchema)]
struct AddressView {
    id: String,
    name: String,
    phone: String,
    country: String,
    line1: String,
    line2: Option<String>,
    city: String,
    region: Option<String>,
    postal_code: Option<String>,
    default: bool,
}

impl AddressView {
    fn of(saved: address::SavedAddress) -> AddressView {
        AddressView {
            id: saved.id.to_string(),
            name: saved.address.name,
            phone: saved.address.phone,
            country: saved.address.country.to_string(),
            line1: saved.address.line1,
            line2: saved.address.line2,
            city: saved.address.city,
            region: saved.address.region,
            postal_code: saved.address.postal_code,
            default: saved.default,
        }
    }
}

/// The caller's addresses, the default first.
#[utoipa::path(get, path = "/me/addresses", tag = "people", security(("bearer" = [])), responses((status = 200, body = ListView<AddressView>), Refused))]
async fn list(who: SignedIn<Shopper>, State(app): State<AppState>) -> Result<Answer<ListView<AddressView>>> {
    let person = who.principal.person;
    let saved = app.db.read(move |read| address::list(read, person)).await?;
    Ok(Answer(ListView::all(saved.into_iter().map(AddressView::of).collect())))
}

/// Adds an address, 20 at the most.
#[utoipa::path(post, path = "/me/addresses", tag = "people", security(("bearer" = [])), request_body = AddressInput, responses((status = 201, body = AddressView), Refused))]
async fn add(
    who: SignedIn<Shopper>,
    State(app): State<AppState>,
    Json(input): Json<AddressInput>,
) -> Result<(StatusCode, Answer<AddressView>)> {
    let (clock, person, default) = (app.wall, who.principal.person, input.default);
    let draft = input.draft();
    let saved = app.db.write(move |tx| address::add(tx, &clock, person, &draft, default)).await?;
    Ok((StatusCode::CREATED, Answer(AddressView::of(saved))))
}

/// Replaces an address.
#[utoipa::path(put, path = "/me/addresses/{address}", tag = "people", security(("bearer" = [])), params(("address" = String, Path)), request_body = AddressInput,
    responses((status = 200, body = AddressView), Refused))]
async fn replace(
    who: SignedIn<Shopper>,
    State(app): State<AppState>,
    Path(id): Path<AddressId>,
    body: Unread,
) -> Result<Answer<AddressView>> {
    let person = who.principal.person;
    app.db.read(move |read| address::find(read, person, id)).await?.ok_or_else(Error::not_found)?;
    let draft = body.json::<AddressInput>()?.draft();
    let saved = app.db.write(move |tx| address::update(tx, person, id, &draft)).await?;
    Ok(Answer(AddressView::of(saved)))
}

/// Takes an address out of the book.
#[utoipa::path(delete, path = "/me/addresses/{address}", tag = "people", security(("bearer" = [])), params(("address" = String, Path)), responses((status = 204), Refused))]
async fn remove(who: SignedIn<Shopper>, State(app): State<AppState>, Path(id): Path<AddressId>) -> Result<StatusCode> {
    let person = who.principal.person;
    app.db.write(move |tx| address::remove(tx, person, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Has checkout offer this address first.
#[utoipa::path(put, path = "/me/addresses/{address}/default", tag = "people", security(("bearer" = [])), params(("address" = String, Path)),
    responses((status = 200, body = AddressView), Refused))]
async fn make_default(
    who: SignedIn<Shopper>,
    State(app): State<AppState>,
    Path(id): Path<AddressId>,
) -> Result<Answer<AddressView>> {
    let person = who.principal.person;
    let saved = app.db.write(move |tx| address::set_default(tx, person, id)).await?;
    Ok(Answer(AddressView::of(saved)))
}
