//! The way out: from a product to the brand's own store, with what was chosen in the cart there.
//!
//! `POST /{market}/links` makes the link and answers a page that leads on by itself: a redirect would still be the form's doing, and
//! forms lead nowhere but here. `GET /go/{link}` is where links lead: whoever follows one is noted, then sent to the store.

use affiliate::link::LinkId;
use affiliate::touch::SLOT_MS;
use axum::Router;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, LOCATION, REFERRER_POLICY, REFRESH};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use catalog::listing::ListingId;
use flows::{Follower, Jumped, LinkWish};
use kernel::{Clock, Id, Problem};
use maud::{Markup, html};
use signals::{Kind, Origin, Signal};

use super::checkout::variant_of;
use crate::api::links::{link_of, via_of};
use crate::extract::{Fields, Path};
use crate::pages::Visit;
use crate::ui::layout::{self, Head};
use crate::ui::{Form, Icon, icon_sized};
use crate::viewer::Viewing;
use crate::{AppState, Error, Result, demand};

/// The way out of every storefront.
pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .route("/{market}/links", post(leave))
        .route("/{market}/{lang}/links", post(leave))
        .route("/go/{link}", get(go))
}

/// `POST /{market}/links`: makes a link of what a product's page chose, and leads on.
async fn leave(visit: Visit, State(app): State<AppState>, Fields(fields): Fields) -> Result<Response> {
    let form = Form::new(fields);
    let listing: ListingId = form.value("listing").parse().map_err(|_| Error::not_found())?;
    let variant = variant_of(&app, &visit, Id::new(listing.get()), &form).await?;
    let variant = variant.ok_or_else(|| Error::field(Problem::new("variant", "buy.variant_needed")))?;
    let wish = LinkWish {
        listing,
        variant: Id::new(variant.get()),
        quantity: form.value("quantity").trim().parse().unwrap_or(1),
        via: via_of(form.value("post")),
        // Who presses the button buys; they hand nothing out.
        creator: None,
    };
    let link = link_of(&app, wish).await?;
    let shop = app.db.read(move |read| catalog::shop::find(read, Id::new(link.shop.get()))).await?;
    let shop = shop.ok_or_else(Error::not_found)?;
    let href = format!("/go/{}", link.id);
    let at_once = HeaderValue::from_str(&format!("0; url={href}")).map_err(Error::fault)?;
    let headers = [(REFRESH, at_once), (CACHE_CONTROL, NO_STORE)];
    let store = shop.store.unwrap_or_default();
    Ok((headers, view(&visit, &Leaving { href, shop: shop.name, store })).into_response())
}

const NO_STORE: HeaderValue = HeaderValue::from_static("no-store");

/// Where somebody is about to go.
pub(crate) struct Leaving {
    pub href: String,
    pub shop: String,
    /// The store's host.
    pub store: String,
}

/// What is seen for a moment, or where nothing leads on by itself.
pub(crate) fn view(visit: &Visit, leaving: &Leaving) -> Markup {
    let voice = &visit.voice;
    let title = voice.say_with("links-leaving", &[("store", leaving.shop.clone().into())]);
    layout::shop(
        visit,
        &Head::private(title.clone()),
        &html! {
            div.wrap { div.empty.refused {
                span.empty-icon { (icon_sized(Icon::ShoppingBag, 40)) }
                h1 { (title) }
                p { (voice.say_with("links-leaving-text", &[("host", leaving.store.clone().into())])) }
                p.refused-ways { a.button href=(leaving.href) rel="nofollow" { (voice.say_with("web-buy-at-store", &[("store", leaving.shop.clone().into())])) (icon_sized(Icon::ArrowUpRight, 20)) } }
            } }
        },
    )
}

/// `GET /go/{link}`: 303 into the brand's cart. What only looks ahead, and what is a machine, is led there and written down nowhere.
async fn go(
    viewing: Viewing,
    State(app): State<AppState>,
    Path(id): Path<LinkId>,
    method: Method,
    headers: HeaderMap,
) -> Result<Response> {
    let follower = Follower {
        person: viewing.viewer.person.map(Id::new),
        device: viewing.device(),
        is_idle: viewing.origin == Origin::Bot || method != Method::GET || looks_ahead(&headers),
    };
    let (clock, store) = (app.clock.clone(), app.brand_store.clone());
    let jumped = app.db.write(move |tx| flows::follow_link(tx, &*clock, &*store, id, follower)).await?;
    if let Err(error) = tell(&app, &viewing, &jumped).await {
        // The way is not barred because it could not be counted.
        tracing::warn!(code = error.code(), "a jump was not counted");
    }
    let location = HeaderValue::from_str(&jumped.address).map_err(Error::fault)?;
    let mut answer = (StatusCode::SEE_OTHER, [(LOCATION, location), (CACHE_CONTROL, NO_STORE)]).into_response();
    let told = answer.headers_mut();
    // The store learns that one comes from here, and not from which page.
    told.insert(REFERRER_POLICY, HeaderValue::from_static("strict-origin"));
    told.insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex, nofollow"));
    told.extend(viewing.cookie(&app));
    Ok(answer)
}

/// Whether a browser only fetches what one might open next.
fn looks_ahead(headers: &HeaderMap) -> bool {
    let says = |name: &str| {
        let value = headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_ascii_lowercase();
        ["prefetch", "prerender", "preview"].iter().any(|word| value.contains(word))
    };
    ["sec-purpose", "purpose", "x-purpose", "x-moz"].into_iter().any(says)
}

/// The log of demand: the product of a post was opened, where this is how.
async fn tell(app: &AppState, viewing: &Viewing, jumped: &Jumped) -> Result<()> {
    let (true, Some((_, source)), Some(click)) = (jumped.opens, jumped.link.via, jumped.click) else { return Ok(()) };
    let listing = jumped.link.listing.get();
    let (posts, _) = demand::find(app, &[source.get()], &[]).await?;
    let Some(Some(post)) = posts.get(&source.get()) else { return Ok(()) };
    let origin = match click.origin {
        affiliate::link::Origin::Self_ => Origin::Self_,
        _ => viewing.towards(Some(post.author)),
    };
    let signal = Signal {
        // Of whoever keeps no cookie, once in this time.
        id: format!("go/{}/{}", click.id, click.at.ms().div_euclid(SLOT_MS)),
        kind: Kind::AnchorClick,
        at: app.clock.now(),
        market: jumped.link.market,
        viewer: viewing.viewer,
        origin,
        post: Some(source.get()),
        room: None,
        listing: Some(listing),
        creator: Some(post.author.id()),
        topics: post.topics.clone(),
        amount: None,
    };
    app.signals.append(vec![signal]).await?;
    Ok(())
}
