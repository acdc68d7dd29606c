//! Every code of this crate, of the flows of trade and of the payment adapters has a sentence in every language, with the same values in it.

use testkit::words;

/// Outbox topics look like codes and are none.
const TOPICS: [&str; 9] = [
    "trade.cart_added",
    "trade.order_placed",
    "trade.order_paid",
    "trade.order_moved",
    "trade.order_cancelled",
    "trade.refunded",
    "trade.given_up",
    "trade.return_moved",
    "trade.waited",
];

#[test]
fn every_code_has_a_sentence() {
    let folders = ["crates/trade/src", "crates/adapters/src/payment", "crates/flows/src/trade"];
    let english = words::messages("en", "trade");
    let codes = words::codes(&["trade", "payments"], &folders);
    assert!(codes.len() > TOPICS.len());
    for code in codes.iter().filter(|code| !TOPICS.contains(&code.as_str())) {
        assert!(english.contains_key(&words::message_of(code)), "{code}");
    }
}

#[test]
fn every_language_says_the_same() {
    words::assert_languages_agree("trade");
}
