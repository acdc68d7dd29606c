//! `/{market}/cart`: what is in the cart, shop by shop, with every change of price said aloud.

mod view;

pub(crate) use view::view;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use flows::{AddLine, CartLineView, ChangeCartError};
use kernel::{Money, Problem};
use trade::cart::{Cart, CartId, CartLineId, CartState, Via, ViaKind};
use trade::{ListingId, VariantId};

use super::parts::{ShopLink, Thing, Totals, options};
use super::shopper::{self, Cookie, Held, Shopper};
use crate::extract::{Fields, Path, Query};
use crate::pages::Visit;
use crate::pages::again::{self, Done};
use crate::pages::storefront::product;
use crate::ui::{Form, Picture};
use crate::{AppState, Error, Result};

/// The cart as it is shown.
pub(crate) struct View {
    pub groups: Vec<Group>,
    pub totals: Totals,
    pub units: i64,
    /// Whether everything in it can be had as it stands.
    pub ready: bool,
    /// Why something just done did not work.
    pub problem: Option<Problem>,
    /// The page of the thing that could not be put in.
    pub back: Option<String>,
    /// What was just done.
    pub done: Option<String>,
}

/// What one shop sends.
pub(crate) struct Group {
    pub shop: ShopLink,
    pub lines: Vec<Line>,
}

/// A line of the cart.
pub(crate) struct Line {
    pub id: String,
    pub thing: Thing,
    pub quantity: i64,
    /// The most that can be had now.
    pub max: i64,
    pub price: Money,
    pub total: Money,
    /// The price when it was last seen, when it has changed.
    pub was: Option<Money>,
    pub trouble: Option<Trouble>,
}

/// Why a line cannot be bought as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    SoldOut,
    /// Fewer are left than wanted.
    Short {
        left: i64,
    },
    NotOnSale,
    /// Its shop sells it in the brand's own store.
    Elsewhere,
}

/// The open cart of whoever shops here, and who holds it. What a guest put in before signing in joins the person's own.
pub(super) async fn open_cart(
    app: &AppState,
    visit: &Visit,
    shopper: &Shopper,
) -> Result<(Option<(Cart, Held)>, Vec<Cookie>)> {
    let (market, guest) = (visit.place.market.code, shopper.guest_cart());
    let Some(buyer) = shopper.buyer() else {
        let Some((id, held)) = guest else { return Ok((None, vec![])) };
        let found = app.db.read(move |read| trade::cart::find(read, id, &held.as_trade())).await?;
        let open = found.filter(|cart| cart.state == CartState::Open && cart.market == market);
        return Ok((open.map(|cart| (cart, held)), vec![]));
    };
    let cookies = if guest.is_some() { shopper.merge(app).await } else { vec![] };
    let found = app.db.read(move |read| trade::cart::open_of(read, buyer, market)).await?;
    Ok((found.map(|cart| (cart, Held::Person(buyer))), cookies))
}

/// `GET /{market}/cart`.
pub(super) async fn show(
    visit: Visit,
    shopper: Shopper,
    State(app): State<AppState>,
    Query(done): Query<Done>,
) -> Result<Response> {
    page(&app, visit, &shopper, None, done.done).await
}

/// The cart's page; with a problem, what it is of.
async fn page(
    app: &AppState,
    visit: Visit,
    shopper: &Shopper,
    problem: Option<(Problem, Option<String>)>,
    done: Option<String>,
) -> Result<Response> {
    let (cart, mut cookies) = open_cart(app, &visit, shopper).await?;
    let (market, lang, clock) = (visit.place.clone(), visit.lang, app.clock.clone());
    let mut view = match cart {
        Some((cart, _)) => {
            let found = app.db.read(move |read| flows::cart_view(read, &*clock, &market.market, lang, cart)).await?;
            View::of(&visit, found)
        }
        None => View::empty(&visit),
    };
    let status = if problem.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    (view.problem, view.back) = problem.map_or((None, None), |(problem, back)| (Some(problem), back));
    view.done = done;
    cookies.push(shopper::units(app, visit.place.market.code, view.units));
    let visit = Visit { units: view.units, ..visit };
    Ok((status, AppendHeaders(cookies), self::view(&visit, &view)).into_response())
}

impl View {
    fn empty(visit: &Visit) -> View {
        let zero = Money::zero(visit.place.market.currency);
        let totals = Totals { items: zero, shipping: None, tax: zero, total: zero, refunded: zero };
        View { groups: vec![], totals, units: 0, ready: false, problem: None, back: None, done: None }
    }

    pub(super) fn of(visit: &Visit, found: flows::CartView) -> View {
        let zero = Money::zero(found.totals.items.currency);
        let mut groups: Vec<(trade::ShopId, Group)> = vec![];
        let ready = !found.lines.is_empty() && found.lines.iter().all(|line| line.problem.is_none());
        for line in found.lines {
            let shop = line.line.shop;
            let link = line
                .offer
                .as_ref()
                .map(|offer| ShopLink { handle: offer.shop_handle.clone(), name: offer.shop_name.clone() });
            let shown = Line::of(visit, line, zero);
            match groups.iter_mut().find(|(of, _)| *of == shop) {
                Some((_, group)) => {
                    group.shop = link.filter(|_| group.shop.name.is_empty()).unwrap_or_else(|| group.shop.clone());
                    group.lines.push(shown);
                }
                None => {
                    let link = link.unwrap_or(ShopLink { handle: String::new(), name: String::new() });
                    groups.push((shop, Group { shop: link, lines: vec![shown] }));
                }
            }
        }
        let totals = Totals {
            items: found.totals.items,
            shipping: None,
            tax: found.totals.tax,
            total: found.totals.items,
            refunded: zero,
        };
        let groups = groups.into_iter().map(|(_, group)| group).collect();
        View { groups, totals, units: found.units, ready, problem: None, back: None, done: None }
    }
}

impl Line {
    fn of(visit: &Visit, found: CartLineView, zero: Money) -> Line {
        let price = found.now.unwrap_or(found.line.seen);
        Line {
            id: found.line.id.to_string(),
            thing: thing_of(visit, &found),
            quantity: found.line.quantity,
            max: found.available.clamp(1, product::QUANTITY_MAX),
            price,
            total: price.times(found.line.quantity).unwrap_or(zero),
            was: found.was,
            trouble: match found.problem {
                None => None,
                Some("trade.quantity_short") => Some(Trouble::Short { left: found.available }),
                Some("trade.out_of_stock") => Some(Trouble::SoldOut),
                Some("trade.sold_elsewhere") => Some(Trouble::Elsewhere),
                Some(_) => Some(Trouble::NotOnSale),
            },
        }
    }
}

/// What a line is of; of what is offered no more, only that.
pub(super) fn thing_of(visit: &Visit, found: &CartLineView) -> Thing {
    match &found.offer {
        Some(offer) => Thing {
            href: offer.on_sale.then(|| visit.to(&format!("listings/{}?variant={}", offer.listing, offer.variant))),
            title: offer.title.clone(),
            options: options(&offer.options),
            picture: offer.image.as_ref().and_then(|image| Picture::of(image, &offer.title)),
        },
        None => Thing {
            href: None,
            title: visit.voice.say("buy-thing-gone").into_owned(),
            options: String::new(),
            picture: None,
        },
    }
}

/// `POST /{market}/cart`: puts something in, and goes on to the cart or straight to the checkout.
pub(super) async fn add(
    visit: Visit,
    shopper: Shopper,
    State(app): State<AppState>,
    Fields(fields): Fields,
) -> Result<Response> {
    let form = Form::new(fields);
    let listing: ListingId = form.value("listing").parse().map_err(|_| Error::not_found())?;
    let back = visit.to(&format!("listings/{listing}"));
    let Some(variant) = variant_of(&app, &visit, listing, &form).await? else {
        return page(&app, visit, &shopper, Some((Problem::new("variant", "buy.variant_needed"), Some(back))), None)
            .await;
    };
    let quantity = form.value("quantity").trim().parse().unwrap_or(1);
    let (cart, mut cookies) = open_cart(&app, &visit, &shopper).await?;
    let held = cart.map(|(cart, held)| (cart.id, held));
    let via = form.value("post").parse().ok().map(|id| Via { kind: ViaKind::Post, id });
    match put(&app, &visit, &shopper, held, AddLine { listing, variant, quantity, via }).await {
        Ok((cart, opened)) => {
            let market = visit.place.market.code;
            cookies.extend(opened);
            cookies.push(shopper::units(&app, market, cart.lines.iter().map(|line| line.quantity).sum()));
            let to = if form.value("then") == "checkout" { visit.to("checkout") } else { visit.to("cart?done=added") };
            Ok((AppendHeaders(cookies), Redirect::to(&to)).into_response())
        }
        Err(error) => page(&app, visit, &shopper, Some((problem(error)?, Some(back))), None).await,
    }
}

/// The variant that a form names: by its id, or by the values that were chosen.
pub(in crate::pages) async fn variant_of(
    app: &AppState,
    visit: &Visit,
    listing: ListingId,
    form: &Form,
) -> Result<Option<VariantId>> {
    if let Ok(variant) = form.value("variant").parse() {
        return Ok(Some(variant));
    }
    let (market, lang) = (visit.place.market.code, visit.lang);
    let id = kernel::Id::new(listing.get());
    let found = app.db.read(move |read| catalog::listing::storefront::page(read, market, lang, id)).await?;
    let page = found.ok_or_else(Error::not_found)?;
    let values: Vec<&str> = ["o0", "o1", "o2"].map(|name| form.value(name)).to_vec();
    let by_values = |variant: &&catalog::listing::storefront::ShownVariant| {
        variant.options.iter().zip(&values).all(|(option, value)| option == value)
    };
    Ok(page.variants.iter().find(by_values).map(|variant| VariantId::new(variant.id.get())))
}

/// Puts a line into the cart, which is opened for it where there is none.
async fn put(
    app: &AppState,
    visit: &Visit,
    shopper: &Shopper,
    held: Option<(CartId, Held)>,
    line: AddLine,
) -> Result<(Cart, Option<Cookie>)> {
    let (clock, rng, place, buyer) = (app.clock.clone(), app.rng.clone(), visit.place.clone(), shopper.buyer());
    let done = app.db.write(move |tx| -> Result<_, ChangeCartError> {
        if let Some((cart, held)) = &held {
            return Ok((flows::add_to_cart(tx, &*clock, &place.market, *cart, &held.as_trade(), line)?, None));
        }
        let (cart, token) = flows::open_cart(tx, &*clock, &*rng, &place.market, buyer)?;
        let held = match (&token, buyer) {
            (Some(token), _) => Held::guest(token).ok_or(ChangeCartError::NotFound)?,
            (None, Some(buyer)) => Held::Person(buyer),
            (None, None) => return Err(ChangeCartError::NotFound),
        };
        Ok((flows::add_to_cart(tx, &*clock, &place.market, cart.id, &held.as_trade(), line)?, token))
    });
    let (cart, token) = done.await?;
    let cookie = token.map(|token| shopper::keep_cart(app, visit.place.market.code, cart.id, &token));
    Ok((cart, cookie))
}

/// What stands in the way, for the page to say.
fn problem(error: Error) -> Result<Problem> {
    let mut problems = again::problems(error, "cart")?;
    problems.pop().ok_or_else(Error::not_found)
}

/// `POST /{market}/cart/lines/{line}`: another quantity, typed or by a step.
pub(super) async fn change(
    visit: Visit,
    shopper: Shopper,
    State(app): State<AppState>,
    Path(path): Path<LinePath>,
    Fields(fields): Fields,
) -> Result<Response> {
    let form = Form::new(fields);
    let typed: i64 = form.value("quantity").trim().parse().unwrap_or(1);
    let wanted = typed.saturating_add(form.value("step").parse().unwrap_or(0));
    let (cart, cookies) = open_cart(&app, &visit, &shopper).await?;
    let Some((cart, held)) = cart else { return Ok(Redirect::to(&visit.to("cart")).into_response()) };
    let clock = app.clock.clone();
    let changed =
        app.db.write(move |tx| flows::change_cart_line(tx, &*clock, cart.id, &held.as_trade(), path.line, wanted));
    match changed.await.map_err(Error::from) {
        Ok(_) => Ok((AppendHeaders(cookies), Redirect::to(&visit.to("cart"))).into_response()),
        Err(error) => page(&app, visit, &shopper, Some((problem(error)?, None)), None).await,
    }
}

/// The line that a path names.
#[derive(serde::Deserialize)]
pub(super) struct LinePath {
    line: CartLineId,
}

/// `POST /{market}/cart/lines/{line}/removal`. What is not there any more is removed already.
pub(super) async fn remove(
    visit: Visit,
    shopper: Shopper,
    State(app): State<AppState>,
    Path(path): Path<LinePath>,
) -> Result<Response> {
    let (cart, cookies) = open_cart(&app, &visit, &shopper).await?;
    if let Some((cart, held)) = cart {
        let clock = app.clock.clone();
        let removed =
            app.db.write(move |tx| flows::remove_cart_line(tx, &*clock, cart.id, &held.as_trade(), path.line));
        if let Err(error) = removed.await.map_err(Error::from)
            && error.http_status().is_server_error()
        {
            return Err(error);
        }
    }
    Ok((AppendHeaders(cookies), Redirect::to(&visit.to("cart?done=removed"))).into_response())
}

/// `POST /{market}/cart/seen`: the prices that changed are known now.
pub(super) async fn seen(visit: Visit, shopper: Shopper, State(app): State<AppState>) -> Result<Response> {
    let (cart, cookies) = open_cart(&app, &visit, &shopper).await?;
    if let Some((cart, held)) = cart {
        let place = visit.place.clone();
        app.db.write(move |tx| flows::accept_prices(tx, &place.market, cart.id, &held.as_trade())).await?;
    }
    Ok((AppendHeaders(cookies), Redirect::to(&visit.to("cart"))).into_response())
}
