//! Every code of this crate and its adapters has a sentence in every language, with the same values in it.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files stops there")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

const LANGUAGES: [&str; 7] = ["en", "zh", "id", "th", "vi", "ms", "fil"];

/// Outbox topics look like codes and are none.
const TOPICS: [&str; 2] = ["market.changed", "market.rates_changed"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The values of every message of a language, by the message's id.
fn messages(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let text = std::fs::read_to_string(root().join("i18n").join(language).join("market.ftl")).unwrap();
    let values =
        |sentence: &str| sentence.split("{ $").skip(1).map(|rest| rest.split(' ').next().unwrap().to_owned()).collect();
    text.lines()
        .filter_map(|line| line.split_once(" = "))
        .map(|(id, sentence)| (id.to_owned(), values(sentence)))
        .collect()
}

/// Every `"market.…"` in the sources of a folder.
fn codes(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            codes(&path, found);
        } else {
            let text = std::fs::read_to_string(&path).unwrap();
            let quoted = text.split('"').filter(|word| {
                word.strip_prefix("market.")
                    .is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'))
            });
            found.extend(quoted.map(str::to_owned));
        }
    }
}

#[test]
fn every_code_has_a_sentence() {
    let mut found = BTreeSet::new();
    codes(&root().join("crates/market/src"), &mut found);
    codes(&root().join("crates/adapters/src/fx"), &mut found);
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
