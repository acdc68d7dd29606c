//! What sellers and the operator read.

use kernel::{Currency, Instant, MarketCode, Money, Page, PageRequest};
use serde::Deserialize;

use super::known::rate_used;
use crate::listing::{ListingFilter, ListingId, ListingState, ListingSummary, PriceHistoryEntry, Reason, SyncStatus};
use crate::product::{ProductId, VariantId};
use crate::shop::ShopId;

macro_rules! head_columns {
    () => {
        "SELECT l.id, l.shop, l.product, l.market, l.currency, l.state, l.status, l.reasons, l.on_sale, l.review_note, \
         l.created_at, l.updated_at FROM listing l "
    };
}

macro_rules! summary_columns {
    () => {
        "SELECT l.id, l.shop, l.product, l.market, l.currency, l.state, l.status, l.reasons, l.on_sale, l.updated_at, \
         COALESCE((SELECT MIN(c.title) FROM card c WHERE c.listing = l.id), p.title) AS title, \
         (SELECT MIN(lp.price_minor) FROM listing_price lp WHERE lp.listing = l.id) AS price_min_minor, \
         (SELECT MAX(lp.price_minor) FROM listing_price lp WHERE lp.listing = l.id) AS price_max_minor, \
         (SELECT COUNT(*) FROM listing_override o WHERE o.listing = l.id) AS overrides \
         FROM listing l JOIN product p ON p.id = l.product "
    };
}

db::statements! {
    FIND = concat!(head_columns!(), "WHERE l.id = $1");
    OF_PRODUCT = concat!(head_columns!(), "WHERE l.product = $1 ORDER BY l.market");
    LIST = concat!(
        summary_columns!(),
        "WHERE l.shop = $1 AND l.id < $2 AND (CAST($3 AS TEXT) = '' OR l.market = CAST($3 AS TEXT)) AND (CAST($4 AS TEXT) = '' OR l.status = CAST($4 AS TEXT)) \
         ORDER BY l.id DESC LIMIT $5"
    );
    WAITING = concat!(summary_columns!(), "WHERE l.state = 'PENDING' AND l.id > $1 ORDER BY l.id LIMIT $2");
    COUNT = "SELECT market, status, COUNT(*) AS listings FROM listing WHERE shop = $1 GROUP BY market, status \
        ORDER BY market, status";
    HISTORY = "SELECT variant, price_minor, currency, rate, rate_source, rate_date, at FROM price_history \
        WHERE listing = $1 ORDER BY id DESC LIMIT $2";
    SKUS = "SELECT id, sku FROM variant WHERE product = $1 ORDER BY position, id";
    SETTINGS = "SELECT market, price_rule, translated_only FROM shop_market WHERE shop = $1 ORDER BY market";
    RATES_IN_USE = "SELECT l.shop, l.market, l.currency, p.rate, COUNT(*) AS prices FROM listing l \
        JOIN listing_price p ON p.listing = l.id WHERE p.rate IS NOT NULL \
        GROUP BY l.shop, l.market, l.currency, p.rate ORDER BY l.shop, l.market, l.currency, p.rate";
    PENDING_PRICES = "SELECT DISTINCT l.shop, l.market FROM listing l JOIN listing_price p ON p.listing = l.id \
        WHERE p.price_minor IS NULL ORDER BY l.shop, l.market";
    PENDING_OF_SHOP = "SELECT l.market, COUNT(DISTINCT l.id) AS listings FROM listing l \
        JOIN listing_price p ON p.listing = l.id WHERE l.shop = $1 AND p.price_minor IS NULL \
        GROUP BY l.market ORDER BY l.market";
    UNTRANSLATED_OF_SHOP = "SELECT l.market, CAST(SUM( \
        CASE WHEN t.title_state IN ('missing', 'pending') THEN 1 ELSE 0 END + \
        CASE WHEN t.description_state IN ('missing', 'pending') AND t.description <> '' THEN 1 ELSE 0 END) AS BIGINT) AS fields \
        FROM listing l JOIN listing_text t ON t.listing = l.id WHERE l.shop = $1 \
        AND (t.title_state IN ('missing', 'pending') OR t.description_state IN ('missing', 'pending')) \
        AND (t.live = 0 OR NOT EXISTS (SELECT 1 FROM listing_text w \
            WHERE w.listing = t.listing AND w.lang = t.lang AND w.live = 0)) \
        GROUP BY l.market ORDER BY l.market";
    UNTRANSLATED = "SELECT CAST(COALESCE(SUM( \
        CASE WHEN t.title_state IN ('missing', 'pending') THEN 1 ELSE 0 END + \
        CASE WHEN t.description_state IN ('missing', 'pending') AND t.description <> '' THEN 1 ELSE 0 END), 0) AS BIGINT) AS fields \
        FROM listing_text t WHERE t.live = 0 OR NOT EXISTS (SELECT 1 FROM listing_text w \
            WHERE w.listing = t.listing AND w.lang = t.lang AND w.live = 0)";
    HELD = "SELECT market, status, reasons, COUNT(*) AS listings FROM listing \
        WHERE shop = $1 AND status <> 'SUCCESS' GROUP BY market, status, reasons \
        ORDER BY listings DESC, market, status LIMIT $2";
    PRICED = "SELECT l.market, l.product, l.currency, MIN(p.price_minor) AS price_minor FROM listing l \
        JOIN listing_price p ON p.listing = l.id WHERE l.shop = $1 AND l.on_sale = 1 AND p.price_minor IS NOT NULL \
        AND (CAST($2 AS TEXT) = '' OR l.market = CAST($2 AS TEXT)) \
        GROUP BY l.market, l.product, l.currency ORDER BY l.market, l.product";
    SHOPS_IN = "SELECT DISTINCT shop FROM listing WHERE market = $1 ORDER BY shop";
    MARKETS_OF_SHOP = "SELECT DISTINCT market FROM listing WHERE shop = $1 ORDER BY market";
}

/// A listing without its texts and prices.
#[derive(Deserialize)]
pub struct Head {
    pub id: ListingId,
    pub shop: ShopId,
    pub product: ProductId,
    pub market: MarketCode,
    pub currency: Currency,
    pub state: ListingState,
    pub status: SyncStatus,
    pub reasons: db::Json<Vec<Reason>>,
    pub on_sale: bool,
    pub review_note: Option<String>,
    pub created_at: Instant,
    pub updated_at: Instant,
}

pub fn find(read: &mut db::Read, id: ListingId) -> Result<Option<Head>, db::Error> {
    read.optional(FIND, db::params![id])
}

pub fn of_product(read: &mut db::Read, product: ProductId) -> Result<Vec<Head>, db::Error> {
    read.all(OF_PRODUCT, db::params![product])
}

pub fn list(
    read: &mut db::Read,
    shop: ShopId,
    filter: &ListingFilter,
    page: &PageRequest,
) -> Result<Page<ListingSummary>, db::Error> {
    let before = page.after.as_ref().and_then(kernel::Cursor::open).unwrap_or(i64::MAX);
    let market = filter.market.map_or_else(String::new, |market| market.to_string());
    let status = filter.status.map_or("", SyncStatus::word);
    summaries(read, LIST, db::params![shop, before, market, status, page.fetch()], page)
}

pub fn waiting(read: &mut db::Read, page: &PageRequest) -> Result<Page<ListingSummary>, db::Error> {
    let after = page.after.as_ref().and_then(kernel::Cursor::open).unwrap_or(0_i64);
    summaries(read, WAITING, db::params![after, page.fetch()], page)
}

fn summaries(
    read: &mut db::Read,
    statement: &'static str,
    params: &[db::Value<'_>],
    page: &PageRequest,
) -> Result<Page<ListingSummary>, db::Error> {
    let rows: Vec<SummaryRow> = read.all(statement, params)?;
    let rows = rows.into_iter().map(SummaryRow::summary).collect();
    Ok(Page::of(rows, page, |row: &ListingSummary| row.id.get()))
}

pub fn count(read: &mut db::Read, shop: ShopId) -> Result<Vec<(MarketCode, SyncStatus, i64)>, db::Error> {
    read.all(COUNT, db::params![shop])
}

pub fn history(read: &mut db::Read, id: ListingId, limit: u32) -> Result<Vec<PriceHistoryEntry>, db::Error> {
    let rows: Vec<HistoryRow> = read.all(HISTORY, db::params![id, limit])?;
    Ok(rows.into_iter().map(HistoryRow::entry).collect())
}

/// The SKUs of a product's variants, removed ones too, in the seller's order.
pub fn skus(read: &mut db::Read, product: ProductId) -> Result<Vec<(VariantId, String)>, db::Error> {
    read.all(SKUS, db::params![product])
}

#[derive(Deserialize)]
struct PricedRow {
    market: MarketCode,
    product: ProductId,
    currency: Currency,
    price_minor: i64,
}

pub fn priced(
    read: &mut db::Read,
    shop: ShopId,
    market: Option<MarketCode>,
) -> Result<Vec<(MarketCode, ProductId, Money)>, db::Error> {
    let market = market.map_or_else(String::new, |market| market.to_string());
    let rows: Vec<PricedRow> = read.all(PRICED, db::params![shop, market])?;
    let priced = |row: PricedRow| (row.market, row.product, Money::new(row.price_minor, row.currency));
    Ok(rows.into_iter().map(priced).collect())
}

/// What a shop wants of a market.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct MarketSettings {
    pub market: MarketCode,
    /// JSON of the market context; `None` is the shop's own rule.
    pub price_rule: Option<String>,
    /// Nothing goes on sale there in the seller's language.
    pub translated_only: bool,
}

pub fn settings(read: &mut db::Read, shop: ShopId) -> Result<Vec<MarketSettings>, db::Error> {
    read.all(SETTINGS, db::params![shop])
}

/// A rate that prices of a shop in a market are made with.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct RateInUse {
    pub shop: ShopId,
    pub market: MarketCode,
    pub currency: Currency,
    /// A decimal.
    pub rate: String,
    pub prices: i64,
}

pub fn rates_in_use(read: &mut db::Read) -> Result<Vec<RateInUse>, db::Error> {
    read.all(RATES_IN_USE, &[])
}

/// Where prices wait for a rate.
pub fn pending_prices(read: &mut db::Read) -> Result<Vec<(ShopId, MarketCode)>, db::Error> {
    read.all(PENDING_PRICES, &[])
}

/// How many listings of a shop have a price that waits for a rate, by market.
pub fn pending_of_shop(read: &mut db::Read, shop: ShopId) -> Result<Vec<(MarketCode, i64)>, db::Error> {
    read.all(PENDING_OF_SHOP, db::params![shop])
}

/// How many titles and descriptions of a shop's listings await a translation, by market.
pub fn untranslated_of_shop(read: &mut db::Read, shop: ShopId) -> Result<Vec<(MarketCode, i64)>, db::Error> {
    read.all(UNTRANSLATED_OF_SHOP, db::params![shop])
}

/// Listings of a shop that something holds back, with the same reasons.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Held {
    pub market: MarketCode,
    pub status: SyncStatus,
    pub reasons: db::Json<Vec<Reason>>,
    pub listings: i64,
}

/// What holds a shop's listings back, the most frequent first: at most `limit` groups.
pub fn held(read: &mut db::Read, shop: ShopId, limit: u32) -> Result<Vec<Held>, db::Error> {
    read.all(HELD, db::params![shop, limit])
}

/// The shops with listings in a market.
pub fn shops_in(read: &mut db::Read, market: MarketCode) -> Result<Vec<ShopId>, db::Error> {
    read.all(SHOPS_IN, db::params![market])
}

/// The markets where a shop has listings.
pub fn markets_of_shop(read: &mut db::Read, shop: ShopId) -> Result<Vec<MarketCode>, db::Error> {
    read.all(MARKETS_OF_SHOP, db::params![shop])
}

#[derive(Deserialize)]
struct SummaryRow {
    id: ListingId,
    shop: ShopId,
    product: ProductId,
    market: MarketCode,
    currency: Currency,
    state: ListingState,
    status: SyncStatus,
    reasons: db::Json<Vec<Reason>>,
    on_sale: bool,
    updated_at: Instant,
    title: String,
    price_min_minor: Option<i64>,
    price_max_minor: Option<i64>,
    overrides: i64,
}

impl SummaryRow {
    fn summary(self) -> ListingSummary {
        let money = |minor: Option<i64>| minor.map(|minor| Money::new(minor, self.currency));
        ListingSummary {
            id: self.id,
            shop: self.shop,
            product: self.product,
            market: self.market,
            title: self.title,
            state: self.state,
            status: self.status,
            reasons: self.reasons.0,
            on_sale: self.on_sale,
            price_min: money(self.price_min_minor),
            price_max: money(self.price_max_minor),
            overrides: self.overrides,
            updated_at: self.updated_at,
        }
    }
}

#[derive(Deserialize)]
struct HistoryRow {
    variant: VariantId,
    price_minor: i64,
    currency: Currency,
    rate: Option<String>,
    rate_source: Option<String>,
    rate_date: Option<String>,
    at: Instant,
}

impl HistoryRow {
    fn entry(self) -> PriceHistoryEntry {
        PriceHistoryEntry {
            variant: self.variant,
            price: Money::new(self.price_minor, self.currency),
            rate: rate_used(self.rate.as_deref(), self.rate_source, self.rate_date.as_deref()),
            at: self.at,
        }
    }
}

/// Titles and descriptions, of all shops, that no memory knows and no translator has answered.
pub fn fields_waiting(read: &mut db::Read) -> Result<i64, db::Error> {
    read.one(UNTRANSLATED, db::params![])
}
