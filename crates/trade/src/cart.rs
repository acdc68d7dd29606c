//! Carts: what somebody wishes to buy in a market. Anybody may have one; nothing is promised by it.

use std::borrow::Cow;

use kernel::{Clock, Coded, Id, Instant, MarketCode, Money, Rng};
use serde::{Deserialize, Serialize};

pub use crate::access::{SecretToken, TokenHash, token_hash};
use crate::{BuyerId, Holder, ListingId, ProductId, ShopId, VariantId, access, store};

pub type CartId = Id<Cart>;
pub type CartLineId = Id<CartLine>;

/// Units of a line at the most.
pub const QUANTITY_MAX: i64 = 99;
/// Units of a cart at the most.
pub const UNITS_MAX: i64 = 100;

/// A cart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cart {
    pub id: CartId,
    pub market: MarketCode,
    /// `None`: a guest's, opened by its token.
    pub buyer: Option<BuyerId>,
    pub state: CartState,
    /// In the order in which they were added.
    pub lines: Vec<CartLine>,
    pub created_at: Instant,
    pub updated_at: Instant,
}

/// Whether a cart takes lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CartState {
    Open,
    /// It became orders.
    Ordered,
}

impl CartState {
    /// The one spelling in code, API and tables.
    pub const fn as_str(self) -> &'static str {
        match self {
            CartState::Open => "OPEN",
            CartState::Ordered => "ORDERED",
        }
    }
}

/// Units of one variant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CartLine {
    pub id: CartLineId,
    pub listing: ListingId,
    pub product: ProductId,
    pub variant: VariantId,
    pub shop: ShopId,
    /// 1 to [`QUANTITY_MAX`].
    pub quantity: i64,
    /// The price of a unit that the shopper saw last.
    pub seen: Money,
    /// What led to it.
    pub via: Option<Via>,
    pub added_at: Instant,
}

/// The post, room or link that led to a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Via {
    pub kind: ViaKind,
    pub id: i64,
}

/// What can lead to a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ViaKind {
    Post,
    Room,
    Link,
}

impl ViaKind {
    /// The one spelling in code, API and tables.
    pub const fn name(self) -> &'static str {
        match self {
            ViaKind::Post => "post",
            ViaKind::Room => "room",
            ViaKind::Link => "link",
        }
    }
}

/// A line to be added.
#[derive(Clone, Copy, Debug)]
pub struct NewLine {
    pub listing: ListingId,
    pub product: ProductId,
    pub variant: VariantId,
    pub shop: ShopId,
    pub quantity: i64,
    pub seen: Money,
    pub via: Option<Via>,
}

/// Why a cart did not change.
#[derive(Debug, thiserror::Error)]
pub enum CartError {
    #[error("no such cart")]
    NotFound,
    /// It became orders.
    #[error("the cart was ordered")]
    Ordered,
    #[error("no such line")]
    UnknownLine,
    #[error("a line has 1 to {QUANTITY_MAX} units")]
    Quantity,
    #[error("a cart has {UNITS_MAX} units at the most")]
    Full,
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl Coded for CartError {
    fn code(&self) -> &'static str {
        match self {
            CartError::NotFound => "trade.cart_not_found",
            CartError::Ordered => "trade.cart_ordered",
            CartError::UnknownLine => "trade.unknown_line",
            CartError::Quantity => "trade.quantity_out_of_range",
            CartError::Full => "trade.cart_full",
            CartError::Db(_) => kernel::FAULT,
        }
    }

    fn args(&self) -> Vec<(Cow<'static, str>, String)> {
        match self {
            CartError::Quantity => vec![("max".into(), QUANTITY_MAX.to_string())],
            CartError::Full => vec![("max".into(), UNITS_MAX.to_string())],
            _ => Vec::new(),
        }
    }
}

/// A person's open cart of a market, made when there is none; or a guest's new one with its secret, told this once.
pub fn open(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    rng: &dyn Rng,
    market: MarketCode,
    buyer: Option<BuyerId>,
) -> Result<(Cart, Option<SecretToken>), CartError> {
    if let Some(buyer) = buyer
        && let Some(known) = open_of(tx, buyer, market)?
    {
        return Ok((known, None));
    }
    let (id, now) = (tx.new_id(), clock.now());
    let (token, hash) = match buyer {
        Some(_) => (None, None),
        None => {
            let (token, hash) = access::make(rng);
            (Some(token), Some(hash))
        }
    };
    let state = CartState::Open;
    let cart = Cart { id, market, buyer, state, lines: Vec::new(), created_at: now, updated_at: now };
    store::cart::insert(tx, &cart, hash.as_ref())?;
    Ok((cart, token))
}

/// The cart of this id, if it is the holder's. One statement.
pub fn find(read: &mut db::Read, id: CartId, holder: &Holder<'_>) -> Result<Option<Cart>, db::Error> {
    store::cart::find(read, id, holder)
}

/// A person's open cart of a market.
pub fn open_of(read: &mut db::Read, buyer: BuyerId, market: MarketCode) -> Result<Option<Cart>, db::Error> {
    store::cart::open_of(read, buyer, market)
}

/// Adds units; a line of the same listing, variant and origin grows. `cart` is as the holder's [`find`] gave it.
pub fn add(tx: &mut db::Tx, clock: &dyn Clock, cart: &mut Cart, new: NewLine) -> Result<CartLineId, CartError> {
    let same = |line: &CartLine| line.listing == new.listing && line.variant == new.variant && line.via == new.via;
    let place = cart.lines.iter().position(same);
    let there = place.and_then(|place| cart.lines.get(place)).map_or(0, |line| line.quantity);
    if new.quantity < 1 {
        return Err(CartError::Quantity);
    }
    let quantity = there.saturating_add(new.quantity);
    cart.makes_room(quantity, there)?;
    cart.touch(tx, clock)?;
    if let Some(line) = place.and_then(|place| cart.lines.get_mut(place)) {
        line.quantity = quantity;
        line.seen = new.seen;
        store::cart::set_line(tx, line)?;
        return Ok(line.id);
    }
    let NewLine { listing, product, variant, shop, seen, via, .. } = new;
    let (id, added_at) = (tx.new_id(), clock.now());
    let line = CartLine { id, listing, product, variant, shop, quantity, seen, via, added_at };
    store::cart::insert_line(tx, cart.id, &line)?;
    cart.lines.push(line);
    Ok(id)
}

/// Sets a line's units.
pub fn set_quantity(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    cart: &mut Cart,
    line: CartLineId,
    quantity: i64,
) -> Result<(), CartError> {
    let there = cart.lines.iter().find(|other| other.id == line).ok_or(CartError::UnknownLine)?.quantity;
    cart.makes_room(quantity, there)?;
    cart.touch(tx, clock)?;
    if let Some(line) = cart.lines.iter_mut().find(|other| other.id == line) {
        line.quantity = quantity;
        store::cart::set_line(tx, line)?;
    }
    Ok(())
}

/// Takes a line out.
pub fn remove(tx: &mut db::Tx, clock: &dyn Clock, cart: &mut Cart, line: CartLineId) -> Result<(), CartError> {
    let place = cart.lines.iter().position(|other| other.id == line).ok_or(CartError::UnknownLine)?;
    cart.touch(tx, clock)?;
    store::cart::delete_line(tx, cart.id, line)?;
    cart.lines.remove(place);
    Ok(())
}

/// The shopper has seen that a unit costs `price` now.
pub fn mark_seen(tx: &mut db::Tx, cart: &mut Cart, line: CartLineId, price: Money) -> Result<(), CartError> {
    if cart.state == CartState::Ordered {
        return Err(CartError::Ordered);
    }
    let line = cart.lines.iter_mut().find(|other| other.id == line).ok_or(CartError::UnknownLine)?;
    line.seen = price;
    Ok(store::cart::set_line(tx, line)?)
}

/// At log-in: a guest's open cart goes into the person's open one of its market, line by line, as far as there is room; the
/// guest's is gone afterwards. A person without one takes the guest's over.
pub fn adopt(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    guest: CartId,
    token: &TokenHash,
    buyer: BuyerId,
) -> Result<Cart, CartError> {
    let from = find(tx, guest, &Holder::Token(token))?.ok_or(CartError::NotFound)?;
    if from.state == CartState::Ordered {
        return Err(CartError::Ordered);
    }
    let Some(mut own) = open_of(tx, buyer, from.market)? else {
        store::cart::give_to(tx, from.id, buyer, clock.now())?;
        return Ok(Cart { buyer: Some(buyer), ..from });
    };
    for line in from.lines.clone() {
        let CartLine { listing, product, variant, shop, quantity, seen, via, .. } = line;
        let here = own.lines.iter().find(|mine| mine.variant == variant && mine.listing == listing && mine.via == via);
        let room = (UNITS_MAX - own.units()).min(QUANTITY_MAX - here.map_or(0, |line| line.quantity));
        let quantity = quantity.min(room);
        if quantity > 0 {
            add(tx, clock, &mut own, NewLine { listing, product, variant, shop, quantity, seen, via })?;
        }
    }
    store::cart::delete(tx, from.id)?;
    Ok(own)
}

impl Cart {
    /// Units over all lines.
    pub fn units(&self) -> i64 {
        self.lines.iter().map(|line| line.quantity).sum()
    }

    /// Whether a line may have `quantity` units in place of `there`.
    fn makes_room(&self, quantity: i64, there: i64) -> Result<(), CartError> {
        if self.state == CartState::Ordered {
            return Err(CartError::Ordered);
        }
        if !(1..=QUANTITY_MAX).contains(&quantity) {
            return Err(CartError::Quantity);
        }
        if self.units() - there + quantity > UNITS_MAX {
            return Err(CartError::Full);
        }
        Ok(())
    }

    /// Keeps it open, which an ordered cart is not.
    fn touch(&mut self, tx: &mut db::Tx, clock: &dyn Clock) -> Result<(), CartError> {
        self.updated_at = clock.now();
        if store::cart::touch(tx, self.id, self.updated_at)? { Ok(()) } else { Err(CartError::Ordered) }
    }
}

#[cfg(test)]
mod tests;
