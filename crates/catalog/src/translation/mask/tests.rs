use std::collections::BTreeMap;

use super::super::glossary::Term;
use super::*;

fn masked(text: &str, keep: &[&str]) -> Masked {
    let keep: Vec<String> = keep.iter().map(|word| (*word).to_owned()).collect();
    mask(text, &keep, &Glossary::default(), Lang::TH)
}

#[test]
fn what_stays_is_taken_out_and_put_back() {
    let table = [
        ("Dyson hair dryer 1600 W", vec!["Dyson"], "{1} hair dryer {2}"),
        ("Cable USB3-C, 2 m long", vec![], "Cable {1}, {2} long"),
        ("A set of 3 bowls", vec![], "A set of 3 bowls"),
        ("Write to a@b.co or https://b.co/x?y=1 🌸", vec![], "Write to {1} or {2} {3}"),
        ("Hello {name}, %s left", vec![], "Hello {1}, {2} left"),
        ("<b>Soft</b> towel", vec![], "{1}Soft{2} towel"),
        ("戴森吹风机1600W", vec!["戴森"], "{1}吹风机{2}"),
        ("3-piece set, 12 pcs", vec![], "3-piece set, {1} pcs"),
        ("Size 50ml × 2", vec![], "Size {1} × 2"),
    ];
    for (text, keep, expected) in table {
        let masked = masked(text, &keep);
        assert_eq!(masked.text, expected, "{text}");
        assert_eq!(unmask(&masked.text, &masked), text);
    }
}

#[test]
fn translators_that_play_with_the_tokens_are_forgiven() {
    let masked = masked("Dyson dryer 1600 W", &["Dyson"]);
    assert_eq!(unmask("ไดร์ { 1 } ｛2｝", &masked), "ไดร์ Dyson 1600 W");
    assert_eq!(unmask("x {7}", &masked), "x {7}");
}

#[test]
fn a_fixed_term_goes_in_translated() {
    let translations = BTreeMap::from([(Lang::TH, "หินบำบัด".to_owned())]);
    let terms = vec![Term { source: "healing crystal".into(), translations }];
    let glossary = Glossary { terms, ..Glossary::default() };
    let masked = mask("Healing crystal in a box", &[], &glossary, Lang::TH);
    assert_eq!(masked.text, "{1} in a box");
    assert_eq!(unmask(&masked.text, &masked), "หินบำบัด in a box");
    assert_eq!(mask("Healing crystals", &[], &glossary, Lang::TH).text, "Healing crystals");
}

#[test]
fn numbers_and_codes_alone_say_nothing() {
    assert!(says_nothing(&masked("128 GB / XK-200", &[])));
    assert!(says_nothing(&masked("Dyson", &["dyson"])));
    assert!(!says_nothing(&masked("128 GB black", &[])));
}

#[test]
fn a_text_is_cut_at_lines_and_blocks() {
    let words = |pieces: Vec<Piece>| -> Vec<String> {
        pieces.into_iter().filter_map(|p| if let Piece::Words(w) = p { Some(w) } else { None }).collect()
    };
    assert_eq!(words(pieces("<p>One <b>two</b></p>\n<ul><li>Three</li></ul>")), ["One <b>two</b>", "Three"]);
    assert_eq!(words(pieces("One\n\nTwo")), ["One", "Two"]);
    let whole: String = pieces("<p>One</p> Two")
        .into_iter()
        .map(|p| match p {
            Piece::Between(t) | Piece::Words(t) => t,
        })
        .collect();
    assert_eq!(whole, "<p>One</p> Two");
}

#[test]
fn words_are_found_whole() {
    assert!(has_word("The Meadow shop", "meadow"));
    assert!(!has_word("Meadows", "meadow"));
    assert!(has_word("戴森吹风机", "戴森"));
}
