//! SQL of connections: what stores said and told.

use db::{Read, Tx, params};
use kernel::Instant;
use serde::Deserialize;

use crate::connection::{Told, Watch};
use crate::{ProductId, ShopId, VariantId};

db::statements! {
    WATCH = "SELECT heard_at, heard_topic, refused_at, refused_code FROM connection WHERE shop = $1";
    HEARD = "INSERT INTO connection (shop, heard_at, heard_topic) VALUES ($1, $2, $3) \
        ON CONFLICT (shop) DO UPDATE SET heard_at = excluded.heard_at, heard_topic = excluded.heard_topic";
    REFUSED = "INSERT INTO connection (shop, refused_at, refused_code) VALUES ($1, $2, $3) \
        ON CONFLICT (shop) DO UPDATE SET refused_at = excluded.refused_at, refused_code = excluded.refused_code";
    DELIVER = "INSERT INTO webhook_delivery (shop, delivery, topic, at) VALUES ($1, $2, $3, $4) ON CONFLICT (shop, delivery) DO NOTHING";
    SWEEP = "DELETE FROM webhook_delivery WHERE (shop, delivery) IN \
        (SELECT d.shop, d.delivery FROM webhook_delivery d WHERE d.at < $1 ORDER BY d.at LIMIT 1000)";
    ASKED = "INSERT INTO store_product (product, shop, store, failure, asked_at) VALUES ($1, $2, $3, $4, $5) \
        ON CONFLICT (product) DO UPDATE SET shop = excluded.shop, store = excluded.store, failure = excluded.failure, asked_at = excluded.asked_at";
    ASKED_AT = "SELECT asked_at FROM store_product WHERE product = $1 AND store = $2";
    FORGET_PRODUCT = "DELETE FROM store_variant WHERE product = $1";
    PUT_VARIANT = "INSERT INTO store_variant (variant, product, shop, store, external_id) VALUES ($1, $2, $3, $4, $5) \
        ON CONFLICT (variant) DO UPDATE SET product = excluded.product, shop = excluded.shop, store = excluded.store, \
            external_id = excluded.external_id";
    EXTERNAL_ID = "SELECT external_id FROM store_variant WHERE variant = $1 AND store = $2";
    VARIANT_OF = "SELECT variant, product FROM store_variant WHERE shop = $1 AND external_id = $2 ORDER BY variant LIMIT 1";
    COUNT_VARIANTS = "SELECT COUNT(*) FROM store_variant WHERE shop = $1 AND store = $2";
    FAILURES = "SELECT failure, CAST(COUNT(*) AS BIGINT) AS products, MAX(asked_at) AS asked_at FROM store_product \
        WHERE shop = $1 AND store = $2 GROUP BY failure ORDER BY failure NULLS FIRST";
    FORGET_VARIANTS = "DELETE FROM store_variant WHERE shop = $1";
    FORGET_PRODUCTS = "DELETE FROM store_product WHERE shop = $1";
    FORGET_WATCH = "DELETE FROM connection WHERE shop = $1";
}

pub(crate) fn watch(read: &mut Read, shop: ShopId) -> Result<Option<Watch>, db::Error> {
    read.optional(WATCH, params![shop])
}

pub(crate) fn heard(tx: &mut Tx, shop: ShopId, topic: &str, now: Instant) -> Result<(), db::Error> {
    tx.execute(HEARD, params![shop, now, topic])?;
    Ok(())
}

pub(crate) fn refused(tx: &mut Tx, shop: ShopId, code: &str, now: Instant) -> Result<(), db::Error> {
    tx.execute(REFUSED, params![shop, now, code])?;
    Ok(())
}

/// False when it was there.
pub(crate) fn deliver(tx: &mut Tx, shop: ShopId, delivery: &str, topic: &str, now: Instant) -> Result<bool, db::Error> {
    Ok(tx.execute(DELIVER, params![shop, delivery, topic, now])? == 1)
}

pub(crate) fn sweep(tx: &mut Tx, before: Instant) -> Result<u64, db::Error> {
    tx.execute(SWEEP, params![before])
}

pub(crate) fn asked(
    tx: &mut Tx,
    shop: ShopId,
    product: ProductId,
    store: &str,
    failure: Option<&str>,
    now: Instant,
) -> Result<(), db::Error> {
    tx.execute(ASKED, params![product, shop, store, failure, now])?;
    Ok(())
}

pub(crate) fn asked_at(read: &mut Read, product: ProductId, store: &str) -> Result<Option<Instant>, db::Error> {
    read.optional(ASKED_AT, params![product, store])
}

pub(crate) fn forget_product(tx: &mut Tx, product: ProductId) -> Result<(), db::Error> {
    tx.execute(FORGET_PRODUCT, params![product])?;
    Ok(())
}

pub(crate) fn put_variant(
    tx: &mut Tx,
    shop: ShopId,
    product: ProductId,
    store: &str,
    variant: VariantId,
    external_id: i64,
) -> Result<(), db::Error> {
    tx.execute(PUT_VARIANT, params![variant, product, shop, store, external_id])?;
    Ok(())
}

pub(crate) fn external_id(read: &mut Read, variant: VariantId, store: &str) -> Result<Option<i64>, db::Error> {
    read.optional(EXTERNAL_ID, params![variant, store])
}

pub(crate) fn variant_of(
    read: &mut Read,
    shop: ShopId,
    external_id: i64,
) -> Result<Option<(VariantId, ProductId)>, db::Error> {
    read.optional(VARIANT_OF, params![shop, external_id])
}

#[derive(Deserialize)]
struct Asked {
    failure: Option<String>,
    products: i64,
    asked_at: Option<Instant>,
}

pub(crate) fn told(read: &mut Read, shop: ShopId, store: &str) -> Result<Told, db::Error> {
    let asked: Vec<Asked> = read.all(FAILURES, params![shop, store])?;
    Ok(Told {
        variants: read.one(COUNT_VARIANTS, params![shop, store])?,
        products: asked.iter().map(|row| row.products).sum(),
        asked_at: asked.iter().filter_map(|row| row.asked_at).max(),
        failures: asked.into_iter().filter_map(|row| Some((row.failure?, row.products))).collect(),
    })
}

pub(crate) fn forget(tx: &mut Tx, shop: ShopId) -> Result<(), db::Error> {
    for statement in [FORGET_VARIANTS, FORGET_PRODUCTS, FORGET_WATCH] {
        tx.execute(statement, params![shop])?;
    }
    Ok(())
}
