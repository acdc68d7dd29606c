//! A listing as its seller and the operator see it.

use kernel::{Currency, Instant, Lang, MarketCode, Money, Page, PageRequest};
use serde::Serialize;

use super::decide::{Known, Text, VariantPrice};
use super::store::{known, seller};
use super::{ListingId, ListingState, PriceHistoryEntry, RateUsed, Reason, SyncStatus};
use crate::product::{OptionAxis, ProductId, VariantId};
use crate::shop::ShopId;
use crate::translation::TextState;

/// A product as sold in one market.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Listing {
    pub id: ListingId,
    pub shop: ShopId,
    pub product: ProductId,
    pub market: MarketCode,
    pub currency: Currency,
    pub state: ListingState,
    /// How the newest version ended when it was last synced.
    pub status: SyncStatus,
    pub reasons: Vec<Reason>,
    /// Whether shoppers see it: some version of it is live, and nothing holds the sale.
    pub on_sale: bool,
    /// Whether the newest version waits while an older one is live.
    pub older_on_sale: bool,
    /// The operator's words when this version was refused.
    pub review_note: Option<String>,
    /// The newest version, one text for each language of the market.
    pub texts: Vec<ListingText>,
    /// In the order of the product's variants.
    pub prices: Vec<ListingPrice>,
    pub created_at: Instant,
    pub updated_at: Instant,
}

/// The newest text in one language.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ListingText {
    pub lang: Lang,
    pub title: FieldText,
    pub description: FieldText,
    /// The option axes in this language, in the product's order; a value that nobody translated stands as in the source.
    pub options: Vec<OptionAxis>,
    /// Option texts that are still in the source language.
    pub options_untranslated: i64,
}

/// One text and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldText {
    pub text: String,
    pub state: TextState,
    /// Whether the seller edited it in this market: it no longer follows the product.
    pub overridden: bool,
}

/// What a variant costs in the market.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ListingPrice {
    pub variant: VariantId,
    pub sku: String,
    /// `None` while the price is pending or the variant is not for sale.
    pub price: Option<Money>,
    pub compare_at: Option<Money>,
    /// Whether the seller set it in this market: it follows neither product nor rates.
    pub overridden: bool,
    pub rate: Option<RateUsed>,
    /// How the price was made: JSON of the market context. `None` for a pending price and one set by hand.
    pub breakdown: Option<String>,
}

/// A listing as a list shows it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ListingSummary {
    pub id: ListingId,
    pub shop: ShopId,
    pub product: ProductId,
    pub market: MarketCode,
    /// In the market's first language, or the product's own title while there is no text.
    pub title: String,
    pub state: ListingState,
    pub status: SyncStatus,
    pub reasons: Vec<Reason>,
    pub on_sale: bool,
    pub price_min: Option<Money>,
    pub price_max: Option<Money>,
    /// How many fields the seller edited in this market.
    pub overrides: i64,
    pub updated_at: Instant,
}

/// Which listings are wanted.
#[derive(Clone, Debug, Default)]
pub struct ListingFilter {
    pub market: Option<MarketCode>,
    pub status: Option<SyncStatus>,
}

/// The listing whole, whoever asks.
pub fn find(read: &mut db::Read, id: ListingId) -> Result<Option<Listing>, db::Error> {
    let Some(head) = seller::find(read, id)? else { return Ok(None) };
    let mut known = known::known(read, &[head.product])?;
    let skus = seller::skus(read, head.product)?;
    let known = known.remove(&(head.product, head.market)).unwrap_or_default();
    Ok(Some(listing(head, known, &skus)))
}

/// The shop, the product and the market of a listing.
pub fn place(read: &mut db::Read, id: ListingId) -> Result<Option<(ShopId, ProductId, MarketCode)>, db::Error> {
    Ok(seller::find(read, id)?.map(|head| (head.shop, head.product, head.market)))
}

/// Every listing of a product, by market, whole.
pub fn of_product(read: &mut db::Read, product: ProductId) -> Result<Vec<Listing>, db::Error> {
    let heads = seller::of_product(read, product)?;
    let mut known = known::known(read, &[product])?;
    let skus = seller::skus(read, product)?;
    let whole = |head: seller::Head| {
        let known = known.remove(&(head.product, head.market)).unwrap_or_default();
        listing(head, known, &skus)
    };
    Ok(heads.into_iter().map(whole).collect())
}

/// A shop's listings, newest first. One statement.
pub fn list(
    read: &mut db::Read,
    shop: ShopId,
    filter: &ListingFilter,
    page: &PageRequest,
) -> Result<Page<ListingSummary>, db::Error> {
    seller::list(read, shop, filter, page)
}

/// How many listings a shop has, by market and status.
pub fn count(read: &mut db::Read, shop: ShopId) -> Result<Vec<(MarketCode, SyncStatus, i64)>, db::Error> {
    seller::count(read, shop)
}

/// What a shop has on sale, in one market or in all, each at the price of its cheapest variant; by market and product. One statement.
pub fn priced(
    read: &mut db::Read,
    shop: ShopId,
    market: Option<MarketCode>,
) -> Result<Vec<(MarketCode, ProductId, Money)>, db::Error> {
    seller::priced(read, shop, market)
}

/// Versions that wait for the operator, oldest first.
pub fn waiting_for_review(read: &mut db::Read, page: &PageRequest) -> Result<Page<ListingSummary>, db::Error> {
    seller::waiting(read, page)
}

/// A listing's prices over time, newest first: at most `limit`.
pub fn history(read: &mut db::Read, id: ListingId, limit: u32) -> Result<Vec<PriceHistoryEntry>, db::Error> {
    seller::history(read, id, limit)
}

fn listing(head: seller::Head, known: Known, skus: &[(VariantId, String)]) -> Listing {
    let older_on_sale = head.on_sale && !known.waiting.is_empty();
    let newest = if known.waiting.is_empty() { known.live } else { known.waiting };
    let mut prices: Vec<ListingPrice> = known.prices.into_iter().map(|price| shown_price(price, skus)).collect();
    prices.sort_by_key(|price| skus.iter().position(|(variant, _)| *variant == price.variant));
    Listing {
        id: head.id,
        shop: head.shop,
        product: head.product,
        market: head.market,
        currency: head.currency,
        state: head.state,
        status: head.status,
        reasons: head.reasons.0,
        on_sale: head.on_sale,
        older_on_sale,
        review_note: head.review_note,
        texts: newest.into_iter().map(shown_text).collect(),
        prices,
        created_at: head.created_at,
        updated_at: head.updated_at,
    }
}

fn shown_text(text: Text) -> ListingText {
    ListingText {
        lang: text.lang,
        title: text.title,
        description: text.description,
        options: text.options,
        options_untranslated: text.options_untranslated,
    }
}

fn shown_price(price: VariantPrice, skus: &[(VariantId, String)]) -> ListingPrice {
    let sku = skus.iter().find(|(variant, _)| *variant == price.variant).map(|(_, sku)| sku.clone());
    ListingPrice {
        variant: price.variant,
        sku: sku.unwrap_or_default(),
        price: price.price,
        compare_at: price.compare_at,
        overridden: price.overridden,
        rate: price.rate,
        breakdown: price.breakdown,
    }
}
