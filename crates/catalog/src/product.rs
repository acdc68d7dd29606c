//! What a seller makes: written once, in the language and the currency of the shop.

mod content;
mod draft;
mod state;
mod write;

pub(crate) use content::{Content, VariantContent};
pub use draft::{ImageDraft, ProductDraft, VariantDraft};
pub use state::{Actor, IllegalTransition, ProductEvent, ProductState, Transition};
pub use write::{Saved, WriteProductError, Written, create, put, update};

use kernel::{Clock, Coded, Currency, DAY_MS, Id, Instant, Lang, Money, Page, PageRequest};
use serde::{Deserialize, Serialize};

use crate::category::Category;
use crate::image::Image;
use crate::shop::ShopId;
use crate::store;

pub type ProductId = Id<Product>;
pub type VariantId = Id<Variant>;

/// A product with everything that belongs to it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Product {
    pub id: ProductId,
    pub shop: ShopId,
    /// Unique in the shop; imports find their product by it.
    pub handle: String,
    pub title: String,
    /// Clean rich text or plain text: see [`crate::description`].
    pub description: String,
    pub brand: Option<String>,
    pub category: Category,
    /// At most 3 axes; none for a product of one variant.
    pub options: Vec<OptionAxis>,
    /// Those in sale, in the seller's order; at least one.
    pub variants: Vec<Variant>,
    /// In the seller's order, the cover first; pending and failed ones too.
    pub images: Vec<Image>,
    pub state: ProductState,
    /// Why it is in this state, when somebody gave a reason.
    pub state_reason: Option<String>,
    /// The language it is written in: its shop's.
    pub language: Lang,
    /// The currency it is priced in: its shop's.
    pub currency: Currency,
    /// Starts at 1 and grows by one with each edit of title, description, brand, category, options or variants. Stock, state and
    /// images leave it alone.
    pub revision: i64,
    pub created_at: Instant,
    pub updated_at: Instant,
    /// Since when it is DELETED; recoverable for 30 days.
    pub deleted_at: Option<Instant>,
}

impl Product {
    /// A variant's options as pairs of axis name and value.
    pub fn options_of<'a>(&'a self, variant: &'a Variant) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.options.iter().zip(&variant.options).map(|(axis, value)| (axis.name.as_str(), value.as_str()))
    }
}

/// A way in which variants differ: `Colour` of `Red, Blue`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OptionAxis {
    /// 1 to 20 graphemes.
    pub name: String,
    /// Each 1 to 50 graphemes, in the seller's order, each once.
    pub values: Vec<String>,
}

/// What is stocked and sold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Variant {
    pub id: VariantId,
    /// The seller's own number: 1 to 50 characters, no spaces, unique in the shop.
    pub sku: String,
    /// One value for each of the product's axes, in their order.
    pub options: Vec<String>,
    /// Zero means not for sale.
    pub price: Money,
    /// The price it had, above `price`.
    pub compare_at: Option<Money>,
    pub weight_g: Option<i64>,
    pub barcode: Option<String>,
    /// The variant's id in the seller's own Shopify store.
    pub external_id: Option<i64>,
}

impl Variant {
    /// Whether it has a price.
    pub fn for_sale(&self) -> bool {
        self.price.minor > 0
    }
}

/// The product whole, DELETED ones too, whoever asks. Three statements.
pub fn find(read: &mut db::Read, id: ProductId) -> Result<Option<Product>, db::Error> {
    store::product::find(read, id)
}

/// The product whole, when it is of this shop.
pub fn find_in_shop(read: &mut db::Read, shop: ShopId, id: ProductId) -> Result<Option<Product>, db::Error> {
    Ok(find(read, id)?.filter(|product| product.shop == shop))
}

/// The product of this shop with this handle.
pub fn find_by_handle(read: &mut db::Read, shop: ShopId, handle: &str) -> Result<Option<Product>, db::Error> {
    store::product::find_by_handle(read, shop, handle)
}

/// The shop and the product of a variant that is in sale.
pub fn of_variant(read: &mut db::Read, variant: VariantId) -> Result<Option<(ShopId, ProductId)>, db::Error> {
    store::product::of_variant(read, variant)
}

/// The variant of a shop that its own store calls so, and its product: by the store's id where the seller gave that, else by the
/// SKU, which may be empty.
pub fn named_by_store(
    read: &mut db::Read,
    shop: ShopId,
    external_id: Option<i64>,
    sku: &str,
) -> Result<Option<(VariantId, ProductId)>, db::Error> {
    if let Some(id) = external_id
        && let Some(found) = store::product::by_external(read, shop, id)?
    {
        return Ok(Some(found));
    }
    match sku.trim() {
        "" => Ok(None),
        sku => store::product::by_sku(read, shop, sku),
    }
}

/// Which products of a shop are wanted.
#[derive(Clone, Debug, Default)]
pub struct ProductFilter {
    /// In this state; without it all but DELETED.
    pub state: Option<ProductState>,
    /// Title begins with this, letter case aside, or a handle or SKU is exactly this.
    pub query: Option<String>,
}

/// A product as a list shows it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ProductSummary {
    pub id: ProductId,
    pub handle: String,
    pub title: String,
    pub category: Category,
    pub state: ProductState,
    pub revision: i64,
    pub variants: i64,
    /// Lowest and highest price of the variants for sale, minor units of the shop's currency.
    pub price_min_minor: Option<i64>,
    pub price_max_minor: Option<i64>,
    pub currency: Currency,
    /// The cover, when it is ready.
    pub image: Option<Image>,
    pub updated_at: Instant,
}

/// A shop's products, newest first. One statement.
pub fn list(
    read: &mut db::Read,
    shop: ShopId,
    filter: &ProductFilter,
    page: &PageRequest,
) -> Result<Page<ProductSummary>, db::Error> {
    let after: Option<ProductId> = page.after.as_ref().and_then(kernel::Cursor::open);
    let query = store::product::ListQuery {
        shop,
        before: after.unwrap_or(ProductId::new(i64::MAX)),
        state: filter.state,
        text: filter.query.as_deref().map(str::trim).filter(|text| !text.is_empty()),
        fetch: page.fetch(),
    };
    Ok(Page::of(store::product::list(read, &query)?, page, |product| product.id))
}

/// Ids of a shop's products that can be synced (not DELETED), rising, `after` excluded: for jobs that walk a whole catalogue in steps.
pub fn ids_after(
    read: &mut db::Read,
    shop: ShopId,
    after: Option<ProductId>,
    limit: u32,
) -> Result<Vec<ProductId>, db::Error> {
    store::product::ids_after(read, shop, after.unwrap_or(ProductId::new(0)), limit)
}

/// Whole products by id, in the order of `ids`; unknown ones are left out. Three statements for every 64.
pub fn find_many(read: &mut db::Read, ids: &[ProductId]) -> Result<Vec<Product>, db::Error> {
    let mut products = Vec::with_capacity(ids.len());
    for some in ids.chunks(store::IDS) {
        products.extend(store::product::find_many(read, some)?);
    }
    Ok(products)
}

/// The categories of products, in no order; unknown ones are left out. One statement for every 64.
pub fn categories(read: &mut db::Read, ids: &[ProductId]) -> Result<Vec<(ProductId, Category)>, db::Error> {
    let mut found = Vec::with_capacity(ids.len());
    for some in ids.chunks(store::IDS) {
        found.extend(store::product::categories(read, some)?);
    }
    Ok(found)
}

/// How many products a shop has, by state.
pub fn count(read: &mut db::Read, shop: ShopId) -> Result<Vec<(ProductState, i64)>, db::Error> {
    store::product::count(read, shop)
}

/// Milliseconds within which a deleted product can be restored: 30 days.
pub const RECOVERABLE_MS: i64 = 30 * DAY_MS;

/// The topic of changed products: key is the product, payload `{"shop":"id","revision":n,"state":"ACTIVE"}`.
pub const CHANGED: &str = "catalog.product_changed";

/// Why a product did not change its state.
#[derive(Debug, thiserror::Error)]
pub enum MoveProductError {
    #[error("no such product")]
    NotFound,
    #[error(transparent)]
    Illegal(#[from] IllegalTransition),
    /// It cannot come back: another product has its SKU now.
    #[error("the SKU {sku} belongs to another product now")]
    SkuTaken { sku: String },
    #[error(transparent)]
    Fault(#[from] db::Error),
}

impl Coded for MoveProductError {
    fn code(&self) -> &'static str {
        match self {
            MoveProductError::NotFound => "catalog.product_not_found",
            MoveProductError::Illegal(illegal) => illegal.code(),
            MoveProductError::SkuTaken { .. } => "catalog.sku_taken",
            MoveProductError::Fault(_) => kernel::FAULT,
        }
    }
}

/// Moves a product of this shop by `event`, with who did it and why; returns its new state.
///
/// A product that was on sale before it was deleted is approved by SYSTEM as soon as it is restored; every other waits for
/// review, so that deleting undoes no sanction. What was deleted longer than [`RECOVERABLE_MS`] ago is not found.
pub fn transition(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    shop: ShopId,
    id: ProductId,
    event: ProductEvent,
    by: Actor,
    reason: &str,
) -> Result<ProductState, MoveProductError> {
    let head = store::product::head(tx, shop, id)?.ok_or(MoveProductError::NotFound)?;
    let now = clock.now();
    if head.deleted_at.is_some_and(|at| now.since_ms(at) > RECOVERABLE_MS) {
        return Err(MoveProductError::NotFound);
    }
    let mut state = step(tx, now, id, head.state, event, by, reason)?;
    match event {
        ProductEvent::Delete => store::product::release_skus(tx, id)?,
        ProductEvent::Restore => {
            store::product::hold_skus(tx, id)?.map_err(|sku| MoveProductError::SkuTaken { sku })?;
            if matches!(head.deleted_from, Some(ProductState::Active | ProductState::SellerPaused)) {
                state = step(tx, now, id, state, ProductEvent::Approve, Actor::System, "")?;
            }
        }
        _ => {}
    }
    tell(tx, clock, shop, id, head.revision, state)?;
    Ok(state)
}

/// A product's moves, oldest first.
pub fn history(read: &mut db::Read, id: ProductId) -> Result<Vec<Transition>, db::Error> {
    store::product::history(read, id)
}

/// One move, with its row in the history.
fn step(
    tx: &mut db::Tx,
    now: Instant,
    id: ProductId,
    from: ProductState,
    event: ProductEvent,
    by: Actor,
    reason: &str,
) -> Result<ProductState, MoveProductError> {
    let to = from.after(event)?;
    let reason = crate::text::cut(&crate::text::line(reason), REASON_MAX);
    let deleted_from = (to == ProductState::Deleted).then_some(from);
    store::product::set_state(tx, id, to, Some(reason.as_str()).filter(|r| !r.is_empty()), deleted_from, now)?;
    store::product::insert_history(tx, id, &Transition { from: Some(from), to, actor: by, reason, at: now })?;
    Ok(to)
}

/// Graphemes of a reason at the most; the rest is cut.
const REASON_MAX: usize = 500;

fn tell(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    shop: ShopId,
    id: ProductId,
    revision: i64,
    state: ProductState,
) -> Result<(), db::Error> {
    let payload = format!(r#"{{"shop":"{shop}","revision":{revision},"state":"{state}"}}"#);
    db::outbox::emit(tx, clock, CHANGED, id.get(), &payload)
}

#[cfg(test)]
mod tests;
