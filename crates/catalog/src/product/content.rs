//! A draft made ready to be kept: cleaned, with every SKU in place, and known by its fingerprint.

use serde::Serialize;

use super::draft::{ProductDraft, VariantDraft};
use super::{OptionAxis, Product};
use crate::category::Category;
use crate::{description, lint, text};

/// What of a product its revision counts: everything but stock, state and images.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Content {
    pub handle: String,
    pub title: String,
    pub description: String,
    pub brand: Option<String>,
    pub category: Category,
    pub options: Vec<OptionAxis>,
    pub variants: Vec<VariantContent>,
}

/// What of a variant the revision counts.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct VariantContent {
    pub sku: String,
    pub options: Vec<String>,
    pub price_minor: i64,
    pub compare_at_minor: Option<i64>,
    pub weight_g: Option<i64>,
    pub barcode: Option<String>,
    pub external_id: Option<i64>,
}

impl Content {
    /// The content of a tidy draft that passed lint, under `handle`.
    pub(crate) fn of(draft: &ProductDraft, handle: String) -> Content {
        let skus = skus(draft, &handle);
        let variants = draft.variants.iter().zip(skus).map(|(v, sku)| VariantContent::of(v, sku, &draft.options));
        Content {
            title: draft.title.clone(),
            description: draft.description.clone(),
            brand: draft.brand.clone(),
            category: draft.category.as_deref().and_then(|c| c.parse().ok()).unwrap_or_default(),
            options: draft.options.clone(),
            variants: variants.collect(),
            handle,
        }
    }

    /// Equal contents have equal fingerprints.
    pub(crate) fn fingerprint(&self) -> String {
        text::fingerprint(&serde_json::to_string(self).unwrap_or_default(), 64)
    }
}

impl VariantContent {
    fn of(draft: &VariantDraft, sku: String, axes: &[OptionAxis]) -> VariantContent {
        let value = |axis: &OptionAxis| draft.options.get(&axis.name).cloned().unwrap_or_default();
        VariantContent {
            sku,
            options: axes.iter().map(value).collect(),
            price_minor: draft.price_minor,
            compare_at_minor: draft.compare_at_minor.filter(|before| *before > draft.price_minor),
            weight_g: draft.weight_g,
            barcode: draft.barcode.clone(),
            external_id: draft.external_id,
        }
    }
}

impl ProductDraft {
    /// The draft with its texts tidied as they will be kept: what lint should see.
    pub fn tidy(&self) -> ProductDraft {
        let filled = |text: &Option<String>| text.as_deref().map(text::line).filter(|text| !text.is_empty());
        let axis = |axis: &OptionAxis| OptionAxis {
            name: text::line(&axis.name),
            values: axis.values.iter().map(|value| text::line(value)).collect(),
        };
        let variant = |v: &VariantDraft| VariantDraft {
            sku: v.sku.as_deref().map(|sku| sku.trim().to_owned()),
            options: v.options.iter().map(|(name, value)| (text::line(name), text::line(value))).collect(),
            barcode: filled(&v.barcode),
            ..v.clone()
        };
        ProductDraft {
            handle: filled(&self.handle),
            title: text::line(&self.title),
            description: description::clean(&self.description),
            brand: filled(&self.brand),
            category: filled(&self.category),
            options: self.options.iter().map(axis).collect(),
            variants: self.variants.iter().map(variant).collect(),
            images: self.images.clone(),
            submit: self.submit,
        }
    }
}

impl From<&Product> for Content {
    fn from(product: &Product) -> Content {
        Content::of(&ProductDraft::from(product), product.handle.clone())
    }
}

/// A SKU for every variant: the seller's own, or one made of handle and option values. Made ones depend on nothing else, so that
/// they are the same at every rerun.
fn skus(draft: &ProductDraft, handle: &str) -> Vec<String> {
    let made = |v: &VariantDraft| made_sku(handle, draft.options.iter().filter_map(|axis| v.options.get(&axis.name)));
    let mut skus: Vec<String> = draft.variants.iter().map(|v| v.sku.clone().unwrap_or_else(|| made(v))).collect();
    for (at, variant) in draft.variants.iter().enumerate() {
        let repeated = skus.iter().enumerate().any(|(other, sku)| other != at && skus.get(at) == Some(sku));
        if variant.sku.is_none()
            && repeated
            && let Some(sku) = skus.get_mut(at)
        {
            *sku = exact_sku(handle, draft.options.iter().filter_map(|axis| variant.options.get(&axis.name)));
        }
    }
    skus
}

/// `handle.value.value` in plain letters. The dot, which no slug holds, keeps `ring-6` and size 6 of `ring` apart. When letters were
/// lost or it is too long, a fingerprint makes up for them.
fn made_sku<'a>(handle: &'a str, values: impl Iterator<Item = &'a String> + Clone) -> String {
    let parts = std::iter::once(handle).chain(values.clone().map(String::as_str));
    let slugs: Vec<String> = parts.clone().map(text::slug).collect();
    let sku = slugs.join(".");
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-' | '_');
    let lossless = parts.clone().all(|part| !part.is_empty() && part.chars().all(plain));
    if lossless && sku.len() <= lint::SKU_MAX { sku } else { exact_sku(handle, values) }
}

/// As much of the readable SKU as fits, and a fingerprint of handle and values.
fn exact_sku<'a>(handle: &'a str, values: impl Iterator<Item = &'a String>) -> String {
    let parts: Vec<&str> = std::iter::once(handle).chain(values.map(String::as_str)).collect();
    let readable: Vec<String> = parts.iter().map(|part| text::slug(part)).filter(|slug| !slug.is_empty()).collect();
    let readable: String = readable.join(".").chars().take(lint::SKU_MAX - 11).collect();
    let print = text::fingerprint(&parts.join("\u{1f}"), 10);
    if readable.is_empty() { print } else { format!("{readable}.{print}") }
}
