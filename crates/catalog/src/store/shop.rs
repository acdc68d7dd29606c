//! SQL of shops.

use db::{Json, params};
use kernel::{Country, Currency, Instant, Lang};
use serde::Deserialize;

use crate::shop::{FACES_MAX, OwnerId, Shop, ShopFace, ShopId, ShopState, SyncFields};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, handle, name, owner, home_country, language, currency, state, sync_fields, price_rule, store, \
             CASE WHEN webhook_secret IS NULL THEN 0 ELSE 1 END AS has_webhook_secret, prefers_link_out, created_at, updated_at FROM shop ",
            $rest
        )
    };
}

db::statements! {
    FIND = select!("WHERE id = $1");
    FIND_BY_HANDLE = select!("WHERE handle = $1");
    FACES = "SELECT id, handle, name, state FROM shop WHERE id IN \
        ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, \
        $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32)";
    OF_OWNER = select!("WHERE owner = $1 ORDER BY id LIMIT 100");
    LIST = select!("WHERE id > $1 ORDER BY id LIMIT $2");
    INSERT = "INSERT INTO shop (id, handle, name, owner, home_country, language, currency, state, sync_fields, price_rule, store, \
                  webhook_secret, created_at, updated_at) \
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, NULL, NULL, NULL, $10, $10) \
              ON CONFLICT (handle) DO NOTHING";
    UPDATE = "UPDATE shop SET name = $2, sync_fields = $3, price_rule = $4, store = $5, prefers_link_out = $6, updated_at = $7 \
              WHERE id = $1";
    SET_SECRET = "UPDATE shop SET webhook_secret = $2 WHERE id = $1";
    FORGET_SECRET = "UPDATE shop SET webhook_secret = NULL WHERE id = $1";
    SECRET = "SELECT webhook_secret FROM shop WHERE id = $1 AND webhook_secret IS NOT NULL";
}

#[derive(Deserialize)]
struct Row {
    id: ShopId,
    handle: String,
    name: String,
    owner: OwnerId,
    home_country: Country,
    language: Lang,
    currency: Currency,
    state: ShopState,
    sync_fields: Json<SyncFields>,
    price_rule: Option<String>,
    store: Option<String>,
    has_webhook_secret: bool,
    prefers_link_out: bool,
    created_at: Instant,
    updated_at: Instant,
}

impl From<Row> for Shop {
    fn from(row: Row) -> Shop {
        Shop {
            id: row.id,
            handle: row.handle,
            name: row.name,
            owner: row.owner,
            home_country: row.home_country,
            language: row.language,
            currency: row.currency,
            state: row.state,
            sync_fields: row.sync_fields.0,
            price_rule: row.price_rule,
            store: row.store,
            has_webhook_secret: row.has_webhook_secret,
            prefers_link_out: row.prefers_link_out,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}

pub(crate) fn find(read: &mut db::Read, id: ShopId) -> Result<Option<Shop>, db::Error> {
    Ok(read.optional::<Row>(FIND, params![id])?.map(Shop::from))
}

pub(crate) fn find_by_handle(read: &mut db::Read, handle: &str) -> Result<Option<Shop>, db::Error> {
    Ok(read.optional::<Row>(FIND_BY_HANDLE, params![handle])?.map(Shop::from))
}

/// In no order.
pub(crate) fn faces(read: &mut db::Read, shops: &[ShopId]) -> Result<Vec<ShopFace>, db::Error> {
    let mut ids: Vec<db::Value> = shops.iter().take(FACES_MAX).map(|id| (*id).into()).collect();
    let pad = ids.last().cloned().unwrap_or(db::Value::Int(0));
    ids.resize(FACES_MAX, pad);
    read.all(FACES, &ids)
}

pub(crate) fn of_owner(read: &mut db::Read, owner: OwnerId) -> Result<Vec<Shop>, db::Error> {
    Ok(read.all::<Row>(OF_OWNER, params![owner])?.into_iter().map(Shop::from).collect())
}

pub(crate) fn list(read: &mut db::Read, after: ShopId, limit: u32) -> Result<Vec<Shop>, db::Error> {
    Ok(read.all::<Row>(LIST, params![after, limit])?.into_iter().map(Shop::from).collect())
}

/// False when the handle is taken.
pub(crate) fn insert(tx: &mut db::Tx, shop: &Shop) -> Result<bool, db::Error> {
    let values = params![
        shop.id,
        &shop.handle,
        &shop.name,
        shop.owner,
        shop.home_country,
        shop.language,
        shop.currency,
        shop.state.name(),
        json(&shop.sync_fields),
        shop.created_at
    ];
    Ok(tx.execute(INSERT, values)? == 1)
}

pub(crate) fn update(tx: &mut db::Tx, shop: &Shop) -> Result<(), db::Error> {
    let fields = json(&shop.sync_fields);
    let values = params![
        shop.id,
        &shop.name,
        fields,
        shop.price_rule.as_deref(),
        shop.store.as_deref(),
        i64::from(shop.prefers_link_out),
        shop.updated_at
    ];
    tx.execute(UPDATE, values)?;
    Ok(())
}

pub(crate) fn set_secret(tx: &mut db::Tx, id: ShopId, secret: &str) -> Result<(), db::Error> {
    tx.execute(SET_SECRET, params![id, secret])?;
    Ok(())
}

pub(crate) fn forget_secret(tx: &mut db::Tx, id: ShopId) -> Result<(), db::Error> {
    tx.execute(FORGET_SECRET, params![id])?;
    Ok(())
}

pub(crate) fn secret(read: &mut db::Read, id: ShopId) -> Result<Option<String>, db::Error> {
    read.optional(SECRET, params![id])
}

fn json(fields: &SyncFields) -> String {
    serde_json::to_string(fields).unwrap_or_default()
}
