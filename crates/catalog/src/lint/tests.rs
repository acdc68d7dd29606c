use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::product::ImageDraft;

fn draft(variants: Vec<VariantDraft>) -> ProductDraft {
    ProductDraft { title: "Ring".to_owned(), variants, ..ProductDraft::default() }
}

fn variant(sku: &str) -> VariantDraft {
    VariantDraft { sku: Some(sku.to_owned()), price_minor: 100, ..VariantDraft::default() }
}

fn found(draft: &ProductDraft) -> Vec<String> {
    check(draft).0.iter().map(|problem| format!("{} {}", problem.field, problem.code)).collect()
}

#[test]
fn a_plain_product_passes() {
    assert_eq!(found(&draft(vec![variant("a")])), Vec::<String>::new());
}

#[test]
fn every_problem_is_told_at_once() {
    let mut bad = draft(vec![
        VariantDraft { price_minor: -1, stock: Some(100_000), weight_g: Some(-1), ..variant("a b") },
        VariantDraft { price_minor: PRICE_MINOR_MAX + 1, ..variant("dup") },
        variant("dup"),
        variant(""),
        variant(&"x".repeat(51)),
    ]);
    bad.title = "😀".repeat(256);
    bad.description = "x".repeat(10_001);
    bad.options = vec![OptionAxis { name: "Size".repeat(6), values: vec!["S".to_owned(), "S".to_owned()] }];
    bad.images = Some(vec![ImageDraft { url: "javascript:1".to_owned(), alt: String::new() }; 10]);
    let found = found(&bad);
    for expected in [
        "title catalog.title_too_long",
        "description catalog.description_too_long",
        "images catalog.too_many_images",
        "images[0].url catalog.image_address",
        "images[1].url catalog.image_twice",
        "options[0].name catalog.option_name_too_long",
        "options[0].values[1] catalog.option_value_twice",
        "variants[0].sku catalog.sku_with_spaces",
        "variants[0].price catalog.price_negative",
        "variants[0].stock catalog.stock_out_of_range",
        "variants[0].weight_g catalog.weight_out_of_range",
        "variants[0].options catalog.variant_option_missing",
        "variants[1].price catalog.price_too_high",
        "variants[2].sku catalog.sku_twice",
        "variants[3].sku catalog.sku_missing",
        "variants[4].sku catalog.sku_too_long",
    ] {
        assert!(found.iter().any(|problem| problem == expected), "{expected} is not in {found:#?}");
    }
}

#[test]
fn variants_differ_by_their_options() {
    let sized = |size: &str, sku: &str| VariantDraft {
        options: BTreeMap::from([("Size".to_owned(), size.to_owned())]),
        ..variant(sku)
    };
    let mut product = draft(vec![sized("S", "a"), sized("S", "b"), sized("XL", "c")]);
    product.options = vec![OptionAxis { name: "Size".to_owned(), values: vec!["S".to_owned()] }];
    product.variants[2].options.insert("Hue".to_owned(), "Red".to_owned());
    assert_eq!(
        found(&product),
        [
            "variants[1].options catalog.variant_twice",
            "variants[2].options catalog.variant_option_unknown",
            "variants[2].options catalog.variant_option_foreign",
        ]
    );
    assert_eq!(found(&draft(vec![variant("a"), variant("b")])), ["variants[1].options catalog.variant_twice"]);
    assert_eq!(found(&draft(Vec::new())), ["variants catalog.no_variants"]);
}

#[test]
fn oddities_are_warnings() {
    let mut product = draft(vec![VariantDraft { price_minor: 0, ..variant("a") }]);
    product.category = Some("gadgets".to_owned());
    let told: Vec<_> = warnings(&product).0.into_iter().map(|problem| problem.code).collect();
    assert_eq!(told, ["catalog.category_unknown", "catalog.price_zero"]);
    assert!(found(&product).is_empty());
}

proptest! {
    #[test]
    fn prices_and_stock_pass_exactly_within_their_bounds(price in any::<i64>(), stock in -5_i64..100_010) {
        let product = draft(vec![VariantDraft { price_minor: price, stock: Some(stock), ..variant("a") }]);
        let fits = (0..=PRICE_MINOR_MAX).contains(&price) && (0..=STOCK_MAX).contains(&stock);
        prop_assert_eq!(check(&product).0.is_empty(), fits);
    }

    #[test]
    fn titles_are_counted_in_graphemes(length in 250_usize..262) {
        let product = ProductDraft { title: "👩‍🚀".repeat(length), ..draft(vec![variant("a")]) };
        prop_assert_eq!(check(&product).0.is_empty(), length <= TITLE_MAX);
    }
}
