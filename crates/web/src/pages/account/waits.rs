//! `/account/waits`: what one wants to be told of when it can be bought again, in every market.

use axum::Router;
use axum::extract::State;
use axum::response::Redirect;
use axum::routing::get;
use catalog::listing::storefront::Offer;
use kernel::Page;
use maud::{Markup, html};
use trade::wait::{self, Wait};

use super::frame;
use crate::access::{Buyer, SignedIn};
use crate::api::waits::{buyer, waits};
use crate::extract::{Fields, Paging};
use crate::pages::Desk;
use crate::ui::switcher::market_name;
use crate::ui::{Form, Icon, Picture, Way, empty, flag, icon_sized, picture};
use crate::{AppState, Error, Markets, Result};

pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/account/waits", get(show).post(end))
}

/// What is waited for, with what is offered of it.
pub(super) type Waits = Page<(Wait, Option<Offer>)>;

async fn show(desk: Desk, me: SignedIn<Buyer>, State(app): State<AppState>, Paging(page): Paging) -> Result<Markup> {
    let found = waits(&app, buyer(&me), page, desk.voice.lang()).await?;
    let markets = app.markets.read(&app.db).await?;
    Ok(view(&desk, &markets, &found))
}

/// Waits for one of them no longer.
async fn end(me: SignedIn<Buyer>, State(app): State<AppState>, Fields(fields): Fields) -> Result<Redirect> {
    let form = Form::new(fields);
    let listing = form.value("listing").parse().map_err(|_| Error::not_found())?;
    let variant = form.value("variant").parse().map_err(|_| Error::not_found())?;
    let person = buyer(&me);
    app.db.write(move |tx| wait::end(tx, person, listing, Some(variant))).await?;
    Ok(Redirect::to("/account/waits"))
}

pub(super) fn view(desk: &Desk, markets: &Markets, waits: &Waits) -> Markup {
    let voice = &desk.voice;
    let title = voice.say("waits-title");
    let main = html! {
        div.page-head { div { h1 { (title) } p.muted { (voice.say("waits-text")) } } }
        @if waits.items.is_empty() {
            @let way = Way { href: desk.home.clone(), words: voice.say("inbox-look-around").into_owned() };
            (empty(Icon::Bell, &voice.say("waits-empty-title"), &voice.say("waits-empty-text"), Some(&way)))
        } @else {
            ul.waits { @for (wait, offer) in &waits.items { (one(desk, markets, wait, offer.as_ref())) } }
            @if let Some(next) = &waits.next {
                p { a.button.quiet href={ "/account/waits?after=" (next.as_str()) } { (voice.say("data-more-rows")) } }
            }
        }
    };
    frame::page(desk, &title, &main)
}

fn one(desk: &Desk, markets: &Markets, wait: &Wait, offer: Option<&Offer>) -> Markup {
    let voice = &desk.voice;
    let market = markets.find(wait.market);
    let name =
        market.map_or_else(|| wait.market.to_string(), |place| market_name(wait.market, &place.market.name, voice));
    let image = offer.and_then(|offer| Picture::of(offer.image.as_ref()?, &offer.title));
    html! {
        li.panel.wait {
            span.wait-picture { (picture(image.as_ref(), "72px", false)) }
            div {
                @match offer {
                    Some(offer) => {
                        a.link href={ "/" (wait.market.slug()) "/listings/" (wait.listing) "?variant=" (wait.variant) } { (offer.title) }
                        @for (axis, value) in &offer.options { small.muted { (axis) ": " (value) } }
                        @if offer.on_sale { strong { (voice.money(offer.price)) } }
                    },
                    None => span.muted { (voice.say("buy-thing-gone")) },
                }
                small.muted { (flag(wait.market)) " " (name) " · " (voice.say_with("waits-since", &[("date", voice.date(wait.at).into())])) }
            }
            form method="post" action="/account/waits" {
                input type="hidden" name="listing" value=(wait.listing);
                input type="hidden" name="variant" value=(wait.variant);
                button.button.quiet { (icon_sized(Icon::X, 18)) (voice.say("waits-stop")) }
            }
        }
    }
}
