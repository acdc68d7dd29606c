//! SQL of showcases.

use db::{Read, Tx, params};
use kernel::Instant;

use crate::{CreatorId, ProductId};

db::statements! {
    CLEAR = "DELETE FROM showcase WHERE creator = $1";
    INSERT = "INSERT INTO showcase (creator, position, product, added_at) VALUES ($1, $2, $3, $4)";
    PRODUCTS = "SELECT product FROM showcase WHERE creator = $1 ORDER BY position";
}

pub(crate) fn replace(tx: &mut Tx, creator: CreatorId, products: &[ProductId], now: Instant) -> Result<(), db::Error> {
    tx.execute(CLEAR, params![creator])?;
    for (position, product) in (0_i64..).zip(products) {
        tx.execute(INSERT, params![creator, position, *product, now])?;
    }
    Ok(())
}

pub(crate) fn products(read: &mut Read, creator: CreatorId) -> Result<Vec<ProductId>, db::Error> {
    read.all(PRODUCTS, params![creator])
}
