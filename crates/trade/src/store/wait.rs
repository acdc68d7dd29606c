//! SQL of waits.

use db::{Read, Tx, params};
use kernel::{Instant, MarketCode};
use serde::Deserialize;

use crate::wait::{Wait, Waited};
use crate::{BuyerId, ListingId, ProductId, VariantId};

db::statements! {
    INSERT = "INSERT INTO wait (person, listing, variant, product, market, at) VALUES ($1, $2, $3, $4, $5, $6) \
        ON CONFLICT (person, listing, variant) DO NOTHING";
    DELETE = "DELETE FROM wait WHERE person = $1 AND listing = $2 AND variant = $3";
    DELETE_ALL = "DELETE FROM wait WHERE person = $1 AND listing = $2";
    FORGET = "DELETE FROM wait WHERE person = $1";
    HOW_MANY = "SELECT COUNT(*) FROM wait WHERE person = $1";
    OF_PERSON = "SELECT person, listing, variant, product, market, at FROM wait \
        WHERE person = $1 AND (at < $2 OR (at = $2 AND variant < $3)) ORDER BY at DESC, variant DESC LIMIT $4";
    OF_LISTING = "SELECT variant FROM wait WHERE person = $1 AND listing = $2 ORDER BY variant";
    COUNT = "SELECT COUNT(*) FROM wait WHERE variant = $1";
    OF_VARIANT = "SELECT DISTINCT listing, variant, market FROM wait WHERE variant = $1 ORDER BY listing";
    IN_LISTING = "SELECT DISTINCT listing, variant, market FROM wait WHERE listing = $1 ORDER BY variant";
    TAKE = "DELETE FROM wait WHERE listing = $1 AND variant = $2 AND person IN \
        (SELECT person FROM wait WHERE listing = $1 AND variant = $2 ORDER BY at, person LIMIT $3) RETURNING person";
}

#[derive(Deserialize)]
struct Row {
    person: BuyerId,
    listing: ListingId,
    variant: VariantId,
    product: ProductId,
    market: MarketCode,
    at: Instant,
}

/// False when this person waits for it already.
pub(crate) fn insert(tx: &mut Tx, wait: &Wait) -> Result<bool, db::Error> {
    let Wait { person, listing, variant, product, market, at } = *wait;
    Ok(tx.execute(INSERT, params![person, listing, variant, product, market, at])? > 0)
}

pub(crate) fn delete(
    tx: &mut Tx,
    person: BuyerId,
    listing: ListingId,
    variant: Option<VariantId>,
) -> Result<(), db::Error> {
    match variant {
        Some(variant) => tx.execute(DELETE, params![person, listing, variant]),
        None => tx.execute(DELETE_ALL, params![person, listing]),
    }
    .map(drop)
}

pub(crate) fn forget(tx: &mut Tx, person: BuyerId) -> Result<(), db::Error> {
    tx.execute(FORGET, params![person]).map(drop)
}

pub(crate) fn how_many(read: &mut Read, person: BuyerId) -> Result<i64, db::Error> {
    read.one(HOW_MANY, params![person])
}

pub(crate) fn of_person(
    read: &mut Read,
    person: BuyerId,
    (at, variant): (i64, i64),
    limit: i64,
) -> Result<Vec<Wait>, db::Error> {
    let rows: Vec<Row> = read.all(OF_PERSON, params![person, at, variant, limit])?;
    let wait =
        |Row { person, listing, variant, product, market, at }| Wait { person, listing, variant, product, market, at };
    Ok(rows.into_iter().map(wait).collect())
}

pub(crate) fn of_listing(read: &mut Read, person: BuyerId, listing: ListingId) -> Result<Vec<VariantId>, db::Error> {
    read.all(OF_LISTING, params![person, listing])
}

pub(crate) fn count(read: &mut Read, variant: VariantId) -> Result<i64, db::Error> {
    read.one(COUNT, params![variant])
}

pub(crate) fn of_variant(read: &mut Read, variant: VariantId) -> Result<Vec<Waited>, db::Error> {
    Ok(waited(read.all(OF_VARIANT, params![variant])?))
}

pub(crate) fn in_listing(read: &mut Read, listing: ListingId) -> Result<Vec<Waited>, db::Error> {
    Ok(waited(read.all(IN_LISTING, params![listing])?))
}

#[derive(Deserialize)]
struct Place {
    listing: ListingId,
    variant: VariantId,
    market: MarketCode,
}

fn waited(rows: Vec<Place>) -> Vec<Waited> {
    rows.into_iter().map(|row| (row.listing, row.variant, row.market)).collect()
}

pub(crate) fn take(tx: &mut Tx, listing: ListingId, variant: VariantId, limit: i64) -> Result<Vec<BuyerId>, db::Error> {
    tx.all(TAKE, params![listing, variant, limit])
}
