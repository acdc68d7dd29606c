//! Putting things into a cart and taking them out: what is offered is read anew each time.

use std::borrow::Cow;

use kernel::{Clock, Coded, Lang, MarketCode, Problem, Rng};
use market::{Checkout, Market};
use serde::{Deserialize, Serialize};
use trade::cart::{Cart, CartError, CartId, CartLineId, NewLine, SecretToken, Via};
use trade::{BuyerId, Holder, ListingId, ShopId, VariantId};

use super::offers::{Offers, SOLD_ELSEWHERE};
use super::same;
use crate::affiliate::touch_by_cart;

/// Why a cart did not change.
#[derive(Debug, thiserror::Error)]
pub enum ChangeCartError {
    /// No such cart, or not the holder's.
    #[error("no such cart")]
    NotFound,
    #[error("nothing is paid for here in this market")]
    CheckoutClosed,
    #[error("not on sale")]
    NotOnSale,
    /// The shop wants it to be bought in the brand's own store.
    #[error("bought in the brand's own store")]
    SoldElsewhere,
    #[error("{available} units can be had")]
    OutOfStock { available: i64 },
    #[error(transparent)]
    Cart(#[from] CartError),
    #[error(transparent)]
    Fault(#[from] db::Error),
}

impl Coded for ChangeCartError {
    fn code(&self) -> &'static str {
        match self {
            ChangeCartError::NotFound => "trade.cart_not_found",
            ChangeCartError::CheckoutClosed => "trade.checkout_closed",
            ChangeCartError::NotOnSale => "trade.not_on_sale",
            ChangeCartError::SoldElsewhere => SOLD_ELSEWHERE,
            ChangeCartError::OutOfStock { .. } => "trade.out_of_stock",
            ChangeCartError::Cart(error) => error.code(),
            ChangeCartError::Fault(_) => kernel::FAULT,
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            ChangeCartError::Cart(error) => error.problems(),
            _ => &[],
        }
    }

    fn args(&self) -> Vec<(Cow<'static, str>, String)> {
        match self {
            ChangeCartError::OutOfStock { available } => vec![("available".into(), available.to_string())],
            ChangeCartError::Cart(error) => error.args(),
            _ => Vec::new(),
        }
    }
}

/// Opens a cart in a market where one pays here. Without a buyer it comes with a token, shown this once.
pub fn open_cart(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    rng: &dyn Rng,
    market: &Market,
    buyer: Option<BuyerId>,
) -> Result<(Cart, Option<SecretToken>), ChangeCartError> {
    if market.checkout != Checkout::InApp {
        return Err(ChangeCartError::CheckoutClosed);
    }
    Ok(trade::cart::open(tx, clock, rng, market.code, buyer)?)
}

/// What shall go into a cart.
#[derive(Clone, Copy, Debug)]
pub struct AddLine {
    pub listing: ListingId,
    pub variant: VariantId,
    /// 1 to 99.
    pub quantity: i64,
    /// What led to it.
    pub via: Option<Via>,
}

/// Puts units into a cart; a line of the same listing, variant and origin grows. The price is the listing's own.
pub fn add_to_cart(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    market: &Market,
    cart: CartId,
    holder: &Holder<'_>,
    line: AddLine,
) -> Result<Cart, ChangeCartError> {
    let mut cart = open_of(tx, cart, holder)?;
    let pair = [(same(line.listing), same(line.variant))];
    let offers = catalog::listing::offers(tx, Lang::EN, &pair)?;
    let offer = offers.into_iter().next().filter(|offer| offer.on_sale && offer.market == cart.market);
    let offer = offer.filter(|_| market.code == cart.market).ok_or(ChangeCartError::NotOnSale)?;
    if offer.preferred_store.is_some() {
        return Err(ChangeCartError::SoldElsewhere);
    }
    let there = cart.lines.iter().filter(|other| other.variant == line.variant).map(|other| other.quantity);
    enough(tx, cart.market, line.variant, there.sum::<i64>().saturating_add(line.quantity))?;
    let new = NewLine {
        listing: line.listing,
        product: same(offer.product),
        variant: line.variant,
        shop: same(offer.shop),
        quantity: line.quantity,
        seen: offer.price,
        via: line.via,
    };
    trade::cart::add(tx, clock, &mut cart, new)?;
    told(tx, clock, &cart, &new)?;
    touch_by_cart(tx, clock, &cart, holder, new.product, line.via)?;
    Ok(cart)
}

/// The topic of units that went into a cart: key is the cart, payload [`CartAdded`].
pub(crate) const CART_ADDED: &str = "trade.cart_added";

/// What went into a cart.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct CartAdded {
    pub market: MarketCode,
    pub buyer: Option<BuyerId>,
    pub shop: ShopId,
    pub listing: ListingId,
    pub via: Option<Via>,
}

fn told(tx: &mut db::Tx, clock: &dyn Clock, cart: &Cart, new: &NewLine) -> Result<(), ChangeCartError> {
    let added =
        CartAdded { market: cart.market, buyer: cart.buyer, shop: new.shop, listing: new.listing, via: new.via };
    let payload = serde_json::to_string(&added).map_err(super::fault)?;
    Ok(db::outbox::emit(tx, clock, CART_ADDED, cart.id.get(), &payload)?)
}

/// Sets a line's units: 1 to 99, as many as can be had.
pub fn change_cart_line(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    cart: CartId,
    holder: &Holder<'_>,
    line: CartLineId,
    quantity: i64,
) -> Result<Cart, ChangeCartError> {
    let mut cart = open_of(tx, cart, holder)?;
    let before = cart.lines.iter().find(|other| other.id == line).map(|line| (line.variant, line.quantity));
    if let Some((variant, _)) = before.filter(|(_, before)| *before < quantity) {
        let others = cart.lines.iter().filter(|other| other.variant == variant && other.id != line);
        let wanted = others.map(|other| other.quantity).sum::<i64>().saturating_add(quantity);
        enough(tx, cart.market, variant, wanted)?;
    }
    trade::cart::set_quantity(tx, clock, &mut cart, line, quantity)?;
    Ok(cart)
}

/// Takes a line out.
pub fn remove_cart_line(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    cart: CartId,
    holder: &Holder<'_>,
    line: CartLineId,
) -> Result<Cart, ChangeCartError> {
    let mut cart = open_of(tx, cart, holder)?;
    trade::cart::remove(tx, clock, &mut cart, line)?;
    Ok(cart)
}

/// At log-in: what a guest put into a cart goes into the person's own of that market, as far as it fits.
pub fn merge_carts(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    guest: CartId,
    token: &[u8; 32],
    buyer: BuyerId,
) -> Result<Cart, ChangeCartError> {
    let cart = trade::cart::adopt(tx, clock, guest, token, buyer)?;
    if cart.id != guest {
        affiliate::touch::merge_carts(tx, same(guest), same(cart.id))?;
    }
    Ok(cart)
}

/// The shopper has been told of the prices that changed: from now on these are the prices they know.
pub fn accept_prices(
    tx: &mut db::Tx,
    market: &Market,
    cart: CartId,
    holder: &Holder<'_>,
) -> Result<Cart, ChangeCartError> {
    let mut cart = open_of(tx, cart, holder)?;
    let offers = Offers::read(tx, market, Lang::EN, &cart.lines)?;
    let changed = cart.lines.iter().filter_map(|line| Some((line.id, line.seen, offers.of(line)?.price)));
    let changed: Vec<_> = changed.filter(|(_, seen, now)| seen != now).collect();
    for (line, _, now) in changed {
        trade::cart::mark_seen(tx, &mut cart, line, now)?;
    }
    Ok(cart)
}

fn open_of(tx: &mut db::Tx, cart: CartId, holder: &Holder<'_>) -> Result<Cart, ChangeCartError> {
    trade::cart::find(tx, cart, holder)?.ok_or(ChangeCartError::NotFound)
}

fn enough(tx: &mut db::Tx, market: MarketCode, variant: VariantId, wanted: i64) -> Result<(), ChangeCartError> {
    let variant = same(variant);
    let there = fulfilment::pool::available_in(tx, market, &[variant])?;
    let available = there.get(&variant).copied().unwrap_or(0);
    if wanted > available { Err(ChangeCartError::OutOfStock { available }) } else { Ok(()) }
}
