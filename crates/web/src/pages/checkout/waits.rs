//! `POST /{market}/waits`: tell me when it is back, and tell me no more.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use trade::{ListingId, wait};

use super::cart::variant_of;
use super::shopper::Shopper;
use crate::api::waits::wait_for;
use crate::extract::Fields;
use crate::pages::Visit;
use crate::ui::Form;
use crate::{AppState, Error, Result};

/// `on` says whether; the form names the thing as it does for the cart. Whoever is not signed in is led there first.
pub(super) async fn set(
    visit: Visit,
    shopper: Shopper,
    State(app): State<AppState>,
    Fields(fields): Fields,
) -> Result<Response> {
    let form = Form::new(fields);
    let listing: ListingId = form.value("listing").parse().map_err(|_| Error::not_found())?;
    let variant = variant_of(&app, &visit, listing, &form).await?;
    let back = match variant {
        Some(variant) => visit.to(&format!("listings/{listing}?variant={variant}")),
        None => visit.to(&format!("listings/{listing}")),
    };
    let Some(person) = shopper.buyer() else {
        return Ok(Redirect::to(&format!("/sign-in?next={}", quoted(&back))).into_response());
    };
    if form.value("on") == "0" {
        app.db.write(move |tx| wait::end(tx, person, listing, variant)).await?;
    } else if let Err(error) = wait_for(&app, &visit.place, person, listing, variant).await {
        // Between the page and the press it came back: the page says so.
        if error.code() != "trade.in_stock" {
            return Err(error);
        }
    }
    Ok(Redirect::to(&back).into_response())
}

fn quoted(path: &str) -> String {
    url::form_urlencoded::byte_serialize(path.as_bytes()).collect()
}
