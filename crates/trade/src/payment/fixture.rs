//! Orders without a story, for tests to hang payments and returns on.

use db::{Db, params};

use crate::{BuyerId, CartId, OrderId, OrderLineId, ShopId};

const CART: &str = "INSERT INTO cart (id, market, buyer, token_hash, state, created_at, updated_at) \
    VALUES ($1, 'TH', NULL, $2, 'ORDERED', 0, 0)";
const ORDER: &str = "INSERT INTO shop_order (id, cart, shop, market, lang, currency, buyer, address, lane, method, origin, \
    items, shipping, tax, total, refunded, state, late, forget, placed_at) \
    VALUES ($1, $2, $3, 'TH', 'th', 'THB', $4, '{}', 'standard', 'stripe', 'real', 0, 0, 0, 0, 0, 'UNPAID', 0, 0, 0)";
const LINE: &str = "INSERT INTO order_line (id, order_id, listing, product, variant, title, sku, options, gross, tax, net, \
    vat_bp, tax_by, commission, payment_fee, state, refunded) \
    VALUES ($1, $2, 1, 1, 1, '', '', '[]', 100, 0, 100, 0, 'seller', 0, 0, 'DELIVERED', 0)";

/// A cart, of whoever bears the token of this hash.
pub(crate) fn cart(db: &Db, id: CartId, token_hash: [u8; 32]) {
    db.write_blocking(move |tx| tx.execute(CART, params![id, token_hash.as_slice()])).unwrap();
}

/// An order of a cart: a shop's, and a person's.
pub(crate) fn order(db: &Db, id: OrderId, cart: CartId, shop: ShopId, buyer: Option<BuyerId>) {
    db.write_blocking(move |tx| tx.execute(ORDER, params![id, cart, shop, buyer])).unwrap();
}

/// Lines of an order that were delivered.
pub(crate) fn lines(db: &Db, order: OrderId, ids: &[i64]) {
    let ids: Vec<OrderLineId> = ids.iter().copied().map(OrderLineId::new).collect();
    let insert = move |tx: &mut db::Tx| ids.iter().try_for_each(|id| tx.execute(LINE, params![*id, order]).map(drop));
    db.write_blocking(insert).unwrap();
}
