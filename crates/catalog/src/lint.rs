//! What a product must be before anybody sees it: every problem at once.

use std::collections::{HashMap, HashSet};

use kernel::{Problem, Problems};

use crate::category::Category;
use crate::product::{OptionAxis, ProductDraft, VariantDraft};
use crate::text::graphemes_within;

pub const TITLE_MAX: usize = 255;
pub const DESCRIPTION_MAX: usize = 10_000;
pub const BRAND_MAX: usize = 100;
pub const HANDLE_MAX: usize = 255;
pub const BARCODE_MAX: usize = 50;
pub const IMAGES_MAX: usize = 9;
pub const AXES_MAX: usize = 3;
pub const AXIS_NAME_MAX: usize = 20;
pub const AXIS_VALUE_MAX: usize = 50;
/// Variants of a product. A market may allow fewer ([`VARIANTS_MAX_USUAL`]): that is checked when it is listed there.
pub const VARIANTS_MAX: usize = 300;
/// Variants of a listing in most markets.
pub const VARIANTS_MAX_USUAL: usize = 100;
pub const SKU_MAX: usize = 50;
pub const STOCK_MAX: i64 = 99_999;
/// The highest price in minor units: just under a thousand million of a currency with two decimals.
pub const PRICE_MINOR_MAX: i64 = 99_999_999_999;
/// A tonne.
pub const WEIGHT_G_MAX: i64 = 1_000_000;
/// Bytes of a picture's address.
pub const URL_MAX: usize = 2_000;

/// Everything that keeps a product from being written, by field: `title`, `options[1].name`, `variants[2].price`.
/// Texts are judged as they stand: see [`ProductDraft::tidy`].
pub fn check(draft: &ProductDraft) -> Problems {
    let mut problems = Problems::default();
    check_texts(&mut problems, draft);
    check_images(&mut problems, draft);
    check_options(&mut problems, &draft.options);
    check_variants(&mut problems, draft);
    problems
}

/// What is odd but keeps nothing from being written: an unknown category, a price of 0.
pub fn warnings(draft: &ProductDraft) -> Problems {
    let mut problems = Problems::default();
    let category = draft.category.as_deref().unwrap_or("other");
    problems.check(category.parse::<Category>().is_ok(), || {
        Problem::new("category", "catalog.category_unknown").with("category", category)
    });
    for (at, variant) in draft.variants.iter().enumerate() {
        problems.check(variant.price_minor != 0, || of_variant(at, "price", "catalog.price_zero"));
    }
    problems
}

fn check_texts(problems: &mut Problems, draft: &ProductDraft) {
    problems.check(!draft.title.is_empty(), || Problem::new("title", "catalog.title_missing"));
    let mut within = |field: &str, text: &str, max: usize, code: &'static str| {
        problems.check(graphemes_within(text, max), || Problem::new(field, code).with("max", max));
    };
    within("title", &draft.title, TITLE_MAX, "catalog.title_too_long");
    within("description", &draft.description, DESCRIPTION_MAX, "catalog.description_too_long");
    within("brand", draft.brand.as_deref().unwrap_or_default(), BRAND_MAX, "catalog.brand_too_long");
    within("handle", draft.handle.as_deref().unwrap_or_default(), HANDLE_MAX, "catalog.product_handle_too_long");
}

fn check_images(problems: &mut Problems, draft: &ProductDraft) {
    let images = draft.images.as_deref().unwrap_or_default();
    problems.check(images.len() <= IMAGES_MAX, || {
        Problem::new("images", "catalog.too_many_images").with("max", IMAGES_MAX)
    });
    let mut seen = HashSet::new();
    for (at, image) in images.iter().enumerate() {
        let field = || format!("images[{at}].url");
        problems.check(is_web_address(&image.url), || Problem::new(field(), "catalog.image_address"));
        problems.check(seen.insert(&image.url), || Problem::new(field(), "catalog.image_twice"));
    }
}

/// Whether the text is an address on the web. Whether it may be fetched is the outbound client's to say.
pub(crate) fn is_web_address(text: &str) -> bool {
    let parsed = (text.len() <= URL_MAX).then(|| url::Url::parse(text).ok()).flatten();
    parsed.is_some_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host() && url.username().is_empty())
}

fn check_options(problems: &mut Problems, axes: &[OptionAxis]) {
    problems
        .check(axes.len() <= AXES_MAX, || Problem::new("options", "catalog.too_many_options").with("max", AXES_MAX));
    let mut names = HashSet::new();
    for (at, axis) in axes.iter().enumerate() {
        let name = || format!("options[{at}].name");
        problems.check(!axis.name.is_empty(), || Problem::new(name(), "catalog.option_name_missing"));
        problems.check(graphemes_within(&axis.name, AXIS_NAME_MAX), || {
            Problem::new(name(), "catalog.option_name_too_long").with("max", AXIS_NAME_MAX)
        });
        problems.check(names.insert(axis.name.to_lowercase()), || Problem::new(name(), "catalog.option_twice"));
        problems.check(!axis.values.is_empty(), || {
            Problem::new(format!("options[{at}].values"), "catalog.option_values_missing")
        });
        check_values(problems, at, axis);
    }
}

fn check_values(problems: &mut Problems, at: usize, axis: &OptionAxis) {
    let mut values = HashSet::new();
    for (place, value) in axis.values.iter().enumerate() {
        let field = || format!("options[{at}].values[{place}]");
        problems.check(!value.is_empty(), || Problem::new(field(), "catalog.option_value_missing"));
        problems.check(graphemes_within(value, AXIS_VALUE_MAX), || {
            Problem::new(field(), "catalog.option_value_too_long").with("max", AXIS_VALUE_MAX)
        });
        problems
            .check(values.insert(value), || Problem::new(field(), "catalog.option_value_twice").with("value", value));
    }
}

fn check_variants(problems: &mut Problems, draft: &ProductDraft) {
    let variants = &draft.variants;
    problems.check(!variants.is_empty(), || Problem::new("variants", "catalog.no_variants"));
    problems.check(variants.len() <= VARIANTS_MAX, || {
        Problem::new("variants", "catalog.too_many_variants").with("max", VARIANTS_MAX)
    });
    let mut skus = HashMap::new();
    let mut combinations = HashSet::new();
    for (at, variant) in variants.iter().enumerate() {
        check_sku(problems, at, variant);
        check_numbers(problems, at, variant);
        let chosen = check_choice(problems, at, variant, &draft.options);
        problems.check(chosen.is_none_or(|chosen| combinations.insert(chosen)), || {
            of_variant(at, "options", "catalog.variant_twice")
        });
        if let Some(sku) = variant.sku.as_deref().filter(|sku| !sku.is_empty()) {
            problems
                .check(skus.insert(sku, at).is_none(), || of_variant(at, "sku", "catalog.sku_twice").with("sku", sku));
        }
    }
}

fn check_sku(problems: &mut Problems, at: usize, variant: &VariantDraft) {
    let Some(sku) = &variant.sku else { return };
    problems.check(!sku.is_empty(), || of_variant(at, "sku", "catalog.sku_missing"));
    problems
        .check(graphemes_within(sku, SKU_MAX), || of_variant(at, "sku", "catalog.sku_too_long").with("max", SKU_MAX));
    let clean = !sku.chars().any(|c| c.is_whitespace() || c.is_control());
    problems.check(clean, || of_variant(at, "sku", "catalog.sku_with_spaces"));
}

fn check_numbers(problems: &mut Problems, at: usize, variant: &VariantDraft) {
    let price = variant.price_minor;
    problems.check(price >= 0, || of_variant(at, "price", "catalog.price_negative"));
    problems.check(price <= PRICE_MINOR_MAX, || of_variant(at, "price", "catalog.price_too_high"));
    let before = variant.compare_at_minor.is_none_or(|before| (0..=PRICE_MINOR_MAX).contains(&before));
    problems.check(before, || of_variant(at, "compare_at", "catalog.compare_at_out_of_range"));
    let weight = variant.weight_g.is_none_or(|weight| (0..=WEIGHT_G_MAX).contains(&weight));
    problems.check(weight, || of_variant(at, "weight_g", "catalog.weight_out_of_range").with("max", WEIGHT_G_MAX));
    let stock = variant.stock.is_none_or(|stock| (0..=STOCK_MAX).contains(&stock));
    problems.check(stock, || of_variant(at, "stock", "catalog.stock_out_of_range").with("max", STOCK_MAX));
    let barcode = variant.barcode.as_deref().unwrap_or_default();
    problems.check(graphemes_within(barcode, BARCODE_MAX), || {
        of_variant(at, "barcode", "catalog.barcode_too_long").with("max", BARCODE_MAX)
    });
}

/// One value of every axis and nothing else; `None` when that is not so.
fn check_choice<'a>(
    problems: &mut Problems,
    at: usize,
    variant: &'a VariantDraft,
    axes: &[OptionAxis],
) -> Option<Vec<&'a str>> {
    let mut chosen = Vec::with_capacity(axes.len());
    for axis in axes {
        let value = variant.options.get(&axis.name).map(String::as_str).filter(|value| !value.is_empty());
        problems.check(value.is_some(), || {
            of_variant(at, "options", "catalog.variant_option_missing").with("option", &axis.name)
        });
        let listed = value.is_none_or(|value| axis.values.iter().any(|known| known == value));
        problems.check(listed, || {
            let problem = of_variant(at, "options", "catalog.variant_option_unknown");
            problem.with("option", &axis.name).with("value", value.unwrap_or_default())
        });
        chosen.extend(value);
    }
    for name in variant.options.keys().filter(|name| !axes.iter().any(|axis| axis.name == **name)) {
        problems.push(of_variant(at, "options", "catalog.variant_option_foreign").with("option", name));
    }
    (chosen.len() == axes.len()).then_some(chosen)
}

fn of_variant(at: usize, field: &str, code: &'static str) -> Problem {
    Problem::new(format!("variants[{at}].{field}"), code)
}

#[cfg(test)]
mod tests;
