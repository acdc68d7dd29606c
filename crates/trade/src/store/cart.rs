//! SQL of carts.

use db::{Read, Tx, params};
use kernel::{Currency, Instant, MarketCode, Money};
use serde::Deserialize;

use crate::access::TokenHash;
use crate::cart::{Cart, CartId, CartLine, CartLineId, CartState, Via, ViaKind};
use crate::{BuyerId, Holder, ListingId, ProductId, ShopId, VariantId};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT c.id, c.market, c.buyer, c.state, c.created_at, c.updated_at, l.id AS line, l.listing, l.product, l.variant, \
             l.shop, l.quantity, l.seen_minor, l.currency, l.via_kind, l.via_id, l.added_at \
             FROM cart c LEFT JOIN cart_line l ON l.cart = c.id WHERE ",
            $rest,
            " ORDER BY l.id"
        )
    };
}

db::statements! {
    INSERT = "INSERT INTO cart (id, market, buyer, token_hash, state, created_at, updated_at) VALUES ($1, $2, $3, $4, 'OPEN', $5, $5)";
    OF_PERSON = select!("c.id = $1 AND c.buyer = $2");
    OF_TOKEN = select!("c.id = $1 AND c.token_hash = $2");
    OPEN_OF = select!("c.buyer = $1 AND c.market = $2 AND c.state = 'OPEN'");
    TOUCH = "UPDATE cart SET updated_at = $2 WHERE id = $1 AND state = 'OPEN'";
    ORDERED = "UPDATE cart SET state = 'ORDERED', updated_at = $2 WHERE id = $1 AND state = 'OPEN'";
    GIVE_TO = "UPDATE cart SET buyer = $2, token_hash = NULL, updated_at = $3 WHERE id = $1 AND state = 'OPEN'";
    INSERT_LINE = "INSERT INTO cart_line (id, cart, listing, product, variant, shop, quantity, seen_minor, currency, via_kind, via_id, added_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    SET_LINE = "UPDATE cart_line SET quantity = $2, seen_minor = $3, currency = $4 WHERE id = $1";
    DELETE_LINE = "DELETE FROM cart_line WHERE id = $1 AND cart = $2";
    DELETE_LINES = "DELETE FROM cart_line WHERE cart = $1";
    DELETE = "DELETE FROM cart WHERE id = $1";
    FORGET_LINES = "DELETE FROM cart_line WHERE cart IN (SELECT id FROM cart WHERE buyer = $1 AND state = 'OPEN')";
    FORGET_OPEN = "DELETE FROM cart WHERE buyer = $1 AND state = 'OPEN'";
    FORGET_ORDERED = "UPDATE cart SET buyer = NULL WHERE id IN (SELECT cart FROM shop_order WHERE buyer = $1) AND buyer = $1";
}

/// A cart with one of its lines; without any, when it is empty.
#[derive(Deserialize)]
struct Row {
    id: CartId,
    market: MarketCode,
    buyer: Option<BuyerId>,
    state: CartState,
    created_at: Instant,
    updated_at: Instant,
    line: Option<CartLineId>,
    listing: Option<ListingId>,
    product: Option<ProductId>,
    variant: Option<VariantId>,
    shop: Option<ShopId>,
    quantity: Option<i64>,
    seen_minor: Option<i64>,
    currency: Option<Currency>,
    via_kind: Option<ViaKind>,
    via_id: Option<i64>,
    added_at: Option<Instant>,
}

impl Row {
    fn line(&self) -> Option<CartLine> {
        Some(CartLine {
            id: self.line?,
            listing: self.listing?,
            product: self.product?,
            variant: self.variant?,
            shop: self.shop?,
            quantity: self.quantity?,
            seen: Money::new(self.seen_minor?, self.currency?),
            via: self.via_kind.zip(self.via_id).map(|(kind, id)| Via { kind, id }),
            added_at: self.added_at?,
        })
    }
}

pub(crate) fn insert(tx: &mut Tx, cart: &Cart, token: Option<&TokenHash>) -> Result<(), db::Error> {
    let token = token.map(|hash| hash.as_slice());
    tx.execute(INSERT, params![cart.id, cart.market, cart.buyer, token, cart.created_at])?;
    Ok(())
}

pub(crate) fn find(read: &mut Read, id: CartId, holder: &Holder<'_>) -> Result<Option<Cart>, db::Error> {
    let rows = match holder {
        Holder::Person(buyer) => read.all(OF_PERSON, params![id, *buyer])?,
        Holder::Token(hash) => read.all(OF_TOKEN, params![id, hash.as_slice()])?,
    };
    Ok(cart(&rows))
}

pub(crate) fn open_of(read: &mut Read, buyer: BuyerId, market: MarketCode) -> Result<Option<Cart>, db::Error> {
    Ok(cart(&read.all(OPEN_OF, params![buyer, market])?))
}

/// The cart of these rows.
fn cart(rows: &[Row]) -> Option<Cart> {
    let first = rows.first()?;
    Some(Cart {
        id: first.id,
        market: first.market,
        buyer: first.buyer,
        state: first.state,
        lines: rows.iter().filter_map(Row::line).collect(),
        created_at: first.created_at,
        updated_at: first.updated_at,
    })
}

/// False for a cart that is not open.
pub(crate) fn touch(tx: &mut Tx, id: CartId, now: Instant) -> Result<bool, db::Error> {
    Ok(tx.execute(TOUCH, params![id, now])? == 1)
}

/// False for a cart that was ordered before.
pub(crate) fn mark_ordered(tx: &mut Tx, id: CartId, now: Instant) -> Result<bool, db::Error> {
    Ok(tx.execute(ORDERED, params![id, now])? == 1)
}

pub(crate) fn give_to(tx: &mut Tx, id: CartId, buyer: BuyerId, now: Instant) -> Result<(), db::Error> {
    tx.execute(GIVE_TO, params![id, buyer, now])?;
    Ok(())
}

pub(crate) fn insert_line(tx: &mut Tx, cart: CartId, line: &CartLine) -> Result<(), db::Error> {
    let (kind, via) = (line.via.map(|via| via.kind.name()), line.via.map(|via| via.id));
    let values = params![
        line.id,
        cart,
        line.listing,
        line.product,
        line.variant,
        line.shop,
        line.quantity,
        line.seen.minor,
        line.seen.currency,
        kind,
        via,
        line.added_at,
    ];
    tx.execute(INSERT_LINE, values)?;
    Ok(())
}

pub(crate) fn set_line(tx: &mut Tx, line: &CartLine) -> Result<(), db::Error> {
    tx.execute(SET_LINE, params![line.id, line.quantity, line.seen.minor, line.seen.currency])?;
    Ok(())
}

pub(crate) fn delete_line(tx: &mut Tx, cart: CartId, line: CartLineId) -> Result<(), db::Error> {
    tx.execute(DELETE_LINE, params![line, cart])?;
    Ok(())
}

pub(crate) fn delete(tx: &mut Tx, id: CartId) -> Result<(), db::Error> {
    tx.execute(DELETE_LINES, params![id])?;
    tx.execute(DELETE, params![id])?;
    Ok(())
}

/// What a person wished for, and who ordered; before the orders forget whose they are.
pub(crate) fn forget(tx: &mut Tx, buyer: BuyerId) -> Result<(), db::Error> {
    tx.execute(FORGET_LINES, params![buyer])?;
    tx.execute(FORGET_OPEN, params![buyer])?;
    tx.execute(FORGET_ORDERED, params![buyer])?;
    Ok(())
}
