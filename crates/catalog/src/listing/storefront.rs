//! What shoppers see of listings: cards and pages of the versions on sale, nothing else.

use kernel::{Instant, Lang, MarketCode, Money, Page, PageRequest};
use serde::{Deserialize, Serialize};

use super::ListingId;
use super::store::shown;
use crate::category::Category;
use crate::image::Image;
use crate::product::{OptionAxis, ProductId, VariantId};
use crate::search::Document;
use crate::shop::ShopId;

/// A listing in a list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Card {
    pub listing: ListingId,
    pub product: ProductId,
    pub market: MarketCode,
    pub lang: Lang,
    pub title: String,
    /// The lowest price of its variants for sale.
    pub price_min: Money,
    pub price_max: Money,
    /// The struck price beside `price_min`, above it.
    pub compare_at: Option<Money>,
    /// The cover, when there is one.
    pub image: Option<Image>,
    pub shop: ShopId,
    pub shop_handle: String,
    pub shop_name: String,
    pub category: Category,
    /// Units sold.
    pub sold: i64,
    pub in_stock: bool,
    /// Whether the title is still in the seller's language, for want of a translator.
    pub source_text: bool,
    pub created_at: Instant,
}

/// The order of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    #[default]
    Newest,
    PriceAsc,
    PriceDesc,
    /// Most units sold first.
    Popular,
}

/// Which cards are wanted.
#[derive(Clone, Debug)]
pub struct CardQuery {
    pub market: MarketCode,
    pub lang: Lang,
    pub category: Option<Category>,
    pub shop: Option<ShopId>,
    pub sort: Sort,
    pub page: PageRequest,
}

/// A listing on a page of its own.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ListingPage {
    pub listing: ListingId,
    pub product: ProductId,
    pub market: MarketCode,
    pub lang: Lang,
    /// The product's own handle, for files.
    pub handle: String,
    pub title: String,
    /// As [`crate::product::Product::description`]: clean rich text or plain text.
    pub description: String,
    pub brand: Option<String>,
    pub category: Category,
    pub price_min: Money,
    pub price_max: Money,
    pub compare_at: Option<Money>,
    pub shop: ShopId,
    pub shop_handle: String,
    pub shop_name: String,
    /// Where the shop is at home, and sends from.
    pub shop_country: kernel::Country,
    /// The seller's own store, where a link-out listing leads.
    pub shop_store: Option<String>,
    /// Whether the shop wants its things to be bought there.
    pub prefers_link_out: bool,
    pub options: Vec<ShownAxis>,
    /// Those for sale, in the seller's order.
    pub variants: Vec<ShownVariant>,
    /// Those that are ready, the cover first.
    pub images: Vec<Image>,
    pub sold: i64,
    pub in_stock: bool,
    pub source_text: bool,
    /// The same product elsewhere, this page included: for hreflang.
    pub alternates: Vec<Alternate>,
    pub updated_at: Instant,
}

/// A way in which variants differ, in the page's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ShownAxis {
    pub name: String,
    pub values: Vec<String>,
}

/// A variant on a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ShownVariant {
    pub id: VariantId,
    pub sku: String,
    /// One value for each axis, in the page's language and the axes' order.
    pub options: Vec<String>,
    pub price: Money,
    pub compare_at: Option<Money>,
    /// Units that can be had now.
    pub available: i64,
    pub weight_g: Option<i64>,
    pub barcode: Option<String>,
    /// The variant's id in the seller's own Shopify store.
    pub external_id: Option<i64>,
}

/// The same product in a market and language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alternate {
    pub listing: ListingId,
    pub market: MarketCode,
    pub lang: Lang,
}

/// What a variant is sold for by a listing now: what carts show and orders copy. Read from the listing, its price, the product and
/// the shop themselves, never from the cards.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Offer {
    pub listing: ListingId,
    pub variant: VariantId,
    pub product: ProductId,
    pub shop: ShopId,
    pub shop_handle: String,
    pub shop_name: String,
    /// Where the shop is at home, and sends from.
    pub shop_home: kernel::Country,
    /// What the shop is settled in.
    pub shop_currency: kernel::Currency,
    /// The seller's own store, where it has one and wants its things to be bought there.
    pub preferred_store: Option<String>,
    pub market: MarketCode,
    pub category: Category,
    pub title: String,
    /// Axis and value, in the asked language.
    pub options: Vec<(String, String)>,
    pub sku: String,
    /// The cover, when there is one.
    pub image: Option<Image>,
    /// Nothing while the price is pending; then `on_sale` is false.
    pub price: Money,
    pub compare_at: Option<Money>,
    pub weight_g: Option<i64>,
    pub on_sale: bool,
}

/// What is offered by these pairs of listing and variant, in no order; pairs that never were are left out. One statement for every
/// 32 pairs.
pub fn offers(read: &mut db::Read, lang: Lang, pairs: &[(ListingId, VariantId)]) -> Result<Vec<Offer>, db::Error> {
    let mut offers = Vec::with_capacity(pairs.len());
    for pairs in pairs.chunks(shown::OFFERS_MAX) {
        let rows = shown::offers(read, lang, pairs)?;
        offers.extend(rows.into_iter().map(|row| row.offer(called)));
    }
    Ok(offers)
}

/// A variant's options by axis: words of `from` as `to` calls them.
fn called(from: &[OptionAxis], to: &[OptionAxis], options: Vec<String>) -> Vec<(String, String)> {
    let option = |(i, word): (usize, String)| {
        let place = from.get(i).and_then(|axis| axis.values.iter().position(|value| *value == word));
        let axis = to.get(i);
        let value = axis.zip(place).and_then(|(axis, place)| axis.values.get(place).cloned());
        (axis.map(|axis| axis.name.clone()).unwrap_or_default(), value.unwrap_or(word))
    };
    options.into_iter().enumerate().map(option).collect()
}

/// Cards of a market. One statement.
pub fn cards(read: &mut db::Read, query: &CardQuery) -> Result<Page<Card>, db::Error> {
    shown::cards(read, query)
}

/// The cards of these listings, in the order of `ids`, at most 64; those not on sale are left out. One statement.
pub fn cards_of(
    read: &mut db::Read,
    market: MarketCode,
    lang: Lang,
    ids: &[ListingId],
) -> Result<Vec<Card>, db::Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut cards = shown::cards_of(read, market, lang, ids)?;
    cards.sort_by_key(|card| ids.iter().position(|id| *id == card.listing));
    Ok(cards)
}

/// The cards of these products in a market, in the order of `products`, at most 64; those not on sale there are left out. One
/// statement.
pub fn cards_of_products(
    read: &mut db::Read,
    market: MarketCode,
    lang: Lang,
    products: &[ProductId],
) -> Result<Vec<Card>, db::Error> {
    if products.is_empty() {
        return Ok(Vec::new());
    }
    let mut cards = shown::cards_of_products(read, market, lang, products)?;
    cards.sort_by_key(|card| products.iter().position(|id| *id == card.product));
    Ok(cards)
}

/// How many listings are on sale in a market, by category. One statement.
pub fn categories(read: &mut db::Read, market: MarketCode, lang: Lang) -> Result<Vec<(Category, i64)>, db::Error> {
    shown::categories(read, market, lang)
}

/// A listing that is on sale in this market, in this language. Five statements, one when it is not on sale.
pub fn page(
    read: &mut db::Read,
    market: MarketCode,
    lang: Lang,
    listing: ListingId,
) -> Result<Option<ListingPage>, db::Error> {
    let Some(card) = shown::card(read, market, lang, listing)? else { return Ok(None) };
    let Some(text) = shown::page_text(read, lang, listing)? else { return Ok(None) };
    let words = Words { from: text.options_of.0, to: text.options.0 };
    let mut variants = shown::variants(read, listing)?;
    for variant in &mut variants {
        variant.options = words.of(&variant.options);
    }
    let images = shown::images(read, card.product)?;
    let alternates = shown::alternates(read, card.product)?;
    Ok(Some(ListingPage {
        listing: card.listing,
        product: card.product,
        market: card.market,
        lang: card.lang,
        handle: text.handle,
        title: card.title,
        description: text.description,
        brand: text.brand,
        category: card.category,
        price_min: card.price_min,
        price_max: card.price_max,
        compare_at: card.compare_at,
        shop: card.shop,
        shop_handle: card.shop_handle,
        shop_name: card.shop_name,
        shop_country: text.shop_country,
        shop_store: text.shop_store,
        prefers_link_out: text.prefers_link_out,
        options: words.axes(&variants),
        variants,
        images,
        sold: card.sold,
        in_stock: card.in_stock,
        source_text: card.source_text,
        alternates,
        updated_at: text.updated_at,
    }))
}

/// Feeds a shop's listings on sale in a market to `each`, products rising, one page in memory at a time.
pub fn each_of_shop<E: From<db::Error>>(
    read: &mut db::Read,
    shop: ShopId,
    market: MarketCode,
    lang: Lang,
    mut each: impl FnMut(ListingPage) -> Result<(), E>,
) -> Result<(), E> {
    let mut after = ListingId::new(0);
    loop {
        let ids = shown::on_sale_in(read, shop, market, lang, after)?;
        let Some((last, _)) = ids.last() else { return Ok(()) };
        after = *last;
        for (listing, _) in ids {
            if let Some(page) = page(read, market, lang, listing)? {
                each(page)?;
            }
        }
    }
}

/// What search keeps of these listings: nothing of those that are not on sale.
pub fn documents(read: &mut db::Read, ids: &[ListingId]) -> Result<Vec<Document>, db::Error> {
    let mut documents = Vec::new();
    for ids in ids.chunks(super::store::IDS_MAX) {
        documents.extend(shown::documents(read, ids)?);
    }
    Ok(documents)
}

/// Feeds what search keeps of everything on sale to `each`.
pub fn each_document<E: From<db::Error>>(
    read: &mut db::Read,
    each: impl FnMut(Document) -> Result<(), E>,
) -> Result<(), E> {
    shown::each_document(read, each)
}

/// Option words of the seller and what they are called here, axis by axis.
struct Words {
    from: Vec<OptionAxis>,
    to: Vec<OptionAxis>,
}

impl Words {
    /// A variant's options as they are called here; a word that is not known stands as it is.
    fn of(&self, options: &[String]) -> Vec<String> {
        let called = |(i, word): (usize, &String)| {
            let (from, to) = (self.from.get(i)?, self.to.get(i)?);
            let place = from.values.iter().position(|value| value == word)?;
            to.values.get(place).cloned()
        };
        options.iter().enumerate().map(|place| called(place).unwrap_or_else(|| place.1.clone())).collect()
    }

    /// The axes with the values that the shown variants have, in the seller's order.
    fn axes(&self, variants: &[ShownVariant]) -> Vec<ShownAxis> {
        let axis = |(i, axis): (usize, &OptionAxis)| {
            let taken = |value: &&String| variants.iter().any(|v| v.options.get(i) == Some(*value));
            let mut values: Vec<String> = axis.values.iter().filter(taken).cloned().collect();
            for value in variants.iter().filter_map(|variant| variant.options.get(i)) {
                if !values.contains(value) {
                    values.push(value.clone());
                }
            }
            ShownAxis { name: axis.name.clone(), values }
        };
        self.to.iter().enumerate().map(axis).collect()
    }
}
