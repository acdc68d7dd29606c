//! `/account/orders`: everything one has bought, in every market.

use axum::Router;
use axum::extract::State;
use axum::routing::get;
use maud::{Markup, html};
use trade::BuyerId;

use super::frame;
use crate::access::{Buyer, SignedIn};
use crate::extract::Paging;
use crate::pages::Desk;
use crate::pages::checkout::orders::{View, list, of_buyer};
use crate::{AppState, Result};

pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/account/orders", get(show))
}

async fn show(desk: Desk, me: SignedIn<Buyer>, State(app): State<AppState>, Paging(page): Paging) -> Result<Markup> {
    let orders = of_buyer(&app, BuyerId::new(me.principal.person.get()), page, desk.home.clone()).await?;
    Ok(view(&desk, &orders))
}

pub(super) fn view(desk: &Desk, orders: &View) -> Markup {
    let title = desk.voice.say("buy-orders");
    frame::page(
        desk,
        &title,
        &html! { div.page-head { h1 { (title) } } div.buy.middle { (list(orders, &desk.voice)) } },
    )
}
