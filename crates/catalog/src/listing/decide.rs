//! The one rule of a sync: what becomes of a product in a market. Pure, so that the preview is the result.

mod fingerprint;
mod prices;
mod texts;

use std::collections::HashMap;

use kernel::{Currency, Lang, MarketCode, Money};
use serde::Serialize;

use super::{FieldText, ListingId, ListingState, Pricer, RateUsed, Reason, SyncStatus, Weight, status_of};
use crate::product::{OptionAxis, Product, ProductState, VariantId};
use crate::shop::{Shop, ShopState};
use crate::translation::resolve::Resolved;

pub use texts::sources_of;

/// What the catalogue must know of a market.
#[derive(Clone, Debug)]
pub struct Terms {
    pub market: MarketCode,
    /// What prices are in.
    pub currency: Currency,
    /// The main language first; never empty.
    pub languages: Vec<Lang>,
    /// Title and description must be in this language by law: untranslated text is held back.
    pub required_language: Option<Lang>,
    /// The shop wants nothing on sale there in the seller's language.
    pub translated_only: bool,
    /// The operator approves texts.
    pub manual_review: bool,
    /// Variants of one listing at the most.
    pub variants_max: usize,
    /// Characters as people count them.
    pub title_max: usize,
    pub description_max: usize,
    /// What the market says of this shop before any product is looked at: refusals and notes.
    pub reasons: Vec<Reason>,
}

/// The texts of a product in one language, in the order of [`sources_of`]; of the product's own language none are needed.
#[derive(Clone, Debug)]
pub struct Translated {
    pub lang: Lang,
    pub fields: Vec<Resolved>,
    /// The code of the translator's failure, when some field has no answer because of one.
    pub failure: Option<&'static str>,
}

/// What is known of the listing already.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// `None` before the first sync.
    pub listing: Option<KnownListing>,
    /// The version on sale, one for each language.
    pub live: Vec<Text>,
    /// The version that waits, if there is one.
    pub waiting: Vec<Text>,
    pub prices: Vec<VariantPrice>,
    pub text_overrides: Vec<TextOverride>,
    pub price_overrides: HashMap<VariantId, Money>,
}

/// The row of a listing that exists.
#[derive(Clone, Debug)]
pub struct KnownListing {
    pub id: ListingId,
    pub state: ListingState,
    pub on_sale: bool,
    pub fingerprint: String,
    pub edition: i64,
}

/// A seller's own words in one market.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextOverride {
    pub field: TextField,
    pub lang: Lang,
    pub text: String,
}

/// The fields whose words can be overridden.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TextField {
    Title,
    Description,
}

/// A version's text in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Text {
    pub lang: Lang,
    pub title: FieldText,
    pub description: FieldText,
    pub options: Vec<OptionAxis>,
    /// The axes in the product's own words, as they were when `options` was made.
    pub options_of: Vec<OptionAxis>,
    pub options_untranslated: i64,
}

/// What a variant costs in the market.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct VariantPrice {
    pub variant: VariantId,
    /// `None` while it is pending.
    pub price: Option<Money>,
    pub compare_at: Option<Money>,
    pub overridden: bool,
    pub rate: Option<RateUsed>,
    pub breakdown: Option<String>,
}

/// What goes in.
pub struct Case<'a> {
    pub product: &'a Product,
    pub shop: &'a Shop,
    pub terms: &'a Terms,
    pub pricer: &'a dyn Pricer,
    pub translated: &'a [Translated],
    pub known: &'a Known,
}

/// What becomes of the product in the market.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    pub market: MarketCode,
    pub currency: Currency,
    pub status: SyncStatus,
    pub reasons: Vec<Reason>,
    pub state: ListingState,
    /// The new version's texts; empty when the market refuses the product.
    pub texts: Vec<Text>,
    pub prices: Vec<VariantPrice>,
    /// Whether the new texts go live; else they wait.
    pub texts_live: bool,
    /// Whether shoppers see the listing afterwards, in these texts or in older ones.
    pub on_sale: bool,
    /// The same fingerprint means that there is nothing to write.
    pub fingerprint: String,
    /// Whether this differs from what is known.
    pub changed: bool,
}

impl Decision {
    /// Whether the market refuses the product.
    pub fn refused(&self) -> bool {
        self.status == SyncStatus::Failed
    }
}

/// What becomes of `case.product` in `case.terms.market`.
pub fn decide(case: &Case<'_>) -> Decision {
    let mut reasons = case.terms.reasons.clone();
    reasons.extend(product_reasons(case));
    if status_of(&reasons) == SyncStatus::Failed {
        return conclude(case, reasons, Vec::new(), Vec::new());
    }
    let texts = texts::decide(case, &mut reasons);
    let prices = prices::decide(case, &mut reasons);
    if texts_must_wait(case, &texts, &reasons) {
        reasons.push(review_reason(case, &texts));
    }
    conclude(case, reasons, texts, prices)
}

/// What stands against the product wherever it is to be sold.
fn product_reasons(case: &Case<'_>) -> Vec<Reason> {
    let mut reasons = Vec::new();
    if case.shop.state != ShopState::Active {
        reasons.push(Reason::new(Weight::HoldsSale, "catalog.shop_closed"));
    }
    if case.product.state != ProductState::Active {
        let reason = Reason::new(Weight::HoldsSale, "catalog.product_not_active");
        reasons.push(reason.with("state", case.product.state.name()));
    }
    let (variants, max) = (case.product.variants.len(), case.terms.variants_max);
    if variants > max {
        let reason = Reason::new(Weight::HoldsSale, "catalog.too_many_variants_for_market");
        reasons.push(reason.with("count", variants).with("max", max));
    }
    reasons
}

/// Whether a person must look at the texts before they go on sale: in a market that wants it, whenever they differ from
/// what was approved.
fn texts_must_wait(case: &Case<'_>, texts: &[Text], reasons: &[Reason]) -> bool {
    let held = reasons.iter().any(|reason| reason.weight >= Weight::HoldsText);
    case.terms.manual_review && !held && !same_words(texts, &case.known.live)
}

/// Whether two versions say the same to a shopper.
fn same_words(a: &[Text], b: &[Text]) -> bool {
    let words = |text: &Text| (text.lang, text.title.text.clone(), text.description.text.clone(), text.options.clone());
    a.len() == b.len() && a.iter().all(|text| b.iter().any(|other| words(text) == words(other)))
}

/// Words that were refused stay refused until they change.
fn review_reason(case: &Case<'_>, texts: &[Text]) -> Reason {
    let was_refused = case.known.listing.as_ref().is_some_and(|known| known.state == ListingState::Rejected);
    let code = match was_refused && same_words(texts, &case.known.waiting) {
        true => "catalog.review_refused",
        false => "catalog.in_review",
    };
    Reason::new(Weight::HoldsText, code)
}

fn conclude(case: &Case<'_>, reasons: Vec<Reason>, texts: Vec<Text>, prices: Vec<VariantPrice>) -> Decision {
    let status = status_of(&reasons);
    let holds = |weight| reasons.iter().any(|reason| reason.weight == weight);
    let texts_live = !texts.is_empty() && !holds(Weight::HoldsText);
    let has_live = texts_live || !case.known.live.is_empty();
    let state = state_after(case, status, &reasons);
    let blocked = holds(Weight::HoldsSale) || holds(Weight::Refuses) || state == ListingState::SellerPaused;
    let mut decision = Decision {
        market: case.terms.market,
        currency: case.terms.currency,
        status,
        state,
        texts_live,
        on_sale: has_live && !blocked,
        reasons,
        texts,
        prices,
        fingerprint: String::new(),
        changed: true,
    };
    decision.fingerprint = fingerprint::of(case, &decision);
    let known = case.known.listing.as_ref().map(|listing| listing.fingerprint.as_str());
    decision.changed = match known {
        Some(known) => known != decision.fingerprint,
        None => !decision.refused(),
    };
    decision
}

fn state_after(case: &Case<'_>, status: SyncStatus, reasons: &[Reason]) -> ListingState {
    let known = case.known.listing.as_ref().map(|listing| listing.state).unwrap_or_default();
    let has = |code: &str| reasons.iter().any(|reason| reason.code == code);
    match status {
        _ if known == ListingState::SellerPaused => known,
        SyncStatus::Success => ListingState::Active,
        _ if has("catalog.in_review") => ListingState::Pending,
        _ if has("catalog.review_refused") => ListingState::Rejected,
        _ => ListingState::Draft,
    }
}
