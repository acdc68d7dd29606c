//! What changes listings.

use kernel::{Instant, MarketCode};

use crate::category::Category;
use crate::image::Image;
use crate::listing::decide::{Text, VariantPrice};
use crate::listing::write::CardContent;
use crate::listing::{ListingId, ListingState, Reason, SyncStatus};
use crate::product::{ProductId, VariantId};
use crate::shop::ShopId;

db::statements! {
    INSERT = "INSERT INTO listing (id, shop, product, market, currency, state, status, reasons, on_sale, fingerprint, \
        edition, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11, $11)";
    UPDATE = "UPDATE listing SET currency = $2, state = CAST($3 AS TEXT), status = $4, reasons = $5, on_sale = $6, fingerprint = $7, \
        review_note = CASE WHEN CAST($3 AS TEXT) = 'REJECTED' THEN review_note ELSE NULL END, edition = edition + 1, updated_at = $8 \
        WHERE id = $1";
    PUT_TEXT = "INSERT INTO listing_text (listing, lang, live, title, title_state, title_overridden, description, \
        description_state, description_overridden, options, options_of, options_untranslated) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    DROP_TEXTS = "DELETE FROM listing_text WHERE listing = $1";
    DROP_WAITING_TEXTS = "DELETE FROM listing_text WHERE listing = $1 AND live = 0";
    DROP_LIVE_TEXTS = "DELETE FROM listing_text WHERE listing = $1 AND live = 1";
    PUBLISH_TEXTS = "UPDATE listing_text SET live = 1 WHERE listing = $1 AND live = 0";
    PUT_PRICE = "INSERT INTO listing_price (listing, variant, price_minor, compare_at_minor, overridden, rate, rate_source, \
        rate_date, breakdown) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
        ON CONFLICT (listing, variant) DO UPDATE SET price_minor = excluded.price_minor, \
        compare_at_minor = excluded.compare_at_minor, overridden = excluded.overridden, rate = excluded.rate, \
        rate_source = excluded.rate_source, rate_date = excluded.rate_date, breakdown = excluded.breakdown";
    DROP_PRICE = "DELETE FROM listing_price WHERE listing = $1 AND variant = $2";
    KEEP_PRICE = "INSERT INTO price_history (id, listing, variant, price_minor, currency, rate, rate_source, rate_date, at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    PUT_CARD = "INSERT INTO card (listing, lang, market, product, shop, shop_handle, shop_name, title, category, \
        price_min_minor, price_max_minor, compare_at_minor, currency, image, source_text, in_stock, sold, created_at) \
        SELECT CAST($1 AS BIGINT), CAST($2 AS TEXT), CAST($3 AS TEXT), CAST($4 AS BIGINT), CAST($5 AS BIGINT), \
        CAST($6 AS TEXT), CAST($7 AS TEXT), CAST($8 AS TEXT), CAST($9 AS TEXT), CAST($10 AS BIGINT), \
        CAST($11 AS BIGINT), CAST($12 AS BIGINT), CAST($13 AS TEXT), CAST($14 AS TEXT), CAST($15 AS BIGINT), CASE WHEN EXISTS (SELECT 1 FROM variant v JOIN shown_stock s ON s.variant = v.id \
        WHERE v.product = CAST($4 AS BIGINT) AND v.removed_at IS NULL AND v.price_minor > 0 AND s.available > 0) THEN 1 ELSE 0 END, \
        COALESCE((SELECT n.units FROM listing_sold n WHERE n.listing = l.id), 0), l.created_at FROM listing l WHERE l.id = CAST($1 AS BIGINT) \
        ON CONFLICT (listing, lang) DO UPDATE SET shop_handle = excluded.shop_handle, shop_name = excluded.shop_name, \
        title = excluded.title, category = excluded.category, price_min_minor = excluded.price_min_minor, \
        price_max_minor = excluded.price_max_minor, compare_at_minor = excluded.compare_at_minor, \
        currency = excluded.currency, image = excluded.image, source_text = excluded.source_text, \
        in_stock = excluded.in_stock";
    DROP_CARDS = "DELETE FROM card WHERE listing = $1";
    DROP_CARD = "DELETE FROM card WHERE listing = $1 AND lang = $2";
    DROP_CARDS_OF_PRODUCT = "DELETE FROM card WHERE product = $1";
    // Without its fingerprint a listing is written again by the next sync, also when that decides as the last one did.
    TAKE_PRODUCT_OFF = "UPDATE listing SET on_sale = 0, fingerprint = '', edition = edition + 1, updated_at = $2 \
        WHERE product = $1 AND on_sale = 1 RETURNING id";
    SET_COVER = "UPDATE card SET image = $2 WHERE product = $1";
    MOVE = "UPDATE listing SET state = $2, status = $3, reasons = $4, on_sale = $5, review_note = $6, fingerprint = '', \
        edition = edition + 1, updated_at = $7 WHERE id = $1";
    TOUCH = "UPDATE listing SET edition = edition + 1, updated_at = $2 WHERE id = $1";
    PUT_OVERRIDE = "INSERT INTO listing_override (listing, field, of, text, price_minor, made_at) \
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (listing, field, of) DO UPDATE SET text = excluded.text, \
        price_minor = excluded.price_minor, made_at = excluded.made_at";
    DROP_OVERRIDE = "DELETE FROM listing_override WHERE listing = $1 AND field = $2 AND of = $3";
    DROP_OVERRIDES = "DELETE FROM listing_override WHERE listing = $1 AND field = $2";
    SET_AVAILABLE = "INSERT INTO shown_stock (variant, available) VALUES ($1, $2) \
        ON CONFLICT (variant) DO UPDATE SET available = excluded.available";
    SHOW_STOCK = "UPDATE card SET in_stock = CASE WHEN EXISTS (SELECT 1 FROM variant v JOIN shown_stock s ON s.variant = v.id \
        WHERE v.product = card.product AND v.removed_at IS NULL AND v.price_minor > 0 AND s.available > 0) \
        THEN 1 ELSE 0 END WHERE product = (SELECT product FROM variant WHERE id = $1)";
    SOLD_BATCH = "SELECT events FROM listing_sold_batch WHERE id = 1";
    PUT_SOLD_BATCH = "INSERT INTO listing_sold_batch (id, events) VALUES (1, $1) \
        ON CONFLICT (id) DO UPDATE SET events = excluded.events";
    ADD_SOLD = "INSERT INTO listing_sold (listing, units) VALUES ($1, $2) \
        ON CONFLICT (listing) DO UPDATE SET units = listing_sold.units + excluded.units";
    SHOW_SOLD = "UPDATE card SET sold = (SELECT n.units FROM listing_sold n WHERE n.listing = card.listing) WHERE listing = $1";
    PUT_SETTINGS = "INSERT INTO shop_market (shop, market, price_rule, translated_only) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (shop, market) DO UPDATE SET price_rule = excluded.price_rule, \
        translated_only = excluded.translated_only";
}

/// The row of a listing as a decision makes it.
pub struct Row<'a> {
    pub state: ListingState,
    pub status: SyncStatus,
    pub reasons: &'a [Reason],
    pub currency: kernel::Currency,
    pub on_sale: bool,
    pub fingerprint: &'a str,
}

pub fn insert(
    tx: &mut db::Tx,
    now: Instant,
    (shop, product, market): (ShopId, ProductId, MarketCode),
    row: &Row<'_>,
) -> Result<ListingId, db::Error> {
    let id: ListingId = tx.new_id();
    let (state, status, reasons) = (row.state.word(), row.status.word(), json(row.reasons)?);
    tx.execute(
        INSERT,
        db::params![id, shop, product, market, row.currency, state, status, reasons, row.on_sale, row.fingerprint, now],
    )?;
    Ok(id)
}

pub fn update(tx: &mut db::Tx, now: Instant, id: ListingId, row: &Row<'_>) -> Result<(), db::Error> {
    let (state, status, reasons) = (row.state.word(), row.status.word(), json(row.reasons)?);
    let params = db::params![id, row.currency, state, status, reasons, row.on_sale, row.fingerprint, now];
    tx.execute(UPDATE, params)?;
    Ok(())
}

pub fn put_text(tx: &mut db::Tx, id: ListingId, text: &Text, live: bool) -> Result<(), db::Error> {
    let (title, description) = (&text.title, &text.description);
    let (options, options_of) = (json(&text.options)?, json(&text.options_of)?);
    tx.execute(
        PUT_TEXT,
        db::params![
            id,
            text.lang,
            live,
            &title.text,
            title.state.word(),
            title.overridden,
            &description.text,
            description.state.word(),
            description.overridden,
            options,
            options_of,
            text.options_untranslated,
        ],
    )?;
    Ok(())
}

pub fn drop_texts(tx: &mut db::Tx, id: ListingId) -> Result<u64, db::Error> {
    tx.execute(DROP_TEXTS, db::params![id])
}

pub fn drop_waiting_texts(tx: &mut db::Tx, id: ListingId) -> Result<u64, db::Error> {
    tx.execute(DROP_WAITING_TEXTS, db::params![id])
}

/// The waiting version replaces the live one.
pub fn publish_texts(tx: &mut db::Tx, id: ListingId) -> Result<(), db::Error> {
    tx.execute(DROP_LIVE_TEXTS, db::params![id])?;
    tx.execute(PUBLISH_TEXTS, db::params![id])?;
    Ok(())
}

pub fn put_price(tx: &mut db::Tx, id: ListingId, price: &VariantPrice) -> Result<(), db::Error> {
    let minor = |money: Option<kernel::Money>| money.map(|money| money.minor);
    let [rate, source, date] = rate_columns(price);
    tx.execute(
        PUT_PRICE,
        db::params![
            id,
            price.variant,
            minor(price.price),
            minor(price.compare_at),
            price.overridden,
            rate,
            source,
            date,
            price.breakdown.as_deref(),
        ],
    )?;
    Ok(())
}

pub fn drop_price(tx: &mut db::Tx, id: ListingId, variant: VariantId) -> Result<u64, db::Error> {
    tx.execute(DROP_PRICE, db::params![id, variant])
}

pub fn keep_price(tx: &mut db::Tx, now: Instant, id: ListingId, price: &VariantPrice) -> Result<(), db::Error> {
    let Some(money) = price.price else { return Ok(()) };
    let entry = tx.new_id::<VariantPrice>();
    let [rate, source, date] = rate_columns(price);
    let params = db::params![entry, id, price.variant, money.minor, money.currency, rate, source, date, now];
    tx.execute(KEEP_PRICE, params)?;
    Ok(())
}

fn rate_columns(price: &VariantPrice) -> [Option<String>; 3] {
    match &price.rate {
        Some(used) => [Some(used.rate.to_string()), Some(used.source.clone()), Some(used.date.to_string())],
        None => [None, None, None],
    }
}

pub fn put_card(tx: &mut db::Tx, card: &CardContent<'_>) -> Result<(), db::Error> {
    let image = card.cover.map(json).transpose()?;
    let minor = |money: kernel::Money| money.minor;
    tx.execute(
        PUT_CARD,
        db::params![
            card.listing,
            card.lang,
            card.market,
            card.product,
            card.shop.id,
            &card.shop.handle,
            &card.shop.name,
            card.title,
            Category::slug(card.category),
            minor(card.price_min),
            minor(card.price_max),
            card.compare_at.map(minor),
            card.price_min.currency,
            image,
            card.source_text,
        ],
    )?;
    Ok(())
}

pub fn drop_cards(tx: &mut db::Tx, id: ListingId) -> Result<u64, db::Error> {
    tx.execute(DROP_CARDS, db::params![id])
}

pub fn drop_card(tx: &mut db::Tx, id: ListingId, lang: kernel::Lang) -> Result<u64, db::Error> {
    tx.execute(DROP_CARD, db::params![id, lang])
}

/// Takes every listing of a product off sale; returns those that were on.
pub fn take_product_off(tx: &mut db::Tx, now: Instant, product: ProductId) -> Result<Vec<ListingId>, db::Error> {
    tx.execute(DROP_CARDS_OF_PRODUCT, db::params![product])?;
    tx.all(TAKE_PRODUCT_OFF, db::params![product, now])
}

/// The events that were counted last.
pub fn sold_batch(read: &mut db::Read) -> Result<Vec<i64>, db::Error> {
    let events: Option<db::Json<Vec<i64>>> = read.optional(SOLD_BATCH, &[])?;
    Ok(events.unwrap_or_default().0)
}

pub fn put_sold_batch(tx: &mut db::Tx, events: &[i64]) -> Result<(), db::Error> {
    tx.execute(PUT_SOLD_BATCH, db::params![json(events)?]).map(drop)
}

/// Counts and shows `units` more.
pub fn add_sold(tx: &mut db::Tx, listing: ListingId, units: i64) -> Result<(), db::Error> {
    tx.execute(ADD_SOLD, db::params![listing, units])?;
    tx.execute(SHOW_SOLD, db::params![listing]).map(drop)
}

pub fn set_cover(tx: &mut db::Tx, product: ProductId, cover: Option<&Image>) -> Result<u64, db::Error> {
    let image = cover.map(json).transpose()?;
    tx.execute(SET_COVER, db::params![product, image])
}

/// What a person's decision leaves in the row.
pub struct Moved<'a> {
    pub state: ListingState,
    pub status: SyncStatus,
    pub reasons: &'a [Reason],
    pub on_sale: bool,
    pub review_note: Option<&'a str>,
}

pub fn set_state(tx: &mut db::Tx, now: Instant, id: ListingId, moved: &Moved<'_>) -> Result<(), db::Error> {
    let (state, status, reasons) = (moved.state.word(), moved.status.word(), json(moved.reasons)?);
    tx.execute(MOVE, db::params![id, state, status, reasons, moved.on_sale, moved.review_note, now])?;
    Ok(())
}

/// Marks a listing as changed, so that a sync that has read it decides again.
pub fn touch(tx: &mut db::Tx, now: Instant, id: ListingId) -> Result<(), db::Error> {
    tx.execute(TOUCH, db::params![id, now])?;
    Ok(())
}

pub fn put_override(
    tx: &mut db::Tx,
    now: Instant,
    id: ListingId,
    (field, of): (&str, String),
    text: Option<&str>,
    price_minor: Option<i64>,
) -> Result<(), db::Error> {
    tx.execute(PUT_OVERRIDE, db::params![id, field, of, text, price_minor, now])?;
    Ok(())
}

/// `of` is the language or the variant; `None` gives up every override of the field.
pub fn drop_override(tx: &mut db::Tx, id: ListingId, field: &str, of: Option<String>) -> Result<bool, db::Error> {
    let dropped = match of {
        Some(of) => tx.execute(DROP_OVERRIDE, db::params![id, field, of])?,
        None => tx.execute(DROP_OVERRIDES, db::params![id, field])?,
    };
    Ok(dropped > 0)
}

pub fn set_available(tx: &mut db::Tx, variant: VariantId, available: i64) -> Result<(), db::Error> {
    tx.execute(SET_AVAILABLE, db::params![variant, available])?;
    tx.execute(SHOW_STOCK, db::params![variant])?;
    Ok(())
}

pub fn put_settings(
    tx: &mut db::Tx,
    shop: ShopId,
    market: MarketCode,
    price_rule: Option<&str>,
    translated_only: bool,
) -> Result<(), db::Error> {
    tx.execute(PUT_SETTINGS, db::params![shop, market, price_rule, translated_only])?;
    Ok(())
}

fn json<T: serde::Serialize + ?Sized>(value: &T) -> Result<String, db::Error> {
    serde_json::to_string(value).map_err(|error| db::Error::Row(error.to_string().into()))
}
