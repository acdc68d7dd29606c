//! SQL of carts.

use db::{Read, Tx, params};
use kernel::{Currency, Instant, MarketCode, Money};
use serde::Deserialize;

use crate::access::TokenHash;
use crate::cart::{Cart, CartId, CartLine, CartLineId, CartState, Via, ViaKind};
use crate::{BuyerId, Holder, ListingId, ProductId, ShopId, VariantId};

macro_rules! select {
    ($rest:literal) => {
        concat!("SELECT id, market, buyer, state, created_at, updated_at FROM cart WHERE ", $rest)
    };
}

db::statements! {
    INSERT = "INSERT INTO cart (id, market, buyer, token_hash, state, created_at, updated_at) VALUES ($1, $2, $3, $4, 'OPEN', $5, $5)";
    OF_PERSON = select!("id = $1 AND buyer = $2");
    OF_TOKEN = select!("id = $1 AND token_hash = $2");
    OPEN_OF = select!("buyer = $1 AND market = $2 AND state = 'OPEN'");
    LINES = "SELECT id, listing, product, variant, shop, quantity, seen_minor, currency, via_kind, via_id, added_at FROM cart_line \
        WHERE cart = $1 ORDER BY id";
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

#[derive(Deserialize)]
struct Row {
    id: CartId,
    market: MarketCode,
    buyer: Option<BuyerId>,
    state: CartState,
    created_at: Instant,
    updated_at: Instant,
}

#[derive(Deserialize)]
struct LineRow {
    id: CartLineId,
    listing: ListingId,
    product: ProductId,
    variant: VariantId,
    shop: ShopId,
    quantity: i64,
    seen_minor: i64,
    currency: Currency,
    via_kind: Option<ViaKind>,
    via_id: Option<i64>,
    added_at: Instant,
}

impl From<LineRow> for CartLine {
    fn from(row: LineRow) -> CartLine {
        CartLine {
            id: row.id,
            listing: row.listing,
            product: row.product,
            variant: row.variant,
            shop: row.shop,
            quantity: row.quantity,
            seen: Money::new(row.seen_minor, row.currency),
            via: row.via_kind.zip(row.via_id).map(|(kind, id)| Via { kind, id }),
            added_at: row.added_at,
        }
    }
}

pub(crate) fn insert(tx: &mut Tx, cart: &Cart, token: Option<&TokenHash>) -> Result<(), db::Error> {
    let token = token.map(|hash| hash.as_slice());
    tx.execute(INSERT, params![cart.id, cart.market, cart.buyer, token, cart.created_at])?;
    Ok(())
}

pub(crate) fn find(read: &mut Read, id: CartId, holder: &Holder<'_>) -> Result<Option<Cart>, db::Error> {
    let row: Option<Row> = match holder {
        Holder::Person(buyer) => read.optional(OF_PERSON, params![id, *buyer])?,
        Holder::Token(hash) => read.optional(OF_TOKEN, params![id, hash.as_slice()])?,
    };
    with_lines(read, row)
}

pub(crate) fn open_of(read: &mut Read, buyer: BuyerId, market: MarketCode) -> Result<Option<Cart>, db::Error> {
    let row = read.optional(OPEN_OF, params![buyer, market])?;
    with_lines(read, row)
}

fn with_lines(read: &mut Read, row: Option<Row>) -> Result<Option<Cart>, db::Error> {
    let Some(row) = row else { return Ok(None) };
    let lines: Vec<LineRow> = read.all(LINES, params![row.id])?;
    Ok(Some(Cart {
        id: row.id,
        market: row.market,
        buyer: row.buyer,
        state: row.state,
        lines: lines.into_iter().map(CartLine::from).collect(),
        created_at: row.created_at,
        updated_at: row.updated_at,
    }))
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
