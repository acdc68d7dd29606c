//! Carts: opened by anyone, filled, looked at. Prices are the server's; a guest opens theirs by its token.

mod view;

use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use flows::{AddLine, ChangeCartError};
use kernel::{Lang, MarketCode, Problem};
use serde::Deserialize;
use trade::cart::{Cart, CartId, CartLineId, QUANTITY_MAX, Via};
use trade::{ListingId, VariantId};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Refused;
use super::body::Unread;
use crate::access::{Buyer, Holder, Public, SignedIn};
use crate::extract::{Path, Speech};
use crate::view::ListView;
use crate::{AppState, Error, Place, Result};

pub(crate) use view::ViaInput;
pub(crate) use view::{CartShopView, CartView, LineView, NewCartView};

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(open))
        .routes(routes!(show))
        .routes(routes!(lanes))
        .routes(routes!(add))
        .routes(routes!(change, remove))
        .routes(routes!(adopt))
        .routes(routes!(accept_prices))
}

/// The cart that a path names, for its holder: 404 for everybody else.
pub(crate) async fn cart_for(app: &AppState, holder: &Holder, id: CartId) -> Result<Cart> {
    let holder = holder.clone();
    let found = app.db.read(move |read| trade::cart::find(read, id, &holder.as_trade())).await?;
    found.ok_or_else(Error::not_found)
}

/// The market of a cart, as it is now.
pub(crate) async fn place_of(app: &AppState, market: MarketCode) -> Result<std::sync::Arc<Place>> {
    app.markets.read(&app.db).await?.find(market).cloned().ok_or_else(Error::not_found)
}

/// The language in which a market's things are shown to somebody who reads `asked`.
pub(crate) fn language(place: &Place, asked: Lang) -> Lang {
    if place.market.languages.contains(&asked) { asked } else { place.market.main_language() }
}

/// Opens a cart. Somebody signed in gets their open cart of the market; a guest gets a new one and its token, told once.
#[utoipa::path(post, path = "/markets/{market}/carts", tag = "carts", security(()), params(("market" = String, Path)), responses((status = 201, body = NewCartView), Refused))]
async fn open(
    _: Public,
    who: Option<Holder>,
    State(app): State<AppState>,
    Path(code): Path<MarketCode>,
) -> Result<(StatusCode, Answer<NewCartView>)> {
    let place = app.markets.read(&app.db).await?.find(code).cloned().ok_or_else(Error::not_found)?;
    if !place.market.enabled {
        return Err(Error::not_found());
    }
    let (clock, rng, market) = (app.clock.clone(), app.rng.clone(), place.clone());
    let buyer = who.and_then(|who| who.person()).map(|person| kernel::Id::new(person.get()));
    let opened = app.db.write(move |tx| flows::open_cart(tx, &*clock, &*rng, &market.market, buyer)).await;
    let (cart, token) = opened.map_err(|error| refused(error, &[]))?;
    Ok((StatusCode::CREATED, Answer(NewCartView::of(&cart, token.as_ref(), &place))))
}

/// A cart as it stands now: prices that moved and lines that cannot be ordered are said.
#[utoipa::path(get, path = "/carts/{cart}", tag = "carts", security(("bearer" = [])), params(("cart" = String, Path)), responses((status = 200, body = CartView), Refused))]
async fn show(
    holder: Holder,
    State(app): State<AppState>,
    Path(id): Path<CartId>,
    Speech(voice): Speech,
) -> Result<Answer<CartView>> {
    let cart = cart_for(&app, &holder, id).await?;
    Ok(Answer(shown(&app, cart, voice.lang()).await?))
}

/// The cart with what is offered now.
async fn shown(app: &AppState, cart: Cart, asked: Lang) -> Result<CartView> {
    let place = place_of(app, cart.market).await?;
    let (lang, clock, market) = (language(&place, asked), app.clock.clone(), place.clone());
    let view = app.db.read(move |read| flows::cart_view(read, &*clock, &market.market, lang, cart)).await?;
    Ok(CartView::of(view, &app.payments, &place.voice(asked)))
}

/// How each shop of a cart could send its part, and what that costs.
#[utoipa::path(get, path = "/carts/{cart}/lanes", tag = "carts", security(("bearer" = [])), params(("cart" = String, Path)), responses((status = 200, body = ListView<CartShopView>), Refused))]
async fn lanes(
    holder: Holder,
    State(app): State<AppState>,
    Path(id): Path<CartId>,
    Speech(voice): Speech,
) -> Result<Answer<ListView<CartShopView>>> {
    let cart = cart_for(&app, &holder, id).await?;
    Ok(Answer(ListView::all(shown(&app, cart, voice.lang()).await?.shops)))
}

/// What goes into a cart. A price is nothing that a caller can say.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct LineInput {
    #[schema(value_type = String)]
    listing: ListingId,
    #[schema(value_type = String)]
    variant: VariantId,
    /// 1 to 99; a cart holds 100 units at the most.
    quantity: i64,
    /// What led to it.
    via: Option<ViaInput>,
}

/// Puts units into a cart. The same thing with the same origin joins the line that is there.
#[utoipa::path(post, path = "/carts/{cart}/lines", tag = "carts", security(("bearer" = [])), params(("cart" = String, Path)), request_body = LineInput,
    responses((status = 201, body = LineView), Refused))]
async fn add(
    holder: Holder,
    State(app): State<AppState>,
    Path(id): Path<CartId>,
    Speech(voice): Speech,
    body: Unread,
) -> Result<(StatusCode, Answer<LineView>)> {
    let cart = cart_for(&app, &holder, id).await?;
    let input: LineInput = body.json()?;
    let via: Option<Via> = input.via.map(ViaInput::via).transpose()?;
    let line = AddLine { listing: input.listing, variant: input.variant, quantity: units(input.quantity)?, via };
    let place = place_of(&app, cart.market).await?;
    let (clock, market) = (app.clock.clone(), place.clone());
    let changed = app.db.write(move |tx| flows::add_to_cart(tx, &*clock, &market.market, id, &holder.as_trade(), line));
    let cart = match changed.await {
        Err(ChangeCartError::NotOnSale) => return Err(not_on_sale(&app, cart.market, line).await?),
        changed => changed.map_err(|error| refused(error, &["quantity"]))?,
    };
    let line = cart
        .lines
        .iter()
        .find(|other| other.listing == line.listing && other.variant == line.variant && other.via == via);
    let line = line.ok_or_else(|| Error::fault("a line that was put in is not there"))?;
    Ok((StatusCode::CREATED, Answer(LineView::of(line, &place.voice(voice.lang())))))
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct QuantityInput {
    /// 1 to 99.
    quantity: i64,
}

/// Sets a line's units.
#[utoipa::path(patch, path = "/carts/{cart}/lines/{line}", tag = "carts", security(("bearer" = [])), params(("cart" = String, Path), ("line" = String, Path)),
    request_body = QuantityInput, responses((status = 200, body = LineView), Refused))]
async fn change(
    holder: Holder,
    State(app): State<AppState>,
    Path((id, line)): Path<(CartId, CartLineId)>,
    Speech(voice): Speech,
    body: Unread,
) -> Result<Answer<LineView>> {
    let cart = cart_for(&app, &holder, id).await?;
    cart.lines.iter().find(|other| other.id == line).ok_or_else(Error::not_found)?;
    let quantity = units(body.json::<QuantityInput>()?.quantity)?;
    let clock = app.clock.clone();
    let changed = app.db.write(move |tx| flows::change_cart_line(tx, &*clock, id, &holder.as_trade(), line, quantity));
    let cart = changed.await.map_err(|error| refused(error, &["quantity"]))?;
    let line = cart.lines.iter().find(|other| other.id == line).ok_or_else(Error::not_found)?;
    let place = place_of(&app, cart.market).await?;
    Ok(Answer(LineView::of(line, &place.voice(voice.lang()))))
}

/// Takes a line out.
#[utoipa::path(delete, path = "/carts/{cart}/lines/{line}", tag = "carts", security(("bearer" = [])), params(("cart" = String, Path), ("line" = String, Path)),
    responses((status = 204), Refused))]
async fn remove(
    holder: Holder,
    State(app): State<AppState>,
    Path((id, line)): Path<(CartId, CartLineId)>,
) -> Result<StatusCode> {
    let clock = app.clock.clone();
    let removed = app.db.write(move |tx| flows::remove_cart_line(tx, &*clock, id, &holder.as_trade(), line)).await;
    removed.map_err(|error| refused(error, &[]))?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct AdoptionInput {
    /// The guest's token of the cart in the path.
    token: String,
}

/// Merges a guest's cart into the open cart of whoever is signed in, as far as it fits.
#[utoipa::path(post, path = "/carts/{cart}/adoption", tag = "carts", security(("bearer" = [])), params(("cart" = String, Path)), request_body = AdoptionInput,
    responses((status = 200, body = CartView), Refused))]
async fn adopt(
    who: SignedIn<Buyer>,
    State(app): State<AppState>,
    Path(id): Path<CartId>,
    Speech(voice): Speech,
    body: Unread,
) -> Result<Answer<CartView>> {
    // Whose cart it is, only its token in the body tells.
    let AdoptionInput { token } = body.json()?;
    let token = trade::cart::token_hash(&token).ok_or_else(Error::not_found)?;
    let (clock, buyer) = (app.clock.clone(), kernel::Id::new(who.principal.person.get()));
    let merged = app.db.write(move |tx| flows::merge_carts(tx, &*clock, id, &token, buyer)).await;
    let cart = merged.map_err(|error| refused(error, &[]))?;
    Ok(Answer(shown(&app, cart, voice.lang()).await?))
}

/// The shopper has seen the prices that moved: they are no longer told as news.
#[utoipa::path(put, path = "/carts/{cart}/prices", tag = "carts", security(("bearer" = [])), params(("cart" = String, Path)), responses((status = 200, body = CartView), Refused))]
async fn accept_prices(
    holder: Holder,
    State(app): State<AppState>,
    Path(id): Path<CartId>,
    Speech(voice): Speech,
) -> Result<Answer<CartView>> {
    let cart = cart_for(&app, &holder, id).await?;
    let place = place_of(&app, cart.market).await?;
    let accepted = app.db.write(move |tx| flows::accept_prices(tx, &place.market, id, &holder.as_trade())).await;
    let cart = accepted.map_err(|error| refused(error, &[]))?;
    Ok(Answer(shown(&app, cart, voice.lang()).await?))
}

/// Units that a line may have.
fn units(sent: i64) -> Result<i64> {
    let fits = (1..=QUANTITY_MAX).contains(&sent);
    let wrong = || Problem::new("quantity", "trade.quantity_out_of_range").with("max", QUANTITY_MAX);
    if fits { Ok(sent) } else { Err(Error::field(wrong())) }
}

/// What never was sold in this market is not there; what was is not on sale now.
async fn not_on_sale(app: &AppState, market: MarketCode, line: AddLine) -> Result<Error> {
    let pair = [(kernel::Id::new(line.listing.get()), kernel::Id::new(line.variant.get()))];
    let offers = app.db.read(move |read| catalog::listing::offers(read, Lang::EN, &pair)).await?;
    let is_known = offers.iter().any(|offer| offer.market == market);
    Ok(if is_known { Error::new("trade.not_on_sale") } else { Error::not_found() })
}

/// What stands in the way, said of the field that is to blame where the caller sent one. What is not there is nowhere.
fn refused(error: ChangeCartError, fields: &[&str]) -> Error {
    let error = Error::from(error);
    match error.code() {
        "trade.cart_not_found" | "trade.unknown_line" | "trade.unknown_cart" => Error::not_found(),
        "trade.quantity_out_of_range" if error.problems().is_empty() && fields.contains(&"quantity") => {
            error.on("quantity")
        }
        _ => error,
    }
}
