//! SQL of products and their variants.

use db::{Json, params};
use kernel::{Currency, Instant, Lang, Money};
use serde::Deserialize;

use super::padded;
use crate::category::Category;
use crate::image::{Image, ImageId, ImageState, Rendition};
use crate::product::{
    Actor, Content, OptionAxis, Product, ProductId, ProductState, ProductSummary, Transition, Variant, VariantContent,
    VariantId,
};
use crate::shop::ShopId;

macro_rules! ids {
    () => {
        "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, \
          $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, \
          $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45, $46, $47, $48, \
          $49, $50, $51, $52, $53, $54, $55, $56, $57, $58, $59, $60, $61, $62, $63, $64)"
    };
}
pub(crate) use ids;

macro_rules! select_product {
    ($rest:expr) => {
        concat!(
            "SELECT p.id, p.shop, p.handle, p.title, p.description, p.brand, p.category, p.options, p.state, p.state_reason, \
             p.revision, p.created_at, p.updated_at, p.deleted_at, s.language, s.currency \
             FROM product p JOIN shop s ON s.id = p.shop ",
            $rest
        )
    };
}

macro_rules! select_variant {
    ($rest:expr) => {
        concat!(
            "SELECT v.id, v.product, v.sku, v.options, v.price_minor, v.compare_at_minor, v.weight_g, v.barcode, v.external_id, \
             v.removed_at, s.currency FROM variant v JOIN shop s ON s.id = v.shop ",
            $rest
        )
    };
}

db::statements! {
    FIND = select_product!("WHERE p.id = $1");
    FIND_BY_HANDLE = select_product!("WHERE p.shop = $1 AND p.handle = $2");
    FIND_MANY = select_product!(concat!("WHERE p.id IN ", ids!()));
    CATEGORIES = concat!("SELECT id, category FROM product WHERE id IN ", ids!());
    VARIANTS = select_variant!("WHERE v.product = $1 AND v.removed_at IS NULL ORDER BY v.position, v.id");
    VARIANTS_OF_MANY = select_variant!(concat!("WHERE v.removed_at IS NULL AND v.product IN ", ids!(), " ORDER BY v.position, v.id"));
    VARIANTS_EVER = select_variant!("WHERE v.product = $1 ORDER BY v.position, v.id");
    OF_VARIANT = "SELECT v.shop, v.product FROM variant v WHERE v.id = $1 AND v.removed_at IS NULL";
    HEAD = "SELECT id, shop, handle, state, revision, content_hash, deleted_from, deleted_at FROM product WHERE id = $1 AND shop = $2";
    HEAD_BY_HANDLE = "SELECT id, shop, handle, state, revision, content_hash, deleted_from, deleted_at FROM product \
                      WHERE shop = $1 AND handle = $2";
    LIST = "WITH page AS ( \
                SELECT p.id, p.shop, p.handle, p.title, p.category, p.state, p.revision, p.updated_at FROM product p \
                WHERE p.shop = $1 AND p.id < $2 \
                  AND (CAST($3 AS TEXT) IS NULL AND p.state <> 'DELETED' OR p.state = $3) \
                  AND (CAST($4 AS TEXT) IS NULL OR p.title_key >= $4 AND p.title_key < $5 OR p.handle = $6 \
                       OR EXISTS (SELECT 1 FROM variant v WHERE v.shop = $1 AND v.sku = $6 AND v.sku_held = 1 AND v.product = p.id)) \
                ORDER BY p.id DESC LIMIT $7) \
            SELECT g.id, g.handle, g.title, g.category, g.state, g.revision, g.updated_at, s.currency, \
                (SELECT COUNT(*) FROM variant v WHERE v.product = g.id AND v.removed_at IS NULL) AS variants, \
                (SELECT MIN(v.price_minor) FROM variant v WHERE v.product = g.id AND v.removed_at IS NULL AND v.price_minor > 0) AS price_min_minor, \
                (SELECT MAX(v.price_minor) FROM variant v WHERE v.product = g.id AND v.removed_at IS NULL AND v.price_minor > 0) AS price_max_minor, \
                i.id AS image, i.position AS image_position, i.alt AS image_alt, i.source_url AS image_source_url, i.renditions AS image_renditions \
            FROM page g JOIN shop s ON s.id = g.shop \
            LEFT JOIN image i ON i.id = (SELECT c.id FROM image c WHERE c.product = g.id AND c.state = 'READY' ORDER BY c.position, c.id LIMIT 1) \
            ORDER BY g.id DESC";
    IDS_AFTER = "SELECT id FROM product WHERE shop = $1 AND id > $2 AND state <> 'DELETED' ORDER BY id LIMIT $3";
    COUNT = "SELECT state, COUNT(*) AS products FROM product WHERE shop = $1 GROUP BY state ORDER BY state";
    INSERT = "INSERT INTO product (id, shop, handle, title, title_key, description, brand, category, options, state, revision, \
                  content_hash, created_at, updated_at) \
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11, $12, $12)";
    UPDATE = "UPDATE product SET handle = $2, title = $3, title_key = $4, description = $5, brand = $6, category = $7, options = $8, \
                  content_hash = $9, revision = revision + 1, updated_at = $10 WHERE id = $1";
    SET_STATE = "UPDATE product SET state = $2, state_reason = $3, deleted_from = $4, deleted_at = $5, updated_at = $6 WHERE id = $1";
    TOUCH = "UPDATE product SET updated_at = $2 WHERE id = $1";
    INSERT_VARIANT = "INSERT INTO variant (id, product, shop, position, sku, sku_held, options, price_minor, compare_at_minor, weight_g, \
                          barcode, external_id) VALUES ($1, $2, $3, $4, $5, 1, $6, $7, $8, $9, $10, $11)";
    UPDATE_VARIANT = "UPDATE variant SET position = $2, sku = $3, sku_held = 1, options = $4, price_minor = $5, compare_at_minor = $6, \
                          weight_g = $7, barcode = $8, external_id = $9, removed_at = NULL WHERE id = $1";
    REMOVE_VARIANT = "UPDATE variant SET sku_held = 0, removed_at = $2 WHERE id = $1";
    SKU_HOLDER = "SELECT product FROM variant WHERE shop = $1 AND sku = $2 AND sku_held = 1";
    BY_EXTERNAL = "SELECT id, product FROM variant WHERE shop = $1 AND external_id = $2 AND removed_at IS NULL ORDER BY id LIMIT 1";
    BY_SKU = "SELECT id, product FROM variant WHERE shop = $1 AND sku = $2 AND sku_held = 1";
    RELEASE_SKUS = "UPDATE variant SET sku_held = 0 WHERE product = $1";
    /// SKUs of a product that another product of the shop took meanwhile.
    SKU_CLASH = "SELECT v.sku FROM variant v JOIN variant o ON o.shop = v.shop AND o.sku = v.sku AND o.sku_held = 1 AND o.product <> v.product \
                 WHERE v.product = $1 AND v.removed_at IS NULL ORDER BY v.sku LIMIT 1";
    HOLD_SKUS = "UPDATE variant SET sku_held = 1 WHERE product = $1 AND removed_at IS NULL";
    INSERT_HISTORY = "INSERT INTO product_history (id, product, from_state, to_state, actor, reason, at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    HISTORY = "SELECT from_state, to_state, actor, reason, at FROM product_history WHERE product = $1 ORDER BY id";
}

#[derive(Deserialize)]
struct ProductRow {
    id: ProductId,
    shop: ShopId,
    handle: String,
    title: String,
    description: String,
    brand: Option<String>,
    category: Category,
    options: Json<Vec<OptionAxis>>,
    state: ProductState,
    state_reason: Option<String>,
    revision: i64,
    created_at: Instant,
    updated_at: Instant,
    deleted_at: Option<Instant>,
    language: Lang,
    currency: Currency,
}

impl From<ProductRow> for Product {
    /// Without its variants and images.
    fn from(row: ProductRow) -> Product {
        Product {
            id: row.id,
            shop: row.shop,
            handle: row.handle,
            title: row.title,
            description: row.description,
            brand: row.brand,
            category: row.category,
            options: row.options.0,
            variants: Vec::new(),
            images: Vec::new(),
            state: row.state,
            state_reason: row.state_reason,
            language: row.language,
            currency: row.currency,
            revision: row.revision,
            created_at: row.created_at,
            updated_at: row.updated_at,
            deleted_at: row.deleted_at,
        }
    }
}

#[derive(Deserialize)]
struct VariantRow {
    id: VariantId,
    product: ProductId,
    sku: String,
    options: Json<Vec<String>>,
    price_minor: i64,
    compare_at_minor: Option<i64>,
    weight_g: Option<i64>,
    barcode: Option<String>,
    external_id: Option<i64>,
    removed_at: Option<Instant>,
    currency: Currency,
}

impl From<VariantRow> for Variant {
    fn from(row: VariantRow) -> Variant {
        Variant {
            id: row.id,
            sku: row.sku,
            options: row.options.0,
            price: Money::new(row.price_minor, row.currency),
            compare_at: row.compare_at_minor.map(|minor| Money::new(minor, row.currency)),
            weight_g: row.weight_g,
            barcode: row.barcode,
            external_id: row.external_id,
        }
    }
}

/// What a write must know of the product it changes.
#[derive(Deserialize)]
pub(crate) struct Head {
    pub id: ProductId,
    pub handle: String,
    pub state: ProductState,
    pub revision: i64,
    pub content_hash: String,
    pub deleted_from: Option<ProductState>,
    pub deleted_at: Option<Instant>,
}

pub(crate) fn find(read: &mut db::Read, id: ProductId) -> Result<Option<Product>, db::Error> {
    let found = read.optional::<ProductRow>(FIND, params![id])?;
    complete(read, found)
}

pub(crate) fn find_by_handle(read: &mut db::Read, shop: ShopId, handle: &str) -> Result<Option<Product>, db::Error> {
    let found = read.optional::<ProductRow>(FIND_BY_HANDLE, params![shop, handle])?;
    complete(read, found)
}

fn complete(read: &mut db::Read, row: Option<ProductRow>) -> Result<Option<Product>, db::Error> {
    let Some(row) = row else { return Ok(None) };
    let mut product = Product::from(row);
    let variants = read.all::<VariantRow>(VARIANTS, params![product.id])?;
    product.variants = variants.into_iter().map(Variant::from).collect();
    product.images = super::image::of_product(read, product.id)?;
    Ok(Some(product))
}

/// At most [`super::IDS`] products, in the order of `ids`.
pub(crate) fn find_many(read: &mut db::Read, ids: &[ProductId]) -> Result<Vec<Product>, db::Error> {
    let padded = padded(ids);
    let mut products: Vec<Product> =
        read.all::<ProductRow>(FIND_MANY, &padded)?.into_iter().map(Product::from).collect();
    products.sort_by_key(|product| ids.iter().position(|id| *id == product.id));
    let by_id: std::collections::HashMap<ProductId, usize> =
        products.iter().enumerate().map(|(at, product)| (product.id, at)).collect();
    for row in read.all::<VariantRow>(VARIANTS_OF_MANY, &padded)? {
        if let Some(product) = by_id.get(&row.product).and_then(|at| products.get_mut(*at)) {
            product.variants.push(row.into());
        }
    }
    for (id, image) in super::image::of_products(read, &padded)? {
        if let Some(product) = by_id.get(&id).and_then(|at| products.get_mut(*at)) {
            product.images.push(image);
        }
    }
    Ok(products)
}

/// A variant that a product has or had.
pub(crate) struct KnownVariant {
    pub variant: Variant,
    pub removed: bool,
}

pub(crate) fn variants_ever(read: &mut db::Read, product: ProductId) -> Result<Vec<KnownVariant>, db::Error> {
    let rows = read.all::<VariantRow>(VARIANTS_EVER, params![product])?;
    Ok(rows.into_iter().map(|row| KnownVariant { removed: row.removed_at.is_some(), variant: row.into() }).collect())
}

pub(crate) fn categories(read: &mut db::Read, ids: &[ProductId]) -> Result<Vec<(ProductId, Category)>, db::Error> {
    read.all(CATEGORIES, &padded(ids))
}

pub(crate) fn of_variant(read: &mut db::Read, id: VariantId) -> Result<Option<(ShopId, ProductId)>, db::Error> {
    read.optional(OF_VARIANT, params![id])
}

pub(crate) fn head(read: &mut db::Read, shop: ShopId, id: ProductId) -> Result<Option<Head>, db::Error> {
    read.optional(HEAD, params![id, shop])
}

pub(crate) fn head_by_handle(read: &mut db::Read, shop: ShopId, handle: &str) -> Result<Option<Head>, db::Error> {
    read.optional(HEAD_BY_HANDLE, params![shop, handle])
}

#[derive(Deserialize)]
struct SummaryRow {
    id: ProductId,
    handle: String,
    title: String,
    category: Category,
    state: ProductState,
    revision: i64,
    updated_at: Instant,
    currency: Currency,
    variants: i64,
    price_min_minor: Option<i64>,
    price_max_minor: Option<i64>,
    image: Option<ImageId>,
    image_position: Option<i64>,
    image_alt: Option<String>,
    image_source_url: Option<String>,
    image_renditions: Option<Json<Vec<Rendition>>>,
}

impl From<SummaryRow> for ProductSummary {
    fn from(row: SummaryRow) -> ProductSummary {
        let image = row.image.map(|id| Image {
            id,
            position: row.image_position.unwrap_or_default(),
            alt: row.image_alt.unwrap_or_default(),
            state: ImageState::Ready,
            source_url: row.image_source_url,
            renditions: row.image_renditions.unwrap_or_default().0,
        });
        ProductSummary {
            id: row.id,
            handle: row.handle,
            title: row.title,
            category: row.category,
            state: row.state,
            revision: row.revision,
            variants: row.variants,
            price_min_minor: row.price_min_minor,
            price_max_minor: row.price_max_minor,
            currency: row.currency,
            image,
            updated_at: row.updated_at,
        }
    }
}

/// What [`LIST`] is asked for.
pub(crate) struct ListQuery<'a> {
    pub shop: ShopId,
    pub before: ProductId,
    pub state: Option<ProductState>,
    /// As it was typed, without space around it.
    pub text: Option<&'a str>,
    pub fetch: i64,
}

pub(crate) fn list(read: &mut db::Read, query: &ListQuery<'_>) -> Result<Vec<ProductSummary>, db::Error> {
    let from = query.text.map(str::to_lowercase);
    let below = from.as_ref().map(|text| format!("{text}{}", char::MAX));
    let state = query.state.map(ProductState::name);
    let values = params![query.shop, query.before, state, from, below, query.text, query.fetch];
    Ok(read.all::<SummaryRow>(LIST, values)?.into_iter().map(ProductSummary::from).collect())
}

pub(crate) fn ids_after(
    read: &mut db::Read,
    shop: ShopId,
    after: ProductId,
    limit: u32,
) -> Result<Vec<ProductId>, db::Error> {
    read.all(IDS_AFTER, params![shop, after, limit])
}

pub(crate) fn count(read: &mut db::Read, shop: ShopId) -> Result<Vec<(ProductState, i64)>, db::Error> {
    read.all(COUNT, params![shop])
}

pub(crate) fn insert(
    tx: &mut db::Tx,
    id: ProductId,
    shop: ShopId,
    state: ProductState,
    content: &Content,
    hash: &str,
    now: Instant,
) -> Result<(), db::Error> {
    let values = params![
        id,
        shop,
        &content.handle,
        &content.title,
        content.title.to_lowercase(),
        &content.description,
        content.brand.as_deref(),
        content.category.slug(),
        json(&content.options),
        state.name(),
        hash,
        now
    ];
    tx.execute(INSERT, values)?;
    Ok(())
}

pub(crate) fn update(
    tx: &mut db::Tx,
    id: ProductId,
    content: &Content,
    hash: &str,
    now: Instant,
) -> Result<(), db::Error> {
    let values = params![
        id,
        &content.handle,
        &content.title,
        content.title.to_lowercase(),
        &content.description,
        content.brand.as_deref(),
        content.category.slug(),
        json(&content.options),
        hash,
        now
    ];
    tx.execute(UPDATE, values)?;
    Ok(())
}

pub(crate) fn insert_variant(
    tx: &mut db::Tx,
    id: VariantId,
    product: ProductId,
    shop: ShopId,
    position: i64,
    content: &VariantContent,
) -> Result<(), db::Error> {
    let VariantContent { sku, options, price_minor, compare_at_minor, weight_g, barcode, external_id } = content;
    let values = params![
        id,
        product,
        shop,
        position,
        sku,
        json(options),
        *price_minor,
        *compare_at_minor,
        *weight_g,
        barcode.as_deref(),
        *external_id
    ];
    tx.execute(INSERT_VARIANT, values)?;
    Ok(())
}

pub(crate) fn update_variant(
    tx: &mut db::Tx,
    id: VariantId,
    position: i64,
    content: &VariantContent,
) -> Result<(), db::Error> {
    let VariantContent { sku, options, price_minor, compare_at_minor, weight_g, barcode, external_id } = content;
    let values = params![
        id,
        position,
        sku,
        json(options),
        *price_minor,
        *compare_at_minor,
        *weight_g,
        barcode.as_deref(),
        *external_id
    ];
    tx.execute(UPDATE_VARIANT, values)?;
    Ok(())
}

pub(crate) fn remove_variant(tx: &mut db::Tx, id: VariantId, now: Instant) -> Result<(), db::Error> {
    tx.execute(REMOVE_VARIANT, params![id, now])?;
    Ok(())
}

pub(crate) fn sku_holder(read: &mut db::Read, shop: ShopId, sku: &str) -> Result<Option<ProductId>, db::Error> {
    read.optional(SKU_HOLDER, params![shop, sku])
}

pub(crate) fn by_external(
    read: &mut db::Read,
    shop: ShopId,
    external_id: i64,
) -> Result<Option<(VariantId, ProductId)>, db::Error> {
    read.optional(BY_EXTERNAL, params![shop, external_id])
}

pub(crate) fn by_sku(
    read: &mut db::Read,
    shop: ShopId,
    sku: &str,
) -> Result<Option<(VariantId, ProductId)>, db::Error> {
    read.optional(BY_SKU, params![shop, sku])
}

pub(crate) fn release_skus(tx: &mut db::Tx, product: ProductId) -> Result<(), db::Error> {
    tx.execute(RELEASE_SKUS, params![product])?;
    Ok(())
}

/// Takes the SKUs back, or tells the first that is another product's by now.
pub(crate) fn hold_skus(tx: &mut db::Tx, product: ProductId) -> Result<Result<(), String>, db::Error> {
    if let Some(sku) = tx.optional::<String>(SKU_CLASH, params![product])? {
        return Ok(Err(sku));
    }
    tx.execute(HOLD_SKUS, params![product])?;
    Ok(Ok(()))
}

pub(crate) fn set_state(
    tx: &mut db::Tx,
    id: ProductId,
    to: ProductState,
    reason: Option<&str>,
    deleted_from: Option<ProductState>,
    now: Instant,
) -> Result<(), db::Error> {
    let deleted_at = deleted_from.map(|_| now);
    tx.execute(SET_STATE, params![id, to.name(), reason, deleted_from.map(ProductState::name), deleted_at, now])?;
    Ok(())
}

pub(crate) fn touch(tx: &mut db::Tx, id: ProductId, now: Instant) -> Result<(), db::Error> {
    tx.execute(TOUCH, params![id, now])?;
    Ok(())
}

pub(crate) fn insert_history(tx: &mut db::Tx, product: ProductId, step: &Transition) -> Result<(), db::Error> {
    let id: kernel::Id<Transition> = tx.new_id();
    let from = step.from.map(ProductState::name);
    tx.execute(INSERT_HISTORY, params![id, product, from, step.to.name(), step.actor.name(), &step.reason, step.at])?;
    Ok(())
}

#[derive(Deserialize)]
struct HistoryRow {
    from_state: Option<ProductState>,
    to_state: ProductState,
    actor: Actor,
    reason: String,
    at: Instant,
}

pub(crate) fn history(read: &mut db::Read, id: ProductId) -> Result<Vec<Transition>, db::Error> {
    let rows = read.all::<HistoryRow>(HISTORY, params![id])?;
    let step =
        |r: HistoryRow| Transition { from: r.from_state, to: r.to_state, actor: r.actor, reason: r.reason, at: r.at };
    Ok(rows.into_iter().map(step).collect())
}

fn json<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
