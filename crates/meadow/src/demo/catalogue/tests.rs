use std::collections::BTreeSet;

use catalog::lint;
use catalog::translation::memory::{Entry, Origin, Verdict};
use catalog::translation::{Glossary, Pair, gate};

use super::*;

#[test]
fn every_product_passes_lint_and_has_its_own_handle_and_skus() {
    let shops = shops().unwrap();
    let products: Vec<_> = shops.iter().flat_map(|shop| shop.products.iter().map(move |p| (shop, p))).collect();
    assert!(products.len() >= 60, "{}", products.len());
    let mut handles = BTreeSet::new();
    let mut skus = BTreeSet::new();
    for (shop, product) in products {
        let draft = product.draft(shop.currency).unwrap().tidy();
        assert_eq!(lint::check(&draft).0, [], "{}", product.handle);
        assert_eq!(lint::warnings(&draft).0, [], "{}", product.handle);
        assert!(handles.insert(&product.handle), "{} twice", product.handle);
        assert!(product.variants.iter().all(|v| skus.insert(&v.sku)), "{}: a SKU twice", product.handle);
    }
}

#[test]
fn every_picture_is_there_and_can_be_drawn() {
    for product in shops().unwrap().iter().flat_map(|shop| &shop.products) {
        assert!(!product.pictures.is_empty(), "{} has no picture", product.handle);
        for name in &product.pictures {
            let svg = picture(name).unwrap_or_else(|| panic!("{name} is missing"));
            let tree = resvg::usvg::Tree::from_data(svg, &resvg::usvg::Options::default());
            assert!(tree.is_ok(), "{name}: {:?}", tree.err());
        }
    }
}

#[test]
fn every_text_is_there_in_seven_languages_and_passes_the_gates() {
    let shops = shops().unwrap();
    let known = translations(&shops).unwrap();
    let languages = [Lang::EN, Lang::ZH, Lang::ID, Lang::TH, Lang::VI, Lang::MS, Lang::FIL];
    for shop in &shops {
        for to in languages.into_iter().filter(|to| *to != shop.language) {
            for product in &shop.products {
                for (kind, source) in
                    [(FieldKind::Title, &product.title), (FieldKind::Description, &product.description)]
                {
                    let has = known.iter().any(|t| t.to == to && t.kind == kind && t.source == *source);
                    assert!(has, "{} has no {kind:?} in {to}", product.handle);
                }
            }
        }
    }
    let mut failures = Vec::new();
    for known in &known {
        let entry = Entry {
            field: known.kind,
            source: known.source.clone(),
            target: known.target.clone(),
            origin: Origin::Shipped,
            verdict: Verdict::default(),
        };
        let verdict = gate::judge(Pair::new(known.from, known.to), &entry, &[], &Glossary::default());
        if !verdict.reasons.is_empty() {
            failures.push(format!(
                "{} → {}: {:?} {} ⇒ {}",
                known.from, known.to, verdict.reasons, known.source, known.target
            ));
        }
    }
    assert!(failures.is_empty(), "{} fail:\n{}", failures.len(), failures.join("\n"));
}
