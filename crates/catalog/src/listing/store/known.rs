//! What a sync must know of listings, read for many products at once.

use std::collections::HashMap;

use jiff::civil::Date;
use kernel::{Currency, Lang, MarketCode, Money, Rate};
use serde::Deserialize;

use super::shown::ImageRow;
use super::{ids, padded};
use crate::image::Image;
use crate::listing::decide::{Known, KnownListing, Text, TextField, TextOverride, VariantPrice};
use crate::listing::{FieldText, ListingId, ListingState, RateUsed};
use crate::product::{OptionAxis, ProductId, VariantId};
use crate::translation::TextState;

db::statements! {
    LISTINGS = concat!(
        "SELECT id, product, market, currency, state, on_sale, fingerprint, edition FROM listing WHERE product IN ",
        ids!()
    );
    TEXTS = concat!(
        "SELECT l.product, l.market, t.lang, t.live, t.title, t.title_state, t.title_overridden, t.description, \
         t.description_state, t.description_overridden, t.options, t.options_of, t.options_untranslated \
         FROM listing l JOIN listing_text t ON t.listing = l.id WHERE l.product IN ",
        ids!()
    );
    PRICES = concat!(
        "SELECT l.product, l.market, l.currency, p.variant, p.price_minor, p.compare_at_minor, p.overridden, p.rate, \
         p.rate_source, p.rate_date, p.breakdown \
         FROM listing l JOIN listing_price p ON p.listing = l.id WHERE l.product IN ",
        ids!()
    );
    OVERRIDES = concat!(
        "SELECT l.product, l.market, l.currency, o.field, o.of, o.text, o.price_minor \
         FROM listing l JOIN listing_override o ON o.listing = l.id WHERE l.product IN ",
        ids!()
    );
    /// Where products and listings stand: what a sync read must still be so when it writes.
    PLACES = concat!("SELECT id, updated_at FROM product WHERE id IN ", ids!());
    EDITIONS = concat!("SELECT id, edition FROM listing WHERE product IN ", ids!());
    /// The first picture of each product that is ready.
    COVERS = concat!(
        "SELECT product, id, position, alt, state, source_url, renditions FROM image i \
         WHERE state = 'READY' AND NOT EXISTS (SELECT 1 FROM image j WHERE j.product = i.product AND j.state = 'READY' \
         AND (j.position < i.position OR (j.position = i.position AND j.id < i.id))) AND product IN ",
        ids!()
    );
    MARKETS_OF = concat!("SELECT DISTINCT market FROM listing WHERE product IN ", ids!(), " ORDER BY market");
}

/// What is known, by product and market.
pub type KnownByPlace = HashMap<(ProductId, MarketCode), Known>;

/// What is known of every listing of these products, at most [`super::IDS_MAX`]. Four statements.
pub fn known(read: &mut db::Read, products: &[ProductId]) -> Result<KnownByPlace, db::Error> {
    let params = padded(products);
    let mut known = KnownByPlace::new();
    for row in read.all::<ListingRow>(LISTINGS, &params)? {
        known.entry((row.product, row.market)).or_default().listing = Some(row.listing());
    }
    if known.is_empty() {
        return Ok(known);
    }
    for row in read.all::<TextRow>(TEXTS, &params)? {
        let place = known.entry((row.product, row.market)).or_default();
        let texts = if row.live { &mut place.live } else { &mut place.waiting };
        texts.push(row.text());
    }
    for row in read.all::<PriceRow>(PRICES, &params)? {
        known.entry((row.product, row.market)).or_default().prices.push(row.price());
    }
    for row in read.all::<OverrideRow>(OVERRIDES, &params)? {
        row.add_to(known.entry((row.product, row.market)).or_default());
    }
    Ok(known)
}

/// Where products and their listings stand now: equal to what it was means that nobody changed them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    products: Vec<(ProductId, i64)>,
    listings: Vec<(ListingId, i64)>,
}

/// Where these products and their listings stand. Two statements.
pub fn standing(read: &mut db::Read, products: &[ProductId]) -> Result<Standing, db::Error> {
    let params = padded(products);
    let mut standing = Standing { products: read.all(PLACES, &params)?, listings: read.all(EDITIONS, &params)? };
    standing.products.sort_unstable();
    standing.listings.sort_unstable();
    Ok(standing)
}

/// The picture that cards of these products show.
pub fn covers(read: &mut db::Read, products: &[ProductId]) -> Result<HashMap<ProductId, Image>, db::Error> {
    let rows: Vec<ImageRow> = read.all(COVERS, &padded(products))?;
    Ok(rows.into_iter().map(|row| (row.product, row.image())).collect())
}

/// The markets where any of these products has a listing.
pub fn markets_of(read: &mut db::Read, products: &[ProductId]) -> Result<Vec<MarketCode>, db::Error> {
    read.all(MARKETS_OF, &padded(products))
}

#[derive(Deserialize)]
struct ListingRow {
    id: ListingId,
    product: ProductId,
    market: MarketCode,
    state: ListingState,
    on_sale: bool,
    fingerprint: String,
    edition: i64,
}

impl ListingRow {
    fn listing(&self) -> KnownListing {
        let fingerprint = self.fingerprint.clone();
        KnownListing { id: self.id, state: self.state, on_sale: self.on_sale, fingerprint, edition: self.edition }
    }
}

#[derive(Deserialize)]
pub(in crate::listing) struct TextRow {
    pub product: ProductId,
    pub market: MarketCode,
    lang: Lang,
    pub live: bool,
    title: String,
    title_state: TextState,
    title_overridden: bool,
    description: String,
    description_state: TextState,
    description_overridden: bool,
    options: db::Json<Vec<OptionAxis>>,
    options_of: db::Json<Vec<OptionAxis>>,
    options_untranslated: i64,
}

impl TextRow {
    pub fn text(self) -> Text {
        let field = |text, state, overridden| FieldText { text, state, overridden };
        Text {
            lang: self.lang,
            title: field(self.title, self.title_state, self.title_overridden),
            description: field(self.description, self.description_state, self.description_overridden),
            options: self.options.0,
            options_of: self.options_of.0,
            options_untranslated: self.options_untranslated,
        }
    }
}

#[derive(Deserialize)]
struct PriceRow {
    product: ProductId,
    market: MarketCode,
    currency: Currency,
    variant: VariantId,
    price_minor: Option<i64>,
    compare_at_minor: Option<i64>,
    overridden: bool,
    rate: Option<String>,
    rate_source: Option<String>,
    rate_date: Option<String>,
    breakdown: Option<String>,
}

impl PriceRow {
    fn price(self) -> VariantPrice {
        let money = |minor: Option<i64>| minor.map(|minor| Money::new(minor, self.currency));
        VariantPrice {
            variant: self.variant,
            price: money(self.price_minor),
            compare_at: money(self.compare_at_minor),
            overridden: self.overridden,
            rate: rate_used(self.rate.as_deref(), self.rate_source, self.rate_date.as_deref()),
            breakdown: self.breakdown,
        }
    }
}

/// A rate from its three columns.
pub(in crate::listing) fn rate_used(
    rate: Option<&str>,
    source: Option<String>,
    date: Option<&str>,
) -> Option<RateUsed> {
    let rate: Rate = Rate::new(rate?.parse().ok()?)?;
    let date: Date = date?.parse().ok()?;
    Some(RateUsed { rate, source: source?, date })
}

#[derive(Deserialize)]
struct OverrideRow {
    product: ProductId,
    market: MarketCode,
    currency: Currency,
    field: String,
    of: String,
    text: Option<String>,
    price_minor: Option<i64>,
}

impl OverrideRow {
    fn add_to(&self, known: &mut Known) {
        let field = match self.field.as_str() {
            "title" => TextField::Title,
            "description" => TextField::Description,
            _ => {
                if let (Ok(variant), Some(minor)) = (self.of.parse(), self.price_minor) {
                    known.price_overrides.insert(variant, Money::new(minor, self.currency));
                }
                return;
            }
        };
        if let (Ok(lang), Some(text)) = (self.of.parse(), self.text.clone()) {
            known.text_overrides.push(TextOverride { field, lang, text });
        }
    }
}
