//! What shoppers see.

use kernel::{Currency, Instant, Lang, MarketCode, Money, Page};
use serde::Deserialize;

use super::padded;
use crate::category::Category;
use crate::image::{Image, ImageId, ImageState, Rendition};
use crate::listing::ListingId;
use crate::listing::storefront::{Alternate, Card, CardQuery, Offer, ShownVariant, Sort};
use crate::product::{OptionAxis, ProductId, VariantId};
use crate::search::Document;
use crate::shop::ShopId;

macro_rules! card_columns {
    () => {
        "SELECT c.listing, c.product, c.market, c.lang, c.title, c.price_min_minor, c.price_max_minor, c.compare_at_minor, \
         c.currency, c.image, c.shop, c.shop_handle, c.shop_name, c.category, c.sold, c.in_stock, c.source_text, \
         c.created_at FROM card c "
    };
}

/// What is said of pairs of listing and variant: `$1` is the language, the filter names the pairs.
macro_rules! offers {
    ($filter:expr) => {
        concat!(
            "SELECT l.id AS listing, v.id AS variant, p.id AS product, s.id AS shop, s.handle AS shop_handle, \
             s.name AS shop_name, s.home_country AS shop_home, s.currency AS shop_currency, \
             CASE WHEN s.prefers_link_out = 1 THEN s.store END AS preferred_store, l.market, p.category, \
             COALESCE(t.title, p.title) AS title, COALESCE(t.options, p.options) AS axes, \
             COALESCE(t.options_of, p.options) AS axes_of, v.options, v.sku, v.weight_g, l.currency, x.price_minor, \
             x.compare_at_minor, \
             CASE WHEN l.on_sale = 1 AND x.price_minor IS NOT NULL AND v.removed_at IS NULL AND v.price_minor > 0 \
                 AND s.state = 'ACTIVE' THEN 1 ELSE 0 END AS on_sale, \
             i.id AS image, i.position AS image_position, i.alt AS image_alt, i.source_url AS image_source_url, \
             i.renditions AS image_renditions \
             FROM listing_price x JOIN listing l ON l.id = x.listing JOIN variant v ON v.id = x.variant \
             JOIN product p ON p.id = l.product JOIN shop s ON s.id = l.shop \
             LEFT JOIN listing_text t ON t.listing = l.id AND t.lang = $1 AND t.live = 1 \
             LEFT JOIN image i ON i.id = (SELECT cover.id FROM image cover WHERE cover.product = p.id \
                 AND cover.state = 'READY' ORDER BY cover.position, cover.id LIMIT 1) \
             WHERE ",
            $filter
        )
    };
}

/// A list of cards: filter, sort key, direction.
macro_rules! cards {
    ($filter:literal, $key:literal, $after:literal, $order:literal) => {
        concat!(
            card_columns!(),
            "WHERE c.market = $1 AND c.lang = $2",
            $filter,
            " AND (c.",
            $key,
            ", c.listing) ",
            $after,
            " (CAST($3 AS BIGINT), CAST($4 AS BIGINT)) ORDER BY c.",
            $key,
            " ",
            $order,
            ", c.listing ",
            $order,
            " LIMIT $5"
        )
    };
}

db::statements! {
    NEWEST = cards!("", "created_at", "<", "DESC");
    CHEAPEST = cards!("", "price_min_minor", ">", "ASC");
    DEAREST = cards!("", "price_min_minor", "<", "DESC");
    POPULAR = cards!("", "sold", "<", "DESC");
    CATEGORY_NEWEST = cards!(" AND c.category = $6", "created_at", "<", "DESC");
    CATEGORY_CHEAPEST = cards!(" AND c.category = $6", "price_min_minor", ">", "ASC");
    CATEGORY_DEAREST = cards!(" AND c.category = $6", "price_min_minor", "<", "DESC");
    CATEGORY_POPULAR = cards!(" AND c.category = $6", "sold", "<", "DESC");
    SHOP_NEWEST = cards!(" AND c.shop = $6", "created_at", "<", "DESC");
    SHOP_CHEAPEST = cards!(" AND c.shop = $6", "price_min_minor", ">", "ASC");
    SHOP_DEAREST = cards!(" AND c.shop = $6", "price_min_minor", "<", "DESC");
    SHOP_POPULAR = cards!(" AND c.shop = $6", "sold", "<", "DESC");
    SHOP_CATEGORY_NEWEST = cards!(" AND c.shop = $6 AND c.category = $7", "created_at", "<", "DESC");
    SHOP_CATEGORY_CHEAPEST = cards!(" AND c.shop = $6 AND c.category = $7", "price_min_minor", ">", "ASC");
    SHOP_CATEGORY_DEAREST = cards!(" AND c.shop = $6 AND c.category = $7", "price_min_minor", "<", "DESC");
    SHOP_CATEGORY_POPULAR = cards!(" AND c.shop = $6 AND c.category = $7", "sold", "<", "DESC");
    CARDS_OF = concat!(card_columns!(), "WHERE c.listing IN ", super::ids!(), " AND c.market = $65 AND c.lang = $66");
    CARDS_OF_PRODUCTS = concat!(card_columns!(), "WHERE c.product IN ", super::ids!(), " AND c.market = $65 AND c.lang = $66");
    CATEGORIES = "SELECT category, COUNT(*) AS listings FROM card WHERE market = $1 AND lang = $2 GROUP BY category \
        ORDER BY category";
    CARD = concat!(card_columns!(), "WHERE c.listing = $1 AND c.market = $2 AND c.lang = $3");
    PAGE_TEXT = "SELECT t.description, t.options, t.options_of, l.updated_at, p.brand, p.handle, s.home_country AS shop_country, \
        s.store AS shop_store, s.prefers_link_out \
        FROM listing l JOIN product p ON p.id = l.product JOIN shop s ON s.id = p.shop JOIN listing_text t ON t.listing = l.id \
        WHERE l.id = $1 AND t.lang = $2 AND t.live = 1";
    VARIANTS = "SELECT v.id, v.sku, v.options, v.weight_g, v.barcode, v.external_id, l.currency, p.price_minor, \
        p.compare_at_minor, COALESCE(s.available, 0) AS available \
        FROM listing l JOIN listing_price p ON p.listing = l.id JOIN variant v ON v.id = p.variant \
        LEFT JOIN shown_stock s ON s.variant = v.id \
        WHERE l.id = $1 AND p.price_minor IS NOT NULL AND v.removed_at IS NULL ORDER BY v.position, v.id";
    IMAGES = "SELECT product, id, position, alt, state, source_url, renditions FROM image WHERE product = $1 AND state = 'READY' \
        ORDER BY position, id";
    ALTERNATES = "SELECT listing, market, lang FROM card WHERE product = $1 ORDER BY market, lang";
    ON_SALE_IN = "SELECT c.listing, c.product FROM card c WHERE c.shop = $1 AND c.market = $2 AND c.lang = $3 \
        AND c.listing > $4 ORDER BY c.listing LIMIT 64";
    DOCUMENTS = concat!(
        "SELECT c.listing, c.market, c.lang, c.category, c.title, p.brand, t.options, t.description FROM card c \
         JOIN product p ON p.id = c.product JOIN listing_text t ON t.listing = c.listing AND t.lang = c.lang AND t.live = 1 \
         WHERE c.listing IN ",
        super::ids!()
    );
    OFFER = offers!("x.listing = $2 AND x.variant = $3");
    OFFERS_4 = offers!("(x.listing, x.variant) IN (VALUES (CAST($2 AS BIGINT), CAST($3 AS BIGINT)), ($4, $5), ($6, $7), ($8, $9))");
    OFFERS_32 = offers!(
        "(x.listing, x.variant) IN (VALUES (CAST($2 AS BIGINT), CAST($3 AS BIGINT)), \
         ($4, $5), ($6, $7), ($8, $9), ($10, $11), ($12, $13), ($14, $15), ($16, $17), \
         ($18, $19), ($20, $21), ($22, $23), ($24, $25), ($26, $27), ($28, $29), ($30, $31), ($32, $33), \
         ($34, $35), ($36, $37), ($38, $39), ($40, $41), ($42, $43), ($44, $45), ($46, $47), ($48, $49), \
         ($50, $51), ($52, $53), ($54, $55), ($56, $57), ($58, $59), ($60, $61), ($62, $63), ($64, $65))"
    );
    ALL_DOCUMENTS = "SELECT c.listing, c.market, c.lang, c.category, c.title, p.brand, t.options, t.description FROM card c \
        JOIN product p ON p.id = c.product JOIN listing_text t ON t.listing = c.listing AND t.lang = c.lang AND t.live = 1 \
        ORDER BY c.listing, c.lang";
}

/// One statement.
pub fn cards(read: &mut db::Read, query: &CardQuery) -> Result<Page<Card>, db::Error> {
    let first = if query.sort == Sort::PriceAsc { (i64::MIN, i64::MIN) } else { (i64::MAX, i64::MAX) };
    let (key, listing) = query.page.after.as_ref().and_then(kernel::Cursor::open).unwrap_or(first);
    let mut params: Vec<db::Value<'_>> =
        vec![query.market.into(), query.lang.into(), key.into(), listing.into(), query.page.fetch().into()];
    params.extend(query.shop.map(db::Value::from));
    params.extend(query.category.map(|category| db::Value::from(category.slug())));
    let rows: Vec<CardRow> = read.all(cards_statement(query), &params)?;
    let cards = rows.into_iter().map(CardRow::card).collect();
    Ok(Page::of(cards, &query.page, |card: &Card| (sort_key(query.sort, card), card.listing.get())))
}

fn cards_statement(query: &CardQuery) -> &'static str {
    let [newest, cheapest, dearest, popular] = match (query.shop, query.category) {
        (None, None) => [NEWEST, CHEAPEST, DEAREST, POPULAR],
        (None, Some(_)) => [CATEGORY_NEWEST, CATEGORY_CHEAPEST, CATEGORY_DEAREST, CATEGORY_POPULAR],
        (Some(_), None) => [SHOP_NEWEST, SHOP_CHEAPEST, SHOP_DEAREST, SHOP_POPULAR],
        (Some(_), Some(_)) => {
            [SHOP_CATEGORY_NEWEST, SHOP_CATEGORY_CHEAPEST, SHOP_CATEGORY_DEAREST, SHOP_CATEGORY_POPULAR]
        }
    };
    match query.sort {
        Sort::Newest => newest,
        Sort::PriceAsc => cheapest,
        Sort::PriceDesc => dearest,
        Sort::Popular => popular,
    }
}

fn sort_key(sort: Sort, card: &Card) -> i64 {
    match sort {
        Sort::Newest => card.created_at.ms(),
        Sort::PriceAsc | Sort::PriceDesc => card.price_min.minor,
        Sort::Popular => card.sold,
    }
}

/// In no order.
pub fn cards_of(
    read: &mut db::Read,
    market: MarketCode,
    lang: Lang,
    ids: &[ListingId],
) -> Result<Vec<Card>, db::Error> {
    let mut params = padded(ids);
    params.extend([market.into(), lang.into()]);
    let rows: Vec<CardRow> = read.all(CARDS_OF, &params)?;
    Ok(rows.into_iter().map(CardRow::card).collect())
}

/// In no order.
pub fn cards_of_products(
    read: &mut db::Read,
    market: MarketCode,
    lang: Lang,
    products: &[ProductId],
) -> Result<Vec<Card>, db::Error> {
    let mut params = padded(products);
    params.extend([market.into(), lang.into()]);
    let rows: Vec<CardRow> = read.all(CARDS_OF_PRODUCTS, &params)?;
    Ok(rows.into_iter().map(CardRow::card).collect())
}

pub fn categories(read: &mut db::Read, market: MarketCode, lang: Lang) -> Result<Vec<(Category, i64)>, db::Error> {
    read.all(CATEGORIES, db::params![market, lang])
}

/// What a page has beside its card.
#[derive(Deserialize)]
pub struct PageText {
    pub description: String,
    pub options: db::Json<Vec<OptionAxis>>,
    pub options_of: db::Json<Vec<OptionAxis>>,
    pub updated_at: Instant,
    pub brand: Option<String>,
    pub handle: String,
    pub shop_country: kernel::Country,
    pub shop_store: Option<String>,
    pub prefers_link_out: bool,
}

pub fn card(
    read: &mut db::Read,
    market: MarketCode,
    lang: Lang,
    listing: ListingId,
) -> Result<Option<Card>, db::Error> {
    let row: Option<CardRow> = read.optional(CARD, db::params![listing, market, lang])?;
    Ok(row.map(CardRow::card))
}

pub fn page_text(read: &mut db::Read, lang: Lang, listing: ListingId) -> Result<Option<PageText>, db::Error> {
    read.optional(PAGE_TEXT, db::params![listing, lang])
}

/// Variants with their options in the seller's words.
pub fn variants(read: &mut db::Read, listing: ListingId) -> Result<Vec<ShownVariant>, db::Error> {
    let rows: Vec<VariantRow> = read.all(VARIANTS, db::params![listing])?;
    Ok(rows.into_iter().map(VariantRow::variant).collect())
}

pub fn images(read: &mut db::Read, product: ProductId) -> Result<Vec<Image>, db::Error> {
    let rows: Vec<ImageRow> = read.all(IMAGES, db::params![product])?;
    Ok(rows.into_iter().map(ImageRow::image).collect())
}

pub fn alternates(read: &mut db::Read, product: ProductId) -> Result<Vec<Alternate>, db::Error> {
    read.all(ALTERNATES, db::params![product])
}

/// Listings of a shop on sale in a market, rising, at most 64, with their products.
pub fn on_sale_in(
    read: &mut db::Read,
    shop: ShopId,
    market: MarketCode,
    lang: Lang,
    after: ListingId,
) -> Result<Vec<(ListingId, ProductId)>, db::Error> {
    read.all(ON_SALE_IN, db::params![shop, market, lang, after])
}

/// Pairs that one statement takes.
pub const OFFERS_MAX: usize = 32;

/// At most [`OFFERS_MAX`] pairs, in no order.
pub fn offers(read: &mut db::Read, lang: Lang, pairs: &[(ListingId, VariantId)]) -> Result<Vec<OfferRow>, db::Error> {
    let (statement, places) = match pairs.len() {
        0 | 1 => (OFFER, 1),
        2..=4 => (OFFERS_4, 4),
        _ => (OFFERS_32, OFFERS_MAX),
    };
    let Some(last) = pairs.last() else { return Ok(Vec::new()) };
    let mut params: Vec<db::Value<'_>> = Vec::with_capacity(1 + 2 * places);
    params.push(lang.into());
    for (listing, variant) in pairs.iter().chain(std::iter::repeat(last)).take(places) {
        params.extend([(*listing).into(), (*variant).into()]);
    }
    read.all(statement, &params)
}

/// What search keeps of these listings, at most 64.
pub fn documents(read: &mut db::Read, ids: &[ListingId]) -> Result<Vec<Document>, db::Error> {
    let rows: Vec<DocumentRow> = read.all(DOCUMENTS, &padded(ids))?;
    Ok(rows.into_iter().map(DocumentRow::document).collect())
}

/// What search keeps of everything on sale.
pub fn each_document<E: From<db::Error>>(
    read: &mut db::Read,
    mut each: impl FnMut(Document) -> Result<(), E>,
) -> Result<(), E> {
    read.each(ALL_DOCUMENTS, &[], |row: DocumentRow| each(row.document()))
}

#[derive(Deserialize)]
struct CardRow {
    listing: ListingId,
    product: ProductId,
    market: MarketCode,
    lang: Lang,
    title: String,
    price_min_minor: i64,
    price_max_minor: i64,
    compare_at_minor: Option<i64>,
    currency: Currency,
    image: Option<db::Json<Image>>,
    shop: ShopId,
    shop_handle: String,
    shop_name: String,
    category: Category,
    sold: i64,
    in_stock: bool,
    source_text: bool,
    created_at: Instant,
}

impl CardRow {
    fn card(self) -> Card {
        let money = |minor| Money::new(minor, self.currency);
        Card {
            listing: self.listing,
            product: self.product,
            market: self.market,
            lang: self.lang,
            title: self.title,
            price_min: money(self.price_min_minor),
            price_max: money(self.price_max_minor),
            compare_at: self.compare_at_minor.map(money),
            image: self.image.map(|image| image.0),
            shop: self.shop,
            shop_handle: self.shop_handle,
            shop_name: self.shop_name,
            category: self.category,
            sold: self.sold,
            in_stock: self.in_stock,
            source_text: self.source_text,
            created_at: self.created_at,
        }
    }
}

/// An offer, with its options still in the seller's words.
#[derive(Deserialize)]
pub struct OfferRow {
    listing: ListingId,
    variant: VariantId,
    product: ProductId,
    shop: ShopId,
    shop_handle: String,
    shop_name: String,
    shop_home: kernel::Country,
    shop_currency: Currency,
    preferred_store: Option<String>,
    market: MarketCode,
    category: Category,
    title: String,
    pub axes: db::Json<Vec<OptionAxis>>,
    pub axes_of: db::Json<Vec<OptionAxis>>,
    options: db::Json<Vec<String>>,
    sku: String,
    weight_g: Option<i64>,
    currency: Currency,
    price_minor: Option<i64>,
    compare_at_minor: Option<i64>,
    on_sale: bool,
    image: Option<ImageId>,
    image_position: Option<i64>,
    image_alt: Option<String>,
    image_source_url: Option<String>,
    image_renditions: Option<db::Json<Vec<Rendition>>>,
}

impl OfferRow {
    /// `words` gives the axes' names and the variant's values as they are called here.
    pub fn offer(
        self,
        words: impl FnOnce(&[OptionAxis], &[OptionAxis], Vec<String>) -> Vec<(String, String)>,
    ) -> Offer {
        let image = self.image.map(|id| Image {
            id,
            position: self.image_position.unwrap_or(0),
            alt: self.image_alt.unwrap_or_default(),
            state: ImageState::Ready,
            source_url: self.image_source_url,
            renditions: self.image_renditions.unwrap_or_default().0,
        });
        Offer {
            listing: self.listing,
            variant: self.variant,
            product: self.product,
            shop: self.shop,
            shop_handle: self.shop_handle,
            shop_name: self.shop_name,
            shop_home: self.shop_home,
            shop_currency: self.shop_currency,
            preferred_store: self.preferred_store,
            market: self.market,
            category: self.category,
            title: self.title,
            options: words(&self.axes_of.0, &self.axes.0, self.options.0),
            sku: self.sku,
            image,
            price: Money::new(self.price_minor.unwrap_or(0), self.currency),
            compare_at: self.compare_at_minor.map(|minor| Money::new(minor, self.currency)),
            weight_g: self.weight_g,
            on_sale: self.on_sale,
        }
    }
}

#[derive(Deserialize)]
struct VariantRow {
    id: VariantId,
    sku: String,
    options: db::Json<Vec<String>>,
    weight_g: Option<i64>,
    barcode: Option<String>,
    external_id: Option<i64>,
    currency: Currency,
    price_minor: i64,
    compare_at_minor: Option<i64>,
    available: i64,
}

impl VariantRow {
    fn variant(self) -> ShownVariant {
        ShownVariant {
            id: self.id,
            sku: self.sku,
            options: self.options.0,
            price: Money::new(self.price_minor, self.currency),
            compare_at: self.compare_at_minor.map(|minor| Money::new(minor, self.currency)),
            available: self.available,
            weight_g: self.weight_g,
            barcode: self.barcode,
            external_id: self.external_id,
        }
    }
}

#[derive(Deserialize)]
pub(in crate::listing) struct ImageRow {
    pub product: ProductId,
    id: ImageId,
    position: i64,
    alt: String,
    state: ImageState,
    source_url: Option<String>,
    renditions: db::Json<Vec<Rendition>>,
}

impl ImageRow {
    pub fn image(self) -> Image {
        Image {
            id: self.id,
            position: self.position,
            alt: self.alt,
            state: self.state,
            source_url: self.source_url,
            renditions: self.renditions.0,
        }
    }
}

#[derive(Deserialize)]
struct DocumentRow {
    listing: ListingId,
    market: MarketCode,
    lang: Lang,
    category: Category,
    title: String,
    brand: Option<String>,
    options: db::Json<Vec<OptionAxis>>,
    description: String,
}

impl DocumentRow {
    fn document(self) -> Document {
        let words = self.options.0.iter().flat_map(|axis| axis.values.iter().map(String::as_str));
        Document {
            listing: self.listing,
            market: self.market,
            lang: self.lang,
            category: self.category,
            options: words.collect::<Vec<_>>().join(" "),
            title: self.title,
            brand: self.brand.unwrap_or_default(),
            description: crate::description::to_text(&self.description),
        }
    }
}
