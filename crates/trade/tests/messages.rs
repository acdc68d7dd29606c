//! Every code of this crate, of the flows of trade and of the payment adapters has a sentence in every language, with the same values in it.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files stops there")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

const LANGUAGES: [&str; 7] = ["en", "zh", "id", "th", "vi", "ms", "fil"];

/// Outbox topics look like codes and are none.
const TOPICS: [&str; 6] = [
    "trade.order_placed",
    "trade.order_paid",
    "trade.order_moved",
    "trade.order_cancelled",
    "trade.refunded",
    "trade.return_moved",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The values of every message of a language, by the message's id.
fn messages(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let text = std::fs::read_to_string(root().join("i18n").join(language).join("trade.ftl")).unwrap();
    let values =
        |sentence: &str| sentence.split("{ $").skip(1).map(|rest| rest.split(' ').next().unwrap().to_owned()).collect();
    text.lines()
        .filter_map(|line| line.split_once(" = "))
        .map(|(id, sentence)| (id.to_owned(), values(sentence)))
        .collect()
}

/// Every `"trade.…"` and `"payments.…"` in the sources of a folder; tests' own words are not codes.
fn codes(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            codes(&path, found);
        } else if path.file_name().is_none_or(|name| name != "tests.rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            found.extend(text.split('"').filter(|word| is_code(word)).map(str::to_owned));
        }
    }
}

fn is_code(word: &str) -> bool {
    let rest = word.strip_prefix("trade.").or_else(|| word.strip_prefix("payments."));
    rest.is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'))
}

#[test]
fn every_code_has_a_sentence() {
    let mut found = BTreeSet::new();
    codes(&root().join("crates/trade/src"), &mut found);
    codes(&root().join("crates/adapters/src/payment"), &mut found);
    codes(&root().join("crates/flows/src/trade"), &mut found);
    let english = messages("en");
    for code in found.iter().filter(|code| !TOPICS.contains(&code.as_str())) {
        let id = code.replace(['.', '_'], "-");
        assert!(english.contains_key(&id), "{id}");
    }
}

#[test]
fn every_language_says_the_same() {
    let english = messages("en");
    for language in LANGUAGES {
        assert_eq!(messages(language), english, "{language}");
    }
}
