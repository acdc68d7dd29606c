//! What a sync would do, before the click: the same rule, nothing written.

use std::collections::HashMap;

use catalog::listing::decide::{Decision, Text, VariantPrice};
use catalog::listing::{Reason, SyncStatus, Weight, status_of};
use catalog::translation::{TextState, glossary};
use catalog::{Product, ProductId, ShopId, VariantId};
use kernel::{Clock, Coded, Currency, Lang, MarketCode, Money};
use market::price::{Breakdown, PriceRule};
use serde::Serialize;

use crate::chunk::{Chunk, decide_chunk, read_chunk};
use crate::pricing::{Station, stations};

/// Products of one preview at the most.
pub const PREVIEW_PRODUCTS_MAX: usize = 20;

/// What is asked: at most 20 products at once.
#[derive(Clone, Debug)]
pub struct PreviewSync {
    pub shop: ShopId,
    pub products: Vec<ProductId>,
    pub markets: Vec<MarketCode>,
    pub price_rule: Option<PriceRule>,
    /// The configured translator's name, if there is one: fields that only it can answer are then no blocker.
    pub translator: Option<String>,
    /// How old a rate may be.
    pub ageing: market::fx::Ageing,
}

/// What would become of the chosen products in one market.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MarketPreview {
    pub market: MarketCode,
    pub currency: Currency,
    pub products: Vec<ProductPreview>,
    /// Fields, over all products and languages, that no memory and no lexicon knows.
    pub fields_waiting: i64,
    /// Characters of them: what translators charge by.
    pub characters_waiting: i64,
}

/// What would become of one product in one market.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ProductPreview {
    pub product: ProductId,
    pub status: SyncStatus,
    pub reasons: Vec<Reason>,
    /// One for each language of the market.
    pub texts: Vec<FieldPreview>,
    pub prices: Vec<VariantPreview>,
    /// Whether a sync would change anything.
    pub changes: bool,
    pub fields_waiting: i64,
}

/// A product's text in one language.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FieldPreview {
    pub lang: Lang,
    pub title: String,
    pub title_state: TextState,
    pub description: String,
    pub description_state: TextState,
}

/// A variant's price.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct VariantPreview {
    pub variant: VariantId,
    pub sku: String,
    pub price: Option<Money>,
    pub overridden: bool,
    pub breakdown: Option<Breakdown>,
}

/// Why there is no preview.
#[derive(Debug, thiserror::Error)]
pub enum PreviewError {
    #[error("no such shop")]
    NotFound,
    #[error("no such market: {0}")]
    UnknownMarket(MarketCode),
    #[error(transparent)]
    Fault(#[from] db::Error),
}

impl Coded for PreviewError {
    fn code(&self) -> &'static str {
        match self {
            PreviewError::NotFound => "catalog.shop_not_found",
            PreviewError::UnknownMarket(_) => "catalog.unknown_market",
            PreviewError::Fault(_) => kernel::FAULT,
        }
    }

    fn args(&self) -> Vec<(std::borrow::Cow<'static, str>, String)> {
        match self {
            PreviewError::UnknownMarket(market) => vec![("market".into(), market.to_string())],
            _ => Vec::new(),
        }
    }
}

/// What a sync of these products to these markets would do now. Products of other shops are left out.
pub fn preview_sync(
    read: &mut db::Read,
    clock: &dyn Clock,
    ask: &PreviewSync,
) -> Result<Vec<MarketPreview>, PreviewError> {
    let shop = catalog::shop::find(read, ask.shop)?.ok_or(PreviewError::NotFound)?;
    let stations = stations(read, clock, &ask.ageing, &shop, &ask.markets, ask.price_rule)?;
    let unknown = ask.markets.iter().find(|code| !stations.iter().any(|station| station.terms.market == **code));
    if let Some(code) = unknown {
        return Err(PreviewError::UnknownMarket(*code));
    }
    let glossary = glossary::find(read, shop.id)?;
    let ids: Vec<ProductId> = ask.products.iter().copied().take(PREVIEW_PRODUCTS_MAX).collect();
    let chunk = read_chunk(read, &shop, &glossary, &stations, &ids)?;
    let waiting = waiting(&chunk);
    let decided = decide_chunk(&shop, &glossary, &stations, chunk, None);
    let has_translator = ask.translator.is_some();
    let market = |station: &Station| {
        let ours = decided.decisions.iter().filter(|(_, decision)| decision.market == station.terms.market);
        let products = ours.filter_map(|(place, decision)| {
            let waits = waits_in(&waiting, *place, &station.terms.languages);
            Some(product_preview(decided.products.get(*place)?, decision, waits.fields, has_translator))
        });
        let products: Vec<ProductPreview> = products.collect();
        let all = (0..decided.products.len()).map(|place| waits_in(&waiting, place, &station.terms.languages));
        MarketPreview {
            market: station.terms.market,
            currency: station.terms.currency,
            fields_waiting: products.iter().map(|product| product.fields_waiting).sum(),
            characters_waiting: all.map(|waits| waits.characters).sum(),
            products,
        }
    };
    Ok(stations.iter().map(market).collect())
}

/// What waits for a translator.
#[derive(Clone, Copy, Default)]
struct Waits {
    fields: i64,
    characters: i64,
}

/// What waits, by the product's place and language.
fn waiting(chunk: &Chunk) -> HashMap<(usize, Lang), Waits> {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let waits = chunk.plans.iter().map(|(place, plan)| {
        let waits = Waits { fields: count(plan.waiting()), characters: count(plan.waiting_characters()) };
        ((*place, plan.question().pair.to), waits)
    });
    waits.collect()
}

fn waits_in(waiting: &HashMap<(usize, Lang), Waits>, place: usize, languages: &[Lang]) -> Waits {
    let found = languages.iter().filter_map(|lang| waiting.get(&(place, *lang)));
    found.fold(Waits::default(), |sum, waits| Waits {
        fields: sum.fields + waits.fields,
        characters: sum.characters + waits.characters,
    })
}

/// With a translator at hand, what only it can answer is no blocker yet: the gates will judge its answers.
fn product_preview(
    product: &Product,
    decision: &Decision,
    fields_waiting: i64,
    has_translator: bool,
) -> ProductPreview {
    let mut reasons = decision.reasons.clone();
    let asks = has_translator && fields_waiting > 0;
    if asks {
        let wants_words =
            |reason: &Reason| ["translation.source_text", "market.language_required"].contains(&reason.code.as_ref());
        reasons.retain(|reason| !wants_words(reason));
        reasons.push(Reason::new(Weight::Note, "catalog.awaits_translator").with("count", fields_waiting));
    }
    ProductPreview {
        product: product.id,
        status: status_of(&reasons),
        reasons,
        texts: decision.texts.iter().map(|text| field_preview(text, asks)).collect(),
        prices: decision.prices.iter().map(|price| variant_preview(product, price)).collect(),
        changes: decision.changed,
        fields_waiting,
    }
}

fn field_preview(text: &Text, asks: bool) -> FieldPreview {
    let state = |state| if asks && state == TextState::Missing { TextState::Pending } else { state };
    FieldPreview {
        lang: text.lang,
        title: text.title.text.clone(),
        title_state: state(text.title.state),
        description: text.description.text.clone(),
        description_state: state(text.description.state),
    }
}

fn variant_preview(product: &Product, price: &VariantPrice) -> VariantPreview {
    let variant = product.variants.iter().find(|variant| variant.id == price.variant);
    VariantPreview {
        variant: price.variant,
        sku: variant.map(|variant| variant.sku.clone()).unwrap_or_default(),
        price: price.price,
        overridden: price.overridden,
        breakdown: price.breakdown.as_deref().and_then(|json| serde_json::from_str(json).ok()),
    }
}
