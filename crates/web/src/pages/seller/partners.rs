//! Who sells what a shop makes: collaborations with creators, samples for them, and what they are owed.

mod collaboration;
mod collaborations;
mod creators;
mod owed;
mod samples;

use axum::Router;
use axum::routing::{get, post};
use catalog::Shop;
use maud::{Markup, html};

use super::frame;
use crate::{AppState, Voice};

/// Every page about partners.
pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/seller/{shop}/collaborations", get(collaborations::list).post(collaborations::open))
        .route("/seller/{shop}/collaborations/new", get(collaborations::new))
        .route("/seller/{shop}/collaborations/{collaboration}", get(collaboration::show).post(collaboration::change))
        .route("/seller/{shop}/collaborations/{collaboration}/end", post(collaboration::close))
        .route("/seller/{shop}/creators", get(creators::show))
        .route("/seller/{shop}/samples", get(samples::list))
        .route("/seller/{shop}/samples/{sample}", post(samples::act))
        .route("/seller/{shop}/commissions", get(owed::show))
        .route("/seller/{shop}/external-sales", get(owed::sold_outside))
        .route("/seller/{shop}/external-invoices/{invoice}/payment", post(owed::pay))
}

/// The places among partners; `here` is one of their words.
fn tabs(shop: &Shop, here: &str, voice: &Voice) -> Markup {
    let home = frame::home(shop);
    html! {
        nav aria-label=(voice.say("partners-title")) { ul.chips {
            @for place in ["collaborations", "creators", "samples", "commissions"] {
                li { a.chip href={ (home) "/" (place) } aria-current=[(place == here).then_some("page")] { (voice.say(&format!("partners-{place}"))) } }
            }
        } }
    }
}

#[cfg(test)]
mod tests;
