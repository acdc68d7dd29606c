//! Every code of this crate and its adapters has a sentence in every language, with the same values in it.

use testkit::words;

/// Outbox topics look like codes and are none.
const TOPICS: [&str; 2] = ["market.changed", "market.rates_changed"];

#[test]
fn every_code_has_a_sentence() {
    let english = words::messages("en", "market");
    let codes = words::codes(&["market"], &["crates/market/src", "crates/adapters/src/fx"]);
    assert!(codes.len() > TOPICS.len());
    for code in codes.iter().filter(|code| !TOPICS.contains(&code.as_str())) {
        assert!(english.contains_key(&words::message_of(code)), "{code}");
    }
}

#[test]
fn every_language_says_the_same() {
    words::assert_languages_agree("market");
}
