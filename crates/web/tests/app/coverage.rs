//! No operation without a test: each is named, as `"POST /shops"`, in the tests that mirror the API.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::operations;

#[test]
fn every_operation_of_the_api_has_a_test() {
    let mut tests = String::new();
    gather(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/app/api"), &mut tests);
    let untested: Vec<&String> =
        operations::all().iter().filter(|name| !tests.contains(&format!("\"{name}\""))).collect();
    assert!(untested.is_empty(), "no test in tests/app/api calls {untested:#?}");
}

fn gather(folder: &Path, tests: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, tests);
        } else {
            tests.push_str(&fs::read_to_string(&path).unwrap());
        }
    }
}

/// Every code that the program can answer with has its words: `catalog.title_missing` is `catalog-title-missing`.
#[test]
fn every_code_has_its_words() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let (mut source, mut words) = (String::new(), String::new());
    for name in [
        "accounts",
        "adapters",
        "affiliate",
        "catalog",
        "content",
        "feed",
        "flows",
        "fulfilment",
        "ledger",
        "market",
        "radar",
        "signals",
        "trade",
        "web",
    ] {
        gather(&crates.join(name).join("src"), &mut source);
    }
    gather(&crates.join("../i18n/en"), &mut words);
    let contexts = [
        "accounts",
        "affiliate",
        "catalog",
        "content",
        "feed",
        "fulfilment",
        "ledger",
        "market",
        "payments",
        "radar",
        "request",
        "signals",
        "trade",
        "translation",
    ];
    let codes: BTreeSet<&str> = source.split('"').filter(|text| is_code(text, &contexts)).collect();
    let known =
        |code: &str| words.lines().any(|line| line.starts_with(&format!("{} =", code.replace(['.', '_'], "-"))));
    let unsaid: Vec<&&str> = codes.iter().filter(|code| !known(code) && !NO_REFUSALS.contains(code)).collect();
    assert!(codes.len() > 100 && unsaid.is_empty(), "codes without words: {unsaid:#?}");
}

/// Topics of events and samples of tests, which nobody is answered with.
const NO_REFUSALS: &[&str] = &[
    "affiliate.closing",
    "affiliate.commission_clawed_back",
    "affiliate.commission_frozen",
    "affiliate.commission_ordered",
    "affiliate.commission_refunded",
    "affiliate.commission_settled",
    "affiliate.external_refund",
    "affiliate.external_sale",
    "affiliate.invited",
    "affiliate.joined",
    "affiliate.rate_changed",
    "affiliate.sample_approved",
    "affiliate.sample_completed",
    "affiliate.sample_content_due",
    "affiliate.sample_expired",
    "affiliate.sample_not_shipped",
    "affiliate.sample_rejected",
    "affiliate.sample_requested",
    "affiliate.sample_shipped",
    "affiliate.sample_unfulfilled",
    "affiliate.sample_withdrawn",
    "catalog.images_changed",
    "content.comment_approved",
    "content.comment_removed",
    "content.commented",
    "content.followed",
    "content.liked",
    "content.media_",
    "content.post_deleted",
    "content.post_failed",
    "content.post_held",
    "content.post_edited",
    "content.post_ready",
    "content.post_removed",
    "content.post_restored",
    "content.report_dismissed",
    "content.report_upheld",
    "content.uncommented",
    "content.unfollowed",
    "content.unliked",
    "content.word_blocked",
    "content.word_unblocked",
    "catalog.listings_changed",
    "fulfilment.stock_changed",
    "market.changed",
    "market.price_",
    "market.rates_changed",
    "signals.db",
    "trade.cart_added",
    "trade.order_cancelled",
    "trade.order_moved",
    "trade.order_paid",
    "trade.order_placed",
    "trade.given_up",
    "trade.refunded",
    "trade.return_moved",
    "translation.language_required",
    "trade.waited",
];

fn is_code(text: &str, contexts: &[&str]) -> bool {
    let Some((context, what)) = text.split_once('.') else { return false };
    contexts.contains(&context) && !what.is_empty() && what.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
}
